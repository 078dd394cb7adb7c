"""What changed between two snapshots, cell by cell: names, sources, categories, dates, notes.

The figures themselves are compared in `changes`.
"""

from datetime import date

import pandas as pd

from dashboard.answers import store
from dashboard.answers.store import ask
from dashboard.files import satu_data
from dashboard.language import numbers
from dashboard.language.text import say
from data.snapshots import Snapshot

KEY = ["key", "field"]
NO_KEY = ["-"]  # an empty list would mean every record
OWN_WORDS = frozenset(  # cells that have words of their own; the others are called as in a file
    {
        "name",
        "area",
        "regency",
        "village",
        "decided",
        "indication_status",
        "hs6",
        "value_usd",
        "value_idr",
        "started",
        "participant",
        "progress",
        "title",
        "confidence",
        "decimals",
        "ended",
        "ended_precision",
        "hs",
        "invalid_example",
        "joined",
        "maximum",
        "minimum",
        "pattern",
        "recorded",
        "role",
        "short_name",
        "started_precision",
        "summary",
        "valid_example",
        "validity_years",
    }
)
NAMES = {  # a cell that holds the id of another record -> the kind of record that it names
    "area": "wilayah",
    "category": "kategori",
    "indicator": "indikator",
    "participant": "peserta",
    "product": "produk",
    "programme": "program",
    "progress": "indikator",
    "regency": "wilayah",
    "source": "sumber",
    "track": "jalur",
    "type": "jenis izin",
    "village": "wilayah",
}
PRECISE = {  # a day that may be known to the month or the year only -> the cell that says so
    "actual": "date_precision",
    "as_of": "as_of_precision",
    "date": "date_precision",
    "ended": "ended_precision",
    "opened": "opened_precision",
    "published": "published_precision",
    "planned": "date_precision",
    "started": "started_precision",
}
AMOUNTS = {"value_usd": "US$", "value_idr": "Rp", "amount_idr": "Rp"}


def between(before: Snapshot, after: Snapshot) -> pd.DataFrame:
    """One row per cell that differs, and one per record that came or went.

    change, key, field, record, part (which cell, in words), old, new.
    """
    keys = _differing(before, after)
    old, new = (_cells(snapshot, keys) for snapshot in (before, after))
    both = old.merge(new, on=KEY, how="outer", suffixes=("_old", "_new"))
    differs = both[both.content_old.fillna("") != both.content_new.fillna("")]
    came, went = ~differs.key.isin(set(old.key)), ~differs.key.isin(set(new.key))
    cells = differs[~came & ~went]
    told = pd.concat(
        [
            _changed(cells, _names(before, cells, "content_old"), _names(after, cells, "content_new"), both),
            _whole("ubah.baru", differs[came]),
            _whole("ubah.dicabut", differs[went]),
        ],
        ignore_index=True,
    )
    told.attrs["asked"] = store.asked_of(after, "records", {"keys": []})
    return told


def _differing(before: Snapshot, after: Snapshot) -> list[str]:
    """The keys of the records of which any cell differs."""
    old, new = (ask(snapshot, "record_marks") for snapshot in (before, after))
    return sorted(set(old.merge(new, how="outer", indicator=True).query("_merge != 'both'").key))


def _cells(snapshot: Snapshot, keys: list[str]) -> pd.DataFrame:
    return ask(snapshot, "records", keys=keys or NO_KEY)


def _changed(
    cells: pd.DataFrame, then: dict[str, str], now: dict[str, str], every: pd.DataFrame
) -> pd.DataFrame:
    """Cells that differ. then, now: what the records that they name were and are called."""
    return pd.DataFrame(
        {
            "change": say("ubah.berubah"),
            "key": cells.key,
            "field": cells.field,
            "record": cells.record_new,
            "part": [_word(field) for field in cells.field],
            "old": _contents(cells, "content_old", then, every),
            "new": _contents(cells, "content_new", now, every),
        }
    )


def _whole(kind: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Records that came or went, each told once."""
    rows = rows.drop_duplicates("key")
    return pd.DataFrame(
        {
            "change": say(kind),
            "key": rows.key,
            "field": rows.field,
            "record": rows.record_new.fillna(rows.record_old),
            "part": say("ubah.seluruh_baris"),
            "old": "",
            "new": "",
        }
    )


def _names(snapshot: Snapshot, cells: pd.DataFrame, column: str) -> dict[str, str]:
    """What the records that these cells name are called, by their keys."""
    naming = cells[cells.field.isin(NAMES.keys())]
    keys = (naming.field.map(NAMES) + "·" + naming[column]).dropna()
    named = _cells(snapshot, sorted(set(keys)))
    return dict(zip(named.key, named.record, strict=True))


def _contents(cells: pd.DataFrame, column: str, names: dict[str, str], every: pd.DataFrame) -> list[str]:
    precise = every[every.field.isin(PRECISE.values())]
    precisions = dict(zip(zip(precise.key, precise.field, strict=True), precise[column], strict=True))
    told = []
    for key, field, content in zip(cells.key, cells.field, cells[column], strict=True):
        precision = precisions.get((key, PRECISE.get(field)), "hari")
        told.append(_content(field, content, names, precision))
    return told


def _word(field: str) -> str:
    """What a cell is called: by its own words, else as the head of a file."""
    return say(f"sel.{field}") if field in OWN_WORDS else satu_data.heads()[field].replace("_", " ")


def _content(field: str, content: str, records: dict[str, str], precision: str) -> str:
    """One cell in words: the name of what it names, a date as precise as it is known, an amount, its text."""
    if pd.isna(content):
        return say("ubah.kosong")
    if field in NAMES:
        return records.get(f"{NAMES[field]}·{content}", content)
    if field in AMOUNTS:
        return numbers.money(float(content), AMOUNTS[field])
    if content in ("true", "false"):
        return say("kolom.ya" if content == "true" else "kolom.tidak")
    try:
        return numbers.day(date.fromisoformat(content), precision)
    except ValueError:
        return content
