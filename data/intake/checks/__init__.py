"""The rules an import must meet, one SQL file each over the staged rows.

The header of a file is its manual: `id`, `severity` (galat: must be mended; peringatan: may be accepted
with a reason), `kinds` (semua, or codes), `says` and `remedy`. A rule returns the columns line, field,
content, detail. It sees `staged` (text: each field; as they were written raw_place, raw_village, raw_value
and raw_unit), `texts` (line, field, content), `totals`, `allowed` (regencies of the sender), `given` (one
row: today) and the snapshot in view as the schema `now`.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent
PARTS = ("id", "severity", "kinds", "says", "remedy")
ERROR, WARNING = "galat", "peringatan"
MOST_PER_RULE = 1000


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


def broken(
    con: duckdb.DuckDBPyConnection, kind: str, columns: set[str]
) -> list[tuple[Rule, int, str, str, str]]:
    """What the staged rows of a kind break: rule, line, field, content, detail."""
    found = []
    for rule in rules():
        if kind in rule.kinds or rule.kinds == ("semua",):
            seen = con.execute(
                f"select line, field, content, detail from ({rule.sql}) order by all limit {MOST_PER_RULE}"  # noqa: S608
            ).fetchall()
            found += [
                (rule, line, field, content or "", detail or "")
                for line, field, content, detail in seen
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
