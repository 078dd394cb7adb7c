"""Takes a person's name out of all that was kept, where the law demands it.   Run: python -m data.removal

    cari  [--log FOLDER]                      where the name stands, and a code for exactly that
    hapus --kode CODE --dasar "..." --oleh A --bersama B
          [--log FOLDER] [--turunan FOLDER] [--cadangan FOLDER]

The name is read from the standard input, so that no list of commands keeps it. Versions of the data, imports,
drafts, the log of imports and briefings are written anew beside the old folder under new hashes; the chain of
the new one is followed to its end; then it takes the old one's place, which is deleted. Figures stay as they
are. A public note says when, why and in which versions, never whom. The servers stand still meanwhile.
"""

import argparse
import hashlib
import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook

from data import backup, build, chain, disk, durable, imports, locks, snapshots, unnaming
from data.accounts import people
from data.unnaming import Failed, Name

NOTE = "catatan-penghapusan.json"  # public, among the snapshots
TOLD = "Isi berkas ini dihapus atas permintaan yang sah."
TEXTS = (".txt", ".toml", ".md", ".log")
RAW = build.RAW
SENT = "kiriman"  # how a file that somebody sent is called in the folder of its import


def found(name: Name, log: Path | None = None) -> list[str]:
    """Every place where the name stands: 'file' or 'file: table.column, so many rows'."""
    told = [
        f"data/raw/{path.name}, baris {row}"
        for path in sorted(RAW.glob("*.csv"))
        for row in unnaming.lines_with(name, path)
    ]
    home = snapshots.folder()
    for path in _kept_files(home):
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


def remove(name: Name, *, reason: str, by: tuple[str, str], log: Path | None = None) -> dict:
    """Write everything anew without the name, and put it in the old one's place; returns the public note."""
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
            note = _written_anew(name, home, fresh, reason)
            durable.settle(fresh)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        home.rename(snapshots.old_one(home))
        fresh.rename(home)
    shutil.rmtree(snapshots.old_one(home))
    for path in _logs(log):
        if (content := unnaming.log_without(name, path)) is not None:
            _replace(path, content)
    return note


def _fresh(home: Path) -> Path:
    return home.with_name(f"{home.name}.baru")


def after_a_kill(home: Path) -> None:
    """Of two folders one stays: the old one while it is the only one, else the one without the name.

    Raises Failed where both are there and the one in use is not what a removal made of the other.
    """
    old = snapshots.old_one(home)
    snapshots.bring_back(home)
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
    rewriting = _Rewriting(name, home, fresh, said)
    rewriting.all_of_it()
    note = {"waktu": moment, "dasar": reason, "versi": rewriting.renamed}
    durable.write(fresh / NOTE, json.dumps([*notes(), note], ensure_ascii=False, indent=1), public=True)
    with backup.looking_at(fresh):
        if troubles := [*chain.troubles_in_view(), *filter(None, map(chain.trouble_with, _every()))]:
            raise Failed(
                "Rantai sidik hasil penghapusan tidak utuh, jadi tidak dipakai: " + " ".join(troubles)
            )
    if still := [path for path in _kept_files(fresh) if unnaming.stands_in(name, path)]:
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


