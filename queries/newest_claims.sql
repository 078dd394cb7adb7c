-- The newest dated facts in the database, so that a reader sees how fresh it is and what came last.
--
-- $most  how many; null for all
--
-- What is known to the month or the year is ranked by its first day: an undated opinion of a year is never the newest.
-- One row per milestone and per indicator its newest claim, newest first: id, date, period, date_precision, fact, value, unit, decimals, bound, precision, passport, publisher, address.
-- Row key: id.
-- Passport: Q7300.

with fact as (
    select
        observation.id,
        told_on(period, period_start, period_end) as date,
        observation.period,
        told_to(period) as date_precision,
        indicator.name as fact, observation.value, indicator.unit,
        indicator.decimals, observation.bound, observation.precision, indicator.passport, source.publisher, source.address
    from observation
    join indicator on indicator.code = observation.indicator
    left join source on source.id = observation.source
    where used and area = '53' and value is not null and status not in ('target')
    qualify row_number() over (partition by observation.indicator order by date desc, observation.value desc) = 1
    union all
    select milestone.id, actual, null, date_precision, milestone.name, null, null, null, null, null, null, source.publisher, source.address
    from milestone
    left join source on source.id = milestone.source
    where used and actual is not null
)

select * from fact
order by date desc, fact, id
limit $most
