"""What may be sent and asked, as bench/budget.toml says: counts that are the same on every machine."""

import asyncio
import http.client
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

import queries
from dashboard.answers import store
from dashboard.front import index_page
from dashboard.front.menu import MENU
from tests.browser import harness
from tests.pages.test_pages import opened
from tests.reader import Reader, Seen

TOLD = tomllib.loads((store.ROOT / "bench" / "budget.toml").read_text(encoding="utf-8"))
NAMES = {entry.path: entry.file.removesuffix(".py") for entry in MENU}
BUDGET = {name: TOLD["page"].get(name, TOLD["page"]["new"]) for name in NAMES.values()}
CHOSEN = "kab=5305"


WIRE = 12_500  # bytes of a choice as they are on the line; most pages need a quarter of it


@pytest.fixture(scope="module")
def served(snapshots, tmp_path_factory) -> Iterator[str]:
    with harness.serving(tmp_path_factory.mktemp("budget")) as url:
        yield url


@pytest.fixture(scope="module")
def sent(served) -> dict[str, Seen]:
    """What a real server sends to a reader who chooses a regency on a page that others saw before."""

    async def seen(url: str) -> dict[str, Seen]:
        told = {}
        async with Reader(url) as reader:
            for path, name in NAMES.items():
                await reader.open(path)
                await reader.open(path, "kab=5306")
                told[name] = await reader.open(path, CHOSEN)
        return told

    return asyncio.run(seen(served))


def test_a_file_s_body_does_not_wait_until_its_headers_are_confirmed(served):
    """Else each of a hundred files of a first visit takes 40 ms more, whatever the line."""
    connection = http.client.HTTPConnection(urlsplit(served).netloc)
    took = []
    for _ in range(40):  # on one connection, as a browser asks; the first few are confirmed at once
        began = time.perf_counter()
        connection.request("GET", f"/aset/{index_page.asset('layar.css')}")
        assert connection.getresponse().read()
        took.append(time.perf_counter() - began)
    assert min(took[20:]) < 0.03  # what waits, waits 40 ms each time; a busy machine is not always busy


def test_every_budget_is_a_page_s():
    assert TOLD["page"].keys() - {"new"} <= set(NAMES.values())


@pytest.mark.parametrize("name", BUDGET)
def test_a_choice_sends_no_more_than_its_page_may(sent, name):
    assert not sent[name].wrong
    assert sent[name].elements <= BUDGET[name]["elements"]
    assert sent[name].bytes <= BUDGET[name]["bytes"] + TOLD["menu"]["entry"] * len(MENU)


@pytest.mark.parametrize("name", BUDGET)
def test_what_the_run_before_sent_is_not_sent_again(sent, name):
    """The line remembers it; by itself it would have forgotten it before the run ends."""
    assert sent[name].wire <= WIRE


@pytest.mark.parametrize("name", BUDGET)
def test_nothing_is_asked_twice_and_little_at_all(snapshots, name, monkeypatch):
    """A choice that nobody made before asks each question once; the next reader's asks none."""
    asked, really = Counter(), queries.run

    def run(con, question, **parameters):
        asked[question, repr(sorted(parameters.items()))] += 1
        return really(con, question, **parameters)

    at = opened(name)
    monkeypatch.setattr(queries, "run", run)
    store._kept.cache_clear()
    at.query_params["kab"] = "5306"
    at.run()
    assert not at.exception and not [each for each, times in asked.items() if times > 1]
    assert len(asked) <= BUDGET[name]["questions"]
    asked.clear()
    opened(name, kab="5306")
    assert not asked
