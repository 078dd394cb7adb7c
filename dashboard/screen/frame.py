"""An exhibit on the live page: finding, subject, its drawing, source and date, and what may be done with it.

Text that came from data goes through `html.escape` or `markup.plain`; none is read as Markdown or HTML.
"""

from contextlib import nullcontext
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from dashboard.answers.store import Question
from dashboard.answers.view import View
from dashboard.choices import filters
from dashboard.choices.parts import part
from dashboard.composing import as_slides, composing
from dashboard.edition import lists, pieces
from dashboard.exhibits import bodies
from dashboard.exhibits.exhibit import Choose, Exhibit, Places, Whole, shapes_of
from dashboard.files import downloads
from dashboard.forms import file_button
from dashboard.language import languages, numbers
from dashboard.language.text import say
from dashboard.paper.lettering import width
from dashboard.saying import captions, markup, taking
from dashboard.screen import choosing, drawing, figures, map

FIGURE = r"paspor=(\w+\.\w+\.[\w-]+\.\w+)"  # the part of an address that a reader knows a figure by
SHORT = 30  # rows that stand as they are; more scroll inside their table
CELL = 40  # letters of a cell that is shown whole in such a table
LETTERS, PAD = 14, 24  # pixels of its letters, and beside them


def draw(exhibit: Exhibit, view: View) -> None:
    """The exhibit in its frame, each kind of body by its own drawer."""
    if exhibit.places is not None:
        on_a_map(exhibit, exhibit.places, view)
        _tools(exhibit, view)
        return
    st.html(pieces.title(exhibit, view))
    body = exhibit.body
    if exhibit.chooses and exhibit.chooses.filter == "tempat":
        _choosing(exhibit, exhibit.chooses, view)
    elif isinstance(body, bodies.Chart):
        _chart(exhibit, view)
    elif exhibit.markup:
        st.html(exhibit.markup)
    elif isinstance(body, bodies.Items):
        st.html(lists.items(body))
    else:
        _rows(exhibit, view)
    st.html(pieces.live_source(exhibit, view))
    is_table = isinstance(body, bodies.Table | bodies.Text) and not exhibit.markup
    _tools(exhibit, view, as_table=not is_table)


def _chart(exhibit: Exhibit, view: View) -> None:
    """A chart; a click on a mark sets the filter that it stands for."""
    name = exhibit.chooses.filter if exhibit.chooses else ""
    drawing.draw(exhibit, view, on_chosen=partial(filters.toggle, name))


def on_a_map(
    exhibit: Exhibit, places: Places, view: View, *, tall: int = 0, below: str | None = None
) -> None:
    """A map or tile grid: it writes its title and source itself.

    tall: its height on a projector; below: its subtitle there.
    """
    files = view.snapshot.shapes
    names = {code: f"districts-{code}" for code in places.frame.code} if places.inner else {}
    within = {code: f"/peta/{files[name]}" for code, name in names.items() if name in files}
    told = captions.dated(exhibit, view)

    def drawn(view: View) -> None:
        map.draw(
            places.frame,
            url=f"/peta/{shapes_of(places, places.shapes, view)}",
            inner=within,
            scale=places.scale,
            chosen=view.chosen.places,
            points=places.points,
            focus=places.focus,
            title=exhibit.title,
            subtitle=numbers.whole_words(captions.below(exhibit, view) if below is None else below),
            source=numbers.whole_words(told),
            passport=(say("paspor.tanya"), markup.address(exhibit.passport, view)),
            alt=exhibit.told,
            simulated=view.simulated,
            tall=tall,
            code="" if tall else say("paspor.kode", kode=exhibit.passport),
            on_chosen=filters.open_only if places.only else filters.toggle_place,
            key=exhibit.key,
        )

    if places.own_part:
        part(drawn)
    else:
        drawn(view)


def _choosing(exhibit: Exhibit, chooses: Choose, view: View) -> None:
    """A table whose rows choose the place that they stand for."""
    choosing.draw(
        exhibit.beside,
        list(chooses.codes),
        alt=exhibit.told,
        key=f"baris_{exhibit.key}",
        chosen=view.chosen.places,
        on_chosen=filters.toggle_place,
        simulated=view.simulated,
        passports=pieces.row_links(exhibit, view),
        dots=chooses.dots,
    )


def _tools(exhibit: Exhibit, view: View, *, as_table: bool = True) -> None:
    """What a reader may do with what stands above: read it as a table, take it home, show it.

    It answers by itself, so that opening it draws nothing else anew.
    """
    _at_hand(exhibit, view, as_table and exhibit.beside is not None)


