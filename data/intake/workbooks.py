"""Workbooks that go out: the template of a kind, and a sender's own file back with its bad cells coloured."""

# ruff: noqa: S608 - the names in these statements are the schema's own, and values never enter them

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import duckdb
import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

from data.intake.cells import Shown
from data.intake.kinds import Field, Kind

SAFE = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
COLOURS = {"galat": "#f4b6b0", "peringatan": "#ffe699"}
MOST_ROWS, MOST_COMMENTS = 20_000, 2_000
FIRST_ROWS = 20  # titles and headings
LIST_ROWS = 2_000  # how far down the drop-downs reach
FORMULAS = tuple("=+-@＝＋－＠﹦﹢﹣﹫")  # the wide and small forms, too
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LISTED = "Hasil pemeriksaan"
NOTHING_WRONG = "Tidak ada yang salah pada berkas ini."
BESIDE = ("Penjelasan", "Pilihan")  # sheets of a template beside the one to fill in
EXAMPLE = "CONTOH: hapus baris ini"
SEVERAL = "; "  # between the names in one cell
NAMED = {  # what a column refers to, whose rows are offered by their names: the column that holds these
    "regency": "name",
    "area": "name",
    "category": "name",
    "licensing_track": "name",
    "permit_type": "short_name",
    "programme": "name",
    "indicator": "name",
}
PLACES = ("regency", "area")  # what a column of regencies refers to
CHOICES = {
    "regency": "select name from now.regency order by code",
    "area": "select name from now.regency order by code",
    "category": "select name from now.category order by position",
    "licensing_track": "select name from now.licensing_track order by position",
    "permit_type": "select short_name from now.permit_type order by position",
    "programme": "select name from now.programme order by position",
    "indicator": "select name from now.indicator order by name",
}


def coloured(sheets: list, findings: list[dict], path: Path) -> None:
    """The sender's cells again, the bad ones coloured and with what is wrong as a comment.

    Where nothing is wrong there is nothing to colour: only the list, which says so. Of a sheet too long to
    give back whole, the rows in which something is wrong come back, each in its place.
    """
    with xlsxwriter.Workbook(path, SAFE | {"constant_memory": True}) as book:
        marks = {name: book.add_format({"bg_color": colour}) for name, colour in COLOURS.items()}
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        for place, sheet in enumerate(sheets if findings else (), start=1):
            page = book.add_worksheet(_name(sheet.name, place))
            mine = [each for each in findings if each["sheet"] == sheet.name]
            marked = [
                (cell, each) for each in mine for cell in each["cells"] or [each["cell"] or f"A{each['row']}"]
            ]
            wrong = {xl_cell_to_rowcol(cell): each for cell, each in marked[:MOST_COMMENTS]}
            width = max((column for _, column in wrong), default=0) + 1
            rows_of_findings = {row for row, _ in wrong}
            given_back = range(len(sheet.rows) if len(sheet.rows) <= MOST_ROWS else FIRST_ROWS)
            for row, cells in enumerate(sheet.rows):
                if row not in rows_of_findings and row not in given_back:
                    continue
                if row not in rows_of_findings:
                    for column, cell in enumerate(cells):
                        _write(page, row, column, cell, days=days)
                    continue
                for column, cell in enumerate([*cells, *[None] * (width - len(cells))]):
                    each = wrong.get((row, column))
                    _write(page, row, column, cell, days=days, mark=each and marks[each["severity"]])
                    if each:
                        page.write_comment(row, column, remark(each))
        _listed(book, findings)


def remark(finding: dict) -> str:
    """What stands beside a bad cell."""
    return f"{finding['severity'].upper()}: {finding['what']} {finding['remedy']}"


def plain(sheets: list, path: Path) -> None:
    """The sheets as they were read, and nothing else: no formats, no formulas, no properties of a file."""
    with xlsxwriter.Workbook(path, SAFE | {"constant_memory": True}) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            for row, cells in enumerate(sheet.rows):
                for column, cell in enumerate(cells):
                    shown = str(cell) if isinstance(cell, Shown) else cell
                    if isinstance(shown, str) and shown:
                        page.write_string(row, column, UNWRITABLE.sub("?", shown)[:32_000])
                    else:
                        _write(page, row, column, shown, days=days)


