"""Single cells and single rows on their way into the schema's shape."""

import hashlib
import re

from data.intake import values
from data.intake.layout import normal

IDENTITY = {
    "product": "regency name village",
    "permit": "product type number",
    "export_event": "regencies commodity date destination",
    "stage_event": "programme step regency document",
    "target": "programme indicator area due",
    "observation": "indicator area period speaker",
    "commitment": "company need regency date",
    "follow_up": "area decision decided",
}  # what makes a row without a code the same row when it is sent again


def complete_claim(row: dict) -> None:
    """The days of a period, and a blank with its reason where no number is."""
    if row.get("period") and re.match(r"\d{4}", row["period"]) and values.period(row["period"]):
        row["period_start"], row["period_end"] = (day.isoformat() for day in values.span(row["period"]))
    if row.get("value") is None:
        raw = row.get("raw_value")
        row["blank"] = "belum dilaporkan"
        row["blank_reason"] = f"Ditulis “{raw}” oleh pengirim" if raw else "Sel kosong pada kiriman"
        row["used"] = "false"
    if str(row.get("raw_value") or "").rstrip().endswith("*"):
        row["precision"] = "perkiraan"


def code_of(table: str, row: dict) -> str:
    """The code of a new row: the same again when the same row is sent again."""
    same = "|".join(normal(row.get(name) or "") for name in IDENTITY[table].split())
    return f"K-{hashlib.sha256(f'{table}|{same}'.encode()).hexdigest()[:10]}"


def number(style: values.Style, factor: float, tonnes: bool, cell) -> str:
    """A cell as raw files write a number, or as it was when it is none."""
    value = values.number(cell, style)
    if value is None:
        return text(cell)
    if tonnes and isinstance(cell, str) and re.search(r"\d\s*kg\b", cell, re.IGNORECASE):
        factor = 0.001
    return values.written(value * factor)


def chosen(names: dict[str, str], cell) -> str | None:
    """The key of a name from a list."""
    return names.get(normal(cell)) or names.get(str(cell).strip())


def text(cell) -> str:
    """A cell as text: whole numbers without their point, blanks within made single."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    # A NUL would end the text for some readers: it stays visible to the rule against signs nobody sees.
    return re.sub(r"[ \t\u00a0\n\r]+", " ", str(cell).replace("\0", "\1")).strip()


def shown(cell) -> str | None:
    """A cell as its sender wrote it; None when it is empty."""
    return None if (values.is_blank(cell) and not isinstance(cell, str)) or cell == "" else text(cell)
