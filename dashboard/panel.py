"""One way to show a chart, a map or a table: finding, subject, source and date always beside it.

Text that came from data goes through `html.escape` or `plain`; none of it is read as Markdown or HTML.
"""

import re
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from briefing.slides import Slide
from dashboard import (
    captions,
    choosing,
    composing,
    downloads,
    file_button,
    filters,
    freshness,
    map,
    numbers,
    passport,
    scope,
    store,
)
from dashboard.exhibits import making
from dashboard.exhibits.bodies import Body
from dashboard.filters import Filters
from dashboard.parts import part
from dashboard.screen import charts, figures
from dashboard.store import Question
from dashboard.text import say

Whole = pd.DataFrame | Question | None  # all rows of a table that shows the first ones
FIGURE = r"paspor=(\w+\.\w+\.[\w-]+\.\w+)"  # the part of an address that a reader knows a figure by
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:])")


@dataclass(frozen=True)
class Words:
    """What is written around a chart: finding, measure, source, and the sentence for who cannot see it.

    A map makes its own sentence when `alt` is empty. `rows` is the answer that is shown, as `store.ask` gave
    it or a part of it: the passport and the downloads are made from it.
    """

    title: str
    subtitle: str
    source: str
    alt: str = ""
    rows: pd.DataFrame = field(kw_only=True)

    @cached_property
    def passport(self) -> str:
        return str(passport.of(self.rows))

    @cached_property
    def subject(self) -> str:
        return passport.subject_of(self.rows)

    @cached_property
    def codes(self) -> list[str]:
        """The passport of each row."""
        return passport.rows(self.rows)

    @property
    def caption(self) -> str:
        """The subtitle, and the scope that the rows were asked for."""
        return ". ".join(filter(None, (self.subtitle, scope.of(self.rows, everywhere=not self.subtitle))))

    @property
    def dated(self) -> str:
        """The source line, with a mark where its series is overdue."""
        return " · ".join(filter(None, (self.source, freshness.mark(self.subject))))


def plain(text: str) -> str:
    """Text with Markdown's signs made harmless, for the few elements that would read them."""
    return MARKDOWN.sub(r"\\\1", text)


def passport_link(code: str, words: str = "") -> str:
    """A passport code as HTML: the link that says where a number comes from."""
    return (
        f'<a class="paspor" href="{escape(address(code), quote=True)}" target="_blank" rel="noopener">'
        f"{escape(words or say('paspor.kode', kode=code))}</a>"
    )


def address(code: str) -> str:
    """Where the passport of this code opens, in the data set and snapshot that are in view.

    A plain dot stands for the code's own: an address would need six signs for each, in every row of a table.
    """
    typed = code.replace(passport.MARK, ".")
    return f"/tentang-angka?{urlencode({'paspor': typed} | filters.same_data())}"


def head(name: str, question: str, answer: str, rows: pd.DataFrame | pd.Series | None = None) -> None:
    """A page's head: which page, the question it answers, the answer, and what that is about.

    `rows` is what the answer was made from; None where it says nothing of any place.
    """
    mark = f'<span class="lencana simulasi">{say("simulasi.kata")}</span> ' if simulated() else ""
    st.html(
        f'<p class="tanya">{mark}{escape(name)} · {escape(question)}</p>'
        f'<h1 class="judul">{escape(numbers.unbroken(answer))}</h1>'
        + ("" if rows is None else f'<p class="kecil">{escape(scope.of(rows, everywhere=True))}</p>')
    )


def training_bar() -> None:
    """On every page of a training room: these numbers may be made up."""
    if store.in_training():
        kata, isi = escape(say("latihan.kata")), escape(say("latihan.bilah"))
        st.html(f'<p class="beku" role="status"><strong class="lencana simulasi">{kata}</strong> {isi}</p>')


def heading(title: str, text: str = "") -> str:
    """The head of a part of a page as HTML, with one explaining sentence at most."""
    below = f'<p class="kecil">{escape(text)}</p>' if text else ""
    return f'<h2 class="bagian">{escape(title)}</h2>{below}'


