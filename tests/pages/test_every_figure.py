"""A crawler opens every page in both data sets: no figure without source, day and passport, none unmarked."""

import html
import json
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

import queries
from briefing import library
from dashboard.answers import links, passport, questions, store
from dashboard.exhibits.bodies import Cover
from dashboard.front.menu import MENU
from dashboard.paper.lettering import width
from data.snapshots import current
from tests.crawl import DATASETS, LINKS, VISITS, WITH_FIGURES, WITHOUT_FIGURE, menu, visited
from tests.pages.test_pages import ROOT, link_of, opened
from tests.pages.test_pages import html as page_html

pytestmark = pytest.mark.slow

DRAWN = ("bidi_component", "table", "arrow_table", "arrow_data_frame", "dataframe")
LISTED = re.compile(r'<(?:ul|ol) class="(?:daftar|linimasa).*?</(?:ul|ol)>', re.S)
LINK = re.compile(r'<a class="paspor(?: tanda-paspor)?" href="([^"]+)"')
DAY = re.compile(r"\b(?:19|20)\d\d\b")


@pytest.fixture(scope="module", autouse=True)
def _both(both):
    """Published and simulated snapshots."""


def elements(block) -> Iterator:
    """What a page draws, from top to bottom."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from elements(child)
        else:
            yield child


def body(element) -> str:
    return element.proto.body if element.type == "html" else ""


def own_link(element) -> str:
    """The link to its passport that a map has in its own foot, as the page would write it."""
    asked = json.loads(element.proto.json).get("passport") if element.type == "bidi_component" else None
    return f'<a class="paspor" href="{html.escape(asked[1], quote=True)}">' if asked else ""


def whole_dates(told: str) -> str:
    """What is drawn, the blanks that hold its dates together as plain ones, in JSON and in UTF-8's bytes."""
    return re.sub(r"\\+u00a0|\\302\\240", " ", told)


def figures(at: AppTest) -> list[tuple[str, str, str]]:
    """Of every chart, map, table and list: its kind, what it draws, and the line below it."""
    drawn = list(elements(at.main))
    found = []
    for place, element in enumerate(drawn):
        if element.type in DRAWN:
            below = own_link(element) or next(
                (body(each) for each in drawn[place + 1 :] if "class=" in body(each)), ""
            )
            found.append((element.type, whole_dates(str(element.proto)), below))
    for place, element in enumerate(drawn):
        for listed in re.findall(LISTED, body(element)):
            # A list has its source line below it; steps worked out from a figure share that of the figure.
            below = next((body(each) for each in drawn[place + 1 : place + 2]), "")
            above = next((body(each) for each in reversed(drawn[:place]) if addresses(body(each))), "")
            line = below if addresses(below) else above
            found.append(("list", listed, listed if addresses(listed) else listed + line))
    return found


def addresses(text: str) -> list[str]:
    return [html.unescape(each) for each in LINK.findall(text)]


def test_the_crawler_opens_every_page_of_the_menu_and_every_part_of_it():
    pages = {path.stem for path in (ROOT / "pages").glob("[a-z]*.py")}
    assert set(menu()) == pages == set(LINKS) and len(menu()) > 9
    for entry in MENU:
        opened_parts = {link.get(entry.page.part) for link in LINKS[entry.file.removesuffix(".py")]}
        assert set(entry.page.parts) <= opened_parts and bool(entry.page.part) == bool(entry.page.parts)
    assert {entry.page.part for entry in MENU if entry.page.part} == set(links.PART_OF)
    assert all(visit in VISITS for visit in WITHOUT_FIGURE)


@pytest.mark.parametrize(("page", "link", "dataset"), WITHOUT_FIGURE)
def test_what_is_said_to_show_no_figure_shows_none(page, link, dataset):
    visit = visited(page, link, dataset)
    assert figures(visit.at) == [] and visit.offers == ()
    assert 'class="angka"' not in page_html(visit.at) and 'class="kartu"' not in page_html(visit.at)


@pytest.mark.parametrize(("page", "link", "dataset"), WITH_FIGURES)
def test_every_figure_says_where_and_when_it_is_from_and_its_passport_opens(page, link, dataset):
    visit = visited(page, link, dataset)
    text, drawn_here = page_html(visit.at), figures(visit.at)
    assert drawn_here or addresses(text)
    for kind, drawn, below in drawn_here:
        said = drawn + below if kind == "bidi_component" else below
        if kind != "list":
            assert addresses(below), (kind, below)
        assert DAY.search(said), (kind, below)
        assert "umber" in said or "http" in said, (kind, below)
    for card in text.split('class="kartu"')[1:]:
        assert addresses(card) and DAY.search(card) and "sumber" in card
    for address in {
        each for said in (text, *(below for *_, below in drawn_here)) for each in addresses(said)
    }:
        resolves(address, dataset)


