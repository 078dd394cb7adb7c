-- The permits and marks of the readiness ladder in plain words.
--
-- One row per kind of permit, in its own order: permit, name, meaning, issuer, validity, regulation, source, publisher, published, published_precision, address.
-- Row key: permit.
-- Passport: Qdda4.

select
    permit_type.short_name as permit,
    permit_type.name,
    permit_type.meaning,
    permit_type.issuer,
    permit_type.validity,
    permit_type.regulation,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.published,
    source.published_precision,
    source.address
from permit_type
left join source on source.id = permit_type.source
order by permit_type.position
