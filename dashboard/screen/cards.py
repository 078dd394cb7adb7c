"""Numbers on cards on the live page: each with its day, source, passport, and citation to copy."""

from html import escape

import streamlit as st

from briefing.slides import Slide
from dashboard.answers import freshness
from dashboard.answers.view import View
from dashboard.composing import composing
from dashboard.exhibits.bodies import Figures
from dashboard.exhibits.card import Card
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.saying import citation, markup, scope


def draw(cards: tuple[Card, ...], view: View) -> None:
    """A row of cards that wraps on a narrow screen."""
    st.html(f'<div class="kartu-kartu">{"".join(_card(card, view) for card in cards)}</div>')
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


def _card(card: Card, view: View) -> str:
    # The status of an invented claim is the mark itself: it is said once.
    told_twice = view.simulated and card.badge == say("simulasi.kata")
    badge = f'<span class="lencana">{escape(card.badge)}</span>' if card.badge and not told_twice else ""
    lines = "".join(f'<p class="kecil rinci">{escape(numbers.unbroken(line))}</p>' for line in card.context)
    told = scope.of(card.rows, view)
    about = f'<p class="kecil">{escape(told)}</p>' if told else ""
    source = f"{_dated(card, view)} · {markup.link(card.source, card.address)}{_unlinked(card)}"
    asked = (
        f"{markup.passport_link(str(card.passport), view)} · {citation.button(citation.of_card(card, view))}"
    )
    return (
        f'<div class="kartu"><p class="nama">{escape(card.label)} {badge}{markup.simulated(view)}</p>'
        f'<p class="angka">{escape(numbers.unbroken(card.value))}</p>{about}{lines}'
        f'<p class="kecil sumber">{source}</p><p class="kecil sumber rinci">{asked}</p></div>'
    )


def _unlinked(card: Card) -> str:
    """That a source has no address is said: nobody looks for a link that is not there."""
    missing = card.published is not None and not card.published.address
    return f" ({escape(say('kutip.tanpa_alamat'))})" if missing else ""


def _dated(card: Card, view: View) -> str:
    mark = freshness.mark(view, card.passport.subject)
    return " · ".join(escape(part) for part in (card.as_of, mark) if part)
