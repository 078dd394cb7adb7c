-- Everything a filter can be set to: what the controls offer and what a link may say.
--
-- One row per choice, ordered by kind and position: kind, code, name, parent, position, aliases.
-- kind is whole (the province, or the country where there are several), regency, island, category, indicator, programme or year; parent is a regency's island group or an indicator's topic;
-- aliases are other spellings of a regency, divided by ';', an empty text where none is known.
-- Passport: Q42d9.

select 'regency' as kind, code, name, island_group as parent, row_number() over (order by code) as position, coalesce(aliases, '') as aliases
from regency
union all
select 'whole', area.code, coalesce(province.short_name, area.name), null, 1, ''
from area
join whole on whole.code = area.code
left join province on province.code = area.code
union all
select 'island', island_group, island_group, null, row_number() over (order by count(*) desc, island_group), ''
from regency
group by island_group
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
