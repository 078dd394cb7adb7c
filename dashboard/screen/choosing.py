"""A table whose rows choose: a click, tap or Enter on a row says its code, a second one says it again."""

from collections.abc import Callable, Sequence
from dataclasses import asdict

import pandas as pd
import streamlit as st

from dashboard.exhibits import theme
from dashboard.exhibits.exhibit import Dots
from dashboard.language.text import say
from dashboard.screen import sheets


def draw(
    frame: pd.DataFrame,
    codes: list[str],
    *,
    alt: str,
    key: str,
    chosen: tuple[str, ...],
    on_chosen: Callable[[str], None],
    simulated: bool = False,
    passports: Sequence[tuple[str, str]] = (),
    dots: Dots | None = None,
) -> None:
    """Show `frame`, whose rows stand for `codes`; `on_chosen(code)` is called for each choice.

    The word for made-up numbers stands inside the table where they are `simulated`. `passports` are the text
    and address of each row's own link, in a last column; `dots` go behind the second column.
    """
    cells = [["" if pd.isna(cell) else str(cell) for cell in row] for row in frame.itertuples(False, None)]
    data = {
        "columns": [*frame.columns, *([say("kolom.paspor")] if passports else [])],
        "passports": list(passports),
        "dots": asdict(dots) if dots else None,
        "rows": [[code, *row] for code, row in zip(codes, cells, strict=True)],
        "chosen": list(chosen),
        "alt": alt,
        "simulated": simulated,
    }
    _component(data=data, key=key, on_chosen_change=lambda: on_chosen(st.session_state[key].chosen))


HTML = '<div class="baris"></div>'
SCRIPT = sheets.loader(
    "baris",
    "rows",
    failed="gagal_tabel",
    sheet=sheets.address("rows.css"),
    ink=theme.INK,
    line=theme.LINE,
    accent=theme.ACCENT,
    primary=theme.PRIMARY,
    font=theme.FONT,
)
_component = st.components.v2.component("baris", html=HTML, js=SCRIPT)
