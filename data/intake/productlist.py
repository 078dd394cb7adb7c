"""A regency's own list of products: its columns of permits, and what follows where a column is missing.

A permit counts where its cell says yes or gives a number. "Belum" and a blank say nothing that the register
holds: that a permit is not there is no statement about the product.
"""

import re
from collections import Counter
from dataclasses import replace

from data.intake import listed, shaping, values
from data.intake.arranging import said
from data.intake.asking import Asking
from data.intake.headings import in_full, normal
from data.intake.kinds import Kind
from data.intake.layout import Block, Table

HOW = re.compile(r"\([^()]*\)")  # how a cell is filled in: "NIB (ada/tidak)"
BEFORE = (
    r"(?:(?:no|nomor|izin|sertifikat|bersertifikat|kepemilikan|legalitas|punya|mempunyai|memiliki|status|apakah|apa"
    r"|sudah|telah|ada) )*"
)
PERMITS = {  # heading in plain letters -> the type of permit
    "NIB": re.compile(rf"{BEFORE}(nib|nomor induk berusaha)"),
    "SPP_IRT": re.compile(rf"{BEFORE}(pirt|p irt|spp irt|sppirt)"),
    "HALAL": re.compile(rf"{BEFORE}halal"),
    "": re.compile(rf"{BEFORE}(bpom|badan pom|izin edar|md|bpom md)"),  # which one follows from the category
    "SNI": re.compile(rf"{BEFORE}sni"),
}
# A column that names the permits: "NIB, PIRT, Halal", or "NIB 1234567890123".
NAMING = re.compile(r"(legalitas|perizinan|izin|sertifikasi)( (usaha|produk|yang dimiliki|dimiliki))*")
PARTS = re.compile(r"[,;/&+\n]|\bdan\b")
WORD = re.compile(r"(?<=\W)\w|(?<=[^\W\d])(?=\d)")  # where what follows a permit may begin
NAME = 60  # letters, at most, in which a cell names a permit
OF_CATEGORY = {
    "makanan": "NIE_MD",
    "minuman": "NIE_MD",
    "obat_tradisional": "NIE_OT",
    "kosmetik": "NOTIF_KOS",
}
YES = {"ya", "y", "ada", "sudah", "sudah ada", "punya", "sudah punya", "memiliki", "sudah memiliki", "terbit",
       "sudah terbit", "aktif", "v", "√", "✓", "✔", "true"}  # fmt: skip
NO = {"tidak", "t", "belum", "tidak ada", "belum ada", "belum punya", "tidak punya", "belum memiliki",
      "tidak memiliki", "belum terbit", "proses", "dalam proses", "dalam pengurusan", "proses pengurusan",
      "sedang diurus", "sedang proses", "masih proses", "n", "x", "false", "0"}  # fmt: skip
CROSS, LEAST_TICKED = "x", 2  # a tick or none; columns of products
TICKS = YES | {CROSS, "1", "*", "•", "●"}
CROSSED = (("tidak", "Tidak ada"), ("ada", "Ada juga"))
OF_PRODUCTS = (("ya", "Ya: satu baris untuk tiap angka di atas nol"), ("", "Bukan"))
BY_NAMES = ("nama", "Menurut nama produknya: ditanyakan satu per satu bila belum dikenal")
NUMBERED = re.compile(r"(?=(?:.*\d){5})[\w .\-/]{6,40}")
ROUNDED = re.compile(r"\d[.,]\d{1,14}E\+\d{1,2}", re.IGNORECASE)  # as Excel saves a long number as text
FOOD = {"makanan", "minuman"}
UNKNOWN_TRACK = "pangan_belum_ditentukan"
TRACKS = {  # what a category says of the track, where no permit says more
    **dict.fromkeys(FOOD, UNKNOWN_TRACK),
    **dict.fromkeys(("hortikultura", "perikanan", "perkebunan", "pertanian_pangan"), "komoditas"),
    **dict.fromkeys(("tenun", "kriya"), "kriya"),
    "kosmetik": "kosmetik",
    "obat_tradisional": "obat_tradisional",
}
OF_PERMIT = {"SPP_IRT": "pangan_irt", "NIE_MD": "pangan_md"}
# What tells where somebody lives, or nothing: never noted.
HOME = re.compile(r"rt|rw|rt rw|dusun|lat|long?|latitude|longitude|(titik )?koordinat|provinsi|no")
LEFT_OUT, INTO_NOTE = ("", "Lewati kolom-kolom itu"), ("catatan", "Tulis isinya dalam Catatan")
SEVERAL = re.compile(r"\s*[,;\n]\s*(?=[^\W\d])")
APART = (("pisah", "Ya: satu baris per produk"), ("satu", "Tidak: itu satu nama"))
SORTING = {"jenis", "kategori", "kelompok", "golongan", "tipe", "bidang", "klasifikasi", "sektor"}
VAGUE = {"status", "keadaan", "state"}  # headings that may be of anything
ACCOUNT = re.compile(r"\s*(@|https?:|www\.|(ig|instagram)\b\s*[:@.])|.*instagram", re.IGNORECASE)
IS_ACCOUNT = "{sheet}: kolom “{heading}” memuat akun Instagram, bukan indikasi geografis: dilewati."
NAMELESS = [("", "Lewati baris itu"), ("galat", "Tunjukkan sebagai galat")]
TOGETHER = (
    ("gabung", "Ya: satu baris per produk, izinnya digabung"),
    ("galat", "Tidak: tunjukkan barisnya sebagai galat"),
)


