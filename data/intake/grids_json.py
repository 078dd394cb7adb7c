"""What an answer of an office's program says, as tables: the Web API of BPS, SIMDASI, CKAN, OpenSID, OpenKab,
and records as other portals hold them out.

A table is known by its layout and not by who answers: rows are records, or lists under the names of their
columns, or columns of one length.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data.intake import periods
from data.intake.parcel import Refused

NO_PART = {"", "tidak ada"}  # of a variable of BPS
WHOLE = {  # in plain letters: what stands for all parts together
    "jumlah", "total", "semua", "keseluruhan", "laki laki perempuan", "laki laki dan perempuan", "l p",
    "perempuan dan laki laki", "perkotaan perdesaan", "perkotaan dan perdesaan", "kota desa", "seluruhnya",
}  # fmt: skip
NAMING = ("nama", "kategori", "name", "nama_desa", "judul")  # what names an object within a record
TAG = re.compile(r"<[^<>]*>")  # labels of BPS are partly bold
OF_PARTS = re.compile(  # by sex, by age, by town and country, but not by place
    r",? menurut (?!kab|kota|prov|(?:wilayah|daerah)(?! (?:tempat|perkotaan|perdesaan|kota))).*",
    re.IGNORECASE,
)
BPS_PARTS = {31: "Q1", 32: "Q2", 33: "Q3", 34: "Q4", 61: "S1", 62: "S2"}
HOLDING = ("records", "data", "rows", "items", "results", "result", "values", "features", "hasil", "list")
HEADING = ("columns", "fields", "headers", "header", "kolom")
SAYING = ("message", "error", "detail", "pesan", "msg")  # what a service says in place of data
OF_PLACE = ("nama_kabupaten", "nama_kecamatan", "nama_desa", "kode_desa")
DEEPEST, LONGEST_SAID = 4, 120
TRUNCATED = "Berkas JSON terpotong atau rusak. Unduh ulang dari sumbernya."
STRANGE = (
    "Susunan JSON tidak dikenal. Yang dikenal: Web API BPS, SIMDASI, CKAN, OpenSID, dan OpenKab. "
    "Buka datanya sebagai tabel, lalu kirim sebagai .xlsx atau .csv."
)
DECLINED = "Layanan menjawab dengan pesan, bukan data: “{said}”. Unduh ulang datanya, lalu kirim lagi."
OF_PACKAGE = (
    "Berkas ini keterangan paket data, bukan datanya. Unduh salah satu sumbernya ({named}), lalu kirim "
    "berkas itu."
)
PART_ONLY = "Jawaban memuat {here} dari {all} baris: sisanya tidak ikut. Unduh semuanya bila perlu lengkap."


@dataclass(frozen=True)
class Told:
    """One table of an answer, and what must be said of it."""

    name: str
    rows: list[list]
    note: str = ""


def read(content: str) -> Told:
    """The table of an answer; raises Refused with what to do where it holds none."""
    said = _parsed(content)
    if isinstance(said, dict) and "datacontent" in said:
        return _bps_variable(said)
    if simdasi := _simdasi_in(said):
        return _simdasi_table(simdasi)
    records = _records(said)
    if not records:
        raise Refused(_why_none(said))
    header = list(dict.fromkeys(key for record in records for key in record if key != "_id"))
    rows = [[_cell(record.get(key)) for key in header] for record in records]
    return Told("JSON", [header, *rows], _what_is_missing(said, len(rows)))


def _parsed(content: str):
    try:
        return json.loads(content)
    except RecursionError:
        raise Refused(TRUNCATED) from None
    except json.JSONDecodeError:
        lines = [line for line in content.splitlines() if line.strip()]
    try:  # a record a line
        said = [json.loads(line) for line in lines] if len(lines) > 1 else []
    except (json.JSONDecodeError, RecursionError):
        said = []
    if not said or not all(isinstance(each, dict) for each in said):
        raise Refused(TRUNCATED)
    return said


def _why_none(said) -> str:
    """Why an answer holds no table: it is about data, or says that there are none."""
    within = said.get("result") if isinstance(said, dict) else None
    sources = within.get("resources") if isinstance(within, dict) else None
    if isinstance(sources, list) and sources:
        formats = [str(each.get("format") or "") for each in sources if isinstance(each, dict)]
        return OF_PACKAGE.format(named=", ".join(dict.fromkeys(filter(None, formats))) or "CSV")
    for key in SAYING if isinstance(said, dict) else ():
        told = said.get(key)
        told = next((told[each] for each in SAYING if each in told), None) if isinstance(told, dict) else told
        if isinstance(told, str) and told.strip():
            return DECLINED.format(said=" ".join(told.split())[:LONGEST_SAID])
    if isinstance(said, dict) and "not-available" in str(said.get("data-availability", "")):
        return DECLINED.format(said="data tidak tersedia")
    return STRANGE


def _records(said) -> list[dict]:
    """The rows of an answer, each by the names of its columns."""
    found = next(_tables_in(said, DEEPEST), [])
    linked = _linked(said)
    records = [_flat(record, linked) for record in found]
    told = {key.replace("_", " ") for record in records for key in record}
    around = {key: value for key, value in _place_around(said).items() if key.replace("_", " ") not in told}
    return [around | record for record in records]


def _tables_in(said, deepest: int) -> Iterator[list[dict]]:
    """The tables of an answer, from the outside in."""
    if isinstance(said, list):
        records = [record for record in said if isinstance(record, dict)]
        parts = [part for part in said if isinstance(part, list)]
        if parts:  # a list of BPS: [paging, items]
            yield from (table for part in parts for table in _tables_in(part, deepest - 1) if deepest)
        elif records:
            yield [
                record["properties"] if isinstance(record.get("properties"), dict) else record
                for record in records
            ]
        return
    if not isinstance(said, dict) or not deepest:
        return
    if "resources" in said:  # of a package: it tells of data, and holds none
        return
    heads = next((_names(said[key]) for key in HEADING if _names(said.get(key))), [])
    for key in HOLDING:
        held = said.get(key)
        if heads and isinstance(held, list) and held and all(isinstance(row, list) for row in held):
            yield [dict(zip(heads, row, strict=False)) for row in held]
        elif heads and isinstance(held, str) and said.get("records_format") in ("csv", "tsv"):
            sign = "\t" if said["records_format"] == "tsv" else ","
            rows = csv.reader(io.StringIO(held), delimiter=sign)
            yield [dict(zip(heads, row, strict=False)) for row in rows]
        elif isinstance(held, list | dict):
            yield from _tables_in(held, deepest - 1)
    if named := _by_names(said):
        yield named
    columns = {key: value for key, value in said.items() if isinstance(value, list) and value}
    if len(columns) > 1 and len(columns) == len(said) and len(set(map(len, columns.values()))) == 1:
        yield [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _by_names(said: dict) -> list[dict]:
    """Records under the names of what they tell of: {"Alor": {...}, "Belu": {...}}."""
    told = list(said.values())
    alike = len(told) > 1 and all(isinstance(each, dict) and each for each in told)
    if not alike or len({tuple(sorted(each)) for each in told}) > 1:
        return []
    return [{"nama": name, **each} for name, each in said.items()]


def _names(said) -> list[str]:
    """The names of columns, where a list says them as texts or as what has an id or a name."""
    if not isinstance(said, list):
        return []
    names = [
        str(each.get("id") or each.get("name") or each.get("label") or "") if isinstance(each, dict) else each
        for each in said
    ]
    return names if all(isinstance(name, str) for name in names) and any(names) else []


def _linked(said) -> dict[tuple, dict]:
    """What the records of JSON:API refer to, by its type and number."""
    parts = said.get("included") if isinstance(said, dict) else None
    return {
        (part.get("type"), part.get("id")): part["attributes"]
        for part in (parts if isinstance(parts, list) else ())
        if isinstance(part, dict) and isinstance(part.get("attributes"), dict)
    }


def _flat(record: dict, linked: dict[tuple, dict]) -> dict:
    """A record of JSON:API, as of OpenSID and OpenKab, as one of a table; of an object in it, its name.

    Of an object that tells of a place, what it tells of it too; of any other nothing more, since it may tell
    of a person.
    """
    of_api = isinstance(record.get("attributes"), dict)
    found: dict = {}
    for key, value in (record["attributes"] if of_api else record).items():
        _put(found, key, value)
    refers = record.get("relationships")
    for key, reference in (refers if of_api and isinstance(refers, dict) else {}).items():
        to = reference.get("data") if isinstance(reference, dict) else None
        if isinstance(to, dict) and (to.get("type"), to.get("id")) in linked:
            _put(found, key, linked[to.get("type"), to.get("id")])
    return {key.replace("_", " "): value for key, value in found.items()} if of_api else found


def _put(found: dict, key: str, value) -> None:
    if isinstance(value, dict) and value and all(periods.only(str(name)) for name in value):
        start = "" if key.casefold() in HOLDING else f"{key} "  # a series, by its years
        found |= {f"{start}{name}": each for name, each in value.items()}
        return
    if isinstance(value, dict):
        found |= {name: value[name] for name in OF_PLACE if name in value and name not in found}
        value = next((value[name] for name in NAMING if name in value), None)
    if not isinstance(value, list | dict):
        found.setdefault(key, value)


def _place_around(said) -> dict:
    """The place of all rows, where an answer names it beside them, as the settings of a village do."""
    if not isinstance(said, dict):
        return {}
    beside = [said, *(value for key, value in said.items() if isinstance(value, dict) and key not in HOLDING)]
    return next(
        (told for each in beside if (told := {name: each[name] for name in OF_PLACE if name in each})), {}
    )


def _what_is_missing(said, here: int) -> str:
    """That an answer is a page of a longer one, if it says so itself."""
    counts = list(_counts(said, DEEPEST))
    return PART_ONLY.format(here=here, all=max(counts)) if counts and max(counts) > here else ""


def _counts(said, deepest: int) -> Iterator[int]:
    for key, value in said.items() if isinstance(said, dict) and deepest else ():
        if key in ("total", "total_records", "total_count", "recordsTotal") and isinstance(value, int):
            yield value
        elif key in ("meta", "pagination", "paging", "result"):
            yield from _counts(value, deepest - 1)
        elif key == "data" and isinstance(value, list):
            yield from (count for part in value[:1] for count in _counts(part, 1))


def _cell(value):
    plain = isinstance(value, str | int | float | date) and not isinstance(value, bool)
    return value if plain or value is None else json.dumps(value)


def _simdasi_in(said) -> dict | None:
    """The table of a SIMDASI answer of BPS: columns by a key, and rows whose variables have these keys."""
    parts = said.get("data") if isinstance(said, dict) else None
    for part in (said, *(parts if isinstance(parts, list) else ())):
        rows = part.get("data") if isinstance(part, dict) else None
        if isinstance(rows, list) and isinstance(part.get("kolom"), dict):
            return part
    return None


def _simdasi_table(table: dict) -> Told:
    try:
        heads, year = {}, table.get("tahun_data") or ""
        for key, column in table["kolom"].items():
            unit = column.get("satuan")
            told = f" ({TAG.sub('', unit)})" if isinstance(unit, str) and unit else ""
            heads[key] = f"{TAG.sub('', column['nama_variabel'])}{told} {year}".strip()
        rows = []
        for row in table["data"]:
            shown = [(row.get("variables") or {}).get(key) or {} for key in heads]
            raw = [each.get("value_raw") for each in shown]
            cells = [
                _cell(each.get("value") if value in (None, "") else value)
                for each, value in zip(shown, raw, strict=True)
            ]
            rows.append([row.get("kode_wilayah"), TAG.sub("", str(row["label"])).strip(), *cells])
    except (KeyError, TypeError, AttributeError):
        raise Refused("JSON SIMDASI tidak lengkap. Unduh ulang tabelnya.") from None
    title = [str(table.get("judul") or "SIMDASI")]
    return Told("SIMDASI", [title, ["kode_bps", "wilayah", *heads.values()], *rows])


def _bps_period(year: dict, part: dict) -> str:
    """A year and its part, as the label says it or else the part's number."""
    number, label = int(part["val"]), str(part["label"]).strip()
    if number == 0 or label.casefold().startswith("tahun"):
        return str(year["label"])
    named = periods.found(label).part
    numbered = f"{number:02d}" if 1 <= number <= 12 else BPS_PARTS.get(number)
    return f"{year['label']}-{named or numbered}" if named or numbered else f"{label} {year['label']}"


