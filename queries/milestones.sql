-- The milestones of a programme, planned and reached; of a disputed one, every version.
--
-- $programme  programme.id; an empty text means every programme
--
-- One row per milestone, oldest first: id, programme, milestone, planned, actual, date, date_precision, status, conflict,
-- used, source, publisher, address, note. date is the actual date, or the planned one where there is no actual.
-- Row key: id.
-- Passport: Q43bf.

select
    milestone.id,
    programme.name as programme,
    milestone.name as milestone,
    planned,
    actual,
    coalesce(actual, planned) as date,
    date_precision,
    milestone.status,
    conflict,
    used,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address,
    milestone.note
from milestone
join programme on programme.id = milestone.programme
left join source on source.id = milestone.source
where $programme = '' or programme.id = $programme
order by date, milestone.id
