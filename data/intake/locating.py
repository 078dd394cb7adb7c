"""Whose row it is: the places that a column names; where a code has two meanings, the sender is asked."""

from data.intake import places, shaping, values
from data.intake.asking import Asking
from data.intake.layout import Table, normal
from data.intake.places import Places

SYSTEMS = {places.KEMENDAGRI: "Kemendagri", places.BPS: "BPS"}


def regencies(asking: Asking, known: Places, table: Table, *, field: str, column: int, cells: list) -> list:
    """The Kemendagri code of each row's place, None where it cannot be known; several are joined by ';'."""
    beside = table.cells(table.second_place)
    coded = any(places.code_text(cell) for cell in set(cells) - {None})
    codes, names = (cells, beside) if coded else (beside, cells)
    system = None
    if doubtful := places.doubtful(codes, known):
        at = column if coded else table.second_place
        matching, said = places.system(codes, names, known), _said(table.headings[at])
        system = matching or said
        if system:
            why = "cocok dengan nama di sebelahnya" if matching else "menurut judul kolomnya"
            asking.decided(f"Kode wilayah dibaca sebagai kode {SYSTEMS[system]}: {why}.")
        else:
            text = (
                f"Kode “{shaping.text(doubtful)}” berarti kabupaten yang berbeda menurut Kemendagri dan "
                "menurut BPS. Kode apa yang dipakai berkas ini?"
            )
            system = asking.ask("sistem_kode", text, SYSTEMS.items(), field)
    several = field == "regencies"
    return values.each(lambda pair: _regency(known, *pair, system, several), zip(codes, names, strict=True))


def _regency(known: Places, code, name, system: str | None, several: bool) -> str | None:
    parts = [part for cell in (code, name) if isinstance(cell, str) for part in cell.split(";")]
    if several and len(parts) > 1:
        found = [places.regency(part.strip(), known, system) for part in parts]
        return ";".join(found) if all(found) else None
    told = [places.regency(cell, known, system) for cell in (code, name) if not values.is_blank(cell)]
    return told[0] if told and len(set(told)) == 1 else None


def _said(heading: str) -> str | None:
    """The code system that a heading names."""
    found = [system for system, name in SYSTEMS.items() if normal(name) in normal(heading).split()]
    return found[0] if len(found) == 1 else None


def villages(asking: Asking, known: Places, cells: list, regencies: list) -> list:
    """The village of each row; a name is only a suggestion that the sender confirms, '' when it is none."""
    return values.each(lambda pair: _village(asking, known, *pair), zip(cells, regencies, strict=True))


def _village(asking: Asking, known: Places, cell, regency: str | None) -> str | None:
    code = None if cell is None else places.village(cell, known, regency)
    if cell is None or code or places.code_text(cell) or regency not in known.official:
        return code
    near = places.suggestions(cell, known, regency)
    choices = [(each, f"{name} ({each})") for each, name in near]
    text = f"“{shaping.text(cell)}” di {known.official[regency]} adalah desa/kelurahan yang mana?"
    none = ("", "Bukan salah satunya: kosongkan")
    return asking.ask(f"desa:{regency}:{normal(cell)}", text, [*choices, none], "village")
