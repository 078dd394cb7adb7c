"""Who may do what: roles from a small file, nothing for anybody who is not in it.

roles.toml beside app.py (or where DASBOR_ROLES points):

    [[orang]]
    surel = "petugas@contoh.go.id"       # as the identity provider says it
    peran = "pengirim"                   # pemirsa, pengirim, pengesah, administrator
    wilayah = ["5305"]                   # Kemendagri codes; ["*"] is every regency and the province
    lembaga = "Dinas PMD Kabupaten Alor" # stands as the source of what this person sends
"""

import ipaddress
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from data import snapshots

EVERYWHERE = "*"
MAY = {
    "pemirsa": frozenset({"lihat"}),
    "pengirim": frozenset({"lihat", "kirim"}),
    "pengesah": frozenset({"lihat", "kirim", "sahkan", "batalkan"}),
    "administrator": frozenset({"lihat", "kirim", "sahkan", "batalkan", "atur"}),
}
PROXY_HEADERS = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
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
    """The person whom the identity provider names, if the roles know them and the address is verified."""
    address = str(claims.get("email") or "").strip().casefold()
    if not address or claims.get("email_verified") is False:
        return None
    return _known().get(address)


def in_training(listening_on: str, headers: dict[str, str]) -> Person | None:
    """The training switch: only on this very machine, and never behind a proxy that hides who is asking."""
    if not snapshots.training() or any(name in PROXY_HEADERS for name in map(str.casefold, headers)):
        return None
    host = next((value for name, value in headers.items() if name.casefold() == "host"), "")
    name = host.rsplit(":", 1)[0].strip("[]")
    return IN_TRAINING if _is_here(listening_on) and (name == "localhost" or _is_here(name)) else None


def demand(person: Person | None, action: str) -> Person:
    """The person, if they may; raises Forbidden."""
    if person is None or not person.may(action):
        raise Forbidden("Anda tidak berhak melakukan ini. Mintalah peran kepada pengelola dasbor.")
    return person


def _is_here(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _known() -> dict[str, Person]:
    file = roles_file()
    try:
        listed = tomllib.loads(file.read_text(encoding="utf-8"))["orang"]
        people = [_person(each) for each in listed]
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise Forbidden(WRONG.format(file=file.name, why=error)) from None
    return {person.name: person for person in people}


def _person(row: dict) -> Person:
    if row["peran"] not in MAY:
        raise KeyError(f"peran {row['peran']!r} tidak dikenal")
    regencies = tuple(str(code) for code in row.get("wilayah", []))
    return Person(
        row["surel"].strip().casefold(),
        row["peran"],
        regencies,
        row.get("lembaga") or "Lembaga tidak disebut",
    )
