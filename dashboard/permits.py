"""Permits of a programme's products: how many of which type, when they expire, the register."""

import pandas as pd

from dashboard import (
    captions,
    clock,
    numbers,
    panel,
    permit_tables,
    presenting,
    programme_findings,
    stages,
)
from dashboard.exhibits import making
from dashboard.filters import Filters
from dashboard.panel import Words
from dashboard.store import Question, ask, ask_one, in_view
from dashboard.text import say

SHOWN = 8  # rows on the page; the download has them all


def part(programme: str, chosen: Filters) -> None:
    """The part 'Izin' of a programme's page; a programme without known products shows the whole register."""
    members = ask_one("programme_members", programme=programme, regencies=chosen.regencies)
    steps = ask("stage_counts", programme=programme, regencies=chosen.regencies)
    if not (members.products or stages.concerns_products(steps)):
        panel.note(say("program.izin_tidak_berlaku"), captions.publishers(steps), steps)
        return
    scope = dict(
        programme=programme if members.products else "",
        regencies=chosen.regencies,
        categories=chosen.categories,
        today=clock.today().isoformat(),
    )
    counts = ask("permit_counts", **scope)
    if counts.empty:
        panel.nothing(say("program.apa_izin"), counts)
        return
    if not members.products:
        panel.note(say("program.izin_register"), captions.register_line(), counts)
    most = SHOWN // 2 if chosen.presenting else SHOWN
    listed(scope, "segera", counts, most)
    presenting.end(chosen)
    expiry(scope)
    types(counts)
    listed(scope, "habis", counts, most)
    register(scope, int(counts.permits.sum()))


def types(counts) -> None:
    """Permits by type and state; what a soft check says of the numbers."""
    title = programme_findings.permit_counts(counts)
    words = Words(title, say("program.izin_jenis_sub"), _source(), title, rows=counts)
    panel.table(permit_tables.permit_counts(counts), words, key="izin_jenis")


def listed(scope: dict, state: str, counts: pd.DataFrame, most: int) -> None:
    """The permits in one state, the first of them on the page; counts: permit_counts."""
    title, count = programme_findings.permits_in(state, counts), programme_findings.held_in(state, counts)
    if not count:
        panel.note(title, _source(), ask("permits", **scope, states=(state,), most=most))
        return
    frame = ask("permits", **scope, states=(state,), most=most)
    words = Words(
        title, say("program.izin_daftar_sub", jumlah=len(frame), semua=count), _source(), title, rows=frame
    )
    panel.table(
        permit_tables.permits(frame),
        words,
        key=f"izin_{state}",
        whole=Question(in_view(), "permits", {**scope, "states": (state,), "most": None}),
    )


def expiry(scope: dict) -> None:
    """The expiry calendar of the coming year."""
    frame = ask("permit_expiry", **scope)
    if not frame.permits.sum():
        panel.note(say("program.izin_tanpa_kalender"), _source(), frame)
        return
    told = frame.assign(
        row=[numbers.day(month, "bulan") for month in frame.month],
        text=[numbers.number(count) for count in frame.permits],
    )
    title = programme_findings.expiry(frame)
    alt = captions.alt(title, told, "row", "text")
    words = Words(title, say("program.izin_kalender_sub"), _source(), alt, rows=frame)
    body = making.bars(told, name="row", value="permits", text="text")
    panel.chart(body, words, permit_tables.expiry_months(frame), key="izin_kalender")


def register(scope: dict, count: int) -> None:
    """The permits themselves, the next to expire first."""
    frame = ask("permits", **scope, states=(), most=SHOWN)
    title = say("program.izin_register_judul", jumlah=numbers.number(count))
    words = Words(title, say("program.izin_register_sub", jumlah=len(frame)), _source(), title, rows=frame)
    panel.table(
        permit_tables.permits(frame),
        words,
        key="izin_daftar",
        whole=Question(in_view(), "permits", {**scope, "states": (), "most": None}),
    )


def _source() -> str:
    return say("program.izin_sumber", tanggal=numbers.day(clock.today()), register=captions.register_line())
