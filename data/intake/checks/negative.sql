-- id: N11
-- severity: galat
-- kinds: ekspor tahapan lahan komitmen
-- says: {content} kurang dari nol.
-- remedy: Berat, luas, dan nilai uang tidak pernah kurang dari nol; perbaiki angkanya.

select line, field, notation(value) as content, null as detail
from amounts
where value < 0
