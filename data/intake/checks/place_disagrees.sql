-- id: W07
-- severity: galat
-- kinds: produk ekspor tahapan target indikator lahan komitmen tindak-lanjut
-- says: Nama dan kode wilayah tidak cocok: “{content}” dan “{detail}”.
-- remedy: Perbaiki kodenya atau namanya; periksa pula apakah kodenya kode BPS.

select _line as line, place_field as field, raw_place as content, raw_beside as detail
from staged
where place is null and raw_place is not null and raw_beside is not null
