"""What a table is about where no column says it: the period and the indicator."""

import re
from datetime import date
from pathlib import Path

from data.intake import footnotes, measures, periods, units
from data.intake.arranging import said
from data.intake.asking import Asking
from data.intake.grids_json import WHOLE
from data.intake.headings import normal
from data.intake.layout import Block, Table
from data.intake.measures import Register
from data.intake.periods import Found

FOOTNOTE = re.compile(r"\s*(?:\d{1,2}\)|\(?(?<![^\W\d])[a-z]\)|[¹²³⁴⁵⁶⁷⁸⁹⁰ʳˣᵉ]+\)?|\*+\)?)\s*$")
ACHIEVED = re.compile(r"\brealisasi\b", re.IGNORECASE)  # not "capaian", which is of a target as well
PARTED = re.compile(  # into what a title says that a table divides its numbers
    r"\b(dan|menurut|serta|berdasarkan) (jenis kelamin|kelompok umur"
    r"|(tipe |klasifikasi )?daerah tempat tinggal|(tipe|klasifikasi) (daerah|wilayah|desa))\b",
    re.IGNORECASE,
)
AIMED = [("", "Lewati barisnya; kirim sebagai jenis Target"), ("hasil", "Angkanya hasil: ikut dikirim")]
YEARS_OFFERED, LONGEST_NOTE = 12, 60
NONE = ("", "Tidak ada di register ini: lewati")


def called(table: Table, heading: str) -> str:
    """How a question calls the numbers under a heading: years alone head those of the whole sheet."""
    return said(table.sheet) if heading == table.sheet else f"Kolom “{heading}”"


def measure(table: Table, block: Block) -> str:
    """The heading of a block's numbers without its period: the same for each of the periods side by side."""
    if not block.period:
        return block.heading or table.sheet
    parts = [
        re.sub(r"\s+", " ", _without_mark(periods.without(part))).strip(" |*-")
        for part in block.heading.split(" | ")
    ]
    name = " | ".join(filter(None, parts))
    return name or table.sheet


def _without_mark(text: str) -> str:
    """A heading without the mark of a footnote at its end; what closes a bracket is none: (km2)."""
    mark = FOOTNOTE.search(text)
    before = text[: mark.start()] if mark else text
    return before if before.count("(") <= before.count(")") else text


def period(  # noqa: PLR0917 - what says it, and what it is held against
    asking: Asking, table: Table, block: Block, register: Register, today: str, file: str
) -> str | None:
    """The period of a block: what its heading says, completed by sheet and title, else by the sender."""
    said = block.period or Found()
    heading = Found() if block.period else periods.found(block.heading)
    for each in (heading, periods.only(table.of or table.sheet) or Found()):
        said = said.within(each)
    if said.year:
        return said.period
    lines = [
        line
        for line in reversed(table.title.split("\n"))
        if not periods.is_published(line) and register.speaks_of(line, measure(table, block))
    ]
    years = {each.year for each in map(periods.found, lines)} - {None}
    if len(years) == 1:
        told = said.within(next(each for each in map(periods.found, lines) if each.year))
        parts = {alone.part for line in lines if (alone := periods.only(line)) and not alone.year}
        if len(parts) == 1:  # "Semester II" over "Tahun 2023"
            told = told.within(Found(part=parts.pop()))
        asking.decided(f"Periode {told.period} diambil dari judul tabel.")
        return told.period
    year = asking.ask(
        f"tahun:{table.sheet}",
        f"Lembar {table.sheet} tidak menyebut tahunnya. Data tahun berapa?",
        _years_offered(table, today, file),
        "period",
    )
    return said.within(Found(year[:4], year[5:] or None)).period if year else None


def _years_offered(table: Table, today: str, file: str) -> list[tuple[str, str]]:
    """The last years, those first that the file's name or the title of a publication suggests."""
    newest = date.fromisoformat(today).year
    near = _with_its_year(periods.found(normal(Path(file).stem)))
    for line in table.title.split("\n"):
        hinted = periods.found(line)
        # Years of a rule or a base are likely, never certain.
        near += sorted(set(periods.YEAR.findall(line)) - {hinted.year})
        if hinted.year and periods.is_published(line):  # the numbers are mostly of the year before
            near += [str(int(hinted.year) - 1), hinted.year]
        else:
            near += _with_its_year(hinted)
    years = dict.fromkeys([*near, *(str(newest - back) for back in range(YEARS_OFFERED))])
    return [(year, year) for year in years if int(year[:4]) <= newest]


def _with_its_year(hinted: Found) -> list[str]:
    """A period that a text suggests, and its year where it is only a part of one."""
    return list(dict.fromkeys(filter(None, (hinted.period, hinted.year))))


def is_skipped(asking: Asking, table: Table, block: Block) -> bool:
    """Did the sender say that the numbers of a block are none of ours? Then nothing else of them is asked."""
    return asking.answers.get(key(table, block)) == ""


def key(table: Table, block: Block) -> str:
    several = len({measure(table, each) for each in table.blocks}) > 1
    return f"indikator:{table.sheet}{f':{measure(table, block)}' if several else ''}"


