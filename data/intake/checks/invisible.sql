-- id: T02
-- severity: galat
-- kinds: semua
-- says: Sel memuat tanda yang tidak terlihat atau membalik arah tulisan.
-- remedy: Ketik ulang isi sel itu.

select line, field, regexp_replace(content, '[\x00-\x1f\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}]', '?', 'g') as content, null as detail
from texts
where regexp_matches(content, '[\x00-\x1f\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}]')
