-- How wide the register's sources are and how new its newest fact.
--
-- Exactly one row: pages, newest. pages counts the distinct sources behind products; newest is the date of the newest claim,
-- milestone or documented export.

select
    (select count(distinct source) from product) as pages,
    greatest(
        (select max(period_end) from observation where used and status <> 'target' and area <> 'ID'),
        (select max(actual) from milestone where used),
        (select max(date) from export_event)
    ) as newest
