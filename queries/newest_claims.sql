-- The newest dated facts in the database, so that a reader sees how fresh it is and what came last.
--
-- $regencies  list of regency.code; an empty list means the province
-- $most       how many; null for all
--
-- What is known to the month or the year is ranked by its first day: an undated opinion of a year is never the newest.
-- A milestone is of no single regency: where some are chosen, none is told.
-- One row per milestone and per indicator and place its newest claim, newest first: id, date, period, date_precision, fact, area, area_name, value,
-- unit, decimals, bound, precision, passport, publisher, address.
-- Row key: id.
-- Passport: Q7300.

with fact as (
    select
        observation.id,
        told_on(period, period_start, period_end) as date,
        observation.period,
        told_to(period) as date_precision,
        indicator.name as fact, observation.area, area.name as area_name, observation.value, indicator.unit,
        indicator.decimals, observation.bound, observation.precision, indicator.passport, source.publisher, source.address
    from observation
    join indicator on indicator.code = observation.indicator
    join area on area.code = observation.area
    left join source on source.id = observation.source
    where used
      and (
          (len($regencies) = 0 and observation.area = (select code from whole)) or list_contains($regencies::varchar[], observation.area)
      )
      and value is not null
      and observation.status not in ('target')
    qualify row_number() over (partition by observation.indicator, observation.area order by date desc, observation.value desc) = 1
    union all
    select milestone.id, actual, null, date_precision, milestone.name, province.code, province.name, null, null, null, null, null, null, source.publisher, source.address
    from milestone
    join area as province on province.code = (select code from whole)
    left join source on source.id = milestone.source
    where used and actual is not null and len($regencies) = 0
)

select * from fact
order by date desc, fact, area, id
limit $most
