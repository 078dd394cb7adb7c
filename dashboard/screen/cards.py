"""Numbers on cards on the live page: each with its day, source, passport, and citation to copy."""

import streamlit as st

from briefing.slides import Slide
from dashboard.answers import freshness
from dashboard.answers.view import View
from dashboard.composing import composing
from dashboard.edition import pieces
from dashboard.exhibits.bodies import Figures
from dashboard.exhibits.card import Card
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.saying import scope


def draw(cards: tuple[Card, ...], view: View) -> None:
    """A row of cards that wraps on a narrow screen."""
    st.html(pieces.cards(cards, view))
    if cards:
        composing.offer(f"kartu_{cards[0].passport}", lambda: _slide(cards, view))


def _slide(cards: tuple[Card, ...], view: View) -> Slide:
    """The cards as one slide of a briefing."""
    body = figures(cards, view)
    named = list(dict.fromkeys(card.source for card in cards if isinstance(card.source, str)))
    source = say("paparan.sumber", sumber=numbers.listing(named[:3]) or say("panel.tanpa_sumber"))
    first = body.numbers[0]
    title = f"{first.label}: {first.value}"
    return Slide(title, "", body, source, first.passport, title)


def figures(cards: tuple[Card, ...], view: View) -> Figures:
    """The cards as a body, for media that draw them."""
    return Figures(tuple(card.number(*_beside(card, view)) for card in cards))


def _beside(card: Card, view: View) -> tuple[str, ...]:
    """What stands below the day of a figure on a slide: whether that is long ago, and its scope."""
    return freshness.mark(view, card.passport.subject), scope.of(card.rows, view)
