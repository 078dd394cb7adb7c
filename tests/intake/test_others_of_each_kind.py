"""Faults of strangers' tables, each in other words than the first time: no number is taken for another."""

import csv

import pytest

from data.intake import contradicted, units
from tests.intake.conftest import examined, table
from tests.intake.test_reading import claims, keys

pytestmark = pytest.mark.usefixtures("snapshots")
POOR = "Persentase Penduduk Miskin"
ROWS = [["Alor", "19,2"], ["Belu", "14,1"]]
RIGHT = {"5305": "19.2", "5304": "14.1"}


def result_of(folder, rows, **answers) -> dict:
    return examined(folder, "indikator", table(folder, rows), answers=answers)


def taken(folder, rows, **answers) -> dict[str, str]:
    """Area -> value of what would be published, once nothing is asked or found."""
    result = result_of(folder, rows, **answers)
    assert (result["questions"], result["findings"]) == ([], [])
    return {area: value for _, area, _, value in claims(folder)}


@pytest.mark.parametrize(
    "heading",
    [
        f"{POOR} di Daerah Perdesaan",
        f"{POOR} di Wilayah Perkotaan (%)",
        f"{POOR} Menurut Kabupaten/Kota, Perempuan",
        f"{POOR} per Kecamatan Pesisir",
        f"{POOR} di Kabupaten Tertinggal",
        "Jumlah Desa di Daerah Tertinggal",
        "Jumlah Desa di Wilayah Perbatasan",
        "Banyaknya Desa Menurut Kabupaten dan Status",
        "Luas Wilayah di Daerah Tangkapan Air (km2)",
        "Jumlah Penduduk Miskin di Daerah Pesisir (jiwa)",
    ],
)
def test_a_part_of_the_places_is_another_measure(tmp_path, heading):
    result = result_of(tmp_path, [["Kabupaten/Kota", f"{heading} 2022"], *ROWS])
    assert keys(result) == ["indikator:Lembar 1"]


@pytest.mark.parametrize(
    "title",
    [
        f"{POOR} Menurut Kabupaten/Kota di Provinsi Nusa Tenggara Timur, 2022",
        f"{POOR} di Kabupaten Alor Tahun 2022",
        f"{POOR} Tiap Kabupaten dan Kota, 2022",
        f"{POOR} per Kabupaten/Kota se-NTT Tahun 2022",
    ],
)
def test_where_a_table_is_of_takes_nothing_from_its_measure(tmp_path, title):
    assert taken(tmp_path, [[title], ["Kabupaten/Kota", "Persen"], *ROWS]) == RIGHT


def test_a_unit_in_brackets_may_begin_with_dalam(tmp_path):
    rows = [["Kabupaten/Kota", "Angka Stunting (dalam persen) 2022"], *ROWS]
    offered = dict(result_of(tmp_path, rows)["questions"][0]["choices"])
    assert {"stunting-ssgi", "stunting-ski", "stunting-eppgbm", ""} <= set(offered)


@pytest.mark.parametrize(
    "title",
    [
        "Statistik Daerah Provinsi NTT 2022",
        "Statistik Kesejahteraan Rakyat 2022",
        "Buku Saku 2022",
        "LKPJ Tahun 2022",
        "Diakses 12 Maret 2022",
        "Sumber: BPS, 2022",
        "Data diolah, 2022",
        "NTT in Figures 2022",
        "Berita Resmi Statistik No. 05/01, 15 Januari 2022",
    ],
)
def test_the_year_of_a_book_is_offered_and_not_taken(tmp_path, title):
    result = result_of(tmp_path, [[title], ["Kabupaten/Kota", POOR], *ROWS])
    (question,) = result["questions"]
    assert question["key"] == "tahun:Lembar 1"
    assert "2022" in [code for code, _ in question["choices"][:2]]


@pytest.mark.parametrize(
    "title",
    ["Tahun 2022", "Kondisi 31 Desember 2022", "Profil Kemiskinan Maret 2022", "Kabupaten/Kota di NTT, 2022"],
)
def test_the_year_of_the_numbers_is_taken(tmp_path, title):
    assert taken(tmp_path, [[title], ["Kabupaten/Kota", POOR], *ROWS]) == RIGHT


