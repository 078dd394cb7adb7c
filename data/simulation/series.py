"""How the simulated indicators move: a level for each regency, a drift, and the periods of reports."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.simulation.world import World, month_end

# Levels of the islands, so that maps show a pattern and not only noise.
POVERTY = {"Timor": 21, "Sumba": 27, "Flores": 13, "Alor-Pantar": 20, "Lembata": 24, "Rote": 26, "Sabu": 28}
STUNTING = {"Timor": 38, "Sumba": 32, "Flores": 25, "Alor-Pantar": 31, "Lembata": 22, "Rote": 24, "Sabu": 29}
ELSEWHERE = 16  # of an island that is made up
CITY = "kota"
MARKETS = (("pasar-farmasi", 150e12), ("pasar-kosmetik", 95e12), ("pasar-makanan", 4000e12))
Value = Callable[[dict[str, str], int], float]  # of a row of regency.csv and the place of a period
DATES = {
    "ovop-peluncuran": date(2025, 5, 27),
    "gerai-pertama": date(2025, 8, 12),
    "bk-penutupan": date(2025, 6, 4),
}
WORDS = {
    "bk-wilayah": (date(2025, 6, 4), "empat wilayah contoh"),
    "ovop-angka-190": (date(2025, 5, 27), "190 jenis produk contoh"),
}


@dataclass(frozen=True)
class Period:
    name: str
    start: date
    end: date


@dataclass(frozen=True)
class Series:
    indicator: str
    periods: tuple[Period, ...]
    value: Value
    decimals: int = 0
    gaps: float = 0.0  # the share of regencies that did not report
    precision: str = "tepat"
    not_for: tuple[str, ...] = ()
    province: Callable[[dict[str, float]], float] | None = (
        None  # from all of it, those that did not report too
    )
    area: str = ""  # by itself all that is simulated


def year(number: int) -> Period:
    return Period(str(number), date(number, 1, 1), date(number, 12, 31))


def half(number: int, which: int) -> Period:
    start, end = ((1, 1), (6, 30)) if which == 1 else ((7, 1), (12, 31))
    return Period(f"{number}-S{which}", date(number, *start), date(number, *end))


def quarter(number: int, which: int) -> Period:
    last = date(number, which * 3, 1)
    return Period(f"{number}-T{which}", date(number, which * 3 - 2, 1), month_end(last))


def month_of(at: date) -> Period:
    return Period(f"{at:%Y-%m}", at.replace(day=1), month_end(at))


def day(at: date) -> Period:
    return Period(at.isoformat(), at, at)


YEARS = tuple(year(number) for number in range(2021, 2026))
MARCHES = tuple(month_of(date(number, 3, 1)) for number in range(2021, 2026))
WEIGHINGS = tuple(month_of(date(number, at, 1)) for number in range(2021, 2026) for at in (2, 8))
HALVES = tuple(half(number, which) for number in range(2021, 2026) for which in (1, 2))


def by_regency(world: World) -> list[Series]:
    people = {row["code"]: int(row["population"]) for row in world.regencies}

    def average(values: dict[str, float]) -> float:
        return round(
            sum(values[code] * people[code] for code in values) / sum(people[code] for code in values), 1
        )

    def growing(first: float, drift: float) -> Value:
        return lambda row, index: round(people[row["code"]] * (first + drift * index))

    def of_people(share: Value) -> Value:
        return lambda row, index: round(people[row["code"]] * share(row, index) / 100, -1)

    poor = _course(world, "kemiskinan", POVERTY, drift=-0.6, decimals=2)
    extreme = _course(world, "ekstrem", POVERTY, part=0.2, drift=-0.3, decimals=2)
    surveyed = _course(world, "ssgi", STUNTING, drift=-1.4, decimals=1)
    another = _course(world, "ski", STUNTING, drift=0, decimals=1)  # a survey of its own, held once
    weighed = _course(world, "eppgbm", STUNTING, part=0.6, drift=-0.5, decimals=1)
    counted: dict[str, Any] = {"gaps": 0.04}
    rounded: dict[str, Any] = {"precision": "dibulatkan"}
    guessed: dict[str, Any] = {"precision": "perkiraan"}
    cut = {"precision": "dipotong"} | counted  # printed without its decimals in its first year
    return [
        *_of_places(world),
        Series("penduduk-dukcapil", HALVES, growing(0.94, 0.006), province=_total),
        Series("penduduk-bps", YEARS, growing(0.95, 0.012), gaps=0.02, province=_total, **rounded),
        Series("kemiskinan", MARCHES[:1], lambda row, _: int(poor(row, 0)), **cut),
        Series("kemiskinan", MARCHES[1:], lambda row, i: poor(row, i + 1), 2, province=average, **counted),
        Series("jumlah-miskin", MARCHES, of_people(poor), province=_total, **counted, **rounded),
        Series("miskin-ekstrem", YEARS[1:4], extreme, 2, gaps=0.25, **guessed),
        Series("jumlah-miskin-ekstrem", YEARS[1:4], of_people(extreme), gaps=0.25, **guessed),
        Series("stunting-ssgi", YEARS, surveyed, 1, gaps=0.03, province=average),
        Series("stunting-ski", YEARS[2:3], another, 1, gaps=0.03, province=average),
        Series("stunting-eppgbm", WEIGHINGS, weighed, 1, gaps=0.14, province=average),
    ]


def _of_places(world: World) -> list[Series]:
    """Counts of the places that this simulation has, and of villages by their standing."""
    kinds = Counter((village.regency, village.kind) for village in world.villages)
    districts = Counter(district[:4] for district in {village.district for village in world.villages})
    cities = tuple(row["code"] for row in world.regencies if row["kind"] == CITY)
    villages: dict[str, Any] = {"gaps": 0.05, "not_for": cities}

    def ranked(share: float, drift: float) -> Value:
        def value(row: dict[str, str], index: int) -> float:
            luck = world.dice("standing", share, row["code"]).uniform(0, 2)
            return round(kinds[row["code"], "desa"] * max(0.0, share + drift * index) * luck)

        return value

    latest = (year(2025),)
    return [
        Series("kecamatan", latest, lambda row, _: districts[row["code"]], province=_total),
        Series("desa", latest, lambda row, _: kinds[row["code"], "desa"], province=_total),
        Series("kelurahan", latest, lambda row, _: kinds[row["code"], "kelurahan"], province=_total),
        Series("luas", latest, lambda row, _: float(row["area_km2"]), 3, province=_total),
        Series("desa-mandiri", YEARS, ranked(0.01, 0.012), province=_total, **villages),
        Series("desa-sangat-tertinggal", YEARS, ranked(0.14, -0.025), province=_total, **villages),
    ]


def of_the_province(world: World) -> list[Series]:
    quarters = tuple(quarter(number, which) for number in (2024, 2025) for which in range(1, 5))
    once = (day(date(2025, 3, 20)),)
    levels = [  # indicator, periods, first level, drift per period, decimals
        ("pertumbuhan-ekonomi", YEARS, 2.6, 0.35, 2),
        ("pdrb", quarters, 31e12, 0.6e12, -9),
        ("rasio-gini", HALVES, 0.345, -0.003, 3),
        ("ipm", YEARS, 66.1, 0.7, 2),
        ("pengangguran", HALVES, 4.0, -0.1, 2),
        ("dana-desa", YEARS, 2.8e12, -0.03e12, -9),
        ("dana-desa-kumulatif", YEARS, 14e12, 2.7e12, -9),
        ("desa-maju", YEARS, 130, 45, 0),
        ("desa-berkembang", YEARS, 1180, 60, 0),
        ("desa-tertinggal", YEARS, 1590, -120, 0),
        ("nie-pangan", HALVES, 240, 14, 0),
        ("ovop-legalitas", (month_of(date(2025, 11, 1)), month_of(date(2026, 1, 1))), 38, 21, 0),
        ("ovop-produk-bulanan", (month_of(date(2025, 12, 1)), month_of(date(2026, 1, 1))), 1.2, 0.2, 1),
        ("ovop-produk-per-desa", (year(2025),), 0.3, 0, 1),
        ("stunting-tanpa-metode", (month_of(date(2025, 10, 1)),), 30.5, 0, 2),
        ("defisit-antarwilayah", YEARS, 44e12, 1.5e12, -11),
        ("belanja-pinang", (year(2025),), 0.8e12, 0, -9),
    ]
    lines = [_steady(world, *level) for level in levels]
    return lines + [Series(market, once, _always(worth), area="ID") for market, worth in MARKETS]


def _always(worth: float) -> Value:
    return lambda _, __: worth


def _steady(world: World, indicator: str, periods: tuple[Period, ...], *course: float) -> Series:
    first, drift, places = course
    decimals = int(places)

    def value(_: dict[str, str], index: int) -> float:
        noise = world.dice("level", indicator, index).uniform(0.98, 1.02)
        return round((first + drift * index) * noise, decimals)

    return Series(indicator, periods, value, decimals)


def _course(
    world: World, name: str, levels: dict[str, int], *, part: float = 1.0, drift: float, decimals: int
) -> Value:
    """A regency keeps its distance from its island's level; a little noise comes with each period."""

    def value(row: dict[str, str], index: int) -> float:
        level = levels.get(row["island_group"], ELSEWHERE) * part * (0.45 if row["kind"] == CITY else 1)
        own = world.dice(name, row["code"]).uniform(0.75, 1.25)
        noise = world.dice(name, row["code"], index).uniform(-0.6, 0.6) * part
        return round(max(0.5, level * own + drift * index + noise), decimals)

    return value


def _total(values: dict[str, float]) -> float:
    return round(sum(values.values()), 3)
