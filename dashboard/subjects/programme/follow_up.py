"""Follow-ups (tindak lanjut): decisions that followed a number, shown wherever that number is."""

from typing import Any

import pandas as pd

from dashboard.answers.view import View
from dashboard.exhibits.bodies import Item, Items
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Block, Following, Heading, Note
from dashboard.language import clock, numbers, terms
from dashboard.language.numbers import number
from dashboard.language.text import say
from dashboard.saying import captions, cells
from dashboard.saying.cells import sources_of, table
from dashboard.subjects.programme import programme_findings

SHOWN, SHOWN_BESIDE = 25, 4  # on a page of their own, and beside other things; the download has them all
PROJECTED = 3


def part(programme: str, view: View) -> tuple[Block, ...]:
    """The part 'Tindak lanjut' of a programme's page: those of the programme and of its indicators."""
    frame = _asked(view, programme=programme, regencies=view.chosen.regencies)
    if frame.empty:
        return (Note(say("tindak.kosong"), say("tindak.cara"), frame),)
    return (_listed(frame, PROJECTED if view.presenting else SHOWN, "tindak_lanjut", view),)


def of_indicator(indicator: str, view: View) -> Block:
    """The follow-ups of one indicator, under its definition; that there are none is said too."""

    def here(view: View) -> tuple[Block, ...]:
        found = _asked(view, indicator=indicator, regencies=view.chosen.regencies)
        return (_of_indicator(found, view),)

    return Following(here)


def _of_indicator(frame: pd.DataFrame, view: View) -> Block:
    above = (say("tindak.judul"), "")
    if frame.empty:
        return Note(say("tindak.kosong_indikator"), say("tindak.cara"), frame, above)
    return _listed(frame, SHOWN_BESIDE, "tindak_indikator", view, above)


def overdue(view: View) -> tuple[Block, ...]:
    """The overdue follow-ups of all programmes and indicators, longest overdue first."""
    above = Heading(say("tindak.lewat_judul"))
    frame = _asked(view, regencies=view.chosen.regencies)
    if frame.empty or not frame.late.any():
        told = say("tindak.kosong" if frame.empty else "tindak.tak_ada_lewat")
        return (above, Note(told, say("tindak.cara"), frame))
    return (
        above,
        _listed(frame[frame.late | (frame.state == "terbuka")], SHOWN_BESIDE, "tindak_lewat", view),
    )


def _asked(
    view: View, *, programme: str = "", indicator: str = "", regencies: tuple[str, ...]
) -> pd.DataFrame:
    return view.ask(
        "follow_ups",
        programme=programme,
        indicator=indicator,
        regencies=regencies,
        today=clock.today().isoformat(),
    )


def _listed(
    frame: pd.DataFrame, most: int, key: str, view: View, above: tuple[str, str] | None = None
) -> Exhibit:
    """The first `most` of the follow-ups; the title counts all of them."""
    some = say("tindak.sebagian", jumlah=most) if len(frame) > most else ""
    return Exhibit(
        key,
        programme_findings.follow_ups(frame),
        some + say("tindak.sub"),
        captions.publishers(view, frame.rename(columns={"decided_on": "date"})),
        Items(tuple(_item(row) for row in frame.head(most).itertuples()), left_out=max(len(frame) - most, 0)),
        rows=frame,
        beside=_table(frame),
        above=above,
    )


def _item(row: Any) -> Item:
    """Decision, who, where, about what; and its history: decided, due, in this state since."""
    line = say(
        "tindak.baris",
        organisasi=row.organisation,
        wilayah=terms.told(row.area_name),
        tentang=_about(row),
    )
    past = say(
        "tindak.riwayat",
        diputuskan=numbers.day(row.decided_on),
        tenggat=say("kolom.tanpa_tenggat") if pd.isna(row.due) else numbers.day(row.due),
        keadaan=_state(row).lower(),
        sejak=numbers.day(row.state_since),
    )
    return Item(row.decision, line, (past,), _state(row), *cells.published(row))


def _table(frame: pd.DataFrame) -> pd.DataFrame:
    return table(
        keputusan=frame.decision,
        di_mana=frame.area_name,
        tentang=[_about(row) for row in frame.itertuples()],
        penggerak=frame.organisation,
        diputuskan=[numbers.day(day) for day in frame.decided_on],
        tenggat=[say("kolom.tanpa_tenggat") if pd.isna(day) else numbers.day(day) for day in frame.due],
        status=[_state(row) for row in frame.itertuples()],
        sejak=[numbers.day(day) for day in frame.state_since],
        sumber=sources_of(frame),
    )


def _about(row: Any) -> str:
    return "; ".join(terms.told(name) for name in (row.programme, row.indicator) if not pd.isna(name))


def _state(row: Any) -> str:
    """The state of a follow-up, and how long it is overdue."""
    if row.late:
        return say("tindak.lewat", hari=number(row.days))
    return {"terbuka": say("tindak.terbuka"), "selesai": say("tindak.selesai")}.get(
        row.state, say("tindak.dibatalkan")
    )
