"""Places as offices write them: with their province, in a table of the nation, a lone "Kupang"."""

import csv
from pathlib import Path

import pytest

from tests.intake.conftest import examined, table
from tests.intake.test_reading import claims, keys

pytestmark = pytest.mark.usefixtures("snapshots")
HEAD = ["Kabupaten/Kota", "Penduduk miskin (persen), 2026"]


def told(tmp_path: Path, rows: list[list], **given) -> tuple[dict, list]:
    result = examined(tmp_path, "indikator", table(tmp_path, rows), **given)
    published = [] if result["questions"] or result["findings"] else claims(tmp_path)
    return result, [(area, value) for _, area, _, value in published]


def test_kupang_beside_the_city_is_the_regency_and_is_said(tmp_path):
    result, found = told(tmp_path, [HEAD, ["Kupang", "21,4"], ["Kota Kupang", "8,2"], ["Alor", "19,5"]])
    assert found == [("5301", "21.4"), ("5305", "19.5"), ("5371", "8.2")]
    assert "“Kupang” dibaca sebagai Kabupaten Kupang: Kota Kupang tertulis tersendiri." in result["decisions"]


@pytest.mark.parametrize("meant", ["5301", "5371"])
def test_kupang_alone_is_asked(tmp_path, meant):
    rows = [HEAD, ["Kupang", "21,4"], ["Alor", "19,5"]]
    assert keys(told(tmp_path, rows)[0]) == ["kupang"]
    assert (meant, "21.4") in told(tmp_path, rows, answers={"kupang": meant})[1]


@pytest.mark.parametrize(
    "names",
    [
        ("NUSA TENGGARA TIMUR - ENDE", "NUSA TENGGARA TIMUR - KAB. BELU"),
        ("Ende (NTT)", "Belu - Nusa Tenggara Timur"),
        ("Prov. Nusa Tenggara Timur / Kab. Ende", "NTT: Belu"),
    ],
)
def test_the_province_before_or_behind_a_name_changes_nothing(tmp_path, names):
    _, found = told(tmp_path, [HEAD, [names[0], "21,4"], [names[1], "14,5"]])
    assert found == [("5304", "14.5"), ("5308", "21.4")]


OTHERS = [(f"Jawa {part}", f"Kabupaten {part} {place}") for part in ("Barat", "Timur") for place in range(20)]
NATION = [["Provinsi", *HEAD], *([*place, "10,5"] for place in OTHERS)]


def test_rows_of_other_provinces_are_set_aside_and_counted(tmp_path):
    rows = [*NATION, ["Nusa Tenggara Timur", "Ende", "21,4"], ["Nusa Tenggara Timur", "Belu", "14,5"]]
    result, found = told(tmp_path, rows)
    assert found == [("5304", "14.5"), ("5308", "21.4")]
    assert "40 baris di luar Nusa Tenggara Timur disisihkan." in result["decisions"]


def test_so_are_they_where_only_their_codes_or_names_tell(tmp_path):
    ours = [["53.08", "Ende", "21,4"], ["53.04", "Belu", "14,5"]]
    others = [[f"32{place:02}", f"Kabupaten Lain {place}", "10,5"] for place in range(1, 30)]
    for rows in ([["Kode", *HEAD], *others, *ours], [row[1:] for row in [["Kode", *HEAD], *others, *ours]]):
        result, found = told(tmp_path, rows)
        assert found == [("5304", "14.5"), ("5308", "21.4")]
        assert "29 baris di luar Nusa Tenggara Timur disisihkan." in result["decisions"]


def test_a_misspelt_name_of_ours_is_no_other_province(tmp_path):
    rows = [HEAD, ["Flores Timuur", "21,4"], ["Belu", "14,5"]]
    result, _ = told(tmp_path, rows)
    assert keys(result) == ["tempat:flores timuur"]
    assert result["questions"][0]["choices"][0] == ("5306", "Kabupaten Flores Timur")  # the nearest first
    assert not any("disisihkan" in decision for decision in result["decisions"])
    _, found = told(tmp_path, rows, answers={"tempat:flores timuur": "5306"})
    assert found == [("5304", "14.5"), ("5306", "21.4")]


