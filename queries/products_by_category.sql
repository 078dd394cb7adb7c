-- How many products the register holds in each category.
--
-- $regencies   list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
--
-- One row per category with a product, most first: code, category, products.
-- Rows behind it: products.
-- Row key: code.
-- Passport: Q643d.

select category.code, category.name as category, count(*) as products
from product
join category on category.code = product.category
where (len($regencies) = 0 or list_has_any($regencies::varchar[], [product.regency, left(product.village, 6), product.village]))
  and (len($categories) = 0 or list_contains($categories::varchar[], product.category))
group by category.code, category.name, category.position
order by products desc, category.position
