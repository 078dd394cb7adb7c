-- How much of each target is realised, graded by the bands that government performance reports (LKjIP) use.
--
-- $programme  programme.id; an empty text means every programme
-- $regencies  list of regency.code; an empty list means every regency; targets of the province always show
--
-- One row per target, earliest due first: id, programme, indicator, unit, decimals, area, area_name, target, due, status, speaker, stated, value,
-- bound, precision, period, as_of, achievement, band, put_off, source, publisher, address, note.
-- put_off is the later day that was named for the same target: the row is then the earlier deadline, kept so that the slip is seen.
-- achievement is in percent of the target and not rounded; where less is better it is (2 x target - realised) / target.
-- band is null where nothing realised is published, 'tidak berlaku' where the target had not fallen due by the day of what is.
-- The realised value is the newest of the target's own area.
-- Row key: id.
-- Passport: Qa4ba.

with rule as (
    select 91 as very_high, 76 as high, 66 as medium, 51 as low
),

achieved as (
    select
        *,
        100 * case direction when 'turun' then (2 * value - realised) / value else realised / value end as achievement
    from judged_target
    where ($programme = '' or programme = $programme)
      and (area = (select code from whole) or is_among($regencies, area))
)

select
    achieved.id,
    programme.name as programme,
    achieved.indicator_name as indicator,
    achieved.unit,
    achieved.decimals,
    achieved.area,
    area.name as area_name,
    achieved.value as target,
    achieved.due,
    achieved.status,
    achieved.speaker,
    achieved.stated,
    achieved.realised as value,
    achieved.bound,
    achieved.precision,
    achieved.period,
    achieved.as_of,
    achieved.achievement,
    case
        when achieved.achievement is null then null
        when achieved.days_left is null or achieved.days_left > 0 then 'tidak berlaku'
        when achieved.achievement >= rule.very_high then 'sangat tinggi'
        when achieved.achievement >= rule.high then 'tinggi'
        when achieved.achievement >= rule.medium then 'sedang'
        when achieved.achievement >= rule.low then 'rendah'
        else 'sangat rendah'
    end as band,
    achieved.put_off,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address,
    achieved.note
from achieved
cross join rule
join programme on programme.id = achieved.programme
join area on area.code = achieved.area
left join source on source.id = achieved.source
order by achieved.due nulls last, achieved.area, achieved.id
