"""Can these data be trusted? Totals that agree, series that are due, what changed, where it comes from."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import Head, Page, Pick
from dashboard.language.text import say
from dashboard.subjects.evidence import data_checks

PARTS = {
    "segar": ("data.segar", data_checks.due),  # what the head of the page says
    "cocok": ("data.cocok", data_checks.totals),
    "ubah": ("data.ubah", data_checks.changed),
    "sumber": ("data.sumber", data_checks.sources),
}
FIRST = "segar"
PAGE = Facts(address="data", words="data", place=80, narrows=("tahun",), part="lembar", parts=tuple(PARTS))


def describe(view: View) -> Page:
    head = Head(PAGE, data_checks.answer(view))
    if view.presenting:
        return Page(head, data_checks.at_a_glance(view))
    names = {name: say(title) for name, (title, _) in PARTS.items()}
    _, part = PARTS[view.picked(PAGE.part, names, FIRST)]
    return Page(head, (Pick(PAGE.part, say("data.lembar"), names, FIRST, pills=True), *part(view)))
