-- When the permits of a programme's products expire, month by month over the twelve months that start today.
--
-- $programme   programme.id; an empty text means the whole register, whatever the programme
-- $regencies   list of regency.code; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
-- $today       the first day of those twelve months
--
-- One row per month, all twelve, in order: month, permits, types. types names how many of which type.
-- Row key: month.
-- Passport: Q0399.

with expiring as (
    select permit.type_name as type, permit.ends
    from dated_permit as permit
    where ($programme = '' or permit.product in (select product from participant where programme = $programme))
      and is_among($regencies, permit.regency)
      and is_among($categories, permit.category)
),

counted as (
    select date_trunc('month', ends)::date as month, type, count(*) as permits
    from expiring
    where ends >= $today::date
    group by 1, type
),

months as (
    select (date_trunc('month', $today::date) + to_months(place))::date as month
    from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11)) as later(place)
)

select
    months.month,
    coalesce(sum(counted.permits), 0)::integer as permits,
    string_agg(counted.permits || ' ' || counted.type, ', ' order by counted.permits desc, counted.type) as types
from months
left join counted on counted.month = months.month
group by months.month
order by months.month
