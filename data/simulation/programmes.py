"""Who takes part in the simulated programmes, and the dated stages that each reached."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from data.simulation.plans import PLANS, Plan
from data.simulation.world import (
    AS_OF,
    WORD,
    Product,
    World,
    between,
    month,
    month_end,
    month_index,
    said,
    source,
)

BACKWARDS_EVERY = 60  # members whose last stage is dated before the one before it, to be found
FOLLOWING = 40  # of a block's members come from the programme before
MISSPELT_EVERY = 10  # of those: under another spelling, to be found
UNDATED = 0.04  # stages that were reached on an unpublished date
LAND = ("Pernyataan", "Penetapan lokasi", "NPHD", "Sertipikat", "Kontrak", "Berita acara")  # of steps 1 to 6


@dataclass(frozen=True)
class Participant:
    id: str
    plan: Plan
    number: int  # within the programme
    name: str
    product: Product
    joined: date


@dataclass(frozen=True)
class Reached:
    step: int
    day: date
    dated: bool  # false: the date was not published
    note: str


def members(world: World) -> Iterator[Participant]:
    count = 0
    for plan in PLANS:
        number = 0
        for block in range(world.factor):
            chance = world.dice("joining", plan.programme, block)
            for place, following in _places(world, plan, block):
                number, count = number + 1, count + 1
                product = world.product(block, place)
                name = product.business
                if following and number % MISSPELT_EVERY == 0:
                    name = name.replace("Usaha", "UD")
                joined = between(chance, plan.opens, plan.closes)
                yield Participant(f"SIM-U-{count:08d}", plan, number, name, product, joined)


def participants(world: World) -> Iterator[dict[str, Any]]:
    for member in members(world):
        slot = member.product.slot
        yield {
            "id": member.id,
            "programme": member.plan.programme,
            "name": member.name,
            "regency": slot.regency,
            "village": slot.village.code if slot.village else None,
            "track": slot.track,
            "product": member.product.id,
            "joined": member.joined,
            "source": source("program"),
        }


def reached(world: World, member: Participant) -> list[Reached]:
    """The stages that a participant took, each later than the last, but for those planted to be found."""
    chance = world.dice("stages", member.id)
    day, taken = member.joined, []
    for step in member.plan.steps:
        day += timedelta(days=chance.randint(step.fewest, step.most))
        if day > AS_OF or chance.random() > step.odds:
            break
        taken.append(Reached(step.number, day, chance.random() >= UNDATED, said("laporan tahapan rekaan")))
    if len(taken) > 1 and member.number % BACKWARDS_EVERY == 9:
        before, last = taken[-2:]
        note = said("sengaja bertanggal sebelum tahap sebelumnya, agar ditemukan")
        taken[-2:] = [
            Reached(before.step, before.day, True, before.note),
            Reached(last.step, before.day - timedelta(days=14), True, note),
        ]
    return taken


def stage_events(world: World) -> Iterator[dict[str, Any]]:
    count = 0
    for member in members(world):
        for stage in reached(world, member):
            count += 1
            yield {
                "id": f"SIM-T-{count:08d}",
                "programme": member.plan.programme,
                "step": stage.step,
                "participant": member.id,
                "regency": member.product.slot.regency,
                "date": stage.day if stage.dated else None,
                "date_precision": "hari" if stage.dated else None,
                "as_of": AS_OF,
                "as_of_precision": "hari",
                "evidence": said("laporan pendamping rekaan"),
                "source": source("program"),
                "note": stage.note,
            }
    for place in regency_stages(world):
        count += 1
        yield {"id": f"SIM-T-{count:08d}", **place}


def regency_stages(world: World) -> Iterator[dict[str, Any]]:
    """What the regencies themselves reached: their shop, and the land for BPOM's unit."""
    for row in world.regencies:
        shared: dict[str, Any] = {"regency": row["code"], "date_precision": "hari"}
        shared |= {"as_of": AS_OF, "as_of_precision": "hari"}
        shared |= {"source": source("program"), "note": WORD}
        for place in (*_shop(world, row["code"]), *_land(world, row["code"])):
            yield shared | place


def _shop(world: World, regency: str) -> Iterator[dict[str, Any]]:
    opened = between(world.dice("shop", regency), date(2025, 8, 12), date(2026, 3, 15))
    if opened <= AS_OF:
        evidence = said("berita acara peresmian gerai rekaan")
        yield {"programme": "ntt-mart", "step": 1, "date": opened, "evidence": evidence}


def _land(world: World, regency: str) -> Iterator[dict[str, Any]]:
    chance, day = world.dice("land", regency), date(2025, 3, 20)
    site = chance.randrange(1500, 10_000, 100)
    for step, document in enumerate(LAND, start=1):
        if day > AS_OF or (step > 1 and chance.random() > 0.72):
            return
        row = {"programme": "upt-bpom", "step": step, "date": day, "evidence": said(f"{document} rekaan")}
        land = {"quantity_m2": site, "quantity_m2_bound": "="}
        number = {"document": f"SIM/{document}/{regency}/{day.year}", "document_date": day}
        yield row | number | land if step > 1 else row  # all were asked on one day
        day += timedelta(days=chance.randint(25, 110))


def standing(world: World) -> Counter:
    """How many stood on each step at each month's end: (programme, step, month's end) -> participants."""
    counted: Counter = Counter()
    for member in members(world):
        taken = reached(world, member)
        for index in range(month_index(member.joined), month_index(AS_OF) + 1):
            end = month_end(month(index))
            highest = max((stage.step for stage in taken if stage.day <= end), default=None)
            if highest is not None:
                counted[member.plan.programme, highest, end] += 1
    return counted


def stages() -> Iterator[dict[str, Any]]:
    """The stages that data/raw does not have."""
    for plan in PLANS:
        for step in plan.steps:
            if step.name:
                shared = {"programme": plan.programme, "taken_by": "usaha"}
                yield shared | {"step": step.number, "name": step.name}


def _places(world: World, plan: Plan, block: int) -> list[tuple[int, bool]]:
    """The slots whose products take part in one block, and whether each came from the programme before."""
    chance = world.dice("members", plan.programme, block)
    before = next((earlier for earlier in PLANS if earlier.programme == plan.follows), None)
    came = [place for place, _ in _places(world, before, block)] if before else []
    came = [place for place in came if plan.takes(world.slots[place])][:FOLLOWING]
    taken = set(came)
    others = [place for place, slot in enumerate(world.slots) if plan.takes(slot) and place not in taken]
    fresh = chance.sample(others, min(plan.size - len(came), len(others)))
    return [(place, True) for place in came] + [(place, False) for place in fresh]
