-- Every claim behind an indicator's figures: what was said, by whom, for when, published where, with what status.
--
-- $passport  indicator.passport
-- $areas     list of area.code; an empty list means every area
-- $period    a period; an empty text means every period
--
-- One row per claim, newest first, the used one of a period before the others: id, passport, name, area, area_name, period, as_of,
-- value, unit, decimals, bound, value_date, value_date_precision, value_text, blank, blank_reason, precision, status, conflict, conflict_title, explanation, rule, low,
-- low_bound, low_precision, high, high_bound, high_precision, used, speaker, published, published_precision, source, publisher, address, licence, obtained, note, value_usd, value_idr, volume_tonnes.
-- value is in the indicator's own unit, null where the page states none; value_usd, value_idr and volume_tonnes are what it states besides.
-- The other versions of a disputed figure are among them, whatever their indicator or period; low and high span them, each with how exactly it is known.
-- used is null where each published figure stands for itself.
-- Row key: id.
-- Passport: Q9379.

with said as (
    select
        id, indicator, area, period, period_end, value, bound, value_date, value_date_precision, value_text, blank, blank_reason, precision,
        status, conflict, used, speaker, source, note, null::double as value_usd, null::double as value_idr, null::double as volume_tonnes
    from observation
    union all
    select
        id,
        indicator_of(measure),
        area, period, period_end,
        case measure when 'nilai pos' then value_idr when 'komoditas' then volume_tonnes else value_usd end,
        bound, null, null, concat_ws(', ', scope, commodity, place, destination), null, null, 'tepat',
        case when conflict is null then 'satu versi' else 'konflik' end, conflict, null, publisher, source, note,
        case when measure not in ('nilai asal', 'neraca') then value_usd end,
        case when measure <> 'nilai pos' then value_idr end,
        case when measure <> 'komoditas' then volume_tonnes end
    from export_statistic
),

asked as (
    select said.id, said.conflict
    from said
    join indicator on indicator.code = said.indicator
    where indicator.passport = $passport
      and (is_among($areas, said.area))
      and ($period = '' or said.period = $period)
),

span as (
    select
        said.conflict,
        indicator.unit,
        min(said.value) as low,
        arg_min_null(said.bound, said.value) as low_bound,
        arg_min_null(said.precision, said.value) as low_precision,
        max(said.value) as high,
        arg_max_null(said.bound, said.value) as high_bound,
        arg_max_null(said.precision, said.value) as high_precision
    from said
    join indicator on indicator.code = said.indicator
    where said.conflict is not null
    group by said.conflict, indicator.unit
)

select
    said.id,
    indicator.passport,
    indicator.name,
    said.area,
    area.name as area_name,
    said.period,
    said.period_end as as_of,
    said.value,
    indicator.unit,
    indicator.decimals,
    said.bound,
    said.value_date,
    said.value_date_precision,
    said.value_text,
    said.blank,
    said.blank_reason,
    said.precision,
    said.status,
    said.conflict,
    conflict.title as conflict_title,
    conflict.explanation,
    conflict.rule,
    span.low,
    span.low_bound,
    span.low_precision,
    span.high,
    span.high_bound,
    span.high_precision,
    said.used,
    said.speaker,
    source.published,
    source.published_precision,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address,
    source.licence,
    source.obtained,
    said.note,
    said.value_usd,
    said.value_idr,
    said.volume_tonnes
from said
join indicator on indicator.code = said.indicator
join area on area.code = said.area
left join conflict on conflict.code = said.conflict
left join span on span.conflict = said.conflict and span.unit = indicator.unit
left join source on source.id = said.source
where said.id in (select id from asked)
   or said.conflict in (select conflict from asked)
order by said.period_end desc, said.area, said.used desc, said.id
