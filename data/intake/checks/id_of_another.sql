-- id: W05
-- severity: galat
-- kinds: semua
-- says: Kode baris “{content}” milik {detail}.
-- remedy: Jangan memakai kode baris wilayah lain; kosongkan bila baris ini baru.

select
    _line as line,
    'id' as field,
    staged.id as content,
    coalesce((select name from now.regency where code = existing.owner), 'provinsi') as detail
from staged
join existing on existing.id = staged.id
where existing.owner not in (select code from allowed) and not exists (select 1 from allowed where code = '*')
