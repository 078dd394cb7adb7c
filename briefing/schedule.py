"""Which briefings are made by themselves, how often, and who gets them: one TOML file of the office.

folder = "/var/lib/dasbor/paparan-mingguan"   # a relative one lies beside this file

[surat]                                       # without it, files are only made
server = "surel.contoh.go.id"
porta = 587
dari = "dasbor@contoh.go.id"

[[paparan]]
nama = "provinsi"                             # as `python -m briefing daftar` says
setiap = "minggu"                             # hari, minggu, bulan
hari = "senin"                                # of a week: from which day on
jenis = ["pptx", "pdf"]
kepada = ["kepala.dinas@contoh.go.id"]
bahasa = "id"
data = "terpublikasi"
tempat = "Ruang Rapat Gubernur"
"""

import difflib
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from briefing import files
from dashboard.language import languages, numbers
from dashboard.language.text import say
from data import snapshots

DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
EVERY = ("hari", "minggu", "bulan")
MOST_BYTES = 64_000
MOST_BRIEFINGS, MOST_RECIPIENTS = 60, 50
SUBMISSION = 587
ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?", re.ASCII)
HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.:-]*[A-Za-z0-9])?")
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
TOP, MAIL, BRIEFING = "", "surat", "paparan"
KEYS = {
    TOP: ("folder", "surat", "paparan"),
    MAIL: ("server", "porta", "dari"),
    BRIEFING: ("nama", "setiap", "hari", "jenis", "kepada", "bahasa", "data", "tempat"),
}
HEAD = re.compile(r"\s*\[\[?\s*([\w-]+)\s*\]\]?")
KEY = re.compile(r"\s*\"?([\w-]+)\"?\s*=")
LINE_OF_TOML = re.compile(r"line (\d+)")


class Wrong(ValueError):
    """Why a schedule cannot be used: file, line, key and remedy, as a sentence."""


@dataclass(frozen=True)
class Mail:
    server: str
    port: int
    sender: str


@dataclass(frozen=True)
class Due:
    """One briefing that is made again and again. day: of a week, 0 is Monday."""

    name: str
    every: str
    day: int
    kinds: tuple[str, ...]
    recipients: tuple[str, ...]
    language: str
    dataset: str
    place: str

    @property
    def key(self) -> str:
        """Under which is kept what was sent: two lines of a schedule never share one."""
        return "/".join((self.name, self.every, self.language, self.dataset))

    def period(self, today: date) -> str | None:
        """The period for which it is due; None before its day of the week."""
        year, week, day = today.isocalendar()
        if self.every == "hari":
            return today.isoformat()
        if self.every == "bulan":
            return f"{today:%Y-%m}"
        return f"{year}-W{week:02}" if day > self.day else None


@dataclass(frozen=True)
class Schedule:
    folder: Path
    mail: Mail | None
    briefings: tuple[Due, ...]


def read(file: Path) -> Schedule:
    """The schedule of that file; raises Wrong."""
    return _Reader(file).schedule()