def section(title: str, text: str = "") -> None:
    """The head of a part of several elements. A single one takes it along as `above`: fewer are faster."""
    st.html(heading(title, text))


def link(name: str | None, address: str | None) -> str:
    """A source as HTML: a link when its address is complete, else its name, else that there is none."""
    if pd.isna(name) or not name:
        return escape(say("panel.tanpa_sumber"))
    if pd.isna(address) or not address:
        return escape(name)
    address = escape(address, quote=True)
    return f'<a href="{address}" target="_blank" rel="noopener noreferrer">{escape(name)}</a>'


def chart(
    body: Body,
    words: Words,
    table: pd.DataFrame,
    *,
    key: str,
    chooses: tuple[str, tuple[str, ...]] | None = None,
) -> None:
    """A chart in its frame, with its table and download below it.

    `chooses` names a filter and the code that each row or field stands for: a click sets that filter, and so
    does Enter on it (assets/chart_keys.js, which reads `meta`).
    """
    _title(words)
    mark = say("simulasi.kata") if simulated() else ""
    figure = figures.draw(body, presenting=filters.current().presenting, mark=mark)
    drawn_key, on_select = key, "ignore"
    if chooses:
        name, told = chooses
        codes = [told[place] for place in charts.marks(body)]
        # A chart keeps its own selection; under a new key it starts afresh, so that a second click counts.
        chosen = filters.current()
        kept = (*chosen.chosen, *chosen.categories)
        drawn_key = f"{key}_{'-'.join(kept)}"
        called = filters.names()[name]
        marks = {
            "names": [called[code] for code in codes],
            "chosen": [called[code] for code in kept if code in called],
        }
        figure = figure.update_layout(clickmode="event+select", meta=marks)
        figure.update_traces(
            hoverinfo="none", selector={"hoverinfo": "skip"}
        )  # what is skipped hears no click
        on_select = partial(filters.toggle_selected, name, tuple(codes), drawn_key)
    st.plotly_chart(
        figure,
        theme=None,
        key=drawn_key,
        alt=words.alt,
        config={"displayModeBar": False, "locale": "id", "scrollZoom": False},
        on_select=on_select,
        selection_mode="points",
    )
    _source(words)
    _tools(words, key, lambda: making.first_rows(table) if making.is_crowded(body) else body, table)


def region_map(
    frame: pd.DataFrame,
    scale,
    words: Words,
    table: pd.DataFrame,
    *,
    key: str,
    shapes: str,
    chosen: Filters | None = None,
    points: dict | None = None,
    focus: str = "",
    inner: bool = False,
) -> None:
    """A map or tile grid in its frame, with its table and download below it.

    Without `chosen` the map is a part of the page that follows the chosen places by itself.
    `points` are villages on it (`points.layer`), `focus` the one place it closes in on; `inner` says that a
    click on a place opens its districts, so that their shapes are fetched while the server still thinks.
    """
    files = store.in_view().shapes
    names = {code: f"districts-{code}" for code in frame.code} if inner else {}
    within = {code: f"/peta/{files[name]}" for code, name in names.items() if name in files}

    def drawn(chosen: Filters) -> None:
        map.draw(
            frame,
            url=f"/peta/{files[shapes]}",
            inner=within,
            scale=scale,
            chosen=chosen.places,
            points=points,
            focus=focus,
            title=words.title,
            subtitle=words.caption,
            source=f"{words.dated} · {say('paspor.kode', kode=words.passport)}",
            passport=(say("paspor.tanya"), address(words.passport)),
            alt=words.alt or map.sentence(frame, what=words.subtitle, scale=scale),
            simulated=simulated(),
            presenting=chosen.presenting,
            on_chosen=filters.toggle_place,
            key=key,
        )

    if chosen is None:
        part(drawn)
    else:
        drawn(chosen)
    # Tiles are a drawing for the screen: on paper the same places stand where they are.
    outlines = files["regencies" if shapes == "tiles" else shapes]
    marked = (chosen or filters.current()).places
    _tools(words, key, lambda: making.region_map(frame, scale, outlines, marked), table)


