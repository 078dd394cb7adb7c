-- The newest number of each indicator in each regency, so that regencies can stand side by side on one scale.
--
-- One row per indicator and regency with a number, in passport and code order: indicator, passport, indicator_name, unit, decimals,
-- direction, additive, code, name, short_name, period, as_of, value, precision, publisher.

with newest as (
    select
        *,
        row_number() over (
            partition by indicator, area
            order by period_end desc, precision = 'dipotong', id
        ) as place
    from observation
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
    newest.precision,
    source.publisher
from indicator
join newest on newest.indicator = indicator.code and newest.place = 1
join regency on regency.code = newest.area
left join source on source.id = newest.source
where indicator.regional and not indicator.coverage
order by indicator.passport, regency.code
