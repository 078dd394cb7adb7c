"""One programme in at most six slides: figures beside what is unknown, progress, places, stages and more."""

import pandas as pd

from briefing.asking import Room
from briefing.province import realised, stated
from briefing.slides import Briefing, Slide
from dashboard.answers.passport import PROVINCE
from dashboard.exhibits import making, timed
from dashboard.exhibits.bodies import Beside, Figures, Item, Items, Text
from dashboard.exhibits.exhibit import Exhibit
from dashboard.language import blanks, numbers
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import findings
from dashboard.subjects.programme import schedule, standings

MOST_ASKED = 6  # what a slide holds beside the figures


def briefing(room: Room, programme: str, title: str) -> Briefing:
    state = room.one("programme_progress", programme=programme)
    claims = room.ask("programme_claims", programme=programme, regencies=[])
    parts = {
        say("program.apa_kemajuan"): _progress(room, programme, state),
        say("program.apa_wilayah"): _where(room, programme, state),
        say("program.apa_tahap"): _stages(room, programme),
        say("program.apa_tonggak"): _milestones(room, programme),
    }
    targets = _targets(room, programme, state, claims)
    made = [slide for _, slide in (*parts.values(), targets) if slide]
    blank = [name for name, (known, _) in parts.items() if not known]
    blank += [] if targets[0] else [say("program.apa_target")]
    standing = _standing(room, state, claims, blank, told=bool(made))
    return room.briefing(programme, title, state["name"], [*standing, *made])


def _standing(
    room: Room, state: pd.Series, claims: pd.DataFrame, blank: list[str], *, told: bool
) -> list[Slide]:
    """Its figures, and beside them all that is not known and whom to ask; none where other slides say it."""
    card = room.one("programme_card", programme=state.id)
    own = claims[claims.area == PROVINCE]
    counted = own[own.used & own.value.notna() & (own.status != "target")]
    newest = counted.sort_values("as_of", kind="stable").groupby("indicator").tail(1).sort_values("passport")
    others = [stated(row) for _, row in newest[newest["name"] != state.indicator_name].iterrows()]
    cards = [realised(state), *others] if not pd.isna(state.value) else others
    asked = _asked(blank, claims, card.owner, disputes=say("program.apa_target") in blank)
    if told and len(cards) == 1 and not asked and not pd.isna(state.target):
        return []
    left = Figures(tuple(cards[:4] if asked else cards[:6])) if cards else Text((card.summary,))
    body = Beside(left, Items(asked), share=0.55) if asked else left
    return [
        room.slide(
            findings.programme(state),
            say("program.pelaksana", pelaksana=card.owner),
            body,
            room.sources(claims),
            rows=claims,
            notes=(card.summary,),
        )
    ]


def _asked(blank: list[str], claims: pd.DataFrame, owner: str, *, disputes: bool) -> tuple[Item, ...]:
    """What is not known of a programme, or told in versions that differ, and who could tell."""
    whom = (say("paparan.dapat_dilengkapi", kepada=owner),)
    told = dict.fromkeys(blank, blanks.not_reported())
    unknown = claims[claims.value.isna() & claims.blank.notna()]
    told |= dict(zip(unknown["name"], unknown.blank.map(blanks.told), strict=True))
    if disputes:
        told |= dict.fromkeys(claims[claims.conflict.notna()]["name"], say("paparan.versi_beda"))
    items = [Item(name[:1].upper() + name[1:], state, whom) for name, state in told.items()]
    if len(items) > MOST_ASKED:
        more = say("paparan.butir_lain", jumlah=len(items) - MOST_ASKED + 1)
        items = [*items[: MOST_ASKED - 1], Item(more, "")]
    return tuple(items)


def _progress(room: Room, programme: str, state: pd.Series) -> tuple[bool, Slide | None]:
    """Is any progress known, and its slide where there are two reports to draw."""
    frame = room.ask("progress_points", programme=programme)
    if len(frame) < 2:
        return len(frame) > 0, None
    missing = findings.waiting(state, room.ask("regency_stages", programme=programme))
    subtitle = say("paparan.kemajuan_sub", ukuran=state.indicator_name)
    body = timed.reports(frame, state, *missing)
    title = findings.progress(state, *missing)
    return True, room.slide(title, subtitle, body, room.sources(frame), rows=frame)


def _where(room: Room, programme: str, state: pd.Series) -> tuple[bool, Slide | None]:
    shown = standings.where(programme, room.view)
    if not isinstance(shown, Exhibit):
        return False, None
    return True, room.shown(shown, title=f"{state['name']}: {shown.title}")


def _stages(room: Room, programme: str) -> tuple[bool, Slide | None]:
    """Are stages known, and how many stand where; a single stage is told by the map."""
    frame = room.ask("stage_counts", programme=programme, regencies=[])
    told = frame[frame.standing.notna()]
    if len(told) < 2:
        return len(told) > 0, None
    body = making.bars(told, name="stage", value="standing")
    events = room.ask("regency_stages", programme=programme)
    documented = events[events.step.notna()]
    source = room.sources(
        documented if len(documented) else room.ask("programme_claims", programme=programme, regencies=[])
    )
    return True, room.slide(findings.stages(frame), say("paparan.tahap_sub"), body, source, rows=frame)


def _milestones(room: Room, programme: str) -> tuple[bool, Slide | None]:
    shown = schedule.timeline(programme, room.view)
    if not isinstance(shown, Exhibit):
        return False, None
    return True, room.shown(shown, subtitle=say("paparan.tonggak_sub"))


def _targets(room: Room, programme: str, state: pd.Series, claims: pd.DataFrame) -> tuple[bool, Slide | None]:
    """Is a target known, and all of them, the largest first, with what is disputed."""
    frame = room.ask("targets", programme=programme).sort_values("value", ascending=False, kind="stable")
    lines = [
        say(
            "paparan.target",
            ukuran=row.indicator,
            nilai=Value.of_target(row).text,
            penutur=row.speaker,
            tanggal=numbers.day(row.stated),
        )
        for row in frame.rename(columns={"value": "target"}).itertuples()
    ]
    disputed = list(claims[claims.conflict.notna()]["name"].drop_duplicates())
    if disputed:
        lines.insert(0, say("paparan.program_bertentangan", daftar=numbers.listing(disputed)))
    if frame.empty or len(lines) == 1:
        return not frame.empty, None
    title = say("paparan.program_belum", nama=state["name"])
    body, subtitle = Text(tuple(lines)), say("paparan.program_belum_sub")
    return True, room.slide(title, subtitle, body, room.sources(claims), rows=claims)
