"""What a file leaves open has a way on: a question with the right answer among its choices."""

import pytest

from data.intake import periods
from tests.intake.conftest import examined, table
from tests.intake.test_offices_own_ways import periods_of
from tests.intake.test_others_of_each_kind import POOR, result_of, taken
from tests.intake.test_reading import keys
from tests.intake.test_twins import said
from tests.intake.twins import Sheet, book

pytestmark = pytest.mark.usefixtures("snapshots")
PEOPLE = "Jumlah penduduk menurut Dukcapil (jiwa)"


@pytest.mark.parametrize(
    ("heading", "cells", "found"),
    [
        ("Bulan", ["Februari", "8"], ["2021-02", "2021-08"]),
        ("Semester", ["1", "II"], ["2021-S1", "2021-S2"]),
        ("Triwulan", ["I", "4"], ["2021-Q1", "2021-Q4"]),
        ("Keadaan", ["Semester I", "Sem. 2"], ["2021-S1", "2021-S2"]),
    ],
)
def test_the_year_and_its_part_may_stand_in_two_columns(tmp_path, heading, cells, found):
    rows = [
        ["Tahun", heading, "Kabupaten", PEOPLE],
        [2021, cells[0], "Alor", 219000],
        [2021, cells[1], "Alor", 219875],
    ]
    taken(tmp_path, rows)
    assert periods_of(tmp_path) == {("5305", found[0], "219000"), ("5305", found[1], "219875")}


def test_parts_of_a_year_that_the_title_names_are_periods(tmp_path):
    rows = [
        [f"{PEOPLE} 2021"],
        ["Semester", "Kabupaten", "Jumlah"],
        ["I", "Alor", 219000],
        ["II", "Alor", 219875],
    ]
    taken(tmp_path, rows)
    assert periods_of(tmp_path) == {("5305", "2021-S1", "219000"), ("5305", "2021-S2", "219875")}


@pytest.mark.parametrize("text", ["0", "13", "²", "1.5", "012"])
def test_no_other_number_is_a_month(text):
    assert periods.of_month(text) is None


def test_a_year_of_which_each_number_is_in_brackets_is_not_passed_over(tmp_path):
    rows = [[POOR], ["Kabupaten", 2021, 2022], ["Alor", "(0,84)", "19,2"], ["Belu", "(0,5)", "14,1"]]
    result = result_of(tmp_path, rows)
    assert keys(result) == ["kosong:Lembar 1:Lembar 1:minus"]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Jenis Kelamin", "Perempuan"),
        ("JK", "P"),
        ("Kelompok Umur", "15-24"),
        ("Kategori", "Rumah tangga petani"),
    ],
)
def test_numbers_that_are_all_of_one_part_are_none_of_the_whole_unless_it_is_said(tmp_path, heading, part):
    rows = [["Kabupaten", "Tahun", heading, POOR], ["Alor", 2021, part, "21,5"], ["Belu", 2021, part, "14,5"]]
    (question,) = result_of(tmp_path, rows)["questions"]
    assert question["key"] == f"rinci:Lembar 1:{heading}"
    assert result_of(tmp_path, rows, **{question["key"]: ""})["nothing"]


def test_numbers_of_the_countryside_are_a_measure_of_their_own(tmp_path):
    rows = [["Daerah", "Kabupaten", "Tahun", POOR], ["Perdesaan", "Alor", 2021, "21,5"],
            ["Perdesaan", "Belu", 2021, "14,5"]]  # fmt: skip
    result = result_of(tmp_path, rows)
    assert (result["questions"], result["rows"]) == ([], 0)
    assert "register menyimpan Penduduk miskin perdesaan hanya untuk provinsi" in str(result["decisions"])


def test_a_part_of_a_few_years_is_set_aside_where_the_whole_is_told(tmp_path):
    rows = [["Kabupaten", "Tahun", "Tempat", POOR], ["Alor", 2020, "Jumlah", "21,5"],
            ["Alor", 2021, "Jumlah", "21,25"], ["Alor", 2022, "Perkotaan", "11,5"],
            ["Belu", 2020, "Jumlah", "14,5"]]  # fmt: skip
    taken(tmp_path, rows)
    assert {(area, period) for area, period, _ in periods_of(tmp_path)} == {
        ("5305", "2020"), ("5305", "2021"), ("5304", "2020")}  # fmt: skip


