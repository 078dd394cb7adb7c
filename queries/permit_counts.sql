-- How many permits of each type a programme's products hold, and in which state they are.
--
-- $programme   programme.id; an empty text means the whole register, whatever the programme
-- $regencies   list of regency.code; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
-- $today       the day on which expiry is judged
--
-- One row per permit type with a permit, in the types' own order: type, office, permits, expired, soon, valid, lasting, undated,
-- misformatted, unnumbered. expired, soon (within 90 days), valid, lasting (no expiry) and undated add up to permits.
-- Row key: type.
-- Passport: Q3faf.

with dated as (
    select permit.*, permit_state(ends, validity_years, $today::date) as state
    from dated_permit as permit
    where ($programme = '' or permit.product in (select product from participant where programme = $programme))
      and is_among($regencies, permit.regency)
      and is_among($categories, permit.category)
)

select
    permit_type.short_name as type,
    permit_type.issuer as office,
    count(*) as permits,
    count(*) filter (dated.state = 'habis') as expired,
    count(*) filter (dated.state = 'segera') as soon,
    count(*) filter (dated.state = 'berlaku') as valid,
    count(*) filter (dated.state = 'tanpa batas') as lasting,
    count(*) filter (dated.state = 'tanggal belum dilaporkan') as undated,
    count(*) filter (not dated.well_formed) as misformatted,
    count(*) filter (dated.number is null) as unnumbered
from dated
join permit_type on permit_type.code = dated.type
group by permit_type.short_name, permit_type.issuer, permit_type.position
order by permit_type.position
