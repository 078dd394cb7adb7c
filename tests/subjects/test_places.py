"""Looking for a place: however its name is written, and codes that mean two things are explained."""

import pytest

import queries
from dashboard.answers.naming import spelled
from dashboard.forms import places
from dashboard.forms.places import search


@pytest.fixture(scope="module")
def every(con):
    return places.Sought.among(queries.run(con, "places"))


@pytest.fixture(scope="module")
def bps(con):
    codes = queries.run(con, "regency_codes")
    return dict(zip(codes.bps_code, codes.code, strict=True))


def test_every_village_can_be_found_by_its_name(every, bps):
    found = every.places
    villages = found[found.level == "desa"]
    assert len(villages) == 3442
    for village in villages.iloc[::171].itertuples():
        same = every.said.count(places.KINDS.sub("", spelled(village.name)))
        found = search(village.name, every, bps)
        assert village.code in set(found.places.code) or same > places.MOST


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("TTS", "5302"),
        ("tts", "5302"),
        ("Mabar", "5315"),
        ("flotim", "5306"),
        ("SBD", "5318"),
        ("Matim", "5319"),
        ("Sawu", "5320"),
        ("Nagakeo", "5316"),
    ],
)
def test_aliases_are_known(every, bps, alias, code):
    assert search(alias, every, bps).places.code.iloc[0] == code


def test_both_apostrophes_and_none_are_the_same():
    assert spelled("Ba'a") == spelled("Ba’a") == spelled("Baʼa") == spelled("BAA")


def test_two_is_written_in_three_ways():
    assert spelled("Oebola II") == spelled("Oebola Dua") == spelled("oebola ii")


def test_the_regency_and_the_city_of_kupang_stay_apart(every, bps):
    assert search("Kab. Kupang", every, bps).places.code.iloc[0] == "5301"
    assert search("Kota Kupang", every, bps).places.code.iloc[0] == "5371"


def test_a_code_of_two_systems_is_explained_and_both_are_offered(every, bps):
    found = search("5301", every, bps)
    assert set(found.places.code) == {"5301", "5312"}
    assert "Kemendagri" in found.note and "Kabupaten Sumba Barat menurut BPS" in found.note


def test_a_code_that_both_systems_share_is_simply_found(every, bps):
    found = search("53.20", every, bps)
    assert list(found.places.code) == ["5320"] and not found.note


@pytest.mark.parametrize("code", ["5301010", "5301010001"])
def test_a_bps_code_of_a_district_or_village_is_explained_and_not_matched(every, bps, code):
    found = search(code, every, bps)
    assert found.places.empty and "BPS" in found.note


def test_a_dotted_village_code_is_found(every, bps):
    assert list(search("53.01.05.2011", every, bps).places["name"]) == ["Tablolong"]


def test_a_slip_offers_what_is_like_it_and_nonsense_nothing(every, bps):
    found = search("Tablolonk", every, bps)
    assert "Tablolong" in set(found.places["name"]) and "mirip" in found.note
    assert search("zzzzzz", every, bps).places.empty


def test_a_name_of_many_places_says_that_there_are_more(every, bps):
    found = search("oe", every, bps)
    assert len(found.places) == places.MOST and "tempat lain" in found.note


def test_signs_alone_find_nothing(every, bps):
    assert search("'.-", every, bps).places.empty
