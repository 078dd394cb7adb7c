-- id: P03
-- severity: galat
-- kinds: produk
-- says: Kode HS “{content}” hanya lima angka: nol di depannya mungkin hilang.
-- remedy: Tulis enam angka sebagai teks, misalnya 090111.

select _line as line, 'hs6' as field, hs6 as content, null as detail
from staged
where regexp_full_match(hs6, '[0-9]{5}')
