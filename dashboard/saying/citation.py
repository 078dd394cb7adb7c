"""A figure ready to be cited: what was said, by whom, when, where it was published, and its passport."""

from html import escape

import pandas as pd

from dashboard.answers import questions
from dashboard.answers.passport import Passport
from dashboard.answers.view import View
from dashboard.exhibits import theme
from dashboard.exhibits.card import Card, Source
from dashboard.exhibits.page import Markup
from dashboard.files import downloads
from dashboard.language import numbers, terms
from dashboard.language.text import say
from dashboard.saying import cells, copying, markup, scope

ABOUT_SOURCE = ("source", "publisher", "address", "address_text", "published", "passport", "id")
CELLS = 5  # of a row: enough to know it again


def of_card(card: Card, view: View) -> str:
    """A card as a citation."""
    what = say("kutip.kartu", nama=card.label, nilai=card.value)
    if narrowed := scope.narrowing(card.rows, view):
        what = say("kutip.lingkup", isi=what, lingkup=narrowed)
    if card.status and not (view.simulated and card.status == say("simulasi.kata")):
        what = _status(what, card.status)
    said = ", ".join(filter(None, (card.speaker, card.as_of)))
    counted = None if pd.isna(card.source) else card.source
    return sentence(what, said, card.published or counted, str(card.passport), view)


def sentence(what: str, said: str, source: Source | str | None, code: str, view: View) -> str:
    """The citation. `what` names the figure and its value, `said` who said it and of when.

    source: None where no page was kept; a text where it was counted here.
    """
    where = say("panel.tanpa_sumber") if source is None else str(source)
    parts = (say("simulasi.berkas") if view.simulated else "", what, said, say("kutip.sumber", sumber=where))
    told = filter(None, (*parts, say("paspor.kode", kode=code)))
    return " ".join(f"{part[0].upper()}{part[1:].rstrip('.')}." for part in told)


def button(cited: str = "") -> str:
    """A button that copies the citation, as HTML; without one that of the chart, map or table above it."""
    return copying.button(cited, say("kutip.tombol"))


def tools(code: str, view: View, cited: str = "") -> str:
    """What stands under every figure, as HTML: where it comes from, its address and its citation to copy."""
    asked = (markup.passport_link(code, view), copying.link(), button(cited))
    return f'<span class="perkakas">{"".join(asked)}</span>'


def of_claims(claims: pd.DataFrame, wanted: Passport, view: View) -> Markup:
    """In a passport: the claim that was asked for, else the one that is used, else all that differ."""
    used = claims[claims.used.fillna(True).astype(bool) & (claims.passport == wanted.subject)]
    asked = claims.head(1) if wanted.row is not None else used.head(1)
    told = []
    for _, row in (claims if asked.empty else asked).iterrows():
        what = say(
            "kutip.angka", nama=row["name"], wilayah=terms.told(row.area_name), nilai=cells.claim_text(row)
        )
        said = f"{row.speaker}, {numbers.period(row.period)}"
        status = _status(what, theme.claim()[row.status])
        told.append(sentence(status, said, Source.of(row), str(wanted), view))
    return _shown(told, say("kutip.kalimat"))


def of_row(found: pd.DataFrame, name: str, wanted: Passport, view: View) -> tuple[Markup, ...]:
    """In a passport: one row of an answer, by the first of its cells."""
    if found.empty:
        return ()
    row = found.iloc[0]
    told = found.drop(columns=[each for each in ABOUT_SOURCE if each in found])
    shown = [text for text in downloads.readable(told).iloc[0] if text][:CELLS]
    what = say("kutip.baris", nama=questions.title(name, view.whole), isi="; ".join(shown))
    return (_shown([sentence(what, _made(view), Source.of(row) or _counted(view), str(wanted), view)]),)


def of_count(what: str, wanted: Passport, view: View) -> Markup:
    """In a passport: what was counted or listed here has no page; the version of the data is its source."""
    return _shown([sentence(what, _made(view), _counted(view), str(wanted), view)])


def _made(view: View) -> str:
    return say("panel.dibuat", tanggal=numbers.day(view.snapshot.published))


def _counted(view: View) -> str:
    return say("panel.dari_versi", kode=view.snapshot.code)


def _status(what: str, status: str) -> str:
    return say("kutip.status", isi=what, status=status) if status else what


def _shown(cited: list[str], note: str = "") -> Markup:
    told = "".join(f'<p class="disalin">{escape(each)}</p>{button(each)}' for each in cited)
    below = f'<p class="kecil">{escape(note)}</p>' if note else ""
    return Markup(f"{markup.heading(say('kutip.bagian'))}{told}{below}")
