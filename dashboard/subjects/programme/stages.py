"""The stages of a programme: who stands where, how long it takes, who waits longest, cohorts."""

from typing import Any

import pandas as pd

from dashboard.answers.store import Question
from dashboard.answers.view import View
from dashboard.exhibits import exhibit, making, theme
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import PROJECTOR_ENDS, Block, Columns, Note, Nothing
from dashboard.exhibits.theme import Style
from dashboard.language import numbers
from dashboard.language.dates import Dated
from dashboard.language.text import say
from dashboard.saying import captions, findings
from dashboard.subjects.programme import ladder, programme_findings, programme_tables

WAITS_SHOWN = 10
PATTERNS = ("/", "", ".", "x", "-", "+", "|")


def part(programme: str, view: View) -> tuple[Block, ...]:
    """The part 'Tahap' of a programme's page."""
    asked = dict(programme=programme, regencies=view.chosen.regencies)
    members, frame = view.one("programme_members", **asked), view.ask("stage_counts", **asked)
    standing_here = standing(frame, view)
    whose = programme if members.products else ""
    licensed = bool(members.products) or concerns_products(frame)
    funnel = ladder.funnel(whose, view) if licensed else ()
    if view.presenting and frame.standing.notna().any():  # one screen, one message
        return (*standing_here, PROJECTOR_ENDS)
    if view.presenting and licensed:
        return (*funnel, PROJECTOR_ENDS)
    top = Columns((standing_here, funnel) if licensed else (standing_here,))
    if not members.dated:
        return (top, Note(say("program.tanpa_peserta"), say("program.tanpa_peserta_sumber"), frame))
    source = say(
        "program.sumber_kejadian",
        jumlah=numbers.number(members.dated),
        tanggal=Dated.of(members, "as_of").text,
    )
    return (
        top,
        *waits(programme, source, view),
        times(programme, source, view),
        cohorts(programme, source, view),
    )


def concerns_products(frame: pd.DataFrame) -> bool:
    """Of stage_counts: do products or businesses take the stages? Land needs no permit."""
    return frame.empty or bool(frame.taken_by.isin(["usaha", "produk"]).any())


def standing(frame: pd.DataFrame, view: View) -> tuple[Block, ...]:
    """How many stand on each stage, from stage_counts; businesses and regencies apart."""
    told = frame[frame.standing.notna()]
    if told.empty:
        return (Nothing(say("program.apa_tahap"), frame),)
    return tuple(
        _standing(taker, rows, frame[frame.taken_by == taker], view)
        for taker, rows in told.groupby("taken_by", sort=False)
    )


def _standing(taker: str, rows: pd.DataFrame, every: pd.DataFrame, view: View) -> Exhibit:
    title = findings.stages(rows)
    return Exhibit(
        f"tahapan_{taker}",
        title,
        say("program.tahapan_sub", siapa=say(TAKERS[taker])),
        captions.publishers(view, rows),
        making.bars(rows, name="stage", value="standing"),
        rows=every,
        beside=programme_tables.stages(every),
    )


TAKERS = {
    "usaha": "program.oleh_usaha",
    "produk": "program.oleh_produk",
    "kabupaten": "program.oleh_kabupaten",
}


def waits(programme: str, source: str, view: View) -> tuple[Block, ...]:
    """The longest waits, by product and by regency, with what blocks and who moves next."""
    scope = dict(programme=programme, regencies=view.chosen.regencies)
    longest = view.ask("longest_waits", **scope, most=WAITS_SHOWN)
    if longest.empty:
        return (Nothing(say("program.apa_menunggu"), longest),)
    title = programme_findings.waits(longest)
    listed = exhibit.table(
        "menunggu",
        title,
        say("program.menunggu_sub", jumlah=len(longest)),
        source,
        programme_tables.waits(longest),
        rows=longest,
        whole=Question(view.snapshot, "longest_waits", {**scope, "most": None}),
    )
    by_regency = view.ask("waits_by_regency", **scope)
    known = by_regency[by_regency.waiting > 0]
    told = known.assign(text=[_wait_words(row) for row in known.itertuples()])
    title = programme_findings.waits_by_regency(by_regency)
    marked = captions.names(by_regency, view.chosen)
    body = making.bars(told, name="short_name", value="median_days", text="text", chosen=marked)
    return (
        listed,
        Exhibit(
            "menunggu_kabupaten",
            title,
            say("program.menunggu_kabupaten_sub") + _undated(by_regency),
            source,
            body,
            rows=by_regency,
            beside=programme_tables.waits_by_regency(by_regency),
        ),
    )


def _wait_words(row: Any) -> str:
    return say(
        "program.tengah_dari", hari=numbers.number(row.median_days), jumlah=numbers.number(row.waiting)
    )


def _undated(frame: pd.DataFrame) -> str:
    """How many wait whose stage has no date: they have no place in a list of waits, but they are there."""
    without = frame.undated.sum()
    return say("program.menunggu_tanpa_tanggal", jumlah=numbers.number(without)) if without else ""


def times(programme: str, source: str, view: View) -> Exhibit:
    """How long each stage takes."""
    frame = view.ask("stage_times", programme=programme, regencies=view.chosen.regencies)
    title, told = programme_findings.stage_times(frame), programme_tables.stage_times(frame)
    return exhibit.table("lama_tahap", title, say("program.lama_sub"), source, told, rows=frame)


def cohorts(programme: str, source: str, view: View) -> Block:
    """How far those who joined in the same quarter have come."""
    frame = view.ask("cohorts", programme=programme, regencies=view.chosen.regencies)
    if frame.empty:
        return Nothing(say("program.apa_kohor"), frame)
    told = frame.assign(
        stage=frame.stage.fillna(say("program.belum_tahap")),
        row=[
            say(
                "program.kohor_baris",
                triwulan=numbers.period(row.quarter),
                jumlah=numbers.number(row.started),
            )
            for row in frame.itertuples()
        ],
    )
    title = programme_findings.cohorts(frame)
    return Exhibit(
        "kohor",
        title,
        say("program.kohor_sub"),
        source,
        making.stacked(told, name="row", part="stage", value="standing", styles=_styles(told)),
        rows=frame,
        beside=programme_tables.cohorts(frame),
    )


def _styles(frame: pd.DataFrame) -> dict[str, Style]:
    """One style a stage, darker with each step, told apart by pattern too."""
    steps = frame[["step", "stage"]].drop_duplicates().sort_values("step", na_position="first")
    tones = theme.SEQUENTIAL
    spread = [round(place * (len(tones) - 1) / max(len(steps) - 1, 1)) for place in range(len(steps))]
    return {
        stage: Style(stage, tones[tone], PATTERNS[place % len(PATTERNS)])
        for place, (stage, tone) in enumerate(zip(steps.stage, spread, strict=True))
    }
