"""Opens a file that was looked at and gives its sheets as grids of cells, whatever its format."""

import csv
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data.intake import cells, cells_ods, cells_xls, parcel, periods
from data.intake.parcel import Refused

NO_PART = {"", "tidak ada"}  # of a variable of BPS
WHOLE = {  # in plain letters: what stands for all parts together
    "jumlah", "total", "semua", "keseluruhan", "laki laki perempuan", "laki laki dan perempuan", "l p",
    "perempuan dan laki laki", "perkotaan perdesaan", "perkotaan dan perdesaan", "kota desa", "seluruhnya",
}  # fmt: skip
NAMING = ("nama", "kategori", "name", "nama_desa", "judul")  # what names an object within a record
TAG = re.compile(r"<[^<>]*>")  # labels of BPS are partly bold
OF_PARTS = re.compile(r",? menurut (?!kab|kota|prov|wilayah|daerah).*", re.IGNORECASE)  # by sex, by age
BPS_PARTS = {31: "Q1", 32: "Q2", 33: "Q3", 34: "Q4", 61: "S1", 62: "S2"}
OUR_OWN_SHEETS = {"penjelasan", "pilihan"}  # of the template
SEPARATORS = "\t;|,"  # the surest first: a comma is a decimal sign too
SAID_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
HEADED_ROWS = 15  # among which the headings of a table are
LONGEST_COPIED = 500  # letters of a line
LEAST_COPIED, MOSTLY = 2, 0.6  # lines with numbers, and how many of those with a comma; others are captions
COPIED = re.compile(r"((?:\d{1,3}[.)]?\s+)?[^\W\d][^\d,]*?)((?:\s+-?\d[\d.]*(?:,\d+)?%?)+)")
SEPARATED_LINES, ALIKE = 50, 0.9  # that are looked at, and how many of them are of one width


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: list[list]  # text, numbers, dates or None, from A1 on
    filled: bool = False  # text was merged over several rows and has been written into each
    whole: str = ""  # the name of the sheet of which this is a block
    turned: tuple[int, int] | None = None  # row and column, from 0, of the corner about which it was turned
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()  # from 0
    hidden_columns: frozenset[int] = frozenset()
    doubts: tuple[tuple[int, int, str], ...] = ()  # row, column, and what another reader finds there
    once: bool = False  # it is too large for its numbers to be read by a second reader
    formulas: bool = False  # some sheet of the workbook computes: values are those of its last calculation


def read(path: Path) -> list[Sheet]:
    """Every sheet that holds anything; raises Refused with a sentence for the sender."""
    kind = parcel.look(path)
    sheets = READERS[kind](path)
    for sheet in sheets:
        while sheet.rows and not any(_full(cell) for cell in sheet.rows[-1]):
            sheet.rows.pop()  # a format may reach far below the last number
        parcel.judge_extent(len(sheet.rows), max(map(len, sheet.rows), default=0))
    sheets = [sheet for sheet in sheets if any(any(_full(cell) for cell in row) for row in sheet.rows)]
    if not sheets:
        raise Refused("Berkas tidak memuat satu sel pun. Isi tabelnya, simpan, lalu kirim lagi.")
    return sheets


def layout(sheets: list[Sheet]) -> str:
    """What tells one layout from another, as a hash: the headings of each sheet, without years.

    The row (1) (2) (3) ends them; personal columns are emptied in it, and what lies below.
    """
    found = []
    for sheet in sheets:
        above = next(
            (at for at, row in enumerate(sheet.rows[:HEADED_ROWS]) if at and _is_numbers_of_columns(row)),
            HEADED_ROWS,
        )
        rows = [
            [
                periods.without(cell).casefold().split()
                for cell in row
                if isinstance(cell, str) and cell.strip()
            ]
            for row in sheet.rows[:above]
        ]
        found.append(max(rows, key=len, default=[]))
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def _is_numbers_of_columns(row: list) -> bool:
    full = [str(cell).strip() for cell in row if _full(cell)]
    return len(full) > 1 and all(re.fullmatch(r"\(\d{1,2}\)", cell) for cell in full)


def _full(cell) -> bool:
    return cell is not None and cell != ""


def _workbook(path: Path) -> list[Sheet]:
    seen = cells.look(path)
    return _as_shown(_sheets_of(path), seen)


def _old_workbook(path: Path) -> list[Sheet]:
    seen = cells_xls.look(path)
    return _as_shown(_by_calamine_only(path), seen)


