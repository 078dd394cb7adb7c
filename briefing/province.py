"""The province in at most eight slides: where we stand, where, what is late, how ready, what is not known."""

import pandas as pd

from briefing.asking import Room
from briefing.slides import Slide
from dashboard.answers import passport
from dashboard.exhibits import making, theme, timed
from dashboard.exhibits.bodies import Figures, Number, Text
from dashboard.language import blanks, numbers, terms
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import cells, findings
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
        room.shown(exports.status(counts, room.view)),
        _programmes(room, programmes),
        _shops(room, programmes),
        room.shown(register.tracks(room.ask("products_by_track", regencies=[], categories=[]), room.view)),
        _need(room),
        _unknown(room, counts, programmes),
    ]


def _standing(room: Room, claims: pd.DataFrame, counts: pd.Series, programmes: pd.DataFrame) -> Slide:
    villages, exporters = claims.loc["desa-produk"], claims.loc["desa-ekspor"]
    register = Number(
        say("ringkasan.produk"),
        numbers.number(counts.products) if counts.products else blanks.not_reported(),
        passport=str(passport.of(counts)),
    )
    numbered = programmes.set_index("id", drop=False)
    kept = [numbered.loc[each] for each in ("ntt-mart", "bangun-karya", "upt-bpom") if each in numbered.index]
    cards = (stated(villages), stated(exporters), register, *(realised(row) for row in kept))
    title = say("ringkasan.jawab", desa=Value.of(villages).cell, produk=counts.products)
    source = room.sources_and_register(set(claims.publisher.dropna()))
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
        title,
        say("ringkasan.tanya"),
        Figures(cards),
        source,
        rows=villages,
        notes=said,
    )


def stated(row: pd.Series) -> Number:
    """A claim as a figure. Where published versions differ it shows their range."""
    value = Value.of(row).text
    context = (f"{row.speaker}, {numbers.period(row.period)}",)
    if span := findings.span(row):
        value = f"{findings.DISPUTED} {value if row.used else span}"
        context = (say("konflik.rentang", rentang=span), *context)
    return Number(row["name"], value, context, theme.claim()[row.status], str(passport.of(row)))


def realised(row: pd.Series) -> Number:
    """A programme's count against its target, with the status by rule."""
    style = theme.progress()[row.status]
    when = "" if pd.isna(row.period) else say("panel.per", tanggal=numbers.period(row.period))
    if pd.isna(row.value):
        return Number(row["name"], say("kolom.belum"), (style.name,), passport=str(passport.of(row)))
    value = Value.of(row).text
    if not pd.isna(row.target):
        value = say("ringkasan.dari_target", nilai=Value.of(row).cell, target=Value.of_target(row).cell)
    context = (f"{style.sign} {findings.progress_state(row)}", when)
    return Number(row.indicator_name, value, context, passport=str(passport.of(row)))


def _where(room: Room) -> Slide:
    frame = room.ask("export_status_by_regency", categories=[])
    shown, notes = summary.export_map(frame, room.view), (say("paparan.catatan_peta"),)
    return room.shown(shown, subtitle=say("paparan.peta_ekspor"), notes=notes)


def _programmes(room: Room, programmes: pd.DataFrame) -> Slide:
    begun = programmes[programmes.status != "direncanakan"]
    rows = pd.DataFrame(
        {
            say("kolom.program"): begun["name"],
            say("kolom.realisasi"): [cells.realised(row) for row in begun.itertuples()],
            say("kolom.target"): [
                findings.progress_state(row).lower() if pd.isna(row.target) else Value.of_target(row).cell
                for _, row in begun.iterrows()
            ],
            say("kolom.tenggat"): [
                say("kolom.tanpa_tenggat") if pd.isna(each) else numbers.day(each) for each in begun.due
            ],
            say("kolom.status"): [_state(row) for _, row in begun.iterrows()],
        }
    )
    announced = programmes[programmes.status == "direncanakan"]["name"]
    said = (
        say("paparan.catatan_status"),
        say("paparan.catatan_diumumkan", nama=numbers.listing(list(announced))),
    )
    return room.slide(
        _late(programmes),
        say("ringkasan.program_teks"),
        making.table(rows),
        room.sources(begun),
        rows=programmes,
        notes=said,
    )


def _late(programmes: pd.DataFrame) -> str:
    """Which programmes had passed their target's date unmet."""
    overdue = programmes[programmes.status == "terlambat"]
    if overdue.empty:
        return say("paparan.tak_terlambat")
    return numbers.listing([say("paparan.terlambat", nama=name) for name in overdue["name"]])


def _state(row: pd.Series) -> str:
    return f"{theme.progress()[row.status].sign} {findings.progress_state(row)}"


def _shops(room: Room, programmes: pd.DataFrame) -> Slide:
    state = programmes.set_index("id", drop=False).loc["ntt-mart"]
    frame = room.ask("progress_points", programme="ntt-mart")
    missing = findings.waiting(state, room.ask("regency_stages", programme="ntt-mart"))
    return room.slide(
        findings.progress(state, *missing),
        say("paparan.kemajuan_sub", ukuran=state.indicator_name),
        timed.reports(frame, state, *missing),
        room.sources(frame),
        rows=frame,
    )


def _need(room: Room) -> Slide:
    period = room.opening_period(NEED)
    seen = indicator.of(room.snapshot, NEED, period, (), ())
    return room.shown(
        drill.regencies(seen, room.view),
        title=f"{seen.card['name']}, {numbers.period(period)}: {seen.on_map}",
        subtitle=f"{seen.card.measure} ({terms.told(seen.card.unit)}); {say('peta.turun')}",
        notes=(f"{say('peta.definisi')}: {seen.card.definition}",),
    )


def _unknown(room: Room, counts: pd.Series, programmes: pd.DataFrame) -> Slide:
    without = numbers.listing(list(programmes["name"][programmes.status == "belum ada target"]))
    disputed = room.ask("conflict_versions", tables=[])
    lines = (
        *([say("paparan.kurang_target", daftar=without)] if without else []),
        say("paparan.bertentangan", jumlah=disputed.conflict.nunique()),
        findings.sourced(counts),
        say("paparan.minta"),
    )
    return room.slide(
        say("paparan.belum_tahu"), say("paparan.belum_tahu_sub"), Text(lines), room.register(), rows=counts
    )
