"""The build without its checks and maps, for tests of what surrounds it: the snapshot in view plus the new
rows.
"""

import shutil
from pathlib import Path

import duckdb

from data import build, imports, shapes, snapshots


def assemble(raw: Path, database: Path, *, sent: list[str], **_: object) -> int:
    """As build.assemble, from the oldest snapshot and the imports' new rows."""
    oldest = snapshots.kept()[-1]
    shutil.copyfile(oldest.path, database)
    database.chmod(0o644)
    with duckdb.connect(database) as con:
        for name in sent:
            for path in sorted(imports.rows(name), key=lambda path: path.name != "source.csv"):
                con.execute(
                    f"insert into {path.stem} by name from read_csv($path, all_varchar = true)",
                    {"path": str(path)},
                )
        con.execute("checkpoint")
    return 1


def kept_shapes(folder: Path) -> dict[str, str]:
    """The maps of the snapshot in view, not drawn again."""
    drawn = snapshots.current().snapshot.shapes
    for file in drawn.values():
        shutil.copy(snapshots.folder() / "peta" / file, folder / file)
    return drawn


def install(patch) -> None:
    patch(build, "assemble", assemble)
    patch(shapes, "write", kept_shapes)
