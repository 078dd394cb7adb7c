"""What a programme's answers look like as tables: Indonesian columns, a word wherever there is no value.

Each takes the frame of the query it is named after.
"""

from typing import Any

import pandas as pd

from dashboard.exhibits import theme
from dashboard.language import numbers, terms
from dashboard.language.blanks import not_applicable, not_reported
from dashboard.language.dates import Dated
from dashboard.language.numbers import number
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import cells
from dashboard.saying.findings import begun_small


def days(value: float) -> str:
    return say("program.hari", jumlah=number(value))


def overdue(frame: pd.DataFrame, whole: str) -> pd.DataFrame:
    return cells.table(
        apa=[what_is_late(row) for row in frame.itertuples()],
        di_mana=[place_of(row, whole) for row in frame.itertuples()],
        sebab=[why_late(row) for row in frame.itertuples()],
        sejak=cells.dates(frame, "since", "since_precision"),
        lama=[
            say("program.lama_per", hari=number(row.days), tanggal=Dated.of(row, "as_of").text)
            for row in frame.itertuples()
        ],
        penggerak=frame.mover,
        sumber=cells.sources_of(frame),
    )


def what_is_late(row: Any) -> str:
    """Of a row of overdue: the target with its figures, the milestone, the decision."""
    if row.kind == "target":
        figures = say("bagian.dari", bagian=Value.of(row).cell, semua=Value.of_target(row).text)
        return f"{row.what}: {figures}"
    return str(row.what)


def place_of(row: Any, whole: str) -> str:
    """Where it is late: the regencies lacking, or all of the place, whose short name is `whole`."""
    if pd.isna(row.lacking):
        return say("filter.kalimat_provinsi", tempat=whole)
    places = row.lacking.split("; ")
    if len(places) > 6:
        return say("program.sekian_wilayah", jumlah=len(places), nama=", ".join(places[:5]))
    return numbers.listing(places)


def why_late(row: Any) -> str:
    if row.kind == "target":
        if pd.isna(row.stage):
            return say("program.sebab_target")
        return say("program.sebab_tahap", tahap=begun_small(row.stage))
    return say("program.sebab_tonggak" if row.kind == "tonggak" else "program.sebab_tindak")


def waits(frame: pd.DataFrame) -> pd.DataFrame:
    """Of longest_waits, as much as can be read at once."""
    return cells.table(
        peserta=frame.participant_name,
        di_mana=frame.regency,
        tahap=frame.stage,
        menunggu=[
            say(
                "program.hari_sejak",
                hari=number(row.days),
                per=Dated.of(row, "as_of").text,
                tanggal=Dated.of(row, "since").text,
            )
            for row in frame.itertuples()
        ],
        belum_ada=cells.or_blank(frame.permit),
        penggerak=[next_mover(office) for office in frame.office],
    )


def next_mover(office: str | None) -> str:
    """The office that gives the next permit; where none is missing, those who mentor."""
    return say("program.giliran_pendamping") if office is None or pd.isna(office) else office


def achievement(frame: pd.DataFrame) -> pd.DataFrame:
    """Of target_achievement."""
    return cells.table(
        ukuran=frame.indicator,
        wilayah=frame.area_name,
        target=[Value.of_target(row).text for row in frame.itertuples()],
        realisasi=[cells.realised(row) for row in frame.itertuples()],
        capaian=[share(row.achievement) for row in frame.itertuples()],
        pita=cells.or_blank(frame.band),
        tenggat=[say("kolom.tanpa_tenggat") if pd.isna(day) else numbers.day(day) for day in frame.due],
        status=frame.status,
        penutur=frame.speaker,
        tanggal=[numbers.day(day) for day in frame.stated],
        sumber=cells.sources_of(frame),
    )


def share(percent: float) -> str:
    return not_reported() if pd.isna(percent) else f"{number(percent, 1)}%"


def stage_times(frame: pd.DataFrame) -> pd.DataFrame:
    return cells.table(
        tahap=frame.stage,
        lewat_tahap=[number(value) for value in frame.passed],
        lama_tengah=cells.or_blank(frame.median_days, days),
        menunggu_kini=["" if pd.isna(value) else number(value) for value in frame.waiting],
        menunggu_tengah=["" if pd.isna(value) else days(value) for value in frame.median_waiting],
        menunggu_terlama=["" if pd.isna(value) else days(value) for value in frame.longest_days],
    )


