-- id: I01
-- severity: galat
-- kinds: izin
-- says: Izin habis berlaku ({content}) sebelum terbit ({detail}).
-- remedy: Perbaiki salah satu tanggalnya.

select _line as line, 'expires' as field, expires as content, issued as detail
from staged
where try_cast(expires as date) < try_cast(issued as date)
