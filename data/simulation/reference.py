"""What the simulation takes from the published data as it is, and the few reference rows it has to invent.

Codes, categories, ladders, permit types, indicators and the programmes are those of data/raw with their
sources; no figure, product, village name, permit or export is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.simulation.programmes import stages
from data.simulation.world import AS_OF, SPEAKER, TOPICS, WORD, World, facts, said, source

AS_PUBLISHED = (
    "category",
    "licensing_track",
    "permit_type",
    "rung",
    "programme_policy",
)
PARTNER = "mitra-contoh"


@dataclass(frozen=True)
class Replication:
    """A replication that is only announced, as if it had begun, and what its progress is counted in."""

    indicator: str
    passport: str  # from the far end, so that a published indicator never meets it
    about: str
    started: date


REPLICATIONS = {
    "replikasi-pangan-lokal": Replication("simulasi-pangan-lokal", "K97", "pangan lokal", date(2025, 7, 1)),
    "replikasi-obat-tradisional": Replication(
        "simulasi-obat-tradisional", "K98", "obat tradisional", date(2025, 8, 1)
    ),
    "replikasi-kosmetik-alami": Replication(
        "simulasi-kosmetik-alami", "K99", "kosmetik alami", date(2025, 9, 1)
    ),
}


def tables(world: World) -> dict[str, list[dict[str, Any]]]:
    """The reference tables. `source` holds what the others cite, and the simulated sources."""
    made: dict[str, list[dict[str, Any]]] = {name: list(facts(name)) for name in AS_PUBLISHED}
    made |= {"province": list(world.provinces), "regency": list(world.regencies)}
    made["indicator"] = [*(_indicator(row, world) for row in facts("indicator")), *_indicators()]
    made["programme"] = [_programme(row) for row in facts("programme")]
    made["programme_indicator"] = facts("programme_indicator") + [
        {"programme": programme, "indicator": replication.indicator, "position": 1}
        for programme, replication in REPLICATIONS.items()
    ]
    made["partner"] = [*facts("partner"), {"id": PARTNER, "name": f"Mitra Contoh ({WORD})"}]
    made["programme_partner"] = facts("programme_partner") + [
        {
            "programme": programme,
            "partner": PARTNER,
            "role": said("peran rekaan"),
            "source": source("program"),
        }
        for programme in REPLICATIONS
    ]
    made["stage"] = [*facts("stage"), *stages()]
    cited = {row.get("source") for rows in made.values() for row in rows}
    made["source"] = [row for row in facts("source") if row["id"] in cited] + list(_sources())
    return made


def _indicator(row: dict[str, str], world: World) -> dict[str, Any]:
    """Of the nation there may be as many villages and regencies as it has."""
    (ours,) = facts("province")
    counted = {ours[name]: name for name in ("regencies", "villages")}
    if row["maximum"] not in counted:
        return row
    every = sum(int(province[counted[row["maximum"]]]) for province in world.provinces)
    return row | {"maximum": every}


def _programme(row: dict[str, str]) -> dict[str, Any]:
    if row["id"] not in REPLICATIONS:  # its published summary tells published figures
        return row | {"summary": said("peserta, tahap, dan angka program ini rekaan.")}
    replication = REPLICATIONS[row["id"]]
    return row | {
        "status": "berjalan",
        "started": replication.started,
        "started_precision": "hari",
        "owner": SPEAKER,
        "summary": said(f"seandainya Bangun Karya sudah diulang untuk {replication.about}."),
        "progress": replication.indicator,
        "source": source("program"),
    }


def _indicators() -> Iterator[dict[str, Any]]:
    for replication in REPLICATIONS.values():
        yield {
            "code": replication.indicator,
            "passport": replication.passport,
            "name": f"{WORD}: UMKM dampingan {replication.about}",
            "topic": "Program",
            "concept": "Peserta program",
            "definition": said(f"banyaknya UMKM dalam replikasi rekaan untuk {replication.about}."),
            "classification": "Provinsi NTT",
            "measure": "Jumlah",
            "unit": "UMKM",
            "decimals": 0,
            "direction": "naik",
            "additive": True,
            "regional": False,
            "coverage": False,
            "interval_months": 1,
            "owner": SPEAKER,
            "minimum": 0,
            "rule": said("satu klaim per bulan; tidak ada yang dipilih."),
        }


def _sources() -> Iterator[dict[str, Any]]:
    for topic, title in TOPICS.items():
        yield {
            "id": source(topic),
            "title": f"{WORD}: {title}",
            "publisher": SPEAKER,
            "kind": "simulasi",
            "published": AS_OF,
            "published_precision": "hari",
            "licence": "Angka rekaan; bebas dipakai untuk latihan",
            "obtained": "Dibuat oleh program simulasi dasbor ini",
            "note": said("tidak memuat satu fakta pun tentang NTT"),
        }
