"""Is everything that was published still what it was?   Run: python -m data.chain

Follows the chain from CURRENT: manifest, database, map shapes, predecessor, rows of every accepted import.
The server does the same slowly while it runs, one older version a round, so that damage does not wait for a
reader to find it.
"""

import sys
import time

from data import disk, imports, publication, snapshots
from data.snapshots import Snapshot

AGAIN_SECONDS = 5  # after a round that broke off
ROUND_SECONDS = 60  # of which the version in view takes some 20 milliseconds
SILENT_SECONDS = 10 * ROUND_SECONDS  # after which a turn that began hangs, on a disk that answers no more
BROKE_OFF = "Pemeriksaan berkala atas data terputus; sebabnya ada dalam catatan server."
HANGS = "Pemeriksaan berkala atas data tidak selesai; disknya mungkin tidak menjawab lagi."


def troubles_in_view() -> list[str]:
    """What is wrong with the versions in view, read anew, and with the rows they were made of."""
    found = []
    for dataset, pointer in snapshots.POINTERS.items():
        if not (snapshots.folder() / pointer).exists():
            continue
        snapshot = snapshots.current(dataset).snapshot
        if snapshot and (trouble := snapshots.look_again(snapshot)):
            found.append(trouble)
        if problem := snapshots.current(dataset).problem:
            found.append(problem)
    return list(dict.fromkeys(found + troubles_with_rows()))


def troubles_with_rows() -> list[str]:
    """Rows of accepted imports that are no longer what was accepted."""
    try:
        bad = imports.changed(*imports.standing())
    except PermissionError as closed:  # somebody else published, whose files are theirs alone
        return [f"{closed.filename} tidak dapat dibaca oleh server. Periksa pemilik dan izinnya."]
    return [f"{row.file}: {row.reason}; {row.remedy}." for row in bad]


def trouble_with(snapshot: Snapshot) -> str | None:
    """What is wrong with one kept version, its place in the chain included."""
    if trouble := snapshots.look_again(snapshot):
        return trouble
    told = snapshot.manifest.get("previous")
    before = snapshots.get(told["name"]) if told else None
    if told and before and before.seal != told["seal"]:
        return f"Versi data {before.name} bukan lagi yang dicatat penerusnya ({snapshot.name})."
    return None


def lost_before(snapshot: Snapshot) -> str | None:
    """That a version between others is gone, and not on purpose; before the oldest here a chain may begin.

    Simulated ones are pruned as they are made.
    """
    told = snapshot.manifest.get("previous")
    if not told or snapshot.dataset != "terpublikasi" or _is_there(told["name"]):
        return None
    prefix = snapshots.PREFIXES[snapshot.dataset]
    begun = any(path.stem < told["name"] for path in snapshots.folder().glob(f"{prefix}-*.json"))
    if not begun or told["name"] in publication.let_gone():
        return None
    lost = f"Versi data {told['name']}, yang dicatat penerusnya ({snapshot.name}), tidak ada lagi."
    return f"{lost} Pulihkan dari cadangan."


class Round:
    """The slow round: each turn the versions in view, and one of the older ones."""

    def __init__(self):
        self.troubles: list[str] = []
        self._began: float | None = None  # the turn that has not come to its end
        self._ended: float | None = None  # the one before
        self._older: list[Snapshot] = []
        self._bad: dict[str, str] = {}

    @property
    def hangs(self) -> bool:
        """Has a turn not come to its end, or none begun any more?"""
        now, began, ended = time.monotonic(), self._began, self._ended
        if began is not None:
            return now - began > SILENT_SECONDS
        return ended is not None and now - ended > SILENT_SECONDS + ROUND_SECONDS

    def turn(self) -> list[str]:
        """Look, and return what is wrong; that one broke off is among it until another comes through."""
        self._began = time.monotonic()
        try:
            return self._looked()
        except Exception:
            self.troubles = list(dict.fromkeys([*self.troubles, BROKE_OFF]))
            raise
        finally:
            self._ended, self._began = time.monotonic(), None

    def _looked(self) -> list[str]:
        if not self._older:
            self._older = snapshots.kept()
            self._bad = {name: told for name, told in self._bad.items() if _is_there(name)}
        if self._older:
            snapshot = self._older.pop(0)
            self._bad.pop(snapshot.name, None)
            if _is_there(snapshot.name) and (trouble := trouble_with(snapshot)):
                self._bad[snapshot.name] = trouble
        self.troubles = list(dict.fromkeys([*troubles_in_view(), *self._bad.values()]))
        return self.troubles


def _is_there(name: str) -> bool:
    """A version that was taken away on purpose is no damage."""
    return any((snapshots.folder() / f"{name}{ending}").exists() for ending in (".json", ".duckdb"))


def main() -> int:
    if nothing := snapshots.nothing_here():
        print(nothing, file=sys.stderr)
        return 1
    troubles = troubles_in_view()
    for dataset in snapshots.PREFIXES:
        names = sorted(path.stem for path in snapshots.folder().glob(f"{snapshots.PREFIXES[dataset]}-*.json"))
        for name in names:
            snapshot = snapshots.get(name)
            trouble = trouble_with(snapshot) if snapshot else f"Versi data {name} rusak atau tidak lengkap."
            partly = snapshot is not None and snapshot.unverified
            print(trouble or f"{name}: {'sebagian tidak terperiksa' if partly else 'utuh'}")
            troubles += [each for each in (trouble, snapshot and lost_before(snapshot)) if each]
    for trouble in dict.fromkeys(troubles):
        print(trouble, file=sys.stderr)
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(disk.command(main))
