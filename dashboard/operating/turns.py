"""Who runs when many act at once: pages are drawn one after the other, in the order of asking.

Threads of one Python share one interpreter: of fifty pages drawn at once each takes fifty times as long, and
changing between them comes on top. Drawn in turn, the first ones are there at once, the last one no later.
What takes long (a workbook read, a file made) keeps running but lets the next ones by.
"""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf

AT_ONCE = 1
PATIENCE = 0.5  # seconds after which a run counts as a long one; a page takes a tenth of that


class Turns:
    """A fair queue: so many short runs at once, beside whatever runs long.

    It is as long as the door lets it be: a session has one run at a time.
    """

    def __init__(self, at_once: int = AT_ONCE, patience: float = PATIENCE):
        self._at_once, self._patience = at_once, patience
        self._lock = threading.Lock()
        self._waiting: deque[threading.Condition] = deque()  # each with the bell of who waits
        self._running: dict[threading.Condition, float] = {}  # and when each of these began

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until it is our turn, and keep it as long as the block runs."""
        me = threading.Condition(self._lock)
        with self._lock:
            self._waiting.append(me)
            while early := self._too_early(me):
                me.wait(None if early == inf else early)
            self._waiting.popleft()
            self._running[me] = time.monotonic()
            self._ring()
        try:
            yield
        finally:
            with self._lock:
                del self._running[me]
                self._ring()

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def _ring(self) -> None:
        """Only the first one can have a place, so only the first one is woken."""
        if self._waiting:
            self._waiting[0].notify()

    def _too_early(self, me: threading.Condition) -> float:
        """Seconds until the clock may free a place for this run; 0: there is one, `inf`: behind others."""
        if self._waiting[0] is not me:
            return inf
        now = time.monotonic()
        left = sorted(wait for since in self._running.values() if (wait := since + self._patience - now) > 0)
        return left[-self._at_once] if len(left) >= self._at_once else 0.0


TURNS = Turns()
