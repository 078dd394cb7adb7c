"""What each row needs and no column says is told once for all of them: asked, or taken from the title."""

import csv

import pytest

from tests.intake.conftest import examined, table
from tests.intake.test_reading import keys

pytestmark = pytest.mark.usefixtures("snapshots")
GROUND = ["Kabupaten", "Luas Lahan (m2)", "Tahap", "Bukti Dokumen"]


def kept(folder, kind: str, name: str, rows: list[list], **answers: str) -> list[dict[str, str]]:
    result = examined(folder, kind, table(folder, rows), answers=answers)
    assert (result["questions"], result["findings"]) == ([], [])
    with (folder / "rows" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_shipments_of_a_year_need_no_day(tmp_path):
    rows = [["REKAP EKSPOR TAHUN 2024"], ["Kabupaten", "Komoditas", "Negara tujuan", "Volume (ton)"],
            ["Ngada", "Kopi", "Jepang", "18,5"], ["Alor", "Vanili", "Prancis", "0,75"]]  # fmt: skip
    result = examined(tmp_path, "ekspor", table(tmp_path, rows))
    (question,) = result["questions"]
    assert question["key"] == "semua:Lembar 1:evidence"
    assert "Lembar 1: Tanggal semua barisnya 2024, menurut judulnya." in result["decisions"]
    found = kept(tmp_path, "ekspor", "export_event", rows, **{question["key"]: "Berkas ini: kiriman.csv"})
    assert {(row["date"], row["date_precision"]) for row in found} == {("2024-01-01", "tahun")}
    assert {row["evidence"] for row in found} == {"Berkas ini: kiriman.csv"}


def test_the_day_of_a_signature_is_not_that_of_the_rows(tmp_path):
    rows = [["Kupang, 12 Januari 2026"], ["Kabupaten", "Komoditas", "Negara tujuan", "Bukti"],
            ["Ngada", "Kopi", "Jepang", "PEB 1"]]  # fmt: skip
    (question,) = examined(tmp_path, "ekspor", table(tmp_path, rows))["questions"]
    assert question["key"] == "semua:Lembar 1:date" and question["choices"][0][0] == "2026-01-12"
    above = [["REKAP EKSPOR 2025"], *rows]
    (found,) = kept(tmp_path, "ekspor", "export_event", above)
    assert (found["date"], found["date_precision"]) == ("2025-01-01", "tahun")


def test_where_no_title_tells_a_day_it_is_asked(tmp_path):
    rows = [["Kabupaten", "Komoditas", "Negara tujuan", "Bukti"], ["Ngada", "Kopi", "Jepang", "PEB 1"]]
    (question,) = examined(tmp_path, "ekspor", table(tmp_path, rows))["questions"]
    assert question["key"] == "semua:Lembar 1:date"
    (found,) = kept(tmp_path, "ekspor", "export_event", rows, **{question["key"]: "2025"})
    assert (found["date"], found["date_precision"]) == ("2025-01-01", "tahun")


def test_steps_may_be_told_by_their_names(tmp_path):
    rows = [["Keadaan 31 Maret 2026"], GROUND, ["Ngada", 2500, "Lokasi dan luas ditetapkan", "SK"],
            ["Malaka", "1,2 ha", "Pernyataan kesediaan", "Surat"]]  # fmt: skip
    found = kept(tmp_path, "lahan", "stage_event", rows)
    assert {(row["regency"], row["step"], row["as_of"], row["quantity_m2"]) for row in found} == {
        ("5309", "2", "2026-03-31", "2500"), ("5321", "1", "2026-03-31", "12000")}  # fmt: skip


def test_a_step_in_words_of_ones_own_is_asked(tmp_path):
    rows = [
        ["Keadaan 31 Maret 2026"],
        GROUND,
        ["Ngada", 2500, "sudah ada lokasi", "SK"],
        ["Alor", 100, 1, "SK"],
    ]
    file = table(tmp_path, rows)
    (question,) = examined(tmp_path, "lahan", file)["questions"]
    assert question["key"] == "isi:step:sudah ada lokasi"
    found = kept(tmp_path, "lahan", "stage_event", rows, **{question["key"]: "2"})
    assert {row["regency"]: row["step"] for row in found} == {"5309": "2", "5305": "1"}
    assert len(kept(tmp_path, "lahan", "stage_event", rows, **{question["key"]: ""})) == 1


def test_a_status_of_the_ground_is_no_step(tmp_path):
    rows = [["Keadaan 31 Maret 2026"], ["Kabupaten", "Luas Lahan (m2)", "Status Lahan", "Bukti"],
            ["Ngada", 2500, "Milik pemda", "SK"], ["Alor", 100, "Tanah adat", "SK"]]  # fmt: skip
    (question,) = examined(tmp_path, "lahan", table(tmp_path, rows))["questions"]
    assert question["key"] == "semua:Lembar 1:step"
    found = kept(tmp_path, "lahan", "stage_event", rows, **{question["key"]: "1"})
    assert [row["step"] for row in found] == ["1", "1"]


def test_the_programme_of_a_list_may_stand_in_its_title(tmp_path):
    rows = [
        ["Progres NTT Mart per 15 April 2026"],
        ["Kabupaten", "Status", "Tgl Peresmian", "Bukti"],
        ["Alor", "Diresmikan", "10 April 2026", "Berita"],
        ["Sabu Raijua", "Belum diresmikan", "", "Berita"],
    ]
    found = kept(tmp_path, "tahapan", "stage_event", rows)
    told = ("regency", "programme", "step", "date", "as_of")
    assert {tuple(row[name] for name in told) for row in found} == {
        ("5305", "ntt-mart", "1", "2026-04-10", "2026-04-15"),
        ("5320", "ntt-mart", "0", "", "2026-04-15"),
    }


def test_a_column_of_days_is_offered_for_a_day_and_for_nothing_else(tmp_path):
    rows = [
        ["Nama Perusahaan", "Kabupaten", "Bentuk", "Hari"],
        ["PT Contoh", "Alor", "Stunting", "2026-01-15"],
    ]
    asked = {each["key"]: each for each in examined(tmp_path, "komitmen", table(tmp_path, rows))["questions"]}
    assert {key: [code for code, _ in each["choices"]] for key, each in asked.items()} == {
        "letak:Lembar 1:need": ["C", ""], "letak:Lembar 1:date": ["D", ""]}  # fmt: skip


@pytest.mark.parametrize(("answer", "right"), [("nama", {"5305", "5321"}), ("kode", {"5305", "5304"})])
def test_where_code_and_name_disagree_the_sender_says_which_is_right(tmp_path, answer, right):
    rows = [
        ["Kode Kemendagri", "Kabupaten", "Jumlah Desa 2021"],
        ["53.05", "Alor", 158],
        ["53.04", "Malaka", 127],
    ]
    (question,) = examined(tmp_path, "indikator", table(tmp_path, rows))["questions"]
    assert "“53.04” dan “Malaka”" in question["text"] and keys({"questions": [question]}) == [
        "kode_nama:Lembar 1"
    ]
    found = kept(tmp_path, "indikator", "observation", rows, **{question["key"]: answer})
    assert {row["area"] for row in found} == right


def shipped(folder, rows: list[list], **answers: str) -> set[tuple[str, ...]]:
    answers = {"semua:Lembar 1:evidence": "Berkas ini: kiriman.csv"} | answers
    found = kept(folder, "ekspor", "export_event", rows, **answers)
    told = ("commodity", "date", "date_precision", "volume_tonnes", "value_usd")
    return {tuple(row[name] for name in told) for row in found}


def test_months_side_by_side_are_a_shipment_each(tmp_path):
    rows = [
        ["EKSPOR 2024 (KG)"],
        ["Kabupaten", "Komoditas", "Negara", "Januari", "Feb"],
        ["Ende", "Rumput laut", "Jepang", 20000, ""],
        ["Sikka", "Kakao", "Malaysia", 500, 12000],
    ]
    assert shipped(tmp_path, rows) == {
        ("Rumput laut", "2024-01-01", "bulan", "20", ""),
        ("Kakao", "2024-01-01", "bulan", "0.5", ""),
        ("Kakao", "2024-02-01", "bulan", "12", ""),
    }


def test_months_may_stand_below_the_word_month(tmp_path):
    rows = [["Nilai Ekspor 2024 (US$)"], ["Kabupaten", "Komoditas", "Negara", "Bulan", ""],
            ["", "", "", "Jan", "Feb"], ["Ende", "Rumput laut", "Jepang", 20, 30]]  # fmt: skip
    assert {day for _, day, *_ in shipped(tmp_path, rows)} == {"2024-01-01", "2024-02-01"}


def test_years_side_by_side_are_a_shipment_each(tmp_path):
    rows = [["EKSPOR (TON)"], ["Kabupaten", "Komoditas", "Negara", "2023", "2024"],
            ["Ende", "Rumput laut", "Jepang", 20, 30]]  # fmt: skip
    assert {(day, exact, tonnes) for _, day, exact, tonnes, _ in shipped(tmp_path, rows)} == {
        ("2023-01-01", "tahun", "20"), ("2024-01-01", "tahun", "30")}  # fmt: skip


def test_quarters_side_by_side_are_asked_about_and_may_be_of_their_year(tmp_path):
    """Their rows were kept without a weight, and only a list of skipped columns said so."""
    rows = [["EKSPOR 2024 (TON)"], ["Kabupaten", "Komoditas", "Negara", "TW I", "Triwulan II"],
            ["Ende", "Rumput laut", "Jepang", 20, 30]]  # fmt: skip
    assert "bagian_tahun:Lembar 1" in keys(examined(tmp_path, "ekspor", table(tmp_path, rows)))
    answers = {"bagian_tahun:Lembar 1": "tahun", "semua:Lembar 1:evidence": "Berkas ini: kiriman.csv"}
    (twice,) = keys(examined(tmp_path, "ekspor", table(tmp_path, rows), answers=answers))
    answers |= {twice: "semua"}
    assert shipped(tmp_path, rows, **answers) == {
        ("Rumput laut", "2024-01-01", "tahun", "20", ""),
        ("Rumput laut", "2024-01-01", "tahun", "30", ""),
    }


def test_a_follow_up_of_no_programme_is_asked_for_it(tmp_path):
    rows = [["Wilayah", "Keputusan", "Penanggung jawab", "Tgl diputuskan", "Status", "Sejak"],
            ["Alor", "Menyurati dinas", "Dinas PMD", "04/06/2025", "terbuka", "04/06/2025"]]  # fmt: skip
    (question,) = examined(tmp_path, "tindak-lanjut", table(tmp_path, rows))["questions"]
    (found,) = kept(tmp_path, "tindak-lanjut", "follow_up", rows, **{question["key"]: "ovop"})
    assert found["programme"] == "ovop"


def test_what_stands_below_months_and_their_year_are_asked_where_nothing_says_it(tmp_path):
    rows = [["Kabupaten", "Komoditas", "Negara", "Jan", "Feb"], ["Ende", "Rumput laut", "Jepang", 20, 30]]
    asked = keys(examined(tmp_path, "ekspor", table(tmp_path, rows)))
    assert {"tahun:Lembar 1", "angka_bulan:Lembar 1"} <= set(asked)
    answers = {"tahun:Lembar 1": "2025", "angka_bulan:Lembar 1": "us$"}
    assert shipped(tmp_path, rows, **answers) == {
        ("Rumput laut", "2025-01-01", "bulan", "", "20"),
        ("Rumput laut", "2025-02-01", "bulan", "", "30"),
    }
