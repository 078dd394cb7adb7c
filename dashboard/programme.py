"""The parts of a programme's page: what, when, how far, where, which stage. The same for every programme."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard import captions, cards, charts, findings, numbers, panel, scales, tables
from dashboard.filters import Filters
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say


def overview(card: pd.Series, state: pd.Series, claims: pd.DataFrame) -> None:
    """What it is, in words, and its newest used counts on cards.

    card: programme_card; state: programme_progress; claims: programme_claims.
    """
    lines = [
        f"{say('program.masa')}: {_span(card)}",
        say("program.pelaksana", pelaksana=card.owner),
        *_listed("program.mitra", "mitra", card.partners),
        *_listed("program.kebijakan", "kebijakan", card.policies),
    ]
    st.html(
        f"<p>{cards.state(state)} {escape(card.summary)}</p>"
        + "".join(f'<p class="kecil rinci">{escape(line)}</p>' for line in lines)
        + f'<p class="kecil sumber rinci">{panel.link(card.source, card.address)}</p>'
    )
    counted = claims[claims.used & claims.value.notna() & (claims.status != "target")]
    newest = counted.sort_values("as_of", kind="stable").groupby("indicator").tail(1).sort_values("passport")
    if not newest.empty:
        cards.figures([cards.claim(row) for _, row in newest.iterrows()])


def _span(card: pd.Series) -> str:
    if pd.isna(card.started):
        return say("program.masa_tak_tahu")
    start = numbers.day(card.started, card.started_precision)
    if pd.isna(card.ended):
        return say("program.masa_mulai", mulai=start)
    return say("program.masa_lengkap", mulai=start, selesai=numbers.day(card.ended, card.ended_precision))


def _listed(key: str, name: str, cell) -> list[str]:
    """A list column as one line of words; nothing where Pandas gives a blank instead of a list."""
    return [say(key, **{name: numbers.listing(list(cell))})] if hasattr(cell, "__len__") and len(cell) else []


def timeline(programme: str, chosen: Filters) -> None:
    """Milestones from the oldest to the newest: reached, only planned, or with a disputed date."""
    frame = ask("milestones", programme=programme)
    if frame.empty:
        panel.nothing(say("program.apa_tonggak"), chosen)
        return
    rows = "".join(
        f'<li class="{tables.milestone_state(row)}"><span class="nama"><strong>'
        f"{escape(numbers.day(row.date, row.date_precision))}</strong> · {escape(row.milestone)}</span>"
        f'<p class="kecil sumber rinci">{escape(tables.milestone_state(row))} · '
        f"{panel.link(row.source, row.address)}</p></li>"
        for _, row in frame.iterrows()
    )
    words = Words(
        findings.milestones(frame), say("program.linimasa_sub"), captions.publishers(frame), rows=frame
    )
    panel.listing(f'<ol class="linimasa">{rows}</ol>', words, tables.milestones(frame), key="linimasa")


def progress(programme: str, state: pd.Series, chosen: Filters) -> None:
    """Realised against target; a lone figure with nothing to hold it against is said in words."""
    frame = ask("progress_points", programme=programme)
    if frame.empty:
        panel.nothing(say("program.apa_kemajuan"), chosen)
        return
    source = captions.publishers(frame)
    told = frame.assign(
        text=[numbers.quantity(row.value, "", 0, row.bound).strip() for row in frame.itertuples()]
    )
    if len(frame) == 1 and pd.isna(state.target):
        value = numbers.quantity(frame.value[0], state.unit, 0, frame.bound[0])
        told = say("program.satu_angka", angka=value, tanggal=numbers.period(frame.period[0]))
        panel.note(told, source, frame)
        return
    target, due = (None if pd.isna(each) else each for each in (state.target, state.due))
    when = say("kolom.tanpa_tenggat") if due is None else numbers.day(due)
    goal = "" if target is None else say("program.titik_target", nilai=numbers.number(target), tanggal=when)
    figure = charts.progress(told, target=target, due=due, target_text=goal, name=say("kolom.realisasi"))
    title = findings.programme(state)
    words = Words(
        title,
        say("program.kemajuan_sub", ukuran=state.indicator_name),
        source,
        captions.alt(title, told.assign(when=told.period.map(numbers.period)), "when", "text"),
        rows=frame,
    )
    panel.chart(figure, words, tables.points(frame), key="kemajuan")


def where(programme: str, chosen: Filters) -> None:
    """The map: which stage each regency reached where that is known, else which regencies take part."""
    stages, areas = ask("regency_stages", programme=programme), ask("programme_areas", programme=programme)
    if stages.step.notna().any():
        places, scale, table = (
            scales.by_stage(stages),
            scales.of_stages(stages),
            tables.regency_stages(stages),
        )
        words = Words(
            findings.regency_stages(stages),
            say("program.tahap_kabupaten_sub"),
            captions.publishers(stages),
            rows=stages,
        )
    elif areas.certainty.notna().any():
        places, scale, table = scales.by_area(areas), scales.AREA, tables.areas(areas)
        words = Words(
            findings.areas(areas), say("program.wilayah_sub"), captions.publishers(areas), rows=areas
        )
    else:
        panel.nothing(say("program.apa_wilayah"), chosen)
        return
    panel.region_map(places, scale, words, table, key="peta_program", chosen=chosen, shapes="regencies")


def stages(programme: str, chosen: Filters) -> None:
    """How many stand on each stage."""
    frame = ask("stage_counts", programme=programme, regencies=chosen.regencies)
    told = frame[frame.standing.notna()]
    if told.empty:
        panel.nothing(say("program.apa_tahap"), chosen)
        return
    title = findings.stages(frame)
    words = Words(
        title,
        say("program.tahapan_sub"),
        captions.publishers(told),
        captions.alt(title, told, "stage", "standing"),
        rows=frame,
    )
    figure = charts.bars(told, name="stage", value="standing", text="standing")
    panel.chart(figure, words, tables.stages(frame), key="tahapan")


def listings(programme: str, claims: pd.DataFrame) -> None:
    """The tables: units, targets, every claim; each only where there are rows."""
    units = ask("technical_units") if programme == "upt-bpom" else pd.DataFrame()
    targets = ask("targets", programme=programme)
    for key, frame, table in (
        ("program.unit", units, tables.units),
        ("program.target", targets, tables.targets),
        ("program.klaim", claims, tables.claims),
    ):
        if not frame.empty:
            words = Words(say(key), say(f"{key}_sub"), captions.publishers(frame), say(key), rows=frame)
            panel.table(table(frame), words, key=key.replace(".", "_"))
