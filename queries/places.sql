-- Every place that can be looked for: regencies, districts and villages, of a country its provinces.
--
-- One row per place, ordered by level and code: code, level, name, kind, regency, regency_name, district, district_name, aliases.
-- level is provinsi, kabupaten, kecamatan or desa; kind also tells kota and kelurahan; aliases are other spellings, divided by ';'.
-- Passport: Qa48f.

with place as (
    select
        code,
        'kabupaten' as level,
        name,
        kind,
        code as regency,
        short_name as regency_name,
        null as district,
        null as district_name,
        aliases,
        1 as depth
    from regency
    union all
    select code, 'provinsi', name, 'provinsi', null, null, null, null, aliases, 0
    from province
    where (select count(*) from province) > 1
    union all
    select district.code, 'kecamatan', district.name, 'kecamatan', regency.code, short_name, district.code, district.name, null, 2
    from district
    join regency on regency.code = district.regency
    union all
    select village.code, 'desa', village.name, village.kind, regency.code, short_name, district.code, district.name, null, 3
    from village
    join district on district.code = village.district
    join regency on regency.code = village.regency
)

select * exclude (depth)
from place
order by depth, code
