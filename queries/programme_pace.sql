-- At what pace a programme's count grew between its reports: on the whole, in the slowest and in the fastest stretch.
--
-- $programme  programme.id
--
-- Exactly one row: reports, since, since_value, as_of, value, pace, slowest, fastest.
-- Paces are per day. reports counts the days with a report in the year before the newest one; of several on one day the
-- largest counts. Paces are null with fewer than two reports.
-- Passport: Q25b6.

with report as (
    select period_end as day, value from programme_report where programme = $programme and place = 1
),

recent as (
    select *
    from report
    where day >= (select max(day) from report) - interval 365 day
),

stretch as (
    select
        (value - lag(value) over (order by day)) / date_diff('day', lag(day) over (order by day), day) as pace
    from recent
)

select
    count(*) as reports,
    min(day) as since,
    arg_min_null(value, day) as since_value,
    max(day) as as_of,
    arg_max_null(value, day) as value,
    (arg_max_null(value, day) - arg_min_null(value, day)) / nullif(date_diff('day', min(day), max(day)), 0) as pace,
    (select min(pace) from stretch) as slowest,
    (select max(pace) from stretch) as fastest
from recent
