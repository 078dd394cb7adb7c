"""Twelve workbooks as they really come, made by a program: each with the traps that its name tells.

Run: python -m tests.intake.messy FOLDER
"""

import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter


@dataclass(frozen=True)
class Messy:
    make: Callable[[Path], None]
    file: str
    kind: str
    new: int  # rows that the import would add
    answers: dict[str, str] = field(default_factory=dict)
    asks: tuple[str, ...] = ()  # the keys of the questions that must come first
    told: tuple[str, ...] = ()  # words that must be among what the reader decided
    page: str = "/"  # where a figure changes: Ringkasan, which counts products and claims but no shipments


def grid(path: Path, *sheets: tuple[str, list[list]], merged: tuple[str, ...] = ()) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        for name, rows in sheets:
            page = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if cell is not None:
                        page.write(row, column, cell)
            for area in merged:
                first = area.split(":")[0]
                row, column = int(first[1:]) - 1, ord(first[0]) - 65
                page.merge_range(area, rows[row][column])


HEAD = ["No", "Kabupaten", "Desa", "Nama Produk", "Kategori", "Jalur Perizinan", "Ket."]
OPEN = "Pangan, jalur belum ditentukan"


def titles_totals_and_footnotes(path: Path) -> None:
    rows = [
        ["DAFTAR PRODUK UNGGULAN DESA"],
        ["KABUPATEN ALOR TAHUN 2025"],
        [],
        HEAD,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [
            1,
            "Kab. Alor",
            "53.05.04.2009",
            "Kopi Contoh Alor",
            "Perkebunan",
            "Komoditas segar dan kering",
            "-",
        ],
        [2, "Kab. Alor", None, "Keripik contoh", "Makanan", OPEN, "..."],
        ["Jumlah", None, None, 2],
        ["*) Data sementara; Sumber: dinas"],
    ]
    grid(path, ("Rekap", rows))


def aliases_and_misspellings(path: Path) -> None:
    names = [
        "TTS",
        "TTU",
        "SBD",
        "Mabar",
        "Matim",
        "Flotim",
        "Sika",
        "Kab Kupang",
        "KOTA KUPANG",
        "kabupaten belu",
    ]
    rows = [[n, name, None, f"Madu contoh {n}", "Makanan", OPEN] for n, name in enumerate(names, start=1)]
    grid(path, ("Data", [HEAD[:6], *rows]))


def codes_as_numbers(path: Path) -> None:
    rows = [
        [1, 5305.0, 5305042009.0, "Sirih contoh", "Makanan", OPEN],
        [2, 5306.0, None, "Jagung contoh", "Makanan", OPEN],
    ]
    grid(path, ("Data", [HEAD[:6], *rows]))


def semicolons_in_windows_letters(path: Path) -> None:
    text = (
        ";".join(HEAD) + "\r\n1;Rote Ndao;;Gula lempeng “contoh”;Makanan;" + OPEN + ";Ba’a, untuk contoh\r\n"
    )
    path.write_bytes(text.encode("cp1252"))


def tabs_in_utf_16(path: Path) -> None:
    path.write_text(
        "\t".join(HEAD) + "\n1\tMalaka\t\tTenun contoh\tTenun\tTenun dan kriya\t–\n", encoding="utf-16"
    )


