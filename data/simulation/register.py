"""The simulated register: which village makes what, which export, and what is known of each product."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from data.simulation import nation
from data.simulation.kinds import KINDS, Kind
from data.simulation.world import AS_OF, Product, Slot, Village, World, between, dice, said, source

EXPORTING = {  # villages that export: at the border, the ports, the coffee, the seaweed and the vanilla
    "5301": 4, "5304": 3, "5305": 3, "5306": 2, "5307": 3, "5308": 2, "5309": 3, "5310": 2,
    "5311": 4, "5314": 2, "5315": 3, "5318": 1, "5321": 1, "5371": 2,
}  # fmt: skip
SOME = (1, 1, 1, 1, 1, 1, 1, 2, 2, 3)  # products of a village; most have one
WITHOUT_VILLAGE = 2  # products of each regency whose village is not known
INDICATIONS = (  # id, status, what, where
    ("SIM-IG-01", "terdaftar", "Biji kopi", ("5309",)),
    ("SIM-IG-02", "terdaftar", "Biji kopi", ("5310", "5315", "5319")),
    ("SIM-IG-03", "terdaftar", "Vanili kering", ("5305",)),
    ("SIM-IG-04", "terdaftar", "Kain tenun", ("5307",)),
    ("SIM-IG-05", "permohonan", "Kain tenun", ("5314", "5320")),
    ("SIM-IG-06", "permohonan", "Kain tenun", ("5311", "5312", "5317", "5318")),
)
STANDING = {  # of a product within such an indication, by the indication's status
    "terdaftar": ("terdaftar", "dalam wilayah"),
    "permohonan": ("permohonan", "belum dilaporkan"),
}


def cast(seed: int, regencies: tuple[dict[str, str], ...], villages: tuple[Village, ...]) -> tuple[Slot, ...]:
    """The products of factor 1. `villages` are those with a product."""
    exporters = _exporters(seed, villages)
    slots = []
    for village in villages:
        chance = dice(seed, "slot", village.code)
        for place in range(chance.choice(SOME)):
            exports = village.code in exporters and (place == 0 or chance.random() < 0.5)
            slots.append(_slot(chance, village.regency, village, exports=exports))
    for row in regencies:
        chance = dice(seed, "slot", row["code"])
        slots += [_slot(chance, row["code"], None, exports=False) for _ in range(WITHOUT_VILLAGE)]
    return tuple(slots)


def registered(slot: Slot) -> str | None:
    """The number of the registered indication that a product falls under."""
    for number, (_, status, what, where) in enumerate(INDICATIONS, start=1):
        if status == "terdaftar" and what == slot.kind.name and slot.regency in where:
            return _indication_number(number)
    return None


def products(world: World) -> Iterator[dict[str, Any]]:
    standings = {
        (what, regency): STANDING[status] for _, status, what, where in INDICATIONS for regency in where
    }
    for product in world.products():
        slot, chance = product.slot, world.dice("product", product.number)
        status, evidence = _export(slot, chance)
        standing = standings.get((slot.kind.name, slot.regency))
        yield {
            "id": product.id,
            "regency": slot.regency,
            "village": slot.village.code if slot.village else None,
            "name": product.name,
            "category": slot.kind.category,
            "track": slot.track,
            "hs6": slot.kind.hs6 if chance.random() < 0.95 else None,
            "hs_confidence": slot.kind.hs_confidence,
            "export_status": status,
            "export_evidence": evidence,
            "indication_status": chance.choice(standing) if standing else "belum dilaporkan",
            "source": source("register"),
            "recorded": recorded(world, product) if chance.random() < 0.96 else None,
            "note": said("produk rekaan"),
        }


def recorded(world: World, product: Product) -> date:
    """When it came into the register. Exporters came early, for their shipments fill sixty months."""
    chance = world.dice("recorded", product.number)
    if product.slot.exports:
        return between(chance, date(2018, 7, 1), date(2019, 12, 31))
    return between(chance, date(2019, 6, 1), AS_OF - timedelta(days=20))


def indications() -> Iterator[dict[str, Any]]:
    for number, (code, status, what, _) in enumerate(INDICATIONS, start=1):
        yield {
            "id": code,
            "name": f"{what} Indikasi Contoh {number:02d}",
            "number": _indication_number(number) if status == "terdaftar" else None,
            "status": status,
            "as_of": AS_OF,
            "as_of_precision": "hari",
            "source": source("izin"),
            "note": said("indikasi geografis rekaan"),
        }


def indication_areas() -> Iterator[dict[str, Any]]:
    for code, _, _, where in INDICATIONS:
        yield from ({"indication": code, "regency": regency} for regency in where)


def _indication_number(number: int) -> str:
    return f"ID G {number:09d}"


def _exporters(seed: int, villages: tuple[Village, ...]) -> set[str]:
    chosen = set()
    made_up = {village.regency: 1 for village in villages if not village.regency.startswith(nation.OURS)}
    for regency, count in (EXPORTING | made_up).items():
        codes = [village.code for village in villages if village.regency == regency]
        chosen |= set(dice(seed, "exporters", regency).sample(codes, count))
    return chosen


def _slot(chance: Random, regency: str, village: Village | None, *, exports: bool) -> Slot:
    kinds = [kind for kind in KINDS if kind.buyers] if exports else KINDS
    (kind,) = chance.choices(kinds, [kind.weight(regency) for kind in kinds])
    if exports:
        return Slot(village, regency, kind, _export_track(kind), exports=True)
    (track,) = chance.choices(list(kind.tracks), list(kind.tracks.values()))
    return Slot(village, regency, kind, track, exports=False)


def _export_track(kind: Kind) -> str:
    """Home-industry food cannot be exported: its ladder has no such rung."""
    return "pangan_md" if "pangan_md" in kind.tracks else next(iter(kind.tracks))


def _export(slot: Slot, chance: Random) -> tuple[str, str | None]:
    if slot.exports:
        return "tercatat", said("ada pengiriman dalam catatan ekspor rekaan")
    luck = chance.random()
    if luck < 0.05 and slot.kind.buyers:
        return "klaim", said("disebut pernah mengekspor; tidak ada dokumennya")
    if luck < 0.10 and slot.kind.buyers:
        return "pemasok", said("bahan bakunya dijual kepada pengekspor lain")
    return "belum dilaporkan", None
