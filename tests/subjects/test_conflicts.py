"""Versions that disagree: what disagrees is shown, why, and which one is used, in both data sets."""

import duckdb
import pytest

import queries
from dashboard.answers import store
from dashboard.subjects.evidence import evidence_tables
from data.snapshots import current
from tests.pages.test_pages import ROOT, html, opened

NOTHING_USED = "Tidak ada yang dipakai"
ONE_USED = "Dipakai"


@pytest.fixture(scope="module", params=["terpublikasi", "simulasi"])
def versions(request, both):
    """Every version of every conflict, with the table that a reader sees of it."""
    with duckdb.connect(current(request.param).snapshot.path, read_only=True, config=store.LOCKED) as con:
        frame = queries.run(con, "conflict_versions", tables=[])
    table = evidence_tables.conflicts(frame)
    assert len(frame) > 10
    return frame.assign(shown=table["Versi"], stands=table["Dipakai dalam hitungan"])


def test_no_two_versions_of_a_conflict_look_alike(versions):
    told = versions.shown + " | " + versions.period.fillna("")
    alike = versions[told.groupby(versions.conflict).transform(lambda each: each.duplicated(keep=False))]
    assert alike.empty, alike[["conflict", "shown"]]
    assert (versions.shown.str.len() > 0).all()


def test_a_rule_says_what_is_used_and_that_is_what_is_used(versions):
    for code, group in versions.groupby("conflict"):
        rule = group.rule.iloc[0].removeprefix("SIMULASI: ")
        assert rule.startswith((NOTHING_USED, ONE_USED)), (code, rule)
        used = group.used.fillna(False).astype(bool)
        assert used.any() == rule.startswith(ONE_USED), (code, rule)
        if used.any():
            told = group.shown[used].groupby(group.id.str.extract(r"^(\D*)")[0]).nunique()
            assert (told <= 1).all() or rule.startswith("Dipakai masing-masing"), code


def test_every_conflict_says_why_its_versions_differ(versions):
    assert (versions.explanation.str.len() > 10).all()


@pytest.mark.usefixtures("both")
def test_the_tonnes_that_differ_stand_on_the_page_with_the_reason():
    page = html(opened("ekspor"))
    for part in ("245 ton", "240,9 ton", "29,3 ton", "12,3 ton", "18,2 ton", "15,9 ton"):
        assert part in page, part
    assert "keduanya dari KIPM Kupang" in page  # the explanation
    assert "28 Mei 2019; lewat Pelabuhan Tenau;" in page  # the route that differs


@pytest.mark.usefixtures("both")
def test_the_land_of_belu_is_a_conflict_with_both_areas():
    page = html(opened("tentang_angka", bagian="versi"))
    land = page.split("Luas lahan untuk UPT BPOM di Belu")[1].split("</li>")[0]
    assert "10.000 m²" in land and "2.800 m²" in land and "(dipakai)" not in land


@pytest.mark.usefixtures("both")
def test_a_passport_shows_dried_fish_in_tonnes_and_dollars_apart():
    at = opened("tentang_angka", paspor=f"K08·53·2017·{current().snapshot.code}")
    assert "keduanya dari KIPM Kupang" in html(at)
    shown = [each.value for each in (*at.table, *at.dataframe)]
    cells = str([table.values.tolist() for table in shown]).replace("\\", "")
    assert "245,0 ton" in cells and "240,9 ton" in cells and "US$755.230" in cells
    assert "755.230,0 ton" not in cells


def test_the_readme_says_how_many_matters_are_in_conflict(con):
    told = {"Dua puluh satu": 21}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    words = readme.split("**Banyak angka bertentangan.** ")[1].split(" hal terbit")[0]
    assert told[words] == con.execute("select count(*) from conflict").fetchone()[0]


def test_a_version_is_shown_with_the_decimals_that_were_printed(con):
    frame = queries.run(con, "conflict_versions", tables=[])
    told = set(evidence_tables.conflicts(frame)["Versi"])
    assert {"27,67%", "245 ton; US$755.230"} <= told
