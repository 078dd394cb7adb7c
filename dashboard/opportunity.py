"""The parts of Peluang: where products near market and need meet, commitments, national markets.

Need is read from one survey of one period, which the reader chooses and every headline names, against the
province's own figure of the same; where another survey says otherwise, that is marked. Extreme poverty is an
estimate, shown and marked and never part of the rule. What the register holds says how far it looked.
"""

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from dashboard import (
    captions,
    commitment_form,
    controls,
    filters,
    findings,
    numbers,
    panel,
    tables,
    theme,
)
from dashboard.cards import Figure, figures
from dashboard.filters import Filters
from dashboard.map import Kinds
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say
from dashboard.values import Value

WISH = "harapan-csr"
MOST_TOLD = 3  # regencies that a subtitle names
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


@dataclass(frozen=True)
class Survey:
    """One survey of one period, as a link names it and as a reader calls it: 'SSGI 2021'."""

    code: str
    name: str
    province: Value | None  # None where its own figure of the province is not published


def survey() -> Survey:
    """The survey by which need is read; the control shows all that are known by regency."""
    known = ask("surveys").set_index("code")
    named = {row.Index: f"{row.survey} {numbers.period(row.period)}" for row in known.itertuples()}
    offered = {
        code: say("peluang.survei_pilihan", survei=name, jumlah=known.regencies[code])
        for code, name in named.items()
    }
    code = controls.pick("survei", say("peluang.survei"), offered, known.index[known.opens][0])
    row = known.loc[code]
    province = None if pd.isna(row.province) else Value.named(row, "province", "persen", 1)
    return Survey(code, named[code], province)


def finding(frame: pd.DataFrame, by: Survey) -> str:
    kinds = meeting(frame)
    return say(
        "peluang.temuan",
        jumlah=int((kinds == "bertemu").sum()),
        tinggi=int(kinds.isin(["bertemu", "butuh"]).sum()),
        survei=by.name,
    )


def where(frame: pd.DataFrame, by: Survey, chosen: Filters) -> None:
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
        mark=[findings.DISPUTED if each else None for each in frame.contrary.notna()],
    )
    table = tables.opportunities(frame, kinds, {key: name for key, name, *_ in MEETING.entries})
    line = "peluang.peta_sub" if by.province is None else "peluang.peta_sub_provinsi"
    provinces = {} if by.province is None else {"provinsi": by.province.cell}
    told = (say(line, survei=by.name, **provinces), _contrary(frame))
    words = Words(
        say("peluang.peta_judul", survei=by.name), ". ".join(filter(None, told)), _line(frame, by), rows=frame
    )
    panel.region_map(places, MEETING, words, table, key="peluang", chosen=chosen, shapes="regencies")


def _contrary(frame: pd.DataFrame) -> str:
    """Where another survey puts a regency on the other side; an empty text where all agree."""
    apart = frame[frame.contrary.notna()]
    told = [
        say(
            "peluang.survei_lain",
            wilayah=row.short_name,
            survei=f"{row.contrary_survey} {numbers.period(row.contrary_period)}",
            nilai=Value.named(row, "contrary", "persen", 1).cell,
            provinsi=Value.named(row, "contrary_province", "persen", 1).cell,
        )
        for row in apart.head(MOST_TOLD).itertuples()
    ]
    rest = [say("panel.dan_lain", jumlah=len(apart) - MOST_TOLD).strip()] if len(apart) > MOST_TOLD else []
    return say("peluang.berbeda", daftar="; ".join([*told, *rest])) if told else ""


def listing(frame: pd.DataFrame, by: Survey, chosen: Filters) -> None:
    kinds = meeting(frame)
    shown = filters.within(frame, chosen.regencies)
    table = tables.opportunities(shown, kinds[shown.index], {key: name for key, name, *_ in MEETING.entries})
    title = say("peluang.daftar", survei=by.name)
    words = Words(title, say("peluang.daftar_sub"), _line(frame, by), title, rows=shown)
    panel.choices(table, list(shown.code), words, key="daftar_peluang", chosen=chosen)


def _line(frame: pd.DataFrame, by: Survey) -> str:
    names = sorted({*frame.stunting_publisher.dropna(), *frame.poor_publisher.dropna()})
    return say("peluang.sumber", sumber=numbers.listing(names) or say("panel.tanpa_sumber"), periode=by.name)


def commitments(chosen: Filters) -> None:
    """The published commitments, or that there are none; and the form to report one."""
    frame = ask("commitments", regencies=chosen.regencies)
    panel.section(say("peluang.komitmen"), say("peluang.komitmen_sub"))
    for _, wish in ask("claims", indicators=[WISH]).iterrows():
        told = say(
            "peluang.harapan", penutur=wish.speaker, tanggal=numbers.period(wish.period), isi=wish.value_text
        )
        st.html(f'<p class="kecil">{escape(told)} {panel.link(wish.source, wish.address)}</p>')
    if frame.empty:
        panel.nothing(say("peluang.apa_komitmen"), frame)
    else:
        title = say("peluang.komitmen_jumlah", jumlah=len(frame))
        words = Words(title, "", captions.publishers(frame), title, rows=frame)
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
            value=Value.of(row).text,
            badge=say("peluang.nasional"),
            rows=row,
            as_of=f"{row.speaker}, {numbers.period(row.period)}",
            source=row.publisher,
            address=row.address,
        )
        for _, row in claims.iterrows()
    ]
    figures(cards)
