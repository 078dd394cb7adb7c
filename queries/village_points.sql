-- The villages of which the register holds a product: where they are, and the furthest that is documented of them.
--
-- $regencies   list of regency.code; an empty list means every regency
-- $district    district.code, to see all its villages, those without a product too; an empty text means those with one
-- $categories  list of category.code; an empty list means every category
--
-- One row per village, ordered by code: code, name, kind, district, district_name, regency_code, latitude, longitude, coordinate,
-- products, product_names, category, categories, export_status, rungs_done, rungs.
-- category is null where there are several. export_status is the best documented one of its products, rungs_done of rungs
-- the furthest of them on its own ladder, of two as far the longer one; rungs is null where no track is decided. coordinate says whether the point is
-- the village's own or its district's.
-- Row key: code.
-- Passport: Qf884.

with held as (
    select
        product_ladder.village,
        product_ladder.name,
        product_ladder.category,
        category.name as category_name,
        product_ladder.export_status,
        array_position(['tercatat', 'klaim', 'pemasok', 'belum dilaporkan'], product_ladder.export_status) as export_place,
        product_ladder.rungs,
        product_ladder.rungs_done
    from product_ladder
    join category on category.code = product_ladder.category
    join village on village.code = product_ladder.village
    where is_among($categories, product_ladder.category)
      and ($district = '' or village.district = $district)
      and is_among($regencies, village.regency)
),

told as (
    select
        village,
        count(*) as products,
        array_to_string(list_sort(list(name)), '; ') as product_names,  -- quicker than string_agg with an order
        case when min(category) = max(category) then min(category) end as category,
        string_agg(distinct category_name, ', ' order by category_name) as categories,
        arg_min_null(export_status, export_place) as export_status,
        arg_max_null(rungs_done, row(rungs_done / rungs, rungs)) filter (rungs > 0) as rungs_done,
        arg_max_null(rungs, row(rungs_done / rungs, rungs)) filter (rungs > 0) as rungs
    from held
    group by village
)

select
    village.code,
    village.name,
    village.kind,
    village.district,
    district.name as district_name,
    village.regency as regency_code,
    village.latitude,
    village.longitude,
    village.coordinate,
    coalesce(told.products, 0) as products,
    told.product_names,
    told.category,
    told.categories,
    told.export_status,
    told.rungs_done,
    told.rungs
from village
join district on district.code = village.district
left join told on told.village = village.code
where is_among($regencies, village.regency)
  and (told.village is not null or village.district = $district)
  and ($district = '' or village.district = $district)
order by village.code
