"""Findings about programmes made by rule from answers: neutral, short, the same for everybody.

Each takes a frame of the query its docstring names and gives Indonesian text.
"""

import pandas as pd

from dashboard import numbers, theme
from dashboard.dates import Dated
from dashboard.numbers import number
from dashboard.values import Value


def targets(frame: pd.DataFrame) -> str:
    """Of target_achievement: how many are met of those with a realised figure; one put off counts once."""
    frame = frame[frame.put_off.isna()]
    known = frame[frame.achievement.notna()]
    if known.empty:
        return f"{len(frame)} target dinyatakan, realisasinya belum dilaporkan"
    met = (known.achievement >= 100).sum()
    blank = len(frame) - len(known)
    rest = f"; {blank} belum dilaporkan" if blank else ""
    return f"{met} dari {len(known)} target tercapai{rest}"


def slips(frame: pd.DataFrame) -> str:
    """Of schedule, milestones of one programme."""
    planned = frame[frame.planned.notna() & frame.used]
    if planned.empty:
        return "Tonggak terlaksana; tanggal rencananya belum terbit"
    slipped = (planned.slip_days > 0).sum()
    return f"{slipped} dari {len(planned)} tonggak berencana bergeser atau lewat"


def regency_steps(frame: pd.DataFrame) -> str:
    """Of regency_steps, one row a regency."""
    return f"{frame.subjects.notna().sum()} dari {len(frame)} kabupaten/kota melaporkan tahapnya"


def owed(frame: pd.DataFrame) -> str:
    """Of regency_owes."""
    return f"{(frame.owed_count > 0).sum()} dari {len(frame)} kabupaten/kota masih harus menempuh tahap"


def units(frame: pd.DataFrame) -> str:
    """Of technical_units."""
    known = frame.working_area.notna().sum()
    return f"{len(frame)} unit BPOM; wilayah kerja {known} di antaranya terbit"


def waits(frame: pd.DataFrame) -> str:
    """Of longest_waits."""
    top = frame.iloc[0]
    return f"Terlama menunggu: {number(top.days)} hari, di {top.regency}"


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
    """Of ladder_standing: where most products stop."""
    applying = frame[frame.passed.notna()]
    top = applying.loc[applying.blocked.idxmax()]
    if not top.blocked:
        return f"Semua {number(top.products)} produk melewati tangganya"
    return f"{number(top.blocked)} dari {number(top.products)} produk terhenti menunggu {top.rung}"


def permit_counts(frame: pd.DataFrame) -> str:
    """Of permit_counts."""
    return f"{number(frame.permits.sum())} izin dari {len(frame)} jenis tercatat"


def permits_in(state: str, count: int) -> str:
    """How many permits are in a state of theme.PERMIT."""
    return f"{number(count)} izin {theme.PERMIT[state].name[0].lower()}{theme.PERMIT[state].name[1:]}"


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
            told += f" (belum: {numbers.listing(lacking)})"
    rest = f"; {len(late) - 1} hal lain juga lewat tenggat" if len(late) > 1 else ""
    return (
        f"Terlambat: {told}, {number(first.days)} hari sejak {Dated.of(first, 'since').text} "
        f"(per {numbers.day(first.as_of)}); giliran {first.mover}{rest}."
    )


def _moved(moves: pd.DataFrame) -> str:
    if moves.empty:
        return "Bergerak: belum ada program dengan dua laporan untuk dibandingkan."
    told = [
        f"{row.name} dari {_before(row).cell} menjadi {Value.of(row).text} "
        f"({numbers.day(row.before_as_of)} ke {numbers.day(row.as_of)})"
        for row in moves[moves.value != moves.before].head(2).itertuples()
    ]
    if not told:
        return f"Bergerak: tidak ada perubahan pada laporan terakhir, {numbers.day(moves.as_of.max())}."
    return f"Bergerak: {'; '.join(told)}."


def _before(row) -> Value:
    return Value.named(row, "before", row.unit, int(row.decimals))


def _missing(programmes: pd.DataFrame, counts: pd.Series) -> str:
    without = programmes[programmes.status == "belum ada target"]["name"].tolist()
    told = f"Belum dilaporkan: status ekspor {number(counts.unknown)} dari {number(counts.products)} produk"
    return told + (f" dan target {numbers.listing(without)}." if without else ".")
