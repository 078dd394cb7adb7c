-- Who of one regency takes part in a programme, and the furthest stage that is reported of each.
--
-- $regency  regency.code
--
-- One row per participant, in the programmes' own order, then by name: id, programme, participant, product, stage, as_of, as_of_precision, source, publisher, address.
-- stage and as_of are null where no stage is reported of the participant.
-- Row key: id.
-- Passport: Qc71e.

select
    participant.id,
    programme.name as programme,
    participant.name as participant,
    product.name as product,
    stage.name as stage,
    standing.as_of,
    standing.as_of_precision,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address
from participant
join programme on programme.id = participant.programme
left join product on product.id = participant.product
left join standing on standing.participant = participant.id and standing.programme = participant.programme
left join stage on stage.programme = participant.programme and stage.step = standing.step
left join source on source.id = coalesce(standing.source, participant.source)
where participant.regency = $regency
order by programme.position, participant.name, participant.id
