"""A slide as one SVG picture: title on top, body, and a foot with source, date, code and number.

The same picture is the slide of the deck, the PNG for a message and the figure of the handout; only its size
differs. Letters are at least 24 pixels at 1920 x 1080, figures 72; only the passport code, which nobody reads
from the back row, is smaller.
"""

from dataclasses import dataclass, replace
from typing import Any, cast

from briefing.slides import Slide
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Bars, BurnUp, Cover, Map
from dashboard.language.text import say
from dashboard.paper import drawers, ink, map_body
from dashboard.paper.ink import Box
from dashboard.paper.lettering import balanced, fitted, width, wrapped

FOOT = 24
CODE_LETTERS = 16
SUBTITLE, OPENING_SUBTITLE = 28, 40
TITLE, TITLE_SMALLEST = 52, 32
CODE = 0.45  # of the width: the most that the passport code takes of the foot
EDGE = 12  # below the foot
TOP, BADGE = 44, 26  # above the title; letters of the word SIMULASI there


@dataclass(frozen=True)
class Size:
    width: int
    height: int

    @property
    def margin(self) -> int:
        return 72 if self.width > self.height else 48

    @property
    def air(self) -> int:
        """What a phone covers with its own signs above and below an upright picture."""
        return 130 if self.height > self.width else 0


WIDE = Size(1920, 1080)
SQUARE = Size(1080, 1080)
PORTRAIT = Size(1080, 1920)  # the status of a messenger on a phone
PREVIEW = Size(1920, 1008)  # 1200 by 630, the form of a picture beside a link


@dataclass(frozen=True)
class Frame:
    """Where title, subtitle, body and foot of one slide lie, in pixels, and the letters of its title."""

    title_size: int
    title: list[str]
    subtitle: list[str]
    foot: list[str]
    code: list[str]
    body: Box
    foot_top: float


def framed(slide: Slide, size: Size = WIDE) -> Frame:
    """Measured with our own letters, which are wider than those of most offices."""
    room = size.width - 2 * size.margin
    title_size, _ = fitted(slide.title, room, lines=2, largest=TITLE, smallest=TITLE_SMALLEST, bold=True)
    title = balanced(slide.title, title_size, room, bold=True)
    subtitle = wrapped(slide.subtitle, SUBTITLE, room) if slide.subtitle else []
    code = wrapped(slide.passport, CODE_LETTERS, room * CODE)
    corner = max(width(line, CODE_LETTERS) for line in code) + 40
    foot = wrapped(slide.source_line, FOOT, room - max(corner, 160))
    top = size.air + TOP + ink.tall(title, title_size) + 4
    below = top + ink.tall(subtitle, SUBTITLE) + 18
    made = CODE_LETTERS * ink.LEADING  # a line on the data, below the source
    under = max(ink.tall(foot, FOOT) + made, (len(code) + 1) * FOOT * ink.LEADING)
    foot_top = size.height - size.air - EDGE - under
    body = Box(size.margin, below, room, foot_top - 20 - below)
    return Frame(title_size, title, subtitle, foot, code, body, foot_top)


def draw(
    slide: Slide, *, number: int, of: int, simulated: bool = False, size: Size = WIDE, about: str = ""
) -> str:
    """The slide as SVG; `number` of several stands in its corner, `about` the data in small letters below."""
    if isinstance(slide.body, Cover):
        return _opening(slide, size=size, simulated=simulated, about=about)
    frame = framed(slide, size)
    prefix = f"s{number}"
    room = size.width - 2 * size.margin
    right, top = size.width - size.margin, size.air + TOP
    head = ink.text(size.margin, top, frame.title, frame.title_size, bold=True)
    head += ink.text(
        size.margin,
        top + 4 + ink.tall(frame.title, frame.title_size),
        frame.subtitle,
        SUBTITLE,
        fill=theme.MUTED,
    )
    foot = ink.rectangle(Box(size.margin, frame.foot_top - 8, room, 2), theme.LINE)
    foot += ink.text(size.margin, frame.foot_top, frame.foot, FOOT, fill=theme.MUTED)
    counted = [f"{number} / {of}"] if of > 1 else []
    foot += ink.text(right, frame.foot_top, counted, FOOT, anchor="end", fill=theme.MUTED)
    below = frame.foot_top + FOOT * ink.LEADING
    code = ink.text(right, below + 6, frame.code, CODE_LETTERS, anchor="end", fill=theme.MUTED)
    line = _fitting(about, room - max(width(line, CODE_LETTERS) for line in frame.code) - 40)
    made = ink.text(
        size.margin, frame.foot_top + ink.tall(frame.foot, FOOT), line, CODE_LETTERS, fill=theme.MUTED
    )
    foot += f'<g class="kode">{code}{made}</g>'
    mark = _marked(frame.body, size) if simulated else ""
    return _whole(
        slide,
        size,
        ink.hatches(prefix, drawers.looks(slide.body)),
        ink.rectangle(Box(0, 0, size.width, 14), theme.PRIMARY),
        f'<g class="luar">{head}{foot}</g>{_body(slide, frame.body, prefix)}{mark}',
    )


