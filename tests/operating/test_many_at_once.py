"""Many at once: a reader during publications, publishers beside each other, servers on one folder."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from data import snapshots
from tests.data.test_snapshots import number, publish

ROOT = Path(__file__).resolve().parents[2]
PUBLISHER = """
import os, sys
from pathlib import Path
from tests.data.test_snapshots import publish
from data import build, snapshots
home = Path(os.environ["DASBOR_SNAPSHOTS"])
for turn in range({times}):
    with build.alone(lambda _: None):
        made = publish(home / "", {first} + turn)
    print(made.name, flush=True)
"""


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "snapshots"))
    (tmp_path / "snapshots").mkdir()
    return tmp_path / "snapshots"


@pytest.mark.parametrize("times", [30, pytest.param(200, marks=pytest.mark.long)])
def test_a_reader_sees_a_whole_version_during_every_publication(home, times):
    publish(home, 0)
    stop, troubles, seen = threading.Event(), [], []

    def read() -> None:
        while not stop.is_set():
            choice = snapshots.current()
            if choice.problem or choice.snapshot is None:
                troubles.append(choice.problem)
            else:
                seen.append(number(choice.snapshot))
            time.sleep(0.001)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for value in range(1, times + 1):
        publish(home, value)
    stop.set()
    for reader in readers:
        reader.join()
    assert troubles == [] and len(seen) > times / 2
    assert number(snapshots.current().snapshot) == times and len(snapshots.kept()) == times + 1


def test_two_publishers_take_turns_and_neither_loses_a_version(home):
    times = 10
    publishers = [
        subprocess.Popen(
            [sys.executable, "-c", PUBLISHER.format(times=times, first=first)],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )
        for first in (100, 200)
    ]  # fmt: skip
    said = [publisher.communicate(timeout=120)[0].split() for publisher in publishers]
    assert [publisher.returncode for publisher in publishers] == [0, 0]
    names = sorted(name for each in said for name in each)
    assert len(set(names)) == 2 * times
    assert sorted(each.name for each in snapshots.kept()) == names
    newest = snapshots.current()
    assert newest.problem is None and newest.snapshot.name == names[-1]
    for each, before in zip(snapshots.kept(), snapshots.kept()[1:], strict=False):
        assert each.manifest["previous"] == {"name": before.name, "seal": before.seal}
