-- How wide the register's sources are and how new its newest fact.
--
-- Exactly one row: pages, files, newest, newest_precision. pages counts the distinct published sources behind products, files those
-- that a regency or office sent itself. newest is the date of the newest claim, milestone or documented export, as precise as it is
-- known: what is known to the month or the year counts from its first day, so that an undated opinion of a year is never the newest.
-- Passport: Qd66c.

with fact as (
    select
        told_on(period, period_start, period_end) as date,
        told_to(period) as precision
    from observation
    where used and blank is null and status <> 'target' and area <> 'ID'
    union all
    select actual, date_precision from milestone where used and actual is not null
    union all
    select date, date_precision from export_event where counted
)

select
    (
        select count(distinct product.source)
        from product
        join source on source.id = product.source
        where source.kind <> 'kiriman'
    ) as pages,
    (
        select count(distinct product.source)
        from product
        join source on source.id = product.source
        where source.kind = 'kiriman'
    ) as files,
    max(date) as newest,
    arg_max_null(precision, (date, precision = 'hari')) as newest_precision
from fact