def _whole(slide: Slide, size: Size, definitions: str, edge: str, drawn: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size.width} {size.height}" role="img"'
        f' aria-label="{ink.safe(slide.title)}" font-family="{ink.SANS}">'
        f"<title>{ink.safe(slide.title)}</title><desc>{ink.safe(slide.alt)}</desc>{definitions}"
        + ink.rectangle(Box(0, 0, size.width, size.height), theme.PAPER, kind="dasar")
        + f"{edge}{drawn}</svg>"
    )


@dataclass(frozen=True)
class Opening:
    """Where title with its letters, subtitle, emblem, lines and data of a cover lie."""

    title_size: int
    title: list[str]
    title_top: float
    subtitle: list[str]
    subtitle_top: float
    body: Box
    about: list[str]
    about_top: float


def opening(slide: Slide, about: str, size: Size = WIDE) -> Opening:
    margin = 2 * size.margin
    room = size.width - margin - size.margin
    title_size, _ = fitted(slide.title, room, lines=3, largest=88, smallest=48, bold=True)
    title = balanced(slide.title, title_size, room, bold=True)
    subtitle = wrapped(slide.subtitle, OPENING_SUBTITLE, room) if slide.subtitle else []
    high = ink.tall(title, title_size)
    top = size.height * 0.46 - high / 2
    below = top + high + 16
    said = wrapped(about, FOOT, room) if about else []
    about_top = size.height - size.air - 60 - ink.tall(said, FOOT)
    body_top = size.air + 96
    body = Box(margin, body_top, room, about_top - 40 - body_top)
    return Opening(title_size, title, top, subtitle, below, body, said, about_top)


def _opening(slide: Slide, *, size: Size, simulated: bool, about: str) -> str:
    """A cover, or the slide of a section: the title large in the middle, a band at the side."""
    laid = opening(slide, about, size)
    left = laid.body.x
    drawn = _body(slide, laid.body, "")  # its pale map lies under a long title
    drawn += ink.text(left, laid.title_top, laid.title, laid.title_size, bold=True)
    drawn += ink.text(left, laid.subtitle_top, laid.subtitle, OPENING_SUBTITLE, fill=theme.MUTED)
    drawn += ink.text(left, laid.about_top, laid.about, FOOT, fill=theme.MUTED)
    drawn = f'<g class="luar">{drawn}</g>'
    band = ink.rectangle(Box(0, 0, size.margin, size.height), theme.PRIMARY)
    mark = _marked(laid.body, size) if simulated else ""
    return _whole(slide, size, "", band, drawn + mark)


def _fitting(about: str, room: float) -> list[str]:
    """What is said of the data in one line: where it is too long, its first words and a mark."""
    lines = wrapped(about, CODE_LETTERS, room)
    return lines if len(lines) < 2 else [f"{lines[0].rstrip(' ;,')} …"]


def _marked(body: Box, size: Size) -> str:
    """The word SIMULASI inside the picture, and once more where nothing covers it."""
    word = say("simulasi.kata")
    x, y = body.x + body.width / 2, body.y + body.height / 2
    letters = min(body.width / 6, 220)
    badge_width = width(word, BADGE, bold=True) + 36
    badge = Box(size.width - size.margin - badge_width, size.air, badge_width, TOP - 4)  # above the title
    return (
        f'<text x="{ink.number(x)}" y="{ink.number(y)}" font-size="{ink.number(letters)}" font-weight="700"'
        f' text-anchor="middle" fill="{theme.ACCENT}" fill-opacity=".16"'
        f' transform="rotate(-18 {ink.number(x)} {ink.number(y)})">{word}</text>'
        + ink.rectangle(badge, theme.ACCENT)
        + ink.text(badge.x + 18, badge.y + 4, [word], BADGE, bold=True, fill=theme.PAPER)
    )


def _body(slide: Slide, box: Box, prefix: str) -> str:
    return drawers.draw(slide.body, box, prefix)


def small_map(slide: Slide, prefix: str, share: float = 0.5) -> str:
    """The map and its legend alone, for half a page; what is told below it, too.

    share: of the page's width, where something else stands beside it: what is told keeps letters of 7 points.
    """
    body, box = cast(Map, slide.body), Box(0, 0, 1100, 640)
    if body.told:
        box = Box(0, 0, (WIDE.width - 2 * WIDE.margin) * share * 0.9, 0)
        below = map_body.told_head(body) + 44 * len(body.told)
        box = replace(box, height=map_body.natural_height(body, box) + ink.PAD + below)
    drawn = map_body.draw(body, box, prefix, listed=False)
    return _alone(slide, box, drawn, prefix)


