"""What is brought into the meeting? Compose a briefing, show it, take it along."""

from briefing import library, ready
from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import Block, Following, Head, Live, Page, Said, Warn
from dashboard.language.text import say

PAGE = Facts(address="paparan", words="paparan", place=70, unkept=True, projected=False)


def describe(view: View) -> Page:
    """A step of the composition draws what follows it alone, not the menu and the filters beside it."""
    return Page(None, (Following(_composition, alone=True),))


def _composition(view: View) -> tuple[Block, ...]:
    briefing = library.opened(view.choice("paparan"), view.snapshot.dataset)
    answer = (
        say("paparan.jawab_kosong")
        if briefing is None
        else say("paparan.jawab", judul=briefing.title, jumlah=len(briefing.slides))
    )
    lost = view.choice("paparan") and briefing is None
    desk = Live("composing", names=tuple(ready.names(view).values()))
    return (
        Head(PAGE, answer),
        *((Warn(say("paparan.hilang")),) if lost else ()),
        Said(say("paparan.proyektor")) if view.presenting else desk,
    )
