"""Times that may mean two things, of which only the sender knows the right one, asked once for a file: years
told as two, "2021/2022", and parts of a year in Roman numbers, "III/2022".
"""

import re
from dataclasses import replace

from data.intake.asking import Asking
from data.intake.grids import Sheet
from data.intake.periods import MONTHS

TOLD = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)\s*[/–-]\s*((?:19|20)\d\d|\d\d)(?![\d/.-])")
ALONE = re.compile(
    rf"\s*(tahun( anggaran| ajaran| buku)?|t\.?a\.?|thn?\.?)?\s*{TOLD.pattern}\s*", re.IGNORECASE
)
LEAST, LOOKED_AT_ROWS = 2, 40  # one alone is in a title, whose year is asked
KEY = "tahun_ganda"
ROMAN = re.compile(r"\s*([IVX]{1,4})\s*[/-]\s*((?:19|20)\d\d)\s*")
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
OF_YEAR = [next(name for name, number in MONTHS.items() if number == month) for month in range(1, 13)]
QUARTERS, QUARTER, MONTH = 4, "triwulan", "bulan"


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


def of_romans(asking: Asking, sheets: list[Sheet]) -> list[Sheet]:
    """The sheets, with the parts of years that Roman numbers tell as quarters or as months."""
    told = [
        match
        for sheet in sheets
        for row in sheet.rows[:LOOKED_AT_ROWS]
        for cell in row
        if isinstance(cell, str) and (match := ROMAN.fullmatch(cell)) and match[1] in NUMERALS
    ]
    if len(told) < LEAST:
        return sheets
    sort: str | None = MONTH
    if all(NUMERALS.index(match[1]) < QUARTERS for match in told):
        last = max(told, key=lambda match: NUMERALS.index(match[1]))
        number = NUMERALS.index(last[1]) + 1
        text = f"“{last[0].strip()}”: angka romawinya triwulan atau bulan?"
        choices = [(QUARTER, f"Triwulan: triwulan {number} tahun {last[2]}"),
                   (MONTH, f"Bulan: bulan ke-{number} tahun {last[2]}")]  # fmt: skip
        sort = asking.ask("romawi", text, choices, "period")
    return [
        replace(sheet, rows=[[_in_words(cell, sort or QUARTER) for cell in row] for row in sheet.rows])
        for sheet in sheets
    ]


def _in_words(cell, sort: str):
    match = ROMAN.fullmatch(cell) if isinstance(cell, str) else None
    if match is None or match[1] not in NUMERALS:
        return cell
    number = NUMERALS.index(match[1]) + 1
    return f"triwulan {number} {match[2]}" if sort == QUARTER else f"{OF_YEAR[number - 1]} {match[2]}"


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
