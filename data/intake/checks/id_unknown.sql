-- id: W04
-- severity: galat
-- kinds: semua
-- says: Kode baris “{content}” tidak ada di register.
-- remedy: Kosongkan kodenya bila baris ini baru; pakai kode dari templat bila membetulkan baris lama.

select _line as line, 'id' as field, given_id as content, null as detail
from staged
where given_id is not null and given_id not in (select id from existing)
