"""What lies in a regency, as the map page tells it: made once for each snapshot, whoever opens it.

The register's products are the only facts known below a regency; they are counted, never shaded from weak to
strong, because they say how far the register looked.
"""

from dataclasses import dataclass

import pandas as pd

from dashboard import captions, findings, map, panel, points, scales, store, tables
from dashboard.panel import Words
from dashboard.store import ask, ask_regency, once_per_snapshot
from dashboard.text import say


@dataclass(frozen=True, eq=False)  # made once: it is itself
class Inside:
    """The districts of a regency, and the villages of the regency or of the one district that is opened.

    shown: its districts for a map. on_map: what is said of that map. table: the districts for readers.
    points: the villages for a map. villages: village_points. listed: the villages for readers. listing: what
    is said of that list. heading: the head of the part of the page that holds it.
    """

    shown: pd.DataFrame
    on_map: Words
    table: pd.DataFrame
    points: dict
    villages: pd.DataFrame
    listed: pd.DataFrame
    listing: Words
    heading: str


def is_known(regency: str) -> bool:
    """Are the districts of this regency known and drawn?"""
    drawn = f"districts-{regency}" in store.in_view().shapes
    return drawn and not ask_regency("districts", regency, categories=()).empty


@once_per_snapshot
def inside(regency: str, district: str, categories: tuple[str, ...]) -> Inside:
    """`district` is empty where none is opened."""
    districts = ask_regency("districts", regency, categories=categories)
    villages = _villages(regency, district, categories)
    source = captions.register_line()
    finding = findings.villages(districts, villages, district)
    known = villages.products.sum()
    title = say("peta.desa_judul" if known else "peta.desa_tanpa", desa=len(villages), produk=known)
    shown, measure = scales.by_district(districts), say("peta.kecamatan_sub")
    alt = map.sentence(shown, what=measure, scale=scales.REGISTER)
    return Inside(
        shown=shown,
        on_map=Words(finding, measure, source, alt, rows=districts),
        table=tables.districts(districts),
        points=points.layer(villages),
        villages=villages,
        listed=tables.villages(villages),
        listing=Words(title, say("peta.desa_cara"), source, title, rows=villages),
        heading=_heading(regency, district, categories, known),
    )


def _villages(regency: str, district: str, categories: tuple[str, ...]) -> pd.DataFrame:
    """village_points of the opened district, else of the regency."""
    if district:
        return ask("village_points", regencies=[regency], district=district, categories=list(categories))
    return ask_regency("village_points", regency, district="", categories=categories)


def _heading(regency: str, district: str, categories: tuple[str, ...], known: int) -> str:
    """The head of the list of villages; of a whole regency it says how many products name no village."""
    if district:
        return panel.heading(say("peta.desa_kecamatan"))
    held = ask("export_status_by_regency", categories=list(categories)).set_index("code").products[regency]
    nameless = held - known
    return panel.heading(say("peta.desa"), say("peta.desa_sub", tanpa=nameless) if nameless else "")
