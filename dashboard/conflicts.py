"""Published versions that disagree, side by side, with the rule that says which one is used."""

from html import escape

import pandas as pd

from dashboard import captions, evidence_tables, panel
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say

EVERYWHERE: list[str] = []  # as conflict_versions reads it: every table


def show(places: list[str], *, key: str) -> None:
    """Each group of versions found in these tables of the database, the used one first and marked."""
    frame = ask("conflict_versions", tables=places)
    if frame.empty:
        return
    table = evidence_tables.conflicts(frame)
    items = [_group(title, rows, table.loc[rows.index]) for title, rows in frame.groupby("title", sort=False)]
    words = Words(
        say("konflik.jumlah", jumlah=len(items)),
        say("konflik.jumlah_sub"),
        captions.publishers(frame),
        rows=frame,
    )
    panel.listing(f'<ul class="daftar dua-kolom">{"".join(items)}</ul>', words, table, key=key)


def _group(title: str, rows: pd.DataFrame, table: pd.DataFrame) -> str:
    why = f'<p class="kecil">{escape(rows.explanation.iloc[0])}</p>'
    told = "".join(
        f'<p class="nama">{escape(_version(table.loc[place]))}</p>'
        f'<p class="kecil sumber">{panel.link(row.source, row.address)}</p>'
        for place, row in rows.iterrows()
    )
    rule = f'<p class="kecil">{escape(say("konflik.aturan", aturan=rows.rule.iloc[0]))}</p>'
    return f"<li><strong>{escape(title)}</strong>{why}{told}{rule}</li>"


def _version(row: pd.Series) -> str:
    mark = f" ({say('konflik.dipakai')})" if row[say("kolom.dipakai")] == say("kolom.ya") else ""
    parts = (row[say("kolom.periode")], row[say("kolom.penutur")], f"{row[say('kolom.versi')]}{mark}")
    return ": ".join(part for part in parts if part)
