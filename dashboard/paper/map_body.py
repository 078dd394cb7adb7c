"""The map on a slide: the legend above, and on each place its name and value, beside it where it is small.

Where there is no room for the names, as in a square picture, places are numbered and listed.
"""

from dataclasses import dataclass

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Look, Map, Place
from dashboard.paper import geography, ink
from dashboard.paper.ink import Box, narrow
from dashboard.paper.lettering import width, wrapped
from dashboard.paper.placing import LETTERS, Label, placed

LISTED = (460, 700)  # pixels for the places and their values beside the map: at least, at most
PAD = 28
ROW = 38
LEAST_ROW, MOST_ROW = 30, 110  # of the list: one column from the first on, never higher than the second
MOST_LISTED = 40  # letters of a short list
LEAST_LABEL = 20  # letters of a value in the list
BELOW = 430  # pixels that legend and list need under the map of a square picture
COUNT = 54  # letters of a count in the legend
TOLD = 26  # letters of what is told below a map that lists no places
LEAST_SHARE = 0.7  # of its own height that a map keeps above what is told below it
LEAST_TOLD, MOST_TOLD = 36, 120  # pixels of such a line


@dataclass(frozen=True)
class Laid:
    """Where the parts of a map with names lie: the corner and scale of its shapes, and its labels."""

    left: float
    top: float
    scale: float
    labels: tuple[Label, ...]


def draw(body: Map, box: Box, prefix: str, *, listed: bool = True) -> str:
    """The map in its box, with names where they have room and else with a list."""
    listed = listed and body.listed
    laid = lay(body, box, listed=listed)
    if laid is None and not listed:
        laid = lay(body, box, listed=listed, names=False)
    return _named(body, box, laid, prefix) if laid else _numbered(body, box, prefix)


def lay(body: Map, box: Box, *, listed: bool = True, names: bool = True) -> Laid | None:
    """Where the names go; None where some have no room, in a picture that must tell every value."""
    if listed and narrow(box):
        return None
    shapes = geography.shapes(body.shapes)
    box = parted(body, box)[0]
    over = _head(body, box.width - 2 * PAD, "")[1] if body.listed else 0
    area = Box(box.x + 12, box.y + 14 + over, box.width - 24, box.height - 28 - over)
    scale = min(area.width / geography.WIDTH, area.height / shapes.height)
    left = area.x + (area.width - geography.WIDTH * scale) / 2
    top = area.y + (area.height - shapes.height * scale) / 2
    shown = body.named if names else ()
    named = shown if listed else tuple(each for each in shown if each.chosen)
    spots = [
        (left + shapes.places[each.code].x * scale, top + shapes.places[each.code].y * scale)
        for each in named
    ]
    told = [
        (tuple(filter(None, (each.name, own_words(body, each) if listed else ""))), each.chosen)
        for each in named
    ]
    labels = placed(told, spots, area, beside=not listed)
    return Laid(left, top, scale, labels) if labels is not None else None


def parted(body: Map, box: Box) -> tuple[Box, Box]:
    """The box of the map, and below it that of what is told there.

    The second has no height where nothing is told, and where the map would be a strip above it.
    """
    head, natural = told_head(body), natural_height(body, box)
    step = (box.height - natural - head - PAD) / max(len(body.told), 1)
    below = head + PAD + min(max(step, LEAST_TOLD), MOST_TOLD) * len(body.told)
    if not body.told or box.height - below < natural * LEAST_SHARE:
        return box, Box(box.x, box.y + box.height, box.width, 0)
    inside = Box(box.x + PAD, box.y + box.height - below, box.width - 2 * PAD, below - PAD)
    return Box(box.x, box.y, box.width, box.height - below), inside


def natural_height(body: Map, box: Box) -> float:
    """How high a map is that is as wide as its box."""
    return (box.width - 24) * geography.shapes(body.shapes).height / geography.WIDTH + 28


def told_head(body: Map) -> float:
    """How high the heading is of what is told below a map."""
    return TOLD * ink.LEADING + 14 if body.heading else 0


