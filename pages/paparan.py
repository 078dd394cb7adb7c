"""What is brought into the meeting? Compose a briefing, show it, take it along."""

from dashboard import composing
from dashboard.exhibits.page import PROJECTOR_ENDS, Head, Live, Page, Said, Warn
from dashboard.text import say
from dashboard.view import View


def describe(view: View) -> Page:
    briefing = composing.of(view)
    answer = (
        say("paparan.jawab_kosong")
        if briefing is None
        else say("paparan.jawab", judul=briefing.title, jumlah=len(briefing.slides))
    )
    return Page(
        Head(say("paparan.nama"), say("paparan.tanya"), answer),
        (
            *((Warn(say("paparan.hilang")),) if view.choice("paparan") and briefing is None else ()),
            *((Said(say("paparan.proyektor")),) if view.presenting else ()),
            PROJECTOR_ENDS,
            Live("composing"),
        ),
    )
