-- The names of places, of any level.
--
-- $areas  list of area.code
--
-- One row per place, ordered by code: code, name, level.
-- Passport: Qd0a6.

select code, name, level
from area
where list_contains($areas::varchar[], code)
order by code
