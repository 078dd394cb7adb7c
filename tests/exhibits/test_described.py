"""A page is described from a view alone: by a test, a route, a command, with no session and no Streamlit."""

import ast
import subprocess
import sys
import time
from itertools import product

import pytest

from dashboard.answers import links, store
from dashboard.answers.view import View
from dashboard.exhibits import page as described
from dashboard.exhibits.bodies import KINDS
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.kept import KEPT
from dashboard.front.menu import MENU, Entry
from dashboard.screen.page import DRAWERS
from tests.crawl import DATASETS, LINKS

ROOT = store.ROOT
LIVE = {"paparan"}  # what is composed is kept by the session
MOST_SECONDS = 0.15  # of CPU with warm answers, on a slow and busy machine; on a quiet one below 0.06
VISITS = [
    (entry, link)
    for entry in MENU
    if entry.path not in LIVE
    for link in (*LINKS[entry.file.removesuffix(".py")], {"proyektor": "1"}, {"pulau": "flores"})
]


@pytest.fixture(scope="module", autouse=True)
def _both(both):
    """Published and simulated snapshots."""


def seen(entry: Entry, link: dict[str, str], dataset: str) -> View:
    return links.view(store.newest(dataset).snapshot, link, entry.page)[0]


@pytest.mark.parametrize(("entry", "link"), VISITS, ids=lambda each: getattr(each, "path", None))
def test_a_page_is_described_without_a_session_and_each_block_has_a_drawer(entry, link):
    for dataset in DATASETS:
        view = seen(entry, link, dataset)
        found = list(entry.describe(view).every(view))
        assert any(isinstance(block, described.Head) for block in found)
        assert {type(block) for block in found} <= set(DRAWERS)
        for block in found:
            if isinstance(block, Exhibit):
                assert type(block.on_a_slide).__name__ in KINDS and block.passport and block.title


def test_no_two_things_of_a_page_have_one_key():
    """A key names the controls and files of an exhibit, or a choice in the address."""
    for (entry, link), dataset in product(VISITS, DATASETS):
        view = seen(entry, link, dataset)
        found = list(entry.describe(view).every(view))
        keys = [block.key for block in found if isinstance(block, Exhibit)]
        keys += [block.name for block in found if isinstance(block, described.Pick | described.Search)]
        assert len(keys) == len(set(keys)), (entry.path, link, keys)


@pytest.mark.slow
def test_a_page_is_described_in_a_moment_once_its_answers_are_known():
    for entry, link in VISITS:
        view = seen(entry, link, "terpublikasi")
        list(entry.describe(view).every(view))
        taken = []
        for _ in range(3):
            KEPT.forget()
            view, begun = seen(entry, link, "terpublikasi"), time.thread_time()
            list(entry.describe(view).every(view))
            taken.append(time.thread_time() - begun)
        assert min(taken) < MOST_SECONDS, (entry.path, link, taken)


def test_what_is_said_of_the_data_does_not_draw():
    """A process that describes a page has loaded neither Streamlit, nor a chart library, nor a drawer."""
    code = (
        "import sys; from data import snapshots; from dashboard.answers.view import View;"
        "from pages import ekspor; ekspor.describe(View(snapshots.current('terpublikasi').snapshot));"
        "print(sorted({'streamlit', 'plotly', 'dashboard.screen', 'briefing'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_a_page_is_stands_in_its_file_alone():
    """A thirteenth page is one file and its words: address, place in the menu, what narrows it."""
    pages = [entry.page for entry in MENU]
    assert len({page.place for page in pages}) == len(pages)
    assert len({page.address for page in pages}) == len(pages) and pages[0].address == ""
    for file in (*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "briefing").rglob("*.py")):
        written = {
            each.value for each in ast.walk(ast.parse(file.read_text())) if isinstance(each, ast.Constant)
        }
        assert not written & {"produk-desa", "profil-kabupaten", "kirim-data", "tentang-angka"}, file