def waits_by_regency(frame: pd.DataFrame) -> pd.DataFrame:
    return cells.table(
        kabupaten=frame.short_name,
        menunggu_kini=[number(value) for value in frame.waiting],
        menunggu_tengah=cells.or_blank(frame.median_days, days),
        menunggu_terlama=cells.or_blank(frame.longest_days, days),
        tanpa_tanggal=[number(value) for value in frame.undated],
    )


def cohorts(frame: pd.DataFrame) -> pd.DataFrame:
    return cells.table(
        kohor=[numbers.period(quarter) for quarter in frame.quarter],
        tahap=[say("program.belum_tahap") if pd.isna(stage) else stage for stage in frame.stage],
        berdiri=[number(value) for value in frame.standing],
        mulai=[number(value) for value in frame.started],
    )


def ladder(frame: pd.DataFrame) -> pd.DataFrame:
    """Of ladder_standing."""
    unshown = [
        say("program.opsional") if row.optional else say("program.tanpa_catatan") if not row.shown else ""
        for row in frame.itertuples()
    ]
    return cells.table(
        anak_tangga=frame.rung,
        izin=["" if pd.isna(permit) else permit for permit in frame.permit],
        kantor=["" if pd.isna(office) else office for office in frame.office],
        terdokumentasi=[
            say("bagian.dari", bagian=row.done, semua=row.products) for row in frame.itertuples()
        ],
        berturut=[why or number(value) for why, value in zip(unshown, frame.passed, strict=True)],
        berdiri=[why or number(value) for why, value in zip(unshown, frame.standing, strict=True)],
        terhenti=[why or number(value) for why, value in zip(unshown, frame.blocked, strict=True)],
    )


def schedule(frame: pd.DataFrame) -> pd.DataFrame:
    return cells.table(
        program=frame.programme,
        tonggak=[say("program.masa") if row.kind == "masa" else row.name for row in frame.itertuples()],
        rencana=[
            "" if pd.isna(row.planned) else Dated.of(row, "planned", "precision").text
            for row in frame.itertuples()
        ],
        terlaksana=[
            "" if pd.isna(row.actual) else Dated.of(row, "actual", "precision").text
            for row in frame.itertuples()
        ],
        geser=[slip(row) for row in frame.itertuples()],
        status=[schedule_state(row) for row in frame.itertuples()],
        penggerak=frame.responsible,
        sumber=cells.sources_of(frame),
    )


def schedule_state(row: Any) -> str:
    if row.kind == "masa":
        return "" if pd.isna(row.actual) else say("program.selesai")
    return milestone_state(pd.Series(row._asdict())) + ("" if row.used else f", {say('kolom.versi_lain')}")


def slip(row: Any) -> str:
    """By how many days a milestone slipped: done, or so far."""
    if pd.isna(row.slip_days):
        return ""
    if pd.isna(row.actual):
        return say("program.lewat_per", hari=number(row.slip_days), tanggal=Dated.of(row, "as_of").text)
    if row.slip_days == 0:
        return say("program.tepat")
    word = "program.mundur" if row.slip_days > 0 else "program.lebih_awal"
    return say(word, hari=number(abs(row.slip_days)))


def owed(frame: pd.DataFrame) -> pd.DataFrame:
    """Of regency_owes, as much as fits beside a map."""
    return cells.table(
        kabupaten=frame.short_name,
        tahap=cells.or_blank(frame.stage),
        tanggal=[
            not_reported() if pd.isna(row.step) else Dated.of_stage(row).text for row in frame.itertuples()
        ],
        dokumen=[document(row) for row in frame.itertuples()],
        luas=[not_reported() if pd.isna(row.quantity_m2) else cells.size(row) for row in frame.itertuples()],
        berikutnya=[_next_stage(row) for row in frame.itertuples()],
    )


def _next_stage(row: Any) -> str:
    names = [] if pd.isna(row.owed) else row.owed.split("; ")
    if len(names) > 1:
        return say("program.terutang_lalu", berikut=names[0], sisa=len(names) - 1)
    return names[0] if names else say("program.lunas")


