"""The map on a slide: a number on each of the 22 places, the legend, and each place with its value."""

from dashboard import theme
from dashboard.exhibits.bodies import Look, Map
from dashboard.paper import geography, ink
from dashboard.paper.ink import Box, narrow
from dashboard.paper.lettering import width, wrapped

LISTED = (460, 700)  # pixels for the places and their values beside the map: at least, at most
PAD = 28
LETTERS = 24
ROW = 38
BELOW = 430  # pixels that legend and list need under the map of a square picture


def draw(body: Map, box: Box, prefix: str, *, listed: bool = True) -> str:
    """The map in its box; a narrow box has no room for the list and writes it below, in two columns."""
    wide = listed and not narrow(box)
    shapes = geography.shapes(body.shapes)
    listing = _needed(body) if wide else 0
    room = box.width - listing - 32
    if listed and not wide:
        room = min(room, (box.height - BELOW) / shapes.height * geography.WIDTH)
    scale = room / geography.WIDTH
    high = shapes.height * scale
    legend, legend_height = _legend(body, box.width - listing - PAD - 32, prefix)
    spare = box.height - high - legend_height - 24
    top = box.y + (max(spare / 2, 12) if wide else 12)
    left = box.x + (box.width - listing - room) / 2
    drawn = [ink.rectangle(box, theme.PAPER, line=theme.LINE, radius=14)]
    drawn.append(
        f'<svg x="{ink.number(left)}" y="{ink.number(top)}" width="{ink.number(room)}"'
        f' height="{ink.number(high)}" viewBox="0 0 {geography.WIDTH} {shapes.height}">'
        f"{_land(body, shapes, prefix)}</svg>"
    )
    for number, (x, y) in enumerate(_apart(body, shapes, scale), 1):
        drawn.append(
            ink.text(left + x, top + y - 15, [str(number)], LETTERS, bold=True, anchor="middle", halo=True)
        )
    drawn.append(
        f'<g transform="translate({ink.number(box.x + PAD)} {ink.number(top + high + 10)})">{legend}</g>'
    )
    if wide:
        columns = [Box(box.x + box.width - listing + 10, box.y + 14, listing - 36, box.height - 28)]
    else:
        below = top + high + legend_height + 24
        half = (box.width - 48) / 2
        columns = [
            Box(box.x + 12 + place * (half + 24), below, half, box.y + box.height - below - 8)
            for place in (0, 1)
        ]
    return "".join(drawn) + (_lists(body, columns, prefix) if listed else "")


def _needed(body: Map) -> float:
    """How wide the list must be for the longest name and value to stand on one line."""
    longest = max(width(each.name, 26, bold=True) + width(each.label, 26, bold=True) for each in body.places)
    return min(max(longest + 150, LISTED[0]), LISTED[1])


def _land(body: Map, shapes: geography.Shapes, prefix: str) -> str:
    drawn = [f'<path d="{path}" fill="{theme.LAND}" fill-rule="evenodd"/>' for path in shapes.context]
    for place in sorted(body.places, key=lambda place: place.chosen):  # the outline of the chosen lies on top
        look = body.looks[place.look]
        edge = (theme.ACCENT, 4) if place.chosen else (theme.MUTED, 0.8)
        drawn.append(
            f'<path data-code="{place.code}" d="{shapes.places[place.code].path}" fill-rule="evenodd"'
            f' fill="{ink.fill(prefix, look.colour, look.pattern)}" stroke="{edge[0]}"'
            f' stroke-width="{edge[1]}"/>'
        )
    return "".join(drawn)


def _apart(body: Map, shapes: geography.Shapes, scale: float) -> list[tuple[float, float]]:
    """Where the numbers go: on their places, pushed apart where two would touch."""
    spots = [[shapes.places[each.code].x * scale, shapes.places[each.code].y * scale] for each in body.places]
    for _ in range(40):
        for one in range(len(spots)):
            for other in range(one):
                dx, dy = spots[one][0] - spots[other][0], spots[one][1] - spots[other][1]
                across, down = 34 - abs(dx), 27 - abs(dy)
                if across > 0 and down > 0:
                    axis, push = (0, across) if across < down else (1, down)
                    sign = 1 if (dx, dy)[axis] >= 0 else -1
                    spots[one][axis] += sign * push / 2
                    spots[other][axis] -= sign * push / 2
    return [(x, y) for x, y in spots]


def _legend(body: Map, room: float, prefix: str) -> tuple[str, float]:
    """The classes with their counts, and how high that is."""
    drawn, x, y = [], 0.0, 0.0
    if body.heading:
        lines = wrapped(body.heading, LETTERS, room, bold=True)
        drawn.append(ink.text(x, y, lines, LETTERS, bold=True))
        y += ink.tall(lines, LETTERS) + 4
    for look in body.looks:
        if look.name:
            wide = 38 + width(look.name, LETTERS) + 34
            if x + wide > room and x:
                x, y = 0.0, y + ROW
            drawn.append(swatch(look, x, y + 2, prefix, 28))
            drawn.append(ink.text(x + 38, y, [look.name], LETTERS))
            x += wide
    return "".join(drawn), y + ROW


def _lists(body: Map, boxes: list[Box], prefix: str) -> str:
    """Number, colour, name and value of each place, in as many columns as there are boxes."""
    share = -(-len(body.places) // len(boxes))
    drawn = []
    for place, each in enumerate(body.places):
        box = boxes[place // share]
        step = min(box.height / share, 42)
        size = min(LETTERS + 2, step / 1.24)
        y = box.y + (place % share) * step
        drawn.append(ink.text(box.x + 34, y, [f"{place + 1}"], size, anchor="end", fill=theme.MUTED))
        drawn.append(swatch(body.looks[each.look], box.x + 44, y + size * 0.25, prefix, 20))
        drawn.append(ink.text(box.x + 76, y, [each.name], size, bold=each.chosen))
        room = box.width - 90 - width(each.name, size, bold=each.chosen)
        letters = min(size, size * room / max(width(each.label, size, bold=True), 1))
        label = ink.text(
            box.x + box.width, y + size - letters, [each.label], letters, anchor="end", bold=True
        )
        drawn.append(label)
    return "".join(drawn)


def swatch(look: Look, x: float, y: float, prefix: str, side: int) -> str:
    paint = ink.fill(prefix, look.colour, look.pattern)
    return ink.rectangle(Box(x, y, side, side), paint, line=theme.MUTED, radius=4, width=1)
