"""Where the names of places stand on a map: beside their place, on no other name and on no other place."""

from dataclasses import dataclass
from math import cos, hypot, radians, sin

from dashboard.paper import ink
from dashboard.paper.ink import Box
from dashboard.paper.lettering import width

LETTERS = 24
AWAY = (0, 18, 34, 52, 74, 98, 124, 150, 180, 215)  # pixels between a place and its name, nearest first
LED = 40  # from here on a line leads from the name to its place


@dataclass(frozen=True)
class Label:
    """The name of a place in the box that it takes, and the point that it belongs to."""

    lines: tuple[str, ...]
    box: Box
    spot: tuple[float, float]
    size: int
    bold: bool = False

    @property
    def led(self) -> bool:
        return hypot(self.box.x + self.box.width / 2 - self.spot[0], self._middle - self.spot[1]) > LED

    @property
    def _middle(self) -> float:
        return self.box.y + self.box.height / 2


def placed(
    told: list[tuple[tuple[str, ...], bool]],
    spots: list[tuple[float, float]],
    area: Box,
    *,
    beside: bool = False,
) -> tuple[Label, ...] | None:
    """A box for each name, as near to its place as the others leave room; None where one finds none.

    The crowded ones choose first: those in the open still have the sea. beside: no name lies on its place,
    which on a small map it would hide.
    """
    crowd = [sum(hypot(x - a, y - b) < 170 for a, b in spots) for x, y in spots]
    order = sorted(range(len(spots)), key=lambda place: (-crowd[place], spots[place]))
    found: dict[int, Label] = {}
    for place in order:
        lines, bold = told[place]
        wide = max(width(line, LETTERS, bold=bold or number > 0) for number, line in enumerate(lines))
        high = ink.tall(list(lines), LETTERS)
        for x, y in _around(spots[place], wide, high, AWAY[1:] if beside else AWAY):
            box = Box(x, y, wide, high)
            others = [spot for number, spot in enumerate(spots) if number != place]
            if (
                _inside(box, area)
                and not any(_touch(box, each.box) for each in found.values())
                and not any(_holds(box, spot) for spot in others)
            ):
                found[place] = Label(lines, box, spots[place], LETTERS, bold)
                break
        else:
            return None
    return tuple(found[place] for place in range(len(spots)))


def _around(
    spot: tuple[float, float], wide: float, high: float, ways: tuple[int, ...]
) -> list[tuple[float, float]]:
    """Corners of a box at these distances from a point, on it and then around it, ever further away."""
    corners = []
    for away in ways:
        for angle in (270, 90, 0, 180, 300, 240, 60, 120, 330, 210, 30, 150) if away else (0,):
            across = cos(radians(angle)) * (away + wide / 2 if away else 0)
            down = sin(radians(angle)) * (away + high / 2 if away else 0)
            corners.append((spot[0] + across - wide / 2, spot[1] + down - high / 2))
    return corners


def _inside(box: Box, area: Box) -> bool:
    return (
        area.x <= box.x
        and area.y <= box.y
        and box.x + box.width <= area.x + area.width
        and box.y + box.height <= area.y + area.height
    )


def _touch(one: Box, other: Box) -> bool:
    gap = 6
    return (
        one.x < other.x + other.width + gap
        and other.x < one.x + one.width + gap
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def _holds(box: Box, spot: tuple[float, float]) -> bool:
    return box.x - 6 < spot[0] < box.x + box.width + 6 and box.y - 4 < spot[1] < box.y + box.height + 4
