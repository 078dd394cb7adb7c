"""What the numbers rest on, as tables: versions, claims, totals, series, changes, sources, definitions.

Each takes the frame of the query it is named after.
"""

from typing import Any

import pandas as pd

from dashboard.exhibits import theme
from dashboard.language import numbers, terms
from dashboard.language.blanks import not_applicable, not_reported
from dashboard.language.dates import Dated
from dashboard.language.text import say, say_of
from dashboard.language.values import Value
from dashboard.saying import cells


def conflicts(frame: pd.DataFrame) -> pd.DataFrame:
    """Of conflict_versions."""
    used = {True: say("kolom.ya"), False: say("kolom.tidak")}
    return cells.table(
        perihal=frame.title,
        versi=[_version(row) for row in frame.itertuples()],
        periode=["" if pd.isna(each) else numbers.period(each) for each in frame.period],
        penutur=["" if pd.isna(speaker) else speaker for speaker in frame.speaker],
        dipakai=[say("kolom.tersendiri") if pd.isna(each) else used[bool(each)] for each in frame.used],
        penjelasan=frame.explanation,
        aturan=frame.rule,
        sumber=cells.sources_of(frame),
    )


def _version(row: Any) -> str:
    """All that a version states, so that whatever it disagrees on is among it."""
    bound = "=" if pd.isna(row.bound) else row.bound
    parts = [
        "" if pd.isna(row.date) else Dated.of(row).text,
        "" if pd.isna(row.text) else row.text,
        "" if pd.isna(row.value) else Value(row.value, row.unit, None, row.precision, row.bound).text,
        "" if pd.isna(row.quantity_m2) else Value(row.quantity_m2, "m²", bound=bound).text,
        *_besides(row, bound),
    ]
    return "; ".join(filter(None, parts))


def _besides(row: Any, bound: str) -> list[str]:
    """Tonnes, US dollars and rupiah of a row, as far as it states them."""
    stated = ((row.volume_tonnes, "ton"), (row.value_usd, "US$"), (row.value_idr, "Rp"))
    return [Value(value, unit, None, bound=bound).text for value, unit in stated if not pd.isna(value)]


def counts(frame: pd.DataFrame) -> list[str]:
    """Of reconciliation: what each row counts."""
    return [say(f"kolom.{COUNTS[name]}") for name in frame.measure]


def reconciled(frame: pd.DataFrame, parts: str) -> pd.DataFrame:
    """Of reconciliation: the same count in each view; parts names the column of what was added up."""
    return cells.table(
        ukuran=counts(frame),
        kartu=frame.card.map(numbers.brief),
        **{parts: frame.parts.map(numbers.brief)},
        grafik=frame.chart.map(numbers.brief),
        tabel_halaman=frame.table.map(numbers.brief),
        berkas_unduhan=frame.file.map(numbers.brief),
        selisih=frame.difference.map(numbers.brief),
    )


COUNTS = {
    "products": "jumlah",
    "exported": "terekspor",
    "claimed": "klaim",
    "supplying": "pemasok",
    "unknown": "belum",
    "events": "pengiriman",
}


def additive_totals(frame: pd.DataFrame, explained: list[str], whole: str) -> pd.DataFrame:
    def told(name: str) -> list[str]:
        return [
            not_reported()
            if pd.isna(getattr(row, name))
            else Value.named(row, name, "", int(row.decimals)).cell
            for row in frame.assign(total_bound="=").itertuples()  # a sum of what is known has none
        ]

    table = cells.table(
        indikator=frame["name"],
        periode=[numbers.period(period) for period in frame.period],
        jumlah_kabupaten=told("total"),
        provinsi=told("province"),
        selisih=[
            not_applicable() if pd.isna(row.difference) else numbers.brief(row.difference)
            for row in frame.itertuples()
        ],
        satuan=frame.unit.map(terms.told, na_action="ignore"),
        penjelasan=explained,
    )
    known = say_of(whole, "kolom.provinsi")
    return table.rename(columns={say("kolom.provinsi"): known})


