"""Numbers and dates as people in Indonesia write them."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import duckdb
import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.files import downloads
from dashboard.language import clock, numbers
from dashboard.language.values import Value
from tests.files.test_downloads import ABOUT, asked


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(1234.5, 1, "1.234,5"), (0, 0, "0"), (-3.25, 1, "−3,3"), (5700772, 0, "5.700.772")],
)
def test_numbers_have_points_for_thousands_and_a_decimal_comma(value, decimals, words):
    assert numbers.number(value, decimals) == words


def test_a_number_of_another_kind_was_written_before():
    assert numbers.brief(Decimal(731)) == numbers.brief(np.int64(731)) == "731"
    assert numbers.number(Decimal(732)) == numbers.number(np.int64(732)) == "732"


def test_names_that_hold_a_comma_are_told_apart():
    """*BPOM RI, Notifkos, Kompas, dan Tempo* reads as four publishers."""
    assert numbers.listing(["Ende", "Alor", "Belu"]) == "Ende, Alor, dan Belu"
    named = ["BPOM RI, Notifkos", "Kompas", "Tempo"]
    assert numbers.listing(named) == "BPOM RI, Notifkos; Kompas; dan Tempo"


def test_large_money_is_written_out_so_that_m_is_never_read_as_million():
    assert numbers.money(796_031_626_262, "Rp") == "Rp796,03 miliar"
    assert numbers.money(4_388e12, "Rp") == "Rp4.388 triliun"
    assert numbers.money(-139e6, "US$") == "−US$139 juta"
    assert numbers.money(0, "US$") == "US$0"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (999_999_999, "Rp1 miliar"),
        (999_994_999, "Rp999,99 juta"),
        (999_999.999, "Rp1 juta"),
        (-999_999_999_999, "−Rp1 triliun"),
        (999_996e12, "Rp999.996 triliun"),
        (-0.0, "Rp0"),
    ],
)
def test_money_takes_the_word_of_the_rounded_number(value, words):
    assert numbers.money(value, "Rp") == words


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        (2.675, 2, "2,68"),
        (1.005, 2, "1,01"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-2.5, 0, "−3"),
        (0.145 * 100, 0, "15"),
    ],
)
def test_a_half_goes_away_from_zero_as_people_see_it(value, decimals, words):
    assert numbers.number(value, decimals) == words


@pytest.mark.parametrize("value", [-0.0, -0.04, -0.4])
def test_what_rounds_to_zero_has_no_sign(value):
    assert numbers.number(value) == "0"
    assert Value(value, "persen").text == "0%"


def test_a_little_is_not_told_as_nothing():
    assert [numbers.brief(each) for each in (0.0034, -0.004, 0, 0.005)] == ["0,003", "−0,004", "0", "0,01"]


def of_screen(words: str) -> Decimal:
    return Decimal(words.replace(".", "").replace(",", ".").replace(numbers.MINUS, "-"))


AS_PUBLISHED = st.integers(-(10**11), 10**11).map(lambda whole: whole / 10**4)
AS_COMPUTED = st.floats(-1e9, 1e9).filter(lambda value: value == 0 or abs(value) > 1e-6)


@pytest.mark.slow
@settings(deadline=None)  # on a busy machine opening DuckDB takes longer than one example may
@given(st.one_of(AS_PUBLISHED, AS_COMPUTED), st.integers(0, 4))
def test_the_screen_rounds_as_duckdb_rounds_what_stands_in_a_file(value, decimals):
    in_csv = Decimal(downloads._text(value).replace(",", "."))
    with duckdb.connect() as con:
        (rounded,) = con.execute(
            f"select round(?::varchar::decimal(38, 18), {decimals})", [f"{in_csv:f}"]
        ).fetchone()
    assert of_screen(numbers.number(value, decimals)) == rounded


def test_a_card_is_what_a_spreadsheet_makes_of_the_cell_of_its_file(con):
    rows = asked(con, "indicator_by_regency", indicator="kemiskinan", period="2025-03", categories=[])
    halves = [(place + 0.5) / 100 * (-1) ** place for place in range(len(rows))]
    rows["value"], rows["precision"] = halves, "tepat"
    sheet = openpyxl.load_workbook(io.BytesIO(downloads.as_xlsx(rows, ABOUT))).worksheets[0]
    (head, *cells) = sheet.iter_rows(values_only=True)
    stored = [cell[head.index("nilai")] for cell in cells]
    away = [abs(Decimal(str(each))).quantize(Decimal("0.01"), "ROUND_HALF_UP") for each in stored]
    assert [abs(of_screen(numbers.number(each, 2))) for each in halves] == away


def test_a_bound_is_said_in_words():
    assert Value(300, "orang", bound=">").text == "lebih dari 300 orang"
    assert Value(18.6, "persen", 1).text == "18,6%"


def test_a_date_is_only_as_precise_as_it_is_known():
    day = date(2025, 6, 4)
    assert [numbers.day(day, known) for known in ("hari", "bulan", "tahun")] == [
        "4 Juni 2025",
        "Juni 2025",
        "2025",
    ]
    assert numbers.day(None) == "tanggal belum dilaporkan"


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        ("2025", "2025"),
        ("2025-03", "Maret 2025"),
        ("2025-03-20", "20 Maret 2025"),
        ("2024-S2", "semester II 2024"),
        ("2024-Q1", "triwulan I 2024"),
        ("2024-T3", "triwulan III 2024"),
        ("2020-01/2020-09", "Januari 2020 sampai September 2020"),
    ],
)
def test_periods_are_said_in_words(stored, words):
    assert numbers.period(stored) == words


def test_moments_are_told_in_the_time_of_kupang():
    assert numbers.moment(datetime(2026, 2, 8, 9, 5, tzinfo=UTC)) == "8 Februari 2026 17.05 WITA"


def test_a_test_can_say_what_day_it_is(monkeypatch):
    monkeypatch.setenv("DASBOR_HARI_INI", "2026-02-08")
    assert clock.today() == date(2026, 2, 8)


def test_decimals_may_come_from_a_frame():
    numbers._number.cache_clear()
    assert numbers.number(1234.56, np.int32(1)) == "1.234,6"
