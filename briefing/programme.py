"""One programme in at most six slides: cover, figures, progress, places, milestones, and who is to act."""

from dataclasses import replace

import pandas as pd

from briefing import closing
from briefing.asking import Room
from briefing.closing import Task
from briefing.slides import Briefing, Slide
from dashboard.exhibits.bodies import Bars, Beside, Body, BurnUp, Figures, Items, Number
from dashboard.exhibits.exhibit import Exhibit
from dashboard.language import numbers, terms
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import cards, findings
from dashboard.subjects.programme import programme_tables, progress, schedule, stages, standings
from dashboard.subjects.programme.programme import figures

MOST_BESIDE = 2  # figures above each other, where something stands beside them
MOST_LISTED = 5  # milestones beside figures
MOST_JOINED = 3  # milestones beside a chart: as a table they would leave half of their slide bare
REACHED = "reached"  # the kind of a milestone of which the title tells
SOURCED = ["publisher", "as_of"]
CHART_BESIDE = 0.64  # of the width, of a chart with milestones beside it


def briefing(room: Room, programme: str, title: str) -> Briefing:
    state = room.one("programme_progress", programme=programme)
    state["name"] = findings.beside_a_colon(state["name"])
    claims = room.ask("programme_claims", programme=programme, regencies=[])
    known: dict[str, bool] = {}
    timeline = _timeline(room, programme, known)
    few = timeline if timeline and _is_few(timeline) else None
    progress = _progress(room, programme, state, known, few)
    told = progress is not None and isinstance(progress.body, Beside)
    where = _where(room, programme, state, known)
    stages = _stages(room, programme, known)
    known[say("program.apa_target")] = not room.ask("targets", programme=programme).empty
    if progress and stages:
        standing: Slide | None = _stages_beyond(room, state, claims, stages, None if told else few)
        told = told or bool(few)
    else:
        listed = timeline.body.items if timeline and isinstance(timeline.body, Items) else ()
        beside = stages or (timeline if 0 < len(listed) <= MOST_LISTED and not told else None)
        standing = _standing(room, state, claims, beside, progress)
        told = told or bool(standing and beside is timeline)
    milestones = _milestones(room, state, timeline) if timeline and not told else None
    made = [each for each in (standing, progress, where, milestones) if each]
    if progress and standing:  # what it is measured by comes first
        made[:2] = progress, standing
    blank = [name for name, told in known.items() if not told]
    return room.briefing(programme, title, state["name"], [*made, _closing(room, state, claims, blank, made)])


def _standing(
    room: Room, state: pd.Series, claims: pd.DataFrame, beside: Exhibit | None, progress: Slide | None
) -> Slide | None:
    """Its figures, beside them its stages or milestones; none where the progress says it already."""
    others = _other_figures(state, claims)
    own = [] if progress or pd.isna(state.value) else [cards.progress(state).number()]
    numbers_ = (*own, *others)
    if not numbers_:
        return None
    card = room.one("programme_card", programme=state.id)
    shown: Body = Figures(numbers_[:6])
    if beside is not None:
        shown = Beside(Figures(numbers_[:MOST_BESIDE]), _shortly(beside.body), share=0.42)
    title = findings.programme(state)
    if progress:
        first = numbers_[0]
        title = say("paparan.kabupaten_nilai", nama=state["name"], ukuran=first.label, nilai=first.value)
    return room.slide(
        title,
        say("program.pelaksana", pelaksana=card.owner) if beside is None else beside.title,
        shown,
        room.sources(claims),
        rows=claims,
        notes=(card.summary, *_targets(room, state.id)),
    )


def _of(state: pd.Series, shown: Exhibit) -> str:
    """What is found of a programme, with its name: a title with two colons has to be decoded."""
    return f"{state['name']}: {shown.title.replace(': ', ' ')}"


def _other_figures(state: pd.Series, claims: pd.DataFrame) -> tuple[Number, ...]:
    """What is published of a programme beside the figure that it is measured by."""
    told = [card for block in figures(claims) for card in block.cards]
    return tuple(card.number() for card in told if card.label != state.indicator_name)


