"""How does my regency's data get in? Template, check, preview, publish, undo."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import PROJECTOR_ENDS, Head, Live, Page, Said
from dashboard.language.text import say

PAGE = Facts(address="kirim-data", words="kirim", place=90, projected=False)
# In the kinds of data, in the columns of their files and in questions about them.
NAMED = ("BPOM", "BPS", "CSR", "HS", "Kemendagri", "NIB", "NIE", "P-IRT", "UPT")


def describe(view: View) -> Page:
    return Page(
        Head(PAGE, say("kirim.jawab")),
        (
            *((Said(say("kirim.proyektor")),) if view.presenting else ()),
            PROJECTOR_ENDS,
            Live("sending", names=NAMED),
        ),
    )
