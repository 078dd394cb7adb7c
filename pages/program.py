"""Is the programme on track? Every programme by the same code, one part at a time."""

from dashboard.answers.facts import Facts
from dashboard.answers.view import DEFAULT_PROGRAMME, View
from dashboard.exhibits.page import Block, Head, Page, Pick
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

PAGE = Facts(address="program", words="program", place=4)

FIRST = "kemajuan"
PARTS = {
    "tahap": stages.part,
    "izin": permits.part,
    "tonggak": schedule.part,
    "kabupaten": standings.part,
    "tindak-lanjut": follow_up.part,
    "periksa": faults.part,
}


def describe(view: View) -> Page:
    programmes, names = view.options.programme, {code: say(key) for code, key in programme.PART_NAMES.items()}
    picked = view.picked("prog", programmes, DEFAULT_PROGRAMME)
    state = view.one("programme_progress", programme=picked)
    part = view.picked("tampil", names, FIRST)
    shown: tuple[Block, ...]
    if part == FIRST:
        shown = (
            progress.projected(picked, state, view) if view.presenting else progress.part(picked, state, view)
        )
    else:
        shown = PARTS[part](picked, view)
    return Page(
        Head(PAGE, findings.programme(state), state),
        (
            programme.introduction(view.one("programme_card", programme=picked), state),
            Pick("tampil", say("program.bagian"), names, FIRST, pills=True),
            *shown,
        ),
        above=(Pick("prog", say("program.pilih"), programmes, DEFAULT_PROGRAMME, pills=True),),
    )
