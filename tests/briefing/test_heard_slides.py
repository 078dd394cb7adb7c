"""What a screen reader finds in every ready deck: to each slide a heading, its values, its source."""

from html.parser import HTMLParser

import pytest

from briefing import deck, drawing, ready
from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.exhibits.bodies import Table
from dashboard.language import languages
from tests.crawl import DATASETS


class Tree(HTMLParser):
    """The elements of a slide's words with their texts, in order."""

    def __init__(self, html: str):
        super().__init__()
        self.told: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        if tag in ("h2", "li", "p"):
            self.told.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        assert self._open[-1] in ("h2", "li", "p"), data
        self.told[-1] = (self.told[-1][0], self.told[-1][1] + data)


@pytest.mark.slow
@pytest.mark.parametrize("language", languages.known())
@pytest.mark.parametrize("dataset", DATASETS)
def test_every_slide_of_every_deck_is_a_heading_its_values_and_its_source(both, dataset: str, language: str):
    snapshot = store.newest(dataset).snapshot
    view = View(snapshot, {"bahasa": language})
    slugs = list(ready.names(view))
    with languages.speaking(language):
        for slug in slugs if (dataset, language) == (DATASETS[0], languages.HOME) else slugs[::9]:
            headings = []
            for page in drawing.spread(ready.make(slug, view).labelled):
                told = Tree(deck.heard(page)).told
                assert [tag for tag, _ in told].count("h2") == 1 and told[0][0] == "h2" and told[0][1].strip()
                assert all(text.strip() for _, text in told), (slug, told)
                headings.append(told[0][1])
                if isinstance(page.body, Table):
                    assert ("p", "; ".join(page.body.columns)) in told, page.title
                body = type(page.body).__name__
                if body not in ("Cover", "Section"):
                    assert [tag for tag, _ in told].count("li") > 0, (slug, page.title, body)
            assert len(headings) > 1 and len(set(headings)) > len(headings) / 2, (slug, headings)
