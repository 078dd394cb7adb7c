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
where is_within($regencies, product.regency, product.village)
  and is_among($categories, product.category)
group by category.code, category.name, category.position
order by products desc, category.position
