"""What changed between two snapshots, cell by cell: names, sources, categories, dates, notes.

The figures themselves are compared in `changes`.
"""

from datetime import date

import pandas as pd

from dashboard import numbers
from dashboard.satu_data import COLUMNS
from dashboard.store import Snapshot, ask_in
from dashboard.text import say

KEY = ["key", "field"]
WORDS = COLUMNS | {  # what a cell of a record is called, where its file says it otherwise or not at all
    "area": "wilayah",
    "confidence": "keyakinan",
    "decided": "diputuskan",
    "decimals": "angka di belakang koma",
    "ended": "berakhir",
    "ended_precision": "ketelitian akhir",
    "hs": "kode HS",
    "hs6": "kode HS",
    "indication_status": "indikasi geografis",
    "invalid_example": "contoh yang salah",
    "joined": "mulai ikut",
    "maximum": "nilai terbesar",
    "minimum": "nilai terkecil",
    "name": "nama",
    "participant": "peserta",
    "pattern": "pola nomor",
    "progress": "ukuran kemajuan",
    "recorded": "tercatat",
    "regency": "kabupaten/kota",
    "role": "peran",
    "short_name": "nama pendek",
    "started": "mulai",
    "started_precision": "ketelitian mulai",
    "summary": "ringkasan",
    "title": "judul",
    "valid_example": "contoh yang benar",
    "validity_years": "berlaku berapa tahun",
    "value_idr": "nilai rupiah",
    "value_usd": "nilai US$",
    "village": "desa/kelurahan",
}
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
    "date": "date_precision",
    "ended": "ended_precision",
    "opened": "opened_precision",
    "planned": "date_precision",
    "started": "started_precision",
}
AMOUNTS = {"value_usd": "US$", "value_idr": "Rp", "amount_idr": "Rp"}


def between(before: Snapshot, after: Snapshot) -> pd.DataFrame:
    """One row per cell that differs, and one per record that came or went.

    change, key, field, record, part (which cell, in words), old, new.
    """
    old, new = (ask_in(snapshot, "records") for snapshot in (before, after))
    both = old.merge(new, on=KEY, how="outer", suffixes=("_old", "_new"))
    differs = both[both.content_old.fillna("") != both.content_new.fillna("")]
    there, here = set(old.key), set(new.key)
    came, went = ~differs.key.isin(there), ~differs.key.isin(here)
    cells = differs[~came & ~went]
    told = pd.concat(
        [
            _told("ubah.berubah", cells, old, new),
            _told("ubah.baru", differs[came].drop_duplicates("key"), old, new),
            _told("ubah.dicabut", differs[went].drop_duplicates("key"), old, new),
        ],
        ignore_index=True,
    )
    told.attrs |= new.attrs
    return told


def _told(kind: str, rows: pd.DataFrame, old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    whole = kind != "ubah.berubah"
    then, now = (frame[frame.key.isin(_named_in(rows))] for frame in (old, new))
    return pd.DataFrame(
        {
            "change": say(kind),
            "key": rows.key,
            "field": rows.field,
            "record": rows.record_new.fillna(rows.record_old),
            "part": [say("ubah.seluruh_baris") if whole else _word(field) for field in rows.field],
            "old": [""] * len(rows) if whole else _contents(rows, "content_old", then),
            "new": [""] * len(rows) if whole else _contents(rows, "content_new", now),
        }
    )


def _named_in(rows: pd.DataFrame) -> set[str]:
    """The keys of the rows themselves and of the records that their cells name."""
    naming = rows[rows.field.isin(NAMES.keys())]
    kinds = naming.field.map(NAMES)
    return set(rows.key).union(kinds + "·" + naming.content_old, kinds + "·" + naming.content_new)


def _contents(rows: pd.DataFrame, column: str, cells: pd.DataFrame) -> list[str]:
    records = dict(zip(cells.key, cells.record, strict=True))
    known = cells.set_index(KEY).content
    told = []
    for key, field, content in zip(rows.key, rows.field, rows[column], strict=True):
        precision = known.get((key, PRECISE.get(field, "")), "hari")
        told.append(_content(field, content, records, precision))
    return told


def _word(field: str) -> str:
    return WORDS[field].replace("_", " ")


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
