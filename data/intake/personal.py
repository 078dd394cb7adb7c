"""Personal data are refused at the door: columns that look like identity numbers, phones, homes or birth
dates.
"""

import re
from collections import Counter
from itertools import zip_longest

from data.intake.grids import Sheet
from data.intake.headings import letter, normal

HEADINGS = re.compile(
    r"((no(mor)? )?(nik|ktp|kk|kartu keluarga|nomor induk kependudukan)( (pemilik|pelaku)( usaha)?)?"
    r"|(no(mor)? )?(hp|handphone|telepon|telp|tlp|tlpn|wa|whatsapp|ponsel)( (hp|wa|whatsapp|aktif|pemilik))*"
    r"|kontak( person)?|contact person|cp|narahubung"
    r"|alamat( (rumah|tinggal|pemilik|usaha|lengkap|ktp|domisili))*|e ?mail|surel"
    r"|(tempat )?(tgl|tanggal) lahir( .*)?|tempat lahir|ttl|jenis kelamin|l p|jk"
    r"|(nama )?(petugas( pendata| pencacah| lapangan)?|pendata|pencacah|enumerator|surveyor)"
    r"|(nama )?(pelapak|penjual)"
    r"|nama (pemilik|pelaku|pengrajin|perajin|pengusaha|pengelola|ketua|penanggung jawab|ibu|lengkap|orang"
    r"|anggota)( .*)?|(pemilik|pelaku)( usaha)?|pengrajin|perajin|ketua( kelompok)?"
    r"|umur|usia|agama|npwp|(no(mor)? )?rekening)"
)
HOME = re.compile(r"alamat.*")
OF_PLACES = re.compile(
    r"((nama|kode) )?(desa|kel|kelurahan|desa kel(urahan)?|kec|kecamatan|kab|kabupaten|kab kota)"
)
OF_GROUPS = re.compile(r"jenis kelamin|l p|jk|umur|usia|agama")  # by which tables of claims are divided
OF_HOUSEHOLDS = re.compile(r"kk|kartu keluarga")
OF_BUSINESSES = re.compile(  # or of who runs them
    r"(nama )?(umkm|ikm|umkm ikm|ikm umkm)|nama (usaha|kelompok)( .*)?"
)
BUSINESS = re.compile(
    r"\b(ud|cv|pt|pd|kub|kube|kwt|kth|poktan|gapoktan|kelompok|koperasi|kop|toko|kios|warung|rumah|dapur|sanggar"
    r"|usaha|bumdes|bumdesa|umkm|ikm|home|industri|galeri|butik|tenun|kopi|makmur|jaya|sejahtera|mandiri|bersama)\b"
)
PERSON = re.compile(r"[^\W\d_]+( [^\W\d_]+){0,4}")  # one to five words of letters
CONTENTS = {
    "nomor induk kependudukan": re.compile(r"[1-9]\d{5}[0-7]\d[01]\d\d{6}"),
    "nomor telepon": re.compile(r"(\+?62|0)8\d{2}[\d\s-]{5,10}"),
    "alamat surel": re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE),
}
KEY, DROP = "data_pribadi", "buang"  # the answer by which a sender lets such columns be dropped
ENOUGH = 2
SAID = 12  # columns that a sentence names
LOOKED_AT_ROWS = 30  # where headings can stand


class Personal(Exception):
    """The file seems to hold personal data: no copy of it may be kept."""


def refuse(sheets: list[Sheet], *, claims: bool = False) -> None:
    """Raise Personal, with a sentence that names the columns but never repeats a cell.

    `claims` says that the rows are numbers of places, which may be divided by sex or age.
    """
    if found := _named(sheets, claims=claims):
        raise Personal(
            f"Berkas ditolak karena memuat data pribadi: {'; '.join(found[:SAID])}{_more(found)}. Centang "
            "“Buang kolom pribadi” lalu periksa lagi, atau hapus kolom itu. Salinan berkas ini tidak "
            "disimpan."
        )


