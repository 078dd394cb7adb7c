"""Lists of products as three offices of regencies keep them: forty columns, words of their own, no codes.

Run: python -m tests.intake.officers FOLDER
"""

import csv
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import snapshots
from tests.intake.twins import Sheet, book

ROWS = 180
VILLAGES = """select district.name, village.name
    from village join district on district.code = village.district where village.regency = $regency
    order by village.code limit 40"""

SMALL_INDUSTRY = [  # two rows of headings, as a ministry's form has them
    [
        "NO",
        "NAMA IKM",
        "NAMA PEMILIK / PENANGGUNG JAWAB",
        "JENIS KELAMIN",
        "ALAMAT",
        None,
        None,
        None,
        "NO. TELP/HP",
        "E-MAIL",
        "KOMODITI",
        "JENIS PRODUK",
        "MEREK",
        "KELOMPOK KOMODITI",
        "KBLI",
        "TAHUN BERDIRI",
        "TENAGA KERJA",
        None,
        "NILAI INVESTASI (Rp.000)",
        "KAPASITAS PRODUKSI",
        None,
        None,
        "NILAI PRODUKSI (Rp.000)",
        "NILAI BB/BP (Rp.000)",
        "LEGALITAS",
        None,
        None,
        None,
        None,
        "PEMASARAN",
        None,
        "EKSPOR",
        "BENTUK USAHA",
        "SENTRA",
        "PELATIHAN",
        "BANTUAN ALAT",
        "SUMBER MODAL",
        "MEDIA SOSIAL",
        "MASALAH",
        "KETERANGAN",
    ],
    [
        None,
        None,
        None,
        "L/P",
        "JALAN",
        "RT/RW",
        "DESA/KEL.",
        "KECAMATAN",
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        "L",
        "P",
        None,
        "JUMLAH",
        "SATUAN",
        "PER",
        None,
        None,
        "NIB",
        "PIRT",
        "HALAL",
        "MD",
        "HAKI",
        "LOKAL",
        "LUAR DAERAH",
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
    ],
]
FORM = [  # what a form on the web asks, each question a heading
    "Timestamp",
    "Email Address",
    "Nama Lengkap",
    "Nomor WhatsApp (aktif)",
    "NIK sesuai KTP",
    "Tanggal Lahir",
    "Jenis Kelamin",
    "Pendidikan terakhir",
    "Nama Usaha / Merek",
    "Apa nama produk unggulannya?",
    "Pilih kategori produk",
    "Ceritakan singkat produknya",
    "Kecamatan",
    "Desa / Kelurahan",
    "Dusun, RT/RW",
    "Link Google Maps",
    "Mulai usaha tahun berapa?",
    "Jumlah tenaga kerja",
    "Bahan baku utama",
    "Asal bahan baku",
    "Kapasitas per bulan",
    "Harga jual (Rp)",
    "Omzet per bulan (Rp)",
    "Apakah sudah punya NIB?",
    "Apakah sudah punya PIRT?",
    "Apakah sudah bersertifikat Halal?",
    "Apakah sudah punya izin BPOM?",
    "Apakah merek sudah didaftarkan?",
    "Jenis kemasan",
    "Masa simpan",
    "Dijual di mana?",
    "Akun Instagram",
    "Akun Facebook",
    "Pernah ikut pameran?",
    "Pernah dapat bantuan?",
    "Sudah pernah ekspor?",
    "Punya rekening usaha?",
    "Kendala utama",
    "Kebutuhan pelatihan",
    "Foto produk (unggah)",
]
ENTERPRISES = [  # a sheet for each district, rows under numbered groups
    "No",
    "Nama BUMDes / Kelompok",
    "Ketua",
    "HP Ketua",
    "Desa",
    "Produk Unggulan Desa",
    "Uraian",
    "Bentuk",
    "Ukuran",
    "Berat Netto",
    "Bahan",
    "Musim",
    "Luas Lahan (Ha)",
    "Produksi/Tahun",
    "Satuan",
    "Harga",
    "Pembeli",
    "Pasar",
    "Modal Awal",
    "Penyertaan Modal",
    "Omzet",
    "Laba",
    "PADes",
    "Anggota L",
    "Anggota P",
    "Izin Usaha",
    "Tahun Izin",
    "Badan Hukum",
    "Nomor AHU",
    "Pendamping",
    "Kemitraan",
    "Sarana",
    "Listrik",
    "Internet",
    "Air",
    "Jarak ke Kota (km)",
    "Status Jalan",
    "Program",
    "Tahun Program",
    "Ket",
]


