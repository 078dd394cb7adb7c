-- What is known of one regency beside its products: each indicator known by regency, its newest number or that there is none.
--
-- $regency  regency.code
--
-- One row per indicator, in passport order: indicator, passport, name, topic, unit, decimals, direction, owner, period, as_of,
-- value, bound, precision, blank_reason, province_value, province_bound, province_precision, publisher, source, address.
-- value is null where nothing was published; owner is who would have to. province_value is the province's own claim of the same period.
-- Passport: Q79c2.

with newest as (
    select
        *,
        row_number() over (
            partition by indicator
            order by value is null, period_end desc, precision = 'dipotong', id
        ) as place
    from observation
    where area = $regency and used
)

select
    indicator.code as indicator,
    indicator.passport,
    indicator.name,
    indicator.topic,
    indicator.unit,
    indicator.decimals,
    indicator.direction,
    indicator.owner,
    newest.period,
    newest.period_end as as_of,
    newest.value,
    coalesce(newest.bound, '=') as bound,
    newest.precision,
    newest.blank_reason,
    province.value as province_value,
    province.bound as province_bound,
    province.precision as province_precision,
    source.publisher,
    source.title as source,
    source.address
from indicator
left join newest on newest.indicator = indicator.code and newest.place = 1
left join observation as province
    on province.indicator = indicator.code and province.area = (select code from whole) and province.used and province.period = newest.period
left join source on source.id = newest.source
where indicator.regional and not indicator.coverage
order by indicator.passport
