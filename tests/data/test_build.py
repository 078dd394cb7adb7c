"""A wrong raw file is refused by file, row and column, and what people are reading stays as it was."""

import csv
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

import queries
from data import build, disk, locks, publication, shapes, snapshots
from data.reading import BadRow, Refused

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A snapshot folder of the test's own; drawing the maps is tested where it lives."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "snapshots"))
    monkeypatch.setattr(shapes, "write", one_shape)
    return tmp_path / "snapshots"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return shutil.copytree(build.RAW, tmp_path / "raw")


def one_shape(folder: Path) -> dict[str, str]:
    (folder / "regencies-1a2b3c4d.svg").write_text("<svg/>", encoding="utf-8")
    return {"regencies": "regencies-1a2b3c4d.svg"}


def yesterday(home: Path) -> snapshots.Snapshot:
    """A small snapshot that is in view before the build under test."""
    home.mkdir()
    with duckdb.connect(home / "building.duckdb") as con:
        con.execute("create table fact as select 1 as number")
    return publication.publish(
        home / "building.duckdb", dataset="terpublikasi", inputs={}, who="tests", shapes=home
    )


def table(raw: Path, name: str) -> list[dict[str, str]]:
    with (raw / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def save(raw: Path, name: str, rows: list[dict[str, str]]) -> None:
    with (raw / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def plant(raw: Path, name: str, line: int, /, **cells: str) -> None:
    """Write cells into the row that a spreadsheet shows as `line`."""
    rows = table(raw, name)
    rows[line - 2] |= cells
    save(raw, name, rows)


def refused(raw: Path, **options: str) -> list[BadRow]:
    with pytest.raises(Refused) as caught:
        build.build(raw, say=lambda _: None, **options)
    return list(caught.value.rows)


def test_the_facts_become_a_snapshot_that_is_in_view(raw, home):
    published = build.build(raw, who="tests", say=lambda _: None)
    assert snapshots.current() == snapshots.Choice(published, None)
    assert published.manifest["rows"]["village"] == 3442
    assert published.manifest["who"] == "tests"
    assert published.shapes == one_shape(home)
    assert not list(home.glob(".build-*/"))
    assert published.path.stat().st_size < 5_000_000


def test_every_bad_cell_is_named_at_once_with_its_reason_and_remedy(raw, home):
    before = yesterday(home)
    plant(raw, "product", 2, regency="53.01")
    plant(raw, "product", 3, regency="9999")
    plant(raw, "product", 4, hs6="0901.11")
    plant(raw, "product", 5, export_status="mungkin")
    plant(raw, "product", 6, name="")
    plant(raw, "product", 7, id="P001")
    plant(raw, "product", 8, recorded="31/02/2025")
    plant(raw, "product", 9, recorded="2025-02-31")
    plant(raw, "product", 10, source="halaman-yang-tidak-ada")
    plant(raw, "product", 11, note="spasi di tepi ")
    plant(raw, "export_event", 2, volume_tonnes="2,224", counted="ya")
    plant(raw, "export_event", 3, volume_tonnes="-1")
    plant(raw, "observation", 2, value="")
    plant(raw, "observation", 3, period_end="2020-01-01")
    plant(raw, "observation", 4, value="nan")
    plant(raw, "rung", 3, step="1.5")
    plant(raw, "source", 2, address="bukan alamat", address_text="")
    bad = refused(raw)
    said = {(row.file, row.line, row.column): f"{row.reason}; {row.remedy}" for row in bad}

    def says(file: str, line: int, column: str) -> str:
        return said.pop((f"{file}.csv", line, column))

    assert "tulis tanpa titik: 5301" in says("product", 2, "regency")
    assert "tidak ada di regency (code)" in says("product", 3, "regency")
    assert "ikuti pola [0-9]{6}" in says("product", 4, "hs6")
    assert "pilih salah satu: 'tercatat', 'klaim'" in says("product", 5, "export_status")
    assert "wajib diisi" in says("product", 6, "name")
    assert "sudah dipakai baris 2" in says("product", 7, "id")
    assert "bukan tanggal; tulis tahun-bulan-hari" in says("product", 8, "recorded")
    assert "tidak ada di kalender" in says("product", 9, "recorded")
    assert "tidak ada di source (id)" in says("product", 10, "source")
    assert "hapus spasi" in says("product", 11, "note")
    assert "tulis 2224 bila koma itu pemisah ribuan, 2.224 bila koma desimal" in says(
        "export_event", 2, "volume_tonnes"
    )
    assert "tulis true atau false" in says("export_event", 2, "counted")
    assert "tidak boleh di bawah nol" in says("export_event", 3, "volume_tonnes")
    assert "harus tepat satu" in says("observation", 2, "value, value_date, value_text, blank")
    assert "period_end mendahului period_start" in says("observation", 3, "period_end, period_start")
    assert "bukan angka" in says("observation", 4, "value")
    assert "bukan bilangan bulat" in says("rung", 3, "step")
    assert "bentuknya tidak sesuai" in says("source", 2, "address")
    assert said == {}
    assert snapshots.current() == snapshots.Choice(before, None)
    assert not list(home.glob(".build-*/"))


@pytest.mark.parametrize("of_stage", [False, True])  # whose key others refer to: its fault hides theirs
def test_every_reference_is_held_against_what_it_names(raw, of_stage):
    """The database that is kept holds none of them any more: the check alone sees what names nothing."""
    with duckdb.connect() as con:
        con.execute(build.SCHEMA.read_text(encoding="utf-8"))
        references = con.execute(
            "select table_name, unnest(constraint_column_names) from duckdb_constraints()"
            " where constraint_type = 'FOREIGN KEY' and table_name not in ('area', 'district', 'village')"
            " and not (table_name in ('province', 'regency') and constraint_column_names = ['code'])"
            " and (table_name = 'stage') = $of_stage",
            {"of_stage": of_stage},
        ).fetchall()
    wrong = set()
    for name, column in references:
        if rows := table(raw, name):
            number = next((at for at, row in enumerate(rows) if row[column]), 0)
            rows[number][column] = "-1" if column == "step" else "tidak-ada"
            save(raw, name, rows)
            wrong.add((f"{name}.csv", number + 2, column))
    bad = refused(raw)
    named = {(row.file, row.line, column) for row in bad for column in (row.column or "").split(", ")}
    assert wrong <= named and len(wrong) >= (2 if of_stage else 50)


def test_a_form_of_numbers_that_is_none_is_named(raw):
    plant(raw, "permit_type", 2, pattern="^\\d{13")
    plant(raw, "permit_type", 3, pattern="(")
    assert [(row.file, row.line, row.column, row.content) for row in refused(raw)] == [
        ("permit_type.csv", 3, "pattern", "(")
    ]


def test_no_index_of_a_reference_is_kept(raw):
    with duckdb.connect(build.build(raw, who="tests", say=lambda _: None).path, read_only=True) as con:
        kinds = con.execute("select distinct constraint_type from duckdb_constraints()").fetchall()
    assert {kind for (kind,) in kinds} == {"PRIMARY KEY", "UNIQUE", "NOT NULL", "CHECK"}


def test_more_rows_than_a_million_have_more_memory_to_be_derived_in(raw, monkeypatch):
    """What is put together by row does not wait on the disk: six million rows ended the build."""
    had, derive, rows = [], build.derived.derive, build._load
    monkeypatch.setattr(build, "_load", lambda *asked: rows(*asked) and 6_000_000)
    setting = "select current_setting('memory_limit')"

    def seen(con, engine):
        had.extend(con.execute(setting).fetchone())
        derive(con, engine)

    monkeypatch.setattr(build.derived, "derive", seen)
    build.build(raw, who="tests", say=lambda _: None)
    assert had == ["1.0 GiB"]


def test_a_bad_cell_reads_as_one_line_with_the_row_that_a_spreadsheet_shows(raw):
    plant(raw, "export_event", 3, note="baris pertama\nbaris kedua")
    plant(raw, "export_event", 5, volume_tonnes="2,224")
    (row,) = refused(raw)
    assert str(row) == (
        "export_event.csv, baris 5, kolom volume_tonnes: '2,224' -> "
        "koma dalam angka dapat berarti ribuan atau desimal; "
        "tulis 2224 bila koma itu pemisah ribuan, 2.224 bila koma desimal"
    )


def spoil(raw: Path, how: str) -> None:
    path = raw / "partner.csv"
    text = path.read_text(encoding="utf-8")
    spoilt = {
        "unknown column": text.replace("name", "nama", 1),
        "missing column": "id\nbpom\n",
        "a column twice": text.replace("id,name", "id,id,name", 1),
        "a comma too many": text + "x,PT A, Tbk\n",
        "an open quotation mark": text.replace("bbpom-kupang,", 'bbpom-kupang,"'),
        "semicolons": text.replace(",", ";"),
        "nothing at all": "",
    }
    if how in spoilt:
        path.write_text(spoilt[how], encoding="utf-8")
    elif how == "not UTF-8":
        path.write_bytes(text.encode() + "x,Ba’a\n".encode("cp1252"))
    elif how == "gone":
        path.unlink()
    elif how == "a file of no table":
        path.with_name("partners.csv").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("how", "place", "said"),
    [
        ("unknown column", ("partner.csv", 1, "nama"), "kolom tidak dikenal; mungkin maksudnya name"),
        ("missing column", ("partner.csv", 1, "name"), "kolom tidak ada"),
        ("a column twice", ("partner.csv", 1, "id"), "ditulis dua kali"),
        ("a comma too many", ("partner.csv", 7, None), "berisi 3 kolom, seharusnya 2"),
        ("an open quotation mark", ("partner.csv", 3, None), "tanda kutip tidak ditutup"),
        ("semicolons", ("partner.csv", 1, None), "titik koma"),
        ("nothing at all", ("partner.csv", 1, None), "tulis baris judul: id,name"),
        ("not UTF-8", ("partner.csv", 7, None), "simpan kembali sebagai CSV UTF-8"),
        ("gone", ("partner.csv", None, None), "berkas tidak ada"),
        ("a file of no table", ("partners.csv", None, None), "perbaiki nama berkasnya"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(raw, home, how, place, said):
    before = yesterday(home)
    spoil(raw, how)
    row = refused(raw)[0]
    assert (row.file, row.line, row.column) == place
    assert said in f"{row.reason}; {row.remedy}"
    assert snapshots.current() == snapshots.Choice(before, None)


def test_what_the_schema_cannot_say_is_refused_too(raw):
    villages = {row["id"]: line for line, row in enumerate(table(raw, "product"), start=2)}
    plant(raw, "product", villages["P001"], regency="5302")
    rows = table(raw, "observation")
    exact = next(row for row in rows if row["indicator"] == "kemiskinan" and row["precision"] == "dipotong")
    exact["value"] = "120"
    save(raw, "observation", [*rows, rows[0] | {"id": "O9999"}])
    plant(raw, "source", 2, kind="simulasi")
    said = {(row.file, row.column): row.reason for row in refused(raw)}
    assert "tidak terletak di kabupaten" in said["product.csv", "village"]
    assert "sudah ada klaim lain yang dipakai" in said["observation.csv", "used"]
    assert "di luar batas" in said["observation.csv", "value"]
    assert "baris simulasi" in said["source.csv", "kind"]
    assert len(said) == 4


def test_a_simulated_build_may_hold_simulated_rows_and_leaves_the_published_data_alone(raw, home):
    before = yesterday(home)
    plant(raw, "source", 2, kind="simulasi")
    simulated = build.build(raw, dataset="simulasi", say=lambda _: None)
    assert simulated.name.startswith("simulasi-")
    assert snapshots.current() == snapshots.Choice(before, None)
    assert snapshots.current("simulasi").snapshot == simulated


def test_a_build_that_cannot_draw_its_maps_changes_nothing(raw, home, monkeypatch):
    before = yesterday(home)

    def broken(_):
        raise OSError("disk full")

    monkeypatch.setattr(shapes, "write", broken)
    with pytest.raises(OSError, match="disk full"):
        build.build(raw, say=lambda _: None)
    assert snapshots.current() == snapshots.Choice(before, None)
    assert not list(home.glob(".build-*/"))


def test_nothing_is_built_when_nothing_has_changed(home, capsys):
    first = build.build_if_needed()
    capsys.readouterr()
    assert build.build_if_needed() == first
    assert capsys.readouterr().out == f"Data sudah sesuai dengan berkasnya: {first.name}.\n"
    (home / "CURRENT").write_text("rusak", encoding="utf-8")
    assert build.build_if_needed().name != "rusak"
    assert snapshots.current().problem is None


def test_every_file_that_shapes_the_data_counts_as_an_input(raw):
    before = build.inputs(raw)
    assert {"schema.sql", "build.py", "boundaries/villages.csv", "raw/product.csv"} <= set(before)
    plant(raw, "product", 2, note="baru")
    changed = {name for name, digest in build.inputs(raw).items() if digest != before[name]}
    assert changed == {"raw/product.csv"}


def test_a_second_build_waits_for_the_first(home, monkeypatch):
    home.mkdir()
    order, first_is_in = [], threading.Event()

    def first():
        with build.alone(order.append):
            first_is_in.set()
            order.append("pertama selesai" if second_waits.wait(10) else "tidak ditunggu")

    second_waits = threading.Event()

    def say(sentence: str) -> None:
        order.append(sentence)
        second_waits.set()

    runner = threading.Thread(target=first)
    runner.start()
    assert first_is_in.wait(10)
    with build.alone(say):
        order.append("kedua masuk")
    runner.join()
    assert [re.sub(";.*", "", sentence) for sentence in order] == [
        "Pembangunan data lain sedang berjalan",
        "pertama selesai",
        "kedua masuk",
    ]


def test_a_killed_build_blocks_nobody_and_is_swept(home):
    home.mkdir()
    dies_inside = (
        "import os; from data import build\n"
        "with build.alone(print) as workshop:\n"
        "    (workshop / 'building.duckdb').write_text('half'); os._exit(9)"
    )
    killed = subprocess.run([sys.executable, "-c", dies_inside], cwd=ROOT, env=os.environ, check=False)
    assert killed.returncode == 9
    (leftover,) = home.glob(".build-*/")
    said = []
    with build.alone(said.append):
        assert not leftover.exists()
    assert said == []


def test_the_command_says_in_indonesian_what_it_did_and_fails_when_refused(raw, monkeypatch, capsys):
    spoil(raw, "unknown column")
    monkeypatch.setattr(build, "_fresh", lambda: None)
    monkeypatch.setattr(build, "RAW", raw)
    assert build.main(["--if-needed"]) == 1
    error = capsys.readouterr().err.splitlines()
    assert error[0] == "Data ditolak: 2 hal perlu diperbaiki."
    assert error[1].startswith("partner.csv, baris 1, kolom nama -> kolom tidak dikenal")
    assert error[-1] == "Data yang berlaku tidak berubah."


def test_the_worked_example_of_the_raw_files_becomes_a_number_with_its_passport(raw):
    readme = (build.RAW / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"`(\w+)\.csv`\n\n```csv\n(.*?)```", readme, flags=re.DOTALL)
    assert [name for name, _ in examples] == ["source", "observation"]
    for name, text in examples:
        header, row = text.strip().splitlines()
        with (raw / f"{name}.csv").open(encoding="utf-8") as file:
            assert file.readline().strip() == header
        with (raw / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.write(f"{row}\n")
    published = build.build(raw, who="tests", say=lambda _: None)
    with duckdb.connect(published.path, read_only=True) as con:
        asked = {"passport": "K38", "areas": ["53"], "period": "2026-03"}
        (claim,) = queries.run(con, "passport_claims", **asked).itertuples()
    assert (claim.value, claim.source, claim.publisher) == (
        12.34,
        "Kemiskinan NTT Maret 2026",
        "BPS Provinsi NTT",
    )


def test_the_readme_names_the_next_passport_that_is_free(raw):
    readme = (build.RAW / "README.md").read_text(encoding="utf-8")
    taken = max(row["passport"] for row in table(raw, "indicator"))
    assert f"(`K{int(taken[1:]) + 1}`" in readme


def test_a_turn_that_cannot_be_taken_ends_in_a_sentence(tmp_path, monkeypatch, capsys):
    """A folder that somebody else, say root, built in ended in a traceback; so did a long wait."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    monkeypatch.setattr(locks, "WAIT_SECONDS", 1)
    with locks.turn(tmp_path / ".build-turn", print):
        assert build.main([]) == 1
    assert disk.BUSY in capsys.readouterr().err
    (tmp_path / ".build-turn").unlink()
    (tmp_path / ".build-turn").mkdir()  # stands for a file of another user's, whom root does not know
    assert build.main([]) == 1
    assert disk.CLOSED in capsys.readouterr().err
