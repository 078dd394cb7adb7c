"""Are libraries of the lock known to be vulnerable? Asked of a list in this folder, without any network.

    python -m deploy.audit                                      what the list says of every locked library
    python -m deploy.audit perbarui SOURCE --tanggal YYYY-MM-DD  a new list, from advisories in OSV's JSON

OSV offers all advisories on PyPI as one zip of JSON files:
https://osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip
Fetch it on a machine with internet; `perbarui` keeps what concerns the libraries of the locks.

Beside the list lie advisories that were read one by one after its day, in public threads that name them and
the version that mends them (`read`, `seen`). They are few of those there are, and make no list younger.
"""

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "deploy" / "advisories.json"
READ = ROOT / "deploy" / "advisories-read.json"
LOCKS = (ROOT / "requirements.lock", ROOT / "tests" / "requirements.lock")
PIN = re.compile(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
OLDEST_DAYS = 90  # an older list knows too little to be believed
RENEW = "Perbarui: lihat `python -m deploy.audit --help`."


def locked(locks: tuple[Path, ...] = LOCKS) -> dict[str, set[str]]:
    """Library -> the versions that the locks name (they may differ by platform)."""
    found: dict[str, set[str]] = {}
    for lock in locks:
        for name, version in PIN.findall(lock.read_text(encoding="utf-8")):
            found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def hits(advisories: list[dict[str, Any]], libraries: dict[str, set[str]]) -> list[str]:
    """What is known of the libraries, as 'name version: id (aliases)'."""
    return sorted(
        f"{name} {version}: {each['id']} ({', '.join(each.get('aliases', [])) or 'tanpa nama lain'})"
        for each in advisories
        for affected in each["affected"]
        if (name := canonicalize_name(affected["package"]["name"])) in libraries
        for version in libraries[name]
        if _is_affected(version, affected)
    )


def _is_affected(version: str, affected: dict[str, Any]) -> bool:
    if version in affected.get("versions", []):
        return True
    ranges = (each["events"] for each in affected.get("ranges", []) if each["type"] == "ECOSYSTEM")
    return any(_is_within(Version(version), events) for events in ranges)


def _is_within(version: Version, events: list[dict[str, Any]]) -> bool:
    """Events in order of versions: an introduction opens, a fix or a last affected version closes."""
    inside = False
    for event in sorted(events, key=lambda each: _parsed(next(iter(each.values())))):
        ((kind, told),) = event.items()
        if kind == "introduced" and version >= _parsed(told):
            inside = True
        elif (kind == "fixed" and version >= _parsed(told)) or (
            kind == "last_affected" and version > _parsed(told)
        ):
            inside = False
    return inside


def _parsed(told: str) -> Version:
    try:
        return Version(told)
    except InvalidVersion:  # a scheme of other times: as early as can be, so that nothing is overlooked
        return Version("0")


def renew(source: Path, day: date, libraries: dict[str, set[str]]) -> dict[str, Any]:
    """The advisories that concern our libraries, withdrawn ones left out, each with what the audit needs."""
    kept = []
    for advisory in _advisories(source):
        affected = [
            _needed(each)
            for each in advisory.get("affected", [])
            if each.get("package", {}).get("ecosystem") == "PyPI"
            and canonicalize_name(each["package"]["name"]) in libraries
        ]
        if affected and not advisory.get("withdrawn"):
            kept.append({"id": advisory["id"], "aliases": advisory.get("aliases", []), "affected": affected})
    return {
        "date": day.isoformat(),
        "source": "OSV and the PyPI advisory database, https://osv.dev (CC BY 4.0)",
        "libraries": sorted(libraries),
        "advisories": sorted(kept, key=lambda each: each["id"]),
    }


def read_ones(since: str = "") -> list[dict[str, Any]]:
    """What was read one by one, as OSV writes it, in the order in which it was seen; since a day."""
    told = json.loads(READ.read_text(encoding="utf-8"))
    return [
        {"id": each["id"], "aliases": each["aliases"], "seen": each["seen"], "affected": [_as_affected(each)]}
        for each in sorted(told, key=lambda each: each["seen"])
        if each["seen"] >= since
    ]


def _as_affected(read: dict[str, Any]) -> dict[str, Any]:
    events = [{"introduced": read["introduced"]}, {"fixed": read["fixed"]}]
    package = {"name": read["package"], "ecosystem": "PyPI"}
    return {"package": package, "ranges": [{"type": "ECOSYSTEM", "events": events}]}


def _needed(affected: dict[str, Any]) -> dict[str, Any]:
    """The ranges of versions; the versions one by one only where there is no range."""
    ranges = [each for each in affected.get("ranges", []) if each["type"] == "ECOSYSTEM"]
    told = {"ranges": ranges} if ranges else {"versions": affected.get("versions", [])}
    return {"package": {"name": affected["package"]["name"], "ecosystem": "PyPI"}} | told


def _advisories(source: Path) -> Iterator[dict[str, Any]]:
    if source.is_dir():
        for path in sorted(source.rglob("*.json")):
            yield json.loads(path.read_text(encoding="utf-8"))
        return
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            yield json.loads(archive.read(name))


def _written(told: dict[str, Any]) -> str:
    """One advisory a line, so that a renewal shows what came."""
    head = json.dumps({key: value for key, value in told.items() if key != "advisories"}, ensure_ascii=False)
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in told["advisories"])
    return f'{head[:-1]}, "advisories": [\n{lines}\n]}}\n'


def audit(told: dict[str, Any], libraries: dict[str, set[str]], today: date) -> list[str]:
    """What is wrong, as Indonesian sentences; a list too old, or made for other libraries, among it."""
    found = [f"Rentan: {hit}" for hit in hits(told["advisories"], libraries)]
    age = (today - date.fromisoformat(told["date"])).days
    if age > OLDEST_DAYS:
        old = f"Daftar kerentanan terlalu tua: {told['date']}, {age} hari yang lalu."
        if read := [each for each in told["advisories"] if each.get("seen", "") > told["date"]]:
            last = read[-1]["seen"]
            old += f" Sesudahnya hanya {len(read)} dibaca satu per satu, terakhir {last}: tidak lengkap."
        found.append(f"{old} {RENEW}")
    if unknown := sorted(libraries.keys() - set(told["libraries"])):
        found.append(f"Daftar kerentanan tidak mencakup {', '.join(unknown)}. {RENEW}")
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        "python -m deploy.audit", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("apa", nargs="?", choices=["periksa", "perbarui"], default="periksa")
    parser.add_argument("dari", nargs="?", type=Path)
    parser.add_argument("--tanggal", type=date.fromisoformat, help="hari daftarnya diambil")
    options = parser.parse_args(arguments)
    libraries = locked()
    if options.apa == "perbarui":
        if not options.dari or not options.tanggal:
            parser.error("sebutkan berkas atau folder advisori, dan --tanggal")
        told = renew(options.dari, options.tanggal, libraries)
        LIST.write_text(_written(told), encoding="utf-8")
        print(f"{len(told['advisories'])} advisori disimpan di {LIST.relative_to(ROOT)}.")
        return 0
    told = json.loads(LIST.read_text(encoding="utf-8"))
    told["advisories"] += read_ones(told["date"])
    wrong = audit(told, libraries, date.today())
    print(f"{len(libraries)} pustaka, daftar tanggal {told['date']}, {len(told['advisories'])} advisori.")
    print("\n".join(wrong) or "Tidak ada kerentanan yang diketahui.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
