-- The documented exports: what left, when, where to, how much, on what evidence.
--
-- $regencies  list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency and shipments whose regency is not published
-- $categories  list of category.code, met where a product of that category is known to have been in it; an empty list means every export
-- $year_from  first year, inclusive
-- $year_to    last year, inclusive
--
-- One row per event, newest first: id, date, date_precision, commodity, regencies, destination, via, volume_tonnes,
-- value_usd, value_idr, sender, evidence, counted, conflict, source, address, note, publisher.
-- counted is false for the other version of an event that another row already counts.
-- Row key: id.
-- Passport: Q3bff.

select
    export_row.*,
    source.publisher
from export_row
join export_event on export_event.id = export_row.id
left join source on source.id = export_event.source
where is_chosen_export(export_row.id, export_row.date, $regencies, $categories, $year_from, $year_to)
order by export_row.date desc, export_row.id
