"""How messages to the live page are compressed: with a memory that reaches back to the run before."""

import uvicorn
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
