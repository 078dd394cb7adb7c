"""A regency's own list of 300 products goes in by five decisions at most, and by none the next time."""

import csv
from pathlib import Path

import pytest

from data import imports
from data.accounts.people import Person
from data.build import RAW
from data.intake import desk, ledger, personal, productlist
from tests.intake import quick_build
from tests.intake.conftest import CHIEF, TODAY, examined, table
from tests.intake.messy import grid
from tests.intake.test_reading import keys

SIKKA = Person("sikka@contoh.go.id", "pengirim", ("5307",), "Dinas PMD Kabupaten Sikka")
HEAD = [
    "No", "Nama UMKM", "Pemilik", "NIK", "No WA", "Alamat Usaha", "RT", "RW", "Dusun", "Desa", "Kecamatan",
    "Jenis Usaha", "Produk Utama", "Merek Dagang", "Kategori Usaha", "Bahan Baku", "Kapasitas", "Satuan",
    "Harga", "Omzet", "Pekerja L", "Pekerja P", "Modal", "No. NIB", "P-IRT", "Sertifikat Halal", "BPOM",
    "HKI",
    "Pemasaran", "Daring", "Ekspor", "Tahun Berdiri", "Pelatihan", "Bantuan", "Sentra", "Lintang", "Bujur",
    "Pembina", "Foto", "Ket",
]  # fmt: skip
SECRETS = ("Yohanes", "5307010101", "0812300", "Jalan Rahasia")
VILLAGES = """select district.name, village.name
    from village join district on district.code = village.district where village.regency = '5307'
    qualify count(*) over (partition by village.district, lower(village.name)) = 1
    order by village.code limit 60"""
KINDS = [("Kerajinan", "Anyaman"), ("Kuliner", "Keripik"), ("Hasil bumi", "Kemiri"), ("Jamu", "Jahe bubuk")]


def line(at: int, villages: list[tuple], **changed: str) -> list:
    district, village = villages[at % len(villages)] if at % 50 else ("Kabola", f"Kampung Zz{at}")
    category, product = KINDS[at % len(KINDS)]
    row = dict.fromkeys(HEAD, "") | {
        "No": at, "Nama UMKM": "Yohanes Contoh", "Pemilik": "Yohanes Contoh", "NIK": f"5307010101{at:06d}",
        "No WA": f"0812300{at:05d}", "Alamat Usaha": "Jalan Rahasia", "RT": "001", "Desa": village,
        "Kecamatan": district, "Produk Utama": f"{product} contoh {at}", "Kategori Usaha": category,
        "Bahan Baku": "lokal", "Harga": "25.000", "No. NIB": f"02200012{at:05d}" if at % 3 else "belum",
        "P-IRT": ["ada", "belum", "proses", ""][at % 4], "Sertifikat Halal": "Tidak", "Ekspor": "tidak",
    }  # fmt: skip
    return [(row | changed)[name] for name in HEAD]


@pytest.fixture
def villages(con) -> list[tuple]:
    return con.execute(VILLAGES).fetchall()


def listed(path: Path, rows: list[list]) -> bytes:
    grid(path, ("Data UMKM", [["DATA UMKM DAN PRODUK"], HEAD, *rows]))
    return path.read_bytes()


def test_forty_columns_and_three_hundred_products_take_five_decisions(villages, home, tmp_path, monkeypatch):
    quick_build.install(monkeypatch.setattr)
    content = listed(tmp_path / "daftar.xlsx", [line(at, villages) for at in range(1, 301)])
    draft = desk.receive(SIKKA, "Daftar TW I.xlsx", content, "produk", TODAY, drop_personal=True)
    asked = keys(draft.result)
    assert 1 + len(asked) <= 5, asked  # the tick among them
    answers = {"isi:category:hasil bumi": "perkebunan", "desa_lain": ""}
    assert set(asked) == answers.keys()
    draft = desk.check(SIKKA, draft.name, answers, {}, TODAY)
    assert [each for each in draft.result["findings"] if each["severity"] == "galat"] == []
    with (draft.folder / "rows" / "product.csv").open(encoding="utf-8") as file:
        products = list(csv.DictReader(file))
    assert len(products) == 300 and {row["regency"] for row in products} == {"5307"}
    assert sum(not row["village"] for row in products) == 6
    assert {(row["category"], row["track"]) for row in products} == {
        ("kriya", "kriya"),
        ("makanan", "pangan_belum_ditentukan"),
        ("perkebunan", "komoditas"),
        ("obat_tradisional", "obat_tradisional"),
    }
    with (draft.folder / "rows" / "permit.csv").open(encoding="utf-8") as file:
        permits = list(csv.DictReader(file))
    assert {row["type"]: sum(each["type"] == row["type"] for each in permits) for row in permits} == {
        "NIB": 200,
        "SPP_IRT": 75,
    }
    for file in imports.folder().rglob("*.*"):
        assert not [each for each in SECRETS if each.encode() in file.read_bytes()], file

    desk.submit(SIKKA, draft.name, {each["key"]: "memang begitu" for each in draft.result["findings"]})
    rows = [line(at, villages) for at in range(2, 302)]
    rows[0] = line(2, villages, **{"Kategori Usaha": "Perkebunan"})
    again = desk.receive(SIKKA, "Daftar TW II.xlsx", listed(tmp_path / "dua.xlsx", rows), "produk", TODAY)
    assert (keys(again.result), again.recipe) == ([], draft.name)
    assert ledger.load(again.name).answers == draft.answers
    assert any(draft.name in each for each in again.result["decisions"])


