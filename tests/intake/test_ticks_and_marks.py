"""Lists in which villages tick products, and what pages, accountants and lost formats leave in numbers."""

import pytest

from tests.intake.conftest import examined, table
from tests.intake.test_reading import claims, keys
from tests.intake.test_twins import said as published

pytestmark = pytest.mark.usefixtures("snapshots")
POOR = "Persentase Penduduk Miskin"
HEAD = ["Kabupaten/Kota", f"{POOR} 2022"]
VILLAGES = [["Kabola", "Lawahing"], ["Kabola", "Kopidil"]]


def products(folder, rows, **answers) -> dict[tuple, str]:
    result = examined(folder, "produk", table(folder, rows), answers=answers)
    assert (keys(result), [each for each in result["findings"] if each["severity"] == "galat"]) == ([], [])
    return published(folder, "produk")


def taken(folder, file: str, **answers) -> dict[str, str]:
    result = examined(folder, "indikator", file, answers=answers)
    assert (keys(result), result["findings"]) == ([], [])
    return {area: value for _, area, _, value in claims(folder)}


@pytest.mark.parametrize(
    ("tick", "none"),
    [("v", ""), ("✓", "-"), ("√", ""), ("1", "0"), ("x", ""), ("ada", "tidak"), ("Ya", "belum")],
)
def test_products_that_villages_tick_are_one_row_each(tmp_path, tick, none):
    rows = [["POTENSI PRODUK DESA KABUPATEN ALOR"], ["No", "Kecamatan", "Desa", "Tenun", "Jambu mete"],
            [1, *VILLAGES[0], tick, none], [2, *VILLAGES[1], tick, tick],
            ["Jumlah", "", "", 2, 1]]  # fmt: skip
    assert products(tmp_path, rows) == {
        ("5305", "Tenun"): "tenun kriya",
        ("5305", "Jambu mete"): "perkebunan komoditas",
    }
    said = examined(tmp_path, "produk", table(tmp_path, rows))
    assert said["rows"] == 3
    assert "Lembar 1: tiap tanda di kolom Tenun, Jambu mete dibaca sebagai satu produk." in said["decisions"]


def test_numbers_under_names_of_products_are_asked_once(tmp_path):
    rows = [["Kabupaten", "Tenun", "Jambu mete"], ["Ngada", 12, 3], ["Ende", 0, 5]]
    assert keys(examined(tmp_path, "produk", table(tmp_path, rows))) == ["kolom_produk:Lembar 1"]
    assert len(products(tmp_path, rows, **{"kolom_produk:Lembar 1": "ya"})) == 3


def test_no_column_of_ticks_or_permits_is_offered_as_one_of_categories(tmp_path):
    rows = [["Kabupaten", "Nama Produk", "NIB", "Pelatihan", "Omzet"], ["Alor", "Tenun contoh", "v", "v", 12]]
    assert keys(examined(tmp_path, "produk", table(tmp_path, rows))) == ["kategori:Lembar 1"]


@pytest.mark.parametrize(("answer", "count"), [("tidak", 2), ("ada", 3)])
def test_a_cross_beside_other_ticks_is_asked(tmp_path, answer, count):
    rows = [["Kabupaten", "Tenun", "Jambu mete"], ["Ngada", "v", "x"], ["Ende", "", "v"]]
    assert keys(examined(tmp_path, "produk", table(tmp_path, rows))) == ["silang:Lembar 1"]
    assert len(products(tmp_path, rows, **{"silang:Lembar 1": answer})) == count


def test_what_a_list_says_of_its_products_is_no_product(tmp_path):
    rows = [["Kabupaten", "Usaha", "Pelatihan", "Ekspor ke luar"], ["Sikka", "Anyaman contoh", "ya", "tidak"],
            ["Ende", "Keripik contoh", "tidak", "ya"]]  # fmt: skip
    result = examined(tmp_path, "produk", table(tmp_path, rows))
    assert not any("tiap tanda" in each for each in result["decisions"])


