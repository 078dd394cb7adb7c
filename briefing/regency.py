"""One regency in five slides after its cover: figures, place, products, programmes, and who is to act."""

from dataclasses import replace

import pandas as pd

from briefing import closing, drawing
from briefing.asking import Room
from briefing.closing import Task
from briefing.slides import Briefing, Slide
from dashboard.answers import passport
from dashboard.exhibits import making, theme
from dashboard.exhibits.bodies import (
    Beside,
    Body,
    Comparison,
    Figures,
    Grid,
    Item,
    Items,
    Look,
    Map,
    Marks,
    Matrix,
    Number,
    Place,
)
from dashboard.language import blanks, numbers
from dashboard.language.counts import parts
from dashboard.language.dates import Dated
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import captions, cells, findings, scales, tables
from dashboard.subjects.indicators import indicator
from dashboard.subjects.places import drill

# What a regent is asked about first; each is shown with its own period, or as not reported.
ASKED = ("penduduk-dukcapil", "kemiskinan", "stunting-ssgi", "miskin-ekstrem")
NEED = "stunting-ssgi"
MOST_KINDS = 6  # lines below the small map
CARDS = 3  # figures beside the number of products
PROGRAMMES = ("upt-bpom", "ntt-mart", "bangun-karya", "ovop")


def briefing(room: Room, code: str, title: str) -> Briefing:
    options = room.ask("filter_options")
    name = options[(options.kind == "regency") & (options.code == code)].name.iloc[0]
    counts = room.one("register_counts", regencies=[code], categories=[])
    told = {indicator: of_indicator(room, indicator, code) for indicator in ASKED}
    slides = [
        _standing(room, code, name, counts, told),
        _place(room, name, code),
        # Of no product a slide would only say once more what the first one does.
        *([_ready(room, name, code) or _products(room, name, code)] if counts.products else []),
        _programmes(room, name, code),
        _closing(room, code, name, counts, told),
    ]
    return room.briefing(code, title, name, slides)


def of_indicator(room: Room, indicator: str, code: str) -> tuple[pd.Series, pd.Series, str]:
    """The card of an indicator, the regency's row of the newest period known of it, and that period."""
    history = room.ask("indicator_history", indicator=indicator)
    own = history[history.code == code]
    period = room.opening_period(indicator) if own.empty else own.period.iloc[-1]
    card = room.one("indicator_card", indicator=indicator, period=period)
    frame = room.ask("indicator_by_regency", indicator=indicator, period=period, categories=[])
    return card, frame[frame.code == code].iloc[0], period


def _figure(room: Room, card: pd.Series, row: pd.Series, period: str) -> Number:
    """One number, beside the province's where both are shares of the same; what qualifies it is context."""
    told, others = Value.of(row, card), findings.span(row)
    value, context = told.cell, [numbers.period(period)]
    if told.is_cut:  # what the source left out stands below the number, which alone would look exact
        value, context = told.whole, [say("nilai.sebab_tanpa_desimal"), *context]
    if others:
        context.append(say("konflik.rentang", rentang=others))
    comparison = None
    if not pd.isna(card.province_value) and not card.additive:
        beside = say(
            "paparan.provinsi_nilai", tempat=room.view.options.whole, nilai=Value.of_province(card).cell
        )
        comparison = Comparison(float(row.value), float(card.province_value), beside)
    code = str(room.passport(card.passport, row.code, period))
    return Number(card["name"], value, tuple(context), passport=code, comparison=comparison)


def _standing(room: Room, code: str, name: str, counts: pd.Series, told: dict) -> Slide:
    known = [each for each in told.values() if not pd.isna(each[1].value)]
    compared = [each for each in known if not each[0].additive]
    rest = [each for each in known if each[0].additive]
    shown = (*compared, *rest)[:CARDS]
    left_out = [each for each in known if all(each is not one for one in shown)]
    context = [
        f"{card['name']}: {Value.of(row, card).text}, {numbers.period(period)}"
        for card, row, period in left_out
    ]
    held = parts((counts.linked, "temuan.bertautan"))
    exported = say("paparan.terekspor", jumlah=counts.exported) if counts.exported else ""
    context = [*filter(None, (exported, held)), *context]
    lead = Number(
        say("ringkasan.produk"),
        numbers.number(counts.products),
        tuple(context),
        passport=str(passport.of(counts)),
    )
    blank = _blanks(counts, told)
    note = ". ".join(f"{kind}: {numbers.listing(names)}" for kind, names in blank.items())
    figures: Body = Figures((lead, *(_figure(room, *each) for each in shown)), lead=True, note=note)
    if not shown and blank:
        figures = _only_blanks(lead, blank)
    source = room.sources_and_register({row.publisher for _, row, _ in known if not pd.isna(row.publisher)})
    shipped = "paparan.kabupaten_judul" if counts.exported else "paparan.kabupaten_judul_kosong"
    title = say(shipped, nama=name, produk=counts.products, ekspor=counts.exported)
    notes = tuple(
        f"{card['name']}: {cells.spoken(row, card)}, {numbers.period(period)}. {_reason(row)}"
        for card, row, period in told.values()
    )
    body = Beside(figures, _locator(room, code), share=0.66 if isinstance(figures, Figures) else 0.42)
    return room.slide(title, say("paparan.kabupaten_sub"), body, source, rows=counts, notes=notes)