class _Reader:
    """One file, and where its keys stand."""

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            content = file.read_bytes()
            if len(content) > MOST_BYTES:
                raise Wrong(say("jadwal.besar", berkas=file.name))
            text = content.decode("utf-8-sig")
            self.told = tomllib.loads(text)
        except OSError as trouble:
            raise Wrong(say("jadwal.tak_terbuka", berkas=str(file), sebab=trouble.strerror)) from trouble
        except UnicodeDecodeError as trouble:
            line = content[: trouble.start].count(b"\n") + 1
            raise Wrong(say("jadwal.huruf", berkas=file.name, baris=str(line))) from trouble
        except tomllib.TOMLDecodeError as trouble:
            found = LINE_OF_TOML.search(str(trouble))
            line = int(found[1]) if found else text.count("\n") + 1
            raise Wrong(say("jadwal.toml", berkas=file.name, baris=str(line))) from trouble
        self.lines = _lines(text)

    def schedule(self) -> Schedule:
        self._known(self.told, TOP, 0)
        mail = self._mail() if MAIL in self.told else None
        rows = self._value(self.told, TOP, 0, "paparan", list)
        if not rows or not all(isinstance(row, dict) for row in rows):
            raise self._wrong(TOP, 0, "paparan", say("jadwal.tanpa_paparan"))
        if len(rows) > MOST_BRIEFINGS:
            raise self._wrong(BRIEFING, MOST_BRIEFINGS, "nama", say("jadwal.banyak", jumlah=MOST_BRIEFINGS))
        found: list[Due] = []
        for place, row in enumerate(rows):
            due = self._due(row, place)
            if due.key in {each.key for each in found}:
                raise self._wrong(BRIEFING, place, "nama", say("jadwal.kembar", nama=due.name))
            if due.recipients and mail is None:
                raise self._wrong(BRIEFING, place, "kepada", say("jadwal.tanpa_surat"))
            found.append(due)
        folder = Path(self._text(self.told, (TOP, 0), "folder"))
        return Schedule(self.file.parent / folder, mail, tuple(found))

    def _mail(self) -> Mail:
        row = self.told[MAIL]
        if not isinstance(row, dict):
            raise self._wrong(TOP, 0, MAIL, say("jadwal.bukan_bagian", kunci=MAIL))
        self._known(row, MAIL, 0)
        server = self._text(row, (MAIL, 0), "server", good=HOST.fullmatch, remedy="jadwal.server")
        port = row.get("porta", SUBMISSION)
        if type(port) is not int or not 0 < port < 65536:
            raise self._wrong(MAIL, 0, "porta", say("jadwal.porta"))
        return Mail(
            server, port, self._text(row, (MAIL, 0), "dari", good=_is_address, remedy="jadwal.alamat")
        )

    def _due(self, row: dict[str, Any], place: int) -> Due:
        self._known(row, BRIEFING, place)
        known = languages.known()
        every = self._one_of(row, place, "setiap", EVERY)
        if "hari" in row and every != "minggu":
            raise self._wrong(BRIEFING, place, "hari", say("jadwal.hari_lain"))
        return Due(
            self._text(row, (BRIEFING, place), "nama", good=NAME.fullmatch, remedy="jadwal.nama"),
            every,
            DAYS.index(self._one_of(row, place, "hari", DAYS, DAYS[0])),
            self._list(
                row, place, "jenis", files.KINDS.__contains__, say("jadwal.jenis", **_named(files.KINDS))
            )
            or ("pptx", "pdf"),
            self._list(row, place, "kepada", _is_address, say("jadwal.alamat")),
            self._one_of(row, place, "bahasa", tuple(known), languages.HOME),
            self._one_of(row, place, "data", tuple(snapshots.PREFIXES), "terpublikasi"),
            self._text(
                row, (BRIEFING, place), "tempat", good=str.isprintable, remedy="jadwal.tempat", optional=True
            ),
        )

    def _known(self, row: dict[str, Any], table: str, place: int) -> None:
        for key in row:
            if key not in KEYS[table]:
                near = difflib.get_close_matches(key, KEYS[table], 1)
                remedy = say("jadwal.maksud", kunci=near[0]) if near else say("jadwal.hapus")
                raise self._wrong(table, place, key, say("jadwal.kunci", obat=remedy))

    def _text(
        self,
        row: dict[str, Any],
        at: tuple[str, int],
        key: str,
        *,
        good: Callable[[str], object] = str.strip,
        remedy: str = "jadwal.isi",
        optional: bool = False,
    ) -> str:
        if optional and key not in row:
            return ""
        told = self._value(row, *at, key, str)
        if not good(told):
            raise self._wrong(*at, key, say(remedy))
        return told

    def _one_of(
        self, row: dict[str, Any], place: int, key: str, offered: tuple[str, ...], default: str = ""
    ) -> str:
        if default and key not in row:
            return default
        told = self._value(row, BRIEFING, place, key, str)
        if told not in offered:
            raise self._wrong(BRIEFING, place, key, say("jadwal.salah_satu", **_named(offered)))
        return told

    def _list(
        self, row: dict[str, Any], place: int, key: str, good: Callable[[str], object], remedy: str
    ) -> tuple[str, ...]:
        if key not in row:
            return ()
        told = self._value(row, BRIEFING, place, key, list)
        for each in told:
            if not isinstance(each, str) or not good(each):
                raise self._wrong(BRIEFING, place, key, remedy, str(each))
        if len(told) > MOST_RECIPIENTS:
            raise self._wrong(BRIEFING, place, key, say("jadwal.banyak", jumlah=MOST_RECIPIENTS))
        return tuple(dict.fromkeys(told))

    def _value(self, row: dict[str, Any], table: str, place: int, key: str, kind: type) -> Any:
        if key not in row:
            raise self._wrong(table, place, key, say("jadwal.tidak_ada"))
        if not isinstance(row[key], kind):
            words = "jadwal.bukan_daftar" if kind is list else "jadwal.bukan_teks"
            raise self._wrong(table, place, key, say(words))
        return row[key]

    def _wrong(self, table: str, place: int, key: str, remedy: str, value: str = "") -> Wrong:
        line = self.lines.get((table, place, key)) or self.lines.get((table, place, ""), 1)
        shown = f"{key} ({value[:60]})" if value else key
        return Wrong(say("jadwal.salah", berkas=self.file.name, baris=str(line), kunci=shown, obat=remedy))


def _lines(text: str) -> dict[tuple[str, int, str], int]:
    """(table, which of them, key) -> its line; the key "" is the head of the table."""
    found: dict[tuple[str, int, str], int] = {}
    table, place = TOP, 0
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if head := HEAD.match(line):
            table = head[1]
            place = seen[table] = seen.get(table, -1) + 1
            found[table, place, ""] = number
            found.setdefault((TOP, 0, table), number)
        elif key := KEY.match(line):
            found.setdefault((table, place, key[1]), number)
    return found


def _named(offered: tuple[str, ...]) -> dict[str, str]:
    return {"pilihan": numbers.listing(list(offered))}


def _is_address(told: str) -> bool:
    """An address of mail, alone or behind a name."""
    name, address = parseaddr(told)
    return bool(told.isprintable() and name.isprintable() and ADDRESS.fullmatch(address))
