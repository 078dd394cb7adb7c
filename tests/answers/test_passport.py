"""Passport codes are read back as they were written, forgive how they are typed, and name the nearest."""

import pandas as pd
import pytest

import queries
from dashboard.answers import passport
from dashboard.answers.passport import Passport, Unreadable
from tests.answers.test_queries import SAMPLES, answer, parameters

# Every short name of a question that was ever in a passport. One may be added here, none taken away.
PUBLISHED = """
Q0399 Q087d Q0a3e Q1460 Q1524 Q25b6 Q26ca Q2aa9 Q34f9 Q352a Q3bff Q3c12 Q3d6a Q3faf Q42d9
Q43bf Q43d6 Q49d4 Q4d7e Q4feb Q5736 Q57bf Q5897 Q59c6 Q5f4d Q5f72 Q61b2 Q643d Q6bdb Q6c0e
Q6caf Q6cb9 Q7038 Q709a Q7300 Q79c2 Q79ea Q7a3f Q7d13 Q878a Q8e5c Q90ff Q9379 Q9544 Q9be3
Q9c28 Q9e02 Qa35a Qa48f Qa4ba Qa618 Qa94e Qa970 Qb099 Qb15c Qb6ee Qbce5 Qcb1e Qcbfa Qcd6d
Qd0a6 Qd149 Qd3c6 Qd535 Qd66c Qdc2e Qdda4 Qdf3a Qe4a1 Qe8d5 Qf884 Qf9b6 Qfc64 Qfe2c
"""
CHOICES = SAMPLES | {"regencies": ["5301", "5305"], "categories": ["tenun", "kopi"], "search": "a·b. c+d=e"}


def given(name: str) -> dict:
    return {key: CHOICES[key] for key in parameters(name)}


@pytest.mark.parametrize("name", queries.names())
def test_every_question_is_found_again_with_its_choices(name):
    frame = pd.DataFrame({"x": [1]})
    frame.attrs["asked"] = {"name": name, "parameters": given(name), "version": "a3f9", "whole": "53"}
    if name == "indicator_by_regency":
        frame["passport"] = "K42"
    if name == "passport_claims":  # the claims of an indicator are its own passport
        assert str(passport.of(frame)) == "K42·53·2021·a3f9"
        return
    assert passport.question(passport.read(str(passport.of(frame)))) == (name, given(name))


def test_no_two_questions_share_a_short_name():
    assert len(passport.questions()) == len(queries.names())


def test_an_indicator_of_all_regencies_has_the_code_of_the_province(con):
    frame = answer(con, "indicator_by_regency", indicator="stunting-ssgi", period="2021")
    asked = {"indicator": "stunting-ssgi", "period": "2021", "categories": []}
    frame.attrs["asked"] = {
        "name": "indicator_by_regency",
        "parameters": asked,
        "version": "a3f9",
        "whole": "53",
    }
    assert str(passport.of(frame)) == "K42·53·2021·a3f9"
    assert passport.rows(frame)[0] == "K42·5301·2021·a3f9"
    assert str(passport.of(frame.iloc[1])).startswith("K42·")


def asked(con, name: str, **given) -> pd.DataFrame:
    frame = answer(con, name, **given)
    given = {key: given.get(key, SAMPLES[key]) for key in parameters(name)}
    frame.attrs["asked"] = {"name": name, "parameters": given, "version": "a3f9", "whole": "53"}
    return frame


def test_a_row_of_the_register_has_a_code_that_finds_it(con):
    frame = asked(con, "products", regencies=["5305"])
    codes = passport.rows(frame)
    assert len(set(codes)) == len(frame) > 1
    wanted = passport.read(codes[1])
    assert passport.question(wanted)[1]["regencies"] == ["5305"]
    assert list(passport.row_of(frame, wanted.row).id) == [frame.id[1]]
    assert passport.row_of(frame, "no-such-row").empty