def picture(slide: Slide, prefix: str, share: float = 1, *, tall: float = 1) -> str:
    """Only the body, as wide as on a slide and as high as it needs: for a page that says the rest itself.

    share: of that width, where something else stands beside it. tall: of its own height, how high a map or a
    chart is.
    """
    wide = (WIDE.width - 2 * WIDE.margin) * share
    box = Box(0, 0, wide, 700 if isinstance(slide.body, Map) else 560)
    if height := drawers.DRAWINGS[type(slide.body)].height:
        box = replace(box, height=max(height(slide.body, box) + 40, 240))
    if isinstance(slide.body, Map | BurnUp):
        box = replace(box, height=box.height * tall)
    elif isinstance(slide.body, Bars):  # rows need all of their height, and may have more
        box = replace(box, height=box.height * max(tall, 1))
    return _alone(slide, box, _body(slide, box, prefix), prefix)


def _alone(slide: Slide, box: Box, drawn: str, prefix: str) -> str:
    view = f"-2 -2 {ink.number(box.width + 4)} {ink.number(box.height + 4)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" font-family="{ink.SANS}">'
        f"{ink.hatches(prefix, drawers.looks(slide.body))}{drawn}</svg>"
    )


def pages(slide: Slide, size: Size = WIDE, box: Box | None = None) -> list[Slide]:
    """The slide, or as many as its rows, cards or lines need at a size that the back row can read.

    box: what a medium has for the body, where that is not the picture's own.
    """
    groups = _groups(slide, box or framed(slide, size).body)
    spread = drawers.spread(slide.body)
    if spread is None or len(groups) == 1:
        return [slide]
    field = spread.entries
    return [
        replace(
            slide,
            body=_with(slide.body, field, group),
            subtitle=say("paparan.bagian", judul=_open(slide.subtitle), ke=place, dari=len(groups)).strip(
                " ·"
            ),
        )
        for place, group in enumerate(groups, 1)
    ]


def holds(slide: Slide) -> bool:
    """Has one page room for all of the body?"""
    spread, box = drawers.spread(slide.body), framed(slide, WIDE).body
    return spread is None or spread.height is None or spread.height(slide.body, box) <= box.height


def on_one_page(slide: Slide) -> Slide:
    """The slide with as many entries as one page holds, and how many more there are in its subtitle."""
    groups = _groups(slide, framed(slide, WIDE).body)
    spread = drawers.spread(slide.body)
    if spread is None or len(groups) == 1:
        return slide
    field = spread.entries
    entries = getattr(slide.body, field)
    for count in range(max(len(group) for group in groups), 0, -1):
        more = say("paparan.sebagian", judul=_open(slide.subtitle), tampil=count, semua=len(entries))
        more = more.strip(" ·")
        cut = replace(slide, body=_with(slide.body, field, entries[:count]), subtitle=more)
        if len(_groups(cut, framed(cut, WIDE).body)) == 1:
            return cut
    return slide


def _open(subtitle: str) -> str:
    """A subtitle that goes on: without the full stop of its last sentence."""
    return subtitle.removesuffix(".")


def _with(body: Any, field: str, entries: tuple) -> Any:
    """The same body with these entries alone."""
    return replace(body, **{field: entries})


def _groups(slide: Slide, box: Box) -> list[tuple]:
    """The items of a body in runs that each fit into the box, one item at least."""
    spread = drawers.spread(slide.body)
    if spread is None or spread.height is None:
        return [()]
    field, height = spread.entries, spread.height
    items, groups = getattr(slide.body, field), []
    if len(items) <= spread.most and height(slide.body, box) <= box.height:
        return [items]
    box = replace(box, height=box.height - SUBTITLE)  # a further page may need a longer subtitle
    while items:
        count = min(len(items), spread.most)
        while count > 1 and height(_with(slide.body, field, items[:count]), box) > box.height:
            count -= 1
        groups.append(items[:count])
        items = items[count:]
    if not groups:
        return [()]
    share = -(-len(getattr(slide.body, field)) // len(groups))
    items = getattr(slide.body, field)
    even = [items[start : start + share] for start in range(0, len(items), share)]
    fits = all(height(_with(slide.body, field, group), box) <= box.height for group in even)
    return even if fits else groups


def spread(slides: tuple[Slide, ...], size: Size = WIDE) -> list[Slide]:
    """Every slide in its pages."""
    return [page for slide in slides for page in pages(slide, size)]
