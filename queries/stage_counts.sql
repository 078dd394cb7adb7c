-- How many stand on each stage of a programme: from the dated events where they are known, else from the published count.
--
-- $programme  programme.id
-- $regencies  list of regency.code; an empty list means every regency
--
-- One row per stage, in order: step, stage, taken_by, area, reached, standing, as_of, as_of_precision, basis, publisher.
-- reached counts those that ever took the step; standing those whose highest step it is. Published counts are standing only
-- and hold for the province: area is then that of the province, and they never stand beside what was counted in chosen regencies.
-- basis is 'peristiwa', 'pernyataan' or null when nothing is known.
-- Row key: step.
-- Passport: Qe4a1.

with highest as (
    select coalesce(participant, regency) as subject, max(step) as step
    from stage_event
    where programme = $programme and is_among($regencies, regency)
    group by subject
),

events as (
    select
        step,
        count(distinct coalesce(participant, regency)) as reached,
        max(as_of) as as_of,
        arg_max_null(as_of_precision, (as_of, as_of_precision = 'hari')) as as_of_precision,
        string_agg(distinct source.publisher, ', ' order by source.publisher) as publisher
    from stage_event
    left join source on source.id = stage_event.source
    where programme = $programme and is_among($regencies, regency)
    group by step
),

standing as (
    select step, count(*) as standing from highest group by step
),

published as (
    select realised.indicator, realised.value, realised.period, realised.period_end, source.publisher
    from realised
    left join source on source.id = realised.source
    where realised.area = (select code from whole)
      and realised.place = 1
      and (len($regencies) = 0 or not exists (select 1 from stage_event where programme = $programme))
)

select
    stage.step,
    stage.name as stage,
    stage.taken_by,
    case when events.reached is null and published.value is not null then (select code from whole) end as area,
    events.reached,
    coalesce(standing.standing, round(published.value)::integer) as standing,
    coalesce(events.as_of, published.period_end) as as_of,
    case when events.as_of is null then told_to(published.period) else events.as_of_precision end as as_of_precision,
    case when events.reached is not null then 'peristiwa' when published.value is not null then 'pernyataan' end as basis,
    coalesce(events.publisher, published.publisher) as publisher
from stage
left join events on events.step = stage.step
left join standing on standing.step = stage.step
left join published on published.indicator = stage.indicator
where stage.programme = $programme
order by stage.step
