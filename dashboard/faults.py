"""Rows of a programme's data that cannot all be right: found by rule, listed, never mended here."""

import pandas as pd

from dashboard import numbers, panel, presenting, programme_findings, store
from dashboard.cells import table
from dashboard.dates import Dated
from dashboard.filters import Filters
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say
from dashboard.values import Value

SHOWN = 25  # of each kind; the download has them all
KINDS = {
    "tahap": say("program.periksa_tahap"),
    "izin": say("program.periksa_izin"),
    "target": say("program.periksa_target"),
    "nama": say("program.periksa_nama"),
}
DATA = {  # of which a row is to be mended
    "tahap": say("program.data_tahap"),
    "izin": say("program.data_izin"),
    "target": say("program.data_target"),
    "nama": say("program.data_nama"),
}


def part(programme: str, chosen: Filters) -> None:
    """The part 'Perlu diperiksa' of a programme's page."""
    scope = {"programme": programme, "regencies": chosen.regencies}
    frame = ask("programme_faults", **scope, most=SHOWN)
    if frame.empty:
        panel.note(say("program.tanpa_temuan"), say("program.periksa_sub"), frame)
        return
    every = {**scope, "most": None}
    for kind, rows in frame.groupby("kind", sort=False):
        title = programme_findings.faults(rows, KINDS[kind])
        compiled = numbers.day(store.in_view().published)
        source = say("program.periksa_sumber", tanggal=compiled)
        words = Words(title, say("program.periksa_sub"), source, title, rows=rows)
        panel.table(
            _table(rows),
            words,
            key=f"periksa_{kind}",
            whole=store.Question(store.in_view(), "programme_faults", every, only={"kind": kind}),
        )
        presenting.end(chosen)


def _table(frame: pd.DataFrame) -> pd.DataFrame:
    """Of programme_faults."""
    return table(
        himpunan=[DATA[kind] for kind in frame.kind],
        baris=frame.row,
        perihal=frame.subject,
        kabupaten=["" if pd.isna(name) else name for name in frame.regency],
        temuan=[_clash(row) for row in frame.itertuples()],
    )


def _clash(row) -> str:
    """What cannot be right in one finding, with the dates, figures or names that clash."""
    match row.kind:
        case "tahap":
            return say(
                "program.temuan_tahap",
                tahap=row.first,
                tanggal=Dated.of(row, "first_date", "first_precision").text,
                sebelum=row.second,
                tanggal_sebelum=Dated.of(row, "second_date", "second_precision").text,
            )
        case "izin":
            return say(
                "program.temuan_izin",
                izin=row.first,
                habis=Dated.of(row, "first_date", "first_precision").text,
                terbit=Dated.of(row, "second_date", "second_precision").text,
            )
        case "target":
            return say(
                "program.temuan_target",
                target=Value.of_target(row).text,
                tanggal=Dated.of(row, "first_date", "first_precision").text,
                nilai=Value.of(row).text,
                per=Dated.of(row, "second_date", "second_precision").text,
            )
    return say("program.temuan_nama", lain=row.second, baris=row.other)
