"""What can be sent: one kind per table of the schema, with the words a sender reads for each column.

Types, obligations and choices are read from data/schema.sql, so that a template never drifts from it; here
stand only names, explanations and which columns the import fills in itself.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data import disk
from data.build import SCHEMA

CHOICES = re.compile(r"\(?\"?(\w+)\"? IN \((.*)\)\)?", re.DOTALL)


@dataclass(frozen=True)
class Field:
    name: str  # the schema's column; or 'regencies' of an export, or 'unit' in which a value is written
    label: str  # the heading in the template
    explanation: str
    other_names: tuple[str, ...]  # further headings by which it is known
    type: str
    required: bool
    choices: tuple[str, ...]
    refers_to: str | None  # the table whose keys are meant
    example: str


@dataclass(frozen=True)
class Kind:
    code: str
    name: str
    table: str
    fields: tuple[Field, ...]
    fixed: tuple[tuple[str, str], ...]  # what is put where the sender leaves a blank or has no column

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    @property
    def place(self) -> str:
        """The column that says whose row it is."""
        names = [field.name for field in self.fields]
        return next(name for name in ("regency", "regencies", "area", "product") if name in names)


WORDS = Path(__file__).parent / "words.csv"  # what a sender reads of each column, and its other headings

PRODUCT = (
    "id regency village name category track hs6 hs_confidence export_status export_evidence indication_status"
    " recorded note"
)
EXPORT = (
    "id regencies commodity hs date destination via volume_tonnes value_usd value_idr sender evidence note"
)
STAGE = "id programme step regency date as_of document document_date quantity_m2 evidence note"
TARGET = "id programme indicator area value unit due status speaker stated note"
FOLLOW_UP = "id indicator programme area decision organisation decided due state state_since note"
UNKNOWN = {"export_status": "belum dilaporkan", "indication_status": "belum dilaporkan"}
BY_NAME = {"regencies": "regency", "programme": "programme"}  # a stage refers to its programme by a pair
CLAIM = {"bound": "=", "precision": "tepat", "status": "satu versi", "used": "true"}

KINDS = {  # name, table, columns, what is put where the sender leaves a blank or has no column
    "produk": ("Produk desa", "product", PRODUCT, UNKNOWN),
    "izin": ("Izin produk", "permit", "id product type number issued expires note", {}),
    "ekspor": ("Ekspor", "export_event", EXPORT, {"date_precision": "hari", "counted": "true"}),
    "tahapan": ("Tahapan program", "stage_event", STAGE, {"as_of_precision": "hari"}),
    "target": ("Target", "target", TARGET, {"status": "dokumen"}),
    "indikator": (
        "Indikator",
        "observation",
        "id indicator area period value unit bound status speaker note",
        CLAIM,
    ),
    "lahan": (
        "Lahan UPT BPOM",
        "stage_event",
        STAGE.replace(" programme", ""),
        {"programme": "upt-bpom", "as_of_precision": "hari"},
    ),
    "komitmen": (
        "Komitmen CSR",
        "commitment",
        "id company need regency amount_idr date note",
        {"date_precision": "hari"},
    ),
    "tindak-lanjut": ("Tindak lanjut", "follow_up", FOLLOW_UP, {}),
}


def called(code: str) -> str:
    """What people call a kind; LookupError when there is none."""
    if code not in KINDS:
        raise LookupError(code)
    return KINDS[code][0]


@cache
def get(code: str) -> Kind:
    """A kind by its code; LookupError when there is none."""
    name = called(code)
    _, table, columns, fixed = KINDS[code]
    types, required, choices, references = _schema()[table]
    with WORDS.open(encoding="utf-8", newline="") as file:
        words = {row["column"]: row for row in csv.DictReader(file)}
    fields = tuple(
        Field(
            name=column,
            label=words[column]["label"],
            explanation=words[column]["explanation"],
            other_names=tuple(filter(None, words[column]["other_names"].split(";"))),
            type=types.get(column, "VARCHAR"),
            required=(column in required and column not in fixed and column != "id") or column == "regencies",
            choices=choices.get(column, ()),
            refers_to=BY_NAME.get(column) or references.get(column),
            example=words[column]["example"],
        )
        for column in columns.split()
    )
    return Kind(code, name, table, fields, tuple(fixed.items()))


@cache
def _schema() -> dict[str, tuple[dict, set, dict, dict]]:
    """Per table: types, required columns, choices and references, from DuckDB's own catalogue."""
    with disk.connect() as con:
        con.execute(SCHEMA.read_text(encoding="utf-8"))
        columns = con.execute(
            "select table_name, column_name, data_type, is_nullable from duckdb_columns()"
            " where table_name in (select table_name from duckdb_tables())"
        ).fetchall()
        constraints = con.execute(
            "select table_name, constraint_type, expression, constraint_column_names, referenced_table"
            " from duckdb_constraints()"
        ).fetchall()
    found: dict[str, tuple[dict, set, dict, dict]] = {}
    for table, column, kind, nullable in columns:
        types, required, _, _ = found.setdefault(table, ({}, set(), {}, {}))
        types[column] = kind
        required |= set() if nullable else {column}
    for table, kind, expression, names, other in constraints:
        _, _, choices, references = found[table]
        if kind == "CHECK" and (match := CHOICES.fullmatch(expression)):
            choices[match[1]] = tuple(re.findall(r"'((?:[^']|'')*)'", match[2]))
        if kind == "FOREIGN KEY" and len(names) == 1:
            references[names[0]] = other
    return found
