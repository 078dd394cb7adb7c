"""What a page shows, as files: CSV, XLSX, Parquet and GeoJSON with the column names of Satu Data.

Every row says where it is from, of which day and with which passport it can be found again. A number that is
missing is a word in the spreadsheets and, in the typed formats, a null with its word in `keterangan_kosong`.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate, takewhile
from math import ceil
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from dashboard.answers import passport
from dashboard.files.satu_data import COLUMNS, CURRENCIES, MEASURED, MEASURED_IN, heads
from dashboard.language import blanks, languages, numbers, terms
from dashboard.language.dates import Dated, precisions
from dashboard.language.text import say
from dashboard.language.values import bound_told

SHAPES = Path(__file__).resolve().parents[2] / "data" / "boundaries" / "regencies.geojson"
RISKY = tuple(
    "=+-@\t\r\n＝＋－＠﹦﹢﹣﹫"
)  # a spreadsheet takes the wide and the small forms for the same signs
WIDEST = 60
FILLED = 0.85  # of a line, on average
LINE, MOST_LINES = 15, 27  # points of a line, and as many as a row of a workbook has room for
A4 = 9  # as a workbook calls it
PAPER_WIDE = 220  # letters beside each other on a lying sheet, of seven points and more
NAMING = 75  # letters of the first columns that are read on each sheet
HEAD_LETTERS = 200  # of at most 255
PRECISION = 15  # digits after the point, the most that pandas writes
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Explained = tuple[tuple[str, str], ...]  # terms of the office, each with its meaning


@dataclass(frozen=True)
class About:
    """What a file says of itself in every row."""

    title: str
    subtitle: str
    source: str
    version: str
    simulated: bool
    newest: str = ""  # how new its facts are and when their version was made
    explain: Callable[[Iterable[str]], Explained] = lambda _words: ()  # the terms that stand in words


@dataclass(frozen=True)
class Kind:
    """One format: its name for the reader, its file ending, and what writes it from rows."""

    name: str
    ending: str
    mime: str
    write: Callable[[pd.DataFrame, About], bytes]


def content(rows: pd.DataFrame, about: About) -> pd.DataFrame:
    """The shown rows under Satu Data names, typed, with source, day, passport and version in every row."""
    frame, head = _named(rows), _heads(rows)
    source = head["source"]
    if "period" in rows:
        frame[head["year"]] = [str(each)[:4] if str(each)[:4].isdecimal() else None for each in rows.period]
    if source not in frame or frame[source].isna().all():
        frame[source] = about.source
    frame[source] = frame[source].fillna(say("panel.tanpa_sumber"))
    frame[head["passport_code"]] = passport.rows(rows)
    frame[head["description"]] = f"{about.title}; {about.subtitle}"
    frame[head["source_line"]] = about.source
    frame[head["data_version"]] = about.version
    if about.simulated:
        frame.insert(0, head["data_set"], say("simulasi.berkas"))
    return frame


def readable(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as a table for the screen, with the same columns as the files."""
    frame = _with_words(_named(rows), rows).map(_text)
    return frame.rename(columns=_heading)


def _heading(name: str) -> str:
    """A file's column as words: 'nama_kabupaten_kota' is 'Nama kabupaten/kota'."""
    return name.replace("kabupaten_kota", "kabupaten/kota").replace("_", " ").capitalize()


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    frame = rows[[name for name in rows if name in COLUMNS]].reset_index(drop=True)
    if languages.spoken() != languages.HOME:  # kinds, statuses, and labels by which a row is found
        own = {name: frame[name].tolist() for name, kind in frame.dtypes.items() if kind.kind == "O"}
        told = {name: terms.told_cells(cells) for name, cells in own.items()}
        frame = frame.assign(**{name: cells for name, cells in told.items() if cells != own[name]})
    return frame.rename(columns=_heads(rows))


def _heads(rows: pd.DataFrame) -> dict[str, str]:
    return heads(places="short_name" in rows or "regency" in rows, whole=passport.whole(rows))


