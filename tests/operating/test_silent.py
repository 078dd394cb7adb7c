"""Connections that ask for nothing, or for too much at once: let go of, and everybody else is served."""

import asyncio
import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
import websockets
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from dashboard.operating import admission, silent
from tests.operating.test_deploy import _ready, free_port

ROOT = Path(__file__).resolve().parents[2]
HALF = b"GET /data HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: "
OTHERS = "127.0.0.2"  # this machine by another address
FILES = 1024
HANGS = 100  # seconds: what a busy machine does not need, and what does not end by itself does
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="127.0.0.2 and /proc are Linux's")


class Watched(AutoHTTPProtocol):
    """As in the server, but of this test alone."""


async def application(scope, receive, send):
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "text": str(len((await receive()).get("text", "")))})
        await receive()
    elif scope["type"] == "http":
        await asyncio.sleep(1.9 if scope["path"] == "/lama" else 0)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ya"})


async def through(ask) -> object:
    """What `ask` finds at the port of a server that watches its connections, these."""
    silent.let_go_of_the_silent(Watched)
    config = uvicorn.Config(
        application, http=Watched, ws="websockets-sansio", log_level="critical", port=free_port(),
        lifespan="off", ws_max_size=20_000_000, timeout_keep_alive=60,
    )  # fmt: skip
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        return await ask(config.port, server.server_state.connections)
    finally:
        server.should_exit = True
        await running


async def until(what) -> None:
    async with asyncio.timeout(HANGS):
        while not what():
            await asyncio.sleep(0.01)


