"""Ready-made briefings: the province in eight slides, one regency in six, one programme in six.

Every title is a finding made by rule. Where nothing is known of a regency or programme, a slide says so.
"""

from dataclasses import replace

from briefing import programme, province, regency
from briefing.asking import Room
from briefing.slides import NO_MEETING, Briefing, Meeting
from dashboard.answers.view import View
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.saying import scope
from dashboard.saying.findings import beside_a_colon

PROVINCE = "provinsi"


class NoSuchBriefing(LookupError):
    """No ready-made briefing has that name."""


def names(view: View) -> dict[str, str]:
    """Every ready-made briefing of a snapshot: name in addresses -> title."""
    options = view.ask("filter_options")
    found = {PROVINCE: say("paparan.provinsi", tempat=view.options.whole_name)}
    for kind, key in (("regency", "paparan.kabupaten"), ("programme", "paparan.program")):
        rows = options[options.kind == kind]
        found |= {
            code: say(key, nama=beside_a_colon(name)) for code, name in zip(rows.code, rows.name, strict=True)
        }
    return found


def make(slug: str, view: View, meeting: Meeting = NO_MEETING) -> Briefing:
    """The ready-made briefing of that name: 'provinsi', a regency's code or a programme's id."""
    with languages.speaking(view.language):
        return _made(slug, view, meeting)


def _made(slug: str, view: View, meeting: Meeting) -> Briefing:
    known = names(view)
    if slug not in known:
        raise NoSuchBriefing(slug)
    briefing = _of(Room(view, meeting), slug, known[slug])
    first, *rest = briefing.slides
    told = (replace(each, made_of=f"{slug}#{place}") for place, each in enumerate(rest, 1))
    return replace(briefing, slides=(first, *told))


def _of(room: Room, slug: str, title: str) -> Briefing:
    if slug == PROVINCE:
        return room.briefing(slug, title, scope.everything(room.view), province.slides(room))
    if slug.isdecimal():
        return regency.briefing(room, slug, title)
    return programme.briefing(room, slug, title)
