"""A briefing as one HTML page that needs no server, no network and no font of the machine."""

import base64
import hashlib
from functools import cache
from html import escape
from pathlib import Path

from briefing import drawing, titles
from briefing.slides import Briefing, Slide, clean, said
from dashboard.exhibits import spoken
from dashboard.exhibits.bodies import Table
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.paper.lettering import FAMILY, FONTS, SIGNS
from dashboard.saying import markup

ASSETS = Path(__file__).parent / "assets"
FACES = (
    (FAMILY, "400", "NotoSans-Regular.woff2"),
    (FAMILY, "700", "NotoSans-Bold.woff2"),
    (SIGNS, "400 700", "DejaVuSans-Signs.woff2"),
)
KEYS = (
    ("ArrowLeft", "paparan.tombol_mundur"),
    ("ArrowRight", "paparan.tombol_maju"),
    ("b", "paparan.tombol_hitam"),
    ("f", "paparan.tombol_penuh"),
    ("g", "paparan.tombol_gelap"),
    ("p", "paparan.tombol_penyaji"),
    ("a", "paparan.tombol_putar"),
    ("o", "paparan.tombol_ikhtisar"),
    ("l", "paparan.tombol_tunjuk"),
    ("r", "paparan.tombol_ponsel"),
    ("tanpa-huruf", "paparan.tombol_tanpa_huruf"),
)


@cache
def style() -> str:
    """The sheet with the letters inside."""
    faces = "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{base64.b64encode((FONTS / file).read_bytes()).decode()})}}"
        for family, weight, file in FACES
    )
    return faces + (ASSETS / "deck.css").read_text(encoding="utf-8")


@cache
def script() -> str:
    return (ASSETS / "deck.js").read_text(encoding="utf-8")


@cache
def policy() -> str:
    """What the page may do, as a security policy: draw itself, run its one script, ask its own server alone.

    It asks for nothing but a room for a phone that drives it, and only when that is wanted.
    """
    digest = base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; font-src data:;"
        " img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )


def html(briefing: Briefing) -> str:
    """The whole deck, in the language of its words. The same briefing gives the same bytes."""
    with languages.speaking(briefing.language):
        return _html(clean(briefing))


def _html(briefing: Briefing) -> str:
    pages = drawing.spread(briefing.shown)
    foreign = titles.foreign(briefing)
    slides = "".join(
        _slide(briefing, page, place, len(pages), foreign) for place, page in enumerate(pages, 1)
    )
    buttons = "".join(
        f'<button type="button" data-kunci="{key}">{escape(say(word))}</button>' for key, word in KEYS
    )
    viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    about = briefing.about
    return (
        f'<!doctype html>\n<html lang="{languages.spoken()}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
        f'{viewport}<meta name="description" content="{escape(about)}">'
        f"<title>{escape(briefing.title)}</title><style>{style()}</style></head>\n<body>\n"
        f'<main><h1 class="terdengar">{escape(briefing.title)}</h1>\n{slides}</main>'
        f'<nav class="bilah" aria-label="{escape(say("paparan.bilah"))}">{buttons}</nav>'
        f'<footer><p class="jam" data-sejak="{escape(say("paparan.sejak"))}"><span></span><small></small></p>'
        '<div class="titik" hidden></div><p class="tik" aria-live="polite"></p>'
        f'<div class="ponsel" role="status" hidden data-tanpa="{escape(say("paparan.ponsel_tanpa"))}">'
        '<img alt=""><p></p></div></footer>'
        f"<script>{script()}</script></body></html>\n"
    )


def _slide(briefing: Briefing, page: Slide, place: int, of: int, foreign: frozenset[str]) -> str:
    notes = "".join(f"<p>{markup.titled(line, foreign)}</p>" for line in (*said(page), briefing.about))
    picture = drawing.draw(page, number=place, of=of, simulated=briefing.simulated, about=briefing.about)
    aside = f'<div class="catatan" tabindex="0">{notes}</div>'
    told = say("paparan.slaid_ke", nomor=place, dari=of)
    return (
        f'<section class="slaid" id="slaid-{place}" aria-label="{escape(told)}">{heard(page, foreign)}'
        f'<div class="gambar" aria-hidden="true">{picture}</div>{aside}</section>\n'
    )


def heard(page: Slide, foreign: frozenset[str] = frozenset()) -> str:
    """The slide for who hears it: its finding as a heading, every value of its picture, the source.

    foreign: titles that keep the home language, each marked as such.
    """
    lines = "".join(f"<li>{markup.titled(line, foreign)}</li>" for line in spoken.lines(page.body))
    foot = "".join(
        f"<p>{markup.titled(line, foreign)}</p>" for line in (page.source_line, page.passport) if line
    )
    columns = "; ".join(page.body.columns) if isinstance(page.body, Table) else ""  # what a row's parts are
    above = "".join(f"<p>{escape(line)}</p>" for line in (page.subtitle, columns) if line)
    return (
        f'<div class="terdengar"><h2 tabindex="-1">{escape(page.title)}</h2>{above}'
        f"{f'<ul>{lines}</ul>' if lines else ''}{foot}</div>"
    )
