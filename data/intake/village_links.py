"""Links by which the villages of one regency hand their sender one product each: *Satu produk*.

A link is made by a sender for a regency that they serve, ends on its day or when it is revoked, and takes so
many products. Whoever holds it may hand in and see nothing but names of villages. On the disk lies its hash,
never the link; it counts only while its maker may still send for that regency.
"""

import hashlib
import json
import re
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data import disk, durable, snapshots
from data.accounts import people
from data.accounts.people import Person, demand
from data.intake.declined import Declined, full_disk_in_words
from data.intake.examined import fits

PATH = "/satu-produk"
FOLDER = "desa"  # among the snapshots, never in a backup: what was revoked stays revoked
LONGEST_DAYS, MOST_LINKS = 90, 10
SECRET = re.compile(r"[\w-]{43}")  # 256 bits
FOREIGN = "Anda tidak mengirim data untuk wilayah itu."
TOO_MANY = f"Anda mempunyai {MOST_LINKS} tautan desa yang masih berlaku. Cabut yang tidak terpakai lagi."


@dataclass(frozen=True)
class Link:
    code: str  # by which it is named to its maker; opens nothing
    maker: str
    regency: str
    label: str  # whom it was made for, in the maker's words
    made: str
    until: str

    @property
    def ends(self) -> datetime:
        return datetime.fromisoformat(self.until)

    @property
    def has_ended(self) -> bool:
        return self.ends <= datetime.now(UTC)

    @property
    def is_of_another_clock(self) -> bool:
        """Would it live longer than any does? Then a clock that was ahead made it."""
        return self.ends - datetime.now(UTC) > timedelta(days=LONGEST_DAYS, hours=1)


@full_disk_in_words()
def make(person: Person | None, regency: str, label: str, days: int) -> str:
    """The secret of a new link for the villages of a regency, told once."""
    maker = demand(person, "kirim")
    if not maker.serves(regency):
        raise Declined(FOREIGN)
    if sum(not link.has_ended for link in of_maker(maker)) >= MOST_LINKS:
        raise Declined(TOO_MANY)
    secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
    name = _hash(secret)
    until = now + timedelta(days=max(1, min(days, LONGEST_DAYS)))
    link = Link(
        name[:12],
        maker.name,
        regency,
        " ".join(label.split())[:60],
        now.isoformat(timespec="seconds"),
        until.isoformat(timespec="seconds"),
    )
    folder = _folder()
    disk.make_folder(folder, 0o700)
    for path in folder.glob("[!.]*"):
        old = _read(path)
        if old is None or old.has_ended:
            path.unlink(missing_ok=True)
    durable.write(folder / name, json.dumps(asdict(link), ensure_ascii=False))
    return secret


def opened(secret: str) -> tuple[Link, Person] | None:
    """The link and its maker as the roles know them now; None where it opens nothing (any more)."""
    link = _read(_folder() / _hash(secret)) if SECRET.fullmatch(secret) else None
    if link is None or link.has_ended or link.is_of_another_clock:
        return None
    maker = people.known_as(link.maker)
    return (link, maker) if maker and maker.may("kirim") and maker.serves(link.regency) else None


def of_maker(person: Person) -> list[Link]:
    """The links that this person made, the newest first."""
    links = [link for path in _folder().glob("[!.]*") if (link := _read(path))]
    return sorted((link for link in links if link.maker == person.name), key=lambda link: link.made)[::-1]


@full_disk_in_words()
def revoke(person: Person | None, code: str) -> None:
    """End a link of one's own at once, on every replica."""
    maker = demand(person, "kirim")
    for path in _folder().glob("[!.]*"):
        link = _read(path)
        if link and link.maker == maker.name and link.code == code:
            path.unlink(missing_ok=True)


def _read(path: Path) -> Link | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        link = Link(**told)
        return link if fits(told, dict.fromkeys(told, str)) and link.ends.tzinfo else None
    except (OSError, ValueError, RecursionError, TypeError) as trouble:
        disk.raise_if_passing(trouble)
        return None


def _folder() -> Path:
    return snapshots.folder() / FOLDER


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
