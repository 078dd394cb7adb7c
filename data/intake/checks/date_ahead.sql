-- id: N06
-- severity: peringatan
-- kinds: produk izin ekspor tahapan lahan komitmen
-- says: Tanggal {content} belum terjadi.
-- remedy: Perbaiki tahunnya, atau terima dengan alasan.

select line, field, content, null as detail
from texts, given
where content like '____-__-__' and field in ('recorded', 'issued', 'date', 'as_of', 'document_date') and try_cast(content as date) > today
