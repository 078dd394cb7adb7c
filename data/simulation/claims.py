"""The simulated claims: every indicator over several periods, with blanks of both kinds and conflicts."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from data.simulation import series
from data.simulation.programmes import regency_stages, standing
from data.simulation.reference import REPLICATIONS
from data.simulation.series import Period, Series
from data.simulation.steering import DISPUTED, UNITS
from data.simulation.trade import DISPUTED_YEAR, VERSIONS, YEAR_TWICE
from data.simulation.world import (
    AS_OF,
    SPEAKER,
    WORD,
    World,
    month,
    month_end,
    month_index,
    said,
    source,
)

LATE = ("Laporan belum masuk", "Data masih diperiksa dinas", "Survei tidak menjangkau wilayah ini")
RIVALS = {  # (indicator, area, period) -> conflict, and how far the other version lies from the used one
    ("penduduk-bps", "5371", "2024"): ("SIM-PENDUDUK", 1.17),
    ("stunting-ssgi", "53", "2024"): ("SIM-STUNTING", 1.03),
    ("kemiskinan", "5311", "2025-03"): ("SIM-MISKIN", 0.94),
}
PERMITS_TOLD = (41, 36, 26)  # versions of which none is used
CONFLICTS = {
    "SIM-PENDUDUK": ("Penduduk Kota Kupang 2024", "Dipakai versi pertama."),
    "SIM-STUNTING": ("Prevalensi stunting provinsi 2024", "Dipakai versi yang lebih rendah."),
    "SIM-MISKIN": ("Penduduk miskin Sumba Timur Maret 2025", "Dipakai versi pertama."),
    "SIM-IZIN": ("Izin edar yang diserahkan Juli 2025", "Tidak ada yang dipakai dalam hitungan."),
    DISPUTED: ("Tanggal penetapan produk OVOP", "Dipakai tanggal yang lebih awal."),
    YEAR_TWICE: (f"Nilai ekspor tahun {DISPUTED_YEAR}", "Tidak ada yang dipakai dalam hitungan."),
    **{
        code: (f"Pengiriman nomor {number}", "Dipakai versi yang lebih dahulu, dihitung satu kali.")
        for number, code in VERSIONS.items()
    },
}


def conflicts() -> Iterator[dict[str, Any]]:
    for code, (title, rule) in CONFLICTS.items():
        yield {
            "code": code,
            "title": f"{WORD}: {title}",
            "explanation": said("dua versi atau lebih yang sengaja dibuat berbeda."),
            "rule": said(rule),
        }


def observations(world: World) -> Iterator[dict[str, Any]]:
    sources = [by_regency(world), _of_the_province(world), _told(world), _of_programmes(world)]
    number = 0
    for rows in sources:
        for row in rows:
            number += 1
            yield {"id": f"SIM-O-{number:06d}", "note": WORD} | row


def by_regency(world: World) -> Iterator[dict[str, Any]]:
    for line in series.by_regency(world):
        for index, period in enumerate(line.periods):
            values = {row["code"]: line.value(row, index) for row in world.regencies}
            chance = world.dice("gaps", line.indicator, period.name)
            for area, value in values.items():
                disputed = (line.indicator, area, period.name) in RIVALS
                late = chance.random() < line.gaps and not disputed
                yield from _claims(line, area, period, value, _blank(line, area, late, chance))
            if line.province:
                for area, of_it in _provinces(world, values):
                    yield from _claims(line, area, period, line.province(of_it), None)


def _provinces(world: World, values: dict[str, float]) -> Iterator[tuple[str, dict[str, float]]]:
    """The values of each province, and of all where there are several."""
    for province in world.provinces:
        code = province["code"]
        yield code, {area: value for area, value in values.items() if area.startswith(code)}
    if len(world.provinces) > 1:
        yield world.whole, values


def _of_the_province(world: World) -> Iterator[dict[str, Any]]:
    for line in series.of_the_province(world):
        for index, period in enumerate(line.periods):
            yield from _claims(line, line.area or world.whole, period, line.value({}, index), None)


def _claims(
    line: Series, area: str, period: Period, value: float, blank: tuple[str, str] | None
) -> Iterator[dict[str, Any]]:
    row = _row(line.indicator, area, period) | {"precision": line.precision, "used": True}
    if blank:
        yield row | {"blank": blank[0], "blank_reason": said(blank[1]), "precision": "tepat"}
        return
    code, factor = RIVALS.get((line.indicator, area, period.name), (None, 1))
    yield row | {"value": value, "conflict": code}
    if code:
        yield row | {"value": round(value * factor, line.decimals), "conflict": code, "used": False}


def _blank(line: Series, area: str, late: bool, chance: Random) -> tuple[str, str] | None:
    if area in line.not_for:
        return "tidak berlaku", "kota tidak termasuk dalam penilaian ini"
    return ("belum dilaporkan", chance.choice(LATE)) if late else None


def _row(indicator: str, area: str, period: Period) -> dict[str, Any]:
    return {
        "indicator": indicator,
        "area": area,
        "period": period.name,
        "period_start": period.start,
        "period_end": period.end,
        "bound": "=",
        "precision": "tepat",
        "status": "simulasi",
        "used": True,
        "speaker": SPEAKER,
        "source": source("indikator"),
    }


def _told(world: World) -> Iterator[dict[str, Any]]:
    """What was said once: counts of this register, dates, words, a blank, versions of which none is used."""
    spoken = series.day(date(2025, 3, 20))
    villages = {slot.village.code for slot in world.slots if slot.village}
    yield _row("desa-produk", world.whole, spoken) | {"value": len(villages)}
    yield _row("desa-ekspor", world.whole, spoken) | {
        "value": len({slot.village.code for slot in world.slots if slot.exports and slot.village})
    }
    yield _row("bk-teredukasi", world.whole, series.day(date(2025, 2, 20))) | {"value": 300, "bound": ">"}
    for indicator, (told, words) in series.WORDS.items():
        yield _row(indicator, world.whole, series.day(told)) | {"value_text": said(words)}
    blank = {"blank": "belum dilaporkan", "blank_reason": said("anggaran sengaja dikosongkan")}
    yield _row("ovop-anggaran", world.whole, series.year(2025)) | blank
    for indicator, told in series.DATES.items():
        yield _row(indicator, world.whole, series.day(told)) | {
            "value_date": told,
            "value_date_precision": "hari",
        }
    for value in PERMITS_TOLD:
        row = _row("nie-juli-2025", world.whole, series.day(date(2025, 7, 14)))
        yield row | {"value": value, "conflict": "SIM-IZIN", "used": False}
    yield _row("desa-terpetakan", world.whole, series.day(date(2025, 11, 30))) | {"value": 2980}
    yield _row("upt-bpom", world.whole, series.day(AS_OF)) | {"value": len(UNITS)}


def _of_programmes(world: World) -> Iterator[dict[str, Any]]:
    """Counted from the participants and stages of this simulation, so that they agree with them."""
    stood = standing(world)
    for end in _months(date(2024, 5, 1), date(2025, 6, 30)):
        steps = [stood["bangun-karya", step, end] for step in range(1, 6)]
        yield _counted(world, "bk-umkm", end, sum(steps))
        yield _counted(world, "bk-izin-edar", end, steps[-1])
    for end in _months(date(2025, 5, 1), AS_OF):
        steps = [stood["ovop", step, end] for step in range(3)]
        for step, indicator in enumerate(("ovop-menunggu", "ovop-dalam-pendampingan", "ovop-produk-selesai")):
            yield _counted(world, indicator, end, steps[step])
        yield _counted(world, "ovop-produk-tahap-1", end, sum(steps))
    for programme, replication in REPLICATIONS.items():
        for end in _months(replication.started, AS_OF):
            steps = [stood[programme, step, end] for step in range(1, 6)]
            yield _counted(world, replication.indicator, end, sum(steps))
    yield from _of_regencies(world)


def _of_regencies(world: World) -> Iterator[dict[str, Any]]:
    opened = {row["regency"]: row["date"] for row in regency_stages(world) if row["programme"] == "ntt-mart"}
    ready = {
        row["regency"]: row["date"]
        for row in regency_stages(world)
        if row["programme"] == "upt-bpom" and row["step"] == 2
    }
    for end in _months(date(2025, 8, 1), AS_OF):
        yield _counted(world, "gerai-ntt-mart", end, sum(day <= end for day in opened.values()))
    for end in _months(date(2025, 3, 1), AS_OF):
        yield _counted(world, "lahan-upt", end, sum(day <= end for day in ready.values()))


def _counted(world: World, indicator: str, end: date, value: int) -> dict[str, Any]:
    month_of = series.month_of(end)
    return _row(indicator, world.whole, month_of) | {"value": value, "source": source("program")}


def _months(first: date, last: date) -> list[date]:
    return [month_end(month(index)) for index in range(month_index(first), month_index(last) + 1)]
