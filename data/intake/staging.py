"""From a table in a sheet to staged rows: each cell in the schema's shape, beside what was written.

What cannot be known is asked: each question has a key, and the answers come back under it.
"""

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import partial

import duckdb

from data.intake import places, shaping, values
from data.intake.kinds import Field, Kind
from data.intake.layout import Block, Table, letter, normal
from data.intake.values import remembering

WHOLE_UNITS = {"satu": 1.0, "ribu": 1e3, "juta": 1e6, "miliar": 1e9}
SCALED = re.compile(r"\b(ribu(?:an)?|juta|miliar|milyar)\b", re.IGNORECASE)
NAMED = {
    "category": "code, name",
    "licensing_track": "code, name",
    "permit_type": "code, short_name, name",
    "programme": "id, name",
    "indicator": "code, name",
    "product": "id",
}  # by which columns a row of a reference table is known to people


DECIMALS = ((values.COMMA, "Koma (1.234,5)"), (values.POINT, "Titik (1,234.5)"))
SYSTEMS = ((places.KEMENDAGRI, "Kemendagri"), (places.BPS, "BPS"))
DERIVED = [
    "_line",
    "_sheet",
    "_row",
    "_block",
    "place_field",
    "place",
    "raw_place",
    "raw_beside",
    "owner",
    "given_id",
    "source",
    "date_precision",
]
CLAIM = ["period_start", "period_end", "blank", "blank_reason", "precision", "used", "conflict"]


@dataclass(frozen=True)
class Question:
    key: str
    text: str
    choices: tuple[tuple[str, str], ...]
    field: str  # whose faults wait for the answer


