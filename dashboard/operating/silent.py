"""Connections that ask for nothing or read nothing, and messages larger than any click: let go of in time.

uvicorn waits for ever for the rest of a request's headers, and gathers a message whole before anybody may
look at its size: a few hundred of either would be all open files, or all memory. It has a setting for the
second only, which Streamlit takes for what it sends, too. And it takes as many new connections at a turn of
its loop as may wait for it, before any of them can be let go of: in a rush those alone are all open files.
"""

import asyncio
from functools import wraps
from typing import Any

import uvicorn
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from dashboard.operating import admission

HEADERS_SECONDS = 20.0  # in which a request must have been asked; on the slowest line it takes two
MOST_WAITING = 200  # connections of one address that are still asking: an office of thirty opens sixty
MOST_AT_ONCE = 128  # connections taken at a turn; it takes three turns until one is let go of


def let_go_of_the_silent(protocol: Any = AutoHTTPProtocol) -> None:
    """Watch every connection of this process from now on; after an upgrade that moved it the start fails."""
    made = protocol.connection_made
    if hasattr(made, "watches"):  # a mark that goes along to whatever else is wrapped around it
        return
    if not hasattr(protocol, "connection_lost"):
        raise LookupError(f"uvicorn {uvicorn.__version__} takes its connections elsewhere")

    @wraps(made)
    def watched(line: Any, transport: asyncio.Transport) -> None:
        line.config.ws_max_size = min(line.config.ws_max_size, admission.LONGEST_MESSAGE)
        told = transport.get_extra_info("peername")
        line.household = admission.household(str(told[0])) if told else ""
        made(line, transport)
        if _waiting(line) > MOST_WAITING:
            admission.DOOR.turned_away["sambungan"] += 1
            transport.abort()
            return
        line.loop.call_later(HEADERS_SECONDS, _look_again, line, transport, None, 0)

    watched.watches = True  # type: ignore[attr-defined]
    protocol.connection_made = watched


def take_few_at_once() -> None:
    """Let a turn of the server's loop take so few new connections that open files remain for all else."""
    began = uvicorn.Server.startup

    @wraps(began)
    async def few(server: uvicorn.Server, *told: Any, **named: Any) -> None:
        server.config.backlog = min(server.config.backlog, MOST_AT_ONCE)
        await began(server, *told, **named)

    uvicorn.Server.startup = few  # type: ignore[assignment,method-assign]


def _waiting(line: Any) -> int:
    """How many connections of the same address have not asked to the end yet, this one included."""
    others = (each for each in line.connections if isinstance(each, type(line)))  # not readers' sessions
    return sum(_is_asking(each.cycle) and each.household == line.household for each in others)


def _is_asking(asked: Any) -> bool:
    return asked is None or (asked.more_body and not asked.response_complete)


def _look_again(line: Any, transport: asyncio.Transport, before: Any, unread: int) -> None:
    """Let go of a connection that has neither asked for nor read anything since the last look."""
    mine: Any = transport.get_protocol()
    if transport.is_closing() or mine is not line:  # gone, or a reader's own by now
        return
    asked, left = line.cycle, transport.get_write_buffer_size()
    is_silent = asked is before and (asked is None or asked.response_complete) and not left
    if is_silent or (left and left == unread and asked is before):
        transport.abort()
        return
    line.loop.call_later(HEADERS_SECONDS, _look_again, line, transport, asked, left)
