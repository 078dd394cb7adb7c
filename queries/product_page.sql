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
        id,
        code,
        product,
        case $sort
            when 'product' then lower(product)
            when 'regency' then lower(regency)
            when 'village' then lower(village)
            when 'category' then lower(category)
            when 'track' then lower(track)
            when 'export_status' then export_status
            when 'indication_status' then indication_status
        end as word,
        case $sort when 'rungs_done' then rungs_done / rungs end as number
    from register_row
    where is_around($regencies, code)
      and is_within($regencies, code, village_code)
      and category in (select category.name from category where is_among($categories, category.code))
      and is_named($search, product, regency, village)
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
    order by blank, rising, falling desc, amount, code, product, id
    limit $most offset $from_row
),

placed as (
    select
        code,
        id,
        $from_row + row_number() over (order by blank, rising, falling desc, amount, code, product, id) as place,
        (select count(*) from found) as whole
    from page
)

select
    register_row.*,
    placed.place,
    placed.whole
from placed
join register_row on register_row.code = placed.code and register_row.id = placed.id
order by placed.place
