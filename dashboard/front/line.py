"""How what is sent leaves for a browser: at once, and compressed with a memory of the run before."""

import asyncio
import socket
from functools import wraps
from typing import Any

import uvicorn
from uvicorn.protocols.http.auto import AutoHTTPProtocol
from uvicorn.protocols.websockets import websockets_sansio_impl as line
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

# 32 KB, the most there is: what a choice repeats of the run before is named and not sent again.
# uvicorn remembers 4 KB, in which a run does not find even its own beginning.
WINDOW_BITS = 15


class _LongMemory(ServerPerMessageDeflateFactory):
    def __init__(self, **settings: object):
        super().__init__(**(settings | {"server_max_window_bits": WINDOW_BITS}))  # type: ignore[arg-type]


def remember_the_run_before() -> None:
    """Let the server's line to each browser remember 32 KB of what it sent.

    uvicorn has no setting for this; after an upgrade that moved it the start fails, not the slow line.
    """
    if not hasattr(line, ServerPerMessageDeflateFactory.__name__):
        raise LookupError(f"uvicorn {uvicorn.__version__} compresses its messages elsewhere")
    line.ServerPerMessageDeflateFactory = _LongMemory  # type: ignore[attr-defined, assignment]


def send_at_once(protocol: Any = AutoHTTPProtocol) -> None:
    """Let no part of an answer wait until the browser has confirmed the part before it.

    asyncio sees to that only for sockets that were opened with TCP by name; Streamlit opens its own without,
    and then a body that follows its headers, or a message its forerunner, lies for up to 40 ms.
    """
    made = protocol.connection_made
    if hasattr(made, "sends_at_once"):
        return

    @wraps(made)
    def opened(line: Any, transport: asyncio.Transport) -> None:
        own = transport.get_extra_info("socket")
        if own is not None and own.family in (socket.AF_INET, socket.AF_INET6):
            own.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made(line, transport)

    opened.sends_at_once = True  # type: ignore[attr-defined]
    protocol.connection_made = opened
