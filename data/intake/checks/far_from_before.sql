-- id: N03
-- severity: peringatan
-- kinds: indikator
-- says: Nilai {content} jauh dari nilai sebelumnya ({detail}).
-- remedy: Periksa letak tanda desimal dan satuannya; bila memang berubah sebanyak itu, terima dengan alasan.

with earlier as (
    select indicator, area, value, period
    from now.observation
    where used and value is not null
    qualify row_number() over (partition by indicator, area order by period_end desc) = 1
)

select _line as line, 'value' as field, raw_value as content, notation(earlier.value) || ' pada ' || earlier.period as detail
from staged
join earlier on earlier.indicator = staged.indicator and earlier.area = staged.area
where earlier.value > 0 and try_cast(staged.value as double) > 0
  and (try_cast(staged.value as double) > 5 * earlier.value or try_cast(staged.value as double) < earlier.value / 5)