def _blanks(rows: pd.DataFrame) -> dict[str, list[str | None]]:
    """Of each measured column: the word of every cell that is blank."""
    records = rows.to_dict("records")
    told = MEASURED.union(MEASURED_IN.get(rows.attrs["asked"]["name"], ()))
    found = {name: [_why(row, name) for row in records] for name in rows if name in told}
    return {_heads(rows)[name]: words for name, words in found.items() if any(words)}


def _why(row: dict[str, Any], name: str) -> str | None:
    """The blank that stands in one cell: none where it holds something, or where another column says it."""
    if not pd.isna(row[name]):
        return None
    if name == "value":
        if any(not pd.isna(row.get(other)) for other in ("value_date", "value_text", "text")):
            return None
        if "unit" in row and pd.isna(row["unit"]):  # a dated fact without a number
            return blanks.not_applicable()
        return blanks.not_reported() if pd.isna(row.get("blank")) else blanks.told(row["blank"])
    in_the_other = name in CURRENCIES and not all(pd.isna(row.get(other)) for other in CURRENCIES)
    if in_the_other or name == "difference":  # parts that are not all known have no difference from the whole
        return blanks.not_applicable()
    return blanks.not_reported()


def typed(rows: pd.DataFrame, about: About) -> pd.DataFrame:
    """For formats whose columns have one type: a blank is a null, its word stands in another column."""
    told = [""] * len(rows)
    for name, words in _blanks(rows).items():
        told = [
            f"{before}{name}: {word}; " if word else before for before, word in zip(told, words, strict=True)
        ]
    notes = [each.removesuffix("; ") or None for each in told]
    return content(rows, about).assign(**{_heads(rows)["blank_notes"]: notes})


def worded(rows: pd.DataFrame, about: About) -> pd.DataFrame:
    """For spreadsheets: a blank that was measured is its word, in its own cell."""
    return _with_words(content(rows, about), rows)


