-- The register of village products, with what is known of each.
--
-- $regencies   list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
-- $search      text sought in the product's, village's or regency's name; an empty text finds all
--
-- One row per product, ordered by regency and name: id, product, code, regency, village, village_code, category, track, rungs_done, rungs,
-- export_status, export_evidence, indication_status, hs6, hs_confidence, source, address, note.
-- rungs is null where the licensing track is undecided; rungs_done counts only what a source documents.
-- Row key: id.
-- Passport: Q0a3e.

select
    product.id,
    product.name as product,
    regency.code,
    regency.name as regency,
    village.name as village,
    product.village as village_code,
    category.name as category,
    licensing_track.name as track,
    product_ladder.rungs_done,
    product_ladder.rungs,
    product.export_status,
    product.export_evidence,
    product.indication_status,
    product.hs6,
    product.hs_confidence,
    coalesce(source.title, source.address_text) as source,
    source.address,
    product.note
from product
join product_ladder on product_ladder.product = product.id
join regency on regency.code = product.regency
join category on category.code = product.category
join licensing_track on licensing_track.code = product.track
left join village on village.code = product.village
left join source on source.id = product.source
where (len($regencies) = 0 or list_has_any($regencies::varchar[], [product.regency, left(product.village, 6), product.village]))
  and (len($categories) = 0 or list_contains($categories::varchar[], product.category))
  and (
      $search = ''
      or contains(lower(product.name || ' ' || regency.name || ' ' || coalesce(village.name, '')), lower($search))
  )
order by regency.code, product.name, product.id
