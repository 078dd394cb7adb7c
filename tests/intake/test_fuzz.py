"""Any grid and any bytes: the reader answers with a table, with nothing, or with a sentence; never
otherwise.
"""

import re
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from data.intake import grids, kinds, layout, parcel, periods, personal, values
from tests.intake.conftest import examined, table

pytestmark = pytest.mark.slow

HEADINGS = [
    "No",
    "Kabupaten",
    "Kab/Kota",
    "Nama Produk",
    "Tahun",
    "2023",
    2024,
    "Nilai",
    "(1)",
    "Jumlah",
    "Indikator",
    "Tanggal",
    "Berat (kg)",
]
CELLS = some.one_of(
    some.none(),
    some.sampled_from(
        [
            *HEADINGS,
            "Penduduk miskin",
            "Makanan",
            "kriya",
            "Maikang",
            "2024",
            "NTT",
            "Alor",
            "5305",
            "53.05",
            "1.234,5",
            "2,224",
            "-",
            "...",
            "Rp796 miliar",
            "4 Juni 2025",
            "=1",
            "*",
        ]
    ),
    some.text(max_size=8),
    some.floats(),
    some.integers(),
    some.dates(),
    some.booleans(),
)
GRIDS = some.lists(some.lists(CELLS, max_size=7), min_size=1, max_size=8)
STARTS = some.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"{",
        b"[",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"Kabupaten;Nama produk\n",
        b'{"data":',
        b"\xd0\xcf\x11\xe0",
    ]
)


NO_WHOLE = re.compile("(?!)")  # the name of no province


def read_grid(rows: list[list]) -> None:
    sheet = grids.Sheet("Lembar", rows)
    try:
        personal.refuse([sheet])
    except personal.Personal:
        return
    for code in ("produk", "indikator", "ekspor"):
        if table := layout.find(sheet, kinds.get(code), {}, NO_WHOLE):
            for numbered in (table.rows, table.totals):
                lines = [line for line, _ in numbered]
                assert lines == sorted(set(lines)) and all(0 < line <= len(rows) for line in lines)
            for block in table.blocks:
                assert all(0 <= at < max(map(len, rows)) for at in block.columns.values())
    for row in rows:
        how = values.style(row)
        for cell in row:
            number, day, period = values.number(cell, how), values.day(cell), periods.read(cell)
            assert number is None or isinstance(number, float)
            assert day is None or isinstance(day, date)
            assert period is None or periods.span(period)[0] <= periods.span(period)[1]


def read_bytes(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kiriman.xlsx"
        path.write_bytes(content)
        try:
            sheets = grids.read(path)
        except parcel.Refused as refused:
            assert str(refused).endswith(".")
            return
        assert sheets


HEADS = {
    "produk": [
        "Kode baris",
        "Kabupaten",
        "Desa",
        "Nama produk",
        "Kategori",
        "Jalur perizinan",
        "Tanggal didata",
    ],
    "indikator": ["Kode", "Kabupaten", "Indikator", "Tahun", "Nilai", "Sumber", "Status"],
    "ekspor": ["Kabupaten", "Komoditas", "Tanggal", "Tujuan", "Berat (kg)", "Nilai (Rp)", "Bukti"],
}


def read_whole(kind: str, rows: list[list]) -> None:
    """The whole examination, as the child does it."""
    with tempfile.TemporaryDirectory() as folder:
        file = table(Path(folder), [HEADS[kind], *rows])
        try:
            result = examined(Path(folder), kind, file, allowed=("5305",))
        except (parcel.Refused, personal.Personal) as refused:
            assert str(refused).endswith(".")
            return
        assert (
            result["questions"]
            or result["changes"]
            or result["nothing"]  # all its rows are targets: said, with what the sender may say instead
            or any(each["severity"] == "galat" for each in result["findings"])
        )


QUIET = dict(deadline=None, suppress_health_check=list(HealthCheck), database=None)


@settings(max_examples=400, derandomize=True, **QUIET)
@given(GRIDS)
def test_any_grid_is_read_without_an_accident(rows):
    read_grid(rows)


@settings(max_examples=100, derandomize=True, **QUIET)
@given(STARTS, some.binary(max_size=200))
def test_any_bytes_get_a_table_or_a_sentence(start, rest):
    read_bytes(start + rest)


@pytest.mark.usefixtures("snapshots")
@settings(max_examples=20, derandomize=True, **QUIET)
@given(some.sampled_from(list(HEADS)), GRIDS)
def test_any_rows_are_examined_without_an_accident(kind, rows):
    read_whole(kind, rows)


@pytest.mark.long
@pytest.mark.usefixtures("snapshots")
@settings(max_examples=400, **QUIET)
@given(some.sampled_from(list(HEADS)), GRIDS)
def test_many_rows_are_examined_without_an_accident(kind, rows):
    read_whole(kind, rows)


@pytest.mark.long
@settings(max_examples=4000, **QUIET)
@given(GRIDS)
def test_many_grids_are_read_without_an_accident(rows):
    read_grid(rows)


@pytest.mark.long
@settings(max_examples=1000, **QUIET)
@given(STARTS, some.binary(max_size=2000))
def test_many_bytes_get_a_table_or_a_sentence(start, rest):
    read_bytes(start + rest)
