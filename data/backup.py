"""Backs up all that was published and sent, and brings it back.   Run: python -m data.backup cadangkan FOLDER

    cadangkan FOLDER [--rahasia OTHER]   what is new since the last time; roles too, secrets to a place apart
    daftar FOLDER                        which backups there are
    pulihkan FOLDER --ke EMPTY           the last one (or --saat NAME) into an empty folder, each file checked
    uji FOLDER                           restores the last one aside, checks it, and says so for the operator

In the folder each content lies once, under its hash; a backup is a sealed list of names and hashes. So it is
incremental, two backups share what is the same, and every file that comes back is the one that went in.
"""

import argparse
import errno
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path

from data import build, chain, disk, durable, imports, locks, manifests, snapshots
from data.intake import village_products

LISTS, CONTENTS = "daftar", "isi"
TURN = "giliran.kunci"  # of backups: two at once would sweep what the other one writes
STATUS = "cadangan.json"  # beside the snapshots: what the operator's page says of backups
ROLES, SECRETS = "roles.toml", "secrets.toml"
NEVER = ("latihan", "masuk", "desa", STATUS)  # practice, links that end, and what is said about backups


class Failed(Exception):
    """Why a backup or a restoration was not done, as an Indonesian sentence."""


def back_up(target: Path, *, secrets: Path | None = None) -> str:
    """Add what is new to the backup folder; returns the name of this backup.

    No publication comes between: the turn of the builds is taken while the list is made.
    """
    home = snapshots.folder()
    if nothing := snapshots.nothing_here():
        raise Failed(nothing)
    for folder in (home, imports.folder()):
        if target.resolve().is_relative_to(folder.resolve()):
            raise Failed(f"Folder cadangan {target} ada di dalam data yang dicadangkan; pilih folder lain.")
    disk.make_folder(target / LISTS)
    with locks.turn(target / TURN, print):
        return _backed_up(home, target, secrets)


def _backed_up(home: Path, target: Path, secrets: Path | None) -> str:
    _sweep(target)
    # On a disk that failed nothing is published any more, and this is when a backup is needed most.
    read_only = disk.is_read_only(home)
    with nullcontext() if read_only else build.alone(print):
        files = {name: _kept(path, target) for name, path in _files(home)}
        if not imports.folder().is_relative_to(home):
            files |= {f"imports/{name}": _kept(path, target) for name, path in _files(imports.folder())}
    if (roles := _outside("DASBOR_ROLES")) and roles.is_file():
        files[ROLES] = _kept(roles, target)
    if secrets and (told := _outside("STREAMLIT_SECRETS_FILES")) and told.is_file():
        secrets.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(told, secrets / SECRETS)
        (secrets / SECRETS).chmod(0o600)
    moment = snapshots.next_moment(path.stem for path in (target / LISTS).glob("*.json"))
    name = f"{moment:{snapshots.MOMENT}}"
    durable.write(target / LISTS / f"{name}.json", _as_list(files))
    _let_pictures_go(target)
    if not read_only:
        _say_of("terakhir", name, waktu=f"{datetime.now(UTC):{snapshots.MOMENT}}")  # names never go back
    return name


def names(target: Path) -> list[str]:
    """The backups there are, newest first."""
    return sorted((path.stem for path in (target / LISTS).glob("*.json")), reverse=True)


def restore(source: Path, target: Path, name: str | None = None) -> str:
    """Bring a backup back into an empty folder; raises Failed when a file is not the one that went in.

    It is made beside the folder and takes its name when it is whole: a server started over a half one would
    show it, and begin anew without the imports that had not come back yet.
    """
    if target.exists() and any(target.iterdir()):
        raise Failed(f"Folder {target} tidak kosong; cadangan hanya dipulihkan ke folder kosong.")
    name = name or next(iter(names(source)), None)
    if name is None:
        raise Failed(f"Tidak ada cadangan di {source}.")
    target = target.resolve()
    disk.make_folder(target.parent)
    for half in target.parent.glob(f".{target.name}.*"):
        if disk.BESIDE.fullmatch(half.name) and disk.is_left_over(half):
            shutil.rmtree(half)
    whole = disk.beside(target)
    try:
        disk.make_folder(whole)
        _brought(source, name, whole)
        disk.give_all(whole)
        whole.chmod(target.stat().st_mode & 0o7777 if target.exists() else durable.PUBLIC_FOLDER)
        whole.replace(target)
        durable.settle(target)
    finally:
        shutil.rmtree(whole, ignore_errors=True)
    return name


def _brought(source: Path, name: str, whole: Path) -> None:
    for file, (digest, mode) in _listed(source, name).items():
        content = _content(source, digest)
        path = whole / file
        if not path.resolve().is_relative_to(whole):
            raise Failed(f"Cadangan {name} menyebut berkas di luar foldernya: {file}.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(mode)
    durable.settle(whole)


def check(source: Path) -> str:
    """Restore the last backup aside, and look at everything in it; the operator's page says how it went."""
    outcome = "gagal"
    if not source.is_dir():  # and nothing is made of a mistyped name
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(source))
    try:
        with (
            locks.turn(source / TURN, print),
            tempfile.TemporaryDirectory(prefix=".uji-", dir=source) as folder,
        ):
            name = restore(source, Path(folder) / "pulih")
            with looking_at(Path(folder) / "pulih"):
                if troubles := chain.troubles_in_view():
                    raise Failed(" ".join(troubles))
                if snapshots.current().snapshot is None:
                    raise Failed("Cadangan ini tidak memuat data yang diterbitkan.")
        outcome = "berhasil"
        return name
    finally:
        _say_of("uji", f"{datetime.now(UTC):{snapshots.MOMENT}}", outcome=outcome)