@pytest.mark.parametrize(
    "rows",
    [
        [["TARGET PENURUNAN KEMISKINAN 2022"], ["Kabupaten/Kota", POOR], *ROWS],
        [["Kabupaten/Kota", f"{POOR} (Tgt 2022)"], *ROWS],
        [[f"Estimasi {POOR} 2022"], ["Kabupaten/Kota", "Persen"], *ROWS],
        [["Kabupaten/Kota", f"{POOR} 2029"], *ROWS],
        [[POOR], ["Kabupaten/Kota", "Prognosa 2022"], *ROWS],
    ],
)
def test_what_is_wanted_or_yet_to_come_is_asked(tmp_path, rows):
    (question,) = result_of(tmp_path, rows)["questions"]
    assert question["key"].startswith("indikator:")
    assert "kirim sebagai jenis Target" in question["text"]


def test_years_to_come_beside_others_are_one_question(tmp_path):
    rows = [["Kabupaten/Kota", *(f"{POOR} {year}" for year in (2022, 2028, 2029))],
            ["Alor", "19,2", "17", "16"], ["Belu", "14,1", "13", "12"]]  # fmt: skip
    assert keys(result_of(tmp_path, rows)) == ["indikator:Lembar 1:kelak"]
    assert taken(tmp_path, rows, **{"indikator:Lembar 1:kelak": ""}) == RIGHT


@pytest.mark.parametrize("column", ["Status", "Keterangan", "Versi data"])
def test_rows_that_say_target_of_themselves_are_left_out_and_said(tmp_path, column):
    rows = [["Kabupaten/Kota", "Tahun", POOR, column], ["Alor", 2022, "19,2", ""], ["Belu", 2022, "14,1", ""],
            ["Alor", 2025, "15,5", "Target"], ["Belu", 2025, "11,5", "proyeksi"]]  # fmt: skip
    assert taken(tmp_path, rows) == RIGHT
    said = f"Lembar 1: 2 baris dengan “Target”, “proyeksi” di kolom “{column}” dilewati, karena bukan hasil."
    assert said in result_of(tmp_path, rows)["decisions"]


def test_what_was_reached_is_taken_and_its_share_of_the_target_is_asked(tmp_path):
    rows = [[f"{POOR} 2022"], ["Kabupaten/Kota", "Target", "Realisasi", "Capaian (%)"],
            ["Alor", 18, "19,2", 94], ["Belu", 13, "14,1", 92]]  # fmt: skip
    skipped = ["indikator:Lembar 1:Target", "indikator:Lembar 1:Capaian (%)"]
    assert keys(result_of(tmp_path, rows)) == skipped
    assert taken(tmp_path, rows, **dict.fromkeys(skipped, "")) == RIGHT


@pytest.mark.parametrize(
    ("regency", "city"),
    [
        ("KUPANG", "Kupang (Kota)"),
        ("Kupang", "Kupang Kota"),
        ("Kupang", "Kodya Kupang"),
        ("2. Kupang", "3. Kota Kupang"),
        ("Kab. Kupang", "Kupang"),
        ("Kupang, NTT", "Kota Kupang, NTT"),
    ],
)
def test_of_two_kupangs_one_tells_which_the_other_is(tmp_path, regency, city):
    rows = [["Kabupaten/Kota", f"{POOR} 2022"], ["1. Alor", "19,2"], [regency, "21,4"], [city, "8,2"]]
    assert taken(tmp_path, rows) == {"5305": "19.2", "5301": "21.4", "5371": "8.2"}


def test_a_code_tells_which_kupang_is_meant(tmp_path):
    rows = [["Kode", "Kabupaten/Kota", f"{POOR} 2022"], [5307, "Alor", "19,2"], [5303, "Kupang", "21,4"],
            [5371, "Kupang", "8,2"]]  # fmt: skip
    assert taken(tmp_path, rows) == {"5305": "19.2", "5301": "21.4", "5371": "8.2"}