def document(row: Any) -> str:
    """Number and date of the newest stage's document, or that they are not published."""
    if pd.isna(row.step):
        return not_reported()
    if pd.isna(row.document):
        return say("program.dokumen_belum")
    return str(row.document) + ("" if pd.isna(row.document_date) else f", {numbers.day(row.document_date)}")


def steps(frame: pd.DataFrame) -> pd.DataFrame:
    """Of regency_steps."""
    return cells.table(
        kode=frame.code,
        kabupaten=frame["name"],
        tahap=frame.stage,
        mencapai=cells.or_blank(frame.reached, number),
        peserta_jumlah=cells.or_blank(frame.subjects, number),
        capaian=[not_reported() if pd.isna(value) else f"{number(100 * value)}%" for value in frame.share],
        per=cells.dated(frame, "as_of"),
    )


def milestones(frame: pd.DataFrame, *, published: bool = False) -> pd.DataFrame:
    """Of milestones, a row each; published: with who published it instead of the title of its page."""
    return cells.table(
        tanggal=cells.dates(frame),
        tonggak=frame.milestone,
        status=[milestone_state(row) for _, row in frame.iterrows()],
        sumber=cells.publishers_of(frame) if published else cells.sources_of(frame),
        catatan=["" if pd.isna(note) else note for note in frame.note],
    )


MILESTONES = {"planned": "tonggak.rencana", "reached": "tonggak.tercapai", "disputed": "tonggak.bertentangan"}


def milestone_kind(row: pd.Series) -> str:
    """'reached', 'planned' or 'disputed': by it a timeline marks a milestone."""
    if not pd.isna(row.conflict):
        return "disputed"
    return "planned" if pd.isna(row.actual) else "reached"


def milestone_state(row: pd.Series) -> str:
    """The same in words."""
    return say(MILESTONES[milestone_kind(row)])


def points(frame: pd.DataFrame) -> pd.DataFrame:
    """Of progress_points."""
    return cells.table(
        tanggal=[numbers.period(period) for period in frame.period],
        nilai=[cells.disputed(row) + Value.of(row).text for row in frame.itertuples()],
        penutur=frame.speaker,
        sumber=cells.sources_of(frame),
    )


def areas(frame: pd.DataFrame) -> pd.DataFrame:
    """Of programme_areas."""
    words = [not_applicable() if pd.isna(each) else theme.area()[each].name for each in frame.certainty]
    return cells.table(kode=frame.code, kabupaten=frame["name"], status=words, sumber=cells.sources_of(frame))


def regency_stages(frame: pd.DataFrame) -> pd.DataFrame:
    return cells.table(
        kode=frame.code,
        kabupaten=frame["name"],
        tahap=cells.or_blank(frame.stage),
        tanggal=cells.dates(frame),
        per=cells.dated(frame, "as_of"),
        bukti=cells.or_blank(frame.evidence),
        dokumen=cells.or_blank(frame.document),
        sumber=cells.sources_of(frame),
    )


def stages(frame: pd.DataFrame) -> pd.DataFrame:
    """Of stage_counts."""
    return cells.table(
        tahap=frame.stage,
        berdiri=cells.or_blank(frame.standing, number),
        mencapai=cells.or_blank(frame.reached, number),
        per=cells.dated(frame, "as_of"),
    )


def _working_area(row: Any) -> str:
    if pd.isna(row.working_area):
        return not_reported()
    return row.working_area if row.beyond_seat else say("program.wilayah_lain", wilayah=row.working_area)


def units(frame: pd.DataFrame) -> pd.DataFrame:
    """Of technical_units."""
    return cells.table(
        unit=frame.unit.map(terms.told),
        kedudukan=frame.seat,
        wilayah=[_working_area(row) for row in frame.itertuples()],
        dibuka=cells.dates(frame, "opened", "opened_precision"),
        sumber=cells.sources_of(frame),
    )


def claims(frame: pd.DataFrame) -> pd.DataFrame:
    """Of programme_claims."""
    return cells.table(
        ukuran=frame["name"],
        wilayah=frame.area_name,
        nilai=[cells.claim_text(row) for _, row in frame.iterrows()],
        per=[numbers.period(period) for period in frame.period],
        status=[theme.claim()[status] for status in frame.status],
        penutur=frame.speaker,
        sumber=cells.sources_of(frame),
    )
