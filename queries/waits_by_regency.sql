-- Where participants of a programme wait: how many have not reached its last stage, and how long they have stood where they are.
--
-- $programme  programme.id
-- $regencies  list of regency.code; an empty list means every regency
--
-- One row per regency with somebody waiting, longest median first: code, short_name, waiting, undated, median_days, longest_days, as_of.
-- waiting counts those whose highest stage has a date, undated those whose highest stage has none: how long they wait is not known.
-- median_days and longest_days are of the former, null where there is none.
-- Row key: code.
-- Passport: Qbce5.

with highest as (
    select participant, regency, step, date as since
    from stage_event
    where programme = $programme
      and participant is not null
      and (len($regencies) = 0 or list_contains($regencies::varchar[], regency))
    qualify row_number() over (partition by participant order by step desc, date, id) = 1
),

newest as (
    select max(as_of) as day from stage_event where programme = $programme
)

select
    regency.code,
    regency.short_name,
    count(highest.since) as waiting,
    count(*) filter (highest.since is null) as undated,
    median(date_diff('day', highest.since, newest.day)) as median_days,
    max(date_diff('day', highest.since, newest.day)) as longest_days,
    newest.day as as_of
from highest
cross join newest
join regency on regency.code = highest.regency
where highest.step < (select max(step) from stage where programme = $programme)
group by regency.code, regency.short_name, newest.day
order by median_days desc nulls last, regency.code
