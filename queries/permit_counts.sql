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
    select
        permit.type,
        permit.number,
        permit_type.pattern,
        permit_type.validity_years,
        coalesce(permit.expires, permit.issued + to_years(permit_type.validity_years))::date as ends
    from permit
    join permit_type on permit_type.code = permit.type
    join product on product.id = permit.product
    where ($programme = '' or permit.product in (select product from participant where programme = $programme))
      and (len($regencies) = 0 or list_contains($regencies::varchar[], product.regency))
      and (len($categories) = 0 or list_contains($categories::varchar[], product.category))
)

select
    permit_type.short_name as type,
    permit_type.issuer as office,
    count(*) as permits,
    count(*) filter (dated.ends < $today::date) as expired,
    count(*) filter (dated.ends between $today::date and $today::date + interval 90 day) as soon,
    count(*) filter (dated.ends > $today::date + interval 90 day) as valid,
    count(*) filter (dated.ends is null and dated.validity_years is null) as lasting,
    count(*) filter (dated.ends is null and dated.validity_years is not null) as undated,
    count(*) filter (not regexp_matches(dated.number, dated.pattern)) as misformatted,
    count(*) filter (dated.number is null) as unnumbered
from dated
join permit_type on permit_type.code = dated.type
group by permit_type.short_name, permit_type.issuer, permit_type.position
order by permit_type.position