class Stager:
    """Turns tables into rows of a CSV file, and gathers questions and decisions on the way."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, kind: Kind, answers: dict[str, str], defaults: dict, file
    ):
        self.con, self.kind, self.answers, self.defaults = con, kind, answers, defaults
        self.places = places.known(con)
        self.questions: dict[str, Question] = {}
        self.decisions: dict[str, None] = {}
        self.blocks: list[dict[str, str]] = []  # field -> column letter
        self.totals: list[tuple] = []  # place, block, field, value, content, sheet, row, column letter
        self.count = 0
        self.names: dict[str, dict[str, str]] = {}
        self.owners = dict(con.execute("select id, regency from now.product").fetchall())
        fields = [field.name for field in kind.fields]
        derived = dict.fromkeys(
            DERIVED + [name for name, _ in kind.fixed] + CLAIM * (kind.table == "observation")
        )
        columns = dict.fromkeys([*fields, *(f"raw_{name}" for name in fields), *derived])
        self.writer = csv.DictWriter(file, list(columns), lineterminator="\n", extrasaction="ignore")
        self.writer.writeheader()

    def add(self, table: Table) -> None:
        """Stage every row of a table, once per block."""
        for block in table.blocks:
            self._block(table, block)

    def ask(self, key: str, text: str, choices, field: str) -> str | None:
        """The answer to a question; it is noted as open when there is none yet."""
        if key in self.answers:
            return self.answers[key]
        self.questions.setdefault(
            key, Question(key, text, tuple((code, label) for code, label in choices), field)
        )
        return None

    def decided(self, sentence: str) -> None:
        self.decisions.setdefault(sentence)

    def _block(self, table: Table, block: Block) -> None:
        kind = self.kind
        raw = {
            name: [row[at] if at < len(row) else None for _, row in table.rows]
            for name, at in block.columns.items()
        }
        raw = {
            name: [None if values.is_blank(cell) and name != "value" else cell for cell in cells]
            for name, cells in raw.items()
        }
        columns: dict[str, list] = {}
        if kind.place in raw and kind.place != "product":
            columns[kind.place] = self._places(table, block, raw)
        for field in kind.fields:
            if field.name in raw and field.name not in columns:
                columns[field.name] = self._column(field, raw[field.name], table, block, columns)
        constant = self._constants(table, block) | {"_sheet": table.sheet, "_block": len(self.blocks)}
        beside = table.second_place
        for place, (number, cells_of_row) in enumerate(table.rows):
            self.count += 1
            row = constant | {
                name: cells[place] for name, cells in columns.items() if cells[place] is not None
            }
            row |= {f"raw_{name}": shaping.shown(cells[place]) for name, cells in raw.items()}
            row |= {
                "_line": self.count,
                "_row": number,
                "place_field": kind.place,
                "place": row.get(kind.place),
            }
            row["raw_place"] = row.get(f"raw_{kind.place}")
            row["raw_beside"] = (
                shaping.shown(cells_of_row[beside])
                if beside is not None and beside < len(cells_of_row)
                else None
            )
            row["owner"] = self.owners.get(row["place"]) if kind.place == "product" else row["place"]
            self.writer.writerow(self._completed(row))
        self._sums(table, block, constant.get("indicator"))
        self.blocks.append({name: letter(at) for name, at in block.columns.items()})

    def _sums(self, table: Table, block: Block, indicator: str | None) -> None:
        """Written totals of what may be added: amounts, and indicators that say so."""
        name = next((name for name in ("value", "volume_tonnes") if name in block.columns), None)
        additive = self.con.execute(
            "select additive from now.indicator where code = $code", {"code": indicator}
        ).fetchone()
        if name is None or (self.kind.table == "observation" and additive != (True,)):
            return
        at, key = block.columns[name], f"desimal:{table.sheet}:{table.headings[block.columns[name]]}"
        style = values.style(
            [row[at] for _, row in table.rows + table.totals if at < len(row)], self.answers.get(key)
        )
        for number, row in table.totals:
            value = values.number(row[at], style) if at < len(row) else None
            if value is not None:
                place = len(self.totals) + 1
                self.totals.append(
                    (place, len(self.blocks), name, value, str(row[at]), table.sheet, number, letter(at))
                )

    def _column(self, field: Field, cells: list, table: Table, block: Block, columns: dict) -> list:
        heading = table.headings[block.columns[field.name]] if field.name in block.columns else field.label
        if field.name == "village":
            return self._villages(cells, columns.get("regency") or [None] * len(cells))
        if field.name == "period":
            convert = values.period
        elif field.refers_to in NAMED:
            convert = partial(shaping.chosen, self._names(field.refers_to))
        elif field.choices:
            convert = partial(shaping.chosen, {normal(choice) or choice: choice for choice in field.choices})
        elif field.type in ("DOUBLE", "INTEGER") and field.name != "step":
            return self._numbers(field, cells, heading, table)
        elif field.type == "DATE":
            convert = lambda cell: day.isoformat() if (day := values.day(cell)) else None  # noqa: E731
        else:
            convert = shaping.text
        convert = remembering(convert)
        return [
            None if cell is None else convert(cell) if convert(cell) is not None else shaping.text(cell)
            for cell in cells
        ]

    def _numbers(self, field: Field, cells: list, heading: str, table: Table) -> list:
        key, evidence = f"desimal:{table.sheet}:{heading}", cells
        if len(table.blocks) > 1:  # years side by side are written by one hand
            heading, key = table.sheet, f"desimal:{table.sheet}"
            evidence = [
                row[each.columns["value"]]
                for _, row in table.rows
                for each in table.blocks
                if each.columns["value"] < len(row)
            ]
        style = values.style(evidence, self.answers.get(key))
        if style.decimal == values.ASK:
            self.ask(key, f"Kolom “{heading}”: {style.because}. Apa tanda desimal di kolom ini?",
                     DECIMALS, field.name)  # fmt: skip
        elif style.because:
            self.decided(f"Kolom “{heading}”: tanda desimal {style.decimal} ({style.because}).")
        factor = self._factor(field, heading, table)
        convert = remembering(partial(shaping.number, style, factor, field.name.endswith("_tonnes")))
        return [None if values.is_blank(cell) else convert(cell) for cell in cells]

    def _factor(self, field: Field, heading: str, table: Table) -> float:
        """A heading names thousands or millions: whether its cells are in them, only the sender knows."""
        if re.search(r"\(\s*kg\s*\)|\bkg$", heading, re.IGNORECASE) and field.name.endswith("_tonnes"):
            self.decided(f"Kolom “{heading}”: kilogram dijadikan ton.")
            return 0.001
        told = SCALED.search(heading) or (SCALED.search(table.title) if field.name == "value" else None)
        if not told:
            return 1.0
        choices = [
            (name, f"Angkanya dalam {name}" if name != "satu" else "Angkanya sudah penuh")
            for name in WHOLE_UNITS
        ]
        answer = self.ask(
            f"satuan:{table.sheet}:{heading}",
            f"Judul menyebut “{told[0]}”. Angka di kolom “{heading}” dalam satuan apa?",
            choices,
            field.name,
        )
        return WHOLE_UNITS.get(answer or "satu", 1.0)

    def _constants(self, table: Table, block: Block) -> dict[str, str]:
        """What holds for a whole block: period, indicator and speaker where no column says them."""
        found = {}
        if self.kind.table == "observation":
            if "period" not in block.columns:
                found["period"] = block.period or self._year(table)
            if "indicator" not in block.columns:
                found["indicator"] = self._indicator(table, block)
            if "speaker" not in block.columns:
                found["speaker"] = self.defaults["speaker"]
        if self.kind.table == "target" and "speaker" not in block.columns:
            found["speaker"] = self.defaults["speaker"]
        return {name: value for name, value in found.items() if value}

    def _year(self, table: Table) -> str | None:
        years = sorted(set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", table.title)))
        if len(years) == 1:
            self.decided(f"Tahun {years[0]} diambil dari judul tabel.")
            return years[0]
        text = f"Lembar {table.sheet} tidak menyebut tahunnya. Data tahun berapa?"
        this_year = date.fromisoformat(self.defaults["today"]).year
        years = [(str(year), str(year)) for year in range(this_year, this_year - 12, -1)]
        return self.ask(f"tahun:{table.sheet}", text, years, "period")

    def _indicator(self, table: Table, block: Block) -> str | None:
        names = self._names("indicator")
        text = normal(f"{table.title} {block.heading} {' '.join(table.headings)}")
        found = sorted((name for name in names if len(name) > 5 and name in text), key=len)
        if found and len({names[name] for name in found if name == found[-1]}) == 1:
            self.decided(f"Indikator “{found[-1]}” diambil dari judul tabel.")
            return names[found[-1]]
        choices = self.con.execute(
            "select code, name || ' (' || unit || ')' from now.indicator where regional order by name"
        ).fetchall()
        return self.ask(
            f"indikator:{table.sheet}", f"Lembar {table.sheet}: angka apakah ini?", choices, "indicator"
        )

    def _names(self, table: str) -> dict[str, str]:
        if table not in self.names:
            rows = self.con.execute(f"select {NAMED[table]} from now.{table}").fetchall()  # noqa: S608 - our own table above
            self.names[table] = {normal(name): row[0] for row in rows for name in row}
        return self.names[table]

    def _places(self, table: Table, block: Block, raw: dict[str, list]) -> list:
        cells = raw[self.kind.place]
        second = table.second_place
        beside = [row[second] if second is not None and second < len(row) else None for _, row in table.rows]
        codes, names = (
            (cells, beside)
            if any(places.code_text(cell) for cell in cells if cell is not None)
            else (beside, cells)
        )
        system = None
        if places.doubtful(codes, self.places):
            system = places.system(codes, names, self.places)
            if system:
                shown = {"kemendagri": "Kemendagri", "bps": "BPS"}[system]
                self.decided(f"Kode wilayah dibaca sebagai kode {shown}: cocok dengan nama di sebelahnya.")
            else:
                code = next(
                    cell for cell in codes if cell is not None and places.doubtful([cell], self.places)
                )
                text = (
                    f"Kode “{shaping.text(code)}” berarti kabupaten yang berbeda menurut Kemendagri dan "
                    "menurut BPS. Kode apa yang dipakai berkas ini?"
                )
                system = self.ask("sistem_kode", text, SYSTEMS, self.kind.place)
        find = remembering(lambda pair: self._place(*pair, system))
        return [find((code, name)) for code, name in zip(codes, names, strict=True)]

    def _place(self, code, name, system: str | None) -> str | None:
        several = [part for cell in (code, name) if isinstance(cell, str) for part in cell.split(";")]
        if self.kind.place == "regencies" and len(several) > 1:
            found = [places.regency(part.strip(), self.places, system) for part in several]
            return ";".join(found) if all(found) else None
        told = [
            places.regency(cell, self.places, system) for cell in (code, name) if not values.is_blank(cell)
        ]
        return told[0] if told and len(set(told)) == 1 else None

    def _villages(self, cells: list, regencies: list) -> list:
        found = []
        for cell, regency in zip(cells, regencies, strict=True):
            code = None if cell is None else places.village(cell, self.places, regency)
            if cell is not None and code is None and not places.code_text(cell) and regency:
                near = places.suggestions(cell, self.places, regency)
                choices = [(each, f"{name} ({each})") for each, name in near] + [
                    ("", "Bukan salah satunya: kosongkan")
                ]
                official = self.places.official[regency]
                text = f"“{shaping.text(cell)}” di {official} adalah desa/kelurahan yang mana?"
                code = self.ask(f"desa:{regency}:{normal(cell)}", text, choices, "village")
            found.append(code)
        return found

    def _completed(self, row: dict) -> dict:
        """The columns that follow from others: defaults, dates of a period, blanks, the code of a new row."""
        for name, value in self.kind.fixed:
            row[name] = row.get(name) or value
        if self.kind.table == "observation":
            shaping.complete_claim(row)
        if self.kind.table == "stage_event":
            row["date_precision"] = "hari" if row.get("date") else None
        row["source"] = self.defaults["source"]
        row["given_id"], row["id"] = row.get("id"), row.get("id") or shaping.code_of(self.kind.table, row)
        return row
