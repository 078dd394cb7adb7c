"""A look at a file before anything opens it: what it is, and whether it may be opened at all."""

import codecs
import re
import struct
import zipfile
import zlib
from pathlib import Path

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 200_000, 200, 4_000_000
MAX_SPAN = 12_000_000  # with the empty ones
DIMENSION = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')
FILLED = re.compile(rb'<(?:\w+:)?c r="([A-Z]+)(\d+)"[^>/]*>')  # a cell that closes itself is empty
OPEN_DOCUMENT = "meta-inf/manifest.xml"
LOCKED = "Berkas terkunci kata sandi. Hapus kata sandinya di Excel, lalu simpan ulang."
MACROS = "Berkas memuat makro. Simpan sebagai Excel Workbook (.xlsx) tanpa makro."
TWICE = (
    "Berkas Excel ini memuat dua isi di bawah satu nama, sehingga tiap program dapat membaca yang lain. "
    "Buka dan simpan ulang di Excel, lalu kirim lagi."
)
DAMAGED = "Berkas Excel terpotong atau rusak. Buka dan simpan ulang di Excel, lalu kirim lagi."
# What a damaged archive or binary workbook makes its readers raise.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    LookupError,  # an encoding that nobody knows, among others
    OverflowError,
)


class Refused(Exception):
    """Why a file is not opened, as an Indonesian sentence with what to do."""


def look(path: Path) -> str:
    """'xlsx', 'ods', 'xls', 'json' or 'text'; raises Refused for everything else."""
    size = path.stat().st_size
    if size == 0:
        raise Refused("Berkas kosong (0 byte). Simpan ulang dari Excel, lalu kirim lagi.")
    if size > MAX_BYTES:
        raise Refused(
            "Berkas lebih besar dari 20 MB. Bagi menjadi beberapa berkas, lalu kirim satu per satu."
        )
    start = path.read_bytes()[:512]
    if start.startswith(b"PK"):
        return _look_into_zip(path)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return "xls"
    if start.startswith(
        (b"%PDF", b"\x89PNG", b"\xff\xd8", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
    ):
        raise Refused("Isi berkas bukan tabel (PDF, gambar, atau arsip). Kirim sebagai .xlsx atau .csv.")
    if re.match(rb"\s*(<!doctype html|<html|<\?xml|<table|mime-version:)", start, re.IGNORECASE):
        raise Refused(
            "Isi berkas adalah halaman web, bukan tabel Excel. Buka di Excel, lalu simpan sebagai .xlsx."
        )
    return "json" if start.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"[") else "text"


def text(path: Path) -> str:
    """The text of a file in the encodings that Excel and Windows write."""
    content = path.read_bytes()
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif content.count(b"\x00") > len(content) / 4:  # every second byte of Latin text
        encodings = ["utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            decoded = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in decoded:
            return decoded
    raise Refused("Isi berkas bukan teks yang dapat dibaca. Simpan ulang sebagai .xlsx atau CSV UTF-8.")


def _look_into_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            names = {entry.filename.casefold() for entry in entries}
            kind = _kind_of(archive, names)
            if len(names) < len(entries):
                raise Refused(TWICE)
            if any(entry.flag_bits & 1 for entry in entries):
                raise Refused(LOCKED)
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED or len(entries) > 2000:
                raise Refused(
                    "Berkas mengembang terlalu besar saat dibuka. Salin tabelnya saja ke buku kerja baru."
                )
            for entry in entries:
                if entry.filename.casefold().startswith("xl/worksheets/sheet"):
                    with archive.open(entry) as sheet:
                        start = sheet.read(4096)
                    if _reaches_far(DIMENSION.search(start)):  # perhaps with nothing but formats
                        judge_span(*_filled(archive.read(entry)))
            return kind
    except BROKEN:
        raise Refused(DAMAGED) from None


def _kind_of(archive: zipfile.ZipFile, names: set[str]) -> str:
    if OPEN_DOCUMENT in names and archive.read("mimetype").strip().endswith(b".spreadsheet"):
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Refused(LOCKED)
        if any(name.startswith(("basic/", "scripts/")) for name in names):
            raise Refused("Berkas memuat makro. Simpan sebagai .ods atau .xlsx tanpa makro.")
        return "ods"
    _judge_names(names)
    return "xlsx"


def _judge_names(names: set[str]) -> None:
    if "xl/workbook.xml" not in names:
        raise Refused("Berkas ini arsip atau dokumen lain, bukan Excel. Kirim sebagai .xlsx atau .csv.")
    if any(name.endswith(("vbaproject.bin", ".vba")) or "/macrosheets/" in name for name in names):
        raise Refused(MACROS)
    if any(name.startswith(("xl/externallinks/", "xl/embeddings/", "xl/connections.xml")) for name in names):
        raise Refused(
            "Berkas memuat tautan ke berkas lain. Di Excel: Data, Edit Links, Break Link; lalu simpan ulang."
        )


def _reaches_far(dimension: re.Match | None) -> bool:
    return dimension is not None and int(dimension[2]) * _column(dimension[1]) > MAX_SPAN


def _filled(content: bytes) -> tuple[int, int]:
    """The last row and column of a sheet that hold more than a format."""
    found = [(int(row), _column(column)) for column, row in FILLED.findall(content)]
    return max((row for row, _ in found), default=0), max((column for _, column in found), default=0)


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters.decode():
        column = column * 26 + ord(letter) - 64
    return column


def judge_span(rows: int, columns: int) -> None:
    """Refuse a sheet that reaches so far that even its empty cells are too many."""
    if rows * columns > MAX_SPAN:
        judge_extent(rows, columns)


def judge_extent(rows: int, columns: int) -> None:
    """Refuse a sheet that is larger than any honest one."""
    if columns > MAX_COLUMNS:
        raise Refused(
            f"Lembar memuat {columns} kolom; paling banyak {MAX_COLUMNS}. Hapus kolom yang tidak dipakai."
        )
    if rows > MAX_ROWS:
        raise Refused(
            f"Lembar memuat {rows} baris; paling banyak {MAX_ROWS}. Hapus baris kosong di bawah tabel."
        )
    if rows * columns > MAX_CELLS:
        raise Refused("Lembar terlalu luas. Salin tabelnya saja ke buku kerja baru, lalu kirim lagi.")
