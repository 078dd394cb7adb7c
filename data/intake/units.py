"""In what unit a column of numbers is written: as its heading, its title or its cells say, else as the sender
answers.
"""

import re

from data.intake import values
from data.intake.asking import Asking

MONEY = {"rp": 1.0, "rupiah": 1.0}
FIELDS = {  # field -> a unit as people write it -> how many of the field's own unit it is; its own first
    "volume_tonnes": {"ton": 1.0, "kg": 0.001, "kuintal": 0.1},
    "quantity_m2": {"m2": 1.0, "m²": 1.0, "ha": 10_000.0},
    "value_usd": {"us$": 1.0, "usd": 1.0},
    "value_idr": MONEY,
    "amount_idr": MONEY,
}
ALSO = {"persen": ("%", "persentase", "prevalensi"), "jiwa": ("orang",), "km²": ("km2",), "rp": ("rupiah",)}
SCALES = {"satu": 1.0, "ribu": 1e3, "juta": 1e6, "miliar": 1e9, "pecahan": 100.0}
SCALED = re.compile(r"\b(ribu|juta|miliar|milyar)(?:an)?\b", re.IGNORECASE)
COMMON = r"persen|%|jiwa|orang|rupiah|rp|us\$|ton|kg|ha|m2|m²|km2|km²|desa|unit|produk|kk"
ALONE = re.compile(rf"(dalam )?((ribu|juta|miliar) )?({COMMON})")
OF_INDICATOR = "satuan indikatornya"
SHARE = "persen"


def only(cells: list) -> bool:
    """Is this row of a heading nothing but units?"""
    full = [str(cell) for cell in cells if cell not in (None, "")]
    return len(full) > 1 and all(ALONE.fullmatch(cell.strip().strip("()").casefold()) for cell in full)


def stated(heading: str) -> bool:
    """Does a heading end in a unit, as in 'Garis kemiskinan (Rp)'?"""
    inside = re.search(r"\(([^()]+)\)\s*$", heading)
    return bool(inside and ALONE.fullmatch(inside[1].strip().casefold()))


def canonical(text: str) -> str:
    """A unit as the register writes it, without its scale: 'Ribu Jiwa' and 'orang' are 'jiwa'."""
    plain = SCALED.sub("", text).strip().casefold()
    return next((unit for unit, others in ALSO.items() if plain in others), plain)


def scale(text: str) -> float:
    """How many of its unit a written unit counts: 'ribu jiwa' is a thousand."""
    found = SCALED.search(text)
    return SCALES[found[1].casefold().replace("milyar", "miliar")] if found else 1.0


def named(text: str, known: dict[str, float]) -> str | None:
    """The unit that a text names, of those that are known."""
    plain = text.casefold()
    for unit in known:
        for word in (unit, *ALSO.get(unit, ())):
            if re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", plain):
                return unit
    return None


def factor(
    asking: Asking, field: str, *, sheet: str, heading: str, title: str, own: str, cells: list
) -> float:
    """What the bare numbers of a column are multiplied with; 1 while the sender has not said."""
    known = FIELDS.get(field) or {own.casefold(): 1.0}
    told = named(f"{heading} {title}", known)
    if scaled := SCALED.search(heading) or SCALED.search(title):
        # A heading names thousands or millions: whether its cells are in them, only the sender knows.
        text = f"Judul menyebut “{scaled[0]}”. Angka di kolom “{heading}” dalam satuan apa?"
        choices = [("satu", "Angkanya sudah penuh"), *((each, f"Angkanya dalam {each}") for each in SCALES
                   if each not in ("satu", "pecahan"))]  # fmt: skip
        answer = asking.ask(f"satuan:{sheet}:{heading}", text, choices, field)
        return SCALES[answer or "satu"] * known.get(told or "", 1.0)
    if told:
        if known[told] != 1:
            asking.decided(f"Kolom “{heading}”: {told} dijadikan {next(iter(known))}.")
        return known[told]
    if all(values.is_blank(cell) or (isinstance(cell, str) and named(cell, known)) for cell in cells):
        return 1.0
    text = f"Kolom “{heading}” tidak menyebut satuannya. Angkanya dalam satuan apa?"
    answer = asking.ask(f"satuan:{sheet}:{heading}", text, _choices(field, own), field)
    return FIELDS[field][answer] if answer in FIELDS.get(field, {}) else SCALES[answer or "satu"]


def _choices(field: str, own: str) -> list[tuple[str, str]]:
    if field in FIELDS and FIELDS[field] is not MONEY and field != "value_usd":
        return [(unit, f"Dalam {unit}") for unit in FIELDS[field] if unit != "m²"]
    name = {"value_usd": "dolar Amerika", "value_idr": "rupiah", "amount_idr": "rupiah"}.get(field, own)
    if name == SHARE:
        return [
            ("satu", "Dalam persen: 23 berarti 23 persen"),
            ("pecahan", "Dalam pecahan: 0,23 berarti 23 persen"),
        ]
    return [("satu", f"Dalam {name}")] + [
        (each, f"Dalam {each} {name}") for each in ("ribu", "juta", "miliar")
    ]
