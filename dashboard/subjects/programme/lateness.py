"""What is late, where, why, since when, and who moves next: all of it in one list that needs no mouse."""

from typing import Any

import pandas as pd

from dashboard.answers.view import View
from dashboard.exhibits.bodies import Item, Items
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Block, Heading, Note
from dashboard.language import blanks, clock
from dashboard.language.dates import Dated
from dashboard.language.numbers import number
from dashboard.language.text import say
from dashboard.saying import captions, cells
from dashboard.saying.findings import begun_small
from dashboard.subjects.programme import programme_tables

LISTED, MOST_WAITS = 5, 3
PROJECTED = 2  # what is late and what waits, together: more does not fit beside the chart


def shown(programme: str, view: View) -> tuple[Block, ...]:
    """Targets, milestones and follow-ups past their date, then the longest waits."""
    asked = dict(programme=programme, regencies=view.chosen.regencies)
    frame = view.ask("overdue", **asked, today=clock.today().isoformat())
    kept = PROJECTED if view.presenting else LISTED
    most = max(PROJECTED - len(frame), 0) if view.presenting else MOST_WAITS
    waits = view.ask("longest_waits", **asked, most=most)
    if frame.empty and waits.empty:
        nothing = Note(say("program.tak_ada_terlambat"), say("program.terlambat_sub"), frame)
        return (Heading(say("program.terlambat")), nothing)
    rows = frame if not frame.empty else waits
    title = "program.terlambat_judul" if waits.empty else "program.tertahan_judul"
    late = [_late(row) for row in frame.head(kept).itertuples()]
    return (
        Exhibit(
            "terlambat",
            say(title, jumlah=len(frame), tertahan=len(waits)),
            say("program.terlambat_sub"),
            captions.publishers(view, rows),
            Items((*late, *(_waiting(row) for row in waits.itertuples()))),
            rows=rows,
            beside=programme_tables.overdue(frame) if not frame.empty else programme_tables.waits(waits),
        ),
    )


def _late(row: Any) -> Item:
    line = say(
        "program.baris_terlambat",
        tempat=programme_tables.place_of(row),
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
