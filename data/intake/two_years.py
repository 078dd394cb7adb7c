"""Years that are told as two, "2021/2022": of which of them the numbers are, only the sender knows, once for
a file.
"""

import re
from dataclasses import replace

from data.intake.asking import Asking
from data.intake.grids import Sheet

TOLD = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)\s*[/–-]\s*((?:19|20)\d\d|\d\d)(?![\d/.-])")
ALONE = re.compile(
    rf"\s*(tahun( anggaran| ajaran| buku)?|t\.?a\.?|thn?\.?)?\s*{TOLD.pattern}\s*", re.IGNORECASE
)
LEAST, LOOKED_AT_ROWS = 2, 40  # one alone is in a title, whose year is asked
KEY = "tahun_ganda"


def read(asking: Asking, sheets: list[Sheet]) -> list[Sheet]:
    """The sheets, with one of each two years in the cells that hold nothing else."""
    found = [
        [(at, cell) for row in sheet.rows[:LOOKED_AT_ROWS] for at, cell in enumerate(row) if _is_told(cell)]
        for sheet in sheets
    ]
    told = [cell for each in found for _, cell in each]
    if len(told) < LEAST:
        return sheets
    match = TOLD.search(told[0])
    first, last = _years(match) if match else ("", "")
    text = f"Tahun ditulis ganda, misalnya “{told[0].strip()}”. Angkanya milik tahun yang mana?"
    choices = [("kedua", f"Tahun kedua: {last}"), ("pertama", f"Tahun pertama: {first}"),
               ("", "Bukan keduanya: biarkan seperti tertulis")]  # fmt: skip
    answer = asking.ask(KEY, text, choices, "period")
    if answer == "":
        return sheets
    at = int(answer != "pertama")
    return [
        _with_one(sheet, {column for column, _ in each}, at)
        for sheet, each in zip(sheets, found, strict=True)
    ]


def _with_one(sheet: Sheet, columns: set[int], at: int) -> Sheet:
    if not columns:
        return sheet
    rows = [
        [_one(cell, at) if column in columns and _is_told(cell) else cell for column, cell in enumerate(row)]
        for row in sheet.rows
    ]
    return replace(sheet, rows=rows)


def _is_told(cell) -> bool:
    if not isinstance(cell, str) or not (match := ALONE.fullmatch(cell)):
        return False
    first, last = _years(TOLD.search(cell) or match)
    return int(last) == int(first) + 1


def _years(match: re.Match) -> tuple[str, str]:
    first, last = match.groups()[-2:]
    return first, last if len(last) > 2 else f"{first[:2]}{last}"


def _one(cell: str, at: int) -> str:
    return TOLD.sub(lambda match: _years(match)[at], cell)
