-- id: N04
-- severity: peringatan
-- kinds: indikator
-- says: {detail}. Nol berarti benar-benar tidak ada.
-- remedy: Kosongkan sel itu bila belum dilaporkan; bila memang nol, terima dengan alasan.

with numbers as (
    select _line, indicator, period, raw_value, value as written, try_cast(value as double) as value
    from staged
    where coalesce(length(place), 4) > 2
),

counted as (
    select
        indicator,
        period,
        count(*) as rows,
        count(*) filter (where value = 0) as zeros,
        count(*) filter (where written is null) as blanks
    from numbers
    group by indicator, period
),

usual as (  -- where the register holds small numbers, a zero is none to wonder at; many are
    select indicator, min(value) as smallest, avg((value = 0)::integer) as share
    from now.observation
    where used and value is not null
    group by indicator
)

select
    _line as line,
    'value' as field,
    raw_value as content,
    zeros || ' dari ' || rows || ' baris nol' || if(blanks > 0, ', di kolom yang juga berisi sel kosong', '') as detail
from numbers
join counted using (indicator, period)
left join usual using (indicator)
where value = 0 and (blanks > 0 or smallest > 3 or (zeros >= 3 and 3 * zeros >= rows and coalesce(share, 0) < 0.2))
