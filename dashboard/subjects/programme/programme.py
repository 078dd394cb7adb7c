"""The head of a programme's page: what it is, who runs it, its newest counts."""

from html import escape
from typing import Any

import pandas as pd

from dashboard.answers.passport import PROVINCE
from dashboard.exhibits.page import Cards, Markup
from dashboard.language import numbers
from dashboard.language.dates import Dated
from dashboard.language.text import say
from dashboard.saying import cards, markup

PART_NAMES = {  # of a programme's page, as an address names them
    "kemajuan": "program.bagian_kemajuan",
    "tahap": "program.bagian_tahap",
    "izin": "program.bagian_izin",
    "tonggak": "program.bagian_tonggak",
    "kabupaten": "program.bagian_kabupaten",
    "tindak-lanjut": "program.bagian_tindak",
    "periksa": "program.bagian_periksa",
}


def introduction(card: pd.Series, state: pd.Series) -> Markup:
    """What it is and who runs it, in words.

    card: programme_card; state: programme_progress.
    """
    lines = [
        f"{say('program.masa')}: {_span(card)}",
        say("program.pelaksana", pelaksana=card.owner),
        *_listed("program.mitra", "mitra", card.partners),
        *_listed("program.kebijakan", "kebijakan", card.policies),
    ]
    return Markup(
        f'<p>{cards.state(state)} <span class="rinci">{escape(card.summary)}</span></p>'
        + "".join(f'<p class="kecil rinci">{escape(line)}</p>' for line in lines)
        + f'<p class="kecil sumber rinci">{markup.link(card.source, card.address)}</p>'
    )


def figures(claims: pd.DataFrame) -> tuple[Cards, ...]:
    """The province's newest used count of each indicator, from programme_claims, on cards."""
    own = claims[claims.area == PROVINCE]
    counted = own[own.used & own.value.notna() & (own.status != "target")]
    newest = counted.sort_values("as_of", kind="stable").groupby("indicator").tail(1).sort_values("passport")
    if newest.empty:
        return ()
    return (Cards(tuple(cards.claim(row) for _, row in newest.iterrows())),)


def _span(card: pd.Series) -> str:
    if pd.isna(card.started):
        return say("program.masa_tak_tahu")
    start = Dated.of(card, "started").text
    if pd.isna(card.ended):
        return say("program.masa_mulai", mulai=start)
    return say("program.masa_lengkap", mulai=start, selesai=Dated.of(card, "ended").text)


def _listed(key: str, name: str, cell: Any) -> list[str]:
    """A list column as one line of words; nothing where Pandas gives a blank instead of a list."""
    return [say(key, **{name: numbers.listing(list(cell))})] if hasattr(cell, "__len__") and len(cell) else []
