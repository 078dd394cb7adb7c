-- Where a programme works: each regency as certain, disputed, or not named by any source.
--
-- $programme  programme.id
--
-- One row per regency, ordered by code: code, name, short_name, certainty, source, publisher, published, published_precision, address, note.
-- certainty is null where no source names the regency.
-- Row key: code.
-- Passport: Q57bf.

select
    regency.code,
    regency.name,
    regency.short_name,
    programme_area.certainty,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.published,
    source.published_precision,
    source.address,
    programme_area.note
from regency
left join programme_area on programme_area.regency = regency.code and programme_area.programme = $programme
left join source on source.id = programme_area.source
order by regency.code