LIST = ["Kabupaten", "Desa", "Nama produk", "Kategori", "PIRT", "BPOM"]


@pytest.mark.parametrize(
    ("cells", "track", "types"),
    [
        (("Makanan", "ada", ""), "pangan_irt", ["SPP_IRT"]),
        (("Minuman", "belum", "Sudah"), "pangan_md", ["NIE_MD"]),
        (("Makanan", "ada", "ada"), "pangan_belum_ditentukan", ["NIE_MD", "SPP_IRT"]),
        (("Kosmetik", "", "✓"), "kosmetik", ["NOTIF_KOS"]),
        (("Tenun", "", "tidak"), "kriya", []),
        (("Perikanan dan rumput laut", "proses", ""), "komoditas", []),
    ],
)
def test_permits_and_category_say_the_track(snapshots, tmp_path, cells, track, types):
    file = table(tmp_path, [LIST, ["Sikka", "", "Contoh", *cells]])
    result = examined(tmp_path, "produk", file)
    assert (result["questions"], result["findings"]) == ([], [])
    with (tmp_path / "rows" / "product.csv").open(encoding="utf-8") as written:
        assert [row["track"] for row in csv.DictReader(written)] == [track]
    told = tmp_path / "rows" / "permit.csv"
    lines = told.read_text(encoding="utf-8").splitlines()[1:] if told.exists() else []
    assert sorted(line.split(",")[2] for line in lines) == types


def test_what_is_no_yes_and_no_number_is_left_out_and_said(snapshots, tmp_path):
    rows = [LIST, ["Sikka", "", "Contoh", "Makanan", "tahun depan", ""]]
    result = examined(tmp_path, "produk", table(tmp_path, rows))
    assert "Kolom PIRT: 1 sel tidak menyebut ada atau belum, dan dilewati." in result["decisions"]
    assert not (tmp_path / "rows" / "permit.csv").exists()


def test_other_columns_are_left_out_or_noted_as_the_sender_says(snapshots, tmp_path):
    rows = [
        [*LIST, "Bahan", "RT", "Kemasan"],
        ["Sikka", "", "Contoh", "Makanan", "", "", "jagung", "003", "botol"],
    ]
    for answer, note in (("", ""), ("catatan", "Bahan: jagung; Kemasan: botol")):
        result = examined(tmp_path, "produk", table(tmp_path, rows), answers={"sisa:Lembar 1": answer})
        with (tmp_path / "rows" / "product.csv").open(encoding="utf-8") as written:
            assert [row["note"] for row in csv.DictReader(written)] == [note]
        assert ("2 kolom lain dilewati." in result["decisions"]) == (answer == "")


def test_many_makers_of_one_product_are_one_product_if_the_sender_says_so(snapshots, tmp_path):
    rows = [
        LIST,
        *(["Sikka", "", "Kopi bubuk", "Minuman", pirt, ""] for pirt in ("", "ada", "", "", "ada", "")),
    ]
    file = table(tmp_path, rows)
    assert keys(examined(tmp_path, "produk", file)) == ["ganda:Lembar 1"]
    result = examined(tmp_path, "produk", file, answers={"ganda:Lembar 1": "gabung"})
    assert result["findings"] == [] and result["changes"]["new"] == 2  # the product and its permit
    result = examined(tmp_path, "produk", file, answers={"ganda:Lembar 1": "galat"})
    assert {each["rule"] for each in result["findings"]} == {"W06"}


def test_a_list_with_permits_joins_the_register(home, send):
    draft = send([LIST, ["Sikka", "", "Kenari contoh", "Makanan", "ada", ""]])
    moved = {each["label"]: (each["before"], each["after"]) for each in desk.effect(CHIEF, draft.name)}
    before, after = moved["Izin tercatat"]
    assert after == before + 1


def test_headings_that_say_how_a_cell_is_filled_in_name_their_permit(snapshots, tmp_path):
    rows = [
        ["Kab", "Produk Unggulan Desa", "Sektor", "NIB (ada/tidak)", "Halal (Ya/Tidak)"],
        ["Alor", "Kenari contoh", "Perkebunan", "ada", "Tidak"],
    ]
    result = examined(tmp_path, "produk", table(tmp_path, rows))
    assert result["questions"] == [] and result["changes"]["new"] == 2  # a product and its NIB