async def said(port: int, *pieces: bytes) -> bytes:
    """What comes back for these pieces until the server closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for piece in pieces:
        writer.write(piece)
        await asyncio.sleep(0.05)
    try:
        answer = await asyncio.wait_for(reader.read(), HANGS)
    except ConnectionResetError:
        answer = b""
    writer.close()
    return answer


WHOLE = b"GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@pytest.mark.parametrize(
    ("pieces", "answered"),
    [((b"",), 0), ((HALF,), 0), ((WHOLE,), 1), ((WHOLE, HALF), 1), ((WHOLE, WHOLE, HALF), 2)],
)
def test_a_connection_that_asks_for_nothing_more_is_let_go_of(monkeypatch, pieces, answered):
    monkeypatch.setattr(silent, "HEADERS_SECONDS", 0.3)
    answer = asyncio.run(through(lambda port, _: said(port, *pieces)))
    assert answer.count(b"\r\n\r\nya") == answered


def test_an_answer_that_takes_long_and_a_session_are_no_silence(monkeypatch):
    monkeypatch.setattr(silent, "HEADERS_SECONDS", 0.6)  # on a busy machine a handshake takes a while

    async def ask(port: int, _connections) -> tuple[bytes, str]:
        async with websockets.connect(f"ws://127.0.0.1:{port}/") as line:
            slow = await said(port, WHOLE.replace(b"/x", b"/lama"))
            await line.send("apa")  # more than three looks later
            return slow, await line.recv()

    answer, heard = asyncio.run(through(ask))
    assert answer.endswith(b"ya") and heard == "3"


def test_an_answer_that_nobody_reads_is_let_go_of_and_one_that_is_read_slowly_is_not(monkeypatch):
    monkeypatch.setattr(silent, "HEADERS_SECONDS", 0.8)
    size = 30_000_000  # more than the system takes in on its own

    async def large(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": bytes(size)})

    monkeypatch.setitem(globals(), "application", large)

    async def ask(port: int, connections: set) -> tuple[int, int]:
        got = []
        for reads in (False, True):
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1000)
            writer.write(WHOLE)
            await until(lambda: connections)
            if not reads:
                await until(lambda: not connections)
            taken = 0
            with contextlib.suppress(ConnectionResetError):
                while content := await asyncio.wait_for(reader.read(1_000_000), HANGS):
                    taken += len(content)
                    await asyncio.sleep(0.02 if reads else 0)  # in sips, for several looks
            writer.close()
            got.append(taken)
        return tuple(got)

    forgotten, read = asyncio.run(through(ask))
    assert forgotten < size < read


def test_what_is_still_asked_counts_as_waiting(monkeypatch):
    monkeypatch.setattr(silent, "MOST_WAITING", 5)
    form = WHOLE.replace(b"GET", b"POST").replace(b"\r\n\r\n", b"\r\nContent-Length: 10\r\n\r\n")

    async def never(scope, receive, send):
        while (await receive())["type"] == "http.request":
            pass

    monkeypatch.setitem(globals(), "application", never)

    async def ask(port: int, connections: set) -> int:
        lines = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        for _, writer in lines:
            writer.write(form)
        await until(lambda: [bool(each.cycle) for each in connections] == [True] * 3)
        lines += [await asyncio.open_connection("127.0.0.1", port) for _ in range(5)]

        def gone() -> list:
            return [each for each, _ in lines if each.at_eof() or each.exception() is not None]

        await until(lambda: len(gone()) + len(connections) == len(lines))
        for _, writer in lines:
            writer.close()
        return len(gone())

    assert asyncio.run(through(ask)) == 3


def test_no_message_larger_than_a_click_is_gathered(monkeypatch):
    monkeypatch.setattr(admission, "LONGEST_MESSAGE", 1000)

    async def ask(port: int, _connections) -> int:
        async with websockets.connect(f"ws://127.0.0.1:{port}/") as line:
            with pytest.raises(websockets.ConnectionClosed):
                await line.send(["x" * 600, "x" * 600])  # in parts, of which none is the last
                await line.recv()
            return line.close_code

    assert asyncio.run(through(ask)) == 1009


@pytest.fixture(scope="module")
def server(snapshots, tmp_path_factory) -> Iterator[tuple[int, int, Path]]:
    """The real one with the usual number of open files: its port, its process and its log."""
    port, log = free_port(), tmp_path_factory.mktemp("silent") / "log"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("w") as told:
        process = subprocess.Popen(
            ["sh", "-c", f'ulimit -n {FILES}; exec "$@"', "sh", *command],
            cwd=ROOT, stdout=told, stderr=subprocess.STDOUT,
            env=os.environ | {"DASBOR_SNAPSHOTS": str(snapshots)},
        )  # fmt: skip
    try:
        _ready(f"http://127.0.0.1:{port}/_stcore/health")
        yield port, process.pid, log
    finally:
        process.send_signal(signal.SIGCONT)
        process.terminate()
        process.wait(60)


def status(port: int, path: str) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as got:
        return got.status


@linux
@pytest.mark.slow
def test_more_half_requests_than_there_are_files_keep_nobody_else_out(server):
    port, process, log = server
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    held = []
    try:
        os.kill(process, signal.SIGSTOP)  # as a busy machine does: then they all come at once
        for _ in range(FILES + 100):
            line = socket.socket()
            line.bind((OTHERS, 0))
            line.setblocking(False)
            line.connect_ex(("127.0.0.1", port))
            held.append(line)
        os.kill(process, signal.SIGCONT)
        for line in held:
            line.settimeout(60)
            with contextlib.suppress(ConnectionError):  # let go of already
                line.connect_ex(("127.0.0.1", port))  # until it is
                line.send(HALF)
        assert status(port, "/data") == status(port, "/sehat") == 200
        asyncio.run(until(lambda: open_files(process) < silent.MOST_WAITING + 100))
        assert "Too many open files" not in log.read_text()
    finally:
        for line in held:
            line.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def open_files(process: int) -> int:
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


def resident(process: int) -> float:
    told = Path(f"/proc/{process}/statm").read_text().split()[1]
    return int(told) * resource.getpagesize() / 1e6


@linux
@pytest.mark.slow
def test_messages_that_never_end_take_no_memory(server):
    port, process, _ = server
    status(port, "/data")
    before = resident(process)

    async def endless(line: websockets.ClientConnection):
        for _ in range(15):
            yield bytes(1_000_000)
        await line.wait_closed()  # a busy server reads when all is written

    async def one() -> None:
        address = f"ws://127.0.0.1:{port}/_stcore/stream"
        async with websockets.connect(address, subprotocols=["streamlit"], open_timeout=60) as line:
            with pytest.raises(websockets.ConnectionClosed):
                await line.send(endless(line))

    async def many() -> float:
        most, lines = 0.0, [asyncio.create_task(one()) for _ in range(12)]
        while not all(line.done() for line in lines):
            await asyncio.wait(lines, timeout=0.05)
            most = max(most, resident(process))
        await asyncio.gather(*lines)
        return most

    # Gathered, they would be 180 megabytes. A connection that stays open ends in the time of every test.
    assert asyncio.run(many()) - before < 90
    assert status(port, "/sehat") == 200
