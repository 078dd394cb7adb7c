"""From a table in a sheet to staged rows: each column in the schema's shape, beside what was written.

Everything is done column by column and once per distinct cell: a hundred thousand rows repeat themselves.
What cannot be known is asked.
"""

import csv
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import compress, repeat
from typing import Any

import duckdb

from data.intake import (
    columns,
    locating,
    measures,
    missing,
    periods,
    places,
    productlist,
    shaping,
    shipments,
    siblings,
    subject,
    subtotals,
    units,
    values,
)
from data.intake.arranging import said
from data.intake.asking import Asking
from data.intake.headings import letter, normal
from data.intake.kinds import Field, Kind
from data.intake.layout import Block, Table
from data.intake.listed import EXAMPLES, NAMED, Lists

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
    "quantity_m2_bound",
]
RAW = ["village", "value", "unit"]  # the columns whose rules need what was written
ONLY_WHOLE = [("provinsi", "Hanya angka provinsinya"), ("semua", "Simpan juga per kabupaten/kota")]
UNLISTED_PRODUCTS = (
    "Produk yang belum ada di register dikirim dulu sebagai Produk desa; kolom izinnya ikut dibaca di sana."
)
CLAIM = ["period_start", "period_end", "blank", "blank_reason", "precision", "used", "conflict"]


