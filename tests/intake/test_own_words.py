"""A regency's own words and headings: each is said once to mean a word or a column of the register."""

import csv

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
