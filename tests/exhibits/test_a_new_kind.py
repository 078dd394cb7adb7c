"""A kind of chart made up here, with no more than a real one needs: its class, and its drawing on paper."""

import io
from dataclasses import dataclass
from types import SimpleNamespace

import pandas as pd
import pytest
from pptx import Presentation

from briefing import deck, drawing, pdf, powerpoint
from briefing.keeping import from_json, to_json
from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.composing import as_slides
from dashboard.edition import blocks
from dashboard.edition.sheet import Sheet
from dashboard.exhibits import bodies, spoken
from dashboard.exhibits.bodies import Chart, Table
from dashboard.exhibits.exhibit import Choose, Exhibit
from dashboard.exhibits.page import Head, Page
from dashboard.paper import drawers, ink
from dashboard.paper.drawers import Drawing
from dashboard.paper.ink import Box
from dashboard.screen import projected
from pages import ekspor
from tests.exhibits.test_exhibits import _texts, briefing_of
from tests.pages.test_pages import opened

LINE = 60


@dataclass(frozen=True)
class Steps(Chart):
    """A waterfall: how each step adds to what there was before."""

    steps: tuple[tuple[str, float], ...]

    def as_table(self) -> Table:
        return Table(("Langkah", "Tambahan"), tuple((name, f"+{value:g}") for name, value in self.steps))

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(f"{name}: +{value:g}" for name, value in self.steps)


def drawn(body: Steps, box: Box, _prefix: str) -> str:
    return "".join(
        ink.row(place, ink.text(box.x, box.y + place * LINE, [f"{name} +{value:g}"], ink.SMALL))
        for place, (name, value) in enumerate(body.steps)
    )


BODY = Steps((("Didaftar", 41), ("Dibina", 17), ("Diekspor", 3)))
TOLD = ("Didaftar", "41", "17", "Diekspor")


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a new kind adds: itself among the bodies, and what draws it on paper."""
    monkeypatch.setitem(bodies.KINDS, Steps.__name__, Steps)
    monkeypatch.setitem(
        drawers.DRAWINGS, Steps, Drawing(drawn, lambda body, _: LINE * len(body.steps), "steps")
    )


def exhibit() -> Exhibit:
    """Its rows are a real answer, so that its passport, source and files are."""
    rows = view().ask("products_by_category", regencies=[], categories=[])
    beside = pd.DataFrame(BODY.as_table().rows, columns=list(BODY.as_table().columns))
    chooses = Choose("kat", ("kopi", "tenun", "vanili"))
    return Exhibit(
        "langkah", "Temuan", "Ukuran", "Sumber: uji", BODY, rows=rows, beside=beside, chooses=chooses
    )


def view() -> View:
    return View(store.newest("terpublikasi").snapshot, {}, ekspor.PAGE)


@pytest.fixture
def page(snapshots, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A page of the menu that shows nothing else."""
    made = exhibit()
    monkeypatch.setattr(ekspor, "describe", lambda _: Page(Head(ekspor.PAGE, "Jawaban"), (made,)))
    return SimpleNamespace(exhibit=made, view=view())


def test_it_is_drawn_on_a_page_that_the_server_sends_and_its_marks_choose(page):
    html = blocks.exhibit(page.exhibit, Sheet(page.view))
    assert html.count('data-kode="tenun"') == 2 and "kat=tenun" in html  # for a phone, and for a column
    assert all(word in html for word in TOLD) and "Dibina: +17" in html


def test_it_is_drawn_on_the_live_page_without_an_interactive_figure(page):
    at = opened("ekspor")
    assert [each.key for each in at.toggle] == ["tabel_langkah"]
    (drawing_,) = [each.proto.json for each in at.get("bidi_component") if "Dibina: +17" in each.proto.json]
    assert all(word in drawing_ for word in TOLD)


def test_it_is_drawn_on_a_projector_and_goes_on_where_there_is_no_room(page):
    shown = " ".join(str(each.proto) for each in opened("ekspor", proyektor="1").get("bidi_component"))
    assert all(word in shown for word in TOLD)
    assert projected.fitting(BODY, Box(0, 0, 900, 900)) == BODY
    assert projected.fitting(BODY, Box(0, 0, 900, 2 * LINE)) == Steps(BODY.steps[:2])


def test_it_is_a_slide_in_every_file_that_tells_its_values(page):
    slide = as_slides.of_exhibit(page.exhibit, page.view)
    briefing = briefing_of(slide.body, "")
    assert from_json(to_json(briefing)) == briefing and briefing.slides[0].body == BODY
    opened = Presentation(io.BytesIO(powerpoint.pptx(briefing)[0]))
    told = {
        "paper": drawing.draw(briefing.slides[0], number=1, of=1),
        "deck": deck.html(briefing),
        "powerpoint": " ".join(_texts(opened.slides[0].shapes)),
        "words": spoken.sentence("Temuan", slide.body),
    }
    for medium, text in told.items():
        assert all(word in text for word in TOLD), medium
    assert pdf.handout(briefing).startswith(b"%PDF")
    assert pdf.png(briefing.slides[0], number=1, of=1, simulated=False).startswith(b"\x89PNG")


def test_a_kind_without_words_and_without_a_table_is_told_by_name():
    class Silent(Chart):
        pass

    with pytest.raises(NotImplementedError, match=r"Silent has no as_table\(\)"):
        spoken.lines(Silent())
