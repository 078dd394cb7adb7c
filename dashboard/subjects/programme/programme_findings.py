"""Findings about programmes made by rule from answers: neutral, short, the same for everybody.

Each takes a frame of the query its docstring names and gives a sentence.
"""

from typing import Any

import pandas as pd

from dashboard.exhibits import theme
from dashboard.language import dates, numbers
from dashboard.language.counts import Count, sharing
from dashboard.language.dates import Dated
from dashboard.language.numbers import number
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying.findings import begun_small

PERMIT_COLUMNS = {"habis": "expired", "segera": "soon"}  # state of a permit -> column of permit_counts


def targets(frame: pd.DataFrame) -> str:
    """Of target_achievement: how many are met, as of when; one put off counts once.

    A realised figure that is only a lower bound, and below the target, tells nothing.
    """
    frame = frame[frame.put_off.isna()]
    open_ = frame.achievement.isna() | ((frame.bound == ">") & (frame.achievement < 100))
    met = Count.of((frame.achievement >= 100).astype("boolean").mask(open_))
    if met.unknown == met.whole:
        return say("temuan.tanpa_realisasi", jumlah=met.whole)
    when = dates.newest(frame, ["as_of"])
    return say("temuan.target", ya=met.so, semua=met.whole, tanggal=when) + met.rest()


def slips(frame: pd.DataFrame) -> str:
    """Of schedule, milestones of one programme."""
    planned = frame[frame.planned.notna() & frame.used]
    if planned.empty:
        return say("temuan.tanpa_rencana")
    late, blank = planned.actual.notna() & (planned.slip_days > 0), planned.actual.isna()
    told = say("temuan.tergeser", ya=late.sum(), semua=len(planned))
    return told + Count(0, 0, int(blank.sum())).rest()


def regency_steps(frame: pd.DataFrame) -> str:
    """Of regency_steps, one row a regency; those known from one joint statement only are told apart."""
    told = Count.known(frame.subjects).told("temuan.bertahap")
    joint = int(frame.joint.fillna(False).sum())
    return told + (say("temuan.pernyataan_bersama", jumlah=joint) if joint else "")


def land(frame: pd.DataFrame) -> str:
    """Of regency_stages of the land programme: what is known of those that are not known to have given land.

    The first stage is a statement of willingness; what followed it, no source says.
    """
    willing, blank = (frame.step == frame.first_step).sum(), frame.step.isna().sum()
    told = [say("temuan.lahan_bersedia", jumlah=willing)] if willing else []
    return "; ".join(told + ([say("temuan.lahan_kosong", jumlah=blank)] if blank else []))


def tied(frame: pd.DataFrame) -> str:
    """Of regency_stages: that several share the lowest known stage; empty where there is no tie."""
    lowest = int((frame.step == frame.step.min()).sum())
    return say("temuan.seri_terendah", jumlah=lowest) if lowest > 1 else ""


def owed(frame: pd.DataFrame) -> str:
    """Of regency_owes: who reached the last stage; which stage comes next, each row names."""
    last = int((frame.owed_count == 0).sum())
    return Count(last, 0, len(frame) - last).told("temuan.akhir")


def units(frame: pd.DataFrame) -> str:
    """Of technical_units."""
    known = Count(int(frame.beyond_seat.sum()), 0, int((~frame.beyond_seat).sum()))
    return known.told("temuan.unit")


def waits(frame: pd.DataFrame) -> str:
    """Of longest_waits."""
    longest = frame.days.max()
    places = list(frame.regency[frame.days == longest].unique())
    return say("temuan.terlama", hari=longest, tempat=sharing(places))


def waits_by_regency(frame: pd.DataFrame) -> str:
    """Of waits_by_regency."""
    longest = frame.median_days.max()
    places = list(frame.short_name[frame.median_days == longest])
    return say("temuan.penantian", hari=number(longest), tempat=sharing(places))


def stage_times(frame: pd.DataFrame) -> str:
    """Of stage_times."""
    known = frame[frame.median_days.notna()]
    if known.empty:
        return say("temuan.tanpa_lama")
    longest = known.median_days.max()
    stages = list(known.stage[known.median_days == longest])
    return say("temuan.lama", tahap=sharing(stages, "temuan.seri_tahap"), hari=number(longest))


def cohorts(frame: pd.DataFrame) -> str:
    """Of cohorts: how many started, over how many quarters."""
    started = frame.drop_duplicates("quarter").started.sum()
    return say("temuan.peserta", jumlah=started, triwulan=frame.quarter.nunique())