def _with_words(frame: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    frame = frame.astype(object).where(frame.notna(), None)
    for name, told in _known(rows).items():
        frame[name] = pd.Series(told, dtype=object)
    for name in _bounds(rows):
        frame[name] = pd.Series([bound_told(cell) for cell in frame[name]], dtype=object)
    for name, words in _blanks(rows).items():
        cells = zip(frame[name], words, strict=True)
        frame[name] = pd.Series([value if word is None else word for value, word in cells], dtype=object)
    return frame


def _bounds(rows: pd.DataFrame) -> list[str]:
    """The columns that say whether a number is bounded: '=' alone is a formula to who guards against them."""
    return [_heads(rows)[name] for name in rows if name in COLUMNS and name.endswith("bound")]


def _known(rows: pd.DataFrame) -> dict[str, list[Any]]:
    """Of each date that may be known to the month or the year only: the day, or its text where it is none.

    A spreadsheet would show a month as its first day, whatever stands in the column beside it.
    """
    beside = {name: next((each for each in precisions(name) if each in rows), None) for name in rows}
    return {
        _heads(rows)[name]: [
            None if known.day is None else known.day if known.precision == "hari" else known.iso
            for known in (Dated.of(row, name, precision) for row in rows.itertuples())
        ]
        for name, precision in beside.items()
        if precision and name in COLUMNS and pd.api.types.is_datetime64_any_dtype(rows[name])
    }


def as_csv(rows: pd.DataFrame, about: About) -> bytes:
    """As Excel reads it in this language: semicolons and decimal commas, or commas and decimal points.

    No cell can be run as a formula.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if numbers.decimal_sign() == "," else ",")
    frame = worded(rows, about)
    writer.writerow(frame.columns)
    for row in frame.itertuples(index=False):
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(RISKY) or text.lstrip().startswith(RISKY) else text


def _cell(value: Any) -> str:
    """A cell of the CSV."""
    return harmless(value) if isinstance(value, str) else _text(value)


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return say("kolom.ya") if value else say("kolom.tidak")
        case float():
            return f"{value:.15g}".replace(".", numbers.decimal_sign())
        case date():
            return value.strftime("%Y-%m-%d")
    return str(value)


def as_xlsx(rows: pd.DataFrame, about: About) -> bytes:
    """The rows on one sheet, what they are on another; no text becomes a formula or a link."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        short, wrapped = (book.add_format({"valign": "top", "text_wrap": each}) for each in (False, True))
        sheet = book.add_worksheet(say("unduh.lembar"))
        frame = worded(rows, about)
        widths, lines = [], [1] * len(frame)
        for column, name in enumerate(frame):
            sheet.write_string(0, column, name, bold)
            widest = max((len(str(value)) for value in frame[name]), default=0)
            widths.append(min(max(widest, len(name)) + 2, WIDEST))
            long = widest + 2 > WIDEST and name not in _of_every_row(rows)
            sheet.set_column(column, column, widths[-1], wrapped if long else short)
            for row, value in enumerate(frame[name], start=1):
                _put(sheet, row, column, value, day)
                lines[row - 1] = max(lines[row - 1], _lines(value, WIDEST) if long else 1)
        _heights(sheet, lines, first=1)
        printed = len(widths) - len(_of_every_row(rows))
        _as_printed(sheet, len(frame), widths[:printed], about)
        explained = _explained(frame, about, say("unduh.versi"), say("unduh.kosong_isi"))
        _describe(book.add_worksheet(say("unduh.keterangan")), about, explained, bold, wrapped)
    return out.getvalue()


def _lines(value: Any, room: int) -> int:
    """How many lines a text takes in a column of so many letters, where words are kept whole."""
    return ceil(len(value) / (room * FILLED)) if isinstance(value, str) else 1


def _heights(sheet: Any, lines: list[int], first: int = 0) -> None:
    """As high as its longest text: not every program finds that by itself."""
    for row, high in enumerate(lines, first):
        if high > 1:
            sheet.set_row(row, min(high, MOST_LINES) * LINE)


def _of_every_row(rows: pd.DataFrame) -> tuple[str, ...]:
    """The last columns, which say the same in every row and stand on the other sheet: paper has them once."""
    head = _heads(rows)
    return tuple(head[each] for each in ("description", "source_line", "data_version"))


def _as_printed(sheet: Any, rows: int, widths: list[int], about: About) -> None:
    """Lying sheets of A4, each with the heads and with what names a row; letters stay readable."""
    first = int(about.simulated)  # the column that says so is on paper the head of every sheet
    names = len(list(takewhile(lambda room: room <= NAMING, accumulate(widths[first : first + 2]))))
    across = ceil((sum(widths) - sum(widths[:first])) / PAPER_WIDE)
    sheet.freeze_panes(1, 0 if about.simulated else names)
    sheet.autofilter(0, 0, rows, len(widths) - 1)
    sheet.print_area(0, first, rows, len(widths) - 1)
    sheet.repeat_rows(0)
    if names and across > 1:
        sheet.repeat_columns(first, first + names - 1)
    _on_paper(sheet, about, lying=True, across=across)


def _on_paper(sheet: Any, about: About, *, lying: bool, across: int) -> None:
    sheet.set_paper(A4)
    if lying:
        sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    sheet.fit_to_pages(across, 0)
    told = say("simulasi.berkas") if about.simulated else about.title
    sheet.set_header(f"&C{told[:HEAD_LETTERS].replace('&', '&&')}")
    sheet.set_footer(f"&L{about.version}&R&P / &N")


def _put(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    match value:
        case None:
            return
        case bool() | str():
            sheet.write_string(row, column, _text(value))
        case date():
            sheet.write_datetime(row, column, pd.Timestamp(value).to_pydatetime(), day)
        case _:
            sheet.write_number(row, column, value)


def _explained(frame: pd.DataFrame, about: About, *more: str) -> Explained:
    """The terms that a file holds, in its heads, its cells or what it says of itself."""
    cells = {cell for name in frame for cell in frame[name] if isinstance(cell, str)}
    heads = (str(name).replace("_", " ") for name in frame)
    return about.explain((about.title, about.subtitle, about.source, *more, *heads, *cells))


def _describe(sheet: Any, about: About, explained: Explained, bold: Any, wrapped: Any) -> None:
    lines = [
        (say("unduh.judul"), about.title),
        (say("unduh.uraian"), about.subtitle),
        (say("kolom.sumber"), about.source),
        (say("unduh.versi"), about.version),
        *([(say("unduh.kemutakhiran"), about.newest)] if about.newest else []),
        (say("unduh.kosong"), say("unduh.kosong_isi")),
    ]
    lines += explained
    if about.simulated:
        lines.insert(0, (say("simulasi.kata"), say("simulasi.berkas")))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for row, (name, text) in enumerate(lines):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, text, wrapped)
    _heights(sheet, [_lines(text, 100) for _, text in lines])
    _on_paper(sheet, about, lying=False, across=1)


def as_parquet(rows: pd.DataFrame, about: About) -> bytes:
    """Typed columns; what the file is stands in its metadata too."""
    frame = typed(rows, about)
    table = pa.Table.from_pandas(frame, preserve_index=False)
    told = _of_the_file(frame, about)
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(told), out)
    return out.getvalue()


