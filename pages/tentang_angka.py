"""Where does this number come from? Its passport; the rules, the versions that disagree, the words."""

from dashboard.answers import links
from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits import exhibit
from dashboard.exhibits.page import PROJECTOR_ENDS, Block, Head, Page, Pick, Search
from dashboard.language.text import say
from dashboard.saying import captions
from dashboard.subjects.evidence import accessibility, conflicts, evidence_tables, glossary, provenance

PAGE = Facts(address="tentang-angka", words="angka", place=10, projected=False)

FIRST = "paspor"
PARTS = {
    "paspor": "angka.paspor",
    "aturan": "angka.aturan",
    "versi": "angka.versi",
    "istilah": "angka.istilah",
    links.ACCESSIBILITY: "aksesibilitas.nama",
}


def describe(view: View) -> Page:
    head = Head(PAGE, say("angka.jawab"))
    if view.presenting:
        return Page(head, (*provenance.at_a_glance(view), PROJECTOR_ENDS))
    names = {name: say(key) for name, key in PARTS.items()}
    part = {
        "paspor": _passport,
        "aturan": _rules,
        "versi": lambda view: conflicts.shown(conflicts.EVERYWHERE, "bertentangan", view),
        "istilah": glossary.shown,
        links.ACCESSIBILITY: accessibility.shown,
    }[view.picked("bagian", names, FIRST)]
    return Page(head, (Pick("bagian", say("angka.bagian"), names, FIRST, pills=True), *part(view)))


def _passport(view: View) -> tuple[Block, ...]:
    box = Search(say("angka.cari"), say("angka.cari_contoh"), "paspor", links.PASSPORT_LETTERS)
    if code := view.choice("paspor"):
        return (box, *provenance.find(code, view))
    return (box, provenance.most_asked(view))


def _rules(view: View) -> tuple[Block, ...]:
    frame = view.ask("indicator_definitions", passports=[])
    title, told = say("angka.aturan_judul", jumlah=len(frame)), evidence_tables.definitions(frame)
    source = captions.register_line(view)
    return (exhibit.table("aturan", title, say("angka.aturan_sub"), source, told, rows=frame),)
