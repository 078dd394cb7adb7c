"""The pages that say what is promised and who might attack name tests that there are."""

import re
from pathlib import Path

from dashboard.language import languages
from dashboard.subjects.evidence import accessibility
from tests import promises, statement

NAMED = re.compile(r"`(test_\w+)`")


def test_the_page_of_promises_is_the_one_that_the_tests_make():
    told = promises.PAGE.read_text(encoding="utf-8")
    assert told == promises.page(), "a test was added or renamed: run python -m tests.promises"


def told(page: str) -> tuple[str, set[str]]:
    """The text of a page of the documentation, and the tests that it names and that there are not."""
    text = (promises.ROOT / "docs" / page).read_text(encoding="utf-8")
    named = set(NAMED.findall(text))
    there = {
        name
        for file in (promises.ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), flags=re.M)
    }
    assert named
    return text, named - there


def test_the_threat_model_names_tests_there_are():
    text, missing = told("ancaman.md")
    assert not missing
    assert len(text.splitlines()) <= 60  # one page


def test_whatever_the_threat_model_names_stands_in_the_table():
    named = set(NAMED.findall((promises.ROOT / "docs" / "ancaman.md").read_text(encoding="utf-8")))
    assert named - set(NAMED.findall(promises.page())) == set()


def test_no_test_of_a_room_of_trust_is_missing_from_the_table():
    """Whoever adds a file beside those of the table says whether it holds a promise."""
    rooms = {path.relative_to(promises.ROOT / "tests").as_posix() for path in _files("operating", "front")}
    assert rooms - set(promises.FILES) == promises.OTHERS


def _files(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in (promises.ROOT / "tests" / room).glob("test_*.py")]


def test_the_accessibility_statement_is_the_one_on_the_site_and_names_tests_there_are():
    text, missing = told("aksesibilitas.md")
    assert text == statement.page(), "a point was changed: run python -m tests.statement"
    assert not missing
    assert {each for point in accessibility.POINTS for each in point.tests} <= set(NAMED.findall(text))


def test_every_point_of_levels_a_and_aa_has_its_state_and_what_is_met_its_test_or_reason():
    numbers = [tuple(map(int, point.number.split("."))) for point in accessibility.POINTS]
    assert len(set(numbers)) == 55 and numbers == sorted(numbers)  # of WCAG 2.2: 31 of level A, 24 of AA
    assert not [point for point in accessibility.POINTS if not (point.tests or point.remark)]
    for language in languages.known():
        with languages.speaking(language):
            assert all(point.name and point.told for point in accessibility.POINTS)
