"""Findings about programmes made by rule from answers: neutral, short, the same for everybody.

Each takes a frame of the query its docstring names and gives Indonesian text.
"""

from typing import Any

import pandas as pd

from dashboard.exhibits import theme
from dashboard.language import dates, numbers
from dashboard.language.counts import Count
from dashboard.language.dates import Dated
from dashboard.language.numbers import number
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
        return f"{number(met.whole)} target dinyatakan, realisasinya belum dilaporkan"
    when = dates.newest(frame, ["as_of"])
    return f"{met.so} dari {met.whole} target tercapai menurut data per {when}{met.rest()}"


def slips(frame: pd.DataFrame) -> str:
    """Of schedule, milestones of one programme."""
    planned = frame[frame.planned.notna() & frame.used]
    if planned.empty:
        return "Tanggal rencana tonggak belum dipublikasikan"
    late, blank = planned.actual.notna() & (planned.slip_days > 0), planned.actual.isna()
    told = f"{late.sum()} dari {len(planned)} tonggak berencana terlaksana sesudah tanggalnya"
    return told + Count(0, 0, int(blank.sum())).rest()


def regency_steps(frame: pd.DataFrame) -> str:
    """Of regency_steps, one row a regency; those known from one joint statement only are told apart."""
    told = Count.known(frame.subjects).told("kabupaten/kota", "tercatat tahapnya", "Tahap")
    joint = int(frame.joint.fillna(False).sum())
    return told + (f"; {joint} di antaranya hanya dari satu pernyataan bersama" if joint else "")


def land(frame: pd.DataFrame) -> str:
    """Of regency_stages of the land programme: what is known of those that are not known to have given land.

    The first stage is a statement of willingness; what followed it, no source says.
    """
    willing, blank = (frame.step == frame.first_step).sum(), frame.step.isna().sum()
    told = [f"{willing} menyatakan bersedia; penyediaan lahannya belum dilaporkan"] if willing else []
    return "; ".join(told + ([f"{blank} belum dilaporkan sama sekali"] if blank else []))


def owed(frame: pd.DataFrame) -> str:
    """Of regency_owes: who reached the last stage; which stage comes next, each row names."""
    last = int((frame.owed_count == 0).sum())
    return Count(last, 0, len(frame) - last).told(
        "kabupaten/kota", "mencapai tahap akhir", "Pencapaian tahap akhir"
    )


def units(frame: pd.DataFrame) -> str:
    """Of technical_units."""
    known = Count(int(frame.beyond_seat.sum()), 0, int((~frame.beyond_seat).sum()))
    return known.told("unit BPOM", "disebut wilayah kerjanya selain tempat kedudukannya", "Wilayah kerja")


def waits(frame: pd.DataFrame) -> str:
    """Of longest_waits."""
    top = frame.iloc[0]
    return f"Terlama di satu tahap: {number(top.days)} hari, di {top.regency}"


def waits_by_regency(frame: pd.DataFrame) -> str:
    """Of waits_by_regency."""
    top = frame.iloc[0]
    return f"Penantian tengah terpanjang di {top.short_name}: {number(top.median_days)} hari"


def stage_times(frame: pd.DataFrame) -> str:
    """Of stage_times."""
    known = frame[frame.median_days.notna()]
    if known.empty:
        return "Lama tiap tahap belum dapat dihitung"
    top = known.loc[known.median_days.idxmax()]
    return f"Tahap terlama: {top.stage}, {number(top.median_days)} hari"


def cohorts(frame: pd.DataFrame) -> str:
    """Of cohorts: how many started, over how many quarters."""
    started = frame.drop_duplicates("quarter").started.sum()
    return f"{number(started)} peserta mulai dalam {frame.quarter.nunique()} triwulan"


def blocked(frame: pd.DataFrame) -> str:
    """Of ladder_standing: of which rung most products lack the record; no record is not no permit."""
    applying = frame[frame.passed.notna()]
    top = applying.loc[applying.blocked.idxmax()]
    if not top.blocked:
        return f"Semua {number(top.products)} produk berbukti pada setiap anak tangga"
    of = "" if top.blocked == top.products else f" dari {number(top.products)}"
    return f"Data {begun_small(top.rung)} untuk {number(top.blocked)}{of} produk belum dilaporkan"