@pytest.mark.parametrize(
    "names",
    [
        ("Prov. NTT - Kab. Alor", "Prov. NTT - Kab. Belu"),
        ("Kab. ALOR (5307)", "Kab. BELU (5306)"),
        ("[53.05] Alor", "[53.04] Belu"),
        ("Kabupaten Alor, Nusa Tenggara Timur, Indonesia", "Kabupaten Belu, Nusa Tenggara Timur, Indonesia"),
        ("Alor Regency", "Regency of Belu"),
        ("<b>Alor</b>", "<b>Belu</b>"),
        ("I. Alor", "II. Belu"),
        ("a. Alor", "b. Belu"),
    ],
)
def test_a_place_is_known_with_what_stands_around_its_name(tmp_path, names):
    rows = [[name, value] for name, (_, value) in zip(names, ROWS, strict=True)]
    assert taken(tmp_path, [["Wilayah", f"{POOR} 2022"], *rows]) == RIGHT


@pytest.mark.parametrize(
    "word", ["Catatan Kaki", "Penjelasan Teknis:", "Notasi", "Singkatan:", "NB:", "Sumber Data : BPS",
             "Definisi", "Istilah", "Diolah oleh dinas contoh"]
)  # fmt: skip
def test_nothing_below_a_legend_is_data(tmp_path, word):
    rows = [["Kabupaten/Kota", f"{POOR} 2022"], *ROWS, [], [word], ["PM", "Persentase penduduk miskin"]]
    assert taken(tmp_path, rows) == RIGHT


@pytest.mark.parametrize(
    ("marks", "note"),
    [
        (("", ""), "Catatan: angka di atas adalah target RPJMD"),
        (("", ""), "Ket.: Angka proyeksi"),
        (("", ""), "Keterangan: nilai yang tercantum masih bersifat rencana"),
        (("*)", "*)"), "*) Target"),
        ((" e", " e"), "e Angka proyeksi"),
    ],
)
def test_a_note_below_may_say_that_the_numbers_are_no_results(tmp_path, marks, note):
    told = [[name, f"{value}{mark}"] for (name, value), mark in zip(ROWS, marks, strict=True)]
    notes = [[note]] if note[1] != " " else [note.split(" ", 1)]
    (question,) = result_of(tmp_path, [["Kabupaten/Kota", f"{POOR} 2022"], *told, [], *notes])["questions"]
    assert "bukan hasil" in question["text"] and "kirim sebagai jenis Target" in question["text"]


@pytest.mark.parametrize(
    "note",
    [
        "Sumber: BPS, Proyeksi Penduduk 2010-2035",
        "Catatan: angka bukan target",
        "*) Angka estimasi",
        "Catatan: RPJMD memuat sasaran 2026 sebesar 12%",
        "* angka sementara",
    ],
)
def test_any_other_note_takes_nothing_from_the_numbers(tmp_path, note):
    assert taken(tmp_path, [["Kabupaten/Kota", f"{POOR} 2022"], *ROWS, [], [note]]) == RIGHT


def test_a_cell_whose_mark_says_target_is_left_blank_and_said(tmp_path):
    rows = [["Kabupaten/Kota", f"{POOR} 2022"], *ROWS, ["Ende", "13,0*"], ["* angka target"]]
    assert taken(tmp_path, rows) == RIGHT | {"5308": ""}
    assert any("1 sel bertanda" in each for each in result_of(tmp_path, rows)["decisions"])
    assert taken(tmp_path, rows, **{"catatan:Lembar 1:*": "hasil"}) == RIGHT | {"5308": "13"}


def test_the_rows_below_a_caption_of_targets_are_none_of_results(tmp_path):
    rows = [
        ["Kabupaten/Kota", POOR],
        ["Realisasi 2022"],
        *ROWS,
        ["Target 2025"],
        ["Alor", "15"],
        ["Belu", "12"],
    ]
    assert taken(tmp_path, rows) == RIGHT


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([["Kabupaten/Kota", f"{POOR} 2022"], ["Target"], *ROWS], "sasaran:Lembar 1"),
        ([["Kabupaten/Kota", f"{POOR} 2022", "Keterangan"], *([*row, "target"] for row in ROWS)],
         "sasaran:Lembar 1:Keterangan"),
    ],
)  # fmt: skip
def test_a_file_of_targets_alone_publishes_nothing_unless_its_sender_says_results(tmp_path, rows, key):
    assert result_of(tmp_path, rows)["nothing"].startswith("Tidak ada yang dapat diterbitkan")
    assert taken(tmp_path, rows, **{key: "hasil"}) == RIGHT