@pytest.mark.parametrize(("page", "link", "dataset"), WITH_FIGURES)
def test_every_row_of_every_table_has_a_passport_that_finds_that_row(page, link, dataset):
    for offer in visited(page, link, dataset).offers:
        assert len(offer.links) == len(offer.table), offer.title
        asked = offer.shown.attrs["asked"]
        assert asked["name"] in questions.NAMED, offer.title
        if asked["name"] == "register_counts":  # one row, which the table lays out as several
            continue
        assert len(set(offer.links)) == len(offer.links), offer.title
        codes = passport.rows(offer.shown)
        read = [passport.read(code) for code in codes]
        keyed = [code for code in read if code.row is not None and not code.is_indicator]
        if keyed:
            with_row_of(keyed[0], keyed, offer, dataset)
        for address in offer.links[:3]:
            resolves(address, dataset)


def with_row_of(first: passport.Passport, keyed: list[passport.Passport], offer, dataset: str) -> None:
    """Asked again by its code alone, the answer holds each row exactly once."""
    name, parameters = passport.question(first)
    with duckdb.connect(current(dataset).snapshot.path, read_only=True, config=store.LOCKED) as con:
        again = queries.run(con, name, **parameters)
    again.attrs["asked"] = offer.shown.attrs["asked"]
    keys = passport.row_keys(again)
    gone = name in ("figures", "records")  # what was withdrawn is in the version before
    assert all(keys.count(code.row) == 1 or gone for code in keyed), offer.title


@cache
def resolves(address: str, dataset: str) -> None:
    """The passport names something that its snapshot holds, and its link stays in the data set."""
    assert (dataset == "simulasi") == ("data=simulasi" in address)
    snapshot = current(dataset).snapshot
    wanted = passport.read(parse_qs(urlsplit(address).query)["paspor"][0])
    assert wanted.version == snapshot.code
    with duckdb.connect(snapshot.path, read_only=True, config=store.LOCKED) as con:
        if not wanted.is_indicator:
            name, parameters = passport.question(wanted)
            queries.run(con, name, **parameters)  # no row is an answer too: the page says that there is none
        elif wanted.subject not in ("K03", "K04", "K05"):
            areas = [] if wanted.area == "53" else [wanted.area]
            period = "" if wanted.period == passport.ALL else wanted.period
            asked = {"passport": wanted.subject, "areas": areas, "period": period}
            assert len(queries.run(con, "passport_claims", **asked)) > 0


@pytest.mark.parametrize(("page", "link", "dataset"), [visit for visit in VISITS if visit[2] == "simulasi"])
def test_simulation_stands_inside_every_figure_made_from_it(page, link, dataset):
    at = visited(page, link, dataset).at
    assert "SIMULASI" in page_html(at).split("</h1>")[0]
    for element in elements(at.main):
        if element.type == "bidi_component":
            assert re.search(r'simulated\\?":\s*true', str(element.proto))
        elif element.type in DRAWN and element.type != "bidi_component":
            assert (element.value["Himpunan data"] == "SIMULASI").all()
    for card in page_html(at).split('class="kartu"')[1:]:
        assert card.split("</div>")[0].count(">SIMULASI</span>") == 1  # inside, and said once
    for table in page_html(at).split('<table class="baku">')[1:]:
        assert table.startswith("<caption>SIMULASI") or not addresses(table.split("</table>")[0])


@pytest.mark.parametrize(
    ("page", "link", "dataset"),
    # the glossary and the import page explain the word
    [visit for visit in VISITS if visit[2] != "simulasi"],
)
def test_nothing_simulated_stands_on_a_published_page(page, link, dataset):
    at = visited(page, link, dataset).at
    said = page_html(at) + "".join(str(element.proto) for element in elements(at.main))
    assert "SIMULASI" not in said and "Desa Contoh" not in said


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_slide_of_a_briefing_says_where_its_figures_are_from(dataset):
    at = opened("paparan", **({"data": dataset} if dataset == "simulasi" else {}))
    at.button(key="pakai_siap").click().run()
    briefing = library.find(link_of(at)["paparan"])
    assert not at.exception and len(briefing.slides) > 3
    for slide in (each for each in briefing.slides if not isinstance(each.body, Cover)):  # it has no figure
        assert DAY.search(slide.source) and "umber" in slide.source, slide.title
        resolves(f"?paspor={slide.passport}" + ("&data=simulasi" if dataset == "simulasi" else ""), dataset)


@pytest.mark.parametrize("dataset", DATASETS)
def test_no_simulated_row_is_in_a_published_snapshot(dataset):
    with duckdb.connect(current(dataset).snapshot.path, read_only=True, config=store.LOCKED) as con:
        marked = con.execute(
            "select (select count(*) from source where kind = 'simulasi')"
            " + (select count(*) from observation where status = 'simulasi')"
            " + (select count(*) from village where name like 'Desa Contoh%')"
        ).fetchone()[0]
    assert (marked > 0) == (dataset == "simulasi")


@pytest.mark.parametrize(("page", "link", "dataset"), WITH_FIGURES)
def test_no_figure_of_a_long_table_is_cut_at_its_cell(page, link, dataset):
    """The grid measures its first rows alone: "sekitar 5.689.369" far down was read as 5.689.36."""
    for table in visited(page, link, dataset).at.dataframe:
        set_ = json.loads(table.proto.columns)
        for name in table.value.select_dtypes("str"):
            longest = max((name, *table.value[name].dropna()), key=len)
            if len(longest) <= 40:
                assert set_[name]["width"] > width(longest, 14), (name, longest)
