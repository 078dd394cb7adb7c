"""The import knows its places from the data in view: a made-up province's tables go in as ours do."""

import re
import shutil
from pathlib import Path

import duckdb
import openpyxl
import pytest

from data.intake import kinds, workbooks
from tests.intake.conftest import examined, table
from tests.intake.test_reading import claims
from tests.other_province import assembled, written

POOR = "Persentase Penduduk Miskin"
HEAD = ["Kabupaten/Kota", f"{POOR} 2025"]
OURS = r"\b(53\d*|NTT|Nusa Tenggara|Kupang|Alor|Belu|Ngada)\b"


@pytest.fixture(scope="module")
def province(tmp_path_factory) -> Path:
    home = written(tmp_path_factory.mktemp("province"))
    return assembled(home, home / "other.duckdb")


@pytest.fixture(scope="module")
def country(province) -> Path:
    """The same with a province more: the data of a country."""
    path = Path(shutil.copy(province, province.with_name("country.duckdb")))
    with duckdb.connect(path) as con:
        con.execute("insert into area values ('98', 'Contoh Jaya', 'provinsi')")
        con.execute("insert into area values ('9801', 'Kabupaten Timur', 'kabupaten')")
        again = "(select * replace ('98' as code, 'Contoh Jaya' as name, 'CJ' as short_name) from province)"
        con.execute(f"insert into province by name {again}")
        told = "'9801' as code, '9807' as bps_code, 'Kabupaten Timur' as name, 'Timur' as short_name"
        con.execute(
            f"insert into regency by name (select * replace ({told}, 9 as tile_column) from regency limit 1)"
        )
    return path


def taken(folder: Path, rows: list[list], against: Path) -> tuple[dict, dict[str, str]]:
    result = examined(folder, "indikator", table(folder, rows), against=against)
    assert (result["questions"], result["findings"]) == ([], [])
    return result, {area: value for _, area, _, value in claims(folder)}


@pytest.mark.parametrize("whole", ["Contoh Raya", "PROVINSI CONTOH RAYA", "Prov. CR"])
def test_the_provinces_own_row_and_those_of_others_are_told_apart(province, tmp_path, whole):
    rows = [[f"{POOR} Menurut Kabupaten/Kota di Provinsi Contoh Raya, 2025"], ["Kabupaten/Kota", "Persen"],
            ["Utara", "21,4"], ["CR - Kota Contoh", "8,2"], ["Contoh", "19,5"], [whole, "18,5"],
            ["Nusa Tenggara Timur", "19,1"], ["Indonesia", "9,4"]]  # fmt: skip
    result, found = taken(tmp_path, rows, province)
    assert found == {"9901": "21.4", "9902": "19.5", "9971": "8.2", "99": "18.5"}
    assert "2 baris di luar Contoh Raya disisihkan." in result["decisions"]
    assert "“Contoh” dibaca sebagai Kabupaten Contoh: Kota Contoh tertulis tersendiri." in result["decisions"]


@pytest.mark.parametrize("code", ["99", "9900", 9900000.0, "99.00"])
def test_codes_are_those_of_the_data(province, tmp_path, code):
    rows = [["Kode Kemendagri", f"{POOR} 2025"], ["9901", "21,4"], [code, "18,5"], ["5305", "19,1"]]
    result, found = taken(tmp_path, rows, province)
    assert found == {"9901": "21.4", "99": "18.5"}
    assert "1 baris di luar Contoh Raya disisihkan." in result["decisions"]


def test_a_name_that_a_regency_and_a_city_have_is_asked(province, tmp_path):
    rows = [HEAD, ["Contoh", "21,4"], ["Utara", "19,5"]]
    (question,) = examined(tmp_path, "indikator", table(tmp_path, rows), against=province)["questions"]
    assert question["text"].startswith("“Contoh” saja dapat berarti dua wilayah.")
    assert [code for code, _ in question["choices"]] == ["9902", "9971"]


def test_a_caption_tells_the_regency_from_the_city(province, tmp_path):
    rows = [HEAD, ["Kabupaten"], ["Utara", "21,4"], ["Contoh", "19,5"], ["Kota"], ["Contoh", "8,2"]]
    assert taken(tmp_path, rows, province)[1] == {"9901": "21.4", "9902": "19.5", "9971": "8.2"}


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (("Kab. Contoh", "Kt Contoh"), ("9902", "9971")),
        (("Pemkab Contoh", "Contoh city"), ("9902", "9971")),
        (("Kab. Cnth", "Utr"), ("9902", "9901")),
    ],
)
def test_names_are_written_out_as_those_of_the_data(province, tmp_path, names, codes):
    rows = [HEAD, [names[0], "21,4"], [names[1], "8,2"]]
    assert taken(tmp_path, rows, province)[1] == dict(zip(codes, ("21.4", "8.2"), strict=True))


def test_where_no_column_says_the_place_the_province_is_offered_by_its_name(province, tmp_path):
    file = table(tmp_path, [["Tahun", POOR], [2024, "20,1"], [2025, "19,1"]])
    result = examined(tmp_path, "indikator", file, against=province)
    (question,) = [each for each in result["questions"] if each["key"].startswith("wilayah:")]
    assert question["choices"][-1] == ("99", "Provinsi Contoh Raya")


def test_names_of_nobody_are_said_to_be_none_of_the_province(province, tmp_path):
    rows = [
        HEAD,
        ["Utara", "21,4"],
        *([name, "7,5"] for name in ["Dompu", "Mamuju", "Palopo", "Sragen", "Tuban", "Ngawi", "Bantul"]),
    ]
    result = examined(tmp_path, "indikator", table(tmp_path, rows), against=province)
    said = [each["text"] for each in result["questions"]] + result["decisions"]
    assert any("Contoh Raya" in each for each in said) and not any("NTT" in each for each in said), said


def test_a_country_has_rows_of_itself_its_provinces_and_its_regencies(country, tmp_path):
    rows = [["Provinsi/Kabupaten/Kota", f"{POOR} 2025"], ["Contoh Jaya", "17,5"], ["Timur", "17,6"],
            ["Contoh Raya", "18,5"], ["Utara", "21,4"], ["Kota Contoh", "8,2"],
            ["Indonesia", "9,4"]]  # fmt: skip
    _, found = taken(tmp_path, rows, country)
    assert found == {"98": "17.5", "9801": "17.6", "99": "18.5", "9901": "21.4", "9971": "8.2", "ID": "9.4"}


@pytest.mark.parametrize("code", kinds.KINDS)
def test_a_template_names_places_of_the_data_only(province, tmp_path, code):
    with duckdb.connect() as con:
        con.execute(f"attach '{province}' as now (read_only)")
        workbooks.template(con, kinds.get(code), None, tmp_path / "templat.xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "templat.xlsx").worksheets[:2]:
        for row in sheet.iter_rows(values_only=True):
            assert not [cell for cell in row if cell and re.search(OURS, str(cell))], (sheet.title, row)
