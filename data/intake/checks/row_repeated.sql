-- id: W06
-- severity: galat
-- kinds: semua
-- says: Baris ini mengulang baris {detail}.
-- remedy: Hapus salah satunya, atau bedakan namanya bila memang dua hal.

select
    _line as line,
    coalesce(place_field, 'id') as field,
    raw_place as content,
    cast(first(_row) over (partition by id order by _line) as varchar) as detail
from staged
qualify row_number() over (partition by id order by _line) > 1
