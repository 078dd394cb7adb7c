"""The parts of the first page: six figures, the export map, three sentences to copy, what came last."""

import pandas as pd
import streamlit as st

from dashboard import (
    addresses,
    captions,
    cards,
    clock,
    filters,
    findings,
    numbers,
    panel,
    programme_findings,
    scales,
    scope,
    tables,
)
from dashboard.blanks import NOT_REPORTED
from dashboard.copying import copyable
from dashboard.filters import Filters
from dashboard.panel import Words, simulated
from dashboard.store import ask
from dashboard.text import say
from dashboard.values import Value

NEWEST_SHOWN = 5
LAND = "upt-bpom"  # the programme that asks every regency for land
HEADLINES = ("desa-produk", "desa-ekspor", "bk-teredukasi")  # the statements on the first page


def figures(
    claims: pd.DataFrame,
    programmes: pd.DataFrame,
    counts: pd.Series,
    exports: pd.DataFrame,
    land: pd.DataFrame,
) -> list[cards.Figure]:
    """What is said beside what the register holds, and where the programmes stand; six at most.

    claims: by indicator; programmes: programme_progress by id; counts: register_counts of the choice;
    exports: export_status_by_regency of the choice; land: regency_stages of the land programme.
    """
    villages, exporters, taught = (claims.loc[code] for code in HEADLINES)
    return [
        cards.claim(villages, _within(findings.registered(counts), counts)),
        cards.claim(exporters, _within(findings.exporting_regencies(exports), exports)),
        _register(counts),
        cards.progress(programmes.loc["ntt-mart"]),
        cards.progress(programmes.loc["bangun-karya"], say("ringkasan.orang", nilai=Value.of(taught).text)),
        cards.progress(programmes.loc[LAND], programme_findings.land(land)),
    ]


def _within(words: str, rows: pd.DataFrame | pd.Series) -> str:
    """A sentence that stands on the card of a figure of the province, with what narrows what it counts."""
    told = scope.narrowing(rows)
    return say("ringkasan.beserta_lingkup", isi=words, lingkup=told) if told else words


def _register(counts: pd.Series) -> cards.Figure:
    return cards.Figure(
        label=say("ringkasan.produk"),
        value=numbers.number(counts.products) if counts.products else NOT_REPORTED,
        context=tuple(filter(None, (findings.sourced(counts), findings.without_status(counts)))),
        rows=counts,
        **cards.register_source(),
    )


def export_map(frame: pd.DataFrame, chosen: Filters) -> None:
    """export_status_by_regency on the map."""
    subtitle, source = say("ringkasan.peta_subjudul"), captions.register_line()
    words = Words(findings.export_map(frame), subtitle, source, rows=frame)
    table, places = tables.export_status(frame), scales.by_export_status(frame)
    panel.region_map(
        places, scales.EXPORT, words, table, key="peta_ekspor", chosen=chosen, shapes="regencies"
    )


def newest(chosen: Filters) -> None:
    """The claims with the latest dates: of the province with its milestones, or of the chosen regencies."""
    frame = ask("newest_claims", regencies=chosen.regencies, most=NEWEST_SHOWN)
    if frame.empty:
        panel.nothing(say("ringkasan.apa_terbaru"), frame)
        return
    title = say("ringkasan.terbaru")
    about = say("ringkasan.terbaru_wilayah_sub" if chosen.regencies else "ringkasan.terbaru_sub")
    words = Words(title, about, captions.register_line(), title, rows=frame)
    panel.table(tables.newest(frame), words, key="terbaru")


def sentences(programmes: pd.DataFrame, counts: pd.Series) -> None:
    """What is late, what moved, what is missing, of the whole province whatever is chosen: that is said.

    programmes: programme_progress of all; counts: register_counts of everything.
    """
    late = ask("overdue", programme="", regencies=[], today=clock.today().isoformat())
    told = programme_findings.three_sentences(late, ask("programme_moves"), programmes, counts)
    lines = [say("simulasi.berkas")] if simulated() else []
    lines += [f"{place}. {sentence}" for place, sentence in enumerate(told, start=1)]
    lines.append(f"{scope.of(counts, everywhere=True)}.")
    lines.append(_where(st.context.url or ""))
    copyable("\n".join(lines))


def _where(seen: str) -> str:
    """How new the data is, and where what is on the screen can be opened by somebody else."""
    host, behind = addresses.host(seen), addresses.behind(seen, filters.link())
    key = "ringkasan.tautan" if host else "ringkasan.halaman"
    return say(key, tautan=f"{host}{behind}", versi=captions.version_line())
