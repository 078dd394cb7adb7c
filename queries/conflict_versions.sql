-- Published versions that disagree, side by side, with the rule that says which one is used.
--
-- $tables  list of where to look: 'observation', 'milestone', 'export_event', 'export_statistic', 'stage_event'; an empty list means everywhere
--
-- One row per version, by conflict, the used one first: id, conflict, title, explanation, rule, value, unit, bound, precision, decimals,
-- value_usd, value_idr, volume_tonnes, quantity_m2, text, date, date_precision, used, speaker, period, note, source, publisher, address.
-- A version is told by all that it states: value in its unit, or US$, rupiah, tonnes and m² side by side, a date, or words.
-- A milestone whose date a claim states too is told once, as the claim. used is null where each figure stands for itself and none is chosen.
-- Row key: id.
-- Passport: Q4d7e.

with version as (
    select
        observation.id, 'observation' as origin, conflict, used, speaker, period, period_end,
        value, indicator.unit, bound, precision, indicator.decimals,
        null::double as value_usd, null::double as value_idr, null::double as volume_tonnes, null::double as quantity_m2,
        coalesce(value_text, blank) as text, value_date as date, value_date_precision as date_precision,
        note, observation.source
    from observation
    join indicator on indicator.code = observation.indicator
    union all
    select
        id, 'milestone', conflict, used, null, null, coalesce(actual, planned),
        null, null, null, null, null, null, null, null, null,
        null, coalesce(actual, planned), date_precision, note, source
    from milestone
    union all
    select
        id, 'export_event', conflict, counted, sender, null, date,
        null, null, null, null, null, value_usd, value_idr, volume_tonnes, null,
        'lewat ' || via, date, date_precision, note, source
    from export_event
    union all
    select
        id, 'export_statistic', conflict, null, publisher, period, period_end,
        null, null, bound, null, null, value_usd, value_idr, volume_tonnes, null,
        null, null, null, note, source
    from export_statistic
    union all
    select
        stage_event.id, 'stage_event', conflict, null, null, null, stage_event.as_of,
        null, null, quantity_m2_bound, null, null, null, null, null, quantity_m2,
        stage.name, date, date_precision, stage_event.note, stage_event.source
    from stage_event
    join stage on stage.programme = stage_event.programme and stage.step = stage_event.step
)

select
    version.id,
    version.conflict,
    conflict.title,
    conflict.explanation,
    conflict.rule,
    version.value,
    version.unit,
    version.bound,
    version.precision,
    version.decimals,
    version.value_usd,
    version.value_idr,
    version.volume_tonnes,
    version.quantity_m2,
    version.text,
    version.date,
    version.date_precision,
    version.used,
    version.speaker,
    version.period,
    version.note,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address
from version
join conflict on conflict.code = version.conflict
left join source on source.id = version.source
where (is_among($tables, version.origin))
  and not (
      version.origin = 'milestone'
      and exists (
          select 1 from observation as said where said.conflict = version.conflict and said.value_date = version.date
      )
  )
order by conflict.title, version.used desc nulls last, version.period_end, version.period, version.value, version.text, version.id
