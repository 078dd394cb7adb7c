"""Links and regencies that the way down to the village must bear: strange codes, and no districts at all."""

import pandas as pd
import pytest

import queries
from dashboard.answers import passport, store
from dashboard.answers.view import View
from dashboard.language.text import say
from dashboard.saying import tables
from tests.pages.test_pages import html, link_of, opened


@pytest.fixture(autouse=True)
def _published(snapshots):
    """Every page here reads the tests' own snapshots."""


@pytest.mark.parametrize("link", [{"kec": "5301010"}, {"desa": "5301010001"}, {"kab": "5322"}])
def test_a_code_of_another_system_is_explained_and_not_matched(link):
    at = opened("peta", **link)
    (told,) = [each.value for each in at.warning]
    assert "bukan kode Kemendagri" in told and next(iter(link.values())) in told
    assert link_of(at) == {}


def test_a_village_opens_the_district_and_regency_it_lies_in():
    assert link_of(opened("peta", desa="5301052011")) == {
        "kab": "5301",
        "kec": "530105",
        "desa": "5301052011",
    }


def test_a_regency_without_districts_in_the_data_still_opens(monkeypatch):
    def without_districts(view: View, name: str, code: str, **parameters):
        answer = store.ask_regency(view.snapshot, name, code, **parameters)
        return answer.head(0) if name == "districts" else answer

    monkeypatch.setattr(View, "ask_regency", without_districts)
    at = opened("peta", kab="5305")
    assert say("peta.tanpa_kecamatan", kabupaten="Kabupaten Alor") in html(at)
    assert "Tidak menyaring angka ini: kabupaten/kota" in html(at)


def as_written(frame: pd.DataFrame) -> list[list[str]]:
    """The cells as text, so that 1 and 1.0 differ and the kinds of a blank do not."""
    return frame.astype(object).where(frame.notna(), None).map(str).to_numpy().tolist()


@pytest.mark.slow
@pytest.mark.parametrize("dataset", ["terpublikasi", "simulasi"])
@pytest.mark.parametrize("categories", [(), ("makanan", "tenun")])
def test_a_regency_cut_out_of_all_is_what_it_would_be_told_itself(both, dataset, categories):
    view = View(store.newest(dataset).snapshot)
    for regency in view.ask("regency_codes").code:
        for name, direct, shared in (
            ("districts", {"regency": regency}, {}),
            ("village_points", {"regencies": [regency]}, {"district": ""}),
        ):
            cut = view.ask_regency(name, regency, **shared, categories=categories)
            whole = view.ask(name, **direct, **shared, categories=categories)
            assert as_written(cut) == as_written(whole) and list(cut) == list(whole)
            assert str(passport.of(cut)) == str(passport.of(whole))


def test_a_village_without_a_point_of_its_own_is_listed_and_marked(con):
    ((district, code),) = con.execute(
        "select district, code from village where coordinate = 'kecamatan' order by code limit 1"
    ).fetchall()
    frame = queries.run(con, "village_points", regencies=[], district=district, categories=[])
    listed = tables.villages(frame).set_index(say("kolom.kode"))
    assert listed[say("kolom.letak")][code] == say("titik.letak")


def test_a_search_is_over_once_a_place_is_chosen():
    at = opened("peta")
    at.text_input(key="tempat").input("Oelbiteno").run()
    at.button(key="tempat_5301282001").click().run()
    assert link_of(at)["desa"] == "5301282001"
    assert at.text_input(key="tempat").value == ""
    assert not [each for each in at.button if each.key.startswith("tempat_")]


def test_estimates_alone_have_no_highest_and_no_rank():
    page = html(opened("peta", ind="miskin-ekstrem", per="2023"))
    assert "semuanya perkiraan" in page and say("urut.kurang") in page
    assert "tertinggi" not in page and "bukan berarti nol" not in page