def test_of_several_claims_of_one_figure_each_has_its_own_code(con):
    frame = asked(con, "programme_claims", programme="ovop")
    codes = passport.rows(frame)
    assert len(set(codes)) == len(frame) > frame.groupby(["passport", "period"]).ngroups
    assert {passport.read(code).subject for code in codes} == set(frame.passport)


def test_a_count_under_a_filter_is_not_the_figure_without_it(con):
    frame = asked(
        con, "indicator_by_regency", indicator="produk-tercatat", period="register", categories=["tenun"]
    )
    assert not any(passport.read(code).is_indicator for code in passport.rows(frame))


@pytest.mark.parametrize("text", ["Kopi + gula", "a.b·c", "", "50% ½ |x|"])
def test_a_key_of_any_letters_comes_back_from_its_code(text):
    frame = pd.DataFrame({"indication": [text, "lain"], "status": ["x", "y"]})
    frame.attrs["asked"] = {
        "name": "indications",
        "parameters": {"regencies": []},
        "version": "a3f9",
        "whole": "53",
    }
    code = passport.read(passport.rows(frame)[0])
    assert list(passport.row_of(frame, code.row).status) == ["x"]


@pytest.mark.parametrize("typed", ["K42·5311·2021·a3f9", "k42.5311.2021.A3F9", " K42 5311 2021 a3f9 "])
def test_a_code_is_read_however_its_dots_are_typed(typed):
    assert passport.read(typed) == Passport("K42", "5311", "2021", "a3f9")


@pytest.mark.parametrize("text", ["", "K42", "X42·53·2021·a3f9", "K42·53·2021·zzzz", "K42·53·2021·a3f9·x"])
def test_what_is_no_code_is_refused(text):
    with pytest.raises(Unreadable):
        passport.read(text)


@pytest.mark.parametrize("code", ["Q0000·53·semua·a3f9", "K42·53·2021·a3f9", "{statistics}·53·semua·a3f9"])
def test_a_code_without_its_question_or_choices_is_refused(code):
    with pytest.raises(Unreadable):
        passport.question(passport.read(code.format(statistics=queries.code("export_statistics"))))


def test_each_question_has_a_short_name_of_its_own_and_every_published_one_still_opens():
    codes = [queries.code(name) for name in queries.names()]
    assert len(set(codes)) == len(codes), "two questions with one 'Passport:' line"
    assert set(PUBLISHED.split()) <= set(codes), "a passport that was published no longer opens"


def test_a_passport_survives_a_renamed_question(tmp_path, monkeypatch):
    code = f"{queries.code('products')}·5305·semua·a3f9·cari=kopi"
    for file in queries.FOLDER.glob("*.sql"):
        name = "village_products.sql" if file.name == "products.sql" else file.name
        (tmp_path / name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    cached = (queries.text, queries.code, passport.questions, passport.kinds)
    monkeypatch.setattr(queries, "FOLDER", tmp_path)
    for each in cached:
        each.cache_clear()
    try:
        name, chosen = passport.question(passport.read(code))
        assert name == "village_products"
        assert chosen == {"regencies": ["5305"], "categories": [], "search": "kopi"}
    finally:
        for each in cached:
            each.cache_clear()


def test_a_question_without_a_short_name_says_what_is_missing(tmp_path, monkeypatch):
    (tmp_path / "nameless.sql").write_text("-- What is there?\n\nselect 1\n", encoding="utf-8")
    monkeypatch.setattr(queries, "FOLDER", tmp_path)
    with pytest.raises(LookupError, match=r"nameless\.sql has no line 'Passport: Q'"):
        queries.code("nameless")


def test_a_mistyped_code_finds_the_one_that_was_meant():
    known = [f"K42·53{number:02}·2021·a3f9" for number in range(1, 22)] + ["K01·53·2025-03-20·a3f9"]
    assert passport.nearest("K42·5311·2012·a3f9", known)[0].startswith("K42·53")
    assert passport.nearest("K1·53·2025-03-20·a3f9", known)[0] == "K01·53·2025-03-20·a3f9"
    assert passport.nearest("halo", known) == []
