"""Who may do what: roles from a small file, nothing for anybody who is not in it.

roles.toml beside app.py (or where DASBOR_ROLES points):

    [[orang]]
    surel = "petugas@contoh.go.id"       # letter by letter as the identity provider says it
    peran = "pengirim"                   # pemirsa, pengirim, pengesah, administrator
    wilayah = ["5305"]                   # Kemendagri codes; ["*"] is every regency and the province
    lembaga = "Dinas PMD Kabupaten Alor" # stands as the source of what this person sends

In place of `surel`, where a provider verifies no addresses: `penerbit` and `sub`, its `iss` and `sub`.
"""

import hashlib
import json
import os
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data import disk, durable, imports, locks, snapshots

EVERYWHERE = "*"
MAY = {
    "pemirsa": frozenset({"lihat"}),
    "pengirim": frozenset({"lihat", "kirim"}),
    "pengesah": frozenset({"lihat", "kirim", "sahkan", "batalkan"}),
    "administrator": frozenset({"lihat", "kirim", "sahkan", "batalkan", "atur"}),
}
FIELDS = frozenset({"surel", "penerbit", "sub", "peran", "wilayah", "lembaga"})
REGENCY = re.compile(r"[0-9]{4}")  # as the Ministry of Home Affairs writes them
SIGNED_OUT = "keluar.json"  # among the imports
SIGNING_OUT = "keluar.kunci"
ALWAYS_KEPT = 500  # of the sign-ins that were ended last
COOKIE_LIVES = timedelta(days=31)  # Streamlit's sign-in cookie lives thirty days
WRONG = (
    "Berkas peran ({file}) tidak dapat dipakai: {why}. Tidak seorang pun dapat mengirim data "
    "sampai diperbaiki."
)


class Forbidden(Exception):
    """What a person may not do, as an Indonesian sentence."""


@dataclass(frozen=True)
class Person:
    name: str  # an address from the identity provider, or who sits at the machine
    role: str
    regencies: tuple[str, ...]
    organisation: str
    alone: bool = False  # at the machine itself: no second person is needed to publish

    def may(self, action: str) -> bool:
        return action in MAY.get(self.role, frozenset())

    def serves(self, regency: str) -> bool:
        return EVERYWHERE in self.regencies or regency in self.regencies


AT_THE_MACHINE = Person(
    "operator di mesin ini", "administrator", (EVERYWHERE,), "Pengelola dasbor", alone=True
)
IN_TRAINING = Person("peserta latihan", "administrator", (EVERYWHERE,), "Latihan", alone=True)


def roles_file() -> Path:
    return Path(os.environ.get("DASBOR_ROLES") or Path(__file__).resolve().parents[2] / "roles.toml")


def of_login(claims: dict) -> Person | None:
    """The person whom the identity provider names, if the roles know them.

    An address counts only when the provider says that it verified it, with a true and nothing like one; two
    addresses that look alike are two people.
    """
    if is_signed_out(claims):
        return None
    known = _known()
    issuer, subject = claims.get("iss"), claims.get("sub")
    if issuer and subject and (person := known.get(_identity(str(issuer), str(subject)))):
        return person
    address = claims.get("email")
    if claims.get("email_verified") is not True or not isinstance(address, str):
        return None
    return None if any(sign.isspace() for sign in address) else known.get(address)


def still(person: Person) -> Person:
    """The same person with the role that the file gives now; raises Forbidden where it gives none any more.

    Who sits at the machine needs none, and who practises needs a training room.
    """
    if person == AT_THE_MACHINE or (person == IN_TRAINING and snapshots.training()):
        return person
    now = _known().get(person.name)
    if now is None:
        raise Forbidden("Peran Anda sudah dicabut. Mintalah peran kepada pengelola dasbor.")
    return now


def named(name: str) -> Person | None:
    """Whom the roles know under that name."""
    return _known().get(name)


def known_as(name: str) -> Person | None:
    """Whoever acts under that name here now: somebody in the roles, or who practises in a training room."""
    return IN_TRAINING if name == IN_TRAINING.name and snapshots.training() else named(name)


def sign_out(claims: dict) -> None:
    """End this sign-in on the server: a copy of its cookie, kept elsewhere, opens nothing any more."""
    now = datetime.now(UTC)
    disk.make_folder(imports.folder())
    with locks.turn(imports.folder() / SIGNING_OUT, lambda _: None):  # two at once must not forget one
        before = sorted(_signed_out().items(), key=lambda each: str(each[1]))
        ended = {login: when for login, when in before if now - _moment(when) < COOKIE_LIVES}
        ended |= dict(before[-ALWAYS_KEPT:])  # a clock that was ahead for a day must open none of them again
        ended[_login(claims)] = now.isoformat(timespec="seconds")
        durable.write(imports.folder() / SIGNED_OUT, json.dumps(ended, indent=1))


