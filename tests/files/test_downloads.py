"""Files say what the screen says, under Satu Data names, and no cell of them can be run."""

import io
import json
import re
from dataclasses import replace

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

import queries
from dashboard.answers import passport
from dashboard.files import downloads, satu_data
from dashboard.language.blanks import NOT_APPLICABLE, NOT_REPORTED
from tests.answers.test_queries import answer, header

ABOUT = downloads.About("Judul", "Uraian", "Sumber: BPS · per 2021", "ntt-20250101T000000Z-a3f9aaaa", False)
NOT_SHOWN = {"filter_options", "indicator_card", "programme_card", "register_sources", "series_freshness"}
NOT_SHOWN |= {"indicator_periods", "indicator_values", "passport_figures", "area_names", "figures"}
NOT_SHOWN |= {"records", "record_marks", "product_page", "export_event_page"}  # pages go home whole
NOT_SHOWN |= {"surveys", "programme_members", "programme_moves", "programme_pace", "programme_tracks"}
NOT_SHOWN |= {"indicator_periods", "indicator_values", "places", "place_names", "regency_codes"}
NOT_SHOWN |= {"regency_facts", "regency_quality", "regency_context", "regency_programmes"}
PRESENTED_ONLY = {"short_name", "decimals", "passport"}


def asked(con, name: str, **given) -> pd.DataFrame:
    """An answer as the store gives it."""
    frame = answer(con, name, **given)
    parameters = {key: given.get(key, []) for key in passport.kinds(name)} | given
    frame.attrs["asked"] = {"name": name, "parameters": parameters, "version": "a3f9", "whole": "53"}
    return frame


def read_csv(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), sep=";", decimal=",", dtype={"kode_kabupaten_kota": str})


@pytest.mark.parametrize("name", sorted(set(queries.names()) - NOT_SHOWN))
def test_every_column_that_a_page_can_show_has_a_name_for_files(con, name):
    columns = set(answer(con, name).columns) - PRESENTED_ONLY
    assert columns <= set(satu_data.COLUMNS), columns - set(satu_data.COLUMNS)
    renamed = [satu_data.COLUMNS[column] for column in columns]
    assert len(renamed) == len(set(renamed))


def test_the_names_are_those_of_satu_data(con):
    frame = downloads.content(
        asked(con, "indicator_by_regency", indicator="kemiskinan", period="2025-03", categories=[]), ABOUT
    )
    assert {"kode_kabupaten_kota", "nama_kabupaten_kota", "nilai", "satuan", "tahun", "sumber"} <= set(frame)
    assert (frame.tahun == "2025").all() and (frame.satuan == "persen").all()
    assert frame.kode_paspor[0] == "K38·5301·2025-03·a3f9" and frame.kode_paspor.is_unique


def test_the_four_formats_hold_the_same_values(con):
    rows = asked(con, "indicator_by_regency", indicator="jumlah-miskin", period="2023-03", categories=[])
    told = rows.value.notna()
    typed = pq.read_table(io.BytesIO(downloads.as_parquet(rows, ABOUT))).to_pandas()
    assert typed.nilai.equals(rows.value.rename("nilai"))
    in_csv = read_csv(downloads.as_csv(rows, ABOUT))
    in_xlsx = read_xlsx(downloads.as_xlsx(rows, ABOUT))
    for frame in (in_csv, in_xlsx):
        assert [float(str(each).replace(",", ".")) for each in frame.nilai[told]] == list(rows.value[told])
        assert set(frame.nilai[~told]) == {NOT_REPORTED}
    features = json.loads(downloads.as_geojson(rows, ABOUT))["features"]
    assert [each["properties"]["nilai"] for each in features] == [
        None if pd.isna(each) else each for each in rows.value
    ]
    assert [each["id"] for each in features] == list(rows.code) and all(each["geometry"] for each in features)


def read_xlsx(content: bytes) -> pd.DataFrame:
    """DuckDB and pandas read no XLSX without an extra package; its two parts are simple enough."""
    import zipfile  # noqa: PLC0415
    from xml.etree import ElementTree  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert not any(b"<f>" in book.read(name) for name in book.namelist())
        space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        texts = [
            "".join(each.itertext()) for each in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iter(f"{space}row"):
        cells = {}
        for cell in row:
            value = cell.findtext(f"{space}v")
            column = re.match("[A-Z]+", cell.get("r"))[0]
            is_text = cell.get("t") == "s"
            cells[column] = texts[int(value)].replace("_x000D_", "\r") if is_text else value and float(value)
        rows.append(cells)
    names = rows[0]
    return pd.DataFrame([{name: row.get(column) for column, name in names.items()} for row in rows[1:]])


def test_zero_stays_zero_and_each_blank_is_its_word(con):
    rows = asked(con, "indicator_by_regency", indicator="kelurahan", period="2025", categories=[])
    rows.loc[0, ["value", "blank"]] = [None, NOT_APPLICABLE]
    rows.loc[1, ["value", "blank"]] = [None, None]
    rows.loc[2, "value"] = 0
    assert list(downloads.worded(rows, ABOUT).nilai[:3]) == [
        NOT_APPLICABLE,
        NOT_REPORTED,
        0,
    ]
    typed = downloads.typed(rows, ABOUT)
    assert list(typed.keterangan_kosong[:2]) == [f"nilai: {NOT_APPLICABLE}", f"nilai: {NOT_REPORTED}"]
    assert pd.isna(typed.nilai[0]) and typed.nilai[2] == 0


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "﹫", " =", "\u3000＋"])
def test_no_text_is_run_as_a_formula(con, sign):
    rows = asked(con, "products", regencies=["5305"], categories=[], search="")
    rows.loc[0, "product"] = f"{sign}1+1"
    assert f"'{sign}1+1" in downloads.as_csv(rows, ABOUT).decode("utf-8-sig")
    assert f"{sign}1+1" in list(read_xlsx(downloads.as_xlsx(rows, ABOUT)).produk)


