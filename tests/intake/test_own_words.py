"""A regency's own words and headings: each is said once to mean a word or a column of the register."""

import csv

import pytest

from data.intake import __main__ as command
from data.intake import child, ledger
from tests.intake.conftest import examined, table
from tests.intake.test_reading import keys
from tests.intake.test_rules import OPEN

HEAD = ["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan", "Ekspor"]


def test_a_word_that_no_list_holds_is_asked_once_and_then_meant(snapshots, tmp_path):
    rows = [HEAD]
    rows += [
        ["Sikka", f"Anyaman contoh {n}", "Anyam-anyaman", "Tenun dan kriya", "Rencana"] for n in range(3)
    ]
    rows += [["Sikka", "Sambal contoh", "Bumbu", OPEN, "Rencana"]]
    file = table(tmp_path, rows)
    asked = examined(tmp_path, "produk", file)
    assert sorted(keys(asked)) == [
        "isi:category:anyam anyaman",
        "isi:category:bumbu",
        "isi:export_status:rencana",
    ]
    assert all(question["choices"][-1][0] == "" for question in asked["questions"])
    assert asked["findings"] == [] and asked["changes"] == {}
    answers = {"isi:category:anyam anyaman": "kriya", "isi:category:bumbu": "makanan"}
    answers |= {"isi:export_status:rencana": ""}
    result = examined(tmp_path, "produk", file, answers=answers)
    assert (result["questions"], result["findings"]) == ([], [])
    with (tmp_path / "rows" / "product.csv").open(encoding="utf-8") as written:
        told = [(row["category"], row["export_status"]) for row in csv.DictReader(written)]
    assert told == [("kriya", "belum dilaporkan")] * 3 + [("makanan", "belum dilaporkan")]


LIST = ["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan"]


def test_services_among_products_can_be_left_out(snapshots, tmp_path):
    rows = [LIST, ["Sikka", "Anyaman contoh", "Kriya", OPEN], ["Sikka", "Bengkel contoh", "Jasa", OPEN],
            ["Sikka", "Salon contoh", "Jasa", OPEN]]  # fmt: skip
    file = table(tmp_path, rows)
    (question,) = examined(tmp_path, "produk", file)["questions"]
    assert question["choices"][-1] == ("", "Bukan salah satunya: lewati barisnya")
    result = examined(tmp_path, "produk", file, answers={question["key"]: ""})
    assert (result["questions"], result["findings"], result["changes"]["new"]) == ([], [], 1)
    said = "Lembar 1: 2 baris dilewati, karena Kategori tidak ada dalam daftar (Jasa)."
    assert said in result["decisions"]


def test_a_list_of_services_alone_has_nothing_to_publish(snapshots, tmp_path):
    file = table(tmp_path, [LIST, ["Sikka", "Bengkel contoh", "Jasa", OPEN]])
    result = examined(tmp_path, "produk", file, answers={"isi:category:jasa": ""})
    assert (result["questions"], result["findings"], result["changes"]) == ([], [], {})
    assert result["nothing"].startswith("Tidak ada yang dapat diterbitkan")


@pytest.mark.parametrize(("answer", "count"), [("makanan", 20), ("", 0), ("satu", None), ("galat", None)])
def test_many_words_that_no_list_holds_are_one_question(snapshots, tmp_path, answer, count):
    rows = [LIST, *(["Sikka", f"Produk contoh {n}", f"Rumpun {n}", OPEN] for n in range(20))]
    file = table(tmp_path, rows)
    assert keys(examined(tmp_path, "produk", file)) == ["isi_lain:category"]
    result = examined(tmp_path, "produk", file, answers={"isi_lain:category": answer})
    if count is not None:
        assert (result["questions"], result["findings"]) == ([], [])
        assert result["changes"].get("new", 0) == count
    elif answer == "satu":
        assert len(result["questions"]) == 20
    else:
        assert {each["severity"] for each in result["findings"]} == {"galat"}


def test_a_heading_is_mapped_by_command(home, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(child, "step_back", lambda: None)
    file = tmp_path / "daftar.csv"
    words = f"Kabupaten;Barang dagangan;Rumpun;Jalur perizinan\nSikka;Keripik contoh;Makanan;{OPEN}\n"
    file.write_text(words, encoding="utf-8")
    arguments = [str(file), "--kind", "produk", "--check"]
    assert command.main(arguments) == command.QUESTIONS
    arguments += ["--column", "Barang dagangan=Nama produk", "--column", "Rumpun=kategori"]
    assert command.main(arguments) == command.DONE
    assert "Baris baru 1" in capsys.readouterr().out
    assert command.main([*arguments, "--column", "Rumpun=warna"]) == command.REFUSED
    assert "kolomnya: Kode baris" in capsys.readouterr().err
    assert ledger.drafts().good == []
