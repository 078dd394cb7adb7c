-- id: N13
-- severity: peringatan
-- kinds: indikator
-- says: Nilai {content} jauh dari wilayah lain di berkas ini (nilai tengahnya {detail}).
-- remedy: Periksa letak tanda desimal dan satuannya; bila memang sejauh itu, terima dengan alasan.

with numbers as (
    select _line, indicator, area, period, raw_value, try_cast(value as double) as value
    from staged
    where coalesce(length(place), 4) > 2 and try_cast(value as double) > 0
),

compared as (
    select
        *,
        median(value) over (partition by indicator, period) as middle,
        count(*) over (partition by indicator, period) as rows
    from numbers
)

select _line as line, 'value' as field, raw_value as content, notation(round(middle, 2)) as detail
from compared
join now.indicator on indicator.code = compared.indicator
where rows >= 5
  and (value > middle * if(unit = 'persen', 6, 100) or value < middle / if(unit = 'persen', 6, 100))
  and not exists (
      select 1 from now.observation as known
      where known.used and known.value is not null and known.indicator = compared.indicator and known.area = compared.area
  )
