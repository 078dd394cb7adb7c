"""What lies in a regency, as the map page tells it: made once for each snapshot, whoever opens it.

The register's products are the only facts known below a regency; they are counted, never shaded from weak to
strong, because they say how far the register looked.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.answers.store import once_per_snapshot
from dashboard.answers.view import View
from dashboard.exhibits import choropleth
from dashboard.language.text import say
from dashboard.saying import captions, findings, scales, tables
from dashboard.subjects.places import points
from data.snapshots import Snapshot


@dataclass(frozen=True, eq=False)  # made once: it is itself
class Inside:
    """The districts of a regency, and the villages of the regency or of the one district that is opened.

    districts: of the query of that name. shown: the same for a map. table: the same for readers.
    points: the villages for a map. villages: village_points. listed: the villages for readers.
    finding, title: what is said of the map and of the list. heading: the head of the list's part.
    """

    districts: pd.DataFrame
    shown: pd.DataFrame
    table: pd.DataFrame
    finding: str
    source: str
    alt: str
    points: dict[str, Any]
    villages: pd.DataFrame
    listed: pd.DataFrame
    title: str
    heading: tuple[str, str]


def is_known(regency: str, view: View) -> bool:
    """Are the districts of this regency known and drawn?"""
    drawn = f"districts-{regency}" in view.snapshot.shapes
    return drawn and not view.ask_regency("districts", regency, categories=()).empty


@once_per_snapshot
def inside(snapshot: Snapshot, regency: str, district: str, categories: tuple[str, ...]) -> Inside:
    """`district` is empty where none is opened."""
    view = View(snapshot)
    districts = view.ask_regency("districts", regency, categories=categories)
    villages = _villages(view, regency, district, categories)
    known = villages.products.sum()
    title = say("peta.desa_judul" if known else "peta.desa_tanpa", desa=len(villages), produk=known)
    shown, measure = scales.by_district(districts), say("peta.kecamatan_sub")
    return Inside(
        districts=districts,
        shown=shown,
        table=tables.districts(districts),
        finding=findings.villages(districts, villages, district),
        source=captions.register_line(view),
        alt=choropleth.sentence(shown, what=measure, scale=scales.register()),
        points=points.layer(villages),
        villages=villages,
        listed=tables.villages(villages),
        title=title,
        heading=_heading(view, regency, district, categories, known),
    )


def _villages(view: View, regency: str, district: str, categories: tuple[str, ...]) -> pd.DataFrame:
    """village_points of the opened district, else of the regency."""
    if district:
        return view.ask("village_points", regencies=[regency], district=district, categories=list(categories))
    return view.ask_regency("village_points", regency, district="", categories=categories)


def _heading(
    view: View, regency: str, district: str, categories: tuple[str, ...], known: int
) -> tuple[str, str]:
    """The head of the list of villages; of a whole regency it says how many products name no village."""
    if district:
        return say("peta.desa_kecamatan"), ""
    held = view.ask("export_status_by_regency", categories=list(categories)).set_index("code").products
    nameless = held[regency] - known
    return say("peta.desa"), say("peta.desa_sub", tanpa=nameless) if nameless else ""
