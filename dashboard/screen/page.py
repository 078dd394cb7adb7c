"""A described page on the live page: each block by its drawer, in the order in which they are read."""

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.answers.view import View
from dashboard.choices import controls, filters
from dashboard.choices.parts import alone, part
from dashboard.composing import briefing_desk, composing
from dashboard.edition import pieces
from dashboard.exhibits import page as described
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Block, Page
from dashboard.forms import commitment_form, correction, places
from dashboard.saying import glossary, markup
from dashboard.screen import cards, drawing, frame, picture, projected
from dashboard.sending import sending_desk


def draw(page: Page, view: View, tools: DeltaGenerator | None) -> None:
    """tools: the row above the page, for what is done with it as a whole; a projected page has none."""
    if tools is None:
        projected.draw(page, view)
        return
    blocks(page.above, view)
    if page.head:
        st.html(pieces.head(page.head, view))
    with tools:
        composing.tray(page, view)
    above, below = page.parts
    blocks(above, view)
    if described.begins_with_exhibits(below):
        st.html(pieces.overview())
    blocks(below, view)
    part(lambda now: terms(page, now))
    st.html(pieces.foot(view))


def terms(page: Page, view: View) -> None:
    """What the terms on it mean; drawn anew with the parts of a page, as their terms follow the places."""
    if told := pieces.terms(glossary.on_page(page, view)):
        st.html(told)


def blocks(given: tuple[Block, ...], view: View) -> None:
    for block in given:
        DRAWERS[type(block)](block, view)


def folded(one: described.Folded, view: View) -> None:
    inside = one.inside.blocks if isinstance(one.inside, described.Group) else (one.inside,)
    with st.expander(one.title):
        blocks(inside, view)


def trail(way: described.Trail, view: View) -> None:
    """Each step up as a button."""
    with st.container(horizontal=True, key="jejak", gap="small", vertical_alignment="center"):
        st.button(
            way.top,
            key="jejak_semua",
            type="tertiary",
            on_click=filters.let_go,
            args=("kab", view.chosen.chosen[0]),
        )
        for place, (code, label) in enumerate(way.steps):
            st.button(
                f"› {markup.plain(label)}",
                key=f"jejak_{code}",
                type="tertiary",
                disabled=place == len(way.steps) - 1,
                on_click=filters.open_only,
                args=(code,),
            )


def group(one: described.Group, view: View) -> None:
    with st.container():
        blocks(one.blocks, view)


def columns(beside: described.Columns, view: View) -> None:
    widths = beside.widths or (1,) * len(beside.columns)
    places = zip(st.columns(widths, gap="medium"), widths, beside.columns, strict=True)
    for column, width, inside in places:
        with column, drawing.column(width / sum(widths)):
            blocks(inside, view)


def following(follows: described.Following, view: View) -> None:
    draw = alone if follows.alone else part
    draw(lambda now: blocks(follows.at(now), now))


LIVE: dict[str, Callable[..., None]] = {
    "alike": places.alike,
    "commitment": commitment_form.draw,
    "composing": lambda view: briefing_desk.draw(view, picture.draw_slides),
    "correction": correction.draw,
    "places": places.box,
    "sending": sending_desk.draw,
}
DRAWERS: dict[type, Callable[[Any, View], object]] = {
    Exhibit: frame.draw,
    described.Cards: lambda block, view: cards.draw(block.cards, view),
    described.Head: lambda block, view: st.html(pieces.head(block, view)),
    described.Heading: lambda block, _: st.html(markup.heading(block.title, block.text)),
    described.Note: lambda block, view: st.html(pieces.note(block, view)),
    described.Nothing: lambda block, view: st.html(pieces.nothing(block, view)),
    described.Said: lambda block, _: st.html(pieces.said(block.text)),
    described.Warn: lambda block, _: st.warning(markup.plain(block.text)),
    described.Hint: lambda block, _: st.html(f'<p class="kecil tak-cetak">{escape(block.text)}</p>'),
    described.OnAPhone: lambda block, _: st.html(f'<p class="kecil sempit">{escape(block.text)}</p>'),
    described.Markup: lambda block, _: st.html(block.html),
    described.Folded: folded,
    described.Pick: lambda block, _: controls.pick(block),
    described.Search: lambda block, _: controls.search(block),
    described.Switch: lambda block, _: controls.switch(block),
    described.PickRegency: controls.pick_regency,
    described.Trail: trail,
    described.Gap: lambda _block, _view: st.empty(),
    described.Group: group,
    described.Columns: columns,
    described.Following: following,
    described.Live: lambda block, view: LIVE[block.name](view, *block.given),
    described.Mark: lambda _block, _view: None,
}