def test_a_negative_number_stays_a_number(con):
    rows = asked(con, "indicator_by_regency", indicator="kelurahan", period="2025", categories=[])
    rows["value"] = -1.5
    assert set(read_csv(downloads.as_csv(rows, ABOUT)).nilai) == {-1.5}


def test_simulated_files_say_so_inside(con):
    about = downloads.About("Judul", "Uraian", "Sumber", "simulasi-20250101T000000Z-a3f9aaaa", True)
    rows = asked(con, "indicator_by_regency", indicator="kelurahan", period="2025", categories=[])
    assert read_csv(downloads.as_csv(rows, about)).himpunan_data.str.startswith("SIMULASI").all()
    assert read_xlsx(downloads.as_xlsx(rows, about)).himpunan_data.str.startswith("SIMULASI").all()
    table = pq.read_table(io.BytesIO(downloads.as_parquet(rows, about)))
    assert table.schema.metadata[b"himpunan_data"].startswith(b"SIMULASI")
    assert json.loads(downloads.as_geojson(rows, about))["himpunan_data"].startswith("SIMULASI")


def test_a_bound_is_a_word_in_spreadsheets_and_a_sign_for_programs(con):
    """A lone '=' had to be guarded like a formula, and stood in the CSV as an apostrophe with it."""
    rows = asked(con, "indicator_by_regency", indicator="kelurahan", period="2025", categories=[])
    rows.loc[:3, "bound"] = ["=", ">", "~", None]
    told = ["sama dengan", "lebih dari", "sekitar"]
    for frame in (read_csv(downloads.as_csv(rows, ABOUT)), read_xlsx(downloads.as_xlsx(rows, ABOUT))):
        assert list(frame.batas[:3]) == told and not frame.batas[3:4].notna().any()
    assert list(downloads.typed(rows, ABOUT).batas[:3]) == ["=", ">", "~"]


@pytest.mark.parametrize("simulated", [False, True])
def test_a_workbook_is_printed_lying_with_its_heads_and_names_and_no_letter_too_small(con, simulated):
    rows = asked(con, "products", regencies=[], categories=[], search="")
    about = replace(ABOUT, title="Kopi & Tenun", simulated=simulated)
    book = openpyxl.load_workbook(io.BytesIO(downloads.as_xlsx(rows, about)))
    sheet, told = book.worksheets
    heads = [cell.value for cell in sheet[1]]
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == downloads.A4
    assert sheet.print_title_rows == "$1:$1" and sheet.auto_filter.ref.startswith("A1:")
    printed = sheet[sheet.print_area.split("!")[-1].replace("$", "")][0]
    kept = [cell.value for cell in printed]
    assert set(heads) - set(kept) == {"uraian", "keterangan_sumber", "versi_data"} | (
        {"himpunan_data"} if simulated else set()
    )
    (source,) = (place for place, head in enumerate(heads) if head == "sumber")
    long = max(sheet.iter_rows(min_row=2), key=lambda row: len(row[source].value))
    assert sheet.row_dimensions[long[0].row].height >= 2 * downloads.LINE, "the end of a long text is cut"
    wide = sum(sheet.column_dimensions[cell.column_letter].width for cell in printed)
    assert wide / sheet.page_setup.fitToWidth <= downloads.PAPER_WIDE and sheet.page_setup.fitToHeight == 0
    assert ("SIMULASI" if simulated else "Kopi && Tenun") in sheet.oddHeader.center.text
    assert told.sheet_properties.pageSetUpPr.fitToPage and told["B2"].alignment.wrap_text


def test_a_value_in_the_other_currency_does_not_apply(con):
    rows = asked(
        con,
        "export_statistics",
        measure="nilai pos",
        granularity=[],
        totals_only=False,
        year_from=2000,
        year_to=2100,
    )
    frame = downloads.worded(rows, ABOUT)
    rupiah_only = rows.value_usd.isna() & rows.value_idr.notna()
    assert rupiah_only.any() and set(frame.nilai_us_dolar[rupiah_only]) == {NOT_APPLICABLE}


def test_what_a_header_says_lies_behind_an_answer_exists():
    for name in queries.names():
        for behind in re.findall(r"^Rows behind it: (\w+)\.$", header(name), flags=re.M):
            assert behind in queries.names()
            assert duckdb.extract_statements(queries.text(behind))
