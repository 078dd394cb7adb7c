"""Everything about one regency on one page, and what it still owes; it prints on one A4."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import Head, Page, PickRegency
from dashboard.language.text import say
from dashboard.subjects.places import at_a_glance, profile

PAGE = Facts(address="profil-kabupaten", words="profil", place=60)


def describe(view: View) -> Page:
    chosen = view.chosen.chosen
    code = chosen[0] if len(chosen) == 1 else ""
    pick = PickRegency(say("profil.pilih"), code)
    if not code:
        return Page(Head(PAGE, say("profil.belum")), at_a_glance.choosing(view), (pick,))
    counts = view.one("register_counts", regencies=[code], categories=[])
    head = Head(PAGE, profile.answer(code, counts, view), counts)
    if view.presenting:
        return Page(head, at_a_glance.shown(code, counts, view))
    return Page(
        head,
        (profile.sheet(code, view),),
        above=(pick,),
        briefing=code,
    )
