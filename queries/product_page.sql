-- A page of the register of village products, as products.sql gives them, sorted, searched and cut here so that only what is seen is sent.
--
-- $regencies   list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
-- $search      text sought in the product's, village's or regency's name; an empty text finds all
-- $sort        by which it is sorted: 'product', 'regency', 'village', 'category', 'track', 'rungs_done', 'export_status' or
--              'indication_status'; an empty text means by regency and product
-- $descending  true for the last first; a blank is last in either direction
-- $from_row    how many rows before the page are left out
-- $most        how many rows the page has at most; null for all
--
-- One row per product of the page, in the order asked for, ties by regency, product and id: id, product, code, regency, village,
-- village_code, category, track, rungs_done, rungs, export_status, export_evidence, indication_status, hs6, hs_confidence, source,
-- address, note, place, whole.
-- place is the row's number among all that were found, from 1; whole is how many were found on all pages together.
-- Words are sorted without regard to capitals; rungs_done by what is documented of what is required.
-- Row key: id.
-- Passport: Q3d71.

with found as (
    select
        product.id,
        product.name,
        product.regency,
        case $sort
            when 'product' then lower(product.name)
            when 'regency' then lower(regency.name)
            when 'village' then lower(village.name)
            when 'category' then lower(category.name)
            when 'track' then lower(licensing_track.name)
            when 'export_status' then product.export_status
            when 'indication_status' then product.indication_status
        end as word,
        case $sort when 'rungs_done' then product_ladder.rungs_done / product_ladder.rungs end as number
    from product
    join product_ladder on product_ladder.product = product.id
    join regency on regency.code = product.regency
    join category on category.code = product.category
    join licensing_track on licensing_track.code = product.track
    left join village on village.code = product.village
    where is_within($regencies, product.regency, product.village)
      and is_among($categories, product.category)
      and is_named($search, product.name, regency.name, village.name)
),

sorted as (
    select
        *,
        word is null and number is null as blank,
        case when $descending then null else word end as rising,
        case when $descending then word end as falling,
        case when $descending then -number else number end as amount
    from found
),

page as (
    select *
    from sorted
    order by blank, rising, falling desc, amount, regency, name, id
    limit $most offset $from_row
),

placed as (
    select
        id,
        $from_row + row_number() over (order by blank, rising, falling desc, amount, regency, name, id) as place,
        (select count(*) from found) as whole
    from page
)

select
    register_row.*,
    placed.place,
    placed.whole
from placed
join register_row on register_row.id = placed.id
order by placed.place
