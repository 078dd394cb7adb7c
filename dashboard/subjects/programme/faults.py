"""Rows of a programme's data that cannot all be right: found by rule, listed, never mended here."""

from typing import Any

import pandas as pd

from dashboard.answers.store import Question
from dashboard.answers.view import View
from dashboard.exhibits import exhibit
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import PROJECTOR_ENDS, Block, Note
from dashboard.language import numbers
from dashboard.language.dates import Dated
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying.cells import table
from dashboard.subjects.programme import programme_findings

SHOWN = 25  # of each kind; the download has them all
KINDS = {
    "tahap": "program.periksa_tahap",
    "izin": "program.periksa_izin",
    "target": "program.periksa_target",
    "nama": "program.periksa_nama",
}

DATA = {  # of which a row is to be mended
    "tahap": "program.data_tahap",
    "izin": "program.data_izin",
    "target": "program.data_target",
    "nama": "program.data_nama",
}


def part(programme: str, view: View) -> tuple[Block, ...]:
    """The part 'Perlu diperiksa' of a programme's page."""
    asked = {"programme": programme, "regencies": view.chosen.regencies}
    frame = view.ask("programme_faults", **asked, most=SHOWN)
    if frame.empty:
        return (Note(say("program.tanpa_temuan"), say("program.periksa_sub"), frame),)
    first, *rest = (_kind(kind, rows, asked, view) for kind, rows in frame.groupby("kind", sort=False))
    return (first, PROJECTOR_ENDS, *rest)


def _kind(kind: str, rows: pd.DataFrame, asked: dict[str, Any], view: View) -> Exhibit:
    every = {**asked, "most": None}
    return exhibit.table(
        f"periksa_{kind}",
        programme_findings.faults(rows, say(KINDS[kind])),
        say("program.periksa_sub"),
        say("program.periksa_sumber", tanggal=numbers.day(view.snapshot.published)),
        _table(rows),
        rows=rows,
        whole=Question(view.snapshot, "programme_faults", every, only={"kind": kind}),
    )


def _table(frame: pd.DataFrame) -> pd.DataFrame:
    """Of programme_faults."""
    return table(
        himpunan=[say(DATA[kind]) for kind in frame.kind],
        baris=frame.row,
        perihal=frame.subject,
        kabupaten=["" if pd.isna(name) else name for name in frame.regency],
        temuan=[_clash(row) for row in frame.itertuples()],
    )


def _clash(row: Any) -> str:
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
