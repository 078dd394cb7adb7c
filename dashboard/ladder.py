"""The licensing ladder: where products stand, which permit and office come next."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard import captions, controls, panel, programme_findings, programme_tables
from dashboard.exhibits import making
from dashboard.filters import Filters
from dashboard.numbers import number
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say


def funnel(programme: str, chosen: Filters) -> None:
    """A funnel that adds up for one track; an empty programme means the whole register."""
    scope = dict(programme=programme, regencies=chosen.regencies, categories=chosen.categories)
    tracks = ask("programme_tracks", **scope)
    if tracks.empty:
        panel.nothing(say("program.apa_tangga"), tracks)
        return
    named = dict(zip(tracks.code, tracks.track, strict=True))
    track = controls.one_of(
        say("produk.tangga_jalur"), list(named), format_func=named.get, key="jalur_program"
    )
    frame = ask("ladder_standing", track=track, **scope)
    counted = frame[frame.passed.notna()]
    told = counted.assign(
        text=[
            say("program.tangga_baris", lewat=number(row.passed), berdiri=number(row.standing))
            for row in counted.itertuples()
        ]
    )
    title = programme_findings.blocked(frame)
    whose = say("program.tangga_sub" if programme else "program.tangga_register_sub", jalur=named[track])
    basis = tracks.basis[tracks.code == track].iloc[0]
    words = Words(
        title,
        f"{whose} {say('program.tangga_aturan')} {basis}.",
        _source(frame),
        captions.alt(title, told, "rung", "text"),
        rows=frame,
    )
    body = making.bars(told, name="rung", value="passed", text="text")
    panel.chart(body, words, programme_tables.ladder(frame), key="tangga_program")
    st.html(f'<p class="kecil">{escape(_average(frame))}</p>')


def _source(frame: pd.DataFrame) -> str:
    newest = frame.as_of.max()
    return captions.register_line(None if pd.isna(newest) else newest)


def _average(frame: pd.DataFrame) -> str:
    """Rungs done of rungs that apply, over all products of the track, and what blocks most."""
    applying = frame[frame.passed.notna()]
    stuck = applying.loc[applying.blocked.idxmax()]
    done = say(
        "program.tangga_bagian", selesai=number(applying.done.sum()), semua=number(applying.products.sum())
    )
    if not stuck.blocked:
        return done
    office = "" if pd.isna(stuck.office) else say("program.tangga_kantor", kantor=stuck.office)
    return done + say("program.tangga_terhenti", jumlah=number(stuck.blocked), anak=stuck.rung) + office
