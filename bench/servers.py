"""The servers that are measured beside each other, each behind a line that is counted."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.weight import counting

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Line:
    """A server as a browser reaches it: its address, its process, the size of all that came back."""

    url: str
    process: int
    arrived: list[int]


@contextmanager
def running(command: list[str], port: int, folder: Path, **environment: str) -> Iterator[Line]:
    """A server that answers, behind a line that is counted."""
    told = os.environ | environment
    with (Path(tempfile.gettempdir()) / f"bench-{port}.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(command, cwd=folder, env=told, stdout=log, stderr=subprocess.STDOUT)
        try:
            until = time.monotonic() + 90
            while time.monotonic() < until and server.poll() is None:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            if server.poll() is not None:
                raise RuntimeError(f"{' '.join(command)} ended; see {log.name}")
            with counting(f"http://127.0.0.1:{port}", slow=False) as (url, arrived):
                yield Line(url, server.pid, arrived)
        finally:
            server.terminate()
            server.wait(15)


def streamlit(script: str, port: int) -> list[str]:
    return [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]


def checkout(commit: str, folder: Path) -> Path:
    """The files of a commit, with published data of its own."""
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True).stdout
    subprocess.run(["tar", "-xf", "-", "-C", str(folder)], input=packed, check=True)
    there = os.environ | {"DASBOR_SNAPSHOTS": str(folder / "snapshots")}
    command = [sys.executable, "-m", "data.build"]
    subprocess.run(command, cwd=folder, env=there, check=True, stdout=subprocess.DEVNULL)
    return folder
