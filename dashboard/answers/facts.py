"""What a page is, whatever it shows: its address, its words, its place in the menu, what narrows it."""

from dataclasses import dataclass

from dashboard.language.text import say


@dataclass(frozen=True)
class Facts:
    """Stands in the page's file as `PAGE` and nowhere else; the menu is made of the files in `pages/`.

    address: behind the host, empty for the front page.
    words: the part of `language` that holds its name and the question it answers.
    place: where it stands in the menu, the smallest first; in tens, so that another page fits between two.
    narrows: the filters that narrow this page and not every other, of "tahun" (years) and "cari" (search).
    part: the choice by which an address names one of its parts, one of `links.PART_OF`; parts: their names.
    inside: the key of what is said where a district is opened; None where the page follows it itself.
    in_parts: a choice of place draws anew only what follows it.
    unkept: it tells of more than its snapshot and its address hold, so it is described anew each time.
    projected: it is turned to on a projector; a desk to work at is nothing to show a room.
    """

    address: str
    words: str
    place: int
    narrows: tuple[str, ...] = ()
    part: str = ""
    parts: tuple[str, ...] = ()
    inside: str | None = "sempit.tidak"
    in_parts: bool = False
    unkept: bool = False
    projected: bool = True

    @property
    def name(self) -> str:
        return say(f"{self.words}.nama")

    @property
    def question(self) -> str:
        return say(f"{self.words}.tanya")

    @property
    def title(self) -> str:
        """What a browser's tab and a shared link say: the page first, tabs are narrow."""
        return f"{self.name} · {say('judul')}"


NOWHERE = Facts(address="", words="ringkasan", place=0)  # the page of a view that no page is described from