def _bps_variable(said: dict) -> Told:
    """A variable of BPS' Web API: values under keys that join area, variable, its part, year and its part."""
    try:
        header, rows = _bps_rows(said)
    except (KeyError, TypeError, IndexError, ValueError, AttributeError):
        raise Refused("JSON Web API BPS tidak lengkap. Unduh ulang variabelnya.") from None
    return Told("BPS", [header, *rows])


def _bps_rows(said: dict) -> tuple[list[str], list[list]]:
    """Heading and rows: parts of a variable in a column of their own where the whole is among them."""
    variable, places, values = said["var"][0], said["vervar"], said["datacontent"]
    parts = said.get("turvar") or [{"val": 0, "label": ""}]
    divided = len(parts) > 1 and any(map(_is_whole, parts))
    whole = OF_PARTS.sub("", variable["label"]) if divided else variable["label"]
    rows = []
    for area in places:
        for derived in parts:
            # Where no row is of the whole, a part, as of one sex, is another measure.
            name = whole if divided or _is_whole(derived) else f"{whole}, {derived['label']}"
            for year in said["tahun"]:
                for part in said.get("turtahun") or [{"val": 0, "label": ""}]:
                    of = (variable, derived, year, part)
                    value = values.get(_key(area, *of))
                    # What no place tells, as of a year without semesters, is nowhere missing.
                    if value is None and not any(_key(each, *of) in values for each in places):
                        continue
                    place = [str(area["val"]), TAG.sub("", area["label"]).strip(), name, variable.get("unit")]
                    row = [*place, _bps_period(year, part), value]
                    rows.append([*row, derived["label"]] if divided else row)
    header = ["kode_bps", "wilayah", "indikator", "satuan", "tahun", "nilai"]
    return [*header, "rincian"] if divided else header, rows


def _is_whole(part: dict) -> bool:
    told = " ".join(re.findall(r"[^\W_]+", part["label"].casefold()))
    return part["val"] == 0 or told in NO_PART | WHOLE


def _key(*parts: dict) -> str:
    """Under which the Web API of BPS keeps a value: what it is of, one number behind the other."""
    return "".join(str(part["val"]) for part in parts)
