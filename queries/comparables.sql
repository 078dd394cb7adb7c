-- Each indicator in every regency for one period, the one that its map opens with (indicator_periods), so that regencies can stand
-- side by side on one scale.
--
-- One row per indicator and regency with a number, in passport and code order: indicator, passport, indicator_name, unit, decimals,
-- direction, additive, code, name, short_name, period, as_of, value, bound, precision, publisher.
-- Passport: Qfc64.

with known as (
    select
        indicator,
        period,
        max(period_end) as as_of,
        count(*) as regencies,
        2 * count(*) filter (precision <> 'dipotong') >= (select count(*) from regency) as whole
    from observation
    join regency on regency.code = observation.area
    where used and value is not null
    group by indicator, period
),

opening as (
    select
        *,
        row_number() over (
            partition by indicator
            order by whole desc, case when not whole then regencies end desc, as_of desc, period desc
        ) as place
    from known
),

newest as (
    select observation.*
    from observation
    join opening on opening.indicator = observation.indicator and opening.period = observation.period and opening.place = 1
    where used and value is not null
)

select
    indicator.code as indicator,
    indicator.passport,
    indicator.name as indicator_name,
    indicator.unit,
    indicator.decimals,
    indicator.direction,
    indicator.additive,
    regency.code,
    regency.name,
    regency.short_name,
    newest.period,
    newest.period_end as as_of,
    newest.value,
    newest.bound,
    newest.precision,
    source.publisher
from indicator
join newest on newest.indicator = indicator.code
join regency on regency.code = newest.area
left join source on source.id = newest.source
where indicator.regional and not indicator.coverage
order by indicator.passport, regency.code
