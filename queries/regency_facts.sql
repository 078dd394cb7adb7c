-- What tells how alike two regencies are: people, land, island, poverty.
--
-- One row per regency, all of them, ordered by code: code, name, short_name, kind, island_group, alone, population, area_km2,
-- density, poverty, poverty_period, poverty_precision, tile_column, tile_row.
-- alone: no other regency shares its island group. poverty is the newest used claim, cut-off ones included, or null.
-- Passport: Qd149.

with newest as (
    select
        area,
        value,
        period,
        precision,
        row_number() over (partition by area order by period_end desc, precision = 'dipotong') as place
    from observation
    where indicator = 'kemiskinan' and used and value is not null
)

select
    regency.code,
    regency.name,
    regency.short_name,
    regency.kind,
    regency.island_group,
    count(*) over (partition by regency.island_group) = 1 as alone,
    regency.population,
    regency.area_km2,
    regency.population / regency.area_km2 as density,
    newest.value as poverty,
    newest.period as poverty_period,
    newest.precision as poverty_precision,
    regency.tile_column,
    regency.tile_row
from regency
left join newest on newest.area = regency.code and newest.place = 1
order by regency.code
