"""Each twin of a real layout reaches its preview by answers alone: right numbers, few questions."""

import csv
from pathlib import Path

import pytest

from data.intake import __main__ as command
from data.intake import child
from tests.intake.conftest import examined
from tests.intake.other_twins import TWINS
from tests.intake.twins import Twin

MOST_ROUNDS, MOST_QUESTIONS = 6, 3

pytestmark = pytest.mark.usefixtures("snapshots")


def answered(twin: Twin, question: dict) -> str:
    """What the sender of a twin answers: they choose among what is offered, or the test fails."""
    key = question["key"]
    start = max((start for start in twin.answers if key.startswith(start)), key=len, default="")
    answer = twin.answers.get(start)
    assert answer in [code for code, _ in question["choices"]], (key, question)
    return answer


def driven(twin: Twin, folder: Path) -> tuple[dict, dict[str, str]]:
    """The result once nothing is asked any more, and all that was asked."""
    twin.make(folder / twin.file)
    answers: dict[str, str] = {}
    for _ in range(MOST_ROUNDS):
        result = examined(folder, twin.kind, twin.file, answers=answers)
        fresh = {
            each["key"]: answered(twin, each) for each in result["questions"] if each["key"] not in answers
        }
        if not fresh:
            break
        answers |= fresh
    assert result["questions"] == []
    return result, answers


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    path = folder / "rows" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said(folder: Path, kind: str) -> dict[tuple, float | str | None]:
    """What would be published, in the shape of a twin's `right`."""
    if kind == "indikator":
        return {
            (row["indicator"], row["area"], row["period"]): float(row["value"]) if row["value"] else None
            for row in rows(folder, "observation")
        }
    if kind == "produk":
        found = rows(folder, "product")
        return {(row["regency"], row["name"]): f"{row['category']} {row['track']}" for row in found}
    regency = {row["event"]: row["regency"] for row in rows(folder, "export_event_area")}
    return {
        (regency[row["id"]], row["commodity"]): " ".join(
            [
                row["date"],
                *(f"{float(row[name]):.10g}" if row[name] else "" for name in ("volume_tonnes", "value_idr")),
            ]
        )
        for row in rows(folder, "export_event")
    }


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.name)
def test_a_twin_is_understood_by_answers_alone(twin, tmp_path):
    result, answers = driven(twin, tmp_path)
    assert [each["what"] for each in result["findings"] if each["severity"] == "galat"] == []
    assert said(tmp_path, twin.kind) == twin.right
    assert len(answers) <= MOST_QUESTIONS


@pytest.mark.parametrize("twin", [TWINS[5], TWINS[9], TWINS[23]], ids=lambda twin: twin.name)
def test_the_command_takes_the_same_answers(twin, home, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(child, "step_back", lambda: None)
    _, answers = driven(twin, tmp_path)
    arguments = [str(tmp_path / twin.file), "--kind", twin.kind, "--preview"]
    for key, answer in answers.items():
        arguments += ["--answer", f"{key}={answer}"]
    assert command.main(arguments) == command.DONE
    assert f"Baris baru {len(twin.right)}," in capsys.readouterr().out
