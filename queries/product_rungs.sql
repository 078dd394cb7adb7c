-- Which rungs of its track's ladder are documented of each product that has a track.
--
-- $regencies  list of regency.code; an empty list means every regency
--
-- One row per product and rung, by track and in the ladder's order: id, product, track, step, rung, done.
-- done is what a source documents; a rung without a document is not reported, it is never known to be missing.
-- Row key: id, step.
-- Passport: Q7d2b.

select
    product.id,
    product.name as product,
    licensing_track.name as track,
    climb.step,
    climb.name as rung,
    climb.done
from product
join licensing_track on licensing_track.code = product.track
join climb on climb.product = product.id
where is_among($regencies, product.regency)
order by licensing_track.position, product.name, product.id, climb.step
