"""What an import changes: its new and changed rows in the shape of data/raw/, and how many stay as they
were.
"""

# ruff: noqa: S608 - the names in these statements are the schema's own, and values never enter them

import csv
import shutil
from pathlib import Path

import duckdb

from data import check, disk
from data.intake import arranging, shaping
from data.intake.asking import Asking
from data.intake.kinds import Kind

OWN = ("id", "source", "conflict", "used")  # not what the sender said
SHOWN = 200
CALLED = {"product": "name", "export_event": "commodity"}  # what people call a row
BOTH_KEPT = "{count} angka kiriman berbeda dari klaim yang sudah terbit; keduanya disimpan berdampingan."
OLDER_USED = "Dipakai klaim yang sudah berlaku, sampai pemilik data memutuskan."


TWO_SHEETS = """
    select l._sheet, r._sheet, count(*), count(*) filter (l.value is distinct from r.value)
    from staged l join staged r on r.id = l.id and r._block > l._block and r._sheet <> l._sheet
    group by all order by min(l._block), min(r._block) limit 1
"""


def of_one_sheet(con: duckdb.DuckDBPyConnection, asking: Asking) -> None:
    """Of claims that two sheets make, those of one stay: the first where they are the same, else as asked."""
    while told := con.execute(TWO_SHEETS).fetchone():
        first, second, count, differing = told
        names = (arranging.said(first), arranging.said(second))
        taken: str | None = first
        if differing:
            text = f"{count} angka ada di {names[0]} dan di {names[1]}. Lembar mana yang berlaku?"
            offered = list(zip((first, second), names, strict=True))
            taken = asking.ask(f"lembar_ganda:{first}:{second}", text, offered, "value")
        else:
            asking.decided(f"{count} angka ada di {names[0]} dan sama di {names[1]}: dipakai sekali.")
        if taken is None:
            break
        con.execute(
            "delete from staged where _sheet = $left and id in (select id from staged where _sheet = $taken)",
            {"taken": taken, "left": second if taken == first else first},
        )


def fill(con: duckdb.DuckDBPyConnection, kind: Kind, mapped: set[str]) -> None:
    """A known row keeps what the file has no column for."""
    columns = {row[0] for row in con.execute(f"describe now.{kind.table}").fetchall()}
    staged = {row[0] for row in con.execute("describe staged").fetchall()}
    kept = sorted((columns & staged) - mapped - {"id", "source"})
    if kept:
        values = ", ".join(f'"{name}" = {_kept(name, mapped)}' for name in kept)
        con.execute(f"update staged set {values} from now.{kind.table} as known where known.id = staged.id")


def _kept(name: str, mapped: set[str]) -> str:
    """What a known row had in a cell; how exactly a day or a size is known while the file tells that one."""
    known, sent = f'cast(known."{name}" as varchar)', f'staged."{name}"'
    told = name.removesuffix("_precision").removesuffix("_bound")
    if told != name and told in mapped:
        same = f'try_cast(staged."{told}" as {{}}) = known."{told}"'
        kind = "double" if name.endswith("_bound") else "date"
        return f"case when {same.format(kind)} then {known} else {sent} end"
    return f"coalesce({known}, {sent})"