def permit_counts(frame: pd.DataFrame) -> str:
    """Of permit_counts."""
    return f"{number(frame.permits.sum())} izin dari {len(frame)} jenis tercatat"


def held_in(state: str, counts: pd.DataFrame) -> int:
    """Of permit_counts: how many permits are in a state of `theme.permit`."""
    return int(counts[PERMIT_COLUMNS[state]].sum())


def permits_in(state: str, counts: pd.DataFrame) -> str:
    """Of permit_counts: how many permits are in a state, and of how many that is unknown."""
    held, undated = held_in(state, counts), int(counts.undated.sum())
    dated = Count(held, int(counts.permits.sum()) - held - undated, undated)
    what = f"{theme.permit()[state].name[0].lower()}{theme.permit()[state].name[1:]}"
    return dated.told("izin", what, "Tanggal habis")


def expiry(frame: pd.DataFrame) -> str:
    """Of permit_expiry."""
    top = frame.loc[frame.permits.idxmax()]
    return f"Terbanyak habis pada {numbers.day(top.month, 'bulan')}: {number(top.permits)} izin"


def follow_ups(frame: pd.DataFrame) -> str:
    """Of follow_ups, all that there are."""
    late, open_ = frame.late.sum(), (frame.state == "terbuka").sum()
    return f"{number(late)} dari {number(open_)} tindak lanjut terbuka lewat tenggat"


def faults(frame: pd.DataFrame, what: str) -> str:
    """Of programme_faults, one kind."""
    return f"{number(len(frame))} temuan: {what}"


def three_sentences(
    late: pd.DataFrame, moves: pd.DataFrame, programmes: pd.DataFrame, counts: pd.Series
) -> tuple[str, str, str]:
    """What is late, what moved last, what is missing.

    late: overdue; moves: programme_moves; programmes: programme_progress; counts: register_counts.
    """
    return _late(late), _moved(moves), _missing(programmes, counts)


def _late(late: pd.DataFrame) -> str:
    if late.empty:
        return "Tidak ada target, tonggak, atau tindak lanjut yang melewati tenggat menurut data ini."
    first = late.iloc[0]
    told = f"{first.what.rstrip('.')} ({first.programme})" if isinstance(first.programme, str) else first.what
    if first.kind == "target":
        told = f"{first.programme}, {Value.of(first).cell} dari {Value.of_target(first).text}"
        lacking = [] if pd.isna(first.lacking) else first.lacking.split("; ")
        if 0 < len(lacking) <= 4:
            told += f" (belum dilaporkan: {numbers.listing(lacking)})"
    rest = f"; {len(late) - 1} hal lain juga lewat tenggat" if len(late) > 1 else ""
    return (
        f"Terlambat: {told}, {number(first.days)} hari sejak {Dated.of(first, 'since').text} "
        f"(per {Dated.of(first, 'as_of').text}); penanggung jawab tindak lanjut: {first.mover}{rest}."
    )


def _moved(moves: pd.DataFrame) -> str:
    if moves.empty:
        return "Bergerak: belum ada program dengan dua laporan untuk dibandingkan."
    told = [
        f"{row.name} dari {_before(row).cell} menjadi {Value.of(row).text} "
        f"({numbers.period(row.before_period)} ke {numbers.period(row.period)})"
        for row in moves[moves.value != moves.before].head(2).itertuples()
    ]
    if not told:
        return f"Bergerak: tidak ada perubahan pada laporan terakhir, {dates.newest(moves, ['as_of'])}."
    return f"Bergerak: {'; '.join(told)}."


def _before(row: Any) -> Value:
    return Value.named(row, "before", row.unit, int(row.decimals))


def _missing(programmes: pd.DataFrame, counts: pd.Series) -> str:
    without = programmes[programmes.status == "belum ada target"]["name"].tolist()
    told = f"Belum dilaporkan: status ekspor {number(counts.unknown)} dari {number(counts.products)} produk"
    return told + (f" dan target {numbers.listing(without)}." if without else ".")
