-- Do the regencies add up to the province? Every measure that may be summed, held against the province's own figure.
--
-- One row per additive indicator and period known by regency, by passport, newest period first: passport, area, name, unit, decimals,
-- period, as_of, regencies, blanks, total, total_precision, province, province_bound, province_precision, difference, province_note, publisher.
-- blanks are the regencies without a value; province is null where the publisher gives no figure of its own.
-- total is as exact as the least exact of its parts.
-- Passport: Q9e02.

with part as (
    select
        observation.indicator,
        observation.period,
        max(period_end) as as_of,
        count(value) as regencies,
        round(sum(value), 6) as total,
        case
            when bool_or(precision = 'perkiraan') filter (value is not null) then 'perkiraan'
            when bool_or(precision <> 'tepat') filter (value is not null) then 'dibulatkan'
            else 'tepat'
        end as total_precision,
        string_agg(distinct source.publisher, ', ' order by source.publisher) as publisher
    from observation
    join regency on regency.code = observation.area
    left join source on source.id = observation.source
    where used
    group by observation.indicator, observation.period
)

select
    indicator.passport,
    (select code from whole) as area,
    indicator.name,
    indicator.unit,
    indicator.decimals,
    part.period,
    part.as_of,
    part.regencies,
    (select count(*) from regency) - part.regencies as blanks,
    part.total,
    part.total_precision,
    province.value as province,
    coalesce(province.bound, '=') as province_bound,
    coalesce(province.precision, 'tepat') as province_precision,
    round(part.total - province.value, 6) as difference,
    province.note as province_note,
    part.publisher
from part
join indicator on indicator.code = part.indicator and indicator.additive
left join observation as province
    on province.indicator = part.indicator and province.period = part.period and province.area = (select code from whole) and province.used
order by indicator.passport, part.as_of desc, part.period
