"""What a page in parts must bear that no browser can be shown: newer data, and tables of another time."""

from types import SimpleNamespace

import pytest

from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.choices import filters, parts
from dashboard.saying import markup
from dashboard.subjects.places import drill
from tests.pages.test_pages import html, opened


@pytest.fixture(autouse=True)
def _published(snapshots):
    """Every page here reads the tests' own snapshots."""


def test_newer_data_is_shown_by_the_whole_page(monkeypatch):
    drawn, answers = [], iter([True])
    really = parts.begin
    monkeypatch.setattr(parts, "begin", lambda page: (drawn.append(page.address), really(page)))
    monkeypatch.setattr(filters, "is_outdated", lambda: next(answers, False))
    at = opened("peta", kab="5302")
    assert drawn.count("peta") == 2 and "Cakupan: Kabupaten Timor Tengah Selatan" in html(at)


def test_data_is_outdated_when_the_newest_is_another(monkeypatch):
    session = {"choices": {}, "snapshot": store.newest("terpublikasi").snapshot}
    monkeypatch.setattr(filters, "st", SimpleNamespace(session_state=session))
    assert not filters.is_outdated()
    monkeypatch.setattr(store, "newest", lambda _: store.Choice(None, "tidak ada"))
    assert filters.is_outdated()


def test_a_part_that_the_snapshot_cannot_answer_says_so(monkeypatch):
    def unanswered(_regency: str, view: View) -> tuple:
        raise store.OtherSchema(view.snapshot)

    monkeypatch.setattr(drill, "_districts", unanswered)
    at = opened("peta", kab="5302")
    assert any("susunan data yang lebih lama" in each.value for each in at.error)


@pytest.mark.parametrize(
    "words",
    [
        "Lembar Sheet1 tidak menyebut tahunnya. Data tahun berapa?",
        "Kolom “jumlah_penduduk_miskin”: 91.870 dapat dibaca dua cara.",
        "Kolom “Kab./Kota (Rp)”: 53.06 - 12,5! Jawaban?",
    ],
)
def test_a_label_without_signs_of_markdown_is_read_aloud_as_it_stands(words):
    """A control's label is its name for a screen reader, in which an escape is heard as a backslash."""
    assert markup.plain(words) == words


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("1. satu", r"1\. satu"),
        ("- dua", r"\- dua"),
        ("a\n# tiga", "a\n\\# tiga"),
        ("**b** _i_ `k` $x$", r"\*\*b\*\* \_i\_ \`k\` \$x\$"),
        ("[a](b) <b>", r"\[a\](b) \<b\>"),
        (":red[a] :smile: x", r"\:red\[a\] \:smile\: x"),
    ],
)
def test_signs_of_markdown_in_a_label_are_no_signs(words, escaped):
    assert markup.plain(words) == escaped
