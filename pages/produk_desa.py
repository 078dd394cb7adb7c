"""Which products, how ready? The register, licensing tracks, the readiness ladder, origin names."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.page import Columns, Head, Note, Nothing, Page
from dashboard.language.text import say
from dashboard.saying import captions, findings
from dashboard.subjects.products import owed, readiness, register

PAGE = Facts(address="produk-desa", words="produk", place=20, narrows=("cari",), inside="sempit.produk")


def describe(view: View) -> Page:
    by_category = view.ask("products_by_category", **register.asked(view))
    by_track = view.ask("products_by_track", **register.asked(view))
    if by_category.empty:
        return Page(
            Head(PAGE, say("produk.kosong"), by_category),
            (Nothing(say("produk.apa"), by_category),),
        )
    head, tracks = Head(PAGE, findings.tracks(by_track), by_track), register.tracks(by_track, view)
    if view.presenting:
        return Page(head, (Columns(((tracks,), (owed.shown(view),))),))
    undecided = by_track.products[~by_track.decided].sum()
    without = say("produk.tangga_tanpa", jumlah=undecided)
    return Page(
        head,
        (
            Columns(((register.categories(by_category, view),), (tracks,))),
            *readiness.by_category(view),
            *readiness.ladder(view),
            *([Note(without, captions.register_line(view), by_track)] if undecided else []),
            *register.products(view),
            register.indications(view),
        ),
    )
