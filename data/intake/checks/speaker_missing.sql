-- id: N07
-- severity: galat
-- kinds: indikator target
-- says: Lembaga yang menyatakan angka ini belum disebut.
-- remedy: Isi kolom Yang menyatakan.

select _line as line, 'speaker' as field, null as content, null as detail
from staged
where speaker is null