@pytest.mark.parametrize(
    ("heading", "cells"),
    [(f"{POOR} 2022 (‰)", ("192", "141")), (f"{POOR} 2022 (per mil)", ("192", "141")),
     (f"{POOR} 2022", ("192‰", "141 ‰"))],
)  # fmt: skip
def test_parts_of_a_thousand_are_no_percents(tmp_path, heading, cells):
    assert taken(tmp_path, [["Kabupaten/Kota", heading], ["Alor", cells[0]], ["Belu", cells[1]]]) == RIGHT


def test_a_unit_beside_each_number_counts_for_it(tmp_path):
    head = ["Kabupaten/Kota", "Indikator", "Tahun", "Nilai", "Satuan"]
    alor = ["Alor", "Penduduk miskin", 2022, "192", "‰"]
    rows = [head, alor, ["Belu", "Penduduk miskin", 2022, "14,1", "persen"]]
    assert taken(tmp_path, rows) == RIGHT
    areas = [["Kabupaten/Kota", "Luas Wilayah", "Satuan", "Tahun"], ["Alor", "291.800", "ha", 2024],
             ["Belu", "1.127,3", "km2", 2024]]  # fmt: skip
    assert taken(tmp_path, areas) == {"5305": "2918", "5304": "1127.3"}


@pytest.mark.parametrize("rows", [
    [["Kabupaten", "Kecamatan", "Desa", "Tahun", POOR], ["Alor", "Kabola", "Lawahing", 2022, "12"]],
    [["Kabupaten", "Kode Desa", "Tahun", POOR], ["Alor", "53.05.13.2001", 2022, "12"],
     ["Belu", "53.04.01.2001", 2022, "9"]],
])  # fmt: skip
def test_the_number_of_a_village_is_none_of_its_regency(tmp_path, rows):
    assert keys(result_of(tmp_path, rows)) == ["per_desa:Lembar 1"]
    assert result_of(tmp_path, rows, **{"per_desa:Lembar 1": ""})["nothing"]


@pytest.mark.parametrize("measure", [f"{POOR} 2024", "Jumlah Desa 2024"])
@pytest.mark.parametrize("zero", ["0", "0,00", "0.0"])
def test_many_zeros_are_told(tmp_path, con, measure, zero):
    names = [name for (name,) in con.execute("select name from regency order by code").fetchall()]
    rows = [[name, "120" if "Desa" in measure and at < 9 else "20,1" if at < 9 else zero]
            for at, name in enumerate(names)]  # fmt: skip
    (finding,) = result_of(tmp_path, [["Kabupaten/Kota", measure], *rows])["findings"]
    assert (finding["rule"], finding["severity"]) == ("N04", "peringatan")
    assert f"{len(names) - 9} dari {len(names)} baris nol" in finding["what"]


def test_a_column_of_nothing_but_zeros_asks_no_unit_and_tells_them(tmp_path):
    result = result_of(tmp_path, [["Kabupaten/Kota", f"{POOR} 2024"], ["Alor", 0], ["Belu", 0], ["Ende", 0]])
    assert keys(result) == [] and [each["rule"] for each in result["findings"]] == ["N04"]


def test_a_word_in_most_cells_of_a_column_of_numbers_is_asked_about(tmp_path):
    rows = [
        ["Kabupaten/Kota", f"{POOR} 2022"],
        *ROWS,
        *([name, "nihil"] for name in ("Ende", "Sikka", "Ngada")),
    ]
    assert keys(result_of(tmp_path, rows)) == [f"kosong:Lembar 1:{POOR}:nihil"]


@pytest.mark.parametrize(
    "legend",
    [
        [["*)", "Angka sementara"], ["**)", "Angka perbaikan"]],
        [["1)", "Termasuk kecamatan baru"]],
        [["e", "Angka estimasi"], ["r", "Angka revisi"], ["x", "Angka sementara"]],
        [["¹", "Angka sementara"]],
        [["Sumber: BPS", " Susenas", " diolah"]],
    ],
)
def test_a_legend_may_begin_with_its_mark(tmp_path, legend):
    assert taken(tmp_path, [["Kabupaten/Kota", f"{POOR} 2022"], *ROWS, [], *legend]) == RIGHT


