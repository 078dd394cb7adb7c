-- Every claim about a programme: the counts, dates and blanks that were published, used or not; of the province, of Indonesia, or of the one place that was counted.
--
-- $programme  programme.id
-- $regencies  list of regency.code; an empty list means every regency; claims about the province or Indonesia always show
--
-- One row per claim, in the order of its indicators, then by date: id, indicator, passport, name, unit, decimals, area, area_name, period, period_start, as_of, value, bound, value_date, value_date_precision, value_text,
-- blank, blank_reason, precision, status, conflict, low, low_bound, low_precision, high, high_bound, high_precision, used, speaker, source, publisher, address.
-- low and high span the versions of a disputed value, each with how exactly it is known.
-- Row key: id.
-- Passport: Qa35a.

select
    observation.id,
    indicator.code as indicator,
    indicator.passport,
    indicator.name,
    indicator.unit,
    indicator.decimals,
    observation.area,
    area.name as area_name,
    observation.period,
    observation.period_start,
    observation.period_end as as_of,
    observation.value,
    observation.bound,
    observation.value_date,
    observation.value_date_precision,
    observation.value_text,
    observation.blank,
    observation.blank_reason,
    observation.precision,
    observation.status,
    observation.conflict,
    conflict_span.low,
    conflict_span.low_bound,
    conflict_span.low_precision,
    conflict_span.high,
    conflict_span.high_bound,
    conflict_span.high_precision,
    observation.used,
    observation.speaker,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address
from programme_indicator
join indicator on indicator.code = programme_indicator.indicator
join observation on observation.indicator = indicator.code and (observation.area in ((select code from whole), 'ID') or not indicator.regional)
join area on area.code = observation.area
left join conflict_span on conflict_span.conflict = observation.conflict and conflict_span.unit = indicator.unit
left join source on source.id = observation.source
where programme_indicator.programme = $programme
  and (observation.area in ((select code from whole), 'ID') or is_among($regencies, observation.area))
order by programme_indicator.position, as_of, observation.id