def _blanks(counts: pd.Series, told: dict) -> dict[str, list[str]]:
    """All that is blank, by what kind of blank it is."""
    found: dict[str, list[str]] = {}
    if not counts.exported:
        found[blanks.not_reported()] = [say("paparan.ekspor")]
    for card, row, _ in told.values():
        if pd.isna(row.value):
            found.setdefault(blanks.told(row.blank), []).append(card["name"])
    return {f"{blank[:1].upper()}{blank[1:]}": names for blank, names in found.items()}


def _only_blanks(lead: Number, blank: dict[str, list[str]]) -> Items:
    """Where nothing else is known, what is not fills the slide: a card with one number would be bare."""
    first = Item(f"{lead.label}: {lead.value}", "", lead.context)
    return Items((first, *(Item(kind, "", tuple(names)) for kind, names in blank.items())))


def _locator(room: Room, code: str) -> Map:
    """Where the regency lies, and below it what its products are."""
    looks = (Look("", theme.PRIMARY), Look("", theme.SEQUENTIAL[1]))
    places = tuple(
        Place(row.code, row.short_name, "", int(row.code != code), row.code == code)
        for row in room.ask("export_status_by_regency", categories=[]).itertuples()
    )
    told = _kinds(room.ask("products_by_category", regencies=[code], categories=[]))
    heading = say("paparan.menurut_kategori") if told else ""
    return Map(room.snapshot.shapes["regencies"], places, looks, heading, listed=False, told=told)


