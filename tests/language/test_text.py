"""The words: every key that is used exists, every one that exists is used, and none of them is English."""

import ast
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from string import Formatter

import pandas as pd

from dashboard.front.menu import MENU
from dashboard.language import languages
from dashboard.language.text import OF_A_COUNTRY, say
from dashboard.saying import findings

ROOT = Path(__file__).resolve().parents[2]
TEXTS = languages.words(languages.HOME)
FILES = [file for room in ("dashboard", "pages", "briefing") for file in (ROOT / room).rglob("*.py")]
MADE = {  # whose keys are put together where they are said
    *("kolom", "peta", "profil", "peluang", "istilah", "pertanyaan", "sel", "skrip"),
}
ENGLISH = {
    *("the", "and", "of", "for", "with", "from", "this", "that", "not", "are", "was", "is", "to", "by", "on"),
    *("all", "loading", "search", "select", "download", "upload", "file", "chart", "table", "show", "hide"),
    *("close", "open", "page", "map", "value", "unknown", "missing", "yes", "of", "reports", "click"),
}


def strings() -> set[str]:
    """Every literal string in the code, the texts' own file left out."""
    found = set()
    for file in FILES:
        if file.parent.parent.name != "language":
            tree = ast.parse(file.read_text(encoding="utf-8"))
            found |= {
                node.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    return found


def test_every_key_that_is_said_exists():
    said = set()
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        said |= set(re.findall(r'\bsay(?:_of\([^"]+,|\()\s*"([^"{]+)"', text))
    assert said <= set(TEXTS), said - set(TEXTS)


def test_every_column_of_a_table_has_its_words():
    named = set()
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            # A table of words is made of keywords alone; PowerPoint's and the page's tables are given more.
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) in ("table", "cells.table")
                and not node.args
            ):
                named |= {f"kolom.{word.arg}" for word in node.keywords if word.arg}
    assert len(named) > 20 and named <= set(TEXTS), named - set(TEXTS)


def test_no_text_is_left_over():
    used = strings()
    begun = {each for each in used if re.fullmatch(r"[a-z_]+\.[a-z_]+", each)}  # `Count.told` ends them
    made = {
        key
        for key in TEXTS
        if key.split(".")[0]
        in (
            "aksesibilitas",
            "kolom",
            "peta",
            "peran",
            "profil",
            "peluang",
            "istilah",
            "pertanyaan",
            "sel",
            "skrip",
        )
        or key.endswith("_sub")
        or key.rsplit(".", 1)[0] in begun
    }
    made |= {key for key in TEXTS if key.removesuffix(OF_A_COUNTRY) in TEXTS.keys() - {key}}
    made |= {f"{entry.page.words}.{part}" for entry in MENU for part in ("nama", "tanya")}
    assert set(TEXTS) - used - made == set()


def test_what_is_said_of_a_country_is_what_is_said_of_a_province_with_the_same_values():
    for language in languages.known():
        words = languages.words(language)
        for key in (each for each in words if each.endswith(OF_A_COUNTRY)):
            of_a_province = words[key.removesuffix(OF_A_COUNTRY)]
            told = (of_a_province, words[key])
            values = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in told]
            assert values[1] <= values[0] <= values[1] | {"tempat"}, (language, key)
            assert not re.search(r"provin|NTT", re.sub(r"\{\w+", "", words[key])), (language, key)


def test_no_english_word_is_among_the_texts():
    for key, text in TEXTS.items():
        words = set(re.findall(r"[a-z']+", text.lower()))
        assert not words & ENGLISH, (key, words & ENGLISH)


def test_a_text_without_its_value_is_an_error():
    assert say("panel.per", tanggal="4 Juni 2025") == "per 4 Juni 2025"
    try:
        say("panel.per")
    except KeyError:
        return
    raise AssertionError("a text with a hole in it was said")


def test_a_made_up_register_is_not_told_as_gathered_from_published_pages():
    facts = pd.Series({"pages": 68, "files": 0})
    assert findings.register("terpublikasi", facts) == "register ini, dihimpun dari 68 halaman terbit"
    assert findings.register("simulasi", facts) == "register rekaan SIMULASI, tanpa halaman terbit"


