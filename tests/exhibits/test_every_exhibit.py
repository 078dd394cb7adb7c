"""Every exhibit of every page, in both data sets, in every medium: the same numbers, whatever draws them."""

import io
import re

import pytest
from pptx import Presentation

from briefing import drawing, powerpoint
from briefing.slides import Briefing, Slide
from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.composing import as_slides
from dashboard.exhibits import spoken
from dashboard.exhibits.bodies import Bars, BurnUp, Fields, Map, Multiples, Points
from dashboard.exhibits.exhibit import Exhibit
from dashboard.front.menu import MENU
from dashboard.language import numbers
from dashboard.screen import figures
from tests.crawl import DATASETS, LINKS
from tests.exhibits.test_described import seen
from tests.exhibits.test_exhibits import _svg, _texts

NUMBER = re.compile(r"\d[\d.,…]*\d|\d")
MOST_SLIDES = 40


@pytest.fixture(scope="module", autouse=True)
def _both(both):
    """Published and simulated snapshots."""


def exhibits(path: str, dataset: str) -> list[tuple[Exhibit, View]]:
    """What a page shows behind each of its links, each once."""
    (entry,) = [each for each in MENU if each.path == path]
    found = {}
    for link in LINKS[entry.file.removesuffix(".py")]:
        view = seen(entry, link, dataset)
        for block in entry.describe(view).every(view):
            if isinstance(block, Exhibit):
                found.setdefault((block.passport, block.key), (block, view))
    return list(found.values())


def numbers_in(text: str) -> set[str]:
    return {each.rstrip(".,") for each in NUMBER.findall(text)}


PATHS = [entry.path for entry in MENU if entry.path not in ("paparan", "kirim-data")]


@pytest.mark.slow
@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path or "ringkasan")
def test_every_medium_tells_the_numbers_of_every_exhibit(path, dataset):
    shown = exhibits(path, dataset)
    assert shown or path in ("profil-kabupaten", "tentang-angka")
    slides = tuple(drawing.on_one_page(as_slides.of_exhibit(exhibit, view)) for exhibit, view in shown)
    for slide in slides:
        missing = labelled(slide) - numbers_in(_svg(slide))
        assert not missing, (slide.title, missing)
    for first in range(0, len(slides), MOST_SLIDES):
        held = slides[first : first + MOST_SLIDES]
        pages = in_powerpoint(held, dataset)  # behind them what their terms mean
        assert len(pages) >= len(held)
        for slide, page in zip(held, pages, strict=False):
            missing = stored(slide) - page
            assert not missing, (slide.title, missing)
    for exhibit, _ in shown:
        if type(exhibit.body) in figures.DRAWERS:
            figures.draw(exhibit.body)


def labelled(slide: Slide) -> set[str]:
    """The numbers that a picture of this body must show; words may tell more, as the days of a series."""
    match slide.body:
        case Map(places=places):
            words = [place.label for place in places]
        case Multiples(multiples=several):
            known = [[label for label in each.labels if label] for each in several]
            words = [label for labels in known for label in (*labels[:1], *labels[-1:])]
        case Fields(fields=found):
            words = [numbers.brief(value) for field in found for value in field.values if value]
        case BurnUp(points=points):
            words = [point.text for point in points[-1:]]
        case Points(points=points):
            words = [point.short or point.text for point in points]
        case body:
            words = spoken.lines(body)
    return numbers_in(" ".join(words))


def stored(slide: Slide) -> set[str]:
    """The numbers that a native chart of this body must hold, else those of its picture."""
    match slide.body:
        case BurnUp(points=points) | Points(points=points):
            words = [numbers.brief(point.value) for point in points]
        case Bars(rows=rows, looks=looks) if len(looks) > 1:
            words = [numbers.brief(value) for row in rows for value in row.values if value]
        case _:
            return labelled(slide)
    return numbers_in(" ".join(words))


def in_powerpoint(slides: tuple[Slide, ...], dataset: str) -> list[set[str]]:
    """The numbers of each slide as the file holds them when it is opened again."""
    snapshot = store.newest(dataset).snapshot
    briefing = Briefing(
        "uji", "Uji", "NTT", dataset, snapshot.name, snapshot.published.isoformat(), slides, "5 Februari 2026"
    )
    deck = Presentation(io.BytesIO(powerpoint.pptx(briefing)[0]))
    return [written(" ".join(_texts(every(page.shapes)))) for page in deck.slides]


def written(text: str) -> set[str]:
    """The numbers of a slide; those that a chart holds as they are stored, in our own notation too."""
    held = re.findall(r"(?<![\w.,])\d{1,14}(?:\.\d+)?(?![\w.,])", text)
    return numbers_in(text) | {numbers.brief(float(each)) for each in held}


def every(shapes):
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from every(shape.shapes)
