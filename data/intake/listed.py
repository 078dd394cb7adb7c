"""Words from a list: the register's own names and choices, and what a sender's other word for one means.

A word that the list does not hold is asked about once, whatever the number of its rows; where a column holds
too many of them it is another column, and its cells are told as they are.
"""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import duckdb

from data.intake import shaping
from data.intake.asking import Asking
from data.intake.headings import normal
from data.intake.kinds import Field

NAMED = {
    "category": "code, name",
    "licensing_track": "code, name",
    "permit_type": "code, short_name, name",
    "programme": "id, name",
    "indicator": "code, name",
    "product": "id",
}  # by which columns a row of a reference table is known to people
ASKED_TABLES = {"category", "licensing_track", "permit_type", "programme"}
MOST_ASKED = 15
SYNONYMS = Path(__file__).parent / "synonyms.csv"  # what offices call an item of a list
NEITHER = ("", "Bukan salah satunya")


@cache
def _synonyms() -> dict[tuple[str, str], str]:
    """By column and word in plain letters the item that is meant."""
    with SYNONYMS.open(encoding="utf-8", newline="") as file:
        return {(row["column"], row["word"]): row["meaning"] for row in csv.DictReader(file)}


def words(con: duckdb.DuckDBPyConnection, table: str) -> frozenset[str]:
    """What a row of a reference table is called, by the register or by offices, in plain letters."""
    usual = {word for column, word in _synonyms() if column == table}
    return frozenset(Lists(con, Asking({})).names(table)) | usual


class Lists:
    """The lists of the snapshot attached as `now`."""

    def __init__(self, con: duckdb.DuckDBPyConnection, asking: Asking):
        self.con, self.asking = con, asking
        self.rows: dict[str, list[tuple]] = {}
        self.known: dict[str, dict[str, str]] = {}

    def names(self, table: str) -> dict[str, str]:
        """Every name of a reference table's rows in plain letters, and its key."""
        if table not in self.known:
            rows = self.con.execute(f"select {NAMED[table]} from now.{table}").fetchall()  # noqa: S608 - our own table above
            self.rows[table] = rows
            self.known[table] = {normal(name): row[0] for row in rows for name in row}
        return self.known[table]

    def of(self, field: Field) -> dict[str, str]:
        """What the cells of a column may say, in plain letters, and the key or choice it means."""
        if field.refers_to in NAMED:
            return self.names(field.refers_to)
        return {normal(choice) or choice: choice for choice in field.choices}

    def ask(self, field: Field, cells: Iterable) -> dict[str, str]:
        """The list with the sender's own words in it, as far as they have said what those mean."""
        known = self.of(field)
        if not (field.choices or field.refers_to in ASKED_TABLES):
            return known
        words = {shaping.text(cell) for cell in set(cells) if cell is not None}
        foreign = sorted(word for word in words if shaping.chosen(known, word) is None)
        if len(foreign) > MOST_ASKED:
            return known
        offered = self._offered(field)
        labels, meant = dict(offered), {}
        code: str | None
        for word in foreign:
            key = f"isi:{field.name}:{normal(word) or word}"
            likely = _synonyms().get((field.name, normal(word)), "")
            if likely in labels.keys() - {""}:
                said = f"Kolom {field.label}: “{word}” dibaca sebagai {labels[likely]}."
                first = (likely, labels[likely])
                code = self.asking.assume(key, said, [first, *(each for each in offered if each != first)])
            else:
                text = f"Kolom {field.label}: “{word}” berarti yang mana?"
                code = self.asking.ask(key, text, offered, field.name)
            if code is not None and (code or not field.required):
                meant[normal(word) or word] = code
        return known | meant

    def _offered(self, field: Field) -> list[tuple[str, str]]:
        if field.choices:
            return [*((choice, choice) for choice in field.choices), NEITHER]
        return [*((row[0], row[-1]) for row in self.rows[field.refers_to or ""]), NEITHER]
