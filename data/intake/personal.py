"""Personal data are refused at the door: columns that look like identity numbers, phones, homes or birth
dates.
"""

import re
from collections import Counter

from data.intake.grids import Sheet
from data.intake.layout import letter, normal

HEADINGS = re.compile(
    r"(no(mor)? )?(nik|ktp|kk|kartu keluarga|nomor induk kependudukan)"
    r"|(no(mor)? )?(hp|handphone|telepon|telp|tlp|wa|whatsapp|ponsel)"
    r"|alamat( (rumah|tinggal|pemilik|lengkap|ktp))?|e ?mail|surel"
    r"|(tempat )?(tgl|tanggal) lahir( .*)?|tempat lahir|ttl"
    r"|nama (pemilik|ibu.*|lengkap|orang.*|anggota)|pemilik|umur|usia|agama|npwp|rekening|no(mor)? rekening"
)  # fmt: skip
CONTENTS = {
    "nomor induk kependudukan": re.compile(r"[1-9]\d{5}[0-7]\d[01]\d\d{6}"),
    "nomor telepon": re.compile(r"(\+?62|0)8\d{2}[\d\s-]{5,10}"),
    "alamat surel": re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE),
}
ENOUGH = 2
LOOKED_AT_ROWS = 30  # where headings can stand


class Personal(Exception):
    """The file seems to hold personal data: no copy of it may be kept."""


def refuse(sheets: list[Sheet]) -> None:
    """Raise Personal, with a sentence that names the columns but never repeats a cell."""
    found = [
        f"lembar {sheet.name}, kolom {letter(column)} ({what})"
        for sheet in sheets
        for column, what in _columns(sheet)
    ]
    if found:
        raise Personal(
            f"Berkas ditolak karena memuat data pribadi: {'; '.join(found[:5])}. "
            "Hapus kolom itu lalu kirim lagi. Salinan berkas ini tidak disimpan."
        )


def _columns(sheet: Sheet) -> list[tuple[int, str]]:
    found: dict[int, str] = {}
    for column in range(max(map(len, sheet.rows), default=0)):
        cells = [row[column] for row in sheet.rows if column < len(row)]
        heads = (cell.strip() for cell in cells[:LOOKED_AT_ROWS] if isinstance(cell, str) and len(cell) <= 60)
        what = next((cell for cell in heads if cell and HEADINGS.fullmatch(normal(cell))), None)
        if what or (what := _content(Counter(cells))):
            found[column] = what
    return sorted(found.items())


def _content(cells: Counter) -> str | None:
    """What enough cells of a column look like, each different text looked at once."""
    counts: Counter[str] = Counter()
    for written, times in cells.items():
        long_number = isinstance(written, float) and written.is_integer() and written >= 1e10
        cell = str(int(written)) if long_number else written
        if not isinstance(cell, str) or not cell or len(cell) > 60:
            continue
        if "@" in cell or (cell[-1].isdigit() and cell[0] in "+0123456789"):
            for what, pattern in CONTENTS.items():
                counts[what] += times * bool(pattern.fullmatch(cell.strip()))
    return next((what for what, count in counts.items() if count >= ENOUGH), None)
