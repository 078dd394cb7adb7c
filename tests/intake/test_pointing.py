"""No file is refused for its headings: its cells tell where the table is, or the sender points at it."""

from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.sending import sending
from data.accounts.people import AT_THE_MACHINE
from data.intake import __main__ as command
from data.intake import child, desk, ledger
from tests.intake.conftest import TODAY, examined, table
from tests.intake.messy import grid
from tests.intake.test_decisions import page
from tests.intake.test_reading import claims, keys

pytestmark = pytest.mark.usefixtures("snapshots")

POOR = "Persentase Penduduk Miskin"
OPEN = "Pangan, jalur belum ditentukan"


@pytest.mark.parametrize("heading", ["", "Daerah Tingkat II", "Kab/Kota di NTT", "Region"])
def test_cells_that_name_regencies_head_their_own_column(heading, tmp_path):
    rows = [["Tabel 4.2"], [heading, f"{POOR} 2023"], ["(1)", "(2)"], ["Sikka", "13,25"], ["Ende", "23,5"]]
    result = examined(tmp_path, "indikator", table(tmp_path, [*rows, ["Nusa Tenggara Timur", "19,5"]]))
    assert keys(result) == []
    assert [(area, value) for _, area, _, value in claims(tmp_path)] == [
        ("53", "19.5"),
        ("5307", "13.25"),
        ("5308", "23.5"),
    ]


def test_a_table_without_any_heading_is_asked_what_it_is_of(tmp_path):
    file = table(tmp_path, [["Sikka", "13,25"], ["Ende", "23,5"], ["Alor", "20,5"]])
    assert keys(examined(tmp_path, "indikator", file)) == ["tahun:Lembar 1", "indikator:Lembar 1"]
    answers = {
        "tahun:Lembar 1": "2023",
        "indikator:Lembar 1": "kemiskinan",
        "satuan:Lembar 1:kolom B": "satu",
    }
    assert keys(examined(tmp_path, "indikator", file, answers=answers)) == []
    assert len(claims(tmp_path)) == 3


def test_what_cannot_be_told_is_pointed_at_and_the_sheet_is_shown(tmp_path):
    rows = [["Dinas contoh"], ["p", "q"], ["Sikka", "13,25"]]
    file = table(tmp_path, rows)
    result = examined(tmp_path, "indikator", file)
    assert [row[1:] for row in result["shown"][0]["rows"]] == [["Dinas contoh", ""], ["p", "q"], rows[2]]
    assert keys(result) == [
        "judul:Lembar 1",
        *(f"letak:Lembar 1:{name}" for name in ("area", "value", "period")),
    ]
    assert all(len(question["choices"]) > 1 for question in result["questions"])
    answers = {"judul:Lembar 1": "2", "letak:Lembar 1:area": "A", "letak:Lembar 1:value": "B"}
    answers |= {"letak:Lembar 1:period": "", "tahun:Lembar 1": "2023", "indikator:Lembar 1": "kemiskinan"}
    assert keys(examined(tmp_path, "indikator", file, answers=answers)) == []
    assert claims(tmp_path) == [("kemiskinan", "5307", "2023", "13.25")]


def test_of_several_sheets_without_a_table_the_sender_names_one(tmp_path):
    grid(tmp_path / "dua.xlsx", ("Satu", [["a", "b"]]), ("Dua", [["c", "d"], ["e", "f"]]))
    result = examined(tmp_path, "produk", "dua.xlsx")
    assert keys(result)[0] == "lembar" and [each["sheet"] for each in result["shown"]] == ["Satu", "Dua"]
    assert "judul:Satu" in keys(examined(tmp_path, "produk", "dua.xlsx", answers={"lembar": "Satu"}))


@pytest.mark.parametrize("own", ["Jumlah", "Kabupaten Alor", "Alor"])
def test_of_a_table_of_districts_the_row_of_the_regency_is_taken(own, tmp_path):
    rows = [["Kecamatan", "Jumlah kecamatan 2023"], ["Pulau Pura", 1], ["Alor Barat Laut", 1], [own, 18]]
    file = table(tmp_path, rows)
    asked = keys(examined(tmp_path, "indikator", file))
    assert asked == (["kecamatan:Lembar 1"] if own == "Jumlah" else [])
    examined(tmp_path, "indikator", file, answers=dict.fromkeys(asked, "5305"))
    assert claims(tmp_path) == [("kecamatan", "5305", "2023", "18")]


