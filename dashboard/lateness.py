"""What is late, where, why, since when, and who moves next: all of it in one list that needs no mouse."""

from html import escape

import pandas as pd

from dashboard import captions, clock, panel, programme_tables
from dashboard.dates import Dated
from dashboard.filters import Filters
from dashboard.findings import begun_small
from dashboard.numbers import number
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say

LISTED, MOST_WAITS = 5, 3
PROJECTED = 2  # what is late and what waits, together: more does not fit beside the chart


def show(programme: str, chosen: Filters) -> None:
    """Targets, milestones and follow-ups past their date, then the longest waits."""
    scope = dict(programme=programme, regencies=chosen.regencies)
    frame = ask("overdue", **scope, today=clock.today().isoformat())
    kept = PROJECTED if chosen.presenting else LISTED
    most = max(PROJECTED - len(frame), 0) if chosen.presenting else MOST_WAITS
    waits = ask("longest_waits", **scope, most=most)
    if frame.empty and waits.empty:
        panel.section(say("program.terlambat"))
        panel.note(say("program.tak_ada_terlambat"), say("program.terlambat_sub"), frame)
        return
    items = [_late_item(row) for row in frame.head(kept).itertuples()] + [
        _wait_item(row) for row in waits.itertuples()
    ]
    words = Words(
        say(
            "program.terlambat_judul" if waits.empty else "program.tertahan_judul",
            jumlah=len(frame),
            tertahan=len(waits),
        ),
        say("program.terlambat_sub"),
        captions.publishers(frame if not frame.empty else waits),
        rows=frame if not frame.empty else waits,
    )
    table = programme_tables.overdue(frame) if not frame.empty else programme_tables.waits(waits)
    panel.listing(f'<ul class="daftar">{"".join(items)}</ul>', words, table, key="terlambat")


def _late_item(row) -> str:
    return _item(
        say("program.lewat_per", hari=number(row.days), tanggal=Dated.of(row, "as_of").text),
        programme_tables.what_is_late(row),
        tempat=programme_tables.place_of(row),
        sebab=programme_tables.why_late(row),
        sejak=Dated.of(row, "since").text,
        penggerak=row.mover,
        source=panel.link(row.source, row.address),
    )


def _wait_item(row) -> str:
    lacks = "" if pd.isna(row.permit) else say("program.belum_izin", izin=row.permit)
    following = programme_tables.BLANK if pd.isna(row.next_stage) else begun_small(row.next_stage)
    return _item(
        say("program.tertahan_hari", hari=number(row.days), tanggal=Dated.of(row, "as_of").text),
        row.participant_name,
        tempat=row.regency,
        sebab=say("program.menunggu_tahap", tahap=following) + lacks,
        sejak=Dated.of(row, "since").text,
        penggerak=programme_tables.next_mover(row.office),
        source=panel.link(row.source, None),
    )


def _item(badge: str, what: str, source: str, **words: str) -> str:
    """One late thing; `source` is HTML, everything else is text."""
    line = say("program.baris_terlambat", **words)
    return (
        f'<li><span class="lencana">{escape(badge)}</span> '
        f'<span class="nama"><strong>{escape(what)}</strong></span>'
        f'<p class="kecil">{escape(line)}</p><p class="kecil sumber rinci">{source}</p></li>'
    )
