"""Streamlit's index page made ours: in our languages, with theme and address known before the first message.

It is made once for each language. The browser knows its one inline script by hash, so that no other may run.
"""

import hashlib
import json
import mimetypes
import re
from base64 import b64encode
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st
from streamlit import config, file_util

from dashboard.answers import addresses
from dashboard.front import menu, script_words
from dashboard.front.menu import Entry
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.screen import sheets

STATIC = Path(file_util.get_static_dir())  # Streamlit's own files, whose names carry a hash


def _assets() -> dict[str, tuple[bytes, str]]:
    """Our own small files by the name they are served under, which carries a hash of their content."""
    served = {}
    for file in sorted((Path(__file__).resolve().parents[1] / "assets").iterdir()):
        content = file.read_bytes()
        kind = mimetypes.types_map.get(file.suffix, "application/octet-stream")
        served[f"{file.stem}-{hashlib.sha256(content).hexdigest()[:8]}{file.suffix}"] = content, kind
    return served


ASSETS = _assets()


def asset(name: str) -> str:
    """The name under which a file of dashboard/assets is served."""
    stem, suffix = name.rsplit(".", 1)
    (served,) = [known for known in ASSETS if re.fullmatch(rf"{stem}-[0-9a-f]{{8}}\.{suffix}", known)]
    return served


def _palette() -> dict[str, str]:
    """Our theme in the words of Streamlit's frontend.

    It learns the theme with the server's first message only, and until then draws in its own: that flashes,
    and fetches a font of 170 KB which is never used again.
    """
    names = {"font": "bodyFont", "headingFont": "headingFont", "codeFont": "codeFont"}
    colours = ("primaryColor", "backgroundColor", "secondaryBackgroundColor", "textColor")
    options = config.get_options_for_section("theme")
    said = {names.get(name, name): options[name] for name in (*names, *colours)}
    return {name: value for name, value in said.items() if value}


def _knowledge() -> str:
    """What the frontend must know before it has a connection."""
    # Without a known base, a deep link looks for the server below its own page and logs two 404s.
    bases = ("BACKEND_BASE_URL", "HOST_CONFIG_BASE_URL", "MAIN_PAGE_BASE_URL")
    base = ", ".join(f"{name}: location.origin + '/'" for name in bases)
    theme = json.dumps(_palette()).replace("<", "\\u003c")
    return f"window.__streamlit = {{{base}, LIGHT_THEME: {theme}, DARK_THEME: {theme}}}"


def _swap(pattern: str, replacement: str, html: str) -> str:
    """Replace what must be there once: after an upgrade that moved it the start fails, not a browser."""
    changed, times = re.subn(pattern, lambda _: replacement, html, flags=re.S)
    if times != 1:
        raise LookupError(f"index.html of Streamlit {st.__version__} has {times} places for {pattern!r}")
    return changed


@cache
def index_page(path: str, language: str) -> bytes:
    """The index page of one page of ours, whose title and question a tab or a shared link shows."""
    with languages.speaking(language):
        return _index_page(menu.of(path), language)


@cache
def tag(path: str, language: str) -> str:
    """What says that a browser has this index page already."""
    return f'W/"{hashlib.sha256(index_page(path, language)).hexdigest()[:16]}"'


def _index_page(entry: Entry, language: str) -> bytes:
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    html = _swap(r"^<!--.*?-->\s*(?=<!DOCTYPE)", "", html)
    html = _swap(r"<!--\s*Machine-readable.*?-->\s*<link rel=\"service-desc\"[^>]*>\s*", "", html)
    html = _swap(r'<html lang="en">', f'<html lang="{language}">', html)
    html = _swap(r"<title>Streamlit</title>", _about(entry, language), html)
    html = _swap(r'href="\./favicon\.png"', f'href="/aset/{asset("icon.png")}"', html)
    html = _swap(r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^>]*>\s*', "", html)  # a font we do not use
    html = _swap(
        r"<noscript>.*?</noscript>", f"<noscript><p>{say('pintu.tanpa_script')}</p></noscript>", html
    )
    html = _swap(r"(?<=window\.prerenderReady = false)", f"; {_knowledge()}", html)
    # Behind Streamlit's own styles, which it puts into the head, and ahead of the projector's, which come
    # with the page: at equal weight the later one counts.
    html = _swap(r'(?=<div id="root">)', _icons() + sheets.sheet("layar") + sheets.sheet("cetak"), html)
    # Ahead of Streamlit's modules: it also tells them to write dates and numbers the way of this language.
    scripts = [f'<script src="/aset/{script_words.script(language)[0]}"></script>']
    scripts.append(f'<script src="/aset/{asset("antarmuka.js")}"></script>')
    scripts.append(f'<script defer src="/aset/{asset("chart_keys.js")}"></script>')
    scripts.append(f'<script defer src="/aset/{asset("reach.js")}"></script>')
    scripts.append(f'<script defer src="/aset/{asset("salin.js")}"></script>\n    ')
    return _swap(r'(?=<script type="module")', "".join(scripts), html).encode()


def _icons() -> str:
    """The icons that a page may show, in place of Streamlit's four thousand (tests/browser/icons.py)."""
    source = f'src:url(/aset/{asset("ikon.woff2")}) format("woff2");font-display:block'
    return f'<style>@font-face{{font-family:"Material Symbols Rounded";{source}}}</style>'


def _about(entry: Entry, language: str) -> str:
    """Title and description of a page, for the tab and for who is sent its link."""
    title, said = escape(entry.page.title, quote=True), escape(entry.page.question, quote=True)
    shared = {"title": title, "description": said, "type": "website", "locale": languages.locale(language)}
    tags = "".join(f'<meta property="og:{name}" content="{words}">' for name, words in shared.items())
    return f'<title>{title}</title><meta name="description" content="{said}">{tags}{_elsewhere(entry)}'


def _elsewhere(entry: Entry) -> str:
    """Where the same page stands in each language, for search engines."""
    host = addresses.host("")
    at = {each: f"{host}/{entry.path}?bahasa={each}" for each in languages.known()}
    at["x-default"] = f"{host}/{entry.path}"
    return "".join(f'<link rel="alternate" hreflang="{each}" href="{place}">' for each, place in at.items())


def inline_script_hash() -> str:
    (script,) = re.findall(rb"<script>(.*?)</script>", index_page("", languages.HOME), flags=re.S)
    return b64encode(hashlib.sha256(script).digest()).decode()


# On every answer. `blob:` in script-src: the modules of components v2.
SECURITY = {
    "content-security-policy": "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' 'sha256-{inline_script_hash()}' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
