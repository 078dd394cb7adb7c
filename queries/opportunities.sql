-- Where products near market and need meet: of each regency, the products furthest along and what a survey says of need.
--
-- $categories  list of category.code; an empty list means every category
-- $survey      surveys.code: one survey of one period
--
-- One row per regency, all of them, ordered by code: code, name, short_name, products, near, near_names, stunting, stunting_bound, stunting_precision,
-- stunting_survey, stunting_period, stunting_province, contrary, contrary_bound, contrary_precision, contrary_survey, contrary_period,
-- contrary_province, contrary_province_bound, contrary_province_precision, poor, poor_bound, poor_period, poor_precision, stunting_publisher,
-- poor_publisher.
-- near counts products with a documented export, a documented permit or a registered indication; null where none is known.
-- stunting is what that survey found (never mixed with e-PPGBM), null where it is not published. contrary is the newest figure of another
-- survey, or of a later period of the same, that puts the regency on the other side of the province's own figure; null where all agree. poor is the newest
-- estimate of extreme poverty.
-- Row key: code.
-- Passport: Q9be3.

with known as (
    select product_ladder.regency, product_ladder.name, product_ladder.is_near
    from product_ladder
    where is_among($categories, product_ladder.category)
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

found as (
    select
        observation.indicator || '.' || observation.period as code,
        regexp_extract(indicator.name, '\(([^)]+)\)', 1) as survey,
        observation.period,
        observation.period_end,
        observation.area,
        observation.value,
        observation.bound,
        observation.precision,
        province.value as province,
        province.bound as province_bound,
        province.precision as province_precision,
        source.publisher
    from observation
    join indicator on indicator.code = observation.indicator
    left join source on source.id = observation.source
    left join observation as province
        on province.indicator = observation.indicator and province.period = observation.period
        and province.area = (select code from whole) and province.used
    where observation.indicator in ('stunting-ssgi', 'stunting-ski') and observation.used and observation.value is not null
),

contrary as (
    select
        other.*,
        row_number() over (partition by other.area order by other.period_end desc, other.code) as place
    from found as other
    join found as chosen on chosen.area = other.area and chosen.code = $survey
    where (other.value >= other.province) <> (chosen.value >= chosen.province)
      and (other.survey <> chosen.survey or other.period_end > chosen.period_end)
),

poverty as (
    select
        observation.area,
        observation.value,
        observation.period,
        observation.bound,
        observation.precision,
        source.publisher,
        row_number() over (partition by observation.area order by period_end desc, observation.id) as place
    from observation
    left join source on source.id = observation.source
    where indicator = 'miskin-ekstrem' and used and value is not null
)

select
    regency.code,
    regency.name,
    regency.short_name,
    coalesce(counted.products, 0) as products,
    nullif(counted.near, 0) as near,
    counted.near_names,
    stunting.value as stunting,
    stunting.bound as stunting_bound,
    stunting.precision as stunting_precision,
    stunting.survey as stunting_survey,
    stunting.period as stunting_period,
    stunting.province as stunting_province,
    contrary.value as contrary,
    contrary.bound as contrary_bound,
    contrary.precision as contrary_precision,
    contrary.survey as contrary_survey,
    contrary.period as contrary_period,
    contrary.province as contrary_province,
    contrary.province_bound as contrary_province_bound,
    contrary.province_precision as contrary_province_precision,
    poor.value as poor,
    poor.bound as poor_bound,
    poor.period as poor_period,
    poor.precision as poor_precision,
    stunting.publisher as stunting_publisher,
    poor.publisher as poor_publisher
from regency
left join counted on counted.regency = regency.code
left join found as stunting on stunting.area = regency.code and stunting.code = $survey
left join contrary on contrary.area = regency.code and contrary.place = 1
left join poverty as poor on poor.area = regency.code and poor.place = 1
order by regency.code