def _open_document(path: Path) -> list[Sheet]:
    try:
        seen = cells_ods.look(path)
    except (*parcel.BROKEN, SyntaxError):  # of XML
        raise Refused(parcel.DAMAGED) from None
    return _as_shown(_by_calamine_only(path), seen)


def _as_shown(sheets: list[Sheet], seen: cells.Look) -> list[Sheet]:
    doubts = {sheet.name: cells.doubts(sheet.rows, sheet.name, seen, merged=sheet.filled) for sheet in sheets}
    for sheet in sheets:
        cells.put_into(sheet.rows, sheet.name, seen)
    return [
        replace(
            sheet,
            doubts=doubts[sheet.name],
            once=sheet.name in seen.once,
            formulas=seen.formulas,
            hidden_rows=frozenset(seen.rows.get(sheet.name, ())),
            hidden_columns=frozenset(seen.columns.get(sheet.name, ())),
        )
        for sheet in sheets
    ]


def _by_calamine_only(path: Path) -> list[Sheet]:
    try:
        with _without_panic():
            return _by_calamine(path)
    except (CalamineError, *parcel.BROKEN):
        raise Refused(parcel.DAMAGED) from None


@contextmanager
def _without_panic() -> Iterator[None]:
    """A damaged file may meet a fault of the reader's own, which comes as no Exception (PyO3)."""
    try:
        yield
    except BaseException as fault:
        if type(fault).__name__ == "PanicException":
            raise CalamineError(str(fault)) from None
        raise


def _sheets_of(path: Path) -> list[Sheet]:
    try:
        with _without_panic():
            return _by_calamine(path)
    except (CalamineError, *parcel.BROKEN):
        try:  # some writers' workbooks open in one of the two libraries only
            return _by_openpyxl(path)
        except (*parcel.BROKEN, TypeError, AttributeError, SyntaxError):
            raise Refused(parcel.DAMAGED) from None


def _by_calamine(path: Path) -> list[Sheet]:
    sheets = []
    with CalamineWorkbook.from_path(str(path)) as book:
        for about in book.sheets_metadata:
            name = about.name
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            if name.strip().casefold() in OUR_OWN_SHEETS:
                continue
            sheet = book.get_sheet_by_name(name)
            parcel.judge_span(sheet.total_height, sheet.total_width)
            rows = _from_a1(
                sheet.iter_rows(), (sheet.start or (0, 0))[1]
            )  # it starts at row 1, but at its first column
            filled = _fill_merged(rows, sheet.merged_cell_ranges or [])
            sheets.append(Sheet(name, rows, filled, hidden=about.visible != SheetVisibleEnum.Visible))
    return sheets


def _from_a1(rows: Iterable, left: int = 0) -> list[list]:
    """Rows from A1 on. A text that comes again is kept once, since columns repeat themselves; yes and no
    become text, lest they pass for 1 and 0.
    """
    known: dict[str, str] = {}
    before = [None] * left
    return [
        before
        + [
            known.setdefault(cell, cell)
            if cell.__class__ is str
            else str(cell).upper()
            if cell.__class__ is bool
            else cell
            for cell in row
        ]
        for row in rows
    ]


def _fill_merged(rows: list[list], merged: list) -> bool:
    """Text merged over several rows belongs to each of them."""
    filled = False
    for (top, left), (bottom, right) in merged:
        if left == right and bottom > top and bottom < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
            filled = True
    return filled


def _by_openpyxl(path: Path) -> list[Sheet]:
    import openpyxl  # noqa: PLC0415 - rarely needed, and 20 MB

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    sheets = []
    for sheet in book.worksheets:
        if sheet.title.strip().casefold() in OUR_OWN_SHEETS:
            continue
        parcel.judge_span(sheet.max_row or 0, sheet.max_column or 0)
        sheets.append(Sheet(sheet.title, _from_a1(sheet.iter_rows(values_only=True))))
    return sheets


def _text(path: Path) -> list[Sheet]:
    return [Sheet("Lembar 1", separated(parcel.text(path)))]


def separated(content: str) -> list[list]:
    """Rows of comma, semicolon, tab or bar separated text, pasted cells included."""
    said = SAID_SEPARATOR.match(content)  # a line for Excel, which shows no such row
    content = content[said.end() :] if said else content
    lines = content.splitlines()
    parcel.judge_extent(len(lines), 1)
    if not said and (rows := _copied(lines)):
        return rows
    return _records(content, said[1] if said else _separator("\n".join(lines[:SEPARATED_LINES])))


