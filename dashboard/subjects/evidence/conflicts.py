"""Published versions that disagree, side by side, with the rule that says which one is used."""

from typing import Any

import pandas as pd

from dashboard.answers.view import View
from dashboard.exhibits.bodies import Item, Items
from dashboard.exhibits.exhibit import Exhibit
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.saying import captions, cells
from dashboard.subjects.evidence import evidence_tables

EVERYWHERE: list[str] = []  # as conflict_versions reads it: every table


def everywhere(view: View) -> tuple[Exhibit, ...]:
    return shown(EVERYWHERE, "bertentangan", view)


def shown(places: list[str], key: str, view: View) -> tuple[Exhibit, ...]:
    """Each group of versions found in these tables of the database, the used one first and marked."""
    frame = view.ask("conflict_versions", tables=places)
    if frame.empty:
        return ()
    table = evidence_tables.conflicts(frame)
    told = frame.assign(version=table[say("kolom.versi")])
    groups = tuple(_group(title, rows) for title, rows in told.groupby("title", sort=False))
    return (
        Exhibit(
            key,
            say("konflik.jumlah", jumlah=len(groups)),
            say("konflik.jumlah_sub"),
            say("konflik.sumber", sumber=captions.named(frame), tanggal=numbers.day(view.snapshot.published)),
            Items(groups, "two"),
            rows=frame,
            beside=table,
        ),
    )


def _group(title: str, rows: pd.DataFrame) -> Item:
    return Item(
        title,
        rows.explanation.iloc[0],
        lines=(say("konflik.aturan", aturan=rows.rule.iloc[0]),),
        inner=tuple(Item(_version(row), "", (), "", *cells.published(row)) for row in rows.itertuples()),
    )


def _version(row: Any) -> str:
    mark = f" ({say('konflik.dipakai')})" if pd.notna(row.used) and row.used else ""
    when = "" if pd.isna(row.period) else numbers.period(row.period)
    speaker = "" if pd.isna(row.speaker) else row.speaker
    return ": ".join(filter(None, (when, speaker, f"{row.version}{mark}")))
