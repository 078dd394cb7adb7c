"""In what unit a column of numbers is written: as its heading, its title or its cells say, else as the sender
answers. A unit is read where units stand: in brackets, at the end, after "dalam".
"""

import re

from data.intake import values
from data.intake.asking import Asking

MONEY = {"rp": 1.0, "rupiah": 1.0, "idr": 1.0}
DOLLARS = {"us$": 1.0, "usd": 1.0, "$": 1.0}
FIELDS = {  # field -> a unit as people write it -> how many of the field's own unit it is; its own first
    "volume_tonnes": {"ton": 1.0, "t": 1.0, "kg": 0.001, "kuintal": 0.1, "kw": 0.1},
    "quantity_m2": {"m2": 1.0, "m²": 1.0, "ha": 10_000.0, "km2": 1e6, "km²": 1e6},
    "value_usd": DOLLARS,
    "value_idr": MONEY,
    "amount_idr": MONEY,
}
AREAS = {"km²": 1.0, "km2": 1.0, "ha": 0.01, "m2": 1e-6}
WITHIN = {
    "km²": AREAS,
    "ton": FIELDS["volume_tonnes"],
    "persen": {"persen": 1.0, "‰": 0.1},
}  # units of an indicator's own kind
OFFERED = {"volume_tonnes": ("ton", "kg", "kuintal"), "quantity_m2": ("m2", "ha")}
ALSO = {
    "persen": ("%", "persentase", "percent"),
    "‰": ("permil", "per mil", "promil"),
    "jiwa": ("orang",),
    "indeks": ("poin", "point", "angka indeks"),
    "km²": ("km2", "km persegi", "kilometer persegi"),
    "m2": ("m²", "m persegi", "meter persegi"),
    "ha": ("hektar", "hektare"),
    "kg": ("kilogram", "kgs"),
    "ton": ("metrik ton", "metric ton", "tonne", "tonnes", "mt"),
    "rp": ("rupiah", "idr"),
    "us$": ("usd", "dolar amerika", "dolar as"),
    "kuintal": ("kw",),
}
SCALES = {"satu": 1.0, "ribu": 1e3, "juta": 1e6, "miliar": 1e9, "pecahan": 100.0}
THOUSAND = r"(?<!\d)(?<!\d[.,])(?:1[.,])?000(?![.,]?\d)"  # "(000 jiwa)", "dalam 1.000 rupiah"
SCALED = re.compile(rf"\b(ribu|juta|miliar|milyar)(?:an)?\b|{THOUSAND}", re.IGNORECASE)
SCALE = rf"(?:(?:(?:ribu|juta|miliar|milyar|triliun)(?:an)?|{THOUSAND}) ?)"
ONLY_UNITS = (
    r"persen|percent|%|‰|per ?mil|promil|jiwa|rupiah|rp|idr|us\$|usd|ton|mt|(?:metrik|metric) ton|tonnes?"
    r"|kgs?|kilogram|kuintal|kw|ha|hektare?|m2|m²|km2|km²|(?:km|kilometer|m|meter) persegi"
)
ALSO_WORDS = r"orang|desa|kelurahan|kecamatan|unit|produk|kk|umkm|gerai|rumah tangga|indeks|poin"
PER = r"(?: ?(?:/|per) ?\w+)*"
ALONE = re.compile(rf"(?:dalam )?{SCALE}?(?:(?:{ONLY_UNITS}|{ALSO_WORDS}){PER})|{SCALE}")
INSIDE = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
AT_THE_END = re.compile(
    rf"(?:(?<=\s)|(?<=[|,/_])|^)(?:dalam )?"
    rf"({SCALE}?(?:{ONLY_UNITS}){PER}|(?<=dalam ){SCALE}?(?:{ALSO_WORDS}){PER})\s*$"
)
WHOLE = {"jiwa", "desa", "kelurahan", "kecamatan", "produk", "unit"}  # what is counted one by one
OF_INDICATOR = "satuan indikatornya"
SHARE, INDEX = "persen", "indeks"


