-- What was decided after looking at a number: who does it, by when, and in which state it is. Open and overdue ones first.
--
-- $programme  programme.id, its indicators included; an empty text means any
-- $indicator  indicator.code; an empty text means any
-- $regencies  list of regency.code; an empty list means everywhere; what holds for the whole province always shows
-- $today      the day on which 'late' is judged
--
-- One row per follow-up, overdue ones first: id, indicator, programme, area, area_name, decision, organisation, decided_on, due, state,
-- state_since, late, days, source, publisher, address, note.
-- days is how long it is overdue; null where it is not.
-- Row key: id.
-- Passport: Qfe2c.

select
    follow_up.id,
    indicator.name as indicator,
    programme.name as programme,
    follow_up.area,
    area.name as area_name,
    follow_up.decision,
    follow_up.organisation,
    follow_up.decided as decided_on,
    follow_up.due,
    follow_up.state,
    follow_up.state_since,
    follow_up.state = 'terbuka' and days_late(follow_up.due, $today::date) is not null as late,
    case when late then days_late(follow_up.due, $today::date) end as days,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address,
    follow_up.note
from follow_up
join area on area.code = follow_up.area
left join indicator on indicator.code = follow_up.indicator
left join programme on programme.id = follow_up.programme
left join source on source.id = follow_up.source
where ($indicator = '' or follow_up.indicator = $indicator)
  and (
      $programme = ''
      or follow_up.programme = $programme
      or follow_up.indicator in (select indicator from programme_indicator where programme = $programme)
  )
  and (len($regencies) = 0 or follow_up.area in ((select code from whole), 'ID') or list_contains($regencies::varchar[], left(follow_up.area, 4)))
order by late desc, follow_up.state <> 'terbuka', follow_up.due nulls last, follow_up.id
