"""How do we stand? Six figures, the map, what is late, three sentences to copy."""

from dataclasses import replace

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.card import Lead
from dashboard.exhibits.page import Cards, Columns, Head, Page, PickRegency
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import cards, scope
from dashboard.subjects.evidence import changes_since
from dashboard.subjects.overview import summary
from dashboard.subjects.programme import follow_up, lateness
from pages import ekspor, produk_desa, program

PAGE = Facts(address="", words="ringkasan", place=0)
# Of each figure, the page that tells more, and what is chosen there.
LEADS: tuple[Lead, ...] = (
    (produk_desa.PAGE, {}),
    (ekspor.PAGE, {}),
    (produk_desa.PAGE, {}),
    (program.PAGE, {"prog": "ntt-mart"}),
    (program.PAGE, {"prog": "bangun-karya"}),
    (program.PAGE, {"prog": "upt-bpom", "tampil": "kabupaten"}),
)
PROJECTED = 3  # figures above the map


def describe(view: View) -> Page:
    chosen = view.chosen
    claims = view.ask("claims", indicators=list(summary.HEADLINES)).set_index("indicator")
    counts = view.one("register_counts", regencies=chosen.regencies, categories=chosen.categories)
    every = view.one("register_counts", regencies=[], categories=[])
    programmes = view.ask("programme_progress", programme="")
    exports = view.ask("export_status_by_regency", categories=chosen.categories)
    within = scope.within(exports, chosen.regencies)
    said = Value.of(claims.loc["desa-produk"]).cell
    key = "ringkasan.jawab_sempit" if chosen.regencies or chosen.categories else "ringkasan.jawab"
    numbered = programmes.set_index("id", drop=False)
    answer = say(key, desa=said, produk=counts.products)
    head = Head(PAGE, answer, counts)
    made = summary.figures(claims, numbered, counts, within, view)
    figures = tuple(replace(card, leads=place) for card, place in zip(made, LEADS, strict=True))
    if view.presenting:
        beside = Columns(((lateness.where(view),), lateness.shown("", view)), (3, 2))
        return Page(head, (Cards(figures[:PROJECTED]), beside))
    shown = summary.export_map(scope.within(exports, chosen.island), view)
    return Page(
        head,
        (
            *lateness.first(view),
            Cards(figures),
            *changes_since.line(view),
            Columns(
                (
                    (shown,),
                    (cards.programmes(programmes, view),),
                ),
                (3, 2),
            ),
            Columns(
                (
                    (
                        summary.sentences(programmes, every, view),
                        *follow_up.overdue(view),
                    ),
                    (summary.newest(view),),
                ),
                (4, 5),
            ),
        ),
        above=(
            PickRegency(
                say("ringkasan.wilayah"), chosen.chosen[0] if len(chosen.chosen) == 1 else "", narrow=True
            ),
        ),
    )