def _told(body: Map, box: Box) -> str:
    """A name at the left and its value at the right of each line, under a heading."""
    drawn = [
        ink.text(box.x, box.y, [body.heading] if body.heading else [], TOLD, bold=True, fill=theme.MUTED)
    ]
    top = box.y + told_head(body)
    step = (box.y + box.height - top) / len(body.told)
    for name, value in body.told:
        drawn.append(ink.rectangle(Box(box.x, top, box.width, 1), theme.LINE))
        middle = top + (step - TOLD * ink.LEADING) / 2
        drawn.append(ink.text(box.x, middle, [name], TOLD))
        drawn.append(ink.text(box.x + box.width, middle, [value], TOLD, bold=True, anchor="end"))
        top += step
    return "".join(drawn)


def own_words(body: Map, place: Place) -> str:
    """What stands under a name: the place's value, or nothing where its colour already says it all."""
    kind = body.looks[place.look].name.rpartition(": ")[0]
    if place.label == kind or not place.label:
        return ""
    return place.label.removeprefix(f"{kind}: ")


def _named(body: Map, box: Box, laid: Laid, prefix: str) -> str:
    shapes = geography.shapes(body.shapes)
    drawn = [
        ink.rectangle(box, theme.PAPER, line=theme.LINE, radius=14),
        f'<svg x="{ink.number(laid.left)}" y="{ink.number(laid.top)}"'
        f' width="{ink.number(geography.WIDTH * laid.scale)}"'
        f' height="{ink.number(shapes.height * laid.scale)}"'
        f' viewBox="0 0 {geography.WIDTH} {shapes.height}">{_land(body, shapes, prefix)}</svg>',
    ]
    if body.listed:
        head = _head(body, box.width - 2 * PAD, prefix)[0]
        drawn.append(
            f'<g transform="translate({ink.number(box.x + PAD)} {ink.number(box.y + 16)})">{head}</g>'
        )
    below = parted(body, box)[1]
    if below.height:
        drawn.append(_told(body, below))
    drawn += [_lead(each) for each in laid.labels if each.led]
    for each in laid.labels:
        middle = each.box.x + each.box.width / 2
        for number, line in enumerate(each.lines):
            top = each.box.y + number * each.size * ink.LEADING
            bold = each.bold or number > 0
            drawn.append(ink.text(middle, top, [line], each.size, bold=bold, anchor="middle", halo=True))
    return "".join(drawn)


def _lead(label: Label) -> str:
    """A thin line from a name to its place, from the edge of the name that is nearest."""
    (x, y), box = label.spot, label.box
    start = min(max(x, box.x), box.x + box.width), min(max(y, box.y), box.y + box.height)
    return (
        f'<path d="M{ink.number(start[0])} {ink.number(start[1])}L{ink.number(x)} {ink.number(y)}"'
        f' stroke="{theme.INK}" stroke-width="1.5"/><circle cx="{ink.number(x)}" cy="{ink.number(y)}"'
        f' r="4" fill="{theme.INK}"/>'
    )


def counted_name(look: Look) -> str:
    """A class with how many are in it as a wall tells it: 29 to < 33 (3), for "29 to < 33: 3" is decoded."""
    name, _, count = look.name.rpartition(": ")
    return f"{name} ({count})" if name and count.isdecimal() else look.name


def counted(body: Map) -> list[tuple[Look, str, str]]:
    """The classes with their name and their count apart, where the map is one of kinds."""
    named = [(look, *look.name.rpartition(": ")) for look in body.looks if look.name]
    if body.heading or any(not count.isdecimal() for _, _, _, count in named):
        return []
    return [(look, name, count) for look, name, _, count in named if count != "0"]


def _head(body: Map, room: float, prefix: str) -> tuple[str, float]:
    """The legend above a map and its height: large counts where the classes are kinds, else one line."""
    kinds = counted(body)
    drawn, x = [], 0.0
    for look, name, count in kinds:
        after = 44 + width(count, COUNT, bold=True) + 14
        drawn.append(swatch(look, x, COUNT * 0.42, prefix, 34))
        drawn.append(ink.text(x + 44, 0, [count], COUNT, bold=True))
        drawn.append(ink.text(x + after, COUNT * 0.36, [name], LETTERS + 4))
        x += after + width(name, LETTERS + 4) + 56
    if kinds and x - 56 <= room:
        return "".join(drawn), COUNT * ink.LEADING + 8
    return _legend(body, room, prefix)


