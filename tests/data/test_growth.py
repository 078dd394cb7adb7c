"""Nothing grows with the square of what is kept: thousands of imports, many keys, a nation's places.

The limits are CPU seconds, five times what a busy machine needs and a small part of what a square would take.
"""

import json
import time
from collections.abc import Callable
from dataclasses import asdict

import duckdb
import pandas as pd
import pytest

from dashboard.forms import places
from data import build, check, imports, schema
from data.intake import ledger
from data.reading import LINE, Table

IMPORTS, KEYS, VILLAGES = 5000, 122_300, 83_000


def cpu(action: Callable[[], object]) -> float:
    started = time.process_time()
    action()
    return time.process_time() - started


@pytest.fixture
def many(tmp_path, monkeypatch) -> list[str]:
    """The names of many accepted imports, each with one product of its own."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    head, first = (build.RAW / "product.csv").read_text(encoding="utf-8").splitlines()[:2]
    names = [f"20260101T{n // 3600:02d}{n // 60 % 60:02d}{n % 60:02d}Z-{n:08x}" for n in range(IMPORTS)]
    for number, name in enumerate(names):
        rows = imports.folder() / name / "rows"
        rows.mkdir(parents=True)
        row = f"IMP-{number:05d},{first.split(',', 1)[1]}"
        (rows / "product.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
        draft = ledger.Draft(name, "produk", "a.xlsx", "0" * 64, "s@contoh.go.id", "dinas", ("5305",))
        (rows.parent / "draft.json").write_text(json.dumps(asdict(draft)), encoding="utf-8")
    return names


@pytest.mark.slow
def test_thousands_of_imports_are_laid_over_and_listed_in_one_pass(many, tmp_path):
    with duckdb.connect() as con:
        con.execute(schema.SCHEMA.read_text(encoding="utf-8"))
        keys = imports.keys(con)
    hashes, merged = imports.inputs(many), tmp_path / "merged"
    assert cpu(lambda: imports.overlay(build.RAW, many, keys, merged, hashes)) < 6
    lines = (merged / "product.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len((build.RAW / "product.csv").read_text(encoding="utf-8").splitlines()) + IMPORTS
    assert lines[-1].startswith(f"IMP-{IMPORTS - 1:05d},")
    assert cpu(lambda: imports.changed(many, hashes)) < 2
    assert cpu(ledger.drafts) < 2.5 and len(ledger.drafts().good) == IMPORTS


def test_an_import_that_was_changed_is_named_among_thousands(many):
    hashes = imports.inputs(many)
    victim = many[IMPORTS // 2]
    (imports.folder() / victim / "rows" / "product.csv").write_text("id\nx\n")
    (bad,) = imports.changed(many, hashes)
    assert bad.file == f"imports/{victim}/product.csv"


@pytest.mark.slow
@pytest.mark.parametrize("wrong", [1, 2000])
def test_what_a_wrong_key_may_mean_is_found_among_very_many(wrong):
    """One wrong key among 122,300 took 2.7 seconds, and each further one as long."""
    table = Table("product", "product.csv", {"village": "VARCHAR"})
    with duckdb.connect() as con:
        con.execute(f"create temp table typed_village as select 'V' || n as code from range({KEYS}) r(n)")
        con.execute(
            f"create temp table typed_product as select n as {LINE}, 'V77x' || n as village"
            f" from range({wrong}) r(n)"
        )
        taken = min(
            cpu(lambda: check._dangling(con, table, ["village"], "village", ["code"])) for _ in range(2)
        )
        bad = check._dangling(con, table, ["village"], "village", ["code"])
    assert taken < (5 if wrong > 1 else 0.6)
    assert len(bad) == wrong and bad[0].remedy.startswith("mungkin maksudnya V77")


def test_a_village_of_the_nation_is_found_at_once():
    codes = [f"{11_01_01_2000 + n}" for n in range(VILLAGES)]
    frame = pd.DataFrame(
        {"code": codes, "level": "desa", "name": [f"Suka Maju {n}" for n in range(VILLAGES)]}
    )
    among = places.Sought.among(frame.assign(aliases=None))
    for term in ("Suka Maju 81234", "suka", "Sukka Maju 81234", "zzzzzz"):
        assert min(cpu(lambda term=term: places.search(term, among, {})) for _ in range(3)) < 0.4, term
    assert places.search("suka maju 81234", among, {}).places.code.tolist() == [codes[81234]]
    assert codes[81234] in set(places.search("Sukka Maju 81234", among, {}).places.code)
