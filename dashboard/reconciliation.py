"""Do the totals agree? The same count as a card, as regencies, as a chart, as a table and as a file."""

import pandas as pd

from dashboard import downloads, filters, numbers
from dashboard.store import ask
from dashboard.text import say

STATUSES = {
    "exported": "tercatat",
    "claimed": "klaim",
    "supplying": "pemasok",
    "unknown": "belum dilaporkan",
}
VIEWS = ("card", "parts", "chart", "table", "file")


def register(regencies: tuple[str, ...], categories: tuple[str, ...], about: downloads.About) -> pd.DataFrame:
    """One row per count of the register: measure, what each view says of it, and the largest difference."""
    scope = dict(regencies=regencies, categories=categories)
    card = ask("register_counts", **scope).iloc[0]
    regions = filters.within(ask("export_status_by_regency", categories=categories), regencies)
    table = ask("products", **scope, search="")
    file = downloads.content(table, about)
    chart = {
        "products": ask("products_by_category", **scope).products.sum(),
        **{name: regions[name].sum() for name in STATUSES},
    }
    rows = []
    for name in ("products", *STATUSES):
        status = STATUSES.get(name)
        in_table = len(table) if status is None else (table.export_status == status).sum()
        in_file = len(file) if status is None else (file.status_ekspor == status).sum()
        rows.append((name, card[name], regions[name].sum(), chart[name], in_table, in_file))
    return _with_difference(rows, card)


def exports(
    regencies: tuple[str, ...],
    categories: tuple[str, ...],
    years: tuple[int, int],
    about: downloads.About,
) -> pd.DataFrame:
    """The documented exports by the same rule: by destination, by commodity, as a table and as a file."""
    scope = dict(regencies=regencies, categories=categories, year_from=years[0], year_to=years[1])
    destinations = ask("export_by_destination", **scope)
    events = ask("export_events", **scope)
    file = downloads.content(events, about)
    counted = (
        "events",
        destinations.events.sum(),
        ask("export_by_commodity", **scope).events.sum(),
        destinations.events.sum(),
        events.counted.sum(),
        file.dihitung.sum() if len(file) else 0,
    )
    return _with_difference([counted], destinations)


def _with_difference(rows: list[tuple], answer: pd.DataFrame | pd.Series) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["measure", *VIEWS])
    views = frame[list(VIEWS)].astype(int)
    frame = frame.assign(**views, difference=views.max(axis=1) - views.min(axis=1))
    frame.attrs |= answer.attrs
    return frame


def explained(frame: pd.DataFrame) -> list[str]:
    """Of additive_totals: why regencies and province differ, or cannot be compared, row by row."""
    return [_explanation(row) for row in frame.itertuples(index=False)]


def _explanation(row) -> str:
    if row.blanks:
        known = say("cocok.sebagian", ada=row.regencies, kosong=row.blanks)
        return known if pd.isna(row.province) else f"{known} {say('cocok.tak_sebanding')}"
    if pd.isna(row.province):
        return say("cocok.tanpa_provinsi")
    if row.difference == 0:
        return say("cocok.sama")
    note = "" if pd.isna(row.province_note) else f" {row.province_note}"
    return say("cocok.beda", selisih=numbers.brief(abs(row.difference)), satuan=row.unit) + note
