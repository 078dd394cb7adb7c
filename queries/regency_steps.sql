-- How far each regency is in a programme: of its participants, or of itself, the share that took each stage.
--
-- $programme  programme.id
--
-- One row per regency and stage, all of them, ordered by code and step: code, name, short_name, part, subjects, step, stage, reached,
-- share, progress, last, as_of, as_of_precision, joint.
-- Where participants take stages these are theirs, else those that the regency itself takes; the stage 0 is only the start.
-- subjects counts the participants with a stage, or 1 where the regency itself takes the stages; it is null where nothing is reported.
-- A later stage stands for the earlier ones. share is reached / subjects; progress is the mean share over the stages;
-- last is the share that took the last stage. part is false where no source names the regency as an area of the programme.
-- joint is true where the furthest stage rests on one source and day that speak of every regency alike.
-- Row key: code, step.
-- Passport: Q2aa9.

with taker as (
    select exists (select 1 from stage_event where programme = $programme and participant is not null) as participants
),

highest as (
    select
        coalesce(participant, regency) as subject, arg_max_null(regency, step) as regency, max(step) as step, max(as_of) as as_of,
        arg_max_null(as_of_precision, (as_of, as_of_precision = 'hari')) as as_of_precision
    from stage_event
    cross join taker
    where programme = $programme and (participant is not null) = taker.participants
    group by subject
),

together as (
    select regency as place, step, count(*) over (partition by step, source, date) = (select count(*) from regency) as joint
    from stage_event
    where programme = $programme and participant is null
),

subjects as (
    select
        regency, count(*) as subjects, max(as_of) as as_of,
        arg_max_null(as_of_precision, (as_of, as_of_precision = 'hari')) as as_of_precision
    from highest
    group by regency
),

ladder as (
    select step, name
    from stage
    cross join taker
    where programme = $programme and step > 0 and (taken_by <> 'kabupaten') = taker.participants
),

taken as (
    select highest.regency, stage.step, count(*) as reached
    from highest
    join ladder as stage on stage.step <= highest.step
    group by highest.regency, stage.step
)

select
    regency.code,
    regency.name,
    regency.short_name,
    programme_area.regency is not null as part,
    subjects.subjects,
    ladder.step,
    ladder.name as stage,
    case when subjects.subjects is not null then coalesce(taken.reached, 0) end as reached,
    coalesce(taken.reached, 0) / subjects.subjects as share,
    avg(coalesce(taken.reached, 0) / subjects.subjects) over (partition by regency.code) as progress,
    arg_max_null(coalesce(taken.reached, 0) / subjects.subjects, ladder.step) over (partition by regency.code) as last,
    subjects.as_of,
    subjects.as_of_precision,
    (select arg_max_null(joint, together.step) from together where together.place = regency.code) as joint
from regency
cross join ladder
left join programme_area on programme_area.programme = $programme and programme_area.regency = regency.code
left join subjects on subjects.regency = regency.code
left join taken on taken.regency = regency.code and taken.step = ladder.step
order by regency.code, ladder.step
