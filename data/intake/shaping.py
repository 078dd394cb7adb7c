"""Single cells and single rows on their way into the schema's shape."""

import hashlib
import re

from data.intake import periods, units, values
from data.intake.headings import normal

ESTIMATED = re.compile(rf"^\s*(?:{values.ABOUT})|\*\)?\s*$|\d\s*e\)?\s*$", re.IGNORECASE)
HARMONISED = re.compile(r"['’]?\d{2}(\d{2})?([. ]?\d{2}){0,3}")
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


def complete_claims(rows: dict[str, list], constant: dict[str, str], empty: list) -> None:
    """The days of each period, and a blank with its reason where no number is."""
    periods = rows.get("period") or [constant.get("period")] * len(empty)
    spans = values.each(_days, periods)
    rows["period_start"], rows["period_end"] = ([days[at] for days in spans] for at in (0, 1))
    numbers, written = rows.get("value", empty), rows.get("raw_value", empty)
    missing = [number is None for number in numbers]
    reasons = values.each(_reason, written)
    rows["blank"] = ["belum dilaporkan" if each else None for each in missing]
    rows["blank_reason"] = [why if each else None for why, each in zip(reasons, missing, strict=True)]
    rows["used"] = ["false" if each else used for each, used in zip(missing, rows["used"], strict=True)]
    rows["precision"] = [
        "perkiraan" if raw and ESTIMATED.search(raw) else precision
        for raw, precision in zip(written, rows["precision"], strict=True)
    ]


def _days(period: str | None) -> tuple[str | None, str | None]:
    if not period or not re.match(r"\d{4}", period) or not periods.read(period):
        return None, None
    first, last = periods.span(period)
    return first.isoformat(), last.isoformat()


def _reason(raw: str | None) -> str:
    return f"Ditulis “{raw}” oleh pengirim" if raw else "Sel kosong pada kiriman"


def codes(table: str, rows: dict[str, list], constant: dict[str, str], count: int) -> list[str]:
    """The code of each row, its own or a new one: the same again when the same row is sent again."""
    parts = []
    for name in IDENTITY[table].split():
        cells = rows[name] if name in rows else [constant.get(name)] * count
        parts.append(values.each(lambda cell: normal(cell or ""), cells))
    given = rows.get("id") or [None] * count
    return [
        own or f"K-{hashlib.sha256('|'.join((table, *same)).encode()).hexdigest()[:10]}"
        for own, *same in zip(given, *parts, strict=True)
    ]


def number(style: values.Style, known: dict[str, float], told: tuple) -> str | None:
    """A cell and its factor as raw files write a number, or as it was when it is none.

    A cell that names a unit of its own says more than its heading; one of another kind makes it no number.
    """
    cell, factor = told
    if values.is_blank(cell):
        return None
    found = values.amount(cell, style)
    if found is None:
        return text(cell)
    if found.unit and known:
        unit = units.of(found.unit, known)
        if unit is None:
            return text(cell)
        factor = known[unit]
    return values.written(found.value * factor)


def chosen(names: dict[str, str], cell) -> str | None:
    """The key of a name from a list."""
    return names.get(normal(cell), names.get(str(cell).strip()))


def text(cell) -> str:
    """A cell as text: whole numbers without their point, blanks within made single."""
    if cell.__class__ is float and cell.is_integer():
        cell = int(cell)
    told = str(cell)
    if told.isprintable() and "  " not in told:  # as most are: nothing in it is to be made single
        return told.strip()
    # A NUL would end the text for some readers: it stays visible to the rule against signs nobody sees.
    return re.sub(r"[ \t\u00a0\n\r]+", " ", told.replace("\0", "\1")).strip()


def harmonised(cell) -> str:
    """A code of the Harmonised System without the points, blanks or apostrophe of 0901.11.10."""
    plain = text(cell)
    bare = re.sub(r"[\s.'’]", "", plain)
    return bare if HARMONISED.fullmatch(plain) else plain


def shown(cell) -> str | None:
    """A cell as its sender wrote it; None when it is empty."""
    return None if (values.is_blank(cell) and not isinstance(cell, str)) or cell == "" else text(cell)


def in_notation(cell) -> str | None:
    """A cell of numbers as its sender sees it: a spreadsheet of the country shows 0.235 as 0,235."""
    told = shown(cell)
    return told.replace(".", ",") if told and cell.__class__ is float else told
