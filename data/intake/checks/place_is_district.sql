-- id: W02
-- severity: galat
-- kinds: produk ekspor tahapan target indikator lahan komitmen tindak-lanjut
-- says: “{content}” adalah kecamatan, bukan kabupaten/kota ({detail}).
-- remedy: Kirim angka per kabupaten/kota, atau perbaiki judul kolomnya.

select
    _line as line,
    place_field as field,
    raw_place as content,
    (
        select string_agg(distinct regency.name, ', ' order by regency.name)
        from now.district
        join now.regency on regency.code = district.regency
        where lower(district.name) = lower(trim(raw_place))
    ) as detail
from staged
where place is null and raw_place is not null
  and exists (select 1 from now.district where lower(district.name) = lower(trim(raw_place)))
