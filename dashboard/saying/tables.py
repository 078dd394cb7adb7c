"""Answers about places, products and exports as people read them.

Each takes the frame of the query it is named after; how a cell is written is told in `cells`.
"""

from typing import Any

import pandas as pd

from dashboard.exhibits import theme
from dashboard.language import numbers, terms
from dashboard.language.blanks import not_reported
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import cells

NEAR_NAMED = 3  # products near market named in a row or beside a map: more would be a wall of names


def export_status(frame: pd.DataFrame) -> pd.DataFrame:
    words = [not_reported() if pd.isna(status) else theme.export()[status].name for status in frame.status]
    return cells.table(
        kode=frame.code,
        kabupaten=frame["name"],
        ekspor=words,
        terekspor=frame.exported,
        klaim=frame.claimed,
        pemasok=frame.supplying,
        belum=frame.unknown,
        jumlah=frame.products,
    )


def indicator(frame: pd.DataFrame, card: pd.Series) -> pd.DataFrame:
    """Of indicator_by_regency."""
    return cells.table(
        kode=frame.code,
        kabupaten=frame["name"],
        nilai=[cells.value_text(row, card) for _, row in frame.iterrows()],
        satuan=[terms.told(card.unit)] * len(frame),
        per=[
            not_reported() if pd.isna(row.as_of) else numbers.period(row.period) for row in frame.itertuples()
        ],
        sumber=[
            say("panel.register") if card.coverage else not_reported() if pd.isna(source) else source
            for source in frame.source
        ],
        catatan=["" if pd.isna(note) else note for note in frame.note],
    )


def newest(frame: pd.DataFrame) -> pd.DataFrame:
    """Of newest_claims."""
    values = [
        say("kolom.terjadi") if pd.isna(row.value) else Value.of(row).text for row in frame.itertuples()
    ]
    dates = [
        when if pd.isna(period) else numbers.period(period)
        for when, period in zip(cells.dates(frame), frame.period, strict=True)
    ]
    return cells.table(
        tanggal=dates,
        fakta=frame.fact,
        wilayah=frame.area_name,
        nilai=values,
        sumber=cells.or_blank(frame.publisher),
    )


