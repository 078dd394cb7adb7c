"""One-time links for an office without accounts.   Run: python -m data.accounts.invitations SUREL [--menit N]

Off unless DASBOR_TAUTAN_MASUK=1. A link is made on the server for somebody whom roles.toml names, works once
and not for long, and opens a session of a working day. Of links and sessions only hashes lie on the disk,
a file each: removing one is the single act by which a link is used up or a session ended, on every replica.
What a person may do stands in roles.toml alone and is read at each action, as for every other sign-in.
"""

import argparse
import hashlib
import json
import os
import re
import secrets
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

from data import disk, durable, snapshots
from data.accounts import people
from data.accounts.people import Forbidden, Person

PATH = "/masuk"
COOKIE = "dasbor_masuk"
FOLDER = "masuk"  # among the snapshots, never in a backup: what ended stays ended
LINKS, SESSIONS = "tautan", "sesi"
LINK_MINUTES, LONGEST_MINUTES = 30, 24 * 60
SESSION = timedelta(hours=10)
LONGEST = timedelta(minutes=LONGEST_MINUTES, hours=1)  # what ends later was made by a clock that was ahead
SECRET = re.compile(r"[\w-]{43}")  # 256 bits
OFF = "Tautan masuk tidak diaktifkan; setel DASBOR_TAUTAN_MASUK=1 pada layanan dan pada perintah ini."
UNKNOWN = "{name} tidak ada dalam berkas peran."


def enabled() -> bool:
    return os.environ.get("DASBOR_TAUTAN_MASUK") == "1"


def invite(name: str, minutes: int = LINK_MINUTES) -> str:
    """The secret of a new link for somebody in the roles; an earlier link of theirs ends with it."""
    if not enabled():
        raise Forbidden(OFF)
    if people.named(name) is None:
        raise Forbidden(UNKNOWN.format(name=name))
    for path in _folder(LINKS).glob("*"):
        told = _read(path)
        if told is None or told[0] == name:
            path.unlink(missing_ok=True)
    return _new(LINKS, name, timedelta(minutes=min(minutes, LONGEST_MINUTES)))


def enter(secret: str) -> str | None:
    """Use a link up: the secret of the session that it opens, or None where it opens none (any more)."""
    if not enabled() or not SECRET.fullmatch(secret):
        return None
    told = _read(_folder(LINKS) / _hash(secret))
    if told is None or people.named(told[0]) is None:
        return None
    session = _new(SESSIONS, told[0], SESSION)  # first: a full disk must not use the link up for nothing
    if _taken(LINKS, secret):
        return session
    leave(session)  # somebody else pressed in the same moment
    return None


def of_session(secret: str) -> tuple[str, Person | None] | None:
    """Whose session it is, and who that is by the roles of now; None where there is none."""
    if not enabled() or not SECRET.fullmatch(secret):
        return None
    told = _read(_folder(SESSIONS) / _hash(secret))
    if told is None:
        return None
    return told[0], people.named(told[0])


def leave(secret: str) -> None:
    """End a session on the server; its cookie, copied or not, opens nothing any more."""
    _taken(SESSIONS, secret)


def _new(kind: str, name: str, lives: timedelta) -> str:
    secret = secrets.token_urlsafe(32)
    folder = _folder(kind)
    disk.make_folder(folder, 0o700)
    for path in folder.glob("*"):
        if not path.name.startswith(".") and _read(path) is None:
            path.unlink(missing_ok=True)
    until = (datetime.now(UTC) + lives).isoformat(timespec="seconds")
    durable.write(folder / _hash(secret), json.dumps({"orang": name, "sampai": until}))
    return secret


def _taken(kind: str, secret: str) -> str | None:
    """Whose it was, for the one caller who removed it; None for every other."""
    if not enabled() or not SECRET.fullmatch(secret):
        return None
    path = _folder(kind) / _hash(secret)
    told = _read(path)
    try:
        path.unlink()
    except FileNotFoundError:
        return None
    return told[0] if told else None


def _read(path: Path) -> tuple[str, datetime] | None:
    """Whose and until when; None for what ended or is damaged."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        name, until = told["orang"], datetime.fromisoformat(told["sampai"])
    except (OSError, ValueError, RecursionError, KeyError, TypeError) as trouble:
        disk.raise_if_passing(trouble)
        return None
    return (name, until) if timedelta() < until - datetime.now(UTC) <= LONGEST else None


def _folder(kind: str) -> Path:
    return snapshots.folder() / FOLDER / kind


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        "python -m data.accounts.invitations", description="Membuat tautan masuk sekali pakai."
    )
    parser.add_argument("surel", help="orangnya, seperti dalam roles.toml")
    parser.add_argument("--menit", type=int, default=LINK_MINUTES, help="umur tautannya")
    options = parser.parse_args(arguments)
    if not snapshots.folder().is_dir():  # no server would know the link
        print(snapshots.nothing_here(), file=sys.stderr)
        return 1
    try:
        secret = invite(options.surel, max(1, options.menit))
    except Forbidden as refused:
        print(refused, file=sys.stderr)
        return 1
    host = os.environ.get("DASBOR_ALAMAT", "").rstrip("/")
    print(f"{host}{PATH}?{urlencode({'kode': secret})}")
    print("Sekali pakai; sampaikan hanya kepada orangnya.", file=sys.stderr)
    if not host:
        print("DASBOR_ALAMAT belum disetel: tulis alamat dasbor di depan tautan itu.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(disk.command(main, snapshots.folder))