TWICE = [
    ["Kabupaten", "Persentase Penduduk Miskin 2021"],
    ["Alor", "20,11"],
    ["Belu", "13,9"],
    ["Alor", "20,5"],
]


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("pertama", {"5304": "13.9", "5305": "20.11"}),
        ("terakhir", {"5304": "13.9", "5305": "20.5"}),
        ("tidak", {"5304": "13.9"}),
    ],
)
def test_of_two_numbers_of_one_place_and_year_the_sender_says_which_counts(tmp_path, answer, right):
    (question,) = result_of(tmp_path, TWICE)["questions"]
    assert "Kabupaten Alor 2021: “20,11” (baris 2) dan “20,5” (baris 4)" in question["text"]
    assert taken(tmp_path, TWICE, **{question["key"]: answer}) == right
    shown = result_of(tmp_path, TWICE, **{question["key"]: "galat"})
    assert [each["rule"] for each in shown["findings"]] == ["W06"]


def test_one_number_that_is_told_twice_is_taken_once(tmp_path):
    assert taken(tmp_path, [*TWICE[:3], ["Alor", "20,11"]]) == {"5304": "13.9", "5305": "20.11"}


def test_two_shipments_of_one_day_may_both_be_kept(tmp_path):
    head = ["Kabupaten", "Komoditas", "Tanggal", "Tujuan", "Berat (kg)", "Bukti"]
    rows = [head, *(["Ngada", "Kopi", "01/02/2025", "Jepang", kilos, "PEB"] for kilos in (1000, 2500, 2500))]
    file = table(tmp_path, rows)
    (question,) = examined(tmp_path, "ekspor", file)["questions"]
    for answer, count in (("semua", 3), ("pertama", 1)):
        result = examined(tmp_path, "ekspor", file, answers={question["key"]: answer})
        assert (result["questions"], result["findings"], result["changes"]["new"]) == ([], [], count)


@pytest.mark.parametrize(
    "rows",
    [
        [["Jenis Kelamin: Perempuan"], [POOR], ["Kabupaten", "2021"], ["Alor", "21,5"], ["Belu", "14,5"]],
        [[f"{POOR} 2021"], ["Hanya rumah tangga petani"], ["Kabupaten", "Persen"], ["Alor", "21,5"]],
        [[f"{POOR} 2021"], ["Kelompok umur", "Perempuan"], ["Kabupaten", "Persen"], ["Alor", "21,5"]],
    ],
)
def test_a_title_of_one_part_is_asked(tmp_path, rows):
    assert keys(result_of(tmp_path, rows)) == ["bagian:Lembar 1"]
    assert result_of(tmp_path, rows, **{"bagian:Lembar 1": ""})["nothing"]
    assert taken(tmp_path, rows, **{"bagian:Lembar 1": "semua"})["5305"] == "21.5"


def test_numbers_that_became_days_of_months_are_asked(tmp_path):
    rows = [["Kabupaten", f"{POOR} 2021"], ["Alor", "20-Mei"], ["Belu", "13-Mar"], ["Ende", "23,25"]]
    (question,) = result_of(tmp_path, rows)["questions"]
    assert [label for _, label in question["choices"]][:2] == [
        "Hari dan bulannya: 20,5",
        "Hari dan bulannya: 20,05",
    ]
    for answer, right in (("pendek", ("20.5", "13.3")), ("penuh", ("20.05", "13.03"))):
        found = taken(tmp_path, rows, **{question["key"]: answer})
        assert (found["5305"], found["5304"]) == right


def test_the_first_of_a_month_is_offered_as_no_number(tmp_path):
    rows = [["Kabupaten", f"{POOR} 2021"], ["Alor", "1-Mei"], ["Belu", "23,25"]]
    (question,) = result_of(tmp_path, rows)["questions"]
    assert [code for code, _ in question["choices"]] == ["kosong", "galat"]


def test_a_letter_behind_a_number_may_be_left_out(tmp_path):
    rows = [["Kabupaten", f"{POOR} 2021"], ["Alor", "20,5a"], ["Belu", "14,5"]]
    (question,) = result_of(tmp_path, rows)["questions"]
    assert taken(tmp_path, rows, **{question["key"]: "angka"}) == {"5305": "20.5", "5304": "14.5"}


