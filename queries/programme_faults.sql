-- Rows that cannot all be right: found and listed with the row, never mended here.
--
-- $programme  programme.id; permits are those of its participants' products, or all of them where it has none
-- $regencies  list of regency.code; an empty list means every regency; what is of no single regency always shows
-- $most       how many at most of each kind; null for all
--
-- One row per finding, by kind: kind, row, subject, regency, first, first_date, first_precision,
-- second, second_date, second_precision, value, bound, precision, target, unit, decimals, other.
-- kind 'tahap': a stage (first) dated before the stage that precedes it (second), compared no finer than both dates are known.
-- kind 'izin': a permit that expires before it was issued. kind 'target': a target lower than what was already realised when
-- it was stated. kind 'nama': two spellings of what may be one participant, in this programme and in another (second), same
-- regency and same digits; other is the other row's id.
-- Row key: kind, row, other.
-- Passport: Qe8d5.

with event as (
    select
        stage_event.id,
        stage_event.regency,
        stage_event.participant,
        stage_event.date,
        stage_event.date_precision,
        stage.name as stage,
        lag(stage_event.date) over subject as before,
        lag(stage_event.date_precision) over subject as before_precision,
        lag(stage.name) over subject as before_stage
    from stage_event
    join stage on stage.programme = stage_event.programme and stage.step = stage_event.step
    where stage_event.programme = $programme and stage_event.date is not null
    window subject as (
        partition by coalesce(stage_event.participant, stage_event.regency) order by stage_event.step, stage_event.date
    )
),

grain as (
    select
        *,
        case
            when 'tahun' in (date_precision, before_precision) then 'year'
            when 'bulan' in (date_precision, before_precision) then 'month'
            else 'day'
        end as part
    from event
    where before is not null
),

early as (
    select
        target.id as target, indicator.name as indicator, target.area, target.speaker, target.stated, target.value,
        indicator.unit, indicator.decimals, realised.speaker as told_by, realised.period, realised.period_end,
        realised.value as realised, realised.bound, realised.precision,
        row_number() over (partition by target.id order by realised.period_end desc, realised.value desc) as place
    from target
    join indicator on indicator.code = target.indicator
    join realised on realised.indicator = target.indicator and realised.area = target.area
    where target.programme = $programme
      and indicator.direction <> 'turun'
      and realised.value > target.value
      and realised.period_end <= target.stated
),

finding as (
    select
        'tahap' as kind, grain.id as row, coalesce(participant.name, regency.name) as subject,
        grain.regency, grain.stage as first, grain.date as first_date, grain.date_precision as first_precision,
        grain.before_stage as second, grain.before as second_date, grain.before_precision as second_precision,
        null as value, null as bound, null as precision, null as target, null as unit, null as decimals, null as other
    from grain
    left join participant on participant.id = grain.participant
    join regency on regency.code = grain.regency
    where date_trunc(grain.part, grain.date) < date_trunc(grain.part, grain.before)
    union all
    select
        'izin', permit.id, product.name, product.regency, permit_type.short_name, permit.expires, 'hari', permit_type.short_name,
        permit.issued, 'hari', null, null, null, null, null, null, null
    from permit
    join permit_type on permit_type.code = permit.type
    join product on product.id = permit.product
    where permit.expires < permit.issued
      and (
          permit.product in (select product from participant where programme = $programme)
          or not exists (select 1 from participant where programme = $programme)
      )
    union all
    select
        'target', early.target, early.indicator, regency.code, early.speaker, early.stated, 'hari', early.told_by, early.period_end,
        told_to(early.period), early.realised, early.bound, early.precision, early.value, early.unit, early.decimals, null
    from early
    left join regency on regency.code = early.area
    where early.place = 1
    union all
    select
        'nama', mine.id, mine.name, mine.regency, mine.name, null, null, theirs.name || ' (' || programme.name || ')',
        null, null, null, null, null, null, null, null, theirs.id
    from namesake
    join participant as mine on mine.id = namesake.participant
    join participant as theirs on theirs.id = namesake.other
    join programme on programme.id = theirs.programme
    where namesake.programme = $programme
)

select
    finding.kind,
    finding.row,
    finding.subject,
    regency.short_name as regency,
    finding.first,
    finding.first_date,
    finding.first_precision,
    finding.second,
    finding.second_date,
    finding.second_precision,
    finding.value,
    finding.bound,
    finding.precision,
    finding.target,
    finding.unit,
    finding.decimals,
    finding.other
from finding
left join regency on regency.code = finding.regency
where len($regencies) = 0 or finding.regency is null or list_contains($regencies::varchar[], finding.regency)
qualify $most is null or row_number() over (partition by finding.kind order by finding.row, finding.other) <= $most
order by finding.kind, finding.row, finding.other
