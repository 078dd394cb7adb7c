"""The pages that say what is promised and who might attack name tests that there are."""

import re

from tests import promises


def test_the_page_of_promises_is_the_one_that_the_tests_make():
    told = promises.PAGE.read_text(encoding="utf-8")
    assert told == promises.page(), "a test was added or renamed: run python -m tests.promises"


def test_the_threat_model_names_tests_there_are():
    text = (promises.ROOT / "docs" / "ancaman.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
    there = {
        name
        for file in (promises.ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), flags=re.M)
    }
    assert len(named) > 20 and named <= there, named - there
    assert len(text.splitlines()) <= 60  # one page