def test_columns_that_were_emptied_are_not_offered_to_point_at(snapshots, tmp_path):
    rows = [
        ["Kab", "Nama produk", "Macam", "Pemilik", "NIK"],
        ["Alor", "Kenari contoh", "Kriya", "A", "53"],
    ]
    answers = {personal.KEY: personal.DROP}
    result = examined(tmp_path, "produk", table(tmp_path, rows), answers=answers)
    (question,) = [each for each in result["questions"] if each["key"].startswith("letak:")]
    assert [code for code, _ in question["choices"]] == ["C", ""]


def test_every_category_of_the_register_has_its_track():
    """One that has none would become food whose track is open, without a word."""
    with (RAW / "category.csv").open(encoding="utf-8", newline="") as file:
        known = {row["code"] for row in csv.DictReader(file)}
    assert known == productlist.TRACKS.keys()


def test_the_places_of_a_village_under_one_heading_of_its_address_are_no_home(snapshots, tmp_path):
    rows = [["No", "Nama Pemilik", "Alamat", "", "", "Produk", ""],
            ["", "", "Desa", "Kecamatan", "Kabupaten", "Nama", "Kategori"],
            [1, "Maria Contoh", "Lawahing", "Kabola", "Alor", "Keripik contoh", "Makanan"],
            [2, "Yosef Contoh", "Pura", "Pulau Pura", "Alor", "Kopi contoh", "Minuman"]]  # fmt: skip
    result = examined(tmp_path, "produk", table(tmp_path, rows), answers={personal.KEY: personal.DROP})
    assert (keys(result), result["findings"]) == ([], [])
    with (tmp_path / "rows" / "product.csv").open(encoding="utf-8", newline="") as file:
        assert [row["village"] for row in csv.DictReader(file)] == ["5305102004", "5305111001"]


def test_a_street_below_the_same_heading_is_one(snapshots, tmp_path):
    rows = [
        ["Nama produk", "Kategori", "Kabupaten", "Alamat"],
        ["Keripik contoh", "Makanan", "Alor", "Jalan Contoh"],
    ]
    with pytest.raises(personal.Personal, match="Alamat"):
        examined(tmp_path, "produk", table(tmp_path, rows))


def test_what_is_new_changed_the_same_and_gone_is_counted(con, snapshots, tmp_path):
    known = con.execute(
        "select product.id, product.name, category.name, licensing_track.name from product"
        " join category on category.code = product.category"
        " join licensing_track on licensing_track.code = product.track where regency = '5305' order by id"
    ).fetchall()
    kept = [[code, "Alor", *told] for code, *told in known[2:]]  # two are gone
    kept[0][2] = f"{kept[0][2]} contoh"
    rows = [["Kode produk", "Kabupaten", "Nama produk", "Kategori", "Jalur perizinan"], *kept,
            ["", "Alor", "Sirih contoh", known[0][2], known[0][3]]]  # fmt: skip
    changes = examined(tmp_path, "produk", table(tmp_path, rows))["changes"]
    assert (changes["new"], changes["changed"], changes["unchanged"]) == (1, 1, len(kept) - 1)
    gone = [f"{name} ({code})" for code, name, *_ in known[:2]]
    assert changes["missing"] == {"count": 2, "examples": gone}
    assert changes["arrived"] == ["Sirih contoh"]


def test_a_column_without_a_text_is_none_of_people(snapshots, tmp_path):
    grid(
        tmp_path / "a.xlsx",
        (
            "Data",
            [[None, "Nama produk", "Kategori", "Kabupaten"], [None, "Keripik contoh", "Makanan", "Alor"]],
        ),
    )
    assert examined(tmp_path, "produk", "a.xlsx")["changes"]["new"] == 1


def test_an_account_of_instagram_is_no_geographical_indication(tmp_path, snapshots):
    rows = [["Kabupaten", "Nama Produk", "Kategori", "IG"],
            ["Alor", "Tenun contoh", "Tenun", "@tenun_contoh"],
            ["Belu", "Anyaman contoh", "Kriya", ""]]  # fmt: skip
    result = examined(tmp_path, "produk", table(tmp_path, rows))
    assert result["questions"] == []
    assert [said for said in result["decisions"] if "Instagram" in said]
    rows[1][3], rows[2][3] = "terdaftar", "belum dilaporkan"
    examined(tmp_path, "produk", table(tmp_path, rows))
    with (tmp_path / "rows" / "product.csv").open(encoding="utf-8", newline="") as file:
        assert sorted(row["indication_status"] for row in csv.DictReader(file)) == [
            "belum dilaporkan",
            "terdaftar",
        ]
