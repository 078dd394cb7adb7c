"""A measure that the register lacks is asked for from an import, accepted by a steward, and then found."""

import errno
import os
from dataclasses import replace

import duckdb
import pytest

from data import imports, snapshots
from data.accounts.people import Forbidden
from data.intake import desk, new_measures, viewed
from data.intake.declined import Declined, NotNow
from tests.intake.conftest import ALOR, CHIEF, TODAY
from tests.intake.test_decisions import page

ROWS = [
    ["Kabupaten/Kota", "Panjang jalan mantap (km) 2025"],
    ["Alor", "120,5"],
]
DEFINITION = "Panjang jalan kabupaten yang permukaannya baik atau sedang pada akhir tahun."


@pytest.fixture
def asked(send):
    draft = send(ROWS, replace(ALOR), "indikator")
    (question,) = [each for each in draft.result["questions"] if each["key"].startswith(new_measures.ASKS)]
    return draft, new_measures.filled_in(question, draft)


def test_what_the_file_says_is_filled_in(asked):
    _, proposed = asked
    assert proposed.name == "Panjang jalan mantap" and proposed.unit == "km"
    assert proposed.owner == ALOR.organisation and proposed.definition == ""


def test_a_steward_accepts_it_and_the_file_then_finds_it_by_its_name(asked):
    draft, proposed = asked
    waits = new_measures.ask(ALOR, replace(proposed, definition=DEFINITION), TODAY)
    assert snapshots.current().snapshot.name == draft.base
    with pytest.raises(Forbidden, match="orang lain"):
        desk.publish(
            replace(ALOR, role="pengesah", regencies=("*",)), waits.name, TODAY, saw=viewed.of(waits)
        )
    with pytest.raises(Forbidden, match="semua wilayah"):
        steward = replace(CHIEF, name="lain@contoh.go.id", regencies=("5305",))
        desk.publish(steward, waits.name, TODAY, saw=viewed.of(waits))
    with pytest.raises(Declined, match="tidak diperiksa ulang"):
        desk.check(ALOR, waits.name, {}, {}, TODAY)
    snapshot = desk.publish(CHIEF, waits.name, TODAY, lambda _: None, saw=viewed.of(waits))
    with duckdb.connect(snapshot.path, read_only=True) as con:
        told = con.execute(
            "select name, unit, owner, additive, direction from indicator order by passport"
        ).fetchall()
    assert told[-1] == ("Panjang jalan mantap", "km", ALOR.organisation, False, "netral")
    again = desk.check(ALOR, draft.name, {}, {}, TODAY)
    assert again.result["questions"] == [] and again.result["changes"]["new"] == 1
    assert "panjang-jalan-mantap" in (again.folder / "rows" / "observation.csv").read_text()
    back = desk.undo(CHIEF, waits.name, "salah", lambda _: None, saw=viewed.of(desk.seen(CHIEF, waits.name)))
    assert back.name == draft.base


@pytest.mark.parametrize(
    ("more", "words"),
    [({}, "definisi"), ({"definition": DEFINITION, "unit": ""}, "satuan")],
)
def test_what_is_missing_is_a_sentence(asked, more, words):
    with pytest.raises(Declined, match=words):
        new_measures.ask(ALOR, replace(asked[1], **more), TODAY)


def test_what_the_register_has_is_not_asked_for_again(asked):
    with duckdb.connect(snapshots.current().snapshot.path, read_only=True) as con:
        (name,) = con.execute("select name from indicator order by passport limit 1").fetchone()
    with pytest.raises(Declined, match="sudah memuat"):
        new_measures.ask(ALOR, replace(asked[1], definition=DEFINITION, name=name.upper()), TODAY)


def test_it_is_asked_for_on_the_page_with_the_question(asked, monkeypatch):
    draft, proposed = asked
    at = page(monkeypatch, ALOR, draft.name)
    fields = {each.key: each for each in at.text_input if each.key.startswith("usul_")}
    assert fields[f"usul_name_{draft.name}_0"].value == proposed.name
    fields[f"usul_definition_{draft.name}_0"].set_value(DEFINITION)
    next(button for button in at.button if button.label == "Usulkan").click().run()
    assert not at.exception and "menunggu pengesahan" in at.success[0].value


@pytest.mark.parametrize("hindered", ["data.durable.settle", "data.intake.ledger.note"])
def test_a_measure_that_the_disk_did_not_take_leaves_nothing(asked, monkeypatch, hindered):
    """Its half stayed as long as the server lived, or all of it though nothing was said to be kept."""
    before = set(imports.folder().iterdir())

    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(hindered, full)
        with pytest.raises(NotNow, match="Ruang penyimpanan hampir habis"):
            new_measures.ask(ALOR, replace(asked[1], definition=DEFINITION), TODAY)
    assert {path for path in imports.folder().iterdir() if path.name != "log.jsonl"} == before
    assert new_measures.ask(ALOR, replace(asked[1], definition=DEFINITION), TODAY).state == "diperiksa"


def test_a_sender_asks_for_no_more_measures_than_anything_else(asked, monkeypatch):
    """Of files forty wait at most; by thousands of measures one sender filled the disk of all the others."""
    monkeypatch.setattr(desk, "MOST_OPEN", 2)
    new_measures.ask(ALOR, replace(asked[1], definition=DEFINITION), TODAY)
    with pytest.raises(Declined, match="belum disahkan"):
        new_measures.ask(ALOR, replace(asked[1], definition=DEFINITION, name="Panjang jalan lain"), TODAY)
