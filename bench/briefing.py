"""What the files of a briefing cost in CPU, beside what they may.   Run: python -m bench.briefing

The last two lines are the archive of all regencies as the page has it made, by a process of its own that
stands back, and how long a reader of that server waits meanwhile for each of the pages it chooses. That is a
ratio to the same reader alone before and after, so that a busy machine is busy for both; needs two cores.
"""

import asyncio
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from bench import load
from briefing import deck, drawing, files, pdf, powerpoint, ready
from dashboard.answers.view import View
from data import build

PAUSE, CHUNK = 1.0, 6.0  # seconds between two choices of the reader; of one of its turns
SLOWER = 1.3  # times that a reader may wait longer than alone
Made = TypeVar("Made")


def cpu(work: Callable[[], Made]) -> tuple[float, Made]:
    began = time.process_time()
    made = work()
    return time.process_time() - began, made


def say(name: str, seconds: float, may: float, size: int = 0, most: float = 0) -> None:
    weight = f"  {size / 1e3:8.0f} kB (may {most / 1e3:.0f})" if most else ""
    late = "" if seconds <= may and (not most or size <= most) else "  TOO MUCH"
    print(f"{name:42} {seconds:6.2f} s CPU (may {may:.1f}){weight}{late}")


def main() -> None:
    snapshot = build.build_if_needed(say=lambda _: None)
    seconds, province = cpu(lambda: ready.make("provinsi", View(snapshot)))
    say("queries and slides of the province", seconds, 1.0)
    other = ready.make("ntt-mart", View(snapshot))
    twelve = replace(province, slides=(*province.slides, *other.slides)[:12])
    seconds, shown = cpu(lambda: deck.html(twelve))
    say("deck of 12 slides", seconds, 1.0, len(shown), 1.5e6)
    seconds, (file, _) = cpu(lambda: powerpoint.pptx(twelve))
    say("PPTX of 12 slides", seconds, 3.0, len(file), 5e6)
    codes = [name for name in ready.names(View(snapshot)) if name.isdecimal()]
    asking, regencies = cpu(lambda: [ready.make(code, View(snapshot)) for code in codes])
    seconds, _ = cpu(lambda: pdf.profile(regencies[0]))
    say("one-page PDF, the first (reads the fonts)", seconds, 0.3)
    seconds, _ = cpu(lambda: pdf.profile(regencies[1]))
    say("one-page PDF, each further one", seconds, 0.3)
    seconds, _ = cpu(lambda: [pdf.profile(each) for each in regencies])
    say("all 22 one-page PDFs, queries included", asking + seconds, 6.0)
    seconds, _ = cpu(lambda: [content for _, content in files.regencies(View(snapshot), lambda code: "")])
    say("22 regencies in every kind of file", seconds, 25.0)
    for size, name in ((drawing.WIDE, "1920x1080"), (drawing.SQUARE, "1080x1080")):
        page = drawing.pages(province.slides[1], size)[0]
        seconds, made = cpu(partial(_picture, page, size))
        say(f"PNG of the map, {name}", seconds, 1.0, len(made), 3e5)
    beside_a_reader()


def beside_a_reader() -> None:
    """The archive made while somebody reads: its CPU, and the reader's waits against those alone."""
    with tempfile.TemporaryDirectory() as folder, load.served(1, "8") as (url, processes):

        def waits() -> list[float]:
            return asyncio.run(load.crowd(url, processes, 1, pause=PAUSE, seconds=CHUNK)).seconds

        waits()  # warm: what is kept is kept
        before, alone, beside = _of_children(), waits() + waits(), list[float]()
        made = subprocess.Popen(
            [sys.executable, "-m", "briefing", "semua", "--ke", folder], stdout=subprocess.DEVNULL
        )
        while made.poll() is None:
            beside += waits()
        if made.returncode:
            raise RuntimeError("the archive was not made")
        used = _of_children() - before
        alone += waits() + waits()
    say("the same archive, by a process of its own", used, 25.0)
    times = statistics.median(beside) / statistics.median(alone)
    late = "" if times <= SLOWER else "  TOO MUCH"
    told = f"{statistics.median(alone) * 1000:.0f} ms alone, {statistics.median(beside) * 1000:.0f} beside it"
    print(f"{'a reader of that server, median wait':42} {times:6.2f} times (may {SLOWER}): {told}{late}")


def _of_children() -> float:
    """CPU seconds of the processes of ours that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _picture(page, size: drawing.Size) -> bytes:
    return pdf.png(page, number=1, of=1, simulated=False, size=size)


if __name__ == "__main__":
    main()
