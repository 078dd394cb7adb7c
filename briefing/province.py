"""The province in eight slides: cover, where we stand, where, what is known, what is late, who is to act."""

from dataclasses import replace

import pandas as pd

from briefing import closing
from briefing.asking import Room
from briefing.closing import Task
from briefing.programme import steps
from briefing.slides import Slide
from dashboard.exhibits import making, theme
from dashboard.exhibits.bodies import Beside, Figures, Number
from dashboard.exhibits.card import Card
from dashboard.language import numbers
from dashboard.language.counts import parts
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import cells, findings, scope
from dashboard.subjects.indicators import indicator
from dashboard.subjects.overview import summary
from dashboard.subjects.places import drill
from dashboard.subjects.products import exports, register

NEED = "stunting-ssgi"


def slides(room: Room) -> list[Slide]:
    claims = room.ask("claims", indicators=list(summary.HEADLINES)).set_index("indicator")
    counts = room.one("register_counts", regencies=[], categories=[])
    programmes = room.ask("programme_progress", programme="")
    return [
        _standing(room, claims, counts, programmes),
        _where(room),
        _register(room, counts),
        _programmes(room, programmes),
        _shops(room, programmes),
        _need(room),
        _closing(room, counts, programmes),
    ]


def _standing(room: Room, claims: pd.DataFrame, counts: pd.Series, programmes: pd.DataFrame) -> Slide:
    """The figures of the first page."""
    villages = claims.loc["desa-produk"]
    numbered = programmes.set_index("id", drop=False)
    exporting = room.ask("export_status_by_regency", categories=[])
    cards = summary.figures(claims, numbered, counts, exporting, room.view)
    said = tuple(
        say(
            "paparan.catatan_klaim",
            ukuran=row["name"],
            nilai=Value.of(row).text,
            penutur=row.speaker,
            sumber=row.publisher,
            tanggal=numbers.period(row.period),
        )
        for _, row in claims.iterrows()
    )
    return room.slide(
        summary.stated(villages, counts),
        say("ringkasan.tanya"),
        Figures(tuple(_number(card, counts) for card in cards)),
        room.sources_and_register(set(claims.publisher.dropna())),
        rows=villages,
        notes=said,
    )


def _number(card: Card, counts: pd.Series) -> Number:
    """A figure with its day and one line more: of the register how much has a source, the rest is a note."""
    linked = parts((counts.linked, "temuan.bertautan"))
    return replace(card, context=(linked,)).number() if card.rows is counts else card.number()


def _where(room: Room) -> Slide:
    frame = room.ask("export_status_by_regency", categories=[])
    shown, notes = summary.export_map(frame, room.view), (say("paparan.catatan_peta"),)
    return room.shown(shown, subtitle=say("paparan.peta_ekspor"), notes=notes)


def _register(room: Room, counts: pd.Series) -> Slide:
    """How many products are known to be exported, and beside it which permits they need."""
    status = exports.status(counts, room.view)
    tracks = register.tracks(room.ask("products_by_track", regencies=[], categories=[]), room.view)
    body = Beside(status.on_a_slide, tracks.on_a_slide, share=0.46)
    return room.slide(status.title, tracks.title, body, status.source, rows=status.rows)


def _programmes(room: Room, programmes: pd.DataFrame) -> Slide:
    begun = programmes[programmes.status != "direncanakan"]
    rows = pd.DataFrame(
        {
            say("kolom.program"): begun["name"],
            say("kolom.realisasi"): [_realised(row) for row in begun.itertuples()],
            say("kolom.tenggat"): [
                say("kolom.tanpa_tenggat") if pd.isna(each) else numbers.day(each) for each in begun.due
            ],
            say("kolom.status"): [_state(row) for _, row in begun.iterrows()],
        }
    )
    announced = programmes[programmes.status == "direncanakan"]["name"]
    said = []
    if len(announced):
        names = [findings.beside_a_colon(each) for each in announced]
        said.append(say("paparan.catatan_diumumkan", nama=numbers.listing(names)))
    return room.slide(
        _late(programmes),
        say("ringkasan.program_teks"),
        making.table(rows),
        room.sources(begun),
        rows=programmes,
        notes=tuple(said),
    )


def _realised(row) -> str:
    """Of programme_progress: a count of its target; of one without a target the status alone says so."""
    if pd.isna(row.value) or pd.isna(row.target):
        return cells.realised(row)
    return say("bagian.dari", bagian=Value.of(row).cell, semua=Value.of_target(row).text)


def _late(programmes: pd.DataFrame) -> str:
    """How many of the programmes that have begun had passed their target's date unmet, and which."""
    overdue = programmes[programmes.status == "terlambat"]
    if overdue.empty:
        return say("paparan.tak_terlambat")
    begun = programmes[programmes.status != "direncanakan"]
    named = numbers.listing([findings.beside_a_colon(each) for each in overdue["name"]])
    return say("paparan.terlambat", jumlah=len(overdue), semua=len(begun), nama=named)


def _state(row: pd.Series) -> str:
    return f"{theme.progress()[row.status].sign} {findings.progress_state(row)}"


def _shops(room: Room, programmes: pd.DataFrame) -> Slide:
    return steps(room, programmes.set_index("id", drop=False).loc["ntt-mart"])


def _need(room: Room) -> Slide:
    period = room.opening_period(NEED)
    seen = indicator.of(room.snapshot, NEED, period, (), ())
    return room.shown(
        drill.regencies(seen, room.view),
        title=f"{seen.card['name']}, {numbers.period(period)}: {seen.on_map}",
        subtitle=str(seen.card.definition).removesuffix("."),
    )


def _closing(room: Room, counts: pd.Series, programmes: pd.DataFrame) -> Slide:
    """What is late and what is missing of the whole province."""
    disputed = room.ask("conflict_versions", tables=[])
    missing = [
        Task(
            say("paparan.kurang_target", daftar=row["name"]),
            room.one("programme_card", programme=row.id).owner,
        )
        for _, row in programmes[programmes.status == "belum ada target"].iterrows()
    ]
    if counts.unlinked + counts.unsourced:
        open_ = int(counts.unlinked + counts.unsourced)
        missing.append(Task(say("paparan.kurang_sumber", jumlah=open_), say("paparan.siapa_kantor")))
    every = say("paparan.siapa_daerah")
    missing += [Task(say("paparan.tunggu_desa"), every), Task(say("paparan.tunggu_izin"), every)]
    notes = (say("paparan.bertentangan", jumlah=disputed.conflict.nunique()), findings.sourced(counts))
    return closing.slide(room, scope.everything(room.view), missing, room.register(), notes=notes)
