"""Tables of claims in which a column says more than place and time: which measure, or of which part.

A column whose cells are measures names the indicator. One that divides the numbers (men, women, all) is asked
about: the rows of the whole are taken, or each part is a measure of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from data.intake import footnotes, measures, shaping, subject, values
from data.intake.arranging import said
from data.intake.asking import Asking
from data.intake.grids_json import WHOLE
from data.intake.headings import PARTS, normal
from data.intake.kinds import Kind
from data.intake.layout import Table
from data.intake.measures import Register

MOST_PARTS, NAMED = 12, 4
OF_NUMBERS = ("area", "period", "value", "unit")
LONGEST_AIM = 4  # words; a longer text tells of more
OF_VILLAGE = re.compile(r"((nama|kode) )?(desa|kelurahan|desa kelurahan|kelurahan desa)( kelurahan)?")
OF_DISTRICT = re.compile(r"((nama|kode) )?(kecamatan|kec|distrik)")
PER_VILLAGE = (
    "{sheet} memuat satu baris per desa (kolom “{heading}”); register menyimpan "
    "angka per kabupaten/kota. Kirim jumlahnya per kabupaten/kota, atau lewati."
)
PER_DISTRICT = (
    "{sheet} memuat satu baris per kecamatan (kolom “{heading}”); register menyimpan "
    "angka per kabupaten/kota. Kirim jumlahnya per kabupaten/kota, atau lewati."
)
OF_VILLAGES = [("", "Lewati lembar ini"), ("wilayah", "Angkanya memang milik kabupaten/kota")]
LEAST_OF_CODE = 7  # digits
# By which a column says of what part its numbers are, also where no other part stands beside it.
OF_PARTS = re.compile(
    r"jenis kelamin|kelamin|jk|gender|sex|(kelompok|golongan|kategori|rentang) (umur|usia)|umur|usia|rincian"
    r"|turunan( variabel)?|(nama )?turvar|(klasifikasi|tipe|daerah|status) (daerah |wilayah )?tempat tinggal"
)
TITLED = re.compile(  # a title, or a sheet's name, that says nothing else than of which part its numbers are
    rf"(?:(?:{OF_PARTS.pattern}|khusus|hanya|untuk|penduduk|wilayah|daerah|kategori|kelompok|filter) )*"
    rf"({'|'.join(sorted(part for part in PARTS if len(part) > 2))})"
)
LIMITED = re.compile(  # a title that says which of them are left out, but no place
    r"(?!.*\b(?:kabupaten|kab|kota|provinsi|pulau)\b)"
    r"(hanya|khusus|terbatas pada|tidak termasuk|di luar|kecuali)\b.+"
)
OF_SORTS = re.compile(  # under which one text in each row says of whom all numbers are
    r"kategori|(sub ?)?kelompok|golongan|karakteristik|disagregasi|populasi|responden|subjek"
)
OF_ONE_PART = "{sheet}: menurut judulnya angkanya hanya tentang “{part}”. Bagaimana dengan lembar ini?"
PART_OR_WHOLE = [("", "Lewati: register memuat angka untuk semuanya"), ("semua", "Angkanya untuk semuanya")]
EACH, NONE = "tiap", ("", "Tidak ada: lewati lembar ini")


def read(asking: Asking, table: Table, kind: Kind, register: Register) -> Table | None:
    """The table with the column of its measure, or with one row per place; None where it is skipped."""
    if kind.table != "observation" or "value" not in table.blocks[0].columns:
        return table
    kept = _of_regencies(asking, footnotes.with_signs(asking, footnotes.without_aims(asking, table)))
    kept = kept and _of_title(asking, kept, register)
    if kept is None:
        return None
    table = _of_other_words(_of_results(asking, kept, kind), kind)
    if "indicator" not in table.blocks[0].columns:
        table = _named(asking, table, register)
    found: Table | None = table
    for at in _dividing(table):
        found = _of_the_whole(asking, found, at, register) if found else None
    return found


def _of_regencies(asking: Asking, table: Table) -> Table | None:
    """The table, unless its rows are of villages or of districts, whose numbers are none of a regency; None
    where it is skipped.
    """
    places = {cell for cell in table.cells(table.blocks[0].columns.get("area")) if not values.is_blank(cell)}
    for at, heading in table.unknown.items():
        cells = [cell for cell in table.cells(at) if not values.is_blank(cell)]
        text = PER_VILLAGE if OF_VILLAGE.fullmatch(normal(heading)) else ""
        if OF_DISTRICT.fullmatch(normal(heading)) and len(set(cells)) > len(places) > 0:
            text = PER_DISTRICT
        if text and cells and not any(map(_counts, cells)):
            words = text.format(sheet=said(table.sheet), heading=heading)
            if asking.ask_first(f"per_desa:{table.sheet}", words, OF_VILLAGES, "area") == OF_VILLAGES[0][0]:
                return None
    return table


def _of_title(asking: Asking, table: Table, register: Register) -> Table | None:
    """The table, of whose numbers a title or the sheet's name says of what part they are, as that measure or
    as the sender says; None where it is skipped.
    """
    lines = table.title.split("\n")
    told = ((line, _limited(normal(line))) for line in (table.of, *lines))
    line, match = next(((line, found) for line, found in told if found), ("", None))
    if match is None:
        return table
    named = next((f"{each} {match[1]}" for each in lines if register.equal(f"{each} {match[1]}")), "")
    if named:
        asking.decided(f"{said(table.sheet)}: angkanya tentang “{line}”, menurut judulnya.")
        return replace(table, title="\n".join([*lines, named]))
    words = OF_ONE_PART.format(sheet=said(table.sheet), part=line)
    answer = asking.ask_first(f"bagian:{table.sheet}", words, PART_OR_WHOLE, "area")
    return None if answer == PART_OR_WHOLE[0][0] else table


def _limited(line: str) -> re.Match[str] | None:
    return TITLED.fullmatch(line) or LIMITED.fullmatch(line)


def _counts(cell) -> bool:
    """Is a cell an amount, and no code of a village?"""
    return values.is_amount(cell) and len(re.sub(r"\D", "", shaping.text(cell))) < LEAST_OF_CODE


def _of_results(asking: Asking, table: Table, kind: Kind) -> Table:
    """The table without the rows that say of themselves that they are a target or a forecast.

    The register's own status *estimasi* is one of results; its *target* belongs to another kind of file.
    """
    known = {normal(choice) for field in kind.fields for choice in field.choices or ()} - {"target"}
    own = {at for block in table.blocks for name, at in block.columns.items() if name in OF_NUMBERS}
    for at, heading in enumerate(table.headings):
        aims = {
            cell
            for cell in set(_texts(table, at) if heading and at not in own else ())
            if len(cell.split()) <= LONGEST_AIM
            and normal(cell) not in known
            and measures.is_aim([cell])
            and not measures.is_result(cell)
        }
        if not aims:
            continue
        cells = _texts(table, at)
        count = sum(cell in aims for cell in cells)
        named = "”, “".join(sorted(aims)[:NAMED])
        text = (
            f"{said(table.sheet)}: {count} baris dengan “{named}” di kolom “{heading}” dilewati, "
            "karena bukan hasil."
        )
        if asking.assume(f"sasaran:{table.sheet}:{heading}", text, subject.AIMED) == subject.AIMED[0][0]:
            rows = [row for row, cell in zip(table.rows, cells, strict=True) if cell not in aims]
            table = replace(table, rows=rows)
    return table


def _of_other_words(table: Table, kind: Kind) -> Table:
    """The table without columns of choices in which no cell is one: "Status" of villages is none of ours."""
    columns = table.blocks[0].columns
    foreign = {
        field.name: columns[field.name]
        for field in kind.fields
        if field.choices
        and field.name in columns
        and not {normal(cell) for cell in _texts(table, columns[field.name])}
        & {normal(choice) for choice in field.choices}
    }
    if not foreign:
        return table
    kept = [{name: at for name, at in block.columns.items() if name not in foreign} for block in table.blocks]
    return replace(
        table,
        blocks=[replace(block, columns=own) for block, own in zip(table.blocks, kept, strict=True)],
        unknown=table.unknown | {at: table.headings[at] for at in foreign.values()},
    )


def _texts(table: Table, at: int) -> list[str]:
    return [shaping.text(cell) if isinstance(cell, str) else "" for cell in table.cells(at)]


def _named(asking: Asking, table: Table, register: Register) -> Table:
    """The table with a column as that of its indicator, where most of its cells are measures of ours."""
    if any(not measures.is_generic(subject.measure(table, block)) for block in table.blocks):
        return table
    for at, heading in table.unknown.items():
        told = {text for text in _texts(table, at) if text}
        if told and sum(register.equal(text) is not None for text in told) > len(told) / 2:
            asking.decided(f"{said(table.sheet)}: kolom “{heading}” menyebut indikatornya.")
            return _with_indicator(table, at)
    return table


def _with_indicator(table: Table, at: int) -> Table:
    return replace(
        table,
        blocks=[replace(block, columns=block.columns | {"indicator": at}) for block in table.blocks],
        unknown={column: name for column, name in table.unknown.items() if column != at},
    )


def _dividing(table: Table) -> Iterator[int]:
    """The columns that tell rows of one place, time and measure apart, or of what part each row is."""
    columns = table.blocks[0].columns
    key = [table.cells(columns[name]) for name in ("area", "period", "indicator") if name in columns]
    rows = list(zip(*key, strict=True)) if key else []
    for at in table.unknown:
        distinct = set(rows)
        cells = _texts(table, at)
        if _are_parts(table.headings[at], [normal(cell) for cell in cells if cell]):
            rows = [(*row, cell) for row, cell in zip(rows, cells, strict=True)]
            yield at
            continue
        if not rows or len(distinct) == len(rows):
            continue
        parts = set(cells) - {""}
        finer = [(*row, cell) for row, cell in zip(rows, cells, strict=True)]
        if 1 < len(parts) <= MOST_PARTS and len(set(finer)) >= len(distinct) * 1.5:
            rows = finer
            yield at


def _are_parts(heading: str, cells: list[str]) -> bool:
    """Does a column say of what part its rows are, whether or not others stand beside them?"""
    told = set(cells)
    if told <= WHOLE or len(told) > MOST_PARTS:
        return False
    last = normal(heading.rsplit(" | ", maxsplit=1)[-1])
    of_one = len(told) == 1 < len(cells) and OF_SORTS.fullmatch(last) is not None
    return told <= PARTS | WHOLE or of_one or OF_PARTS.fullmatch(last) is not None


def _of_the_whole(asking: Asking, table: Table, at: int, register: Register) -> Table | None:
    heading, cells = table.headings[at], _texts(table, at)
    parts = list(dict.fromkeys(filter(None, cells)))
    measure = subject.measure(table, table.blocks[0])
    lines = [measure, *reversed(table.title.split("\n"))]
    named = {
        part: next((f"{line} {part}" for line in lines if register.equal(f"{line} {part}")), "")
        for part in parts
    }
    whole = next((part for part in parts if normal(part) in WHOLE), None)
    taken: str | None
    key = f"rinci:{table.sheet}:{heading}"
    told = "; ".join(parts[:NAMED]) + ("; …" if len(parts) > NAMED else "")
    offered = [(normal(part), f"Hanya baris “{part}”: itulah angka untuk semuanya") for part in parts]
    offered += [(EACH, "Tiap isinya ukuran tersendiri"), NONE]
    if whole:
        first = (normal(whole), f"Hanya baris “{whole}”")
        text = f"Kolom “{heading}” membagi angkanya ({told}): diambil baris “{whole}”."
        taken = asking.assume(key, text, [first, *(each for each in offered if each[0] != first[0])])
    elif "indicator" not in table.blocks[0].columns and sum(map(bool, named.values())) > len(parts) / 2:
        taken = asking.assume(
            key,
            f"Kolom “{heading}” membagi angkanya menurut ukuran ({told}).",
            [(EACH, "Tiap isinya ukuran tersendiri"), *offered],
        )
    else:
        text = f"Kolom “{heading}” membagi angkanya ({told}). Baris mana yang diambil?"
        taken = asking.ask(key, text, offered, "area")
    if taken == "":
        return None
    if taken == EACH and (own := table.blocks[0].columns.get("indicator")) is not None:
        rows = [
            (
                number,
                [*row[:own], f"{row[own]}, {cell}" if cell and own < len(row) else None, *row[own + 1 :]],
            )
            for (number, row), cell in zip(table.rows, cells, strict=True)
        ]
        return replace(table, rows=rows)
    if taken == EACH:
        width = max(len(table.headings), *(len(row) for _, row in table.rows))
        rows = [
            (
                number,
                [
                    *row,
                    *[None] * (width - len(row)),
                    (named.get(cell) or f"{measure} {cell}") if cell else None,
                ],
            )
            for (number, row), cell in zip(table.rows, cells, strict=True)
        ]
        heads = [*table.headings, *[""] * (width - len(table.headings)), heading]
        return _with_indicator(replace(table, rows=rows, headings=heads, added=table.added or width), width)
    if taken is None:
        return table
    kept = [row for row, cell in zip(table.rows, cells, strict=True) if normal(cell) == taken]
    return replace(table, rows=kept)
