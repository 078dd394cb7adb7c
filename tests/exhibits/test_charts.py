"""Charts draw what the frame says, from zero, in order, told apart without colour."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.exhibits import making, panels, theme
from dashboard.exhibits.bodies import Bar, Bars, Look
from dashboard.exhibits.theme import Style
from dashboard.paper import bars
from dashboard.paper.ink import Box
from dashboard.screen import charts, figures
from dashboard.subjects.indicators import comparisons

ROWS = pd.DataFrame({"name": ["Alor", "Belu"], "value": [2, 1], "text": ["2", "1"]})
MONTHS = pd.DataFrame(
    {
        "when": pd.to_datetime(["2019-01-01", "2020-11-01", "2023-01-01"]),
        "value": [1_130_044.0, 8_600_000.0, 4_346_115.0],
        "text": ["US$1,13 juta", "US$8,6 juta", "US$4,35 juta"],
    }
)


def drawn_bars(frame, **columns) -> go.Figure:
    return figures.draw(making.bars(frame, **columns))


def drawn_points(frame) -> go.Figure:
    told = frame.assign(told=[str(day.date()) for day in frame.when])
    return figures.draw(making.points(told, when="when", value="value", text="text", told="told", unit="US$"))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_bars_start_at_zero_with_the_first_row_on_top():
    figure = drawn_bars(ROWS, name="name", value="value", text="text")
    assert figure.layout.xaxis.range[0] == 0
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    assert list(figure.layout.yaxis.ticktext) == ["Alor", "Belu"]
    assert list(figure.data[0].text) == ["2", "1"]


def test_fields_add_up_to_their_category_and_the_legend_names_their_patterns():
    frame = pd.DataFrame(
        {
            "code": ["tenun", "tenun", "kriya"],
            "category": ["Tenun", "Tenun", "Kriya"],
            "status": ["sebagian", "awal", "awal"],
            "products": [4, 12, 4],
        }
    )
    body = making.fields(frame, styles=theme.readiness())
    trace, *legend = figures.draw(body).data
    whole = dict(zip(trace.ids, trace["values"], strict=True))
    parts = [(parent, count) for parent, count in zip(trace.parents, trace["values"], strict=True) if parent]
    assert list(trace.ids[:2]) == ["0", "1"] and [whole["0"], whole["1"]] == [16, 4]  # the largest first
    for place in ("0", "1"):
        assert whole[place] == sum(count for parent, count in parts if parent == place)
    assert [code for code, _ in making.field_order(frame)] == ["tenun", "kriya"]
    assert [each.name for each in legend] == [theme.readiness()[key].name for key in ("sebagian", "awal")]
    assert len(set(trace.marker.pattern.shape[2:])) == 2


def test_all_bars_at_zero_still_make_a_chart():
    figure = drawn_bars(ROWS.assign(value=0), name="name", value="value", text="text")
    assert tuple(figure.layout.xaxis.range) == (0, 1)


def test_a_chosen_row_is_marked():
    figure = drawn_bars(ROWS, name="name", value="value", text="text", chosen=("Belu",))
    assert list(figure.data[0].marker.color) == [theme.PRIMARY, theme.ACCENT]


def test_long_names_are_wrapped_and_their_rows_are_higher():
    long = ROWS.assign(name=["Replikasi Bangun Karya untuk obat tradisional dan kosmetik alami", "Belu"])
    short_figure = drawn_bars(ROWS, name="name", value="value", text="text")
    figure = drawn_bars(long, name="name", value="value", text="text")
    assert "<br>" in figure.layout.yaxis.ticktext[0]
    assert figure.layout.height > short_figure.layout.height


def test_no_chart_changes_the_frame_it_was_given():
    rows, months = ROWS.copy(), MONTHS.copy()
    drawn_bars(ROWS, name="name", value="value", text="text")
    drawn_points(MONTHS)
    assert ROWS.equals(rows) and MONTHS.equals(months)


def test_dated_points_are_never_joined_by_a_line():
    figure = drawn_points(MONTHS)
    assert all("lines" not in trace.mode for trace in figure.data)


def test_money_and_dates_on_axes_are_indonesian_words():
    figure = drawn_points(MONTHS)
    assert list(figure.layout.yaxis.ticktext)[:2] == ["US$0", "US$2,5 juta"]
    assert all(word.isdecimal() for word in figure.layout.xaxis.ticktext)
    short = go.Figure()
    charts.time_axis(short, ["2026-01-02", "2026-02-05"])
    assert "Jan<br>2026" in short.layout.xaxis.ticktext  # on two lines: a phone would tilt one


def test_shares_add_up_to_each_row():
    frame = pd.DataFrame({"name": ["a"], "done": [2], "unknown": [3]})
    parts = {"done": Style("ada", theme.PRIMARY), "unknown": Style("belum", theme.BLANK, "/")}
    figure = figures.draw(making.shares(frame, name="name", parts=parts))
    assert sum(trace.x[0] for trace in figure.data) == 5 and figure.layout.barmode == "stack"


@pytest.mark.parametrize("styles", [theme.export(), theme.area()])
def test_kinds_are_told_apart_without_colour(styles):
    assert len({style.pattern for style in styles.values()}) == len(styles)


def test_text_is_legible_on_paper():
    for colour in (
        theme.INK,
        theme.MUTED,
        theme.PRIMARY,
        theme.ACCENT,
        *(s.colour for s in theme.progress().values()),
    ):
        assert contrast(colour, theme.PAPER) >= 4.5, colour


def test_the_sequential_colours_only_get_darker():
    ramp = [luminance(colour) for colour in theme.SEQUENTIAL]
    assert ramp == sorted(ramp, reverse=True) and len(ramp) <= 6


def test_a_watermark_cannot_be_lost_and_leaves_the_original_alone():
    figure = drawn_bars(ROWS, name="name", value="value", text="text")
    marked = charts.watermarked(figure, "SIMULASI")
    assert [each.text for each in marked.layout.annotations] == ["SIMULASI"] and not figure.layout.annotations


def test_dots_stand_between_the_lowest_and_the_highest():
    frame = pd.DataFrame({"code": list("abcd"), "value": [30, 20, 25, 40.0], "label": list("wxyz")})
    dots = comparisons.dots(frame)
    assert (dots.low, dots.high, dots.middle) == ("x", "z", 0.375)
    assert dots.at == (0.5, 0, 0.25, 1) and dots.alike == ()
    equal = comparisons.dots(frame.assign(value=7.0))
    assert set(equal.at) == {0} and equal.middle == 0


def test_small_multiples_lie_whole_within_their_figure_five_in_a_row():
    facts = pd.DataFrame(
        {
            "code": [f"53{place:02}" for place in range(22)],
            "short_name": "Alor",
            "tile_row": [place // 7 for place in range(22)],
            "tile_column": [place % 7 for place in range(22)],
        }
    )
    known = dict(unit="persen", decimals=0, bound="=", precision="tepat")
    history = facts[["code", "short_name"]].assign(period="2024", value=1.0, **known)
    figure = figures.draw(panels.over_time(history, facts, chosen=()))
    assert {round(each.x0) for each in figure.layout.shapes} == set(range(5))
    low, high = figure.layout.yaxis.range
    assert all(low <= each.y0 < each.y1 <= high for each in figure.layout.shapes)


def test_the_words_beside_a_bar_have_their_room_in_pixels():
    short, long = (
        drawn_bars(
            pd.DataFrame({"name": ["a"], "value": [18], "text": [words]}),
            name="name",
            value="value",
            text="text",
        )
        for words in ("18", "18 (2 di sini)")
    )
    assert long.layout.margin.r - short.layout.margin.r >= 7 * len(" (2 di sini)")


def test_targets_of_which_none_is_of_the_place_in_view_are_no_bars():
    """`max` of one number and of nothing else is asked to run through the number: the whole page broke."""
    bars = making.targets(pd.DataFrame(), name="row", text="told")
    assert bars.rows == () and bars.goal == making.WHOLE


def test_words_behind_a_short_bar_have_its_rest_too():
    """Where a long bar ends they had two lines: *5 bulan; terakhir semester II* above *2025*."""
    rows = (
        Bar("Kemiskinan", (9.0,), "9 bulan"),
        Bar("Rasio gini", (2.0,), "2 bulan; terakhir semester II 2025"),
    )
    drawn = bars.draw(Bars(rows, (Look("", "#0b5a7a"),), most=9), Box(0, 0, 1100, 500), "x")
    assert "2 bulan; terakhir semester II 2025" in drawn
    reaching = (*rows, Bar("Pengangguran", (9.0,), rows[1].label))
    drawn = bars.draw(Bars(reaching, (Look("", "#0b5a7a"),), most=9), Box(0, 0, 1100, 500), "x")
    assert drawn.count(rows[1].label) == 1