def status() -> dict[str, str]:
    """When the last backup and the last test of one were made, and how the test ended; empty where never."""
    try:
        said = json.loads((snapshots.folder() / STATUS).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as trouble:
        disk.raise_if_passing(trouble)
        return {}
    return {key: str(value) for key, value in said.items()} if isinstance(said, dict) else {}


def _say_of(what: str, when: str, **more: str) -> None:
    told = status() | {what: when} | {f"{what}_{key}": value for key, value in more.items()}
    durable.write(snapshots.folder() / STATUS, json.dumps(told))


def _sweep(target: Path) -> None:
    """What a kill left half written or half restored."""
    for path in [*target.glob(".uji-*"), *(target / CONTENTS).glob("*/.*"), *(target / LISTS).glob(".*")]:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _let_pictures_go(target: Path) -> None:
    """What a village was told would be deleted stays in no earlier backup either.

    The content first: after a kill the next backup finds it named still, and the newest names it no more.
    """
    lists = {}
    for path in (target / LISTS).glob("*.json"):
        if f"/{village_products.PICTURE}".encode() in path.read_bytes():
            with suppress(Failed):  # of a damaged one nobody knows what it names
                lists[path] = _listed(target, path.stem)
    gone = set(filter(_is_let_go, {name for files in lists.values() for name in files}))
    kept = {files[name][0] for files in lists.values() for name in files.keys() - gone}
    for path, files in lists.items():
        for name in (going := gone & files.keys()):
            if (digest := files.pop(name)[0]) not in kept:
                (target / CONTENTS / digest[:2] / digest).unlink(missing_ok=True)
        if going:
            durable.write(path, _as_list(files))


def _is_let_go(name: str) -> bool:
    place = Path(name)
    if place.name != village_products.PICTURE or place.parts[0] != "imports":
        return False
    return village_products.is_let_go(imports.folder().joinpath(*place.parts[1:]))


def _files(home: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(home.rglob("*")):
        name = path.relative_to(home).as_posix()
        hidden = any(part.startswith(".") for part in Path(name).parts)
        if path.is_file() and not hidden and name.split("/")[0] not in NEVER:
            yield name, path


def _outside(variable: str) -> Path | None:
    told = os.environ.get(variable)
    return Path(told) if told else None


def _kept(path: Path, target: Path) -> tuple[str, int]:
    """Put a content into the folder unless it is there; its hash, and the file's mode."""
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    kept = target / CONTENTS / digest[:2] / digest
    if not kept.exists() or kept.read_bytes() != content:  # a damaged one would be in every later backup
        disk.make_folder(kept.parent)
        with disk.writing_beside(kept) as beside:
            with beside.open("xb") as file:
                disk.give(file.fileno(), kept.parent)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(kept)
    return digest, path.stat().st_mode & 0o777


def _as_list(files: dict[str, tuple[str, int]]) -> str:
    return json.dumps(manifests.sealed({"files": files}), ensure_ascii=False, indent=1)


def _listed(source: Path, name: str) -> dict[str, tuple[str, int]]:
    try:
        told = json.loads((source / LISTS / f"{name}.json").read_text(encoding="utf-8"))
        whole = told == manifests.sealed(told)
    except (OSError, ValueError, RecursionError, TypeError) as trouble:
        disk.raise_if_passing(trouble)
        whole = False
    if not whole:
        raise Failed(f"Daftar cadangan {name} tidak ada atau rusak.")
    return told["files"]


def _content(source: Path, digest: str) -> bytes:
    try:
        content = (source / CONTENTS / digest[:2] / digest).read_bytes()
    except OSError as trouble:
        disk.raise_if_passing(trouble)
        content = b""
    if hashlib.sha256(content).hexdigest() != digest:
        raise Failed(f"Isi cadangan {digest[:12]} hilang atau rusak.")
    return content


@contextmanager
def looking_at(folder: Path) -> Iterator[None]:
    """The restored folder in place of the one that is served."""
    before = {name: os.environ.pop(name, None) for name in ("DASBOR_SNAPSHOTS", "DASBOR_IMPORTS")}
    os.environ["DASBOR_SNAPSHOTS"] = str(folder)
    try:
        yield
    finally:
        del os.environ["DASBOR_SNAPSHOTS"]
        os.environ.update({name: value for name, value in before.items() if value is not None})


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m data.backup", description="Mencadangkan dan memulihkan data.")
    parser.add_argument("apa", choices=["cadangkan", "daftar", "pulihkan", "uji"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rahasia", type=Path, help="folder terpisah untuk rahasia akun")
    parser.add_argument("--ke", type=Path, help="folder kosong untuk data yang dipulihkan")
    parser.add_argument("--saat", help="nama cadangan; bila tidak disebut, yang terakhir")
    options = parser.parse_args(arguments)
    try:
        print(_do(options))
    except Failed as failed:
        print(failed, file=sys.stderr)
        return 1
    except (FileNotFoundError, NotADirectoryError) as missing:
        print(f"Tidak ada: {missing.filename}. Periksa nama foldernya.", file=sys.stderr)
        return 1
    except OSError as error:
        return disk.ended(error)
    return 0


def _do(options: argparse.Namespace) -> str:
    match options.apa:
        case "cadangkan":
            return f"Dicadangkan: {back_up(options.folder, secrets=options.rahasia)}."
        case "daftar":
            return "\n".join(names(options.folder)) or "Belum ada cadangan."
        case "uji":
            return f"Cadangan {check(options.folder)} dapat dipulihkan dan utuh."
    if options.ke is None:
        raise Failed("Sebutkan folder kosong dengan --ke.")
    return f"Dipulihkan: {restore(options.folder, options.ke, options.saat)} ke {options.ke}."


if __name__ == "__main__":
    sys.exit(disk.command(main, snapshots.folder, imports.folder))
