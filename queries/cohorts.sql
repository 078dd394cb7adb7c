-- How far those who joined a programme in the same quarter have come.
--
-- $programme  programme.id
-- $regencies  list of regency.code; an empty list means every regency
--
-- One row per quarter and stage that somebody of it stands on, ordered by both: quarter, step, stage, standing, started.
-- started is the size of the quarter's cohort: its standing rows add up to it. step is null for those without any stage yet.
-- Row key: quarter, step.
-- Passport: Q90ff.

with highest as (
    select participant, max(step) as step from stage_event where programme = $programme group by participant
),

joined as (
    select
        year(participant.joined) || '-Q' || quarter(participant.joined) as quarter,
        highest.step,
        count(*) as standing
    from participant
    left join highest on highest.participant = participant.id
    where participant.programme = $programme
      and participant.joined is not null
      and is_among($regencies, participant.regency)
    group by 1, highest.step
)

select
    joined.quarter,
    joined.step,
    stage.name as stage,
    joined.standing,
    sum(joined.standing) over (partition by joined.quarter)::integer as started
from joined
left join stage on stage.programme = $programme and stage.step = joined.step
order by joined.quarter, joined.step nulls first
