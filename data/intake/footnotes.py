"""What the notes below a table say of its numbers: of all of them, or of those that bear a mark."""

import re
from dataclasses import replace

from data.intake import measures, values
from data.intake.arranging import said
from data.intake.asking import Asking
from data.intake.layout import Block, Table

MARKED = re.compile(
    r"\s*\(?(?:(?P<stars>\*{1,3})|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹])|(?P<number>\d{1,2})(?=\))|(?P<letter>[a-z]))"
    r"\s*\)?\s*[:=]?\s+(?P<told>\S.*)",
    re.DOTALL,
)
RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
AT_THE_END = re.compile(r"(?<=\d)\s*\(?(\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]|(?<=\s)\d{1,2}(?=\))|[a-z])\s*\)?\s*$")
DASHES = {"-", "–", "—"}
SIGN = re.compile(  # "Keterangan: 0 = data tidak tersedia"
    r"\s*(?:(?:keterangan|ket|catatan|note)\s*[.:]*\s*)*[\"“'(]*(?:angka|tanda|nilai)?\s*[\"“']*"
    r"(?P<sign>[-–—]|0|-1|-?9{2,5})[\"”')]*\s*(?:[:=]|berarti|artinya)\s*(?P<told>\S.*)",
    re.IGNORECASE,
)
OF_NOTHING = re.compile(
    r"((data|angka|nilai) )?(tidak|belum|tdk|blm) (tersedia|ada data|dilaporkan|diperoleh|masuk|terdata)"
    r"|tanpa data|kosong|n/?a\b|missing|no data|tidak ada (data|laporan)|belum ada",
    re.IGNORECASE,
)
OF_ZERO = re.compile(r"(angka |bernilai |nilai )?(nol|nihil|0)\b", re.IGNORECASE)
LEFT_OUT = [("", "Kosongkan sel itu; kirim sebagai jenis Target"), ("hasil", "Angkanya hasil: ikut dikirim")]


def is_of_aim(note: str, table: Table, block: Block) -> bool:
    """Does a note say that the numbers of a block are wanted or foretold: all, or all that bear a mark?"""
    match = MARKED.fullmatch(note)
    if match is None:
        return measures.note_of_aim(note)
    if not measures.note_of_aim(match["told"]):
        return False
    mark = _mark(match)
    cells = [cell for cell in table.cells(block.columns.get("value")) if not values.is_blank(cell)]
    headed = AT_THE_END.search(block.heading)
    return (headed is not None and _plain(headed[1]) == mark) or (
        bool(cells) and all(_bears(cell, mark) for cell in cells)
    )


def without_aims(asking: Asking, table: Table) -> Table:
    """The table without the numbers of which a mark says that they are wanted or foretold, among others."""
    marks = {
        _mark(match): note
        for note in table.notes
        if (match := MARKED.fullmatch(note)) and measures.note_of_aim(match["told"])
    }
    if not marks:
        return table
    columns = {at for block in table.blocks if (at := block.columns.get("value")) is not None}
    for mark, note in marks.items():
        found = {
            at: [_bears(cell, mark) for cell in table.cells(at)]
            for at in columns
            if any(_bears(cell, mark) for cell in table.cells(at))
            and not all(_bears(cell, mark) for cell in table.cells(at) if not values.is_blank(cell))
        }
        count = sum(map(sum, found.values()))
        if not count:
            continue
        text = f"{said(table.sheet)}: {count} sel bertanda menurut catatan “{note[:60]}” dikosongkan."
        if asking.assume(f"catatan:{table.sheet}:{mark}", text, LEFT_OUT) == LEFT_OUT[0][0]:
            rows = [
                (number, [None if at in found and found[at][line] else cell for at, cell in enumerate(row)])
                for line, (number, row) in enumerate(table.rows)
            ]
            table = replace(table, rows=rows)
    return table


def with_signs(asking: Asking, table: Table) -> Table:
    """The table with what a note says a sign stands for: a zero that is no number, a dash that is zero."""
    at = {block.columns["value"] for block in table.blocks if "value" in block.columns}
    for note in (part for each in table.notes for part in re.split(r"[;\n]", each)):
        match = SIGN.fullmatch(note)
        if match is None:
            continue
        sign, dash = match["sign"], match["sign"] in DASHES
        if not (OF_ZERO if dash else OF_NOTHING).match(match["told"]):
            continue
        put = 0 if dash else None
        alike = DASHES if dash else {sign}
        found = sum(_shows(cell, alike) for column in at for cell in table.cells(column))
        if found:
            meant = "dibaca sebagai nol" if dash else "dikosongkan"
            asking.decided(f"{said(table.sheet)}: {found} sel “{sign}” {meant}, menurut catatan di bawahnya.")
            rows = [
                (number, [put if column in at and _shows(cell, alike) else cell
                          for column, cell in enumerate(row)])
                for number, row in table.rows
            ]  # fmt: skip
            table = replace(table, rows=rows)
    return table


def _shows(cell, signs: set[str]) -> bool:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    return text in signs


def _mark(match: re.Match) -> str:
    return _plain(next(filter(None, match.group("stars", "raised", "number", "letter"))))


def _plain(mark: str) -> str:
    return mark.translate(RAISED)


def _bears(cell, mark: str) -> bool:
    found = AT_THE_END.search(cell) if isinstance(cell, str) else None
    return found is not None and _plain(found[1]) == mark
