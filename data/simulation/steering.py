"""What steers the simulated programmes: targets, milestones, follow-ups, commitments, BPOM's units."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from data.simulation.plans import PLANS
from data.simulation.programmes import members
from data.simulation.reference import REPLICATIONS
from data.simulation.world import AS_OF, SPEAKER, WORD, World, between, said, source


@dataclass(frozen=True)
class Goal:
    programme: str
    indicator: str
    stated: date
    due: date
    share: float = 0.0  # of the programme's members, so that it scales
    fixed: int = 0  # or a number that does not
    note: str = "sasaran rekaan"


ALL = -1  # of a goal: as many as there are regencies
FOOD, HERBAL = REPLICATIONS["replikasi-pangan-lokal"], REPLICATIONS["replikasi-obat-tradisional"]
TOO_LOW = "sengaja di bawah realisasi, agar ditemukan"
DIVIDED = "ovop"  # its target is divided among the regencies, which add up to it
GOALS = (
    Goal("bangun-karya", "bk-umkm", date(2024, 5, 6), date(2025, 6, 4), share=1.1),
    Goal("ovop", "ovop-produk-selesai", date(2025, 5, 27), date(2026, 6, 30), share=0.6),
    Goal("ntt-mart", "gerai-ntt-mart", date(2025, 8, 12), date(2025, 12, 31), fixed=ALL),
    Goal("upt-bpom", "lahan-upt", date(2025, 3, 20), date(2026, 12, 31), fixed=ALL),
    Goal("replikasi-pangan-lokal", FOOD.indicator, FOOD.started, date(2026, 9, 30), share=1.5),
    Goal("replikasi-obat-tradisional", HERBAL.indicator, HERBAL.started, date(2025, 12, 31), share=1.2),
    Goal("ovop", "desa-terpetakan", date(2025, 12, 1), date(2026, 6, 30), fixed=2500, note=TOO_LOW),
    Goal("bangun-karya", "bk-teredukasi", date(2025, 3, 1), date(2025, 6, 30), fixed=200, note=TOO_LOW),
)
MILESTONES = (  # programme, name, planned, actual; None: not planned, or not reached
    ("bangun-karya", "Program dimulai", date(2024, 5, 1), date(2024, 5, 6)),
    ("bangun-karya", "Rumah produksi contoh selesai", date(2024, 11, 30), date(2025, 1, 24)),
    ("bangun-karya", "Program ditutup", date(2025, 5, 20), date(2025, 6, 4)),
    ("ovop", "Produk tahap pertama ditetapkan", date(2025, 5, 20), date(2025, 5, 27)),
    ("ovop", "Rencana induk diterima", date(2025, 6, 30), date(2025, 6, 11)),
    ("ovop", "Separuh produk selesai didampingi", date(2025, 12, 15), None),
    ("ntt-mart", "Gerai pertama diresmikan", date(2025, 8, 1), date(2025, 8, 12)),
    ("ntt-mart", "Seluruh {count} gerai diresmikan", date(2025, 12, 31), None),
    ("upt-bpom", "Pernyataan bersama", date(2025, 3, 20), date(2025, 3, 20)),
    ("upt-bpom", "Lokasi di {count} wilayah ditetapkan", date(2025, 10, 31), None),
    ("upt-bpom", "Unit baru pertama beroperasi", date(2026, 6, 30), None),
    ("replikasi-pangan-lokal", "Peserta pertama terpilih", date(2025, 7, 1), date(2025, 7, 15)),
    ("replikasi-pangan-lokal", "Izin edar pertama terbit", date(2025, 11, 30), date(2026, 1, 12)),
    ("replikasi-obat-tradisional", "Peserta pertama terpilih", date(2025, 8, 1), date(2025, 8, 20)),
    ("replikasi-obat-tradisional", "Pelatihan CPOTB bertahap", date(2025, 11, 15), None),
    ("replikasi-kosmetik-alami", "Peserta pertama terpilih", None, date(2025, 9, 10)),
    ("replikasi-kosmetik-alami", "Pelatihan CPKB golongan B", date(2026, 3, 31), None),
)
DISPUTED = "SIM-MULAI"  # the conflict about when OVOP's products were named
DECISIONS = (
    ("ovop", None, "Jadwalkan ulang pendampingan produk yang tertahan"),
    ("ntt-mart", None, "Tetapkan lokasi dan pengelola gerai"),
    ("upt-bpom", None, "Selesaikan berita acara hibah lahan"),
    ("bangun-karya", None, "Bantu berkas izin edar yang belum lengkap"),
    (None, "stunting-eppgbm", "Kirim laporan penimbangan yang tertunggak"),
    (None, "kemiskinan", "Cocokkan daftar sasaran dengan kecamatan"),
    (None, "ekspor-bps", "Mintakan rincian pelabuhan muat"),
    ("replikasi-pangan-lokal", None, "Usulkan peserta tambahan"),
)
FOLLOW_UPS, COMMITMENTS = 56, 40
UNITS = {  # seat -> where it works
    "5371": ("5301", "5302", "5314", "5320", "5371"),
    "5304": ("5303", "5304", "5305", "5321"),
    "5308": ("5306", "5307", "5308", "5309", "5313", "5316"),
    "5311": ("5311", "5312", "5317", "5318"),
    "5315": ("5310", "5315", "5319"),
}


def targets(world: World) -> Iterator[dict[str, Any]]:
    members_of = Counter((member.plan.programme, member.product.slot.regency) for member in members(world))
    number = 0
    for goal in GOALS:
        shared = {"programme": goal.programme, "indicator": goal.indicator, "due": goal.due}
        shared |= {"stated": goal.stated, "status": "simulasi", "speaker": SPEAKER, "note": said(goal.note)}
        for area, value in _divided(world, goal, members_of).items():
            number += 1
            place = {"id": f"SIM-S-{number:03d}", "area": area, "value": value}
            yield shared | place | {"source": source("program")}


def _divided(world: World, goal: Goal, members_of: Counter) -> dict[str, int]:
    """The target of the province and, where it is divided, of each regency."""
    if goal.fixed:
        return {world.whole: len(world.regencies) if goal.fixed == ALL else goal.fixed}
    counts = {
        regency: count for (programme, regency), count in members_of.items() if programme == goal.programme
    }
    if goal.programme != DIVIDED:
        return {world.whole: round(sum(counts.values()) * goal.share)}
    parts = {regency: max(1, round(counts[regency] * goal.share)) for regency in sorted(counts)}
    return {world.whole: sum(parts.values())} | parts


def milestones(world: World) -> Iterator[dict[str, Any]]:
    shared = {"date_precision": "hari", "status": "simulasi", "source": source("program")}
    for number, (programme, name, planned, actual) in enumerate(MILESTONES, start=1):
        disputed = (programme, name) == ("ovop", "Produk tahap pertama ditetapkan")
        dates = {"planned": planned, "actual": actual, "conflict": DISPUTED if disputed else None}
        row = {"programme": programme, "name": name.format(count=len(world.regencies)), **shared}
        yield row | dates | {"id": f"SIM-M-{number:03d}", "used": True, "note": said("tonggak rekaan")}
        if disputed and actual:
            other = {"actual": actual + timedelta(days=1), "conflict": DISPUTED, "used": False}
            yield row | other | {"id": f"SIM-M-{number:03d}-B", "note": said("versi lain dari tanggal itu")}


def areas(world: World) -> Iterator[dict[str, Any]]:
    """Where a programme works; one that names no regency works in all, as does the one about land."""
    everywhere = tuple(row["code"] for row in world.regencies)
    works_in = {plan.programme: plan.regencies or everywhere for plan in PLANS} | {"upt-bpom": everywhere}
    for programme, regencies in works_in.items():
        for regency in regencies:
            yield {
                "programme": programme,
                "regency": regency,
                "certainty": "pasti",
                "source": source("program"),
                "note": said("wilayah kerja rekaan"),
            }


def follow_ups(world: World) -> Iterator[dict[str, Any]]:
    for number in range(1, FOLLOW_UPS + 1):
        chance = world.dice("follow-up", number)
        programme, indicator, decision = DECISIONS[number % len(DECISIONS)]
        decided = between(chance, date(2025, 6, 10), AS_OF - timedelta(days=25))
        due = decided + timedelta(days=chance.randint(21, 150))
        state = chance.choices(("terbuka", "selesai", "dibatalkan"), (55, 38, 7))[0]
        yield {
            "id": f"SIM-L-{number:03d}",
            "indicator": indicator,
            "programme": programme,
            "area": world.whole if indicator == "ekspor-bps" else chance.choice(world.regencies)["code"],
            "decision": said(decision),
            "organisation": f"Dinas Contoh {chance.randint(1, 6)}",
            "decided": decided,
            "due": due if chance.random() < 0.93 else None,
            "state": state,
            "state_since": decided if state == "terbuka" else between(chance, decided, AS_OF),
            "source": source("komitmen"),
            "note": WORD,
        }


def commitments(world: World) -> Iterator[dict[str, Any]]:
    for number in range(1, COMMITMENTS + 1):
        chance = world.dice("commitment", number)
        amount = chance.randrange(100, 2500, 25) * 1_000_000
        yield {
            "id": f"SIM-K-{number:03d}",
            "company": f"Perusahaan Contoh {chance.randint(1, 18):02d}",
            "need": chance.choice(("stunting", "kemiskinan ekstrem")),
            "regency": chance.choice(world.regencies)["code"],
            "amount_idr": amount if chance.random() < 0.85 else None,
            "date": between(chance, date(2025, 3, 20), AS_OF),
            "date_precision": "hari",
            "source": source("komitmen"),
            "note": said("komitmen rekaan"),
        }


def units() -> Iterator[dict[str, Any]]:
    for number, seat in enumerate(UNITS, start=1):
        yield {
            "id": f"sim-unit-{number}",
            "name": f"Unit POM Contoh {number} ({WORD})",
            "regency": seat,
            "source": source("program"),
            "note": said("unit dan wilayah kerja rekaan"),
        }


def unit_areas() -> Iterator[dict[str, Any]]:
    for number, served in enumerate(UNITS.values(), start=1):
        for regency in served:
            yield {"unit": f"sim-unit-{number}", "regency": regency, "source": source("program")}
