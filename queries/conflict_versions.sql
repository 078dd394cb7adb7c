-- Published versions that disagree, side by side, with the rule that says which one is used.
--
-- $tables  list of where to look: 'observation', 'milestone', 'export_event', 'export_statistic'
--
-- One row per version, by conflict, the used one first: id, conflict, title, explanation,
-- rule, value, unit, text, used, speaker, period, source, address. text stands in where a version is a date or words.
-- Row key: id.

with version as (
    select
        observation.id, 'observation' as origin, conflict, used, speaker, period,
        coalesce(value_text, strftime(value_date, '%Y-%m-%d'), blank, cast(value as varchar)) as text,
        value, indicator.unit, observation.source
    from observation
    join indicator on indicator.code = observation.indicator
    union all
    select id, 'milestone', conflict, used, null, null, strftime(coalesce(actual, planned), '%Y-%m-%d'), null, null, source
    from milestone
    union all
    select
        id, 'export_event', conflict, counted, sender, strftime(date, '%Y-%m-%d'),
        null, volume_tonnes, 'ton', source
    from export_event
    union all
    select
        id, 'export_statistic', conflict, false, publisher, period, null,
        coalesce(value_usd, value_idr, volume_tonnes),
        case when value_usd is not null then 'US$' when value_idr is not null then 'Rp' else 'ton' end,
        source
    from export_statistic
)

select
    version.id,
    version.conflict,
    conflict.title,
    conflict.explanation,
    conflict.rule,
    version.value,
    version.unit,
    version.text,
    version.used,
    version.speaker,
    version.period,
    coalesce(source.title, source.address_text) as source,
    source.address
from version
join conflict on conflict.code = version.conflict
left join source on source.id = version.source
where list_contains($tables::varchar[], version.origin)
order by conflict.title, version.used desc, version.period, version.value, version.text, version.id
