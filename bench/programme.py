"""What the programme page costs at ten times the rows, part by part.   Run: python -m bench.programme

Two simulations are built. Each part is then opened in turn on the one and on the other, with nothing cached,
so that a busy machine slows both; the middle of the runs counts. Without a browser: what is measured is the
asking, counting and writing on the server.
"""

import argparse
import logging
import os
import statistics
import tempfile
import time
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from data import simulate
from pages import program

ROOT = Path(__file__).resolve().parent.parent
MAY_GROW = 1.2
PROGRAMME = "ovop"  # the one with most participants


def opening(home: Path, part: str) -> float:
    """Seconds of CPU to open a part of the page on the simulation of a folder, with nothing cached."""
    os.environ["DASBOR_SNAPSHOTS"] = str(home)
    at = AppTest.from_file(ROOT / "dashboard" / "front" / "main.py", default_timeout=120)
    link = {"data": "simulasi", "prog": PROGRAMME, "tampil": part}
    for name, value in link.items():
        at.query_params[name] = value
    at.run()
    at.switch_page(str(ROOT / "pages" / "program.py"))
    for name, value in link.items():
        at.query_params[name] = value
    st.cache_data.clear()
    started = time.process_time()
    at.run()
    spent = time.process_time() - started
    if at.exception:
        raise RuntimeError(at.exception[0].message)
    return spent


def main() -> None:
    parser = argparse.ArgumentParser("python -m bench.programme")
    parser.add_argument("--factor", type=int, default=10)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    logging.disable(logging.WARNING)  # Streamlit has something to say about each run without a server
    with tempfile.TemporaryDirectory() as folder:
        homes = {factor: Path(folder) / str(factor) for factor in (1, options.factor)}
        for factor, home in homes.items():
            os.environ["DASBOR_SNAPSHOTS"] = str(home)
            simulate.simulate(factor=factor, say=lambda line: None)
        print(f"{'part':<16}{'factor 1':>12}{f'factor {options.factor}':>12}{'ratio':>8}")
        whole = dict.fromkeys(homes, 0.0)
        for part in program.PAGE.parts:
            taken: dict[int, list[float]] = {factor: [] for factor in homes}
            for _ in range(options.runs):
                for factor, home in homes.items():
                    taken[factor].append(opening(home, part))
            middle = {factor: statistics.median(times) for factor, times in taken.items()}
            for factor, seconds in middle.items():
                whole[factor] += seconds
            row(part, middle[1], middle[options.factor])
        row("all parts", whole[1], whole[options.factor])


def row(name: str, small: float, large: float) -> None:
    verdict = "ok" if large <= MAY_GROW * small else "TOO MUCH"
    print(f"{name:<16}{small:>10.2f} s{large:>10.2f} s{large / small:>8.2f}  {verdict}", flush=True)


if __name__ == "__main__":
    main()
