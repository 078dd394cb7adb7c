"""What goes where? Where to, what, and, to be opened, how much by three measures; then what disagrees."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import Block, Columns, Folded, Group, Head, Heading, Hint, Nothing, Page
from dashboard.language.text import say
from dashboard.saying import findings, scope
from dashboard.subjects.evidence import conflicts
from dashboard.subjects.overview import summary
from dashboard.subjects.products import exports

PAGE = Facts(address="ekspor", words="ekspor", place=3, narrows=("tahun",), inside="sempit.ekspor")
DISPUTED = ["export_event", "export_statistic"]


def describe(view: View) -> Page:
    chosen = view.chosen
    counts = view.one("register_counts", regencies=chosen.areas, categories=chosen.categories)
    if counts.products == 0:
        return Page(Head(PAGE, say("produk.kosong"), counts), (Nothing(say("produk.apa"), counts),))
    head = Head(PAGE, findings.export_status(counts), counts)
    if view.presenting:
        more = (exports.status(counts, view),) if chosen.areas else ()  # of few exports the room is shared
        return Page(head, (Columns(((_map(view),), (exports.list_of_events(view), *more))),))
    return Page(
        head,
        (
            *_where(view),
            Columns(((exports.status(counts, view),), (exports.regencies(view),))),
            Folded(say("ekspor.ukuran"), Group(_how_much(view))),
            *conflicts.shown(DISPUTED, "bertentangan", view),
        ),
    )


def _map(view: View) -> Block:
    every = view.ask("export_status_by_regency", categories=view.chosen.categories)
    return summary.export_map(scope.within(every, view.chosen.island), view)


def _where(view: View) -> tuple[Block, ...]:
    """The destinations, what went there, and every documented export."""
    return (
        Columns(((exports.destinations(view),), (exports.products(view),))),
        Heading(say("ekspor.peristiwa"), say("ekspor.peristiwa_sub")),
        *([Hint(say("ekspor.kategori"))] if view.chosen.categories else []),
        *exports.events(view),
    )


def _how_much(view: View) -> tuple[Block, ...]:
    """The three published measures, which may not be added up."""
    told = (say("ekspor.ukuran_teks"), *((say("ekspor.provinsi"),) if view.chosen.regencies else ()))
    return (
        Heading("", " ".join(told)),
        Columns(
            (
                (exports.months("nilai asal", say("ekspor.asal_sub"), view),),
                (exports.months("nilai pos", say("ekspor.pos_sub"), view),),
            )
        ),
        *exports.commodities(view),
    )
