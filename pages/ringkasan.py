"""How do we stand? Six figures, the map, what is late, three sentences to copy."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import Cards, Columns, Head, Page, PickRegency
from dashboard.language.text import say
from dashboard.saying import cards
from dashboard.subjects.evidence import changes_since
from dashboard.subjects.overview import summary
from dashboard.subjects.programme import follow_up, lateness
from pages import ekspor, produk_desa, program

PAGE = Facts(address="", words="ringkasan", place=0)
PROJECTED = 3  # figures above the map


def describe(view: View) -> Page:
    chosen = view.chosen
    counts = view.one("register_counts", regencies=chosen.regencies, categories=chosen.categories)
    programmes = view.ask("programme_progress", programme="")
    head = Head(PAGE, summary.answer(counts, view), counts)
    made = summary.figures_here(programmes, counts, view)
    figures = summary.leading(made, register=produk_desa.PAGE, exports=ekspor.PAGE, programme=program.PAGE)
    if view.presenting:
        beside = Columns(((lateness.where(view),), lateness.shown("", view)), (3, 2))
        return Page(head, (Cards(figures[:PROJECTED]), beside))
    where = Columns(((summary.exports_here(view),), (cards.programmes(programmes, view),)), (3, 2))
    said = (summary.sentences(programmes, view), *follow_up.overdue(view))
    told = Columns((said, (summary.newest(view),)), (4, 5))
    one = chosen.chosen[0] if len(chosen.chosen) == 1 else ""
    return Page(
        head,
        (*lateness.first(view), Cards(figures), *changes_since.line(view), where, told),
        above=(PickRegency(say("ringkasan.wilayah"), one, narrow=True),),
    )
