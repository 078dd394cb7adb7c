"""Fair comparison: who is alike, how good the data are, and a rank that never stands alone."""

import pandas as pd
import pytest

import queries
from dashboard.subjects.indicators import fair_ranks, peers, quality

HELD = {f"53{number:02}": "9 dari 10 isian" for number in range(1, 23)} | {"5371": "9 dari 10 isian"}
SHARE = pd.Series({"coverage": False, "direction": "turun", "unit": "persen", "decimals": 1})


@pytest.fixture(scope="module")
def facts(con):
    return queries.run(con, "regency_facts")


def answer(values: dict[str, float | None], precision: str = "tepat") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "code": list(values),
            "short_name": list(values),
            "value": pd.Series(list(values.values()), dtype=float),
            "precision": precision,
            "bound": "=",
        }
    )


def test_sabu_raijua_is_held_against_small_islands_and_never_against_the_city(facts):
    near = peers.nearest(facts, "5320")
    assert "5371" not in set(near.code)
    assert {"5313", "5314"} <= set(near.code)


def test_nobody_is_close_to_the_city(facts):
    assert peers.groups(facts)["5371"] == ("5371",)


def test_likeness_does_not_depend_on_who_asks(facts):
    def away(one, other):
        return peers.nearest(facts, one, 21).set_index("code").distance[other]

    assert away("5301", "5302") == pytest.approx(away("5302", "5301"))


def test_a_regency_without_poverty_is_still_compared(facts):
    without = facts.assign(poverty=facts.poverty.mask(facts.code == "5320"))
    assert len(peers.nearest(without, "5320")) == peers.MOST


def test_lower_is_first_where_lower_is_better():
    ranks = fair_ranks.ranks(answer({"5301": 30.0, "5302": 10.0, "5303": 20.0}), SHARE)
    assert ranks.to_dict() == {"5302": 1, "5303": 2, "5301": 3}
    upwards = fair_ranks.ranks(
        answer({"5301": 30.0, "5302": 10.0}), pd.Series({**SHARE, "direction": "naik"})
    )
    assert upwards.to_dict() == {"5301": 1, "5302": 2}


def test_who_has_not_reported_neither_wins_nor_loses(facts):
    rows = fair_ranks.table(answer({"5301": 30.0, "5302": None, "5303": 20.0}), None, SHARE, facts, HELD)
    assert list(rows.code) == ["5303", "5301"]
    assert list(rows["rank"]) == ["1 dari 2", "2 dari 2"]


@pytest.mark.parametrize("precision", ["perkiraan", "dipotong"])
def test_an_estimate_and_a_cut_off_number_are_not_ranked(precision):
    assert fair_ranks.ranks(answer({"5301": 3.0}, precision), SHARE).empty


def test_a_count_of_the_register_and_a_neutral_fact_are_not_ranked():
    frame = answer({"5301": 3.0})
    assert fair_ranks.is_ranked(frame, SHARE)
    assert not fair_ranks.is_ranked(frame, pd.Series({**SHARE, "coverage": True}))
    assert not fair_ranks.is_ranked(frame, pd.Series({**SHARE, "direction": "netral"}))


def test_nobody_rises_because_another_fell_silent(facts):
    before = answer({"5301": 10.0, "5302": 20.0, "5303": 30.0})
    now = answer({"5302": 20.0, "5303": 30.0})
    rows = fair_ranks.table(now, before, SHARE, facts, HELD)
    assert [change.split(",")[0] for change in rows.change] == ["tetap", "tetap"]


def test_a_change_of_rank_says_which_way(facts):
    before, now = answer({"5301": 10.0, "5302": 20.0}), answer({"5301": 30.0, "5302": 20.0})
    rows = fair_ranks.table(now, before, SHARE, facts, HELD).set_index("code")
    assert rows.change["5302"].startswith("▲ naik 1") and rows.change["5301"].startswith("▼ turun 1")


def test_equal_values_share_a_rank():
    assert fair_ranks.ranks(answer({"5301": 1.0, "5302": 1.0, "5303": 2.0}), SHARE).tolist() == [1, 1, 3]


def test_a_rank_never_stands_alone(facts):
    rows = fair_ranks.table(answer({"5301": 30.0, "5302": 10.0}), None, SHARE, facts, HELD)
    assert {"rank", "change", "alike", "complete"} <= set(rows) and rows.notna().all(axis=None)


def row(**known) -> pd.Series:
    whole = dict(asked=10, told=10, timed=4, recent=4, conflicts=0, permits=0, well_formed=0)
    return pd.Series(whole | known)


def test_completeness_counts_and_never_grades():
    assert quality.complete(row(told=6)) == "6 dari 10 isian"
    assert quality.parts(row())[:2] == ("10 dari 10 isian", "4 dari 4 seri belum melewati dua jadwal rilis")


def test_what_a_regency_has_nothing_of_is_not_told_as_none_of_none():
    told = quality.parts(row(timed=0, recent=0))
    assert not any(each.startswith("0 ") for each in told)
    assert "belum ada nomor izin" in told[-1]


def test_every_published_regency_says_how_complete_its_data_are(con):
    frame = queries.run(con, "regency_quality", as_of="2026-11-21")
    assert set(quality.completeness(frame)) == set(frame.code) and len(frame) == 22