def _copied(lines: list[str]) -> list[list] | None:
    """The rows of a table copied from a page: columns apart by spaces, and no comma but of decimals."""
    told = [line for line in lines[:SEPARATED_LINES] if line.strip()]
    commas = [line for line in told if "," in line]
    if (
        max(map(len, lines), default=0) > LONGEST_COPIED
        or len(commas) < LEAST_COPIED
        or any("\t" in line or ";" in line or "|" in line for line in told)
    ):
        return None
    numbers = [line for line in commas if "," not in re.sub(r"\d,\d", "", line)]
    if len(numbers) < len(commas) * MOSTLY:
        return None
    if sum(bool(re.search(r"\S {2,}\S", line)) for line in numbers) >= len(numbers) * MOSTLY:
        return [re.split(r" {2,}", line.strip()) for line in lines]
    parts = [COPIED.fullmatch(line.strip()) for line in numbers]
    widths = {len(each[2].split()) for each in parts if each}
    if not all(parts) or len(widths) != 1:
        return None
    rows = []
    for line in lines:
        found = COPIED.fullmatch(line.strip())
        rows.append([found[1], *found[2].split()] if found else [line.strip()])
    return rows


def _separator(start: str) -> str:
    """The sign that cuts the most lines, heading among them, into the same number of cells.

    A comma stands in names and numbers too: it cuts most lines of such a file, but its heading otherwise.
    """
    found = {}
    for sign in SEPARATORS:
        counts = [len(row) for row in _records(start, sign) if any(row)]
        most, _ = max(Counter(count for count in counts if count > 1).items(), key=lambda pair: pair[::-1],
                      default=(1, 0))  # fmt: skip
        table = counts[counts.index(most) :] if most > 1 else []  # what stands above is a title
        # A line without the sign is a caption; without commas it may be a heading that tells against them.
        table = [count for count in table if count > 1 or sign == ","]
        alike = table.count(most)
        found[sign] = (alike > len(table) * ALIKE, alike, most)
    return max(found, key=found.__getitem__)  # of equals the first


def _records(content: str, sign: str) -> list[list]:
    try:
        return list(csv.reader(io.StringIO(content, newline=""), delimiter=sign)) or [[]]
    except csv.Error:
        raise Refused(
            "Berkas teks memuat sel yang terlalu panjang atau tanda kutip yang tidak ditutup. "
            "Simpan sebagai .xlsx."
        ) from None


def _json(path: Path) -> list[Sheet]:
    try:
        said = json.loads(parcel.text(path))
    except (json.JSONDecodeError, RecursionError):
        raise Refused("Berkas JSON terpotong atau rusak. Unduh ulang dari sumbernya.") from None
    if isinstance(said, dict) and "datacontent" in said:
        return [_bps_variable(said)]
    if simdasi := _simdasi_in(said):
        return [_simdasi_table(simdasi)]
    records = [_flat(record) for record in _records_of(said)]
    if not records:
        raise Refused(
            "Susunan JSON tidak dikenal. Yang dikenal: Web API BPS, SIMDASI, CKAN, OpenSID, dan OpenKab. "
            "Buka datanya sebagai tabel, lalu kirim sebagai .xlsx atau .csv."
        )
    header = list(dict.fromkeys(key for record in records for key in record if key != "_id"))
    rows = [[_cell(record.get(key)) for key in header] for record in records]
    return [Sheet("JSON", [header, *rows])]


def _records_of(said) -> list[dict]:
    if isinstance(said, dict) and isinstance(said.get("result"), dict):  # CKAN
        said = said["result"].get("records")
    elif isinstance(said, dict) and isinstance(said.get("data"), list):  # a list of BPS: [paging, items]
        said = next((part for part in said["data"] if isinstance(part, list)), said["data"])
    return [record for record in said if isinstance(record, dict)] if isinstance(said, list) else []


def _flat(record: dict) -> dict:
    """A record of JSON:API, as of OpenSID and OpenKab, as one of a table; of an object in it, its name."""
    if not isinstance(record.get("attributes"), dict):
        return record
    found = {}
    for key, value in record["attributes"].items():
        named = (
            next((value[name] for name in NAMING if name in value), None)
            if isinstance(value, dict)
            else value
        )
        if not isinstance(named, list | dict):
            found[key.replace("_", " ")] = named
    return found