def test_many_names_of_no_place_are_one_question(tmp_path):
    offices = [[f"Wilayah Kerja {letter}", "3,2"] for letter in "ABCDEFGH"]
    rows = [["Kabupaten/Kota", f"{POOR} 2022"], ["Kab. Alorr", "19,2"], *offices, ["Belu", "14,1"]]
    result = result_of(tmp_path, rows)
    assert keys(result) == ["tempat_lain:Lembar 1", "tempat:kab alorr"]
    assert "8 nama" in result["questions"][0]["text"]
    answers = {"tempat_lain:Lembar 1": "luar", "tempat:kab alorr": "5305"}
    assert taken(tmp_path, rows, **answers) == RIGHT
    shown = result_of(tmp_path, rows, **answers | {"tempat_lain:Lembar 1": "galat"})
    assert {each["rule"] for each in shown["findings"]} == {"W01"}
    one_by_one = result_of(tmp_path, rows, **answers | {"tempat_lain:Lembar 1": "satu"})
    assert len(one_by_one["questions"]) == len(offices)


@pytest.mark.parametrize(
    "rows",
    [
        [["Provinsi", f"{POOR} 2022"], *([name, "9,9"] for name in (
            "Sumut", "Kep. Riau", "Babel", "DKI", "Jabar", "DIY", "NTB", "Kalsel", "Indonesia")),
         ["NTT", "19,02"]],
        [["Kode", "Provinsi", f"{POOR} 2022"], ["1100", "ACEH", "9,9"], ["5200", "NTB", "8"],
         ["5300", "NUSA TENGGARA TIMUR", "19,02"], ["9999", "INDONESIA", "9"]],
    ],
)  # fmt: skip
def test_of_the_provinces_ours_is_taken_however_the_others_are_called(tmp_path, rows):
    assert taken(tmp_path, rows) == {"53": "19.02"}


@pytest.mark.parametrize(
    "rows",
    [
        [["Provinsi/Kabupaten/Kota", f"{POOR} 2022"], ["BALI", ""], ["Kab. Jembrana", "5"],
         ["NUSA TENGGARA BARAT", "13"], ["Kota Bima", "8"], ["NUSA TENGGARA TIMUR", ""], *ROWS,
         ["KALIMANTAN BARAT", ""], ["Kab. Sambas", "6"]],
        [["Provinsi", "Kabupaten/Kota", f"{POOR} 2022"], ["Bali", "Jembrana", "5"], ["", "Tabanan", "5"],
         ["Nusa Tenggara Timur", *ROWS[0]], ["", *ROWS[1]], ["Kalimantan Barat", "Sambas", "6"],
         ["", "Landak", "7"]],
        [["kode_kemendagri", "nama", f"{POOR} 2022"], ["51.01", "JEMBRANA", "5"], ["53.05", "ALOR", "19,2"],
         ["53.04", "BELU", "14,1"], ["61.01", "SAMBAS", "6"]],
    ],
)  # fmt: skip
def test_places_of_other_provinces_are_set_aside_however_they_are_told(tmp_path, rows):
    assert taken(tmp_path, rows) == RIGHT


SHIPPED = ["Kabupaten", "Komoditas", "Tanggal", "Negara tujuan", "Netto (Kg)", "Nilai (Rp)", "Bukti"]


def shipped(folder, *, date="12/05/2025", weight="5", value="1000000") -> dict[str, str]:
    row = ["Ngada", "Kopi biji", date, "Timor-Leste", weight, value, "Berita acara contoh"]
    result = examined(folder, "ekspor", table(folder, [SHIPPED, row]))
    assert (result["questions"], result["findings"]) == ([], [])
    with (folder / "rows" / "export_event.csv").open(encoding="utf-8", newline="") as file:
        (found,) = csv.DictReader(file)
    return found


@pytest.mark.parametrize(
    "date",
    ["2025/05/12", "45789", "20250512", "12-5-2025 08:00", "12 / 05 / 2025", "tgl 12 Mei 2025",
     "May 12, 2025", "12 Mei '25", "Kupang, 12 Mei 2025"],
)  # fmt: skip
def test_a_day_is_read_in_every_way_that_leaves_no_doubt(tmp_path, date):
    assert shipped(tmp_path, date=date)["date"] == "2025-05-12"


