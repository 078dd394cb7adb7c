-- id: I02
-- severity: peringatan
-- kinds: izin
-- says: Nomor “{content}” tidak seperti {detail}.
-- remedy: Periksa salinan dokumennya; bila memang demikian, terima dengan alasan.

select _line as line, 'number' as field, number as content, permit_type.short_name || ' (' || format || ')' as detail
from staged
join now.permit_type on permit_type.code = staged.type
where pattern is not null and number is not null and not regexp_matches(number, pattern)