def series(frame: pd.DataFrame) -> pd.DataFrame:
    """Of freshness.series."""
    return cells.table(
        indikator=frame["name"],
        terakhir=cells.or_blank(frame.period, numbers.period),
        umur=[not_reported() if pd.isna(each) else _months(each) for each in frame.age_months],
        terbit_tiap=[_months(each) for each in frame.interval_months],
        seharusnya=cells.or_blank(frame.expected, numbers.day),
        status=[say("segar.kata_lama") if late else say("segar.kata_segar") for late in frame.overdue],
        produsen=frame.owner,
    )


def _months(count: float) -> str:
    """So many months, on one line of a narrow column."""
    return numbers.headline(say("kolom.sekian_bulan", jumlah=int(count)))


def changes(frame: pd.DataFrame) -> pd.DataFrame:
    """Of changes.between."""
    return cells.table(
        perubahan=frame.change,
        angka=frame.figure,
        periode=["" if pd.isna(each) else numbers.period(each) for each in frame.period],
        sebelum=frame.old,
        sesudah=frame.new,
    )


def changed_records(frame: pd.DataFrame) -> pd.DataFrame:
    """Of changed_records.between."""
    return cells.table(
        perubahan=frame.change,
        baris=frame.record,
        bagian=frame.part,
        sebelum=frame.old,
        sesudah=frame.new,
    )


def sources(frame: pd.DataFrame) -> pd.DataFrame:
    address = [
        row.address_text if pd.isna(row.address) and not pd.isna(row.address_text) else row.address
        for row in frame.itertuples()
    ]
    return cells.table(
        judul=frame.title,
        penerbit=frame.publisher,
        tanggal_terbit=cells.dated(frame, "published"),
        jenis=frame.kind,
        alamat=[say("panel.tanpa_sumber") if pd.isna(each) else each for each in address],
        lisensi=frame.licence,
        diperoleh=frame.obtained,
        fakta_banyak=frame.facts,
    )


def definitions(frame: pd.DataFrame) -> pd.DataFrame:
    """Of indicator_definitions."""
    every = [say("kolom.sekali") if pd.isna(each) else _months(each) for each in frame.interval_months]
    return cells.table(
        indikator=[f"{row.passport} {row.name}" for row in frame.itertuples(index=False)],
        aturan=frame.rule,
        definisi=frame.definition,
        satuan=frame.unit.map(terms.told, na_action="ignore"),
        produsen=frame.owner,
        terbit_tiap=every,
    )


def passport_claims(frame: pd.DataFrame) -> pd.DataFrame:
    """Of passport_claims."""
    used = {True: say("kolom.ya"), False: say("kolom.tidak")}
    several = frame["name"].nunique() > 1
    table = cells.table(
        indikator=frame["name"] if several else [""] * len(frame),
        wilayah=frame.area_name,
        periode=[numbers.period(period) for period in frame.period],
        nilai=[cells.claim_text(row) for _, row in frame.iterrows()],
        keterangan=[_remark(row) for row in frame.itertuples()],
        status=[theme.claim()[status] for status in frame.status],
        dipakai=[say("kolom.tersendiri") if pd.isna(each) else used[bool(each)] for each in frame.used],
        perihal=["" if pd.isna(each) else each for each in frame.conflict_title],
        penutur=cells.or_blank(frame.speaker),
        tanggal_terbit=cells.dated(frame, "published"),
        sumber=cells.sources_of(frame),
        catatan=["" if pd.isna(each) else each for each in frame.note],
    )
    return table.loc[:, (table != "").any()]  # a remark that no claim has needs no column


def _remark(row: Any) -> str:
    """What a claim is about and what it states besides its value."""
    told = [] if pd.isna(row.value) or pd.isna(row.value_text) else [row.value_text]
    return "; ".join(told + _besides(row, row.bound))
