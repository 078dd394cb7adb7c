"""Sends the file that it is told and publishes it, to be killed at any moment.

Run: echo FILE | python -m tests.intake.publisher
"""

import sys
from pathlib import Path

from data.accounts.people import AT_THE_MACHINE
from data.intake import desk
from tests.intake import quick_build
from tests.intake.conftest import TODAY


def main() -> None:
    quick_build.install(setattr)
    path = Path(sys.stdin.readline().strip())
    draft = desk.receive(AT_THE_MACHINE, path.name, path.read_bytes(), "produk", TODAY)
    print(f"terima {draft.name}", flush=True)
    desk.submit(AT_THE_MACHINE, draft.name, {})
    desk.publish(AT_THE_MACHINE, draft.name, TODAY, lambda _: None)
    print(f"terbit {draft.name}", flush=True)


if __name__ == "__main__":
    main()
