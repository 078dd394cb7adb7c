-- How many products follow each licensing track; those whose track is undecided are a row of their own.
--
-- $regencies   list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
--
-- One row per track, all of them, in the tracks' own order: code, track, products, decided.
-- Rows behind it: products.
-- Row key: code.
-- Passport: Qb15c.

select
    licensing_track.code,
    licensing_track.name as track,
    count(product.id) as products,
    exists (select 1 from rung where rung.track = licensing_track.code) as decided
from licensing_track
left join product
    on product.track = licensing_track.code
    and (len($regencies) = 0 or list_has_any($regencies::varchar[], [product.regency, left(product.village, 6), product.village]))
    and (len($categories) = 0 or list_contains($categories::varchar[], product.category))
group by licensing_track.code, licensing_track.name, licensing_track.position
order by licensing_track.position
