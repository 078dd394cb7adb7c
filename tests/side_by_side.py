"""Run the browser's tests beside the others, a process for each core.   Run: python -m tests.side_by_side"""

import subprocess
import sys
import tempfile

COMMAND = [sys.executable, "-m", "pytest", "-m"]


def main() -> int:
    """Print the others as they run and the browser's when they have ended; fail when either fails."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        browser = subprocess.Popen([*COMMAND, "not long and browser"], stdout=said, stderr=subprocess.STDOUT)
        others = subprocess.run([*COMMAND, "not long and not browser"], check=False)
        failed = browser.wait()
        said.seek(0)
        print(said.read())
    return others.returncode or failed


if __name__ == "__main__":
    sys.exit(main())