def indicator(  # noqa: PLR0917 - what says it, and what it is held against
    asking: Asking, table: Table, block: Block, register: Register, unit: str | None, ahead: str | None
) -> str | None:
    """The indicator that the column's heading names, or else the title; '' for none of ours.

    `unit` is what a column of units says throughout; `ahead` is the block's period if that is still to come.
    """
    heading = measure(table, block)
    text = table.legend.get(normal(heading), heading)
    unit = units.stated(text) or unit or _unit_of_title(table)
    titles = table.title.split("\n")
    generic = heading == table.sheet or (measures.is_generic(heading) and not _is_of_aim(heading, table))
    several = len({measure(table, each) for each in table.blocks}) > 1
    what = called(table, heading)
    aim = _aim(table, block, heading, generic, ahead, what)
    if generic and normal(heading) in WHOLE:  # beside its parts, as the title says it is
        titles = [PARTED.sub(" ", line) for line in titles]
    tried = [ACHIEVED.sub(" ", text), *(reversed(titles) if generic else ())]
    code = None if aim else next(filter(None, (register.equal(each, unit) for each in tried)), None)
    if not (code or aim or several):  # "Luas (km2)" under "Luas Wilayah 2022"
        short = (register.equal_in_short(text, each, unit) for each in reversed(titles))
        code = next(filter(None, short), None)
    if not (code or aim or generic):  # "SSGI 2022" under "Prevalensi Stunting"
        joined = (register.equal_together(each, text, unit) for each in reversed(titles))
        code = next(filter(None, joined), None)
    asked = f"{key(table, block)}{':kelak' if ahead else ''}"
    if code and register.all[code].regional:
        asking.decided(f"Indikator “{register.all[code].name}” diambil dari judul tabel.")
        return code
    if code and table.tells_whole:  # whose row alone is kept of them
        return code
    if code and several:
        name = register.all[code].name
        left_out = f"Kolom “{heading}” dilewati: register menyimpan {name} hanya untuk provinsi."
        choices = [NONE, (code, f"{name}: simpan per kabupaten/kota")]
        return asking.assume(asked, left_out, choices)
    likely = unit or (units.SHARE if register.is_share(text) else None)  # a share is no count of anything
    offered = register.near(" ".join(tried) if any(map(normal, tried)) else _beside(table, block), likely)
    if code:
        offered.insert(0, (code, f"{register.all[code].name} ({register.all[code].unit})"))
    return asking.ask(asked, _asked(what, aim, unit, bool(offered)), [*offered, NONE], "indicator")


def _beside(table: Table, block: Block) -> str:
    """The heading left of a block's numbers, which tells of what a "%" is the share."""
    at = block.columns["value"]
    return table.headings[at - 1] if at else ""


def indicator_of(asking: Asking, name: str, unit: str | None, register: Register) -> str | None:
    """The indicator of rows that name one which the register does not know by that name; '' for none."""
    offered = register.near(name, unit)
    none = f" Register tidak memuat indikator bersatuan {unit}." if unit and not offered else ""
    text = f"“{name}”: indikator yang mana?{none}"
    return asking.ask(f"indikator:{name}", text, [*offered, NONE], "indicator")


def is_left_out(asking: Asking, table: Table, block: Block, ahead: str | None) -> bool:
    """Are the numbers of a block, whose rows name their indicators, wanted or foretold, and no results?

    They are left out unless the sender says otherwise. `ahead` is their period if that is still to come.
    """
    heading = measure(table, block)
    generic = measures.is_generic(heading) and not _is_of_aim(heading, table)
    aim = _aim(table, block, heading, generic, ahead, called(table, heading))
    if not aim:
        return False
    text = f"{aim} Dilewati; kirim sebagai jenis Target."
    return asking.assume(f"sasaran:{table.sheet}:{heading}", text, AIMED) == AIMED[0][0]


def _is_of_aim(heading: str, table: Table) -> bool:
    """Is "Capaian (%)" the share of a target that was reached, since what was reached stands beside it?"""
    beside = (measure(table, block) for block in table.blocks)
    return "capaian" in normal(heading).split() and any(map(ACHIEVED.search, beside))


def _aim(  # noqa: PLR0917 - what says it
    table: Table, block: Block, heading: str, generic: bool, ahead: str | None, what: str
) -> str:
    """What makes the numbers of `what` ones that are wanted or foretold, a sentence; '' for nothing."""
    above = [table.of or table.sheet, *table.title.split("\n")]
    if ahead:
        return f"{what} tentang {ahead}, yang belum terjadi."
    if measures.is_aim([heading]):
        return f"{what} menyebut target atau perkiraan, bukan hasil."
    if measures.is_result(heading):
        return ""
    if measures.is_aim(above, of_plans=generic):
        return f"{what} ada di bawah judul yang menyebut target atau perkiraan, bukan hasil."
    if note := next((note for note in table.notes if footnotes.is_of_aim(note, table, block)), None):
        return f"{what} menurut catatan di bawah tabel (“{note[:LONGEST_NOTE]}”) bukan hasil."
    return ""


def _asked(what: str, aim: str, unit: str | None, offered: bool) -> str:
    if aim:
        return (
            f"{aim} Bila angkanya sebenarnya hasil, angka apakah ini? "
            "Bila memang target, lewati dan kirim sebagai jenis Target."
        )
    none = f" Register tidak memuat indikator bersatuan {unit}." if unit and not offered else ""
    return f"{what}: angka apakah ini?{none}"


def _unit_of_title(table: Table) -> str | None:
    return next(filter(None, map(units.stated, table.title.split("\n"))), None)
