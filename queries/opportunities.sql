-- Where products near market and need meet: of each regency, the products furthest along and the newest figures of need.
--
-- $categories  list of category.code; an empty list means every category
--
-- One row per regency, all 22, ordered by code: code, name, short_name, products, near, near_names, stunting, stunting_period,
-- stunting_province, poor, poor_period, poor_precision, stunting_publisher, poor_publisher.
-- near counts products with a documented export, a documented permit or a registered indication; null where none is known.
-- stunting is the newest SSGI figure (survey; never mixed with e-PPGBM), poor the newest estimate of extreme poverty; each is null where none is published.
-- Row key: code.

with known as (
    select
        product.regency,
        product.name,
        product.export_status = 'tercatat'
        or product.indication_status = 'terdaftar'
        or exists (select 1 from permit where permit.product = product.id) as is_near
    from product
    where len($categories) = 0 or list_contains($categories::varchar[], product.category)
),

counted as (
    select
        regency,
        count(*) as products,
        count(*) filter (is_near) as near,
        string_agg(name, '; ' order by name) filter (is_near) as near_names
    from known
    group by regency
),

need as (
    select
        observation.indicator,
        observation.area,
        observation.value,
        observation.period,
        observation.precision,
        source.publisher,
        row_number() over (partition by observation.indicator, observation.area order by period_end desc, observation.id) as place
    from observation
    left join source on source.id = observation.source
    where indicator in ('stunting-ssgi', 'miskin-ekstrem') and used and value is not null
)

select
    regency.code,
    regency.name,
    regency.short_name,
    coalesce(counted.products, 0) as products,
    nullif(counted.near, 0) as near,
    counted.near_names,
    stunting.value as stunting,
    stunting.period as stunting_period,
    province.value as stunting_province,
    poor.value as poor,
    poor.period as poor_period,
    poor.precision as poor_precision,
    stunting.publisher as stunting_publisher,
    poor.publisher as poor_publisher
from regency
left join counted on counted.regency = regency.code
left join need as stunting on stunting.area = regency.code and stunting.indicator = 'stunting-ssgi' and stunting.place = 1
left join observation as province
    on province.area = '53' and province.indicator = 'stunting-ssgi' and province.period = stunting.period and province.used
left join need as poor on poor.area = regency.code and poor.indicator = 'miskin-ekstrem' and poor.place = 1
order by regency.code
