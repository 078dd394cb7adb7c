"""What is late, where, why, since when, and who moves next: in a list that needs no mouse, and on the map."""

from html import escape
from typing import Any

import pandas as pd

from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.exhibits import exhibit, theme
from dashboard.exhibits.bodies import Item, Items
from dashboard.exhibits.choropleth import Kinds
from dashboard.exhibits.exhibit import Exhibit, Places
from dashboard.exhibits.page import Block, Heading, Markup, Note
from dashboard.language import blanks, clock, numbers
from dashboard.language.dates import Dated
from dashboard.language.numbers import number
from dashboard.language.text import say
from dashboard.saying import captions, cells, scope
from dashboard.saying.findings import begun_small
from dashboard.subjects.programme import programme_tables

LISTED, MOST_WAITS = 5, 3
FIRST = 2  # lines above the figures of the first page
LONGEST_NAMED = 18  # letters of what is named on the map below its place
MOST_NAMED = 4  # places that a headline names before they are only counted


def shown(programme: str, view: View) -> tuple[Block, ...]:
    """Targets, milestones and follow-ups past their date, then the longest waits."""
    asked = dict(programme=programme, regencies=view.chosen.regencies)
    frame = view.ask("overdue", **asked, today=clock.today().isoformat())
    waits = view.ask("longest_waits", **asked, most=MOST_WAITS)
    if frame.empty and waits.empty:
        nothing = Note(say("program.tak_ada_terlambat"), say("program.terlambat_sub"), frame)
        return (Heading(say("program.terlambat")), nothing)
    rows = frame if not frame.empty else waits
    title = "program.terlambat_judul" if waits.empty else "program.tertahan_judul"
    late = [_late(row, view.options.whole) for row in frame.head(LISTED).itertuples()]
    return (
        Exhibit(
            "terlambat",
            say(title, jumlah=len(frame), tertahan=len(waits)),
            say("program.terlambat_sub"),
            captions.publishers(view, rows),
            Items((*late, *(_waiting(row) for row in waits.itertuples())), left_out=len(frame) - len(late)),
            rows=rows,
            beside=programme_tables.waits(waits)
            if frame.empty
            else programme_tables.overdue(frame, view.options.whole),
        ),
    )


def _late(row: Any, whole: str) -> Item:
    line = say(
        "program.baris_terlambat",
        tempat=programme_tables.place_of(row, whole),
        sebab=programme_tables.why_late(row),
        sejak=Dated.of(row, "since").text,
        penggerak=row.mover,
    )
    state = say("program.lewat_per", hari=number(row.days), tanggal=Dated.of(row, "as_of").text)
    return Item(programme_tables.what_is_late(row), line, (), state, *cells.published(row))


def _waiting(row: Any) -> Item:
    lacks = "" if pd.isna(row.permit) else say("program.belum_izin", izin=row.permit)
    following = blanks.not_reported() if pd.isna(row.next_stage) else begun_small(row.next_stage)
    line = say(
        "program.baris_terlambat",
        tempat=row.regency,
        sebab=say("program.menunggu_tahap", tahap=following) + lacks,
        sejak=Dated.of(row, "since").text,
        penggerak=programme_tables.next_mover(row.office),
    )
    state = say("program.tertahan_hari", hari=number(row.days), tanggal=Dated.of(row, "as_of").text)
    return Item(row.participant_name, line, (), state, *cells.published(row))


def first(view: View) -> tuple[Block, ...]:
    """What is late in a line each, with where it waits and who moves next: what is read before any figure."""
    every = view.ask("overdue", programme="", regencies=[], today=clock.today().isoformat())
    narrowed = (store.whole(view.snapshot), *view.chosen.regencies) if view.chosen.regencies else ()
    frame, whole = scope.within(every, narrowed, "area"), view.options.whole
    lines = "".join(f"<li>{escape(_line(row, whole))}</li>" for row in frame.head(FIRST).itertuples())
    more = len(frame) - FIRST
    rest = f"<li>{escape(say('terlambat.lain_lagi', jumlah=more))}</li>" if more > 0 else ""
    return (Markup(f'<ul class="terlambat">{lines}{rest}</ul>'),) if lines else ()


def _line(row: Any, whole: str) -> str:
    return say(
        "terlambat.baris",
        apa=programme_tables.what_is_late(row),
        hari=number(row.days),
        tempat=programme_tables.place_of(row, whole),
        penggerak=row.mover,
    )


def where(view: View) -> Exhibit:
    """The map of the regencies that a target, a milestone or a follow-up past its date waits for."""
    frame = view.ask("overdue", programme="", regencies=[], today=clock.today().isoformat())
    waited: dict[str, list[str]] = {}
    for row in frame[frame.lacking.notna()].itertuples():
        for place in row.lacking.split("; "):
            waited.setdefault(place, []).append(row.what if pd.isna(row.programme) else row.programme)
    places = scope.within(view.ask("regency_codes"), view.chosen.island)
    late = [
        waited.get(row.short_name, []) + (waited.get(row.name, []) if row.name != row.short_name else [])
        for row in places.itertuples()
    ]
    places = places.assign(
        value=pd.NA,
        kind=["ditunggu" if each else "lain" for each in late],
        blank=None,
        label=_labels(late),
    )
    red = theme.progress()["terlambat"].colour
    kinds = (
        ("ditunggu", say("terlambat.ditunggu"), red, ""),
        ("lain", say("terlambat.lain"), theme.NEUTRAL, ""),
    )
    return exhibit.regions(
        "peta_terlambat",
        _waited(list(places.short_name[places.kind == "ditunggu"])),
        say("terlambat.peta_sub"),
        captions.publishers(view, frame),
        Places(places, Kinds(kinds, unnamed="lain" if 2 * late.count([]) < len(late) else ""), "regencies"),
        view=view,
        rows=frame,
        beside=programme_tables.overdue(frame, view.options.whole),
    )


def _labels(late: list[list[str]]) -> list[str]:
    """Of each regency what it is waited for; where most are late, how many things, and one is told by its
    colour: a line more below each name drives the names off their places.
    """
    if 2 * late.count([]) >= len(late):
        return [_told(each) for each in late]
    return [say("terlambat.sekian", jumlah=len(each)) if len(each) > 1 else "" for each in late]


def _told(late: list[str]) -> str:
    """What a regency is waited for, or how many things: a long name takes room from its neighbours."""
    if len(late) > 1 or any(len(each) > LONGEST_NAMED for each in late):
        return say("terlambat.sekian", jumlah=len(late))
    return late[0] if late else ""


def _waited(names: list[str]) -> str:
    if not names:
        return say("terlambat.tak_ada")
    if len(names) > MOST_NAMED:
        return say("terlambat.sekian_wilayah", jumlah=len(names))
    return say("terlambat.wilayah", nama=numbers.listing(names))
