"""Figures as cards: in a grid, or the first of them large above the others; as high as their words ask."""

import re
from dataclasses import dataclass

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Comparison, Figures, Number
from dashboard.language.numbers import NO_BREAK_SPACE
from dashboard.paper import ink
from dashboard.paper.ink import PAD, SMALL, Box, narrow
from dashboard.paper.lettering import fitted, width, wrapped

VALUE_SMALLEST, VALUE_BROKEN = 72, 56  # of a card; broken: what needs two lines
SURE = 0.95  # of a width: the letters of another program may be a little wider
# Of the height that a leading figure has at least, pixels that it keeps; of the others, times what they need.
LEAD, LEAST_LEAD, AIRY = 0.36, 140, 1.12
GAP = 28  # pixels between cards
# Of cards whose context stands beside the figure: their least width, and most of the height of them all, the
# figure's share of it, and pixels above and below.
LYING_WIDTH, LYING_SHAPE, ASIDE, EDGE = 900, 1.6, 0.5, 14
LEAST_CARD = 180  # pixels in height: lower ones stand beside each other
SIGN = re.compile(r"^(\W) ")  # of a state, before its words: "▲ Terlambat"
Part = tuple[list[str], int, bool, str]  # lines with size, weight and colour


@dataclass(frozen=True)
class Letters:
    """Those of all cards of one grid: above a figure, of the figure at most, below it."""

    label: int
    value: int
    context: int


@dataclass(frozen=True)
class _Lying:
    """A card whose context stands beside its figure: lines and letters of each, and where it begins."""

    label: list[str]
    value: str
    size: int
    told: list[str]
    below: int
    beside: float

    @property
    def least(self) -> float:
        beside = max(self.size * ink.LEADING, ink.tall(self.told, self.below))
        return 2 * EDGE + ink.tall(self.label, SMALL) + 6 + beside


@dataclass(frozen=True)
class Grid:
    """Cards in rows: how many columns, how wide each is, how high each row, and the letters of all."""

    columns: int
    wide: float
    heights: list[float]
    letters: Letters


LABELS = (40, 36, 32, 28, SMALL, 24)  # above a figure: the first of which no label takes more than two lines
BELOW = (  # the largest letters of a value, and those of its context
    (150, 36),
    (136, 36),
    (124, 34),
    (110, 32),
    (96, 30),
    (96, 28),
    (84, SMALL),
    (VALUE_SMALLEST, SMALL),
)


def draw(body: Figures, box: Box, _prefix: str) -> str:
    if body.lead:
        return _led(body, box)
    if _standing_height(body, box) > box.height:
        share = (box.height - GAP * (len(body.numbers) - 1)) / len(body.numbers)
        if lying := _lying(body, box, share):
            return _below_each_other(lying, box)
    laid, drawn = card_grid(body, box), []
    cards = [_card(each, laid.wide, laid.letters) for each in body.numbers]
    y = box.y
    for row, high in zip(_rows(cards, laid.columns), laid.heights, strict=True):
        lines = max(len(card[0][0]) for card in row)
        for place, card in enumerate(row):
            x, top = box.x + place * (laid.wide + GAP), y + PAD
            drawn.append(_panel(Box(x, y, laid.wide, high)))
            for words, size, bold, colour in _level(card, lines):
                drawn.append(ink.text(x + PAD + 8, top, words, size, bold=bold, fill=colour))
                top += ink.tall(words, size) + 6
        y += high + GAP
    return "".join(drawn)


