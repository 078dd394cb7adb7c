"""Money in two currencies, what is kept for the province alone, targets in rows, what is asked before all."""

import csv

import pytest

from data.intake import bilingual, productlist
from tests.intake.conftest import examined, table
from tests.intake.test_others_of_each_kind import POOR, result_of
from tests.intake.test_reading import claims, keys

pytestmark = pytest.mark.usefixtures("snapshots")
SENT = ["Kabupaten", "Komoditas", "Tanggal", "Tujuan", "Berat (ton)", "Nilai", "Bukti"]


def money(folder, heading: str, cells: list[str], **answers: str) -> tuple[list[str], list[tuple[str, str]]]:
    """What is asked of a column of money, and the rupiah and dollars of each row."""
    head = [heading if each == "Nilai" else each for each in SENT]
    rows = [
        ["Sikka", f"Contoh {at}", f"0{at}/02/2025", "Malaysia", 8, cell, "Berita contoh"]
        for at, cell in enumerate(cells, start=1)
    ]
    result = examined(folder, "ekspor", table(folder, [head, *rows]), answers=answers)
    if result["questions"]:
        return keys(result), []
    with (folder / "rows" / "export_event.csv").open(encoding="utf-8", newline="") as file:
        found = sorted((row["commodity"], row["value_idr"], row["value_usd"]) for row in csv.DictReader(file))
    return [], [(rupiah, dollars) for _, rupiah, dollars in found]


@pytest.mark.parametrize(
    ("heading", "cells", "right"),
    [
        ("Nilai", ["Rp 450.000.000", "US$ 32.500,75"], [("450000000", ""), ("", "32500.75")]),
        ("Nilai (Rp)", ["450.000.000", "USD 32.500,75"], [("450000000", ""), ("", "32500.75")]),
        ("Nilai FOB (US$)", ["32.500,75", "Rp 450.000.000"], [("", "32500.75"), ("450000000", "")]),
        ("Nilai", ["US$ 32.500,75", "12.000,50 USD"], [("", "32500.75"), ("", "12000.5")]),
    ],
)
def test_money_counts_in_the_currency_that_its_cell_names(tmp_path, heading, cells, right):
    assert money(tmp_path, heading, cells) == ([], right)


def test_money_that_names_no_currency_beside_others_is_asked(tmp_path):
    cells = ["Rp 450.000.000", "US$ 32.500,75", "12.000.000"]
    assert money(tmp_path, "Nilai", cells)[0] == ["mata_uang:Lembar 1:Nilai"]
    answers = {"mata_uang:Lembar 1:Nilai": "value_usd"}
    assert money(tmp_path, "Nilai", cells, **answers)[1][2] == ("", "12000000")


@pytest.mark.parametrize(("answer", "places"), [("provinsi", {"53"}), ("semua", {"53", "5308"})])
def test_regencies_of_a_measure_of_the_province_are_set_aside_and_may_be_kept(tmp_path, answer, places):
    rows = [
        ["Kabupaten/Kota", "IPM 2022", f"{POOR} 2022"],
        ["Ende", "67,75", "23,5"],
        ["NTT", "65,9", "20,05"],
    ]
    result = examined(tmp_path, "indikator", table(tmp_path, rows), answers={"provinsi:Lembar 1:ipm": answer})
    assert result["questions"] == [] and len(result["assumed"]) == 1
    assert {area for code, area, _, _ in claims(tmp_path) if code == "ipm"} == places


@pytest.mark.parametrize("heading", ["Target 2024", "Proyeksi 2022"])
def test_a_target_of_rows_that_name_their_measure_is_left_out_unless_it_is_said_to_be_a_result(
    tmp_path, heading
):
    rows = [
        ["Kabupaten", "Indikator", "Satuan", heading],
        ["Ende", "Persentase penduduk miskin", "%", "22,5"],
    ]
    result = examined(tmp_path, "indikator", table(tmp_path, rows))
    assert result["nothing"] and [each["taken"] for each in result["assumed"]] == [""]
    key = result["assumed"][0]["key"]
    assert (
        examined(tmp_path, "indikator", table(tmp_path, rows), answers={key: "hasil"})["changes"]["new"] == 1
    )


def test_of_a_list_of_villages_nothing_is_asked_before_whether_it_is_one(tmp_path):
    rows = [["Kode Desa", "Nama Desa", "Kabupaten", "IDM"], ["53.08.01.2002", "Ondorea", "Ende", "0,6123"],
            ["53.08.01.2003", "Watumite", "Ende", "0,5812"]]  # fmt: skip
    assert keys(result_of(tmp_path, rows)) == ["per_desa:Lembar 1"]


def test_nothing_is_asked_of_a_hidden_sheet_before_it_is_wanted(tmp_path):
    from tests.intake.other_twins import TWINS  # noqa: PLC0415

    hidden = next(each for each in TWINS if each.name == "a hidden sheet of codes beside the table")
    hidden.make(tmp_path / hidden.file)
    assert keys(examined(tmp_path, "indikator", hidden.file)) == ["sembunyi"]


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Jumlah Desa di Contoh Jaya\nNumber of Villages in Contoh Jaya", "Jumlah Desa di Contoh Jaya"),
        ("Penduduk miskin/total penduduk", "Penduduk miskin/total penduduk"),
        ("Jumlah Desa/Kelurahan", "Jumlah Desa/Kelurahan"),
    ],
)
def test_what_is_said_again_in_english_may_name_any_place(text, ours):
    assert bilingual.ours(text) == ours


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("PIRT 2065308010001-28", ("SPP_IRT", "2065308010001-28")),
        ("No. PIRT: 2065308010001-28", ("SPP_IRT", "2065308010001-28")),
        ("NIB1234567890123", ("NIB", "1234567890123")),
        ("Halal ID53110000123450123", ("HALAL", "ID53110000123450123")),
        ("PIRT ada", ("SPP_IRT", None)),
        ("Sertifikat halal", ("HALAL", None)),
    ],
)
def test_a_number_stands_behind_the_permit_that_it_is_of(told, found):
    assert productlist._by_name(told, "makanan") == ({found[0]: found[1]}, False)


def test_a_permit_that_is_said_not_to_be_there_is_none():
    assert productlist._by_name("PIRT belum", "makanan")[0] == {}


def test_a_long_text_is_no_name_of_a_permit_and_is_not_tried_word_by_word(monkeypatch):
    """A cell of 6,000 words took three seconds, each of them tried as the end of the name."""
    tried, permit = [], productlist._permit
    monkeypatch.setattr(productlist, "_permit", lambda heading: tried.append(heading) or permit(heading))
    assert productlist._by_name("kata " * 6_000, "makanan") == ({}, True)
    assert sum(map(len, tried)) < 3_000
