-- The technical units of BPOM in NTT and the regencies each works in.
--
-- $regencies  list of regency.code; an empty list means every regency; else the units that sit in one of them or work there
--
-- One row per unit, ordered by name: unit, seat, opened, opened_precision, working_area, beyond_seat, source, publisher, published, published_precision, address, note.
-- working_area is null where no source publishes it; beyond_seat is true where one names more of it than the seat.
-- Row key: unit.
-- Passport: Q5736.

select
    technical_unit.name as unit,
    seat.short_name as seat,
    opened,
    opened_precision,
    string_agg(regency.short_name, ', ' order by regency.code) as working_area,
    coalesce(bool_or(regency.code <> seat.code), false) as beyond_seat,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.published,
    source.published_precision,
    source.address,
    technical_unit.note
from technical_unit
join regency as seat on seat.code = technical_unit.regency
left join technical_unit_area on technical_unit_area.unit = technical_unit.id
left join regency on regency.code = technical_unit_area.regency
left join source on source.id = technical_unit.source
where len($regencies) = 0
    or list_contains($regencies::varchar[], technical_unit.regency)
    or technical_unit.id in (select unit from technical_unit_area where list_contains($regencies::varchar[], regency))
group by all
order by unit
