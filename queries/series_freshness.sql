-- Which series are reported again and again, when each last was, and by when the next report should have come.
--
-- One row per indicator with a reporting interval, ordered by passport: code, passport, name, owner, interval_months,
-- period, as_of, expected. as_of is the end of the newest reported period, null where nothing was ever reported;
-- expected is the end of the next one.
-- Row key: passport.
-- Passport: Q087d.

with report as (
    select indicator, period, period_end
    from observation
    where blank is null and status <> 'target'
    union all
    select
        indicator_of(measure),
        period,
        period_end
    from export_statistic
    where area <> 'ID'
),

newest as (
    select *, row_number() over (partition by indicator order by period_end desc, period desc) as place from report
)

select
    indicator.code,
    indicator.passport,
    indicator.name,
    indicator.owner,
    indicator.interval_months,
    newest.period,
    newest.period_end as as_of,
    cast(last_day(newest.period_end + to_months(interval_months)) as date) as expected
from indicator
left join newest on newest.indicator = indicator.code and newest.place = 1
where indicator.interval_months is not null
order by indicator.passport
