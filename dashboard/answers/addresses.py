"""The address of a page as somebody else can open it.

An address of this machine leads everybody else to their own: without a known host only the part behind it is
told. `DASBOR_ALAMAT` names the host under which others reach this server.
"""

import os
from ipaddress import ip_address
from urllib.parse import urlsplit


def host(seen: str) -> str:
    """Scheme and host for others: the one that is set, else that of the address in use; may be empty."""
    if named := os.environ.get("DASBOR_ALAMAT", "").rstrip("/"):
        return named
    parts = urlsplit(seen)
    return f"{parts.scheme}://{parts.netloc}" if parts.hostname and not _of_here(parts.hostname) else ""


def _of_here(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def behind(seen: str, choices: str) -> str:
    """The part of the page's address behind the host, with what is chosen: '/ekspor?kab=5305'."""
    path = urlsplit(seen).path or "/"
    return f"{path}?{choices}" if choices else path