def ticked(asking: Asking, table: Table) -> Table:
    """The table with a row for each tick, where products are columns that villages or regencies tick."""
    columns = table.blocks[0].columns
    if "name" in columns:
        return table
    told = {at: set(map(_mark, table.cells(at))) - {""} for at in table.unknown}
    marks = {at: each for at, each in told.items() if each and not reads(table.unknown[at])}
    products = {
        at: table.headings[at].rsplit(" | ", maxsplit=1)[-1]
        for at, each in marks.items()
        if each & TICKS and each <= TICKS | NO
    }
    counts = {at: table.headings[at].rsplit(" | ", maxsplit=1)[-1] for at in told if _counts(told[at])}
    if not products and len(counts) > 1 and not any(_is_text(each) for each in told.values()):
        text = (
            f"{said(table.sheet)}: angka di kolom {', '.join(counts.values())} milik produk bernama judulnya?"
        )
        if asking.ask(f"kolom_produk:{table.sheet}", text, OF_PRODUCTS, "name") == OF_PRODUCTS[0][0]:
            products, marks = counts, {at: told[at] for at in counts}
    texts = any(_is_text(told[at]) for at in told if at not in products)
    if len(products) < LEAST_TICKED or texts:  # beside texts, ticks tell of products that are named there
        return table
    used, ticks = set().union(*(marks[at] for at in products)), set(TICKS)
    if CROSS in used and (others := used & TICKS - {CROSS}):
        text = f"{said(table.sheet)}: apa arti tanda “{CROSS}” di samping “{min(others)}”?"
        if asking.ask(f"silang:{table.sheet}", text, CROSSED, "name") == CROSSED[0][0]:
            ticks.remove(CROSS)
    found = [
        (number, row, name)
        for number, row in table.rows
        for at, name in products.items()
        if at < len(row) and ((mark := _mark(row[at])) in ticks or _counts({mark}))
    ]
    names = ", ".join(products.values())
    asking.decided(f"{said(table.sheet)}: tiap tanda di kolom {names} dibaca sebagai satu produk.")
    rest = {at: name for at, name in table.unknown.items() if at not in products}
    table = replace(table, rows=[(number, row) for number, row, _ in found], unknown=rest)
    table, at = table.widened([name for *_, name in found])
    added = {"name": at} if "category" in columns else {"name": at, "category": at}
    return replace(table, blocks=[replace(each, columns=each.columns | added) for each in table.blocks])


def with_category(asking: Asking, table: Table, categories: frozenset[str]) -> Table:
    """The table with the column of its categories, known by its cells where no heading says it.

    "Jenis Produk" may head names or categories: beside another column of products it heads what it holds.
    """
    columns = table.blocks[0].columns
    if "category" in columns:
        return table
    name = columns.get("name")
    sorts = [at for at, heading in table.unknown.items() if SORTING & set(normal(heading).split())]
    at = next((at for at in sorts if _marks(table, at) and _marks(table, at) <= categories), None)
    others = [at for at, heading in table.unknown.items() if "produk" in normal(heading) and names(table, at)]
    found = {} if at is None else {"category": at}
    if at is None and name is not None and len(others) == 1 and _marks(table, name) <= categories:
        found, at = {"category": name, "name": others[0]}, name
    if at is None:
        return table
    asking.decided(
        f"{said(table.sheet)}: kolom “{table.headings[at]}” dibaca sebagai Kategori, menurut isinya."
    )
    return replace(
        table,
        blocks=[replace(block, columns=block.columns | found) for block in table.blocks],
        unknown={other: heading for other, heading in table.unknown.items() if other not in found.values()},
    )


def _marks(table: Table, at: int) -> set[str]:
    return set(map(_mark, table.cells(at))) - {""}


def names(table: Table, at: int) -> bool:
    """May a column hold names or categories of products: words, and not only ticks or permits?"""
    told = set(map(_mark, table.cells(at))) - {""}
    return _is_text(told) and not told <= TICKS | NO and not reads(table.unknown[at])


