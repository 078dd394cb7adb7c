"""What many versions and nginx add to a page.   Run: python -m bench.doors

A page is opened over the websocket as a browser does it: with one version and with 500, straight and through
nginx with the office's own configuration. Each pair takes turns on a server that is warm; the median counts.
"""

import asyncio
import shutil
import ssl
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from contextlib import ExitStack
from pathlib import Path

from bench.trust import five_hundred
from data import build, snapshots
from tests.browser import harness
from tests.operating.test_deploy import NGINX, Front, replica
from tests.reader import Reader

TURNS = 6
MAY = 1.10
Opening = Callable[[str], Coroutine[None, None, float]]


async def _seconds(url: str, page: str, trust: ssl.SSLContext | None = None) -> float:
    async with Reader(url, trust=trust) as reader:
        started = time.perf_counter()
        seen = await reader.open(page)
        taken = time.perf_counter() - started
    if seen.wrong:
        raise RuntimeError(f"/{page}: {seen.wrong}")
    return taken


async def _compared(first: Opening, second: Opening) -> float:
    """How many times as long the second takes, over all pages."""
    medians: list[tuple[float, float]] = []
    for page in harness.PAGES:
        both: tuple[list[float], list[float]] = [], []
        for turn in range(TURNS + 1):
            for taken, opening in zip(both, (first, second), strict=True):
                seconds = await opening(page)
                if turn:  # the first one fills what is kept
                    taken.append(seconds)
        medians.append((statistics.median(both[0]), statistics.median(both[1])))
        one, other = medians[-1]
        print(f"  /{page:<18} {one * 1000:6.0f} ms {other * 1000:6.0f} ms  {other / one:.2f}")
    return sum(other for _, other in medians) / sum(one for one, _ in medians)


def main() -> int:
    newest, ratios = build.build_if_needed(say=lambda _: None), {}
    with (
        tempfile.TemporaryDirectory(dir=snapshots.folder(), prefix=".bench-") as told,
        ExitStack() as running,
    ):
        one, many, log = Path(told) / "one", Path(told) / "many", Path(told) / "log"
        one.mkdir()
        shutil.copytree(newest.path.parent / "peta", one / "peta")
        for file in (newest.path, newest.path.with_suffix(".json"), newest.path.parent / "CURRENT"):
            shutil.copy2(file, one / file.name)
        many.mkdir()
        five_hundred(newest, many)
        ports = harness.free_port(), harness.free_port()
        for port, folder in zip(ports, (one, many), strict=True):
            running.enter_context(replica(port, folder, log))
        urls = [f"http://127.0.0.1:{port}" for port in ports]
        print("one version, 500 versions:")
        ratios["500 versions"] = asyncio.run(
            _compared(lambda page: _seconds(urls[0], page), lambda page: _seconds(urls[1], page))
        )
        if NGINX is None:
            print("nginx is not installed: that half was not measured")
        else:
            front = Front(Path(told), (ports[0], ports[0]))
            time.sleep(1)
            through = f"https://127.0.0.1:{front.port}"
            print("straight, through nginx:")
            ratios["nginx"] = asyncio.run(
                _compared(
                    lambda page: _seconds(urls[0], page), lambda page: _seconds(through, page, front.trust)
                )
            )
            front.close()
    for name, ratio in ratios.items():
        print(f"{name}: {ratio:.2f} times (may: {MAY})")
    return int(NGINX is None or any(ratio > MAY for ratio in ratios.values()))


if __name__ == "__main__":
    sys.exit(main())