@dataclass(frozen=True)
class Officer:
    name: str
    regency: str
    file: str
    make: Callable[[Path, int], None]  # of the quarter counted from 0
    products: int
    categories: tuple[str, ...]
    answers: dict[str, str]  # end of a question's key -> what this officer says

    def answer(self, key: str) -> str:
        return next(said for end, said in self.answers.items() if key.endswith(end))


def villages(regency: str) -> list[tuple[str, str]]:
    with duckdb.connect(snapshots.current().snapshot.path, read_only=True) as con:
        return con.execute(VILLAGES, {"regency": regency}).fetchall()


def numbers(quarter: int) -> range:
    """Each quarter some products are gone and others new."""
    return range(1 + 7 * quarter, 1 + ROWS + 7 * quarter)


def _small_industry(path: Path, quarter: int) -> None:
    known = villages("5313")
    sorts = [
        ("Pangan", "Jagung titi"),
        ("Sandang", "Sarung tenun"),
        ("Kerajinan", "Anyaman lontar"),
        ("Kimia dan Bahan Bangunan", "Garam rakyat"),
    ]
    rows = []
    for place, at in enumerate(numbers(quarter), start=1):
        district, village = known[at % len(known)]
        sort, product = sorts[at % len(sorts)]
        if quarter and at % 45 == 0:
            sort = "Pangan"
        permits = [f"{9120000000000 + at}" if at % 2 else "-", "√" if at % 6 == 0 else "", "-", "", "-"]
        rows.append(
            [
                place,
                f"IKM Contoh {at}",
                f"Bapak Contoh {at}",
                "LP"[at % 2],
                "Jl. Trans Contoh",
                "01/02",
                village,
                district,
                f"0813{at:08d}",
                "-",
                product,
                f"{product} {at}",
                f"Cap {at}",
                sort,
                "10799",
                2015 + at % 9,
                at % 4,
                at % 3,
                "12.500",
                at * 10,
                "kg",
                "bulan",
                "30.000",
                "11.000",
                *permits,
                "v",
                "",
                "belum",
                "Perorangan",
                "",
                "",
                "",
                "Sendiri",
                "",
                "Modal",
                "",
            ]
        )
    title = [
        ["DATA INDUSTRI KECIL DAN MENENGAH (IKM)"],
        ["KABUPATEN LEMBATA"],
        [f"TRIWULAN {'I' * (quarter + 1)} TAHUN 2026"],
    ]
    counted = [[f"({at + 1})" for at in range(len(SMALL_INDUSTRY[0]))]]
    merged = tuple((4, left, 4, right) for left, right in ((4, 7), (16, 17), (19, 21), (24, 28), (29, 30)))
    book(
        Sheet(
            [
                *title,
                [],
                *SMALL_INDUSTRY,
                *counted,
                *rows,
                ["JUMLAH", None, None, None, None, None, None, None, None, None, None, len(rows)],
            ],
            name="IKM",
            merged=merged,
        )
    )(path)


