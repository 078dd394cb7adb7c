-- The targets of a programme, as they were stated.
--
-- $programme  programme.id; an empty text means every programme
--
-- One row per target, earliest due first: programme, indicator, unit, decimals, area, value, due, status, speaker, stated, source, address, note.
-- Passport: Q26ca.

select
    programme.name as programme,
    indicator.name as indicator,
    indicator.unit,
    indicator.decimals,
    area.name as area,
    target.value,
    target.due,
    target.status,
    target.speaker,
    target.stated,
    coalesce(source.title, source.address_text) as source,
    source.address,
    target.note
from target
join programme on programme.id = target.programme
join indicator on indicator.code = target.indicator
join area on area.code = target.area
left join source on source.id = target.source
where $programme = '' or programme.id = $programme
order by target.due nulls last, target.id
