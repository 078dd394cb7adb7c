-- One indicator in every regency for one period: the claim that is used, or the blank and why.
--
-- $indicator   indicator.code
-- $period      a period of indicator_periods
-- $categories  list of category.code for the register's own counts; an empty list means every category
--
-- One row per regency, all of them, ordered by code: code, name, short_name, value, unit, decimals, bound, blank, blank_reason, precision, status,
-- conflict, low, low_bound, low_precision, high, high_bound, high_precision, speaker, source, publisher, address, as_of, period, passport, note.
-- low and high span the versions of a disputed value, each with how exactly it is known.
-- A regency without a claim is 'belum dilaporkan', never zero; so is one of which the register holds no product.
-- Row key: code.
-- Passport: Q6caf.

with register as (
    select
        regency,
        case $indicator
            when 'produk-tercatat' then count(*)
            when 'produk-ekspor-tercatat' then nullif(count(*) filter (export_status = 'tercatat'), 0)
            when 'desa-tercatat' then nullif(count(distinct village), 0)
        end as value
    from product
    where $indicator in ('produk-tercatat', 'produk-ekspor-tercatat', 'desa-tercatat')
      and is_among($categories, category)
    group by regency
),

claim as (
    select * from observation where indicator = $indicator and period = $period and used
)

select
    regency.code,
    regency.name,
    regency.short_name,
    coalesce(claim.value, register.value) as value,
    indicator.unit,
    indicator.decimals,
    coalesce(claim.bound, '=') as bound,
    case when claim.value is null and register.value is null then coalesce(claim.blank, 'belum dilaporkan') end as blank,
    case when claim.value is null and register.value is null then coalesce(claim.blank_reason, 'Tidak ada sumber untuk kabupaten ini') end as blank_reason,
    coalesce(claim.precision, 'tepat') as precision,
    claim.status,
    claim.conflict,
    conflict_span.low,
    conflict_span.low_bound,
    conflict_span.low_precision,
    conflict_span.high,
    conflict_span.high_bound,
    conflict_span.high_precision,
    claim.speaker,
    source.title as source,
    source.publisher,
    source.address,
    claim.period_end as as_of,
    $period as period,
    indicator.passport,
    claim.note
from regency
join indicator on indicator.code = $indicator
left join claim on claim.area = regency.code
left join register on register.regency = regency.code
left join conflict_span on conflict_span.conflict = claim.conflict and conflict_span.unit = indicator.unit
left join source on source.id = claim.source
order by regency.code