def _form(path: Path, quarter: int) -> None:
    known = villages("5302")
    sorts = [
        ("Makanan", "Keripik ubi"),
        ("Minuman", "Jahe instan"),
        ("Fashion / Tenun", "Selendang"),
        ("Pertanian", "Kacang tanah"),
        ("Kerajinan tangan", "Tas daur ulang"),
    ]
    written = io.StringIO()
    sheet = csv.writer(written, delimiter=",")
    sheet.writerow(FORM)
    for at in numbers(quarter):
        district, village = known[at % len(known)]
        sort, product = sorts[at % len(sorts)]
        row = dict.fromkeys(FORM, "") | {
            "Timestamp": f"{1 + at % 28}/02/2026 10:{at % 60:02d}:11",
            "Email Address": f"contoh{at}@contoh.id",
            "Nama Lengkap": f"Ibu Contoh {at}",
            "Nomor WhatsApp (aktif)": f"0822{at:08d}",
            "NIK sesuai KTP": f"530201{at:010d}",
            "Tanggal Lahir": "12/03/1980",
            "Jenis Kelamin": "Perempuan",
            "Nama Usaha / Merek": f"Usaha Contoh {at}",
            "Apa nama produk unggulannya?": f"{product} {at}",
            "Pilih kategori produk": sort,
            "Kecamatan": f"Kec. {district}",
            "Desa / Kelurahan": village.upper(),
            "Harga jual (Rp)": "Rp 15.000,-",
            "Omzet per bulan (Rp)": "2,5 juta",
            "Apakah sudah punya NIB?": "Sudah" if at % 3 else "Belum",
            "Apakah sudah punya PIRT?": "Sedang proses"
            if at % 4 == 0
            else "Sudah"
            if at % 4 == 1
            else "Belum",
            "Apakah sudah bersertifikat Halal?": "Belum",
            "Apakah sudah punya izin BPOM?": "Tidak",
            "Sudah pernah ekspor?": "Belum pernah",
            "Kendala utama": "Modal, kemasan; pasar",
        }
        sheet.writerow(row.values())
    path.write_text(written.getvalue(), encoding="utf-8-sig")


def _enterprises(path: Path, quarter: int) -> None:
    known = villages("5315")
    by_district: dict[str, list[str]] = {}
    for district, village in known:
        by_district.setdefault(district, []).append(village)
    groups = [
        ("I", "PANGAN OLAHAN", "Kue rebok"),
        ("II", "KERAJINAN", "Topi re'a"),
        ("III", "PERKEBUNAN", "Kopi biji"),
    ]
    sheets, at = [], 7 * quarter
    for district, own in by_district.items():
        rows: list[list] = [
            [f"PRODUK UNGGULAN DESA KECAMATAN {district.upper()}"],
            ["KABUPATEN MANGGARAI BARAT"],
            [],
            ENTERPRISES,
        ]
        for mark, group, product in groups:
            rows.append([mark, None, None, None, None, group])
            for place in range(1, 11):
                at += 1
                row = dict.fromkeys(ENTERPRISES, None) | {
                    "No": place,
                    "Nama BUMDes / Kelompok": f"BUMDes Contoh {at}",
                    "Ketua": f"Contoh {at}",
                    "HP Ketua": f"0821{at:08d}",
                    "Desa": f"Desa {own[at % len(own)]}",
                    "Produk Unggulan Desa": f"{product} {at}",
                    "Harga": 25000,
                    "Satuan": "kg",
                    "Izin Usaha": ["NIB, PIRT", "NIB", "belum ada", "-"][at % 4],
                    "Listrik": "ada",
                    "Ket": "baik" if at % 5 else None,
                }
                rows.append(list(row.values()))
        rows += [[], [None] * 30 + ["Labuan Bajo, 3 April 2026"], [None] * 30 + ["Kepala Dinas PMD"]]
        sheets.append(Sheet(rows, name=f"Kec. {district}"[:31]))
    book(*sheets)(path)


OFFICERS = [
    Officer(
        "small industry",
        "5313",
        "IKM Lembata.xlsx",
        _small_industry,
        ROWS,
        ("makanan", "tenun", "kriya"),
        {"sandang": "tenun", "kimia dan bahan bangunan": "makanan"},
    ),
    Officer(
        "web form",
        "5302",
        "Form Produk TTS (Responses).csv",
        _form,
        ROWS,
        ("makanan", "minuman", "tenun", "pertanian_pangan", "kriya"),
        {"pertanian": "pertanian_pangan"},
    ),
    Officer(
        "village enterprises",
        "5315",
        "Produk BUMDes.xlsx",
        _enterprises,
        90,
        ("makanan", "kriya", "perkebunan"),
        {},
    ),
]


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for each in OFFICERS:
        for quarter in range(2):
            stem, _, end = each.file.rpartition(".")
            each.make(folder / f"{stem} {quarter + 1}.{end}", quarter)


if __name__ == "__main__":
    main()
