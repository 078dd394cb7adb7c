"""Findings and sentences made by rule from answers: neutral, short, the same for everybody.

Each takes a frame of the query its docstring names and gives a sentence. None says best or worst, none
ranks what says only how far the register looked.
"""

import pandas as pd

from dashboard.answers import passport
from dashboard.exhibits import theme
from dashboard.language import blanks, numbers, terms
from dashboard.language.counts import Count, parts, sharing
from dashboard.language.dates import Dated
from dashboard.language.numbers import number
from dashboard.language.text import say, say_of
from dashboard.language.values import CUT, ESTIMATE, UNITS_TOLD, Value, least_exact

DISPUTED = "≠"  # beside a figure of which published versions differ


def register(dataset: str, facts: pd.Series) -> str:
    """What the register is, as a source: gathered from published pages and files that were sent, or made up.

    facts: register_sources.
    """
    if dataset == "simulasi":
        return say("panel.register_rekaan")
    told = say("panel.register_dari", jumlah=facts.pages)
    return f"{told} {say('panel.register_kiriman', jumlah=facts.files)}" if facts.files else told


def newest_fact(facts: pd.Series) -> str:
    """The date of the newest fact, as precise as it is known. facts: register_sources."""
    return Dated.of(facts, "newest").text


def export_map(frame: pd.DataFrame) -> str:
    """Of export_status_by_regency: the counts are those of the map's legend."""
    lesser = int(frame.status.isin(["klaim", "pemasok"]).sum())
    if not lesser:
        return _exporting(frame).told("temuan.ekspor")
    exporting, unknown = int((frame.exported > 0).sum()), int(frame.status.isna().sum())
    if not exporting:
        return Count(lesser, 0, unknown).told("temuan.ekspor_disebut")
    told = say("temuan.ekspor_dan_disebut", ya=exporting, semua=len(frame), disebut=lesser)
    return told + Count(exporting, lesser, unknown).rest()


def _exporting(frame: pd.DataFrame) -> Count:
    """Of export_status_by_regency: of none is it known that it exports nothing."""
    told = int((frame.exported > 0).sum())
    return Count(told, 0, len(frame) - told)


def export_status(counts: pd.Series) -> str:
    """Of register_counts. No export on record is not none: then only what is unknown is told."""
    if not counts.exported:
        return say("temuan.tanpa_ekspor", belum=counts.unknown, produk=counts.products)
    return say("temuan.status_ekspor", ekspor=counts.exported, belum=counts.unknown)


def unknown_status(counts: pd.Series) -> str:
    """Of register_counts: how much of the register says nothing about export."""
    return say("temuan.tanpa_status", belum=counts.unknown, produk=counts.products)


def without_status(counts: pd.Series) -> str:
    """Of register_counts: of how many products the export status is unknown; empty where of none."""
    return say("ringkasan.produk_ekspor", tidak=counts.unknown) if counts.unknown else ""


def exporting_regencies(frame: pd.DataFrame) -> str:
    """Of export_status_by_regency within the filter."""
    return documented_exports(int(frame.exported.sum()), _exporting(frame).so)


def documented_exports(products: int, regencies: int) -> str:
    """Products with a documented export and their regencies; none on record is unknown, and never zero."""
    if not products:
        return say("temuan.tanpa_dokumentasi")
    return say("temuan.terdokumentasi", produk=products, kabupaten=regencies)


def registered(counts: pd.Series) -> str:
    """Of register_counts: the products, and the villages that are known of them."""
    if not counts.products:
        return say("temuan.tanpa_produk")
    villages = say("temuan.tanpa_desa")
    if counts.villages:
        villages = say("temuan.desa", desa=counts.villages)
    return say("temuan.register", produk=counts.products, desa=villages)


def sourced(counts: pd.Series) -> str:
    """Of register_counts: on what the products rest."""
    return parts(
        (counts.linked, "temuan.bertautan"),
        (counts.unlinked, "temuan.tanpa_alamat"),
        (counts.unsourced, "temuan.tanpa_sumber"),
    )


def categories(frame: pd.DataFrame) -> str:
    """Of products_by_category: which category has most rows, as a fact about the register."""
    top = frame.iloc[0]
    return say("temuan.kategori", kategori=top.category, jumlah=top.products, semua=frame.products.sum())


def tracks(frame: pd.DataFrame) -> str:
    """Of products_by_track."""
    undecided = int(frame.products[~frame.decided].sum())
    every = int(frame.products.sum())
    return Count(every - undecided, 0, undecided).told("temuan.jalur")


