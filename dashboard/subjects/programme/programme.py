"""What a programme is, who runs it, its newest counts, and what of it is known at all."""

from html import escape
from typing import Any

import pandas as pd

from dashboard.answers import passport
from dashboard.answers.view import View
from dashboard.exhibits.bodies import Table
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Cards, Markup
from dashboard.language import clock, numbers
from dashboard.language.blanks import not_reported
from dashboard.language.dates import Dated
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import captions, cards, cells, markup

SURE, UNSURE = "✓", "–"


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
    """The newest used count of each indicator, from programme_claims, of the whole, on cards."""
    own = claims[claims.area == passport.whole(claims)]
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


def known(programme: str, state: pd.Series, counts: pd.DataFrame, view: View) -> Exhibit:
    """The checklist: of each thing that is asked of a programme, what is known, or that nothing is."""
    claims = view.ask("programme_claims", programme=programme, regencies=[])
    card = view.one("programme_card", programme=programme)
    told = {
        "program.hal_kemajuan": "" if pd.isna(state.value) else _said(Value.of(state).text, state.period),
        "program.hal_target": "" if pd.isna(state.target) else Value.of_target(state).text,
        "program.hal_tenggat": "" if pd.isna(state.due) else numbers.day(state.due),
        "program.hal_wilayah": _counted(
            view.ask("programme_areas", programme=programme).certainty.notna(), "program.jumlah_wilayah"
        ),
        "program.hal_tahap": _standing(counts),
        "program.hal_tonggak": _counted(
            view.ask("milestones", programme=programme).used, "program.jumlah_tonggak"
        ),
        "program.hal_tindak": _follow_ups(programme, view),
    }
    rows = tuple(
        (SURE if words else UNSURE, say(name), words or not_reported()) for name, words in told.items()
    )
    sure = sum(bool(words) for words in told.values())
    return Exhibit(
        "diketahui",
        say("program.diketahui", ya=sure, semua=len(told)),
        say("program.diketahui_sub", kepada=card.owner),
        captions.publishers(view, claims),
        Table(("", "", ""), rows),
        rows=claims,
        beside=cells.table(hal=[row[1] for row in rows], nilai=[row[2] for row in rows]),
    )


def _said(value: str, period: str) -> str:
    return f"{value}, {numbers.period(period)}"


def _counted(so: pd.Series, what: str) -> str:
    count = int(so.sum())
    return say(what, jumlah=count) if count else ""


def _standing(counts: pd.DataFrame) -> str:
    standing = counts.standing.sum()
    return say("program.jumlah_berdiri", jumlah=numbers.number(standing)) if standing else ""


def _follow_ups(programme: str, view: View) -> str:
    asked = dict(programme=programme, indicator="", regencies=[], today=clock.today().isoformat())
    count = len(view.ask("follow_ups", **asked))
    return say("program.jumlah_tindak", jumlah=count) if count else ""
