-- The periods for which an indicator is known by regency, and the one that a page opens with.
--
-- $indicator  indicator.code
--
-- One row per period, newest first: period, as_of, regencies, whole, opens.
-- regencies counts those with a value, whole those whose value its source printed whole; the register's own counts have the one
-- period 'register'. opens is true of exactly one: the newest period that is whole for at least half of the regencies, else the
-- one that is known of most. So a newer period of which only few are known, or whose decimals were cut off, never hides a whole one.
-- Passport: Q7d13.

with known as (
    select
        period,
        max(period_end) as as_of,
        count(distinct area) filter (value is not null) as regencies,
        count(distinct area) filter (value is not null and precision <> 'dipotong') as whole
    from observation
    join regency on regency.code = observation.area
    where indicator = $indicator and used
    group by period
    union all
    select 'register', null, (select count(*) from regency), (select count(*) from regency)
    from indicator
    where code = $indicator and code in ('produk-tercatat', 'produk-ekspor-tercatat', 'desa-tercatat')
)

select
    period,
    as_of,
    regencies,
    whole,
    row_number() over (
        order by
            2 * whole >= (select count(*) from regency) desc,
            case when 2 * whole < (select count(*) from regency) then regencies end desc,
            as_of desc,
            period desc
    ) = 1 as opens
from known
order by as_of desc, period desc