class Stager:
    """Turns tables into rows of a CSV file; what it could not know stands in `asking`."""

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        kind: Kind,
        asking: Asking,
        defaults: dict,
        file,
        *,
        ours: places.Places,
        register: measures.Register,
    ):
        self.con, self.kind, self.defaults = con, kind, defaults
        self.asking, self.places, self.register = asking, ours, register
        self.today = date.fromisoformat(defaults["today"])
        self.blocks: list[dict[str, str]] = []  # field -> column letter
        self.turned: list[tuple[int, int] | None] = []  # of each block
        self.totals: list[tuple] = []  # place, block, field, value, content, sheet, row, column letter
        self.permits: list[tuple] = []  # line, product, type and number of a permit in a list of products
        self.count = 0
        self.lists = Lists(con, self.asking, defaults["allowed"])
        self.owners = dict(con.execute("select id, regency from now.product").fetchall())
        fields = [field.name for field in kind.fields]
        own = DERIVED + [name for name, _ in kind.fixed] + CLAIM * (kind.table == "observation")
        self.columns = list(
            dict.fromkeys([*fields, *(f"raw_{name}" for name in RAW if name in fields), *own])
        )
        self.writer = csv.writer(file, lineterminator="\n")
        self.writer.writerow(self.columns)

    def add(self, table: Table) -> None:
        """Stage every row of a table that is ours, once per block."""
        place = self.kind.place
        naming = {block.columns[place] for block in table.blocks if place in block.columns}
        if naming and place != "product":
            table = locating.in_parts(table, naming)
            table = locating.inside(self.asking, self.places, table, naming)
            for column in naming:
                table = locating.named(self.asking, self.places, table, column, place)
        blocks = table.blocks
        if self.kind.table == "observation":
            blocks = siblings.settled(self.asking, table, self.register, self._constants)
        if self.kind.table == "product":
            categories = self.lists.items("category")
            table, block = productlist.categorised(self.asking, table, blocks[0], categories)
            blocks = [block]
        for block in blocks:
            self._block(table, block)

    def _block(self, table: Table, block: Block) -> None:
        constant = self._constants(table, block)
        if constant.get("indicator") == "":  # the sender said that this column is none of ours
            return
        table, block = self._prepared(table, block)
        at = block.columns
        told = {name: shipments.with_units(table, column, name) for name, column in at.items()}
        for name in set(told) - {"value"}:  # a claim's blank is told apart later, by what stands in its cell
            told[name] = values.each(lambda cell: None if values.is_blank(cell) else cell, told[name])
        district = [None if values.is_blank(cell) else cell for cell in table.cells(table.district)]
        rows: dict[str, list] = {"_unit_beside": table.cells(at.get("unit")), "_district": district}
        if self.kind.place in told and self.kind.place != "product":
            rows[self.kind.place] = locating.regencies(
                self.asking,
                self.places,
                table,
                field=self.kind.place,
                column=at[self.kind.place],
                cells=told[self.kind.place],
            )
        elif self.kind.place not in told and table.whose:
            rows[self.kind.place] = [table.whose] * len(table.rows)
        sums = {}
        for field in self.kind.fields:
            if field.name in told and field.name not in rows:
                if field.type in ("DOUBLE", "INTEGER") and field.name != "step":
                    read, factors = columns.numbers(
                        self.asking,
                        self.register,
                        field,
                        table=table,
                        block=block,
                        constant=constant,
                        told=told,
                    )
                    rows[field.name] = values.each(read, zip(told[field.name], factors, strict=True))
                    sums[field.name] = partial(self._total, read, set(factors))
                else:
                    heading = table.headings[at[field.name]]
                    cells = told[field.name]
                    if (exact := f"{field.name}_precision") in self.columns and field.type == "DATE":
                        cells = columns.with_years(self.asking, table, cells)
                        first = values.each(columns.coarse, cells)
                        rows[exact] = [known[1] if known else None for known in first]
                        cells = [
                            known[0] if known else cell for known, cell in zip(first, cells, strict=True)
                        ]
                    rows[field.name] = self._column(field, table.sheet, heading, cells, rows)
        del rows["_unit_beside"], rows["_district"]
        if self.kind.table == "product":
            self._listed(table, rows, told)
        written = {*RAW, self.kind.place} & set(told)
        rows |= {
            f"raw_{name}": values.each(shaping.in_notation if name == "value" else shaping.shown, told[name])
            for name in written
        }
        self._finish(rows, constant, table)
        rows["_row"] = [number for number, _ in table.rows]
        rows = self._kept(table, block, rows, constant.get("indicator"))
        count = len(rows["_row"])
        rows["_line"] = list(range(self.count + 1, self.count + count + 1))
        constant |= {"_sheet": table.of, "_block": len(self.blocks)}
        self.writer.writerows(
            zip(
                *(rows[name] if name in rows else repeat(constant.get(name)) for name in self.columns),
                strict=False,
            )
        )
        self.count += count
        listed = {code for code in rows["place"] if code in self.places.official}
        self._sums(
            table, at, constant.get("indicator"), sums, all_listed=len(listed) == len(self.places.official)
        )
        in_file = table.added or len(table.headings)
        self.blocks.append({name: letter(column) for name, column in at.items() if column < in_file})
        self.turned.append(table.turned)

    def _prepared(self, table: Table, block: Block) -> tuple[Table, Block]:
        """The table and its block with what is told once for all rows, without rows that are none of ours."""
        table, block = missing.told_once(self.asking, table, block, self.kind, self.lists, self.defaults)
        table = self._listed_rows(table, block)
        table = missing.numbered(self.asking, table, block, self.kind, self.lists)
        if self.kind.table == "export_event":
            table, at = shipments.with_currency(self.asking, table, block.columns)
            block = replace(block, columns=at)
        if "indicator" in block.columns:
            table = self._of_ours(table, block.columns)
        return table, block

    def _of_ours(self, table: Table, at: dict[str, int]) -> Table:
        """The rows whose indicator the sender did not say to be none of the register's."""
        codes = self._indicators(table.cells(at["indicator"]), table.cells(at.get("unit")))
        if "" not in codes:
            return table
        kept = [row for row, code in zip(table.rows, codes, strict=True) if code != ""]
        skipped = len(codes) - len(kept)
        self.asking.decided(
            f"Lembar {table.sheet}: {skipped} baris dilewati karena indikatornya bukan milik register."
        )
        return replace(table, rows=kept)

    def _listed_rows(self, table: Table, block: Block) -> Table:
        """The rows whose words the sender did not say to be none of a list that each row needs."""
        for field in self.kind.fields:
            listed = field.refers_to in NAMED and field.refers_to != "indicator"
            if field.name not in block.columns or not field.required or not (field.choices or listed):
                continue
            cells = table.cells(block.columns[field.name])
            words = {cell for cell in set(cells) if not values.is_blank(cell)}
            known = self.lists.ask(field, cells)
            gone = {word for word in words if shaping.chosen(known, word) == ""}
            if not gone:
                continue
            kept = [row for row, cell in zip(table.rows, cells, strict=True) if cell not in gone]
            named = "; ".join(sorted(map(shaping.text, gone))[:EXAMPLES])
            self.asking.decided(
                f"{said(table.sheet)}: {len(cells) - len(kept)} baris dilewati, karena {field.label} "
                f"tidak ada dalam daftar ({named})."
            )
            if field.refers_to == "product":
                self.asking.decided(UNLISTED_PRODUCTS)
            table = replace(table, rows=kept)
        return table

    def _indicators(self, names: list, beside: list) -> list:
        """The indicator of each row, asked once for each name that is none's; '' for none of ours."""

        def named(pair: tuple) -> str | None:
            name, unit = pair
            if values.is_blank(name):
                return None
            text, unit = shaping.text(name), shaping.text(unit) if unit else None
            code = shaping.chosen(self.lists.names("indicator"), name) or self.register.equal(text, unit)
            return code or subject.indicator_of(self.asking, text, unit, self.register)

        return values.each(named, zip(names, beside, strict=True))

    def _finish(self, rows: dict[str, list], constant: dict, table: Table) -> None:
        """The columns that follow from others: whose row it is, defaults, days, the code of a new row."""
        kind, empty = self.kind, [None] * len(table.rows)
        rows["place"] = rows.get(kind.place, empty)
        if "village" in rows:  # the sender said that it is none of the villages that were offered
            pairs = zip(rows["village"], rows["raw_village"], strict=True)
            rows["raw_village"] = [None if code == "" else name for code, name in pairs]
        rows["raw_place"] = rows.get(f"raw_{kind.place}", empty)
        rows["raw_beside"] = values.each(shaping.shown, table.cells(table.second_place))
        rows["owner"] = (
            [self.owners.get(code) for code in rows["place"]] if kind.place == "product" else rows["place"]
        )
        for name, value in kind.fixed:
            rows[name] = [cell or value for cell in rows.get(name, empty)]
        if kind.table == "observation":
            shaping.complete_claims(rows, constant, empty)
        if kind.table == "stage_event":
            exact = rows.get("date_precision", empty)
            days = rows.get("date", empty)
            rows["date_precision"] = [
                told or ("hari" if day else None) for told, day in zip(exact, days, strict=True)
            ]
            rows["quantity_m2_bound"] = ["=" if size else None for size in rows.get("quantity_m2", empty)]
        constant |= {"place_field": kind.place, "source": self.defaults["source"]}
        rows["given_id"] = rows.get("id", empty)
        rows["id"] = shaping.codes(kind.table, rows, constant, len(empty))

    def _listed(self, table: Table, rows: dict[str, list], told: dict[str, list]) -> None:
        """What a list of products says in columns of its own: permits, and by them the track; notes."""
        empty = [None] * len(table.rows)
        rows["_permits"] = productlist.permits(self.asking, table, rows.get("category", empty))
        if "track" not in told:  # of a category that is still asked for, the one that is undecided
            rows["track"] = productlist.tracks(self.asking, rows.get("category", empty), rows["_permits"])
        rows["note"] = productlist.notes(self.asking, table, rows.get("note", empty))

    def _kept(
        self, table: Table, block: Block, rows: dict[str, list], indicator: str | None
    ) -> dict[str, list]:
        """The rows to stage; the permits of a list of products go with the codes that its rows now have."""
        if self.kind.table == "observation":
            mask = self._of_the_whole(table, block, rows, indicator)
        elif self.kind.table == "product":
            for product, own in zip(rows["id"], rows.pop("_permits"), strict=True):
                self.permits += [(len(self.permits), product, kind, number) for kind, number in own.items()]
            mask = productlist.kept(self.asking, table, rows["id"])
        else:
            return rows
        return rows if all(mask) else {name: list(compress(cells, mask)) for name, cells in rows.items()}

    def _of_the_whole(
        self, table: Table, block: Block, rows: dict[str, list], indicator: str | None
    ) -> list[bool]:
        """Which rows are none of a regency, where the register keeps their indicator for the province alone.

        Those of an indicator that the sender chose are all kept, and rows that the register has.
        """
        chosen = self.asking.answers.get(subject.key(table, block))
        apart = {code for code, each in self.register.all.items() if not each.regional and code != chosen}
        codes = rows.get("indicator") or [indicator] * len(rows["_row"])
        mask = [True] * len(codes)
        for code in sorted(apart & set(codes)):
            own = [
                told != code or given or place not in self.places.official
                for told, given, place in zip(codes, rows["given_id"], rows["place"], strict=True)
            ]
            if all(own):
                continue
            text = (
                f"{said(table.sheet)}: register menyimpan {self.register.all[code].name} hanya untuk "
                f"provinsi; {own.count(False)} angka kabupaten/kota dilewati."
            )
            if self.asking.assume(f"provinsi:{table.sheet}:{code}", text, ONLY_WHOLE) == ONLY_WHOLE[0][0]:
                mask = [kept and fits for kept, fits in zip(mask, own, strict=True)]
        return mask

    def _sums(
        self, table: Table, at: dict[str, int], indicator: str | None, read: dict, *, all_listed: bool
    ) -> None:
        """Written totals of what may be added: amounts, and indicators that say so.

        A row of the province itself is the sum of the others only where every regency is among them.
        """
        name = next((name for name in ("value", "volume_tonnes") if name in at), None)
        additive = self.con.execute(
            "select additive from now.indicator where code = $code", {"code": indicator}
        ).fetchone()
        if name is None or (self.kind.table == "observation" and additive != (True,)):
            return
        column = at[name]
        named = at.get(self.kind.place)
        apart = subtotals.of_groups(table, column, read[name])
        for number, row in table.totals:
            told = normal(row[named]) if named is not None and named < len(row) else ""
            of_whole = self.places.total.fullmatch(told) and "jumlah" not in told and "total" not in told
            if of_whole and not all_listed:
                continue
            value = read[name](row[column]) if column < len(row) else None
            if value is not None and number not in apart:
                place = len(self.totals) + 1
                self.totals.append(
                    (
                        place,
                        len(self.blocks),
                        name,
                        value,
                        str(row[column]),
                        table.of,
                        number,
                        letter(column),
                    )
                )

    def _total(self, read, factors: set[float], cell) -> float | None:
        """A written total as a number; None when it is none, or its rows are in several units."""
        if len(factors) != 1 or values.is_blank(cell):
            return None
        try:
            return float(read((cell, *factors)))
        except ValueError:
            return None

    def _column(self, field: Field, sheet: str, heading: str, cells: list, rows: dict[str, list]) -> list:
        if field.name == "village":
            beside = rows.get("regency") or [None] * len(cells)
            return locating.villages(self.asking, self.places, cells, beside, rows["_district"])
        if field.refers_to == "indicator":
            return self._indicators(cells, rows.get("_unit_beside") or [None] * len(cells))
        if field.name == "period":
            convert = periods.of_cell
            if day := next((day for cell in cells if (day := periods.of_number(cell))), None):
                self.asking.decided(
                    f"Lembar {sheet}: angka di kolom {field.label} dibaca sebagai tanggal, misalnya "
                    f"{day.day}-{day.month}-{day.year}."
                )
        elif field.name == "unit":
            convert = lambda cell: units.of_its_kind(shaping.text(cell))[0]  # noqa: E731
        elif field.refers_to in NAMED or field.choices:
            convert = partial(shaping.chosen, self.lists.ask(field, cells))
        elif field.type == "DATE":
            convert = columns.days(self.asking, field, sheet, heading, cells)
        else:
            convert = shaping.harmonised if field.name in ("hs", "hs6") else shaping.text

        def converted(cell) -> str | None:
            if cell is None:
                return None
            found = convert(cell)
            return shaping.text(cell) if found is None else found or None  # '': the sender left it out

        return values.each(converted, cells)

    def _constants(self, table: Table, block: Block) -> dict[str, Any]:
        """What holds for a whole block: period, indicator and speaker where no column says them."""
        found = {}
        if self.kind.table == "observation":
            if "indicator" not in block.columns and subject.is_skipped(self.asking, table, block):
                return {"indicator": ""}
            if "period" not in block.columns:
                today, file = self.defaults["today"], self.defaults["file"]
                found["period"] = subject.period(self.asking, table, block, self.register, today, file)
            period = found.get("period")
            ahead = period if period and periods.span(period)[0] > self.today else None
            if "indicator" in block.columns:
                if subject.is_left_out(self.asking, table, block, ahead):
                    return {"indicator": ""}
            else:
                beside = {
                    units.canonical(str(cell)) for cell in table.cells(block.columns.get("unit")) if cell
                }
                unit = beside.pop() if len(beside) == 1 else None
                found["indicator"] = subject.indicator(self.asking, table, block, self.register, unit, ahead)
        if self.kind.table in ("observation", "target") and "speaker" not in block.columns:
            found["speaker"] = self.defaults["speaker"]
        return {name: value for name, value in found.items() if value is not None}
