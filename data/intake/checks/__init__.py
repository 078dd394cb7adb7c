"""The rules an import must meet, one SQL file each over the staged rows.

The header of a file is its manual: `id`, `severity` (galat: must be mended; peringatan: may be accepted
with a reason), `kinds` (semua, or codes), `says` and `remedy`. Of two findings of one cell the first by `id`
is told; `grep -h "^-- id" *.sql | sort` shows the next free one. A rule returns the columns line, field,
content, detail. It sees `staged` (text: each field; as they were written raw_place, raw_village, raw_value
and raw_unit), `texts` (line, field, content), `unread` (the cells of number columns that are no number),
`amounts` (line, field, value, largest: weights, areas and money beside the largest the register or the world
knows), `totals`, `allowed` (regencies of the sender), `given` (one
row: today) and the snapshot in view as the schema `now`; `notation(x)` writes a number as the country does.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent
PARTS = ("id", "severity", "kinds", "says", "remedy")
ERROR, WARNING = "galat", "peringatan"
MOST_PER_RULE = 1000  # different sentences
MOST_LINES = 2000  # that one sentence names
# Texts in which something else stands than letters, digits and what parts them, or that are very long: most
# cells by far are not, and five rules need not look at those.
ODD = """
create temp table odd as select * from texts
where len(content) > 500 or regexp_matches(content, '[^A-Za-z0-9 .,/()-]|^[^A-Za-z0-9]')
"""
NOTATION = r"""
create temp macro notation(x) as regexp_replace(regexp_replace(
    translate(format('{:,.4f}', x::double), ',.', '.,'), '(,\d*?)0+$', '\1'), ',$', '')
"""


@dataclass(frozen=True)
class Rule:
    id: str
    severity: str
    kinds: tuple[str, ...]
    says: str
    remedy: str
    sql: str

    def said(self, content: str, detail: str) -> str:
        return self.says.format(content=content[:80], detail=detail)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by its id."""
    return tuple(sorted((_rule(path) for path in FOLDER.glob("*.sql")), key=lambda rule: rule.id))


@dataclass(frozen=True)
class Broken:
    """One sentence about the staged rows, and the lines that it is true of."""

    rule: Rule
    field: str
    content: str
    detail: str
    count: int
    lines: tuple[int, ...]  # the first of them


def broken(con: duckdb.DuckDBPyConnection, kind: str, columns: set[str]) -> list[Broken]:
    """What the staged rows of a kind break, each thing once."""
    found = []
    for rule in rules():
        if kind in rule.kinds or rule.kinds == ("semua",):
            query = (
                f"select field, content, detail, count(*) as rows, list(line order by line)[:{MOST_LINES}]"  # noqa: S608 - our own rules
                f" from ({rule.sql}) group by all"
                f" order by rows desc, field, content, detail limit {MOST_PER_RULE}"
            )
            seen = con.execute(query).fetchall()
            found += [
                Broken(rule, field, content or "", detail or "", count, tuple(lines))
                for field, content, detail, count, lines in seen
                if field in columns or not field
            ]
    return found


def _rule(path: Path) -> Rule:
    header, sql = path.read_text(encoding="utf-8").split("\n\n", 1)
    parts = dict(re.findall(rf"^-- ({'|'.join(PARTS)}): (.+)$", header, flags=re.MULTILINE))
    return Rule(
        parts["id"],
        parts["severity"],
        tuple(parts["kinds"].split()),
        parts["says"],
        parts["remedy"],
        sql.strip(),
    )