def _listed(book, findings: list[dict]) -> None:
    page = book.add_worksheet(LISTED)
    bold = book.add_format({"bold": True})
    for column, (heading, width) in enumerate(
        (
            ("Lembar", 16),
            ("Sel", 8),
            ("Banyaknya", 11),
            ("Kolom", 20),
            ("Isi", 30),
            ("Tingkat", 12),
            ("Apa yang salah", 60),
            ("Yang perlu dilakukan", 60),
        )
    ):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, bold)
    if not findings:
        page.write_string(1, 0, NOTHING_WRONG)
    for row, each in enumerate(findings, start=1):
        parts = (
            each["sheet"],
            each["cell"] or f"baris {each['row']}",
            str(each["count"]),
            each["column"],
            each["content"],
            each["severity"],
            each["what"],
            each["remedy"],
        )
        for column, part in enumerate(parts):
            page.write_string(row, column, _harmless(part))
    page.freeze_panes(1, 0)


def _write(page, row: int, column: int, cell, *, days, mark=None) -> None:
    if cell is None or cell == "":
        if mark:
            page.write_blank(row, column, None, mark)
    elif isinstance(cell, datetime | date):
        page.write_datetime(row, column, cell, mark or days)
    elif isinstance(cell, bool) or not isinstance(cell, int | float):
        page.write_string(row, column, _harmless(str(cell)), mark)
    else:
        page.write_number(row, column, cell, mark)


def _harmless(text: str) -> str:
    """Text that a spreadsheet cannot run, and that its XML can hold."""
    text = UNWRITABLE.sub("?", text)[:32_000]
    runs = text.startswith(("\t", "\r", "\n")) or text.lstrip().startswith(FORMULAS)
    return f"'{text}" if runs and len(text) > 1 else text


def _name(name: str, place: int) -> str:
    """A sheet name that every spreadsheet accepts and that is not taken by ours."""
    plain = re.sub(r"[^\w .-]", "_", name)[:24]
    return f"{place} {plain}".strip()


def template(
    con: duckdb.DuckDBPyConnection,
    kind: Kind,
    regency: str | None,
    path: Path,
    told: Callable[[str], str] = str,
) -> None:
    """The workbook to fill in, made from the schema, with the present rows of one regency for correction.

    told: a word of ours, or a label that a list offers, as it is said in another language.
    """
    with xlsxwriter.Workbook(path, SAFE) as book:
        bold, text = (
            book.add_format({"bold": True, "bg_color": "#d9e8ee", "text_wrap": True, "valign": "top"}),
            book.add_format({"num_format": "@"}),
        )
        # Typed there, no decimal sign is in doubt.
        number = book.add_format({"num_format": "#,##0.##########"})
        grey = book.add_format({"italic": True, "font_color": "#666666", "num_format": "@"})
        (place,) = con.execute("select min_by(name, code) from now.regency").fetchone() or ("",)
        page, about, lists = (book.add_worksheet(told(name)[:31]) for name in (kind.name, *BESIDE))
        for column, field in enumerate(kind.fields):
            label = told(field.label)
            page.write_string(0, column, label, bold)
            shape = number if field.type == "DOUBLE" else text
            page.set_column(column, column, max(14, len(label) + 2), shape)
            _drop_down(con, page, lists, column, field, told=told)
        rows = _present(con, kind, regency) if regency else []
        if not rows:
            rows = [tuple(_example(field, place) for field in kind.fields)]
            page.write_comment(1, 0, told(EXAMPLE))
        for line, row in enumerate(rows, start=1):
            for column, (field, cell) in enumerate(zip(kind.fields, row, strict=True)):
                if isinstance(cell, float):
                    page.write_number(line, column, cell, number)
                elif cell not in (None, ""):
                    kept = regency and not _is_told(field)
                    words = str(cell) if kept else SEVERAL.join(map(told, str(cell).split(SEVERAL)))
                    page.write_string(line, column, _harmless(words), text if regency else grey)
        page.freeze_panes(1, 0)
        _explain(about, kind, bold, place, told)
        lists.hide()


