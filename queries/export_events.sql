-- The documented exports: what left, when, where to, how much, on what evidence.
--
-- $regencies  list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency and shipments whose regency is not published
-- $categories  list of category.code, met where a product of that category is known to have been in it; an empty list means every export
-- $year_from  first year, inclusive
-- $year_to    last year, inclusive
--
-- One row per event, newest first: id, date, date_precision, commodity, regencies, destination, via, volume_tonnes,
-- value_usd, value_idr, sender, evidence, counted, conflict, source, address, note.
-- counted is false for the other version of an event that another row already counts.
-- Row key: id.
-- Passport: Q3bff.

select
    export_event.id,
    export_event.date,
    export_event.date_precision,
    export_event.commodity,
    string_agg(regency.short_name, ', ' order by regency.code) as regencies,
    export_event.destination,
    export_event.via,
    export_event.volume_tonnes,
    export_event.value_usd,
    export_event.value_idr,
    export_event.sender,
    export_event.evidence,
    export_event.counted,
    export_event.conflict,
    coalesce(source.title, source.address_text) as source,
    source.address,
    export_event.note
from export_event
left join export_event_area on export_event_area.event = export_event.id
left join regency on regency.code = export_event_area.regency
left join source on source.id = export_event.source
where year(export_event.date) between $year_from and $year_to
  and (
      len($categories) = 0
      or export_event.id in (
          select export_event_product.event
          from export_event_product
          join product on product.id = export_event_product.product
          where list_contains($categories::varchar[], product.category)
      )
  )
group by all
having len($regencies) = 0
    or bool_or(list_contains($regencies::varchar[], regency.code))
    or export_event.id in (
        select export_event_product.event
        from export_event_product
        join product on product.id = export_event_product.product
        where list_has_any($regencies::varchar[], [left(product.village, 6), product.village])
    )
order by export_event.date desc, export_event.id