def drop(sheets: list[Sheet], *, claims: bool = False) -> str:
    """Empty such columns below their headings, in place; the sentence that says which, "" where none is."""
    found = _named(sheets, claims=claims)
    for sheet in sheets:
        for column, _ in _columns(sheet, claims=claims):
            cells = [row[column] if column < len(row) else None for row in sheet.rows]
            below = next((at + 1 for at, cell in enumerate(cells) if _is_heading(cell)), None)
            if below is None:  # no heading says it, but the cells from some row on
                below = next(at for at, cell in enumerate(cells) if any(_looks_like(cell).values()))
            for row in sheet.rows[below:]:
                if column < len(row):
                    row[column] = None
    if not found:
        return ""
    return f"Kolom data pribadi dibuang dan tidak disimpan: {'; '.join(found[:SAID])}{_more(found)}."


def _named(sheets: list[Sheet], *, claims: bool) -> list[str]:
    return [
        f"lembar {sheet.name}, kolom {letter(column)} ({what})"
        for sheet in sheets
        for column, what in _columns(sheet, claims=claims)
    ]


def _more(found: list[str]) -> str:
    return f"; dan {len(found) - SAID} kolom lain" if len(found) > SAID else ""


def _is_heading(cell) -> bool:
    return isinstance(cell, str) and any(
        pattern.fullmatch(normal(cell)) for pattern in (HEADINGS, OF_BUSINESSES)
    )


def _columns(sheet: Sheet, *, claims: bool) -> list[tuple[int, str]]:
    found: dict[int, str] = {}
    for column in range(max(map(len, sheet.rows), default=0)):
        cells = [row[column] for row in sheet.rows if column < len(row)]
        heads = [cell.strip() for cell in cells[:LOOKED_AT_ROWS] if isinstance(cell, str) and len(cell) <= 60]
        heads = [
            cell
            for cell, below in zip_longest(heads, heads[1:], fillvalue="")
            if not (HOME.fullmatch(normal(cell)) and OF_PLACES.fullmatch(normal(below)))
        ]
        what = next((cell for cell in heads if cell and HEADINGS.fullmatch(normal(cell))), None)
        if claims and what and OF_HOUSEHOLDS.fullmatch(normal(what)):  # how many, where a row is of a place
            what = None
        what = what or _content(Counter(cells)) or _people(cells)
        if what:
            found[column] = what
    if claims and all(OF_GROUPS.fullmatch(normal(what)) for what in found.values()):
        return []
    return sorted(found.items())


def _content(cells: Counter) -> str | None:
    """What enough cells of a column look like, each different text looked at once."""
    counts: Counter[str] = Counter()
    for written, times in cells.items():
        for what, like in _looks_like(written).items():
            counts[what] += times * like
    return next((what for what, count in counts.items() if count >= ENOUGH), None)


def _looks_like(written) -> dict[str, bool]:
    """Of each kind of personal content, whether a cell is of it; empty where it can be of none."""
    long_number = isinstance(written, float) and written.is_integer() and written >= 1e10
    cell = str(int(written)) if long_number else written
    if not isinstance(cell, str) or not cell or len(cell) > 60:
        return {}
    if "@" in cell or (cell[-1].isdigit() and cell[0] in "+0123456789"):
        return {what: bool(pattern.fullmatch(cell.strip())) for what, pattern in CONTENTS.items()}
    return {}


def _people(cells: list) -> str | None:
    """The heading of a column of businesses whose cells are rather names of people, if it is one."""
    heads = enumerate(cells[:LOOKED_AT_ROWS])
    at = next(
        (at for at, cell in heads if isinstance(cell, str) and OF_BUSINESSES.fullmatch(normal(cell))), None
    )
    if at is None:
        return None
    told = [normal(cell) for cell in cells[at + 1 :] if isinstance(cell, str) and cell.strip()]
    people = [cell for cell in told if PERSON.fullmatch(cell) and not BUSINESS.search(cell)]
    return cells[at].strip() if len(people) > len(told) / 2 else None
