"""A measure that the register lacks: asked for from an import by its sender, accepted by a steward.

It waits among the imports as one row of the register's indicators, checked and never examined again. Whoever
serves every regency accepts it like any import, and takes it back like any; then the sender's own file is
read anew, and finds the measure by its name.
"""

import csv
import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from datetime import date

from data import disk, durable, schema, snapshots
from data.accounts.people import Person, demand
from data.intake import bilingual, desk, ledger, periods, units
from data.intake.declined import Declined, full_disk_in_words
from data.intake.ledger import CHECKED, Draft

ASKS = "indikator:"  # how questions begin that ask which indicator a heading names
TOPICS = (
    "Produk",
    "Ekspor",
    "Program",
    "Perizinan",
    "Wilayah",
    "Penduduk",
    "Kemiskinan",
    "Stunting",
    "Ekonomi",
)
LENGTHS = {"name": (5, 120), "concept": (3, 120), "definition": (20, 600), "unit": (1, 30), "owner": (3, 120)}
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]\d]{1,15})[)\]]")  # a unit that no list knows
QUOTED = re.compile("“(.+?)”")
COUNTED = re.compile(units.ALSO_WORDS + "|jiwa|rp|us\\$")
RULE = "Klaim terbaru dari penghasilnya; yang bertentangan disimpan berdampingan."
MARKUP = re.compile(r"[<>\x00-\x1f]")
SHORT = "Nama, konsep, definisi (paling sedikit 20 huruf), satuan, dan penghasil harus diisi."
KNOWN = "Register sudah memuat indikator “{name}”. Pilih itu sebagai jawaban."
FULL = "Nomor paspor indikator sudah habis; hubungi pengelola dasbor."


@dataclass(frozen=True)
class Proposed:
    """What the sender says of a measure; the rest follows from its unit."""

    name: str
    concept: str
    definition: str
    unit: str
    owner: str
    topic: str


def filled_in(question: dict, draft: Draft) -> Proposed:
    """What the file itself says of the measure that a question asks about, for the sender to complete."""
    quoted = QUOTED.search(question["text"])
    heading = quoted[1] if quoted else question["key"].split(":")[-1]
    unit, bare = units.stated(heading), units.without(bilingual.ours(heading))
    if unit is None and (inside := IN_BRACKETS.search(heading)):
        unit, bare = inside[1].strip(), IN_BRACKETS.sub(" ", heading)
    name = re.sub(r"\s+", " ", periods.without(bare)).strip(" |,-")
    name = name[:1].upper() + name[1:]
    return Proposed(name, name, "", units.canonical(unit) if unit else "", draft.organisation, "Wilayah")


def ask(person: Person | None, proposed: Proposed, today: date) -> Draft:
    """Put a measure before the stewards; raises Declined where a part is missing or the register has it."""
    sender = demand(person, "kirim")
    told = {key: " ".join(MARKUP.sub(" ", words).split()) for key, words in vars(proposed).items()}
    for key, (least, most) in LENGTHS.items():
        if not least <= len(told[key]) <= most:
            raise Declined(SHORT)
    if told["topic"] not in TOPICS:
        raise Declined(SHORT)
    snapshot = snapshots.current().snapshot
    if snapshot is None:
        raise Declined(desk.NO_DATA)
    desk.need_place(sender)
    row = _row(told, snapshot)
    with full_disk_in_words():
        return _kept(sender, told, row, snapshot, today)


def _row(told: dict[str, str], snapshot: snapshots.Snapshot) -> dict[str, str]:
    """The measure as a row of the register's indicators."""
    code = re.sub(r"[^a-z0-9]+", "-", told["name"].casefold()).strip("-")[:50]
    with disk.connect() as con:  # attached: a reader may hold it open with other settings
        con.execute(f"attach '{disk.quoted(snapshot.path)}' as now (read_only)")
        known = con.execute("select code, passport, name from now.indicator").fetchall()
    for other, _, name in known:
        if other == code or name.casefold() == told["name"].casefold():
            raise Declined(KNOWN.format(name=name))
    passports = {passport for _, passport, _ in known}
    free = next(
        (each for each in (f"K{number:02d}" for number in range(1, 100)) if each not in passports), None
    )
    if free is None:
        raise Declined(FULL)
    unit = units.canonical(told["unit"])
    share = unit == units.SHARE
    return {
        "code": code,
        "passport": free,
        "name": told["name"],
        "topic": told["topic"],
        "concept": told["concept"],
        "definition": told["definition"],
        "classification": "Kabupaten/kota",
        "measure": "Persentase" if share else "Jumlah",
        "unit": unit,
        "decimals": "0" if COUNTED.fullmatch(unit) else "2",
        "direction": "netral",  # which way is better nobody has said, nor that regencies may be summed
        "additive": "false",
        "regional": "true",
        "coverage": "false",
        "interval_months": "12",
        "owner": told["owner"],
        "minimum": "0" if share else "",
        "maximum": "100" if share else "",
        "rule": RULE,
    }


def _kept(sender: Person, told: dict, row: dict, snapshot: snapshots.Snapshot, today: date) -> Draft:
    content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    draft = Draft(
        desk.new_name(content),
        "indikator",
        f"usulan {told['name']}"[:120],
        hashlib.sha256(content).hexdigest(),
        sender.name,
        sender.organisation,
        sender.regencies,
        state=CHECKED,
        base=snapshot.name,
        schema=schema.number(),
        asks_measure=True,
    )
    said = [
        f"Indikator baru: {told['name']}.",
        f"Konsep: {told['concept']}.",
        f"Definisi: {told['definition']}",
        f"Satuan: {row['unit']}.",
        f"Penghasil: {told['owner']}.",
        f"Bidang: {told['topic']}.",
        "Arah dan penjumlahannya belum ditetapkan; hanya yang melayani semua wilayah dapat mengesahkannya.",
    ]
    changes: dict[str, object] = {"new": 1, "changed": 0, "unchanged": 0, "differences": [], "conflicts": []}
    changes["missing"] = {"count": 0, "examples": []}
    result: dict[str, object] = {
        "sheets": [],
        "decisions": said,
        "nothing": "",
        "rows": 1,
        "changes": changes,
    }
    result |= {key: [] for key in ("columns", "headings", "assumed", "questions", "findings")}
    unfinished = ledger.workshop("baru")
    try:
        (unfinished / "kiriman.json").write_bytes(content)
        (unfinished / "rows").mkdir()
        for table, line in (("indicator", row), ("source", desk.source_of(draft, today))):
            with (unfinished / "rows" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(line), lineterminator="\n")
                writer.writeheader()
                writer.writerow(line)
        durable.write(unfinished / "result.json", json.dumps(result, ensure_ascii=False))
        ledger.save(draft, unfinished)
        durable.settle(unfinished)
        ledger.note(CHECKED, sender.name, draft)
        unfinished.rename(draft.folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return draft