@pytest.mark.parametrize(
    "heading", ["Provinsi/Kabupaten/Kota", "Prov/Kab/Kota", "PROVINSI / KAB / KOTA", "Wilayah Administrasi"]
)
def test_a_column_of_all_levels_is_one_of_places(tmp_path, heading):
    rows = [[heading, HEAD[1]], ["NUSA TENGGARA TIMUR", "19,5"], ["Ende", "21,4"], ["Belu", "14,5"]]
    _, found = told(tmp_path, rows)
    assert found == [("53", "19.5"), ("5304", "14.5"), ("5308", "21.4")]


def test_a_column_of_provinces_alone_holds_the_province(tmp_path):
    rows = [["Provinsi", HEAD[1]], ["Bali", "4,2"], ["Nusa Tenggara Timur", "19,5"], ["Maluku", "16,2"]]
    result, found = told(tmp_path, rows)
    assert found == [("53", "19.5")] and "2 baris di luar" in " ".join(result["decisions"])


PRODUCT = ["Kabupaten", "Kecamatan", "Desa", "Nama produk", "Kategori", "Jalur perizinan"]
OPEN = "Pangan, jalur belum ditentukan"


def listed(con, tmp_path: Path, rows: list[tuple], *, districts: bool, **answers) -> tuple[dict, list[str]]:
    """The examination of a list of products in such districts and villages, and the villages to publish."""
    head = [each for each in PRODUCT if districts or each != "Kecamatan"]
    lines = [
        ["Alor", *place[not districts :], f"Keripik {at}", "Makanan", OPEN] for at, place in enumerate(rows)
    ]
    result = examined(tmp_path, "produk", table(tmp_path, [head, *lines]), answers=answers)
    if not result["changes"]:
        return result, []
    with (tmp_path / "rows" / "product.csv").open(encoding="utf-8") as written:
        return result, [row["village"] for row in csv.DictReader(written)]


ALOR = """select district.name, village.name, village.code
    from village join district on district.code = village.district
    where village.regency = '5305'
    qualify count(*) over (partition by lower(village.name)) = 1 order by village.code limit 40"""


def test_forty_villages_in_their_districts_are_one_sentence(con, tmp_path):
    known = con.execute(ALOR).fetchall()
    rows = [(f"Kec. {district}", f"Desa {name.upper()}") for district, name, _ in known]
    result, villages = listed(con, tmp_path, rows, districts=True)
    assert villages == [code for _, _, code in known]
    assert "40 nama desa cocok persis dengan daftar desa pada kecamatannya: dipakai." in result["decisions"]


def test_a_village_in_another_district_than_its_own_is_asked(con, tmp_path):
    (_, name, _), (other, *_) = con.execute(ALOR).fetchall()[::39][:2]
    result, _ = listed(con, tmp_path, [(other, name)], districts=True)
    assert [key.split(":")[0] for key in keys(result)] == ["desa"]


@pytest.mark.parametrize(("answer", "count"), [("ya", 40), ("", 0), ("satu", None)])
def test_forty_villages_without_their_districts_are_one_question(con, tmp_path, answer, count):
    known = con.execute(ALOR).fetchall()
    rows = [("", name) for _, name, _ in known]
    assert keys(listed(con, tmp_path, rows, districts=False)[0]) == ["desa_persis"]
    result, villages = listed(con, tmp_path, rows, districts=False, desa_persis=answer)
    if count is None:
        assert len(result["questions"]) == 40
    else:
        assert sum(map(bool, villages)) == count and len(villages) == 40


def test_names_that_no_village_has_are_one_question(con, tmp_path):
    rows = [("Kabola", f"Kampung Zz{at}") for at in range(5)]
    assert keys(listed(con, tmp_path, rows, districts=True)[0]) == ["desa_lain"]
    assert listed(con, tmp_path, rows, districts=True, desa_lain="")[1] == [""] * 5
