-- The codes that the two code systems give the regencies.
--
-- One row per regency, all of them, ordered by code: code, bps_code, name, short_name.
-- Passport: Q5f4d.

select code, bps_code, name, short_name
from regency
order by code