def readiness(frame: pd.DataFrame) -> str:
    """Of readiness_by_category."""
    beyond = int(frame.products[frame.status.isin(["sebagian", "separuh"])].sum())
    rest = int(frame.products.sum()) - beyond
    return Count(beyond, 0, rest).told("temuan.kesiapan")


def ladder(frame: pd.DataFrame) -> str:
    """Of readiness_by_rung for one track."""
    beyond = frame[frame.step > 0]
    known = (beyond.done > 0).sum()
    if not known:
        return say("temuan.tanpa_tangga")
    return say("temuan.tangga", ya=known, semua=len(beyond))


def indications(frame: pd.DataFrame) -> str:
    """Of indications."""
    known, asked = (frame.status == "terdaftar").sum(), (frame.status == "permohonan").sum()
    told = parts((known, "temuan.ig_terdaftar"), (asked, "temuan.ig_permohonan"))
    return say("temuan.ig", daftar=told) if told else say("temuan.tanpa_ig")


def indications_told(claims: pd.DataFrame) -> str:
    """What was said of their number; an empty text where nothing was. claims: claims."""
    told = [f"{Value.of(row).text} ({numbers.period(row.period)})" for row in claims.itertuples()]
    return say("produk.ig_disebut", daftar=numbers.listing(told)) if told else ""


def destinations(frame: pd.DataFrame) -> str:
    """Of export_by_destination."""
    most, every = frame.events.max(), frame.events.sum()
    first = [terms.told(name) for name in frame.destination[frame.events == most]]
    if len(frame) == 1:
        return say("temuan.tujuan_tunggal", tujuan=first[0], jumlah=most)
    if len(first) == 1:
        return say("temuan.tujuan", tujuan=first[0], jumlah=most, semua=every)
    where = sharing(first, "temuan.seri_tujuan")
    return say("temuan.tujuan_sama", tujuan=where, jumlah=most, semua=every)


def commodities(frame: pd.DataFrame) -> str:
    """Of export_by_commodity."""
    return say("temuan.komoditas", komoditas=len(frame), ekspor=frame.events.sum())


def events(frame: pd.DataFrame) -> str:
    """How many exports there are, of export_by_destination."""
    newest_one = numbers.day(frame.newest.max(), "tahun")
    return say("temuan.peristiwa", jumlah=frame.events.sum(), tanggal=newest_one)


def months(frame: pd.DataFrame, currency: str, value: str) -> str:
    """Of export_statistics, months of one measure."""
    last = frame.iloc[-1]
    told_ = Value(last[value], currency, bound=last.bound).text
    return say("temuan.bulan", bulan=numbers.period(last.period), nilai=told_, jumlah=len(frame))


