"""Files that are sent as they are: Streamlit's, compressed ahead of the first visitor, our own, map shapes.

Streamlit compresses its static files anew for each visitor; here each is compressed once.
"""

import hashlib
import re
import threading
from functools import lru_cache
from pathlib import Path

import brotli
import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from dashboard.front import script_words
from dashboard.front.index_page import ASSETS, STATIC, asset, made_file, parts_file
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.operating import accepted, journal
from data import disk, snapshots

ROOT = Path(__file__).resolve().parents[3]
# Streamlit puts its own font behind ours, so that one sign which a machine's fonts lack would fetch 170 KB.
# The icons are in a font of ours, which the index page names.
UNUSED_FONT = re.compile(
    rb"@font-face\{[^}]*font-family:[\"']?(Source (Sans|Serif|Code)|Material Symbols)[^}]*\}"
)
READY = ROOT / ".cache" / f"static-{st.__version__}-{hashlib.sha256(UNUSED_FONT.pattern).hexdigest()[:8]}"
SHAPE_NAME = re.compile(r"[a-z0-9-]+-([0-9a-f]{8,64})\.svg")
FOREVER = {"cache-control": "public, immutable, max-age=31536000"}
VARIES = {"vary": "accept-encoding"}
LOG = journal.LOG
SOUND: dict[Path, str] = {}  # copies that hold what they should, and their hashes
COMPRESSING = threading.Lock()  # two visitors and the warm-up must not compress the same file at once


def _compressible() -> dict[str, Path]:
    """Streamlit's script and style files by address, those that the live page begins with first."""
    files = [file for file in STATIC.glob("static/*/*") if file.suffix in (".js", ".css")]
    first = parts_file(languages.HOME)[1]
    files.sort(key=lambda file: (file.name.encode() not in first, file.name))
    return {f"/{file.relative_to(STATIC).as_posix()}": file for file in files}


COMPRESSIBLE = _compressible()
THERE = {f"/{file.relative_to(STATIC).as_posix()}" for file in STATIC.glob("static/**/*") if file.is_file()}


def compressed(file: Path) -> bytes:
    """The brotli copy of one of Streamlit's files, without fonts we do not use; made at the first call."""
    ready = READY / f"{file.name}.br"
    if (content := _kept(ready, file)) is None:
        with COMPRESSING:
            if (content := _kept(ready, file)) is None:
                READY.mkdir(parents=True, exist_ok=True)
                content = brotli.compress(_wanted(file), quality=9)
                with disk.writing_beside(ready) as unfinished:
                    unfinished.write_bytes(content)
                    unfinished.replace(ready)
                SOUND[ready] = hashlib.sha256(content).hexdigest()
    return content


def _kept(ready: Path, file: Path) -> bytes | None:
    """The copy that was made, as long as it is whole: what is sent is kept by browsers for a year.

    Once in each process it is held against the file, and each time against what that one look has seen.
    """
    try:
        content = ready.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if ready not in SOUND and brotli.decompress(content) == _wanted(file):
            SOUND[ready] = digest
    except (OSError, brotli.error):
        return None
    return content if SOUND.get(ready) == digest else None


def _wanted(file: Path) -> bytes:
    return UNUSED_FONT.sub(b"", file.read_bytes())


def prepare() -> None:
    """Make every compressed copy, so that no visitor waits for one."""
    try:
        for file in COMPRESSIBLE.values():
            compressed(file)
    except OSError as error:
        LOG.warning("%s: no compressed copies are kept, Streamlit compresses for each visitor", error)


@lru_cache(maxsize=64)  # a file of ours never changes under its name
def _brotli(content: bytes) -> bytes:
    return brotli.compress(content, quality=9)


def encoded(content: bytes, headers: Headers, kind: str, extra: dict[str, str]) -> Response:
    """Compressed for a browser that takes it, plain for any other."""
    if not accepted.coding(headers, "br"):
        return Response(content, media_type=kind, headers=VARIES | extra)
    small = VARIES | {"content-encoding": "br"} | extra
    return Response(_brotli(content), media_type=kind, headers=small)


def shape(request: Request) -> Response:
    """A map shape; the files of older snapshots are kept, so that their links still draw."""
    name = request.path_params["name"]
    file = snapshots.folder() / "peta" / name
    named = SHAPE_NAME.fullmatch(name)
    if named is None or not file.is_file():
        return PlainTextResponse(say("pintu.tanpa_berkas"), status_code=404)
    content, told = file.read_bytes(), named[1]
    if not hashlib.sha256(content).hexdigest().startswith(told):  # nobody may keep a damaged one for a year
        LOG.error("Map shape %s is damaged", name)
        return PlainTextResponse(
            say("pintu.peta_rusak"), status_code=503, headers={"cache-control": "no-store"}
        )
    return encoded(content, request.headers, "image/svg+xml", FOREVER)


def own_file(request: Request) -> Response:
    name = request.path_params["name"]
    if words := made_file(name):
        return encoded(words, request.headers, "text/javascript", FOREVER)
    if name not in ASSETS:
        return PlainTextResponse(say("pintu.tanpa_berkas"), status_code=404)
    content, kind = ASSETS[name]
    return encoded(content, request.headers, kind, FOREVER)


def worker(request: Request) -> Response:
    """The script that keeps pages for a reader without a network; asked for anew each time."""
    content, kind = ASSETS[asset("pekerja.js")]
    content = script_words.of_the_worker() + content
    return encoded(content, request.headers, kind, {"cache-control": "no-cache"})


def icon(_request: Request) -> Response:
    """Where the icon is: a browser asks whenever the address of a page changes, so it is told for a while."""
    told = {"cache-control": "public, max-age=600"}
    return RedirectResponse(f"/aset/{asset('icon.png')}", status_code=303, headers=told)