def _is_text(told: set[str]) -> bool:
    return not all(each.isdecimal() for each in told)


def _counts(told: set[str]) -> bool:
    """Are these whole numbers, of which not all are none?"""
    return not _is_text(told) and any(map(int, told))


def _mark(cell) -> str:
    """What a cell of ticks says, in plain letters."""
    if values.is_blank(cell):
        return ""
    told = shaping.text(cell)
    return in_full(normal(told)) or told.strip()


def categorised(
    asking: Asking, table: Table, block: Block, categories: list[tuple[str, str]]
) -> tuple[Table, Block]:
    """The table with a category for each product, where no column says it: one for all, or by their names."""
    name = block.columns.get("name")
    if name is None or "category" in block.columns or f"letak:{table.sheet}:category" in asking.open:
        return table, block  # a column may still be pointed out
    few = len(set(table.cells(name)) - {None}) <= listed.MOST_ASKED
    text = f"{said(table.sheet)} tidak menyebut kategori produknya. Apa kategorinya?"
    choices = [*([BY_NAMES] if few else []), *categories]
    key, labels = f"kategori:{table.sheet}", dict(categories)
    named = next((code for code, label in categories if normal(label) == normal(table.of)), None)
    named = named or listed.meant("category", table.of)
    answer: str | None
    if named in labels:
        first = (named, labels[named])
        told = f"{said(table.sheet)}: Kategori semua barisnya {labels[named]}, menurut nama lembarnya."
        answer = asking.assume(key, told, [first, *(each for each in choices if each != first)])
    else:
        answer = asking.ask(key, text, choices, "category")
    if answer is None:
        return table, block
    table, at = (table, name) if answer == BY_NAMES[0] else table.widened([answer] * len(table.rows))
    return table, replace(block, columns=block.columns | {"category": at})


def of_products(asking: Asking, table: Table) -> Table:
    """The table without the rows that name no product, beside others: of villages that have none yet."""
    at = table.blocks[0].columns.get("name")
    bare = [values.is_blank(cell) for cell in table.cells(at)]
    if at is None or not any(bare) or all(bare):
        return table
    text = f"{said(table.sheet)}: {sum(bare)} baris tanpa nama produk dilewati."
    if asking.assume(f"tanpa_nama:{table.sheet}", text, NAMELESS) != NAMELESS[0][0]:
        return table
    return replace(table, rows=[row for row, blank in zip(table.rows, bare, strict=True) if not blank])


def without_accounts(asking: Asking, table: Table) -> Table:
    """The table without a column "IG" that holds accounts of Instagram, and nothing of indications."""
    at = table.blocks[0].columns.get("indication_status")
    if at is None or not any(ACCOUNT.match(str(cell)) for cell in table.cells(at)):
        return table
    asking.decided(IS_ACCOUNT.format(sheet=said(table.sheet), heading=table.headings[at]))
    rest = [
        replace(each, columns={name: column for name, column in each.columns.items() if column != at})
        for each in table.blocks
    ]
    return replace(table, blocks=rest)


def without_other_words(asking: Asking, table: Table, kind: Kind) -> Table:
    """The table without a column "Status" or the like in which no cell is any of the choices of its field."""
    columns = table.blocks[0].columns
    foreign = {}
    for field in kind.fields:
        at = columns.get(field.name)
        if not field.choices or field.required or at is None or normal(table.headings[at]) not in VAGUE:
            continue
        told = {normal(str(cell)) for cell in table.cells(at) if not values.is_blank(cell)}
        if told and not told & listed.usual(field):
            foreign[field.name] = at
            text = f"{said(table.sheet)}: kolom “{table.headings[at]}” tidak memuat {field.label}: dilewati."
            asking.decided(text)
    if not foreign:
        return table
    rest = [
        replace(each, columns={name: at for name, at in each.columns.items() if name not in foreign})
        for each in table.blocks
    ]
    unknown = table.unknown | {at: table.headings[at] for at in foreign.values()}
    return replace(table, blocks=rest, unknown=dict(sorted(unknown.items())))


def parted(asking: Asking, table: Table) -> Table:
    """The table with a row for each of several products in one cell, if the sender says that they are."""
    at = table.blocks[0].columns.get("name")
    if at is None:
        return table
    several = [cell for cell in table.cells(at) if isinstance(cell, str) and SEVERAL.search(cell)]
    if not several:
        return table
    example = shaping.text(several[0])
    text = f"{len(several)} sel memuat lebih dari satu nama produk, misalnya “{example}”. Pisahkan?"
    if asking.ask(f"pisah:{table.sheet}", text, APART, "name") != APART[0][0]:
        return table
    rows = []
    for number, row in table.rows:
        cell = row[at] if at < len(row) else None
        names = [part.strip() for part in SEVERAL.split(cell)] if isinstance(cell, str) else [cell]
        rows += [(number, [*row[:at], name, *row[at + 1 :]]) for name in names if name or len(names) == 1]
    return replace(table, rows=rows)


