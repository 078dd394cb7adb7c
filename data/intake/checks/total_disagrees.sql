-- id: N05
-- severity: peringatan
-- kinds: indikator ekspor target
-- says: Jumlah tertulis {content}, sedangkan jumlah barisnya {detail}.
-- remedy: Periksa baris yang hilang, terhitung dua kali, atau salah ketik; bila hanya pembulatan, terima dengan alasan.

select
    -totals.place as line,
    totals.field,
    totals.content,
    notation(round(rows.sum, 4)) as detail
from totals
join (
    select _block, sum(value) as sum from numbers where value is not null group by _block
) as rows on rows._block = totals.block
-- rows in rounded thousands differ by the second
where abs(rows.sum - totals.value) > greatest(0.51, abs(totals.value) * 2e-4)