def _kinds(frame: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """The categories with most products, and how many have another one, so that the sum is the number."""
    most = MOST_KINDS if len(frame) <= MOST_KINDS else MOST_KINDS - 1
    told = [(row.category, numbers.number(row.products)) for row in frame.head(most).itertuples()]
    rest = frame.iloc[most:]
    if len(rest):
        told.append((say("paparan.kategori_lain", jumlah=len(rest)), numbers.number(rest.products.sum())))
    return tuple(told)


def _reason(row: pd.Series) -> str:
    """Who published a figure, or why there is none."""
    if pd.isna(row.value):
        return row.blank_reason
    named = say("panel.tanpa_sumber") if pd.isna(row.publisher) else row.publisher
    return say("paparan.sumber", sumber=named)


def _place(room: Room, name: str, code: str) -> Slide:
    card, row, period = of_indicator(room, NEED, code)
    title = say("paparan.kabupaten_nilai", nama=name, ukuran=card["name"], nilai=cells.spoken(row, card))
    if not pd.isna(row.value):
        title += findings.beside_the_province(card)
    told = [f"{str(card.definition).removesuffix('.')}, {numbers.period(period)}"]
    if span := findings.span(row):
        told.append(say("konflik.rentang", rentang=span))
    marked = replace(room.view, choices={"kab": [code]})
    shown = drill.regencies(indicator.of(room.snapshot, NEED, period, (), ()), marked)
    slide = room.shown(shown, title=title, subtitle=" · ".join(told))
    return replace(slide, passport=str(room.passport(card.passport, code, period)))


def _products(room: Room, name: str, code: str) -> Slide:
    frame = room.ask("products", regencies=[code], categories=[], search="")
    columns = [say(f"kolom.{each}") for each in ("produk", "kategori", "jalur", "kesiapan", "ekspor")]
    body = making.table(tables.products(frame), columns)
    title = say("paparan.kabupaten_produk", jumlah=len(frame), nama=name)
    return room.slide(title, say("paparan.sejauh"), body, room.register(), rows=frame)


def _ready(room: Room, name: str, code: str) -> Slide | None:
    """The rungs of which something is documented, most first; none where nothing is."""
    frame = room.ask("readiness_by_rung", regencies=[code], categories=[])
    beyond = frame[frame.step > 0]
    if not (beyond.done > 0).any():
        return None
    title = say("paparan.tangga_kabupaten", nama=name, temuan=findings.begun_small(findings.ladder(frame)))
    rungs = room.ask("product_rungs", regencies=[code])
    products = room.ask("products", regencies=[code], categories=[], search="")
    marks, source = _marks(rungs, products), room.register()
    if drawing.holds(Slide(title, say("produk.tangga_sub"), marks, source, "", "")):
        return room.slide(title, say("produk.tangga_sub"), marks, source, rows=rungs)
    named = beyond.assign(rung=[f"{row.rung} ({row.track})" for row in beyond.itertuples()])
    named = named.sort_values("done", ascending=False, kind="stable")
    body = making.shares(named, name="rung", parts=scales.ladder())
    return room.slide(title, say("produk.tangga_sub"), body, source, rows=frame)


def _marks(rungs: pd.DataFrame, products: pd.DataFrame) -> Matrix:
    """Products by rungs, those with most documents first, one grid for each licensing track.

    Products whose track is not determined have no rungs yet: they stand last, by their names, with why.
    """
    grids = []
    for track, own in rungs[rungs.step > 0].groupby("track", sort=False):
        rows = [
            Marks(rows["product"].iloc[0], tuple(bool(each) for each in rows.done))
            for _, rows in own.groupby("id", sort=False)
        ]
        rows.sort(key=lambda row: -sum(row.filled))
        grids.append(Grid(track, tuple(own.drop_duplicates("step").rung), tuple(rows)))
    for track, own in products[~products.id.isin(rungs[rungs.step > 0].id)].groupby("track", sort=False):
        why = say("paparan.tanpa_tangga", jalur=track)
        grids.append(Grid(why, (), tuple(Marks(name, ()) for name in own["product"])))
    return Matrix(tuple(grids), say("kolom.terdokumentasi"), say("kolom.belum"))


def _programmes(room: Room, name: str, code: str) -> Slide:
    rows, sources, waited = [], [], []
    progress = room.ask("programme_progress", programme="")
    for programme in progress.itertuples():
        if programme.id not in PROGRAMMES:
            continue
        stages = room.ask("regency_stages", programme=programme.id)
        areas = room.ask("programme_areas", programme=programme.id)
        stage, area = (frame[frame.code == code].iloc[0] for frame in (stages, areas))
        state, source, told = blanks.not_reported(), None, False
        if not pd.isna(stage.step):
            state, source, told = f"{stage.stage} ({Dated.of_stage(stage).text})", stage.publisher, True
        elif not pd.isna(area.certainty) and stages.step.notna().any():
            # To be named is not to have got there: the stages of others are published, this one's is not.
            state, source = say("paparan.wilayah_tanpa_tahap"), area.publisher
        elif not pd.isna(area.certainty):
            disputed = area.certainty != "pasti"
            state = theme.area()[area.certainty].name if disputed else say("paparan.wilayah")
            source, told = area.publisher, True
        rows.append((programme.name, state, say("panel.tanpa_sumber") if pd.isna(source) else source))
        sources.append(source)
        if not told:
            waited.append(programme.name)
    columns = [say(f"kolom.{each}") for each in ("program", "status", "sumber")]
    known = len(rows) - len(waited)
    title = say("paparan.kabupaten_program", jumlah=known, semua=len(rows), nama=name)
    if known and waited:
        title += say("paparan.kabupaten_program_belum", daftar=numbers.listing(waited))
    body = making.table(pd.DataFrame(rows, columns=columns))
    named = sorted({str(each) for each in sources if not pd.isna(each)})
    line = captions.some(named, 2) if named else say("panel.tanpa_sumber")
    return room.slide(title, say("paparan.program_sub"), body, room.undated(line), rows=progress)


def _closing(room: Room, code: str, name: str, counts: pd.Series, told: dict) -> Slide:
    """What is late and what is missing of the regency."""
    own = say("paparan.siapa_satu", nama=name)
    missing = []
    if not counts.products:
        missing.append(Task(say("paparan.kurang_produk"), own))
    if counts.unknown:
        words = say("paparan.kurang_ekspor", jumlah=counts.unknown, semua=counts.products)
        missing.append(Task(words, own))
    if counts.unlinked + counts.unsourced:
        words = say("paparan.kurang_sumber", jumlah=counts.unlinked + counts.unsourced)
        missing.append(Task(words, say("paparan.siapa_kantor")))
    if counts.products > counts.villages:
        missing.append(Task(say("paparan.kurang_desa"), own))
    blank = [card["name"] for card, row, _ in told.values() if pd.isna(row.value)]
    if blank:
        words = say("paparan.kurang_angka", daftar=numbers.listing(blank))
        missing.append(Task(words, say("paparan.siapa_penerbit")))
    return closing.slide(room, name, missing, room.register(), code=code)
