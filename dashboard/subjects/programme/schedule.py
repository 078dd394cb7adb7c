"""The calendar of the programmes: their spans, the milestones of one against plan, its timeline."""

from typing import Any

import pandas as pd

from dashboard.answers.view import View
from dashboard.exhibits import timed
from dashboard.exhibits.bodies import Item, Items
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import PROJECTOR_ENDS, Block, Nothing
from dashboard.language import clock, numbers
from dashboard.language.dates import Dated
from dashboard.language.text import say
from dashboard.saying import captions, cells, findings
from dashboard.subjects.programme import programme_findings, programme_tables


def part(programme: str, view: View) -> tuple[Block, ...]:
    """The part 'Tonggak' of a programme's page."""
    return (calendar(programme, view), PROJECTOR_ENDS, timeline(programme, view))


def calendar(programme: str, view: View) -> Block:
    """The spans of all programmes, and the milestones of this one: planned, reached, today."""
    mine = view.ask("schedule", programme=programme)
    frame = mine if view.presenting else view.ask("schedule", programme="")
    own = mine[mine.kind == "tonggak"]
    shown = pd.concat([frame[frame.kind == "masa"], own], ignore_index=True)
    if shown.empty:
        return Nothing(say("program.apa_tonggak"), frame)
    today = clock.today()
    told = shown.assign(
        until=[row.as_of if _behind(row) else pd.NaT for row in shown.itertuples()],
        text=[_beside(row) for row in shown.itertuples()],
    )
    title = programme_findings.slips(own)
    body = timed.calendar(
        told,
        name="name",
        text="text",
        today=today,
        today_text=say("program.hari_ini", tanggal=numbers.day(today)),
    )
    return Exhibit(
        "kalender",
        title,
        say("program.kalender_sub"),
        captions.publishers(view, shown.drop(columns="as_of")),
        body,
        rows=frame,
        beside=programme_tables.schedule(frame),
    )


def _behind(row: Any) -> bool:
    """A planned milestone whose day had passed in the newest data, which do not report it as reached."""
    return row.kind == "tonggak" and pd.isna(row.actual) and not pd.isna(row.slip_days)


def _beside(row: Any) -> str:
    if row.kind == "masa":
        running = pd.isna(row.actual)
        return say("program.masih_berjalan") if running else Dated.of(row, "actual", "precision").text
    when = Dated.of(row, "planned" if pd.isna(row.actual) else "actual", "precision").text
    state = programme_tables.schedule_state(row)
    moved = programme_tables.slip(row)
    parts = [when, state] if not moved else [when, moved]
    return ", ".join(parts)


def timeline(programme: str, view: View) -> Block:
    """Milestones from the oldest to the newest: reached, only planned, or with a disputed date."""
    frame = view.ask("milestones", programme=programme)
    if frame.empty:
        return Nothing(say("program.apa_tonggak"), frame)
    return Exhibit(
        "linimasa",
        findings.milestones(frame),
        say("program.linimasa_sub"),
        captions.publishers(view, frame),
        Items(tuple(_milestone(row) for _, row in frame.iterrows()), "timeline"),
        rows=frame,
        beside=programme_tables.milestones(frame),
    )


def _milestone(row: pd.Series) -> Item:
    kind, state = programme_tables.milestone_kind(row), programme_tables.milestone_state(row)
    note = "" if pd.isna(row.note) else row.note
    head = f"{Dated.of(row).text} · {row.milestone}"
    return Item(head, note, (state,), "", *cells.published(row), kind=kind)
