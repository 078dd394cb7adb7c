"""What every question costs on a large register.   Run: python -m bench.questions [--factor N] [--all]

Builds the simulated data set at a factor (100), asks every question with several sets of parameters, warm,
and prints those that take longest: CPU milliseconds, rows. Fails when one takes more than its limit and does
not give back whole tables, for which there are pages of rows; over a factor of 100 those are not asked.
"""

import argparse
import os
import sys
import tempfile
import time
from typing import Any

import duckdb

import queries
from dashboard.answers import store
from data import simulate, snapshots

LIMITS = {100: 100, 1000: 600}  # factor -> CPU milliseconds
MANY = 1000  # rows, from which on it is the rows that cost
WHOLE = {"records", "record_marks", "figures"}  # a hundred million cells, at a factor of 1,000
ASKED: dict[str, Any] = {
    "regencies": [], "categories": [], "indicators": ["desa-produk"], "indicator": "stunting-eppgbm",
    "period": "register", "programme": "", "search": "", "year_from": 2000, "year_to": 2100,
    "measure": "nilai asal", "granularity": [], "totals_only": False, "tables": [], "most": None,
    "passport": "K42", "passports": [], "areas": ["53"], "today": "2026-02-10", "track": "pangan_irt",
    "states": [], "codes": ["530501"], "regency": "", "survey": "stunting-ssgi.2021", "district": "",
    "as_of": "2026-11-21", "keys": [], "sort": "", "descending": False, "from_row": 0,
}  # fmt: skip
SETS: tuple[dict[str, Any], ...] = (
    {},
    {"programme": "ovop", "regencies": ["5305"], "regency": "5305", "most": 5},
    {"sort": "village", "descending": True, "search": "kopi", "from_row": 500, "most": 50},
    {"programme": "bangun-karya", "categories": ["tenun"], "search": "kopi"},
    {"regencies": ["530501"], "district": "530501", "indicator": "produk-terdata"},
)


def cost(con: duckdb.DuckDBPyConnection, name: str, asked: dict[str, Any]) -> tuple[float, int]:
    """CPU milliseconds of a question at its best of three, and how many rows it gives."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        rows = len(queries.run(con, name, **asked))
        taken.append(1000 * (time.process_time() - started))
    return min(taken), rows


def costs(con: duckdb.DuckDBPyConnection, names: list[str]) -> list[tuple[float, int, str, dict[str, Any]]]:
    """Of each question its dearest parameters: milliseconds, rows, name, what was asked beside the usual."""
    found = []
    for name in names:
        (statement,) = duckdb.extract_statements(queries.text(name))
        wanted = set(statement.named_parameters)
        tried = [
            (*cost(con, name, {key: (ASKED | given)[key] for key in wanted}), name, given)
            for given in SETS
            if not given or wanted & given.keys()
        ]
        # What gives back many rows is not held to the limit; of the others the dearest is.
        found += sorted(tried, key=lambda each: (each[1] < MANY, each[0]))[-1:]
    return sorted(found, key=lambda each: -each[0])


def main() -> int:
    parser = argparse.ArgumentParser("python -m bench.questions")
    parser.add_argument("--factor", type=int, default=100)
    parser.add_argument("--all", action="store_true", help="print every question, not the twenty dearest")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as workshop:
        kept = os.environ.get("DASBOR_SNAPSHOTS")  # of a data set that was built before
        os.environ["DASBOR_SNAPSHOTS"] = kept or workshop
        snapshot = snapshots.current("simulasi").snapshot or simulate.simulate(factor=options.factor)
        with duckdb.connect(snapshot.path, read_only=True, config=store.LOCKED) as con:
            left_out = WHOLE if options.factor > min(LIMITS) else set()
            found = costs(con, [name for name in queries.names() if name not in left_out])
    for milliseconds, rows, name, given in found if options.all else found[:20]:
        print(f"{milliseconds:9.1f} ms {rows:9,} rows  {name} {given or ''}")
    limit = LIMITS.get(options.factor, LIMITS[100])
    over = [name for milliseconds, rows, name, _ in found if rows < MANY and milliseconds > limit]
    print(f"{len(over)} of {len(found)} questions take more than {limit} ms: {', '.join(over) or 'none'}")
    return int(bool(over))


if __name__ == "__main__":
    sys.exit(main())
