"""One programme in at most six slides: cover, figures, progress, places, milestones, and who is to act."""

from dataclasses import replace

import pandas as pd

from briefing import closing
from briefing.asking import Room
from briefing.closing import Task
from briefing.slides import Briefing, Slide
from dashboard.exhibits.bodies import Bars, Beside, Body, BurnUp, Figures, Items
from dashboard.exhibits.exhibit import Exhibit
from dashboard.language import numbers, terms
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import cards, findings
from dashboard.subjects.programme import programme_tables, progress, schedule, stages, standings
from dashboard.subjects.programme.programme import figures

MOST_BESIDE = 2  # figures above each other, where something stands beside them
MOST_LISTED = 5  # milestones beside figures


def briefing(room: Room, programme: str, title: str) -> Briefing:
    state = room.one("programme_progress", programme=programme)
    claims = room.ask("programme_claims", programme=programme, regencies=[])
    known: dict[str, bool] = {}
    progress = _progress(room, programme, state, known)
    where = _where(room, programme, state, known)
    timeline = _timeline(room, programme, known)
    stages = _stages(room, programme, known)
    known[say("program.apa_target")] = not room.ask("targets", programme=programme).empty
    listed = timeline.body.items if timeline and isinstance(timeline.body, Items) else ()
    beside = stages or (timeline if 0 < len(listed) <= MOST_LISTED else None)
    standing = _standing(room, state, claims, beside, progress)
    told = standing and beside is timeline
    milestones = _milestones(room, state, timeline) if timeline and not told else None
    made = [each for each in (standing, progress, where, milestones) if each]
    blank = [name for name, told in known.items() if not told]
    return room.briefing(programme, title, state["name"], [*made, _closing(room, state, claims, blank, made)])


def _standing(
    room: Room, state: pd.Series, claims: pd.DataFrame, beside: Exhibit | None, progress: Slide | None
) -> Slide | None:
    """Its figures, beside them its stages or milestones; none where the progress says it already."""
    counts = [] if pd.isna(state.value) else [cards.progress(state)]
    for block in figures(claims):
        counts += [card for card in block.cards if card.label != state.indicator_name]
    if not counts or (len(counts) == 1 and progress):
        return None
    numbers_ = tuple(card.number() for card in counts)
    card = room.one("programme_card", programme=state.id)
    shown: Body = Figures(numbers_[:6])
    if beside is not None:
        shown = Beside(Figures(numbers_[:MOST_BESIDE]), _shortly(beside.body), share=0.42)
    return room.slide(
        findings.programme(state),
        say("program.pelaksana", pelaksana=card.owner) if beside is None else beside.title,
        shown,
        room.sources(claims),
        rows=claims,
        notes=(card.summary, *_targets(room, state.id)),
    )


def _closing(
    room: Room, state: pd.Series, claims: pd.DataFrame, blank: list[str], made: list[Slide]
) -> Slide:
    """What is late, and what is not known of it or told in versions that differ, and who could tell."""
    card = room.one("programme_card", programme=state.id)
    unknown = claims[claims.value.isna() & claims.blank.notna()]["name"]
    disputed = claims[claims.conflict.notna()]["name"]
    told = dict.fromkeys([*blank, *unknown], "{}")
    told |= dict.fromkeys(disputed, f"{{}}: {say('paparan.versi_beda')}")
    missing = [Task(words.format(name[:1].upper() + name[1:]), card.owner) for name, words in told.items()]
    beside = "" if made else card.summary
    # Of a programme that is only announced, what is known is from where it was announced.
    announced = room.sources(room.ask("programme_card", programme=state.id), "published")
    source = room.sources(claims) if claims.publisher.notna().any() else announced
    return closing.slide(room, state["name"], missing, source, programme=state.id, told=beside)


def steps(room: Room, state: pd.Series) -> Slide:
    """What was reported step by step, the target, and which places are still missing."""
    shown = progress.chart(state.id, state, room.ask("progress_points", programme=state.id), room.view)
    missing, stage = findings.waiting(state, room.ask("regency_stages", programme=state.id))
    heading = say("titik.belum_tahap", tahap=stage) if missing else ""
    body = shown.body
    if isinstance(body, BurnUp):
        owner = room.one("programme_card", programme=state.id).owner
        told = say("program.pelaksana", pelaksana=owner) if missing else ""
        body = replace(body, plan=None, required=None, forecast=None, waiting=missing)
        body = replace(body, waiting_text=heading, waiting_owner=told)
    title = findings.progress(state, missing, stage)
    subtitle = say("program.kemajuan_sub", ukuran=state.indicator_name)
    return room.slide(title, subtitle, body, shown.source, rows=shown.rows)


def _progress(room: Room, programme: str, state: pd.Series, known: dict[str, bool]) -> Slide | None:
    """Its slide where there are two reports to draw."""
    reports = len(room.ask("progress_points", programme=programme))
    known[say("program.apa_kemajuan")] = reports > 0
    return steps(room, state) if reports > 1 else None


def _where(room: Room, programme: str, state: pd.Series, known: dict[str, bool]) -> Slide | None:
    shown = standings.where(programme, room.view)
    known[say("program.apa_wilayah")] = isinstance(shown, Exhibit)
    if not isinstance(shown, Exhibit):
        return None
    return room.shown(shown, title=f"{state['name']}: {shown.title}")


def _stages(room: Room, programme: str, known: dict[str, bool]) -> Exhibit | None:
    """How many stand where: of those who take most stages; a single stage is told by the map."""
    frame = room.ask("stage_counts", programme=programme, regencies=[])
    known[say("program.apa_tahap")] = bool(frame.standing.notna().any())
    shown = [each for each in stages.standing(frame, room.view) if isinstance(each, Exhibit)]
    counted = [(len(each.body.rows), each) for each in shown if isinstance(each.body, Bars)]
    most, longest = max(counted, key=lambda pair: pair[0], default=(0, None))
    return longest if most > 1 else None


def _milestones(room: Room, state: pd.Series, timeline: Exhibit) -> Slide:
    """The milestones as a table, with who published each: titles of their pages stand in the dashboard."""
    title = say("paparan.tangga_kabupaten", nama=state["name"], temuan=timeline.title)
    told = programme_tables.milestones(timeline.rows, published=True)
    shown = replace(timeline, beside=told)
    return room.shown(shown, title=title, subtitle=say("paparan.tonggak_sub"))


def _timeline(room: Room, programme: str, known: dict[str, bool]) -> Exhibit | None:
    shown = schedule.timeline(programme, room.view)
    known[say("program.apa_tonggak")] = isinstance(shown, Exhibit)
    return shown if isinstance(shown, Exhibit) else None


def _shortly(body: Body) -> Body:
    """Milestones by day, name and state; what is noted of each stands on the page."""
    if not isinstance(body, Items):
        return body
    return Items(tuple(replace(each, text="") for each in body.items))


def _targets(room: Room, programme: str) -> tuple[str, ...]:
    """What the presenter can say of the targets, the largest first."""
    frame = room.ask("targets", programme=programme).sort_values("value", ascending=False, kind="stable")
    return tuple(
        say(
            "paparan.target",
            ukuran=terms.told(row.indicator),
            nilai=Value.of_target(row).text,
            penutur=row.speaker,
            tanggal=numbers.day(row.stated),
        )
        for row in frame.rename(columns={"value": "target"}).itertuples()
    )