def _simdasi_in(said) -> dict | None:
    """The table of a SIMDASI answer of BPS: columns by a key, and rows whose variables have these keys."""
    parts = said.get("data") if isinstance(said, dict) else None
    for part in (said, *(parts if isinstance(parts, list) else ())):
        rows = part.get("data") if isinstance(part, dict) else None
        if isinstance(rows, list) and isinstance(part.get("kolom"), dict):
            return part
    return None


def _simdasi_table(table: dict) -> Sheet:
    try:
        heads, year = {}, table.get("tahun_data") or ""
        for key, column in table["kolom"].items():
            unit = column.get("satuan")
            told = f" ({TAG.sub('', unit)})" if isinstance(unit, str) and unit else ""
            heads[key] = f"{TAG.sub('', column['nama_variabel'])}{told} {year}".strip()
        rows = []
        for row in table["data"]:
            shown = [(row.get("variables") or {}).get(key) or {} for key in heads]
            cells = [_cell(each.get("value_raw", each.get("value"))) for each in shown]
            rows.append([row.get("kode_wilayah"), TAG.sub("", str(row["label"])).strip(), *cells])
    except (KeyError, TypeError, AttributeError):
        raise Refused("JSON SIMDASI tidak lengkap. Unduh ulang tabelnya.") from None
    title = [str(table.get("judul") or "SIMDASI")]
    return Sheet("SIMDASI", [title, ["kode_bps", "wilayah", *heads.values()], *rows])


def _cell(value):
    plain = isinstance(value, str | int | float | date) and not isinstance(value, bool)
    return value if plain or value is None else json.dumps(value)


def _bps_period(year: dict, part: dict) -> str:
    """A year and its part, as the label says it or else the part's number."""
    number, label = int(part["val"]), str(part["label"]).strip()
    if number == 0 or label.casefold().startswith("tahun"):
        return str(year["label"])
    named = periods.found(label).part
    numbered = f"{number:02d}" if 1 <= number <= 12 else BPS_PARTS.get(number)
    return f"{year['label']}-{named or numbered}" if named or numbered else f"{label} {year['label']}"


def _bps_variable(said: dict) -> Sheet:
    """A variable of BPS' Web API: values under keys that join area, variable, its part, year and its part."""
    try:
        header, rows = _bps_rows(said)
    except (KeyError, TypeError, IndexError, ValueError, AttributeError):
        raise Refused("JSON Web API BPS tidak lengkap. Unduh ulang variabelnya.") from None
    return Sheet("BPS", [header, *rows])


def _bps_rows(said: dict) -> tuple[list[str], list[list]]:
    """Heading and rows: parts of a variable in a column of their own where the whole is among them."""
    variable, places, values = said["var"][0], said["vervar"], said["datacontent"]
    parts = said.get("turvar") or [{"val": 0, "label": ""}]
    divided = len(parts) > 1 and any(map(_is_whole, parts))
    whole = OF_PARTS.sub("", variable["label"]) if divided else variable["label"]
    rows = []
    for area in places:
        for derived in parts:
            # Where no row is of the whole, a part, as of one sex, is another measure.
            name = whole if divided or _is_whole(derived) else f"{whole}, {derived['label']}"
            for year in said["tahun"]:
                for part in said.get("turtahun") or [{"val": 0, "label": ""}]:
                    of = (variable, derived, year, part)
                    value = values.get(_key(area, *of))
                    # What no place tells, as of a year without semesters, is nowhere missing.
                    if value is None and not any(_key(each, *of) in values for each in places):
                        continue
                    place = [str(area["val"]), TAG.sub("", area["label"]).strip(), name, variable.get("unit")]
                    row = [*place, _bps_period(year, part), value]
                    rows.append([*row, derived["label"]] if divided else row)
    header = ["kode_bps", "wilayah", "indikator", "satuan", "tahun", "nilai"]
    return [*header, "rincian"] if divided else header, rows


def _is_whole(part: dict) -> bool:
    told = " ".join(re.findall(r"[^\W_]+", part["label"].casefold()))
    return part["val"] == 0 or told in NO_PART | WHOLE


def _key(*parts: dict) -> str:
    """Under which the Web API of BPS keeps a value: what it is of, one number behind the other."""
    return "".join(str(part["val"]) for part in parts)


READERS = {"xlsx": _workbook, "xls": _old_workbook, "ods": _open_document, "json": _json, "text": _text}
