"""Words as HTML for a page: headings, links, passport codes. Everything that came from data is escaped."""

import re
from html import escape
from urllib.parse import quote_plus

import pandas as pd

from dashboard.answers import passport
from dashboard.answers.view import View
from dashboard.language import languages, terms
from dashboard.language.text import say

# Signs of Markdown where they are signs: escapes in a label are read aloud, so none stands without need.
MARKDOWN = re.compile(r"([\\`*{}\[\]|<>~$]|:(?=\S)|(?<![^\W_])_|_(?![^\W_]))")
CLOSED = re.compile(r"(\\:[\w+\\-]+):(?!\S)")  # the second sign of a picture's name, ":smile:"
FIRST = re.compile(r"^(\s*\d*)([#+.)-])", re.MULTILINE)  # what begins a heading or a list


def bare_page(inside: str) -> str:
    """A page of its own around HTML, for a reader who has nothing of ours yet."""
    return (
        f'<!doctype html><html lang="{languages.spoken()}"><meta charset="utf-8">'
        f"<title>{escape(say('judul'))}</title>"
        f'<body style="font:20px sans-serif;margin:3rem">{inside}</body></html>'
    )


def plain(text: str) -> str:
    """Text with Markdown's signs made harmless, for the few elements that would read them."""
    harmless = CLOSED.sub(r"\1\\:", MARKDOWN.sub(r"\\\1", text))
    return FIRST.sub(r"\1\\\2", harmless)


def heading(title: str, text: str = "") -> str:
    """The head of a part of a page, with one explaining sentence at most."""
    below = f'<p class="kecil">{escape(text)}</p>' if text else ""
    return f'<h2 class="bagian">{escape(title)}</h2>{below}' if title else below


def passport_link(code: str, view: View, words: str = "") -> str:
    """The link that says where a number comes from: `words`, else a quiet mark that holds the code.

    The code shows when the mark is pointed at or reached by key, and on paper; a reader hears it.
    """
    mark, told = ("", escape(words)) if words else (" tanda-paspor", _code(code))
    place = escape(address(code, view), quote=True)
    return f'<a class="paspor{mark}" href="{place}" target="_blank" rel="noopener">{told}</a>'


def _code(code: str) -> str:
    return f'<span class="kode">{escape(say("paspor.kode", kode=code))}</span>'


def passport_of(answer: pd.DataFrame | pd.Series, view: View) -> str:
    """The passport of an answer, or of one row of it, as its link."""
    return passport_link(str(passport.of(answer)), view)


def address(code: str, view: View) -> str:
    """Where the passport of this code opens, in the same data set and snapshot.

    A plain dot stands for the code's own: an address would need six signs for each, in every row of a table.
    """
    typed = code.replace(passport.MARK, ".")
    return f"/tentang-angka?paspor={quote_plus(typed)}{view.same_data_asked}"


def link(name: str | None, address: str | None) -> str:
    """A source: a link when its address is complete, else its name, else that there is none."""
    if pd.isna(name) or not name:
        return escape(say("panel.tanpa_sumber"))
    spoken = languages.spoken()  # a source keeps its own words
    own = "" if spoken == languages.HOME or terms.is_own(name) else f' lang="{languages.HOME}"'
    if pd.isna(address) or not address:
        return f"<span{own}>{escape(name)}</span>" if own else escape(name)
    address = escape(address, quote=True)
    return f'<a href="{address}"{own} target="_blank" rel="noopener noreferrer">{escape(name)}</a>'


def titled(text: str, foreign: frozenset[str]) -> str:
    """A text as HTML in which each of the titles that are in the home language says so."""
    told, titles = escape(text), [escape(each) for each in foreign if each in text]
    if not titles:
        return told
    longest_first = "|".join(map(re.escape, sorted(titles, key=len, reverse=True)))
    return re.sub(longest_first, rf'<span lang="{languages.HOME}">\g<0></span>', told)


def simulated(view: View) -> str:
    """The mark of invented figures before a title or in a card; empty where they are published."""
    return f'<span class="lencana simulasi">{say("simulasi.kata")}</span>' if view.simulated else ""


def caption(view: View) -> str:
    """What stands first inside a small table of figures: the word for invented ones."""
    return f"<caption>{say('simulasi.kata')}</caption>" if view.simulated else ""
