"""A crawler opens every page in both data sets: no figure without source, day and passport, none unmarked."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

import queries
from dashboard import passport, store
from data.snapshots import current
from tests.test_pages import html as page_html
from tests.test_pages import opened

PAGES = {
    "ringkasan": [{}],
    "peta": [
        {},
        {"ind": "kemiskinan"},
        {"ind": "penduduk-bps"},
        {"ind": "produk-tercatat"},
        {"kab": "5301"},
        {"kab": "5301,5305"},
    ],
    "peluang": [{}, {"kab": "5305"}],
    "profil_kabupaten": [{"kab": "5301"}, {"kab": "5371"}],
    "produk_desa": [{}, {"kab": "5305"}],
    "ekspor": [{}, {"kab": "5304,5321", "tahun": "2019-2025"}],
    "bangun_karya": [{"prog": each} for each in ("bangun-karya", "ovop", "ntt-mart", "upt-bpom")],
    "data": [{"lembar": each} for each in ("cocok", "segar", "ubah", "sumber")],
    "tentang_angka": [{"bagian": each} for each in ("aturan", "versi", "istilah")],
}
DATASETS = ("terpublikasi", "simulasi")
VISITS = [(page, link) for page, links in PAGES.items() for link in links]
DRAWN = ("plotly_chart", "bidi_component", "table", "arrow_table", "arrow_data_frame", "dataframe")
LISTED = re.compile(r'<(?:ul|ol) class="(?:daftar|linimasa).*?</(?:ul|ol)>', re.S)
LINK = re.compile(r'<a class="paspor" href="([^"]+)"')
DAY = re.compile(r"\b(?:19|20)\d\d\b")


@pytest.fixture(scope="module", autouse=True)
def _both_in_view(both: Path) -> Iterator[None]:
    """The pages here can show either data set."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASBOR_SNAPSHOTS", str(both))
        yield


def elements(block) -> Iterator:
    """What a page draws, from top to bottom."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from elements(child)
        else:
            yield child


def is_figure(element) -> bool:
    """Our other component copies a text."""
    return getattr(element.proto, "component_name", "") != "salin"


def body(element) -> str:
    return element.proto.body if element.type == "html" else ""


def figures(at: AppTest) -> list[tuple[str, str, str]]:
    """Of every chart, map, table and list: its kind, what it draws, and the line below it."""
    drawn = list(elements(at.main))
    found = []
    for place, element in enumerate(drawn):
        if element.type in DRAWN and is_figure(element):
            below = next((body(each) for each in drawn[place + 1 :] if "class=" in body(each)), "")
            found.append((element.type, str(element.proto), below))
    for place, element in enumerate(drawn):
        for listed in re.findall(LISTED, body(element)):
            # Steps worked out from a figure stand below it and share its source line.
            above = next((body(each) for each in reversed(drawn[:place]) if links(body(each))), "")
            found.append(("list", listed, listed if links(listed) else listed + above))
    return found


def links(text: str) -> list[str]:
    return [html.unescape(each) for each in LINK.findall(text)]


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize(("page", "link"), VISITS)
def test_every_figure_says_where_and_when_it_is_from_and_its_passport_opens(page, link, dataset):
    at = opened(page, **link, **({"data": dataset} if dataset == "simulasi" else {}))
    text = page_html(at)
    for kind, drawn, below in figures(at):
        said = drawn + below if kind == "bidi_component" else below
        if kind != "list":
            assert links(below), (kind, below)
        assert DAY.search(said), (kind, below)
        assert "umber" in said or "http" in said, (kind, below)
    for card in text.split('class="kartu"')[1:]:
        assert links(card) and DAY.search(card) and "sumber" in card
    for address in links(text):
        resolves(parse_qs(urlsplit(address).query)["paspor"][0], dataset)
        assert (dataset == "simulasi") == ("data=simulasi" in address)


def resolves(code: str, dataset: str) -> None:
    """The passport names something that its snapshot holds."""
    snapshot = current(dataset).snapshot
    wanted = passport.read(code)
    assert wanted.version == snapshot.code and str(wanted) == code
    with duckdb.connect(snapshot.path, read_only=True, config=store.LOCKED) as con:
        if not wanted.is_indicator:
            name, parameters = passport.question(wanted)
            queries.run(con, name, **parameters)  # no row is an answer too: the page says that there is none
        elif wanted.subject not in ("K03", "K04", "K05"):
            areas = [] if wanted.area == passport.PROVINCE else [wanted.area]
            period = "" if wanted.period == passport.ALL else wanted.period
            asked = {"passport": wanted.subject, "areas": areas, "period": period}
            assert len(queries.run(con, "passport_claims", **asked)) > 0


@pytest.mark.parametrize(("page", "link"), VISITS)
def test_simulation_stands_inside_every_figure_made_from_it(page, link):
    at = opened(page, **link, data="simulasi")
    assert "SIMULASI" in page_html(at).split("</h1>")[0]
    for element in elements(at.main):
        if element.type == "plotly_chart":
            notes = json.loads(element.proto.spec)["layout"].get("annotations", [])
            assert any(note["text"] == "SIMULASI" for note in notes)
        elif element.type == "bidi_component" and is_figure(element):
            assert re.search(r'simulated\\?":\s*true', str(element.proto))
        elif element.type in DRAWN and element.type != "bidi_component":
            assert (element.value["Himpunan data"] == "SIMULASI").all()
    for card in page_html(at).split('class="kartu"')[1:]:
        assert "SIMULASI" in card


@pytest.mark.parametrize("page", [page for page in PAGES if page != "tentang_angka"])
def test_nothing_simulated_stands_on_a_published_page(page):
    at = opened(page)
    said = page_html(at) + "".join(str(element.proto) for element in elements(at.main))
    assert "SIMULASI" not in said and "Desa Contoh" not in said


@pytest.mark.parametrize("dataset", DATASETS)
def test_no_simulated_row_is_in_a_published_snapshot(dataset):
    with duckdb.connect(current(dataset).snapshot.path, read_only=True, config=store.LOCKED) as con:
        marked = con.execute(
            "select (select count(*) from source where kind = 'simulasi')"
            " + (select count(*) from observation where status = 'simulasi')"
            " + (select count(*) from village where name like 'Desa Contoh%')"
        ).fetchone()[0]
    assert (marked > 0) == (dataset == "simulasi")
