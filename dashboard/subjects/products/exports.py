"""What the export page shows: what is documented of products, and trade figures as dated points."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard.answers.view import View
from dashboard.exhibits import exhibit, making, theme
from dashboard.exhibits.exhibit import Choose, Exhibit
from dashboard.exhibits.page import Block, Columns, Folded, Group, Heading, Hint, Nothing
from dashboard.language import numbers, terms
from dashboard.language.text import say, say_of
from dashboard.language.values import Value
from dashboard.saying import captions, cells, findings, scales, scope, tables
from dashboard.subjects.products import paging
from dashboard.subjects.products.paging import Sorting

SORTINGS = {
    "commodity": Sorting("kolom.komoditas"),
    "destination": Sorting("kolom.tujuan"),
    "via": Sorting("kolom.lewat"),
    "volume_tonnes": Sorting("kolom.volume", descending=True),
}
MEASURES = {"nilai asal": ("US$", "value_usd"), "nilai pos": ("Rp", "value_idr")}


def status(counts: pd.Series, view: View) -> Exhibit:
    """register_counts: the products by how their export is known; the unknown are a kind of their own."""
    frame = scales.export_counts(counts)
    title = findings.unknown_status(counts)
    return Exhibit(
        "status_ekspor",
        title,
        say("ekspor.status_sub"),
        captions.register_line(view),
        making.bars(frame, name="status", value="products", styles=theme.export().values()),
        rows=frame,
        beside=tables.counts(frame, "status"),
    )


def regencies(view: View) -> Exhibit | Nothing:
    """The regencies of which an export is documented, claimed or supplied to; a click chooses one."""
    every = view.ask("export_status_by_regency", categories=view.chosen.categories)
    known = scope.within(every, view.chosen.regencies)
    known = known[known.exported + known.claimed + known.supplying > 0]
    if known.empty:
        return Nothing(say("ekspor.apa"), known)
    title, below, shown, choose = findings.exporting_regencies(known), "ekspor.kabupaten_sub", known, "kab"
    if scope.are_many(known):
        below, shown, choose = "ekspor.per_provinsi_sub", _by_province(known, view), "pulau"
    return Exhibit(
        "ekspor_kabupaten",
        title,
        say(below),
        captions.register_line(view),
        making.shares(shown, name="short_name", parts=scales.export_parts()),
        rows=known,
        beside=tables.export_status(known),
        chooses=Choose(choose, tuple(shown.code)),
    )


def _by_province(regencies: pd.DataFrame, view: View) -> pd.DataFrame:
    """The same counted of each province: of a country there are too many bars otherwise."""
    known = view.options
    counted = regencies.groupby(regencies.code.map(known.island_of))[list(scales.export_parts())].sum()
    return counted.reset_index().assign(short_name=lambda rows: rows.code.map(known.island))


def asked(view: View) -> dict[str, Any]:
    """What the questions about documented exports are asked for."""
    chosen = view.chosen
    years = {"year_from": chosen.years[0], "year_to": chosen.years[1]}
    return {"regencies": chosen.areas, "categories": chosen.categories} | years


def where(view: View) -> tuple[Block, ...]:
    """The destinations, what went there, and every documented export."""
    return (
        Columns(((destinations(view),), (products(view),))),
        Heading(say("ekspor.peristiwa"), say("ekspor.peristiwa_sub")),
        *([Hint(say("ekspor.kategori"))] if view.chosen.categories else []),
        *events(view),
    )


def how_much(view: View) -> Folded:
    """The three published measures, which may not be added up, to be opened."""
    place, only = view.options.whole, say_of(view.whole, "ekspor.provinsi")
    told = (say("ekspor.ukuran_teks"), *((only,) if view.chosen.regencies else ()))
    by_origin = months("nilai asal", say("ekspor.asal_sub", tempat=place), view)
    by_customs = months("nilai pos", say_of(view.whole, "ekspor.pos_sub", tempat=place), view)
    shown: tuple[Block, ...] = (
        Heading("", " ".join(told)),
        Columns(((by_origin,), (by_customs,))),
        *commodities(view),
    )
    return Folded(say("ekspor.ukuran"), Group(shown))


def destinations(view: View) -> Exhibit | Nothing:
    """Documented exports counted by destination."""
    return _ranking("ekspor_tujuan", "export_by_destination", "destination", findings.destinations, view)


def products(view: View) -> Exhibit | Nothing:
    """Documented exports counted by commodity."""
    return _ranking("ekspor_komoditas", "export_by_commodity", "commodity", findings.commodities, view)


def _ranking(
    key: str, query: str, name: str, find: Callable[[pd.DataFrame], str], view: View
) -> Exhibit | Nothing:
    frame = view.ask(query, **asked(view))
    if frame.empty:
        return Nothing(say("ekspor.apa"), frame)
    title = find(frame)
    told = frame.assign(**{name: frame[name].map(terms.told)})
    return Exhibit(
        key,
        title,
        say(f"{query}_sub"),
        captions.register_line(view),
        making.bars(told, name=name, value="events"),
        rows=frame,
        beside=tables.shipments(told),
    )


def events(view: View) -> tuple[Block, ...]:
    """Every documented export, newest first."""
    shown = paging.page(view, "export_events", "export_event_page", SORTINGS, asked(view))
    if shown.rows.empty:
        return ()
    title = findings.events(view.ask("export_by_destination", **asked(view)))
    source, told = captions.register_line(view), tables.events(shown.rows)
    table = exhibit.table("peristiwa", title, "", source, told, rows=shown.rows, whole=shown.all)
    return (*shown.controls, table)


def list_of_events(view: View) -> Exhibit | Nothing:
    """What went where and when, newest first: as much as a room reads."""
    frame = view.ask("export_events", **asked(view))
    if frame.empty:
        return Nothing(say("ekspor.apa"), frame)
    counted = frame[frame.counted]
    short = cells.table(
        tanggal=cells.dates(counted),
        komoditas=counted.commodity,
        asal_tujuan=[_way(row) for row in counted.itertuples()],
    )
    counts = view.ask("export_by_destination", **asked(view))
    return Exhibit(
        "peristiwa",
        findings.events(counts),
        findings.destinations(counts),
        captions.register_line(view),
        making.table(short),
        rows=frame,
        beside=tables.events(frame),
    )


def _way(row: Any) -> str:
    """From where to where."""
    start = say("ekspor.asal_tak_tahu") if pd.isna(row.regencies) else row.regencies
    return say("ekspor.dari_ke", asal=start, tujuan=row.destination)


def commodities(view: View) -> tuple[Exhibit, ...]:
    """What quarantine and other offices published of single commodities."""
    years = {"year_from": view.chosen.years[0], "year_to": view.chosen.years[1]}
    frame = view.ask("export_statistics", measure="komoditas", granularity=[], totals_only=False, **years)
    if frame.empty:
        return ()
    source, told = captions.publishers(view, frame), tables.statistics(frame)
    title, below = say("ekspor.karantina"), say("ekspor.karantina_sub")
    return (exhibit.table("karantina", title, below, source, told, rows=frame),)


def months(measure: str, note: str, view: View) -> Exhibit | Nothing:
    """The published months of one trade measure, each a point."""
    currency, value = MEASURES[measure]
    frame = view.ask(
        "export_statistics",
        measure=measure,
        granularity=["bulan"],
        totals_only=True,
        year_from=view.chosen.years[0],
        year_to=view.chosen.years[1],
    )
    frame = frame[frame[value].notna()].reset_index(drop=True)
    if frame.empty:
        return Nothing(say("ekspor.apa_bulan"), frame)
    told = frame.assign(
        text=[Value(row[value], currency, bound=row.bound).text for _, row in frame.iterrows()],
        when=frame.period.map(numbers.period),
    )
    title = findings.months(told, currency, value)
    return Exhibit(
        f"titik_{measure.replace(' ', '_')}",
        title,
        note,
        captions.publishers(view, frame),
        making.points(
            told, when="period_start", value=value, text="text", told="when", unit=currency, group="scope"
        ),
        rows=frame,
        beside=tables.statistics(frame),
    )
