"""What systemd is told: that the server is ready, that its one loop still turns, and how its data are."""

import asyncio
import os
import socket
from collections.abc import Callable

import anyio
import anyio.to_thread

WATCHING = anyio.CapacityLimiter(2)  # threads for those who watch, whatever else is waited for


def tell(words: str) -> bool:
    """Send a line to whoever supervises this process; False where nobody does."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address or not hasattr(socket, "AF_UNIX"):
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        try:
            line.sendto(words.encode(), "\0" + address[1:] if address.startswith("@") else address)
        except OSError:
            return False
    return True


async def keep_telling(state: Callable[[], str]) -> None:
    """Say that we are ready, and again and again that we live: a loop that hangs falls silent."""
    if not tell(f"READY=1\nSTATUS={state()}"):
        return
    seconds = int(os.environ.get("WATCHDOG_USEC") or 60_000_000) / 3_000_000
    while True:
        tell(f"WATCHDOG=1\nSTATUS={await anyio.to_thread.run_sync(state, limiter=WATCHING)}")
        await asyncio.sleep(seconds)
