"""Everything about one regency on one page, and what it still owes; it prints on one A4."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import Head, Hint, Page, PickRegency
from dashboard.language.text import say
from dashboard.subjects.places import profile

PAGE = Facts(address="profil-kabupaten", words="profil", place=6)


def describe(view: View) -> Page:
    chosen = view.chosen.chosen
    code = chosen[0] if len(chosen) == 1 else ""
    pick = PickRegency(say("profil.pilih"), code)
    if not code:
        return Page(Head(PAGE, say("profil.belum")), above=(pick,))
    counts = view.one("register_counts", regencies=[code], categories=[])
    return Page(
        Head(PAGE, profile.answer(code, counts, view), counts),
        (profile.sheet(code, view), Hint(say("profil.cetak"))),
        above=(pick,),
    )
