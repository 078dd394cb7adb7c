-- What moved: of each programme's count, the newest report and the one before it.
--
-- One row per programme with at least two reports, the newest first: id, name, unit, decimals, value,
-- bound, precision, period, as_of, before, before_bound, before_precision,
-- before_period, before_as_of, source, publisher, address. Of several reports on one day the largest counts.
-- Passport: Q4feb.

with report as (
    select programme as id, period, period_end as as_of, value, bound, precision, source from programme_report where place = 1
),

following as (
    select
        *,
        lag(value) over (partition by id order by as_of) as before,
        lag(bound) over (partition by id order by as_of) as before_bound,
        lag(precision) over (partition by id order by as_of) as before_precision,
        lag(period) over (partition by id order by as_of) as before_period,
        lag(as_of) over (partition by id order by as_of) as before_as_of,
        row_number() over (partition by id order by as_of desc) as place
    from report
)

select
    programme.id,
    programme.name,
    indicator.unit,
    indicator.decimals,
    following.value,
    following.bound,
    following.precision,
    following.period,
    following.as_of,
    following.before,
    following.before_bound,
    following.before_precision,
    following.before_period,
    following.before_as_of,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address
from following
join programme on programme.id = following.id
join indicator on indicator.code = programme.progress
left join source on source.id = following.source
where following.place = 1 and following.before is not null
order by following.as_of desc, programme.position
