-- Everything a filter can be set to: what the controls offer and what a link may say.
--
-- One row per choice, ordered by kind and position: kind, code, name, parent, position, aliases.
-- kind is whole (the province, or the country where there are several), regency, island, category, indicator, programme or year; parent is a regency's island group or an indicator's topic;
-- where there are several provinces, each stands in place of an island group, its code the province's;
-- aliases are other spellings of a regency, divided by ';', an empty text where none is known; of the whole
-- it is the full name.
-- Passport: Q42d9.

with part as (
    select
        regency.code as regency,
        case when several.of_them then province.code else regency.island_group end as code,
        case when several.of_them then province.name else regency.island_group end as name,
        case when several.of_them then 0 else -count(*) over (partition by regency.island_group) end as position
    from regency
    left join province on province.code = left(regency.code, 2)  -- older versions have no such table
    cross join (select count(*) > 1 as of_them from province) as several
)

select
    'regency' as kind,
    regency.code,
    regency.name,
    part.code as parent,
    row_number() over (order by regency.code) as position,
    coalesce(regency.aliases, '') as aliases
from regency
join part on part.regency = regency.code
union all
select 'whole', area.code, coalesce(province.short_name, area.name), null, 1, area.name
from area
join whole on whole.code = area.code
left join province on province.code = area.code
union all
select 'island', code, name, null, row_number() over (order by min(position), code), ''
from part
group by code, name
union all
select 'category', code, name, null, position, ''
from category
union all
select 'indicator', code, name, topic, row_number() over (order by passport), ''
from indicator
where regional
union all
select 'programme', id, name, null, position, ''
from programme
union all
select 'year', year::varchar, year::varchar, null, year, ''
from (
    select distinct year(date) as year from export_event
    union
    select distinct year(period_end) from export_statistic where area <> 'ID'
)
order by kind, position
