-- How long participants of a programme take for each stage, and how many wait on it now.
--
-- $programme  programme.id
-- $regencies  list of regency.code; an empty list means every regency
--
-- One row per stage, in order: step, stage, passed, median_days, waiting, median_waiting, longest_days, as_of, as_of_precision.
-- passed counts those whose this stage and next one have dates, median_days is how long they stood on this one; waiting counts those
-- whose highest stage this is and whose date is known, measured to the newest day of the programme's data. Nobody waits on the last stage.
-- A stage dated after its successor is listed by programme_faults and left out here.
-- Row key: step.
-- Passport: Q3d6a.

with taken as (
    select
        participant,
        step,
        min(date) as date,
        lead(step) over (partition by participant order by step) is null as highest,
        lead(min(date)) over (partition by participant order by step) as followed
    from stage_event
    where programme = $programme
      and participant is not null
      and is_among($regencies, regency)
    group by participant, step
),

newest as (
    select day, precision from stage_day where programme = $programme
),

measured as (
    select
        step,
        case when followed >= date then date_diff('day', date, followed) end as took,
        case when highest then date_diff('day', date, newest.day) end as waits
    from taken
    cross join newest
)

select
    stage.step,
    stage.name as stage,
    count(measured.took) as passed,
    median(measured.took) as median_days,
    case when stage.step < max(stage.step) over () then count(measured.waits) end as waiting,
    case when stage.step < max(stage.step) over () then median(measured.waits) end as median_waiting,
    case when stage.step < max(stage.step) over () then max(measured.waits) end as longest_days,
    (select day from newest) as as_of,
    (select precision from newest) as as_of_precision
from stage
left join measured on measured.step = stage.step
where stage.programme = $programme and stage.taken_by <> 'kabupaten'
group by stage.step, stage.name
order by stage.step
