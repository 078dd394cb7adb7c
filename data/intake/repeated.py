"""Rows of one sheet that say the same thing twice: which of them counts, only the sender knows.

A claim that is repeated with the same number is taken once and said.
"""

# ruff: noqa: S608 - the names in these statements are the schema's own, and values never enter them

from collections.abc import Mapping

import duckdb

from data.intake.asking import Asking
from data.intake.kinds import Kind

FIRST, LAST, NEITHER, BOTH, WRONG = "pertama", "terakhir", "tidak", "semua", "galat"
MAY_BE_TWO = {"export_event", "commitment"}
CALLED = {  # what people call a row
    "product": "name", "permit": "number", "export_event": "commodity", "stage_event": "step",
    "target": "indicator", "observation": "period", "commitment": "company", "follow_up": "decision",
}  # fmt: skip
OF_CLAIMS = (
    (FIRST, "Yang pertama"), (LAST, "Yang terakhir"), (NEITHER, "Tidak satu pun: lewati keduanya")
)  # fmt: skip
OF_ROWS = (
    (FIRST, "Sama: simpan yang pertama"), (LAST, "Sama: simpan yang terakhir"),
    (BOTH, "Bukan: simpan semuanya"),
)  # fmt: skip
SHOWN_AS_FAULTS = (WRONG, "Tunjukkan sebagai galat")


def settle(con: duckdb.DuckDBPyConnection, asking: Asking, kind: Kind, places: Mapping[str, str]) -> None:
    """Of rows with one code those stay that count, as far as the sender has said it.

    `places` are the names of the places by their codes. While anything else is asked nothing is: rows are
    told apart by it.
    """
    told = [field.name for field in kind.fields if field.name != "id"]
    told = told if kind.table != "observation" else ["value", "blank"]
    content = ", ".join(f"coalesce(\"{name}\", '')" for name in told)
    con.execute(  # of a long list only what is repeated is looked at
        "create temp table repeated as select id, min(_line) as first, max(_line) as last,"
        f" count(distinct [{content}]) as contents from staged"
        " where id in (select id from staged group by id having count(*) > 1) group by id"
    )
    # A list of products was asked before (`productlist.kept`): what is to be shown there is shown.
    shown = any(each == WRONG for key, each in asking.answers.items() if key.startswith("ganda:"))
    if asking.open or shown or not _count(con):
        return
    if kind.table == "observation":
        if same := _count(con, "contents = 1"):
            asking.decided(f"{same} angka disebut lebih dari sekali dan sama: dipakai sekali.")
        _keep(con, "first", "contents = 1")
        con.execute("delete from repeated where contents = 1")
    if count := _count(con):
        _ask(con, asking, kind, places, count)


def _ask(
    con: duckdb.DuckDBPyConnection, asking: Asking, kind: Kind, places: Mapping[str, str], count: int
) -> None:
    what = CALLED[kind.table]
    content = "raw_value" if kind.table == "observation" else what
    first, code, told, before, after, row, other = con.execute(
        f'select r.id, f.place, f."{what}", f."{content}", l."{content}", f._row, l._row from repeated r'
        " join staged f on f._line = r.first join staged l on l._line = r.last order by r.first limit 1"
    ).fetchall()[0]
    where = " ".join(filter(None, (places.get(code, code), told)))
    if kind.table == "observation":
        text = (
            f"{count} angka disebut dua kali dengan isi berbeda, misalnya {where}: “{before or ''}” (baris "
            f"{row}) dan “{after or ''}” (baris {other}). Mana yang berlaku?"
        )
    else:
        text = (
            f"{count} hal disebut dua kali, misalnya {where} (baris {row} dan {other}). Apakah itu hal yang "
            "sama?"
        )
    offered = OF_ROWS[: 3 if kind.table in MAY_BE_TWO else 2]
    if kind.table == "observation":
        offered = OF_CLAIMS
    answer = asking.ask(f"ulang:{first}", text, [*offered, SHOWN_AS_FAULTS], kind.place)
    if answer in (FIRST, LAST):
        _keep(con, "first" if answer == FIRST else "last")
    elif answer == NEITHER:
        con.execute("delete from staged where id in (select id from repeated)")
    elif answer == BOTH:
        con.execute(
            "update staged set id = 'K-' || left(sha256(staged.id || '|' || n.number), 10)"
            " from (select _line, row_number() over (partition by id order by _line) as number from staged) n"
            " where n._line = staged._line and n.number > 1"
        )


def _count(con: duckdb.DuckDBPyConnection, which: str = "true") -> int:
    return con.execute(f"select count(*) from repeated where {which}").fetchall()[0][0]


def _keep(con: duckdb.DuckDBPyConnection, which: str, of: str = "true") -> None:
    con.execute(
        f"delete from staged where id in (select id from repeated where {of})"
        f" and _line not in (select {which} from repeated)"
    )
