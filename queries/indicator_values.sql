-- Every exact value of an indicator in the regencies, whatever the period: what a map's class breaks are made from.
--
-- $indicator  indicator.code
--
-- One row per regency and period, ordered by both: code, period, value. Truncated values are left out: they are never classed.
-- Passport: Q8e5c.

select area as code, period, value
from observation
join regency on regency.code = observation.area
where indicator = $indicator and used and value is not null and precision <> 'dipotong'
order by code, period
