"""Is the programme on track? Every programme by the same code, one part at a time."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import DEFAULT_PROGRAMME, View
from dashboard.exhibits.page import Head, Page, Pick
from dashboard.language.text import say
from dashboard.saying import findings
from dashboard.subjects.programme import (
    faults,
    follow_up,
    permits,
    programme,
    progress,
    schedule,
    stages,
    standings,
)

PARTS = {
    "kemajuan": ("program.bagian_kemajuan", progress.part),
    "tahap": ("program.bagian_tahap", stages.part),
    "izin": ("program.bagian_izin", permits.part),
    "tonggak": ("program.bagian_tonggak", schedule.part),
    "kabupaten": ("program.bagian_kabupaten", standings.part),
    "tindak-lanjut": ("program.bagian_tindak", follow_up.part),
    "periksa": ("program.bagian_periksa", faults.part),
}
PAGE = Facts(address="program", words="program", place=40, part="tampil", parts=tuple(PARTS))


def describe(view: View) -> Page:
    programmes, names = view.options.programme, {code: say(key) for code, (key, _) in PARTS.items()}
    picked = view.picked("prog", programmes, DEFAULT_PROGRAMME)
    state = view.one("programme_progress", programme=picked)
    told = programme.introduction(view.one("programme_card", programme=picked), state)
    _, part = PARTS[view.picked(PAGE.part, names, PAGE.parts[0])]
    parts = Pick(PAGE.part, say("program.bagian"), names, PAGE.parts[0], pills=True)
    which = Pick("prog", say("program.pilih"), programmes, DEFAULT_PROGRAMME, pills=True)
    head = Head(PAGE, findings.programme(state), state)
    return Page(head, (told, parts, *part(picked, view)), above=(which,))
