-- The licensing tracks with a ladder that a programme's products follow.
--
-- $programme   programme.id; an empty text means the whole register, whatever the programme
-- $regencies   list of regency.code; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
--
-- One row per track with products and a ladder, in the tracks' own order: code, track, basis, products.
-- Passport: Q49d4.

select licensing_track.code, licensing_track.name as track, licensing_track.basis, count(*) as products
from product
join licensing_track on licensing_track.code = product.track
where exists (select 1 from rung where rung.track = licensing_track.code)
  and ($programme = '' or product.id in (select product from participant where programme = $programme))
  and is_among($regencies, product.regency)
  and is_among($categories, product.category)
group by licensing_track.code, licensing_track.name, licensing_track.basis, licensing_track.position
order by licensing_track.position
