"""No sentence stands outside the languages: what a reader can meet is a key there, whatever room says it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.language.test_text import ROOT

ROOMS = ("dashboard", "pages", "briefing")
MARKUP = re.compile(r"<[^>]*(?:>|$)|^[^<]*>|\{[^}]*\}")
WORDS = re.compile(r"[^\W\d_]{2,}[,;:.]? +[^\W\d_]{2,}")
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
    *("Noto Sans", "DejaVu Sans", "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"),
    *("', 'Noto Color Emoji', sans-serif", "[$-421]mmm yyyy", "' as now (read_only)"),
    *("daftar dua-kolom", "list of", "\\byear\\b|how many|number of"),
    *("compressed copies", "slow round", "what follows stays away from the projector", " baris serupa)"),
)


def sentences(file: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each literal that reads like words."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
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
            if WORDS.search(text) and not TECHNICAL.match(text.strip()):
                yield node.lineno, node.value


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