def _stages_beyond(
    room: Room, state: pd.Series, claims: pd.DataFrame, stages: Exhibit, few: Exhibit | None
) -> Slide:
    """How many stand where, beside what else is published; the figure that the progress tells is not said
    again. A figure alone is a line above the chart. few: milestones that have no slide yet.
    """
    others = _other_figures(state, claims)
    card = room.one("programme_card", programme=state.id)
    told = [f"{each.label}: {each.value}, {', '.join(each.context)}" for each in others[:1]]
    body = stages.body
    if few:
        body = Beside(body, _shortly(few.body), share=CHART_BESIDE)
        told.append(few.title)
    elif len(others) > 1:
        body, told = Beside(Figures(others[:MOST_BESIDE]), body, share=0.42), []
    published = pd.concat([claims[SOURCED], stages.rows[SOURCED]])
    return room.slide(
        _of(state, stages),
        " · ".join(told) or say("program.pelaksana", pelaksana=card.owner),
        body,
        room.sources(published),
        rows=stages.rows,
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


def steps(room: Room, state: pd.Series, few: Exhibit | None = None) -> Slide:
    """What was reported step by step, the target, and which places are still missing.

    few: milestones that stand beside the chart where no place is missing there.
    """
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
    if few and not missing:
        body = Beside(body, _shortly(few.body), share=CHART_BESIDE)
        subtitle = f"{subtitle} · {few.title}"
    return room.slide(title, subtitle, body, shown.source, rows=shown.rows)


def _progress(
    room: Room, programme: str, state: pd.Series, known: dict[str, bool], few: Exhibit | None
) -> Slide | None:
    """Its slide where there are two reports to draw."""
    reports = len(room.ask("progress_points", programme=programme))
    known[say("program.apa_kemajuan")] = reports > 0
    return steps(room, state, few) if reports > 1 else None


def _where(room: Room, programme: str, state: pd.Series, known: dict[str, bool]) -> Slide | None:
    shown = standings.where(programme, room.view)
    known[say("program.apa_wilayah")] = isinstance(shown, Exhibit)
    if not isinstance(shown, Exhibit):
        return None
    return room.shown(shown, title=_of(state, shown))


def _stages(room: Room, programme: str, known: dict[str, bool]) -> Exhibit | None:
    """How many stand where: of those who take most stages; a single stage is told by the map."""
    frame = room.ask("stage_counts", programme=programme, regencies=[])
    known[say("program.apa_tahap")] = bool(frame.standing.notna().any())
    shown = [each for each in stages.standing(frame, room.view) if isinstance(each, Exhibit)]
    counted = [(len(each.body.rows), each) for each in shown if isinstance(each.body, Bars)]
    most, longest = max(counted, key=lambda pair: pair[0], default=(0, None))
    return longest if most > 1 else None


def _milestones(room: Room, state: pd.Series, timeline: Exhibit) -> Slide:
    """The milestones as a table, with who published each: titles of their pages stand in the dashboard.

    What all rows say is said once, beside the slide.
    """
    title = say("paparan.tangga_kabupaten", nama=state["name"], temuan=timeline.title)
    told = programme_tables.milestones(timeline.rows, published=True)
    same = [name for name in told.columns[2:] if len(told) > 1 and told[name].nunique() == 1]
    shown = replace(timeline, beside=told.drop(columns=same))
    noted = tuple(f"{name}: {told[name].iloc[0]}" for name in same if told[name].iloc[0])
    return room.shown(shown, title=title, subtitle=say("paparan.tonggak_sub"), notes=noted)


def _is_few(timeline: Exhibit) -> bool:
    """Are there so few milestones, none of them disputed, that they are no slide of their own?"""
    return len(timeline.rows) <= MOST_JOINED and not timeline.rows.conflict.notna().any()


def _timeline(room: Room, programme: str, known: dict[str, bool]) -> Exhibit | None:
    shown = schedule.timeline(programme, room.view)
    known[say("program.apa_tonggak")] = isinstance(shown, Exhibit)
    return shown if isinstance(shown, Exhibit) else None


def _shortly(body: Body) -> Body:
    """Milestones by day and name, and their states where these differ; what is noted of each stands on the
    page.
    """
    if not isinstance(body, Items):
        return body
    same = len({each.lines for each in body.items}) == 1 and all(each.kind == REACHED for each in body.items)
    return Items(tuple(replace(each, text="", lines=() if same else each.lines) for each in body.items))


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
