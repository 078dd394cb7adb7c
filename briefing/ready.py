"""Ready-made briefings: the province in eight slides, one regency in six, one programme in six.

Every title is a finding made by rule. Where nothing is known of a regency or programme, a slide says so.
"""

from briefing import programme, province, regency
from briefing.asking import Ask, Room
from briefing.slides import Briefing
from dashboard.language.text import say
from data.snapshots import Snapshot

PROVINCE = "provinsi"


class NoSuchBriefing(LookupError):
    """No ready-made briefing has that name."""


def names(ask: Ask) -> dict[str, str]:
    """Every ready-made briefing of a snapshot: name in addresses -> title."""
    options = ask("filter_options")
    found = {PROVINCE: say("paparan.provinsi")}
    for kind, key in (("regency", "paparan.kabupaten"), ("programme", "paparan.program")):
        rows = options[options.kind == kind]
        found |= {code: say(key, nama=name) for code, name in zip(rows.code, rows.name, strict=True)}
    return found


def make(slug: str, ask: Ask, snapshot: Snapshot) -> Briefing:
    """The ready-made briefing of that name: 'provinsi', a regency's code or a programme's id."""
    known = names(ask)
    if slug not in known:
        raise NoSuchBriefing(slug)
    room = Room(ask, snapshot)
    if slug == PROVINCE:
        return room.briefing(slug, known[slug], say("filter.kalimat_provinsi"), province.slides(room))
    if slug.isdecimal():
        return regency.briefing(room, slug, known[slug])
    return programme.briefing(room, slug, known[slug])