def years_across_two_heading_rows(path: Path) -> None:
    rows = [
        ["Persentase Penduduk Miskin Menurut Kabupaten/Kota di Provinsi Nusa Tenggara Timur (persen)"],
        ["Kode", "Kabupaten/Kota", "Tahun", None, None],
        [None, None, 2024, 2025, "2026*"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [5307, "Alor", "20,15", "21,44", "22,05*"],
        [5306, "Belu", "-", "15,82", 16.2],
        ["5300", "Nusa Tenggara Timur", "20,58", "20,01", "19,85"],
        ["Jumlah", None, "56,31", "57,27", "58,1"],
        ["* Angka sementara"],
    ]
    grid(path, ("Tabel 4.1", rows), merged=("C2:E2",))


def spaces_and_two_decimal_signs(path: Path) -> None:
    rows = [
        ["Indikator", "Kabupaten", "Tahun", "Nilai", "Sumber data"],
        ["Penduduk miskin", "Ngada", "2026", "12 ,5", "BPS Kabupaten Ngada"],
        ["Penduduk miskin", "Ende", 2026, " 23.4 ", "BPS Kabupaten Ende"],
        ["UMKM dampingan intensif Bangun Karya", "NTT", 2026.0, 14, "Dinas Koperasi contoh"],
    ]
    grid(path, ("Sheet1", rows))


def amounts_and_dates_in_three_styles(path: Path) -> None:
    rows = [
        [
            "Kabupaten asal",
            "Komoditas",
            "Tanggal",
            "Negara tujuan",
            "Berat bersih (ton)",
            "Nilai (Rp)",
            "Bukti",
        ],
        [
            "Kab. Ngada",
            "Kopi contoh",
            "04/06/2025",
            "Jepang",
            "1.234,5 ton",
            "Rp1,5 miliar",
            "Berita acara contoh",
        ],
        [
            "Belu; Malaka",
            "Bawang contoh",
            "Rabu, 4 Juni 2025",
            "Timor-Leste",
            "2.500 kg",
            "Rp 250.000.000",
            "Berita acara contoh",
        ],
        ["Sikka", "Mete contoh", 45812, "India", 12, "...", "Berita acara contoh"],
    ]
    grid(path, ("Ekspor", rows))


def several_sheets(path: Path) -> None:
    def rows(name: str, product: str) -> list[list]:
        return [[f"Kecamatan di {name}"], HEAD[:6], [1, name, None, product, "Minuman", OPEN]]

    grid(
        path,
        ("Timur", rows("Lembata", "Moke contoh")),
        ("Catatan", [["Dibuat oleh dinas"]]),
        ("Barat", rows("Ende", "Sopi contoh")),
    )


def regencies_merged_over_rows(path: Path) -> None:
    rows = [
        HEAD[:6],
        *[
            [n, "Nagekeo" if n == 1 else None, None, f"Kriya contoh {n}", "Kriya", "Tenun dan kriya"]
            for n in (1, 2, 3)
        ],
    ]
    grid(path, ("Data", rows), merged=("B2:B4",))


def villages_by_name(path: Path) -> None:
    rows = [[1, "Alor", "Maikang", "Kenari contoh", "Perkebunan", "Komoditas segar dan kering"]]
    grid(path, ("Data", [HEAD[:6], *rows]))


def one_library_only(path: Path) -> None:
    """A cell error that only newer spreadsheets know: one of the two libraries refuses the whole sheet."""
    grid(
        path,
        (
            "Data",
            [
                HEAD,
                [1, "Manggarai", None, "Porang contoh", "Tanaman pangan", "Komoditas segar dan kering", 7],
            ],
        ),
    )
    parts = {}
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'<c r="A2"><v>1</v>', b'<c r="A2" t="e"><v>#BUSY!</v>')
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)


TWELVE = {
    "titles": Messy(titles_totals_and_footnotes, "rekap alor.xlsx", "produk", 2),
    "aliases": Messy(aliases_and_misspellings, "produk.xlsx", "produk", 10),
    "codes": Messy(
        codes_as_numbers, "kode.xlsx", "produk", 2, {"sistem_kode": "kemendagri"}, ("sistem_kode",)
    ),
    "cp1252": Messy(semicolons_in_windows_letters, "rote.csv", "produk", 1),
    "utf-16": Messy(tabs_in_utf_16, "malaka.tsv", "produk", 1),
    "wide": Messy(
        years_across_two_heading_rows,
        "bps.xlsx",
        "indikator",
        9,
        told=("kode BPS", "Penduduk miskin", "koma"),
    ),
    "spaces": Messy(
        spaces_and_two_decimal_signs,
        "nilai.xlsx",
        "indikator",
        3,
        {"satuan:Sheet1:Nilai": "satu"},
        ("satuan:Sheet1:Nilai",),
        ("keduanya",),
    ),
    "amounts": Messy(
        amounts_and_dates_in_three_styles, "ekspor.xlsx", "ekspor", 3, told=("koma",), page="/ekspor"
    ),
    "sheets": Messy(several_sheets, "kecamatan.xlsx", "produk", 2),
    "merged": Messy(regencies_merged_over_rows, "gabung.xlsx", "produk", 3),
    "villages": Messy(
        villages_by_name,
        "desa.xlsx",
        "produk",
        1,
        {"desa:5305:maikang": "5305042009"},
        ("desa:5305:maikang",),
    ),
    "one library": Messy(one_library_only, "baru.xlsx", "produk", 1),
}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for each in TWELVE.values():
        each.make(folder / each.file)


if __name__ == "__main__":
    main()
