-- Every period of an indicator in every regency that has a number for it.
--
-- $indicator  indicator.code
--
-- One row per regency and period, ordered by both: code, name, short_name, passport, unit, decimals, period, as_of, value, bound, precision, publisher.
-- Passport: Q3c12.

select
    regency.code,
    regency.name,
    regency.short_name,
    indicator.passport,
    indicator.unit,
    indicator.decimals,
    observation.period,
    observation.period_end as as_of,
    observation.value,
    observation.bound,
    observation.precision,
    source.publisher
from observation
join indicator on indicator.code = observation.indicator
join regency on regency.code = observation.area
left join source on source.id = observation.source
where observation.indicator = $indicator and observation.used and observation.value is not null
order by regency.code, as_of
