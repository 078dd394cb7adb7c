-- Where participants of a programme wait: how many have not reached its last stage, and how long they have stood where they are.
--
-- $programme  programme.id
-- $regencies  list of regency.code; an empty list means every regency
--
-- One row per regency with somebody waiting, longest median first: code, short_name, waiting, undated, median_days, longest_days, as_of, as_of_precision.
-- waiting counts those whose highest stage has a date, undated those whose highest stage has none: how long they wait is not known.
-- median_days and longest_days are of the former, null where there is none.
-- Row key: code.
-- Passport: Qbce5.

select
    regency.code,
    regency.short_name,
    count(standing.date) as waiting,
    count(*) filter (standing.date is null) as undated,
    median(date_diff('day', standing.date, stage_day.day)) as median_days,
    max(date_diff('day', standing.date, stage_day.day)) as longest_days,
    stage_day.day as as_of,
    stage_day.precision as as_of_precision
from standing
join stage_day on stage_day.programme = standing.programme
join regency on regency.code = standing.regency
where standing.programme = $programme
  and standing.participant is not null
  and is_among($regencies, standing.regency)
  and standing.step < (select max(step) from stage where programme = $programme)
group by regency.code, regency.short_name, stage_day.day, stage_day.precision
order by median_days desc nulls last, regency.code
