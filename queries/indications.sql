-- The geographical indications of NTT, registered and applied for, with the regencies they span.
--
-- $regencies  list of regency.code; an empty list means every regency
--
-- One row per indication that spans a chosen regency, registered first, then by name: indication, number, status,
-- regencies, as_of, as_of_precision, source, address.
-- Row key: indication.
-- Passport: Q5897.

select
    indication.name as indication,
    indication.number,
    indication.status,
    string_agg(regency.short_name, ', ' order by regency.code) as regencies,
    indication.as_of,
    indication.as_of_precision,
    coalesce(source.title, source.address_text) as source,
    source.address
from indication
join indication_area on indication_area.indication = indication.id
join regency on regency.code = indication_area.regency
left join source on source.id = indication.source
group by all
having len($regencies) = 0 or bool_or(list_contains($regencies::varchar[], regency.code))
order by indication.status desc, indication.name
