"""One programme in six slides: its figures, progress, places, stages, milestones, and what is not known."""

import pandas as pd

from briefing.asking import Room, nothing
from briefing.province import realised, stated
from briefing.slides import Briefing, Slide
from dashboard import cells, findings, numbers, programme_tables, scales
from dashboard.exhibits import making, timed
from dashboard.exhibits.bodies import Figures, Text
from dashboard.passport import PROVINCE
from dashboard.text import say
from dashboard.values import Value


def briefing(room: Room, programme: str, title: str) -> Briefing:
    state = room.one("programme_progress", programme=programme)
    claims = room.ask("programme_claims", programme=programme)
    slides = [
        _standing(room, programme, state, claims),
        _progress(room, programme, state),
        _where(room, programme, state),
        _stages(room, programme, state),
        _milestones(room, programme, state),
        _unknown(room, programme, state, claims),
    ]
    return room.briefing(programme, title, state["name"], slides)


def _standing(room: Room, programme: str, state: pd.Series, claims: pd.DataFrame) -> Slide:
    card = room.one("programme_card", programme=programme)
    own = claims[claims.area == PROVINCE]
    counted = own[own.used & own.value.notna() & (own.status != "target")]
    newest = counted.sort_values("as_of", kind="stable").groupby("indicator").tail(1).sort_values("passport")
    others = newest[newest["name"] != state.indicator_name]
    cards = (realised(state), *(stated(row) for _, row in others.head(5).iterrows()))
    if pd.isna(state.value) and others.empty:
        body = Text((card.summary, nothing(say("program.apa_kemajuan"), state["name"]).lines[0]))
    else:
        body = Figures(cards)
    return room.slide(
        findings.programme(state),
        say("program.pelaksana", pelaksana=card.owner),
        body,
        room.sources(claims),
        rows=claims,
        notes=(card.summary,),
    )


def _progress(room: Room, programme: str, state: pd.Series) -> Slide:
    frame = room.ask("progress_points", programme=programme)
    if frame.empty:
        title = say("paparan.tanpa_kemajuan", nama=state["name"])
        body = nothing(say("program.apa_kemajuan"), state["name"])
        return room.slide(title, "", body, room.sources(frame), rows=frame)
    missing = findings.waiting(state, room.ask("regency_stages", programme=programme))
    points = timed.reports(frame, state, *missing)
    if len(points.points) == 1:
        value = Value.of(frame.iloc[0]).text
        when = numbers.period(frame.period[0])
        goal = "" if pd.isna(state.target) else Value.of_target(state).text
        key = "paparan.satu_dari_target" if goal else "program.satu_angka"
        body = Text((say(key, angka=value, tanggal=when, target=goal),))
    else:
        body = points
    subtitle = say("paparan.kemajuan_sub", ukuran=state.indicator_name)
    return room.slide(
        findings.progress(state, *missing),
        subtitle,
        body,
        room.sources(frame),
        rows=frame,
    )


def _where(room: Room, programme: str, state: pd.Series) -> Slide:
    stages, areas = (
        room.ask("regency_stages", programme=programme),
        room.ask("programme_areas", programme=programme),
    )
    if stages.step.notna().any():
        body = room.map(scales.by_stage(stages), scales.of_stages(stages))
        title, subtitle, frame = findings.regency_stages(stages), say("program.tahap_kabupaten_sub"), stages
    elif areas.certainty.notna().any():
        body = room.map(scales.by_area(areas), scales.AREA)
        title, subtitle, frame = findings.areas(areas), say("program.wilayah_sub"), areas
    else:
        body = nothing(say("program.apa_wilayah"), state["name"])
        title, subtitle, frame = say("paparan.tanpa_wilayah", nama=state["name"]), "", areas
    return room.slide(title, subtitle, body, room.sources(frame), rows=frame)


def _stages(room: Room, programme: str, state: pd.Series) -> Slide:
    frame = room.ask("stage_counts", programme=programme, regencies=[])
    told = frame[frame.standing.notna()]
    if told.empty:
        title = say("paparan.tanpa_tahap", nama=state["name"])
        return room.slide(
            title,
            "",
            nothing(say("program.apa_tahap"), state["name"]),
            room.undated(say("panel.tanpa_sumber")),
            rows=frame,
        )
    body = making.bars(told, name="stage", value="standing")
    events = room.ask("regency_stages", programme=programme)
    documented = events[events.step.notna()]
    source = room.sources(
        documented if len(documented) else room.ask("programme_claims", programme=programme)
    )
    return room.slide(findings.stages(frame), say("paparan.tahap_sub"), body, source, rows=frame)


def _milestones(room: Room, programme: str, state: pd.Series) -> Slide:
    frame = room.ask("milestones", programme=programme)
    if frame.empty:
        title = say("paparan.tanpa_tonggak", nama=state["name"])
        body = nothing(say("program.apa_tonggak"), state["name"])
        return room.slide(title, "", body, room.sources(frame), rows=frame)
    columns = [say(f"kolom.{each}") for each in ("tanggal", "tonggak", "status", "sumber")]
    body = making.table(programme_tables.milestones(frame), columns)
    source = room.sources(frame, "date")
    return room.slide(findings.milestones(frame), say("paparan.tonggak_sub"), body, source, rows=frame)


def _unknown(room: Room, programme: str, state: pd.Series, claims: pd.DataFrame) -> Slide:
    lines = [
        say(
            "paparan.target",
            ukuran=row.indicator,
            nilai=Value.of_target(row).text,
            penutur=row.speaker,
            tanggal=numbers.day(row.stated),
        )
        for row in room.ask("targets", programme=programme).rename(columns={"value": "target"}).itertuples()
    ] or [say("paparan.belum_target")]
    blanks = claims[claims.value.isna() & claims.blank.notna()]
    lines += [f"{row['name']}: {cells.claim_text(row)}" for _, row in blanks.iterrows()]
    disputed = claims[claims.conflict.notna()]["name"].drop_duplicates()
    if len(disputed):
        lines.append(say("paparan.program_bertentangan", daftar=numbers.listing(list(disputed))))
    title = say("paparan.program_belum", nama=state["name"])
    return room.slide(
        title, say("paparan.program_belum_sub"), Text(tuple(lines)), room.sources(claims), rows=claims
    )
