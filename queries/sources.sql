-- Where the data come from: every source that a fact of this snapshot rests on.
--
-- One row per source, newest publication first: id, title, publisher, kind, published, published_precision, address, address_text, licence, obtained, facts.
-- facts counts the claims, products, exports, trade figures and milestones that name the source.
-- Row key: id.
-- Passport: Q878a.

with fact as (
    select source from observation
    union all select source from product
    union all select source from export_event
    union all select source from export_statistic
    union all select source from milestone
)

select source.id, title, publisher, kind, published, published_precision, address, address_text, licence, obtained, count(fact.source) as facts
from source
left join fact on fact.source = source.id
group by all
order by published desc nulls last, source.id
