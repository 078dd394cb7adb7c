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

with chosen as (
    select distinct export_event.id, destination, commodity, volume_tonnes
    from export_event
    left join export_event_area on export_event_area.event = export_event.id
    left join export_event_product on export_event_product.event = export_event.id
    left join product on product.id = export_event_product.product
    where counted
      and year(date) between $year_from and $year_to
      and (len($categories) = 0 or list_contains($categories::varchar[], product.category))
      and (
          len($regencies) = 0
          or list_has_any($regencies::varchar[], [export_event_area.regency, left(product.village, 6), product.village])
      )
)

select
    commodity,
    count(*) as events,
    count(volume_tonnes) as events_with_volume,
    sum(volume_tonnes) as volume_tonnes,
    string_agg(distinct destination, ', ' order by destination) as destinations
from chosen
group by commodity
order by events desc, commodity
