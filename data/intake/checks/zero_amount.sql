-- id: N16
-- severity: peringatan
-- kinds: ekspor
-- says: Nol pada kiriman yang terjadi. Nol berarti benar-benar tidak ada.
-- remedy: Kosongkan sel itu bila belum dilaporkan; bila memang nol, terima dengan alasan.

select line, field, notation(value) as content, null as detail
from amounts
where value = 0
