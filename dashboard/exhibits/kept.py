"""Descriptions that are kept: what one reader saw is not described again for the next who chooses the same.

A description follows from its snapshot, the choices, the day and the language alone; what it says of other
snapshots changes only when their folder does.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from dashboard.answers.view import View
from dashboard.language import clock, languages
from data import snapshots

Made = TypeVar("Made")
MOST = 256
MOST_ROWS = 3000  # of one description: what is larger is made anew each time, so that memory stays flat


class Kept:
    """The last descriptions by what they follow from, the one that was wanted longest ago is let go first."""

    def __init__(self, most: int = MOST):
        self._most = most
        self._made: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def once(
        self, what: Hashable, view: View, make: Callable[[View], Made], rows: Callable[[Made], int]
    ) -> Made:
        """`make(view)`, or what it made for an equal view; `rows` counts those that it holds."""
        key = what, _of(view)
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                made: Made = self._made[key]
                return made
        made = make(view)
        if rows(made) <= MOST_ROWS:
            with self._lock:
                self._made[key] = made
                while len(self._made) > self._most:
                    self._made.popitem(last=False)
        return made

    def forget(self) -> None:
        with self._lock:
            self._made.clear()


def _of(view: View) -> Hashable:
    """What a description follows from."""
    others = snapshots.folder().stat().st_mtime_ns
    choices = repr(sorted(view.choices.items()))
    return view.snapshot.path, view.page, view.host, choices, clock.today(), languages.spoken(), others


KEPT = Kept()
