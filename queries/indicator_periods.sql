-- The periods for which an indicator is known by regency.
--
-- $indicator  indicator.code
--
-- One row per period, newest first: period, as_of, regencies.
-- regencies counts those with a value; the register's own counts have the one period 'register'.

select period, max(period_end) as as_of, count(distinct area) filter (value is not null) as regencies
from observation
join regency on regency.code = observation.area
where indicator = $indicator and used
group by period
union all
select 'register', null, (select count(*) from regency)
from indicator
where code = $indicator and code in ('produk-tercatat', 'produk-ekspor-tercatat', 'desa-tercatat')
order by as_of desc
