"""How ready the products of the register are: category by category, and rung by rung."""

import streamlit as st

from dashboard import captions, findings, numbers, panel, scales, tables, theme
from dashboard.exhibits import making
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say


def by_category(scope: dict, source: str) -> None:
    """A field for each category, divided by what is documented of its products; a click filters by it."""
    frame = ask("readiness_by_category", **scope)
    title = findings.readiness(frame)
    alt = captions.alt(title, tables.readiness(frame), say("kolom.kategori"), say("kolom.jumlah"))
    words = Words(title, say("produk.petak_sub"), source, alt, rows=frame)
    body = making.fields(frame, styles=theme.READINESS)
    table = tables.readiness(frame)
    codes = tuple(code for code, _ in making.field_order(frame))
    panel.chart(body, words, table, key="petak", chooses=("kat", codes))
    told = (f"{field.name} {numbers.number(sum(field.values))}" for field in body.fields)
    panel.on_a_phone(say("produk.petak_urut", daftar=", ".join(told)))


def ladder(scope: dict, source: str) -> None:
    """The rungs of one licensing track, each with the products that have evidence of it."""
    panel.section(say("produk.tangga"), say("produk.tangga_sub"))
    ladders = ask("readiness_by_rung", **scope)
    tracks = list(ladders.track.unique())
    if not tracks:
        return
    track = st.pills(say("produk.tangga_jalur"), tracks, default=tracks[0], required=True, key="jalur_tangga")
    shown = ladders[ladders.track == track]
    title = findings.ladder(shown)
    words = Words(title, track, source, captions.alt(title, shown, "rung", "done"), rows=shown)
    body = making.shares(shown, name="rung", parts=scales.LADDER)
    panel.chart(body, words, tables.ladder(shown), key="tangga")
