"""What a page is: its head and its blocks, in the order in which they are read. No medium is named here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import pandas as pd

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.card import Card
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.kept import KEPT


@dataclass(frozen=True, eq=False)
class Head:
    """`answer`: the page's question answered. `rows`: what it was made from, None where it names no place."""

    page: Facts
    answer: str
    rows: pd.DataFrame | pd.Series | None = None

    @property
    def name(self) -> str:
        return self.page.name

    @property
    def question(self) -> str:
        return self.page.question


@dataclass(frozen=True, eq=False)
class Cards:
    """A row of cards; at most six on a page's front."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Heading:
    """The head of a part of several blocks, with one explaining sentence at most."""

    title: str
    text: str = ""


@dataclass(frozen=True, eq=False)
class Note:
    """What stands in place of a chart that would show nothing a sentence cannot."""

    text: str
    source: str
    rows: pd.DataFrame
    above: tuple[str, str] | None = None


@dataclass(frozen=True, eq=False)
class Nothing:
    """What stands in place of a chart without data; `rows` is the answer that holds none."""

    what: str
    rows: pd.DataFrame | pd.Series
    above: tuple[str, str] | None = None


@dataclass(frozen=True)
class Said:
    """A sentence in place of what there is not."""

    text: str


@dataclass(frozen=True)
class Warn:
    """A sentence that a reader must see: what is shown is not what was asked for."""

    text: str


@dataclass(frozen=True)
class Hint:
    """A sentence about using the page, which no printout needs; an empty one keeps its place."""

    text: str = ""


@dataclass(frozen=True)
class OnAPhone:
    """A sentence for a narrow screen only, where a drawing has no room for all its words."""

    text: str


@dataclass(frozen=True)
class Markup:
    """Words in a form of their own, as HTML in which everything that came from data is escaped."""

    html: str


@dataclass(frozen=True)
class Folded:
    """What a reader opens: words, or a group of blocks that most come without."""

    title: str
    inside: "Block"


@dataclass(frozen=True)
class Pick:
    """One of several, which lives in the address under `name`; `pills` shows all at once."""

    name: str
    label: str
    names: Mapping[str, str]
    default: str
    pills: bool = False


@dataclass(frozen=True)
class Search:
    """A text that lives in the address under `name`."""

    label: str
    placeholder: str
    name: str = "cari"
    most: int = 80


@dataclass(frozen=True)
class Switch:
    name: str
    label: str


@dataclass(frozen=True)
class PickRegency:
    """The one regency that a page is about; it replaces whatever place was chosen. Empty: none yet.

    narrow: it stands on a narrow screen only, where the filters of every page are folded away.
    """

    label: str
    value: str
    narrow: bool = False


@dataclass(frozen=True)
class Trail:
    """The way back up: the whole, then the code and name of each place that is opened."""

    top: str
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Gap:
    """A place that is kept for what stands there at other times, so that what follows it stays."""


@dataclass(frozen=True, eq=False)
class Group:
    """Blocks that take one place."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, eq=False)
class Columns:
    """Blocks beside each other, in columns of these relative widths; on paper below each other."""

    columns: tuple[tuple["Block", ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Following:
    """The blocks that follow the chosen places: where a page has parts, a choice draws these alone.

    alone: a part by itself, on a page that has no others; what is chosen inside it draws it alone.
    """

    describe: Callable[[Any], tuple["Block", ...]]
    alone: bool = False

    def at(self, view: View) -> tuple["Block", ...]:
        """The blocks with the choices of the moment; kept as their page is."""
        return self.describe(view) if view.page.unkept else KEPT.once(self, view, self.describe, _rows)


@dataclass(frozen=True, eq=False)
class Live:
    """What only the live page has, by its name there: a form, a search with its answers; `given` to it.

    names: what a reader meets in it, as far as it is a term of the office.
    """

    name: str
    given: tuple[Any, ...] = ()
    names: tuple[str, ...] = ()


class Mark(Enum):
    """Places in a page that are no block."""

    PROJECTOR_ENDS = "what follows stays away from the projector"


Block = (
    Exhibit
    | Head
    | Cards
    | Heading
    | Note
    | Nothing
    | Said
    | Warn
    | Hint
    | OnAPhone
    | Markup
    | Folded
    | Pick
    | Search
    | Switch
    | PickRegency
    | Trail
    | Gap
    | Group
    | Columns
    | Following
    | Live
    | Mark
)
PROJECTOR_ENDS = Mark.PROJECTOR_ENDS


def _rows(blocks: tuple[Block, ...]) -> int:
    """How many rows stand behind blocks, as long as none of the places they follow is chosen."""
    waiting, found = list(blocks), 0
    while waiting:
        match waiting.pop():
            case Exhibit(rows=rows):
                found += len(rows)
            case Columns(columns=columns):
                waiting += [inside for column in columns for inside in column]
            case Group(blocks=inside):
                waiting += inside
            case Folded(inside=inside):
                waiting.append(inside)
    return found


@dataclass(frozen=True, eq=False)
class Page:
    """`above`: the controls that the head's answer follows. Without a head a block of the page holds it.

    `briefing`: the name of the ready-made briefing that tells the same, where the page has no exhibits.
    """

    head: Head | None
    blocks: tuple[Block, ...] = field(default=())
    above: tuple[Block, ...] = field(default=())
    briefing: str = ""

    @property
    def parts(self) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """What comes up to the page's answer, which a block may hold, and what comes below it."""
        first = 0 if self.head else 1
        return self.blocks[:first], self.blocks[first:]

    @property
    def rows(self) -> int:
        """How many rows stand behind it, without what follows the chosen places."""
        return _rows((*self.above, *self.blocks))

    def every(self, view: View) -> Iterator[Block]:
        """Every block, those inside others and those that follow the chosen places too."""
        waiting = [*self.above, *([self.head] if self.head else []), *self.blocks]
        while waiting:
            block = waiting.pop(0)
            yield block
            match block:
                case Columns():
                    waiting += [inside for column in block.columns for inside in column]
                case Group():
                    waiting += block.blocks
                case Folded():
                    waiting.append(block.inside)
                case Following():
                    waiting += block.at(view)


def begins_with_exhibits(blocks: tuple[Block, ...]) -> bool:
    """Do exhibits stand below the page's answer before any heading, so that their titles skip a level?

    Every medium with an outline puts a heading there that is heard and not seen.
    """
    for block in blocks:
        if isinstance(block, Heading) or getattr(block, "above", None):
            return False
        if isinstance(block, Exhibit | Following):
            return True
        inside = block.blocks if isinstance(block, Group) else ()
        if isinstance(block, Columns):
            inside = tuple(each for column in block.columns for each in column)
        if any(isinstance(each, Exhibit | Following | Heading) for each in inside):
            return begins_with_exhibits(inside)
    return False
