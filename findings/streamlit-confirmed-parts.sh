#!/usr/bin/env bash
# Streamlit's server lets each part of an answer wait until the part before it has been confirmed: 40 ms a file.
#
# Expected: asyncio has sent parts at once since Python 3.6, so a file on this machine takes a millisecond.
# Happens: asyncio asks for that only where a socket names TCP as its protocol. Streamlit opens its own listening
#   socket by address family alone, so every accepted one names none. uvicorn writes headers and body apart: the
#   body lies until the browser has confirmed the headers, and a browser that has nothing to say waits with that.
# Who meets it: every app at its first visit, which fetches some sixty to a hundred files over six connections.
# Seen with: Streamlit 1.67.0, uvicorn 0.54.0, Python 3.11, Linux 6: 43 ms a file, and 1 ms from a socket that names TCP
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet streamlit==1.67.0 uvicorn==0.54.0
"$folder/venv/bin/python" - <<'PY' 2>"$folder/log" || { cat "$folder/log"; exit 1; }
import asyncio
import http.client
import socket
import statistics
import threading
import time

import uvicorn
from streamlit.web.server.starlette.starlette_server import _bind_socket


async def app(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9")]})
    await send({"type": "http.response.body", "body": b"some file"})


def milliseconds(listening: socket.socket) -> float:
    """The median of thirty files, one after the other on one connection."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    running = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])), daemon=True)
    running.start()
    connection, took = http.client.HTTPConnection(*listening.getsockname()[:2]), []
    for _ in range(30):
        begun = time.perf_counter()
        connection.request("GET", "/")
        assert connection.getresponse().read() == b"some file"
        took.append(time.perf_counter() - begun)
    connection.close()
    server.should_exit = True
    running.join()
    return statistics.median(took) * 1000


named = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
named.bind(("127.0.0.1", 0))
named.listen()
streamlits = _bind_socket("127.0.0.1", 0, 100)
print("protocol of the sockets:", streamlits.proto, named.proto)
assert (streamlits.proto, named.proto) == (0, socket.IPPROTO_TCP)
slow, quick = milliseconds(streamlits), milliseconds(named)
print(f"{slow:.1f} ms a file from Streamlit's socket, {quick:.1f} ms from one that names TCP")
assert slow > 20 > quick * 4, "Streamlit's socket sends at once now"
PY
