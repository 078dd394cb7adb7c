"""Formats as strangers write them: the same two numbers out of other JSON, and of text that commas cut."""

import csv
import json

import pytest
import xlsxwriter

from data.intake import grids, parcel
from tests.intake.conftest import examined
from tests.intake.test_others_of_each_kind import POOR, RIGHT
from tests.intake.test_reading import claims, keys

pytestmark = pytest.mark.usefixtures("snapshots")
COLUMNS = ["nama_kabupaten", "tahun", "persentase_penduduk_miskin"]
RECORDS = [dict(zip(COLUMNS, row, strict=True)) for row in (["ALOR", 2022, 19.2], ["BELU", 2022, 14.1])]
LISTS = [list(record.values()) for record in RECORDS]
LINES = "ALOR,2022,19.2\nBELU,2022,14.1\n"
FIELDS = [{"id": name, "type": "text"} for name in COLUMNS]

LAWAHING = {"nama_kabupaten": "Alor", "nama_kecamatan": "Kabola", "nama_desa": "Lawahing"}


def file_of(folder, name: str, content: str | bytes) -> str:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def taken(folder, file: str) -> dict[str, str]:
    result = examined(folder, "indikator", file)
    assert (result["questions"], result["findings"]) == ([], [])
    return {area: value for _, area, _, value in claims(folder)}


@pytest.mark.parametrize(
    "said",
    [
        {"success": True, "result": {"fields": FIELDS, "records": LISTS, "records_format": "lists"}},
        {"result": {"fields": FIELDS, "records_format": "csv", "records": LINES}},
        {"columns": COLUMNS, "data": LISTS},
        {"data": {"items": RECORDS}},
        {"status": 200, "message": "ok", "data": {"hasil": RECORDS}},
        {name: [record[name] for record in RECORDS] for name in COLUMNS},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": None, "properties": each}
                                                   for each in RECORDS]},
        RECORDS,
    ],
)  # fmt: skip
def test_records_are_known_by_their_layout_whoever_answers(tmp_path, said):
    assert taken(tmp_path, file_of(tmp_path, "a.json", json.dumps(said))) == RIGHT


def test_a_record_a_line_is_a_table(tmp_path):
    lines = "\n".join(map(json.dumps, RECORDS))
    assert taken(tmp_path, file_of(tmp_path, "a.json", lines)) == RIGHT


@pytest.mark.parametrize(
    "said",
    [
        {"result": {"records": RECORDS, "total": 200, "limit": 2}},
        {"data": [{"type": "x", "id": "1", "attributes": each} for each in RECORDS],
         "meta": {"pagination": {"total": 200, "count": 2}}},
    ],
)  # fmt: skip
def test_a_page_of_a_longer_answer_says_that_the_rest_is_missing(tmp_path, said):
    result = examined(tmp_path, "indikator", file_of(tmp_path, "a.json", json.dumps(said)))
    assert any(each.startswith("Jawaban memuat 2 dari 200 baris") for each in result["decisions"])


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            {"result": {"resources": [{"url": "https://contoh/a.csv", "format": "CSV"}]}},
            r"paket data.*\(CSV\)",
        ),
        ({"success": False, "error": {"message": "Not found"}}, "“Not found”"),
        ({"status": "Error", "message": "API key tidak valid"}, "“API key tidak valid”"),
        ({"status": "OK", "data-availability": "list-not-available", "data": ""}, "data tidak tersedia"),
    ],
)
def test_an_answer_without_data_says_what_it_is(tmp_path, said, why):
    with pytest.raises(parcel.Refused, match=why):
        grids.read(tmp_path / file_of(tmp_path, "a.json", json.dumps(said)))


