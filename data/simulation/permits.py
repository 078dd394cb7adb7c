"""The simulated permits: each product climbs its ladder as far as its dice let it, with dates and numbers.

Numbers have the real formats, but are the product's own number behind zeros, which no office ever issued.
Some are badly written and some expire before they were issued, on purpose: they are there to be found.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from data.simulation.register import recorded, registered
from data.simulation.world import AS_OF, Product, World, facts, said, source

CLIMB = 0.68  # the chance to reach the next rung
RENEW = 0.6
ILL_WRITTEN_EVERY = 97  # permits with a number in a known format
BACKWARDS_EVERY = 200  # permits that expire
RENEWED = 5_000_000  # added to the serial of a permit's second number; above any product's
DROPPED_ZEROS, LETTER_O, SHORT = range(3)
ILL = {
    DROPPED_ZEROS: "angka nolnya hilang, seperti oleh Excel",
    LETTER_O: "huruf O menggantikan angka 0",
    SHORT: "satu angka kurang",
}


def permits(world: World) -> Iterator[dict[str, Any]]:
    years = {row["code"]: int(row["validity_years"] or 0) for row in facts("permit_type")}
    known = {row["code"] for row in facts("permit_type") if row["pattern"]}
    ladders: dict[str, list[str]] = {}
    for rung in facts("rung"):
        ladders.setdefault(rung["track"], []).extend([rung["permit_type"]] if rung["permit_type"] else [])
    issued_at_all = written = expiring = 0
    for product in world.products():
        ladder = ladders.get(product.slot.track, ["NIB"])
        for kind, issued, renewed in _granted(world, product, ladder, years):
            issued_at_all += 1
            expires = _years_later(issued, years[kind]) if years[kind] else None
            number, note = _number(kind, product, expires, renewed=renewed), said("izin rekaan")
            if kind in known:
                written += 1
                if number and written % ILL_WRITTEN_EVERY == 0:
                    number, note = _ill_written(number, written // ILL_WRITTEN_EVERY % len(ILL))
            if expires:
                expiring += 1
                if expiring % BACKWARDS_EVERY == 0:
                    expires = issued - timedelta(days=30)
                    note = said("sengaja habis berlaku sebelum terbit, agar ditemukan")
            yield {
                "id": f"SIM-I-{issued_at_all:08d}",
                "product": product.id,
                "type": kind,
                "number": number,
                "issued": issued,
                "expires": expires,
                "source": source("izin"),
                "note": note,
            }


def _granted(
    world: World, product: Product, ladder: list[str], years: dict[str, int]
) -> Iterator[tuple[str, date, bool]]:
    """Type and date of each permit in the order of granting, and whether it renews another."""
    slot, chance = product.slot, world.dice("permits", product.number)
    day = recorded(world, product)
    for kind in ladder:
        day += timedelta(days=chance.randrange(15, 56) if slot.exports else chance.randrange(20, 260))
        if day > AS_OF or not (slot.exports or chance.random() < CLIMB):
            return
        if kind == "IG":  # beside the ladder: a shared asset that does not hold up the next rung
            if registered(slot):
                yield kind, day, False
            continue
        yield from _with_renewals(chance.random() < RENEW, kind, day, years[kind])
        if kind == "UMOT" and chance.random() < 0.3:
            yield "UKOT", day + timedelta(days=1), False
    if slot.exports:
        yield "HS", day, False
        if chance.random() < 0.4:
            yield "DESA_DEVISA", day, False


def _with_renewals(renewed: bool, kind: str, day: date, years: int) -> Iterator[tuple[str, date, bool]]:
    yield kind, day, False
    if years and renewed and (again := _years_later(day, years)) <= AS_OF:
        yield kind, again, True


def _years_later(day: date, years: int) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap_day else day.day)


def _number(kind: str, product: Product, expires: date | None, *, renewed: bool) -> str | None:
    slot, serial = product.slot, product.number + (RENEWED if renewed else 0)
    if kind == "DESA_DEVISA":
        return None  # a status, not a numbered permit
    if kind == "SPP_IRT":
        producer = f"{slot.regency}{serial // 10_000 % 100:02d}{serial % 10_000:04d}"
        return f"P-IRT No. {1 + serial % 8}01{producer}-{expires:%y}"
    formats = {
        "NIB": f"{serial:013d}",
        "NIE_MD": f"BPOM RI MD {serial:0{12 if serial % 2 else 15}d}",
        "NIE_OT": f"POM TR {serial:09d}",
        "NOTIF_KOS": f"NA{serial:011d}",
        "HALAL": f"ID{serial:017d}",
        "IG": registered(slot),
        "HS": f"{slot.kind.hs6[:4]}.{slot.kind.hs6[4:]}",
    }
    return formats.get(kind, f"SIM/{kind}/{serial:07d}")


def _ill_written(number: str, way: int) -> tuple[str, str]:
    if "0" not in number:
        way = SHORT
    ill = {
        DROPPED_ZEROS: re.sub("0+", "", number, count=1),
        LETTER_O: number.replace("0", "O", 1),
        SHORT: number[:-1],
    }
    return ill[way], said(f"nomor sengaja salah tulis: {ILL[way]}")
