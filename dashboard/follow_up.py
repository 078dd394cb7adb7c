"""Follow-ups (tindak lanjut): decisions that followed a number, shown wherever that number is."""

from html import escape

import pandas as pd

from dashboard import captions, clock, numbers, panel, parts, programme_findings
from dashboard.cells import sources_of, table
from dashboard.filters import Filters
from dashboard.numbers import number
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say

SHOWN, SHOWN_BESIDE = 25, 4  # on a page of their own, and beside other things; the download has them all


def part(programme: str, chosen: Filters) -> None:
    """The part 'Tindak lanjut' of a programme's page: those of the programme and of its indicators."""
    frame = _asked(programme=programme, regencies=chosen.regencies)
    if frame.empty:
        panel.note(say("tindak.kosong"), say("tindak.cara"), frame)
        return
    _listed(frame, 3 if chosen.presenting else SHOWN, key="tindak_lanjut")


def of_indicator(indicator: str) -> None:
    """The follow-ups of one indicator, under its definition; that there are none is said too."""
    anywhere = _asked(indicator=indicator, regencies=())
    if anywhere.empty:  # as with most: then nothing follows the chosen places
        _of_indicator(anywhere)
    else:
        parts.part(lambda chosen: _of_indicator(_asked(indicator=indicator, regencies=chosen.regencies)))


def _of_indicator(frame: pd.DataFrame) -> None:
    above = panel.heading(say("tindak.judul"))
    if frame.empty:
        panel.note(say("tindak.kosong_indikator"), say("tindak.cara"), frame, above)
    else:
        _listed(frame, SHOWN_BESIDE, key="tindak_indikator", above=above)


def overdue(chosen: Filters) -> None:
    """The overdue follow-ups of all programmes and indicators, longest overdue first."""
    panel.section(say("tindak.lewat_judul"))
    frame = _asked(regencies=chosen.regencies)
    if frame.empty or not frame.late.any():
        panel.note(say("tindak.kosong" if frame.empty else "tindak.tak_ada_lewat"), say("tindak.cara"), frame)
        return
    _listed(frame[frame.late | (frame.state == "terbuka")], SHOWN_BESIDE, key="tindak_lewat")


def _asked(*, programme: str = "", indicator: str = "", regencies: tuple[str, ...]) -> pd.DataFrame:
    return ask(
        "follow_ups",
        programme=programme,
        indicator=indicator,
        regencies=regencies,
        today=clock.today().isoformat(),
    )


def _listed(frame: pd.DataFrame, most: int, *, key: str, above: str = "") -> None:
    """The first `most` of the follow-ups; the title counts all of them."""
    source = captions.publishers(frame.rename(columns={"decided_on": "date"}))
    some = say("tindak.sebagian", jumlah=most) if len(frame) > most else ""
    words = Words(programme_findings.follow_ups(frame), some + say("tindak.sub"), source, rows=frame)
    items = "".join(_item(row) for row in frame.head(most).itertuples())
    panel.listing(f'<ul class="daftar">{items}</ul>', words, _table(frame), key=key, above=above)


def _item(row) -> str:
    """Decision, who, where, about what; and its history: decided, due, in this state since."""
    line = say(
        "tindak.baris",
        organisasi=row.organisation,
        wilayah=row.area_name,
        tentang=_about(row),
    )
    past = say(
        "tindak.riwayat",
        diputuskan=numbers.day(row.decided_on),
        tenggat=say("kolom.tanpa_tenggat") if pd.isna(row.due) else numbers.day(row.due),
        keadaan=_state(row).lower(),
        sejak=numbers.day(row.state_since),
    )
    return (
        f'<li><span class="lencana">{escape(_state(row))}</span> '
        f'<span class="nama"><strong>{escape(row.decision)}</strong></span>'
        f'<p class="kecil">{escape(line)}</p><p class="kecil sumber">{escape(past)} · '
        f"{panel.link(row.source, row.address)}</p></li>"
    )


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


def _about(row) -> str:
    return "; ".join(name for name in (row.programme, row.indicator) if not pd.isna(name))


def _state(row) -> str:
    """The state of a follow-up, and how long it is overdue."""
    if row.late:
        return say("tindak.lewat", hari=number(row.days))
    return {"terbuka": say("tindak.terbuka"), "selesai": say("tindak.selesai")}.get(
        row.state, say("tindak.dibatalkan")
    )
