-- Every figure that an indicator's passport can name, so that a mistyped code finds the one that was meant.
--
-- One row per indicator, area and period with a claim, and per count of the register, ordered by all three: passport, area, period.
-- Passport: Q352a.

select indicator.passport, observation.area, observation.period
from observation
join indicator on indicator.code = observation.indicator
union
select indicator.passport, export_statistic.area, export_statistic.period
from export_statistic
join indicator on indicator.code = indicator_of(export_statistic.measure)
union
select indicator.passport, area.code, 'register'
from indicator
join area on area.level in ('provinsi', 'kabupaten')
where indicator.code in ('produk-tercatat', 'produk-ekspor-tercatat', 'desa-tercatat', 'ekspor-terdokumentasi')
order by passport, area, period
