"""A template that was handed out in another language: its headings and the words of its lists, read as ours.

This room knows no language. What its templates say elsewhere stands in template_words.csv, which is made from
the languages (python -m dashboard.sending.templates) and held against them by a test.
"""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

from data.intake.grids import Sheet
from data.intake.kinds import Kind
from data.intake.workbooks import SEVERAL

FILE = Path(__file__).parent / "template_words.csv"
COLUMNS = ("column", "words", "ours")
HEADING, SHEET = "", "lembar"  # stand as the column of a heading, and of a sheet
FIRST_ROWS = 20  # titles and headings
ENOUGH = 3  # known headings in one row


@cache
def _known() -> dict[str, dict[str, str]]:
    """Column -> what a template says -> ours."""
    found: dict[str, dict[str, str]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["column"], {})[row["words"]] = row["ours"]
    return found


def ours(sheets: list[Sheet], kind: Kind) -> list[Sheet]:
    """The sheets, those of a template in another language as it would have been filled in in ours.

    What explains a template holds its headings, too, but no rows: ours is no table either.
    """
    read = [_sheet(sheet, kind) for sheet in sheets]
    if all(now is before for now, before in zip(read, sheets, strict=True)):
        return sheets
    return [sheet for sheet in read if sheet.name not in _known()[SHEET]]


def _sheet(sheet: Sheet, kind: Kind) -> Sheet:
    fields = {field.label: field.name for field in kind.fields}
    headings = {words: label for words, label in _known()[HEADING].items() if label in fields}
    for place, row in enumerate(sheet.rows[:FIRST_ROWS]):
        said = {
            at: headings[cell] for at, cell in enumerate(row) if isinstance(cell, str) and cell in headings
        }
        if len(said) >= ENOUGH and any(row[at] != label for at, label in said.items()):
            lists = {at: _known().get(fields[label], {}) for at, label in said.items()}
            head = [said.get(at, cell) for at, cell in enumerate(row)]
            below = [
                [_cell(cell, lists.get(at)) for at, cell in enumerate(each)]
                for each in sheet.rows[place + 1 :]
            ]
            return replace(sheet, rows=[*sheet.rows[:place], head, *below])
    return sheet


def _cell(cell: object, words: dict[str, str] | None) -> object:
    if not words or not isinstance(cell, str):
        return cell
    return SEVERAL.join(words.get(each.strip(), each) for each in cell.split(SEVERAL))
