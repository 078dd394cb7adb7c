"""A page is described once for all who choose the same, and anew as soon as it follows from anything else."""

from dataclasses import replace

import pytest

from briefing import library, ready
from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.exhibits import kept
from dashboard.exhibits.kept import KEPT, Kept
from dashboard.exhibits.page import Following, Warn
from dashboard.front.menu import MENU, Entry
from dashboard.language.text import say
from data import snapshots as published


@pytest.fixture(scope="module", autouse=True)
def _both(both):
    """Published and simulated snapshots."""


@pytest.fixture
def export() -> Entry:
    return next(entry for entry in MENU if entry.path == "ekspor")


def view(entry: Entry, dataset: str = "terpublikasi", **choices) -> View:
    return View(store.newest(dataset).snapshot, choices, entry.page)


def test_the_next_reader_with_the_same_choices_asks_nothing(export, monkeypatch):
    first = export.describe(view(export, kab=["5305"], kat=["tenun"]))
    monkeypatch.setattr(store, "ask", lambda *_, **__: pytest.fail("asked again"))
    assert export.describe(view(export, kat=["tenun"], kab=["5305"])) is first


def test_whatever_a_page_follows_from_describes_it_anew(export, monkeypatch):
    made = {id(export.describe(view(export))): None}

    def anew(given: View) -> None:
        page = export.describe(given)
        assert id(page) not in made
        made[id(page)] = page

    anew(view(export, kab=["5305"]))
    anew(view(export, "simulasi"))
    anew(replace(view(export), host="https://dasbor.contoh.go.id"))
    anew(view(export, bahasa="en"))
    monkeypatch.setenv("DASBOR_HARI_INI", "2031-01-01")
    anew(view(export))
    (published.folder() / "another").touch()
    anew(view(export))
    (published.folder() / "another").unlink()


def test_what_a_briefing_holds_is_never_kept():
    (composing,) = [entry for entry in MENU if entry.path == "paparan"]
    assert composing.describe(view(composing)) is not composing.describe(view(composing))
    assert {entry.path for entry in MENU if entry.page.unkept} == {"paparan"}


def test_a_page_that_stands_open_says_nothing_of_a_briefing_that_was_taken_away():
    (composing,) = [entry for entry in MENU if entry.path == "paparan"]
    of_nobody_else = replace(ready.make("provinsi", view(composing)), title="Yang dicabut pengelola")
    name = library.keep(of_nobody_else)
    shown = view(composing, paparan=name)
    (follows,) = composing.describe(shown).blocks
    before, _ = follows.at(shown)
    library.withdraw(name)
    after, lost, _ = follows.at(shown)
    assert "8 slaid" in before.answer and "8 slaid" not in after.answer
    assert lost == Warn(say("paparan.hilang"))


def test_what_follows_the_chosen_places_is_kept_for_each_of_them():
    (map_page,) = [entry for entry in MENU if entry.path == "peta"]
    page = map_page.describe(view(map_page))
    (first, *_) = [block for block in page.blocks if isinstance(block, Following)]
    one = first.at(view(map_page, kab=["5305"]))
    assert first.at(view(map_page, kab=["5305"])) is one and first.at(view(map_page, kab=["5306"])) is not one


def test_little_is_kept_and_nothing_large(export, monkeypatch):
    few = Kept(most=2)
    for code in ("5301", "5302", "5303"):
        few.once("page", view(export, kab=[code]), lambda given: given, lambda _: 1)
    assert len(few._made) == 2
    monkeypatch.setattr(kept, "MOST_ROWS", 10)
    KEPT.forget()
    page = export.describe(view(export))
    assert page.rows > 10 and not KEPT._made
