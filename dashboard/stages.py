"""The stages of a programme: who stands where, how long it takes, who waits longest, cohorts."""

import pandas as pd
import streamlit as st

from dashboard import (
    captions,
    findings,
    ladder,
    numbers,
    panel,
    presenting,
    programme_findings,
    programme_tables,
    theme,
)
from dashboard.dates import Dated
from dashboard.exhibits import making
from dashboard.filters import Filters
from dashboard.panel import Words
from dashboard.store import Question, ask, ask_one, in_view
from dashboard.text import say
from dashboard.theme import Style

WAITS_SHOWN = 10
PATTERNS = ("/", "", ".", "x", "-", "+", "|")


def part(programme: str, chosen: Filters) -> None:
    """The part 'Tahap' of a programme's page."""
    members = ask_one("programme_members", programme=programme, regencies=chosen.regencies)
    frame = ask("stage_counts", programme=programme, regencies=chosen.regencies)
    if chosen.presenting and frame.standing.notna().any():  # one screen, one message
        standing(frame, chosen)
        presenting.end(chosen)
    whose = programme if members.products else ""
    licensed = bool(members.products) or concerns_products(frame)
    if chosen.presenting and licensed:
        ladder.funnel(whose, chosen)
        presenting.end(chosen)
    left, *right = st.columns(2 if licensed else 1, gap="medium")
    with left:
        standing(frame, chosen)
    for column in right:
        with column:
            ladder.funnel(whose, chosen)
    if not members.dated:
        panel.note(say("program.tanpa_peserta"), say("program.tanpa_peserta_sumber"), frame)
        return
    source = say(
        "program.sumber_kejadian",
        jumlah=numbers.number(members.dated),
        tanggal=Dated.of(members, "as_of").text,
    )
    waits(programme, chosen, source)
    times(programme, chosen, source)
    cohorts(programme, chosen, source)


def concerns_products(frame: pd.DataFrame) -> bool:
    """Of stage_counts: do products or businesses take the stages? Land needs no permit."""
    return frame.empty or bool(frame.taken_by.isin(["usaha", "produk"]).any())


def standing(frame: pd.DataFrame, chosen: Filters) -> None:
    """How many stand on each stage, from stage_counts; businesses and regencies apart."""
    told = frame[frame.standing.notna()]
    if told.empty:
        panel.nothing(say("program.apa_tahap"), frame)
        return
    for taker, rows in told.groupby("taken_by", sort=False):
        title, every = findings.stages(rows), frame[frame.taken_by == taker]
        words = Words(
            title,
            say("program.tahapan_sub", siapa=TAKERS[taker]),
            captions.publishers(rows),
            captions.alt(title, rows, "stage", "standing"),
            rows=every,
        )
        body = making.bars(rows, name="stage", value="standing")
        panel.chart(body, words, programme_tables.stages(every), key=f"tahapan_{taker}")


TAKERS = {
    "usaha": say("program.oleh_usaha"),
    "produk": say("program.oleh_produk"),
    "kabupaten": say("program.oleh_kabupaten"),
}


def waits(programme: str, chosen: Filters, source: str) -> None:
    """The longest waits, by product and by regency, with what blocks and who moves next."""
    scope = dict(programme=programme, regencies=chosen.regencies)
    longest = ask("longest_waits", **scope, most=WAITS_SHOWN)
    if longest.empty:
        panel.nothing(say("program.apa_menunggu"), longest)
        return
    title = programme_findings.waits(longest)
    words = Words(title, say("program.menunggu_sub", jumlah=len(longest)), source, title, rows=longest)
    panel.table(
        programme_tables.waits(longest),
        words,
        key="menunggu",
        whole=Question(in_view(), "longest_waits", {**scope, "most": None}),
    )
    by_regency = ask("waits_by_regency", **scope)
    known = by_regency[by_regency.waiting > 0]
    told = known.assign(text=[_wait_words(row) for row in known.itertuples()])
    title = programme_findings.waits_by_regency(by_regency)
    alt = captions.alt(title, told, "short_name", "text")
    words = Words(
        title, say("program.menunggu_kabupaten_sub") + _undated(by_regency), source, alt, rows=by_regency
    )
    body = making.bars(
        told, name="short_name", value="median_days", text="text", chosen=captions.names(by_regency, chosen)
    )
    panel.chart(body, words, programme_tables.waits_by_regency(by_regency), key="menunggu_kabupaten")


def _wait_words(row) -> str:
    return say(
        "program.tengah_dari", hari=numbers.number(row.median_days), jumlah=numbers.number(row.waiting)
    )


def _undated(frame: pd.DataFrame) -> str:
    """How many wait whose stage has no date: they have no place in a list of waits, but they are there."""
    without = frame.undated.sum()
    return say("program.menunggu_tanpa_tanggal", jumlah=numbers.number(without)) if without else ""


def times(programme: str, chosen: Filters, source: str) -> None:
    """How long each stage takes."""
    frame = ask("stage_times", programme=programme, regencies=chosen.regencies)
    title = programme_findings.stage_times(frame)
    words = Words(title, say("program.lama_sub"), source, title, rows=frame)
    panel.table(programme_tables.stage_times(frame), words, key="lama_tahap")


def cohorts(programme: str, chosen: Filters, source: str) -> None:
    """How far those who joined in the same quarter have come."""
    frame = ask("cohorts", programme=programme, regencies=chosen.regencies)
    if frame.empty:
        panel.nothing(say("program.apa_kohor"), frame)
        return
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
    words = Words(
        title, say("program.kohor_sub"), source, captions.alt(title, told, "row", "standing"), rows=frame
    )
    body = making.stacked(told, name="row", part="stage", value="standing", styles=_styles(told))
    panel.chart(body, words, programme_tables.cohorts(frame), key="kohor")


def _styles(frame: pd.DataFrame) -> dict[str, Style]:
    """One style a stage, darker with each step, told apart by pattern too."""
    steps = frame[["step", "stage"]].drop_duplicates().sort_values("step", na_position="first")
    tones = theme.SEQUENTIAL
    spread = [round(place * (len(tones) - 1) / max(len(steps) - 1, 1)) for place in range(len(steps))]
    return {
        stage: Style(stage, tones[tone], PATTERNS[place % len(PATTERNS)])
        for place, (stage, tone) in enumerate(zip(steps.stage, spread, strict=True))
    }
