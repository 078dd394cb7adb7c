"""The parts of a page that are words alone, as HTML: the live page and the static one show the same.

Everything that came from data is escaped.
"""

from dataclasses import replace
from html import escape
from urllib.parse import urlencode

import pandas as pd

from dashboard.answers import freshness, links, passport
from dashboard.answers.passport import Passport
from dashboard.answers.view import View, written
from dashboard.exhibits import page as described
from dashboard.exhibits.card import Card
from dashboard.exhibits.exhibit import Exhibit
from dashboard.language import languages, numbers
from dashboard.language.text import say
from dashboard.saying import captions, citation, markup, scope
from dashboard.saying.glossary import Explained


def head(head: described.Head, view: View) -> str:
    """Which page, the question it answers, the answer, and what that is about."""
    mark = f"{markup.simulated(view)} " if view.simulated else ""
    told = "" if head.rows is None else scope.of(head.rows, view, everywhere=True)
    return (
        f'<p class="tanya">{mark}{escape(head.name)} · {escape(head.question)}{_languages(view)}</p>'
        f'<h1 class="judul">{escape(numbers.whole_words(head.answer))}</h1>' + small(told)
    )


def _languages(view: View) -> str:
    """The same view in the other languages, as links that load the page anew; none on the projector."""
    others = [each for each in languages.known() if each != view.language and not view.presenting]
    return "".join(
        f'<span class="tak-cetak"> · <a lang="{each}" hreflang="{each}" target="_self"'
        f' href="{escape(view.in_language(each))}">{escape(languages.name(each))}</a></span>'
        for each in others
    )


def terms(explained: Explained) -> str:
    """What the terms of the office that stand above mean, below the page that has them."""
    if not explained:
        return ""
    told = "".join(
        f"<div><dt>{escape(word)}</dt><dd>{escape(meaning)}</dd></div>" for word, meaning in explained
    )
    return f'<section class="istilah">{markup.heading(say("istilah.di_sini"))}<dl>{told}</dl></section>'


def foot(view: View) -> str:
    """What stands below every page: the way to the accessibility statement."""
    asked = urlencode({"bagian": links.ACCESSIBILITY} | view.same_data)
    name = escape(say("aksesibilitas.nama"))
    link = f'<a href="/tentang-angka?{escape(asked)}" target="_self">{name}</a>'
    return f'<p class="kecil kaki tak-cetak">{link}</p>'


def overview() -> str:
    """The heading that is heard and not seen, where exhibits stand below the answer before any heading."""
    return f'<h2 class="terdengar">{escape(say("halaman.gambaran"))}</h2>'


def small(text: str, *kinds: str) -> str:
    """A sentence in small letters; of these further kinds, as the sheets call them."""
    told = escape(numbers.whole_words(text))
    return f'<p class="{" ".join(("kecil", *kinds))}">{told}</p>' if text else ""


def note(note: described.Note, view: View) -> str:
    """An answer without rows has no figure, so no passport either."""
    above = markup.heading(*note.above) if note.above else ""
    link = "" if note.rows.empty else f" {markup.passport_of(note.rows, view)}"
    return (
        f'{above}<p class="kosong">{escape(note.text)}</p>{small(scope.of(note.rows, view))}'
        f'<p class="kecil sumber">{markup.titled(note.source, view.foreign_titles)}{link}</p>'
    )


def nothing(missing: described.Nothing, view: View) -> str:
    above = markup.heading(*missing.above) if missing.above else ""
    return above + said(say("panel.kosong", apa=missing.what, lingkup=scope.told(missing.rows, view)))


def said(text: str) -> str:
    return f'<p class="kosong">{escape(text)}</p>'


def title(exhibit: Exhibit, view: View) -> str:
    """The finding above a drawing, and what that is about."""
    above = markup.heading(*exhibit.above) if exhibit.above else ""
    mark = f"{markup.simulated(view)} " if view.simulated else ""
    return (
        f'{above}<h3 class="temuan">{mark}{escape(numbers.whole_words(exhibit.title))}</h3>'
        f'<p class="kecil">{escape(numbers.whole_words(captions.below(exhibit, view)))}</p>'
    )


