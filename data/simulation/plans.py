"""The programmes as the simulation runs them: who may join, when, and the steps that members climb."""

from dataclasses import dataclass
from datetime import date

from data.simulation.world import WORD, Slot

DECIDED = ("pangan_irt", "pangan_md", "obat_tradisional", "kosmetik", "kriya", "komoditas")
FOOD = ("pangan_irt", "pangan_md", "pangan_belum_ditentukan")


@dataclass(frozen=True)
class Step:
    number: int
    name: str | None  # None: the stage is in data/raw
    fewest: int  # days that it takes to get there
    most: int
    odds: float  # of getting there


@dataclass(frozen=True)
class Plan:
    programme: str
    regencies: tuple[str, ...]  # empty: all
    tracks: tuple[str, ...]
    size: int  # members from each block of the register, so that it scales
    opens: date
    closes: date  # for joining
    steps: tuple[Step, ...]
    follows: str = ""  # the programme some of whose members go on to this one

    def takes(self, slot: Slot) -> bool:
        return slot.track in self.tracks and (not self.regencies or slot.regency in self.regencies)


MENTORED = (
    Step(1, f"Terpilih dan didata ({WORD})", 0, 0, 1.0),
    Step(2, f"Pendampingan mutu ({WORD})", 10, 60, 0.92),
    Step(3, f"Perbaikan sarana produksi ({WORD})", 20, 90, 0.80),
    Step(4, f"Izin edar diajukan ({WORD})", 15, 70, 0.72),
    Step(5, f"Izin edar terbit ({WORD})", 20, 120, 0.65),
)
PLANS = (
    Plan(
        "bangun-karya",
        ("5301", "5302", "5305", "5371"),
        ("pangan_irt", "pangan_md", "kosmetik", "obat_tradisional"),
        size=40,
        opens=date(2024, 5, 6),
        closes=date(2024, 12, 20),
        steps=MENTORED,
    ),
    Plan(
        "ovop",
        (),
        DECIDED,
        size=264,
        opens=date(2025, 5, 27),
        closes=date(2026, 1, 20),
        steps=(Step(0, None, 0, 0, 1.0), Step(1, None, 7, 60, 0.80), Step(2, None, 30, 150, 0.70)),
    ),
    Plan(
        "ntt-mart",
        (),
        ("pangan_irt", "pangan_md", "kriya", "kosmetik"),
        size=176,
        opens=date(2025, 8, 12),
        closes=date(2026, 1, 20),
        steps=(
            Step(2, f"Usaha mendaftar ({WORD})", 0, 0, 1.0),
            Step(3, f"Produk lolos kurasi ({WORD})", 7, 40, 0.75),
            Step(4, f"Produk dijual di gerai ({WORD})", 7, 50, 0.80),
        ),
        follows="ovop",
    ),
    Plan(
        "replikasi-pangan-lokal",
        ("5303", "5304", "5306", "5308", "5311", "5316"),
        FOOD,
        size=30,
        opens=date(2025, 7, 1),
        closes=date(2026, 1, 10),
        steps=MENTORED,
    ),
    Plan(
        "replikasi-obat-tradisional",
        ("5301", "5302", "5303", "5305", "5306", "5312"),
        ("obat_tradisional",),
        size=16,
        opens=date(2025, 8, 1),
        closes=date(2026, 1, 10),
        steps=MENTORED,
    ),
    Plan(
        "replikasi-kosmetik-alami",
        ("5302", "5305", "5306", "5309", "5316", "5371"),
        ("kosmetik",),
        size=14,
        opens=date(2025, 9, 1),
        closes=date(2026, 1, 10),
        steps=MENTORED,
    ),
)
