"""Answers as people read them: Indonesian columns, formatted cells, and a word where there is no number.

Each takes the frame of the query it is named after; a blank becomes *belum dilaporkan*, never empty or zero.
"""

import pandas as pd

from dashboard import numbers, theme
from dashboard.blanks import NOT_APPLICABLE
from dashboard.blanks import NOT_REPORTED as BLANK
from dashboard.findings import DISPUTED, amount, span, truncated
from dashboard.numbers import number, quantity
from dashboard.text import say


def _or_blank(values: pd.Series, write=str) -> list[str]:
    return [BLANK if pd.isna(value) else write(value) for value in values]


def _dates(frame: pd.DataFrame, column: str = "date", precision: str = "date_precision") -> list[str]:
    return [
        numbers.day(day, known if isinstance(known, str) else "hari")
        for day, known in zip(frame[column], frame[precision], strict=True)
    ]


def _table(**columns) -> pd.DataFrame:
    """A frame whose columns carry the words of `kolom.<name>`."""
    return pd.DataFrame({say(f"kolom.{name}"): list(values) for name, values in columns.items()})


def _sources(frame: pd.DataFrame) -> list[str]:
    return [say("panel.tanpa_sumber") if pd.isna(source) else source for source in frame.source]


def export_status(frame: pd.DataFrame) -> pd.DataFrame:
    words = [BLANK if pd.isna(status) else theme.EXPORT[status].name for status in frame.status]
    return _table(
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
    return _table(
        kode=frame.code,
        kabupaten=frame["name"],
        nilai=[value_text(row, card) for _, row in frame.iterrows()],
        satuan=[card.unit] * len(frame),
        per=_or_blank(frame.as_of, numbers.day),
        sumber=[
            say("panel.register") if card.coverage else BLANK if pd.isna(source) else source
            for source in frame.source
        ],
        catatan=["" if pd.isna(note) else note for note in frame.note],
    )


def value_text(row: pd.Series, card: pd.Series) -> str:
    """One regency's value in words, with the range of the versions where they differ."""
    others = span(row)
    return (
        say("konflik.nilai", nilai=own_value(row, card), rentang=others) if others else own_value(row, card)
    )


def own_value(row: pd.Series, card: pd.Series) -> str:
    """The value that is used: exact, truncated in print, estimated, or its blank."""
    if pd.isna(row.value):
        return row.blank
    if row.precision == "dipotong":
        return truncated(row.value)
    return ("≈ " if row.precision == "perkiraan" else "") + amount(row.value, card)


def newest(frame: pd.DataFrame) -> pd.DataFrame:
    """Of newest_claims."""
    values = [
        say("kolom.terjadi") if pd.isna(row.value) else quantity(row.value, row.unit, row.decimals, row.bound)
        for row in frame.itertuples()
    ]
    dates = [
        when if pd.isna(period) else numbers.period(period)
        for when, period in zip(_dates(frame), frame.period, strict=True)
    ]
    return _table(
        tanggal=dates,
        fakta=frame.fact,
        nilai=values,
        sumber=_or_blank(frame.publisher),
    )


def counts(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Of products_by_category, products_by_track and the export statuses."""
    return _table(**{COUNTED[name]: frame[name], "jumlah": frame.products})


COUNTED = {"category": "kategori", "track": "jalur", "status": "ekspor"}


def readiness(frame: pd.DataFrame) -> pd.DataFrame:
    """Of readiness_by_category."""
    names = [theme.READINESS[status].name for status in frame.status]
    return _table(kategori=frame.category, status=names, jumlah=frame.products)


def ladder(frame: pd.DataFrame) -> pd.DataFrame:
    """Of readiness_by_rung."""
    return _table(
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
    return _table(
        produk=frame["product"],
        kabupaten=frame.regency,
        desa=_or_blank(frame.village),
        kategori=frame.category,
        jalur=frame.track,
        kesiapan=readiness,
        ekspor=[theme.EXPORT[status].name for status in frame.export_status],
        bukti=_or_blank(frame.export_evidence),
        indikasi=frame.indication_status,
        hs=_or_blank(frame.hs6),
        sumber=_sources(frame),
        kode=frame.id,
    ).rename(columns={say("kolom.kode"): say("kolom.id")})


def standing(frame: pd.DataFrame) -> pd.DataFrame:
    """Of fair_ranks.table: a rank never stands without its change, its like and the quality of its data."""
    return _table(
        kabupaten=frame.short_name,
        nilai=frame.label,
        peringkat=frame["rank"],
        pindah=frame.change,
        serupa=frame.alike,
        mutu=frame.grade,
    )


def opportunities(frame: pd.DataFrame, kinds: pd.Series, names: dict[str, str]) -> pd.DataFrame:
    """Of opportunities: readiness and need beside each other; the estimate is marked."""
    near = [f"{row.near}: {row.near_names}" if not pd.isna(row.near) else BLANK for row in frame.itertuples()]
    poor = [
        BLANK
        if pd.isna(row.poor)
        else f"≈ {quantity(row.poor, 'persen', 2)} ({numbers.period(row.poor_period)})"
        for row in frame.itertuples()
    ]
    stunting = [
        BLANK
        if pd.isna(row.stunting)
        else f"{quantity(row.stunting, 'persen', 1)} ({numbers.period(row.stunting_period)})"
        for row in frame.itertuples()
    ]
    return _table(
        kabupaten=frame.short_name,
        temu=[BLANK if pd.isna(kind) else names[kind] for kind in kinds],
        dekat_pasar=near,
        stunting=stunting,
        miskin_ekstrem=poor,
        tercatat=frame.products,
    )


def commitments(frame: pd.DataFrame) -> pd.DataFrame:
    return _table(
        perusahaan=frame.company,
        kebutuhan=frame.need,
        kabupaten=frame.regency,
        nilai=_or_blank(frame.amount_idr, lambda value: numbers.money(value, "Rp")),
        tanggal=[numbers.day(day) for day in frame.date],
        sumber=_sources(frame),
    )


def comparables(frame: pd.DataFrame) -> pd.DataFrame:
    return _table(
        ukuran=frame.indicator_name,
        kabupaten=frame.short_name,
        nilai=frame.label,
        periode=[numbers.period(period) for period in frame.period],
        sumber=_or_blank(frame.publisher),
    )


def history(frame: pd.DataFrame) -> pd.DataFrame:
    """Of indicator_history with its labels."""
    return _table(
        kabupaten=frame.short_name,
        periode=[numbers.period(period) for period in frame.period],
        nilai=frame.label,
    )


def districts(frame: pd.DataFrame) -> pd.DataFrame:
    return _table(
        kode=frame.code,
        kecamatan=frame["name"],
        desa_semua=frame.villages,
        desa_berproduk=_or_blank(frame.told),
        jumlah=_or_blank(frame.products),
        tanpa_titik=frame.unlocated,
    )


def villages(frame: pd.DataFrame) -> pd.DataFrame:
    """Of village_points."""
    readiness = [
        (BLANK if not row.products else say("produk.tak_tentu"))
        if pd.isna(row.rungs)
        else say("produk.sebagian", selesai=int(row.rungs_done), semua=int(row.rungs))
        for row in frame.itertuples()
    ]
    return _table(
        desa=frame["name"],
        kecamatan=frame.district_name,
        produk=_or_blank(frame.product_names),
        kategori=_or_blank(frame.categories),
        kesiapan=readiness,
        ekspor=_or_blank(frame.export_status, lambda status: theme.EXPORT[status].name),
        letak=[say("titik.titik_sendiri" if at == "desa" else "titik.letak") for at in frame.coordinate],
        kode=frame.code,
    )


def indications(frame: pd.DataFrame) -> pd.DataFrame:
    return _table(
        indikasi=frame.indication,
        status=frame.status,
        nomor=_or_blank(frame.number),
        wilayah=frame.regencies,
        per=[numbers.day(day, "bulan") for day in frame.as_of],
        sumber=_sources(frame),
    )


def events(frame: pd.DataFrame) -> pd.DataFrame:
    """Of export_events."""
    return _table(
        tanggal=_dates(frame),
        komoditas=frame.commodity,
        kabupaten=_or_blank(frame.regencies),
        tujuan=frame.destination,
        lewat=_or_blank(frame.via),
        volume=_or_blank(frame.volume_tonnes, numbers.brief),
        nilai=[_worth(row) for row in frame.itertuples()],
        dihitung=[say("kolom.ya") if counted else say("kolom.versi_lain") for counted in frame.counted],
        sumber=_sources(frame),
    )


def _worth(row) -> str:
    """US dollars, rupiah, both, or the blank."""
    parts = [
        numbers.money(value, unit)
        for value, unit in ((row.value_usd, "US$"), (row.value_idr, "Rp"))
        if not pd.isna(value)
    ]
    return " / ".join(parts) or BLANK


def _disputed(row) -> str:
    return "" if pd.isna(row.conflict) else f"{DISPUTED} "


def shipments(frame: pd.DataFrame) -> pd.DataFrame:
    """Of export_by_destination and export_by_commodity."""
    if "destination" in frame:
        return _table(tujuan=frame.destination, pengiriman=frame.events, komoditas=frame.commodities)
    return _table(
        komoditas=frame.commodity,
        pengiriman=frame.events,
        volume=_or_blank(frame.volume_tonnes, numbers.brief),
        tujuan=frame.destinations,
    )


def statistics(frame: pd.DataFrame) -> pd.DataFrame:
    """Of export_statistics."""
    sign = {"=": "", ">": "> ", "~": "± "}
    return _table(
        periode=[numbers.period(period) for period in frame.period],
        cakupan=frame.scope,
        komoditas=_or_blank(frame.commodity),
        nilai=[
            BLANK if _worth(row) == BLANK else _disputed(row) + sign[row.bound] + _worth(row)
            for row in frame.itertuples()
        ],
        volume=_or_blank(frame.volume_tonnes, numbers.brief),
        tujuan=_or_blank(frame.destination),
        lewat=_or_blank(frame.place),
        penutur=frame.publisher,
        sumber=_sources(frame),
    )


def conflicts(frame: pd.DataFrame) -> pd.DataFrame:
    """Of conflict_versions."""
    versions = []
    for row in frame.itertuples():
        if pd.isna(row.value):
            versions.append(
                numbers.period(row.text) if isinstance(row.text, str) and row.text[:2] == "20" else row.text
            )
        else:
            versions.append(
                quantity(row.value, row.unit, 0)
                if row.unit in ("Rp", "US$")
                else f"{numbers.brief(row.value)} {row.unit}"
            )
    return _table(
        perihal=frame.title,
        versi=versions,
        periode=["" if pd.isna(each) else numbers.period(each) for each in frame.period],
        penutur=["" if pd.isna(speaker) else speaker for speaker in frame.speaker],
        dipakai=[say("kolom.ya") if used else say("kolom.tidak") for used in frame.used],
        aturan=frame.rule,
        sumber=_sources(frame),
    )


def milestones(frame: pd.DataFrame) -> pd.DataFrame:
    return _table(
        tanggal=_dates(frame),
        tonggak=frame.milestone,
        status=[milestone_state(row) for _, row in frame.iterrows()],
        sumber=_sources(frame),
    )


def milestone_state(row: pd.Series) -> str:
    if not pd.isna(row.conflict):
        return "bertentangan"
    return "rencana" if pd.isna(row.actual) else "tercapai"


def points(frame: pd.DataFrame) -> pd.DataFrame:
    """Of progress_points."""
    return _table(
        tanggal=[numbers.period(period) for period in frame.period],
        nilai=[_disputed(row) + quantity(row.value, row.unit, 0, row.bound) for row in frame.itertuples()],
        penutur=frame.speaker,
        sumber=_sources(frame),
    )


def areas(frame: pd.DataFrame) -> pd.DataFrame:
    """Of programme_areas."""
    words = [
        say("kolom.tidak_disebut") if pd.isna(each) else theme.AREA[each].name for each in frame.certainty
    ]
    return _table(kode=frame.code, kabupaten=frame["name"], status=words, sumber=_sources(frame))


def regency_stages(frame: pd.DataFrame) -> pd.DataFrame:
    return _table(
        kode=frame.code,
        kabupaten=frame["name"],
        tahap=_or_blank(frame.stage),
        tanggal=_dates(frame),
        per=_or_blank(frame.as_of, numbers.day),
        bukti=_or_blank(frame.evidence),
        dokumen=_or_blank(frame.document),
        sumber=_sources(frame),
    )


def stages(frame: pd.DataFrame) -> pd.DataFrame:
    """Of stage_counts."""
    return _table(
        tahap=frame.stage,
        berdiri=_or_blank(frame.standing, number),
        mencapai=_or_blank(frame.reached, number),
        per=_or_blank(frame.as_of, numbers.day),
    )


def units(frame: pd.DataFrame) -> pd.DataFrame:
    """Of technical_units."""
    return _table(
        unit=frame.unit,
        kedudukan=frame.seat,
        wilayah=_or_blank(frame.working_area),
        dibuka=_dates(frame, "opened", "opened_precision"),
        sumber=_sources(frame),
    )


def claims(frame: pd.DataFrame) -> pd.DataFrame:
    """Of programme_claims."""
    return _table(
        ukuran=frame["name"],
        nilai=[claim_text(row) for _, row in frame.iterrows()],
        per=[numbers.period(period) for period in frame.period],
        status=[theme.CLAIM[status] for status in frame.status],
        penutur=frame.speaker,
        sumber=_sources(frame),
    )


def reconciled(frame: pd.DataFrame, parts: str) -> pd.DataFrame:
    """Of reconciliation: the same count in each view; parts names the column of what was added up."""
    return _table(
        ukuran=[say(f"kolom.{COUNTS[name]}") for name in frame.measure],
        kartu=frame.card,
        **{parts: frame.parts},
        grafik=frame.chart,
        tabel_halaman=frame.table,
        berkas_unduhan=frame.file,
        selisih=frame.difference,
    )


COUNTS = {
    "products": "jumlah",
    "exported": "terekspor",
    "claimed": "klaim",
    "supplying": "pemasok",
    "unknown": "belum",
    "events": "pengiriman",
}


def additive_totals(frame: pd.DataFrame, explained: list[str]) -> pd.DataFrame:
    def told(values: pd.Series, blank: str) -> list[str]:
        return [
            blank if pd.isna(value) else numbers.number(value, decimals)
            for value, decimals in zip(values, frame.decimals, strict=True)
        ]

    return _table(
        indikator=frame["name"],
        periode=[numbers.period(period) for period in frame.period],
        jumlah_kabupaten=told(frame.total, BLANK),
        provinsi=told(frame.province, BLANK),
        selisih=[
            NOT_APPLICABLE if pd.isna(row.difference) else numbers.brief(row.difference)
            for row in frame.itertuples()
        ],
        satuan=frame.unit,
        penjelasan=explained,
    )


def series(frame: pd.DataFrame) -> pd.DataFrame:
    """Of freshness.series."""
    return _table(
        indikator=frame["name"],
        terakhir=_or_blank(frame.as_of, numbers.day),
        umur=[
            BLANK if pd.isna(each) else say("kolom.sekian_bulan", jumlah=int(each))
            for each in frame.age_months
        ],
        terbit_tiap=[say("kolom.sekian_bulan", jumlah=each) for each in frame.interval_months],
        seharusnya=_or_blank(frame.expected, numbers.day),
        status=[say("segar.kata_lama") if late else say("segar.kata_segar") for late in frame.overdue],
        produsen=frame.owner,
    )


def changes(frame: pd.DataFrame) -> pd.DataFrame:
    """Of changes.between."""
    return _table(
        perubahan=frame.change,
        angka=frame.figure,
        periode=["" if pd.isna(each) else numbers.period(each) for each in frame.period],
        sebelum=frame.old,
        sesudah=frame.new,
    )


def sources(frame: pd.DataFrame) -> pd.DataFrame:
    address = [
        row.address_text if pd.isna(row.address) and not pd.isna(row.address_text) else row.address
        for row in frame.itertuples()
    ]
    return _table(
        judul=frame.title,
        penerbit=frame.publisher,
        tanggal_terbit=_or_blank(frame.published, numbers.day),
        jenis=frame.kind,
        alamat=[say("panel.tanpa_sumber") if pd.isna(each) else each for each in address],
        lisensi=frame.licence,
        diperoleh=frame.obtained,
        fakta_banyak=frame.facts,
    )


def definitions(frame: pd.DataFrame) -> pd.DataFrame:
    """Of indicator_definitions."""
    every = [
        say("kolom.sekali") if pd.isna(each) else say("kolom.sekian_bulan", jumlah=each)
        for each in frame.interval_months
    ]
    return _table(
        indikator=[f"{row.passport} {row.name}" for row in frame.itertuples(index=False)],
        aturan=frame.rule,
        definisi=frame.definition,
        satuan=frame.unit,
        produsen=frame.owner,
        terbit_tiap=every,
    )


def passport_claims(frame: pd.DataFrame) -> pd.DataFrame:
    """Of passport_claims."""
    used = {True: say("kolom.ya"), False: say("kolom.tidak")}
    several = frame["name"].nunique() > 1
    table = _table(
        indikator=frame["name"] if several else [""] * len(frame),
        wilayah=frame.area_name,
        periode=[numbers.period(period) for period in frame.period],
        nilai=[claim_text(row) for _, row in frame.iterrows()],
        keterangan=[
            "" if pd.isna(row.value) or pd.isna(row.value_text) else row.value_text
            for row in frame.itertuples()
        ],
        status=[theme.CLAIM[status] for status in frame.status],
        dipakai=[say("kolom.tersendiri") if pd.isna(each) else used[bool(each)] for each in frame.used],
        perihal=["" if pd.isna(each) else each for each in frame.conflict_title],
        penutur=_or_blank(frame.speaker),
        tanggal_terbit=_or_blank(frame.published, numbers.day),
        sumber=_sources(frame),
        catatan=["" if pd.isna(each) else each for each in frame.note],
    )
    return table.loc[:, (table != "").any()]  # a remark that no claim has needs no column


def claim_text(row: pd.Series) -> str:
    """What a claim says: a number with its bound, a date, words, or the blank and why."""
    if not pd.isna(row.value):
        return quantity(row.value, row.unit, row.decimals, row.bound)
    if not pd.isna(row.value_date):
        return numbers.day(row.value_date)
    if not pd.isna(row.value_text):
        return row.value_text
    return f"{row.blank}: {row.blank_reason}"
