"""Who is let in when many come: limits for each address and for all, on connections, requests and uploads.

A limit that is reached gives a sentence and a moment after which to try again; whoever is inside stays, and
/sehat is always answered. What an office may want otherwise is set by the environment (`DASBOR_SESI`).
"""

import asyncio
import ipaddress
import os
import re
import socket
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

try:
    import resource
except ImportError:  # Windows knows no such limit
    resource = None  # type: ignore[assignment]

# A session takes a socket and the three descriptors of its event loop; Streamlit keeps up to 128 closed ones
# for a while, for readers who come back.
PER_SESSION, KEPT_CLOSED, OWN_FILES = 4, 128 * 3, 150
MOST_SESSIONS = 400
SHARE_OF_ONE = 0.5  # a regency's office may be one address: one may take half of all places, never all
UPLOADS_AT_ONCE, UPLOADS_OF_ONE = 4, 2
HELD_BY_ONE, HELD_IN_ALL = 3, 20  # files in memory: one is chosen, and one more while it is replaced
MOST_ADDRESSES = 4096  # remembered; the one that was quiet longest is forgotten first
MOST_UPLOADERS = 1000
RETRY_SECONDS = 30


@dataclass
class Bucket:
    """So many at once, and so many a second after that."""

    at_once: float
    a_second: float
    left: float = field(init=False)
    seen: float = field(default_factory=time.monotonic)

    def __post_init__(self):
        self.left = self.at_once

    def take(self) -> float:
        """Take one; how many seconds too early that was, 0 where it was in time."""
        now = time.monotonic()
        self.left = min(self.at_once, self.left + (now - self.seen) * self.a_second)
        self.seen = now
        if self.left >= 1:
            self.left -= 1
            return 0.0
        return (1 - self.left) / self.a_second

    def reserve(self) -> float:
        """Take one of those to come; after how many seconds it is there."""
        now = time.monotonic()
        self.left = min(self.at_once, self.left + (now - self.seen) * self.a_second) - 1
        self.seen = now
        return max(0.0, -self.left / self.a_second)


# A first visit fetches about a hundred files; thirty people of one office may come in the same moment.
REQUESTS = 3000, 300.0
DRAWN = 60, 2.0  # decks and pictures made for the asker: each may cost a second of a core
MADE = 30, 1.0  # downloads from the live page, made for whoever presses
MAKING_AT_ONCE, MAKING_OF_ONE = 8, 20  # decks and files with an address; of one also those that wait
FILES = 400, 4.0  # data files: a portal takes all of a catalogue, in every format
ENTRIES = 10, 0.1  # uses of one-time links: a person needs one
COMPOSED = 500, 0.2  # states of composed briefings: a person makes some ten a minute, an office more
REMOTES = 20, 0.05  # rooms for a phone that drives a deck: a meeting needs one
PRODUCTS = 30, 0.2  # from villages: what a phone kept for a day comes at once
PRODUCTS_OF_LINK = 60, 0.5
PRODUCTS_AT_ONCE, PRODUCTS_OF_ONE = 30, 8  # each holds a third of a megabyte while a slow line brings it
PRODUCT_SECONDS = 120.0  # a third of a megabyte at 50 kbit/s takes half of it
LONGEST_MESSAGE = 1_000_000  # bytes of one click, all that is chosen and typed on a page included
# A name or an address, a port, and nothing more: links in pages and pictures begin with what was asked for.
WRITTEN_HOST = re.compile(r"(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::[0-9]{1,5})?", re.ASCII)
FORM_SECONDS = 30.0  # of a one-time link: a few letters
BODY_SECONDS = 600.0  # of one upload: 20 MB at 400 kbit/s take seven minutes
MESSAGES = 60, 20.0  # of one reader: clicks, and keys held down


def wanted_sessions() -> int:
    """What the office says; a word that is no number says nothing."""
    told = os.environ.get("DASBOR_SESI", "")
    return int(told) if re.fullmatch(r"[1-9][0-9]{0,5}", told) else MOST_SESSIONS