def test_a_list_without_a_category_has_a_way_on(tmp_path):
    rows = [["Kabupaten", "Nama produk"], ["Sikka", "Tenun"], ["Ende", "Anyaman contoh"]]
    (question,) = examined(tmp_path, "produk", table(tmp_path, rows))["questions"]
    assert question["key"] == "kategori:Lembar 1" and len(question["choices"]) > 5
    both = {("5307", "Tenun"): "kriya kriya", ("5308", "Anyaman contoh"): "kriya kriya"}
    assert products(tmp_path, rows, **{"kategori:Lembar 1": "kriya"}) == both
    each = {"kategori:Lembar 1": "nama", "isi:category:anyaman contoh": "kriya"}
    assert products(tmp_path, rows, **each) == both | {("5307", "Tenun"): "tenun kriya"}
    many = [*rows, *(["Sikka", f"Barang {number}"] for number in range(30))]
    (question,) = examined(tmp_path, "produk", table(tmp_path, many))["questions"]
    assert "nama" not in dict(question["choices"])  # nobody answers thirty


def test_a_place_above_each_block_holds_for_the_first_too(tmp_path):
    rows = [["KABUPATEN SIKKA"], ["Nama Produk", "Kategori"], ["Tenun contoh", "Tenun"], [],
            ["KABUPATEN ENDE"], ["Nama Produk", "Kategori"], ["Anyaman contoh", "Kriya"]]  # fmt: skip
    right = {("5307", "Tenun contoh"): "tenun kriya", ("5308", "Anyaman contoh"): "kriya kriya"}
    assert products(tmp_path, rows) == right


@pytest.mark.parametrize(("cell", "period"), [(44621, "2022-03"), ("44651", "2022-03"), (44926, "2022-12")])
def test_a_period_that_lost_its_format_is_the_month_of_its_day(tmp_path, cell, period):
    rows = [["Kabupaten/Kota", "Periode", POOR], ["Sikka", cell, "12,75"], ["Ende", cell, "23,5"]]
    result = examined(tmp_path, "indikator", table(tmp_path, rows))
    assert {each[2] for each in claims(tmp_path)} == {period}
    assert any("dibaca sebagai tanggal, misalnya" in each for each in result["decisions"])


@pytest.mark.parametrize("cell", ["99999", "2203a", "20225"])
def test_a_warning_hides_no_error_of_its_cell(tmp_path, cell):
    rows = [["Kabupaten/Kota", "Periode", POOR], ["Sikka", cell, "12,75"], ["Ende", "2022", "23,5"]]
    (finding,) = examined(tmp_path, "indikator", table(tmp_path, rows))["findings"]
    assert (finding["cell"], finding["rule"], finding["severity"]) == ("B2", "N15", "galat")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("<b>Sikka</b>;<td>12,75</td>", "Ende;&nbsp;23,50"),
        ("Sikka;12,75<sup>2</sup>", "Ende;23,5<sup>r</sup>"),
        ("Sikka<br>;12,75&nbsp;", "<span class='x'>Ende</span>;23,5&#160;"),
        ("&nbsp;&nbsp;Sikka;12,75", "Ende;&#xa0;23,5"),
    ],
)
def test_what_a_page_leaves_in_a_text_changes_no_number(tmp_path, first, second):
    (tmp_path / "kiriman.csv").write_text(f"Wilayah;{POOR} 2022\n{first}\n{second}\n", encoding="utf-8")
    assert taken(tmp_path, "kiriman.csv") == {"5307": "12.75", "5308": "23.5"}


def test_tags_that_somebody_wrote_into_a_note_are_told(tmp_path):
    told = "Kabupaten;Nama produk;Kategori;Catatan\nSikka;Tenun contoh;Tenun;<b>baru</b>, 2024\n"
    (tmp_path / "kiriman.csv").write_text(told, encoding="utf-8")
    (finding,) = examined(tmp_path, "produk", "kiriman.csv")["findings"]
    assert (finding["cell"], finding["rule"]) == ("D2", "T03")


