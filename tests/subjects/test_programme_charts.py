"""The charts of a programme: realised solid, plans outlined, forecasts hatched, words beside every mark."""

from datetime import date

import pandas as pd

from dashboard.exhibits import making, theme, timed
from dashboard.exhibits.theme import Style
from dashboard.screen import figures

POINTS = pd.DataFrame(
    {
        "as_of": pd.to_datetime(["2026-01-02", "2026-02-05"]),
        "value": [11, 20],
        "text": ["11", "20"],
        "when": ["Januari", "Februari"],
        **dict(unit="gerai", decimals=0, bound="=", precision="tepat"),
    }
)
DUE = pd.Timestamp("2026-06-30")
PLAN = ((pd.Timestamp("2025-08-12"), 0), (DUE, 22))


def drawn(**given):
    return figures.draw(timed.burn_up(POINTS, unit="gerai", **given))


def test_realised_is_solid_and_the_target_outlined():
    figure = drawn(plan=PLAN, target=22, target_text="target 22", target_status="dokumen")
    realised, target = figure.data[-1], figure.data[-2]
    assert realised.line.dash is None and list(realised.y) == [11, 20] and list(realised.text) == ["11", "20"]
    assert target.marker.symbol == "circle-open" and target.text == ("target 22",)
    assert figure.layout.yaxis.range[0] == 0 and figure.layout.yaxis.range[1] > 22


def test_a_spoken_target_has_a_dotted_outline_and_a_written_one_a_solid_one():
    spoken = drawn(target=22, target_text="", target_status="pernyataan").layout.shapes[0]
    written = drawn(target=22, target_text="", target_status="dokumen").layout.shapes[0]
    assert (spoken.line.dash, written.line.dash) == ("dot", "solid")


def test_without_a_target_only_the_reports_are_drawn():
    figure = drawn()
    assert len(figure.data) == 1 and not figure.layout.shapes


def test_the_plan_and_the_required_pace_end_at_the_target_on_its_day():
    figure = drawn(plan=PLAN, target=22, target_text="", target_status="dokumen", required=DUE)
    lines = [trace for trace in figure.data if trace.mode == "lines+text"]
    assert len(lines) == 2
    assert all((trace.x[-1], trace.y[-1]) == ("2026-06-30", 22) for trace in lines)
    assert {trace.line.dash for trace in lines} == {"dash", "dashdot"}


def test_the_forecast_is_hatched_between_its_earliest_and_latest_day():
    days = (date(2026, 2, 7), date(2026, 2, 12), date(2026, 2, 13))
    figure = drawn(target=22, target_text="", target_status="", forecast=days, forecast_text="perkiraan")
    (spread,) = [trace for trace in figure.data if trace.fill == "toself"]
    assert spread.fillpattern.shape == "/" and list(spread.x[1:3]) == ["2026-02-07", "2026-02-13"]


def test_a_target_without_a_figure_stays_an_empty_outline_with_words():
    frame = pd.DataFrame(
        {
            "achievement": [90.9, None],
            "status": ["dokumen", "pernyataan"],
            "row": ["a", "b"],
            "told": ["90,9%", "realisasi belum dilaporkan"],
        }
    )
    figure = figures.draw(making.targets(frame, name="row", text="told"))
    assert list(figure.data[0].x) == [90.9, None] and len(figure.layout.shapes) == 2
    assert [each.line.dash for each in figure.layout.shapes] == ["solid", "dot"]
    assert [each.text for each in figure.layout.annotations] == ["90,9%", "realisasi belum dilaporkan"]


def schedule(**columns) -> pd.DataFrame:
    row = dict(
        kind="tonggak",
        name="Tonggak",
        planned=pd.Timestamp("2026-01-31"),
        actual=pd.NaT,
        until=pd.NaT,
        conflict=None,
        used=True,
        text="teks",
    )
    return pd.DataFrame([row | columns])


def calendar(frame: pd.DataFrame):
    body = timed.calendar(frame, name="name", text="text", today=date(2026, 3, 1), today_text="hari ini")
    return figures.draw(body)


def test_a_slip_is_drawn_from_the_planned_to_the_actual_day():
    figure = calendar(schedule(actual=pd.Timestamp("2026-02-14")))
    slip, planned, actual = figure.data
    assert list(slip.x) == ["2026-01-31", "2026-02-14"]
    assert (planned.marker.symbol, actual.marker.symbol) == ("circle-open", "circle")


def test_a_milestone_in_time_has_no_slip_and_a_disputed_one_is_a_diamond():
    figure = calendar(schedule(actual=pd.Timestamp("2026-01-31"), conflict="C-1"))
    assert [trace.marker.symbol for trace in figure.data] == ["circle-open", "diamond"]


def test_today_is_a_line_with_its_name():
    figure = calendar(schedule())
    assert "hari ini" in [each.text for each in figure.layout.annotations]
    assert "2026-03-01" in [shape.x0 for shape in figure.layout.shapes]


def test_a_cohort_adds_up_to_its_parts():
    frame = pd.DataFrame({"row": ["a", "a", "b"], "stage": ["x", "y", "x"], "standing": [2, 3, 4]})
    styles = {"x": Style("x", theme.PRIMARY), "y": Style("y", theme.BLANK, "/")}
    figure = figures.draw(making.stacked(frame, name="row", part="stage", value="standing", styles=styles))
    whole = {
        place: sum(x for t in figure.data for x, y in zip(t.x, t.y, strict=True) if y == place)
        for place in (0, 1)
    }
    assert whole == {0: 5, 1: 4} and figure.layout.barmode == "stack"
