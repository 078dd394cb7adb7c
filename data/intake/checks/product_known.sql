-- id: P01
-- severity: peringatan
-- kinds: produk
-- says: Produk bernama “{content}” sudah terdaftar dengan kode {detail}.
-- remedy: Isi kode itu bila produknya sama; terima dengan alasan bila produk lain.

select _line as line, 'name' as field, staged.name as content, product.id as detail
from staged
join now.product on product.regency = staged.regency and lower(trim(product.name)) = lower(trim(staged.name))
where staged.given_id is null and staged.id <> product.id
