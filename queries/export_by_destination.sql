-- Where the documented exports went. Shipments are counted; their volumes are too patchy to add.
--
-- $regencies  list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency and shipments whose regency is not published
-- $categories  list of category.code, met where a product of that category is known to have been in it; an empty list means every export
-- $year_from  first year, inclusive
-- $year_to    last year, inclusive
--
-- One row per destination, most events first: destination, events, commodities, newest, newest_precision.
-- Rows behind it: export_events.
-- Row key: destination.
-- Passport: Q59c6.

select
    destination,
    count(*) as events,
    string_agg(distinct commodity, '; ' order by commodity) as commodities,
    max(date) as newest,
    arg_max_null(date_precision, (date, case date_precision when 'hari' then 3 when 'bulan' then 2 else 1 end)) as newest_precision
from export_event
where counted
  and is_chosen_export(export_event.id, export_event.date, $regencies, $categories, $year_from, $year_to)
group by destination
order by events desc, destination
