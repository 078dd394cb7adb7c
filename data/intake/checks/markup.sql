-- id: T03
-- severity: peringatan
-- kinds: semua
-- says: Sel memuat tanda halaman web atau Markdown: “{content}”.
-- remedy: Tulis sebagai teks biasa; bila memang demikian namanya, terima dengan alasan.

select line, field, content, null as detail
from odd
where regexp_matches(content, '<[a-zA-Z/!]|\]\(|javascript:|&#|\*\*|`')
