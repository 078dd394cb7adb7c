"""Numbers, dates and codes as people write them; what two readings allow is not decided here."""

import time
from datetime import date

import pytest

from data.intake import periods, values
from data.intake.grids import read
from data.intake.grids_text import separated
from data.intake.headings import letter, normal


@pytest.mark.parametrize(
    ("cells", "decimal"),
    [
        (["1.234,5", "2.224"], "koma"),
        (["1,234.5", "2,224"], "titik"),
        (["1.234.567"], "koma"),
        (["12,5", "13,25"], "koma"),
        (["12.5", "13.25"], "titik"),
        (["12,5", "23.3"], "keduanya"),
        (["2,224", "15"], "tanyakan"),
        (["1,84"], "koma"),
        (["12,5"], "koma"),
        (["1,84", "2,224"], "tanyakan"),
        (["12", 15.5, None, "-"], "koma"),
    ],
)
def test_a_column_tells_its_decimal_sign_or_is_asked(cells, decimal):
    assert values.style(cells).decimal == decimal


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1.234,5 ton", 1234.5),
        ("Rp796 miliar", 796e9),
        ("Rp2,699 T", 2.699e12),
        ("US$ 1.755.228", 1755228),
        ("23,8%", 23.8),
        ("12 345", 12345),
        ("-5", -5),
        ("22,05*", 22.05),
        (7, 7),
        ("1.23.4", None),
        ("12 orang lebih", None),
        ("=1+1", None),
        (True, None),
        ("Rp 1.500.000,-", 1500000),
        ("2.250.000,-", 2250000),
        ("± 14", 14),
        ("12,5¹", 12.5),
        ("12 1)", 12),
        ("121)", None),
    ],
)
def test_a_number_is_read_as_the_country_writes_it(cell, number):
    assert values.number(cell, values.Style("koma", "")) == number


def test_an_undecided_cell_is_no_number():
    assert values.number("2,224", values.style(["2,224"])) is None
    assert values.number("2,224", values.style(["2,224"], "titik")) == 2224
    assert values.number("2,224", values.style(["2,224"], "koma")) == 2.224


@pytest.mark.parametrize(
    ("cell", "money", "number", "unit"),
    [
        ("7 t", False, 7, "t"),
        ("80 m", False, 80, "m"),
        ("80 M", True, 80e9, None),
        ("Rp3 T", False, 3e12, "Rp"),
        ("4 jt", False, 4e6, None),
        ("6 kw", False, 6, "kw"),
    ],
)
def test_a_letter_counts_milliards_of_money_and_is_a_unit_of_all_else(cell, money, number, unit):
    assert values.amount(cell, values.Style("koma", "", money=money)) == values.Amount(number, unit)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("04/06/2025", date(2025, 6, 4)),
        ("4 Juni 2025", date(2025, 6, 4)),
        ("Rabu, 4 Juni 2025", date(2025, 6, 4)),
        ("2025-06-04", date(2025, 6, 4)),
        ("4-6-2025", date(2025, 6, 4)),
        (45812, date(2025, 6, 4)),
        ("12-Mei-2025", date(2025, 5, 12)),
        ("12/05/25", None),
        ("31/02/2025", None),
        ("(28/5)", None),
        ("06/13/2025", None),
        (12, None),
    ],
)
def test_a_date_is_read_day_first_or_not_at_all(cell, day):
    assert values.day(cell) == day


@pytest.mark.parametrize(
    ("cell", "period", "last"),
    [
        (2025.0, "2025", date(2025, 12, 31)),
        ("Maret 2025", "2025-03", date(2025, 3, 31)),
        ("Semester II 2024", "2024-S2", date(2024, 12, 31)),
        ("2024-s1", "2024-S1", date(2024, 6, 30)),
        ("Semester 1 (Maret) 2024", "2024-S1", date(2024, 6, 30)),
        ("Triwulan III 2023", "2023-Q3", date(2023, 9, 30)),
        ("TW II 2024", "2024-Q2", date(2024, 6, 30)),
        ("Mar-25", "2025-03", date(2025, 3, 31)),
        (date(2025, 3, 1), "2025-03", date(2025, 3, 31)),
    ],
)
def test_a_period_has_its_last_day(cell, period, last):
    assert periods.read(cell) == period
    assert periods.span(period)[1] == last


def test_blanks_are_blank_and_zero_is_not():
    assert all(values.is_blank(cell) for cell in (None, "", " - ", "...", "*", "N/A"))
    assert not values.is_blank(0) and not values.is_blank("0")


@pytest.mark.parametrize("sign", ["\t", ";", ",", "|"])
def test_text_is_divided_by_the_sign_that_divides_it(sign):
    assert separated(f"a{sign}b\n1{sign}2\n") == [["a", "b"], ["1", "2"]]


NAMES = [["Kabupaten", "Nama produk", "Nilai"], ["Alor", "Kopi, bubuk, halus", "12,5"],
         ["Belu", "Kemiri, kupas, utuh", "3,25"], ["Ende", "Tenun, ikat, sarung", "4,5"]]  # fmt: skip


@pytest.mark.parametrize("sign", ["\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_commas_in_names_and_numbers_divide_no_text(sign, encoding, tmp_path):
    path = tmp_path / "kiriman.csv"
    path.write_bytes("\r\n".join(map(sign.join, NAMES)).encode(encoding))
    assert read(path)[0].rows == NAMES


def test_semicolons_in_quoted_cells_divide_no_text():
    rows = [["Asal", "Berat, ton"], *([f"Belu; Malaka {n}", str(n)] for n in range(5))]
    assert separated("\n".join(f'"{one}","{two}"' for one, two in rows)) == rows


def test_the_line_that_tells_excel_the_sign_is_no_row():
    assert separated("sep=|\r\na|b;c\r\n1|2;3\r\n") == [["a", "b;c"], ["1", "2;3"]]


def test_columns_are_lettered_and_headings_compared_without_their_looks():
    assert [letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert normal(" Kab./Kota\n(kode) ") == "kab kota kode"


def test_a_long_gap_within_a_cell_costs_no_time():
    started = time.perf_counter()
    assert not values.is_amount(f"1{' ' * 120}x")
    assert time.perf_counter() - started < 0.5
    assert values.amount(f"1{' ' * 120}juta", values.Style(values.COMMA, "")).value == 1e6
