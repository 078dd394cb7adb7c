"""The pages that say what is promised and who might attack name tests that there are."""

import re

from tests import promises


def test_the_page_of_promises_is_the_one_that_the_tests_make():
    told = promises.PAGE.read_text(encoding="utf-8")
    assert told == promises.page(), "a test was added or renamed: run python -m tests.promises"


def told(page: str) -> tuple[str, set[str]]:
    """The text of a page of the documentation, and the tests that it names and that there are not."""
    text = (promises.ROOT / "docs" / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
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


def test_the_accessibility_statement_names_tests_there_are_and_what_is_not_met():
    text, missing = told("aksesibilitas.md")
    assert not missing
    points = re.findall(r"^\| (\d\.\d+\.\d+) [^|]+\| ([^|]+) \| ([^|]+) \|$", text, flags=re.M)
    assert len(points) > 10
    for point, state, tests in points:
        assert state.startswith(("dipenuhi · met", "sebagian · in part", "belum · not met")), point
        assert "`test_" in tests or "belum · not met" in state, point
