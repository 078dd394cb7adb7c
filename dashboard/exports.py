"""The parts of the export page: what is documented of products, and trade figures as dated points."""

from collections.abc import Callable

import pandas as pd

from dashboard import captions, filters, findings, numbers, panel, scales, tables
from dashboard.exhibits import making
from dashboard.filters import Filters
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say
from dashboard.values import Value

MEASURES = {"nilai asal": ("US$", "value_usd"), "nilai pos": ("Rp", "value_idr")}


def status(counts: pd.Series, source: str) -> None:
    """The register's products by how their export is known; the unknown are a kind of their own."""
    frame = scales.export_counts(counts)
    title = findings.unknown_status(counts)
    alt = captions.alt(title, frame, "status", "products")
    words = Words(title, say("ekspor.status_sub"), source, alt, rows=frame)
    styles = list(scales.EXPORT_STYLES)
    body = making.bars(frame, name="status", value="products", styles=styles)
    panel.chart(body, words, tables.counts(frame, "status"), key="status_ekspor")


def regencies(source: str, chosen: Filters) -> None:
    """The regencies of which an export is documented, claimed or supplied to; a click chooses one."""
    known = filters.within(ask("export_status_by_regency", categories=chosen.categories), chosen.regencies)
    known = known[known.exported + known.claimed + known.supplying > 0]
    if known.empty:
        panel.nothing(say("ekspor.apa"), known)
        return
    title = findings.exporting_regencies(known)
    alt = captions.alt(title, known, "short_name", "exported")
    words = Words(title, say("ekspor.kabupaten_sub"), source, alt, rows=known)
    body = making.shares(known, name="short_name", parts=scales.EXPORT_PARTS)
    table = tables.export_status(known)
    panel.chart(body, words, table, key="ekspor_kabupaten", chooses=("kab", tuple(known.code)))


def ranking(query: str, name: str, find: Callable[[pd.DataFrame], str], scope: dict, chosen: Filters) -> None:
    """Documented exports counted by destination or by commodity."""
    frame = ask(query, **scope)
    if frame.empty:
        panel.nothing(say("ekspor.apa"), frame)
        return
    title = find(frame)
    words = Words(
        title,
        say(f"{query}_sub"),
        captions.register_line(),
        captions.alt(title, frame, name, "events"),
        rows=frame,
    )
    panel.chart(
        making.bars(frame, name=name, value="events"),
        words,
        tables.shipments(frame),
        key=query,
    )


def events(scope: dict, chosen: Filters) -> None:
    """Every documented export, newest first."""
    frame = ask("export_events", **scope)
    if not frame.empty:
        title = findings.events(frame)
        panel.table(
            tables.events(frame),
            Words(title, "", captions.register_line(), title, rows=frame),
            key="peristiwa",
        )


def commodities(chosen: Filters) -> None:
    """What quarantine and other offices published of single commodities."""
    years = {"year_from": chosen.years[0], "year_to": chosen.years[1]}
    frame = ask("export_statistics", measure="komoditas", granularity=[], totals_only=False, **years)
    if not frame.empty:
        title = say("ekspor.karantina")
        words = Words(title, say("ekspor.karantina_sub"), captions.publishers(frame), title, rows=frame)
        panel.table(tables.statistics(frame), words, key="karantina")


def months(measure: str, note: str, chosen: Filters) -> None:
    """The published months of one trade measure, each a point."""
    currency, value = MEASURES[measure]
    frame = ask(
        "export_statistics",
        measure=measure,
        granularity=["bulan"],
        totals_only=True,
        year_from=chosen.years[0],
        year_to=chosen.years[1],
    )
    frame = frame[frame[value].notna()].reset_index(drop=True)
    if frame.empty:
        panel.nothing(say("ekspor.apa_bulan"), frame)
        return
    told = frame.assign(
        text=[Value(row[value], currency, bound=row.bound).text for _, row in frame.iterrows()],
        when=frame.period.map(numbers.period),
    )
    title = findings.months(told, currency, value)
    words = Words(
        title, note, captions.publishers(frame), captions.alt(title, told.tail(6), "when", "text"), rows=frame
    )
    body = making.points(
        told, when="period_start", value=value, text="text", told="when", unit=currency, group="scope"
    )
    panel.chart(body, words, tables.statistics(frame), key=f"titik_{measure.replace(' ', '_')}")
