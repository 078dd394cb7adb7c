-- id: T01
-- severity: galat
-- kinds: semua
-- says: Isi sel diawali tanda rumus: “{content}”.
-- remedy: Tulis sebagai teks biasa tanpa tanda =, +, -, atau @ di depannya.

select line, field, content, null as detail
from texts
where len(content) > 1 and regexp_matches(content, '^[=+@]|^-[^ 0-9]')