def most_sessions() -> int:
    """How many may be connected: what the office says, as far as the system's open files allow."""
    wanted = wanted_sessions()
    if resource is None:
        return wanted
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(1, min(wanted, (soft - OWN_FILES - KEPT_CLOSED) // PER_SESSION))


def ask_for_files() -> None:
    """Take as many open files as the system lets this process have; the usual 1,024 serve 120 readers."""
    if resource is not None:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        needed = OWN_FILES + KEPT_CLOSED + PER_SESSION * wanted_sessions()
        if soft != resource.RLIM_INFINITY and soft < needed:
            enough = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (enough, hard))


class Door:
    """What is counted at the door of one server.

    All of it is asked on the server's one event loop, but for compositions: there a count may be one off.
    """

    def __init__(self):
        self.sessions: dict[str, int] = {}  # address -> connections
        self.uploads: dict[str, int] = {}
        self.products: dict[str, int] = {}  # coming in at this moment
        self.making: dict[str, int] = {}
        self.turned_away = {"sesi": 0, "permintaan": 0, "unggahan": 0, "alamat": 0, "sambungan": 0}
        self._requests: OrderedDict[tuple, Bucket] = OrderedDict()
        self._may_upload: OrderedDict[str, None] = OrderedDict()

    def is_full(self, address: str) -> bool:
        """Would one more reader be one too many, of this address or in all?"""
        most = most_sessions()
        of_one = self.sessions.get(address, 0)
        return sum(self.sessions.values()) >= most or of_one >= max(1, most * SHARE_OF_ONE)

    def enter(self, address: str) -> None:
        self.sessions[address] = self.sessions.get(address, 0) + 1

    def leave(self, address: str) -> None:
        _one_less(self.sessions, address)

    def too_early(self, address: str, path: str) -> float:
        """Seconds to wait before this address may ask again; 0 where it may ask now."""
        kinds = [("semua", REQUESTS)]
        kinds += [(kind, DRAWN) for kind in ("tayang", "pratinjau") if path.startswith(f"/{kind}/")]
        if path.startswith("/berkas/"):
            kinds.append(("berkas", FILES))
        return max(self._bucket((kind, address), size).take() for kind, size in kinds)

    def too_many_entries(self, address: str) -> float:
        """Seconds to wait before this address may try another one-time link."""
        return self._bucket(("masuk", address), ENTRIES).take()

    def too_many_compositions(self, address: str) -> float:
        """Seconds to wait before this address may have another state of a composition kept."""
        return self._bucket(("susunan", address), COMPOSED).take()

    def too_many_remotes(self, address: str) -> float:
        """Seconds to wait before this address may open another room for a phone."""
        return self._bucket(("kendali", address), REMOTES).take()

    def too_many_products(self, address: str) -> float:
        """Seconds to wait before this address may hand in another product."""
        return self._bucket(("desa", address), PRODUCTS).take()

    def too_many_of_link(self, code: str) -> float:
        """Seconds to wait before another product may come by this link, whatever the addresses."""
        return self._bucket(("tautan", code), PRODUCTS_OF_LINK).take()

    def begin_product(self, address: str) -> bool:
        if (
            sum(self.products.values()) >= PRODUCTS_AT_ONCE
            or self.products.get(address, 0) >= PRODUCTS_OF_ONE
        ):
            return False
        self.products[address] = self.products.get(address, 0) + 1
        return True

    def end_product(self, address: str) -> None:
        _one_less(self.products, address)

    def _bucket(self, key: tuple, size: tuple[float, float]) -> Bucket:
        bucket = self._requests.pop(key, None) or Bucket(*size)
        self._requests[key] = bucket
        if len(self._requests) > MOST_ADDRESSES:
            self._requests.popitem(last=False)
        return bucket

    def let_upload(self, session: str) -> None:
        """Somebody with a role has the form for files before them in this session."""
        self._may_upload.pop(session, None)
        self._may_upload[session] = None
        if len(self._may_upload) > MOST_UPLOADERS:
            self._may_upload.popitem(last=False)

    def let_no_more_upload(self, session: str) -> None:
        self._may_upload.pop(session, None)

    def may_upload(self, path: str) -> bool:
        """Does an upload's address name a session whose reader has a role?"""
        parts = path.split("/")
        return len(parts) == 5 and parts[3] in self._may_upload

    def begin_making(self, address: str) -> bool:
        """May this address wait for one more deck or file?"""
        if self.making.get(address, 0) >= MAKING_OF_ONE:
            return False
        self.making[address] = self.making.get(address, 0) + 1
        return True

    def end_making(self, address: str) -> None:
        _one_less(self.making, address)

    def too_many_downloads(self, address: str) -> float:
        """Seconds after which one more file may be made for this address; its place in the line is taken."""
        return self._bucket(("unduhan", address), MADE).reserve()

    def begin_upload(self, address: str) -> bool:
        if sum(self.uploads.values()) >= UPLOADS_AT_ONCE or self.uploads.get(address, 0) >= UPLOADS_OF_ONE:
            return False
        self.uploads[address] = self.uploads.get(address, 0) + 1
        return True

    def end_upload(self, address: str) -> None:
        _one_less(self.uploads, address)


DOOR = Door()


def _one_less(counts: dict[str, int], address: str) -> None:
    counts[address] = counts.get(address, 1) - 1
    if counts[address] <= 0:
        del counts[address]


def address_of(scope: Mapping[str, Any]) -> str:
    """Who is at the other end of the socket; behind a proxy on this machine, whom the proxy says."""
    client = scope.get("client")
    return household(client[0]) if client else ""


def household(address: str) -> str:
    """What counts as one address: of IPv6 the network of one customer, who has billions in it."""
    try:
        told = ipaddress.ip_address(address)
    except ValueError:
        return address[:45]  # as long as any address
    if isinstance(told, ipaddress.IPv4Address) or told.is_loopback:
        return str(told)
    if told.ipv4_mapped:
        return str(told.ipv4_mapped)
    return str(ipaddress.ip_network((int(told), 64), strict=False))


def knows_host(host: str, listening: tuple[str, ...]) -> bool:
    """Is this a name of ours? A foreign name that leads here would let a foreign page act as ours.

    Bare addresses cannot be taken over by a name server, and pass. Names are those the server was told of.
    """
    if not WRITTEN_HOST.fullmatch(host):
        return False
    name = host_of(f"//{host}").rstrip(".")
    try:
        ipaddress.ip_address(name)
    except ValueError:
        told = [host_of(os.environ.get("DASBOR_ALAMAT", ""))]
        told += [each.strip().casefold() for each in os.environ.get("DASBOR_HOST", "").split(",")]
        names = {"localhost", socket.gethostname().casefold(), *listening, *told} - {""}
        return name in names
    return True


def host_of(address: str) -> str:
    """The host in an address, and nothing for what is none: browsers and settings may say anything."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def in_turn(receive, later=lambda _: 0.0):
    """A reader's messages, as fast as one person makes them; what comes faster waits, and nothing is lost.

    later: how many seconds a message has to wait for what it asks for.
    """
    bucket = Bucket(*MESSAGES)

    async def paced():
        message = await receive()
        if len(message.get("bytes") or message.get("text") or "") > LONGEST_MESSAGE:
            return {"type": "websocket.disconnect", "code": 1009}
        if message["type"] == "websocket.receive" and (early := bucket.take()):
            await asyncio.sleep(early)
            bucket.left, bucket.seen = 0.0, time.monotonic()
        if early := later(message.get("bytes") or b""):
            await asyncio.sleep(early)
        return message

    return paced
