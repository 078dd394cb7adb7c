"""A reader without a browser: opens pages over the websocket that the browser uses, and says what came.

Light enough that hundreds of them fit on one machine; how it looks is the browser tests' matter.
"""

import asyncio
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import websockets
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.front.bundles import BEGINS, LENGTH

SECONDS = 120


@dataclass
class Seen:
    """What one run of a page sent: how many elements, and what of it says that something is wrong."""

    elements: int = 0
    wrong: list[str] = field(default_factory=list)
    session: str = ""
    found: bool = False  # whether a message held the words that were sought
    bytes: int = 0  # of the messages, before the line compresses them
    wire: int = 0  # of the frames that carried them


class _Counting(websockets.ClientConnection):
    arrived = 0

    def data_received(self, data: bytes) -> None:
        self.arrived += len(data)
        super().data_received(data)


class Reader:
    """One session on a server; `session` is that of an earlier connection, which it then takes up again.

    cookies: as a browser sends them, "a=1; b=2".
    """

    def __init__(self, url: str, session: str = "", trust: ssl.SSLContext | None = None, cookies: str = ""):
        self._address = f"{'wss' if trust else 'ws'}://{urlsplit(url).netloc}/_stcore/stream?kumpulan=1"
        self._trust, self._headers = trust, {"cookie": cookies} if cookies else {}
        self._held: set[str] = set()
        self._come: list[bytes] = []  # of the last bundle, what is not yet taken in
        self._told = ["streamlit", "x", session] if session else ["streamlit"]

    async def __aenter__(self) -> "Reader":
        self._line = await websockets.connect(
            self._address,
            subprotocols=self._told,
            max_size=None,
            open_timeout=SECONDS,
            ssl=self._trust,
            additional_headers=self._headers,
            create_connection=_Counting,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._line.close()

    async def open(self, page: str = "", query: str = "", sought: str = "") -> Seen:
        """Ask for a page as a browser does, and take in all of it; `sought`: words that it should hold."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        asked.rerun_script.cached_message_hashes.extend(self._held)  # what came before need not come again
        await self._line.send(asked.SerializeToString())
        seen, held, before = Seen(), set[str](), self._line.arrived
        async with asyncio.timeout(SECONDS):
            while True:
                message = ForwardMsg()
                content = await self._next()
                seen.bytes += len(content)
                seen.found = seen.found or (bool(sought) and sought.encode() in content)
                message.ParseFromString(content)
                if name := message.ref_hash or (message.metadata.cacheable and message.hash):
                    held.add(name)
                if message.WhichOneof("type") == "new_session":
                    seen.session = message.new_session.initialize.session_id
                elif message.WhichOneof("type") == "delta":
                    _look_at(message.delta, seen)
                elif message.WhichOneof("type") == "ref_hash":
                    seen.elements += 1
                elif message.WhichOneof("type") == "script_finished":
                    if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                        continue  # a run that was asked to begin again
                    self._held, seen.wire = held, self._line.arrived - before
                    return seen

    async def _next(self) -> bytes:
        """The next of Streamlit's messages, which come in bundles."""
        if not self._come:
            self._come = list(apart(await self._line.recv()))
        return self._come.pop(0)


def apart(bundle: bytes) -> Iterator[bytes]:
    """The messages of a bundle, in their order."""
    assert bundle.startswith(BEGINS)
    bundle = bundle[len(BEGINS) :]
    while bundle:
        end = LENGTH + int.from_bytes(bundle[:LENGTH])
        yield bundle[LENGTH:end]
        bundle = bundle[end:]


def _look_at(delta, seen: Seen) -> None:
    seen.elements += 1
    element = delta.new_element
    if element.WhichOneof("type") == "exception":
        seen.wrong.append(element.exception.message)
    elif element.WhichOneof("type") == "alert" and element.alert.format == Alert.ERROR:
        seen.wrong.append(element.alert.body)
