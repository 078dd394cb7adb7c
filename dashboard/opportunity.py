"""The parts of Peluang: where products near market and need meet, commitments, national markets.

Need is read from the survey (SSGI) against the province's own figure of the same period; extreme poverty is
an estimate, shown and marked and never part of the rule. What the register holds says how far it looked.
"""

import pandas as pd
import streamlit as st

from dashboard import captions, commitment_form, filters, numbers, panel, passport, tables, theme
from dashboard.cards import Figure, amount, figures
from dashboard.filters import Filters
from dashboard.map import Kinds
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say

MARKETS = ["pasar-farmasi", "pasar-kosmetik", "pasar-makanan"]
MEETING = Kinds(
    (
        ("bertemu", say("peluang.bertemu"), theme.PRIMARY, ""),
        ("butuh", say("peluang.butuh"), "#e2a12f", "/"),
        ("dekat", say("peluang.dekat"), "#8fbfae", "."),
        ("lain", say("peluang.lain"), theme.NEUTRAL, ""),
    )
)


def meeting(frame: pd.DataFrame) -> pd.Series:
    """Of opportunities: which of MEETING each regency is, None where its need is not reported."""
    high, near = frame.stunting >= frame.stunting_province, frame.near.notna()
    kinds = pd.Series("lain", index=frame.index, dtype=object)
    kinds[near] = "dekat"
    kinds[high] = "butuh"
    kinds[high & near] = "bertemu"
    return kinds.where(frame.stunting.notna() & frame.stunting_province.notna(), None)


def finding(frame: pd.DataFrame) -> str:
    kinds = meeting(frame)
    return say(
        "peluang.temuan",
        jumlah=int((kinds == "bertemu").sum()),
        tinggi=int(kinds.isin(["bertemu", "butuh"]).sum()),
    )


def where(frame: pd.DataFrame, chosen: Filters) -> None:
    """The map of the four kinds, and every regency with the two sides beside each other."""
    kinds = meeting(frame)
    known = kinds.notna()
    places = frame[["code", "name", "short_name"]].assign(
        value=pd.NA,
        kind=kinds,
        blank=[None if each else "belum dilaporkan" for each in known],
        label=[
            say("peluang.label", jumlah=near) if told else ""
            for near, told in zip(frame.near, frame.near.notna(), strict=True)
        ],
        mark=None,
    )
    table = tables.opportunities(frame, kinds, {key: name for key, name, *_ in MEETING.entries})
    words = Words(say("peluang.peta_judul"), say("peluang.peta_sub"), _line(frame), rows=frame)
    panel.region_map(places, MEETING, words, table, key="peluang", chosen=chosen, shapes="regencies")


def listing(frame: pd.DataFrame, chosen: Filters) -> None:
    kinds = meeting(frame)
    shown = filters.within(frame, chosen.regencies)
    table = tables.opportunities(shown, kinds[shown.index], {key: name for key, name, *_ in MEETING.entries})
    words = Words(
        say("peluang.daftar"), say("peluang.daftar_sub"), _line(frame), say("peluang.daftar"), rows=shown
    )
    panel.choices(table, list(shown.code), words, key="daftar_peluang", chosen=chosen)


def _line(frame: pd.DataFrame) -> str:
    names = sorted({*frame.stunting_publisher.dropna(), *frame.poor_publisher.dropna()})
    periods = sorted({*frame.stunting_period.dropna()})
    when = numbers.listing([numbers.period(period) for period in periods]) or say("panel.tanpa_sumber")
    return say("peluang.sumber", sumber=numbers.listing(names) or say("panel.tanpa_sumber"), periode=when)


def commitments(chosen: Filters) -> None:
    """The published commitments, or that there are none; and the form to report one."""
    frame = ask("commitments", regencies=chosen.regencies)
    panel.section(say("peluang.komitmen"), say("peluang.komitmen_sub"))
    if frame.empty:
        panel.nothing(say("peluang.apa_komitmen"), chosen)
    else:
        title = say("peluang.komitmen_jumlah", jumlah=len(frame))
        words = Words(title, str(chosen), captions.publishers(frame), title, rows=frame)
        panel.table(tables.commitments(frame), words, key="komitmen")
    with st.expander(say("peluang.lapor")):
        commitment_form.draw()


def markets() -> None:
    """National market sizes: context, and never a figure of the province."""
    panel.section(say("peluang.pasar"), say("peluang.pasar_sub"))
    claims = ask("claims", indicators=MARKETS)
    cards = [
        Figure(
            label=row["name"],
            value=amount(row),
            badge=say("peluang.nasional"),
            passport=passport.of(row),
            as_of=f"{row.speaker}, {numbers.period(row.period)}",
            source=row.publisher,
            address=row.address,
        )
        for _, row in claims.iterrows()
    ]
    figures(cards)
