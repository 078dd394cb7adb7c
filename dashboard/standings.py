"""Where a programme stands in each regency: map, small multiples, what it still owes, BPOM's units."""

from html import escape

import pandas as pd

from dashboard import (
    captions,
    dates,
    filters,
    findings,
    numbers,
    panel,
    presenting,
    programme_findings,
    programme_tables,
    scales,
)
from dashboard.filters import Filters
from dashboard.numbers import number
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say

UNITS_OF = "upt-bpom"  # the programme whose page shows BPOM's units
FEWEST = 5  # participants below which a regency's share says too little to be ranked


def part(programme: str, chosen: Filters) -> None:
    """The part 'Kabupaten' of a programme's page."""
    frame = filters.within(ask("regency_steps", programme=programme), chosen.regencies)
    if frame.subjects.notna().any():
        small_multiples(frame)
    else:
        panel.nothing(say("program.apa_tahap"), frame)
    presenting.end(chosen)
    owed = filters.within(ask("regency_owes", programme=programme), chosen.regencies)
    if owed.step.notna().any():
        owes(owed)
    where(programme, chosen)
    if programme == UNITS_OF:
        units(chosen)


def where(programme: str, chosen: Filters) -> None:
    """The map: which stage each regency reached where that is known, else which regencies take part."""
    stages, areas = (
        filters.within(ask(name, programme=programme), chosen.island)
        for name in ("regency_stages", "programme_areas")
    )
    if stages.step.notna().any():
        places, scale, table = (
            scales.by_stage(stages),
            scales.of_stages(stages),
            programme_tables.regency_stages(stages),
        )
        words = Words(
            findings.regency_stages(stages),
            say("program.tahap_kabupaten_sub"),
            captions.publishers(stages),
            rows=stages,
        )
    elif areas.certainty.notna().any():
        places, scale, table = scales.by_area(areas), scales.AREA, programme_tables.areas(areas)
        words = Words(
            findings.areas(areas), say("program.wilayah_sub"), captions.publishers(areas), rows=areas
        )
    else:
        panel.nothing(say("program.apa_wilayah"), areas)
        return
    panel.region_map(places, scale, words, table, key="peta_program", chosen=chosen, shapes="regencies")


def small_multiples(shown: pd.DataFrame) -> None:
    """One small panel a regency, those that can be compared in order, the rest apart.

    shown: regency_steps of the chosen regencies, of which one at least is known.
    """
    firsts = shown.drop_duplicates("code")
    own = firsts.subjects.dropna().max() == 1
    known = firsts[firsts.subjects.notna()]
    ranked = known if own else known[known.subjects >= FEWEST]
    few = known.drop(ranked.index)
    blank = firsts[firsts.subjects.isna()]
    ordered = ranked.sort_values(["progress", "code"], ascending=[False, True])
    tiles = "".join(
        _tile(shown[shown.code == code], own=own) for code in [*ordered.code, *few.sort_values("code").code]
    )
    words = Words(
        programme_findings.regency_steps(firsts),
        say("program.kecil_sendiri_sub" if own else "program.kecil_sub", batas=FEWEST),
        say("program.sumber_tahap", tanggal=dates.newest(known, ["as_of"])),
        rows=shown,
    )
    order = say("program.kecil_urutan", tahap="; ".join(dict.fromkeys(shown.stage)))
    html = f'<p class="kecil">{escape(order)}</p><div class="kecil-kecil">{tiles}</div>{_blank_line(blank)}'
    panel.listing(html, words, programme_tables.steps(shown), key="kabupaten_kecil")


def _blank_line(blank: pd.DataFrame) -> str:
    if blank.empty:
        return ""
    words = say("program.kecil_kosong", jumlah=len(blank), nama=numbers.listing(list(blank.short_name)))
    return f'<p class="kosong">{escape(words)}</p>'


def _tile(rows: pd.DataFrame, *, own: bool) -> str:
    """A regency: its name, what it reached in words, and a bar for each stage."""
    first, last = rows.iloc[0], rows.iloc[-1]
    if own:
        told = say("program.kecil_tahap", selesai=int((rows.reached > 0).sum()), semua=len(rows))
    else:
        few = say("program.kecil_sedikit") if first.subjects < FEWEST else ""
        told = say("program.kecil_selesai", selesai=number(last.reached), semua=number(first.subjects)) + few
    bars = "".join(
        f'<span class="batang"><i style="height:{max(100 * row.share, 0):.0f}%"></i></span>'
        for row in rows.itertuples()
    )
    steps = "; ".join(f"{row.stage} {number(row.reached)}" for row in rows.itertuples())
    return (
        f'<div class="petak"><p class="nama"><strong>{escape(first.short_name)}</strong></p>'
        f'<div class="batang-batang" role="img" aria-label="{escape(steps, quote=True)}">{bars}</div>'
        f'<p class="kecil">{escape(told)}</p></div>'
    )


def owes(frame: pd.DataFrame) -> None:
    """What each regency has handed in, with document and date, and what it still owes."""
    title = programme_findings.owed(frame)
    words = Words(title, say("program.terutang_sub"), captions.publishers(frame), title, rows=frame)
    brief = programme_tables.owed(frame)
    panel.table(brief, words, key="terutang", whole=frame)


def units(chosen: Filters) -> None:
    """BPOM's technical units and the regencies each works in."""
    frame = ask("technical_units", regencies=chosen.regencies)
    if frame.empty:
        panel.nothing(say("program.apa_unit"), frame)
        return
    title = programme_findings.units(frame)
    words = Words(title, say("program.unit_sub"), captions.publishers(frame), title, rows=frame)
    panel.table(programme_tables.units(frame), words, key="program_unit")
