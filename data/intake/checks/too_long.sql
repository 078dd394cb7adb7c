-- id: T04
-- severity: galat
-- kinds: semua
-- says: Teks terlalu panjang (lebih dari 500 huruf).
-- remedy: Ringkas isinya.

select line, field, left(content, 60) as content, null as detail
from odd
where len(content) > 500
