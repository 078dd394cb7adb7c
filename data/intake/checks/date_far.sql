-- id: N12
-- severity: peringatan
-- kinds: produk izin ekspor tahapan lahan komitmen target tindak-lanjut
-- says: Tanggal {content} jauh dari masa kini.
-- remedy: Periksa tahunnya; bila memang demikian, terima dengan alasan.

select line, field, content, null as detail
from texts, given
where content like '____-__-__'
  and field in ('recorded', 'issued', 'date', 'as_of', 'document_date', 'expires', 'due', 'stated', 'decided', 'state_since')
  and (try_cast(content as date) < date '1980-01-01' or try_cast(content as date) > today + interval 30 year)