def write(con: duckdb.DuckDBPyConnection, kind: Kind, job: dict, folder: Path) -> dict:
    """Write the new and changed rows, if there are any, and return counts with examples."""
    shutil.rmtree(folder, ignore_errors=True)
    names = [row[0] for row in con.execute(f"describe now.{kind.table}").fetchall()]
    told = [name for name in names if name not in OWN]
    differs = " or ".join(f't."{name}" is distinct from known."{name}"' for name in told)
    if kind.table == "export_event":
        differs += (
            " or (select list(regency order by regency) from now.export_event_area where event = known.id)"
            " is distinct from list_sort(string_split(s.regencies, ';'))"
        )
    con.execute(
        f"create temp table moved as select t.* exclude ({check.AMISS}),"
        " case when known.id is null then 'baru'"
        f" when {differs} then 'berubah'"
        f" else 'tetap' end as _move, s._row from \"typed_{kind.table}\" t join staged s using (_line)"
        f" left join now.{kind.table} as known on known.id = t.id"
    )
    counts = dict(con.execute("select _move, count(*) from moved group by all").fetchall())
    permits = _permits(con, job)
    changes = {
        "new": counts.get("baru", 0) + permits,
        "changed": counts.get("berubah", 0),
        "unchanged": counts.get("tetap", 0),
        "permits": permits,  # of the new ones
        "arrived": _arrived(con, kind),
        "missing": _missing(con, kind),
        "differences": _differences(con, kind, told),
        "conflicts": [],
    }
    if changes["new"] + changes["changed"] == 0:
        return changes
    folder.mkdir()
    arriving = f"(select {', '.join(names)} from moved where _move <> 'tetap' order by _line)"
    if permits:
        _copy(con, "from new_permits order by id", folder / "permit.csv")
    if kind.table == "observation":
        changes["conflicts"] = _conflicts(con, job, folder)
        arriving = f"from older union all by name {arriving}"
    if counts.keys() & {"baru", "berubah"}:
        _copy(con, arriving, folder / f"{kind.table}.csv")
    if kind.table == "export_event":
        _copy(
            con,
            "select distinct id as event, unnest(string_split(s.regencies, ';')) as regency"
            " from moved join staged s using (_line, id) where _move <> 'tetap' order by all",
            folder / "export_event_area.csv",
        )
    with (folder / "source.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(job["source"]), lineterminator="\n")
        writer.writeheader()
        writer.writerow(job["source"])
    return changes


def _permits(con, job: dict) -> int:
    """How many permits a list of products states of a type that the register has not for the product."""
    con.execute(
        "create temp table new_permits as select distinct on (product, type) null::varchar as id, product,"
        " type, number, null::date as issued, null::date as expires, $source as source, null::varchar as note"
        " from permits anti join now.permit using (product, type) order by product, type, _line",
        {"source": job["source"]["id"]},
    )
    found = con.execute("select product, type, coalesce(number, '') from new_permits").fetchall()
    if found:
        told = dict(zip(("product", "type", "number"), map(list, zip(*found, strict=True)), strict=True))
        codes = shaping.codes("permit", told, {}, len(found))
        pairs = [(code, product, kind) for code, (product, kind, _) in zip(codes, found, strict=True)]
        con.executemany("update new_permits set id = ? where product = ? and type = ?", pairs)
    return len(found)


def _copy(con, query: str, path: Path) -> None:
    """The rows of a query as CSV, in the shape of data/raw/."""
    con.execute(f"create or replace temp view leaving as {query}")
    cells = [_written(name, kind) for name, kind, *_ in con.execute("describe leaving").fetchall()]
    shape = "(header, delimiter ',', quote '\"')"
    con.execute(f"copy (select {', '.join(cells)} from leaving) to '{disk.quoted(path)}' {shape}")


def _written(name: str, kind: str) -> str:
    if kind != "DOUBLE":
        return f'"{name}"'
    plain = f"rtrim(rtrim(printf('%.10f', \"{name}\"), '0'), '.')"  # a cast would write 1e-05
    return f'{plain} as "{name}"'


def _missing(con, kind: Kind) -> dict:
    """Rows of the same places that this file does not name; claims are never missing, only older."""
    if kind.table == "observation":
        return {"count": 0, "examples": []}
    also = (
        " and existing.id in (select id from now.stage_event where programme = 'upt-bpom')"
        if kind.code == "lahan"
        else ""
    )
    query = (
        "select distinct existing.id from existing"
        " where existing.owner in (select unnest(string_split(owner, ';')) from staged)"
        f" and existing.id not in (select id from staged){also} order by all"
    )
    codes = [row[0] for row in con.execute(query).fetchall()]
    return {"count": len(codes), "examples": _called(con, kind, codes[:SHOWN])}


def _called(con, kind: Kind, codes: list[str]) -> list[str]:
    """Rows of the register by their names and codes, where they have a name."""
    if kind.table not in CALLED:
        return codes
    query = (
        f"select id, {CALLED[kind.table]} from now.{kind.table}"
        " where id in (select unnest($codes::varchar[]))"
    )
    names = dict(con.execute(query, {"codes": codes}).fetchall())
    return [f"{names[code]} ({code})" if names.get(code) else code for code in codes]


def _arrived(con, kind: Kind) -> list[str]:
    """The names of the first new rows, where rows have names."""
    if kind.table not in CALLED:
        return []
    query = f"select {CALLED[kind.table]} from moved where _move = 'baru' order by _line limit {SHOWN}"
    return [row[0] for row in con.execute(query).fetchall()]


def _differences(con, kind: Kind, told: list[str]) -> list[dict]:
    """Cell by cell, what changes in rows that were there before."""
    labels = {field.name: field.label for field in kind.fields}
    found = []
    for name in told:
        query = (
            f'select m._row, m.id, cast(known."{name}" as varchar), cast(m."{name}" as varchar) from moved m'
            f" join now.{kind.table} as known on known.id = m.id"
            f' where m."{name}" is distinct from known."{name}" order by all limit {SHOWN}'
        )
        found += [
            {"row": row, "id": code, "column": labels.get(name, name), "before": before, "after": after}
            for row, code, before, after in con.execute(query).fetchall()
        ]
    return sorted(found, key=lambda each: each["row"])[:SHOWN]


def _conflicts(con, job: dict, folder: Path) -> list[str]:
    """A claim that differs from the one in use stands beside it, in conflict; the one in use stays in use."""
    code = f"K-{job['import'][-8:]}"
    con.execute(
        "create temp table rivals as select m._line, known.id, known.value = m.value as same, known.conflict,"
        " m.indicator, m.area, m.period from moved m join now.observation as known"
        " on known.indicator = m.indicator and known.area = m.area and known.period = m.period"
        " and known.used and known.value is not null and known.id <> m.id"
        " where m.value is not null and m._move <> 'tetap'"
    )
    con.execute("update moved set used = false where _line in (select _line from rivals)")
    con.execute(
        "update moved set conflict = coalesce(rivals.conflict, $code), status = 'konflik' from rivals"
        " where rivals._line = moved._line and not rivals.same",
        {"code": code},
    )
    fresh = con.execute(
        "select indicator.name || ', ' || area.name || ', ' || period from rivals"
        " join now.indicator on indicator.code = rivals.indicator"
        " join now.area on area.code = rivals.area where not same and conflict is null order by all"
    ).fetchall()
    con.execute(
        "create temp table older as select * replace ($code as conflict, 'konflik' as status)"
        " from now.observation where id in (select id from rivals where not same and conflict is null)",
        {"code": code},
    )
    if fresh:
        with (folder / "conflict.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["code", "title", "explanation", "rule"])
            title = f"Kiriman {job['speaker']} berbeda dari klaim yang dipakai"
            writer.writerow([code, title, BOTH_KEPT.format(count=len(fresh)), OLDER_USED])
    return [row[0] for row in fresh]
