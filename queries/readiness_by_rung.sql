-- The readiness ladder: of the products on each track, how many have a documented rung and of how many it is unknown.
--
-- $regencies   list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
--
-- One row per track with products and rung, in their own order: track, step, rung, optional, products, done, unknown.
-- done and unknown add up to products: no source says of any product that it has not got a permit.
-- Rows behind it: products.
-- Row key: track, step.
-- Passport: Q6c0e.

select
    licensing_track.name as track,
    climb_count.step,
    climb_count.name as rung,
    not climb_count.required as optional,
    sum(climb_count.products)::bigint as products,
    sum(climb_count.done)::bigint as done,
    sum(climb_count.products - climb_count.done)::bigint as unknown
from climb_count
join licensing_track on licensing_track.code = climb_count.track
where is_within($regencies, climb_count.regency, climb_count.village)
  and is_among($categories, climb_count.category)
group by licensing_track.name, licensing_track.position, climb_count.step, climb_count.name, climb_count.required
order by licensing_track.position, climb_count.step
