-- id: T02
-- severity: galat
-- kinds: semua
-- says: Sel memuat tanda yang tidak terlihat atau membalik arah tulisan.
-- remedy: Ketik ulang isi sel itu.

select line, field, told as content, null as detail
from (
    -- controls, soft hyphens, fillers and joiners without width, marks that turn the order, tags
    select line, field, content, regexp_replace(content, '[\x00-\x1f\x7f-\x{9F}\x{AD}\x{61C}\x{115F}\x{1160}\x{180E}\x{200B}-\x{200F}\x{2028}-\x{202E}\x{2060}-\x{206F}\x{3164}\x{FEFF}\x{FFA0}\x{FFF9}-\x{FFFB}\x{E0000}-\x{E007F}]', '?', 'g') as told
    from odd
)
where told <> content
