"""A WebKit of the system (WebKitGTK's MiniBrowser), driven over WebDriver; the engine of Epiphany.

Debian: webkit2gtk-driver, xvfb. It needs a display, so one is made that nobody sees.
"""

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.browser.harness import free_port

DRIVER, DISPLAY = "WebKitWebDriver", "xvfb-run"
PLACES = ("/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/webkit2gtk-4.*/MiniBrowser")
LACKING = f"no WebKit here: Debian's webkit2gtk-driver and xvfb bring {DRIVER} and {DISPLAY}"
START_SECONDS = 60


def find() -> Path | None:
    """The browser, if what drives it and what shows it are there too."""
    if not (shutil.which(DRIVER) and shutil.which(DISPLAY)):
        return None
    return next((one for place in PLACES for one in sorted(Path("/").glob(place.lstrip("/")))), None)


class WebKit:
    """One window."""

    def __init__(self, driver: str, session: str):
        self._session = f"{driver}/session/{session}"

    def open(self, address: str) -> None:
        asked(f"{self._session}/url", url=address)

    def size(self, width: int, height: int) -> None:
        asked(f"{self._session}/window/rect", width=width, height=height)

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression."""
        return asked(f"{self._session}/execute/sync", script=f"return {expression}", args=[])

    def until(self, expression: str, seconds: float = 90) -> None:
        end = time.monotonic() + seconds
        while not self.evaluate(expression):
            if time.monotonic() > end:
                raise TimeoutError(f"not within {seconds} s: {expression}")
            time.sleep(0.25)


def asked(address: str, method: str = "POST", **parameters: Any) -> Any:
    body = json.dumps(parameters).encode() if method == "POST" else None
    request = urllib.request.Request(
        address, body, {"Content-Type": "application/json; charset=utf-8"}, method=method
    )
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)["value"]


@contextmanager
def browsing(width: int = 1366, height: int = 900) -> Iterator[WebKit]:
    """A fresh WebKit without a memory, on a display of its own."""
    found, port = find(), free_port()
    assert found
    command = [DISPLAY, "-a", DRIVER, f"--port={port}", "--host=127.0.0.1"]
    quiet = dict(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    driver = subprocess.Popen(command, start_new_session=True, **quiet)
    address = f"http://127.0.0.1:{port}"
    try:
        session = _begin(address, str(found))
        one = WebKit(address, session)
        one.size(width, height)
        yield one
        with suppress(urllib.error.URLError):
            asked(f"{address}/session/{session}", "DELETE")
    finally:
        os.killpg(
            driver.pid, signal.SIGTERM
        )  # the driver and its display, not only the script that began both
        driver.wait(20)


def _begin(address: str, browser: str) -> str:
    options = {"binary": browser, "args": ["--automation"]}
    wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            return str(asked(f"{address}/session", capabilities=wanted)["sessionId"])
        except urllib.error.HTTPError as refused:
            raise RuntimeError(refused.read().decode()) from refused
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