def test_text_in_angles_that_is_no_html_stays(tmp_path):
    rows = [["Kabupaten", "Nama produk", "Kategori"], ["Sikka", "Tenun <halus> a<b", "Tenun"]]
    assert ("5307", "Tenun <halus> a<b") in products(tmp_path, rows)


def test_names_beside_codes_tell_their_system_under_any_heading(tmp_path):
    rows = [["Kode", "Nama", f"{POOR} 2022"], ["5310", "Sikka", "12,75"], ["5311", "Ende", "23,5"]]
    assert taken(tmp_path, table(tmp_path, rows)) == {"5307": "12.75", "5308": "23.5"}


def test_numbers_in_brackets_are_one_question_that_offers_less_than_nothing(tmp_path):
    head = ["Kabupaten/Kota", "Laju Pertumbuhan Ekonomi 2020 (persen)"]
    cells = ["(0,83)", "(1,25)", "(2,5)", "(0,75)", "1,5"]
    rows = [head, *zip(("Sikka", "Ende", "Ngada", "Alor", "Belu"), cells, strict=True)]
    given = {"indikator:Lembar 1": "pertumbuhan-ekonomi"}
    result = examined(tmp_path, "indikator", table(tmp_path, rows), answers=given)
    (question,) = result["questions"]
    assert "4 sel berisi “(0,83)”" in question["text"]
    assert question["choices"][0] == ("minus", "Kurang dari nol: -0,83")
    examined(tmp_path, "indikator", table(tmp_path, rows), answers=given | {question["key"]: "minus"})
    found = {area: value for _, area, _, value in claims(tmp_path)}
    assert found == {"5307": "-0.83", "5308": "-1.25", "5309": "-2.5", "5305": "-0.75", "5304": "1.5"}


def test_a_month_has_the_year_of_its_table(tmp_path):
    rows = [["EKSPOR KABUPATEN NGADA TAHUN 2024"], ["Bulan", "Komoditas", "Tujuan", "Berat (kg)", "Dokumen"],
            ["Januari", "Kopi contoh", "Jepang", "18.500,5", "PEB contoh"]]  # fmt: skip
    result = examined(tmp_path, "ekspor", table(tmp_path, rows))
    assert (keys(result), [each["what"] for each in result["findings"] if each["severity"] == "galat"]) == (
        [],
        [],
    )
    assert published(tmp_path, "ekspor") == {("5309", "Kopi contoh"): "2024-01-01 18.5005 "}
    assert "Lembar 1: tahun 2024 diambil dari judul tabel." in result["decisions"]
    book = [["Ngada Dalam Angka 2024"], *rows[1:]]
    assert examined(tmp_path, "ekspor", table(tmp_path, book))["findings"]  # the year of a publication


def test_an_area_in_square_kilometres_of_two_languages_is_one(tmp_path):
    rows = [["Kabupaten/Kota", "Luas Daerah (km2/sq.km) 2022"], ["Sikka", "1.669,71"], ["Ende", "2.084,16"]]
    assert taken(tmp_path, table(tmp_path, rows)) == {"5307": "1669.71", "5308": "2084.16"}


@pytest.mark.parametrize("parts", ["Perkotaan+Perdesaan", "Perkotaan dan Perdesaan", "Laki-laki + Perempuan"])
def test_all_parts_named_together_are_the_whole(tmp_path, parts):
    rows = [["Kabupaten/Kota", f"{POOR} {parts} 2022"], ["Alor", "20,1"], ["Ende", "22,3"]]
    assert taken(tmp_path, table(tmp_path, rows)) == {"5305": "20.1", "5308": "22.3"}


def test_one_part_beside_them_is_not(tmp_path):
    rows = [["Kabupaten/Kota", f"{POOR} Perkotaan dan Perdesaan Perempuan 2022"], ["Alor", "20,1"]]
    assert keys(examined(tmp_path, "indikator", table(tmp_path, rows))) == ["indikator:Lembar 1"]
