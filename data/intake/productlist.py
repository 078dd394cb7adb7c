"""A regency's own list of products: its columns of permits, and what follows where a column is missing.

A permit counts where its cell says yes or gives a number. "Belum" and a blank say nothing that the register
holds: that a permit is not there is no statement about the product.
"""

import re
from collections import Counter

from data.intake import shaping, values
from data.intake.asking import Asking
from data.intake.layout import Table, normal

BEFORE = r"(?:(?:no|nomor|izin|sertifikat|kepemilikan|legalitas|punya|status) )*"
PERMITS = {  # heading in plain letters -> the type of permit
    "NIB": re.compile(rf"{BEFORE}(nib|nomor induk berusaha)"),
    "SPP_IRT": re.compile(rf"{BEFORE}(pirt|p irt|spp irt|sppirt)"),
    "HALAL": re.compile(rf"{BEFORE}halal"),
    "": re.compile(rf"{BEFORE}(bpom|badan pom|izin edar|md|bpom md)"),  # which one follows from the category
    "SNI": re.compile(rf"{BEFORE}sni"),
}
OF_CATEGORY = {
    "makanan": "NIE_MD",
    "minuman": "NIE_MD",
    "obat_tradisional": "NIE_OT",
    "kosmetik": "NOTIF_KOS",
}
YES = {"ya", "y", "ada", "sudah", "sudah ada", "punya", "memiliki", "v", "√", "✓", "✔", "true"}
NO = {"tidak", "t", "tdk", "belum", "blm", "tidak ada", "belum ada", "belum punya", "proses", "dalam proses",
      "sedang diurus", "n", "x", "false", "0"}  # fmt: skip
NUMBERED = re.compile(r"(?=(?:.*\d){5})[\w .\-/]{6,40}")
FOOD = {"makanan", "minuman"}
TRACKS = {  # what a category says of the track, where no permit says more
    **dict.fromkeys(FOOD, "pangan_belum_ditentukan"),
    **dict.fromkeys(("hortikultura", "perikanan", "perkebunan", "pertanian_pangan"), "komoditas"),
    **dict.fromkeys(("tenun", "kriya"), "kriya"),
    "kosmetik": "kosmetik",
    "obat_tradisional": "obat_tradisional",
}
OF_PERMIT = {"SPP_IRT": "pangan_irt", "NIE_MD": "pangan_md"}
# What tells where somebody lives, or nothing: never noted.
HOME = re.compile(r"rt|rw|rt rw|dusun|lat|long?|latitude|longitude|(titik )?koordinat|provinsi|no")
MOST_REPEATED = 3  # rows of one product that are errors; more are many makers of it
LEFT_OUT, INTO_NOTE = ("", "Lewati kolom-kolom itu"), ("catatan", "Tulis isinya dalam Catatan")
TOGETHER = (
    ("gabung", "Ya: satu baris per produk, izinnya digabung"),
    ("galat", "Tidak: tunjukkan barisnya sebagai galat"),
)


def permits(asking: Asking, table: Table, categories: list) -> list[dict[str, str | None]]:
    """Per row, the permits it has: type and number, the number None where the cell only says yes."""
    found: list[dict[str, str | None]] = [{} for _ in table.rows]
    columns = {
        at: kind for at, name in table.unknown.items() for kind in (_permit(name),) if kind is not None
    }
    strange: Counter[str] = Counter()
    for at, kind in columns.items():
        for line, (cell, category) in enumerate(zip(table.cells(at), categories, strict=True)):
            if values.is_blank(cell):
                continue
            told, meant = shaping.text(cell), kind or OF_CATEGORY.get(category or "", "")
            plain = normal(told) or told
            if plain in NO:
                continue
            if meant and (plain in YES or NUMBERED.fullmatch(told)):
                found[line][meant] = None if plain in YES else told
            else:
                strange[table.unknown[at]] += 1
    if columns:
        names = ", ".join(table.unknown[at] for at in columns)
        count = sum(map(len, found))
        asking.decided(f"Izin dibaca dari kolom {names}: {count} izin. Yang belum atau kosong tidak dicatat.")
    for name, count in strange.items():
        asking.decided(f"Kolom {name}: {count} sel tidak menyebut ada atau belum, dan dilewati.")
    return found


def _permit(heading: str) -> str | None:
    plain = normal(heading.rsplit(" | ", maxsplit=1)[-1])
    return next((kind for kind, pattern in PERMITS.items() if pattern.fullmatch(plain)), None)


def tracks(asking: Asking, categories: list, permits: list[dict[str, str | None]]) -> list[str]:
    """The track of each row of a list that has no column of it."""
    asking.decided(
        "Jalur perizinan ditentukan dari kategori dan izin; pangan tanpa PIRT atau MD: belum ditentukan."
    )
    return [_track(category or "", own) for category, own in zip(categories, permits, strict=True)]


def _track(category: str, own: dict[str, str | None]) -> str:
    said = {track for permit, track in OF_PERMIT.items() if permit in own}
    if category in FOOD and len(said) == 1:
        return said.pop()
    return TRACKS.get(category, "pangan_belum_ditentukan")


def notes(asking: Asking, table: Table, own: list) -> list:
    """The notes of the rows, with what stands in the other columns where the sender wants it there."""
    others = {at: name for at, name in table.unknown.items() if _permit(name) is None}
    rest = {at: name for at, name in others.items() if not HOME.fullmatch(normal(name))}
    rest = {at: name for at, name in rest.items() if not all(map(values.is_blank, table.cells(at)))}
    if not rest:
        return own
    said = f"{len(rest)} kolom lain dilewati."
    if asking.assume(f"sisa:{table.sheet}", said, [LEFT_OUT, INTO_NOTE]) != INTO_NOTE[0]:
        return own
    columns = {name: table.cells(at) for at, name in rest.items()}
    told = [
        "; ".join(f"{name}: {shaping.text(cells[line])}" for name, cells in columns.items()
                  if not values.is_blank(cells[line]))
        for line in range(len(own))
    ]  # fmt: skip
    return ["; ".join(filter(None, pair)) or None for pair in zip(own, told, strict=True)]


def kept(asking: Asking, table: Table, codes: list[str]) -> list[bool]:
    """Which rows are staged: of many makers of one product the first, if the sender says so."""
    if len(codes) - len(set(codes)) <= MOST_REPEATED:
        return [True] * len(codes)
    first = {code: at for at, code in reversed(list(enumerate(codes)))}
    mask = [first[code] == at for at, code in enumerate(codes)]
    text = (
        f"{mask.count(False)} baris mengulang produk yang sama di desa yang sama (beberapa pelakunya?). "
        "Register memuat tiap produk desa satu kali. Gabungkan?"
    )
    answer = asking.ask(f"ganda:{table.sheet}", text, TOGETHER, "name")
    return mask if answer == TOGETHER[0][0] else [True] * len(codes)
