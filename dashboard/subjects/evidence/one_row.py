"""The passport of one row of a table: every cell of it, its source, and what it was in the version before."""

from html import escape

import pandas as pd

from dashboard.answers import passport, questions
from dashboard.answers.passport import Passport
from dashboard.answers.view import View
from dashboard.exhibits import exhibit
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Block, Markup
from dashboard.files import downloads
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.saying import captions, markup
from data.snapshots import Snapshot


def shown(
    wanted: Passport,
    name: str,
    rows: pd.DataFrame,
    view: View,
    *,
    then: pd.DataFrame | None,
    older: Snapshot | None,
) -> tuple[Block, ...]:
    """The row that `wanted` names among `rows`, and among those of the older snapshot, `then`."""
    key = wanted.row or ""
    found = passport.row_of(rows, key)
    if found.empty:
        return _gone(wanted, name, rows, view, then=then, older=older)
    line = _compared(found, then, older, key)
    return (_cells(found, name, view), Markup(f'<p class="kecil">{escape(line)}</p>'))


def source_of(rows: pd.DataFrame, view: View) -> str:
    """The source line of rows of any question: their publishers, else the register."""
    return captions.publishers(view, rows) if "publisher" in rows else captions.register_line(view)


def _cells(found: pd.DataFrame, name: str, view: View) -> Exhibit:
    cells = told(found)
    frame = pd.DataFrame({say("kolom.medan"): list(cells), say("kolom.isi"): list(cells.values())})
    title = say("paspor.satu_baris", nama=questions.title(name, view.whole))
    below, source = say("paspor.satu_baris_sub", arti=questions.row(name)), source_of(found, view)
    return exhibit.table("paspor_satu_baris", title, below, source, frame, rows=found)


def told(found: pd.DataFrame) -> dict[str, str]:
    """The cells of a row that hold something, under the names that its files have."""
    return {name: text for name, text in downloads.readable(found).iloc[0].items() if text}


def _compared(found: pd.DataFrame, then: pd.DataFrame | None, older: Snapshot | None, key: str) -> str:
    if older is None:
        return say("paspor.versi_pertama")
    version = say("ubah.versi", saat=numbers.moment(older.published), kode=older.code)
    if then is None:
        return say("paspor.susunan_lain", versi=version)
    before = passport.row_of(then, key)
    if before.empty:
        return say("paspor.baris_baru", versi=version)
    old, new = told(before), told(found)
    changed = [
        say("paspor.sel_berubah", kolom=name, lama=old.get(name, "–"), baru=new.get(name, "–"))
        for name in {**old, **new}
        if old.get(name) != new.get(name)
    ]
    if not changed:
        return say("paspor.tidak_berubah", versi=older.code)
    return say("paspor.berubah", versi=older.code, isi="; ".join(changed))


def _gone(
    wanted: Passport,
    name: str,
    rows: pd.DataFrame,
    view: View,
    *,
    then: pd.DataFrame | None,
    older: Snapshot | None,
) -> tuple[Block, ...]:
    """Say that no row has this key; offer the nearest, and the row itself where the version before had it."""
    text = say("paspor.tanpa_baris", nama=questions.title(name, view.whole))
    near = passport.nearest(str(wanted), passport.rows(rows)) if len(rows) else []
    items = "".join(f"<li>{markup.passport_link(code, view, code)}</li>" for code in near)
    also = f" {say('paspor.mirip')}" if near else ""
    said = Markup(f'<p class="kosong">{escape(text + also)}</p><ul class="daftar">{items}</ul>')
    before = None if then is None else passport.row_of(then, wanted.row or "")
    if before is None or before.empty or older is None:
        return (said,)
    version = say("ubah.versi", saat=numbers.moment(older.published), kode=older.code)
    gone = f'<p class="kecil">{escape(say("paspor.baris_dicabut", versi=version))}</p>'
    return (said, Markup(gone), _cells(before, name, view))