def permits(asking: Asking, table: Table, categories: list) -> list[dict[str, str | None]]:
    """Per row, the permits it has: type and number, the number None where the cell only says yes."""
    found: list[dict[str, str | None]] = [{} for _ in table.rows]
    columns = {
        at: kind for at, name in table.unknown.items() for kind in (_permit(name),) if kind is not None
    }
    strange: Counter[str] = Counter()
    rounded = 0
    naming = {at: name for at, name in table.unknown.items() if _names(name)}
    for at, name in naming.items():
        for line, (cell, category) in enumerate(zip(table.cells(at), categories, strict=True)):
            own, foreign = _by_name("" if values.is_blank(cell) else shaping.text(cell), category)
            found[line] |= own
            strange[name] += foreign
    for at, kind in columns.items():
        for line, (cell, category) in enumerate(zip(table.cells(at), categories, strict=True)):
            if values.is_blank(cell):
                continue
            told, meant = shaping.text(cell), kind or OF_CATEGORY.get(category or "", "")
            plain = in_full(normal(told)) or told
            if plain in NO:
                continue
            if meant and (plain in YES or (whole := NUMBERED.fullmatch(told)) or ROUNDED.fullmatch(told)):
                found[line][meant] = told if plain not in YES and whole else None
                rounded += plain not in YES and not whole
            else:
                strange[table.unknown[at]] += 1
    if columns or naming:
        names = ", ".join(table.unknown[at] for at in (*columns, *naming))
        count = sum(map(len, found))
        asking.decided(f"Izin dibaca dari kolom {names}: {count} izin. Yang belum atau kosong tidak dicatat.")
    if rounded:
        asking.decided(f"{rounded} nomor izin dibulatkan Excel (seperti 9,12E+12): dicatat tanpa nomornya.")
    for name, count in (+strange).items():
        asking.decided(f"Kolom {name}: {count} sel tidak menyebut ada atau belum, dan dilewati.")
    return found


def _names(heading: str) -> bool:
    return NAMING.fullmatch(in_full(normal(heading.rsplit(" | ", maxsplit=1)[-1]))) is not None


def _by_name(told: str, category: str | None) -> tuple[dict[str, str | None], bool]:
    """The permits that a cell names, with their numbers, and whether it says something else too."""
    found, foreign = {}, False
    for part in filter(None, map(str.strip, PARTS.split(re.sub(r"(?i)p-irt|spp-irt", "PIRT", told)))):
        kind, number = _with_number(part)
        meant = OF_CATEGORY.get(category or "", "") if kind == "" else kind
        if meant:
            found[meant] = number
        foreign = foreign or not (meant or in_full(normal(part)) in NO)
    return found, foreign


def _with_number(part: str) -> tuple[str | None, str | None]:
    """The type of the permit that a text names, and its number where one stands behind it."""
    begins = (match.start() for match in WORD.finditer(part[: NAME + 1]))
    for at in [*begins, *([len(part)] if len(part) <= NAME else [])]:
        kind, rest = _permit(part[:at].strip(" :.-#(")), part[at:].strip(" )")
        if kind is not None and (not rest or NUMBERED.fullmatch(rest) or in_full(normal(rest)) in YES):
            return kind, rest if NUMBERED.fullmatch(rest) else None
    return None, None


def reads(heading: str) -> bool:
    """Is a column under this heading read as one of permits?"""
    return _permit(heading) is not None or _names(heading)


def _permit(heading: str) -> str | None:
    plain = in_full(normal(HOW.sub(" ", heading.rsplit(" | ", maxsplit=1)[-1])))
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
    return TRACKS.get(category, UNKNOWN_TRACK)


def notes(asking: Asking, table: Table, own: list) -> list:
    """The notes of the rows, with what stands in the other columns where the sender wants it there."""
    others = {at: name for at, name in table.unknown.items() if _permit(name) is None and not _names(name)}
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
    if len(codes) == len(set(codes)):
        return [True] * len(codes)
    first = {code: at for at, code in reversed(list(enumerate(codes)))}
    mask = [first[code] == at for at, code in enumerate(codes)]
    text = (
        f"{mask.count(False)} baris mengulang produk yang sama di desa yang sama (beberapa pelakunya?). "
        "Register memuat tiap produk desa satu kali. Gabungkan?"
    )
    answer = asking.ask(f"ganda:{table.sheet}", text, TOGETHER, "name")
    return mask if answer == TOGETHER[0][0] else [True] * len(codes)
