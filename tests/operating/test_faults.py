"""Killed, cut off, crowded: the next page opens whole, and a number is one that was published."""

import asyncio
import contextlib
import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest

from data import build, publication, snapshots
from tests.browser import harness
from tests.intake.conftest import home  # noqa: F401 - a fixture
from tests.operating.test_deploy import replica
from tests.pages.test_pages import opened
from tests.reader import Reader, Seen
from tests.relay import Relay

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page.replace("-", "_") or "ringkasan" for page in harness.PAGES]
BUILDER = """
import sys
from data import build
from tests.intake import quick_build
quick_build.install(setattr)
sys.stdin.readline()
while True:
    print(build.build(say=lambda _: None).name, flush=True)
"""
LONGEST = 1.5  # seconds: several undisturbed publications

pytestmark = pytest.mark.slow


def publish_again(folder: Path, turn: int) -> snapshots.Snapshot:
    """The data in view once more, with one number that says which turn this is."""
    with build.alone(lambda _: None) as workshop:
        in_view = snapshots.current().snapshot
        building = workshop / "building.duckdb"
        shutil.copyfile(in_view.path, building)
        building.chmod(0o644)
        with duckdb.connect(building) as con:
            con.execute(
                "update observation set value = $turn where indicator = 'desa-produk'", {"turn": turn}
            )
        gallery = workshop / "peta"
        gallery.mkdir()
        for file in in_view.shapes.values():
            shutil.copy(folder / "peta" / file, gallery / file)
        how = {"dataset": "terpublikasi", "inputs": in_view.manifest["inputs"], "who": f"turn {turn}"}
        return publication.publish(building, shapes=gallery, **how)


def builder() -> subprocess.Popen:
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", BUILDER],
        cwd=ROOT,
        stdin=pipe,
        stdout=pipe,
        stderr=subprocess.DEVNULL,
        text=True,
    )


@pytest.mark.parametrize("times", [6, pytest.param(400, marks=[pytest.mark.long, pytest.mark.timeout(7200)])])
def test_a_build_killed_at_any_moment_leaves_a_version_that_every_page_opens(times, home):  # noqa: F811
    chance, waiting, published = random.Random(3), builder(), 0
    for turn in range(times):
        working, waiting = waiting, builder()
        with working:
            working.stdin.write("\n")
            working.stdin.flush()
            with contextlib.suppress(subprocess.TimeoutExpired):
                working.wait(chance.uniform(0.1, LONGEST))
            working.kill()
            said = working.stdout.read().split()
        choice = snapshots.current()
        assert choice.problem is None
        assert set(said) <= {each.name for each in snapshots.kept()}
        assert not said or choice.snapshot.name >= said[-1]
        published += len(said)
        assert not opened(PAGES[turn % len(PAGES)]).exception
        for old in snapshots.kept()[2:]:  # what a long run would fill the disk with
            old.path.with_suffix(".json").unlink()
            old.path.unlink()
    with waiting:
        waiting.kill()
    with build.alone(lambda _: None):
        pass
    assert not list(home.glob(".build-*/"))


async def read(url: str, page: str) -> list[str]:
    """What is wrong with a page."""
    async with Reader(url) as reader:
        return (await reader.open(page)).wrong


@pytest.mark.parametrize("times", [2, pytest.param(200, marks=[pytest.mark.long, pytest.mark.timeout(7200)])])
def test_a_server_killed_while_it_draws_and_data_are_published_starts_whole(times, home, tmp_path):  # noqa: F811
    chance, log = random.Random(5), tmp_path / "log"
    for turn in range(times):
        port = harness.free_port()  # somebody else may have taken the last one in the meantime
        with replica(port, home, log) as server:
            assert (
                asyncio.run(read(f"http://127.0.0.1:{port}", harness.PAGES[turn % len(harness.PAGES)])) == []
            )
            drawing = threading.Thread(target=_until_it_breaks, args=(f"http://127.0.0.1:{port}",))
            drawing.start()
            publish_again(home, turn)
            time.sleep(chance.uniform(0, 0.5))
            server.kill()
            server.wait()
            drawing.join()
        assert snapshots.current().problem is None and not opened(PAGES[turn % len(PAGES)]).exception
    with replica(port, home, log):
        for page in harness.PAGES:
            assert asyncio.run(read(f"http://127.0.0.1:{port}", page)) == [], page


def _until_it_breaks(url: str) -> None:
    with contextlib.suppress(Exception):
        for _ in range(50):
            asyncio.run(read(url, "ekspor"))


@pytest.mark.parametrize(
    ("readers", "publications"),
    [(6, 6), pytest.param(50, 50, marks=[pytest.mark.long, pytest.mark.timeout(1800)])],
)
def test_sessions_read_on_while_versions_are_published(readers, publications, home, tmp_path):  # noqa: F811
    done = threading.Event()

    def publishing() -> None:
        for turn in range(publications):
            publish_again(home, turn)
        done.set()

    async def reading(url: str, number: int) -> list[str]:
        wrong, turns = [], 0
        async with Reader(url) as reader:
            while turns < 2 or not done.is_set():
                seen = await reader.open(harness.PAGES[(number + turns) % len(harness.PAGES)])
                wrong += seen.wrong if seen.elements > 5 else [f"only {seen.elements} elements"]
                turns += 1
        return wrong

    async def everybody(url: str) -> list[list[str]]:
        return await asyncio.gather(*(reading(url, number) for number in range(readers)))

    with harness.serving(tmp_path) as url:
        publisher = threading.Thread(target=publishing)
        publisher.start()
        wrong = asyncio.run(everybody(url))
        publisher.join()
    assert wrong == [[]] * readers
    assert snapshots.current().problem is None and len(snapshots.kept()) == publications + 1


@pytest.mark.parametrize(
    "seconds", [1.5, *(pytest.param(each, marks=pytest.mark.long) for each in (5, 45, 150))]
)
def test_after_the_network_was_cut_the_same_session_goes_on(seconds, home, tmp_path):  # noqa: F811
    async def cut_off(line: Relay) -> tuple[Seen, Seen]:
        async with Reader(line.url) as reader:
            before = await reader.open("ekspor", "kab=5305")
            line.cut()
            with pytest.raises(Exception):  # noqa: B017 - however the cut shows
                await asyncio.wait_for(reader.open("ekspor"), 2)
        await asyncio.sleep(seconds)
        line.mend()
        async with Reader(line.url, before.session) as again:
            return before, await again.open("ekspor", "kab=5305")

    with harness.serving(tmp_path) as url, Relay(url) as line:
        before, after = asyncio.run(cut_off(line))
    assert before.session and after.session == before.session
    assert before.wrong == after.wrong == [] and after.elements == before.elements
