"""However a number is written, and in whichever notation: it is read as written, or not at all; never as
another.
"""

from hypothesis import given, settings
from hypothesis import strategies as draws

from data.intake import periods, values

MOST = 10**10
BEFORE = ("", " ", "Rp", "Rp ", "Rp. ", "± ", "sekitar ", "'", "-", "US$ ")
BEHIND = ("", " ", "%", " %", "*", " r)", "¹", "²)", " 1)", ",-", ",00", " persen", ".", " e)", "**)")
NOTATIONS = ((".", ","), (",", "."), (" ", ","), ("\u00a0", ","), ("\u202f", "."), ("", ","), ("", "."))


def written(whole: int, fraction: str, notation: tuple[str, str]) -> str:
    group, sign = notation
    return f"{whole:,}".replace(",", group) + (sign + fraction if fraction else "")


numbers = draws.tuples(draws.integers(0, MOST), draws.text("0123456789", max_size=4))


@settings(max_examples=200, deadline=None)
@given(
    draws.lists(numbers, min_size=1, max_size=6),
    draws.sampled_from(NOTATIONS),
    draws.lists(draws.tuples(draws.sampled_from(BEFORE), draws.sampled_from(BEHIND)), min_size=6, max_size=6),
)
def test_a_column_in_one_notation_is_read_as_written_or_asked(column, notation, around):
    cells, right = [], []
    for (whole, fraction), (before, behind) in zip(column, around, strict=False):
        if behind in (",-", ",00") and (fraction or notation[1] != ","):  # how whole rupiah end
            continue
        cells.append(before + written(whole, fraction, notation) + behind)
        value = float(f"{whole}.{fraction or 0}")
        right.append(-value if before == "-" else value)
    style = values.style(cells)
    for cell, value in zip(cells, right, strict=True):
        found = values.amount(cell, style)
        assert found is None or found.value == value, (cell, cells, style)


@settings(max_examples=200, deadline=None)
@given(draws.text("0123456789.,-+ ()%RpUSkgton*rbjt²e±", max_size=14), draws.sampled_from(["koma", "titik"]))
def test_what_is_read_as_a_number_holds_its_digits_and_no_others(cell, sign):
    found = values.amount(cell, values.Style(sign, ""))
    if found is None:
        return
    core = values.NUMBER.fullmatch(cell.strip())
    group, point = (".", ",") if sign == "koma" else (",", ".")
    digits = "".join(core["digits"].split()).rstrip(",").replace(group, "").replace(point, ".")
    scale = values.SCALES.get((core["scale"] or "").casefold(), 1.0)
    assert abs(found.value) == float(digits) * scale


@settings(max_examples=60, deadline=None)
@given(draws.integers(1995, 2035), draws.integers(1, 12), draws.integers(1, 28))
def test_a_day_is_the_same_day_however_it_is_written(year, month, day):
    name = next(name for name, number in periods.MONTHS.items() if number == month)
    for text in (
        f"{day}/{month}/{year}", f"{day:02d}-{month:02d}-{year}", f"{day}.{month}.{year}",
        f"{year}-{month:02d}-{day:02d}", f"{day} {name} {year}", f"{day:02d}-{name.title()}-{year}",
        f"Senin, {day} {name.title()} {year}",
    ):  # fmt: skip
        assert values.day(text) == values.day(f"{year}-{month:02d}-{day:02d}"), text
