"""What a page is drawn on: its view, and how much room there is where something is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from dashboard.answers.view import View

WIDE = 1000.0  # pixels beside the menu of a usual window


@dataclass(frozen=True, eq=False)
class Sheet:
    """`room`: pixels from edge to edge in a usual window; a phone has one column whatever stands here."""

    view: View
    room: float = WIDE
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def prefix(self) -> str:
        """A name of its own for the patterns of a drawing: one page holds many drawings."""
        return f"g{next(self.numbers)}"

    def column(self, share: float) -> "Sheet":
        return replace(self, room=self.room * share)