@st.fragment
def _at_hand(exhibit: Exhibit, view: View, has_table: bool) -> None:
    key, is_chart = exhibit.key, exhibit.places is None and type(exhibit.body) in figures.DRAWERS
    with (
        st.container(horizontal=True, vertical_alignment="center", key=f"bawah_{key}")
        if has_table or is_chart
        else nullcontext()
    ):
        as_table = has_table and st.toggle(say("panel.tabel"), key=f"tabel_{key}")
        interactive = is_chart and st.toggle(say("panel.interaktif"), key=f"interaktif_{key}")
        # Drawn only when opened: six controls below each chart weigh more than the chart's own change.
        with st.popover(
            say("panel.bawa"),
            on_change="rerun",
            icon=":material/download:",
            type="tertiary",
            key=f"bawa_{key}",
        ) as taken:
            if taken.open:
                composing.offer(key, lambda: as_slides.of_exhibit(exhibit, view))
                with st.container(horizontal=True):  # in one line: a small window has room for all of it
                    _download(exhibit, view)
                st.html(f'<p class="kecil tak-cetak">{escape(say("unduh.excel"))}</p>')
    if interactive:
        _interactive(exhibit, view)
    if as_table:
        _rows(exhibit, view)


def _interactive(exhibit: Exhibit, view: View) -> None:
    """The chart once more, in the engine of 1.4 MB: a pointer reads every value off it."""
    figure = figures.draw(exhibit.body, mark=say("simulasi.kata") if view.simulated else "")
    config = {"displayModeBar": False, "locale": "id", "scrollZoom": False}
    st.plotly_chart(figure, theme=None, key=f"plotly_{exhibit.key}", alt=exhibit.told, config=config)


def _rows(exhibit: Exhibit, view: View) -> None:
    """The table; a cell of each row asks where that row comes from."""
    column, frame = say("kolom.paspor"), exhibit.beside
    if frame is None:
        raise LookupError(f"{exhibit.key}: what is read as a table needs one beside it")
    told = frame.drop(columns=column, errors="ignore")
    if titles := _titles_in(told, view):
        st.html(titles)
    if view.simulated:
        told = told.assign(**{say("kolom.himpunan"): say("simulasi.kata")})
    links = pieces.row_links(exhibit, view)
    if len(frame) <= SHORT:
        told = told.map(lambda cell: markup.plain(cell) if isinstance(cell, str) else cell)
        if links:
            told[column] = [f"[{text}]({place})" for text, place in links]
        st.table(told, hide_index=True, alt=exhibit.told)
        return
    if links:
        told = told.assign(**{column: [place for _, place in links]})
    is_figure = all(text != say("paspor.buka") for text, _ in links)
    look = FIGURE if is_figure else say("paspor.buka")
    # Pinned: a wide table would hide its last column until it is scrolled.
    columns = _wide_enough(told) | {column: st.column_config.LinkColumn(display_text=look, pinned=True)}
    with st.container(key=f"lembar_{exhibit.key}"):  # paper puts the whole table there (assets/cetak.js)
        st.dataframe(told, hide_index=True, alt=exhibit.told, height=560, column_config=columns)


def _wide_enough(told: pd.DataFrame) -> dict:
    """Columns of short cells as wide as their longest: the grid asks its first rows alone, and a number that
    is cut further down reads as another number.
    """
    columns = {}
    for name in told:
        cells = [name, *(cell for cell in told[name] if isinstance(cell, str))]
        longest = max(cells, key=len)
        if len(longest) <= CELL:
            columns[name] = st.column_config.Column(width=int(width(longest, LETTERS) + PAD))
    return columns


def _titles_in(told: pd.DataFrame, view: View) -> str:
    """The titles in a table that are in another language: reach.js marks the cells that hold them."""
    foreign = view.foreign_titles
    if not foreign:
        return ""
    cells = {cell for name in told for cell in told[name] if isinstance(cell, str)}
    return "".join(
        f'<span class="judul-asing" lang="{languages.HOME}" hidden>{escape(title)}</span>'
        for title in sorted(cells & foreign)
    )


def _download(exhibit: Exhibit, view: View) -> None:
    """The shown rows, or the whole answer, as files; each is made only when it is asked for."""
    told = taking.about(exhibit, view)
    kinds = downloads.KINDS if downloads.is_by_regency(exhibit.rows) else downloads.KINDS[:-1]
    for kind in kinds:
        file_button.draw(
            kind.name,
            _written,
            kind,
            exhibit.rows if exhibit.whole is None else exhibit.whole,
            told,
            file_name=f"{taking.file_name(exhibit, view)}.{kind.ending}",
            mime=kind.mime,
            key=f"unduh_{exhibit.key}_{kind.ending}",
            type="tertiary",
        )


def _written(kind: downloads.Kind, rows: Whole, told: downloads.About) -> bytes:
    return kind.write(rows.rows() if isinstance(rows, Question) else rows, told)