def told(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of indicator_by_regency that may be compared: with a value that its source did not cut off."""
    return frame[frame.value.notna() & (frame.precision != CUT)]


def may_be_ranked(frame: pd.DataFrame, card: pd.Series) -> bool:
    """May the highest and lowest of indicator_by_regency be named? Not where the source cut values off."""
    return not card.coverage and not (frame.precision == CUT).any()


def only_estimates(frame: pd.DataFrame) -> bool:
    """Are all values of indicator_by_regency estimates? They are shown, and never put into an order."""
    return bool((told(frame).precision == ESTIMATE).all())


def indicator(frame: pd.DataFrame, card: pd.Series) -> str:
    """Of indicator_by_regency: highest and lowest, or only the coverage where ranking would mislead."""
    known = told(frame)
    if known.empty:
        return say("temuan.tanpa_angka", ukuran=card["name"])
    count = dict(ukuran=card["name"], ya=len(known), semua=len(frame))
    if card.coverage:
        return say("temuan.terisi", **count)
    when = numbers.period(frame.period.iloc[0])
    if only_estimates(frame):
        return say("temuan.perkiraan", periode=when, **count)
    if not may_be_ranked(frame, card):
        return say("temuan.tanpa_desimal", periode=when, **count)
    return _ends(known, card, f"{with_unit(card)}, {when}")


def _ends(known: pd.DataFrame, card: pd.Series, name: str) -> str:
    """Who has the highest and who the lowest value; where several share it, all of them or how many."""
    top, low = known.loc[known.value.idxmax()], known.loc[known.value.idxmin()]
    high = Value.of(top, card).cell
    if len(known) == 1:
        return say("temuan.satu_angka", ukuran=name, tempat=top.short_name, nilai=high)
    if top.value == low.value:
        return say("temuan.semua_sama", ukuran=name, jumlah=len(known), nilai=high)
    return say(
        "temuan.terbesar_terkecil" if card.direction == "netral" else "temuan.tertinggi_terendah",
        ukuran=name,
        tinggi=sharing(list(known.short_name[known.value == top.value])),
        nilai_tinggi=high,
        rendah=sharing(list(known.short_name[known.value == low.value])),
        nilai_rendah=Value.of(low, card).cell,
    )


def with_unit(card: pd.Series) -> str:
    """An indicator's name, its unit in it where a cell leaves it out: 'Luas wilayah (km²)'."""
    unit = terms.told(card.unit)
    told_ = card.unit in UNITS_TOLD or unit.lower() in card["name"].lower()
    return card["name"] if told_ else f"{card['name']} ({unit})"


def indicator_in(frame: pd.DataFrame, card: pd.Series, code: str) -> str:
    """Of indicator_by_regency: one regency's own number, beside the province's where that is published."""
    row = frame[frame.code == code].iloc[0]
    if pd.isna(row.value):
        return f"{row.short_name}: {card['name']} {blanks.told(row.blank)}"
    name = with_unit(card) if card.coverage else f"{with_unit(card)}, {numbers.period(row.period)},"
    return f"{row.short_name}: {name} {in_words(row, card)}{beside_the_province(card)}"


def beside_the_province(card: pd.Series) -> str:
    """Of indicator_card: the province's own figure behind that of a regency; empty where none compares."""
    if pd.isna(card.province_value) or card.additive:
        return ""
    return say_of(passport.whole(card), "temuan.angka_provinsi", nilai=Value.of_province(card).cell)


def indicator_map(frame: pd.DataFrame, card: pd.Series) -> str:
    """Of indicator_by_regency: how many lie above the province's own figure, or how many are known."""
    known = told(frame)
    if card.coverage or pd.isna(card.province_value) or card.additive or known.empty:
        return Count(len(known), 0, len(frame) - len(known)).told("temuan.angka")
    above = (known.value > card.province_value).sum()
    value = Value.of_province(card).cell
    return say_of(passport.whole(card), "temuan.di_atas", ya=above, semua=len(known), nilai=value)


def indicator_order(frame: pd.DataFrame, card: pd.Series) -> str:
    """Of rows in order: where the middle lies, or how many rows there are."""
    if card.coverage or len(frame) < 3:
        return say("temuan.dengan_angka", jumlah=len(frame))
    middle = Value(frame.value.median(), card.unit, card.decimals, least_exact(frame.precision)).cell
    return say("temuan.nilai_tengah", jumlah=len(frame), nilai=middle)


def in_words(row: pd.Series, card: pd.Series) -> str:
    """One regency's value where it stands alone: what the source cut off is said, not marked."""
    known = Value.of(row, card)
    return known.text if known.is_cut else known.cell


def span(row: pd.Series) -> str:
    """The lowest and the highest version of a disputed value: '26–45 NIE'; an empty text where they agree."""
    if pd.isna(row.conflict) or pd.isna(row.low) or row.low == row.high:
        return ""
    low, high = (
        Value.named(row, name, unit, row.decimals if getattr(row, name) % 1 else 0)
        for name, unit in (("low", ""), ("high", row.unit))
    )
    return f"{low.text}\N{EN DASH}{high.text}"


def claims_changed(before: pd.DataFrame, now: pd.DataFrame, version: str) -> str:
    """Two tables of passport_claims, of the previous snapshot and of this one: what changed, and why."""
    said = [say("kolom.wilayah"), say("kolom.periode"), say("kolom.nilai"), say("kolom.penutur")]
    old, new = (set(frame.reindex(columns=said).itertuples(index=False)) for frame in (before, now))
    added, gone = sorted(new - old), sorted(old - new)
    if not added and not gone:
        return say("paspor.tidak_berubah", versi=version)
    parts = [say("paspor.klaim_baru", isi=", ".join(claim)) for claim in added]
    parts += [say("paspor.klaim_dicabut", isi=", ".join(claim)) for claim in gone]
    return say("paspor.berubah", versi=version, isi="; ".join(parts))


def programme(row: pd.Series) -> str:
    """Of programme_progress: one programme in one line."""
    if row.status == "direncanakan":
        return say("temuan.direncanakan", program=row["name"])
    if pd.isna(row.value):
        return say("temuan.tanpa_kemajuan", program=row["name"])
    style = progress_state(row).lower()
    if pd.isna(row.target):
        return f"{row['name']}: {Value.of(row).text}, {style}"
    realised, target = Value.of(row).cell, Value.of_target(row).text
    return say("temuan.kemajuan", program=row["name"], nilai=realised, target=target, status=style)


def progress_state(row: pd.Series) -> str:
    """Of programme_progress: the status by rule; targets that count something else are said to be there."""
    if row.status == "target ukuran lain":
        return say("program.target_lain", jumlah=row.other_targets)
    return theme.progress()[row.status].name


def newer_statement(row: pd.Series) -> str:
    """Of programme_progress: what somebody stated of the programme after its newest count; else empty."""
    if pd.isna(row.statement):
        return ""
    return say(
        "program.pernyataan_baru",
        ukuran=row.statement_name,
        nilai=Value.named(row, "statement", row.statement_unit, int(row.statement_decimals)).text,
        penutur=row.statement_speaker,
        tanggal=numbers.period(row.statement_period),
    )


def progress(row: pd.Series, waiting: tuple[str, ...], stage: str) -> str:
    """Of programme_progress: the newest count against its target, the date that passed, who is missing."""
    if pd.isna(row.value) or pd.isna(row.target):
        return programme(row)
    said = say(
        "paparan.dari_target",
        nama=row["name"],
        nilai=Value.of(row).cell,
        target=Value.of_target(row).text,
        tanggal=numbers.period(row.period),
    )
    if row.status == "terlambat":
        said += say("paparan.tenggat_lewat", tanggal=numbers.day(row.due))
    if waiting:
        names = numbers.listing(list(waiting))
        said += say("paparan.yang_belum", nama=names, tahap=stage)
    return said


def waiting(row: pd.Series, stages_: pd.DataFrame) -> tuple[tuple[str, ...], str]:
    """Which regencies have not reached the last stage, and that stage; none where that is not known.

    It is known only where the places that did are as many as the programme reported, and all are its target:
    else a place without a report may have reached it unseen. row: programme_progress, stages_: regency_stages
    """
    reached = stages_[stages_.step == stages_.step.max()]
    if pd.isna(row.target) or len(reached) != row.value or len(stages_) != row.target:
        return (), ""
    rest = stages_[~stages_.code.isin(reached.code)]
    return tuple(rest.short_name), begun_small(reached.stage.iloc[0])


def milestones(frame: pd.DataFrame) -> str:
    """Of milestones."""
    reached = frame[frame.actual.notna() & frame.used]
    if reached.empty:
        return say("temuan.tanpa_tonggak")
    told = say("temuan.tonggak", jumlah=len(reached), tanggal=Dated.of(reached.iloc[-1]).text)
    disputed = int(reached.conflict.notna().sum())
    return told + say("temuan.tonggak_berbeda", jumlah=disputed) if disputed else told


def areas(frame: pd.DataFrame) -> str:
    """Of programme_areas."""
    certain, disputed = (frame.certainty == "pasti").sum(), (frame.certainty == "bertentangan").sum()
    if disputed:
        names = numbers.listing(list(frame.short_name[frame.certainty == "bertentangan"]))
        if not certain:
            return say("temuan.wilayah_berbeda", daftar=names)
        return say("temuan.wilayah_sebagian", jumlah=certain, daftar=names)
    return say("temuan.wilayah", jumlah=certain)


def regency_stages(frame: pd.DataFrame) -> str:
    """Of regency_stages: how many stand on which highest step."""
    top = frame.step.max()
    if pd.isna(top):
        return say("temuan.tanpa_tahap")
    at = frame[frame.step == top]
    reached = Count.of((frame.step == top).astype("boolean").mask(frame.step.isna()))
    return reached.told("temuan.tahap", tahap=begun_small(at.stage.iloc[0]))


def begun_small(name: str) -> str:
    """A name as it stands inside a sentence: its first letter small, abbreviations as they are."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def beside_a_colon(name: str) -> str:
    """A name that stands beside a colon: its own becomes brackets, for a title with two has to be decoded."""
    whole, _, part = name.partition(": ")
    return f"{whole} ({part})" if part else name


def villages(districts: pd.DataFrame, points: pd.DataFrame, opened: str) -> str:
    """Of districts and village_points of one regency: how many villages the register knows a product of."""
    told = (points.products > 0).sum()
    if opened:
        here = districts[districts.code == opened].iloc[0]
        if not told:
            return say("temuan.kecamatan_kosong", kecamatan=here["name"])
        return say("temuan.kecamatan", kecamatan=here["name"], ya=told, semua=here.villages)
    if not told:
        return say("temuan.desa_kosong", semua=districts.villages.sum())
    return say("temuan.di_desa", ya=told, semua=districts.villages.sum())


def stages(frame: pd.DataFrame) -> str:
    """Of stage_counts."""
    told = frame[frame.standing.notna()]
    if len(told) > 3:
        last = told.iloc[-1]
        every, stage = int(told.standing.sum()), begun_small(last.stage)
        return say("temuan.tahap_akhir", ya=int(last.standing), semua=every, tahap=stage)
    return "; ".join(f"{number(int(row.standing))} {begun_small(row.stage)}" for row in told.itertuples())
