"""A date stands as exactly as it is known, and as whose it is, on every page, slide and file."""

import ast
import io
import re
from datetime import date

import openpyxl
import pandas as pd
import pytest

import queries
from briefing import ready
from briefing.keeping import to_json
from dashboard.answers.view import View
from dashboard.exhibits.bodies import Table
from dashboard.files import downloads
from dashboard.language import dates
from dashboard.language.dates import Dated
from dashboard.saying import cells, citation
from data.snapshots import current
from tests.files.test_downloads import ABOUT, asked, read_csv
from tests.pages.test_pages import html, opened
from tests.test_layout import files, parsed

EVENTS = {
    "date",
    "actual",
    "planned",
    "opened",
    "started",
    "ended",
    "since",
    "first_date",
    "second_date",
    "newest",
    "as_of",
    "published",
    "value_date",
}
YEARS = dict(regencies=[], categories=[], year_from=0, year_to=9999)


@pytest.fixture(autouse=True)
def _published(snapshots):
    """Every page here reads the tests' own snapshots."""


def row(**known) -> pd.Series:
    return pd.Series(
        {"date": None, "date_precision": None, "as_of": date(2026, 2, 5), "as_of_precision": "hari"} | known
    )


@pytest.mark.slow
def test_a_stage_without_a_date_has_that_of_its_report_and_says_so():
    assert Dated.of_stage(row()).text == "menurut laporan per 5 Februari 2026"
    told = Dated.of_stage(row(date=date(2025, 12, 1), date_precision="bulan"))
    assert (told.text, told.iso) == ("Desember 2025", "2025-12")
    assert Dated.of_stage(row(date=date(2025, 12, 2), date_precision="hari")).text == "2 Desember 2025"


def test_the_newest_date_of_rows_is_as_exact_as_its_row():
    days = pd.to_datetime(["2021-05-01", "2022-01-01"])
    frame = pd.DataFrame({"date": days, "date_precision": ["hari", "tahun"]})
    assert dates.newest(frame) == "2022"
    assert dates.newest(frame.iloc[:1]) == "1 Mei 2021"
    assert dates.newest(pd.DataFrame({"as_of": [pd.Timestamp("2022-12-31")], "period": ["2022"]})) == "2022"
    assert dates.newest(frame.iloc[:0]) == ""


def test_a_report_known_to_the_month_is_no_day():
    told = Dated.of_stage(row(as_of=date(2025, 3, 1), as_of_precision="bulan"))
    assert (told.text, told.iso) == ("menurut laporan per Maret 2025", "2025-03")
    frame = pd.DataFrame({"as_of": pd.to_datetime(["2025-03-01"]), "as_of_precision": ["bulan"]})
    assert dates.newest(frame, ["as_of"]) == "Maret 2025" and cells.dated(frame, "as_of") == ["Maret 2025"]


LAND_TOLD = (
    r"\b(?:1|31) Maret 202[45]\b|\b202[45]-03-(?:01|31)\b"  # the sources of the land know its month only
)


@pytest.mark.parametrize("part", ["tahap", "kabupaten", "tonggak", "kemajuan"])
def test_no_page_of_the_land_dates_to_a_day_what_is_known_to_the_month(part):
    at = opened("program", prog="upt-bpom", tampil=part)
    told = html(at) + "".join(each.value.to_csv() for each in (*at.table, *at.dataframe))
    assert not re.findall(LAND_TOLD, told)
    assert part != "kabupaten" or "Maret 2025" in told


def test_no_profile_deck_or_file_of_the_land_does_either(con):
    for code in ("5303", "5304"):
        page = html(opened("profil_kabupaten", kab=code))
        deck = ready.make(code, View(current().snapshot))
        for told in (page, to_json(deck)):
            assert not re.findall(LAND_TOLD, told)
    rows = asked(con, "regency_stages", programme="upt-bpom")
    file = read_csv(downloads.as_csv(rows, ABOUT))
    assert set(file.per_tanggal.dropna()) == {"2025-03-20", "2025-03", "2024-03"}


