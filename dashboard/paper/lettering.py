"""How wide words are in the briefing's own fonts, so that lines break alike on every laptop."""

import re
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

from dashboard.language.numbers import NO_BREAK_SPACE, WORD_JOINER, whole, with_signs_held, with_whole_dates

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Noto Sans"
SIGNS = "DejaVu Sans"
EMOJI = "Noto Emoji"  # for paper alone: a browser has emoji of its own
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
PICTURE_WIDTH = 1.4  # of the letter size; for an emoji or a sign of the machine's own fonts, wide enough
BETWEEN = re.compile(r"[^\S\u00a0]+")  # between two words: any blank but the one that holds them together
BEGUN = re.compile(
    r"(?<!\S)(?:(?:\d+ (?:dari|of) )?\d{1,2}|\d+ (?:dari|of))$"
)  # what the next line goes on with
MEASURED = 100  # pixels at which widths are taken


@cache
def _font(file: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / file, MEASURED, layout_engine=ImageFont.Layout.BASIC)


@cache
def held() -> dict[str, frozenset[int]]:
    """The signs that the files in fonts/ hold, each in the first font that has it."""
    found = {}
    for line in (FONTS / "signs.txt").read_text(encoding="ascii").splitlines():
        font, *runs = line.split()
        ends = [[int(end, 16) for end in run.split("-")] for run in runs]
        found[font] = frozenset(sign for run in ends for sign in range(run[0], run[-1] + 1))
    return found


@cache
def _letter(sign: str, bold: bool) -> float:
    """The width of one letter as a share of its size."""
    if ord(sign) in held()["NotoSans"]:
        return _font("NotoSans-Bold.ttf" if bold else "NotoSans-Regular.ttf").getlength(sign) / MEASURED
    if ord(sign) in held()["DejaVuSans-Signs"]:
        return _font("DejaVuSans-Signs.ttf").getlength(sign) / MEASURED
    return PICTURE_WIDTH


@cache
def _every() -> frozenset[int]:
    return frozenset().union({ord("\n")}, *held().values())


def printable(text: str) -> str:
    """The text in letters that travel with us; a sign that they lack is named by its number: [U+4E2D].

    Paper has no other fonts to fall back on, and a tagged PDF refuses a sign that it cannot show.
    """
    return "".join(sign if ord(sign) in _every() else f"[U+{ord(sign):04X}]" for sign in UNSEEN.sub("", text))


def width(text: str, size: float, *, bold: bool = False) -> float:
    return _share(text, bold) * size


@lru_cache(maxsize=16_384)  # the same names and figures come on every page
def _share(text: str, bold: bool) -> float:
    return sum(_letter(sign, bold) for sign in text)


def wrapped(text: str, size: float, room: float, *, bold: bool = False, indent: float = 0) -> list[str]:
    """The text in lines no wider than `room`; nothing is cut, and a word that is wider itself is broken.

    A number or a range is never broken: one that is wider than the room stands in a line of its own. A date
    is broken only where it is wider than the room. indent: how much of the first line is taken; it stays
    empty where no word has room beside that.
    """
    lines = [""]
    for word in _narrow_enough(text, size, room, bold):
        tried = f"{lines[-1]} {word}".strip()
        taken = indent if len(lines) == 1 else 0
        if width(tried, size, bold=bold) + taken <= room:
            lines[-1] = tried
            continue
        pieces = _broken(word, size, room, bold)
        if lines[-1] or taken:
            lines.append("")
        lines[-1] = pieces[0]
        lines += pieces[1:]
    return lines


def balanced(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text in as few lines as the room allows, and these as even as they can be: no last word alone."""
    lines = wrapped(text, size, room, bold=bold)
    narrow = max((width(word, size, bold=bold) for word in unbroken_words(text)), default=room)
    wide = room
    for _ in range(7 if len(lines) > 1 and narrow < room else 0):
        middle = (narrow + wide) / 2
        if len(wrapped(text, size, middle, bold=bold)) == len(lines):
            wide = middle
        else:
            narrow = middle
    return _carried(wrapped(text, size, wide, bold=bold), size, room, bold)


def _carried(lines: list[str], size: float, room: float, bold: bool) -> list[str]:
    """No line ends with a number that begins what the next says: '9 dari 22', '31 Januari 2026'."""
    for place in range(len(lines) - 1):
        found = BEGUN.search(lines[place])
        if found is None or not found.start():
            continue
        below = f"{found[0]} {lines[place + 1]}"
        if width(below, size, bold=bold) <= room:
            lines[place : place + 2] = [lines[place][: found.start()].rstrip(), below]
    return lines


def unbroken_words(text: str) -> list[str]:
    """The words of a text; a date is one, and so is a number with its currency and size; a dot ends one."""
    return _words(with_signs_held(with_whole_dates(text)))


def _words(text: str) -> list[str]:
    held = whole().sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE), text)
    words = BETWEEN.split(held.replace(WORD_JOINER, ""))
    return [word.replace(NO_BREAK_SPACE, " ") for word in words if word]


def _narrow_enough(text: str, size: float, room: float, bold: bool) -> list[str]:
    """The words of a text; what is held together and wider than the room in the words that it has."""
    found = []
    for word in unbroken_words(text):
        found += [word] if width(word, size, bold=bold) <= room else _words(word)
    return found


def _atoms(word: str) -> list[str]:
    """What of a word must stay together: a number, or else one letter."""
    atoms, end = [], 0
    for found in whole().finditer(word):
        atoms += [*word[end : found.start()], found[0]]
        end = found.end()
    return [*atoms, *word[end:]]


def widest(text: str, size: float, *, bold: bool = False) -> float:
    """The room that the text needs so that no number of it sticks out."""
    return max((width(found[0], size, bold=bold) for found in whole().finditer(text)), default=0)


def _broken(word: str, size: float, room: float, bold: bool) -> list[str]:
    pieces, piece, used = [], "", 0.0
    for atom in _atoms(word):
        step = width(atom, size, bold=bold)
        if piece and used + step > room:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + atom, used + step
    return [*pieces, piece]


def fitted(
    text: str, room: float, *, lines: int, largest: int, smallest: int, bold: bool = False
) -> tuple[int, list[str]]:
    """The largest size at which the text fits into so many lines; at the smallest it takes what it needs.

    Only a number that is wider than the room makes it smaller still.
    """
    for size in range(largest, smallest, -2):
        broken = wrapped(text, size, room, bold=bold)
        if len(broken) <= lines:
            return size, broken
    needed = widest(text, smallest, bold=bold)
    size = smallest if needed <= room else int(smallest * room / needed)
    return size, wrapped(text, size, room, bold=bold)
