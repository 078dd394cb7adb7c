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

select *
from register_row
where is_around($regencies, code)
  and is_within($regencies, code, village_code)
  and category in (select category.name from category where is_among($categories, category.code))
  and is_named($search, product, regency, village)
order by code, product, id
