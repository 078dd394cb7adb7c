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

with climbed as (
    select
        product.id,
        product.category,
        count(climb.step) as rungs,
        count(climb.step) filter (climb.done) as done
    from product
    left join climb on climb.product = product.id and climb.required
    where (len($regencies) = 0 or list_has_any($regencies::varchar[], [product.regency, left(product.village, 6), product.village]))
      and (len($categories) = 0 or list_contains($categories::varchar[], product.category))
    group by product.id, product.category
),

placed as (
    select
        category,
        case
            when rungs = 0 then 'belum ditentukan'
            when done <= 1 then 'awal'
            when done / rungs >= 0.5 then 'separuh'
            else 'sebagian'
        end as status
    from climbed
)

select category.code, category.name as category, placed.status, count(*) as products
from placed
join category on category.code = placed.category
group by category.code, category.name, category.position, placed.status
order by category.position, array_position(['separuh', 'sebagian', 'awal', 'belum ditentukan'], placed.status)
