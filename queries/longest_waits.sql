-- Who waits longest: participants that stand on a stage before the last, which permit their product lacks next, and which office gives it.
--
-- $programme  programme.id
-- $regencies  list of regency.code; an empty list means every regency
-- $most       how many
--
-- One row per participant, longest wait first: participant, participant_name, product, regency, stage, since, since_precision, days, next_stage, permit,
-- office, as_of, source, publisher.
-- since is the date of the highest stage; who stands on one without a date is not listed, for the wait is not known (waits_by_regency counts them).
-- permit is the first required rung of the product's ladder that no record documents; null where the product is not known. office gives it:
-- null where that rung is no permit.
-- Row key: participant.
-- Passport: Qcbfa.

with highest as (
    select participant, step, date as since, date_precision as since_precision, source
    from stage_event
    where programme = $programme
      and participant is not null
      and (len($regencies) = 0 or list_contains($regencies::varchar[], regency))
    qualify row_number() over (partition by participant order by step desc, date, id) = 1
),

newest as (
    select max(as_of) as day from stage_event where programme = $programme
),

waiting as (
    select highest.*, date_diff('day', highest.since, newest.day) as days, newest.day
    from highest
    cross join newest
    where highest.since is not null and highest.step < (select max(step) from stage where programme = $programme)
    order by days desc, participant
    limit $most
),

missing as (
    select
        waiting.participant,
        arg_min_null(rung.name, rung.step) as permit,
        arg_min_null(permit_type.issuer, rung.step) as office
    from waiting
    join participant on participant.id = waiting.participant
    join product on product.id = participant.product
    join rung on rung.track = product.track and not rung.optional and rung.shown_by <> 'belum ada'
    left join permit_type on permit_type.code = rung.permit_type
    where rung.shown_by <> 'pendataan'
      and not exists (select 1 from permit where permit.product = product.id and permit.type = rung.permit_type)
      and not (rung.shown_by = 'izin atau indikasi' and product.indication_status = 'terdaftar')
      and not (rung.shown_by = 'ekspor' and product.export_status = 'tercatat')
    group by waiting.participant
)

select
    waiting.participant,
    participant.name as participant_name,
    product.name as product,
    regency.short_name as regency,
    stage.name as stage,
    waiting.since,
    waiting.since_precision,
    waiting.days,
    following.name as next_stage,
    missing.permit,
    missing.office,
    waiting.day as as_of,
    coalesce(source.title, source.address_text) as source,
    source.publisher
from waiting
join participant on participant.id = waiting.participant
join regency on regency.code = participant.regency
join stage on stage.programme = $programme and stage.step = waiting.step
left join stage as following on following.programme = $programme
    and following.step = (select min(other.step) from stage as other where other.programme = $programme and other.step > waiting.step)
left join product on product.id = participant.product
left join missing on missing.participant = waiting.participant
left join source on source.id = waiting.source
order by waiting.days desc, waiting.participant
