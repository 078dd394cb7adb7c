"""What every part of the simulation shares: its day, its dice, its sources, and the products that it scales.

A product is never stored. The province is cast once as `slots`, one per product of factor 1, and product n is
slot n modulo their number: a larger factor repeats the villages with further products, in the same memory.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from random import Random

from data.simulation.kinds import Kind

# Not later than the newest published fact, so that no clock of a test or a training finds the future in it.
AS_OF = date(2026, 1, 31)
WORD = "SIMULASI"
SPEAKER = f"{WORD} (angka rekaan)"
RAW = Path(__file__).resolve().parent.parent / "raw"
TOPICS = {
    "register": "register produk desa",
    "izin": "daftar izin dan sertifikat",
    "ekspor": "catatan pengiriman ekspor",
    "perdagangan": "angka perdagangan luar negeri",
    "program": "laporan program dan tahapannya",
    "indikator": "angka kabupaten dan kota",
    "komitmen": "komitmen dan tindak lanjut",
}


@dataclass(frozen=True)
class Village:
    code: str
    name: str
    kind: str  # 'desa' or 'kelurahan'
    district: str
    regency: str
    latitude: float
    longitude: float
    located: bool  # false: its district's point stands in


@dataclass(frozen=True)
class Slot:
    village: Village | None  # None: the village is not known
    regency: str
    kind: Kind
    track: str
    exports: bool


@dataclass(frozen=True)
class Product:
    number: int  # from 1, in every factor the same
    slot: Slot

    @property
    def id(self) -> str:
        return f"SIM-P-{self.number:07d}"

    @property
    def name(self) -> str:
        return f"{self.slot.kind.name} Contoh {self.number:04d}"

    @property
    def business(self) -> str:
        return f"Usaha Contoh {self.number:04d}"


@dataclass(frozen=True)
class World:
    seed: int
    factor: int
    provinces: tuple[dict[str, str], ...]  # the rows of province.csv
    regencies: tuple[dict[str, str], ...]  # and of regency.csv
    villages: tuple[Village, ...]
    slots: tuple[Slot, ...]

    @property
    def whole(self) -> str:
        """The code of all of it: the province, or the country where there are several."""
        return self.provinces[0]["code"] if len(self.provinces) == 1 else "ID"

    @property
    def name(self) -> str:
        """As a published total calls it."""
        return self.provinces[0]["short_name"] if len(self.provinces) == 1 else "Indonesia"

    def product(self, block: int, place: int) -> Product:
        """The product of slot `place` in the block-th repetition of the register."""
        return Product(block * len(self.slots) + place + 1, self.slots[place])

    def products(self) -> Iterator[Product]:
        for block in range(self.factor):
            for place in range(len(self.slots)):
                yield self.product(block, place)

    @cached_property
    def exporting(self) -> tuple[int, ...]:
        """The slots whose products are exported."""
        return tuple(place for place, slot in enumerate(self.slots) if slot.exports)

    def dice(self, *about: object) -> Random:
        """Dice of their own for each subject, so that a change in one part leaves all others as they were."""
        return dice(self.seed, *about)


def dice(seed: int, *about: object) -> Random:
    return Random("/".join(map(str, (seed, *about))))


def source(topic: str) -> str:
    if topic not in TOPICS:
        raise LookupError(f"no simulated source about {topic!r}; there are: {', '.join(TOPICS)}")
    return f"simulasi-{topic}"


def said(text: str) -> str:
    """A note or an evidence that stays marked when its cell is copied alone."""
    return f"{WORD}: {text}"


def between(chance: Random, first: date, last: date) -> date:
    return first + timedelta(days=chance.randrange((last - first).days + 1))


def apportion(total: int, weights: dict[str, float]) -> dict[str, int]:
    """`total` divided by weight in whole numbers that add up to it (largest remainder)."""
    whole = sum(weights.values())
    exact = {key: total * weight / whole for key, weight in weights.items()}
    parts = {key: int(value) for key, value in exact.items()}
    by_remainder = sorted(exact, key=lambda key: (parts[key] - exact[key], key))
    for key in by_remainder[: total - sum(parts.values())]:
        parts[key] += 1
    return parts


def facts(table: str) -> list[dict[str, str]]:
    """The published rows of a reference table."""
    with (RAW / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def month(index: int) -> date:
    """The first day of a month, counted from the year 0: `date.year * 12 + date.month - 1`."""
    return date(index // 12, index % 12 + 1, 1)


def month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def month_end(day: date) -> date:
    return month(month_index(day) + 1) - timedelta(days=1)
