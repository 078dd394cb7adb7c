"""One test per rule: a row that breaks it gives its id, its severity, its cell and its sentence; the good row
beside it gives nothing.
"""

from dataclasses import dataclass, field

import pytest

from data.intake import checks
from tests.intake.conftest import examined, table

OPEN = "Pangan, jalur belum ditentukan"
PRODUCT = ["Kode baris", "Kabupaten", "Desa", "Nama produk", "Kategori", "Jalur perizinan", "Catatan"]
GOOD = ["", "Alor", "", "Kenari contoh", "Makanan", OPEN, "baik"]
CLAIM = ["Indikator", "Kabupaten", "Tahun", "Nilai", "Satuan", "Yang menyatakan"]
POOR = ["Penduduk miskin", "Belu", "2026", "14,5", "persen", "BPS Kabupaten Belu"]
EXPORT = ["Kabupaten", "Komoditas", "Tanggal", "Tujuan", "Berat (ton)", "Bukti"]
SHIPPED = ["Ngada", "Kopi contoh", "04/06/2025", "Jepang", "12", "Berita acara contoh"]
PERMIT = ["Kode produk", "Jenis izin", "Nomor izin", "Tanggal terbit", "Berlaku sampai"]
NIB = ["P079", "NIB", "1234567890123", "04/06/2025", "04/06/2030"]


@dataclass(frozen=True)
class Case:
    kind: str
    rows: list[list]  # heading, rows; the breaking one wherever `cell` says
    cell: str
    says: str  # part of the sentence
    allowed: tuple[str, ...] = ("*",)
    answers: dict[str, str] = field(default_factory=dict)


def product(
    cell: str,
    says: str,
    *,
    allowed: tuple[str, ...] = ("*",),
    head: str = "",
    answers: dict[str, str] | None = None,
    **written: str,
) -> Case:
    """A good product, and below it another of which some cells are written otherwise."""
    heading = [*PRODUCT, *([head] if head else [])]
    good = [*GOOD, *([""] if head else [])]
    bad = [written.get(name, old) for name, old in zip(heading, good, strict=True)]
    bad[3] = written.get("Nama produk", "Sirih contoh")
    return Case("produk", [heading, good, bad], cell, says, allowed, answers or {})


def claims(cell: str, says: str, *bad: list[str], good: tuple[list[str], ...] = (POOR,)) -> Case:
    return Case("indikator", [CLAIM, *good, *bad], cell, says)


def poor(
    regency: str, value: str, *, unit: str = "persen", year: str = "2026", speaker: str = "BPS"
) -> list[str]:
    return ["Penduduk miskin", regency, year, value, unit, speaker]


