"""Numbers and dates as people in Indonesia write them."""

from datetime import UTC, date, datetime

import pytest

from dashboard import clock, numbers


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(1234.5, 1, "1.234,5"), (0, 0, "0"), (-3.25, 1, "−3,2"), (5700772, 0, "5.700.772")],
)
def test_numbers_have_points_for_thousands_and_a_decimal_comma(value, decimals, words):
    assert numbers.number(value, decimals) == words


def test_large_money_is_written_out_so_that_m_is_never_read_as_million():
    assert numbers.money(796_031_626_262, "Rp") == "Rp796,03 miliar"
    assert numbers.money(4_388e12, "Rp") == "Rp4.388 triliun"
    assert numbers.money(-139e6, "US$") == "−US$139 juta"
    assert numbers.money(0, "US$") == "US$0"


def test_a_bound_is_said_in_words():
    assert numbers.quantity(300, "orang", bound=">") == "lebih dari 300 orang"
    assert numbers.quantity(18.6, "persen", 1) == "18,6%"


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
