-- Where participants of a programme wait: how many have not reached its last stage, and how long they have stood where they are.
--
-- $programme  programme.id
-- $regencies  list of regency.code; an empty list means every regency
--
-- One row per regency with somebody waiting, longest median first: code, short_name, waiting, median_days, longest_days, as_of.
-- Row key: code.

with highest as (
    select participant, any_value(regency) as regency, max(step) as step, arg_max(date, step) as since
    from stage_event
    where programme = $programme
      and participant is not null
      and (len($regencies) = 0 or list_contains($regencies::varchar[], regency))
    group by participant
),

newest as (
    select max(as_of) as day from stage_event where programme = $programme
)

select
    regency.code,
    regency.short_name,
    count(*) as waiting,
    median(date_diff('day', highest.since, newest.day)) as median_days,
    max(date_diff('day', highest.since, newest.day)) as longest_days,
    newest.day as as_of
from highest
cross join newest
join regency on regency.code = highest.regency
where highest.since is not null and highest.step < (select max(step) from stage where programme = $programme)
group by regency.code, regency.short_name, newest.day
order by median_days desc, regency.code
