"""Three offices' own lists go in by five decisions at most, and the next quarter's by none."""

import csv
from pathlib import Path

import pytest

from data.accounts.people import Person
from data.intake import desk
from tests.intake.conftest import TODAY
from tests.intake.officers import OFFICERS, Officer
from tests.intake.test_reading import keys

pytestmark = pytest.mark.usefixtures("home")


def sent(officer: Officer, folder: Path, quarter: int) -> tuple[Person, bytes]:
    path = folder / officer.file
    officer.make(path, quarter)
    mail = f"{officer.regency}@contoh.go.id"
    return Person(mail, "pengirim", (officer.regency,), f"Dinas {officer.name}"), path.read_bytes()


@pytest.mark.parametrize(
    "officer",
    [pytest.param(each, marks=() if each is OFFICERS[0] else pytest.mark.slow) for each in OFFICERS],
    ids=lambda officer: officer.name,
)
def test_a_list_takes_five_decisions_at_most_and_the_next_one_none(officer, tmp_path):
    person, content = sent(officer, tmp_path, 0)
    draft = desk.receive(person, officer.file, content, "produk", TODAY, drop_personal=True)
    answers = {}
    for _ in range(3):
        asked = [each for each in keys(draft.result) if each not in answers]
        answers |= {each: officer.answer(each) for each in asked}
        draft = desk.check(person, draft.name, answers, {}, TODAY) if asked else draft
    assert draft.result["questions"] == []
    assert [each["what"] for each in draft.result["findings"] if each["severity"] == "galat"] == []
    warned = {(each["rule"], each["column"]) for each in draft.result["findings"]}
    assert 1 + len(answers) + len(warned) <= 5, (answers, warned)  # the tick that drops personal columns
    with (draft.folder / "rows" / "product.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == officer.products and {row["regency"] for row in rows} == {officer.regency}
    assert {row["category"] for row in rows} == set(officer.categories)
    assert not any("Contoh" in str(row.values()) and "Bapak" in str(row.values()) for row in rows)

    desk.submit(person, draft.name, {each["key"]: "memang begitu" for each in draft.result["findings"]})
    person, content = sent(officer, tmp_path, 1)
    again = desk.receive(person, officer.file, content, "produk", TODAY)
    assert (keys(again.result), again.recipe) == ([], draft.name)
    assert again.result["changes"]["new"] > 0
