-- Where the products of one licensing track stand on its ladder: a funnel that adds up, and what blocks the next rung.
--
-- $track       licensing_track.code
-- $programme   programme.id; an empty text means the whole register, whatever the programme
-- $regencies   list of regency.code; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
--
-- One row per rung, in order: step, rung, optional, shown, permit, office, products, done, passed, standing, blocked, as_of.
-- done counts the products of which a record documents this rung; passed those that have it and every required rung before it;
-- standing those for whom it is the last one passed: the standing rows add up to products. blocked counts those for whom this is
-- the first rung missing. passed, standing and blocked are null for rungs that are optional or that no record can show.
-- Row key: step.
-- Passport: Qb6ee.

with scope as (
    select id
    from product
    where track = $track
      and ($programme = '' or id in (select product from participant where programme = $programme))
      and is_among($regencies, regency)
      and is_among($categories, category)
),

climbed as (
    select climb.* from climb join scope on scope.id = climb.product where climb.track = $track
),

stopped as (
    select product, min(step) filter (counts and not done) as at from climbed group by product
),

counted as (
    select
        climbed.step,
        climbed.counts,
        count(*) as products,
        count(*) filter (climbed.done) as done,
        count(*) filter (stopped.at is null or stopped.at > climbed.step) as passed,
        count(*) filter (stopped.at = climbed.step) as blocked
    from climbed
    join stopped on stopped.product = climbed.product
    group by climbed.step, climbed.counts
)

select
    rung.step,
    rung.name as rung,
    rung.optional,
    rung.shown_by <> 'belum ada' as shown,
    permit_type.short_name as permit,
    permit_type.issuer as office,
    counted.products,
    counted.done,
    case when counted.counts then counted.passed end as passed,
    case
        when counted.counts
            then counted.passed - coalesce(lead(counted.passed) over (partition by counted.counts order by counted.step), 0)
    end as standing,
    case when counted.counts then counted.blocked end as blocked,
    (select max(issued) from permit where product in (select id from scope)) as as_of
from counted
join rung on rung.track = $track and rung.step = counted.step
left join permit_type on permit_type.code = rung.permit_type
order by rung.step
