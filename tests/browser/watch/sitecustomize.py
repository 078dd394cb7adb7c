"""Writes down every connection that the tested server tries beyond its own machine; nothing of it steps back.

Python imports a module of this name by itself, before anything else, when its folder is on PYTHONPATH.
"""

import os
import socket
import sys

LOG = os.environ.get("DASBOR_FOREIGN_LOG")
OWN = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::", "", None}


def note(event: str, arguments: tuple) -> None:
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        line, (host, *_) = arguments
        if line.type == socket.SOCK_DGRAM:
            return  # sends nothing by connecting: that is how Streamlit reads the machine's own address
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in OWN:
        with open(LOG, "a", encoding="utf-8") as log:  # noqa: PTH123 - pathlib is not worth its time at every start
            log.write(f"{event} {host}\n")


if LOG:
    sys.addaudithook(note)
    # What steps back for readers gets nothing at all beside other tests, and these wait for its answer.
    os.nice = lambda _: 0