@pytest.mark.parametrize(
    "more",
    [
        {"config": {"nama_kabupaten": "Alor", "nama_kecamatan": "Kabola", "nama_desa": "Lawahing"}},
        {
            "desa": {
                "nama_kabupaten": "Alor",
                "nama_kecamatan": "Kabola",
                "nama_desa": "Lawahing",
                "kepala": "x",
            }
        },
    ],
)
def test_a_village_s_web_shop_may_name_its_place_once_and_its_categories_apart(tmp_path, more):
    product = {"type": "produk", "id": "1", "attributes": {"nama": "Keripik contoh", "harga": 1},
               "relationships": {"kategori": {"data": {"type": "kategori", "id": "3"}}}}  # fmt: skip
    included = [{"type": "kategori", "id": "3", "attributes": {"kategori": "Makanan"}}]
    said = {"data": [product], "included": included} | more
    result = examined(tmp_path, "produk", file_of(tmp_path, "a.json", json.dumps(said)))
    assert (keys(result), result["findings"]) == ([], [])
    with (tmp_path / "rows" / "product.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["village"], row["name"], row["category"]) == ("5305102004", "Keripik contoh", "makanan")


def book(folder, more) -> str:
    """A workbook of the two numbers, and of what `more` writes below or beside them in a yellow format."""
    workbook = xlsxwriter.Workbook(folder / "a.xlsx")
    sheet, yellow = workbook.add_worksheet("Data"), workbook.add_format({"bg_color": "yellow"})
    sheet.write_row(0, 0, ["No", "Kabupaten/Kota", f"{POOR} 2022"])
    sheet.write_row(1, 0, [1, "Alor", 19.2])
    sheet.write_row(2, 0, [2, "Belu", 14.1])
    more(sheet, yellow)
    workbook.close()
    return "a.xlsx"


LAST_ROW, LAST_COLUMN = 1_048_575, 16_383


@pytest.mark.parametrize(
    "more",
    [
        lambda sheet, yellow: sheet.write_blank(LAST_ROW, LAST_COLUMN, None, yellow),
        lambda sheet, yellow: sheet.write_blank(1, LAST_COLUMN, None, yellow),
        lambda sheet, yellow: sheet.set_column(0, LAST_COLUMN, 12, yellow),
        lambda sheet, yellow: sheet.write_string(300_000, 1, "\u00a0", yellow),
        lambda sheet, yellow: [sheet.write_formula(row, 2, '=""', yellow, "") for row in range(3, 900)],
        lambda sheet, yellow: [sheet.write_number(row, 0, row) for row in range(3, 200)],
    ],
    ids=["last cell", "last column", "every column", "a blank far below", "empty formulas", "numbered rows"],
)
def test_what_a_form_holds_below_its_numbers_is_no_row(tmp_path, more):
    assert taken(tmp_path, book(tmp_path, more)) == RIGHT


def test_content_that_reaches_too_far_is_still_declined(tmp_path):
    with pytest.raises(parcel.Refused, match="16384 kolom"):
        grids.read(tmp_path / book(tmp_path, lambda sheet, _: sheet.write(LAST_ROW, LAST_COLUMN, "x")))


def test_rows_of_computed_zeros_below_the_places_can_be_left_out(tmp_path):
    def zeros(sheet, _):
        for row in range(3, 40):
            sheet.write_formula(row, 2, "=D1*0", None, 0)

    file = book(tmp_path, zeros)
    assert keys(examined(tmp_path, "indikator", file)) == ["kosong_wilayah:Data"]
    result = examined(tmp_path, "indikator", file, answers={"kosong_wilayah:Data": "lewati"})
    assert (result["questions"], result["findings"]) == ([], [])


@pytest.mark.parametrize(
    "content",
    [
        f"Kabupaten/Kota,{POOR} 2022\nAlor,19,2\nBelu,14,1\n",
        f"{POOR}, 2022\n,\nKabupaten/Kota,Persentase\nAlor,19,2\nBelu,14,1\n\nSumber: BPS, Susenas, diolah\n",
        f"Kode,Kabupaten/Kota,{POOR} 2022\n5305,Alor,19,2\n5304,Belu,14,1\n",
        f'"Kabupaten/Kota;{POOR} 2022"\n"Alor;19,2"\n"Belu;14,1"\n',
        f'"Kabupaten/Kota,""{POOR} 2022"""\n"Alor,""19,2"""\n"Belu,""14,1"""\n',
        f"| Kabupaten/Kota | {POOR} 2022 |\n|---|:---:|\n| Alor | 19,2 |\n| Belu | 14,1 |\n",
        f'\ufeffKabupaten/Kota;"{POOR} 2022";;\r\nAlor;19,2;;\r\nBelu;14,1;;\r\n;;;\r\n',
        f'Kabupaten/Kota,{POOR} 2022\nAlor,"19,2",\nBelu,"14,1",,\n',
    ],
)
def test_a_number_is_whole_in_text_whatever_cuts_its_cells(tmp_path, content):
    assert taken(tmp_path, file_of(tmp_path, "a.csv", content)) == RIGHT


def test_where_each_number_is_cut_all_are_put_together(tmp_path):
    content = f"Kabupaten/Kota,{POOR} 2022,{POOR} 2023\nAlor,19,2,18,4\nBelu,14,1,13,0\n"
    examined(tmp_path, "indikator", file_of(tmp_path, "a.csv", content))
    assert [claim[2:] for claim in claims(tmp_path)] == [
        ("2022", "14.1"), ("2023", "13"), ("2022", "19.2"), ("2023", "18.4"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        f"Kabupaten/Kota,{POOR} 2022,{POOR} 2023\nAlor,19,2,18\nBelu,14,1,13,0\n",
        f"Kabupaten/Kota,{POOR},Tahun\nAlor,19,2,2022\nBelu,14,1,2022\n",
        f"Kabupaten/Kota,{POOR} 2022,Keterangan\nAlor,19,2,baik\nBelu,14,1,baik\n",
        f"Kabupaten/Kota,{POOR} 2022,Keterangan\nAlor,19,2,\nBelu,14,1,\n",
    ],
)
def test_where_it_cannot_be_told_which_comma_is_a_decimal_one_nothing_is_read(tmp_path, content):
    with pytest.raises(parcel.Refused, match=r"Baris 2 memuat \d sel di bawah 3? ?\d? ?judul.*titik koma"):
        grids.read(tmp_path / file_of(tmp_path, "a.csv", content))
