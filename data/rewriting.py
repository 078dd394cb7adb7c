"""A folder of snapshots without a person's name, written anew beside the old one under new hashes."""

import hashlib
import io
import json
import os
import re
import shutil
from pathlib import Path

from openpyxl import Workbook

from data import durable, manifests, snapshots, unnaming
from data.unnaming import Name

TOLD = "Isi berkas ini dihapus atas permintaan yang sah."
TEXTS = (".txt", ".toml", ".md", ".log")
SENT = "kiriman"  # how a file that somebody sent is called in the folder of its import


class Rewriting:
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
        files = kept_files(self.home)
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
            new = manifests.sealed(new)
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


def kept_files(home: Path) -> list[Path]:
    """All that goes over into the new folder: not what kills left, what is made anew, or practice."""
    return [
        path
        for path in sorted(home.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(home).parts)
        and path.relative_to(home).parts[0] != snapshots.TRAINING
    ]