def _is_told(field: Field) -> bool:
    """Do the cells of a column hold labels of ours?"""
    return bool(field.choices) or field.refers_to in NAMED or field.name == "unit"


def _example(field: Field, place: str) -> str | float:
    """What stands in a column for an example; `place` is a regency of the data."""
    if field.refers_to in PLACES:
        return place
    if field.type == "DOUBLE" and field.example:
        return float(field.example.replace(",", "."))
    return field.example


def _drop_down(con, page, lists, column: int, field: Field, *, told: Callable[[str], str]) -> None:
    key = field.refers_to if field.refers_to in CHOICES else field.name
    choices = list(field.choices) or (
        [row[0] for row in con.execute(CHOICES[key]).fetchall()] if key in CHOICES else []
    )
    if not choices or field.name == "regencies":
        return
    for row, choice in enumerate(choices):
        lists.write_string(row, column, told(choice))
    letter = chr(65 + column)
    page.data_validation(1, column, LIST_ROWS, column, {
        "validate": "list", "source": f"='{told(BESIDE[1])}'!${letter}$1:${letter}${len(choices)}",
        "error_type": "warning",
        "error_title": told("Periksa isian"), "error_message": told("Pilih dari daftar."),
    })  # fmt: skip


def _explain(page, kind: Kind, bold, place: str, told: Callable[[str], str]) -> None:
    for column, (heading, width) in enumerate(
        (("Kolom", 26), ("Wajib", 8), ("Penjelasan", 90), ("Contoh", 30))
    ):
        page.set_column(column, column, width)
        page.write_string(0, column, told(heading), bold)
    for row, field in enumerate(kind.fields, start=1):
        example = place if field.refers_to in PLACES else field.example
        for column, words in enumerate(
            (field.label, "ya" if field.required else "tidak", field.explanation, example)
        ):
            page.write_string(row, column, told(words) if words else "")
    page.write_string(
        len(kind.fields) + 2,
        0,
        told("Baris contoh boleh dihapus. Jangan menulis nama orang, nomor telepon, atau alamat rumah."),
    )


def _present(con, kind: Kind, regency: str) -> list[tuple]:
    """The rows of a regency as the template shows them: names for codes, days as people write them."""
    shown = ", ".join(_shown(field) for field in kind.fields)
    if kind.table == "permit":
        return con.execute(
            f"select {shown} from now.permit as t join now.product on product.id = t.product"
            " where product.regency = $code order by t.id",
            {"code": regency},
        ).fetchall()
    if kind.table == "export_event":
        return con.execute(
            f"select {shown} from now.export_event as t where t.id in"
            " (select event from now.export_event_area where regency = $code) order by t.id",
            {"code": regency},
        ).fetchall()
    only = " and t.programme = 'upt-bpom'" if kind.code == "lahan" else ""
    return con.execute(
        f"select {shown} from now.{kind.table} as t where t.{kind.place} = $code{only} order by t.id",
        {"code": regency},
    ).fetchall()


def _shown(field: Field) -> str:  # noqa: PLR0911 - one return per way to show
    column = f't."{field.name}"'
    if field.name == "regencies":
        return (
            "(select string_agg(regency.name, '; ' order by regency.code) from now.export_event_area a"
            " join now.regency on regency.code = a.regency where a.event = t.id)"
        )
    if field.name == "unit":
        return "(select unit from now.indicator where code = t.indicator)"
    if field.name in ("regency", "area"):
        return f"coalesce((select name from now.regency where code = {column}), {column})"
    if field.refers_to in ("category", "licensing_track", "indicator"):
        return f"(select name from now.{field.refers_to} where code = {column})"
    if field.refers_to == "programme":
        return f"(select name from now.programme where id = {column})"
    if field.refers_to == "permit_type":
        return f"(select short_name from now.permit_type where code = {column})"
    if field.type == "DATE":
        return f"strftime({column}, '%d/%m/%Y')"
    if field.type == "DOUBLE":
        return column
    return f"cast({column} as varchar)"
