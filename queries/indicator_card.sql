-- What an indicator means and how it may be read: the five Satu Data fields, and the province's own claim for a period.
--
-- $indicator  indicator.code
-- $period     the period whose province-wide claim is wanted
--
-- Exactly one row: code, passport, name, topic, concept, definition, classification, measure, unit, decimals, direction,
-- additive, coverage, interval_months, owner, rule, province_value, province_bound, province_precision, province_source, publishers.
-- publishers names who published the regencies' claims of that period.
-- Passport: Q34f9.

select
    indicator.code,
    indicator.passport,
    indicator.name,
    indicator.topic,
    indicator.concept,
    indicator.definition,
    indicator.classification,
    indicator.measure,
    indicator.unit,
    indicator.decimals,
    indicator.direction,
    indicator.additive,
    indicator.coverage,
    indicator.interval_months,
    indicator.owner,
    indicator.rule,
    province.value as province_value,
    province.bound as province_bound,
    province.precision as province_precision,
    source.publisher as province_source,
    (
        select string_agg(distinct publisher.publisher, ', ' order by publisher.publisher)
        from observation
        join source as publisher on publisher.id = observation.source
        where observation.indicator = $indicator and observation.period = $period and observation.area not in ((select code from whole), 'ID')
    ) as publishers
from indicator
left join observation as province
    on province.indicator = indicator.code and province.area = (select code from whole) and province.period = $period and province.used
left join source on source.id = province.source
where indicator.code = $indicator