def table(frame: pd.DataFrame, words: Words, *, key: str, whole: Whole = None) -> None:
    """A table in its frame, with its download; long ones scroll inside themselves.

    `whole` are all rows, or the question for them, where the table shows only the first ones: for the files.
    """
    _title(words)
    _rows(frame, words)
    _source(words)
    _tools(words, key, lambda: making.first_rows(frame), whole=whole)


def choices(
    frame: pd.DataFrame,
    codes: list[str],
    words: Words,
    *,
    key: str,
    chosen: Filters,
    dots: choosing.Dots | None = None,
    above: str = "",
) -> None:
    """A table whose rows choose the place that they stand for, in its frame, with its download."""
    _title(words, above)
    choosing.draw(
        frame,
        codes,
        alt=words.alt,
        key=f"baris_{key}",
        chosen=chosen.places,
        on_chosen=filters.toggle_place,
        simulated=simulated(),
        presenting=chosen.presenting,
        passports=_row_links(frame, words, chosen),
        dots=dots,
    )
    _source(words)
    _tools(words, key, lambda: making.first_rows(frame))


def _title(words: Words, above: str = "") -> None:
    mark = f'<span class="lencana simulasi">{say("simulasi.kata")}</span> ' if simulated() else ""
    st.html(
        f'{above}<h3 class="temuan">{mark}{escape(numbers.unbroken(words.title))}</h3>'
        f'<p class="kecil">{escape(words.caption)}</p>'
    )


def _source(words: Words) -> None:
    st.html(f'<p class="kecil sumber">{escape(words.dated)} · {passport_link(words.passport)}</p>')


def _tools(
    words: Words,
    key: str,
    body: Callable[[], Body],
    table: pd.DataFrame | None = None,
    *,
    whole: Whole = None,
) -> None:
    """What a reader may do with what stands above: read it as a table, take it home, show it.

    It answers by itself, so that opening it draws nothing else anew; in projector mode nobody needs it.
    """
    if not filters.current().presenting:
        _at_hand(words, key, body, table, whole)


@st.fragment
def _at_hand(
    words: Words,
    key: str,
    body: Callable[[], Body],
    table: pd.DataFrame | None,
    whole: Whole,
) -> None:
    beside = dict(horizontal=True, vertical_alignment="center", key=f"bawah_{key}")
    with st.container(**beside) if table is not None else nullcontext():
        as_table = table is not None and st.toggle(say("panel.tabel"), key=f"tabel_{key}")
        look = dict(icon=":material/download:", type="tertiary", key=f"bawa_{key}")
        # Drawn only when opened: six controls below each chart weigh more than the chart's own change.
        with st.popover(say("panel.bawa"), on_change="rerun", **look) as taken:
            if taken.open:
                _download(words, key, whole)
                composing.offer(key, lambda: _slide(words, body()))
    if as_table:
        _rows(table, words)


def _slide(words: Words, body: Body) -> Slide:
    return Slide(words.title, words.caption, body, words.dated, words.passport, words.alt or words.title)


def _rows(frame: pd.DataFrame, words: Words) -> None:
    """A table; a cell of each row asks where that row comes from."""
    column = say("kolom.paspor")
    told = frame.drop(columns=column, errors="ignore")
    if simulated():
        told = told.assign(**{say("kolom.himpunan"): say("simulasi.kata")})
    links = _row_links(frame, words, filters.current())
    if len(frame) <= 30:
        told = told.map(lambda cell: plain(cell) if isinstance(cell, str) else cell)
        if links:
            told[column] = [f"[{text}]({place})" for text, place in links]
        st.table(told, hide_index=True, alt=words.alt)
        return
    if links:
        told = told.assign(**{column: [place for _, place in links]})
    is_figure = all(text != say("paspor.buka") for text, _ in links)
    look = FIGURE if is_figure else say("paspor.buka")
    # Pinned: a wide table would hide its last column until it is scrolled.
    columns = {column: st.column_config.LinkColumn(display_text=look, pinned=True)}
    st.dataframe(told, hide_index=True, alt=words.alt, height=560, column_config=columns)


