"""Readers in number on 1, 2 and 4 processes.   Run: python -m bench.viewers [--proses 1 2 4] [--detik 20]

Behind nginx as an office has it. For each number of processes more and more sessions choose one regency
after the other without a pause, until one in twenty waits longer than a second: the views a second before
that. Then one of two processes is killed while readers hold filters and ask for static pages: how many
filters were lost, how many static pages failed. Fails when any did; what doubling brings depends on the
cores there are.
"""

import argparse
import asyncio
import os
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar

from bench import load
from data import build
from deploy import serve
from tests.reader import Reader

SESSIONS = (1, 2, 4, 8, 16, 32)
MOST_SECONDS = 1.0  # that one reader in twenty may wait
READERS = 12  # whose process may be the one that is killed
FILTERED = ("produk-desa", "kab=5305&kat=tenun", "Kabupaten Alor; kategori Tenun")


@dataclass
class Visitor:
    """A browser as far as nginx sees it: the cookie that holds it to a process, and the pages it asks for."""

    url: str
    jar: CookieJar = field(default_factory=CookieJar)

    def ask(self, path: str) -> int:
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        try:
            with opener.open(f"{self.url}{path}", timeout=30) as got:
                got.read()
                return int(got.status)
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            return 0

    @property
    def cookies(self) -> str:
        return "; ".join(f"{each.name}={each.value}" for each in self.jar)


def most(url: str, processes: list[int], seconds: float) -> tuple[load.Told | None, list[str]]:
    """The largest crowd of which one in twenty waits no longer than a second, and what went wrong."""
    best, wrong = None, list[str]()
    for sessions in SESSIONS:
        told = asyncio.run(load.crowd(url, processes, sessions, pause=0, seconds=seconds))
        wrong += told.wrong
        if told.p95 > MOST_SECONDS:
            break
        if best is None or told.a_second > best.a_second:
            best = told
    return best, wrong


async def chosen(visitor: Visitor) -> bool:
    """Are the filters of an address there in a new session, such as a browser opens after a broken line?"""
    async with Reader(visitor.url, cookies=visitor.cookies) as reader:
        seen = await reader.open(*FILTERED)
        return not seen.wrong and seen.found


async def killed(url: str, servers: dict) -> tuple[int, int, int, int]:
    """Filters held and lost, static pages asked for and failed, while a process is killed and after."""
    visitors = [Visitor(url) for _ in range(READERS)]
    answers = [await asyncio.to_thread(each.ask, "/ekspor?kab=5305") for each in visitors]
    before = [await chosen(each) for each in visitors]
    victim = next(iter(servers.values()))
    asking = asyncio.create_task(asyncio.to_thread(_static, visitors))
    await asyncio.sleep(1)
    victim.kill()
    victim.wait()
    after = [await chosen(each) for each in visitors]
    answers += await asking
    return sum(before), sum(before) - sum(after), len(answers), sum(status != 200 for status in answers)


def _static(visitors: list[Visitor]) -> list[int]:
    until, answers = time.monotonic() + 6, list[int]()
    while time.monotonic() < until:
        answers += [each.ask("/ekspor?kab=5305") for each in visitors]
    return answers


def main() -> int:
    parser = argparse.ArgumentParser("python -m bench.viewers")
    parser.add_argument("--proses", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--detik", type=float, default=15.0)
    options = parser.parse_args()
    build.build_if_needed(say=lambda _: None)
    os.environ["DASBOR_SESI"] = "400"
    print(
        f"{'processes':>9}{'sessions':>10}{'views a s':>11}{'p95 ms':>8}{'CPU ms':>8}{'of half as many':>17}"
    )
    found, wrong = dict[int, float](), list[str]()
    for count in options.proses:
        port = serve.free_port()
        with serve.serving(port, count) as servers:
            url, processes = f"http://127.0.0.1:{port}", [server.pid for server in servers.values()]
            asyncio.run(load.crowd(url, processes, 2 * count, pause=0, seconds=load.WARM))
            told, faults = most(url, processes, options.detik)
            wrong += faults
            if told is None:
                print(f"{count:>9}  one reader alone waits longer than a second")
                continue
            found[count] = told.a_second
            half = found.get(count // 2)
            ratio = f"{told.a_second / half:.2f}" if half else ""
            print(
                f"{count:>9}{told.sessions:>10}{told.a_second:>11.1f}{told.p95 * 1000:>8.0f}"
                f"{told.cpu_each * 1000:>8.0f}{ratio:>17}",
                flush=True,
            )
    port = serve.free_port()
    with serve.serving(port, 2) as servers:
        held, lost, asked, failed = asyncio.run(killed(f"http://127.0.0.1:{port}", servers))
    print(
        f"one of two processes killed: {lost} of {held} filters lost, {failed} of {asked} static pages failed"
    )
    print(f"{os.cpu_count()} cores, which the readers used too")
    for trouble in sorted(set(wrong))[:10]:
        print(f"  {wrong.count(trouble)} x {trouble[:200]}")
    return int(bool(wrong or lost or failed or held < READERS))


if __name__ == "__main__":
    sys.exit(main())
