"""One line: how much changed since the version before, and where to see it."""

from html import escape
from urllib.parse import urlencode

from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.exhibits.page import Markup
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.subjects.evidence import changed_records, changes
from data.snapshots import Snapshot


def line(view: View) -> tuple[Markup, ...]:
    """None for the first version, and for one whose tables cannot be compared."""
    told = _told(view.snapshot)
    if not told:
        return ()
    address = escape(f"/data?{urlencode({'lembar': 'ubah'} | view.same_data)}", quote=True)
    opens = f'<a href="{address}" target="_blank" rel="noopener">{escape(say("ubah.lihat"))}</a>'
    return (Markup(f'<p class="kecil">{escape(told)} {opens}</p>'),)


@store.once_per_snapshot
def _told(snapshot: Snapshot) -> str:
    older = store.before(snapshot)
    if older is None:
        return ""
    version = say("ubah.versi", saat=numbers.moment(older.published), kode=older.code)
    try:
        figures, records = changes.between(older, snapshot), changed_records.between(older, snapshot)
    except store.OtherSchema:  # the page itself says so
        return ""
    if figures.empty and records.empty:
        return say("ubah.ringkas_sama", versi=version)
    told = [changes.summary(each) or say("ubah.tak_satu_pun") for each in (figures, records)]
    return say("ubah.ringkas", versi=version, angka=told[0], catatan=told[1])