def is_signed_out(claims: dict) -> bool:
    """Was this very sign-in ended? Another one of the same person is not."""
    return _login(claims) in _signed_out()


def _login(claims: dict) -> str:
    """One sign-in: who, and when or with which nonce the provider said so; kept as a hash."""
    told = [claims.get(name) for name in ("iss", "sub", "email", "iat", "nonce", "sid", "jti")]
    return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()


def _signed_out() -> dict[str, str]:
    try:
        ended = json.loads((imports.folder() / SIGNED_OUT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as trouble:
        if disk.is_passing(trouble):  # to delete the file for that would open what was ended
            raise Forbidden(disk.SHORT) from None
        ended = None
    if not isinstance(ended, dict):
        raise Forbidden(
            f"Catatan sesi yang sudah ditutup ({SIGNED_OUT}) rusak; pengelola perlu menghapusnya."
        )
    return ended


def _moment(when: str) -> datetime:
    try:
        return datetime.fromisoformat(when)
    except (ValueError, TypeError):
        return datetime.now(UTC)


def demand(person: Person | None, action: str) -> Person:
    """The person, if they may; raises Forbidden."""
    if person is None or not person.may(action):
        raise Forbidden("Anda tidak berhak melakukan ini. Mintalah peran kepada pengelola dasbor.")
    return person


def _known() -> dict[str, Person]:
    file = roles_file()
    try:
        listed = tomllib.loads(file.read_text(encoding="utf-8-sig"))["orang"]  # Notepad's mark before it
        people = [_person(each) for each in listed]
        twice = [name for name, times in Counter(person.name for person in people).items() if times > 1]
        if twice:
            raise KeyError(f"{twice[0]} disebut dua kali")
    except FileNotFoundError:
        return {}
    except (KeyError, TypeError, AttributeError, ValueError, OSError) as error:
        if disk.is_passing(error):
            raise Forbidden(disk.SHORT) from None
        raise Forbidden(WRONG.format(file=file.name, why=error)) from None
    return {person.name: person for person in people}


def _regencies(told: object) -> tuple[str, ...]:
    """What stands in no list of codes would serve nobody, or letter by letter somebody else."""
    codes = [str(code) for code in told] if isinstance(told, list) else []
    if not isinstance(told, list) or any(
        code != EVERYWHERE and not REGENCY.fullmatch(code) for code in codes
    ):
        raise KeyError(f'wilayah {told!r} bukan daftar kode, misalnya ["5305"] atau ["*"]')
    return tuple(codes)


def _identity(issuer: str, subject: str) -> str:
    return f"{subject} di {issuer}"


def _named_in(row: dict) -> str:
    """Under which name a row knows its person: one way only, and never one that is blank."""
    ways = ("surel",) if "surel" in row else ("penerbit", "sub")
    if "surel" in row and (more := sorted({"penerbit", "sub"} & row.keys())):
        raise KeyError(f"surel dan {more[0]} disebut bersama; pilih surel, atau penerbit dan sub")
    told = [row[way] for way in ways]
    if not all(isinstance(each, str) and each.strip() for each in told):
        raise KeyError(f"{' dan '.join(ways)} kosong atau bukan teks")
    if ways == ("surel",) and any(sign.isspace() or not sign.isprintable() for sign in told[0].strip()):
        # Nobody could be told apart by what nobody sees; nor does it read like an issuer and a sub.
        raise KeyError(f"surel {told[0]!r} memuat spasi atau tanda yang tidak tampak")
    return told[0].strip() if ways == ("surel",) else _identity(*told)


def _person(row: dict) -> Person:
    if row["peran"] not in MAY:
        raise KeyError(f"peran {row['peran']!r} tidak dikenal")
    if unknown := sorted(row.keys() - FIELDS):
        raise KeyError(f"{unknown[0]} tidak dikenal; yang dikenal: {', '.join(sorted(FIELDS))}")
    regencies = _regencies(row.get("wilayah", []))
    organisation = row.get("lembaga") or "Lembaga tidak disebut"
    if not isinstance(organisation, str) or not organisation.isprintable():
        raise KeyError(f"lembaga {organisation!r} bukan teks satu baris")  # it stands in every record
    return Person(_named_in(row), row["peran"], regencies, organisation)