def test_nothing_is_said_before_somebody_asks():
    """What is said at import stays in one language for as long as the program runs."""
    for file in FILES:
        if file.name == "main.py":  # a script that runs for each reader
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for inside in getattr(node, "body", []) if isinstance(node, ast.Module | ast.ClassDef) else []:
                if not isinstance(inside, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                    calls = [each for each in ast.walk(inside) if isinstance(each, ast.Call)]
                    assert not [each for each in calls if ast.unparse(each.func) == "say"], (
                        file,
                        inside.lineno,
                    )


def test_no_key_stands_in_two_files():
    for language in languages.known():
        package = import_module(f"dashboard.language.{language}")
        files = [import_module(f"{package.__name__}.{each.name}") for each in iter_modules(package.__path__)]
        told = [key for file in files for key in getattr(file, "WORDS", {})]
        assert len(told) == len(set(told)) == len(languages.words(language)) > 0, language


# No sentence stands outside the languages: what a reader can meet is a key there, whatever room says it.
ROOMS = ("dashboard", "pages", "briefing")
MARKUP = re.compile(r"<[^>]*(?:>|$)|^[^<]*>|\{[^}]*\}")
READS_LIKE_WORDS = re.compile(r"[^\W\d_]{2,}[,;:.]? +[^\W\d_]{2,}")
# What is no sentence for readers, by what begins it or the call that it is given to.
TECHNICAL = re.compile(
    r"^(?:(?:'; )?[a-z]+-src |public, |attachment; |max-age|window\.|const |@font-face|'; style-src)"
)
SAID_TO_NO_READER = ("LOG.warning", "LOG.error", "LOG.exception", "LOG.info", "re.compile", "add_argument")
# Codes of the data that hold a space, which are looked up and never shown as they are.
STATUSES = (
    *("belum dilaporkan", "belum ditentukan", "perlu perhatian", "sesuai rencana", "tanpa tenggat"),
    *("target ukuran lain", "belum ada target", "tanpa batas", "tanggal belum dilaporkan", "satu versi"),
    *("belum pasti", "nilai asal", "nilai pos", "kemiskinan ekstrem", "jenis izin", "tidak berlaku"),
    "tidak dikelaskan",  # a place on a map that has a value and no class
)
LIBRARIES = (
    *("top center", "top left", "middle right"),  # Plotly's places of a text
    *(
        "Noto Sans",
        "DejaVu Sans",
        "Noto Emoji",
        "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif",
    ),
    *("', 'Noto Color Emoji', '", "', sans-serif", "mmm yyyy", "' as now (read_only)"),
    *("daftar dua-kolom", "list of", "\\byear\\b|how many|number of"),
    *("compressed copies", "slow round", "what follows stays away from the projector", " baris serupa)"),
)


def sentences(file: Path) -> list[tuple[int, str]]:
    """Line and text of each literal that reads like words."""
    tree, found = ast.parse(file.read_text(encoding="utf-8")), []
    left_out = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(node.value)
        aside = isinstance(node, ast.Raise) or (
            isinstance(node, ast.Call) and ast.unparse(node.func).endswith(SAID_TO_NO_READER)
        )
        if aside:
            left_out |= {each for each in ast.walk(node) if isinstance(each, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in left_out:
            text = MARKUP.sub(" ", node.value)
            if READS_LIKE_WORDS.search(text) and not TECHNICAL.match(text.strip()):
                found.append((node.lineno, node.value))
    return found


def test_every_sentence_stands_in_a_language():
    found = {}
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            name = file.relative_to(ROOT).as_posix()
            if name.startswith("dashboard/language/") and file.parent.name != "language":
                continue
            if told := [each for each in sentences(file) if each[1] not in STATUSES + LIBRARIES]:
                found[name] = told
    assert not found, "\n".join(
        f"{name}:{line}: {text}" for name, told in found.items() for line, text in told
    )


def test_every_sentence_is_said_in_every_language():
    """What is missing is shown in the home language, marked: never a key, and never for long."""
    for language in languages.known():
        missing = TEXTS.keys() - languages.words(language).keys()
        assert not missing, (language, {key: TEXTS[key] for key in missing})
