-- id: N15
-- severity: galat
-- kinds: indikator
-- says: “{content}” bukan tahun, bulan, triwulan, atau semester.
-- remedy: Tulis 2025, Maret 2025, Triwulan I 2025, atau Semester I 2025.

select _line as line, 'period' as field, period as content, null as detail
from staged
where period is not null and period_start is null
