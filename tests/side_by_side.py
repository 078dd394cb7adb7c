"""Run the browser's tests beside the others: two processes for the browser's, one and then two for the rest.

Run: python -m tests.side_by_side
"""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

COMMAND = [sys.executable, "-m", "pytest", "-m", "not long"]
FOLDER = "tests/browser"
OTHERS = [*COMMAND, f"--ignore={FOLDER}", "-n", "2", "--dist", "loadfile"]
# Tests that look at the same pages share a process: it opens each page once for all of them.
LOOKING = [
    f"{FOLDER}/test_{name}.py" for name in ("contrast", "pages_live", "reach", "reflow", "takeover", "paper")
]
BROWSERS = (
    [*COMMAND, *LOOKING, "-o", "cache_dir=.cache/pytest-looking"],
    [*COMMAND, FOLDER, *(f"--ignore={file}" for file in LOOKING), "-o", "cache_dir=.cache/pytest-browser"],
)
SOME_FAILED = 1  # pytest's exit code


def main() -> int:
    """Print the others as they run and the browsers' when they have ended; fail when any fails.

    A browser waits much of its time, so that two of them leave a core to the others. These have a second
    process too, which begins when one of the browsers has ended. A browser test that failed is tried once
    more when the machine is free: with both cores busy a page can be slower than a test waits. What fails
    alone too, fails.
    """
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
        free = Path(folder) / "free"
        browsers = [pool.submit(_ended, free, command) for command in BROWSERS]
        others = subprocess.run(OTHERS, env=os.environ | {"DASBOR_CORE_FREE": str(free)}, check=False)
        ended = [browser.result() for browser in browsers]
    codes = [others.returncode]
    for command, done in zip(BROWSERS, ended, strict=True):
        print(done.stdout, flush=True)
        codes.append(done.returncode)
        if done.returncode == SOME_FAILED:
            print("The browser tests that failed, once more and alone:", flush=True)
            codes[-1] = subprocess.run([*command, "--last-failed"], check=False).returncode
    return next((code for code in codes if code), 0)


def _ended(free: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run one of the browsers' processes to its end, which leaves a core to the others."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False
    )
    free.touch()
    return done


if __name__ == "__main__":
    sys.exit(main())