class _Rewriting:
    """A folder of snapshots written anew; of what has another name or hash now, all that names it is told."""

    def __init__(self, name: Name, home: Path, fresh: Path, said: dict):
        self.name, self.home, self.fresh, self.said = name, home, fresh, said
        self.renamed: dict[str, str] = {}  # snapshot -> its new name
        self._codes: dict[str, str] = {}  # four digits of passports
        self._states: dict[str, str] = {}  # briefing -> its new name
        self._hashes: dict[str, str] = {}  # of row files
        self._seals: dict[str, str] = {}  # manifest's old seal -> new

    def all_of_it(self) -> None:
        shutil.rmtree(self.fresh, ignore_errors=True)
        durable.make_public(self.fresh)
        files = _kept_files(self.home)
        manifests = [path for path in files if snapshots.NAME.fullmatch(path.stem) and path.suffix == ".json"]
        rows = [path for path in files if path.parent.name == "rows"]
        states = [path for path in files if path.parent == self.home / "paparan" / "isi"]
        for path in rows:
            self._row_file(path)
        for path in sorted(manifests):  # by time: each names the one before it
            self._snapshot(path)
        for path in states:
            self._state(path)
        done = {*rows, *manifests, *states, *(path.with_suffix(".duckdb") for path in manifests)}
        for path in files:
            if path not in done:
                self._other(path)

    def _row_file(self, path: Path) -> None:
        content = path.read_bytes()
        new = unnaming.csv_without(self.name, content)
        self._hashes[hashlib.sha256(content).hexdigest()] = hashlib.sha256(new).hexdigest()
        self._put(path, new)

    def _snapshot(self, path: Path) -> None:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        database = path.with_suffix(".duckdb")
        new = unnaming.value_without(self.name, manifest)
        target = self.fresh / "database"
        if unnaming.database_without(self.name, database, target):
            digest = hashlib.sha256(target.read_bytes()).hexdigest()
            new |= {"sha256": digest, "size": target.stat().st_size}
            new["name"] = f"{path.stem.rsplit('-', 1)[0]}-{digest[:8]}"
            new["removed"] = [*manifest.get("removed", []), self.said]
            self.renamed[path.stem] = new["name"]
            self._codes[path.stem[-8:-4]] = digest[:4]
        else:
            os.link(database, target)
        new["inputs"] = {file: self._hashes.get(digest, digest) for file, digest in new["inputs"].items()}
        if before := new.get("previous"):
            new["previous"] = {
                "name": self.renamed.get(before["name"], before["name"]),
                "seal": self._seals.get(before["seal"], before["seal"]),
            }
        if "seal" in new:
            new = snapshots.sealed(new)
            self._seals[manifest["seal"]] = new["seal"]
        target.replace(self.fresh / f"{new['name']}.duckdb")
        (self.fresh / f"{new['name']}.duckdb").chmod(0o444)
        text = json.dumps(new, ensure_ascii=False, indent=2) + "\n"
        durable.write(self.fresh / f"{new['name']}.json", text, public=True)

    def _state(self, path: Path) -> None:
        content = self._renaming(path.read_text(encoding="utf-8"))
        for old, new in self._codes.items():
            content = re.sub(rf"(?<=·){old}(?![0-9a-f])", new, content)
        told = json.loads(content)
        new = unnaming.value_without(self.name, told)
        text = (
            content if new == told else json.dumps(new, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        )
        state = hashlib.sha256(text.encode()).hexdigest()[:16]
        self._states[path.stem] = state
        self._put(path.with_name(f"{state}.json"), text.encode(), like=path)

    def _other(self, path: Path) -> None:
        """What names a version or a state names the new one; what cannot be rewritten is emptied."""
        content = path.read_bytes()
        if path.stem == SENT and path.suffix in (".csv", ".tsv", ".txt", ".json"):
            self._put(path, unnaming.text_without(self.name, content))
        elif path.suffix in (".json", ".jsonl", ".csv", *TEXTS) or not path.suffix:
            self._put(path, self._text(path, content))
        elif self.name.is_in_bytes(content):
            self._emptied(path)
        else:
            self._put(path, content)

    def _text(self, path: Path, content: bytes) -> bytes:
        text = self._renaming(content.decode("utf-8", errors="replace"))
        for old, new in (*self._seals.items(), *self._hashes.items(), *self._states.items()):
            text = text.replace(old, new)
        if path.suffix == ".csv":
            return unnaming.csv_without(self.name, text.encode())
        if path.suffix == ".jsonl":
            return "".join(
                unnaming.line_without(self.name, line) for line in text.splitlines(keepends=True)
            ).encode()
        if path.suffix == ".json":
            return unnaming.line_without(self.name, text).encode()
        return self.name.out_of(text).encode()

    def _renaming(self, text: str) -> str:
        for old, new in self.renamed.items():
            text = text.replace(old, new)
        return text

    def _emptied(self, path: Path) -> None:
        if path.suffix == ".xlsx":
            book, content = Workbook(), io.BytesIO()
            book.active["A1"] = TOLD
            book.save(content)
            self._put(path, content.getvalue())
        else:
            self._put(path.with_suffix(".txt"), f"{TOLD}\n".encode(), like=path)

    def _put(self, path: Path, content: bytes, *, like: Path | None = None) -> None:
        place = path.relative_to(self.home)
        target = self.fresh.joinpath(*(unnaming.path_without(self.name, part) for part in place.parts))
        target.parent.mkdir(parents=True, exist_ok=True)
        for folder, old in zip(target.parents, (like or path).parents, strict=False):
            if folder == self.fresh:
                break
            folder.chmod(old.stat().st_mode & 0o777)
        target.write_bytes(content)
        seen = (like or path).stat()
        target.chmod(seen.st_mode & 0o777)
        os.utime(target, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def _kept_files(home: Path) -> list[Path]:
    """All that goes over into the new folder: not what kills left, what is made anew, or practice."""
    return [
        path
        for path in sorted(home.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(home).parts)
        and path.relative_to(home).parts[0] != snapshots.TRAINING
    ]


def _logs(folder: Path | None) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder and folder.is_dir() else []


def _every() -> list[snapshots.Snapshot]:
    return [each for dataset in snapshots.PREFIXES for each in snapshots.kept(dataset)]


def _replace(path: Path, content: bytes) -> None:
    beside = disk.beside(path)
    beside.write_bytes(content)
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


def renew_backup(folder: Path) -> str:
    """Throw away every earlier backup, which holds the name, and make one of what is there now."""
    for part in (backup.LISTS, backup.CONTENTS):
        shutil.rmtree(folder / part, ignore_errors=True)
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
    after_a_kill(snapshots.folder())
    if nothing := snapshots.nothing_here():
        raise Failed(nothing)
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
    note = remove(name, reason=options.dasar, by=(options.oleh, options.bersama), log=options.log)
    print(f"Dihapus. {len(note['versi'])} versi data ditulis ulang; catatan terbuka: {NOTE}.")
    for path in options.turunan.iterdir() if options.turunan and options.turunan.is_dir() else []:
        path.unlink() if path.is_file() else shutil.rmtree(path)
    if options.cadangan:
        print(f"Cadangan lama dihapus; cadangan baru: {renew_backup(options.cadangan)}.")
    else:
        print("Cadangan yang ada masih memuat nama itu: hapus, atau sebut foldernya dengan --cadangan.")


if __name__ == "__main__":
    sys.exit(main())
