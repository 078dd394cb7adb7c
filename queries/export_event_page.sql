-- A page of the documented exports, as export_events.sql gives them, sorted, searched and cut here so that only what is seen is sent.
--
-- $regencies   list of regency.code, or one district.code or village.code to narrow it to; an empty list means every regency
-- $categories  list of category.code: exports of products of these; an empty list means every export
-- $year_from   first year
-- $year_to     last year
-- $search      text sought in commodity, destination, port or post, and sender; an empty text finds all
-- $sort        by which it is sorted: 'date', 'commodity', 'destination', 'via', 'sender', 'volume_tonnes', 'value_usd' or
--              'value_idr'; an empty text means the newest first
-- $descending  true for the last first; a blank is last in either direction
-- $from_row    how many rows before the page are left out
-- $most        how many rows the page has at most; null for all
--
-- One row per event of the page, in the order asked for, ties by the newest and by id: id, date, date_precision, commodity,
-- regencies, destination, via, volume_tonnes, value_usd, value_idr, sender, evidence, counted, conflict, source, address, note,
-- publisher, place, whole.
-- place is the row's number among all that were found, from 1; whole is how many were found on all pages together.
-- Words are sorted without regard to capitals.
-- Row key: id.
-- Passport: Q5e08.

with found as (
    select
        id,
        date,
        case $sort
            when 'commodity' then lower(commodity)
            when 'destination' then lower(destination)
            when 'via' then lower(via)
            when 'sender' then lower(sender)
        end as word,
        case $sort
            when 'date' then date_diff('day', date '1970-01-01', date)
            when 'volume_tonnes' then volume_tonnes
            when 'value_usd' then value_usd
            when 'value_idr' then value_idr
        end as number
    from export_row
    where is_chosen_export(export_row.id, export_row.date, $regencies, $categories, $year_from, $year_to)
      and ($search = '' or contains(lower(concat_ws(' ', commodity, destination, via, sender)), lower($search)))
),

sorted as (
    select
        *,
        word is null and number is null as blank,
        case when $descending then null else word end as rising,
        case when $descending then word end as falling,
        case when $descending then -number else number end as amount
    from found
),

page as (
    select *
    from sorted
    order by blank, rising, falling desc, amount, date desc, id
    limit $most offset $from_row
),

placed as (
    select
        id,
        $from_row + row_number() over (order by blank, rising, falling desc, amount, date desc, id) as place,
        (select count(*) from found) as whole
    from page
)

select
    export_row.*,
    source.publisher,
    placed.place,
    placed.whole
from placed
join export_row on export_row.id = placed.id
join export_event on export_event.id = export_row.id
left join source on source.id = export_event.source
order by placed.place
