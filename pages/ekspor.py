"""What goes where? Where to, what, and, to be opened, how much by three measures; then what disagrees."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import Columns, Head, Nothing, Page
from dashboard.language.text import say
from dashboard.saying import findings
from dashboard.subjects.evidence import conflicts
from dashboard.subjects.overview import summary
from dashboard.subjects.products import exports

PAGE = Facts(address="ekspor", words="ekspor", place=30, narrows=("tahun",), inside="sempit.ekspor")
DISPUTED = ["export_event", "export_statistic"]


def describe(view: View) -> Page:
    chosen = view.chosen
    counts = view.one("register_counts", regencies=chosen.areas, categories=chosen.categories)
    if counts.products == 0:
        return Page(Head(PAGE, say("produk.kosong"), counts), (Nothing(say("produk.apa"), counts),))
    head, status = Head(PAGE, findings.export_status(counts), counts), exports.status(counts, view)
    if view.presenting:
        more = (status,) if chosen.areas else ()  # of few exports the room is shared
        listed = (exports.list_of_events(view), *more)
        return Page(head, (Columns(((summary.exports_here(view),), listed)),))
    return Page(
        head,
        (
            *exports.where(view),
            Columns(((status,), (exports.regencies(view),))),
            exports.how_much(view),
            *conflicts.shown(DISPUTED, "bertentangan", view),
        ),
    )
