"""A Firefox of the system, driven over WebDriver BiDi, which it speaks by itself: no driver is installed."""

import asyncio
import json
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from tests.browser.harness import free_port

SAYS = "WebDriver BiDi listening on"


def find() -> str | None:
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """One window. `errors` are what pages logged as errors."""

    def __init__(self, socket: ClientConnection):
        self._socket = socket
        self._asked = 0
        self._window = ""
        self.errors: list[str] = []

    async def start(self, width: int, height: int) -> None:
        await self._ask("session.new", capabilities={})
        await self._ask("session.subscribe", events=["log.entryAdded"])
        tree = await self._ask("browsingContext.getTree")
        self._window = tree["contexts"][0]["context"]
        view = {"width": width, "height": height}
        await self._ask("browsingContext.setViewport", context=self._window, viewport=view)

    async def open(self, address: str) -> None:
        self.errors.clear()
        await self._ask("browsingContext.navigate", context=self._window, url=address, wait="complete")

    async def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression: a text, a number or a truth."""
        target = {"context": self._window}
        told = await self._ask("script.evaluate", expression=expression, target=target, awaitPromise=True)
        return told["result"].get("value")

    async def until(self, expression: str, seconds: float = 60) -> None:
        """Wait until an expression is true."""
        for _ in range(int(seconds / 0.25)):
            if await self.evaluate(expression):
                return
            await asyncio.sleep(0.25)
        raise TimeoutError(f"not within {seconds} s: {expression}")

    async def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._asked += 1
        number = self._asked
        await self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(await self._socket.recv())
            if told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
                self.errors.append(told["params"].get("text") or "")
            if told.get("id") == number:
                if told["type"] == "error":
                    raise RuntimeError(f"{method}: {told['message']}")
                return dict(told["result"])


@asynccontextmanager
async def browsing(width: int = 1366, height: int = 768) -> AsyncIterator[Firefox]:
    """A fresh Firefox without a window, and its own profile."""
    found = find()
    assert found
    with tempfile.TemporaryDirectory() as profile:
        port = free_port()
        command = [found, "--headless", "--no-remote", "--profile", profile]
        command += ["--remote-debugging-port", str(port)]
        browser = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert browser.stdout
        next(line for line in browser.stdout if SAYS in line)
        try:
            async with connect(f"ws://127.0.0.1:{port}/session", max_size=None) as socket:
                one = Firefox(socket)
                await one.start(width, height)
                yield one
        finally:
            browser.terminate()
            browser.wait(20)
