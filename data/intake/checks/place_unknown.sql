-- id: W01
-- severity: galat
-- kinds: produk ekspor tahapan target indikator lahan komitmen tindak-lanjut
-- says: Kabupaten/kota “{content}” tidak dikenal{detail}.
-- remedy: Tulis nama lengkap dengan Kabupaten atau Kota di depannya, atau kode Kemendagri empat angka.

select _line as line, place_field as field, raw_place as content, null as detail
from staged
where place is null and raw_place is not null and raw_beside is null
  and not exists (select 1 from now.district where lower(district.name) = lower(trim(raw_place)))
