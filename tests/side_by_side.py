"""Run the browser's tests beside the others, a process for each core.   Run: python -m tests.side_by_side"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Thread

COMMAND = [sys.executable, "-m", "pytest", "-m", "not long"]
OF_THE_BROWSER = "tests/browser"
OTHERS = [*COMMAND, f"--ignore={OF_THE_BROWSER}", "-n", "2", "--dist", "loadfile"]
BROWSER = [*COMMAND, OF_THE_BROWSER, "-o", "cache_dir=.cache/pytest-browser"]
SOME_FAILED = 1  # pytest's exit code


def main() -> int:
    """Print the others as they run and the browser's when they have ended; fail when either fails.

    The others have a second process too, which begins when the browser's tests have left a core to it.
    A browser test that failed is tried once more when the machine is free: with both cores busy a page can be
    slower than a test waits. What fails alone too, fails.
    """
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        free = Path(folder) / "free"
        browser = subprocess.Popen(BROWSER, stdout=said, stderr=subprocess.STDOUT)
        watch = Thread(target=lambda: (browser.wait(), free.touch()))
        watch.start()
        others = subprocess.run(OTHERS, env=os.environ | {"DASBOR_CORE_FREE": str(free)}, check=False)
        watch.join()
        said.seek(0)
        print(said.read(), flush=True)
        failed = browser.returncode
    if failed == SOME_FAILED:
        print("The browser tests that failed, once more and alone:", flush=True)
        failed = subprocess.run([*BROWSER, "--last-failed"], check=False).returncode
    return others.returncode or failed


if __name__ == "__main__":
    sys.exit(main())