def test_points_and_commas_of_one_column_may_both_be_decimal(tmp_path):
    rows = [["Kabupaten", "Jumlah penduduk miskin 2021 (ribu jiwa)"], ["Alor", "42,150"], ["Belu", "33.125"],
            ["Ende", "61,5"]]  # fmt: skip
    (question,) = result_of(tmp_path, rows)["questions"]
    right = {"5305": "42150", "5304": "33125", "5308": "61500"}
    assert taken(tmp_path, rows, **{question["key"]: "desimal"}) == right


@pytest.mark.parametrize(("answer", "found"), [("triwulan", "2021-Q3"), ("bulan", "2021-03")])
def test_roman_parts_of_a_year_are_quarters_or_months_as_is_said(tmp_path, answer, found):
    rows = [["Jumlah Penduduk Miskin (jiwa)"], ["Kabupaten", "II/2021", "III/2021"], ["Alor", 41000, 42000]]
    assert keys(result_of(tmp_path, rows)) == ["romawi"]
    taken(tmp_path, rows, romawi=answer)
    assert ("5305", found, "42000") in periods_of(tmp_path)


def test_roman_parts_of_which_one_is_beyond_four_are_months(tmp_path):
    taken(tmp_path, [[POOR], ["Kabupaten", "III/2021", "IX/2021"], ["Alor", "21,5", "20,5"]])
    assert periods_of(tmp_path) == {("5305", "2021-03", "21.5"), ("5305", "2021-09", "20.5")}


def test_counts_and_shares_of_villages_under_one_status_are_told_apart(tmp_path):
    rows = [["Status Desa 2021"], ["Kabupaten", "Mandiri", "", "Sangat Tertinggal", ""],
            ["", "Desa", "%", "Desa", "%"], ["Alor", 2, "1,27", 7, "4,43"]]  # fmt: skip
    asked = [each for each in result_of(tmp_path, rows)["questions"] if each["key"].startswith("indikator:")]
    assert [each["key"].rsplit(":", maxsplit=1)[-1] for each in asked] == [
        "Persentase desa mandiri", "Persentase desa sangat tertinggal"]  # fmt: skip
    assert not any("(desa)" in label for each in asked for _, label in each["choices"])
    answers = dict.fromkeys((each["key"] for each in asked), "")
    result = result_of(tmp_path, rows, **answers)
    assert (result["questions"], result["findings"], result["rows"]) == ([], [], 2)


def test_a_year_in_two_digits_may_stand_behind_its_word(tmp_path):
    taken(tmp_path, [[POOR], ["Kabupaten", "Th 20", "Tahun 21"], ["Alor", "21,5", "20,5"]])
    assert periods_of(tmp_path) == {("5305", "2020", "21.5"), ("5305", "2021", "20.5")}


def test_two_numbers_in_one_cell_are_asked(tmp_path):
    rows = [["Kabupaten", f"{POOR} 2021"], ["Alor", "21 5"], ["Belu", "14,5"]]
    (question,) = result_of(tmp_path, rows)["questions"]
    assert taken(tmp_path, rows, **{question["key"]: "kosong"})["5304"] == "14.5"


def test_what_a_file_is_called_may_tell_of_targets(tmp_path):
    rows = [[POOR], ["Kabupaten", "2021"], ["Alor", "21,5"]]
    made = tmp_path / table(tmp_path, rows)
    made.rename(tmp_path / "Target RPJMD.csv")
    assert keys(examined(tmp_path, "indikator", "Target RPJMD.csv")) == ["indikator:Lembar 1"]


def test_a_sheet_may_be_called_as_the_category_of_its_products(tmp_path):
    head = ["Nama Produk", "Kabupaten"]
    book(
        Sheet([head, ["Sarung contoh", "Ende"]], name="Tenun"),
        Sheet([head, ["Tas contoh", "Ende"]], name="Kerajinan"),
    )(tmp_path / "a.xlsx")
    result = examined(tmp_path, "produk", "a.xlsx")
    assert (result["questions"], result["findings"]) == ([], [])
    assert {name: kind for (_, name), kind in said(tmp_path, "produk").items()} == {
        "Sarung contoh": "tenun kriya", "Tas contoh": "kriya kriya"}  # fmt: skip
