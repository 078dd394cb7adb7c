"""Is a programme on its way? Burn-up with plan, required pace and forecast, what is late, and every target.

The rules are those of docs/aturan-program.md: status and bands are judged in SQL, the forecast here. All of
it is as of the newest report, never as of today; of a day that was forecast and has passed, that is said.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from math import ceil

import pandas as pd
import streamlit as st

from dashboard import (
    captions,
    clock,
    dates,
    findings,
    lateness,
    numbers,
    panel,
    presenting,
    programme_findings,
    programme_tables,
    schedule,
    standings,
)
from dashboard import programme as programme_head
from dashboard.blanks import NOT_APPLICABLE
from dashboard.exhibits import making, timed
from dashboard.filters import Filters
from dashboard.numbers import brief, number
from dashboard.panel import Words
from dashboard.store import ask, ask_one
from dashboard.text import say
from dashboard.values import Value

MONTH = 30  # days in which a pace is told
CLAIMS_SHOWN, TARGETS_DRAWN = 15, 12
FARTHEST = 3650  # days ahead beyond which a date would pretend to know


@dataclass(frozen=True)
class Forecast:
    """When a target is reached at the pace of the reports so far. A date is None where it cannot be told."""

    required: float | None  # per 30 days, to be in time
    pace: float | None  # per 30 days
    earliest: date | None  # at the fastest pace between two reports
    expected: date | None
    latest: date | None  # at the slowest; None when there was a stretch without growth
    reports: int


def forecast(state: pd.Series, pace: pd.Series) -> Forecast:
    """From rows of programme_progress and programme_pace."""
    left = None if pd.isna(state.target) or pd.isna(state.value) else state.target - state.value
    days = None if pd.isna(state.due) or pd.isna(state.as_of) else (state.due - state.as_of).days
    ahead = left is not None and left > 0

    def arrival(speed: float) -> date | None:
        if not ahead or pd.isna(speed) or speed <= 0 or left / speed > FARTHEST:
            return None
        return state.as_of.date() + timedelta(days=ceil(left / speed))

    return Forecast(
        required=left / days * MONTH if ahead and days is not None and days > 0 else None,
        pace=None if pd.isna(pace.pace) else pace.pace * MONTH,
        earliest=arrival(pace.fastest),
        expected=arrival(pace.pace),
        latest=arrival(pace.slowest),
        reports=int(pace.reports),
    )


def part(programme: str, state: pd.Series, chosen: Filters) -> None:
    """The part 'Kemajuan' of a programme's page."""
    points = ask("progress_points", programme=programme)
    told = ask("programme_claims", programme=programme, regencies=chosen.regencies)
    drawn = not points.empty and (len(points) > 1 or not pd.isna(state.target))
    if not (drawn and chosen.presenting):  # one screen, one message
        programme_head.figures(told)
    if not drawn:
        _too_little(points, state, chosen)
        presenting.end(chosen)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        if drawn:
            burn_up(programme, state, points)
        else:
            standings.where(programme, chosen)
    with right:
        lateness.show(programme, chosen)
    presenting.end(chosen)
    if drawn:
        left, right = st.columns([3, 2], gap="medium")
        with left:
            standings.where(programme, chosen)
        with right:
            schedule.timeline(programme, chosen)
    else:
        schedule.timeline(programme, chosen)
    targets(programme, chosen)
    claims(told)


def _too_little(points: pd.DataFrame, state: pd.Series, chosen: Filters) -> None:
    if points.empty:
        panel.nothing(say("program.apa_kemajuan"), points)
        return
    only = points.iloc[0]
    told = Value.of(only).text
    words = say("program.satu_angka", angka=told, tanggal=numbers.period(only.period))
    panel.note(words, captions.publishers(points), points)


def burn_up(programme: str, state: pd.Series, points: pd.DataFrame) -> None:
    """Realised against plan and target, with the required pace and the expected day."""
    coming = forecast(state, ask_one("programme_pace", programme=programme))
    told = points.drop_duplicates("as_of", keep="last")  # of several reports on one day the largest is last
    told = told.assign(
        text=[Value.of(row).cell for row in told.itertuples()],
        when=told.period.map(numbers.period),
    )
    has_target = not pd.isna(state.target)
    due = None if pd.isna(state.due) else state.due
    body = timed.burn_up(
        told,
        unit=state.unit,
        due=due if has_target else None,
        plan=None if due is None or not has_target else ((state.began, 0), (due, state.target)),
        target=state.target if has_target else None,
        target_text=_target_words(state) if has_target else "",
        target_status=state.target_status if has_target else "",
        required=due if coming.required else None,
        plan_text=say("program.rencana"),
        required_text=say("program.diperlukan"),
        forecast=_spread(coming),
        forecast_text="" if coming.expected is None else _forecast_label(coming.expected),
    )
    title = findings.programme(state)
    words = Words(
        title,
        say("program.kemajuan_sub", ukuran=state.indicator_name),
        captions.publishers(points),
        captions.alt(title, told.iloc[::-1], "when", "text") + " " + " ".join(sentences(state, coming)),
        rows=points,
    )
    lines = "".join(f"<li>{escape(line)}</li>" for line in sentences(state, coming))
    panel.chart(body, words, programme_tables.points(points), key="kemajuan")
    st.html(f'<ul class="uraian kecil rinci">{lines}</ul>')


