"""The last slide: what is to be done, by whom and by when, from what is late and from what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from briefing.asking import Room
from briefing.slides import Slide
from dashboard.exhibits.bodies import Beside, Body, Table, Text
from dashboard.language import clock, numbers
from dashboard.language.dates import Dated
from dashboard.language.text import say
from dashboard.subjects.programme import programme_tables

MOST, MOST_LATE = 8, 4  # lines that a slide holds at letters for the back row, and of them what is late


@dataclass(frozen=True)
class Task:
    """What is missing, who could complete it, and by when where that was set."""

    what: str
    who: str
    when: str = ""


def slide(
    room: Room,
    name: str,
    missing: Iterable[Task],
    source: str,
    *,
    programme: str = "",
    code: str = "",
    told: str = "",
    notes: tuple[str, ...] = (),
) -> Slide:
    """What is late first, then what is missing; `told` stands beside it where nothing else is known."""
    regencies = [code] if code else []
    late = room.ask("overdue", programme=programme, regencies=regencies, today=clock.today().isoformat())
    late = _of_place(late, room, code) if code else late
    tasks, lacking = [_late(row, placed=not code) for row in late.itertuples()], list(missing)
    first = _at_most(tasks, MOST_LATE, "paparan.lewat_lain")
    shown = [*first, *_at_most(lacking, MOST - len(first), "paparan.butir_lain")]
    columns = (say("paparan.tutup_apa"), say("paparan.tutup_siapa"), say("paparan.tutup_kapan"))
    rows = tuple((each.what, each.who, each.when or say("kolom.tanpa_tenggat")) for each in shown)
    body: Body = Table(columns, rows) if rows else Text((say("paparan.tutup_beres_teks"),))
    if told:
        body = Beside(Text((told,)), body, share=0.4)
    found = [say("paparan.tutup_lewat", jumlah=len(tasks))] if tasks else []
    found += [say("paparan.tutup_kurang", jumlah=len(lacking))] if lacking else []
    title = say("paparan.tutup_judul", nama=name, temuan=numbers.listing(found) or say("paparan.tutup_beres"))
    return room.slide(title, say("paparan.tutup_sub"), body, source, rows=late, notes=notes)


def _of_place(late: pd.DataFrame, room: Room, code: str) -> pd.DataFrame:
    """What is late in a regency: its own, and targets of the province that wait for it."""
    names = room.ask("export_status_by_regency", categories=[]).set_index("code").short_name
    own = [
        row.area == code or (isinstance(row.lacking, str) and names[code] in row.lacking.split("; "))
        for row in late.itertuples()
    ]
    kept = late[pd.Series(own, index=late.index, dtype=bool)]
    kept.attrs = late.attrs
    return kept


def _late(row, *, placed: bool) -> Task:
    """One task; with the place of a follow-up, of which several regencies may have the same."""
    what = programme_tables.what_is_late(row)
    if placed and row.kind not in ("target", "tonggak") and not pd.isna(row.lacking):
        what = f"{what}, {row.lacking}"
    when = say(
        "paparan.kapan_lewat",
        tanggal=Dated.of(row, "since").text,
        hari=int(row.days),
        per=Dated.of(row, "as_of").text,
    )
    return Task(what, row.mover, when)


def _at_most(tasks: list[Task], most: int, key: str) -> list[Task]:
    """The first of them, and how many more there are."""
    if len(tasks) <= most:
        return tasks
    return [*tasks[: most - 1], Task(say(key, jumlah=len(tasks) - most + 1), "", "–")]
