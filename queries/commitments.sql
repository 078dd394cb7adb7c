-- The CSR commitments against stunting and extreme poverty that were published.
--
-- $regencies  list of regency.code; an empty list means every regency
--
-- One row per commitment, newest first: id, company, need, regency, amount_idr, date, date_precision, source, publisher, address, note.
-- Row key: id.
-- Passport: Qd535.

select
    commitment.id,
    commitment.company,
    commitment.need,
    regency.short_name as regency,
    commitment.amount_idr,
    commitment.date,
    commitment.date_precision,
    coalesce(source.title, source.address_text) as source,
    source.publisher,
    source.address,
    commitment.note
from commitment
join regency on regency.code = commitment.regency
left join source on source.id = commitment.source
where is_among($regencies, commitment.regency)
order by commitment.date desc, commitment.id