def blocked(frame: pd.DataFrame) -> str:
    """Of ladder_standing: of which rung most products lack the record; no record is not no permit."""
    applying = frame[frame.passed.notna()]
    top = applying.loc[applying.blocked.idxmax()]
    if not top.blocked:
        return say("temuan.semua_berbukti", jumlah=top.products)
    if top.blocked == top.products:
        return say("temuan.terhenti_semua", anak=begun_small(top.rung), semua=top.products)
    return say("temuan.terhenti", anak=begun_small(top.rung), jumlah=top.blocked, semua=top.products)


def permit_counts(frame: pd.DataFrame) -> str:
    """Of permit_counts."""
    return say("temuan.izin", izin=frame.permits.sum(), jenis=len(frame))


def held_in(state: str, counts: pd.DataFrame) -> int:
    """Of permit_counts: how many permits are in a state of `theme.permit`."""
    return int(counts[PERMIT_COLUMNS[state]].sum())


def permits_in(state: str, counts: pd.DataFrame) -> str:
    """Of permit_counts: how many permits are in a state, and of how many that is unknown."""
    held, undated = held_in(state, counts), int(counts.undated.sum())
    dated = Count(held, int(counts.permits.sum()) - held - undated, undated)
    return dated.told("temuan.izin_bertanggal", keadaan=begun_small(theme.permit()[state].name))


def expiry(frame: pd.DataFrame) -> str:
    """Of permit_expiry."""
    most = frame.permits.max()
    months = [numbers.day(month, "bulan") for month in frame.month[frame.permits == most]]
    return say("temuan.habis", bulan=sharing(months, "temuan.seri_bulan"), jumlah=most)


def follow_ups(frame: pd.DataFrame) -> str:
    """Of follow_ups, all that there are."""
    late, open_ = frame.late.sum(), (frame.state == "terbuka").sum()
    return say("temuan.tindak", lewat=late, terbuka=open_)


def faults(frame: pd.DataFrame, what: str) -> str:
    """Of programme_faults, one kind."""
    return say("temuan.periksa", jumlah=len(frame), apa=what)


def three_sentences(
    late: pd.DataFrame, moves: pd.DataFrame, programmes: pd.DataFrame, counts: pd.Series
) -> tuple[str, str, str]:
    """What is late, what moved last, what is missing.

    late: overdue; moves: programme_moves; programmes: programme_progress; counts: register_counts.
    """
    return _late(late), _moved(moves), _missing(programmes, counts)


def _late(late: pd.DataFrame) -> str:
    if late.empty:
        return say("temuan.tepat_waktu")
    first = late.iloc[0]
    told = f"{first.what.rstrip('.')} ({first.programme})" if isinstance(first.programme, str) else first.what
    if first.kind == "target":
        told = say(
            "temuan.target_terlambat",
            program=first.programme,
            nilai=Value.of(first).cell,
            target=Value.of_target(first).text,
        )
        lacking = [] if pd.isna(first.lacking) else first.lacking.split("; ")
        if 0 < len(lacking) <= 4:
            told += say("temuan.yang_kurang", daftar=numbers.listing(lacking))
    return say(
        "temuan.terlambat",
        apa=told,
        hari=first.days,
        sejak=Dated.of(first, "since").text,
        tanggal=Dated.of(first, "as_of").text,
        siapa=first.mover,
        lain=say("temuan.terlambat_lain", jumlah=len(late) - 1) if len(late) > 1 else "",
    )


def _moved(moves: pd.DataFrame) -> str:
    if moves.empty:
        return say("temuan.tanpa_pembanding")
    told = [
        say(
            "temuan.satu_gerak",
            program=row.name,
            dahulu=_before(row).cell,
            kini=Value.of(row).text,
            awal=numbers.period(row.before_period),
            akhir=numbers.period(row.period),
        )
        for row in moves[moves.value != moves.before].head(2).itertuples()
    ]
    if not told:
        return say("temuan.tanpa_gerak", tanggal=dates.newest(moves, ["as_of"]))
    return say("temuan.bergerak", daftar="; ".join(told))


def _before(row: Any) -> Value:
    return Value.named(row, "before", row.unit, int(row.decimals))


def _missing(programmes: pd.DataFrame, counts: pd.Series) -> str:
    without = programmes[programmes.status == "belum ada target"]["name"].tolist()
    told = dict(belum=counts.unknown, produk=counts.products)
    if not without:
        return say("temuan.yang_belum", **told)
    return say("temuan.yang_belum_dan_target", daftar=numbers.listing(without), **told)
