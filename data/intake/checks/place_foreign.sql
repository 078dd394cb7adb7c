-- id: W03
-- severity: galat
-- kinds: semua
-- says: Baris ini milik {detail}, di luar wilayah pengirim.
-- remedy: Hapus baris itu; hanya petugas wilayahnya yang dapat mengirimnya.

select
    _line as line,
    place_field as field,
    raw_place as content,
    coalesce((select name from now.regency where code = part), 'provinsi') as detail
from (select _line, place_field, raw_place, unnest(string_split(owner, ';')) as part from staged where owner is not null)
where part not in (select code from allowed) and not exists (select 1 from allowed where code = '*')