def counts(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Of products_by_category, products_by_track and the export statuses."""
    return cells.table(
        **{COUNTED[name]: frame[name], "jumlah": cells.or_blank(frame.products, numbers.number)}
    )


COUNTED = {"category": "kategori", "track": "jalur", "status": "ekspor"}


def readiness(frame: pd.DataFrame) -> pd.DataFrame:
    """Of readiness_by_category."""
    names = [theme.readiness()[status].name for status in frame.status]
    return cells.table(kategori=frame.category, status=names, jumlah=frame.products)


def ladder(frame: pd.DataFrame) -> pd.DataFrame:
    """Of readiness_by_rung."""
    return cells.table(
        jalur=frame.track,
        anak_tangga=frame.rung,
        jumlah=frame.products,
        terdokumentasi=frame.done,
        belum=frame.unknown,
    )


def products(frame: pd.DataFrame) -> pd.DataFrame:
    """Of products."""
    readiness = [
        say("produk.tak_tentu")
        if pd.isna(row.rungs)
        else say("produk.sebagian", selesai=int(row.rungs_done), semua=int(row.rungs))
        for row in frame.itertuples()
    ]
    return cells.table(
        produk=frame["product"],
        kabupaten=frame.regency,
        desa=cells.or_blank(frame.village),
        kategori=frame.category,
        jalur=frame.track,
        kesiapan=readiness,
        ekspor=[theme.export()[status].name for status in frame.export_status],
        bukti=cells.or_blank(frame.export_evidence),
        indikasi=frame.indication_status,
        hs=cells.or_blank(frame.hs6),
        sumber=cells.sources_of(frame),
        kode=frame.id,
    ).rename(columns={say("kolom.kode"): say("kolom.id")})


def standing(frame: pd.DataFrame) -> pd.DataFrame:
    """Of fair_ranks.table: a rank never stands without its change, its like and how complete its data are."""
    return cells.table(
        kabupaten=frame.short_name,
        nilai=frame.label,
        peringkat=frame["rank"],
        pindah=frame.change,
        serupa=frame.alike,
        kelengkapan=frame.complete,
    )


def _surveyed(row: Any, name: str) -> str:
    """A figure of a survey with its name and its period; an empty text where there is none."""
    if pd.isna(getattr(row, name)):
        return ""
    survey, period = getattr(row, f"{name}_survey"), getattr(row, f"{name}_period")
    return f"{Value.named(row, name, 'persen', 1).cell} ({survey} {numbers.period(period)})"


def opportunities(frame: pd.DataFrame, kinds: pd.Series, names: dict[str, str]) -> pd.DataFrame:
    """Of opportunities: readiness and need beside each other; the estimate is marked."""
    near = [
        f"{say('peluang.label', jumlah=row.near)}: {cells.first_named(row.near_names, row.near, NEAR_NAMED)}"
        if not pd.isna(row.near)
        else not_reported()
        for row in frame.itertuples()
    ]
    poor = [
        not_reported()
        if pd.isna(row.poor)
        else f"{Value.named(row, 'poor', 'persen', 2).cell} ({numbers.period(row.poor_period)})"
        for row in frame.itertuples()
    ]
    stunting = [_surveyed(row, "stunting") or not_reported() for row in frame.itertuples()]
    contrary = [f"≠ {told}" if (told := _surveyed(row, "contrary")) else "" for row in frame.itertuples()]
    return cells.table(
        kabupaten=frame.short_name,
        temu=[not_reported() if pd.isna(kind) else names[kind] for kind in kinds],
        dekat_pasar=near,
        stunting=stunting,
        survei_lain=contrary,
        miskin_ekstrem=poor,
        tercatat=frame.products,
    )


def commitments(frame: pd.DataFrame) -> pd.DataFrame:
    return cells.table(
        perusahaan=frame.company,
        kebutuhan=frame.need,
        kabupaten=frame.regency,
        nilai=cells.or_blank(frame.amount_idr, lambda value: numbers.money(value, "Rp")),
        tanggal=cells.dates(frame),
        sumber=cells.sources_of(frame),
    )


def comparables(frame: pd.DataFrame) -> pd.DataFrame:
    return cells.table(
        ukuran=frame.indicator_name,
        kabupaten=frame.short_name,
        nilai=frame.label,
        periode=[numbers.period(period) for period in frame.period],
        sumber=cells.or_blank(frame.publisher),
    )


def history(frame: pd.DataFrame) -> pd.DataFrame:
    """Of indicator_history with its labels."""
    return cells.table(
        kabupaten=frame.short_name,
        periode=[numbers.period(period) for period in frame.period],
        nilai=frame.label,
    )


def districts(frame: pd.DataFrame) -> pd.DataFrame:
    return cells.table(
        kode=frame.code,
        kecamatan=frame["name"],
        desa_semua=frame.villages,
        desa_berproduk=cells.or_blank(frame.told),
        jumlah=cells.or_blank(frame.products),
        tanpa_titik=frame.unlocated,
    )


def villages(frame: pd.DataFrame) -> pd.DataFrame:
    """Of village_points."""
    readiness = [
        (not_reported() if not row.products else say("produk.tak_tentu"))
        if pd.isna(row.rungs)
        else say("produk.sebagian", selesai=int(row.rungs_done), semua=int(row.rungs))
        for row in frame.itertuples()
    ]
    named = [
        cells.first_named(row.product_names, row.products) if row.products else not_reported()
        for row in frame.itertuples()
    ]
    return cells.table(
        desa=frame["name"],
        kecamatan=frame.district_name,
        produk=named,
        kategori=cells.or_blank(frame.categories),
        kesiapan=readiness,
        ekspor=cells.or_blank(frame.export_status, lambda status: theme.export()[status].name),
        letak=[say("titik.titik_sendiri" if at == "desa" else "titik.letak") for at in frame.coordinate],
        kode=frame.code,
    )


def indications(frame: pd.DataFrame) -> pd.DataFrame:
    return cells.table(
        indikasi=frame.indication,
        status=frame.status,
        nomor=cells.or_blank(frame.number),
        wilayah=frame.regencies,
        per=cells.dated(frame, "as_of"),
        sumber=cells.sources_of(frame),
    )


def events(frame: pd.DataFrame) -> pd.DataFrame:
    """Of export_events."""
    return cells.table(
        tanggal=cells.dates(frame),
        komoditas=frame.commodity,
        kabupaten=cells.or_blank(frame.regencies),
        tujuan=frame.destination,
        lewat=cells.or_blank(frame.via),
        volume=cells.or_blank(frame.volume_tonnes, numbers.brief),
        nilai=[cells.worth(row) for row in frame.itertuples()],
        dihitung=[say("kolom.ya") if counted else say("kolom.versi_lain") for counted in frame.counted],
        sumber=cells.sources_of(frame),
    )


def shipments(frame: pd.DataFrame) -> pd.DataFrame:
    """Of export_by_destination and export_by_commodity."""
    if "destination" in frame:
        return cells.table(tujuan=frame.destination, pengiriman=frame.events, komoditas=frame.commodities)
    return cells.table(
        komoditas=frame.commodity,
        pengiriman=frame.events,
        volume=cells.or_blank(frame.volume_tonnes, numbers.brief),
        tujuan=frame.destinations,
    )


def statistics(frame: pd.DataFrame) -> pd.DataFrame:
    """Of export_statistics."""
    return cells.table(
        periode=[numbers.period(period) for period in frame.period],
        cakupan=frame.scope,
        komoditas=cells.or_blank(frame.commodity),
        nilai=[
            cells.worth(row) if cells.is_worthless(row) else cells.disputed(row) + cells.worth(row)
            for row in frame.itertuples()
        ],
        volume=cells.or_blank(frame.volume_tonnes, numbers.brief),
        tujuan=cells.or_blank(frame.destination),
        lewat=cells.or_blank(frame.place),
        penutur=frame.publisher,
        sumber=cells.sources_of(frame),
    )
