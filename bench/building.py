"""What a build costs by the million rows.   Run: python -m bench.building [--factor N]

Writes the simulated raw files at a factor (165: a million rows), loads them in a process of its own,
and prints CPU seconds and the most memory. Fails over 8 s or 300 MB for a million rows; no map is drawn.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from data import simulate

ROOT = Path(__file__).resolve().parent.parent
SECONDS, MEGABYTES = 8, 300  # for a million rows
LOAD = """
import resource, sys, time
from pathlib import Path
from data import build
raw, villages, target = map(Path, sys.argv[1:])
started = time.process_time()
rows = build.assemble(raw, target, sent=[], dataset="simulasi", villages=villages)
print()  # DuckDB draws how far it is
print(rows, time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main() -> int:
    parser = argparse.ArgumentParser("python -m bench.building")
    parser.add_argument("--factor", type=int, default=165)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as workshop:
        raw, villages = simulate.write(Path(workshop), factor=options.factor)
        command = [sys.executable, "-c", LOAD, str(raw), str(villages), str(Path(workshop) / "built.duckdb")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = done.stdout.splitlines()[-1].split()
    rows, seconds, megabytes = int(told[0]), float(told[1]), float(told[2])
    print(f"{rows:,} rows: {seconds:.1f} s of CPU, {megabytes:.0f} MB")
    return int(seconds > SECONDS * rows / 1e6 + 2 or megabytes > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
