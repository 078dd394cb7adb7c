-- The dated counts a programme published of its progress; each is a point, nothing is known between them.
--
-- $programme  programme.id
--
-- One row per used claim, oldest first: id, period, as_of, value, bound, precision, unit, decimals, indicator, passport, status, conflict, speaker, source, address.
-- Of two claims of the same day the larger comes last.
-- Row key: id.
-- Passport: Q1524.

select
    observation.id,
    observation.period,
    observation.period_end as as_of,
    observation.value,
    observation.bound,
    observation.precision,
    indicator.unit,
    indicator.decimals,
    indicator.name as indicator,
    indicator.passport,
    observation.status,
    observation.conflict,
    observation.speaker,
    coalesce(source.title, source.address_text) as source,
    source.address
from programme
join observation on observation.indicator = programme.progress
join indicator on indicator.code = observation.indicator
left join source on source.id = observation.source
where programme.id = $programme
  and observation.area = '53'
  and observation.value is not null
  and observation.status <> 'target'
  and (observation.used or observation.conflict is null)
order by as_of, value, observation.id
