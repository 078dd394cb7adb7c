"""Pages are drawn in turn: a crowd is served as fast as one reader, the first come first."""

import asyncio
import json
import threading
import time
from datetime import datetime
from itertools import pairwise

import pytest

from dashboard.operating import turns
from dashboard.operating.turns import Turns
from tests.browser import harness
from tests.reader import Reader

CROWD = 8


def run(queue: Turns, name: str, told: list[str], until: threading.Event) -> threading.Thread:
    """A run that begins when its turn comes and ends when it is told."""

    def drawn() -> None:
        with queue.turn():
            told.append(name)
            until.wait(120)

    thread = threading.Thread(target=drawn)
    thread.start()
    return thread


def waits(condition) -> bool:
    until = time.monotonic() + 120
    while not condition() and time.monotonic() < until:
        time.sleep(0.005)
    return condition()


def test_the_first_come_is_the_first_served_and_nobody_runs_beside_another():
    queue, told, ends = Turns(patience=60), [], {name: threading.Event() for name in "abcd"}
    threads = []
    for place, name in enumerate("abcd"):
        threads.append(run(queue, name, told, ends[name]))
        assert waits(lambda place=place: len(told) + queue.waiting == place + 1)
    for place, name in enumerate("abcd", start=1):
        assert waits(lambda place=place: len(told) == place)
        time.sleep(0.02)
        assert told == list("abcd"[:place]) and queue.waiting == 4 - place
        ends[name].set()
    for thread in threads:
        thread.join(120)
    assert not queue._running


def test_what_runs_long_lets_the_next_ones_by():
    queue, told, forever = Turns(patience=0.05), [], threading.Event()
    long = run(queue, "long", told, forever)
    assert waits(lambda: told == ["long"])
    short = threading.Event()
    short.set()
    for thread in [run(queue, name, told, short) for name in ("one", "two")]:
        thread.join(120)
    assert sorted(told) == ["long", "one", "two"] and long.is_alive()
    forever.set()
    long.join(120)


def test_a_run_that_breaks_gives_its_place_back():
    queue = Turns(patience=60)
    with pytest.raises(ZeroDivisionError), queue.turn():
        raise ZeroDivisionError
    with queue.turn():
        assert queue.waiting == 0


@pytest.mark.slow
def test_a_crowd_on_the_real_server_is_drawn_one_after_the_other(snapshots, tmp_path):
    log = tmp_path / "log.jsonl"

    async def crowd(url: str) -> None:
        readers = [await Reader(url).__aenter__() for _ in range(CROWD)]
        await asyncio.gather(*(reader.open("ekspor") for reader in readers[:1]))
        await asyncio.gather(*(reader.open("ekspor", "kab=5305") for reader in readers))
        for reader in readers:
            await reader.__aexit__(None, None, None)

    with harness.serving(tmp_path, DASBOR_LOG=str(log)) as url:
        asyncio.run(crowd(url))
    drawn = [
        told for line in log.read_text().splitlines() if (told := json.loads(line))["pesan"] == "halaman"
    ]
    assert len(drawn) >= CROWD + 1
    ends = [datetime.fromisoformat(told["waktu"]).timestamp() for told in drawn]
    began = [end - told["milidetik"] / 1000 for end, told in zip(ends, drawn, strict=True)]
    runs = sorted(zip(began, ends, strict=True))
    # Who comes before the end of another does so only because that one takes long. A thread may lie still
    # between its end and its line in the log: all at once nearly every pair would overlap, a few say nothing.
    beside = [
        second < end - 0.005 and second - first < turns.PATIENCE - 0.2
        for (first, end), (second, _) in pairwise(runs)
    ]
    assert sum(beside) <= len(beside) / 3, runs
