-- The districts of a regency, with what the register holds of their villages.
--
-- $regency     regency.code; an empty text means all
-- $categories  list of category.code; an empty list means every category
--
-- One row per district, ordered by code: code, name, villages, unlocated, told, products, exported.
-- unlocated counts villages without a point of their own; told counts villages of which the register holds a product.
-- told, products and exported are null where the register holds nothing: nobody says that there is nothing.
-- Row key: code.
-- Passport: Qa970.

with held as (
    select
        village.district,
        count(distinct village.code) as told,
        count(*) as products,
        count(*) filter (product.export_status = 'tercatat') as exported
    from product
    join village on village.code = product.village
    where ($regency = '' or product.regency = $regency)
      and is_among($categories, product.category)
    group by village.district
)

select
    district.code,
    district.name,
    count(village.code) as villages,
    count(*) filter (village.coordinate = 'kecamatan') as unlocated,
    held.told,
    held.products,
    nullif(held.exported, 0) as exported
from district
left join village on village.district = district.code
left join held on held.district = district.code
where $regency = '' or district.regency = $regency
group by district.code, district.name, held.told, held.products, held.exported
order by district.code
