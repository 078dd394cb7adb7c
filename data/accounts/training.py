"""The training switch: who sits at this very machine acts in a training room, with the word of its start."""

import hmac
import ipaddress
import os
import secrets
from functools import cache

from data import snapshots
from data.accounts.people import IN_TRAINING, Person

# How headers begin that a proxy or a tunnel writes, never a browser that sits beside its server.
OF_PROXIES = (
    *("forwarded", "via", "x-forwarded", "x-real", "x-client", "x-cluster", "x-original", "x-envoy", "cf-"),
    *("true-client", "fastly-", "cdn-", "x-azure", "x-amz", "x-appengine", "fly-", "ngrok-", "tailscale-"),
)


@cache
def training_word() -> str:
    """What opens a training room: set by DASBOR_LATIHAN_SANDI, else made anew at each start and printed."""
    return os.environ.get("DASBOR_LATIHAN_SANDI") or secrets.token_urlsafe(9)


def in_training(listening_on: str, headers: dict[str, str], address: str | None, word: str) -> Person | None:
    """The training switch: on this very machine, for whoever can read what the server printed at its start.

    A proxy on this machine may hide that somebody comes from outside: then host, headers and the address on
    the socket all look as if one sat here. `address` is None where Streamlit says that it is this machine's.
    """
    if not may_train(listening_on, headers, address):
        return None
    return IN_TRAINING if hmac.compare_digest(word.strip().encode(), training_word().encode()) else None


def may_train(listening_on: str, headers: dict[str, str], address: str | None) -> bool:
    """Does everything say that the reader sits at this machine? Then the word may be asked for."""
    if not snapshots.training() or any(name.startswith(OF_PROXIES) for name in map(str.casefold, headers)):
        return False
    host = next((value for name, value in headers.items() if name.casefold() == "host"), "")
    name = host.rsplit(":", 1)[0].strip("[]")
    here = address is None or _is_here(address)
    return here and _is_here(listening_on) and (name == "localhost" or _is_here(name))


def _is_here(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
