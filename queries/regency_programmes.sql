-- Which programmes name one regency, and the furthest stage documented for it.
--
-- $regency  regency.code
--
-- One row per programme, in their own order: id, name, programme_status, certainty, step, stage, date, date_precision, as_of, as_of_precision, document, quantity_m2, quantity_m2_bound, owner, source,
-- publisher, address, note.
-- certainty is null where no source names the regency; stage is null where none is documented for the regency itself.
-- Row key: id.
-- Passport: Q6bdb.

select
    programme.id,
    programme.name,
    programme.status as programme_status,
    programme_area.certainty,
    latest.step,
    stage.name as stage,
    latest.date,
    latest.date_precision,
    latest.as_of,
    latest.as_of_precision,
    latest.document,
    latest.quantity_m2,
    latest.quantity_m2_bound,
    programme.owner,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address,
    coalesce(latest.note, programme_area.note) as note
from programme
left join programme_area on programme_area.programme = programme.id and programme_area.regency = $regency
left join standing as latest
    on latest.programme = programme.id and latest.regency = $regency and latest.participant is null
left join stage on stage.programme = programme.id and stage.step = latest.step
left join source on source.id = coalesce(latest.source, programme_area.source)
order by programme.position
