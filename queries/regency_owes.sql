-- What each regency still owes a programme whose stages it takes itself: the stage it stands on, its document, and what is missing.
--
-- $programme  programme.id
--
-- One row per regency, all of them, ordered by code: code, name, short_name, step, stage, date, date_precision, document, document_date,
-- quantity_m2, quantity_m2_bound, evidence, owed, owed_count, undocumented, as_of, as_of_precision, source, publisher, address, note.
-- owed names, divided by ';', the stages after the one it stands on; undocumented counts those it took of which no document
-- number is published.
-- Row key: code.
-- Passport: Qcd6d.

with bare as (
    select regency as place
    from stage_event
    where programme = $programme and participant is null
    group by regency, step
    having count(document) = 0
)

select
    regency.code,
    regency.name,
    regency.short_name,
    latest.step,
    stage.name as stage,
    latest.date,
    latest.date_precision,
    latest.document,
    latest.document_date,
    latest.quantity_m2,
    latest.quantity_m2_bound,
    latest.evidence,
    (
        select string_agg(rest.name, '; ' order by rest.step)
        from stage as rest
        where rest.programme = $programme and rest.taken_by = 'kabupaten' and rest.step > coalesce(latest.step, 0)
    ) as owed,
    (
        select count(*)
        from stage as rest
        where rest.programme = $programme and rest.taken_by = 'kabupaten' and rest.step > coalesce(latest.step, 0)
    ) as owed_count,
    (select count(*) from bare where bare.place = regency.code) as undocumented,
    latest.as_of,
    latest.as_of_precision,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address,
    latest.note
from regency
left join standing as latest
    on latest.programme = $programme and latest.regency = regency.code and latest.participant is null
left join stage on stage.programme = $programme and stage.step = latest.step
left join source on source.id = latest.source
order by regency.code
