"""What an import would do to the figures that people know: the real build, made aside and thrown away."""

import shutil
from pathlib import Path

from data import build, disk, imports, snapshots
from data.intake import ledger

COUNTED = {
    "permit": "Izin tercatat",
    "export_event": "Ekspor terdokumentasi",
    "observation": "Klaim angka",
    "stage_event": "Tahapan tercatat",
    "target": "Target tercatat",
    "follow_up": "Tindak lanjut tercatat",
    "commitment": "Komitmen CSR",
    "conflict": "Pertentangan antarversi",
}


def figures(database: Path) -> dict[str, float | None]:
    """The headline figures of a database: label -> value."""
    import queries  # noqa: PLC0415 - with pandas, a third of a second that a check by command has no use for

    with disk.connect(database, read_only=True) as con:
        counts = queries.run(con, "register_counts", regencies=[], categories=[]).iloc[0]
        found: dict[str, float | None] = {
            "Produk tercatat di register ini": int(counts.products),
            "Desa yang diketahui namanya": int(counts.villages),
            "Produk dengan ekspor tercatat": int(counts.exported),
            "Produk yang status ekspornya belum dilaporkan": int(counts.unknown),
        }
        for row in queries.run(con, "programme_progress", programme="").itertuples():
            if row.indicator_name == row.indicator_name and row.value == row.value and row.value is not None:
                found[f"{row.name}: {row.indicator_name}"] = float(row.value)
        for table, label in COUNTED.items():
            rows = con.table(table)
            rows = rows.filter("counted") if "counted" in rows.columns else rows  # as every page counts them
            found[label] = rows.aggregate("count(*)").fetchall()[0][0]
    return found


def effect(name: str) -> list[dict]:
    """Each headline figure before and after an import; raises data.reading.Refused when the build would."""
    snapshot = snapshots.current().snapshot
    workshop = ledger.workshop("pratinjau")
    try:
        database = workshop / "building.duckdb"
        build.assemble(build.RAW, database, sent=[*imports.accepted(snapshot), name])
        before = figures(snapshot.path) if snapshot else {}  # nothing was published yet
        after = figures(database)
    finally:
        shutil.rmtree(workshop)
    labels = list(dict.fromkeys([*before, *after]))
    return [{"label": label, "before": before.get(label), "after": after.get(label)} for label in labels]
