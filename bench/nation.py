"""A nation's exports, from raw partitions to answers.   Run: python -m bench.nation [--rows N]

Writes invented export rows (100 million) as Parquet, 38 provinces x 10 years, which is not measured. Builds
roll-ups from them in a process of its own (village x year; province x year x commodity x destination) and
asks of these, as of every question of the pages on the simulated nation, how long an answer takes.
Fails over 60 s of CPU, 2 GB, or 100 ms for an answer of fewer than a thousand rows.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

import queries
from bench import questions
from dashboard.answers import store
from data import simulate

ROOT = Path(__file__).resolve().parent.parent
# As the ministry of home affairs numbers them.
PROVINCES = (
    *(f"{number}" for number in (*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66))),
    *(f"{number}" for number in (*range(71, 77), 81, 82, *range(91, 97))),
)
YEARS = tuple(range(2016, 2026))
VILLAGES = 83_000
ROWS, SECONDS, MEGABYTES, MILLISECONDS = 100_000_000, 60, 2000, 100
WRITE = """
    copy (
        select
            $province || lpad((hash(n) % $regencies + 1)::varchar, 2, '0') || '01'
                || (2001 + hash(n, 1) % $villages)::varchar as village,
            make_date($year, (1 + hash(n, 2) % 12)::int, (1 + hash(n, 3) % 28)::int) as date,
            (['090111', '121221', '180100', '520942', '080132', '090510'])[(1 + hash(n, 4) % 6)::int] as hs6,
            (['TL', 'CN', 'JP', 'AU', 'US', 'MY', 'NL', 'DE'])[(1 + hash(n, 5) % 8)::int] as destination,
            round(1 + hash(n, 6) % 9000 / 100, 2) as tonnes,
            if(hash(n, 7) % 10 < 7, 1000 + hash(n, 8) % 90000, null)::bigint as usd
        from range($first, $first + $rows) r(n)
    ) to '{target}' (format parquet)
"""
# One partition after the other: what is held at once is one province's year, and a fault is that of one file.
BUILD = """
import json, resource, sys, time
from pathlib import Path
import duckdb
raw, target, whole = Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
started, elapsed = time.process_time(), time.monotonic()
con = duckdb.connect(target, config={"memory_limit": "1GB", "threads": "2"})
SUMMED = "shipments bigint, tonnes double, usd bigint, unpriced bigint"
con.execute(f"create table village_year (village varchar, year int, {SUMMED}, first date, last date)")
con.execute(f"create table flow (province varchar, year int, hs6 varchar, destination varchar, {SUMMED})")
SUMS = "count(*), sum(tonnes), sum(usd)::bigint, count(*) - count(usd)"
for name, rows in whole.items():
    path, (province, year) = raw / name, [part.split("=")[1] for part in Path(name).parts[:2]]
    try:
        (found,) = con.execute("select num_rows from parquet_file_metadata(?)", [str(path)]).fetchone()
    except duckdb.Error:
        sys.exit(f"{name}: tidak ada atau terpotong; tidak ada yang dibangun.")
    if found != rows:
        sys.exit(f"{name}: {found} baris, seharusnya {rows}; tidak ada yang dibangun.")
    con.execute(f"insert into village_year select village, {year}, {SUMS}, min(date), max(date) "
                f"from read_parquet('{path}') group by 1")
    con.execute(f"insert into flow select '{province}', {year}, hs6, destination, {SUMS} "
                f"from read_parquet('{path}') group by 3, 4")
