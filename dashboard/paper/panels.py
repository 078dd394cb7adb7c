"""Small charts beside each other as SVG: bars with a scale of their own, or series on a shared one."""

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Multiple, Multiples, Panel, Panels
from dashboard.paper import ink
from dashboard.paper.ink import PAD, SMALL, Box, narrow
from dashboard.paper.lettering import fitted, width, wrapped

ROW = SMALL * ink.LEADING + 10
GAP = 16
LETTERS, LEAST_LETTERS = 24, 18
LEAST_SERIES = 170  # high enough for a name, a line and the words at its ends


def panels(body: Panels, box: Box, prefix: str) -> str:
    """Bars in one column, or in two where there is width for both; each panel has a scale of its own."""
    columns = 1 if narrow(box) or len(body.panels) < 3 else 2
    wide = (box.width - GAP * (columns - 1)) / columns
    share = -(-len(body.panels) // columns)
    drawn = []
    for column in range(columns):
        top = box.y
        for panel in body.panels[column * share : (column + 1) * share]:
            place = Box(box.x + column * (wide + GAP), top, wide, _stack_height(panel, wide))
            drawn.append(_bars(panel, place, prefix))
            top += place.height + GAP
    return "".join(drawn)


def _bars(panel: Panel, box: Box, prefix: str) -> str:
    rows, most = panel.chart.rows, panel.chart.most or 1
    title = wrapped(panel.name, SMALL, box.width - 2 * PAD, bold=True)
    names = min(max(width(row.name, SMALL) for row in rows), box.width * 0.35)
    labels = min(max(width(row.label, SMALL, bold=True) for row in rows), box.width * 0.35)
    room = max(box.width - 2 * PAD - names - labels - 34, 20)
    drawn = [
        ink.rectangle(box, theme.PAPER, line=theme.LINE, radius=14),
        ink.text(box.x + PAD, box.y + 8, title, SMALL, bold=True),
    ]
    top, start = box.y + 14 + ink.tall(title, SMALL), box.x + PAD + names + 14
    for row in rows:
        long = row.long / most * room
        look = row.own or panel.chart.looks[0]
        paint = ink.fill(prefix, look.colour, look.pattern)
        drawn.append(ink.text(start - 14, top, [row.name], SMALL, anchor="end"))
        if not row.is_blank:
            drawn.append(ink.rectangle(Box(start, top + 5, long, ROW - 14), paint))
        drawn.append(ink.text(start + long + 12, top, [row.label], SMALL, bold=True))
        top += ROW
    return "".join(drawn)


def _stack_height(panel: Panel, wide: float) -> float:
    title = wrapped(panel.name, SMALL, wide - 2 * PAD, bold=True)
    return 26 + ink.tall(title, SMALL) + len(panel.chart.rows) * ROW


def multiples(body: Multiples, box: Box, _prefix: str) -> str:
    """Series in a grid, as many in a row as the box is wide for; a line joins neighbouring periods."""
    columns = _columns(box)
    rows = -(-len(body.multiples) // columns)
    wide, high = (box.width - GAP * (columns - 1)) / columns, (box.height - GAP * (rows - 1)) / rows
    return "".join(
        _series(
            each,
            body,
            Box(box.x + place % columns * (wide + GAP), box.y + place // columns * (high + GAP), wide, high),
        )
        for place, each in enumerate(body.multiples)
    )


def _columns(box: Box) -> int:
    return 3 if narrow(box) else 6


def multiples_height(body: Multiples, box: Box) -> float:
    return -(-len(body.multiples) // _columns(box)) * (LEAST_SERIES + GAP) - GAP


def _series(shown: Multiple, body: Multiples, box: Box) -> str:
    edge = theme.ACCENT if shown.chosen else theme.LINE
    size, name = fitted(
        shown.name, box.width - 20, lines=1, largest=LETTERS, smallest=LEAST_LETTERS, bold=True
    )
    drawn = [
        ink.rectangle(box, theme.PAPER, line=edge, radius=8, width=3 if shown.chosen else 1.5),
        ink.text(box.x + 10, box.y + 4, name, size, bold=True),
    ]
    values = {place: value for place, value in enumerate(shown.values) if value is not None}
    known = list(values)
    if not known:
        lines = wrapped(body.blank, LEAST_LETTERS, box.width - 20)
        drawn.append(ink.text(box.x + 10, box.y + box.height / 2, lines, LEAST_LETTERS, fill=theme.MUTED))
        return "".join(drawn)
    low, span = box.y + box.height - 14, (body.high - body.low) or 1
    high = box.y + ink.tall(name, size) + 34

    def spot(place: int, value: float) -> tuple[float, float]:
        across = box.x + box.width * (0.2 + 0.6 * place / max(len(shown.values) - 1, 1))
        return across, low - (value - body.low) / span * max(low - high, 10)

    for run in shown.runs():
        spots = (spot(place, values[place]) for place in run)
        joined = " ".join(f"{ink.number(x)},{ink.number(y)}" for x, y in spots)
        drawn.append(f'<polyline points="{joined}" fill="none" stroke="{theme.PRIMARY}" stroke-width="3"/>')
    for place in known:
        (x, y), top = spot(place, values[place]), shown.top(place)
        if top is None:
            drawn.append(f'<circle cx="{ink.number(x)}" cy="{ink.number(y)}" r="6" fill="{theme.PRIMARY}"/>')
        else:
            bottom, y = y, spot(place, top)[1]
            drawn.append(
                f'<path d="M{ink.number(x)} {ink.number(bottom)}V{ink.number(y)}" class="rentang"'
                f' stroke="{theme.PRIMARY}" stroke-opacity=".45" stroke-width="9"/>'
            )
        if place in (known[0], known[-1]):
            told = [shown.labels[place]]
            drawn.append(ink.text(x, y - 34, told, LETTERS - 2, bold=True, anchor="middle", halo=True))
    return "".join(drawn)


def panels_height(body: Panels, box: Box) -> float:
    columns = 1 if narrow(box) or len(body.panels) < 3 else 2
    wide = (box.width - GAP * (columns - 1)) / columns
    share = -(-len(body.panels) // columns)
    heights = [_stack_height(panel, wide) + GAP for panel in body.panels]
    return max(sum(heights[column * share : (column + 1) * share]) for column in range(columns))
