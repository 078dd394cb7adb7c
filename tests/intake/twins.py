"""Tables as offices send them, made by a program: what each holds, and what its sender would answer.

Run: python -m tests.intake.twins FOLDER
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import xlsxwriter

POOR, MANY = "Persentase Penduduk Miskin", "Jumlah Penduduk Miskin"
TITLE = f"{POOR} Menurut Kabupaten/Kota di Provinsi Nusa Tenggara Timur"
OPEN = "Pangan, jalur belum ditentukan"


@dataclass(frozen=True)
class Twin:
    name: str
    file: str
    make: Callable[[Path], None]
    right: dict[tuple, float | str | None]  # what identifies a row -> what it must say
    kind: str = "indikator"
    answers: dict[str, str] = field(default_factory=dict)  # start of a question's key -> the sender's answer


@dataclass(frozen=True)
class Sheet:
    rows: list[list]
    name: str = "Sheet1"
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column
    formats: dict[tuple[int, int], str] = field(default_factory=dict)  # cell -> number format
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    comments: dict[tuple[int, int], str] = field(default_factory=dict)


def book(*sheets: Sheet) -> Callable[[Path], None]:
    """What writes these sheets as a workbook."""

    def make(path: Path) -> None:
        with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
            for sheet in sheets:
                _page(workbook, sheet)

    return make


def _page(workbook: xlsxwriter.Workbook, sheet: Sheet) -> None:
    page = workbook.add_worksheet(sheet.name)
    covered = {
        (row, column)
        for top, left, bottom, right in sheet.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            code = sheet.formats.get((row, column), "mmm-yy" if isinstance(cell, date) else "")
            shape = workbook.add_format({"num_format": code}) if code else None
            if isinstance(cell, date):
                page.write_datetime(row, column, cell, shape)
            elif cell is not None and (row, column) not in covered:
                page.write(row, column, cell, shape)
    for top, left, bottom, right in sheet.merged:
        page.merge_range(top, left, bottom, right, sheet.rows[top][left])
    for (row, column), words in sheet.comments.items():
        page.write_comment(row, column, words)
    for row in sheet.hidden_rows:
        page.set_row(row, None, None, {"hidden": True})
    for column in sheet.hidden_columns:
        page.set_column(column, column, None, None, {"hidden": True})
    if sheet.hidden:
        page.hide()


def text(content: str, encoding: str = "utf-8") -> Callable[[Path], None]:
    return lambda path: path.write_bytes(content.encode(encoding))


def claims(indicator: str, period: str, values: dict[str, float | None]) -> dict[tuple, float | None]:
    return {(indicator, area, period): value for area, value in values.items()}


def poor(period: str, **values: float | None) -> dict[tuple, float | None]:
    return claims("kemiskinan", period, {code.removeprefix("_"): value for code, value in values.items()})


def products(*rows: tuple[str, str, str, str]) -> dict[tuple, str]:
    """regency, name, category and track of each."""
    return {(regency, name): f"{category} {track}" for regency, name, category, track in rows}


SHARED = {"satuan": "satu"}  # of numbers that are written in full
TWINS: list[Twin] = []


def twin(
    name: str,
    make: Callable,
    right: dict,
    *,
    file: str = "kiriman.xlsx",
    kind: str = "indikator",
    **answers: str,
) -> None:
    told = {
        key.replace("__", ":").replace("_", " ") if "__" in key else key: value
        for key, value in answers.items()
    }
    TWINS.append(Twin(name, file, make, right, kind, SHARED | told))


# Headings and where the table is

twin(
    "years merged under one heading, names by number",
    book(Sheet(
        [[f"Tabel 3.7 {TITLE}, 2021-2022"], [], ["No", "Kabupaten/Kota", f"{POOR} (%)", None],
         [None, None, 2021, 2022], ["(1)", "(2)", "(3)", "(4)"], [1, "Sumba Barat", 28.5, 27.25],
         [2, "Sumba Timur", 29.75, 28.5], [None, "NTT", 20.5, 20.25], ["Sumber: BPS, Susenas Maret"]],
        merged=((2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 2, 3)))),
    poor("2021", _5312=28.5, _5311=29.75, _53=20.5) | poor("2022", _5312=27.25, _5311=28.5, _53=20.25),
)  # fmt: skip
twin(
    "total above the rows",
    book(Sheet([["Wilayah", f"{MANY} 2022 (jiwa)"], ["Nusa Tenggara Timur", 71000], ["Lembata", 31000],
                ["Ngada", 40000]])),
    claims("jumlah-miskin", "2022", {"53": 71000, "5313": 31000, "5309": 40000}),
)  # fmt: skip
twin(
    "an empty row between heading and body",
    book(Sheet([[TITLE], ["Kabupaten", "2022"], [], ["Malaka", "15,5"], [], ["Belu", "14,25"]])),
    poor("2022", _5321=15.5, _5304=14.25),
)
twin(
    "an empty first column and empty first rows",
    book(Sheet([[], [], [None, f"{POOR} Tahun 2022"], [], [None, "Kab/Kota", None, "Persen"],
                [None, "Ende", None, 22.5], [None, "Sikka", None, 12.75]])),
    poor("2022", _5308=22.5, _5307=12.75),
)  # fmt: skip
twin(
    "names without any heading above them",
    book(Sheet([[f"{TITLE}, 2020"], [None, "Jumlah (%)"], ["Kab. Nagekeo", 12.5], ["Kab. Ngada", 11.25],
                ["Kab. Ende", 23.75]])),
    poor("2020", _5316=12.5, _5309=11.25, _5308=23.75),
)  # fmt: skip
twin(
    "regencies across, years down",
    book(Sheet([[TITLE], ["Tahun", "Alor", "Belu", "Kota Kupang"], [2019, 21.5, 15.25, 8.75],
                [2020, 21.25, 15.5, 8.5]])),
    poor("2019", _5305=21.5, _5304=15.25, _5371=8.75) | poor("2020", _5305=21.25, _5304=15.5, _5371=8.5),
)  # fmt: skip
twin(
    "regencies across, measures down",
    book(Sheet([["Indikator", "Alor", "Belu", "Malaka"], ["Jumlah desa 2023 (desa)", 158, 69, 127],
                ["Persentase penduduk miskin 2023 (%)", 20.5, 14.25, 14.75]])),
    claims("desa", "2023", {"5305": 158, "5304": 69, "5321": 127})
    | poor("2023", _5305=20.5, _5304=14.25, _5321=14.75),
)  # fmt: skip
twin(
    "two halves of one table side by side",
    book(Sheet([[f"{TITLE}, 2022"], ["No", "Kabupaten", "Persen", None, "No", "Kabupaten", "Persen"],
                [1, "Alor", 20.5, None, 3, "Ende", 23.25], [2, "Belu", 14.75, None, 4, "Sikka", 12.5]])),
    poor("2022", _5305=20.5, _5304=14.75, _5308=23.25, _5307=12.5),
)  # fmt: skip
twin(
    "two tables of two measures side by side",
    book(Sheet([["Kabupaten", f"{POOR} 2022", None, "Kabupaten", "Jumlah Desa 2022"],
                ["Alor", 20.5, None, "Ende", 255], ["Belu", 14.75, None, "Sikka", 181]])),
    poor("2022", _5305=20.5, _5304=14.75) | claims("desa", "2022", {"5308": 255, "5307": 181}),
)  # fmt: skip
twin(
    "blocks under captions that are years",
    book(Sheet([[f"{TITLE}"], ["Kabupaten", "Persen"], ["Tahun 2021"], ["Alor", 21.5], ["Belu", 15.5],
                ["Tahun 2022"], ["Alor", 20.25], ["Belu", 14.25]])),
    poor("2021", _5305=21.5, _5304=15.5) | poor("2022", _5305=20.25, _5304=14.25),
)  # fmt: skip
twin(
    "three levels of headings with a semester",
    book(Sheet(
        [["Kabupaten/Kota", POOR, None, None, None], [None, 2021, None, 2022, None],
         [None, "Semester I", "Semester II", "Semester I", "Semester II"],
         ["Rote Ndao", 28.5, 28.25, 27.5, 27.25], ["Sabu Raijua", 30.5, 30.25, 29.5, 29.25]],
        merged=((0, 0, 2, 0), (0, 1, 0, 4), (1, 1, 1, 2), (1, 3, 1, 4)))),
    poor("2021-S1", _5314=28.5, _5320=30.5) | poor("2021-S2", _5314=28.25, _5320=30.25)
    | poor("2022-S1", _5314=27.5, _5320=29.5) | poor("2022-S2", _5314=27.25, _5320=29.25),
)  # fmt: skip
twin(
    "quarters in blocks",
    book(Sheet([[f"{MANY} (jiwa)"], ["Kabupaten", "TW I 2022", "TW II 2022", "TW III 2022", "TW IV 2022"],
                ["Alor", 41000, 42000, 43000, 44000]])),
    {("jumlah-miskin", "5305", f"2022-Q{at}"): 40000.0 + at * 1000 for at in range(1, 5)},
)  # fmt: skip
twin(
    "months that a spreadsheet took for days",
    book(Sheet([["Kabupaten", date(2022, 3, 1), date(2022, 9, 1)], ["Alor", 20.5, 20.25]], name=POOR[:31])),
    poor("2022-03", _5305=20.5) | poor("2022-09", _5305=20.25),
    indikator="kemiskinan",
)
twin(
    "a year for each sheet",
    book(*(Sheet([[TITLE], ["Kabupaten/Kota", "Persentase"], ["Alor", 20.5 + at]], name=f"{2019 + at}")
           for at in range(3))),
    poor("2019", _5305=20.5) | poor("2020", _5305=21.5) | poor("2021", _5305=22.5),
)  # fmt: skip
twin(
    "the year in the file's name alone",
    book(Sheet([["Kabupaten/Kota", POOR], ["Alor", 20.5]])),
    poor("2022", _5305=20.5),
    file="kemiskinan_2022_final.xlsx",
    tahun="2022",
)
twin(
    "years as text with a mark",
    book(Sheet([[TITLE], ["Kabupaten", "2020", "2021*)", "2022**"], ["Alor", 21.5, 21.25, 20.75]])),
    poor("2020", _5305=21.5) | poor("2021", _5305=21.25) | poor("2022", _5305=20.75),
)
twin(
    "a column of years as dates",
    book(Sheet([["Kabupaten", "Tahun", POOR], ["Alor", date(2021, 1, 1), 21.5], ["Belu", date(2022, 1, 1),
        15.5]],
               formats={(1, 1): "yyyy", (2, 1): "yyyy"})),
    poor("2021", _5305=21.5) | poor("2022", _5304=15.5),
)  # fmt: skip
twin(
    "the year in its own row above",
    book(Sheet([[f"{POOR} menurut Kabupaten/Kota"], ["Tahun", ":", 2022], ["Satuan", ":", "Persen"], [],
                ["No.", "Kabupaten/Kota", "Nilai"], [1, "Alor", 20.5], [2, "Belu", 14.5]])),
    poor("2022", _5305=20.5, _5304=14.5),
)  # fmt: skip
twin(
    "a footer with signatures and legend",
    book(Sheet([[f"{TITLE}, 2022"], ["Kabupaten", "Persen"], ["Alor", 20.5], ["Belu", 14.5], [],
                ["Catatan:", "angka sementara"], ["Sumber", "BPS Provinsi"], ["Kupang, 12 Maret 2023"],
                [None, "Kepala Bidang"], [None, "NIP 1980"]])),
    poor("2022", _5305=20.5, _5304=14.5),
)  # fmt: skip
twin(
    "signatures without any note before them",
    book(Sheet([[f"{TITLE}, 2022"], ["Kabupaten", "Persen"], ["Alor", 20.5], ["Belu", 14.5], [],
                [None, "Kupang, 12 Maret 2023"], [None, "Kepala Bidang Statistik"], [], [None,
                "Contoh Nama"]])),
    poor("2022", _5305=20.5, _5304=14.5),
)  # fmt: skip
twin(
    "English names beside ours",
    book(Sheet([["Tabel/Table 4.1 Persentase Penduduk Miskin / Percentage of Poor People, 2022"],
                ["Kabupaten/Kota\nRegency/Municipality", "Persentase\nPercentage"],
                ["Kabupaten/Regency"], ["Alor", 20.5], ["Belu", 14.5], ["Kota/Municipality"], ["Kupang", 8.5],
                ["Nusa Tenggara Timur", 20.25], ["Sumber/Source: BPS"]])),
    poor("2022", _5305=20.5, _5304=14.5, _5371=8.5, _53=20.25),
    kupang="5371",
)  # fmt: skip
twin(
    "regencies grouped by island",
    book(Sheet([[f"{TITLE}, 2022"], ["Wilayah", "Persen"], ["Pulau Flores"], ["Ende", 23.5], ["Ngada", 12.5],
                ["Pulau Sumba"], ["Sumba Barat", 28.5]])),
    poor("2022", _5308=23.5, _5309=12.5, _5312=28.5),
)  # fmt: skip
twin(
    "a cover sheet, a sheet of metadata and a hidden one",
    book(Sheet([["Publikasi contoh"], ["Dinas"]], name="Cover"),
         Sheet([["Kabupaten", "2022"], ["Alor", 20.5]], name="Data"),
         Sheet([["Konsep", "Penduduk miskin adalah …"]], name="Metadata"),
         Sheet([["Kabupaten", "2022"], ["Alor", 99.5]], name="coba", hidden=True)),
    poor("2022", _5305=20.5),
    indikator="kemiskinan", sembunyi="buang",
)  # fmt: skip
twin(
    "hidden rows and columns",
    book(Sheet([["Kabupaten", f"{POOR} 2021", f"{POOR} 2022"], ["Alor", 21.5, 20.5], ["Belu", 15.5, 14.5],
                ["Ende", 24.5, 23.5]], hidden_rows=(2,), hidden_columns=(1,))),
    poor("2022", _5305=20.5, _5308=23.5),
    sembunyi="buang",
)  # fmt: skip
twin(
    "notes in cells",
    book(Sheet([["Kabupaten", f"{POOR} 2022"], ["Alor", 20.5], ["Belu", 14.5]],
               comments={(1, 1): "angka revisi", (0, 0): "sesuai Kepmendagri"})),
    poor("2022", _5305=20.5, _5304=14.5),
)  # fmt: skip

# What a cell holds

twin(
    "percents by format",
    book(Sheet([["Kabupaten", f"{POOR} 2022"], ["Alor", 0.205], ["Belu", 0.1425]],
               formats={(1, 1): "0.00%", (2, 1): "0.00%"})),
    poor("2022", _5305=20.5, _5304=14.25),
)  # fmt: skip
twin(
    "percents by format and by text in one column",
    book(Sheet([["Kabupaten", f"{POOR} 2022"], ["Alor", 0.205], ["Belu", "14,25%"], ["Ende", 23.5]],
               formats={(1, 1): "0.00%"})),
    poor("2022", _5305=20.5, _5304=14.25, _5308=23.5),
)  # fmt: skip
twin(
    "blanks in many ways",
    text(f"Kabupaten;{POOR} 2022\nAlor;20,5\nBelu;-\nEnde;...\nSikka;NA\nNgada;–\nMalaka;n.a.\nLembata;*\n"
         "Nagekeo;x\nRote Ndao;\n"),
    poor("2022", _5305=20.5, _5304=None, _5308=None, _5307=None, _5309=None, _5321=None, _5313=None,
         _5316=None, _5314=None),
    file="kosong.csv",
    kosong="kosong",
)  # fmt: skip
twin(
    "revised and provisional marks",
    text(f"Kabupaten;{POOR} 2022\nAlor;20,5 r)\nBelu;14,25*\nEnde;23,5**)\nSikka;12,5r\nNgada;12,25 *)\n"),
    poor("2022", _5305=20.5, _5304=14.25, _5308=23.5, _5307=12.5, _5309=12.25),
    file="revisi.csv",
)
twin(
    "numbers as text with hard spaces",
    text(f"Kabupaten\t{MANY} 2022 (jiwa)\nAlor\t41\u00a0000\nBelu\t32\u202f500\nEnde\t 61 250 \n"),
    claims("jumlah-miskin", "2022", {"5305": 41000, "5304": 32500, "5308": 61250}),
    file="spasi.txt",
)
twin(
    "thousands by point in one row, by comma in the next",
    text(f"Kabupaten;{MANY} 2022 (jiwa)\nAlor;41.500\nBelu;32,500\nEnde;61.250\n"),
    claims("jumlah-miskin", "2022", {"5305": 41500, "5304": 32500, "5308": 61250}),
    file="campur.csv",
    desimal="ribuan",
)
twin(
    "thousands by point in whole people",
    text(
        "Kabupaten;Jumlah penduduk menurut BPS 2022 (jiwa)\nAlor;215.500\nBelu;221.250\nLembata;1.138.000\n"
    ),
    claims("penduduk-bps", "2022", {"5305": 215500, "5304": 221250, "5313": 1138000}),
    file="ribuan.csv",
)
twin(
    "one three-digit group alone",
    text("Kabupaten;Jumlah penduduk menurut BPS 2022 (jiwa)\nAlor;215.500\nBelu;221.250\n"),
    claims("penduduk-bps", "2022", {"5305": 215500, "5304": 221250}),
    file="ribuan2.csv",
    desimal="koma",
)
twin(
    "unit behind each number",
    text("Kabupaten;Luas wilayah 2022\nAlor;2.928,88 km2\nBelu;1.127,3 km²\nEnde;209.115 Ha\n"),
    claims("luas", "2022", {"5305": 2928.88, "5304": 1127.3, "5308": 2091.15}),
    file="luas.csv",
    desimal="koma",
)
twin(
    "thousands of people",
    book(Sheet([["Jumlah Penduduk Miskin (Ribu Jiwa) Menurut Kabupaten/Kota"], ["Kabupaten/Kota", 2021, 2022],
                ["Alor", 42.25, 41.5], ["Belu", 33.5, 32.75]])),
    claims("jumlah-miskin", "2021", {"5305": 42250, "5304": 33500})
    | claims("jumlah-miskin", "2022", {"5305": 41500, "5304": 32750}),
    satuan="ribu",
)  # fmt: skip
twin(
    "measures and years across, units in a row of their own",
    book(Sheet(
        [["Kabupaten/Kota", MANY, None, POOR, None], [None, "(Jiwa)", None, "(Persen)", None],
         [None, 2021, 2022, 2021, 2022], ["Alor", 42250, 41500, 21.5, 20.5], ["Belu", 33500, 32750, 15.5,
         14.5]],
        merged=((0, 1, 0, 2), (0, 3, 0, 4), (1, 1, 1, 2), (1, 3, 1, 4)))),
    claims("jumlah-miskin", "2021", {"5305": 42250, "5304": 33500})
    | claims("jumlah-miskin", "2022", {"5305": 41500, "5304": 32750})
    | poor("2021", _5305=21.5, _5304=15.5) | poor("2022", _5305=20.5, _5304=14.5),
)  # fmt: skip
twin(
    "a measure among others that the register lacks",
    book(Sheet([["Kabupaten", "Jumlah desa", "Rumah sakit", "Puskesmas"], ["Alor", 158, 2, 26], ["Belu",
        69, 3, 17]],
               name="2023")),
    claims("desa", "2023", {"5305": 158, "5304": 69}),
    indikator="",
)  # fmt: skip

# Places

twin(
    "BPS codes beside abbreviations",
    book(Sheet([["Kode Wilayah BPS", "Kab.", f"{POOR} 2022"], [5307, "Alor", 20.5], [5308, "Lembata", 26.5],
                [5301, "Sumba Barat", 28.5]])),
    poor("2022", _5305=20.5, _5313=26.5, _5312=28.5),
)  # fmt: skip
twin(
    "old and new spellings",
    text(f"Nama Kab/Kota;{POOR} 2022\nKab. T.T.S;26,5\nKab TTU;22,25\nKAB.SUMBA BARAT DAYA;27,5\n"
         "Kab. Manggarai Brt;16,75\nKodya Kupang;8,5\nSabu-Raijua;29,5\n"),
    poor("2022", _5302=26.5, _5303=22.25, _5318=27.5, _5315=16.75, _5371=8.5, _5320=29.5),
    file="ejaan.csv",
)  # fmt: skip
twin(
    "all provinces, ours in three rows",
    book(Sheet([["Provinsi", "Kabupaten", f"{POOR} 2022"], ["Aceh", "Aceh Besar", 13.5], ["Bali",
        "Badung", 2.25],
                ["Nusa Tenggara Timur", "Alor", 20.5], ["Nusa Tenggara Timur", "Belu", 14.5],
                ["Nusa Tenggara Barat", "Bima", 14.75]])),
    poor("2022", _5305=20.5, _5304=14.5),
)  # fmt: skip
twin(
    "a province block under its own caption",
    book(Sheet([[f"{POOR} 2022"], ["Kode", "Wilayah", "Persen"], ["51", "BALI", 4.5], ["5103", "Badung",
        2.25],
                ["53", "NUSA TENGGARA TIMUR", 20.25], ["5371", "Kota Kupang", 8.5], ["5307", "Alor", 20.5]])),
    poor("2022", _53=20.25, _5371=8.5, _5305=20.5),
)  # fmt: skip

# JSON and text

twin(
    "CKAN records",
    text(json.dumps({"success": True, "result": {"records": [
        {"_id": 1, "kode_kabupaten_kota": 5305, "nama_kabupaten_kota": "ALOR",
            "persentase_penduduk_miskin": 20.5,
         "satuan": "PERSEN", "tahun": 2022},
        {"_id": 2, "kode_kabupaten_kota": 5304, "nama_kabupaten_kota": "BELU",
            "persentase_penduduk_miskin": 14.5,
         "satuan": "PERSEN", "tahun": 2022}]}})),
    poor("2022", _5305=20.5, _5304=14.5),
    file="ckan.json",
    sistem_kode="kemendagri",
)  # fmt: skip
twin(
    "open data with one row for each year and measure",
    text("id,kode_provinsi,nama_provinsi,kode_kabupaten_kota,nama_kabupaten_kota,jenis,jumlah,satuan,tahun\n"
         "1,53,NUSA TENGGARA TIMUR,53.05,ALOR,JUMLAH DESA,158,DESA,2022\n"
         "2,53,NUSA TENGGARA TIMUR,53.05,ALOR,JUMLAH KELURAHAN,17,KELURAHAN,2022\n"
         "3,53,NUSA TENGGARA TIMUR,53.04,BELU,JUMLAH DESA,69,DESA,2022\n"),
    claims("desa", "2022", {"5305": 158, "5304": 69}) | claims("kelurahan", "2022", {"5305": 17}),
    file="od.csv",
)  # fmt: skip
twin(
    "semicolons, a mark of the encoding, quoted numbers",
    text(f'\ufeff"Kabupaten";"{POOR} 2022"\r\n"Alor";"20,5"\r\n"Belu";"14,5"\r\n'),
    poor("2022", _5305=20.5, _5304=14.5),
    file="bom.csv",
)
twin(
    "tabs in UTF-16",
    text(f"Kabupaten\t{POOR} 2022\r\nAlor\t20,5\r\nBelu\t14,5\r\n", "utf-16"),
    poor("2022", _5305=20.5, _5304=14.5),
    file="unicode.txt",
)

# Lists of products and shipments

twin(
    "products under a caption for each district",
    book(Sheet([["DAFTAR PRODUK UNGGULAN KABUPATEN ALOR"], ["No", "Desa", "Produk", "Jenis", "Legalitas"],
                ["KECAMATAN KABOLA"], [1, "Lawahing", "Kopi bubuk contoh", "Minuman", "PIRT"],
                [2, "Alila", "Tenun contoh", "Kerajinan", "-"], ["KECAMATAN PULAU PURA"],
                [3, "Pura", "Kenari contoh", "Perkebunan", "-"]])),
    products(("5305", "Kopi bubuk contoh", "minuman", "pangan_irt"), ("5305", "Tenun contoh", "kriya",
        "kriya"),
             ("5305", "Kenari contoh", "perkebunan", "komoditas")),
    kind="produk",
    letak="D", isi="SPP_IRT", desa="", desa_lain="",
)  # fmt: skip
twin(
    "products with their permits ticked",
    text("Kab/Kota;Nama Produk;Kategori;NIB;P-IRT;Halal;BPOM MD;Merek\n"
         "Ende;Sambal contoh;Makanan;v;v;;;Satu\n"
         "Sikka;Moke contoh;Minuman;√;-;-;ya;Dua\nNgada;Gelang contoh;Kriya;;;;;Tiga\n"),
    products(("5308", "Sambal contoh", "makanan", "pangan_irt"), ("5307", "Moke contoh", "minuman",
        "pangan_md"),
             ("5309", "Gelang contoh", "kriya", "kriya")),
    file="izin.csv", kind="produk",
)  # fmt: skip
twin(
    "shipments with money in words",
    text("Kabupaten;Komoditas;Tanggal;Negara tujuan;Volume;Nilai;Bukti\n"
         "Ngada;Kopi contoh;12 Mei 2025;Jepang;12,5 ton;Rp 1,2 M;Berita contoh\n"
         "Sikka;Mete contoh;3-Jun-25;India;8.000 kg;Rp 850 juta;Berita contoh\n"),
    {("5309", "Kopi contoh"): "2025-05-12 12.5 1200000000", ("5307",
        "Mete contoh"): "2025-06-03 8 850000000"},
    file="ekspor.csv", kind="ekspor",
    tanggal="dmy", desimal="koma",
)  # fmt: skip
twin(
    "divided by sex, the whole among them",
    text("kode;kabupaten;jenis_kelamin;persentase_penduduk_miskin;tahun\n53.05;Alor;LAKI-LAKI;21,5;2022\n"
         "53.05;Alor;PEREMPUAN;19,5;2022\n53.05;Alor;LAKI-LAKI+PEREMPUAN;20,5;2022\n"
         "53.04;Belu;LAKI-LAKI;15,5;2022\n53.04;Belu;PEREMPUAN;13,5;2022\n"
         "53.04;Belu;LAKI-LAKI+PEREMPUAN;14,5;2022\n"),
    poor("2022", _5305=20.5, _5304=14.5),
    file="kelamin.csv",
)  # fmt: skip
twin(
    "divided by a status that is a measure of its own",
    text(
        "Kabupaten;Status;Jumlah Desa 2022\nAlor;Mandiri;1\nAlor;Sangat Tertinggal;7\nBelu;Mandiri;2\n"
        "Belu;Sangat Tertinggal;3\n"
    ),
    claims("desa-mandiri", "2022", {"5305": 1, "5304": 2})
    | claims("desa-sangat-tertinggal", "2022", {"5305": 7, "5304": 3}),
    file="status.csv",
)
twin(
    "a name that no regency has",
    text(f"Kabupaten;{POOR} 2022\nAlor;20,5\nBeloe;14,5\nTimor Kota;9\n"),
    poor("2022", _5305=20.5, _5304=14.5),
    file="nama.csv",
    tempat__beloe="5304",
    tempat__timor_kota="luar",
)
twin(
    "dates as another country writes them",
    text("Kabupaten;Komoditas;Tanggal;Negara tujuan;Berat (ton);Bukti\n"
         "Ngada;Kopi contoh;05/13/2025;Jepang;12;Berita\n"
         "Sikka;Mete contoh;06/03/2025;India;8;Berita\n"),
    {("5309", "Kopi contoh"): "2025-05-13 12 ", ("5307", "Mete contoh"): "2025-06-03 8 "},
    file="tanggal.csv", kind="ekspor",
    tanggal="mdy",
)  # fmt: skip
twin(
    "measures under captions, years across",
    book(Sheet([["Kemiskinan menurut Kabupaten/Kota"], ["Kabupaten/Kota", 2021, 2022],
                ["Persentase penduduk miskin (%)"], ["Alor", 21.5, 20.5], ["Belu", 15.5, 14.5],
                ["Jumlah penduduk miskin (jiwa)"], ["Alor", 42000, 41000], ["Belu", 33000, 32000]])),
    poor("2021", _5305=21.5, _5304=15.5) | poor("2022", _5305=20.5, _5304=14.5)
    | claims("jumlah-miskin", "2021", {"5305": 42000, "5304": 33000})
    | claims("jumlah-miskin", "2022", {"5305": 41000, "5304": 32000}),
)  # fmt: skip
twin(
    "semesters under captions, years across",
    book(Sheet([[TITLE], ["Kabupaten/Kota", 2021, 2022], ["Semester 1"], ["Alor", 21.5, 20.5],
                ["Semester 2"], ["Alor", 21.25, 20.25]])),
    poor("2021-S1", _5305=21.5) | poor("2022-S1", _5305=20.5) | poor("2021-S2", _5305=21.25)
    | poor("2022-S2", _5305=20.25),
)  # fmt: skip
twin(
    "code and name in one cell",
    book(
        Sheet(
            [
                ["Wilayah", f"{POOR} 2022"],
                ["[5307] Alor", 20.5],
                ["[5306] Belu", 14.5],
                ["01. Sumba Barat", 28.5],
            ]
        )
    ),
    poor("2022", _5305=20.5, _5304=14.5, _5312=28.5),
)
twin(
    "a word among the numbers",
    text(f"Kabupaten;{POOR} 2022\nAlor;20,5\nBelu;tidak disurvei\nEnde;23,5\n"),
    poor("2022", _5305=20.5, _5304=None, _5308=23.5),
    file="kata.csv",
    kosong="kosong",
)
twin(
    "a year in each heading of two rows, a number column between",
    book(Sheet([["No", "Kabupaten", "Tahun", None], [None, None, "2021 (%)", "2022 (%)"], [1, "Alor",
        21.5, 20.5],
                [2, "Belu", 15.5, 14.5], [None, "Rata-rata", 18.5, 17.5]], name="P0")),
    poor("2021", _5305=21.5, _5304=15.5) | poor("2022", _5305=20.5, _5304=14.5),
    indikator="kemiskinan",
)  # fmt: skip
twin(
    "villages counted by district for one regency",
    book(Sheet([["Kabupaten Alor"], ["Kecamatan", "Jumlah Desa 2022", "Jumlah Kelurahan 2022"],
                ["Kabola", 4, 1], ["Pulau Pura", 6, 0], ["Jumlah", 158, 17]])),
    claims("desa", "2022", {"5305": 158}) | claims("kelurahan", "2022", {"5305": 17}),
    kecamatan="5305",
)  # fmt: skip
twin(
    "dots that lead to the numbers and a narrow table",
    text(f"{TITLE}, 2022 (persen)\n\nKabupaten/Kota\tPersen\nAlor ........\t20,5\nBelu ........\t14,5\n"),
    poor("2022", _5305=20.5, _5304=14.5),
    file="titik.tsv",
)
twin(
    "a provincial figure and regencies indented below it",
    book(Sheet([["Provinsi/Kabupaten", f"{POOR} 2022"], ["Nusa Tenggara Timur", 20.25], ["   Alor", 20.5],
                ["   Kota Kupang", 8.5]])),
    poor("2022", _53=20.25, _5305=20.5, _5371=8.5),
)  # fmt: skip
twin(
    "target beside achievement",
    book(Sheet([["Kabupaten", "Target 2022 (%)", "Realisasi 2022 (%)"], ["Alor", 19.5,
        20.5]], name="Kemiskinan")),
    poor("2022", _5305=20.5),
    indikator__Kemiskinan__Target="",
    indikator__Kemiskinan__Realisasi="kemiskinan",
)  # fmt: skip
twin(
    "measures named in rows, years across",
    book(Sheet([["Kabupaten", "Indikator", "Satuan", 2021, 2022],
                ["Alor", POOR, "Persen", 21.5, 20.5], ["Alor", "Jumlah Desa", "Desa", 158, 158],
                ["Belu", POOR, "Persen", 15.5, 14.5], ["Belu", "Jumlah Desa", "Desa", 69, 69]])),
    poor("2021", _5305=21.5, _5304=15.5) | poor("2022", _5305=20.5, _5304=14.5)
    | claims("desa", "2021", {"5305": 158, "5304": 69}) | claims("desa", "2022", {"5305": 158, "5304": 69}),
)  # fmt: skip
twin(
    "a sheet for each regency",
    book(*(Sheet([["Tahun", POOR], [2021, value], [2022, value - 1]], name=name)
           for name, value in (("Alor", 21.5), ("Kab. Belu", 15.5)))),
    poor("2021", _5305=21.5, _5304=15.5) | poor("2022", _5305=20.5, _5304=14.5),
)  # fmt: skip
twin(
    "the regency merged over its years",
    book(Sheet([["Kabupaten", "Tahun", POOR], ["Alor", 2021, 21.5], [None, 2022, 20.5], ["Belu", 2021, 15.5],
                [None, 2022, 14.5]], merged=((1, 0, 2, 0), (3, 0, 4, 0)))),
    poor("2021", _5305=21.5, _5304=15.5) | poor("2022", _5305=20.5, _5304=14.5),
)  # fmt: skip
twin(
    "the regency once, blank in the rows after it",
    book(Sheet([["Kabupaten", "Tahun", POOR], ["Alor", 2021, 21.5], [None, 2022, 20.5], ["Belu", 2021, 15.5],
                [None, 2022, 14.5]])),
    poor("2021", _5305=21.5, _5304=15.5) | poor("2022", _5305=20.5, _5304=14.5),
    kosong_wilayah="atas",
)  # fmt: skip
twin(
    "continued on the next page with its heading again",
    book(Sheet([[f"Tabel 3.7 {TITLE}, 2022"], ["Kabupaten", "Persen"], ["Alor", 20.5], ["Lanjutan Tabel 3.7"],
                ["Kabupaten", "Persen"], ["Belu", 14.5]])),
    poor("2022", _5305=20.5, _5304=14.5),
)  # fmt: skip
twin(
    "men, women and all side by side",
    book(Sheet([[f"{MANY} Menurut Kabupaten/Kota dan Jenis Kelamin, 2022 (jiwa)"],
                ["Kabupaten/Kota", "Laki-laki", "Perempuan", "Jumlah"], ["Alor", 20000, 21000, 41000],
                ["Belu", 16000, 16500, 32500]])),
    claims("jumlah-miskin", "2022", {"5305": 41000, "5304": 32500}),
    indikator="",
)  # fmt: skip
twin(
    "rank and change beside the measure",
    book(Sheet([["No", "Kabupaten", f"{POOR} 2022 (%)", "Peringkat", "Perubahan 2021-2022 (poin)"],
                [1, "Alor", 20.5, 7, -1.0], [2, "Belu", 14.5, 12, -0.5]])),
    poor("2022", _5305=20.5, _5304=14.5),
    indikator="",
)  # fmt: skip
twin(
    "a sort of place in a column of its own",
    book(Sheet([["Jenis", "Nama", f"{POOR} 2022"], ["Kabupaten", "Kupang", 21.5], ["Kabupaten", "Alor", 20.5],
                ["Kota", "Kupang", 8.5]])),
    poor("2022", _5301=21.5, _5305=20.5, _5371=8.5),
)  # fmt: skip
twin(
    "empty columns between the years, notes behind them",
    book(Sheet([[TITLE], ["Kabupaten", 2021, None, "2022 1)", None, "Ket."], ["Alor", 21.5, None, 20.5,
        None, "revisi"],
                ["Belu", 15.5, None, 14.5], ["1) Angka sementara"]])),
    poor("2021", _5305=21.5, _5304=15.5) | poor("2022", _5305=20.5, _5304=14.5),
)  # fmt: skip
twin(
    "the province's row under other names",
    book(Sheet([["Kabupaten", "Jumlah desa 2022", "Jumlah kelurahan 2022"], ["Alor", 158, 17], ["Belu",
        69, 12],
                ["Jumlah NTT", 227, 29]])),
    claims("desa", "2022", {"5305": 158, "5304": 69, "53": 227}) | claims("kelurahan", "2022",
        {"5305": 17, "5304": 12, "53": 29}),
)  # fmt: skip
twin(
    "shares of one without a sign",
    text(f"Kabupaten;{POOR} 2022\nAlor;0,205\nBelu;0,145\n"),
    poor("2022", _5305=20.5, _5304=14.5),
    file="pecahan.csv",
    satuan="pecahan",
)
twin(
    "thousands by comma and points for decimals",
    text(f'Regency;"{MANY} 2022 (jiwa)"\nAlor;"41,500.0"\nBelu;"32,500.0"\n'),
    claims("jumlah-miskin", "2022", {"5305": 41500, "5304": 32500}),
    file="us.csv",
)
twin(
    "errors of a spreadsheet among the numbers",
    book(Sheet([["Kabupaten", f"{POOR} 2022"], ["Alor", 20.5], ["Belu", "#N/A"], ["Ende", 23.5]])),
    poor("2022", _5305=20.5, _5304=None, _5308=23.5),
)
twin(
    "a figure for the regency in a list of facts",
    book(Sheet([["PROFIL KABUPATEN ALOR"], ["No", "Uraian", "Satuan", "2021", "2022"],
                [1, "Jumlah kecamatan", "kecamatan", 18, 18], [2, "Jumlah desa", "desa", 158, 158],
                [3, "Persentase penduduk miskin", "persen", 21.5, 20.5], [4, "Panjang jalan", "km", 900,
                950]])),
    claims("kecamatan", "2021", {"5305": 18}) | claims("kecamatan", "2022", {"5305": 18})
    | claims("desa", "2021", {"5305": 158}) | claims("desa", "2022", {"5305": 158})
    | poor("2021", _5305=21.5) | poor("2022", _5305=20.5),
    indikator__Panjang_jalan="",
)  # fmt: skip
twin(
    "the regency in the file's name alone",
    book(Sheet([["Tahun", POOR], [2021, 21.5], [2022, 20.5]])),
    poor("2021", _5305=21.5) | poor("2022", _5305=20.5),
    file="Kab Alor kemiskinan.xlsx",
    wilayah="5305",
)
twin(
    "apostrophes before numbers",
    text(f"Kabupaten;{POOR} 2022\nAlor;'20,5\nBelu;'14,5\n"),
    poor("2022", _5305=20.5, _5304=14.5),
    file="petik.csv",
)
twin(
    "negative numbers in brackets are asked, not guessed",
    text("Kabupaten;Jumlah desa 2022\nAlor;158\nBelu;69\nEnde;(255)\n"),
    claims("desa", "2022", {"5305": 158, "5304": 69, "5308": None}),
    file="kurung.csv",
    kosong="kosong",
)
twin(
    "shipments known to the month",
    text("Kabupaten;Komoditas;Tanggal;Tahun;Negara tujuan;Berat (kg);Bukti\n"
         "Ngada;Kopi contoh;Mei;2025;Jepang;12.500;Berita\n"
         "Sikka;Mete contoh;Juni;2025;India;8.000;Berita\n"),
    {("5309", "Kopi contoh"): "2025-05-01 12.5 ", ("5307", "Mete contoh"): "2025-06-01 8 "},
    file="bulan.csv", kind="ekspor",
    desimal="koma", letak="C",
)  # fmt: skip
twin(
    "a list of products with regencies merged over rows and a count column",
    book(Sheet([["NO", "KAB/KOTA", "JUMLAH", "NAMA PRODUK", "JENIS PRODUK"], [1, "Ende", 2,
        "Sambal contoh", "Makanan"],
                [None, None, None, "Tenun contoh", "Kriya"], [2, "Sikka", 1, "Moke contoh", "Minuman"]],
               merged=((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)))),
    products(("5308", "Sambal contoh", "makanan", "pangan_belum_ditentukan"), ("5308", "Tenun contoh",
        "kriya", "kriya"),
             ("5307", "Moke contoh", "minuman", "pangan_belum_ditentukan")),
    kind="produk", letak="E",
)  # fmt: skip
twin(
    "a list of products without any heading",
    text("Ende;Sambal contoh;Makanan\nSikka;Moke contoh;Minuman\n"),
    products(("5308", "Sambal contoh", "makanan", "pangan_belum_ditentukan"),
             ("5307", "Moke contoh", "minuman", "pangan_belum_ditentukan")),
    file="tanpa.csv", kind="produk",
    judul="0", letak__Lembar_1__name="B", letak__Lembar_1__category="C",
)  # fmt: skip
twin(
    "several products in one cell",
    text("Kabupaten;Desa;Produk Unggulan;Kategori\nAlor;Lawahing;Kopi contoh, Kenari contoh;Perkebunan\n"),
    products(("5305", "Kopi contoh", "perkebunan", "komoditas"), ("5305", "Kenari contoh", "perkebunan",
        "komoditas")),
    file="gabung.csv", kind="produk",
    pisah="pisah", desa="",
)  # fmt: skip

# What a second look at the offices' habits added

twin(
    "page breaks within a copied PDF: number, name and value in one cell, divided by spaces",
    text(
        f"Tabel 3.7 {TITLE}, 2022 (persen)\n1 Sumba Barat    28,50\n2 Sumba Timur    29,75\n"
        "3 Alor    20,50\nHalaman 1 dari 2\n"
    ),
    poor("2022", _5312=28.5, _5311=29.75, _5305=20.5),
    file="pdf.txt",
    indikator="kemiskinan",
)
twin(
    "a table copied from a page with single spaces asks, and no comma divides it",
    text(f"Tabel 3.7 {TITLE}, 2022 (persen)\n1 Sumba Barat 28,50\n2 Sumba Timur 29,75\n3 Alor 20,50\n"),
    poor("2022", _5312=28.5, _5311=29.75, _5305=20.5),
    file="pdf.txt",
    indikator="kemiskinan",
)
twin(
    "subtotals for each island between the regencies",
    book(
        Sheet(
            [
                ["Pulau/Kabupaten", f"{MANY} 2022 (jiwa)"],
                ["Pulau Sumba", 71000],
                ["Sumba Barat", 31000],
                ["Sumba Timur", 40000],
                ["Pulau Flores", 50000],
                ["Ende", 30000],
                ["Sikka", 20000],
                ["Jumlah", 121000],
            ]
        )
    ),
    claims("jumlah-miskin", "2022", {"5312": 31000, "5311": 40000, "5308": 30000, "5307": 20000}),
    tempat="luar",
)
twin(
    "footnote marks on the names of regencies",
    book(
        Sheet(
            [
                ["Kabupaten/Kota", f"{POOR} 2022"],
                ["Alor 1)", 20.5],
                ["Belu²", 14.5],
                ["Malaka *)", 15.25],
                ["1) Hasil Susenas"],
                ["*) pemekaran"],
            ]
        )
    ),
    poor("2022", _5305=20.5, _5304=14.5, _5321=15.25),
)
twin(
    "marks of BPS for what is not there, with their legend",
    book(
        Sheet(
            [
                ["Kabupaten/Kota", f"{POOR} 2022"],
                ["Alor", "20,5"],
                ["Belu", "…"],
                ["Malaka", "-"],
                ["Ende", "n.a."],
                ["Sikka", "NA"],
                ["Keterangan: … data tidak tersedia; - tidak ada; n.a. data tidak dapat ditampilkan"],
            ]
        )
    ),
    poor("2022", _5305=20.5, _5304=None, _5321=None, _5308=None, _5307=None),
    kosong="kosong",
)
twin(
    "thousands by space",
    text(f"Kabupaten;{MANY} 2022 (jiwa)\nAlor;41 250\nBelu;32\u202f500\nEnde;101 250\n"),
    claims("jumlah-miskin", "2022", {"5305": 41250, "5304": 32500, "5308": 101250}),
    file="spasi.csv",
)
twin(
    "filtered rows hidden",
    book(
        Sheet(
            [["Kabupaten/Kota", f"{POOR} 2022"], ["Alor", 20.5], ["Belu", 14.5], ["Ende", 23.5]],
            hidden_rows=(2,),
        )
    ),
    poor("2022", _5305=20.5, _5304=14.5, _5308=23.5),
    sembunyi="pakai",
)
twin(
    "three measures, each with its years, headings merged on two levels, units in a third",
    book(
        Sheet(
            [
                ["Kabupaten", POOR, None, "Jumlah Desa", None],
                [None, 2021, 2022, 2021, 2022],
                [None, "(persen)", "(persen)", "(desa)", "(desa)"],
                ["Alor", 21.5, 20.5, 158, 158],
                ["Belu", 15.5, 14.5, 69, 69],
            ],
            merged=((0, 0, 2, 0), (0, 1, 0, 2), (0, 3, 0, 4)),
        )
    ),
    poor("2021", _5305=21.5, _5304=15.5)
    | poor("2022", _5305=20.5, _5304=14.5)
    | claims("desa", "2021", {"5305": 158, "5304": 69})
    | claims("desa", "2022", {"5305": 158, "5304": 69}),
)
twin(
    "numbering of columns by letters and by formulas",
    book(
        Sheet(
            [
                ["No.", "Kabupaten", f"{POOR} 2021", f"{POOR} 2022", "Selisih"],
                ["a", "b", "c", "d", "e=d-c"],
                [1, "Alor", 21.5, 20.5, -1.0],
                [2, "Belu", 15.5, 14.5, -1.0],
            ]
        )
    ),
    poor("2021", _5305=21.5, _5304=15.5) | poor("2022", _5305=20.5, _5304=14.5),
    indikator="",
)
twin(
    "title repeated on each printed page",
    book(
        Sheet(
            [
                [f"{TITLE}, 2022"],
                ["Kabupaten/Kota", "Persen"],
                ["Alor", 20.5],
                [None],
                ["Halaman 1"],
                [f"{TITLE}, 2022"],
                ["Kabupaten/Kota", "Persen"],
                ["Belu", 14.5],
                ["Halaman 2"],
            ]
        )
    ),
    poor("2022", _5305=20.5, _5304=14.5),
)
twin(
    "estimate with its standard error and interval",
    book(
        Sheet(
            [
                [
                    "Kabupaten",
                    "Estimasi Persentase Penduduk Miskin 2022",
                    "Standard Error",
                    "RSE (%)",
                    "Batas Bawah",
                    "Batas Atas",
                ],
                ["Alor", 20.5, 1.2, 5.85, 18.1, 22.9],
                ["Belu", 14.5, 1.0, 6.9, 12.5, 16.5],
            ]
        )
    ),
    poor("2022", _5305=20.5, _5304=14.5),
    indikator="kemiskinan",
)
twin(
    "codes in three columns for province, regency and name",
    book(
        Sheet(
            [
                ["kode_prov", "kode_kab", "nama_kab", "tahun", "persentase_penduduk_miskin"],
                [53, "05", "ALOR", 2022, 20.5],
                [53, "04", "BELU", 2022, 14.5],
                [53, "71", "KOTA KUPANG", 2022, 8.5],
            ]
        )
    ),
    poor("2022", _5305=20.5, _5304=14.5, _5371=8.5),
    sistem="kemendagri",
)
twin(
    "percent with comma in text and a space before the sign",
    text(f"Kab/Kota;{POOR} Th. 2022\nKab. Alor;20,5 %\nKab. Belu;14,50 %\nKota Kupang;8,5%\n"),
    poor("2022", _5305=20.5, _5304=14.5, _5371=8.5),
    file="persen.csv",
)
twin(
    "two years as a range in one heading and thousands of rupiah",
    book(
        Sheet(
            [
                ["Kabupaten", "Garis Kemiskinan (Rp/kapita/bulan)", None],
                [None, "Mar 2021", "Mar 2022"],
                ["Alor", "412.345", "430.120"],
                ["Belu", "398.250", "415.000"],
            ],
            merged=((0, 1, 0, 2), (0, 0, 1, 0)),
        )
    ),
    claims("garis-kemiskinan", "2021-03", {"5305": 412345, "5304": 398250})
    | claims("garis-kemiskinan", "2022-03", {"5305": 430120, "5304": 415000}),
    indikator="garis-kemiskinan",
    desimal="koma",
)
twin(
    "a bar of averages below and a chart's helper columns at the right",
    book(
        Sheet(
            [
                ["Kabupaten", f"{POOR} 2022", None, None, "Grafik", "x"],
                ["Alor", 20.5, None, None, "Alor", 20.5],
                ["Belu", 14.5, None, None, "Belu", 14.5],
                ["Rata-rata", 17.5],
                ["Minimum", 14.5],
                ["Maksimum", 20.5],
            ]
        )
    ),
    poor("2022", _5305=20.5, _5304=14.5),
    indikator="",
)


def main() -> None:
    folder = Path(sys.argv[1])
    for at, each in enumerate(TWINS, start=1):
        place = folder / f"{at:02}"
        place.mkdir(parents=True, exist_ok=True)
        each.make(place / each.file)


if __name__ == "__main__":
    main()
