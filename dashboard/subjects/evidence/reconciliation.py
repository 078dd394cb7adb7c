"""Do the totals agree? The same count as a card, as regencies, as a chart, as a table and as a file."""

from typing import Any

import pandas as pd

from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.files import downloads
from dashboard.files.satu_data import heads
from dashboard.language import numbers, terms
from dashboard.language.text import say, say_of
from dashboard.saying import scope
from data.snapshots import Snapshot

STATUSES = {
    "exported": "tercatat",
    "claimed": "klaim",
    "supplying": "pemasok",
    "unknown": "belum dilaporkan",
}
VIEWS = ("card", "parts", "chart", "table", "file")


def register(view: View) -> pd.DataFrame:
    """One row per count of the register: measure, what each view says of it, and the largest difference."""
    return _register(view.snapshot, view.chosen.regencies, view.chosen.categories)


# Made once: to be counted, a whole file is made, its rows named and told in the language that is spoken.
@store.once_per_snapshot
def _register(snapshot: Snapshot, regencies: tuple[str, ...], categories: tuple[str, ...]) -> pd.DataFrame:
    asked = dict(regencies=regencies, categories=categories)
    card = store.ask(snapshot, "register_counts", **asked).iloc[0]
    every = store.ask(snapshot, "export_status_by_regency", categories=categories)
    regions = scope.within(every, regencies)
    table = store.ask(snapshot, "products", **asked, search="")
    file = downloads.content(table, _about(snapshot))
    chart = {
        "products": store.ask(snapshot, "products_by_category", **asked).products.sum(),
        **{name: regions[name].sum() for name in STATUSES},
    }
    rows = []
    for name in ("products", *STATUSES):
        status = STATUSES.get(name)
        in_table = len(table) if status is None else (table.export_status == status).sum()
        in_file = (
            len(file) if status is None else (file[heads()["export_status"]] == terms.told(status)).sum()
        )
        rows.append((name, card[name], regions[name].sum(), chart[name], in_table, in_file))
    return _with_difference(rows, card)


def _about(snapshot: Snapshot) -> downloads.About:
    """What the compared file says of itself: its rows are counted, nobody reads it."""
    return downloads.About("", "", "", snapshot.name, snapshot.dataset == "simulasi")


def exports(view: View) -> pd.DataFrame:
    """The documented exports by the same rule: by destination, by commodity, as a table and as a file."""
    return _exports(view.snapshot, view.chosen.regencies, view.chosen.categories, view.chosen.years)


@store.once_per_snapshot
def _exports(
    snapshot: Snapshot, regencies: tuple[str, ...], categories: tuple[str, ...], years: tuple[int, int]
) -> pd.DataFrame:
    asked = dict(regencies=regencies, categories=categories, year_from=years[0], year_to=years[1])
    destinations, events = (
        store.ask(snapshot, name, **asked) for name in ("export_by_destination", "export_events")
    )
    file = downloads.content(events, _about(snapshot))
    counted = (
        "events",
        destinations.events.sum(),
        store.ask(snapshot, "export_by_commodity", **asked).events.sum(),
        destinations.events.sum(),
        events.counted.sum(),
        file[heads()["counted"]].sum() if len(file) else 0,
    )
    return _with_difference([counted], destinations)


def _with_difference(rows: list[tuple[Any, ...]], answer: pd.DataFrame | pd.Series) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["measure", *VIEWS])
    views = frame[list(VIEWS)].astype(int)
    frame = frame.assign(**views, difference=views.max(axis=1) - views.min(axis=1))
    frame.attrs |= answer.attrs
    return frame


def explained(frame: pd.DataFrame, whole: str) -> list[str]:
    """Of additive_totals: why regencies and province differ, or cannot be compared, row by row."""
    return [_explanation(row, whole) for row in frame.itertuples(index=False)]


def _explanation(row: Any, whole: str) -> str:
    if row.blanks:
        every = row.regencies + row.blanks
        known = say_of(whole, "cocok.sebagian", ada=row.regencies, semua=every, kosong=row.blanks)
        return known if pd.isna(row.province) else f"{known} {say_of(whole, 'cocok.tak_sebanding')}"
    if pd.isna(row.province):
        return say_of(whole, "cocok.tanpa_provinsi")
    if row.difference == 0:
        return say("cocok.sama")
    note = "" if pd.isna(row.province_note) else f" {row.province_note}"
    apart = {"selisih": numbers.brief(abs(row.difference)), "satuan": terms.told(row.unit)}
    return say_of(whole, "cocok.beda", **apart) + note
