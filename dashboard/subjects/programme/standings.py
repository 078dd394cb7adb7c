"""Where a programme stands in each regency: map, small multiples, what it still owes, BPOM's units."""

from html import escape
from typing import Any

import pandas as pd

from dashboard.answers.view import View
from dashboard.exhibits import exhibit, making
from dashboard.exhibits.exhibit import Exhibit, Places
from dashboard.exhibits.page import PROJECTOR_ENDS, Block, Nothing
from dashboard.language import dates, numbers
from dashboard.language.numbers import number
from dashboard.language.text import say
from dashboard.saying import captions, findings, scales, scope
from dashboard.subjects.programme import programme_findings, programme_tables

UNITS_OF = "upt-bpom"  # the programme whose page shows BPOM's units
FEWEST = 5  # participants below which a regency's share says too little to be ranked


def part(programme: str, view: View) -> tuple[Block, ...]:
    """The part 'Kabupaten' of a programme's page."""
    regencies = view.chosen.regencies
    frame = scope.within(view.ask("regency_steps", programme=programme), regencies)
    known = frame.subjects.notna().any()
    owed = scope.within(view.ask("regency_owes", programme=programme), regencies)
    return (
        small_multiples(frame) if known else Nothing(say("program.apa_tahap"), frame),
        PROJECTOR_ENDS,
        *((owes(owed, view),) if owed.step.notna().any() else ()),
        where(programme, view),
        *((units(view),) if programme == UNITS_OF else ()),
    )


def where(programme: str, view: View) -> Block:
    """The map: which stage each regency reached where that is known, else which regencies take part."""
    island = view.chosen.island
    stages = scope.within(view.ask("regency_stages", programme=programme), island)
    if stages.step.notna().any():
        return exhibit.regions(
            "peta_program",
            findings.regency_stages(stages),
            say("program.tahap_kabupaten_sub"),
            captions.publishers(view, stages),
            Places(scales.by_stage(stages), scales.of_stages(stages), "regencies"),
            view=view,
            rows=stages,
            beside=programme_tables.regency_stages(stages),
        )
    areas = scope.within(view.ask("programme_areas", programme=programme), island)
    if areas.certainty.isna().all():
        return Nothing(say("program.apa_wilayah"), areas)
    return exhibit.regions(
        "peta_program",
        findings.areas(areas),
        say("program.wilayah_sub"),
        captions.publishers(view, areas),
        Places(scales.by_area(areas), scales.area(), "regencies"),
        view=view,
        rows=areas,
        beside=programme_tables.areas(areas),
    )


def small_multiples(shown: pd.DataFrame) -> Exhibit:
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
    steps: dict[str, list[Any]] = {}
    for row in shown.itertuples():
        steps.setdefault(row.code, []).append(row)
    tiles = "".join(_tile(steps[code], own=own) for code in [*ordered.code, *few.sort_values("code").code])
    order = say("program.kecil_urutan", tahap="; ".join(dict.fromkeys(shown.stage)))
    table = programme_tables.steps(shown)
    return Exhibit(
        "kabupaten_kecil",
        programme_findings.regency_steps(firsts),
        say("program.kecil_sendiri_sub" if own else "program.kecil_sub", batas=FEWEST),
        say("program.sumber_tahap", tanggal=dates.newest(known, ["as_of"])),
        making.first_rows(table),
        rows=shown,
        beside=table,
        markup=f'<p class="kecil">{escape(order)}</p><div class="kecil-kecil">{tiles}</div>'
        + _blank_line(blank),
    )


def _blank_line(blank: pd.DataFrame) -> str:
    if blank.empty:
        return ""
    words = say("program.kecil_kosong", jumlah=len(blank), nama=numbers.listing(list(blank.short_name)))
    return f'<p class="kosong">{escape(words)}</p>'


def _tile(rows: list[Any], *, own: bool) -> str:
    """A regency, of its rows in order: its name, what it reached in words, and a bar for each stage."""
    first, last = rows[0], rows[-1]
    if own:
        told = say("program.kecil_tahap", selesai=sum(bool(row.reached > 0) for row in rows), semua=len(rows))
    else:
        few = say("program.kecil_sedikit") if first.subjects < FEWEST else ""
        told = say("program.kecil_selesai", selesai=number(last.reached), semua=number(first.subjects)) + few
    bars = "".join(
        f'<span class="batang"><i style="height:{max(100 * row.share, 0):.0f}%"></i></span>' for row in rows
    )
    steps = "; ".join(f"{row.stage} {number(row.reached)}" for row in rows)
    return (
        f'<div class="petak"><p class="nama"><strong>{escape(first.short_name)}</strong></p>'
        f'<div class="batang-batang" role="img" aria-label="{escape(steps, quote=True)}">{bars}</div>'
        f'<p class="kecil">{escape(told)}</p></div>'
    )


def owes(frame: pd.DataFrame, view: View) -> Exhibit:
    """What each regency has handed in, with document and date, and what it still owes."""
    title, told = programme_findings.owed(frame), programme_tables.owed(frame)
    source = captions.publishers(view, frame)
    return exhibit.table(
        "terutang", title, say("program.terutang_sub"), source, told, rows=frame, whole=frame
    )


def units(view: View) -> Block:
    """BPOM's technical units and the regencies each works in."""
    frame = view.ask("technical_units", regencies=view.chosen.regencies)
    if frame.empty:
        return Nothing(say("program.apa_unit"), frame)
    title, source = programme_findings.units(frame), captions.publishers(view, frame)
    told = programme_tables.units(frame)
    return exhibit.table("program_unit", title, say("program.unit_sub"), source, told, rows=frame)
