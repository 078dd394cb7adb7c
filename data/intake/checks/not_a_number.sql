-- id: N10
-- severity: galat
-- kinds: semua
-- says: “{content}” {detail}.
-- remedy: Tulis angkanya saja seperti 1.234,5 dalam satuan judul kolomnya; kosongkan bila belum dilaporkan.

select
    line,
    field,
    content,
    case
        when regexp_full_match(lower(content), '\D{0,6}[0-9][0-9.,\s]*\s*(ton|t|kg|kuintal|kw|ha|jiwa|orang|desa|persen|%|km2|km²|m2|m²|m|unit|produk|kk|umkm|gram|gr|g|liter)\.?')
            then 'memakai satuan lain daripada kolomnya'
        else 'bukan angka'
    end as detail
from unread
where content not like '#%'
