"""What must hold beyond the schema: known counts, claims that do not compete, data sets that never mix."""

# ruff: noqa: S608 - the names in these statements are the schema's own

from dataclasses import dataclass

import duckdb

from data.reading import LINE, BadRow, Table

PLACES = {
    "regency": "regencies",
    "district": "districts",
    "village": "villages",
}  # table -> column of province


@dataclass(frozen=True)
class Rule:
    """A query for the rows of a table that break it: their line and their content."""

    table: str
    column: str
    broken: str
    reason: str
    remedy: str


RULES = [
    Rule(
        "product",
        "village",
        "select p.{line}, p.village from typed_product p join typed_village v on v.code = p.village"
        " where v.regency <> p.regency",
        "desa itu tidak terletak di kabupaten produk ini",
        "perbaiki kode desa atau kode kabupatennya",
    ),
    Rule(
        "regency",
        "code",
        "select {line}, code from typed_regency where left(code, 2) not in (select code from typed_province)",
        "dua angka pertamanya bukan kode provinsi di province.csv",
        "perbaiki kodenya, atau tambahkan provinsinya",
    ),
    Rule(
        "regency",
        "capital_latitude, capital_longitude",
        "select r.{line}, r.capital_latitude || ', ' || r.capital_longitude from typed_regency r"
        " join typed_province p on p.code = left(r.code, 2)"
        " where r.capital_latitude not between p.south and p.north"
        " or r.capital_longitude not between p.west and p.east",
        "letak ibu kota di luar provinsinya",
        "perbaiki derajatnya, atau batas provinsi di province.csv",
    ),
    Rule(
        "district",
        "regency",
        "select {line}, code from typed_district where left(code, 4) <> regency",
        "kode kecamatan tidak diawali kode kabupatennya",
        "perbaiki kodenya",
    ),
    Rule(
        "village",
        "district, regency",
        "select {line}, code from typed_village where left(code, 6) <> district or left(code, 4) <> regency"
        " or (kind = 'desa') <> (code[7] = '2')",
        "kode desa tidak sesuai dengan kecamatan, kabupaten, atau jenisnya",
        "perbaiki kodenya",
    ),
    Rule(
        "observation",
        "used",
        "select {line}, indicator || ' | ' || area || ' | ' || period from typed_observation"
        " where used and value is not null"
        " qualify row_number() over (partition by indicator, area, period order by {line}) > 1",
        "sudah ada klaim lain yang dipakai untuk indikator, wilayah, dan periode yang sama",
        "beri used = true hanya pada satu klaim, menurut aturan indikatornya",
    ),
    Rule(
        "observation",
        "used",
        "select o.{line}, o.indicator || ' | ' || o.area || ' | ' || o.period from typed_observation o"
        " where o.value is not null and o.conflict is null and o.status <> 'belum pasti'"
        " and not exists (from typed_observation u where u.used and u.value is not null"
        " and u.indicator = o.indicator and u.area = o.area and u.period = o.period)",
        "tidak ada klaim yang dipakai untuk indikator, wilayah, dan periode ini",
        "beri used = true pada satu klaim, atau jelaskan pertentangannya dengan kode konflik",
    ),
    Rule(
        "observation",
        "value",
        "select o.{line}, cast(o.value as varchar) from typed_observation o"
        " join typed_indicator i on i.code = o.indicator where o.value < i.minimum or o.value > i.maximum",
        "di luar batas yang mungkin untuk indikatornya",
        "periksa satuan dan letak titik desimalnya",
    ),
    Rule(
        "conflict",
        "code",
        "select {line}, code from typed_conflict where code not in (select conflict from ("
        " select conflict from typed_observation union all select conflict from typed_milestone"
        " union all select conflict from typed_export_event"
        " union all select conflict from typed_export_statistic"
        " union all select conflict from typed_stage_event)"
        " where conflict is not null)",
        "tidak ada klaim yang memakai kode konflik ini",
        "hapus barisnya atau beri kode itu pada klaim yang bertentangan",
    ),
]


def faults(con: duckdb.DuckDBPyConnection, tables: list[Table], dataset: str) -> list[BadRow]:
    """What the staged rows of all tables break."""
    named = {table.name: table for table in tables}
    found = [bad for rule in RULES for bad in _breaking(con, rule, named[rule.table].file)]
    found += _unread_forms(con, named["permit_type"].file)
    if dataset == "terpublikasi":
        found += _miscounted(con, named) + _simulated(con, tables)
    return found


def _breaking(con, rule: Rule, file: str) -> list[BadRow]:
    seen = con.execute(rule.broken.format(line=LINE) + " order by all").fetchall()
    return [BadRow(file, line, rule.column, content, rule.reason, rule.remedy) for line, content in seen]


def _unread_forms(con, file: str) -> list[BadRow]:
    """Forms of permit numbers that no number can be held against: they would end the build."""
    found = []
    forms = f"select {LINE}, pattern from typed_permit_type where pattern is not null order by all"
    for line, form in con.execute(forms).fetchall():
        try:
            con.execute("select regexp_full_match('', $form)", {"form": form})
        except duckdb.InvalidInputException:
            remedy = r"perbaiki polanya, misalnya \d{13}, atau kosongkan"
            found.append(BadRow(file, line, "pattern", form, "bukan ungkapan reguler", remedy))
    return found


def _miscounted(con, named: dict[str, Table]) -> list[BadRow]:
    found = []
    for table, column in PLACES.items():
        for counted, known in con.execute(
            f'select count(place.code), province."{column}" from typed_province province'
            f' left join "typed_{table}" place on left(place.code, 2) = province.code'
            f' group by province.code, province."{column}" order by province.code'
        ).fetchall():
            if counted != known:
                reason = f"seharusnya {known} wilayah"
                found.append(
                    BadRow(named[table].file, None, None, str(counted), reason, "lengkapi berkasnya")
                )
    return found


def _simulated(con, tables: list[Table]) -> list[BadRow]:
    """No simulated row may reach a published snapshot."""
    marks = [(table, name) for table in tables for name in ("status", "kind") if name in table.columns]
    reason, remedy = "baris simulasi dalam data terpublikasi", "hapus baris itu"
    found = []
    for table, name in marks:
        query = f'select {LINE} from "typed_{table.name}" where "{name}" = \'simulasi\' order by all'
        lines = con.execute(query).fetchall()
        found += [BadRow(table.file, line, name, "simulasi", reason, remedy) for (line,) in lines]
    return found
