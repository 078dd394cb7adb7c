"""One way to show a chart, a map or a table: finding, subject, source and date always beside it.

Text that came from data goes through `html.escape` or `plain`; none of it is read as Markdown or HTML.
"""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import charts, filters, map, numbers, store
from dashboard.filters import Filters
from dashboard.text import say

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:])")


@dataclass(frozen=True)
class Words:
    """What is written around a chart: finding, measure, source, and the sentence for who cannot see it.

    A map makes its own sentence when `alt` is empty.
    """

    title: str
    subtitle: str
    source: str
    alt: str = ""


def plain(text: str) -> str:
    """Text with Markdown's signs made harmless, for the few elements that would read them."""
    return MARKDOWN.sub(r"\\\1", text)


def head(name: str, question: str, answer: str, chosen: Filters) -> None:
    """A page's head: which page, the question it answers, the answer, and what is filtered."""
    mark = f'<span class="lencana simulasi">{say("simulasi.kata")}</span> ' if simulated() else ""
    st.html(
        f'<p class="tanya">{mark}{escape(name)} · {escape(question)}</p>'
        f'<h1 class="judul">{escape(answer)}</h1>'
        f'<p class="kecil">{escape(say("panel.lingkup", lingkup=str(chosen)))}</p>'
    )


def section(title: str, text: str = "") -> None:
    """The head of a part of a page, with one explaining sentence at most."""
    below = f'<p class="kecil">{escape(text)}</p>' if text else ""
    st.html(f'<h2 class="bagian">{escape(title)}</h2>{below}')


def link(name: str | None, address: str | None) -> str:
    """A source as HTML: a link when its address is complete, else its name, else that there is none."""
    if pd.isna(name) or not name:
        return escape(say("panel.tanpa_sumber"))
    if pd.isna(address) or not address:
        return escape(name)
    address = escape(address, quote=True)
    return f'<a href="{address}" target="_blank" rel="noopener noreferrer">{escape(name)}</a>'


def chart(
    figure: go.Figure, words: Words, table: pd.DataFrame, *, key: str, on_select: Callable | None = None
) -> None:
    """A Plotly chart in its frame, with its table and download below it."""
    _title(words)
    if filters.current().presenting:
        figure = charts.enlarged(figure)
    if simulated():
        figure = charts.watermarked(figure, say("simulasi.kata"))
    st.plotly_chart(
        figure,
        theme=None,
        key=key,
        alt=words.alt,
        config={"displayModeBar": False, "locale": "id", "scrollZoom": False},
        on_select=on_select or "ignore",
        selection_mode="points",
    )
    _foot(words, table, key)


def region_map(
    frame: pd.DataFrame, scale, words: Words, table: pd.DataFrame, *, key: str, chosen: Filters, shapes: str
) -> None:
    """A map or tile grid of the 22 regencies in its frame, with its table and download below it."""
    map.draw(
        frame,
        url=f"/peta/{store.in_view().shapes[shapes]}",
        scale=scale,
        chosen=chosen.chosen,
        title=words.title,
        subtitle=words.subtitle,
        source=words.source,
        alt=words.alt or map.sentence(frame, what=words.subtitle, scale=scale),
        simulated=simulated(),
        presenting=chosen.presenting,
        on_chosen=filters.toggle_regency,
        key=key,
    )
    _below(words, table, key)


def table(frame: pd.DataFrame, words: Words, *, key: str) -> None:
    """A table in its frame, with its download; long ones scroll inside themselves."""
    _title(words)
    _rows(frame, words.alt)
    _foot(words, None, key)
    _download(frame, words, key)


def _title(words: Words) -> None:
    st.html(f'<h3 class="temuan">{escape(words.title)}</h3><p class="kecil">{escape(words.subtitle)}</p>')


def _foot(words: Words, table: pd.DataFrame | None, key: str) -> None:
    st.html(f'<p class="kecil sumber">{escape(words.source)}</p>')
    if table is not None:
        _below(words, table, key)


def _below(words: Words, table: pd.DataFrame, key: str) -> None:
    with st.container(horizontal=True, key=f"bawah_{key}"):
        shown = st.toggle(say("panel.tabel"), key=f"tabel_{key}")
        _download(table, words, key)
    if shown:
        _rows(table, words.alt)


def _rows(frame: pd.DataFrame, alt: str) -> None:
    if len(frame) <= 30:
        st.table(
            frame.map(lambda cell: plain(cell) if isinstance(cell, str) else cell), hide_index=True, alt=alt
        )
    else:
        st.dataframe(frame, hide_index=True, alt=alt, height=560)


def _download(frame: pd.DataFrame, words: Words, key: str) -> None:
    st.download_button(
        say("panel.unduh"),
        lambda: as_csv(frame, words),
        file_name=f"{key.replace('_', '-')}.csv",
        mime="text/csv",
        key=f"unduh_{key}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def as_csv(frame: pd.DataFrame, words: Words) -> bytes:
    """The frame as CSV that Excel opens rightly, headed by what it is and where it is from."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    snapshot = store.in_view()
    if simulated():
        writer.writerow([say("simulasi.berkas")])
    for line in (words.title, words.subtitle, words.source, say("panel.versi", versi=snapshot.name)):
        writer.writerow([_harmless(line)])
    writer.writerow([_harmless(name) for name in frame.columns])
    for row in frame.itertuples(index=False):
        writer.writerow(["" if pd.isna(cell) else _harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell):
    """A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def listing(html: str, words: Words, table: pd.DataFrame, *, key: str) -> None:
    """A list of escaped HTML (a timeline, versions side by side) in its frame, with table and download."""
    _title(words)
    st.html(html)
    _foot(words, table, key)


def note(text: str, source: str) -> None:
    """What stands in place of a chart that would show nothing a sentence cannot."""
    st.html(f'<p class="kosong">{escape(text)}</p><p class="kecil sumber">{escape(source)}</p>')


def nothing(what: str, chosen: Filters) -> None:
    """What stands in place of a chart that has no data: a sentence, never an empty box."""
    st.html(f'<p class="kosong">{escape(say("panel.kosong", apa=what, lingkup=str(chosen)))}</p>')


def snapshot_note() -> None:
    """Which data this is, in the sidebar."""
    snapshot = store.in_view()
    st.caption(say("panel.data", saat=numbers.moment(snapshot.published), kode=snapshot.code))


def simulated() -> bool:
    return store.in_view().dataset == "simulasi"
