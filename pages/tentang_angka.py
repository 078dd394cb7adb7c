"""Where does this number come from? Its passport; the rules, the versions that disagree, the words."""

from dashboard.answers import links
from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import PROJECTOR_ENDS, Head, Page, Pick
from dashboard.language.text import say
from dashboard.subjects.evidence import accessibility, conflicts, definitions, glossary, provenance

PARTS = {
    "paspor": ("angka.paspor", provenance.part),
    "aturan": ("angka.aturan", definitions.shown),
    "versi": ("angka.versi", conflicts.everywhere),
    "istilah": ("angka.istilah", glossary.shown),
    links.ACCESSIBILITY: ("aksesibilitas.nama", accessibility.shown),
}
FIRST = "paspor"
PAGE = Facts(
    address="tentang-angka",
    words="angka",
    place=100,
    part="bagian",
    parts=tuple(PARTS),
    projected=False,
)


def describe(view: View) -> Page:
    head = Head(PAGE, say("angka.jawab"))
    if view.presenting:
        return Page(head, (*provenance.at_a_glance(view), PROJECTOR_ENDS))
    names = {name: say(title) for name, (title, _) in PARTS.items()}
    _, part = PARTS[view.picked(PAGE.part, names, FIRST)]
    return Page(head, (Pick(PAGE.part, say("angka.bagian"), names, FIRST, pills=True), *part(view)))
