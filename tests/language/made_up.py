"""A made-up language in a folder of its own: long, accented, in brackets. What stays plain was left out.

It is also the proof that another language is one folder and nothing else: nothing of the program names it.
"""

import json
from collections.abc import Iterator
from importlib import invalidate_caches
from pathlib import Path
from string import Formatter

import pytest

import dashboard.language as room
from dashboard.exhibits.kept import KEPT
from dashboard.front import index_page, script_words
from dashboard.language import languages, terms

CODE, OPEN, CLOSE = "zz", "⟪", "⟫"
ACCENTED = str.maketrans("aeiouAEIOU", "áéîõüÁÉÎÕÜ")
LONGER = " ~~~"
KEPT_AS_THEY_ARE = ("berkas.", "tanggal.hari", "tanggal.bulan", "tanggal.saat", "ukuran.semua")


def disguised(text: str) -> str:
    """A sentence in the made-up language, with the same places for values."""
    told = []
    for words, name, spec, _ in Formatter().parse(text):
        told.append(words.translate(ACCENTED).replace("{", "{{").replace("}", "}}"))
        if name is not None:
            told.append(f"{{{name}:{spec}}}" if spec else f"{{{name}}}")
    return f"{OPEN}{''.join(told)}{LONGER}{CLOSE}" if text else text


def is_kept(key: str) -> bool:
    """Is it a shape of dates, a name for programs, or how a term of the office is written?"""
    return key.startswith(KEPT_AS_THEY_ARE) or key.endswith(".tanda")


def plain_parts(text: str) -> list[str]:
    """The fixed words of a sentence that are long enough to be known again."""
    parts = [words.strip() for words, *_ in Formatter().parse(text)]
    return [part for part in parts if len(part) > 14 and " " in part]


def write(folder: Path) -> None:
    """The folder of the language: its name, a file of words, one of terms, one of what scripts say."""
    here = folder / CODE
    here.mkdir()
    home, labels = languages.words(languages.HOME), terms.of("en")
    words = {key: text if is_kept(key) else disguised(text) for key, text in home.items()}
    said = languages.interface(languages.HOME)
    streamlit = {english: disguised(own) for english, own in said["streamlit"].items()}
    files = {
        "__init__": 'NAME = "Zz"\nLOCALE = "id_ID"\nOFFICE = "421"\n',
        "everything": f"WORDS = {json.dumps(words)}\n",
        "terms": f"TERMS = {json.dumps({label: disguised(label) for label in labels})}\n",
        "interface": f"STREAMLIT = {json.dumps(streamlit)}\nPATTERNS = ()\n",
    }
    for name, content in files.items():
        (here / f"{name}.py").write_text(content, encoding="utf-8")


def forget() -> None:
    """Everything that was kept of the languages."""
    invalidate_caches()
    for kept in (
        languages.known,
        languages._package,
        languages.words,
        languages.forms,
        languages._plural,
        languages.form,
    ):
        kept.cache_clear()
    for kept in (terms.of, terms._singular, terms._said):
        kept.cache_clear()
    for kept in (index_page.parts_file, script_words.script):
        kept.cache_clear()
    KEPT.forget()


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its code, while its folder is there."""
    folder = tmp_path_factory.mktemp("languages")
    write(folder)
    room.__path__.append(str(folder))
    forget()
    yield CODE
    room.__path__.remove(str(folder))
    forget()
