"""The calendar of the programmes: their spans, the milestones of one against plan, its timeline."""

from html import escape

import pandas as pd

from dashboard import (
    captions,
    clock,
    findings,
    numbers,
    panel,
    presenting,
    programme_findings,
    programme_tables,
)
from dashboard.dates import Dated
from dashboard.exhibits import timed
from dashboard.filters import Filters
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say


def part(programme: str, chosen: Filters) -> None:
    """The part 'Tonggak' of a programme's page."""
    calendar(programme, chosen)
    presenting.end(chosen)
    timeline(programme, chosen)


def calendar(programme: str, chosen: Filters) -> None:
    """The spans of all programmes, and the milestones of this one: planned, reached, today."""
    mine = ask("schedule", programme=programme)
    frame = mine if chosen.presenting else ask("schedule", programme="")
    own = mine[mine.kind == "tonggak"]
    shown = pd.concat([frame[frame.kind == "masa"], own], ignore_index=True)
    if shown.empty:
        panel.nothing(say("program.apa_tonggak"), frame)
        return
    today = clock.today()
    told = shown.assign(
        until=[row.as_of if _behind(row) else pd.NaT for row in shown.itertuples()],
        text=[_beside(row) for row in shown.itertuples()],
    )
    title = programme_findings.slips(own)
    words = Words(
        title,
        say("program.kalender_sub"),
        captions.publishers(shown.drop(columns="as_of")),
        captions.alt(title, told[told.kind == "tonggak"], "name", "text"),
        rows=frame,
    )
    body = timed.calendar(
        told,
        name="name",
        text="text",
        today=today,
        today_text=say("program.hari_ini", tanggal=numbers.day(today)),
    )
    panel.chart(body, words, programme_tables.schedule(frame), key="kalender")


def _behind(row) -> bool:
    """A planned milestone whose day had passed in the newest data, which do not report it as reached."""
    return row.kind == "tonggak" and pd.isna(row.actual) and not pd.isna(row.slip_days)


def _beside(row) -> str:
    if row.kind == "masa":
        running = pd.isna(row.actual)
        return say("program.masih_berjalan") if running else Dated.of(row, "actual", "precision").text
    when = Dated.of(row, "planned" if pd.isna(row.actual) else "actual", "precision").text
    state = programme_tables.schedule_state(row)
    moved = programme_tables.slip(row)
    parts = [when, state] if not moved else [when, moved]
    return ", ".join(parts)


def _remark(note: str | None) -> str:
    return "" if pd.isna(note) else f'<p class="kecil">{escape(note)}</p>'


def timeline(programme: str, chosen: Filters) -> None:
    """Milestones from the oldest to the newest: reached, only planned, or with a disputed date."""
    frame = ask("milestones", programme=programme)
    if frame.empty:
        panel.nothing(say("program.apa_tonggak"), frame)
        return
    rows = "".join(
        f'<li class="{programme_tables.milestone_state(row)}"><span class="nama"><strong>'
        f"{escape(Dated.of(row).text)}</strong> · {escape(row.milestone)}</span>"
        f'<p class="kecil sumber rinci">{escape(programme_tables.milestone_state(row))} · '
        f"{panel.link(row.source, row.address)}</p>{_remark(row.note)}</li>"
        for _, row in frame.iterrows()
    )
    words = Words(
        findings.milestones(frame), say("program.linimasa_sub"), captions.publishers(frame), rows=frame
    )
    panel.listing(
        f'<ol class="linimasa">{rows}</ol>', words, programme_tables.milestones(frame), key="linimasa"
    )
