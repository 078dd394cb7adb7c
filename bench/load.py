"""Many readers at once on one server.   Run: python -m bench.load [--sesi 1 50 200] [--jeda 5] [--detik 20]

Each session opens page after page over Streamlit's websocket, as a browser does, and chooses regencies there:
without a pause (how much the server can do) or every so many seconds, as people do (how long they wait).
The server's CPU counts for itself, so that a busy machine shows as waiting, not as work.
"""

import argparse
import asyncio
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.soak import process_of, resident
from data import build
from deploy import serve
from tests.browser import harness
from tests.reader import Reader

SESSIONS = 1, 10, 50, 100, 200
PAGES = "", "peta", "ekspor"
WARM = 8  # seconds before the clock starts: what is kept is kept
REST = 3  # seconds until nothing is done for a session any more
CHOICES = 4  # on a page, before the next one is opened
REGENCIES = [*(f"53{number:02}" for number in range(1, 22)), "5371"]
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass
class Told:
    """What came of one crowd."""

    sessions: int
    seconds: list[float] = field(default_factory=list)  # from a choice to the end of its run
    each: list[list[float]] = field(default_factory=list)  # the same by session
    wrong: list[str] = field(default_factory=list)
    lasted: float = 0.0
    cpu: float = 0.0
    bytes: int = 0

    @property
    def a_second(self) -> float:
        return len(self.seconds) / self.lasted

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        return sorted(self.seconds)[int(len(self.seconds) * 0.95)]

    @property
    def cpu_each(self) -> float:
        return self.cpu / len(self.seconds)


def cpu_of(process: int) -> float:
    """CPU seconds that a process has used, in all of its threads."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(told[11]) + int(told[12])) / TICKS


async def _act(reader: Reader, number: int, until: float, pause: float, told: Told) -> None:
    chance = random.Random(number)
    own: list[float] = []
    await asyncio.sleep(chance.uniform(0, pause))
    while (now := time.monotonic()) < until:
        page = PAGES[(number + len(own) // CHOICES) % len(PAGES)]
        seen = await reader.open(page, f"kab={chance.choice(REGENCIES)}")
        taken = time.monotonic() - now
        own.append(taken)
        told.wrong += seen.wrong
        told.bytes += seen.bytes
        if pause:
            over = until - time.monotonic()  # a pause after the last choice would count as time without one
            await asyncio.sleep(max(0.0, min(pause - taken, over)))
    told.seconds += own
    told.each.append(own)


async def crowd(url: str, processes: list[int], sessions: int, *, pause: float, seconds: float) -> Told:
    """So many sessions for so long, each on a page that it has opened before the clock starts."""
    told = Told(sessions)
    readers = [await Reader(url).__aenter__() for _ in range(sessions)]
    try:
        for number, reader in enumerate(readers):
            told.wrong += (await reader.open(PAGES[number % len(PAGES)])).wrong
        started, before = time.monotonic(), sum(map(cpu_of, processes))
        until = started + seconds
        acts = [_act(reader, number, until, pause, told) for number, reader in enumerate(readers)]
        for outcome in await asyncio.gather(*acts, return_exceptions=True):
            if outcome:
                told.wrong.append(f"{type(outcome).__name__}: {outcome}")
        told.lasted = time.monotonic() - started
        told.cpu = sum(map(cpu_of, processes)) - before
    finally:
        for reader in readers:
            await reader.__aexit__(None, None, None)
    return told


async def idle(url: str, process: int, sessions: int) -> float:
    """Megabytes that the server holds for a session in which nobody does anything.

    As many were there before them: what the first ones brought with them is not theirs.
    """
    readers: list[Reader] = []
    try:
        for _ in range(2):
            before = resident(process)
            for number in range(sessions):
                readers.append(await Reader(url).__aenter__())
                await readers[-1].open(PAGES[number % len(PAGES)])
            await asyncio.sleep(REST)
        return (resident(process) - before) / sessions
    finally:
        for reader in readers:
            await reader.__aexit__(None, None, None)


def row(told: Told, alone: Told) -> str:
    return (
        f"{told.sessions:>8}{told.a_second:>12.1f}{told.a_second / alone.a_second:>8.2f}"
        f"{told.cpu_each * 1000:>10.0f}{told.median * 1000:>10.0f}{told.p95 * 1000:>10.0f}"
        f"{max(told.seconds) * 1000:>10.0f}{told.bytes / len(told.seconds) / 1000:>8.1f}{len(told.wrong):>7}"
    )


HEAD = (
    f"{'sessions':>8}{'runs a s':>12}{'of one':>8}{'CPU ms':>10}{'median ms':>10}{'p95 ms':>10}"
    f"{'longest':>10}{'KB':>8}{'wrong':>7}"
)


@contextmanager
def served(processes: int, sessions: str) -> Iterator[tuple[str, list[int]]]:
    """One process by itself, or several behind nginx; the address, and the processes whose CPU counts."""
    os.environ["DASBOR_SESI"] = sessions
    with ExitStack() as running:
        if processes == 1:
            url = running.enter_context(harness.serving(Path(running.enter_context(TemporaryDirectory()))))
            yield url, [process_of(url)]
        else:
            port = serve.free_port()
            servers = running.enter_context(serve.serving(port, processes))
            yield f"http://127.0.0.1:{port}", [server.pid for server in servers.values()]


def main() -> int:
    parser = argparse.ArgumentParser("python -m bench.load")
    parser.add_argument("--sesi", type=int, nargs="+", default=SESSIONS)
    parser.add_argument("--jeda", type=float, default=0.0, help="seconds between two choices of one session")
    parser.add_argument("--detik", type=float, default=20.0)
    parser.add_argument("--proses", type=int, default=1, help="more than one stand behind nginx")
    options = parser.parse_args()
    build.build_if_needed(say=lambda _: None)
    most = str(max(options.sesi) * 2 + 10)
    wrong = []
    with served(options.proses, most) as (url, processes):
        asyncio.run(crowd(url, processes, 2 * options.proses, pause=0, seconds=WARM))
        print(HEAD)
        alone = None
        for sessions in options.sesi:
            told = asyncio.run(crowd(url, processes, sessions, pause=options.jeda, seconds=options.detik))
            alone = alone or told
            print(row(told, alone), flush=True)
            wrong += told.wrong
    for trouble in sorted(set(wrong))[:10]:
        print(f"  {wrong.count(trouble)} x {trouble[:200]}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