def within(own: str | None) -> dict[str, float]:
    """The units in which numbers of an indicator may be written, and how many of its own each is."""
    return WITHIN.get(own or "", {own.casefold(): 1.0} if own else {})


def only(cells: list) -> bool:
    """Is this row of a heading nothing but units?"""
    full = [str(cell) for cell in cells if cell not in (None, "")]
    return len(full) > 1 and all(ALONE.fullmatch(cell.strip().strip("()").casefold()) for cell in full)


def stated(heading: str) -> str | None:
    """The unit that a heading states where units stand, as in 'Garis kemiskinan (Rp)'."""
    for part in reversed(heading.split(" | ")):
        plain = " ".join(part.replace("_", " ").casefold().split())
        inside = [each.strip() for each in INSIDE.findall(plain)]
        if found := next((each for each in reversed(inside) if ALONE.fullmatch(each)), None):
            return found
        if ALONE.fullmatch(plain) and part != heading:
            return plain
        if match := AT_THE_END.search(INSIDE.sub(" ", plain).strip()):
            return match[1].strip()
    return None


def without(heading: str) -> str:
    """A heading without the unit that it states."""
    kept = []
    for part in heading.split(" | "):
        plain = " ".join(part.replace("_", " ").casefold().split())
        plain = INSIDE.sub(lambda match: " " if ALONE.fullmatch(match[1].strip()) else match[0], plain)
        if not (ALONE.fullmatch(plain.strip()) and part != heading):
            kept.append(AT_THE_END.sub(" ", plain))
    return " ".join(kept)


def canonical(text: str) -> str:
    """A unit as the register writes it, without its scale: 'Ribu Jiwa' and 'orang' are 'jiwa'."""
    plain = SCALED.sub("", text).strip().casefold().removeprefix("dalam ")
    if plain.startswith(("rp", "rupiah")):  # of money only: kabupaten/kota is one unit
        plain = re.sub(r" ?/ ?", " per ", plain.replace("rupiah", "rp"))
    return next((unit for unit, others in ALSO.items() if plain in others), plain)


def of_its_kind(text: str) -> tuple[str, float]:
    """The unit in which the register counts what a unit counts, and how many of it one is: ha is 0.01 km²."""
    plain = canonical(text)
    for own, known in WITHIN.items():
        if plain != own and (found := of(plain, known)):
            return own, known[found]
    return plain, 1.0


def scale(text: str) -> float:
    """How many of its unit a written unit counts: 'ribu jiwa' is a thousand."""
    found = SCALED.search(text)
    if found is None:
        return 1.0
    return SCALES[(found[1] or "ribu").casefold().replace("milyar", "miliar")]


def of(unit: str, known: dict[str, float]) -> str | None:
    """The unit among the known ones that another writing means."""
    plain = canonical(unit)
    return next((each for each in known if canonical(each) == plain), None)


def named(text: str, known: dict[str, float]) -> str | None:
    """The unit that a heading or a title states, of those that are known."""
    unit = stated(text)
    return of(unit, known) if unit else None


