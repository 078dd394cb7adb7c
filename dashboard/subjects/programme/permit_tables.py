"""Permits as tables: Indonesian columns, the number as it was written, a word wherever there is no value.

Each takes the frame of the query it is named after.
"""

from typing import Any

import pandas as pd

from dashboard.exhibits import theme
from dashboard.language import numbers
from dashboard.language.numbers import number
from dashboard.language.text import say
from dashboard.saying.cells import or_blank, table


def permit_counts(frame: pd.DataFrame) -> pd.DataFrame:
    counts = {
        "jumlah_izin": frame.permits,
        "habis": frame.expired,
        "segera": frame.soon,
        "berlaku": frame.valid,
        "tanpa_batas": frame.lasting,
        "tanpa_tanggal": frame.undated,
        "salah_format": frame.misformatted,
        "tanpa_nomor": frame.unnumbered,
    }
    told = {name: [number(value) for value in values] for name, values in counts.items()}
    return table(izin=frame.type, **told, kantor=frame.office)


def permits(frame: pd.DataFrame) -> pd.DataFrame:
    """As much of each as can be read at once; the download has the rest."""
    return table(
        izin=frame.type_name,
        nomor=or_blank(frame.number),
        format=frame.format,
        produk=frame["product"],
        kabupaten=frame.regency,
        terbit=or_blank(frame.issued, numbers.day),
        habis_pada=[expiry(row) for row in frame.itertuples()],
        status=[theme.permit()[state].name for state in frame.state],
    )


def expiry(row: Any) -> str:
    if pd.isna(row.expires):
        return theme.permit()[row.state].name.lower()
    return numbers.day(row.expires) + (f" ({say('program.menurut_aturan')})" if row.by_rule else "")


def expiry_months(frame: pd.DataFrame) -> pd.DataFrame:
    """Of permit_expiry."""
    return table(
        bulan_habis=[numbers.day(month, "bulan") for month in frame.month],
        jumlah_izin=[number(count) for count in frame.permits],
        izin=["" if pd.isna(types) else types for types in frame.types],
    )
