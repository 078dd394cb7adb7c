-- What is documented of each regency's exports: the best documented status of its products, and how many stand on each.
--
-- $categories  list of category.code; an empty list means every category
--
-- One row per regency, all of them, ordered by code: code, name, short_name, status, products, exported, claimed, supplying, unknown.
-- status is tercatat, klaim, pemasok or null: null is not 'no export', it is not reported.
-- Rows behind it: products.
-- Row key: code.
-- Passport: Qb099.

with counted as (
    select
        regency,
        count(*) as products,
        count(*) filter (export_status = 'tercatat') as exported,
        count(*) filter (export_status = 'klaim') as claimed,
        count(*) filter (export_status = 'pemasok') as supplying,
        count(*) filter (export_status = 'belum dilaporkan') as unknown
    from product
    where is_among($categories, category)
    group by regency
)

select
    regency.code,
    regency.name,
    regency.short_name,
    case when exported > 0 then 'tercatat' when claimed > 0 then 'klaim' when supplying > 0 then 'pemasok' end as status,
    coalesce(products, 0) as products,
    coalesce(exported, 0) as exported,
    coalesce(claimed, 0) as claimed,
    coalesce(supplying, 0) as supplying,
    coalesce(unknown, 0) as unknown
from regency
left join counted on counted.regency = regency.code
order by regency.code
