"""The nation of the simulation: 38 provinces, 514 regencies, 83,000 villages; only NTT's outlines are real.

The other provinces carry the ministry's codes but no real name, and their outlines are rectangles: what is to
be tried is how much there is, not where.
"""

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from data.simulation.world import WORD, dice, facts, source

BOUNDARIES = Path(__file__).resolve().parent.parent / "boundaries"
OURS = "53"
CODES = (
    *(f"{number}" for number in (*range(11, 20), 21, *range(31, 37), 51, 52, *range(61, 66))),
    *(f"{number}" for number in (*range(71, 77), 81, 82, *range(91, 97))),
)
REGENCIES, VILLAGES, DISTRICTS = 514, 83_000, 14  # in all, in all, and of a regency
CITIES = 2  # of a province
ACROSS, ASIDE = 8, 4  # provinces in a row of the nation, regencies in a row of a province
WEST, NORTH = 95.0, 6.5  # degrees; our own province lies below all others
WIDE, HIGH, GAP = 5.6, 2.5, 0.4  # of a province, degrees
TILES_BELOW = 22  # rows of the tile grid above our own province

Box = tuple[float, float, float, float]  # west, south, east, north


def provinces() -> list[dict[str, Any]]:
    counted = {code: len(list(_regency_codes(place))) for place, code in enumerate(CODES)}
    made = [
        {
            "code": code,
            "name": f"Provinsi Contoh {code}",
            "short_name": f"Prov. {code}",
            "regencies": counted[code],
            "districts": counted[code] * DISTRICTS,
            "villages": sum(_villages_of(place) for place in _places(code)),
            "source": source("register"),
            **dict(zip(("west", "south", "east", "north"), _province(place), strict=True)),
        }
        for place, code in enumerate(CODES)
    ]
    return sorted([*facts("province"), *made], key=lambda row: row["code"])


def regencies(seed: int) -> list[dict[str, Any]]:
    ours = [row | {"tile_row": int(row["tile_row"]) + TILES_BELOW} for row in facts("regency")]
    made = []
    for code, box, place in _regencies():
        west, south, east, north = box
        column, row = place % ASIDE, place // ASIDE
        number = CODES.index(code[:2])
        city = code[2] == "7"
        made.append(
            {
                "code": code,
                "bps_code": code,
                "name": f"{'Kota' if city else 'Kabupaten'} Contoh {code}",
                "short_name": f"Contoh {code}",
                "kind": "kota" if city else "kabupaten",
                "capital": f"Ibu Kota {code}",
                "island_group": f"Pulau Contoh {1 + number % 7}",
                "area_km2": 2500,
                "population": dice(seed, "people", code).randrange(90_000, 900_000),
                "capital_latitude": round((south + north) / 2, 4),
                "capital_longitude": round((west + east) / 2, 4),
                "tile_column": 1 + number % ACROSS * (ASIDE + 1) + column,
                "tile_row": 1 + number // ACROSS * ASIDE + row,
                "source": source("register"),
            }
        )
    return sorted([*ours, *made], key=lambda row: row["code"])


def sites() -> Iterator[tuple[str, str, int]]:
    """District, kind and how many villages of it, of the provinces that are made up."""
    for code, _, _ in _regencies():
        for place in range(DISTRICTS):
            kind = "kelurahan" if code[2] == "7" else "desa"
            yield f"{code}{place + 1:02d}", kind, _villages_of((code, place))


def grounds() -> dict[str, list[list[float]]]:
    return {code: _ring(box) for code, _, box in _districts()}


def write(folder: Path) -> None:
    """The boundary files of the nation, beside which its list of villages stands."""
    made_regencies = [({"code": code, "name": f"Contoh {code}"}, box) for code, box, _ in _regencies()]
    made_districts = [
        ({"code": code, "name": f"Contoh {code}", "regency_code": regency}, box)
        for code, regency, box in _districts()
    ]
    for name, made in (("regencies", made_regencies), ("districts", made_districts)):
        real = json.loads((BOUNDARIES / f"{name}.geojson").read_text(encoding="utf-8"))
        real["features"] += [_feature(told, box) for told, box in made]
        (folder / f"{name}.geojson").write_text(json.dumps(real), encoding="utf-8")
    land = (BOUNDARIES / "context_land.geojson").read_text(encoding="utf-8")
    (folder / "context_land.geojson").write_text(land, encoding="utf-8")
    with (BOUNDARIES / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        short = [*csv.reader(file), *([code, code] for code, _, _ in _regencies())]
    with (BOUNDARIES / "credits.csv").open(encoding="utf-8", newline="") as file:
        head, *credits = csv.reader(file)
    told = [head, *([level, f"{WORD}: batas contoh; NTT: {credit}"] for level, credit in credits)]
    for name, rows in (("abbreviations", short), ("credits", told)):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


def _regency_codes(place: int) -> Iterator[str]:
    """Of the province at a place of the list: its regencies, and its cities from 71 on."""
    made = REGENCIES - len(facts("regency"))
    count = made // len(CODES) + (place < made % len(CODES))
    for number in range(1, count - CITIES + 1):
        yield f"{CODES[place]}{number:02d}"
    for number in range(CITIES):
        yield f"{CODES[place]}{71 + number}"


def _regencies() -> Iterator[tuple[str, Box, int]]:
    """Code, outline, and the place within its province."""
    for number in range(len(CODES)):
        west, south, east, north = _province(number)
        wide, high = (east - west) / ASIDE, (north - south) / ASIDE
        for place, code in enumerate(_regency_codes(number)):
            left, top = west + wide * (place % ASIDE), north - high * (place // ASIDE)
            yield code, (left, top - high, left + wide, top), place


def _districts() -> Iterator[tuple[str, str, Box]]:
    for code, (west, south, east, north), _ in _regencies():
        across, down = DISTRICTS // 2, 2
        wide, high = (east - west) / across, (north - south) / down
        for place in range(DISTRICTS):
            left, top = west + wide * (place % across), north - high * (place // across)
            yield f"{code}{place + 1:02d}", code, (left, top - high, left + wide, top)


def _province(place: int) -> Box:
    west, north = WEST + (WIDE + GAP) * (place % ACROSS), NORTH - (HIGH + GAP) * (place // ACROSS)
    return west, north - HIGH, west + WIDE, north


def _places(province: str) -> Iterator[tuple[str, int]]:
    for code in _regency_codes(CODES.index(province)):
        yield from ((code, place) for place in range(DISTRICTS))


def _villages_of(district: tuple[str, int]) -> int:
    """So many more that all are exactly 83,000 with those of our own province."""
    code, place = district
    (ours,) = facts("province")
    made, order = VILLAGES - int(ours["villages"]), _order()
    return made // (len(order) * DISTRICTS) + (
        order[code] * DISTRICTS + place < made % (len(order) * DISTRICTS)
    )


@cache
def _order() -> dict[str, int]:
    return {code: number for number, (code, _, _) in enumerate(_regencies())}


def _feature(told: dict[str, str], box: Box) -> dict[str, Any]:
    shape = {"type": "Polygon", "coordinates": [_ring(box)]}
    return {"type": "Feature", "id": told["code"], "properties": told, "geometry": shape}


def _ring(box: Box) -> list[list[float]]:
    """Clockwise, as every outline here runs; to a tenth of a metre, so that neighbours meet."""
    west, south, east, north = (round(degrees, 6) for degrees in box)
    return [[west, south], [west, north], [east, north], [east, south], [west, south]]
