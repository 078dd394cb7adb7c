-- The permits of a programme's products, with what a soft check says of their number and when they expire.
--
-- $programme   programme.id; an empty text means the whole register, whatever the programme
-- $regencies   list of regency.code; an empty list means every regency
-- $categories  list of category.code; an empty list means every category
-- $today       the day on which expiry is judged
-- $states      list of 'habis', 'segera', 'berlaku', 'tanpa batas', 'tanggal belum dilaporkan'; an empty list means all
-- $most        how many at most; null for all
--
-- One row per permit, the next to expire first, then the expired, then the undated: id, product, regency, type, type_name, office, number,
-- format, issued, expires, by_rule, state, days, source, publisher, address, note.
-- expires is the published date, else the issue date plus the type's validity (by_rule is true then). 'segera' is within 90 days.
-- format is 'cocok', 'tidak cocok' (the number is kept as it was written), 'nomor belum dilaporkan' or 'tanpa pola'.
-- Row key: id.
-- Passport: Qf9b6.

with judged as (
    select *, permit_state(ends, validity_years, $today::date) as state from dated_permit
)

select
    judged.id,
    product.name as product,
    regency.short_name as regency,
    judged.type,
    judged.type_name,
    judged.office,
    judged.number,
    case
        when judged.number is null then 'nomor belum dilaporkan'
        when judged.pattern is null then 'tanpa pola'
        when judged.well_formed then 'cocok'
        else 'tidak cocok'
    end as format,
    judged.issued,
    judged.ends as expires,
    judged.expires is null and judged.ends is not null as by_rule,
    judged.state,
    date_diff('day', $today::date, judged.ends) as days,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address,
    judged.note
from judged
join product on product.id = judged.product
join regency on regency.code = judged.regency
left join source on source.id = judged.source
where (is_among($states, judged.state))
  and ($programme = '' or judged.product in (select product from participant where programme = $programme))
  and is_among($regencies, judged.regency)
  and is_among($categories, judged.category)
order by case when judged.ends >= $today::date then 1 when judged.ends is not null then 2 else 3 end, judged.ends, judged.id
limit $most
