-- id: N08
-- severity: galat
-- kinds: indikator target
-- says: Satuan “{content}” berbeda dari satuan indikatornya ({detail}).
-- remedy: Ubah angkanya ke satuan itu, atau perbaiki indikatornya.

select _line as line, 'unit' as field, raw_unit as content, indicator.unit as detail
from staged
join now.indicator on indicator.code = staged.indicator
where staged.unit is not null and lower(staged.unit) <> lower(indicator.unit)
