"""One action of the desk in a process of its own, for the page: a build never burdens the server's memory.

Run: python -m data.intake.act, with {"action", "person", ...} as JSON on the standard input. Progress comes
line by line; the last line is the outcome as JSON behind a sign that no sentence holds. The desk asks again
who may.
"""

import dataclasses
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data import snapshots
from data.accounts import people
from data.accounts.people import Forbidden, Person
from data.intake import child, desk, new_measures, village_products

OUTCOME = "\x1e"
AT_ONCE = 2  # each takes up to a fifth of what the service may have
PATIENCE = 120.0  # seconds
WAITING = "Pekerjaan lain sedang berjalan; menunggu giliran."
BUSY = "Server sedang sibuk dengan kiriman lain; tidak ada yang berubah. Ulangi beberapa menit lagi."
ROOT = Path(__file__).resolve().parents[2]


class Places:
    """So many actions at once, and one of each person: their processes lie in memory beside the readers'."""

    def __init__(self, most: int):
        self._most, self._busy, self._changed = most, list[str](), threading.Condition()

    def take(self, who: str, seconds: float) -> bool:
        """Wait so long for a place; False where none became free."""
        with self._changed:
            free = self._changed.wait_for(lambda: self._has_place(who), seconds)
            if free:
                self._busy.append(who)
            return free

    def give_back(self, who: str) -> None:
        with self._changed:
            self._busy.remove(who)
            self._changed.notify_all()

    def _has_place(self, who: str) -> bool:
        return len(self._busy) < self._most and who not in self._busy


PLACES = Places(AT_ONCE)


def told(action: str, person: Person, **details) -> Iterator[str | dict]:
    """Run an action elsewhere: its progress lines, and at last its outcome ('declined' says why not)."""
    if not PLACES.take(person.name, 0):
        yield WAITING
        if not PLACES.take(person.name, PATIENCE):
            yield {"declined": BUSY}
            return
    try:
        yield from _elsewhere(action, person, details)
    finally:
        PLACES.give_back(person.name)


def _elsewhere(action: str, person: Person, details: dict) -> Iterator[str | dict]:
    asked = json.dumps({"action": action, "person": dataclasses.asdict(person), **details}, default=str)
    command = [sys.executable, "-X", "utf8", "-m", "data.intake.act"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin and process.stdout  # both are pipes
        process.stdin.write(asked)
        process.stdin.close()
        for line in process.stdout:
            yield json.loads(line[1:]) if line.startswith(OUTCOME) else line.rstrip("\n")
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def _do(asked: dict) -> dict:  # noqa: PLR0911 - one return per action
    # The page saw the person's role when it was drawn; what counts is what the roles say now.
    person = people.still(Person(**asked["person"] | {"regencies": tuple(asked["person"]["regencies"])}))
    today = date.fromisoformat(asked.get("today") or "1970-01-01")
    name = asked.get("name", "")
    match asked["action"]:
        case "receive":
            draft = desk.receive(
                person,
                asked["file"],
                Path(asked["path"]).read_bytes(),
                asked["kind"],
                today,
                drop_personal=asked.get("drop_personal", False),
            )
            return {"name": draft.name}
        case "check":
            return {"name": desk.check(person, name, asked["answers"], asked["columns"], today).name}
        case "effect":
            return {"figures": desk.effect(person, name)}
        case "submit":
            embargo = date.fromisoformat(asked["embargo"]) if asked.get("embargo") else None
            return {"name": desk.submit(person, name, asked["reasons"], embargo, saw=asked["saw"]).name}
        case "publish":
            return _version(desk.publish(person, name, today, _say, saw=asked["saw"]))
        case "undo":
            return _version(desk.undo(person, name, asked["reason"], _say, saw=asked["saw"]))
        case "discard":
            desk.discard(person, name, saw=asked["saw"])
            return {}
        case "ask_measure":
            proposed = new_measures.Proposed(**asked["measure"])
            return {"name": new_measures.ask(person, proposed, today).name}
        case "take":
            taken = village_products.take(person, asked["products"], today)
            return {"name": taken.name}
    raise LookupError(asked["action"])


def _version(snapshot: snapshots.Snapshot | None) -> dict:
    return {"snapshot": snapshot.name if snapshot else ""}


def _say(sentence: str) -> None:
    print(sentence, flush=True)


def main() -> int:
    child.step_back()
    try:
        outcome = _do(json.load(sys.stdin))
    except (desk.Declined, Forbidden) as declined:
        outcome = {"declined": str(declined)}
    print(OUTCOME + json.dumps(outcome, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
