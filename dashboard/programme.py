"""The head of a programme's page: what it is, who runs it, its newest counts."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard import cards, numbers, panel
from dashboard.dates import Dated
from dashboard.passport import PROVINCE
from dashboard.text import say

PART_NAMES = (  # in the order of links.PROGRAMME_PARTS
    say("program.bagian_kemajuan"),
    say("program.bagian_tahap"),
    say("program.bagian_izin"),
    say("program.bagian_tonggak"),
    say("program.bagian_kabupaten"),
    say("program.bagian_tindak"),
    say("program.bagian_periksa"),
)


def introduction(card: pd.Series, state: pd.Series) -> None:
    """What it is and who runs it, in words.

    card: programme_card; state: programme_progress.
    """
    lines = [
        f"{say('program.masa')}: {_span(card)}",
        say("program.pelaksana", pelaksana=card.owner),
        *_listed("program.mitra", "mitra", card.partners),
        *_listed("program.kebijakan", "kebijakan", card.policies),
    ]
    st.html(
        f'<p>{cards.state(state)} <span class="rinci">{escape(card.summary)}</span></p>'
        + "".join(f'<p class="kecil rinci">{escape(line)}</p>' for line in lines)
        + f'<p class="kecil sumber rinci">{panel.link(card.source, card.address)}</p>'
    )


def figures(claims: pd.DataFrame) -> None:
    """The province's newest used count of each indicator, from programme_claims, on cards."""
    own = claims[claims.area == PROVINCE]
    counted = own[own.used & own.value.notna() & (own.status != "target")]
    newest = counted.sort_values("as_of", kind="stable").groupby("indicator").tail(1).sort_values("passport")
    if not newest.empty:
        cards.figures([cards.claim(row) for _, row in newest.iterrows()])


def _span(card: pd.Series) -> str:
    if pd.isna(card.started):
        return say("program.masa_tak_tahu")
    start = Dated.of(card, "started").text
    if pd.isna(card.ended):
        return say("program.masa_mulai", mulai=start)
    return say("program.masa_lengkap", mulai=start, selesai=Dated.of(card, "ended").text)


def _listed(key: str, name: str, cell) -> list[str]:
    """A list column as one line of words; nothing where Pandas gives a blank instead of a list."""
    return [say(key, **{name: numbers.listing(list(cell))})] if hasattr(cell, "__len__") and len(cell) else []
