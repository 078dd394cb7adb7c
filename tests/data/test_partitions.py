"""A build from partitions is that from the raw files; one that is not whole is named, nothing published."""

import hashlib
import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from data import build, derived, partitions, shapes, simulate, snapshots
from data.reading import Refused
from tests.data.test_build import one_shape

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PART = "export_event/province=53/year=2025/part0.parquet"


@pytest.fixture(scope="module")
def simulated(tmp_path_factory) -> Path:
    """The raw files of the simulation, and the same as partitions."""
    home = tmp_path_factory.mktemp("nation")
    raw, _ = simulate.write(home)
    partitions.split(raw, home / "parts")
    return home


@pytest.fixture
def parts(simulated, tmp_path) -> Path:
    return shutil.copytree(simulated / "parts", tmp_path / "parts")


@pytest.fixture(autouse=True)
def snapshot_folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "snapshots"))
    monkeypatch.setattr(shapes, "write", one_shape)
    return tmp_path / "snapshots"


def sums(database: Path) -> dict[str, str]:
    """A checksum of every sorted table."""
    with duckdb.connect(database, read_only=True) as con:
        names = [name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()]
        rows = {name: con.execute(f'from "{name}" order by all').fetchall() for name in names}
    return {name: hashlib.sha256(repr(rows[name]).encode()).hexdigest() for name in names}


def rows_of(parts: Path) -> str:
    return f"read_parquet('{parts / PART}', hive_partitioning = false)"


def assembled(raw: Path, home: Path, target: Path) -> Path:
    villages = home / "boundaries" / "villages.csv"
    build.assemble(raw, target, sent=[], dataset="simulasi", villages=villages)
    return target


def refusal(parts: Path, home: Path) -> list[str]:
    with pytest.raises(Refused) as refused:
        build.build(
            parts, dataset="simulasi", villages=home / "boundaries" / "villages.csv", say=lambda _: None
        )
    assert not snapshots.kept("simulasi")
    return [str(row) for row in refused.value.rows]


def test_every_sorted_table_is_the_same(simulated, tmp_path):
    whole = assembled(simulated / "raw", simulated, tmp_path / "whole.duckdb")
    parted = assembled(simulated / "parts", simulated, tmp_path / "parted.duckdb")
    assert sums(whole) == sums(parted) and set(derived.names()) < set(sums(whole))


def test_partitions_are_by_province_and_year(simulated):
    listed = json.loads((simulated / "parts" / partitions.LIST).read_text(encoding="utf-8"))
    assert "export_event/province=53/year=2025/part0.parquet" in listed
    assert sum(name.startswith("export_event/province=53/") for name in listed) > 3


def test_what_was_built_tells_each_partition_that_it_was_made_of(parts, simulated):
    villages = simulated / "boundaries" / "villages.csv"
    made = build.build(parts, dataset="simulasi", villages=villages, say=lambda _: None).manifest["inputs"]
    assert partitions.inputs(parts).items() <= made.items() and not any(
        name.startswith("raw/") for name in made
    )


def test_a_missing_partition_is_named(parts, simulated):
    (parts / PART).unlink()
    assert refusal(parts, simulated) == [f"{PART} -> partisi tidak ada; kirim kembali partisi itu"]


def test_a_doubled_partition_is_named(parts, simulated):
    twice = PART.replace("part0", "part1")
    shutil.copyfile(parts / PART, parts / twice)
    (told,) = refusal(parts, simulated)
    assert told.startswith(f"{twice} -> partisi ganda: isinya sama dengan {PART}")


def test_a_partition_that_was_cut_off_is_named(parts, simulated):
    content = (parts / PART).read_bytes()
    (parts / PART).write_bytes(content[: len(content) // 2])
    assert refusal(parts, simulated) == [f"{PART} -> partisi terpotong atau rusak; kirim kembali partisi itu"]


def test_a_partition_of_other_columns_is_named_with_them(parts, simulated):
    with duckdb.connect() as con:
        con.execute(f"create table rows as select * exclude via, via as port from {rows_of(parts)}")
        con.execute(f"copy rows to '{parts / PART}'")
    (told,) = refusal(parts, simulated)
    assert told.startswith(f"{PART} -> kolom partisi lain dari skema: port, via")


def test_a_partition_with_other_rows_than_listed_is_named(parts, simulated):
    with duckdb.connect() as con:
        con.execute(f"create table rows as from {rows_of(parts)} limit 1")
        con.execute(f"copy rows to '{parts / PART}'")
    (told,) = refusal(parts, simulated)
    assert told.startswith(f"{PART} -> isi partisi bukan lagi yang didaftar")


def test_a_wrong_cell_is_named_by_partition_row_and_column(parts, simulated):
    with duckdb.connect() as con:
        con.execute(f"create table rows as select *, row_number() over () as n from {rows_of(parts)}")
        con.execute("update rows set volume_tonnes = 'banyak' where n = 2")
        con.execute(f"copy (select * exclude n from rows order by n) to '{parts / PART}'")
    listed = json.loads((parts / partitions.LIST).read_text(encoding="utf-8"))
    listed[PART]["sha256"] = hashlib.sha256((parts / PART).read_bytes()).hexdigest()
    (parts / partitions.LIST).write_text(json.dumps(listed), encoding="utf-8")
    (told,) = refusal(parts, simulated)
    assert told.startswith(f"{PART}, baris 2, kolom volume_tonnes: 'banyak' -> bukan angka")


def test_two_engines_that_disagree_publish_nothing_and_say_where(parts, simulated, snapshot_folder):
    def lying(con, folder: Path) -> dict[str, str]:
        con.execute(
            f"copy (select * replace (not is_near as is_near) from product_ladder) to '{folder}/x.parquet'"
        )
        return {"product_ladder": f"{folder}/x.parquet"}

    villages = simulated / "boundaries" / "villages.csv"
    with pytest.raises(Refused, match="product_ladder -> kedua mesin berselisih"):
        build.build(parts, dataset="simulasi", villages=villages, engine=lying, say=lambda _: None)
    assert not snapshots.kept("simulasi")


def test_an_engine_that_is_not_here_is_said(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    assert build.main(["--engine", "spark"]) == 1
    assert "belum terpasang; pasang bench/requirements.txt" in capsys.readouterr().err


def test_a_build_that_is_killed_in_the_middle_publishes_nothing(parts, snapshot_folder):
    command = [sys.executable, "-m", "data.build", "--partitions", str(parts), "--dataset", "simulasi"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as building:
        while building.poll() is None and not list(snapshot_folder.glob(".build-*/building.duckdb")):
            time.sleep(0.01)
        building.kill()
    assert building.returncode == -signal.SIGKILL
    assert not snapshots.kept("simulasi") and snapshots.current("simulasi").snapshot is None
