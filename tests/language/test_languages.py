"""Languages: which is spoken, how it counts, what a missing word becomes; each has what Indonesian has."""

import subprocess
import sys
from contextvars import Context
from datetime import UTC, date, datetime
from string import Formatter

import pytest

from dashboard.language import blanks, languages, numbers, terms
from dashboard.language.text import say
from dashboard.language.values import Value
from tests.language.test_text import ROOT

OTHERS = [each for each in languages.known() if each != languages.HOME]
HOME = languages.words(languages.HOME)


def places(text: str) -> set[str]:
    """The values that are written out."""
    return {name for _, name, spec, _ in Formatter().parse(text) if name is not None and not spec}


def counted(text: str) -> dict[str, list[str]]:
    """The forms of counted words, by the number that they follow."""
    return {name: spec.split("|") for _, name, spec, _ in Formatter().parse(text) if spec}


def test_a_number_a_date_and_a_list_follow_the_language():
    with languages.speaking("en"):
        assert numbers.number(1234.5, 1) == "1,234.5"
        assert numbers.money(796_031_626_262, "Rp") == "Rp796.03 billion"
        assert numbers.day(date(2025, 6, 4)) == "4 June 2025"
        assert numbers.day(None) == "date not reported"
        assert numbers.moment(datetime(2026, 2, 8, 9, 5, tzinfo=UTC)) == "8 February 2026, 17:05 WITA"
        assert (
            numbers.period("2024-S2") == "half-year II 2024"
            and numbers.period("2024-Q3") == "quarter III 2024"
        )
        assert numbers.period("2020-01/2020-09") == "January 2020 to September 2020"
        assert numbers.listing(["Ende", "Alor"]) == "Ende and Alor"
        assert Value(300, "", bound=">").text == "more than 300"
        assert Value(18, "persen", precision="dipotong").cell == "18.x%"
        assert blanks.told("belum dilaporkan") == "not reported"
        assert numbers.unbroken("US$1.5 million") == "US$1.5\N{NO-BREAK SPACE}million"
    assert numbers.number(1234.5, 1) == "1.234,5" and blanks.told("belum dilaporkan") == "belum dilaporkan"


@pytest.fixture
def words(monkeypatch):
    """Room for a test's own words: key -> words, by language."""

    def put(language: str, **told: str) -> None:
        for key, text in told.items():
            monkeypatch.setitem(languages.words(language), key, text)

    return put


@pytest.mark.parametrize(("count", "told"), [(1, "1 product"), (0, "0 products"), (1500, "1,500 products")])
def test_a_counted_word_takes_the_form_of_its_number(words, count, told):
    words("en", banyak="{jumlah} {jumlah:product|products}")
    words("id", banyak="{jumlah} produk")
    with languages.speaking("en"):
        assert say("banyak", jumlah=count) == told
    assert say("banyak", jumlah=1) == "1 produk"


def test_a_number_that_was_already_written_still_counts(words):
    words("en", lama="{hari} {hari:day|days} late")
    with languages.speaking("en"):
        assert say("lama", hari=numbers.number(1.2)) == "1 day late"
        assert say("lama", hari=numbers.number(1500)) == "1,500 days late"


def test_a_word_that_is_missing_is_said_in_the_other_language_and_marked(words):
    words("id", hanya="Hanya di sini: {jumlah}")
    with languages.speaking("en"):
        assert say("hanya", jumlah=2) == "[id] Hanya di sini: 2"


def test_a_language_that_there_is_not_is_the_home_language():
    with languages.speaking("xx"):
        assert languages.spoken() == languages.HOME


def test_who_reads_is_asked_where_nothing_is_set(monkeypatch):
    monkeypatch.setattr(languages, "_of_the_reader", [])

    def read() -> tuple[str, str]:
        languages.follow(lambda: "en")
        with languages.speaking("id"):
            set_here = languages.spoken()
        return languages.spoken(), set_here

    assert Context().run(read) == ("en", "id")  # a context in which nothing is set


def test_only_the_language_in_use_is_loaded():
    script = (
        "import sys; from dashboard.language.text import say; say('judul');"
        "print([name for name in sys.modules if name.startswith('dashboard.language.en')])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


COUNTS = {"apa": {"ya"}, "siapa": {"semua"}}  # what `Count.told` gives to these words of its keys


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_places_of_every_sentence(language):
    """Equal placeholders; a word that is counted has as many forms as its language."""
    own, wrong = languages.words(language), {}
    for key in own.keys() & HOME.keys():
        if places(own[key]) != places(HOME[key]):
            wrong[key] = (places(own[key]) ^ places(HOME[key]), own[key])
        given = places(HOME[key]) | COUNTS.get(key.rpartition(".")[2], set())
        follow = counted(own[key])
        if follow.keys() - given or any(
            len(each) != len(languages.forms(language)) for each in follow.values()
        ):
            wrong[key] = own[key]
    assert not wrong, wrong
    assert own.keys() <= HOME.keys(), own.keys() - HOME.keys()


@pytest.mark.parametrize("language", OTHERS)
def test_every_term_has_the_forms_of_its_language(language):
    for label, told in terms.of(language).items():
        assert told and len(told.split("|")) in (1, len(languages.forms(language))), label
