"""What each indicator counts, and by which rule one of its published values is used."""

from dashboard.answers.view import View
from dashboard.exhibits import exhibit
from dashboard.exhibits.exhibit import Exhibit
from dashboard.language.text import say
from dashboard.saying import captions
from dashboard.subjects.evidence import evidence_tables


def shown(view: View) -> tuple[Exhibit, ...]:
    frame = view.ask("indicator_definitions", passports=[])
    title, told = say("angka.aturan_judul", jumlah=len(frame)), evidence_tables.definitions(frame)
    source = captions.register_line(view)
    return (exhibit.table("aturan", title, say("angka.aturan_sub"), source, told, rows=frame),)
