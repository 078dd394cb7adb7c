-- What is late: targets and milestones whose date had passed unmet in a programme's newest data, and open follow-ups past due today.
--
-- $programme  programme.id; an empty text means every programme
-- $regencies  list of regency.code; an empty list means every regency; what is late for the whole province always shows
-- $today      the day on which follow-ups are judged
--
-- One row per late thing, targets first, then milestones, then follow-ups, each by how long it is late: id, kind, programme, area, what, value, bound, precision, target, unit, decimals, lacking, stage, since, since_precision, as_of, as_of_precision,
-- days, mover, source, publisher, address.
-- kind is 'target', 'tonggak' or 'tindak lanjut'. area is the place that it is late in. lacking names, divided by ';', the regencies of the programme that have not taken the
-- stage that the target counts, or the follow-up's area; it is null for the whole province. mover is who must move next.
-- A target whose day was put off is judged by the later day. A day known to the month or the year has passed when that month or year has; days count from its end.
-- A milestone on the day of a target of its programme is that target, said once. Targets and milestones are judged on the newest day of which the programme's data speak, never on today.
-- Row key: id.
-- Passport: Q7038.

with lacking as (
    select
        stage.programme,
        stage.indicator,
        arg_min_null(stage.name, stage.step) as stage,
        string_agg(regency.short_name, '; ' order by regency.code) as places
    from stage
    join programme_area on programme_area.programme = stage.programme
    join regency on regency.code = programme_area.regency
    left join standing
        on standing.programme = stage.programme and standing.regency = regency.code and standing.participant is null
    where stage.taken_by = 'kabupaten' and stage.indicator is not null and coalesce(standing.step < stage.step, true)
    group by stage.programme, stage.indicator
),

due as (
    select
        target.id, 'target' as kind, target.programme, target.area, target.indicator_name as what, target.realised as value,
        target.bound, target.precision, target.value as target, target.unit, target.decimals,
        case when target.area = (select code from whole) then lacking.places else area.name end as lacking,
        lacking.stage, target.due as since, 'hari' as since_precision, target.as_of, told_to(target.period) as as_of_precision,
        target.days_late as days, programme.owner as mover, target.source
    from judged_target as target
    join programme on programme.id = target.programme
    join area on area.code = target.area
    left join lacking on lacking.programme = target.programme and lacking.indicator = target.indicator
    union all
    select
        milestone.id, 'tonggak', milestone.programme, (select code from whole), milestone.name, null, null, null, null, null, null,
        null, null, milestone.planned, milestone.date_precision, programme_day.day, programme_day.precision,
        days_late(end_of(milestone.planned, milestone.date_precision), programme_day.day), programme.owner, milestone.source
    from milestone
    join programme on programme.id = milestone.programme
    join programme_day on programme_day.programme = milestone.programme
    where milestone.used
      and milestone.actual is null
      and not exists (
          select 1 from target where target.programme = milestone.programme and target.due = milestone.planned and target.area = (select code from whole)
      )
    union all
    select
        follow_up.id, 'tindak lanjut', coalesce(follow_up.programme, programme_indicator.programme), follow_up.area, follow_up.decision, null, null, null, null, null, null,
        case when follow_up.area = (select code from whole) then null else area.name end,
        null, follow_up.due, 'hari', $today::date, 'hari', days_late(follow_up.due, $today::date), follow_up.organisation, follow_up.source
    from follow_up
    join area on area.code = follow_up.area
    left join (
        select indicator, arg_min_null(programme, position) as programme from programme_indicator group by indicator
    ) as programme_indicator on programme_indicator.indicator = follow_up.indicator
    where follow_up.state = 'terbuka'
)

select
    due.id,
    due.kind,
    programme.name as programme,
    due.area,
    due.what,
    due.value,
    due.bound,
    due.precision,
    due.target,
    due.unit,
    due.decimals,
    due.lacking,
    due.stage,
    due.since,
    due.since_precision,
    due.as_of,
    due.as_of_precision,
    due.days,
    due.mover,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address
from due
left join programme on programme.id = due.programme
left join source on source.id = due.source
where due.days is not null
  and ($programme = '' or due.programme = $programme)
  and (due.area = (select code from whole) or is_among($regencies, due.area))
order by case due.kind when 'target' then 1 when 'tonggak' then 2 else 3 end, due.days desc, due.what, due.id
