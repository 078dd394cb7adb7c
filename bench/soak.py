"""Readers that come and go, and what the server holds.   Run: python -m bench.soak [--menit 60] [--sesi 200]

Each reader opens a few pages with pauses as people make them, leaves, and another one comes. Memory is judged
from the end of the first tenth, when everything that is kept once is kept: it may grow by a tenth.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from pathlib import Path

from data import build
from tests.browser import harness
from tests.reader import Reader

MAY_GROW = 1.10
PAUSE = 4.0, 40.0  # seconds between two pages of one reader


async def _come_and_go(url: str, number: int, until: float, wrong: list[str]) -> int:
    chance, pages = random.Random(number), 0
    await asyncio.sleep(min(chance.uniform(0, PAUSE[1]), max(0, until - time.monotonic())))
    while time.monotonic() < until:
        try:
            async with Reader(url) as reader:
                for _ in range(chance.randint(1, 6)):
                    seen = await reader.open(chance.choice(harness.PAGES))
                    wrong += seen.wrong
                    pages += 1
                    await asyncio.sleep(min(chance.uniform(*PAUSE), max(0, until - time.monotonic())))
        except Exception as trouble:  # noqa: BLE001 - whatever keeps a reader out is what is looked for
            wrong.append(f"{type(trouble).__name__}: {trouble}")
            await asyncio.sleep(1)
    return pages


async def _watch(process: int, until: float, megabytes: list[float]) -> None:
    while time.monotonic() < until:
        megabytes.append(resident(process))
        await asyncio.sleep(5)


def resident(process: int) -> float:
    """Megabytes of memory that a process holds."""
    told = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(next(line for line in told.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


async def _soak(url: str, process: int, sessions: int, seconds: float) -> tuple[int, list[str], list[float]]:
    until = time.monotonic() + seconds
    wrong: list[str] = []
    megabytes: list[float] = []
    readers = [_come_and_go(url, number, until, wrong) for number in range(sessions)]
    watching = asyncio.create_task(_watch(process, until, megabytes))
    pages = await asyncio.gather(*readers)
    await watching
    return sum(pages), wrong, megabytes


def process_of(url: str) -> int:
    """Whoever listens on the server's port."""
    port = int(url.rsplit(":", 1)[1])
    lines = Path("/proc/net/tcp").read_text(encoding="utf-8").splitlines()
    inode = next(
        line.split()[9]
        for line in lines
        if line.split()[1].endswith(f":{port:04X}") and line.split()[3] == "0A"
    )
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if link.readlink().name == f"socket:[{inode}]":
                return int(link.parts[2])
        except OSError:
            continue
    raise LookupError(port)


def main() -> int:
    parser = argparse.ArgumentParser("python -m bench.soak")
    parser.add_argument("--menit", type=float, default=60)
    parser.add_argument("--sesi", type=int, default=200)
    options = parser.parse_args()
    build.build_if_needed(say=lambda _: None)
    with (
        tempfile.TemporaryDirectory() as folder,
        harness.serving(Path(folder), DASBOR_SESI=str(options.sesi * 3)) as url,
    ):
        pages, wrong, megabytes = asyncio.run(_soak(url, process_of(url), options.sesi, options.menit * 60))
    settled = max(megabytes[: max(1, len(megabytes) // 10)])
    last = max(megabytes[-max(1, len(megabytes) // 10) :])
    grown = f"{last / settled:.2f} (may: {MAY_GROW})"
    print(f"{options.sesi} sessions, {options.menit:g} minutes, {pages} pages, {len(wrong)} troubles")
    print(f"memory: {settled:.0f} MB after a tenth, {last:.0f} MB at the end: {grown}")
    for trouble in sorted(set(wrong))[:10]:
        print(f"  {wrong.count(trouble)} x {trouble[:200]}")
    return 0 if not wrong and last <= settled * MAY_GROW else 1


if __name__ == "__main__":
    sys.exit(main())
