"""What each page costs on a large register against the small one.   Run: python -m bench.large [--factor 100]

Two servers on the simulated data, of factor 1 and of the factor asked for, are asked by one reader for every
page: without a choice, and with a regency that nobody chose before. CPU milliseconds of the server (mean of
the rounds, after one to warm up: its clock ticks every ten) and kilobytes of messages. Fails when a page
takes more than the limit.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.load import REGENCIES, cpu_of
from bench.soak import process_of
from dashboard.front.menu import MENU
from data import simulate
from tests.browser import harness
from tests.reader import Reader

ROUNDS = 5
LIMIT = 1.5  # times the small one
LEAST = 10.0  # milliseconds or kilobytes: what is smaller is not compared
SIMULATED = "data=simulasi"

Found = dict[tuple[str, str], list[float]]  # page and what was measured -> one value a round


async def asked(url: str) -> Found:
    """Each page as it stands and with a choice, in CPU milliseconds and in kilobytes."""
    found: Found = defaultdict(list)
    process = process_of(url)
    async with Reader(url) as reader:
        for turn in range(ROUNDS + 1):
            for entry in MENU:
                for what, query in (("all", ""), ("one", f"&kab={REGENCIES[turn]}")):
                    before = cpu_of(process)
                    seen = await reader.open(entry.path, SIMULATED + query)
                    if seen.wrong:
                        raise RuntimeError(f"/{entry.path}?{SIMULATED}{query}: {seen.wrong}")
                    if turn:
                        found[entry.path, f"{what} ms"].append(1000 * (cpu_of(process) - before))
                        found[entry.path, f"{what} KB"].append(seen.bytes / 1000)
    return found


@contextmanager
def served(factor: int) -> Iterator[str]:
    with ExitStack() as open_:
        folder = open_.enter_context(tempfile.TemporaryDirectory())
        os.environ["DASBOR_SNAPSHOTS"] = folder
        simulate.simulate(factor=factor)
        yield open_.enter_context(harness.serving(Path(open_.enter_context(tempfile.TemporaryDirectory()))))


def main() -> int:
    parser = argparse.ArgumentParser("python -m bench.large")
    parser.add_argument("--factor", type=int, default=100)
    options = parser.parse_args()
    told = []
    for factor in (1, options.factor):
        with served(factor) as url:
            told.append(asyncio.run(asked(url)))
    small, large = told
    print(f"{'':18}{'':8}{'factor 1':>10}{f'factor {options.factor}':>12}{'times':>8}")
    over = 0
    for (path, what), values in large.items():
        before, after = statistics.mean(small[path, what]), statistics.mean(values)
        times = max(after, LEAST) / max(before, LEAST)
        over += times > LIMIT
        print(
            f"/{path:17}{what:8}{before:>10.0f}{after:>12.0f}{times:>8.2f}{' *' * (times > LIMIT)}",
            flush=True,
        )
    print(f"{over} of {len(large)} take more than {LIMIT} times")
    return over > 0


if __name__ == "__main__":
    sys.exit(main())
