-- How many products follow each licensing track; those whose track is undecided are a row of their own.
--
-- $regencies   list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
--
-- One row per track, all of them, in the tracks' own order: code, track, products, decided.
-- products is null for a track without products while the track of others of its family is undecided: they may follow it.
-- Rows behind it: products.
-- Row key: code.
-- Passport: Qb15c.

with counted as (
    select
        licensing_track.code,
        licensing_track.name,
        licensing_track.position,
        licensing_track.family,
        exists (select 1 from rung where rung.track = licensing_track.code) as decided,
        count(product.id) as products
    from licensing_track
    left join product
        on product.track = licensing_track.code
        and is_within($regencies, product.regency, product.village)
        and is_among($categories, product.category)
    group by licensing_track.code, licensing_track.name, licensing_track.position, licensing_track.family
),

undecided as (
    select family, sum(products) as products from counted where not decided group by family
)

select
    counted.code,
    counted.name as track,
    case when counted.products > 0 or coalesce(undecided.products, 0) = 0 then counted.products end as products,
    counted.decided
from counted
left join undecided on undecided.family = counted.family
order by counted.position
