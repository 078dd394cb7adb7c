"""What opens a briefing: whose it is, where and when, and the map pale in the corner."""

from dashboard.exhibits import office, theme
from dashboard.exhibits.bodies import Cover
from dashboard.paper import geography, ink
from dashboard.paper.ink import Box
from dashboard.paper.lettering import wrapped

EMBLEM = 150  # pixels of the office's emblem
OFFICE, LINES = 40, 36  # letters
MAP = 0.56  # of the width
LAND, CHOSEN = theme.SEQUENTIAL[0], theme.SEQUENTIAL[2]


def draw(body: Cover, box: Box, _prefix: str) -> str:
    """The office at the top of the box, with its emblem; where and when at its foot."""
    drawn = [_map(body, box)]
    if body.office:
        drawn.append(
            f'<image x="{ink.number(box.x)}" y="{ink.number(box.y)}" width="{EMBLEM}" height="{EMBLEM}"'
            f' href="{office.read().emblem_address}"/>'
        )
        name = wrapped(body.office, OFFICE, box.width - EMBLEM - 40, bold=True)
        middle = box.y + (EMBLEM - ink.tall(name, OFFICE)) / 2
        drawn.append(ink.text(box.x + EMBLEM + 40, middle, name, OFFICE, bold=True, fill=theme.MUTED))
    lines = [each for line in body.lines for each in wrapped(line, LINES, box.width)]
    top = box.y + box.height - ink.tall(lines, LINES)
    return "".join(drawn) + ink.text(box.x, top, lines, LINES)


def corner(body: Cover, box: Box) -> tuple[float, float, float]:
    """Where the map lies: left, top, and pixels of a unit of its shapes."""
    scale = box.width * MAP / geography.WIDTH
    high = geography.shapes(body.shapes).height * scale
    return box.x + box.width - geography.WIDTH * scale, box.y + box.height - high, scale


def _map(body: Cover, box: Box) -> str:
    if not body.shapes:
        return ""
    left, top, scale = corner(body, box)
    places = geography.shapes(body.shapes).places
    paths = "".join(
        f'<path d="{place.path}" fill="{CHOSEN if code == body.chosen else LAND}"/>'
        for code, place in places.items()
    )
    return f'<g transform="translate({ink.number(left)} {ink.number(top)}) scale({scale:.4f})">{paths}</g>'
