"""Builds the simulated data set.   Run: python -m data.simulate [--factor N] [--seed S] [--nation]

It is for training, demonstrations and load: the real regencies and programmes, but invented villages (Desa
Contoh 001), products, permits, exports and figures. The same seed and factor always make the same rows.
They are written as raw files like those of data/raw/, go through the same checks, and are published apart
from the facts, as `simulasi-...`.

Factor 1 costs 2 seconds of CPU, 100 costs 17 (600,000 rows); `python -m bench.building` measures a build.
"""

import argparse
import csv
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from data import build, disk, publication, snapshots
from data.reading import Refused
from data.simulation import claims, nation, permits, places, programmes, reference, register, steering, trade
from data.simulation.world import World, facts

SEED = 22


def simulate(
    *, factor: int = 1, seed: int = SEED, whole: bool = False, say: Callable[[str], None] = print
) -> snapshots.Snapshot:
    """Build and publish the simulated data set, of the `whole` nation if told; the published one stays."""
    who = f"data.simulate --factor {factor} --seed {seed}{' --nation' if whole else ''}"
    with tempfile.TemporaryDirectory(prefix="dasbor-simulasi-") as folder:
        raw, villages = write(Path(folder), factor=factor, seed=seed, whole=whole)
        boundaries = villages.parent if whole else None
        how = {"villages": villages, "boundaries": boundaries}
        snapshot = build.build(raw, dataset="simulasi", who=who, say=say, **how)  # type: ignore[arg-type]
    publication.prune_simulated()
    return snapshot


def write(folder: Path, *, factor: int = 1, seed: int = SEED, whole: bool = False) -> tuple[Path, Path]:
    """Write the raw files and the list of villages; returns the folder of those and the path of this.

    Beside the list stand the boundary files of the nation, where that is simulated.
    """
    world = cast(factor=factor, seed=seed, whole=whole)
    villages = folder / "boundaries" / "villages.csv"
    villages.parent.mkdir(parents=True)
    if whole:
        nation.write(villages.parent)
    _save(villages, build.VILLAGES, places.rows(world.villages))
    raw = folder / "raw"
    raw.mkdir()
    for name, rows in _tables(world).items():
        _save(raw / f"{name}.csv", build.RAW / f"{name}.csv", rows)
    return raw, villages


def cast(*, factor: int, seed: int, whole: bool = False) -> World:
    """The province of the simulation, or the nation: its villages, and what each of them makes."""
    provinces = tuple(nation.provinces() if whole else facts("province"))
    regencies = tuple(nation.regencies(seed) if whole else facts("regency"))
    villages, with_product = places.villages(seed, regencies)
    slots = register.cast(seed, regencies, villages[:with_product])
    return World(seed, factor, provinces, regencies, villages, slots)


def _tables(world: World) -> dict[str, Iterable[dict[str, object]]]:
    """The rows of every raw file; those that grow with the factor are made one by one, while written."""
    return reference.tables(world) | {
        "product": register.products(world),
        "permit": permits.permits(world),
        "indication": register.indications(),
        "indication_area": register.indication_areas(),
        "conflict": claims.conflicts(),
        "export_event": trade.events(world),
        "export_event_area": trade.event_areas(world),
        "export_event_product": trade.event_products(world),
        "export_statistic": trade.statistics(world),
        "observation": claims.observations(world),
        "programme_area": steering.areas(world),
        "milestone": steering.milestones(world),
        "target": steering.targets(world),
        "participant": programmes.participants(world),
        "stage_event": programmes.stage_events(world),
        "technical_unit": steering.units(),
        "technical_unit_area": steering.unit_areas(),
        "commitment": steering.commitments(world),
        "follow_up": steering.follow_ups(world),
    }


def _save(path: Path, like: Path, rows: Iterable[dict[str, object]]) -> None:
    """Write rows under the header of the published file of the same table."""
    with like.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)


def _cell(value: object) -> object:
    """As a raw file writes it: `true`, whole numbers without a point, blank for nothing."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, float) and "e" in repr(value):  # a hundred-thousandth of a degree
        return f"{value:.6f}"
    return "" if value is None else value


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m data.simulate", description="Membangun data SIMULASI.")
    parser.add_argument("--factor", type=_positive, default=1, help="berapa kali lebih besar (bawaan: 1)")
    parser.add_argument("--seed", type=int, default=SEED, help="benih; yang sama membuat baris yang sama")
    parser.add_argument("--nation", action="store_true", help="38 provinsi, 514 kabupaten/kota, 83.000 desa")
    options = parser.parse_args(arguments)
    try:
        simulate(factor=options.factor, seed=options.seed, whole=options.nation)
    except Refused as refused:
        print(f"Data simulasi ditolak: {len(refused.rows)} hal perlu diperbaiki.", file=sys.stderr)
        print(refused, file=sys.stderr)
        return 1
    return 0


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("paling sedikit 1")
    return number


if __name__ == "__main__":
    sys.exit(disk.command(main, snapshots.folder))
