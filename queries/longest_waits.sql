-- Who waits longest: participants that stand on a stage before the last, which permit their product lacks next, and which office gives it.
--
-- $programme  programme.id
-- $regencies  list of regency.code; an empty list means every regency
-- $most       how many; null for all
--
-- One row per participant, longest wait first: participant, participant_name, product, regency, stage, since, since_precision, days, next_stage, permit,
-- office, as_of, as_of_precision, source, publisher.
-- since is the date of the highest stage; who stands on one without a date is not listed, for the wait is not known (waits_by_regency counts them).
-- permit is the first required rung of the product's ladder that no record documents; null where the product is not known. office gives it:
-- null where that rung is no permit.
-- Row key: participant.
-- Passport: Qcbfa.

with waiting as (
    select
        standing.participant, standing.step, standing.date as since, standing.date_precision as since_precision, standing.source,
        date_diff('day', standing.date, stage_day.day) as days, stage_day.day, stage_day.precision
    from standing
    join stage_day on stage_day.programme = standing.programme
    where standing.programme = $programme
      and standing.participant is not null
      and is_among($regencies, standing.regency)
      and standing.date is not null
      and standing.step < (select max(step) from stage where programme = $programme)
    order by days desc, standing.participant
    limit $most
),

ladder as (
    select step, name, lead(name) over (order by step) as following from stage where programme = $programme
),

missing as (
    select
        waiting.participant,
        arg_min_null(climb.name, climb.step) as permit,
        arg_min_null(permit_type.issuer, climb.step) as office
    from waiting
    join participant on participant.id = waiting.participant
    join climb on climb.product = participant.product and climb.counts and not climb.done
    left join permit_type on permit_type.code = climb.permit_type
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
    stage.following as next_stage,
    missing.permit,
    missing.office,
    waiting.day as as_of,
    waiting.precision as as_of_precision,
    coalesce(source.title, source.address_text) as source,
    source.publisher
from waiting
join participant on participant.id = waiting.participant
join regency on regency.code = participant.regency
join ladder as stage on stage.step = waiting.step
left join product on product.id = participant.product
left join missing on missing.participant = waiting.participant
left join source on source.id = waiting.source
order by waiting.days desc, waiting.participant
