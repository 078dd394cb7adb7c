-- What the documented exports were. Volumes are summed over the events that published one.
--
-- $regencies  list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency and shipments whose regency is not published
-- $categories  list of category.code, met where a product of that category is known to have been in it; an empty list means every export
-- $year_from  first year, inclusive
-- $year_to    last year, inclusive
--
-- One row per commodity, most events first: commodity, events, events_with_volume, volume_tonnes, destinations.
-- Rows behind it: export_events.
-- Row key: commodity.
-- Passport: Qd3c6.

select
    commodity,
    count(*) as events,
    count(volume_tonnes) as events_with_volume,
    sum(volume_tonnes) as volume_tonnes,
    string_agg(distinct destination, ', ' order by destination) as destinations
from export_event
where counted
  and is_chosen_export(export_event.id, export_event.date, $regencies, $categories, $year_from, $year_to)
group by commodity
order by events desc, commodity