@pytest.mark.parametrize("date", ["31/02/2025", "12–14 Mei 2025", "12 Mei", "20251312"])
def test_any_other_is_refused_in_the_country_s_own_notation(tmp_path, date):
    row = ["Ngada", "Kopi biji", date, "Timor-Leste", "5", "", "Berita acara contoh"]
    (finding,) = examined(tmp_path, "ekspor", table(tmp_path, [SHIPPED, row]))["findings"]
    assert finding["remedy"] == "Tulis hari/bulan/tahun, misalnya 04/06/2025."


@pytest.mark.parametrize(
    ("weight", "tonnes"),
    [("5 MT", 5), ("5 metrik ton", 5), ("5 kuintal", 0.5), ("12500", 12.5), ("250", 0.25)],
)
def test_a_weight_is_in_the_unit_of_its_cell_or_of_its_heading(tmp_path, weight, tonnes):
    assert float(shipped(tmp_path, weight=weight)["volume_tonnes"]) == tonnes


@pytest.mark.parametrize(
    ("value", "rupiah"),
    [("Rp1.500.000.-", "1500000"), ("Rp 1.500.000;-", "1500000"), ("1.500.000 rupiah", "1500000"),
     ("Rp -", "")],
)  # fmt: skip
def test_money_is_read_as_receipts_write_it(tmp_path, value, rupiah):
    assert shipped(tmp_path, value=value)["value_idr"] == rupiah


@pytest.mark.parametrize("cell", ["4.19E4", "nan", "inf"])
def test_what_a_computer_takes_for_a_number_is_none_here(tmp_path, cell):
    rows = [["Kabupaten/Kota", "Jumlah Penduduk Miskin 2022 (jiwa)"], ["Alor", cell], ["Belu", "33100"]]
    result = result_of(tmp_path, rows)
    assert [each["rule"] for each in result["findings"]] == ["N10"] or keys(result)


STATUSES = ["MANDIRI", "MAJU", "BERKEMBANG", "TERTINGGAL", "SANGAT TERTINGGAL"]
VILLAGES = [[1, "ALOR", 1, 20, 90, 40, 7, 158], [2, "BELU", 2, 15, 40, 12, 0, 69]]


@pytest.mark.parametrize(
    "head",
    [
        [["STATUS DESA BERDASARKAN INDEKS DESA TAHUN 2024"], ["NO", "KABUPATEN", *STATUSES, "JUMLAH"]],
        [["No", "Kabupaten", "Status Desa Tahun 2024", "", "", "", "", "Jumlah Desa 2024"],
         ["", "", *STATUSES, ""]],
        [["No", "Kabupaten", *(f"Desa {each.title()} 2024" for each in STATUSES), "Total Desa 2024"]],
        [["Jumlah Desa Menurut Kabupaten dan Status, 2024"],
         ["No", "Kabupaten", "Status IDM", "", "", "", "", "Total"], ["", "", *STATUSES, ""]],
    ],
)  # fmt: skip
def test_the_status_of_villages_is_known_in_every_layout(tmp_path, head):
    result = result_of(tmp_path, [*head, *VILLAGES])
    assert (result["questions"], result["findings"]) == ([], [])
    assert {(code, area): value for code, area, _, value in claims(tmp_path)} == {
        ("desa", "5305"): "158", ("desa", "5304"): "69", ("desa-mandiri", "5305"): "1",
        ("desa-mandiri", "5304"): "2", ("desa-sangat-tertinggal", "5305"): "7",
        ("desa-sangat-tertinggal", "5304"): "0",
    }  # fmt: skip


