-- Published trade totals of one measure: dated figures that are never joined across gaps nor added to another measure.
--
-- $measure      'nilai asal' (BPS, US$), 'nilai pos' (border posts, Rp), 'komoditas' or 'neraca'
-- $granularity  list of 'hari', 'bulan', 'kumulatif', 'tahun'; an empty list means all
-- $totals_only  true leaves out the parts: one commodity, port or destination
-- $year_from    first year, inclusive
-- $year_to      last year, inclusive
--
-- One row per published figure, oldest first: id, passport, area, scope, period, granularity, period_start, period_end, total, commodity,
-- place, destination, value_usd, value_idr, volume_tonnes, bound, publisher, conflict, source, address, note.
-- Row key: id.
-- Passport: Q7a3f.

select
    export_statistic.id,
    indicator.passport,
    area,
    scope,
    period,
    granularity,
    period_start,
    period_end,
    total,
    commodity,
    place,
    destination,
    value_usd,
    value_idr,
    volume_tonnes,
    bound,
    export_statistic.publisher,
    conflict,
    coalesce(source.title, source.address_text) as source,
    source.address,
    export_statistic.note
from export_statistic
join indicator on indicator.code = indicator_of(export_statistic.measure)
left join source on source.id = export_statistic.source
where export_statistic.measure = $measure
  and area <> 'ID'
  and (is_among($granularity, granularity))
  and (total or not $totals_only)
  and year(period_end) between $year_from and $year_to
order by period_start, period_end, scope, export_statistic.id
