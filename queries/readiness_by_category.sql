-- How far the products of each category are documented on their readiness ladder.
--
-- $regencies   list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
--
-- One row per category and status with a product, in the categories' and the ladder's order: code, category, status, products.
-- status is 'belum ditentukan' where the licensing track is undecided, else 'awal' where only the listing is documented,
-- 'sebagian' beyond it, 'separuh' from half the rungs on. A product without evidence is not unready: it is not reported.
-- Rows behind it: products.
-- Row key: code, status.
-- Passport: Q1460.

select category.code, category.name as category, product_ladder.readiness as status, count(*) as products
from product_ladder
join category on category.code = product_ladder.category
where is_within($regencies, product_ladder.regency, product_ladder.village)
    and is_among($categories, product_ladder.category)
group by category.code, category.name, category.position, product_ladder.readiness
order by category.position, array_position(['separuh', 'sebagian', 'awal', 'belum ditentukan'], product_ladder.readiness)
