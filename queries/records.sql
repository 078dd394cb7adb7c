-- Every record of the snapshot cell by cell, so that two snapshots can be compared: names, sources, categories, dates, notes.
--
-- $keys  list of key; an empty list means every record
--
-- One row per filled cell, ordered by record and field: key, record, field, content.
-- key is the kind of record and its id; record is what it is called. A cell that holds the id of another record (a source, a
-- category, a place) finds its name at the key of that. The values that `figures` compares are left out.
-- Row key: key, field.
-- Passport: Qa94e.

with cells as (
    select 'klaim·' || observation.id as key, indicator.name || ', ' || area.name || ', ' || period as record,
        columns(observation.* exclude (id, value, value_date, value_date_precision, value_text, blank, used, conflict))
    from observation
    join indicator on indicator.code = observation.indicator
    join area on area.code = observation.area
    union all by name
    select 'perdagangan·' || id as key, concat_ws(', ', measure, scope, commodity, place, destination, period) as record,
        * exclude (id, value_usd, value_idr, volume_tonnes, conflict)
    from export_statistic
    union all by name
    select 'ekspor·' || id as key, commodity || ' ke ' || destination as record, * exclude (id, volume_tonnes, counted, conflict)
    from export_event
    union all by name
    select 'target·' || target.id as key, indicator.name || ' (target)' as record, columns(target.* exclude (id, value))
    from target
    join indicator on indicator.code = target.indicator
    union all by name
    select 'tonggak·' || id as key, name as record, * exclude (id, used, conflict) from milestone
    union all by name
    select 'produk·' || id as key, name as record, * exclude id from product
    union all by name
    select 'izin·' || permit.id as key, permit_type.short_name || ', ' || product.name as record, columns(permit.* exclude id)
    from permit
    join product on product.id = permit.product
    join permit_type on permit_type.code = permit.type
    union all by name
    select 'indikasi·' || id as key, name as record, * exclude id from indication
    union all by name
    select 'program·' || id as key, name as record, * exclude (id, position) from programme
    union all by name
    select 'wilayah program·' || programme || '·' || programme_area.regency as key, programme.name || ', ' || area.name as record,
        columns(programme_area.* exclude (programme, regency))
    from programme_area
    join programme on programme.id = programme_area.programme
    join area on area.code = programme_area.regency
    union all by name
    select 'mitra program·' || programme || '·' || partner as key, programme.name || ', ' || partner.name as record,
        columns(programme_partner.* exclude (programme, partner))
    from programme_partner
    join programme on programme.id = programme_partner.programme
    join partner on partner.id = programme_partner.partner
    union all by name
    select 'tahap·' || programme || '·' || step as key, programme.name || ', ' || stage.name as record,
        columns(stage.* exclude (programme, step))
    from stage
    join programme on programme.id = stage.programme
    union all by name
    select 'peserta·' || id as key, name as record, * exclude id from participant
    union all by name
    select 'capaian tahap·' || stage_event.id as key, stage.name || ', ' || coalesce(participant.name, area.name) as record,
        columns(stage_event.* exclude (id, programme, step))
    from stage_event
    join stage on stage.programme = stage_event.programme and stage.step = stage_event.step
    join area on area.code = stage_event.regency
    left join participant on participant.id = stage_event.participant
    union all by name
    select 'unit·' || id as key, name as record, * exclude id from technical_unit
    union all by name
    select 'komitmen·' || id as key, company as record, * exclude id from commitment
    union all by name
    select 'tindak lanjut·' || id as key, decision as record, * exclude id from follow_up
    union all by name
    select 'pertentangan·' || code as key, title as record, * exclude code from conflict
    union all by name
    select 'indikator·' || code as key, name as record, * exclude (code, passport) from indicator
    union all by name
    select 'sumber·' || id as key, title as record, * exclude id from source
    union all by name
    select 'kategori·' || code as key, name as record, name from category
    union all by name
    select 'jalur·' || code as key, name as record, name from licensing_track
    union all by name
    select 'jenis izin·' || code as key, name as record, * exclude (code, position) from permit_type
    union all by name
    select 'wilayah·' || code as key, name as record, name from area
)

select key, record, field, content
from (
    unpivot (
        select key, record, columns(* exclude (key, record))::varchar from cells where len($keys) = 0 or key in (select unnest($keys::varchar[]))
    )
    on columns(* exclude (key, record)) into name field value content
)
order by key, field
