"""Permits of a programme's products: how many of which type, when they expire, the register."""

from typing import Any

import pandas as pd

from dashboard.answers.store import Question
from dashboard.answers.view import View
from dashboard.exhibits import exhibit, making
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import PROJECTOR_ENDS, Block, Note, Nothing
from dashboard.language import clock, numbers
from dashboard.language.text import say
from dashboard.saying import captions
from dashboard.subjects.programme import permit_tables, programme_findings, stages

SHOWN = 8  # rows on the page; the download has them all


def part(programme: str, view: View) -> tuple[Block, ...]:
    """The part 'Izin' of a programme's page; a programme without known products shows the whole register."""
    chosen = view.chosen
    asked = dict(programme=programme, regencies=chosen.regencies)
    members, steps = view.one("programme_members", **asked), view.ask("stage_counts", **asked)
    if not (members.products or stages.concerns_products(steps)):
        return (Note(say("program.izin_tidak_berlaku"), captions.publishers(view, steps), steps),)
    scope = dict(
        programme=programme if members.products else "",
        regencies=chosen.regencies,
        categories=chosen.categories,
        today=clock.today().isoformat(),
    )
    counts = view.ask("permit_counts", **scope)
    if counts.empty:
        return (Nothing(say("program.apa_izin"), counts),)
    whole = Note(say("program.izin_register"), captions.register_line(view), counts)
    most = SHOWN // 2 if view.presenting else SHOWN
    return (
        *(() if members.products else (whole,)),
        listed(scope, "segera", counts, most, view),
        PROJECTOR_ENDS,
        expiry(scope, view),
        types(counts, view),
        listed(scope, "habis", counts, most, view),
        register(scope, int(counts.permits.sum()), view),
    )


def types(counts: pd.DataFrame, view: View) -> Exhibit:
    """Permits by type and state; what a soft check says of the numbers."""
    title, told = programme_findings.permit_counts(counts), permit_tables.permit_counts(counts)
    return exhibit.table("izin_jenis", title, say("program.izin_jenis_sub"), _source(view), told, rows=counts)


def listed(scope: dict[str, Any], state: str, counts: pd.DataFrame, most: int, view: View) -> Block:
    """The permits in one state, the first of them on the page; counts: permit_counts."""
    title, count = programme_findings.permits_in(state, counts), programme_findings.held_in(state, counts)
    frame = view.ask("permits", **scope, states=(state,), most=most)
    if not count:
        return Note(title, _source(view), frame)
    return exhibit.table(
        f"izin_{state}",
        title,
        say("program.izin_daftar_sub", jumlah=len(frame), semua=count),
        _source(view),
        permit_tables.permits(frame),
        rows=frame,
        whole=Question(view.snapshot, "permits", {**scope, "states": (state,), "most": None}),
    )


def expiry(scope: dict[str, Any], view: View) -> Block:
    """The expiry calendar of the coming year."""
    frame = view.ask("permit_expiry", **scope)
    if not frame.permits.sum():
        return Note(say("program.izin_tanpa_kalender"), _source(view), frame)
    told = frame.assign(
        row=[numbers.day(month, "bulan") for month in frame.month],
        text=[numbers.number(count) for count in frame.permits],
    )
    title = programme_findings.expiry(frame)
    return Exhibit(
        "izin_kalender",
        title,
        say("program.izin_kalender_sub"),
        _source(view),
        making.bars(told, name="row", value="permits", text="text"),
        rows=frame,
        beside=permit_tables.expiry_months(frame),
    )


def register(scope: dict[str, Any], count: int, view: View) -> Exhibit:
    """The permits themselves, the next to expire first."""
    frame = view.ask("permits", **scope, states=(), most=SHOWN)
    return exhibit.table(
        "izin_daftar",
        say("program.izin_register_judul", jumlah=numbers.number(count)),
        say("program.izin_register_sub", jumlah=len(frame)),
        _source(view),
        permit_tables.permits(frame),
        rows=frame,
        whole=Question(view.snapshot, "permits", {**scope, "states": (), "most": None}),
    )


def _source(view: View) -> str:
    register = captions.register_line(view)
    return say("program.izin_sumber", tanggal=numbers.day(clock.today()), register=register)