def _spread(coming: Forecast) -> tuple[date, date, date] | None:
    """Earliest, expected and latest day; a stretch without growth has no latest one, so none is drawn."""
    if coming.expected is None or coming.earliest is None:
        return None
    return coming.earliest, coming.expected, coming.latest or coming.expected


def _forecast_label(expected: date) -> str:
    past = expected < clock.today()
    return say("program.perkiraan_dulu" if past else "program.perkiraan", tanggal=numbers.day(expected))


def _target_words(state: pd.Series) -> str:
    when = say("kolom.tanpa_tenggat") if pd.isna(state.due) else numbers.day(state.due)
    spoken = say("program.lisan") if state.target_status == "pernyataan" else ""
    return say("program.titik_target", nilai=Value.of_target(state).cell, tanggal=when) + spoken


def sentences(state: pd.Series, coming: Forecast) -> list[str]:
    """Plan, pace, required pace and forecast in words, each with the day it is judged on."""
    told, unit = [], state.unit
    if pd.notna(state.planned) and state.as_of <= state.due:
        told.append(
            say(
                "program.kalimat_rencana",
                nilai=Value.of(state).text,
                rencana=brief(state.planned),
                tanggal=numbers.period(state.period),
                bagian=number(100 * state.value / state.planned) if state.planned else "–",
            )
        )
    if coming.required:
        told.append(
            say(
                "program.kalimat_perlu_dulu" if state.due.date() < clock.today() else "program.kalimat_perlu",
                per=numbers.period(state.period),
                laju=f"{brief(coming.required)} {unit}",
                tanggal=numbers.day(state.due),
            )
        )
    if coming.pace is not None:
        told.append(
            say(
                "program.kalimat_laju",
                tanggal=numbers.period(state.period),
                laju=f"{brief(coming.pace)} {unit}",
                laporan=coming.reports,
            )
        )
    told += _forecast_words(state, coming)
    return told


def _forecast_words(state: pd.Series, coming: Forecast) -> list[str]:
    if pd.isna(state.target) or pd.isna(state.value) or state.value >= state.target:
        return []
    if coming.pace is None:
        return [say("program.tanpa_perkiraan")]
    if coming.expected is None:
        return [say("program.perkiraan_jauh")]
    if coming.expected < clock.today():
        told = {"tanggal": numbers.day(coming.expected), "per": numbers.period(state.period)}
        return [say("program.kalimat_perkiraan_dulu", **told)]
    if coming.reports < 3:
        return [say("program.kalimat_perkiraan_dua", tanggal=numbers.day(coming.expected))]
    latest = say("program.tak_tentu") if coming.latest is None else numbers.day(coming.latest)
    return [
        say(
            "program.kalimat_perkiraan",
            tanggal=numbers.day(coming.expected),
            awal=numbers.day(coming.earliest),
            akhir=latest,
        )
    ]


def targets(programme: str, chosen: Filters) -> None:
    """Every target with its realised share and band; the spoken ones drawn as such."""
    frame = ask("target_achievement", programme=programme, regencies=chosen.regencies)
    if frame.empty:
        panel.nothing(say("program.apa_target"), frame)
        return
    shown = frame if chosen.regencies else frame[frame.area == "53"]
    told = shown.head(TARGETS_DRAWN)
    told = told.assign(
        row=[_target_row(row) for row in told.itertuples()],
        told=[_achieved(row) for row in told.itertuples()],
    )
    title = programme_findings.targets(frame)
    words = Words(
        title,
        say("program.capaian_sub"),
        captions.publishers(frame),
        captions.alt(title, told, "row", "told"),
        rows=frame,
    )
    body = making.targets(told, name="row", text="told")
    panel.chart(body, words, programme_tables.achievement(frame), key="capaian")


def _target_row(row) -> str:
    due = say("kolom.tanpa_tenggat") if pd.isna(row.due) else numbers.day(row.due)
    where = "" if row.area == "53" else f"{row.area_name}, "
    return f"{where}{row.indicator}: {Value.of_target(row).text}, {due}"


def _achieved(row) -> str:
    if not pd.isna(row.put_off):
        return say("program.diundur", tanggal=numbers.day(row.put_off))
    spoken = say("program.lisan") if row.status == "pernyataan" else ""
    if pd.isna(row.achievement):
        return say("program.realisasi_kosong") + spoken
    band = "" if row.band == NOT_APPLICABLE else f", {row.band}"
    when = say("panel.per", tanggal=numbers.period(row.period))
    return f"{programme_tables.share(row.achievement)}{band}, {when}{spoken}"


def claims(frame: pd.DataFrame) -> None:
    """Every claim about the programme, used or not; the download has those that the page has no room for."""
    if frame.empty:
        return
    order = dates.said_on(frame).sort_values(ascending=False, kind="stable")
    newest = frame.loc[order.index].head(CLAIMS_SHOWN)
    title, about = say("program.klaim"), say("program.klaim_sub", jumlah=len(frame))
    words = Words(title, about, captions.publishers(frame), title, rows=newest)
    panel.table(programme_tables.claims(newest), words, key="program_klaim", whole=frame)