@pytest.mark.parametrize(
    ("title", "allowed", "asked"),
    [
        ("DAFTAR PRODUK KABUPATEN TIMOR TENGAH UTARA", ("*",), []),
        ("Daftar produk", ("5303",), []),
        ("Daftar produk", ("*",), ["wilayah:Lembar 1"]),
        ("Kabupaten Ende dan Kabupaten Sikka", ("*",), ["wilayah:Lembar 1"]),
    ],
)
def test_a_list_that_names_no_regency_is_of_its_title_or_its_sender(title, allowed, asked, tmp_path):
    rows = [[title], ["Nama produk", "Kategori", "Jalur perizinan"], ["Keripik contoh", "Makanan", OPEN]]
    file = table(tmp_path, rows)
    assert keys(examined(tmp_path, "produk", file, allowed=allowed)) == asked
    examined(tmp_path, "produk", file, allowed=allowed, answers=dict.fromkeys(asked, "5303"))
    assert ",5303,,Keripik contoh," in (tmp_path / "rows" / "product.csv").read_text(encoding="utf-8")


def test_the_command_points_by_row_and_letter(home, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(child, "step_back", lambda: None)
    file = tmp_path / "daftar.csv"
    file.write_text(f"w;n;k;j\nSikka;Keripik contoh;Makanan;{OPEN}\nx;Tenun contoh;Makanan;{OPEN}\n", "utf-8")
    arguments = [str(file), "--kind", "produk", "--check"]
    assert command.main(arguments) == command.QUESTIONS
    assert "Sikka\tKeripik contoh" in capsys.readouterr().out
    arguments += ["--heading", "1", "--column", "A=Kabupaten/kota", "--column", "B=Nama produk"]
    arguments += ["--column", "C=Kategori", "--column", "D=Jalur perizinan", "--answer", "tempat:x=galat"]
    assert command.main(arguments) == command.REFUSED
    told = capsys.readouterr().out
    assert "A3 (Kabupaten/kota) 'x'" in told and "PERTANYAAN" not in told


def test_the_page_shows_the_sheet_and_takes_what_is_pointed_at(home, send, monkeypatch):
    draft = send([["w", "n", "k", "j"], ["Sikka", "Keripik contoh", "Makanan", OPEN], ["", "", "", ""]])
    at = page(monkeypatch, AT_THE_MACHINE, draft.name)
    assert any("Keripik contoh" in frame.value.to_string() for frame in at.table)
    pointed = ["1", "A", "B", "C"]  # the track follows from the category
    for place, choice in enumerate(pointed):
        at.selectbox(key=f"jawab_{draft.name}_{place}").set_value(choice)
    next(button for button in at.button if button.label == sending.say("kirim.jawab_kirim")).click().run()
    assert not at.exception
    again = ledger.load(draft.name)
    assert again.answers["letak:Lembar 1:name"] == "B" and again.result["changes"]["new"] == 1
    assert desk.submit(AT_THE_MACHINE, draft.name, {}).state == ledger.CHECKED


def test_another_row_may_be_taken_for_the_heading(home, send):
    rows = [["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan"], ["Ende", "A", "Makanan", OPEN]]
    draft = send([*rows, ["Sikka", "Keripik contoh", "Makanan", OPEN]])
    assert draft.result["headings"][0]["row"] == "1"
    again = desk.check(AT_THE_MACHINE, draft.name, {"judul:Lembar 1": "2"}, {}, TODAY)
    assert "letak:Lembar 1:regency" in keys(again.result)


def test_one_tick_on_the_page_drops_personal_columns(home, monkeypatch):
    at = page(monkeypatch, AT_THE_MACHINE)
    pasted = f"Kabupaten\tNama produk\tKategori\tJalur perizinan\tNIK\nSikka\tKeripik\tMakanan\t{OPEN}\t1\n"
    at.text_area(key="tempel_kiriman").set_value(pasted).run()
    at.button(key="periksa").click().run()
    assert any("data pribadi" in each.value for each in at.error) and ledger.drafts().good == []
    at.checkbox(key="buang_pribadi").check()
    at.button(key="periksa").click().run()
    assert not at.exception
    (draft,) = ledger.drafts().good
    assert draft.result["changes"]["new"] == 1


def test_what_was_assumed_is_changed_on_the_page(home, send, monkeypatch):
    head = ["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan"]
    draft = send([head, ["Sikka", "Anyaman contoh", "Kerajinan", "Tenun dan kriya"]])
    assert [each["taken"] for each in draft.result["assumed"]] == ["kriya"]
    at = page(monkeypatch, AT_THE_MACHINE, draft.name)
    at.toggle(key=f"kolom_{draft.name}").set_value(True).run()
    at.selectbox(key=f"anggap_{draft.name}_0").set_value("tenun")
    next(button for button in at.button if button.label == sending.say("kirim.kolom_simpan")).click().run()
    assert not at.exception
    again = ledger.load(draft.name)
    assert again.answers == {"isi:category:kerajinan": "tenun"}
    assert [each["taken"] for each in again.result["assumed"]] == ["tenun"]


def test_an_answer_is_told_as_it_was_asked_and_what_is_new_by_its_name(home, send, monkeypatch):
    head = ["Kabupaten", "Nama produk", "Kategori", "NIB"]
    rows = [head, *(["Sikka", f"Kain contoh {at}", "Sandang", "ada"] for at in range(2)),
            ["Sikka", "Salon contoh", "Jasa", ""]]  # fmt: skip
    draft = send(rows)
    texts = [question["text"] for question in draft.result["questions"]]
    assert texts == [
        "Kolom Kategori: “Sandang” (2 baris) berarti yang mana?",
        "Kolom Kategori: “Jasa” (1 baris) berarti yang mana?",
    ]
    told = [each.body for each in page(monkeypatch, AT_THE_MACHINE, draft.name).get("html")]
    assert not any("Tidak ada yang salah" in each for each in told)  # as long as something is asked
    answers = {"isi:category:sandang": "tenun", "isi:category:jasa": ""}
    draft = desk.check(AT_THE_MACHINE, draft.name, answers, {}, TODAY)
    at = page(monkeypatch, AT_THE_MACHINE, draft.name)
    told = [each.body for each in at.get("html")]
    assert any(f"{escape(texts[1])} · Jawaban: Bukan salah satunya: lewati barisnya" in each for each in told)
    assert any("Baris baru: Kain contoh 0; Kain contoh 1." in each for each in told)
    assert (draft.result["changes"]["new"], draft.result["changes"]["permits"]) == (4, 2)


def test_of_many_new_rows_it_is_said_how_many_more_there_are(home, send, monkeypatch):
    head = ["Kabupaten", "Nama produk", "Kategori"]
    draft = send([head, *(["Sikka", f"Kain contoh {at}", "Tenun"] for at in range(230))])
    told = [each.body for each in page(monkeypatch, AT_THE_MACHINE, draft.name).get("html")]
    assert any("Kain contoh 4; dan 225 lainnya" in each for each in told)


SHIPMENTS = [
    ["asal", "barang", "hari kirim", "ke", "ton", "dok"],
    ["Sikka", "Kakao contoh", "03/02/2025", "Malaysia", "8", "Berita contoh"],
    ["Ende", "Mete contoh", "04/02/2025", "India", "9", "Berita contoh"],
]


def test_a_column_that_must_be_there_is_pointed_at_among_the_unknown_ones(tmp_path):
    file = table(tmp_path, SHIPMENTS)
    result = examined(tmp_path, "ekspor", file)
    asked = dict(zip(keys(result), result["questions"], strict=True))
    assert list(asked) == [f"letak:Lembar 1:{name}" for name in ("date", "destination", "evidence")]
    assert ("C", "Kolom C (hari kirim): 03/02/2025; 04/02/2025") in asked["letak:Lembar 1:date"]["choices"]
    assert result["findings"] == []
    answers = dict(zip(asked, ("C", "D", "F"), strict=True))
    result = examined(tmp_path, "ekspor", file, answers=answers)
    assert (keys(result), result["findings"], result["changes"]["new"]) == ([], [], 2)


def test_a_column_that_is_not_there_stays_an_error(tmp_path):
    file = table(tmp_path, SHIPMENTS)
    answers = {"letak:Lembar 1:date": "C", "letak:Lembar 1:destination": "D", "letak:Lembar 1:evidence": ""}
    answers["semua:Lembar 1:evidence"] = ""  # nor is it told once for all rows
    result = examined(tmp_path, "ekspor", file, answers=answers)
    assert {each["column"] for each in result["findings"]} == {"Bukti"}


STACKED = [
    [f"{POOR} 2023"],
    ["Kabupaten/Kota", "Persen"],
    ["Sikka", "13,25"],
    ["Ende", "23,5"],
    ["Sumber: contoh"],
    [],
    ["Jumlah Desa 2022"],
    ["Kabupaten/Kota", "Desa"],
    ["Sikka", "150"],
    ["Ende", "200"],
    ["Ngada", "x"],
    [],
    ["Jumlah Kelurahan 2021 (kelurahan)"],
    ["Kabupaten/Kota", "Banyaknya"],
    ["Sikka", "7"],
]


def test_tables_below_each_other_are_each_read_under_their_caption(tmp_path):
    word = "kosong:Lembar 1 (baris 8):Desa:x"
    assert keys(examined(tmp_path, "indikator", table(tmp_path, STACKED))) == [word]
    result = examined(tmp_path, "indikator", table(tmp_path, STACKED), answers={word: "galat"})
    assert [(each["sheet"], each["cell"]) for each in result["findings"]] == [("Lembar 1", "B11")]
    result = examined(tmp_path, "indikator", table(tmp_path, [*STACKED[:10], *STACKED[11:]]))
    assert claims(tmp_path) == [
        ("desa", "5307", "2022", "150"),
        ("desa", "5308", "2022", "200"),
        ("kelurahan", "5307", "2021", "7"),
        ("kemiskinan", "5307", "2023", "13.25"),
        ("kemiskinan", "5308", "2023", "23.5"),
    ]


def test_a_heading_that_is_repeated_on_the_next_page_begins_no_table(tmp_path):
    rows = [STACKED[1], STACKED[2], [], STACKED[1], STACKED[3]]
    examined(tmp_path, "indikator", table(tmp_path, [STACKED[0], *rows]))
    assert len(claims(tmp_path)) == 2


def test_a_table_without_a_column_of_numbers_is_no_table_of_blanks(tmp_path):
    rows = [[f"{POOR} 2023"], ["Kabupaten/Kota", "Hasil"], ["Sikka", "lihat lampiran"], ["Ende", "13,5"]]
    file = table(tmp_path, rows)
    assert keys(examined(tmp_path, "indikator", file)) == ["letak:Lembar 1:value"]
    answers = {"letak:Lembar 1:value": "B"}
    (asked,) = keys(examined(tmp_path, "indikator", file, answers=answers))
    assert asked.endswith(":lihat lampiran")
    result = examined(tmp_path, "indikator", file, answers=answers | {asked: "galat"})
    assert [each["cell"] for each in result["findings"]] == ["B3"]


LISTED = """
import pandas as pd
from dashboard.sending import sending
sending.rows(pd.DataFrame({"berkas": [f"*{place}*" for place in range(COUNT)]}), "Catatan")
"""


@pytest.mark.parametrize(("count", "kept", "more"), [(31, 31, ""), (1200, 1000, "tampil 1.000 dari 1.200")])
def test_a_long_list_is_a_table_and_no_canvas_so_that_paper_has_it_whole(count, kept, more):
    at = AppTest.from_string(LISTED.replace("COUNT", str(count))).run()
    assert not at.exception and not at.dataframe
    (table,) = at.table
    assert len(table.value) == kept and r"\*0\*" in table.value.to_string(), "no row is read as Markdown"
    assert [more in each.body for each in at.get("html")] == ([True] if more else [])
