"""What the checks of what was published cost.   Run: python -m bench.trust

The first look at the version in view beside hashing its database alone; the slow round, which must stay below
1% of a core; and what a page asks of the list of versions, with one and with 500 of them.
"""

import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from data import build, chain, manifests, snapshots

REPEATS = 15
COLD = """import time
from data import snapshots
started = time.perf_counter()
snapshots.current()
print(time.perf_counter() - started)"""


def cold() -> float:
    """Seconds of the first look in a process of its own, the best of several."""
    command = [sys.executable, "-c", COLD]
    taken = [
        float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for _ in range(REPEATS)
    ]
    return min(taken)


def hashed(snapshot: snapshots.Snapshot) -> float:
    """Seconds to hash the database alone, as before there was a chain."""
    taken = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        with snapshot.path.open("rb") as file:
            hashlib.file_digest(file, "sha256").hexdigest()
        taken.append(time.perf_counter() - started)
    return min(taken)


def warm(times: int = 200) -> float:
    started = time.perf_counter()
    for _ in range(times):
        snapshots.current()
        snapshots.kept()
    return (time.perf_counter() - started) / times


def main() -> int:
    snapshot = build.build_if_needed(say=lambda _: None)
    first, alone = cold(), hashed(snapshot)
    print(f"first look: {first * 1000:.1f} ms; hashing the database alone: {alone * 1000:.1f} ms")
    watch = chain.Round()
    before = resource.getrusage(resource.RUSAGE_SELF)
    for _ in range(10):
        watch.turn()
    after = resource.getrusage(resource.RUSAGE_SELF)
    spent = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / 10
    share = spent / chain.ROUND_SECONDS
    print(f"slow round: {spent * 1000:.1f} ms of CPU every {chain.ROUND_SECONDS} s, {share:.2%} of a core")
    one = warm()
    with tempfile.TemporaryDirectory(dir=snapshots.folder()) as folder:
        five_hundred(snapshot, Path(folder))
        os.environ["DASBOR_SNAPSHOTS"] = folder
        snapshots.current()
        many = warm()
    print(f"the version in view and the list: {one * 1000:.2f} ms with one, {many * 1000:.2f} ms with 500")
    return int(share > 0.01)


def five_hundred(newest: snapshots.Snapshot, folder: Path) -> None:
    shutil.copytree(newest.path.parent / "peta", folder / "peta")
    (folder / "CURRENT").write_text(newest.name)
    (folder / f"{newest.name}.json").write_text(json.dumps(newest.manifest))
    (folder / newest.path.name).hardlink_to(newest.path)
    for turn in range(499):
        name = f"ntt-20250101T{turn // 60:02}{turn % 60:02}00Z-{newest.name[-8:]}"
        (folder / f"{name}.duckdb").hardlink_to(newest.path)
        (folder / f"{name}.json").write_text(json.dumps(manifests.sealed(newest.manifest | {"name": name})))


if __name__ == "__main__":
    sys.exit(main())
