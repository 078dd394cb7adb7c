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
from typing import Any

import streamlit as st
from streamlit import config, file_util

from dashboard.answers import addresses
from dashboard.exhibits import office
from dashboard.front import script_words
from dashboard.front.menu import Entry
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.screen import sheets

ASSETS_FOLDER = Path(__file__).resolve().parents[1] / "assets"
EMBLEM = "lambang.png"  # the office's own, wherever its file is
ROOT = '<div id="root"></div>'  # where Streamlit puts the live page
STATIC = Path(file_util.get_static_dir())  # Streamlit's own files, whose names carry a hash


def _assets() -> dict[str, tuple[bytes, str]]:
    """Our own small files by the name they are served under, which carries a hash of their content."""
    served = {}
    files = {file.name: file.read_bytes() for file in sorted(ASSETS_FOLDER.iterdir())}
    for name, content in (files | {EMBLEM: office.read().emblem}).items():
        file = Path(name)
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


def _swap(pattern: str, replacement: str, html: str) -> str:
    """Replace what must be there once: after an upgrade that moved it the start fails, not a browser."""
    changed, times = re.subn(pattern, lambda _: replacement, html, flags=re.S)
    if times != 1:
        raise LookupError(f"index.html of Streamlit {st.__version__} has {times} places for {pattern!r}")
    return changed


ON_EVERY_PAGE = (
    "Html",
    "BidiComponent",
    "ButtonGroup",
    "Button",
    "Multiselect",
    "Checkbox",
    "Table",
    "Selectbox",
)
# What only some pages show, by the form in which they have it before they come to life (edition/controls.py).
ON_SOME_PAGES = {
    "Slider": r'<select name="tahun"',
    "TextInput": r'<input type="search"|perlu-langsung',
}

# Where what differs from page to page goes.
ABOUT, BODY, LANGUAGE, PARTS, ALSO, OFFICE = (
    f"<!--{each}-->" for each in ("tentang", "edisi", "bahasa", "bagian", "juga", "kantor")
)


@cache
def _template() -> str:
    """Streamlit's index page made ours, with marks where title, language and page go.

    Its own files are taken out and named to our script instead (assets/pembuka.js), which asks for them when
    the page that came with it stands on the screen.
    """
    html, _ = _taken_apart()
    html = _swap(r"^<!--.*?-->\s*(?=<!DOCTYPE)", "", html)
    html = _swap(r"<!--\s*Machine-readable.*?-->\s*<link rel=\"service-desc\"[^>]*>\s*", "", html)
    html = _swap(r'<html lang="en">', f'<html lang="{LANGUAGE}">', html)
    html = _swap(r"<title>Streamlit</title>", ABOUT, html)
    html = _swap(r'href="\./favicon\.png"', f'href="/aset/{asset("icon.png")}"', html)
    html = _swap(r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^>]*>\s*', "", html)  # a font we do not use
    html = _swap(r"\s*<noscript>.*?</noscript>", "", html)
    html = _swap(r"\s*<!-- initialize window.prerenderReady.*?</script>", "", html)
    # Behind Streamlit's own styles, which it puts into the head, and ahead of the projector's, which come
    # with the page: at equal weight the later one counts.
    styles = _icons() + sheets.sheet("layar", "edisi")
    # What only a printer needs comes after everything that a reader sees.
    styles += f'<link rel="stylesheet" media="print" href="/aset/{asset("cetak.css")}">'
    html = _swap("<body>", f'<body data-bagian="{PARTS}" data-juga="{ALSO}">', html)
    html = re.sub(r"\s*\n\s*", "\n", html)  # it travels with every page
    return _swap(f"({ROOT})", f"{styles}{_head()}{BODY}{ROOT}<script>{_opening()}</script>", html)


def _head() -> str:
    """Emblem and name of the office, on every page whichever of its two forms stands."""
    emblem = f'<img src="/aset/{asset(EMBLEM)}" alt="">' if office.read().emblem else ""
    name = f'<span id="kantor">{OFFICE}</span>'
    return f'<section class="kepala" aria-labelledby="kantor">{emblem}{name}</section>'


def _opening() -> str:
    """The one script inside the page: the same in each language: the content policy knows its hash."""
    script = (ASSETS_FOLDER / "pembuka.js").read_text(encoding="utf-8")
    theme = json.dumps(_palette()).replace("<", "\\u003c")
    return re.sub(r"^\s*//.*\n|^\s+", "", script, flags=re.M).replace("$theme$", theme)


@cache
def _taken_apart() -> tuple[str, dict[str, Any]]:
    """Streamlit's index page without its files, and these: of what the live page consists."""
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    known: dict[str, Any] = {}
    parts = {
        "main": r'<script type="module" crossorigin src="\.([^"]+)"></script>\s*',
        "modules": r'<link rel="modulepreload" crossorigin href="\.([^"]+)">\s*',
        "sheets": r'<link rel="stylesheet" crossorigin href="\.([^"]+)">\s*',
    }
    for name, pattern in parts.items():
        known[name] = re.findall(pattern, html)
        if not known[name]:
            raise LookupError(f"index.html of Streamlit {st.__version__} has no place for {pattern!r}")
        html = re.sub(pattern, "", html)
    (known["main"],) = known["main"]
    files = _elements(known["main"], {known["main"], *known["modules"]})
    known["soon"] = list(dict.fromkeys(path for name in ON_EVERY_PAGE for path in files[name]))
    known["also"] = {name: files[name] for name in ON_SOME_PAGES}
    return html, known


