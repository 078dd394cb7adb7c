"""Peluang: need by one survey that every headline names, and a mark where another survey says otherwise."""

import pandas as pd
import pytest

from briefing import ready
from dashboard.answers.view import View
from dashboard.subjects.overview import opportunity
from data.snapshots import current
from tests.answers.test_queries import answer
from tests.pages.test_pages import html, link_of, opened


@pytest.fixture(autouse=True)
def _in_view(snapshots):
    """Every page here reads the tests' own snapshots."""


def maps(at) -> str:
    return "".join(str(each.proto) for each in at.get("bidi_component"))


def test_the_survey_and_its_year_stand_in_every_headline():
    at = opened("peluang")
    page = html(at)
    headline = page.split('class="judul"')[1].split("</h1>")[0]
    assert "menurut SSGI 2021" in headline
    assert "Kebutuhan (SSGI 2021) dan kesiapan" in page + maps(at)
    assert "Kesiapan dan kebutuhan (SSGI 2021), berdampingan" in page + maps(at)


def test_the_regencies_by_name_stand_beside_the_map_and_national_markets_last(con):
    """Three cards of the whole nation had the largest digits of the first screen."""
    met = opportunity.meeting(
        frame := answer(con, "opportunities", categories=[], survey="stunting-ssgi.2021")
    )
    page = html(opened("peluang"))
    places = [page.index(f"{name}: stunting") for name in frame.short_name[met == "bertemu"]]
    assert len(places) == 5 and max(places) < page.index("Pasar nasional sebagai konteks")


def test_another_survey_can_be_chosen_and_stands_in_the_link():
    at = opened("peluang")
    at.selectbox(key="survei").select("stunting-ski.2023").run()
    assert link_of(at)["survei"] == "stunting-ski.2023"
    page = html(at)
    assert "menurut SKI 2023" in page and "SSGI 2021" not in page.split("</h1>")[0]
    assert html(opened("peluang", survei="stunting-ski.2023")).split("</h1>")[0] == page.split("</h1>")[0]


def test_a_survey_that_is_unknown_is_named_and_ignored():
    at = opened("peluang", survei="stunting-ssgi.1900")
    assert "menurut SSGI 2021" in html(at)
    assert any("1900" in each.value for each in at.warning)


def test_malaka_is_marked_where_the_surveys_put_it_on_different_sides(con):
    frame = answer(con, "opportunities", survey="stunting-ssgi.2021").set_index("short_name")
    malaka = frame.loc["Malaka"]
    assert malaka.stunting < malaka.stunting_province
    assert (malaka.contrary, malaka.contrary_survey, malaka.contrary_period) == (47.7, "SKI", "2023")
    assert malaka.contrary >= malaka.contrary_province
    assert list(frame.index[frame.contrary.notna()]) == ["Malaka"]  # Sikka lies below in all three
    at = opened("peluang")
    assert "Malaka: SKI 2023 47,7%, provinsi 37,9%" in html(at) + maps(at)


def test_no_period_is_mixed_with_another(con):
    surveys = answer(con, "surveys")
    assert surveys.opens.sum() == 1 and surveys.code[surveys.opens].iloc[0] == "stunting-ssgi.2021"
    for row in surveys.itertuples():
        frame = answer(con, "opportunities", survey=row.code)
        assert set(frame.stunting_period.dropna()) == {row.period}
        assert frame.stunting.notna().sum() == row.regencies
        assert frame.stunting_province.dropna().nunique() <= 1 or pd.isna(row.province)


def test_the_wish_of_the_governor_and_the_first_promise_are_shown():
    at = opened("peluang")
    page = html(at)
    assert "Gubernur NTT, 20 Maret 2025: BPOM diharapkan mengajak perusahaan besar" in page
    promised = next(each.value for each in (*at.table, *at.dataframe) if "Perusahaan" in each.value.columns)
    assert "KADIN NTT" in promised["Perusahaan"].iloc[0]


def test_the_slide_about_need_names_its_survey_and_year_in_its_headline(con):
    briefing = ready.make("provinsi", View(current().snapshot))
    titles = [slide.title for slide in briefing.slides]
    assert any(title.startswith("Prevalensi stunting (SSGI), 2021: 9 dari 22 di atas") for title in titles), (
        titles
    )
