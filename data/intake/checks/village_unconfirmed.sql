-- id: D01
-- severity: galat
-- kinds: produk
-- says: Desa/kelurahan “{content}” belum dapat dipastikan.
-- remedy: Tulis kode Kemendagri sepuluh angka, atau pilih dari usulan yang ditampilkan.

select _line as line, 'village' as field, raw_village as content, null as detail
from staged
where raw_village is not null and village is null
