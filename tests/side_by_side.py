"""Run the browser's tests beside the others, a process for each core.   Run: python -m tests.side_by_side"""

import subprocess
import sys
import tempfile

COMMAND = [sys.executable, "-m", "pytest", "-m"]
OTHERS = [*COMMAND, "not long and not browser"]
BROWSER = [*COMMAND, "not long and browser", "-o", "cache_dir=.cache/pytest-browser"]
SOME_FAILED = 1  # pytest's exit code


def main() -> int:
    """Print the others as they run and the browser's when they have ended; fail when either fails.

    A browser test that failed is tried once more when the machine is free: with both cores busy a page can be
    slower than a test waits. What fails alone too, fails.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        browser = subprocess.Popen(BROWSER, stdout=said, stderr=subprocess.STDOUT)
        others = subprocess.run(OTHERS, check=False)
        failed = browser.wait()
        said.seek(0)
        print(said.read(), flush=True)
    if failed == SOME_FAILED:
        print("The browser tests that failed, once more and alone:", flush=True)
        failed = subprocess.run([*BROWSER, "--last-failed"], check=False).returncode
    return others.returncode or failed


if __name__ == "__main__":
    sys.exit(main())
