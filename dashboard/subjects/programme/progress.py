"""Is a programme on its way? Burn-up with plan, required pace and forecast, what is late, and every target.

The rules are those of docs/aturan-program.md: status and bands are judged in SQL, the forecast here. All of
it is as of the newest report, never as of today; of a day that was forecast and has passed, that is said.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from math import ceil
from typing import Any

import pandas as pd

from dashboard.answers import passport
from dashboard.answers.view import View
from dashboard.exhibits import exhibit, making, timed
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Block, Columns, Markup, Note, Nothing
from dashboard.language import clock, dates, numbers, terms
from dashboard.language.blanks import NOT_APPLICABLE
from dashboard.language.numbers import brief, number
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import captions, findings
from dashboard.subjects.programme import (
    lateness,
    programme,
    programme_findings,
    programme_tables,
    schedule,
    stages,
    standings,
)

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
    left = float("nan") if pd.isna(state.target) or pd.isna(state.value) else state.target - state.value
    days = None if pd.isna(state.days_left) else int(state.days_left)
    ahead = left > 0  # of what is not known nothing is left

    def arrival(speed: float) -> date | None:
        if not ahead or pd.isna(speed) or speed <= 0 or left / speed > FARTHEST:
            return None
        day: date = state.as_of.date()
        return day + timedelta(days=ceil(left / speed))

    return Forecast(
        required=left / days * MONTH if ahead and days is not None and days > 0 else None,
        pace=None if pd.isna(pace.pace) else pace.pace * MONTH,
        earliest=arrival(pace.fastest),
        expected=arrival(pace.pace),
        latest=arrival(pace.slowest),
        reports=int(pace.reports),
    )


def part(code: str, view: View) -> tuple[Block, ...]:
    """The part 'Kemajuan' of a programme's page."""
    state = view.one("programme_progress", programme=code)
    if view.presenting:
        return _projected(code, state, view)
    points = view.ask("progress_points", programme=code)
    told = view.ask("programme_claims", programme=code, regencies=view.chosen.regencies)
    drawn = not points.empty and (len(points) > 1 or not pd.isna(state.target))
    cards = programme.figures(told)
    where, late = standings.where(code, view), lateness.shown(code, view)
    timeline = schedule.timeline(code, view)
    below = (*targets(code, view), *claims(told, view))
    if not drawn:
        return (*cards, _too_little(points, view), Columns(((where,), late), (3, 2)), timeline, *below)
    top = Columns((burn_up(code, state, points, view), late), (3, 2))
    return (*cards, top, Columns(((where,), (timeline,)), (3, 2)), *below)


def _projected(code: str, state: pd.Series, view: View) -> tuple[Block, ...]:
    """What fills a screen: the burn-up, what is late, the stages; with fewer reports what is known at all."""
    points = view.ask("progress_points", programme=code)
    counts = view.ask("stage_counts", programme=code, regencies=view.chosen.regencies)
    if len(points) > 1 and not pd.isna(state.target):
        chart, *_ = burn_up(code, state, points, view)
        standing = stages.standing(counts, view)[:1] if counts.standing.notna().sum() > 1 else ()
        return (Columns(((chart,), (*lateness.shown(code, view), *standing)), (3, 2)),)
    known = programme.known(code, state, counts, view)
    return (Columns(((known,), (standings.where(code, view),)), (5, 6)),)


def _too_little(points: pd.DataFrame, view: View) -> Block:
    if points.empty:
        return Nothing(say("program.apa_kemajuan"), points)
    only = points.iloc[0]
    words = say("program.satu_angka", angka=Value.of(only).text, tanggal=numbers.period(only.period))
    return Note(words, captions.publishers(view, points), points)


def burn_up(code: str, state: pd.Series, points: pd.DataFrame, view: View) -> tuple[Block, ...]:
    """The chart, and the same in sentences."""
    lines = sentences(state, forecast(state, view.one("programme_pace", programme=code)))
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return (chart(code, state, points, view), Markup(f'<ul class="uraian kecil rinci">{items}</ul>'))


def chart(code: str, state: pd.Series, points: pd.DataFrame, view: View) -> Exhibit:
    """Realised against plan and target, the required pace, the expected day."""
    coming = forecast(state, view.one("programme_pace", programme=code))
    told = points.drop_duplicates("as_of", keep="last")  # of several reports on one day the largest is last
    told = told.assign(
        text=[Value.of(row).text for row in told.itertuples()],
        when=told.period.map(numbers.period),
    )
    has_target = not pd.isna(state.target)
    due = None if pd.isna(state.due) else state.due
    body = timed.burn_up(
        told,
        unit=terms.told(state.unit),
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
    return Exhibit(
        "kemajuan",
        title,
        say("program.kemajuan_sub", ukuran=state.indicator_name),
        captions.publishers(view, points),
        body,
        rows=points,
        beside=programme_tables.points(points),
    )


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
    return say("program.titik_target", nilai=Value.of_target(state).text, tanggal=when) + spoken


def sentences(state: pd.Series, coming: Forecast) -> list[str]:
    """Plan, pace, required pace and forecast in words, each with the day it is judged on."""
    told, unit = [], terms.told(state.unit)
    if pd.notna(state.planned) and state.days_left >= 0:
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


def targets(code: str, view: View) -> tuple[Block, ...]:
    """Every target with its realised share and band; the spoken ones drawn as such."""
    regencies = view.chosen.regencies
    frame = view.ask("target_achievement", programme=code, regencies=regencies)
    if frame.empty:
        return (Nothing(say("program.apa_target"), frame),)
    shown = frame if regencies else frame[frame.area == passport.whole(frame)]
    told = shown.head(TARGETS_DRAWN)
    told = told.assign(
        row=[_target_row(row, passport.whole(frame)) for row in told.itertuples()],
        told=[_achieved(row) for row in told.itertuples()],
    )
    title = programme_findings.targets(frame)
    return (
        Exhibit(
            "capaian",
            title,
            say("program.capaian_sub"),
            captions.publishers(view, frame),
            making.targets(told, name="row", text="told"),
            rows=frame,
            beside=programme_tables.achievement(frame),
        ),
    )


def _target_row(row: Any, whole: str) -> str:
    due = say("kolom.tanpa_tenggat") if pd.isna(row.due) else numbers.day(row.due)
    where = "" if row.area == whole else f"{terms.told(row.area_name)}, "
    return f"{where}{terms.told(row.indicator)}: {Value.of_target(row).text}, {due}"


def _achieved(row: Any) -> str:
    if not pd.isna(row.put_off):
        return say("program.diundur", tanggal=numbers.day(row.put_off))
    spoken = say("program.lisan") if row.status == "pernyataan" else ""
    if pd.isna(row.achievement):
        return say("program.realisasi_kosong") + spoken
    band = "" if row.band == NOT_APPLICABLE else f", {terms.told(row.band)}"
    when = say("panel.per", tanggal=numbers.period(row.period))
    return f"{programme_tables.share(row.achievement)}{band}, {when}{spoken}"


def claims(frame: pd.DataFrame, view: View) -> tuple[Exhibit, ...]:
    """Every claim about the programme, used or not; the download has those that the page has no room for."""
    if frame.empty:
        return ()
    order = dates.said_on(frame).sort_values(ascending=False, kind="stable")
    newest = frame.loc[order.index].head(CLAIMS_SHOWN)
    title, about = say("program.klaim"), say("program.klaim_sub", jumlah=len(frame))
    source, told = captions.publishers(view, frame), programme_tables.claims(newest)
    return (exhibit.table("program_klaim", title, about, source, told, rows=newest, whole=frame),)
