"""What goes where? Documented exports, and the three published measures, each apart."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import Columns, Head, Heading, Hint, Nothing, Page
from dashboard.language.text import say
from dashboard.saying import findings, scope
from dashboard.subjects.evidence import conflicts
from dashboard.subjects.overview import summary
from dashboard.subjects.products import exports

PAGE = Facts(address="ekspor", words="ekspor", place=3, narrows=("tahun",), inside="sempit.ekspor")


def describe(view: View) -> Page:
    chosen = view.chosen
    counts = view.one("register_counts", regencies=chosen.areas, categories=chosen.categories)
    if counts.products == 0:
        return Page(Head(PAGE, say("produk.kosong"), counts), (Nothing(say("produk.apa"), counts),))
    head = Head(PAGE, findings.export_status(counts), counts)
    if view.presenting:
        every = view.ask("export_status_by_regency", categories=chosen.categories)
        shown = summary.export_map(scope.within(every, chosen.island), view)
        return Page(head, (Columns(((shown,), (exports.list_of_events(view),))),))
    return Page(
        head,
        (
            Columns(((exports.status(counts, view),), (exports.regencies(view),))),
            Heading(say("ekspor.peristiwa"), say("ekspor.peristiwa_sub")),
            *([Hint(say("ekspor.kategori"))] if chosen.categories else []),
            Columns(((exports.destinations(view),), (exports.products(view),))),
            *exports.events(view),
            Heading(say("ekspor.ukuran"), say("ekspor.ukuran_teks")),
            *([Heading("", say("ekspor.provinsi"))] if chosen.regencies else []),
            Columns(
                (
                    (exports.months("nilai asal", say("ekspor.asal_sub"), view),),
                    (exports.months("nilai pos", say("ekspor.pos_sub"), view),),
                )
            ),
            *exports.commodities(view),
            *conflicts.shown(["export_event", "export_statistic"], "bertentangan", view),
        ),
    )