con.execute("checkpoint")
print()  # DuckDB draws how far it is
told = {"seconds": time.process_time() - started, "elapsed": time.monotonic() - elapsed}
print(json.dumps(told | {"megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""
ASKED = {
    "the nation by year": "select year, sum(tonnes), sum(usd), sum(unpriced) from flow group by 1 order by 1",
    "by destination": "select destination, sum(usd), sum(tonnes) from flow where year = 2025"
    " group by 1 order by 2 desc",
    "by commodity": "select hs6, sum(usd), sum(tonnes) from flow where year = 2025 group by 1 order by 2",
    "provinces on a map": "select province, sum(usd) from flow where year = 2025 group by 1 order by 1",
    "one province, every flow": "select * from flow where province = '53' order by all",
    "regencies of a province": "select village[:4], sum(usd) from village_year"
    " where village >= '53' and village < '54' and year = 2025 group by 1 order by 1",
    "the fifty villages that send most": "select village, sum(usd) as usd from village_year where year = 2025"
    " group by 1 order by usd desc, village limit 50",
    "one village": "select * from village_year where village = '5301012005' order by year",
    "who sent in no year since 2020": "select count(*) from (select village from village_year group by 1"
    " having max(year) < 2020)",
}


def write(folder: Path, rows: int) -> dict[str, int]:
    """Partition -> its rows; the last one takes what does not divide."""
    told, each = {}, rows // (len(PROVINCES) * len(YEARS))
    # Alike in each province, so some fewer than the nation has: 494 regencies, 79,534 villages.
    shape = {"regencies": 514 // len(PROVINCES), "villages": VILLAGES // 514}
    with duckdb.connect() as con:
        for place, province in enumerate(PROVINCES):
            for index, year in enumerate(YEARS):
                name = f"province={province}/year={year}/part0.parquet"
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                number = place * len(YEARS) + index
                last = number == len(PROVINCES) * len(YEARS) - 1
                told[name] = rows - number * each if last else each
                given = {"province": province, "year": year, "first": number * each, "rows": told[name]}
                con.execute(WRITE.format(target=folder / name), given | shape)
    return told


def build(folder: Path, target: Path, whole: dict[str, int]) -> dict[str, float]:
    """Seconds of CPU, elapsed, and the most memory; raises RuntimeError with the partition that is wrong."""
    command = [sys.executable, "-c", BUILD, str(folder), str(target), json.dumps(whole)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return json.loads(done.stdout.splitlines()[-1])


def ask(target: Path) -> dict[str, float]:
    """Each question of the roll-ups: CPU milliseconds, warm, the best of three."""
    told = {}
    with duckdb.connect(target, read_only=True) as con:
        for name, text in ASKED.items():
            taken = []
            for _ in range(3):
                started = time.process_time()
                con.execute(text).fetchall()
                taken.append(1000 * (time.process_time() - started))
            told[name] = min(taken)
    return told


def pages(folder: Path) -> list[tuple[float, int, str, dict]]:
    """What every question of the pages costs on the simulated nation."""
    os.environ["DASBOR_SNAPSHOTS"] = str(folder)
    snapshot = simulate.simulate(whole=True, say=lambda _: None)
    with duckdb.connect(snapshot.path, read_only=True, config=store.LOCKED) as con:
        return questions.costs(con, queries.names())


def main() -> int:
    parser = argparse.ArgumentParser("python -m bench.nation")
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--without-pages", action="store_true", help="the roll-ups alone")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dasbor-nation-") as workshop:
        folder, target = Path(workshop) / "raw", Path(workshop) / "rolled.duckdb"
        whole = write(folder, options.rows)
        size = sum(path.stat().st_size for path in folder.rglob("*.parquet")) / 1e6
        print(f"{sum(whole.values()):,} rows in {len(whole)} partitions, {size:,.0f} MB of Parquet")
        told = build(folder, target, whole)
        print(
            f"roll-ups: {told['seconds']:.1f} s of CPU, {told['elapsed']:.1f} s elapsed,"
            f" {told['megabytes']:.0f} MB of memory, {target.stat().st_size / 1e6:.0f} MB as a file"
        )
        answers = ask(target)
        for name, milliseconds in answers.items():
            print(f"{milliseconds:9.1f} ms  {name}")
        found = [] if options.without_pages else pages(Path(workshop) / "snapshots")
    for milliseconds, rows, name, given in found[:10]:
        print(f"{milliseconds:9.1f} ms {rows:9,} rows  {name} {given or ''}")
    slow = [name for name, taken in answers.items() if taken > MILLISECONDS]
    slow += [name for taken, rows, name, _ in found if rows < questions.MANY and taken > MILLISECONDS]
    asked = len(answers) + len(found)
    print(f"{len(slow)} of {asked} answers take more than {MILLISECONDS} ms: {slow or 'none'}")
    return int(bool(slow) or told["seconds"] > SECONDS or told["megabytes"] > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
