-- Which stage of a programme each regency itself has reached, with document and evidence.
--
-- $programme  programme.id
--
-- One row per regency, all of them, ordered by code: code, name, short_name, step, stage, date, date_precision, as_of, as_of_precision,
-- document, quantity_m2, quantity_m2_bound, evidence, source, publisher, address, note, first_step. step is null where nothing is reported;
-- first_step is the first of the stages that a regency itself takes.
-- Row key: code.
-- Passport: Q61b2.

select
    regency.code,
    regency.name,
    regency.short_name,
    latest.step,
    stage.name as stage,
    latest.date,
    latest.date_precision,
    latest.as_of,
    latest.as_of_precision,
    latest.document,
    latest.quantity_m2,
    latest.quantity_m2_bound,
    latest.evidence,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address,
    latest.note,
    (select min(step) from stage where programme = $programme and taken_by = 'kabupaten') as first_step
from regency
left join standing as latest
    on latest.programme = $programme and latest.regency = regency.code and latest.participant is null
left join stage on stage.programme = latest.programme and stage.step = latest.step
left join source on source.id = latest.source
order by regency.code
