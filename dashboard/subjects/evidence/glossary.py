"""The words of this dashboard in plain language: what a reader meets on a page and may not know."""

from html import escape

from dashboard.answers.view import View
from dashboard.exhibits import exhibit
from dashboard.exhibits.page import Block, Markup
from dashboard.files import downloads
from dashboard.language.text import say
from dashboard.saying import captions, glossary


def shown(view: View) -> tuple[Block, ...]:
    """Terms of the dashboard, then the permits as the database describes them."""
    explained = glossary.every()
    rows = "".join(
        f"<tr><th>{escape(word)}</th><td>{escape(meaning)}</td></tr>" for word, meaning in explained
    )
    permits = view.ask("permit_terms")
    title, below = say("istilah.izin", jumlah=len(permits)), say("istilah.izin_sub")
    source, told = captions.publishers(view, permits), downloads.readable(permits)
    return (
        Markup(f'<table class="baku">{rows}</table>'),
        exhibit.table("istilah_izin", title, below, source, told, rows=permits),
    )