def _numbered(body: Map, box: Box, prefix: str) -> str:
    """Numbers on the places and a list beside the map; a narrow box writes it below, in two columns."""
    wide = not narrow(box)
    shapes = geography.shapes(body.shapes)
    listing = _needed(body) if wide else 0
    room = box.width - listing - 32
    if not wide:
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
        tall = box.y + box.height - below - 8
        count = 1 if tall / len(body.named) >= LEAST_ROW else 2  # an upright picture has room for one below
        each = (box.width - PAD * (count + 1)) / count
        columns = [Box(box.x + PAD + place * (each + PAD), below, each, tall) for place in range(count)]
    return "".join(drawn) + _lists(body, columns, prefix)


def _needed(body: Map) -> float:
    """How wide the list must be for the longest name and value to stand on one line."""
    longest = max(width(each.name, 26, bold=True) + width(each.label, 26, bold=True) for each in body.named)
    return min(max(longest + 150, LISTED[0]), LISTED[1])


def _land(body: Map, shapes: geography.Shapes, prefix: str) -> str:
    drawn = [f'<path d="{path}" fill="{theme.LAND}" fill-rule="evenodd"/>' for path in shapes.context]
    for place in sorted(body.places, key=lambda place: place.chosen):  # the outline of the chosen lies on top
        look = body.looks[place.look]
        edge = (theme.ACCENT, 4) if place.chosen else (ink.edge_on(look.colour), 0.8)
        drawn.append(
            f'<path data-code="{place.code}" d="{shapes.places[place.code].path}" fill-rule="evenodd"'
            f' fill="{ink.fill(prefix, look.colour, look.pattern)}" stroke="{edge[0]}"'
            f' stroke-width="{edge[1]}"/>'
        )
    return "".join(drawn)


def _apart(body: Map, shapes: geography.Shapes, scale: float) -> list[tuple[float, float]]:
    """Where the numbers go: on their places, pushed apart where two would touch."""
    spots = [[shapes.places[each.code].x * scale, shapes.places[each.code].y * scale] for each in body.named]
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
            name = counted_name(look)
            wide = 38 + width(name, LETTERS) + 34
            if x + wide > room and x:
                x, y = 0.0, y + ROW
            drawn.append(swatch(look, x, y + 2, prefix, 28))
            drawn.append(ink.text(x + 38, y, [name], LETTERS))
            x += wide
    return "".join(drawn), y + ROW


def _lists(body: Map, boxes: list[Box], prefix: str) -> str:
    """Number, colour, name and value of each place, in as many columns as there are boxes."""
    share = -(-len(body.named) // len(boxes))
    step = min(boxes[0].height / share, MOST_ROW)
    size = _list_size(body, boxes[0], step)
    unit = size / (LETTERS + 2)
    labels = [each.label for each in body.named]
    if any(_label_size(each.name, each.label, boxes[0], size) < LEAST_LABEL for each in body.named):
        labels = [own_words(body, each) for each in body.named]  # the colour tells the rest, as above
    drawn = []
    for place, (each, label) in enumerate(zip(body.named, labels, strict=True)):
        box = boxes[place // share]
        y = box.y + (place % share) * step
        x, side = box.x + 44 * unit, round(20 * unit)
        drawn.append(ink.text(x - 10 * unit, y, [f"{place + 1}"], size, anchor="end", fill=theme.MUTED))
        drawn.append(swatch(body.looks[each.look], x, y + size * 0.25, prefix, side))
        drawn.append(ink.text(x + 32 * unit, y, [each.name], size, bold=each.chosen))
        letters = _label_size(each.name, label, box, size)
        right = box.x + box.width
        drawn.append(ink.text(right, y + size - letters, [label], letters, anchor="end", bold=True))
    return "".join(drawn)


def _list_size(body: Map, box: Box, step: float) -> float:
    """The letters of a list: as high as its rows, and beyond the usual size only where every row has room."""
    usual = LETTERS + 2
    longest = max(width(f"{each.name} {each.label}", usual, bold=True) for each in body.named)
    return min(max(usual, min(MOST_LISTED, usual * box.width / (longest + 90))), step / 1.24)


def _label_size(name: str, label: str, box: Box, size: float) -> float:
    """The letters at which a value stands beside its name."""
    room = box.width - 90 * size / (LETTERS + 2) - width(name, size, bold=True)
    return min(size, size * room / max(width(label, size, bold=True), 1))


def swatch(look: Look, x: float, y: float, prefix: str, side: int) -> str:
    paint = ink.fill(prefix, look.colour, look.pattern)
    return ink.rectangle(Box(x, y, side, side), paint, line=theme.MUTED, radius=4, width=1)
