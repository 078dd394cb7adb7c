-- How far each programme is: its newest realised count against the target in force, and the status that follows by rule.
--
-- $programme  programme.id; an empty text means every programme
--
-- One row per programme, in their own order: id, name, programme_status, kind, indicator, indicator_name, passport, unit, decimals, value,
-- bound, precision, period, as_of, target, due, days_left, target_status, target_speaker, status, source, address, publisher, published, published_precision, speaker, began, planned,
-- other_targets, statement_name, statement, statement_precision, statement_bound, statement_unit, statement_decimals, statement_speaker,
-- statement_period.
-- The target in force is the next one due on the claim's date, else the last one that was due, else one without a date.
-- days_left is from the claim's date to due, below zero where that had passed.
-- planned is what a straight line from `began` (the programme's start, else the day of the target) to the target asks
-- on the claim's date. status: 'direncanakan' for a programme that is only announced and has no figure;
-- 'target ukuran lain' when its targets count something else, as many as other_targets says; 'belum ada target';
-- 'belum dilaporkan' when nothing realised is known; 'tercapai' when realised >= target;
-- 'tanpa tenggat' when the target has no date; 'terlambat' when that date had passed by the claim's date;
-- until then 'sesuai rencana', 'perlu perhatian' or 'terlambat' by the shares of the plan written in `rule`.
-- statement_...: the newest figure that somebody only stated of the programme after its newest count, which nobody verified.
-- All is judged as of the claim's date, never as of today.
-- Passport: Qcb1e.

with rule as (
    select 0.9 as on_plan, 0.75 as attention
),

goal as (
    select
        *,
        row_number() over (
            partition by programme, indicator
            order by
                due is null,
                passed,
                case when as_of is not null and not passed then due end,
                due desc,
                id
        ) as place
    from (
        select *, days_late(due, as_of) is not null as passed from judged_target where area = (select code from whole)
    ) as judged
),

plan as (
    select
        programme.id as programme,
        realised.value,
        realised.bound,
        realised.precision,
        realised.period,
        realised.period_end as as_of,
        realised.source,
        realised.speaker,
        goal.value as target,
        goal.due,
        goal.met,
        goal.days_left,
        goal.passed,
        goal.status as target_status,
        goal.speaker as target_speaker,
        least(coalesce(programme.started, goal.stated), goal.due) as began,
        case
            when goal.due is null or realised.period_end is null then null
            when began = goal.due then goal.value
            else goal.value * greatest(0, least(1, date_diff('day', began, realised.period_end) / date_diff('day', began, goal.due)))
        end as planned
    from programme
    left join realised on realised.indicator = programme.progress and realised.area = (select code from whole) and realised.place = 1
    left join goal on goal.programme = programme.id and goal.indicator = programme.progress and goal.place = 1
),

elsewhere as (
    select target.programme, count(*) as targets
    from target
    join programme on programme.id = target.programme
    where target.area = (select code from whole) and target.indicator is distinct from programme.progress
    group by target.programme
),

stated as (
    select
        programme_indicator.programme,
        indicator.name,
        indicator.unit,
        indicator.decimals,
        observation.value,
        observation.precision,
        observation.bound,
        observation.speaker,
        observation.period,
        observation.period_end,
        row_number() over (
            partition by programme_indicator.programme order by observation.period_end desc, programme_indicator.position
        ) as place
    from programme_indicator
    join indicator on indicator.code = programme_indicator.indicator
    join observation on observation.indicator = indicator.code and observation.area = (select code from whole)
    join plan on plan.programme = programme_indicator.programme
    join programme on programme.id = programme_indicator.programme
    where observation.used
      and observation.value is not null
      and observation.status = 'pernyataan'
      and indicator.code is distinct from programme.progress
      and observation.period_end > plan.as_of
)

select
    programme.id,
    programme.name,
    programme.status as programme_status,
    programme.kind,
    programme.progress as indicator,
    indicator.name as indicator_name,
    indicator.passport,
    indicator.unit,
    indicator.decimals,
    plan.value,
    plan.bound,
    plan.precision,
    plan.period,
    plan.as_of,
    plan.target,
    plan.due,
    plan.days_left,
    plan.target_status,
    plan.target_speaker,
    case
        when programme.status = 'direncanakan' and plan.value is null then 'direncanakan'
        when plan.target is null and coalesce(elsewhere.targets, 0) > 0 then 'target ukuran lain'
        when plan.target is null then 'belum ada target'
        when plan.value is null then 'belum dilaporkan'
        when plan.met then 'tercapai'
        when plan.due is null then 'tanpa tenggat'
        when plan.passed then 'terlambat'
        when plan.value >= rule.on_plan * plan.planned then 'sesuai rencana'
        when plan.value >= rule.attention * plan.planned then 'perlu perhatian'
        else 'terlambat'
    end as status,
    coalesce(source.title, source.address_text) as source,
    source.address,
    source.publisher,
    source.published,
    source.published_precision,
    plan.speaker,
    plan.began,
    plan.planned,
    coalesce(elsewhere.targets, 0) as other_targets,
    stated.name as statement_name,
    stated.value as statement,
    stated.precision as statement_precision,
    stated.bound as statement_bound,
    stated.unit as statement_unit,
    stated.decimals as statement_decimals,
    stated.speaker as statement_speaker,
    stated.period as statement_period
from programme
cross join rule
join plan on plan.programme = programme.id
left join indicator on indicator.code = programme.progress
left join elsewhere on elsewhere.programme = programme.id
left join stated on stated.programme = programme.id and stated.place = 1
left join source on source.id = coalesce(plan.source, programme.source)
where $programme = '' or programme.id = $programme
order by programme.position
