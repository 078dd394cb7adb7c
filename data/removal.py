"""Takes a person's name out of all that was kept, where the law demands it.   Run: python -m data.removal

    cari  [--log FOLDER]                      where the name stands, and a code for exactly that
    hapus --kode CODE --dasar "..." --oleh A --bersama B
          [--log FOLDER] [--turunan FOLDER] [--cadangan FOLDER]

The name is read from the standard input, so that no list of commands keeps it. Versions of the data, imports,
drafts, the log of imports and briefings are written anew beside the old folder under new hashes; the chain of
the new one is followed to its end; then it takes the old one's place, which is deleted. Figures stay as they
are. A public note says when, why and in which versions, never whom. The servers stand still meanwhile.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from data import backup, build, chain, disk, durable, imports, locks, publication, snapshots, unnaming
from data.accounts import people
from data.rewriting import Rewriting, kept_files
from data.unnaming import Failed, Name

NOTE = "catatan-penghapusan.json"  # public, among the snapshots
UNFINISHED = ".penghapusan-belum-selesai"  # beside it: which files and backups outside still hold the name
HALF_DONE = (
    "Versi data sudah ditulis ulang, tetapi catatan server, berkas turunan, atau cadangan belum semuanya. "
    "Periksa ruang dan izin disknya, lalu ulangi perintah yang sama."
)
RAW = build.RAW


@dataclass(frozen=True)
class Outside:
    """What holds the name beside the snapshots: files that were made of them, and the backups."""

    derived: Path | None = None
    backups: Path | None = None

    def told(self) -> str:
        return json.dumps([path and str(path.resolve()) for path in (self.derived, self.backups)])

    @classmethod
    def read(cls, file: Path) -> Outside:
        return cls(*(path and Path(path) for path in json.loads(file.read_text(encoding="utf-8"))))


NOTHING = Outside()


def found(name: Name, log: Path | None = None) -> list[str]:
    """Every place where the name stands: 'file' or 'file: table.column, so many rows'."""
    told = [
        f"data/raw/{path.name}, baris {row}"
        for path in sorted(RAW.glob("*.csv"))
        for row in unnaming.lines_with(name, path)
    ]
    home = snapshots.folder()
    for path in kept_files(home):
        where = path.relative_to(home).as_posix()
        if name.is_in(where):
            told.append(f"{name.out_of(where)} (nama berkasnya)")
        if path.suffix == ".duckdb":
            told += [
                f"{where}: {table}.{column}, {count} sel"
                for table, column, count in unnaming.cells_with(name, path)
            ]
        elif unnaming.stands_in(name, path):
            told.append(where)
    return told + [path.name for path in _logs(log) if unnaming.log_without(name, path) is not None]


def code_of(places: list[str]) -> str:
    """What stands for exactly these places: whoever removes has seen them."""
    return hashlib.sha256("\n".join(places).encode()).hexdigest()[:8]


def remove(name: Name, *, reason: str, by: tuple[str, str], outside: Outside = NOTHING) -> dict:
    """Write everything anew without the name, and put it in the old one's place; returns the public note.

    What lies `outside` is written down there, for `finish`, also after a kill.
    """
    home = snapshots.folder()
    _may(by)
    if not imports.folder().is_relative_to(home):
        raise Failed("DASBOR_IMPORTS menunjuk ke luar folder versi data; satukan keduanya dahulu.")
    if in_raw := [place for place in found(name) if place.startswith("data/raw/")]:
        raise Failed(
            f"Hapus dahulu dari berkas sumber, yang dipakai setiap pembangunan: {'; '.join(in_raw)}."
        )
    if name.is_in(reason):
        raise Failed("Dasar penghapusan terbuka bagi umum dan tidak boleh memuat nama itu.")
    fresh = _fresh(home)
    with locks.turn(home / locks.BUILD, print):
        try:
            before = _as_it_is(home)
            note = _written_anew(name, home, fresh, reason)
            if changed := {path for path, _, _ in before ^ _as_it_is(home)}:
                named = ", ".join(sorted(path.name for path in changed))
                raise Failed(f"Server masih menulis ({named}); hentikan dahulu. Tidak ada yang diganti.")
            (fresh / UNFINISHED).write_text(outside.told(), encoding="utf-8")
            durable.settle(fresh)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        home.rename(publication.old_one(home))
        fresh.rename(home)
    shutil.rmtree(publication.old_one(home))
    return note


def finish(home: Path) -> str | None:
    """Empty the folder of what was made of the old versions, renew the backup; what was done, None: nothing.

    After a kill too: the name would be found nowhere any more, and would stay in both.
    """
    unfinished = home / UNFINISHED
    if not unfinished.exists():
        return None
    outside, said = Outside.read(unfinished), "Cadangan yang ada masih memuat nama itu: hapus."
    for path in outside.derived.iterdir() if outside.derived and outside.derived.is_dir() else []:
        path.unlink() if path.is_file() else shutil.rmtree(path)
    if outside.backups:
        said = f"Cadangan lama dihapus; cadangan baru: {_renewed_backup(outside.backups)}."
    unfinished.unlink()
    return said


def _as_it_is(home: Path) -> set[tuple[Path, int, int]]:
    """What would go over, with its size and time: a draft that a server still takes in would be lost."""
    told = ((path, path.stat()) for path in kept_files(home))
    return {(path, seen.st_size, seen.st_mtime_ns) for path, seen in told}


def _fresh(home: Path) -> Path:
    return home.with_name(f"{home.name}.baru")


def after_a_kill(home: Path) -> None:
    """Of two folders one stays: the old one while it is the only one, else the one without the name.

    Raises Failed where both are there and the one in use is not what a removal made of the other.
    """
    old = publication.old_one(home)
    publication.bring_back(home)
    if old.exists() and any(old.glob("*.json")) and len(notes(home)) <= len(notes(old)):
        raise Failed(
            f"{old} dan {home} sama-sama ada, tanpa catatan bahwa yang kedua menggantikan yang pertama. "
            "Periksa isinya dan singkirkan salah satunya; tidak ada yang dihapus."
        )
    shutil.rmtree(_fresh(home), ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _written_anew(name: Name, home: Path, fresh: Path, reason: str) -> dict:
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    said = {"when": moment, "why": reason}
    rewriting = Rewriting(name, home, fresh, said)
    rewriting.all_of_it()
    note = {"waktu": moment, "dasar": reason, "versi": rewriting.renamed}
    durable.write(fresh / NOTE, json.dumps([*notes(), note], ensure_ascii=False, indent=1), public=True)
    with backup.looking_at(fresh):
        if troubles := [*chain.troubles_in_view(), *filter(None, map(chain.trouble_with, _every()))]:
            raise Failed(
                "Rantai sidik hasil penghapusan tidak utuh, jadi tidak dipakai: " + " ".join(troubles)
            )
    if still := [path for path in kept_files(fresh) if unnaming.stands_in(name, path)]:
        raise Failed(
            f"Nama itu masih tersisa di {', '.join(path.name for path in still)}; tidak ada yang diganti."
        )
    return note


def notes(home: Path | None = None) -> list[dict]:
    """What was removed before, oldest first: when, why, and the versions that were written anew."""
    path = (home or snapshots.folder()) / NOTE
    try:
        told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    except ValueError:
        told = None
    if not isinstance(told, list):
        raise Failed(f"Catatan penghapusan yang lalu ({NOTE}) rusak; pulihkan dari cadangan.")
    return told


def _logs(folder: Path | None) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder and folder.is_dir() else []


def _every() -> list[snapshots.Snapshot]:
    return [each for dataset in snapshots.PREFIXES for each in snapshots.kept(dataset)]


def _replace(path: Path, content: bytes) -> None:
    with disk.writing_beside(path) as beside:
        beside.write_bytes(content)
        disk.give(beside, path.parent)
        beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)


def _may(by: tuple[str, str]) -> None:
    """Two people, both of whom the roles let publish, one of them an administrator."""
    if not people.roles_file().exists():
        return  # nobody but who sits at the machine
    told = [person for person in map(people.named, by) if person]
    if len(told) < len(by) or by[0] == by[1] or not all(each.may("sahkan") for each in told):
        raise Failed("Penghapusan memerlukan dua orang berbeda yang berperan pengesah atau administrator.")
    if not any(each.may("atur") for each in told):
        raise Failed("Salah satu dari keduanya harus administrator.")


def _renewed_backup(folder: Path) -> str:
    """Throw away every earlier backup, which holds the name, and make one of what is there now."""
    disk.make_folder(folder)
    with locks.turn(folder / backup.TURN, print):  # the nightly one may be writing its list
        for part in (folder / backup.LISTS, folder / backup.CONTENTS):
            if part.exists():
                shutil.rmtree(part)
    return backup.back_up(folder)


def main(arguments: list[str] | None = None, ask: Callable[[], str] = sys.stdin.readline) -> int:
    parser = argparse.ArgumentParser(
        "python -m data.removal", description="Menghapus nama seseorang. Namanya dibaca dari masukan baku."
    )
    parser.add_argument("apa", choices=["cari", "hapus"])
    parser.add_argument("--kode", help="kode yang disebut oleh `cari`")
    parser.add_argument("--dasar", help="dasar hukumnya; terbuka bagi umum")
    parser.add_argument("--oleh", default="", help="yang melaksanakan, seperti dalam roles.toml")
    parser.add_argument("--bersama", default="", help="orang kedua")
    parser.add_argument("--log", type=Path, help="folder catatan server, ditulis ulang juga")
    parser.add_argument(
        "--turunan", type=Path, help="folder berkas turunan, mis. paparan mingguan; dikosongkan"
    )
    parser.add_argument(
        "--cadangan", type=Path, help="folder cadangan: yang lama dihapus, satu yang baru dibuat"
    )
    options = parser.parse_args(arguments)
    try:
        _do(options, Name(ask()))
    except Failed as failed:
        print(failed, file=sys.stderr)
        return 1
    except OSError as error:
        return disk.ended(error)
    return 0


def _do(options: argparse.Namespace, name: Name) -> None:
    home = snapshots.folder()
    after_a_kill(home)
    if nothing := snapshots.nothing_here():
        raise Failed(nothing)
    if said := _finished(home):
        print(f"Penghapusan yang terputus diselesaikan. {said}")
    places = found(name, options.log)
    print("\n".join(places) or "Nama itu tidak ditemukan.")
    if options.apa == "cari" or not places:
        if places:
            print(f"Kode: {code_of(places)}")
        return
    if options.kode != code_of(places):
        raise Failed("Kode tidak sesuai dengan tempat-tempat di atas. Periksa, lalu pakai kode dari `cari`.")
    if not (options.dasar or "").strip():
        raise Failed("Sebutkan dasar penghapusannya dengan --dasar.")
    outside = Outside(options.turunan, options.cadangan)
    note = remove(name, reason=options.dasar, by=(options.oleh, options.bersama), outside=outside)
    try:
        for path in _logs(options.log):
            if (content := unnaming.log_without(name, path)) is not None:
                _replace(path, content)
    except OSError as error:
        raise Failed(HALF_DONE) from error
    said = _finished(home)
    print(f"Dihapus. {len(note['versi'])} versi data ditulis ulang; catatan terbuka: {NOTE}.\n{said}")


def _finished(home: Path) -> str | None:
    try:
        return finish(home)
    except OSError as error:
        raise Failed(HALF_DONE) from error


if __name__ == "__main__":
    sys.exit(disk.command(main, snapshots.folder))
