"""Which titles of sources keep the home language in a briefing that is written in another one."""

from briefing.slides import Briefing
from dashboard.answers.store import OtherSchema
from dashboard.answers.view import View
from dashboard.language import languages
from data import snapshots


def foreign(briefing: Briefing) -> frozenset[str]:
    """Those of the data it was made of; none where these are not kept any more."""
    snapshot = snapshots.get(briefing.snapshot)
    if snapshot is None:
        return frozenset()
    try:
        with languages.speaking(briefing.language):
            return View(snapshot, {"bahasa": briefing.language}).foreign_titles
    except OtherSchema:
        return frozenset()
