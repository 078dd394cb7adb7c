-- Who takes part in a programme, as far as it is known.
--
-- $programme  programme.id
-- $regencies  list of regency.code; an empty list means every regency
--
-- Exactly one row: participants, products, regencies, dated, as_of, as_of_precision.
-- dated counts the dated stages of participants; as_of is the newest day of which any stage speaks.
-- Passport: Q9c28.

select
    count(*) as participants,
    count(distinct product) as products,
    count(distinct regency) as regencies,
    (
        select count(*) from stage_event where programme = $programme and participant is not null and date is not null
    ) as dated,
    (select day from stage_day where programme = $programme) as as_of,
    (select precision from stage_day where programme = $programme) as as_of_precision
from participant
where programme = $programme and is_among($regencies, regency)
