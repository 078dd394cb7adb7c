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
    climb.step,
    climb.name as rung,
    not climb.required as optional,
    count(*) as products,
    count(*) filter (climb.done) as done,
    count(*) - count(*) filter (climb.done) as unknown
from product
join licensing_track on licensing_track.code = product.track
join climb on climb.product = product.id
where is_within($regencies, product.regency, product.village)
  and is_among($categories, product.category)
group by licensing_track.name, licensing_track.position, climb.step, climb.name, climb.required
order by licensing_track.position, climb.step
