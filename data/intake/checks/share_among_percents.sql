-- id: N02
-- severity: peringatan
-- kinds: indikator
-- says: Nilai {content} tampak sebagai pecahan di antara angka persen (nilai tengahnya {detail}).
-- remedy: Tulis dalam persen, misalnya 23 dan bukan 0,23; bila memang sekecil itu, terima dengan alasan.

with numbers as (
    select _line, indicator, raw_value, try_cast(value as double) as value from staged where value is not null
)

select _line as line, 'value' as field, raw_value as content, notation(round(middle, 1)) as detail
from (select *, median(value) over (partition by indicator) as middle from numbers)
join now.indicator on indicator.code = indicator
where unit = 'persen' and value > 0 and value < 1 and middle >= 4
