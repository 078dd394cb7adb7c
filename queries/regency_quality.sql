-- How good the data of each regency are: complete, recent, without conflict, permits well formed.
--
-- $as_of  the day on which the age is judged, as text YYYY-MM-DD
--
-- One row per regency, all of them, ordered by code: code, name, short_name, asked, told, timed, recent, conflicts, permits, well_formed.
-- asked counts the indicators known by regency, told those with a number; timed those of told that come at an interval,
-- recent those of them no older than two intervals; conflicts counts the groups of versions that disagree; permits those
-- with a number and a known form, well_formed those of them that fit it.
-- Passport: Q6cb9.

with asked as (
    select code, interval_months from indicator where regional and not coverage
),

newest as (
    select
        observation.area,
        asked.interval_months,
        max(observation.period_end) as as_of
    from asked
    join observation on observation.indicator = asked.code
    where observation.used and observation.value is not null
    group by observation.area, asked.code, asked.interval_months
),

claims as (
    select
        area,
        count(*) as told,
        count(interval_months) as timed,
        count(*) filter ($as_of::date <= last_day(as_of + to_months(2 * interval_months))) as recent
    from newest
    group by area
),

disputed as (
    select area, count(distinct conflict) as conflicts
    from observation
    where conflict is not null
    group by area
),

numbered as (
    select regency, count(*) as permits, count(*) filter (well_formed) as well_formed
    from dated_permit
    where well_formed is not null
    group by regency
)

select
    regency.code,
    regency.name,
    regency.short_name,
    (select count(*) from asked) as asked,
    coalesce(claims.told, 0) as told,
    coalesce(claims.timed, 0) as timed,
    coalesce(claims.recent, 0) as recent,
    coalesce(disputed.conflicts, 0) as conflicts,
    coalesce(numbered.permits, 0) as permits,
    coalesce(numbered.well_formed, 0) as well_formed
from regency
left join claims on claims.area = regency.code
left join disputed on disputed.area = regency.code
left join numbered on numbered.regency = regency.code
order by regency.code
