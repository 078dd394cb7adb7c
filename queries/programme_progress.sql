-- How far each programme is: its newest realised count against its target, and the status that follows by rule.
--
-- $programme  programme.id; an empty text means every programme
--
-- One row per programme, in their own order: id, name, programme_status, kind, indicator, indicator_name, passport, unit, value,
-- bound, period, as_of, target, due, target_status, target_speaker, status, source, address.
-- status: 'tercapai' when realised >= target; 'terlambat' when the target's date had passed by the claim's date;
-- 'berjalan' while it has not; 'tanpa tenggat' when the target has no date; 'belum ada target'; 'direncanakan' for a
-- programme that is only announced. It is judged as of the claim's date, never as of today.

with realised as (
    select
        *,
        row_number() over (partition by indicator order by period_end desc, value desc) as place
    from observation
    where used and area = '53' and value is not null and status <> 'target'
),

goal as (
    select
        *,
        row_number() over (partition by programme, indicator order by due nulls last, id) as place
    from target
    where area = '53'
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
    realised.value,
    realised.bound,
    realised.period,
    realised.period_end as as_of,
    goal.value as target,
    goal.due,
    goal.status as target_status,
    goal.speaker as target_speaker,
    case
        when programme.status = 'direncanakan' then 'direncanakan'
        when goal.value is null then 'belum ada target'
        when realised.value >= goal.value then 'tercapai'
        when goal.due is null then 'tanpa tenggat'
        when goal.due < realised.period_end then 'terlambat'
        else 'berjalan'
    end as status,
    coalesce(source.title, source.address_text) as source,
    source.address
from programme
left join indicator on indicator.code = programme.progress
left join realised on realised.indicator = programme.progress and realised.place = 1
left join goal on goal.programme = programme.id and goal.indicator = programme.progress and goal.place = 1
left join source on source.id = coalesce(realised.source, programme.source)
where $programme = '' or programme.id = $programme
order by programme.position
