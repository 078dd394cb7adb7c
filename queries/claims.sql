-- The claims behind province-wide or national figures: the ones that arithmetic uses, newest first.
--
-- $indicators  list of indicator.code
--
-- One row per indicator, its newest used claim, ordered by indicator: indicator, passport, name, unit, decimals, area,
-- period, as_of, value, bound, value_date, value_date_precision, value_text, blank, blank_reason, precision, status, conflict, versions,
-- low, low_bound, low_precision, high, high_bound, high_precision, used, speaker, source, publisher, address, address_text, published, published_precision, note.
-- low and high span the versions of a disputed value, each with how exactly it is known. Where no version is used, the newest one stands for all.
-- Passport: Qa618.

with newest as (
    select
        *,
        row_number() over (partition by indicator order by used desc, period_end desc, id desc) as place
    from observation
    where list_contains($indicators::varchar[], indicator)
      and (used or conflict is not null)
      and area in ((select code from whole), 'ID')
)

select
    newest.indicator,
    indicator.passport,
    indicator.name,
    indicator.unit,
    indicator.decimals,
    newest.area,
    newest.period,
    newest.period_end as as_of,
    newest.value,
    newest.bound,
    newest.value_date,
    newest.value_date_precision,
    newest.value_text,
    newest.blank,
    newest.blank_reason,
    newest.precision,
    newest.status,
    newest.conflict,
    (select count(*) from observation as other where other.conflict = newest.conflict) as versions,
    conflict_span.low,
    conflict_span.low_bound,
    conflict_span.low_precision,
    conflict_span.high,
    conflict_span.high_bound,
    conflict_span.high_precision,
    newest.used,
    newest.speaker,
    source.title as source,
    source.publisher,
    source.address,
    source.address_text,
    source.published,
    source.published_precision,
    newest.note
from newest
join indicator on indicator.code = newest.indicator
left join conflict_span on conflict_span.conflict = newest.conflict and conflict_span.unit = indicator.unit
left join source on source.id = newest.source
where newest.place = 1
order by newest.indicator
