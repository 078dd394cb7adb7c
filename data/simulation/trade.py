"""Sixty months of simulated exports: shipments of the register's products and, apart, published totals."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from data.simulation.world import (
    AS_OF,
    SPEAKER,
    WORD,
    Product,
    World,
    apportion,
    between,
    month,
    month_end,
    month_index,
    said,
    source,
)

MONTHS = 60
FIRST = month_index(AS_OF) - MONTHS + 1
SHIPMENTS = 6  # a month and block
JOINT = 0.08
VERSIONS = {20: "SIM-KIRIM-1", 140: "SIM-KIRIM-2", 260: "SIM-KIRIM-3"}  # told in two -> conflict
YEAR_TWICE = "SIM-EKSPOR"  # a conflict
PORTS = {"Pelabuhan Atapupu": 50, "Pelabuhan Tenau": 25, "Pintu darat Atambua": 15, "Luar NTT": 10}
VIA = ("Pelabuhan Tenau", "Tanjung Perak, Surabaya", "Bandara El Tari")
BUYERS = {"Timor-Leste": 70, "Tiongkok": 13, "Jepang": 7, "Australia": 6, "Amerika Serikat": 4}
POSTS = {"PLBN Motaain": ("5304", 60), "PLBN Wini": ("5303", 15), "PLBN Motamasin": ("5321", 10)}
UNREPORTED = (date(2021, 8, 1), date(2023, 3, 1), date(2024, 11, 1))  # months without any published total
COMMODITIES = {"Rumput laut": "1212", "Kopi": "0901", "Ikan": "0303", "Mete": "0801", "Kakao": "1801"}
SEASON = (0.7, 0.7, 0.8, 0.9, 1.0, 1.1, 1.3, 1.4, 1.3, 1.1, 0.9, 0.8)  # the dry months ship more
DISPUTED_YEAR = 2024


def shipments(world: World) -> Iterator[tuple[int, date, list[Product]]]:
    """Number, day and products of each shipment; every exported product of the register has at least one."""
    number = 0
    for block in range(world.factor):
        order = list(world.exporting)
        world.dice("shipments", block).shuffle(order)
        for step in range(MONTHS * SHIPMENTS):
            number += 1
            chance = world.dice("shipment", number)
            first = month(FIRST + step // SHIPMENTS)
            goods = [world.product(block, order[step % len(order)])]
            if chance.random() < JOINT:
                same = [place for place in order if world.slots[place].kind == goods[0].slot.kind]
                beside = world.product(block, chance.choice(same))
                goods += [beside] if beside != goods[0] else []
            yield number, between(chance, first, month_end(first)), goods


def events(world: World) -> Iterator[dict[str, Any]]:
    for number, day, goods in shipments(world):
        chance = world.dice("load", number)
        kind, two = goods[0].slot.kind, number in VERSIONS
        worth = chance.uniform(8_000, 90_000) * SEASON[day.month - 1]
        tonnes = max(0.01, round(worth / kind.usd_per_tonne, 2))
        destination = chance.choice(kind.buyers)
        row = {
            "id": f"SIM-E-{number:07d}",
            "commodity": kind.name,
            "hs": kind.hs6,
            **_dated(day, chance),
            "destination": destination,
            "via": chance.choice(tuple(POSTS) if destination == "Timor-Leste" else VIA),
            "volume_tonnes": tonnes if chance.random() < 0.9 else None,
            "value_usd": round(worth) if chance.random() < 0.7 else None,
            "sender": goods[0].business,
            "evidence": said("dokumen pengiriman rekaan"),
            "conflict": VERSIONS.get(number),
            "counted": True,
            "source": source("ekspor"),
            "note": said("pengiriman bersama") if len(goods) > 1 else WORD,
        }
        yield row
        if two:
            other = {"date": day + timedelta(days=3), "date_precision": "hari", "counted": False}
            yield row | other | {"id": f"{row['id']}-B", "note": said("versi lain dari pengiriman yang sama")}


def event_areas(world: World) -> Iterator[dict[str, Any]]:
    for number, _, goods in shipments(world):
        for regency in sorted({product.slot.regency for product in goods}):
            yield from ({"event": event, "regency": regency} for event in _versions(number))


def event_products(world: World) -> Iterator[dict[str, Any]]:
    for number, _, goods in shipments(world):
        for product in goods:
            yield from ({"event": event, "product": product.id} for event in _versions(number))


def statistics(world: World) -> Iterator[dict[str, Any]]:
    """Published totals. They do not follow from the shipments, and do not grow with the factor."""
    rows = [*_by_origin(world), *_by_post(world), *_by_commodity(world), *_balances(world)]
    shared = {"bound": "=", "publisher": SPEAKER, "source": source("perdagangan")}
    for number, row in enumerate(rows, start=1):
        yield shared | {"id": f"SIM-X-{number:05d}", "note": WORD} | row


def _versions(number: int) -> tuple[str, ...]:
    event = f"SIM-E-{number:07d}"
    return (event, f"{event}-B") if number in VERSIONS else (event,)


def _dated(day: date, chance: Random) -> dict[str, Any]:
    if chance.random() < 0.85:
        return {"date": day, "date_precision": "hari"}
    return {"date": day.replace(day=1), "date_precision": "bulan"}


def _by_origin(world: World) -> Iterator[dict[str, Any]]:
    """Each month's total, the same by destination and by port, and each whole year's."""
    totals: Counter = Counter()
    for index in range(FIRST, FIRST + MONTHS):
        first, chance = month(index), world.dice("origin", index)
        growth = 1 + (index - FIRST) / 120
        total = round(3_500_000 * growth * SEASON[first.month - 1] * chance.uniform(0.85, 1.15))
        totals[first.year] += total
        if first in UNREPORTED:
            continue
        shared = _monthly("nilai asal", world.name, world.whole, first)
        yield shared | {"total": True, "value_usd": total}
        for column, shares in (("destination", BUYERS), ("place", PORTS)):
            uneven = {name: share * chance.uniform(0.6, 1.4) for name, share in shares.items()}
            for name, value in apportion(total, uneven).items():
                yield shared | {"total": False, column: name, "value_usd": value}
    # The first and last years have no twelve months; the others hold the unreported months too.
    for year in range(month(FIRST).year + 1, AS_OF.year):
        two = {"conflict": YEAR_TWICE} if year == DISPUTED_YEAR else {}
        shared = _yearly("nilai asal", world.name, world.whole, year) | {"total": True} | two
        total, note = totals[year], said("memuat juga bulan yang tidak terbit sendiri")
        yield shared | {"value_usd": total, "note": note}
        if two:
            yield shared | {"value_usd": total + 1_250_000, "note": said("versi lain dari tahun itu")}


def _by_post(world: World) -> Iterator[dict[str, Any]]:
    for post, (regency, billions) in POSTS.items():
        for index in range(FIRST, FIRST + MONTHS):
            chance = world.dice("post", post, index)
            value = round(billions * 1_000_000_000 * chance.uniform(0.7, 1.3))
            if chance.random() < 0.92:
                row = {"total": True, "place": post, "destination": "Timor-Leste", "value_idr": value}
                yield _monthly("nilai pos", post, regency, month(index)) | row


def _by_commodity(world: World) -> Iterator[dict[str, Any]]:
    for commodity, hs in COMMODITIES.items():
        for year in range(month(FIRST).year + 1, AS_OF.year):
            for destination in ("Timor-Leste", "Tiongkok", "Jepang"):
                chance = world.dice("commodity", commodity, year, destination)
                row = {"commodity": commodity, "hs": hs, "destination": destination, "total": False}
                tonnes = round(chance.uniform(5, 400), 1)
                if chance.random() < 0.85:
                    yield (
                        _yearly("komoditas", world.name, world.whole, year) | row | {"volume_tonnes": tonnes}
                    )


def _balances(world: World) -> Iterator[dict[str, Any]]:
    for year in range(month(FIRST).year + 1, AS_OF.year):
        value = world.dice("balance", year).randint(-30_000_000, 20_000_000)
        yield _yearly("neraca", world.name, world.whole, year) | {"total": True, "value_usd": value}


def _monthly(measure: str, scope: str, area: str, first: date) -> dict[str, Any]:
    period = {"period": f"{first:%Y-%m}", "granularity": "bulan"}
    dates = {"period_start": first, "period_end": month_end(first)}
    return {"measure": measure, "scope": scope, "area": area} | period | dates


def _yearly(measure: str, scope: str, area: str, year: int) -> dict[str, Any]:
    period = {"period": str(year), "granularity": "tahun"}
    dates = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    return {"measure": measure, "scope": scope, "area": area} | period | dates
