"""What the import room says of a file has its English, known again by its pattern, values and all."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.language import languages, sentences
from dashboard.language.en.intake import SENTENCES
from data.intake import checks, kinds, ledger
from tests.language.test_text import ROOT

ROOM = ROOT / "data" / "intake"
# Files that speak to who keeps the server, or hold words that are read and none that are said.
SILENT = {"__main__", "periods", "layout", "places", "measures", "workbooks", "act"}
READ = re.compile(r"[A-Z].*[.?]$|^[A-Z“][^|\\]* ")  # begins like a sentence; codes and patterns do not
NAMES = {"Kabupaten Kupang", "Kota Kupang", "FOREIGN KEY"}  # of places, and DuckDB's own
HOLE = re.compile(r"\{[^}]*\}")


def written(file: Path) -> Iterator[str]:
    """The sentences of a file, with `{}` for what they are filled with."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    left_out = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            left_out |= set(node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(each.value if isinstance(each, ast.Constant) else "{}" for each in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in left_out:
            yield HOLE.sub("{}", node.value)


def said() -> dict[str, str]:
    found = {}
    for file in sorted(ROOM.glob("*.py")):
        if file.stem not in SILENT:
            for text in written(file):
                begun = text.startswith(" ") or text.endswith("?{}") or "\\" in text  # a part, or a pattern
                if READ.search(text) and text not in NAMES and " " in text and not begun:
                    found[text] = file.name
    for rule in checks.rules():
        found |= {HOLE.sub("{}", text): rule.id for text in (rule.says, rule.remedy)}
    return found


def test_every_sentence_of_the_import_has_its_english():
    found = said()
    assert len(found) > 200
    for text, place in found.items():
        holes = iter("7890123456")
        filled = re.sub(r"\{\}", lambda _, holes=holes: next(holes), text)
        with languages.speaking("en"):
            told = sentences.told(filled)
        assert told != filled or not re.search(r"\w", HOLE.sub("", text)), (place, text)
        assert all(value in told for value in re.findall(r"[7890]", filled) if text.count("{}")), (text, told)


def test_kinds_states_and_weights_have_their_english():
    with languages.speaking("en"):
        for word in (*(kinds.get(code).name for code in kinds.KINDS), *ledger.STATES, checks.ERROR):
            assert sentences.told(word) != word, word


def test_a_sentence_keeps_what_it_was_filled_with_and_tells_it_in_turn():
    within = "semua barisnya sudah sama dengan register"
    whole = f"Tidak ada yang dapat diterbitkan: {within}. Ubah jawabannya, atau kirim berkas lain."
    with languages.speaking("en"):
        told = sentences.told(whole)
    assert told.startswith("There is nothing to publish: all its rows are already the same in the register.")
    assert sentences.told(whole) == whole


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("1 baris data", "1 row of data"),
        ("1.204 baris data", "1.204 rows of data"),
        ("1 kiriman dibatalkan", "1 submission undone"),
        (
            "1 sel di lembar Data terbaca berbeda oleh dua pembaca. "
            "Buka dan simpan ulang berkasnya di Excel, lalu kirim lagi.",
            "In sheet Data, two readers read different values in 1 cell. "
            "Open the file in Excel, save it again and resend it.",
        ),
        (
            "Kolom C: 1 sel tidak menyebut ada atau belum, dan dilewati.",
            "Column C: 1 cell does not say yes or not yet, and is skipped.",
        ),
    ],
)
def test_one_thing_is_not_told_as_several(said, told):
    with languages.speaking("en"):
        assert sentences.told(said) == told


def test_every_sentence_has_as_many_places_as_its_english():
    for text, words in SENTENCES.items():
        told = {int(place) for place in re.findall(r"\{(\d+)\}", words)}
        counted = {int(place) for place, _ in re.findall(r"\{(\d+):([^}|]+\|[^}|]+)\}", words)}
        assert counted <= told and words.count(":") >= len(counted), text
        assert told == set(range(text.count("{}"))), text