def _of_the_file(frame: pd.DataFrame, about: About) -> dict[str, str]:
    """What the file as a whole says of itself, beside its rows."""
    explained = "\n".join(f"{word}: {meaning}" for word, meaning in _explained(frame, about))
    told = {
        say("berkas.judul"): about.title,
        say("berkas.uraian"): about.subtitle,
        say("berkas.sumber"): about.source,
        say("berkas.versi"): about.version,
        say("berkas.kemutakhiran"): about.newest,
    }
    told |= {say("berkas.istilah"): explained} if explained else {}
    return told | ({say("berkas.himpunan"): say("simulasi.berkas")} if about.simulated else {})


def is_by_regency(rows: pd.DataFrame) -> bool:
    """Can the rows be drawn, one regency each?"""
    return {"code", "short_name"} <= set(rows.columns) and rows["code"].is_unique


def as_geojson(rows: pd.DataFrame, about: About) -> bytes:
    """One feature per regency with its indicative outline."""
    shapes = _shapes()
    frame, code = typed(rows, about), _heads(rows)["code"]
    features = [
        {
            "type": "Feature",
            "id": row[code],
            "geometry": shapes[row[code]],
            "properties": row,
        }
        for row in json.loads(frame.to_json(orient="records", date_format="iso", double_precision=PRECISION))
    ]
    whole = {
        "type": "FeatureCollection",
        **_of_the_file(frame, about),
        say("berkas.batas"): say("unduh.batas"),
        "features": features,
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def as_json(rows: pd.DataFrame, about: About) -> bytes:
    """What the file is, and its rows as objects; a blank is null, its word stands in `keterangan_kosong`."""
    frame = typed(rows, about)
    told = frame.to_json(orient="records", date_format="iso", date_unit="s", double_precision=PRECISION)
    whole = _of_the_file(frame, about) | {
        _heads(rows)["passport_code"]: str(passport.of(rows)),
        say("berkas.baris"): json.loads(told),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


@cache
def _shapes() -> dict[str, dict[str, Any]]:
    features = json.loads(SHAPES.read_text(encoding="utf-8"))["features"]
    return {feature["properties"]["code"]: feature["geometry"] for feature in features}


KINDS = (
    Kind("CSV", "csv", "text/csv", as_csv),
    Kind("XLSX", "xlsx", XLSX, as_xlsx),
    Kind("Parquet", "parquet", "application/vnd.apache.parquet", as_parquet),
    Kind("GeoJSON", "geojson", "application/geo+json", as_geojson),
)
JSON = Kind("JSON", "json", "application/json", as_json)  # for programs, at an address
