-- The surveys of stunting by which need can be read, one by one: their figures are never mixed nor joined into a series.
--
-- One row per survey and period known by regency, newest first: code, survey, indicator, period, as_of, regencies, province, province_bound,
-- province_precision, opens.
-- code names the row in a link. regencies counts those with a value; province is the survey's own figure of the province.
-- opens is true of exactly one: the newest that covers at least half of the regencies, else the one that covers most.
-- Row key: code.
-- Passport: Q79ea.

with known as (
    select
        observation.indicator,
        observation.period,
        max(period_end) as as_of,
        count(distinct area) as regencies
    from observation
    join regency on regency.code = observation.area
    where indicator in ('stunting-ssgi', 'stunting-ski') and used and value is not null
    group by indicator, period
)

select
    known.indicator || '.' || known.period as code,
    regexp_extract(indicator.name, '\(([^)]+)\)', 1) as survey,
    known.indicator,
    known.period,
    known.as_of,
    known.regencies,
    province.value as province,
    province.bound as province_bound,
    province.precision as province_precision,
    row_number() over (
        order by
            2 * regencies >= (select count(*) from regency) desc,
            case when 2 * regencies < (select count(*) from regency) then regencies end desc,
            known.as_of desc,
            known.indicator
    ) = 1 as opens
from known
join indicator on indicator.code = known.indicator
left join observation as province
    on province.indicator = known.indicator and province.period = known.period and province.area = (select code from whole) and province.used
order by known.as_of desc, known.indicator
