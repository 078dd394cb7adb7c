-- Every figure of the snapshot as one line, so that two snapshots can be compared figure by figure.
--
-- One row per figure, ordered by key: key, figure, period, value, unit, decimals, bound, precision, text, versions, conflict.
-- A figure is an indicator in an area and period, a published trade figure, a documented export, a target, a milestone or a
-- count of the register. value is the one that arithmetic uses; text stands in where it is a date, words or a blank.
-- Row key: key.
-- Passport: Qdc2e.

with said as (
    select
        *,
        coalesce(
            value_text,
            left(strftime(value_date, '%Y-%m-%d'), case value_date_precision when 'hari' then 10 when 'bulan' then 7 else 4 end),
            blank,
            cast(value as varchar)
        ) as told
    from observation
),

claim as (
    select
        indicator.passport || '·' || observation.area || '·' || observation.period as key,
        indicator.name || ', ' || area.name as figure,
        observation.period,
        max(observation.value) filter (used) as value,
        indicator.unit,
        indicator.decimals,
        coalesce(min(bound) filter (used), '=') as bound,
        coalesce(min(precision) filter (used), 'tepat') as precision,
        coalesce(
            string_agg(distinct settled, '; ' order by settled),
            string_agg(distinct other, '; ' order by other)
        ) as text,
        count(*) as versions,
        min(conflict) as conflict
    from (
        select
            *,
            case when used and value is null then told end as settled,
            case when not used then told end as other
        from said
    ) as observation
    join indicator on indicator.code = observation.indicator
    join area on area.code = observation.area
    group by indicator.passport, indicator.name, indicator.unit, indicator.decimals, observation.area, area.name, observation.period
),

trade as (
    select
        concat_ws('·', measure, area, period, scope, commodity, hs, place, destination, publisher) as key,
        concat_ws(', ', measure, scope, commodity, place, destination) as figure,
        period,
        max(coalesce(value_usd, value_idr, volume_tonnes)) as value,
        arg_max_null(
            case when value_usd is not null then 'US$' when value_idr is not null then 'Rp' else 'ton' end,
            coalesce(value_usd, value_idr, volume_tonnes)
        ) as unit,
        null as decimals,
        arg_max_null(bound, coalesce(value_usd, value_idr, volume_tonnes)) as bound,
        'tepat' as precision,
        null as text,
        count(*) as versions,
        min(conflict) as conflict
    from export_statistic
    group by measure, area, period, scope, commodity, hs, place, destination, publisher
)

select * from claim
union all
select * from trade
union all
select
    'ekspor·' || id, commodity || ' ke ' || destination,
    left(strftime(date, '%Y-%m-%d'), case date_precision when 'hari' then 10 when 'bulan' then 7 else 4 end),
    volume_tonnes, 'ton', null, '=', 'tepat',
    concat_ws('; ', evidence, case when counted then null else 'tidak dihitung' end), 1, conflict
from export_event
union all
select 'target·' || target.id, indicator.name || ' (target)', strftime(due, '%Y-%m-%d'), target.value, indicator.unit, indicator.decimals, '=', 'tepat', target.status, 1, null
from target
join indicator on indicator.code = target.indicator
union all
select 'tonggak·' || id, name,
    left(strftime(coalesce(actual, planned), '%Y-%m-%d'), case date_precision when 'hari' then 10 when 'bulan' then 7 else 4 end),
    null, null, null, null, null, case when actual is null then 'rencana' else 'terlaksana' end, 1, conflict
from milestone
union all
select
    'register·' || regency || '·' || category || '·' || export_status,
    'Produk tercatat, ' || regency.name || ', ' || category.name || ', ekspor ' || export_status,
    null, count(*), 'produk', 0, '=', 'tepat', null, 1, null
from product
join regency on regency.code = product.regency
join category on category.code = product.category
group by regency, regency.name, category, category.name, export_status
order by key
