-- How many products the register holds, and how far each is documented.
--
-- $regencies   list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
--
-- Exactly one row: products, regencies, villages, exported, claimed, supplying, unknown, linked, unlinked, unsourced.
-- exported, claimed, supplying and unknown add up to products, as do linked, unlinked and unsourced.
-- Rows behind it: products.
-- Passport: Q9544.

select
    count(*) as products,
    count(distinct product.regency) as regencies,
    count(distinct product.village) as villages,
    count(*) filter (product.export_status = 'tercatat') as exported,
    count(*) filter (product.export_status = 'klaim') as claimed,
    count(*) filter (product.export_status = 'pemasok') as supplying,
    count(*) filter (product.export_status = 'belum dilaporkan') as unknown,
    count(*) filter (source.address is not null) as linked,
    count(*) filter (source.id is not null and source.address is null) as unlinked,
    count(*) filter (source.id is null) as unsourced
from product
left join source on source.id = product.source
where is_within($regencies, product.regency, product.village)
  and is_among($categories, product.category)
