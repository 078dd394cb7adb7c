"""A line to a server that can be cut and mended, as a network is."""

import contextlib
import socket
import threading
from urllib.parse import urlsplit


class Relay:
    """The same server at another address, as long as the line is whole."""

    def __init__(self, url: str):
        self._server = (urlsplit(url).hostname, urlsplit(url).port)
        self._open: list[socket.socket] = []
        self._whole = True

    def __enter__(self) -> "Relay":
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._let_in, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()
        self._door.close()

    def cut(self) -> None:
        self._whole = False
        for line in self._open:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def mend(self) -> None:
        self._whole = True

    def _let_in(self) -> None:
        with contextlib.suppress(OSError):  # the door was closed
            while True:
                line, _ = self._door.accept()
                if not self._whole:
                    line.close()
                    continue
                server = socket.create_connection(self._server)
                self._open += [line, server]
                for source, sink in ((line, server), (server, line)):
                    threading.Thread(target=_carry, args=(source, sink), daemon=True).start()


def _carry(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while part := source.recv(65_536):
            sink.sendall(part)
        sink.shutdown(socket.SHUT_WR)