def test_a_status_in_each_row_tells_what_its_number_counts(tmp_path):
    counts = {"Alor": {"Mandiri": 1, "Sangat Tertinggal": 7}, "Belu": {"Mandiri": 2, "Sangat Tertinggal": 0}}
    told = [[place, status, count] for place, each in counts.items() for status, count in each.items()]
    rows = [["Status Desa Tahun 2024"], ["Kabupaten", "Status", "Jumlah Desa"], *told]
    result = result_of(tmp_path, rows)
    result_of(tmp_path, rows, **dict.fromkeys(keys(result), "satu"))
    assert [claim[:2] + claim[3:] for claim in claims(tmp_path)] == [
        ("desa-mandiri", "5304", "2"), ("desa-mandiri", "5305", "1"),
        ("desa-sangat-tertinggal", "5304", "0"), ("desa-sangat-tertinggal", "5305", "7"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "skipped"),
    [
        ([["Kabupaten/Kota", "Kolom A", "Kolom B"], ["Alor", 1, 2], ["Belu", 3, 4]], ["Kolom A", "Kolom B"]),
        ([["Data contoh"], ["Kabupaten", "Nilai"], ["Alor", 3], ["Belu", 4]], [""]),
        ([["Kabupaten", "Sekolah", ""], ["", 2022, 2023], ["Alor", 3, 4], ["Belu", 4, 5]], [""]),
    ],
)
def test_of_numbers_that_are_none_of_ours_nothing_else_is_asked(tmp_path, rows, skipped):
    answers = {f"indikator:Lembar 1{f':{name}' if name else ''}": "" for name in skipped}
    result = result_of(tmp_path, rows, **answers)
    assert result["questions"] == [] and result["nothing"].startswith("Tidak ada yang dapat diterbitkan")


def test_a_table_of_districts_alone_says_what_it_is(tmp_path):
    rows = [["Kecamatan", f"{POOR} 2022"], ["Kabola", "19,2"], ["Pantar", "3"], ["Mataru", "2"]]
    (question,) = result_of(tmp_path, rows)["questions"]
    assert "angka per kecamatan" in question["text"]
    assert result_of(tmp_path, rows, **{question["key"]: ""})["nothing"]


JIWA = "Jumlah Penduduk Miskin 2022"


@pytest.mark.parametrize(
    ("rows", "choices"),
    [
        ([["Kabupaten", "Luas Wilayah 2024 (km2)", "Satuan"], ["Alor", "2864", "ha"], ["Belu", "1284", "ha"]],
         ["judul", "kolom"]),
        ([["Kabupaten", "Luas Wilayah 2024 (km2)"], ["Alor", "2864"], ["Belu", "1284"],
          ["Keterangan: luas dalam hektar"]], ["judul", "catatan"]),
        ([["Kabupaten", f"{JIWA} (ribu jiwa)", "Satuan"], ["Alor", "39,1", "jiwa"], ["Belu", "33,4", "jiwa"]],
         ["judul", "kolom"]),
        ([["Kabupaten", f"{JIWA} (jiwa)"], ["Alor", "39"], ["Belu", "33"], ["Catatan: dalam ribu jiwa"]],
         ["judul", "catatan"]),
    ],
)  # fmt: skip
def test_a_unit_that_is_stated_twice_and_not_alike_is_asked(tmp_path, rows, choices):
    (question,) = result_of(tmp_path, rows)["questions"]
    assert question["key"].startswith("satuan_mana:")
    assert [code for code, _ in question["choices"]] == choices


@pytest.mark.parametrize(("answer", "expected"), [("judul", "2864"), ("catatan", "28.64")])
def test_the_unit_that_the_sender_names_holds(tmp_path, answer, expected):
    rows = [["Kabupaten", "Luas Wilayah 2024 (km2)"], ["Alor", "2864"], ["Satuan: ha"]]
    key = "satuan_mana:Lembar 1:Luas Wilayah (km2)"
    result_of(tmp_path, rows, **{key: answer})
    assert [value for *_, value in claims(tmp_path)] == [expected]


def test_a_unit_that_is_stated_twice_alike_is_not_asked(tmp_path):
    rows = [["Kabupaten", f"{JIWA} (jiwa)", "Satuan"], ["Alor", "39120", "orang"], ["Catatan: dalam jiwa"]]
    assert taken(tmp_path, rows) == {"5305": "39120"}


def test_fractions_of_what_is_counted_are_asked(tmp_path):
    rows = [["Kabupaten", f"{JIWA} (jiwa)"], ["Alor", "39,12"], ["Belu", "33,4"]]
    (question,) = result_of(tmp_path, rows)["questions"]
    assert taken(tmp_path, rows, **{question["key"]: "ribu"}) == {"5305": "39120", "5304": "33400"}


def test_shares_of_villages_by_status_are_no_counts(tmp_path):
    heads = ["Kabupaten", "Mandiri", "Maju", "Berkembang"]
    rows = [
        ["Persentase Desa Menurut Status 2024"],
        heads,
        ["Alor", "1", "38", "61"],
        ["Belu", "3", "40", "57"],
    ]
    result = result_of(tmp_path, rows)
    assert (keys(result), result["changes"]) == (["indikator_lain:Lembar 1"], {})


