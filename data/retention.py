"""Which old versions may go.   Run: python -m data.retention [--hapus] [--hari 1095] [--paling-sedikit 24]

Never goes: the version in view, any that a kept import was checked against, one that a composed briefing, a
named version (`nama-versi.txt` among the snapshots, one name a line, after # a remark) or the last of each
month still needs. A line there that names no kept version stops it: it was meant to keep something.
Without --hapus it only says what would go. Nothing runs this by itself: a link shows its numbers until an
office decides otherwise.
"""

import argparse
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data import build, disk, imports, migrations, publication, snapshots
from data.snapshots import Snapshot

DAYS, FEWEST = 1095, 24
LONGEST_DAYS = 365_000  # before which no calendar of a computer's goes
NAMED = "nama-versi.txt"


def may_go(*, days: int = DAYS, fewest: int = FEWEST, dataset: str = "terpublikasi") -> list[Snapshot]:
    """The versions that nothing needs any more, oldest first."""
    every = snapshots.kept(dataset)
    held = _held(dataset) | {each.name for each in every[:fewest]}
    months: dict[str, str] = {}
    for each in every:  # newest first: the first of a month in this order is its last
        months.setdefault(f"{_moment(each):%Y-%m}", each.name)
    oldest = datetime.now(UTC) - timedelta(days=min(days, LONGEST_DAYS))
    kept = held | set(months.values())
    return [each for each in reversed(every) if each.name not in kept and _moment(each) < oldest]


def _moment(each: Snapshot) -> datetime:
    """When a version was published; by its name where a clock that was set back says that it was earlier."""
    return max(each.published, snapshots.moment_of(each.name) or each.published)


def remove(going: list[Snapshot]) -> None:
    """Take versions away, each manifest first: without it the database is none, whatever comes between."""
    if going:
        publication.let_go(each.name for each in going)
    for each in going:
        each.path.with_suffix(".json").unlink()
        each.path.unlink(missing_ok=True)
    _sweep_copies()
    _sweep_shapes()


def _sweep_copies() -> None:
    """What was made of versions that are gone, also before a kill."""
    made = (snapshots.NAME.match(copy.name) for copy in (snapshots.folder() / migrations.COPIES).glob("*"))
    for name in {found[0] for found in made if found}:
        if not (snapshots.folder() / f"{name}.json").exists():
            migrations.forget(name)


def _held(dataset: str) -> set[str]:
    home = snapshots.folder()
    in_view = snapshots.current(dataset).snapshot
    held = {in_view.name} if in_view else set()
    held |= set(_named())
    texts = [*imports.folder().glob("*Z-*/draft.json"), *(home / "paparan" / "isi").glob("*.json")]
    for path in texts:
        held |= {found[0] for found in snapshots.NAME.finditer(path.read_text("utf-8", errors="replace"))}
    return held


def _named() -> list[str]:
    """The versions that an office named, however its editor wrote the file."""
    file = snapshots.folder() / NAMED
    content = file.read_bytes() if file.is_file() else b""
    code = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    lines = content.decode(code, errors="replace").splitlines()
    return [told for line in lines if (told := line.split("#")[0].strip())]


def strangers() -> list[str]:
    """What the list of named versions names and is no kept version: perhaps one that is mistyped."""
    return [told for told in _named() if snapshots.get(told) is None]


def _sweep_shapes() -> None:
    """Map shapes that no version names any more."""
    named = {
        file
        for dataset in snapshots.PREFIXES
        for each in snapshots.kept(dataset)
        for file in each.shapes.values()
    }
    gallery = snapshots.folder() / "peta"
    if not named or any(not _is_readable(path) for path in snapshots.folder().glob("*-*.json")):
        return  # what cannot be read may need any of them
    for path in gallery.glob("*.svg"):
        if path.name not in named:
            path.unlink()


def _is_readable(manifest: Path) -> bool:
    return snapshots.NAME.fullmatch(manifest.stem) is None or snapshots.get(manifest.stem) is not None


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        "python -m data.retention", description="Menyebut versi data yang boleh dihapus."
    )
    parser.add_argument("--hapus", action="store_true", help="hapus; tanpa ini hanya disebut")
    parser.add_argument("--hari", type=int, default=DAYS, help="lebih tua dari sekian hari")
    parser.add_argument(
        "--paling-sedikit", type=int, default=FEWEST, help="sekian versi terbaru selalu tinggal"
    )
    options = parser.parse_args(arguments)
    if nothing := snapshots.nothing_here():
        print(nothing, file=sys.stderr)
        return 1
    if unknown := strangers():
        listed = f"{NAMED} menyebut yang bukan versi tersimpan: {', '.join(unknown)}"
        print(f"{listed}. Perbaiki barisnya; tidak ada yang dihapus.", file=sys.stderr)
        return 1
    try:
        going = _gone(options)
    except OSError as error:
        if not (told := disk.sentence(error)):
            raise
        print(told, file=sys.stderr)
        return 1
    print(f"{len(going)} versi {'dihapus' if options.hapus else 'boleh dihapus'}.")
    return 0


def _gone(options: argparse.Namespace) -> list[Snapshot]:
    with build.alone(print):
        going = may_go(days=options.hari, fewest=options.paling_sedikit)
        for each in going:
            print(f"{each.name}  {each.published:%Y-%m-%d}")
        if options.hapus:
            remove(going)
    return going


if __name__ == "__main__":
    sys.exit(disk.command(main, snapshots.folder))