def factor(
    asking: Asking, field: str, *, sheet: str, heading: str, title: str, own: str, cells: list
) -> float:
    """What the bare numbers of a column are multiplied with; 1 while the sender has not said."""
    what = f"Lembar {sheet}" if heading == sheet else f"Kolom “{heading}”"
    known = FIELDS.get(field) or within(own)
    told = named(heading, known) or next(
        filter(None, (named(line, known) for line in title.split("\n"))), None
    )
    if not told and field in FIELDS:  # "Nilai US", "Volume ekspor ton per tahun"
        told = next(
            (unit for unit in known if re.search(rf"\b{re.escape(unit)}\b", heading.casefold())), None
        )
    told = told or _implied(f"{heading} {title}", own, cells)
    bare = [cell for cell in cells if not _says_itself(cell, known)]
    if not bare:
        return known[told] if told else 1.0
    if scaled := SCALED.search(heading) or SCALED.search(title):
        if own in WHOLE and any(map(_is_part, bare)):
            each = (scaled[1] or "ribu").casefold().replace("milyar", "miliar")
            asking.decided(f"{what}: angkanya dalam {each}, karena memuat pecahan.")
            return SCALES[each]
        # Whether the cells are in the thousands or millions that a heading names, only the sender knows.
        text = f"Judul menyebut “{scaled[0]}”. {what}: angkanya dalam satuan apa?"
        choices = [("satu", "Angkanya sudah penuh"), *((each, f"Angkanya dalam {each}") for each in SCALES
                   if each not in ("satu", "pecahan"))]  # fmt: skip
        answer = asking.ask(f"satuan:{sheet}:{heading}", text, choices, field)
        return SCALES[answer or "satu"] * known.get(told or "", 1.0)
    if told and own in WHOLE and any(map(_is_part, bare)):
        text = f"{what} memuat pecahan, padahal menghitung {own}. Angkanya dalam satuan apa?"
        answer = asking.ask(f"satuan:{sheet}:{heading}", text, _of_parts(own), field)
        return SCALES[answer or "satu"]
    if told:
        if known[told] != 1:
            asking.decided(f"{what}: {told} dijadikan {next(iter(known))}.")
        return known[told]
    text = f"{what} tidak menyebut satuannya. Angkanya dalam satuan apa?"
    answer = asking.ask(f"satuan:{sheet}:{heading}", text, _choices(field, own), field)
    return FIELDS[field][answer] if answer in FIELDS.get(field, {}) else SCALES[answer or "satu"]


def _implied(words: str, own: str, cells: list) -> str | None:
    """An indicator's own unit, where its heading says so in words: "Jumlah desa", "Persentase ..."."""
    said = set(re.findall(r"[^\W\d_]+", words.casefold()))
    if own == INDEX:  # which nobody counts in thousands
        return own
    if own.casefold() != SHARE:
        return own.casefold() if own.casefold() in said else None
    found = [values.amount(cell, values.Style(values.BOTH, "")) for cell in cells]
    # 0,23 may be a share of one; 23 can be nothing but 23 percent.
    told = [each.value for each in found if each and each.value]
    return None if told and all(value <= 1 for value in told) else SHARE


def _is_part(cell) -> bool:
    """Is a cell a number with a fraction, however its decimal sign is meant?"""
    found = values.amount(cell, values.Style(values.BOTH, ""))
    return found is not None and not float(found.value).is_integer()


def _of_parts(own: str) -> list[tuple[str, str]]:
    scaled = [(each, f"Dalam {each} {own}") for each in ("ribu", "juta")]
    return [*scaled, ("satu", f"Dalam {own}: pecahannya memang begitu")]


def _says_itself(cell, known: dict[str, float]) -> bool:
    """Does a cell name its unit, or is it no number that could be in one?"""
    if values.is_blank(cell):
        return True
    found = values.amount(cell, values.Style(values.COMMA, ""))
    return bool(found and found.unit and of(found.unit, known))


def _choices(field: str, own: str) -> list[tuple[str, str]]:
    if field in OFFERED:
        return [(unit, f"Dalam {unit}") for unit in OFFERED[field]]
    name = {"value_usd": "dolar Amerika", "value_idr": "rupiah", "amount_idr": "rupiah"}.get(field, own)
    if name == SHARE:
        return [
            ("satu", "Dalam persen: 23 berarti 23 persen"),
            ("pecahan", "Dalam pecahan: 0,23 berarti 23 persen"),
        ]
    return [("satu", f"Dalam {name}")] + [
        (each, f"Dalam {each} {name}") for each in ("ribu", "juta", "miliar")
    ]