@pytest.mark.parametrize(
    ("cell", "note", "expected"),
    [
        ("0", "Catatan: 0 = data tidak tersedia", ""),
        ("0", "Ket.: 0 berarti belum ada data; sumber: Dinas", ""),
        ("-", "Keterangan: - = nol", "0"),
        ("–", "Catatan: “-” : angka nol", "0"),
        ("-", "Keterangan: - = tidak ada data", ""),
        ("0", "Catatan: 10 = sepuluh", "0"),
    ],
)
def test_a_note_says_what_a_sign_stands_for(tmp_path, cell, note, expected):
    rows = [["Kabupaten", "Jumlah Desa 2024"], ["Alor", "158"], ["Kota Kupang", cell], [note]]
    result_of(tmp_path, rows)
    assert {area: value for _, area, _, value in claims(tmp_path)} == {"5305": "158", "5371": expected}


def test_tables_beside_each_other_without_a_gap_keep_their_own_numbers(tmp_path):
    one = ["Kabupaten", f"{POOR} 2022"]
    rows = [[*one, *one], ["Alor", "19,2", "Ngada", "12"], ["Belu", "14,1", "Sikka", "13"]]
    assert taken(tmp_path, rows) == RIGHT | {"5309": "12", "5307": "13"}


def test_a_year_over_the_rows_below_it_is_asked_once(tmp_path):
    rows = [["Tahun", "Kabupaten", POOR], ["2021", "Alor", "19,9"], ["", "Belu", "14,9"],
            ["2022", "Alor", "19,2"], ["", "Belu", "14,1"]]  # fmt: skip
    assert keys(result_of(tmp_path, rows)) == ["kosong_period:Lembar 1"]
    result_of(tmp_path, rows, **{"kosong_period:Lembar 1": "atas"})
    assert [told[1:] for told in claims(tmp_path)] == [
        ("5304", "2021", "14.9"), ("5304", "2022", "14.1"),
        ("5305", "2021", "19.9"), ("5305", "2022", "19.2"),
    ]  # fmt: skip


def test_a_total_of_a_group_is_held_against_its_group(tmp_path):
    rows = [["Kabupaten", f"{JIWA} (jiwa)"], ["Ngada", "20000"], ["Sikka", "30000"], ["Jumlah", "50000"],
            ["Belu", "33410"], ["Jumlah", "33410"], ["Grand Total", "83410"]]  # fmt: skip
    assert len(taken(tmp_path, rows)) == 3
    rows[-2][1] = "33411"
    assert [each["rule"] for each in result_of(tmp_path, rows)["findings"]] == ["N05"]


@pytest.mark.parametrize("heading", ["Kode", "Kode Kabupaten"])
def test_an_apostrophe_before_a_code_is_none_of_it(tmp_path, heading):
    rows = [[heading, "Kabupaten", f"{POOR} 2022"], ["'5305", "Alor", "19,2"], ["`5304", "Belu", "14,1"]]
    assert taken(tmp_path, rows) == RIGHT


def test_thousands_may_be_grouped_by_apostrophes(tmp_path):
    rows = [["Pemerintah", f"{JIWA} (jiwa)"], ["Pemkab Alor", "39'120"], ["Pemkot Kupang", "1’033’410"]]
    assert taken(tmp_path, rows) == {"5305": "39120", "5371": "1033410"}


def test_a_row_without_a_unit_is_in_that_of_the_heading(tmp_path):
    heading = f"{JIWA} (ribu jiwa)"
    rows = [["Kabupaten", heading, "Satuan"], ["Alor", "39120", "jiwa"], ["Belu", "33,4", ""]]
    (question,) = result_of(tmp_path, rows)["questions"]
    assert taken(tmp_path, rows, **{question["key"]: "kolom"}) == {"5305": "39120", "5304": "33400"}


def test_a_plot_in_hectares_is_one_of_square_metres():
    known = units.FIELDS["quantity_m2"]
    assert [contradicted.factor(unit, known) for unit in ("ha", "m2", "kg", None)] == [
        10_000.0,
        1.0,
        None,
        None,
    ]