def source(exhibit: Exhibit, view: View, licence: str = "") -> str:
    """Where what stands above comes from, as of when, its passport, the licence of its shapes."""
    told = numbers.whole_words(markup.titled(captions.dated(exhibit, view), view.foreign_titles))
    code = markup.passport_link(exhibit.passport, view)
    more = f". {escape(licence)}" if licence else ""
    return f'<p class="kecil sumber">{told}{numbers.NO_BREAK_SPACE}· {code}{more}</p>'


def live_source(exhibit: Exhibit, view: View) -> str:
    """The same where a script copies its address and its citation."""
    told, tools = (
        numbers.whole_words(markup.titled(captions.dated(exhibit, view), view.foreign_titles)),
        citation.tools(exhibit.passport, view),
    )
    return f'<p class="kecil sumber">{told} {tools}</p>'


def row_links(exhibit: Exhibit, view: View) -> list[tuple[str, str]]:
    """Of each row, its passport: what the link says and where it goes.

    The code of an indicator's figure is short enough to be read; that of another row only opens.
    """
    if exhibit.beside is None or len(exhibit.beside) != len(exhibit.rows):
        return []
    return [(_named(passport.read(code)), markup.address(code, view)) for code in exhibit.codes]


def _named(code: Passport) -> str:
    return str(replace(code, rest=())) if code.is_indicator else say("paspor.buka")


def cards(given: tuple[Card, ...], view: View) -> str:
    """A row of cards that wraps on a narrow screen, each with its day, source, passport and citation."""
    return f'<div class="kartu-kartu">{"".join(_card(card, view) for card in given)}</div>'


def _card(card: Card, view: View) -> str:
    # The status of an invented claim is the mark itself: it is said once.
    told_twice = view.simulated and card.badge == say("simulasi.kata")
    badge = f'<span class="lencana">{escape(card.badge)}</span>' if card.badge and not told_twice else ""
    lines = "".join(small(line, "rinci") for line in card.context)
    about = small(scope.of(card.rows, view))
    # Where a card is narrower than the number and its unit, the line ends between them and not in a word.
    held = numbers.NO_BREAK_SPACE
    figure = escape(numbers.unbroken(card.value)).replace(held, f"{held}<wbr>")
    source = f"{_dated(card, view)}{held}· {markup.link(card.source, card.address)}{_unlinked(card)}"
    asked = citation.tools(str(card.passport), view, citation.of_card(card, view))
    return (
        f'<div class="kartu"><p class="nama">{_led(card, view)} {badge}{markup.simulated(view)}</p>'
        f'<p class="angka">{figure}</p><div>{about}{lines}'
        f'<p class="kecil sumber">{source}</p><p class="kecil sumber rinci">{asked}</p></div></div>'
    )


def _led(card: Card, view: View) -> str:
    """Its name, as a link where a page tells more."""
    if card.leads is None:
        return escape(card.label)
    kept = {name: written(view.choices[name]) for name in ("kab", "pulau", "kat") if view.choices.get(name)}
    page, choices = card.leads
    place = f"/{page.address}?{urlencode(choices | kept | view.same_data, safe=',')}"
    return f'<a href="{escape(place, quote=True)}" target="_self">{escape(card.label)}</a>'


def _unlinked(card: Card) -> str:
    """That a source has no address is said: nobody looks for a link that is not there."""
    missing = card.published is not None and not card.published.address
    return f" ({escape(say('kutip.tanpa_alamat'))})" if missing else ""


def _dated(card: Card, view: View) -> str:
    mark = freshness.mark(view, card.passport.subject)
    return numbers.whole_words(" · ".join(escape(part) for part in (card.as_of, mark) if part))


def cell(value: object) -> str:
    """A cell of a table as text; what is empty stays empty."""
    return "" if value is None or pd.isna(value) else str(value)
