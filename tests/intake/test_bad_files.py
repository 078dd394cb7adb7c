"""Whatever arrives, the sender gets a sentence, nothing is kept, and the server is as it was."""

import os
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from data import imports, snapshots
from data.intake import grids, grids_text, parcel, workbooks
from data.intake.desk import Declined
from tests.intake.conftest import said
from tests.intake.messy import grid

pytestmark = pytest.mark.slow

SHEET = "xl/worksheets/sheet1.xml"
HEAD = ["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan", "Catatan"]
GOOD = ["Alor", "Kenari contoh", "Makanan", "Pangan, jalur belum ditentukan", ""]


def workbook(path, rows=(HEAD, GOOD), **replaced: bytes):
    """A good workbook with some of its parts replaced or added."""
    grid(path, ("Data", [list(row) for row in rows]))
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()} | replaced.pop("parts", {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return path


def sheet(cells: str) -> dict[str, bytes]:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return {SHEET: f"<worksheet {space}><sheetData>{cells}</sheetData></worksheet>".encode()}


SPARSE = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
WIDE = '<row r="1"><c r="A1"><v>1</v></c><c r="GJG1"><v>1</v></c></row>'
LONG = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1000001"><c r="A1000001"><v>1</v></c></row>'
SIXTEEN_MILLION = '<row r="1"><c r="A1"><v>1</v></c></row><row r="100000"><c r="FD100000"><v>1</v></c></row>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
OLD_BOOK = Path(__file__).parent / "files" / "bentuk.xls"  # written by LibreOffice


def locked() -> bytes:
    """An old workbook whose second record says that the rest is encrypted."""
    content = OLD_BOOK.read_bytes()
    start = content.index(b"\x09\x08\x10\x00\x00\x06")
    after = start + 20
    return content[:after] + b"\x2f\x00" + content[after + 2 :]


def renamed(name: str) -> bytes:
    """An old workbook whose part "Workbook" has another name."""
    old, new = "Workbook".encode("utf-16-le"), name.encode("utf-16-le")
    content = OLD_BOOK.read_bytes()
    at = content.index(old)
    entry = new.ljust(64, b"\0") + (len(new) + 2).to_bytes(2, "little")
    return content[:at] + entry + content[at + 66 :]


def open_document(path: Path, content: str = "<a/>", manifest: str = "<m/>") -> None:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", manifest)
        book.writestr("content.xml", content)


def unpackable(path: Path) -> bytes:
    """A workbook whose sheet is packed so that unpacking it fails on the way."""
    content = bytearray(workbook(path).read_bytes())
    with zipfile.ZipFile(path) as book:
        entry = book.getinfo(SHEET)
    start = entry.header_offset + 30 + len(SHEET)
    content[start : start + entry.compress_size] = b"\xff" * entry.compress_size
    return bytes(content)


def twofold(path: Path) -> None:
    """A workbook with a second sheet under the name of the first: which one is read depends on the reader."""
    content = workbook(path).read_bytes()
    with zipfile.ZipFile(path) as book:
        sheet = book.read(SHEET)
    path.write_bytes(content)
    with zipfile.ZipFile(path, "a") as book, pytest.warns(UserWarning, match="Duplicate"):
        book.writestr(SHEET, sheet)


BAD = {
    "nothing": (lambda path: path.write_bytes(b""), "kosong"),
    "a picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 99), "bukan tabel"),
    "a page of the web": (lambda path: path.write_text("<html><table></table></html>"), "halaman web"),
    "a page that a browser saved as one file": (
        lambda path: path.write_text("MIME-Version: 1.0\nContent-Type: multipart/related\n<html><table>"),
        "halaman web",
    ),
    "an old workbook cut off": (lambda path: path.write_bytes(OLE), "rusak"),
    "an old workbook with a lock": (lambda path: path.write_bytes(locked()), "kata sandi"),
    "an old workbook with macros": (lambda path: path.write_bytes(renamed("_VBA_PROJECT_CUR")), "makro"),
    "an encrypted package": (lambda path: path.write_bytes(renamed("EncryptedPackage")), "kata sandi"),
    "a document of another program": (lambda path: path.write_bytes(renamed("WordDocument")), "dokumen lain"),
    "an open document with a lock": (
        lambda path: open_document(path, manifest='<m:encryption-data xmlns:m="x"/>'),
        "kata sandi",
    ),
    "an open document of half a table": (lambda path: open_document(path, content="<a><b>"), "rusak"),
    "packed bytes that do not unpack": (lambda path: path.write_bytes(unpackable(path)), "rusak"),
    "two parts of one name": (twofold, "dua isi"),
    "truncated": (lambda path: path.write_bytes(workbook(path).read_bytes()[:2000]), "terpotong"),
    "another archive": (lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "x"), "bukan Excel"),
    "macros": (lambda path: workbook(path, parts={"xl/vbaProject.bin": b"x"}), "makro"),
    "external links": (
        lambda path: workbook(path, parts={"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "tautan",
    ),
    "a bomb": (lambda path: workbook(path, parts={"xl/media/x.bin": b"\0" * 400_000_000}), "mengembang"),
    "a sparse sheet": (lambda path: workbook(path, parts=sheet(SPARSE)), "luas"),
    "sixteen million cells": (lambda path: workbook(path, parts=sheet(SIXTEEN_MILLION)), "luas"),
    "5,000 columns": (lambda path: workbook(path, parts=sheet(WIDE)), "kolom"),
    "1,000,000 rows": (lambda path: workbook(path, parts=sheet(LONG)), "baris"),
    "1,000,000 lines": (
        lambda path: path.write_bytes(b"Kabupaten;Nama produk\n" + b"a;b\n" * 1_000_000),
        "baris",
    ),
    "a heading and nothing else": (lambda path: workbook(path, rows=[HEAD]), "hanya memuat judul"),
    "broken sheets": (lambda path: workbook(path, parts={SHEET: b"<worksheet><sheetData><row"}), "rusak"),
    "bytes of no alphabet": (lambda path: path.write_bytes(b"Kabupaten;\x81\x8d\x00\x01" * 9), "bukan teks"),
    "half a JSON": (lambda path: path.write_text('{"data": [1, '), "JSON"),
    "JSON in itself": (lambda path: path.write_text("[" * 200_000), "JSON"),
    "an open quotation mark": (lambda path: path.write_text('Kabupaten,"' + "x" * 200_000), "tanda kutip"),
}

HOSTILE = (  # these take memory, time or the stack: they are opened with the child's caps
    *("packed bytes that do not unpack", "a bomb", "a sparse sheet", "sixteen million cells"),
    *("5,000 columns", "1,000,000 rows", "1,000,000 lines", "broken sheets", "JSON in itself"),
    "an open quotation mark",
)


class PanicException(BaseException):
    """As PyO3 names a fault of a reader written in Rust, which is no Exception."""


@pytest.mark.parametrize(
    "fault", [PanicException("slice index"), OverflowError("too large"), LookupError("utf-99")]
)
@pytest.mark.parametrize("name", ["isi.xlsx", "isi.xls"])
def test_a_fault_of_the_reader_itself_is_a_sentence(fault, name, tmp_path, monkeypatch):
    path = tmp_path / name
    if name == "isi.xls":
        path.write_bytes((Path(__file__).parent / "files" / "bentuk.xls").read_bytes())
    else:
        workbook(path)

    def fails(*_, **__):
        raise fault

    monkeypatch.setattr(grids.CalamineWorkbook, "from_path", fails, raising=False)
    monkeypatch.setattr(grids, "_by_openpyxl", fails if not isinstance(fault, PanicException) else damaged)
    with pytest.raises(parcel.Refused, match="rusak"):
        grids.read(path)


def damaged(_path):
    raise ValueError


@pytest.mark.parametrize("what", [each for each in BAD if each not in HOSTILE])
def test_a_bad_file_gets_a_sentence_and_leaves_nothing(what, send, tmp_path):
    declined(what, send, tmp_path / "berkas.xlsx")


def test_lines_of_spaces_take_no_longer_than_lines_of_words():
    """A thousand of them in a list copied from a page took a place at the examination for its two minutes."""
    copied = [f"Alor {number},5 3,2" for number in range(60)]
    taken = []
    for filling in (" x", "  "):
        lines = [*copied, *[f"a{filling * 248}x"] * 300]
        started = time.process_time()
        rows = grids_text.separated("\n".join(lines))
        taken.append(time.process_time() - started)
        assert rows[0] == ["Alor", "0,5", "3,2"] and len(rows) == len(lines)
    assert taken[1] < 10 * taken[0]


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_gets_a_sentence_from_within_its_caps(what, in_a_child, send, tmp_path):
    declined(what, send, tmp_path / "berkas.xlsx")


def declined(what: str, send, path: Path) -> None:
    """Send a bad file: it must be declined in its words, and nothing of it may stay."""
    make, words = BAD[what]
    make(path)
    before = snapshots.current()
    with pytest.raises(Declined, match=words) as told:
        send(path)
    assert str(told.value).endswith(".")
    assert [entry for entry in imports.folder().iterdir() if entry.name != "log.jsonl"] == []
    assert snapshots.current() == before


def test_what_a_cell_could_run_or_hide_is_refused_or_asked(send):
    notes = [
        "=1+1",
        "@SUM(A1)",
        "+cmd|x",
        "-cmd|x",
        "＝1+1",
        "﹫SUM(A1)",
        "\u3000＋1+1",
        "\u2003=2+1",
        "\u202f\u1680＝2+1",
        "-2+3+cmd|x",
        "- 1*1",
        "- cmd|x",
        "-5 +HYPERLINK(A1)",
        "a\u202eb",
        "bel\x07",
        "\u00ad=1+1",
        "\u3164=2+1",
        "\U000e0041rahasia",
        "<script>x</script>",
        "[x](y)",
        "x" * 600,
    ]
    rows = [[*GOOD[:1], f"Contoh {n}", *GOOD[2:4], f'"{note}"'] for n, note in enumerate(notes)]
    draft = send([HEAD, *rows])
    found = said(draft)
    assert [found[f"E{line}"] for line in range(2, 23)] == ["T01"] * 13 + ["T02"] * 5 + ["T03"] * 2 + ["T04"]


def test_what_only_begins_like_a_formula_is_a_note(send):
    notes = ["-5 derajat", "- kopi (bubuk), madu", "– contoh", "-12,5", "-"]
    rows = [[*GOOD[:1], f"Contoh {n}", *GOOD[2:4], f'"{note}"'] for n, note in enumerate(notes)]
    assert said(send([HEAD, *rows])) == {}


def test_the_workbook_back_runs_nothing(send, tmp_path):
    draft = send(workbook(tmp_path / "a.xlsx", rows=[HEAD, [*GOOD[:4], "=HYPERLINK(1)"]]))
    with zipfile.ZipFile(draft.folder / "hasil.xlsx") as book:
        assert b"<f>" not in book.read(SHEET) and b"<f " not in book.read(SHEET)
        assert any("comments" in name for name in book.namelist())


def test_of_a_long_sheet_the_wrong_rows_come_back_in_their_places(tmp_path):
    sheet = grids.Sheet("Data", [HEAD, *([*GOOD[:1], f"Contoh {line}", *GOOD[2:]] for line in range(25_000))])
    wrong = {
        "sheet": "Data",
        "cell": "B24001",
        "row": 24_001,
        "cells": [],
        "count": 1,
        "column": "Nama produk",
    }
    wrong |= {"content": "x", "severity": "galat", "what": "Salah.", "remedy": "Perbaiki."}
    workbooks.coloured([sheet], [wrong], tmp_path / "hasil.xlsx")
    page = openpyxl.load_workbook(tmp_path / "hasil.xlsx").worksheets[0]
    assert page["B24001"].value == "Contoh 23999" and "Salah." in page["B24001"].comment.text
    assert page["A1"].value == "Kabupaten" and page["A12000"].value is None


def test_the_server_is_no_larger_after_a_large_file(in_a_child, send, tmp_path):
    """The child takes the memory with it: what stays here is less than a tenth of what the file needed."""
    path = tmp_path / "besar.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEAD)
        for line in range(1, 15_000):
            page.write_row(line, 0, [GOOD[0], f"Contoh {line}", *GOOD[2:]])
    send([HEAD, GOOD])
    before = resident()
    assert send(path).result["changes"]["new"] == 14_999
    assert resident() - before < 10_000_000


def resident() -> int:
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
