"""How does my regency's data get in? Template, check, preview, publish, undo."""

from dashboard.exhibits.page import PROJECTOR_ENDS, Head, Live, Page, Said
from dashboard.text import say
from dashboard.view import View


def describe(view: View) -> Page:
    return Page(
        Head(say("kirim.nama"), say("kirim.tanya"), say("kirim.jawab")),
        (
            *((Said(say("kirim.proyektor")),) if view.presenting else ()),
            PROJECTOR_ENDS,
            Live("sending"),
        ),
    )
