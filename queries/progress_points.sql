-- The dated counts a programme published of its progress; each is a point, nothing is known between them.
--
-- $programme  programme.id
--
-- One row per used claim, oldest first: id, period, as_of, value, bound, precision, unit, decimals, indicator, passport, status, conflict, speaker, source, publisher, address.
-- Of two claims of the same day the larger comes last.
-- Row key: id.
-- Passport: Q1524.

select
    report.id,
    report.period,
    report.period_end as as_of,
    report.value,
    report.bound,
    report.precision,
    indicator.unit,
    indicator.decimals,
    indicator.name as indicator,
    indicator.passport,
    report.status,
    report.conflict,
    report.speaker,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address
from programme_report as report
join indicator on indicator.code = report.indicator
left join source on source.id = report.source
where report.programme = $programme
order by as_of, value, report.id
