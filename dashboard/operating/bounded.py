"""What was made for one reader and serves the next: kept as long as it is fresh, up to so many bytes."""

import threading
import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True)
class _Entry(Generic[Made]):
    made: Made
    weight: int
    at: float


class Bounded(Generic[Made]):
    """By key; the least used are given up first. `seconds`: how long something is fresh."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds, self.bytes = most, seconds, 0
        self._entries: OrderedDict[Hashable, _Entry[Made]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable) -> Made | None:
        with self._lock:
            found = self._entries.get(key)
            if found is None or time.monotonic() - found.at > self.seconds:
                return None
            self._entries.move_to_end(key)
            return found.made

    def put(self, key: Hashable, made: Made, weight: int) -> None:
        with self._lock:
            old = self._entries.pop(key, None)
            self.bytes += weight - (old.weight if old else 0)
            self._entries[key] = _Entry(made, weight, time.monotonic())
            while self.bytes > self.most and self._entries:
                _, gone = self._entries.popitem(last=False)
                self.bytes -= gone.weight
