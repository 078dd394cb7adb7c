"""Messages to the live page, many in one.

A choice on a page sends fifty to a hundred of Streamlit's messages. Together they are smaller, because each
by itself is compressed to a whole of its own, and the browser draws once for what came at once.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.types import Message, Scope, Send

ASKED = b"kumpulan=1"  # in the line's address, by assets/kumpulan.js, which takes the bundles apart
# How a bundle begins, and none of Streamlit's messages does. Its page knows one by it: while a server is
# renewed, or is taken back to an earlier one, an open page may come to the line of the other.
BEGINS = b"\0"
LENGTH = 4  # bytes ahead of each message, the highest first
GATHER_SECONDS = 0.01  # twice as often as Streamlit looks for what a run has ready
MOST_BYTES = 1_000_000  # that wait: a browser that does not read makes its run wait, not the memory grow


class Bundles:
    """A line's way out, on which content is gathered; whatever else is said waits until that is sent."""

    def __init__(self, send: Send):
        self._send = send
        self._waiting: list[bytes] = []
        self._bytes = 0
        self._sending: asyncio.Task[None] | None = None

    async def send(self, message: Message) -> None:
        """Raises what sending an earlier bundle raised."""
        content = message.get("bytes") if message["type"] == "websocket.send" else None
        if content is None:
            await self._all_sent()
            await self._send(message)
            return
        if self._sending and (self._sending.done() or self._bytes > MOST_BYTES):
            await self._all_sent()
        self._waiting += [len(content).to_bytes(LENGTH), content]
        self._bytes += len(content)
        self._sending = self._sending or asyncio.create_task(self._gathered())

    async def close(self) -> None:
        """Nobody reads any more: what still waits is dropped."""
        if self._sending:
            self._sending.cancel()
            await asyncio.wait([self._sending])
            if not self._sending.cancelled():
                self._sending.exception()  # looked at: nobody is left to be told of it

    async def _all_sent(self) -> None:
        sending, self._sending = self._sending, None
        if sending:
            await sending

    async def _gathered(self) -> None:
        await asyncio.sleep(GATHER_SECONDS)
        while self._waiting:
            bundle, self._waiting, self._bytes = b"".join([BEGINS, *self._waiting]), [], 0
            await self._send({"type": "websocket.send", "bytes": bundle})


@asynccontextmanager
async def gathered(scope: Scope, send: Send) -> AsyncIterator[Send]:
    """The way out for a connection: in bundles where its page can take them apart."""
    if ASKED not in scope.get("query_string", b"").split(b"&"):
        yield send
        return
    bundles = Bundles(send)
    try:
        yield bundles.send
    finally:
        await bundles.close()
