"""A downloaded file, opened again, says what it was narrowed to, and holds nothing else."""

import io
import re

import openpyxl
import pandas as pd
import pytest

from dashboard.files import downloads
from dashboard.language.text import say
from tests.crawl import DATASETS, Offer, visited
from tests.files.test_downloads import read_csv, read_xlsx
from tests.pages.test_scope import FLORES, IN_FLORES, SHOWN_ON, WORDS

WHOLE = ("53", "ID")
PLACES = {"pulau": (FLORES, IN_FLORES), "kab": (("5301",), {"Kupang"})}
CODES = ("kode_kabupaten_kota", "kode_wilayah", "kode_desa_kelurahan", "kode_kecamatan")
NAMES = ("nama_kabupaten_kota", "kabupaten_kota")
DAYS = ("tanggal", "periode", "terbaru")
CHOSEN = [
    ("produk_desa", {"cari": "kopi"}),
    ("produk_desa", {"kab": "5301"}),
    ("produk_desa", {"pulau": "flores", "kat": "perkebunan", "cari": "kopi"}),
    ("ekspor", {"tahun": "2022-2024"}),
    ("ekspor", {"pulau": "flores", "kat": "perkebunan", "tahun": "2022-2024"}),
    ("ekspor", {"kab": "5301", "tahun": "2022-2024"}),
    ("ringkasan", {"pulau": "flores", "kat": "perkebunan"}),
    ("peta", {"pulau": "flores"}),
    ("peta", {"kab": "5301", "kat": "perkebunan"}),
    ("peluang", {"pulau": "flores"}),
    ("program", {"prog": "ntt-mart", "tampil": "kabupaten", "pulau": "flores"}),
    ("program", {"prog": "ovop", "pulau": "flores"}),
    ("data", {"lembar": "cocok", "kab": "5301", "tahun": "2022-2024"}),
]


PERMITS = ("program", {"prog": "ovop", "tampil": "izin", "pulau": "flores", "kat": "perkebunan"})
OPENED = [(*each, dataset) for each in CHOSEN for dataset in DATASETS] + [(*PERMITS, "simulasi")]


@pytest.fixture(scope="module", autouse=True)
def _both(both):
    """Published and simulated snapshots."""


def reopened(offer: Offer) -> list[tuple[pd.DataFrame, str]]:
    """The rows of CSV and XLSX as their reader has them, each with what the file says of itself."""
    csv = read_csv(downloads.as_csv(offer.rows, offer.about)).astype(object)
    content = downloads.as_xlsx(offer.rows, offer.about)
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True)[say("unduh.keterangan")]
    told = dict(sheet.iter_rows(values_only=True))
    return [(csv, csv.uraian.iloc[0]), (read_xlsx(content), told[say("unduh.uraian")])]


def texts(frame: pd.DataFrame, name: str) -> list[str]:
    cells = frame[name].dropna() if name in frame else []
    return [f"{cell:.0f}" if isinstance(cell, float) else str(cell) for cell in cells]


def outside(frame: pd.DataFrame, name: str) -> list[str]:
    """The cells that lie outside what a filter chose."""
    if name == "cari":
        sought = ["produk", "nama_desa_kelurahan", "nama_kabupaten_kota"]
        rows = frame[sought].fillna("").agg(" ".join, axis=1)
        return [row for row in rows if "kopi" not in row.lower()]
    if name == "kat":
        return [cell for cell in texts(frame, "kategori") if cell.capitalize() != "Perkebunan"]
    if name == "tahun":
        years = [int(each[0]) for day in DAYS for cell in texts(frame, day) if (each := YEAR.search(cell))]
        return [str(year) for year in years if not 2022 <= year <= 2024]
    codes, names = PLACES[name]
    found = [code for each in CODES for code in texts(frame, each)]
    return [code for code in found if code not in WHOLE and not code.startswith(codes)] + [
        cell for each in NAMES for cell in texts(frame, each) if not any(one in cell for one in names)
    ]


YEAR = re.compile(r"(?:19|20)\d\d")


@pytest.mark.parametrize(("page", "link", "dataset"), OPENED)
def test_a_file_names_its_scope_and_holds_only_rows_in_it(page, link, dataset):
    narrowed = set()
    chosen = [name for name in link if name in WORDS and page in SHOWN_ON.get(name, (page,))]
    for offer in visited(page, link, dataset).offers:
        for frame, about in reopened(offer):
            applied, _, left = about.partition("Tidak menyaring angka ini: ")
            for name in chosen:
                claim, not_told = WORDS[name]
                claimed = claim in applied.partition("Cakupan: ")[2]
                assert claimed != (not_told in left), (offer.title, about)
                if claimed:
                    narrowed.add(name)
                    assert not outside(frame, name), (offer.title, name)
    assert narrowed == set(chosen)


@pytest.mark.parametrize(
    ("page", "link", "names"),
    [
        ("peta", {"ind": "kemiskinan"}, (r"urutan-kemiskinan-\d{4}-\d\d-seluruh-ntt-",)),
        ("profil_kabupaten", {}, ("pilih-wilayah-stunting-ssgi-", "pilih-ubin-stunting-ssgi-")),
        ("data", {"lembar": "cocok"}, ("cocok-register-seluruh-ntt-", "cocok-ekspor-seluruh-ntt-")),
        ("program", {"prog": "ntt-mart"}, ("kemajuan-ntt-mart-seluruh-ntt-",)),
        ("ekspor", {"kab": "5305"}, ("ekspor-tujuan-kabupaten-alor-", "ekspor-komoditas-kabupaten-alor-")),
    ],
)
@pytest.mark.parametrize("dataset", DATASETS)
def test_a_files_name_says_of_what_it_is_and_of_where_and_when(page, link, names, dataset):
    """*urutan-provinsi-ntt* told no one which indicator was put in order."""
    told = [each.file for each in visited(page, link, dataset).offers]
    before = "simulasi-" if dataset == "simulasi" else ""
    for name in names:
        assert any(re.fullmatch(rf"{before}{name}.*\d{{4}}-\d\d-\d\d", each) for each in told), told


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_search_stands_in_the_file_of_the_register(dataset):
    offers = visited("produk_desa", {"cari": "kopi"}, dataset).offers
    (register,) = [each for each in offers if each.rows.attrs["asked"]["name"] == "products"]
    for frame, about in reopened(register):
        assert "cari “kopi”" in about and 0 < len(frame) == len(register.shown)
        assert frame.uraian.str.contains("cari “kopi”").all()
