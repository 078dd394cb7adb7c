"""More tables as offices and programs of theirs send them: what was read wrongly or asked badly at first.

Imported for its effect: they stand behind the others in TWINS.
"""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from tests.intake.twins import (
    MANY,
    POOR,
    TITLE,
    TWINS,
    Sheet,
    book,
    claims,
    poor,
    products,
    text,
    twin,
)

assert TWINS
STRICT = (
    (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)


def strict(make: Callable[[Path], None]) -> Callable[[Path], None]:
    """The workbook as Strict Open XML."""

    def made(path: Path) -> None:
        make(path)
        with zipfile.ZipFile(path) as parts:
            kept = {name: parts.read(name) for name in parts.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
            for name, content in kept.items():
                parts.writestr(name, content.replace(*STRICT[0]).replace(*STRICT[1]))

    return made


def raised(path: Path) -> None:
    """Footnotes as small raised letters behind names and numbers, as a publication prints them."""
    with xlsxwriter.Workbook(path) as workbook:
        page, up = workbook.add_worksheet(), workbook.add_format({"font_script": 1})
        page.write_row(0, 0, ["Kabupaten/Kota", f"{POOR} 2016 (%)"])
        page.write_rich_string(1, 0, "Malaka", up, "1")
        page.write_rich_string(1, 1, "16,5", up, "2")
        page.write(2, 0, "Belu")
        page.write_rich_string(2, 1, "15,9", up, "r")
        page.write_row(3, 0, ["Ende", "23,5"])
        page.write(5, 0, "1 Pemekaran")
        page.write(6, 0, "2 Angka sementara")


def of_bps(  # noqa: PLR0917 - the parts of the answer, in their order
    label: str,
    places: list[tuple],
    parts: list[tuple],
    years: list[tuple],
    within: list[tuple],
    values: dict[str, float],
) -> str:
    """A variable as BPS' Web API answers it; everything but the values as numbers and labels."""
    told = [[{"val": val, "label": name} for val, name in each] for each in (places, parts, years, within)]
    return json.dumps(
        {
            "status": "OK",
            "var": [{"val": 77, "label": label, "unit": "Persen"}],
            "vervar": told[0],
            "turvar": told[1],
            "tahun": told[2],
            "turtahun": told[3],
            "datacontent": values,
        }
    )


PLACES = [(5300, "<b>NUSA TENGGARA TIMUR</b>"), (5311, "Ende"), (5314, "Rote Ndao")]
SEXES = [(31, "Laki-laki"), (32, "Perempuan"), (33, "Laki-laki + Perempuan")]
BY_SEX = {
    f"{place}77{sex}{year}0": place / 1000 + sex + (year - 120) / 4
    for place, _ in PLACES
    for sex, _ in SEXES
    for year in (121, 122)
}
SIMDASI = {
    "status": "OK",
    "data": [
        {"page": 1},
        {
            "judul": "Luas Daerah, Jumlah Kecamatan, dan Jumlah Desa Menurut Kabupaten/Kota, 2021",
            "tahun_data": 2021,
            "kolom": {
                "a1": {"nama_variabel": "Luas Daerah", "satuan": "km<sup>2</sup>"},
                "b2": {"nama_variabel": "Jumlah Kecamatan", "satuan": None},
                "c3": {"nama_variabel": "Jumlah Desa", "satuan": "Desa"},
            },
            "data": [
                {
                    "label": label,
                    "kode_wilayah": code,
                    "variables": {
                        key: {"value_raw": value}
                        for key, value in zip(("a1", "b2", "c3"), values, strict=True)
                    },
                }
                for label, code, values in (
                    ("Ngada", "5312000", ("1722.24", "12", "135")),
                    ("<b>Kota Kupang</b>", "5371000", ("159.34", "6", "-")),
                    ("<b>Nusa Tenggara Timur</b>", "5300000", ("46446.64", "315", "3026")),
                )
            ],
        },
    ],
}
CKAN = {
    "success": True,
    "result": {
        "records": [
            {
                "_id": at,
                "kode_provinsi": int(code[:2]),
                "nama_provinsi": province,
                "bps_kode_kabupaten_kota": code,
                "bps_nama_kabupaten_kota": name,
                "jumlah_penduduk_miskin": value,
                "satuan": "JIWA",
                "tahun": "2017",
            }
            for at, (code, province, name, value) in enumerate(
                (
                    ("5303", "NUSA TENGGARA TIMUR", "KABUPATEN KUPANG", "91.870"),
                    ("5309", "NUSA TENGGARA TIMUR", "KABUPATEN FLORES TIMUR", "26.450"),
                    ("5203", "NUSA TENGGARA BARAT", "KABUPATEN LOMBOK TIMUR", "216.180"),
                ),
                start=1,
            )
        ]
    },
}

twin(
    "thousands written as noughts, a measure that the register keeps for the province alone",
    book(
        Sheet(
            [
                ["Tabel 4.3.2"],
                ["Jumlah Penduduk Miskin dan Garis Kemiskinan Menurut Kabupaten/Kota, 2018 dan 2019"],
                [
                    "Kabupaten/Kota",
                    "Jumlah Penduduk Miskin (000 jiwa)",
                    None,
                    "Garis Kemiskinan (Rupiah/kapita/bulan)",
                    None,
                ],
                [None, 2018, 2019, 2018, 2019],
                ["(1)", "(2)", "(3)", "(4)", "(5)"],
                ["Sumba Barat Daya", "97,11", "98,04", 287615, 301244],
                ["Lembata", "37,05", "36,18", 375108, 389467],
                ["Nusa Tenggara Timur", "1 142,17", "1 146,32", 354898, 374455],
                ["Catatan : Susenas Maret"],
            ],
            merged=((2, 0, 3, 0), (2, 1, 2, 2), (2, 3, 2, 4)),
        )
    ),
    claims("jumlah-miskin", "2018", {"5318": 97110, "5313": 37050, "53": 1142170})
    | claims("jumlah-miskin", "2019", {"5318": 98040, "5313": 36180, "53": 1146320})
    | claims("garis-kemiskinan", "2018", {"53": 354898})
    | claims("garis-kemiskinan", "2019", {"53": 374455}),
    satuan="ribu",
)
twin(
    "three measures of SIMDASI, one without a unit and one with a raised letter in it",
    text(json.dumps(SIMDASI)),
    claims("luas", "2021", {"5309": 1722.24, "5371": 159.34, "53": 46446.64})
    | claims("kecamatan", "2021", {"5309": 12, "5371": 6, "53": 315})
    | claims("desa", "2021", {"5309": 135, "5371": None, "53": 3026}),
    file="simdasi.json",
)
twin(
    "a variable of BPS by sex, the whole among its parts",
    text(
        of_bps(
            f"{POOR} Menurut Jenis Kelamin",
            PLACES,
            SEXES,
            [(121, "2021"), (122, "2022")],
            [(0, "Tahun")],
            BY_SEX,
        )
    ),
    {
        ("kemiskinan", ours, str(1900 + year)): place / 1000 + 33 + (year - 120) / 4
        for place, ours in ((5300, "53"), (5311, "5308"), (5314, "5314"))
        for year in (121, 122)
    },
    file="bps.json",
)
twin(
    "a variable of BPS by semester, with a part of the year that holds nothing",
    text(
        of_bps(
            f"{POOR} (P0)",
            PLACES[1:],
            [(0, "Tidak ada")],
            [(121, "2021")],
            [(61, "Semester 1 (Maret)"), (62, "Semester 2 (September)"), (63, "Tahunan")],
            {f"{place}770121{part}": 20 + part / 100 for place in (5311, 5314) for part in (61, 62)},
        )
    ),
    poor("2021-S1", _5308=20.61, _5314=20.61) | poor("2021-S2", _5308=20.62, _5314=20.62),
    file="bps.json",
)
twin(
    "records of CKAN whose headings say whose code it is, of two provinces",
    text(json.dumps(CKAN)),
    claims("jumlah-miskin", "2017", {"5301": 91870, "5306": 26450}),
    file="ckan.json",
    desimal="koma",
)
twin(
    "percents by format in Strict Open XML",
    strict(
        book(
            Sheet(
                [
                    ["Persentase Penduduk Miskin menurut Kabupaten/Kota"],
                    ["No", "Kabupaten/Kota", "Maret 2021", "Maret 2022"],
                    [1, "Manggarai Timur", 0.2671, 0.2567],
                    [2, "Nagekeo", 0.1277, 0.1256],
                    ["", "Rata-rata", 0.2, 0.19],
                ],
                formats={(row, column): "0.00%" for row in (2, 3, 4) for column in (2, 3)},
            )
        )
    ),
    poor("2021-03", _5319=26.71, _5316=12.77) | poor("2022-03", _5319=25.67, _5316=12.56),
)
twin(
    "semicolons in UTF-16, a unit that ends in a digit",
    text(
        "Nama Kabupaten;Luas Daerah (km2) 2016\r\nSumba Tengah;1 869,18\r\nManggarai;1.669,78\r\n", "utf-16"
    ),
    claims("luas", "2016", {"5317": 1869.18, "5310": 1669.78}),
    file="luas.csv",
)
twin(
    "shipments with a mark of the encoding, months by name, rupiah that end in a dash",
    text(
        "\ufeffKab./Kota Asal;Jenis Barang;Tgl. Kirim;Negara Tujuan;Berat Bersih (Kg);Nilai (Rp);Dokumen\r\n"
        "Kab. Manggarai;Vanili contoh;12-Mei-2025;Singapura;1.250,5;Rp 1.500.000,-;PEB contoh\r\n"
        "Kab. Sikka;Kelapa contoh;3-Agustus-2025;Tiongkok;24.000;Rp. 96.250.000,-;PEB contoh\r\n"
    ),
    {
        ("5310", "Vanili contoh"): "2025-05-12 1.2505 1500000",
        ("5307", "Kelapa contoh"): "2025-08-03 24 96250000",
    },
    file="kirim.csv",
    kind="ekspor",
)
twin(
    "products under numbered groups that are categories",
    book(
        Sheet(
            [
                ["DAFTAR PRODUK UNGGULAN DESA KABUPATEN NAGEKEO"],
                ["NO", "NAMA PRODUK", "DESA", "KET"],
                ["I", "MAKANAN DAN MINUMAN"],
                [1, "Sambal contoh"],
                [2, "Kopi contoh"],
                ["II", "KERAJINAN"],
                [1, "Tenun contoh"],
                [2, "Anyaman contoh"],
            ]
        )
    ),
    products(
        ("5316", "Sambal contoh", "makanan", "pangan_belum_ditentukan"),
        ("5316", "Kopi contoh", "makanan", "pangan_belum_ditentukan"),
        ("5316", "Tenun contoh", "kriya", "kriya"),
        ("5316", "Anyaman contoh", "kriya", "kriya"),
    ),
    kind="produk",
    isi="makanan",
)
twin(
    "products under numbered groups that are regencies, then villages",
    book(
        Sheet(
            [
                ["DAFTAR PRODUK UNGGULAN DESA"],
                ["No", "Nama Produk", "Kategori"],
                ["I.", "KABUPATEN ENDE"],
                [1, "Kue contoh", "Makanan"],
                ["II.", "KABUPATEN ALOR"],
                ["A", "Kecamatan Kabola"],
                ["B", "Desa Lawahing"],
                [1, "Ikat contoh", "Tenun"],
            ]
        )
    ),
    products(
        ("5308", "Kue contoh", "makanan", "pangan_belum_ditentukan"),
        ("5305", "Ikat contoh", "tenun", "kriya"),
    ),
    kind="produk",
)
twin(
    "regencies under numbered islands",
    book(
        Sheet(
            [
                [f"{POOR} 2017"],
                ["No", "Wilayah", "Persen"],
                ["I", "PULAU FLORES"],
                [1, "Ende", 24.2],
                [2, "Sikka", 14.1],
                ["II", "PULAU TIMOR"],
                [1, "Belu", 15.9],
            ]
        )
    ),
    poor("2017", _5308=24.2, _5307=14.1, _5304=15.9),
)
twin(
    "a base year in the title is not the year of the numbers",
    book(
        Sheet(
            [
                [f"{POOR} (tahun dasar 2012) Menurut Kabupaten/Kota"],
                ["Kabupaten/Kota", "Persen"],
                ["Alor", 25.11],
                ["Ende", 24.98],
            ]
        )
    ),
    poor("2019", _5305=25.11, _5308=24.98),
    tahun="2019",
    indikator="kemiskinan",
)
twin(
    "the year of a rule in the title is offered and not taken",
    book(
        Sheet(
            [
                ["Jumlah Desa Menurut Kabupaten (Permendagri Nomor 72 Tahun 2019)"],
                ["Kabupaten", "Jumlah Desa"],
                ["Alor", 158],
                ["Ende", 255],
            ]
        )
    ),
    claims("desa", "2023", {"5305": 158, "5308": 255}),
    tahun="2023",
)
twin("raised footnotes behind names and numbers", raised, poor("2016", _5321=16.5, _5304=15.9, _5308=23.5))
twin(
    'codes under "id", names of the whole country\'s regencies',
    book(
        Sheet(
            [
                ["id", "kabkota", "persentase_penduduk_miskin", "tahun"],
                [3201, "Bogor", 7.1, 2018],
                [5101, "Jembrana", 5.2, 2018],
                [5305, "Timor Tengah Utara", 22.1, 2018],
                [5318, "Nagekeo", 13.2, 2018],
                [7371, "Makassar", 4.4, 2018],
                [9401, "Merauke", 10.2, 2018],
            ]
        )
    ),
    poor("2018", _5303=22.1, _5316=13.2),
)
twin(
    "thousands by format, with the word behind them",
    book(
        Sheet(
            [[f"{MANY} (jiwa)"], ["Kabupaten", "2020"], ["Alor", 43250], ["Belu", 34100]],
            formats={(2, 1): '0.0,"rb"', (3, 1): '#,##0.0, "ribu"'},
        )
    ),
    claims("jumlah-miskin", "2020", {"5305": 43250, "5304": 34100}),
)
twin(
    "square kilometres in words",
    book(
        Sheet(
            [
                ["Luas Wilayah Menurut Kabupaten/Kota (Km Persegi), 2015"],
                ["Kabupaten/Kota", "Luas"],
                ["Alor", 2928.88],
                ["Ende", 2068.0],
            ]
        )
    ),
    claims("luas", "2015", {"5305": 2928.88, "5308": 2068}),
    indikator="luas",
)
twin(
    "two years in one heading",
    book(Sheet([[TITLE], ["Kabupaten", "2018/2019"], ["Alor", 21.2], ["Ende", 23.1]])),
    poor("2019", _5305=21.2, _5308=23.1),
    tahun="2019",
)
twin(
    "codes that are fractions, beside names",
    book(
        Sheet(
            [
                ["Kode Kab", "Nama Kabupaten", "Tahun", f"{POOR} (%)"],
                [5312.0, "Sumba Barat", 2020.0, 28.53],
                [5311.0, "Sumba Timur", 2020.0, 29.28],
            ]
        )
    ),
    poor("2020", _5312=28.53, _5311=29.28),
)