def test_a_page_whose_month_is_known_is_cited_with_its_month():
    known = {"published": date(2025, 3, 1), "published_precision": "bulan"}
    told = citation.Source.of(pd.Series({"source": "Uji", "publisher": "Uji"} | known))
    assert "terbit Maret 2025" in str(told)
    at = opened("data", lembar="sumber")
    (table,) = [each.value for each in (*at.table, *at.dataframe) if "Tanggal terbit" in each.value]
    month = table[table.Judul == "Program One Village One Product"]
    assert list(month["Tanggal terbit"]) == ["Maret 2025"]


@pytest.mark.slow
def test_every_regency_deck_says_of_its_shop_only_what_is_published(con):
    """The report of 5 February 2026 names 20 shops; only some have a date of their own."""
    stages = queries.run(con, "regency_stages", programme="ntt-mart").set_index("code")
    published = stages.date.notna()
    stages = pd.concat([stages[published], stages[stages.step.notna() & ~published].head(3)])
    told = {}
    for code in stages.index:
        deck = ready.make(code, View(current().snapshot))
        tables = [slide.body for slide in deck.slides if isinstance(slide.body, Table)]
        told[code] = next(cells[1] for body in tables for cells in body.rows if "NTT Mart" in cells[0])
    undated = stages.index[stages.step.notna() & stages.date.isna()]
    assert len(undated) and all("(menurut laporan per " in told[code] for code in undated)
    dated = stages[stages.date.notna()]
    assert all(Dated.of(each).text in told[each.Index] for each in dated.itertuples())
    assert not [code for code in dated.index if "menurut laporan" in told[code]]


def test_a_profile_says_the_same(con):
    stages = queries.run(con, "regency_stages", programme="ntt-mart")
    code = stages.code[stages.step.notna() & stages.date.isna()].iloc[0]
    assert ", menurut laporan per 5 Februari 2026" in html(opened("profil_kabupaten", kab=code))


def events(con) -> pd.DataFrame:
    return asked(con, "export_events", **YEARS)


def test_an_export_known_to_the_month_or_year_is_no_day_in_a_file(con):
    rows = events(con)
    vague = {dict(bulan=7, tahun=4)[known] for known in rows.date_precision if known != "hari"}
    assert vague == {4, 7}
    told = [
        each.isoformat()[: dict(hari=10, bulan=7, tahun=4)[known]]
        for each, known in zip(rows.date, rows.date_precision, strict=True)
    ]
    assert list(read_csv(downloads.as_csv(rows, ABOUT)).tanggal) == told
    sheet = openpyxl.load_workbook(io.BytesIO(downloads.as_xlsx(rows, ABOUT))).worksheets[0]
    (head, *cells) = sheet.iter_rows(values_only=True)
    shown = [each[head.index("tanggal")] for each in cells]
    assert [each if isinstance(each, str) else each.date().isoformat() for each in shown] == told


def test_the_passport_of_such_an_export_has_no_day_either(con):
    rows = events(con)
    vague = rows[rows.date_precision == "bulan"].iloc[0]
    table = downloads.readable(rows)
    shown = table[table["Kode baris"] == vague.id].Tanggal.iloc[0]
    assert shown == vague.date.isoformat()[:7]


def test_versions_in_conflict_and_changes_between_versions_keep_the_precision(con):
    figures = queries.run(con, "figures").set_index("key")
    known = queries.run(con, "export_events", **YEARS)
    for each in known.itertuples():
        assert (
            len(figures.period[f"ekspor·{each.id}"]) == dict(hari=10, bulan=7, tahun=4)[each.date_precision]
        )


def test_the_date_of_an_event_is_written_by_its_own_type_only():
    """`numbers.day` is for days that are days: targets, reports, today. An event's date has a precision."""
    rooms = [each for each in files() if each.split("/")[0] in ("dashboard", "briefing", "pages")]
    assert len(rooms) > 200
    found = [
        f"{file}:{node.lineno}: {ast.unparse(node)}"
        for file in rooms
        if file != "dashboard/language/dates.py"
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call) and node.args
        if ast.unparse(node.func) in ("day", "numbers.day")
        and isinstance(node.args[0], ast.Attribute)
        and node.args[0].attr in EVENTS
        # A version of the data was made at a moment that is known.
        and not re.search(r"snapshot|in_view", ast.unparse(node.args[0]))
    ]
    assert not found