def card_grid(body: Figures, box: Box) -> Grid:
    """Where the cards lie: rows are alike while the fullest has room so, else each as high as it needs."""
    columns = card_columns(len(body.numbers), box)
    rows = -(-len(body.numbers) // columns)
    wide, high = (box.width - GAP * (columns - 1)) / columns, (box.height - GAP * (rows - 1)) / rows
    letters = letters_of(body, wide, high)
    return Grid(columns, wide, _shared(_needed(body, columns, wide, letters), high), letters)


def _shared(least: list[float], high: float) -> list[float]:
    """How high each row is: so high as given on the average, all alike while the fullest has room so."""
    if max(least) <= high:
        return [high] * len(least)
    spare = high - sum(least) / len(least)
    return [each + spare for each in least]


def _needed(body: Figures, columns: int, wide: float, letters: Letters) -> list[float]:
    """How high each row of cards is at least, with the labels of a row as many lines high."""
    rows = _rows([_card(each, wide, letters) for each in body.numbers], columns)
    return [
        max(_tall(_level(card, lines)) for card in row)
        for row in rows
        for lines in [max(len(card[0][0]) for card in row)]
    ]


def _rows(cards: list[list[Part]], columns: int) -> list[list[list[Part]]]:
    return [cards[first : first + columns] for first in range(0, len(cards), columns)]


def _below_each_other(cards: list[_Lying], box: Box) -> str:
    drawn, y = [], box.y
    share = (box.height - GAP * (len(cards) - 1)) / len(cards)
    for each, high in zip(cards, _shared([each.least for each in cards], share), strict=True):
        card = Box(box.x, y, box.width, high)
        left, top = card.x + PAD + 8, y + (high - each.least) / 2 + EDGE
        y += high + GAP
        drawn += [_panel(card), ink.text(left, top, each.label, SMALL, bold=True, fill=theme.MUTED)]
        top += ink.tall(each.label, SMALL) + 6
        high_value, told = each.size * ink.LEADING, ink.tall(each.told, each.below)
        middle = top + max(told - high_value, 0) / 2
        drawn.append(ink.text(left, middle, [each.value], each.size, bold=True))
        middle = top + max(high_value - told, 0) / 2
        drawn.append(ink.text(left + each.beside, middle, each.told, each.below, fill=theme.MUTED))
    return "".join(drawn)


def _level(card: list[Part], lines: int) -> list[Part]:
    """The card with its label as many lines high as its neighbours': their values stand on one line."""
    (label, size, bold, colour), *rest = card
    return [(label + [""] * (lines - len(label)), size, bold, colour), *rest]


def _led(body: Figures, box: Box) -> str:
    """The first figure large, the others in one row below it, and what is blank in one grey line."""
    lead, *others = body.numbers
    note = wrapped(body.note, SMALL, box.width) if body.note else []
    below = ink.tall(note, SMALL) + (18 if note else 0)
    room, gap = box.height - below, 24
    high = room
    wide = (box.width - gap * (len(others) - 1)) / max(len(others), 1)
    if others:  # the cards keep what they tell, and the first has what they leave bare
        needed = max(_small_height(each, others, wide) for each in others)
        high = max(lead_height(room - gap, needed), LEAST_LEAD)
    first = Box(box.x, box.y, box.width, high)
    drawn = [_panel(first), _large(lead, first)]
    labels = [wrapped(each.label, SMALL, wide - 2 * PAD, bold=True) for each in others]
    top = max((ink.tall(lines, SMALL) for lines in labels), default=0)
    for place, (each, label) in enumerate(zip(others, labels, strict=True)):
        card = Box(box.x + place * (wide + gap), box.y + high + gap, wide, room - high - gap)
        drawn += [_panel(card), _small(each, label, top, card)]
    said = ink.text(box.x, box.y + box.height - ink.tall(note, SMALL), note, SMALL, fill=theme.MUTED)
    return "".join(drawn) + f'<g class="luar">{said}</g>'


def lead_height(room: float, needed: float) -> float:
    """How high the first card is above a row of cards that need so much. In pixels, or in any unit."""
    return room - max(min(room * (1 - LEAD), needed * AIRY), needed)


def led_height(body: Figures, box: Box) -> float:
    """What a large figure, the row of cards below it and the line of blanks need at least."""
    _, *others = body.numbers
    note = wrapped(body.note, SMALL, box.width) if body.note else []
    below = ink.tall(note, SMALL) + (18 if note else 0)
    wide = (box.width - 24 * (len(others) - 1)) / max(len(others), 1)
    cards = [_small_height(each, others, wide) for each in others]
    return below + max(cards, default=0) / (1 - LEAD if cards else 1) + 24


def _small_height(each: Number, row: list[Number], wide: float) -> float:
    """Of a card whose figure stands on one line with those of the others in its row."""
    room = wide - 2 * PAD
    top = max(ink.tall(wrapped(one.label, SMALL, room, bold=True), SMALL) for one in row)
    said = sum(ink.tall(wrapped(line, SMALL - 2, room), SMALL - 2) for line in each.context)
    bars = 52 + SMALL * ink.LEADING if each.comparison else 0
    return 20 + top + VALUE_SMALLEST * ink.LEADING + 6 + bars + said + PAD


def _panel(box: Box) -> str:
    side = ink.rectangle(Box(box.x, box.y, 10, box.height), theme.PRIMARY, radius=4)
    return ink.rectangle(box, theme.PAPER, line=theme.LINE, radius=14) + side


def _large(each: Number, box: Box) -> str:
    """A figure as large as its card, with what it is above and its context below."""
    left, room = box.x + PAD + 8, box.width - 2 * PAD - 8
    label = wrapped(named(each.label, each.badge), 30, room, bold=True)
    high = box.height - 1.5 * PAD - ink.tall(label, 30)
    share = 0.6 if each.context else 1
    largest_ = int(min(max(high / ink.LEADING, VALUE_SMALLEST), 200))
    size, value = fitted(
        each.value, room * share, lines=1, largest=largest_, smallest=VALUE_SMALLEST, bold=True
    )
    top = box.y + PAD
    drawn = ink.text(left, top, label, 30, bold=True, fill=theme.MUTED)
    top += ink.tall(label, 30)
    drawn += ink.text(left, top, value, size, bold=True)
    beside = left + max(width(line, size, bold=True) for line in value) + 44
    context = [line for words in each.context for line in wrapped(words, SMALL + 2, left + room - beside)]
    middle = top + (ink.tall(value, size) - ink.tall(context, SMALL + 2)) / 2
    return drawn + ink.text(beside, middle, context, SMALL + 2, fill=theme.MUTED)


def _small(each: Number, label: list[str], high: float, box: Box) -> str:
    """A figure with its small bar, and that of the whole it belongs to."""
    left, room, top = box.x + PAD, box.width - 2 * PAD, box.y + 20
    size, value = fitted(each.value, room, lines=1, largest=VALUE_SMALLEST, smallest=40, bold=True)
    drawn = ink.text(left, top, label, SMALL, bold=True, fill=theme.MUTED)
    top += high + VALUE_SMALLEST - size  # values of any size stand on one line
    drawn += ink.text(left, top, value, size, bold=True)
    top += ink.tall(value, size) + 6
    if each.comparison:
        drawn += _compared(each.comparison, Box(left, top, room, 0))
        top += 52 + SMALL * ink.LEADING
    for line in each.context:
        lines = wrapped(line, SMALL - 2, room)
        drawn += ink.text(left, top, lines, SMALL - 2, fill=theme.MUTED)
        top += ink.tall(lines, SMALL - 2)
    return drawn


def _compared(shown: Comparison, box: Box) -> str:
    most = max(shown.own, shown.other) or 1
    own = Box(box.x, box.y, box.width * shown.own / most, 18)
    other = Box(box.x, box.y + 26, box.width * shown.other / most, 18)
    said = ink.text(box.x, box.y + 50, [shown.text], SMALL - 2, fill=theme.MUTED)
    return ink.rectangle(own, theme.PRIMARY) + ink.rectangle(other, theme.BLANK) + said


def _lying(body: Figures, box: Box, high: float) -> list[_Lying]:
    """The cards of a square picture, as wide as it is: what is told of a figure stands beside it.

    high: what each may have, in pixels; its letters are as large as that lets them be.

    Empty where that is not so, or where a figure leaves nothing room beside it.
    """
    wide = box.width - 2 * PAD - 8
    upright = LYING_WIDTH <= box.width <= LYING_SHAPE * box.height and narrow(box)
    if body.lead or not upright or not 1 < len(body.numbers) < 4:
        return []
    cards: list[_Lying] = []
    for largest, below in BELOW:
        found = [
            fitted(each.value, wide * ASIDE, lines=1, largest=largest, smallest=VALUE_SMALLEST, bold=True)
            for each in body.numbers
        ]
        if any(len(lines) > 1 for _, lines in found):
            continue
        size = min(size for size, _ in found)
        beside = max(width(each.value, size, bold=True) for each in body.numbers) + 44
        cards = [
            _Lying(
                wrapped(named(each.label, each.badge), SMALL, wide, bold=True),
                each.value,
                size,
                [line for words in each.context for line in wrapped(words, below, wide - beside)],
                below,
                beside,
            )
            for each in body.numbers
        ]
        if sum(each.least for each in cards) <= high * len(cards):
            break
    return cards


def card_columns(count: int, box: Box) -> int:
    if narrow(box):
        return 1 if count < 4 and box.height >= LEAST_CARD * count else min(count, 2)
    return 1 if count == 1 else 2 if count in (2, 4) else 3


def named(label: str, badge: str) -> str:
    """What stands above a figure: what it is, and what it counts as, whose sign stays with its first word."""
    return " · ".join(filter(None, (label, SIGN.sub(rf"\1{NO_BREAK_SPACE}", badge))))


def letters_of(body: Figures, wide: float, high: float) -> Letters:
    """The largest letters with which no label takes more than two lines and a card so high holds all."""
    label = next((each for each in LABELS if _label_lines(body, wide, each) <= 2), LABELS[-1])
    above = ["x"] * _label_lines(body, wide, label)
    for value, context in BELOW:
        letters = Letters(label, _of_all(body, wide, value), context)
        cards = [_card(each, wide, letters)[1:] for each in body.numbers]
        if max(_tall([(above, label, True, theme.MUTED), *card]) for card in cards) <= high:
            return letters
    return Letters(label, *BELOW[-1])


def _of_all(body: Figures, wide: float, most: int) -> int:
    """The letters in which the figures that stand on one line all do: neighbours are of one size."""
    sizes = [value_size(each, wide, Letters(0, most, 0)) for each in body.numbers]
    return min((size for size in sizes if size > VALUE_BROKEN), default=most)


def _label_lines(body: Figures, wide: float, letters: int) -> int:
    room = wide - 2 * PAD - 8
    return max(len(wrapped(named(each.label, each.badge), letters, room, bold=True)) for each in body.numbers)


def value_size(each: Number, wide: float, letters: Letters) -> int:
    """The letters of a figure on a card so wide: on one line, or small enough for two."""
    room = (wide - 2 * PAD - 8) * SURE
    size, lines = fitted(each.value, room, lines=1, largest=letters.value, smallest=VALUE_SMALLEST, bold=True)
    return min(size, VALUE_BROKEN) if len(lines) > 1 else size


def _card(each: Number, wide: float, letters: Letters) -> list[Part]:
    """Label, value and context of one figure."""
    room, size, below = wide - 2 * PAD - 8, value_size(each, wide, letters), letters.context
    label = wrapped(named(each.label, each.badge), letters.label, room, bold=True)
    parts = [
        (label, letters.label, True, theme.MUTED),
        (wrapped(each.value, size, room, bold=True), size, True, theme.INK),
    ]
    return parts + [(wrapped(line, below, room), below, False, theme.MUTED) for line in each.context]


def _tall(card: list[Part]) -> float:
    return 2 * PAD + sum(ink.tall(lines, size) + 6 for lines, size, _, _ in card)


def height(body: Figures, box: Box) -> float:
    """What its cards need at least."""
    lying = _lying(body, box, 0)
    beside = sum(each.least for each in lying) + GAP * (len(lying) - 1)
    return min(beside, _standing_height(body, box)) if lying else _standing_height(body, box)


def _standing_height(body: Figures, box: Box) -> float:
    """Of cards whose context stands below the figure."""
    columns = card_columns(len(body.numbers), box)
    wide = (box.width - GAP * (columns - 1)) / columns
    rows = _needed(body, columns, wide, letters_of(body, wide, 0))
    return sum(rows) + GAP * (len(rows) - 1)
