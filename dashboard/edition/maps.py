"""A map as SVG whose places are links: a choice of a place is an address, so it needs no script.

Colours, legend, names and values are those of `choropleth.picture`, which the live page's map shows too.
"""

from collections.abc import Callable
from html import escape
from typing import Any

from dashboard.answers import choosing
from dashboard.edition import charts, pieces
from dashboard.edition.sheet import Sheet
from dashboard.exhibits import choropleth, theme
from dashboard.exhibits.bodies import Look
from dashboard.exhibits.exhibit import Exhibit, Places, shapes_of
from dashboard.language.text import say
from dashboard.paper import geography, ink, placing
from dashboard.paper.geography import Outline, Shapes
from dashboard.paper.ink import Box

TILES = "tiles"
LETTERS = 13  # pixels of the names on a map
LEGEND_BESIDE = 900  # pixels from which the legend stands beside the map
LEGEND = 230  # pixels that it takes there
CLOSE = 1.25  # how much more than the place itself is seen where the view closes in on it
MOST_LINKED = 150  # villages whose points are links; more are only shown, and lists tell them
CROWDED = 0.5  # of their size where there are more
RADII = (5.0, 6.5, 8.5)  # pixels of a village's point
FORMS = {
    "bulat": "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0z",
    "cincin": "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0z",
    "kotak": "M-.9-.9h1.8v1.8h-1.8z",
    "wajik": "M0-1.3L1.3 0L0 1.3L-1.3 0z",
    "segitiga": "M0-1.2L1.2 1L-1.2 1z",
    "palang": "M-.42-1.15H.42V-.42H1.15V.42H.42V1.15H-.42V.42H-1.15V-.42H-.42z",
    "bintang": "M0-1.4L.35-.45L1.3-.45L.55.15L.8 1.1L0 .55L-.8 1.1L-.55.15L-1.3-.45L-.35-.45z",
}


def drawn(exhibit: Exhibit, sheet: Sheet) -> str:
    """The map of an exhibit with its legend; title and source stand around it."""
    places = exhibit.places
    if places is None:
        raise TypeError(f"{exhibit.key} has no places")
    view = sheet.view
    shown = choropleth.picture(
        places.frame,
        scale=places.scale,
        title="",
        subtitle="",
        source="",
        alt=exhibit.told,
        chosen=view.chosen.places,
    )
    shapes = geography.shapes(shapes_of(places, places.shapes, view))
    beside = sheet.room >= LEGEND_BESIDE
    room = sheet.room - (LEGEND if beside else 0)
    window = _window(shapes, places)
    prefix, scale = sheet.prefix, room / window.width
    looks = [Look(label, colour or theme.LAND, pattern) for label, colour, pattern, _ in shown["legend"]]
    fills = [ink.fill(prefix, look.colour, look.pattern) for look in looks]
    change = choosing.open_only if places.only else choosing.toggle_place
    box = " ".join(ink.number(each) for each in (window.x, window.y, window.width, window.height))
    # Where the view closes in on one place, it and what lies around it are drawn large: each corner is seen.
    context = shapes.context if places.focus else map(geography.whole_units, shapes.context)
    told = str if places.focus else geography.half_units
    outlines = {code: told(shapes.places[code].path) for code in shown["places"]}
    svg = (
        f'<svg viewBox="{box}" role="group" aria-label="{escape(shown["alt"])}">'
        f'{ink.hatches(prefix, looks)}<g class="konteks">'
        + "".join(f'<path d="{path}"/>' for path in context if path)
        + f"</g>{_land(shown, outlines, fills, change, sheet)}"
        f"{_names(shown, shapes, places, room, window)}"
        f"{_villages(places, shapes, scale, sheet)}{charts.watermark(window, sheet)}</svg>"
    )
    kind = " berdampingan" if beside else ""
    chosen = f'<p class="dipilih">{escape(_chosen(shown))}</p>'
    return f'{chosen}<div class="peta-diam{kind}">{svg}{_legend(shown, places)}</div>'


