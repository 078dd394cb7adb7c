"""The parts of the first page: six figures, the export map, three sentences to copy, what came last."""

from dataclasses import replace

import pandas as pd

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits import exhibit
from dashboard.exhibits.card import Card, Lead
from dashboard.exhibits.exhibit import Exhibit, Places
from dashboard.exhibits.page import Block, Markup, Nothing
from dashboard.language import blanks, clock, numbers
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import captions, cards, copying, findings, markup, scales, scope, tables
from dashboard.subjects.programme import programme_findings

NEWEST_SHOWN = 5
SHOP, TRAINING, LAND = "ntt-mart", "bangun-karya", "upt-bpom"  # the last asks every regency for land
HEADLINES = ("desa-produk", "desa-ekspor", "bk-teredukasi")  # the statements on the first page


def answer(counts: pd.Series, view: View) -> str:
    """The head of the page. counts: register_counts of the choice."""
    said = _claims(view).loc[HEADLINES[0]]
    if not (view.chosen.regencies or view.chosen.categories):
        return stated(said, counts)
    told = Value.of(said).cell
    return say("ringkasan.jawab_sempit", desa=told, produk=counts.products, tempat=view.options.whole)


def stated(said: pd.Series, counts: pd.Series) -> str:
    """The villages that are said to have a product, of claims, beside the register: 'so far' while it knows
    fewer of them by name. counts: register_counts of all.
    """
    key = "ringkasan.jawab" if counts.villages < said.value else "ringkasan.jawab_lengkap"
    return say(key, desa=Value.of(said).cell, produk=counts.products)


def figures_here(programmes: pd.DataFrame, counts: pd.Series, view: View) -> tuple[Card, ...]:
    """The figures of what is chosen. programmes: programme_progress of all; counts: register_counts."""
    exports = view.ask("export_status_by_regency", categories=view.chosen.categories)
    within = scope.within(exports, view.chosen.regencies)
    return figures(_claims(view), programmes.set_index("id", drop=False), counts, within, view)


def _claims(view: View) -> pd.DataFrame:
    return view.ask("claims", indicators=list(HEADLINES)).set_index("indicator")


def figures(
    claims: pd.DataFrame, programmes: pd.DataFrame, counts: pd.Series, exports: pd.DataFrame, view: View
) -> tuple[Card, ...]:
    """What is said beside what the register holds, and where the programmes stand; six at most.

    claims: by indicator; programmes: programme_progress by id; counts: register_counts of the choice;
    exports: export_status_by_regency of the choice.
    """
    land = view.ask("regency_stages", programme=LAND)
    villages, exporters, taught = (claims.loc[code] for code in HEADLINES)
    return (
        cards.claim(villages, _within(findings.registered(counts), counts, view)),
        cards.claim(exporters, _within(findings.exporting_regencies(exports), exports, view)),
        _register(counts, view),
        cards.progress(programmes.loc[SHOP]),
        cards.progress(programmes.loc[TRAINING], say("ringkasan.orang", nilai=Value.of(taught).text)),
        cards.progress(programmes.loc[LAND], programme_findings.land(land), programme_findings.tied(land)),
    )


def leading(
    figures: tuple[Card, ...], *, register: Facts, exports: Facts, programme: Facts
) -> tuple[Card, ...]:
    """The six figures, each with the page that tells more of it and what is chosen there."""
    leads: tuple[Lead, ...] = (
        (register, {}),
        (exports, {}),
        (register, {}),
        (programme, {"prog": SHOP}),
        (programme, {"prog": TRAINING}),
        (programme, {"prog": LAND, "tampil": "kabupaten"}),
    )
    return tuple(replace(card, leads=lead) for card, lead in zip(figures, leads, strict=True))


def _within(words: str, rows: pd.DataFrame | pd.Series, view: View) -> str:
    """A sentence that stands on the card of a figure of the province, with what narrows what it counts."""
    told = scope.narrowing(rows, view)
    return say("ringkasan.beserta_lingkup", isi=words, lingkup=told) if told else words


def _register(counts: pd.Series, view: View) -> Card:
    return Card(
        label=say("ringkasan.produk"),
        value=numbers.number(counts.products) if counts.products else blanks.not_reported(),
        context=tuple(filter(None, (findings.sourced(counts), findings.without_status(counts)))),
        rows=counts,
        **cards.register_source(view),
    )


def exports_here(view: View) -> Exhibit:
    """The map of the chosen categories, of the whole province or of the chosen island groups."""
    every = view.ask("export_status_by_regency", categories=view.chosen.categories)
    return export_map(scope.within(every, view.chosen.island), view)


def export_map(frame: pd.DataFrame, view: View) -> Exhibit:
    """export_status_by_regency on the map."""
    return exhibit.regions(
        "peta_ekspor",
        findings.export_map(frame),
        say("ringkasan.peta_subjudul"),
        captions.register_line(view),
        Places(scales.by_export_status(frame), scales.export(), "regencies"),
        view=view,
        rows=frame,
        beside=tables.export_status(frame),
    )


def newest(view: View) -> Block:
    """The claims with the latest dates: of the province with its milestones, or of the chosen regencies."""
    regencies = view.chosen.regencies
    frame = view.ask("newest_claims", regencies=regencies, most=NEWEST_SHOWN)
    if frame.empty:
        return Nothing(say("ringkasan.apa_terbaru"), frame)
    about = say("ringkasan.terbaru_wilayah_sub" if regencies else "ringkasan.terbaru_sub")
    title, source = say("ringkasan.terbaru"), captions.register_line(view)
    return exhibit.table("terbaru", title, about, source, tables.newest(frame), rows=frame)


def sentences(programmes: pd.DataFrame, view: View) -> Markup:
    """What is late, what moved, what is missing, of the whole province whatever is chosen: that is said.

    programmes: programme_progress of all.
    """
    counts = view.one("register_counts", regencies=[], categories=[])
    late = view.ask("overdue", programme="", regencies=[], today=clock.today().isoformat())
    told = programme_findings.three_sentences(late, view.ask("programme_moves"), programmes, counts)
    lines = [say("simulasi.berkas")] if view.simulated else []
    lines += [f"{place}. {sentence}" for place, sentence in enumerate(told, start=1)]
    lines.append(f"{scope.of(counts, view, everywhere=True)}.")
    lines.append(_where(view))
    return Markup(markup.heading(say("ringkasan.kalimat")) + copying.copyable("\n".join(lines)))


def _where(view: View) -> str:
    """How new the data is, and where what is on the screen can be opened by somebody else."""
    key = "ringkasan.tautan" if view.host else "ringkasan.halaman"
    return say(key, tautan=f"{view.host}{view.address}", versi=captions.version_line(view))
