"""A raw file is read by DuckDB, or row by row where something is wrong: the same rows, the same lines."""

import duckdb
import pytest

from data import build, check, reading
from data.reading import Table

PARTNER = Table("partner", "partner.csv", {"id": "VARCHAR", "name": "VARCHAR", "note": "VARCHAR"})
HEAD = b"id,note,name\n"


@pytest.fixture
def con():
    with duckdb.connect() as con:
        yield con


def staged(con, path, table=PARTNER) -> list[tuple]:
    assert reading.stage(con, path, table) == []
    return con.execute(f'from "staged_{table.name}" order by {reading.LINE}').fetchall()


def row_by_row(path, table=PARTNER) -> list[tuple]:
    frame, bad = reading._row_by_row(path, table)
    assert bad == []
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


@pytest.mark.parametrize("path", sorted(build.RAW.glob("*.csv")), ids=lambda path: path.stem)
def test_every_raw_file_is_read_alike_by_both(con, path):
    con.execute(build.SCHEMA.read_text(encoding="utf-8"))
    (table,) = [each for each in check.tables(con, {}) if each.name == path.stem]
    assert reading._is_plain(path, table)
    assert staged(con, path, table) == row_by_row(path, table)


@pytest.mark.parametrize(
    ("content", "is_plain"),
    [
        (HEAD + b"a,x,A\nb,,B\n", True),
        (HEAD + b"a,x,A\nb,,B", True),  # no end of line at the end
        (HEAD.replace(b"\n", b"\r\n") + b"a,x,A\r\nb,,B\r\n", True),
        (HEAD + b'a,"x\ny",A\nb,"",B\n', True),  # a line within a cell; an empty text
        (HEAD + b'a,"say ""x""",A\n,,\nb,,B\n', True),  # a row without anything keeps its line
        (HEAD + b"a,x,A\n\nb,,B\n", False),  # so does an empty line
        (HEAD + b"\na,x,A\n", False),
        (HEAD + b"a,x,A\r\n\r\nb,,B\r\n", False),
        (b"\xef\xbb\xbf" + HEAD + b"a,x,A\n", False),
        (HEAD + b'a,"x\n\ny",A\n', False),
        (HEAD + "a,Ba’a,\u00a0A\n".encode(), True),
        (HEAD, True),
    ],
)
def test_lines_are_those_of_a_spreadsheet_however_a_file_ends_them(con, tmp_path, content, is_plain):
    path = tmp_path / "partner.csv"
    path.write_bytes(content)
    assert reading._is_plain(path, PARTNER) == is_plain
    assert staged(con, path) == row_by_row(path)


@pytest.mark.parametrize("size", range(6, 24))
def test_an_empty_line_is_seen_wherever_a_block_ends(tmp_path, monkeypatch, size):
    monkeypatch.setattr(reading, "BLOCK", size)
    path = tmp_path / "partner.csv"
    path.write_bytes(HEAD + b"a,x,A\nb,,B\nc,z,C\r\nd,,D\n")
    assert reading._is_plain(path, PARTNER)
    for torn in (b"\n\n", b"\r\n\r\n", b"\r"):
        path.write_bytes(HEAD + b"a,x,A\nb,,B" + torn + b"c,z,C\n")
        assert not reading._is_plain(path, PARTNER), torn


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (HEAD + b"a,x,A\nb,B\n", 3, "berisi 2 kolom"),
        (HEAD + b"a,x,A\nb,x,B,C\n", 3, "berisi 4 kolom"),
        (HEAD + b'a,x,A\nb,"x,B\n', 3, "tanda kutip"),
        (HEAD + b"a,x,A\nb,\xe9,B\n", 3, "UTF-8"),
    ],
)
def test_what_duckdb_refuses_is_named_by_row(con, tmp_path, content, line, said):
    path = tmp_path / "partner.csv"
    path.write_bytes(content)
    bad = reading.stage(con, path, PARTNER)[0]
    assert (bad.file, bad.line) == ("partner.csv", line) and said in bad.reason