def _elements(main: str, asked: set[str]) -> dict[str, list[str]]:
    """The files of each element that pages show, which Streamlit asks for only when it comes to draw it.

    Asked for with the others they are there when the first message arrives: each of them waits for the next.
    """
    script = (STATIC / main.lstrip("/")).read_text(encoding="utf-8")
    names = "|".join((*ON_EVERY_PAGE, *ON_SOME_PAGES))
    listed = re.search(r"m\.f=(\[.*?\])", script)
    needed = dict(re.findall(rf"import\(`\./({names})\.[^`]+`\),__vite__mapDeps\((\[.*?\])\)", script))
    if not listed or len(needed) != len(ON_EVERY_PAGE) + len(ON_SOME_PAGES):
        raise LookupError(f"Streamlit {st.__version__} asks for its elements elsewhere")
    files = [f"/static/js{file.removeprefix('.')}" for file in json.loads(listed[1])]
    found = {name: [files[number] for number in json.loads(numbers)] for name, numbers in needed.items()}
    return {
        name: [path for path in paths if path.endswith(".js") and path not in asked]
        for name, paths in found.items()
    }


@cache
def parts_file(language: str) -> tuple[str, bytes]:
    """Name and content of the script that lists the live page's files in the order of their turn."""
    # Ahead of Streamlit's modules: they also tell them to write dates and numbers the way of this language.
    ours = [
        asset(name)
        for name in (
            "kumpulan.js",
            "riwayat.js",
            "antarmuka.js",
            "reach.js",
            "salin.js",
            "cetak.js",
            "ambil_alih.js",
        )
    ]
    scripts = [f"/aset/{name}" for name in (script_words.script(language)[0], *ours)]
    known = _taken_apart()[1]
    parts = known | {"scripts": scripts, "sheets": [*known["sheets"], f"/aset/{asset('hidup.css')}"]}
    content = f"globalThis.dasborBagian = {json.dumps(parts)};\n".encode()
    return f"bagian-{language}-{hashlib.sha256(content).hexdigest()[:8]}.js", content


def made_file(name: str) -> bytes | None:
    """The content of a script that is made for a language, by the name under which it is served."""
    files = (parts_file(each) for each in languages.known() if name.startswith(f"bagian-{each}-"))
    return next((content for served, content in files if served == name), script_words.named(name))


def around(entry: Entry, body: str = "", *, title: str = "", about: str = "", picture: str = "") -> str:
    """The document of a page: our index page with the page itself in it, or without it."""
    language = languages.spoken()
    inside = f'<div id="edisi">{body}</div>' if body else ""
    filled = {
        LANGUAGE: language,
        PARTS: f"/aset/{parts_file(language)[0]}",
        ALSO: " ".join(name for name, written in ON_SOME_PAGES.items() if re.search(written, body)),
        ABOUT: _about(entry, (title, about, picture)),
        BODY: inside,
        OFFICE: escape(office.read().name),
    }
    html = _template()
    for mark, words in filled.items():
        html = html.replace(mark, words, 1)
    return html


def bare(entry: Entry) -> bytes:
    """The index page without the page, which opens the live one; who has no scripts is asked to return."""
    title, told = escape(entry.page.title), escape(say("pintu.disiapkan"))
    body = f'<main class="isi"><h1 class="judul">{title}</h1><p role="alert">{told}</p></main>'
    unscripted = f'<noscript><div id="edisi"><aside></aside>{body}</div></noscript>'
    return around(entry).replace(ROOT, unscripted + ROOT, 1).encode()


def _icons() -> str:
    """The icons that a page may show, in place of Streamlit's four thousand (tests/browser/icons.py)."""
    source = f'src:url(/aset/{asset("ikon.woff2")}) format("woff2");font-display:block'
    return f'<style>@font-face{{font-family:"Material Symbols Rounded";{source}}}</style>'


def _about(entry: Entry, told: tuple[str, str, str]) -> str:
    """Title, description and picture of a page, for the tab and for who is sent its link."""
    named, (title, about, picture) = escape(entry.page.title), told
    shared = {
        "title": escape(title) or named,
        "description": escape(about or entry.page.question),
        "site_name": named,
        "type": "website",
        "locale": languages.locale(languages.spoken()),
    }
    if picture:
        size = {"image:width": "1200", "image:height": "630", "image:type": "image/png"}
        shared |= {"image": escape(picture)} | size
    tags = "".join(f'<meta property="og:{name}" content="{words}">' for name, words in shared.items())
    described = f'<meta name="description" content="{shared["description"]}">'
    return f"<title>{named}</title>{described}{tags}{_elsewhere(entry)}"


def _elsewhere(entry: Entry) -> str:
    """Where the same page stands in each language, for search engines."""
    host = addresses.host("")
    at = {each: f"{host}/{entry.path}?bahasa={each}" for each in languages.known()}
    at["x-default"] = f"{host}/{entry.path}"
    return "".join(f'<link rel="alternate" hreflang="{each}" href="{place}">' for each, place in at.items())


def inline_script_hash() -> str:
    return b64encode(hashlib.sha256(_opening().encode()).digest()).decode()


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
