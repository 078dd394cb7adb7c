"""What a page shows as slides: one exhibit, a row of cards, or the whole page with the present filters."""

from dataclasses import replace

from briefing import drawing
from briefing.slides import Slide, cover
from dashboard.answers import freshness
from dashboard.answers.view import View
from dashboard.exhibits.bodies import Figures
from dashboard.exhibits.card import Card
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Cards, Page
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.saying import captions, scope

MOST = 12  # slides of one page: more is no briefing
CARDS, COVER = (
    "kartu.",
    "sampul",
)  # parts of a page beside its exhibits: cards by their first figure, the cover
NO_FILTER = ("paparan", "proyektor", "versi", "data", "bahasa", "hemat")  # choices that narrow nothing


def made_of(view: View, part: str) -> str:
    """The address by which a part of a page is made anew, of whatever version of the data."""
    choices = {name: value for name, value in view.choices.items() if name not in NO_FILTER}
    return f"{View(view.snapshot, choices, view.page).address}#{part}"


def of_exhibit(exhibit: Exhibit, view: View) -> Slide:
    return Slide(
        exhibit.title,
        captions.below(exhibit, view),
        exhibit.on_a_slide,
        captions.dated(exhibit, view),
        exhibit.passport,
        exhibit.told,
        made_of=made_of(view, exhibit.key),
    )


def of_cards(cards: tuple[Card, ...], view: View) -> Slide:
    """The first card's figure is the title."""
    body = figures(cards, view)
    named = list(dict.fromkeys(card.source for card in cards if isinstance(card.source, str)))
    source = say("paparan.sumber", sumber=numbers.listing(named[:3]) or say("panel.tanpa_sumber"))
    first = body.numbers[0]
    title = f"{first.label}: {first.value}"
    part = f"{CARDS}{cards[0].passport.subject}"
    return Slide(title, "", body, source, first.passport, title, made_of=made_of(view, part))


def figures(cards: tuple[Card, ...], view: View) -> Figures:
    """The cards as a body, for media that draw them."""
    return Figures(tuple(card.number(*_beside(card, view)) for card in cards))


def _beside(card: Card, view: View) -> tuple[str, ...]:
    """What stands below the day of a figure on a slide: whether that is long ago, and its scope."""
    return freshness.mark(view, card.passport.subject), scope.of(card.rows, view)


def of_page(page: Page, view: View) -> tuple[Slide, ...]:
    """A cover with the page's answer, then its cards and exhibits in their order, each on one slide.

    Empty where the page shows neither.
    """
    found = [block for block in page.every(view) if isinstance(block, Exhibit | Cards)]
    if not found:
        return ()
    slides = [
        of_cards(block.cards, view) if isinstance(block, Cards) else of_exhibit(block, view)
        for block in found
        if not isinstance(block, Cards) or block.cards
    ]
    return (cover_of(page, view), *(drawing.on_one_page(each) for each in slides[: MOST - 1]))


def cover_of(page: Page, view: View) -> Slide:
    head, chosen = page.head, view.chosen.regencies
    title, about = (head.name, head.answer) if head else (say("paparan.judul_baru"), "")
    opens = cover(
        title,
        about,
        shapes=view.snapshot.shapes.get("regencies", ""),
        chosen=chosen[0] if len(chosen) == 1 else "",
    )
    return replace(opens, made_of=made_of(view, COVER))
