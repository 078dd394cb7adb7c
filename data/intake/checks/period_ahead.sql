-- id: N14
-- severity: peringatan
-- kinds: indikator
-- says: Periode {content} belum dimulai, jadi angkanya target atau perkiraan.
-- remedy: Hapus barisnya dan kirim sebagai jenis Target; bila tahunnya keliru, perbaiki.

select line, field, content, null as detail
from texts, given
where field = 'period' and try_cast(content[:4] as integer) > year(today)
