-- id: T05
-- severity: galat
-- kinds: semua
-- says: Sel berisi galat hitungan {content}, bukan angka atau teks.
-- remedy: Perbaiki rumusnya di berkas, atau kosongkan selnya bila angkanya memang belum ada.

select line, field, content, null as detail
from (select line, field, content from odd union all select line, field, content from unread)
where regexp_matches(content, '^#(DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|BUSY!|SPILL!|CALC!|GETTING_DATA)')
