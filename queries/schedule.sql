-- The calendar of all programmes: their span and their milestones, planned and reached, and by how many days each slipped.
--
-- $programme  programme.id; an empty text means every programme
--
-- One row per programme span or milestone, by programme and date: id, programme, position, kind, name, planned, actual, precision,
-- slip_days, conflict, used, responsible, source, publisher, address, as_of, as_of_precision.
-- kind is 'masa' (planned is its start, actual its end, null while it runs) or 'tonggak'. slip_days is actual minus planned; of a milestone not yet
-- reached it is the newest day of the programme's data minus planned, if that is positive. Of what is known
-- to the month or the year only, days are counted from its end while it is not reached, and not told once it is. as_of is that newest day.
-- Row key: kind, id.
-- Passport: Q5f72.

with entry as (
    select
        id, id as programme, 'masa' as kind, name, started as planned, ended as actual,
        coalesce(ended_precision, started_precision) as precision, null::varchar as conflict, true as used, source
    from programme
    where started is not null
    union all
    select id, programme, 'tonggak', name, planned, actual, date_precision, conflict, used, source
    from milestone
),

dated as (
    select
        *,
        end_of(planned, precision) as known_until
    from entry
)

select
    entry.id,
    programme.name as programme,
    programme.position,
    entry.kind,
    entry.name,
    entry.planned,
    entry.actual,
    entry.precision,
    case
        when entry.kind = 'masa' then null
        when entry.actual is not null then case entry.precision when 'hari' then date_diff('day', entry.planned, entry.actual) end
        else days_late(entry.known_until, programme_day.day)
    end as slip_days,
    entry.conflict,
    entry.used,
    programme.owner as responsible,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address,
    programme_day.day as as_of,
    programme_day.precision as as_of_precision
from dated as entry
join programme on programme.id = entry.programme
left join programme_day on programme_day.programme = entry.programme
left join source on source.id = entry.source
where $programme = '' or programme.id = $programme
order by programme.position, entry.kind, coalesce(entry.planned, entry.actual), entry.name, entry.id
