"""What of the register is missing and who could tell: each regency's government, most missing first."""

import pandas as pd

from dashboard.answers.view import View
from dashboard.exhibits.bodies import Item, Items
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Nothing
from dashboard.language.counts import parts
from dashboard.language.text import say
from dashboard.saying import captions, cells
from dashboard.subjects.products import register

NAMED = 8  # governments; of the others it is said how many


def shown(view: View) -> Exhibit | Nothing:
    """Of each regency: how many of its products lack a licensing track, an export status, a village."""
    frame = view.ask("products", **register.asked(view), search="")
    missing = frame.assign(
        track_missing=frame.rungs.isna(),
        export_missing=frame.export_status == "belum dilaporkan",
        village_missing=frame.village.isna(),
    )
    lacks = ["track_missing", "export_missing", "village_missing"]
    owed = missing.groupby(["code", "regency"], as_index=False)[lacks].sum()
    owed = owed.assign(total=owed[lacks].sum(axis=1))
    owed = owed[owed.total > 0].sort_values(["total", "code"], ascending=[False, True])
    if owed.empty:
        return Nothing(say("produk.apa_diminta"), frame)
    whole = owed[lacks].sum()
    return Exhibit(
        "diminta",
        say("produk.diminta", pihak=len(owed), isi=_listed(whole)),
        say("produk.diminta_sub"),
        captions.register_line(view),
        Items(
            tuple(_item(row) for _, row in owed.head(NAMED).iterrows()), left_out=max(len(owed) - NAMED, 0)
        ),
        rows=frame,
        beside=cells.table(
            kabupaten=owed.regency,
            jalur=owed.track_missing,
            ekspor=owed.export_missing,
            desa=owed.village_missing,
        ),
    )


def _item(row: pd.Series) -> Item:
    return Item(say("profil.pemerintah", nama=row.regency), _listed(row))


def _listed(counted: pd.Series) -> str:
    """How many lack each: '5 jalur izin, 7 status ekspor'."""
    return parts(
        (int(counted.track_missing), "produk.kurang_jalur"),
        (int(counted.export_missing), "produk.kurang_ekspor"),
        (int(counted.village_missing), "produk.kurang_desa"),
    )
