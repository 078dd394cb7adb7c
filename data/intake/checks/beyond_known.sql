-- id: N09
-- severity: peringatan
-- kinds: ekspor tahapan lahan komitmen
-- says: {content} lebih dari sepuluh kali angka terbesar yang dikenal register ({detail}).
-- remedy: Periksa satuannya (kg dan ton, m2 dan ha, rupiah dan juta); bila memang sebanyak itu, terima dengan alasan.

select line, field, notation(value) as content, notation(largest) as detail
from amounts
where value > 10 * largest
