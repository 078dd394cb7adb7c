"""What the files of a briefing cost in CPU, beside what they may.   Run: python -m bench.briefing"""

import time
from collections.abc import Callable
from dataclasses import replace

from briefing import deck, drawing, files, pdf, powerpoint, ready
from dashboard.answers.view import View
from data.snapshots import current


def cpu(work: Callable) -> tuple[float, object]:
    began = time.process_time()
    made = work()
    return time.process_time() - began, made


def say(name: str, seconds: float, may: float, size: int = 0, most: float = 0) -> None:
    weight = f"  {size / 1e3:8.0f} kB (may {most / 1e3:.0f})" if most else ""
    late = "" if seconds <= may and (not most or size <= most) else "  TOO MUCH"
    print(f"{name:42} {seconds:6.2f} s CPU (may {may:.1f}){weight}{late}")


def main() -> None:
    snapshot = current().snapshot
    seconds, province = cpu(lambda: ready.make("provinsi", View(snapshot)))
    say("queries and slides of the province", seconds, 1.0)
    other = ready.make("ntt-mart", View(snapshot))
    twelve = replace(province, slides=(*province.slides, *other.slides)[:12])
    seconds, made = cpu(lambda: deck.html(twelve))
    say("deck of 12 slides", seconds, 1.0, len(made), 1.5e6)
    seconds, made = cpu(lambda: powerpoint.pptx(twelve))
    say("PPTX of 12 slides", seconds, 3.0, len(made[0]), 5e6)
    codes = [name for name in ready.names(View(snapshot)) if name.isdecimal()]
    asking, regencies = cpu(lambda: [ready.make(code, View(snapshot)) for code in codes])
    seconds, _ = cpu(lambda: pdf.profile(regencies[0]))
    say("one-page PDF, the first (reads the fonts)", seconds, 0.3)
    seconds, _ = cpu(lambda: pdf.profile(regencies[1]))
    say("one-page PDF, each further one", seconds, 0.3)
    seconds, _ = cpu(lambda: [pdf.profile(each) for each in regencies])
    say("all 22 one-page PDFs, queries included", asking + seconds, 6.0)
    seconds, made = cpu(lambda: [content for _, content in files.regencies(View(snapshot), lambda code: "")])
    say("22 regencies in every kind of file", seconds, 25.0)
    for size, name in ((drawing.WIDE, "1920x1080"), (drawing.SQUARE, "1080x1080")):
        page = drawing.pages(province.slides[1], size)[0]
        seconds, made = cpu(lambda page=page, size=size: _picture(page, size))
        say(f"PNG of the map, {name}", seconds, 1.0, len(made), 3e5)


def _picture(page, size: drawing.Size) -> bytes:
    return pdf.png(page, number=1, of=1, simulated=False, size=size)


if __name__ == "__main__":
    main()