def _chosen(shown: dict[str, Any]) -> str:
    named = [
        f"{shown['places'][code][0]}: {choropleth.told(shown, code)}"
        for code in shown["chosen"]
        if code in shown["places"]
    ]
    return say("edisi.dipilih", tempat="; ".join(named)) if named else ""


def _window(shapes: Shapes, places: Places) -> Box:
    """The part of the drawing that is seen: all of it, or the one place that the view closes in on."""
    whole = Box(0, 0, geography.WIDTH, shapes.height)
    if not places.focus or places.focus not in shapes.places:
        return whole
    points = [point for ring in geography.rings(shapes.places[places.focus].path) for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = (max(xs) - min(xs)) * CLOSE, (max(ys) - min(ys)) * CLOSE
    share = whole.height / whole.width
    wide = max(wide, high / share)
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return Box(middle[0] - wide / 2, middle[1] - wide * share / 2, wide, wide * share)


def _land(
    shown: dict[str, Any],
    outlines: dict[str, str],
    fills: list[str],
    change: Callable[..., str],
    sheet: Sheet,
) -> str:
    """Every place as a link that chooses it or takes the choice back; the chosen ones lie on top."""
    chosen = set(shown["chosen"])
    drawn = []
    for code, (name, *_, look) in sorted(shown["places"].items(), key=lambda each: each[0] in chosen):
        address = escape(choosing.address(sheet.view, change, code))
        said = escape(f"{name}: {choropleth.told(shown, code)}")
        current = ' aria-current="true"' if code in chosen else ""
        drawn.append(
            f'<a href="{address}" aria-label="{said}"{current}><title>{said}</title>'
            f'<path data-kode="{code}" d="{outlines[code]}" fill="{fills[look]}"/></a>'
        )
    return f'<g class="tempat">{"".join(drawn)}</g>'


def _names(shown: dict[str, Any], shapes: Shapes, places: Places, room: float, window: Box) -> str:
    """Names where they have room, with their values if those have; never for a phone, which hides them."""
    listed = shown["places"]
    if places.shapes == TILES:
        return _letters([(shapes.places[code], shapes.places[code].short) for code in listed])
    crowded = places.points and len(places.points["rows"]) > MOST_LINKED  # the points say more
    if places.focus or crowded:
        return ""
    scale = room / window.width * placing.LETTERS / LETTERS
    area = Box(4, 4, window.width * scale - 8, window.height * scale - 8)
    spots = [(shapes.places[code].x * scale, shapes.places[code].y * scale) for code in listed]
    blank = shown["blanks"]
    full = [
        ((short, *([label] if look < blank and label else [])), code in shown["chosen"])
        for code, (_, short, label, look) in listed.items()
    ]
    bare = [((lines[0],), bold) for lines, bold in full]
    known = [place for place, (*_, look) in enumerate(listed.values()) if look < blank]
    tries: tuple[list[int], ...] = (list(range(len(full))), list(range(len(full))), known)
    for told, kept in zip((full, bare, bare), tries, strict=True):
        labels = placing.placed([told[place] for place in kept], [spots[place] for place in kept], area)
        if labels is not None:
            return _written(labels, scale)
    return ""


def _written(labels: tuple[placing.Label, ...], scale: float) -> str:
    """The names, each with a line to its place where it stands apart from it."""
    drawn = []
    for each in labels:
        middle = (each.box.x + each.box.width / 2) / scale
        if each.led:
            x, y = each.spot
            near = (
                min(max(x, each.box.x), each.box.x + each.box.width),
                min(max(y, each.box.y), each.box.y + each.box.height),
            )
            drawn.append(
                f'<path d="M{ink.number(near[0] / scale)} {ink.number(near[1] / scale)}'
                f'L{ink.number(x / scale)} {ink.number(y / scale)}"/>'
            )
        for place, line in enumerate(each.lines):
            top = (each.box.y + (place * ink.LEADING + ink.BASELINE) * each.size) / scale
            bold = ' font-weight="700"' if each.bold or place else ""
            drawn.append(
                f'<text x="{ink.number(middle)}" y="{ink.number(top)}"{bold}>{ink.safe(line)}</text>'
            )
    size = placing.LETTERS / scale
    look = f'class="nama-peta" font-size="{ink.number(size)}" stroke-width="{ink.number(size / 4)}"'
    return f"<g {look}>{''.join(drawn)}</g>"


def _letters(tiles: list[tuple[Outline, str]]) -> str:
    return (
        '<g class="huruf">'
        + "".join(
            f'<text x="{ink.number(tile.x)}" y="{ink.number(tile.y + 10)}">{ink.safe(words)}</text>'
            for tile, words in tiles
        )
        + "</g>"
    )


def _villages(places: Places, shapes: Shapes, scale: float, sheet: Sheet) -> str:
    """The villages as points; form, colour and size mean what the legend says."""
    if not places.points or not shapes.edges:
        return ""
    west, _, east, north = shapes.edges
    per_degree = geography.WIDTH / (east - west)
    rows = places.points["rows"]
    drawn = []
    for row in rows:
        code, longitude, latitude, name, products, form, colour, done, rungs, *_ = row.split("|")
        x, y = (int(longitude) / 1000 - west) * per_degree, (north - int(latitude) / 1000) * per_degree
        size = RADII[_size(int(done), int(rungs))] / scale * (1 if len(rows) <= MOST_LINKED else CROWDED)
        paint = places.points["colours"][int(colour)][0] if int(colour) >= 0 else theme.PAPER
        kind = places.points["forms"][int(form)][0]
        moved = f"translate({ink.number(x)} {ink.number(y)})scale({size:.2f})"
        mark = f'<use href="#desa-{kind}" transform="{moved}" fill="{paint}"/>'
        if len(rows) <= MOST_LINKED:
            words = places.points["words"]
            told = f"{name}: {products} {words['produk']}" if int(products) else f"{name}: {words['tanpa']}"
            address = escape(choosing.address(sheet.view, choosing.toggle_place, code))
            said = escape(told)
            mark = f'<a href="{address}" aria-label="{said}"><title>{said}</title>{mark}</a>'
        drawn.append(mark)
    forms = "".join(f'<path id="desa-{name}" d="{path}"/>' for name, path in FORMS.items())
    return f'<defs>{forms}</defs><g class="desa">{"".join(drawn)}</g>'


def _size(done: int, rungs: int) -> int:
    """How far along its ladder the furthest product is; as `points.size_of` counts it."""
    if not rungs or done <= 1:
        return 0
    return 2 if done / rungs >= 0.5 else 1


def _legend(shown: dict[str, Any], places: Places) -> str:
    heading = pieces.small(shown["heading"])
    entries = "".join(
        f"<li>{_swatch(place, colour, pattern)}{escape(label)} ({count})</li>"
        for place, (label, colour, pattern, count) in enumerate(shown["legend"])
        if count or place < shown["blanks"]
    )
    return f'<div class="legenda">{heading}<ul>{entries}{_villages_legend(places)}</ul></div>'


def _swatch(place: int, colour: str, pattern: str) -> str:
    look = Look("", colour or theme.LAND, pattern)
    prefix = f"k{place}"
    paint = ink.fill(prefix, look.colour, look.pattern)
    drawn = f'{ink.hatches(prefix, [look])}<rect width="24" height="16" fill="{paint}"/>'
    return f'<svg class="contoh" viewBox="0 0 24 16" aria-hidden="true">{drawn}</svg>'


def _villages_legend(places: Places) -> str:
    if not places.points:
        return ""
    entries = [(form, theme.PAPER, words, count) for form, words, count in places.points["forms"]]
    entries += [("bulat", colour, words, count) for colour, words, count in places.points["colours"]]
    return "".join(
        f'<li><svg class="contoh" viewBox="-12 -8 24 16" aria-hidden="true"><path d="{FORMS[form]}" '
        f'transform="scale(5.5)" fill="{colour}" class="titik"/></svg>{escape(words)} ({count})</li>'
        for form, colour, words, count in entries
        if count
    )
