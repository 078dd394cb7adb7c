-- id: N04
-- severity: peringatan
-- kinds: indikator
-- says: Nol di kolom yang juga berisi sel kosong: nol berarti benar-benar tidak ada.
-- remedy: Kosongkan sel itu bila belum dilaporkan; bila memang nol, terima dengan alasan.

select _line as line, 'value' as field, raw_value as content, null as detail
from staged
where try_cast(value as double) = 0
  and exists (
      select 1 from staged as other
      where other.indicator = staged.indicator and other.period = staged.period and other.value is null
  )