CASES = {
    "T01": product("G3", "tanda rumus: “=1+1”", Catatan="=1+1"),
    "T02": product("G3", "tidak terlihat", Catatan="a\u202eb"),
    "T03": product("G3", "Markdown: “<b>a</b>”", Catatan="<b>a</b>"),
    "T04": product("G3", "lebih dari 500 huruf", Catatan="x" * 501),
    "W01": product(
        "B3",
        "“Antah Berantah” tidak dikenal",
        answers={"tempat:antah berantah": "galat"},
        Kabupaten="Antah Berantah",
    ),
    "W02": product(
        "B3", "adalah kecamatan, bukan kabupaten/kota (Kabupaten Alor)", Kabupaten="Teluk Mutiara"
    ),
    "W03": product("B3", "milik Kabupaten Belu", Kabupaten="Belu", allowed=("5305",)),
    "W04": product("A3", "“P99999” tidak ada di register", **{"Kode baris": "P99999"}),
    "W05": product("A3", "milik Kabupaten Manggarai Barat", allowed=("5305",), **{"Kode baris": "P079"}),
    "W06": product(
        "B3", "mengulang baris 2", answers={"ganda:Lembar 1": "galat"}, **{"Nama produk": "Kenari contoh"}
    ),
    "W07": Case(
        "produk",
        [
            ["Kode wilayah", *PRODUCT[1:]],
            ["53.05", *GOOD[1:]],
            ["53.05", "Belu", "", "Sirih contoh", *GOOD[4:]],
        ],
        "A3",
        "tidak cocok: “53.05” dan “Belu”",
        answers={"kode_nama:Lembar 1": "galat"},
    ),
    "P01": product("D3", "sudah terdaftar dengan kode P", **{"Nama produk": "?"}),
    "P02": product("H3", "“tercatat” tanpa bukti", head="Status ekspor", **{"Status ekspor": "tercatat"}),
    "P03": product("H3", "“90111” hanya lima angka", head="Kode HS", **{"Kode HS": "90111"}),
    "D01": product("C3", "“53.05.04.9999” belum dapat dipastikan", Desa="53.05.04.9999"),
    "I01": Case(
        "izin",
        [PERMIT, NIB, [*NIB[:2], "1234567890124", "04/06/2025", "04/06/2024"]],
        "E3",
        "sebelum terbit (2025-06-04)",
    ),
    "I02": Case("izin", [PERMIT, NIB, [*NIB[:2], "12345", *NIB[3:]]], "C3", "“12345” tidak seperti NIB"),
    "N01": claims("D3", "di luar batas yang mungkin (0 sampai 100)", poor("Alor", "1820,5")),
    "N02": claims(
        "D4", "pecahan di antara angka persen", poor("Sikka", "0,12"), good=(POOR, poor("Ende", "23,1"))
    ),
    "N03": claims("D3", "jauh dari nilai sebelumnya", poor("Alor", "1,2")),
    "N04": claims(
        "D5",
        "1 dari 4 baris nol, di kolom yang juga berisi sel kosong",
        good=(POOR, poor("Sikka", "13,25"), poor("Alor", ""), poor("Ende", "0")),
    ),
    "T05": Case(
        "ekspor",
        [EXPORT, SHIPPED, ["Belu", "Kopi", "#REF!", *SHIPPED[3:]]],
        "C3",
        "galat hitungan #REF!",
    ),
    "N09": Case(
        "ekspor",
        [EXPORT, SHIPPED, ["Belu", *SHIPPED[1:4], "45.500", SHIPPED[5]]],
        "E3",
        "45.500 lebih dari sepuluh kali",
        answers={"desimal:Lembar 1:Berat (ton)": "koma"},
    ),
    "N10": Case(
        "ekspor",
        [EXPORT, SHIPPED, ["Belu", *SHIPPED[1:4], "9 jiwa", SHIPPED[5]]],
        "E3",
        "“9 jiwa” memakai satuan lain",
    ),
    "N11": Case(
        "ekspor", [EXPORT, SHIPPED, ["Belu", *SHIPPED[1:4], "-7", SHIPPED[5]]], "E3", "-7 kurang dari nol"
    ),
    "N12": Case(
        "ekspor",
        [EXPORT, SHIPPED, ["Belu", "Kopi", "04/06/1925", *SHIPPED[3:]]],
        "C3",
        "1925-06-04 jauh dari masa kini",
    ),
    "N13": claims(
        "D7",
        "jauh dari wilayah lain di berkas ini (nilai tengahnya 14,38)",
        ["Prevalensi stunting (SKI)", "Alor", "2019", "1,9", "persen", "BPS"],
        good=tuple(
            ["Prevalensi stunting (SKI)", place, "2019", value, "persen", "BPS"]
            for place, value in (
                ("Sikka", "14,5"),
                ("Ende", "15,25"),
                ("Ngada", "14,25"),
                ("Sabu Raijua", "13,5"),
                ("Lembata", "16,5"),
            )
        ),
    ),
    "N05": Case(
        "ekspor",
        [EXPORT, SHIPPED, ["Belu", *SHIPPED[1:]], ["Jumlah", "", "", "", "25", ""]],
        "E4",
        "tertulis 25, sedangkan jumlah barisnya 24",
    ),
    "N06": Case(
        "ekspor", [EXPORT, SHIPPED, ["Belu", "Kopi", "04/06/2027", *SHIPPED[3:]]], "C3", "belum terjadi"
    ),
    "N14": claims("C3", "Periode 2031 belum dimulai", poor("Alor", "18,5", year="2031")),
    "N15": claims("C3", "“1,2022” bukan tahun", poor("Alor", "18,5", year="1,2022")),
    "N16": Case(
        "ekspor", [EXPORT, SHIPPED, ["Belu", *SHIPPED[1:4], "0", SHIPPED[5]]], "E3", "Nol pada kiriman"
    ),
    "N07": claims("F3", "belum disebut", poor("Alor", "18,5", speaker="")),
    "N08": claims(
        "E3", "“jiwa” berbeda dari satuan indikatornya (persen)", poor("Alor", "18,5", unit="jiwa")
    ),
}


def test_every_rule_has_its_case():
    assert set(CASES) == {rule.id for rule in checks.rules()}


@pytest.mark.parametrize("rule", CASES)
def test_a_row_that_breaks_a_rule_is_told_and_the_good_one_is_not(rule, con, tmp_path):
    case = CASES[rule]
    known = con.execute("select name from product where regency = '5305' order by id").fetchone()[0]
    rows = [[known if cell == "?" else cell for cell in row] for row in case.rows]
    result = examined(tmp_path, case.kind, table(tmp_path, rows), answers=case.answers, allowed=case.allowed)
    assert result["questions"] == []
    (finding,) = result["findings"]
    (told,) = [each for each in checks.rules() if each.id == rule]
    assert (finding["rule"], finding["severity"], finding["cell"]) == (rule, told.severity, case.cell)
    assert case.says in finding["what"] and finding["remedy"] == told.remedy


def test_the_schema_speaks_where_no_rule_does(snapshots, tmp_path):
    rows = [PRODUCT, GOOD, ["", "Alor", "", "Sirih contoh", "", OPEN, ""]]
    (finding,) = examined(tmp_path, "produk", table(tmp_path, rows))["findings"]
    assert (finding["rule"], finding["severity"], finding["cell"]) == ("SKEMA", "galat", "E3")
    assert finding["what"] == "Kosong, padahal wajib diisi."
