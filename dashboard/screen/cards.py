"""Numbers on cards on the live page: each with its day, source, passport, and citation to copy."""

import streamlit as st

from dashboard.answers.view import View
from dashboard.composing import as_slides, composing
from dashboard.edition import pieces
from dashboard.exhibits.card import Card


def draw(cards: tuple[Card, ...], view: View) -> None:
    """A row of cards that wraps on a narrow screen."""
    st.html(pieces.cards(cards, view))
    if cards:
        composing.offer(f"kartu_{cards[0].passport}", lambda: as_slides.of_cards(cards, view))
