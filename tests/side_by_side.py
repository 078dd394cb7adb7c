"""Run the browser's tests beside the others, each in two processes, so that both cores have work to the end.

Run: python -m tests.side_by_side
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

COMMAND = [sys.executable, "-m", "pytest", "-m", "not long"]
FOLDER = "tests/browser"
IN_TWO = ["-n", "2", "--dist", "loadfile"]
OTHERS = [*COMMAND, f"--ignore={FOLDER}", *IN_TWO]
BROWSER = [*COMMAND, FOLDER, "-o", "cache_dir=.cache/pytest-browser"]
BROWSER_IN_TWO = [*BROWSER, *IN_TWO, "--no-loadscope-reorder"]  # in the order that its conftest gives
GIVES_WAY = 5  # how much nicer the others are: a page must not wait for them longer than a test waits for it
SOME_FAILED = 1  # pytest's exit code


def main() -> int:
    """Print the others as they run and the browser's when they have ended; fail when any fails.

    A browser waits much of its time: the others, which have a lower priority, take what it leaves, and more
    where the system shares the cores by session. A browser test that failed is tried once more when the
    machine is free: with both cores busy a page can be slower than a test waits. What fails alone too, fails.
    """
    with ThreadPoolExecutor() as pool:
        browser = pool.submit(_told, BROWSER_IN_TWO)
        with subprocess.Popen(OTHERS) as others:
            if hasattr(os, "setpriority"):
                os.setpriority(os.PRIO_PROCESS, others.pid, GIVES_WAY)
        done = browser.result()
    print(done.stdout, flush=True)
    code = done.returncode
    if code == SOME_FAILED:
        print("The browser tests that failed, once more and alone:", flush=True)
        code = subprocess.run([*BROWSER, "--last-failed"], check=False).returncode
    return others.returncode or code


def _told(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run to the end and keep what is printed."""
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False
    )


if __name__ == "__main__":
    sys.exit(main())
