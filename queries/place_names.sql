-- The districts or villages with these codes, for a link and for the way back up.
--
-- $codes  list of district.code and village.code
--
-- One row per place found, ordered by code: code, name, kind, regency, district.
-- district is null for a district itself.
-- Passport: Q43d6.

select code, name, 'kecamatan' as kind, regency, null as district
from district
where list_contains($codes::varchar[], code)
union all
select code, name, kind, regency, district
from village
where list_contains($codes::varchar[], code)
order by code
