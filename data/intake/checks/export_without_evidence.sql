-- id: P02
-- severity: galat
-- kinds: produk
-- says: Status ekspor “tercatat” tanpa bukti.
-- remedy: Isi kolom Bukti ekspor, atau ubah statusnya menjadi klaim.

select _line as line, 'export_status' as field, export_status as content, null as detail
from staged
where export_status = 'tercatat' and export_evidence is null