def _row_links(frame: pd.DataFrame, words: Words, chosen: Filters) -> list[tuple[str, str]]:
    """Of each row, its passport: what the link says and where it goes. A projected page has no room for them.

    The code of an indicator's figure is short enough to be read; that of another row only opens.
    """
    if chosen.presenting or len(frame) != len(words.rows):
        return []
    return [(_named(passport.read(code)), address(code)) for code in words.codes]


def _named(code: passport.Passport) -> str:
    return str(replace(code, rest=())) if code.is_indicator else say("paspor.buka")


def _download(words: Words, key: str, whole: Whole = None) -> None:
    """The shown rows, or the whole answer, as files; each is made only when it is asked for."""
    about = downloads.About(
        title=words.title,
        subtitle=words.caption,
        source=words.dated,
        version=store.in_view().name,
        simulated=simulated(),
        newest=captions.version_line(),
    )
    kinds = downloads.KINDS if downloads.is_by_regency(words.rows) else downloads.KINDS[:-1]
    for kind in kinds:
        file_button.draw(
            kind.name,
            _written,
            kind,
            words.rows if whole is None else whole,
            about,
            file_name=f"{key.replace('_', '-')}.{kind.ending}",
            mime=kind.mime,
            key=f"unduh_{key}_{kind.ending}",
            type="tertiary",
        )
    hint(say("unduh.excel"))


def _written(kind: downloads.Kind, rows: pd.DataFrame | Question, about: downloads.About) -> bytes:
    return kind.write(rows.rows() if isinstance(rows, Question) else rows, about)


def listing(html: str, words: Words, table: pd.DataFrame, *, key: str, above: str = "") -> None:
    """A list of escaped HTML (a timeline, versions side by side) in its frame, with table and download."""
    _title(words, above)
    st.html(html)
    _source(words)
    _tools(words, key, lambda: making.first_rows(table), table)


def note(text: str, source: str, rows: pd.DataFrame, above: str = "") -> None:
    """What stands in place of a chart that would show nothing a sentence cannot.

    An answer without rows has no figure, so no passport either.
    """
    link = "" if rows.empty else f" · {passport_link(str(passport.of(rows)))}"
    about = scope.of(rows)
    st.html(
        f'{above}<p class="kosong">{escape(text)}</p>'
        + (f'<p class="kecil">{escape(about)}</p>' if about else "")
        + f'<p class="kecil sumber">{escape(source)}{link}</p>'
    )


def hint(text: str) -> None:
    """A sentence about using the page, which no printout needs; an empty text keeps its place empty."""
    st.html(f'<p class="kecil tak-cetak">{escape(text)}</p>')


def on_a_phone(text: str) -> None:
    """A sentence for a narrow screen only, where a drawing has no room for all its words."""
    st.html(f'<p class="kecil sempit">{escape(text)}</p>')


def nothing(what: str, rows: pd.DataFrame | pd.Series, above: str = "") -> None:
    """What stands in place of a chart that has no data: a sentence, never an empty box.

    `rows` is the answer that holds none: the sentence says what it was asked for.
    """
    st.html(f'{above}<p class="kosong">{escape(say("panel.kosong", apa=what, lingkup=scope.told(rows)))}</p>')


def snapshot_note() -> None:
    """Which data this is, in the sidebar."""
    st.caption(captions.version_line())


def caption() -> str:
    """What stands first inside a small table of figures: the word for invented ones."""
    return f"<caption>{say('simulasi.kata')}</caption>" if simulated() else ""


def simulated() -> bool:
    return store.in_view().dataset == "simulasi"
