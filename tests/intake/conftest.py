"""A snapshot folder for tests that send and publish: the published data, copied, so that each may change
it.
"""

import csv
import dataclasses
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from data import snapshots as kept
from data.accounts.people import AT_THE_MACHINE, Forbidden, Person
from data.intake import act, child, desk, examine, ledger, preview

TODAY = date(2026, 11, 22)
FIGURES = preview.figures
ALOR = Person("alor@contoh.go.id", "pengirim", ("5305",), "Dinas PMD Kabupaten Alor")
BELU = Person("belu@contoh.go.id", "pengirim", ("5304",), "Dinas PMD Kabupaten Belu")
CHIEF = Person("provinsi@contoh.go.id", "pengesah", ("*",), "Dinas PMD Provinsi NTT")


@pytest.fixture
def home(
    snapshots: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Path:
    """The published snapshot alone in a folder of the test's own.

    Files are examined, and the page's actions done, in this process: half a second less for each. That a
    child does it, with its caps, is held where a file is hostile or nothing of it may stay (`in_a_child`),
    under kills, and in the browser.
    """
    if "in_a_child" not in request.fixturenames:
        monkeypatch.setattr(child, "examine", _examined_here)
        monkeypatch.setattr(act, "told", _told_here)
        monkeypatch.setattr(preview, "figures", _figures_of_a_copy)
    snapshot = kept.current().snapshot
    folder = tmp_path / "snapshots"
    folder.mkdir()
    for path in (snapshot.path, snapshot.path.with_suffix(".json"), snapshots / "CURRENT"):
        shutil.copy2(path, folder / path.name)
    shutil.copytree(snapshots / "peta", folder / "peta")
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(folder))
    monkeypatch.delenv("DASBOR_IMPORTS", raising=False)
    return folder


@pytest.fixture
def send(home: Path, tmp_path: Path) -> Callable[..., ledger.Draft]:
    """Send rows as a CSV file (or a file that exists already), as somebody."""

    def send(
        what: list[list] | Path, person: Person = AT_THE_MACHINE, kind: str = "produk", **answers: str
    ) -> ledger.Draft:
        if isinstance(what, Path):
            name, content = what.name, what.read_bytes()
        else:
            name, content = "kiriman.csv", "\n".join(";".join(map(str, row)) for row in what).encode()
        draft = desk.receive(person, name, content, kind, TODAY)
        return desk.check(person, draft.name, answers, {}, TODAY) if answers else draft

    return send


@pytest.fixture
def in_a_child() -> None:
    """Files are examined, and actions done, in processes of their own, as for every sender."""


def _examined_here(job: dict, folder: Path) -> dict:
    (folder / "job.json").write_text(json.dumps(job, ensure_ascii=False), encoding="utf-8")
    examine.run(folder)
    return json.loads((folder / "result.json").read_text(encoding="utf-8"))


def _figures_of_a_copy(database: Path) -> dict:
    """The pages of this process hold the snapshot open, and DuckDB takes no other settings beside theirs."""
    with tempfile.TemporaryDirectory() as folder:
        return FIGURES(Path(shutil.copy(database, folder)))


def _told_here(action: str, person: Person, **details: object) -> Iterator[dict]:
    asked = {"action": action, "person": dataclasses.asdict(person), **details}
    try:
        yield act._do(json.loads(json.dumps(asked, default=str)))
    except (desk.Declined, Forbidden) as declined:
        yield {"declined": str(declined)}


def examined(
    folder: Path,
    kind: str,
    file: str,
    *,
    answers: dict | None = None,
    allowed: tuple[str, ...] = ("*",),
    against: Path | None = None,
) -> dict:
    """The whole examination of a file in `folder`, as the child does it, in this process.

    It is held against the data in view, or those of another file.
    """
    source = {"id": "kiriman-x", "title": "x", "publisher": "x", "kind": "dokumen"}
    source |= {"published": TODAY.isoformat(), "published_precision": "hari", "licence": "x", "obtained": "x"}
    job = {
        "file": file,
        "name": file,
        "kind": kind,
        "answers": answers or {},
        "columns": {},
        "allowed": list(allowed),
    }
    job |= {"speaker": "Dinas contoh", "today": TODAY.isoformat(), "source": source}
    job |= {"snapshot": str(against or kept.current().snapshot.path), "import": "20261122T000000Z-00000000"}
    return examine.examine(job, folder)


def table(folder: Path, rows: list[list]) -> str:
    """Rows as a CSV file in `folder`; its name."""
    with (folder / "kiriman.csv").open("w", encoding="utf-8", newline="", errors="replace") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return "kiriman.csv"


def said(draft: ledger.Draft) -> dict[str, str]:
    """What was found wrong: cell -> rule."""
    return {each["cell"] or str(each["row"]): each["rule"] for each in draft.result["findings"]}


def shown(draft: ledger.Draft) -> str:
    return json.dumps(draft.result, ensure_ascii=False)
