"""What systemd is told: that the server is ready, that its one loop still turns, and how its data are."""

import asyncio
import os
import socket
from collections.abc import Callable
from contextlib import suppress

import anyio
import anyio.to_thread

from dashboard.operating import journal

LOG = journal.LOG
WATCHING = anyio.CapacityLimiter(2)  # threads for those who watch, whatever else is waited for


def supervisor() -> socket.socket | None:
    """The way to whoever supervises this process; None where nobody does.

    One for as long as the server lives: where files run out, a new one for each line could not be had, and
    who only heard nothing would end a server that works.
    """
    address = os.environ.get("NOTIFY_SOCKET")
    if not address or not hasattr(socket, "AF_UNIX"):
        return None
    line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        line.connect("\0" + address[1:] if address.startswith("@") else address)
    except OSError:
        line.close()
        return None
    return line


async def keep_telling(state: Callable[[], str]) -> None:
    """Say that we are ready, and again and again that we live: a loop that hangs falls silent."""
    line = supervisor()
    if line is None:
        return
    seconds = int(os.environ.get("WATCHDOG_USEC") or 60_000_000) / 3_000_000
    mark = "READY"
    with line:
        while True:
            words = await anyio.to_thread.run_sync(_in_words, state, limiter=WATCHING)
            with suppress(OSError):  # the supervisor itself starts anew
                line.send(f"{mark}=1\nSTATUS={words}".encode())
            mark = "WATCHDOG"
            await asyncio.sleep(seconds)


def _in_words(state: Callable[[], str]) -> str:
    """How the data are; that it cannot be said, too, is no reason to fall silent."""
    try:
        return state()
    except Exception as error:
        LOG.error("How the data are cannot be said: %s", error, exc_info=error)
        return " ".join(str(error).split())
