"""Words from a list: the register's own names and choices, and what a sender's other word for one means.

A word that the list does not hold is asked about once, whatever the number of its rows, and of many words all
at once. Rows whose word the sender says to be none of a list that every row needs are left out: a list of
businesses has services among its products.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import duckdb
from rapidfuzz import fuzz, process

from data.accounts.people import EVERYWHERE
from data.intake import shaping, values
from data.intake.asking import Asking
from data.intake.headings import normal
from data.intake.kinds import Field
from data.intake.locating import MISTAKE, ONE_BY_ONE, ONE_EACH

NAMED = {
    "category": "code, name",
    "licensing_track": "code, name",
    "permit_type": "code, short_name, name",
    "programme": "id, name",
    "indicator": "code, name",
    "product": "id",
}  # by which columns a row of a reference table is known to people
ASKED_TABLES = {"category", "licensing_track", "permit_type", "programme"}
MOST_ASKED, SUGGESTED = 15, 6
LEAST_ALIKE = 2  # products by which a word has a category
SYNONYMS = Path(__file__).parent / "synonyms.csv"  # what offices call an item of a list
NEITHER, SKIPPED = ("", "Bukan salah satunya"), ("", "Bukan salah satunya: lewati barisnya")
UNLISTED = ("", "Belum ada di register: lewati barisnya, kirim dulu sebagai Produk desa")
MANY = "Kolom {label}: {count} isinya tidak dikenal (misalnya {examples}). Bagaimana dengan barisnya?"
EXAMPLES = 4
PARTED = re.compile(r"[,;/&+]|\bdan\b", re.IGNORECASE)
OF_CRAFTS = ("kerajinan", "kuliner")  # what offices call two categories, whatever words follow


@cache
def _synonyms() -> dict[tuple[str, str], str]:
    """By column and word in plain letters the item that is meant."""
    with SYNONYMS.open(encoding="utf-8", newline="") as file:
        return {(row["column"], row["word"]): row["meaning"] for row in csv.DictReader(file)}


def meant(column: str, word: str) -> str | None:
    """The item of a list that offices mean by another word; None for no word of theirs."""
    return _synonyms().get((column, normal(word)))


def usual(field: Field) -> set[str]:
    """What the cells of a column of choices may say, by the register or by offices, in plain letters."""
    return {normal(choice) for choice in field.choices} | {
        word for column, word in _synonyms() if column == field.name
    }


def words(con: duckdb.DuckDBPyConnection, table: str) -> frozenset[str]:
    """What a row of a reference table is called, by the register or by offices, in plain letters."""
    usual = {word for column, word in _synonyms() if column == table}
    return frozenset(Lists(con, Asking({})).names(table)) | usual


class Lists:
    """The lists of the snapshot attached as `now`."""

    def __init__(self, con: duckdb.DuckDBPyConnection, asking: Asking, allowed: Iterable[str] = ()):
        self.con, self.asking, self.allowed = con, asking, tuple(allowed)  # whom the sender serves
        self.rows: dict[str, list[tuple]] = {}
        self.known: dict[str, dict[str, str]] = {}
        self.products: list[tuple[str, str]] | None = None  # names in plain letters, and categories

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
        if field.refers_to == "product":
            return known | self._by_name(field, cells)
        if not (field.choices or field.refers_to in ASKED_TABLES):
            return known
        counts: Counter[str] = Counter()
        for cell, times in Counter(cells).items():
            if not values.is_blank(cell):
                counts[shaping.text(cell)] += times
        foreign = [word for word in counts if shaping.chosen(known, word) is None]
        foreign.sort(key=lambda word: (-counts[word], word))  # the most frequent first
        offered = self._offered(field)
        labels, meant = dict(offered), {}
        code: str | None
        if len(foreign) > MOST_ASKED and (said := self._of_many(field, foreign, offered)) != ONE_BY_ONE:
            told = {} if said in (None, MISTAKE[0]) else {normal(word) or word: said for word in foreign}
            return known | told
        for word in foreign:
            key = f"isi:{field.name}:{normal(word) or word}"
            likely = _synonyms().get((field.name, normal(word)), "") or self._begun(field, word)
            likely = likely or self._of_alike(field, word)
            if likely in labels.keys() - {""}:
                said = f"Kolom {field.label}: “{word}” dibaca sebagai {labels[likely]}."
                first = (likely, labels[likely])
                code = self.asking.assume(key, said, [first, *(each for each in offered if each != first)])
            else:
                text = f"Kolom {field.label}: “{word}” ({counts[word]} baris) berarti yang mana?"
                code = self.asking.ask(key, text, offered, field.name)
            if code is not None:
                meant[normal(word) or word] = code
        return known | meant

    def _of_many(self, field: Field, words: list[str], offered: list[tuple[str, str]]) -> str | None:
        """What all of many words mean that the list does not hold, as the sender says."""
        text = MANY.format(label=field.label, count=len(words), examples="; ".join(words[:EXAMPLES]))
        return self.asking.ask(f"isi_lain:{field.name}", text, [*offered, ONE_EACH, MISTAKE], field.name)

    def _begun(self, field: Field, word: str) -> str:
        """The category with whose name, of one word, a longer word begins: "Minuman herbal"; "" for none."""
        names = {
            name: code
            for name, code in self.known.get("category", {}).items()
            if field.refers_to == "category"
        }
        parts = [_synonyms().get((field.name, normal(part))) for part in PARTED.split(word)] if names else []
        if len(parts) > 1 and len(set(parts)) == 1:  # "Anyaman & Ukiran"
            return parts[0] or ""
        names |= {each: _synonyms()[field.name, each] for each in OF_CRAFTS if names}
        told = normal(word).split()
        named = {names[each] for each in told if each in names}
        return names.get(told[0], "") if len(named) == 1 and len(told) > 1 else ""

    def _of_alike(self, field: Field, word: str) -> str:
        """The category that all products of the register have in whose names a word stands; "" for none."""
        if field.refers_to != "category":
            return ""
        if self.products is None:
            rows = self.con.execute("select name, category from now.product").fetchall()
            self.products = [(f" {normal(name)} ", category) for name, category in rows]
        found = [category for name, category in self.products if f" {normal(word)} " in name]
        return found[0] if len(found) >= LEAST_ALIKE and len(set(found)) == 1 else ""

    def items(self, table: str) -> list[tuple[str, str]]:
        """The keys and names of a reference table, in its order."""
        self.names(table)
        return [(row[0], row[-1]) for row in self.rows[table]]

    def steps(self, programme: str) -> list[tuple[str, str]]:
        """The steps of a programme, in their order: number and name."""
        rows = self.con.execute(
            "select step, name from now.stage where programme = $programme order by step",
            {"programme": programme},
        ).fetchall()
        return [(str(step), name) for step, name in rows]

    def _by_name(self, field: Field, cells: Iterable) -> dict[str, str]:
        """Products by their names: who sends for one regency means its own; else "Kopi" may be anybody's."""
        of_all = EVERYWHERE in self.allowed
        rows = self.con.execute(
            "select product.id, product.name, regency.short_name from now.product"
            " join now.regency on regency.code = product.regency"
            " where $all or regency.code in (select unnest($codes::varchar[])) order by product.id",
            {"all": of_all, "codes": list(self.allowed)},
        ).fetchall()
        by_name: dict[str, list[str]] = {}
        for code, name, _ in rows:
            by_name.setdefault(normal(name), []).append(code)
        labels = {code: f"{name}, {regency} ({code})" for code, name, regency in rows}
        words = {shaping.text(cell) for cell in set(cells) if cell is not None}
        foreign = sorted(word for word in words if normal(word) not in self.names("product"))
        exact = {normal(word): by_name.get(normal(word), []) for word in foreign if not of_all}
        found = {word: codes[0] for word, codes in exact.items() if len(codes) == 1}
        if found:
            self.asking.decided(f"{len(found)} nama produk cocok persis dengan register: dipakai.")
        rest = [word for word in foreign if normal(word) not in found]
        said: str | None = ONE_BY_ONE
        if len(rest) > MOST_ASKED and (said := self._of_many(field, rest, [UNLISTED])) == UNLISTED[0]:
            found |= dict.fromkeys(map(normal, rest), "")
        for word in rest if said == ONE_BY_ONE else ():
            near = process.extract(normal(word), list(by_name), scorer=fuzz.WRatio, limit=SUGGESTED)
            offered = [(code, labels[code]) for name, _, _ in near for code in by_name[name]]
            text = f"Kolom {field.label}: “{word}” adalah produk register yang mana?"
            code = self.asking.ask(f"isi:{field.name}:{normal(word)}", text, [*offered, UNLISTED], field.name)
            if code is not None:
                found[normal(word)] = code
        return found

    def _offered(self, field: Field) -> list[tuple[str, str]]:
        last = SKIPPED if field.required else NEITHER
        if field.choices:
            return [*((choice, choice) for choice in field.choices), last]
        return [*self.items(field.refers_to or ""), last]
