"""Who decides on what: an approval is of what its approver saw, and of no import they had a hand in."""

import errno
import functools
import json
import operator
import os
import random
import shutil
import threading
import time
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.sending import sending
from data import disk, imports, locks, publication, snapshots
from data.accounts.people import AT_THE_MACHINE, Forbidden, Person
from data.intake import desk, ledger, viewed
from data.intake.declined import Changed, Declined
from tests.intake import quick_build
from tests.intake.conftest import ALOR, BELU, CHIEF, TODAY
from tests.pages.test_pages import known_pages

MISSING = object()
APPROVER = f'"approver": "{CHIEF.name}"'
ROOT = Path(__file__).resolve().parent.parent.parent
OTHER_CHIEF = Person("kedua@contoh.go.id", "pengesah", ("*",), "Biro Organisasi")
HEAD = ["Kode baris", "Kabupaten", "Nama produk", "Kategori", "Jalur perizinan", "Catatan"]
ROW = ["", "Alor", "Kenari contoh", "Makanan", "Pangan, jalur belum ditentukan", ""]
EXPORTS = [["Kabupaten", "Komoditas", "Tanggal", "Volume (ton)", "Negara tujuan"]]
EXPORTS += [["Alor", "Kenari contoh", "04/06/2025", "1,234", "Singapura"]]


@pytest.fixture
def quick(home, monkeypatch):
    quick_build.install(monkeypatch.setattr)


@pytest.fixture
def draft(send, quick) -> ledger.Draft:
    """A marked import of Alor, with a warning that was accepted."""
    sent = send([HEAD, [*ROW[:-1], "<b>baru</b>"]], ALOR)
    return desk.submit(ALOR, sent.name, {each["key"]: "memang begitu" for each in sent.result["findings"]})


def publish(person: Person, name: str, saw: dict, today: date = TODAY):
    return desk.publish(person, name, today, lambda _: None, saw=saw)


def test_what_changed_after_the_approver_looked_is_not_published(draft):
    saw, before = viewed.of(draft), snapshots.current()
    again = desk.check(ALOR, draft.name, {"satuan:x": "kg"}, {}, TODAY)
    marked = desk.submit(ALOR, again.name, {each["key"]: "alasan lain" for each in again.result["findings"]})
    with pytest.raises(Changed) as told:
        publish(CHIEF, marked.name, saw)
    assert "jawaban “satuan:x”: dahulu “”, kini “kg”" in str(told.value)
    assert "dahulu “memang begitu”, kini “alasan lain”" in str(told.value)
    assert snapshots.current() == before
    assert publish(CHIEF, marked.name, viewed.of(marked)) is not None


def test_a_row_altered_after_the_look_is_told_line_by_line(draft):
    saw = viewed.of(draft)
    (file,) = [path for path in imports.rows(draft.name) if path.stem == "product"]
    file.write_text(file.read_text("utf-8").replace("Kenari", "Kemiri"), "utf-8")
    with pytest.raises(Changed, match=r"baris product\.csv: dahulu “.*Kenari.*”, kini “.*Kemiri"):
        publish(CHIEF, draft.name, saw)


def test_an_approval_that_names_nothing_is_none(draft):
    for saw in (None, {}):
        with pytest.raises(Declined):
            publish(CHIEF, draft.name, saw)
    assert imports.accepted() == []


def test_an_embargo_publishes_what_was_approved_and_nothing_else(send, quick):
    sent = send([HEAD, ROW], ALOR)
    marked = desk.submit(ALOR, sent.name, {}, date(2026, 12, 1))
    assert publish(CHIEF, marked.name, viewed.of(marked)) is None
    (file,) = [path for path in imports.rows(sent.name) if path.stem == "product"]
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("Kenari", "Kemiri"), "utf-8")
    said = []
    assert desk.publish_due(date(2026, 12, 1), said.append) == []
    assert sent.name in said[0] and "berubah" in said[0]
    file.write_text(whole, "utf-8")
    assert desk.publish_due(date(2026, 12, 1), said.append) == [sent.name]


def test_a_new_check_takes_an_older_approval_and_embargo_with_it(send, quick):
    sent = send([HEAD, ROW], ALOR)
    marked = desk.submit(ALOR, sent.name, {}, date(2026, 12, 1))
    publish(CHIEF, marked.name, viewed.of(marked))
    again = desk.check(ALOR, sent.name, {}, {}, TODAY)
    assert (again.state, again.approver, again.approved, again.embargo) == ("draf", "", {}, "")


@pytest.mark.parametrize("action", ["undo", "discard", "submit"])
def test_every_other_decision_is_on_what_was_seen_too(send, quick, action):
    sent = send([HEAD, ROW], ALOR)
    saw = viewed.of(sent)
    if action == "undo":
        marked = desk.submit(ALOR, sent.name, {})
        publish(CHIEF, sent.name, viewed.of(marked))
        saw = viewed.of(ledger.load(sent.name))
        other = send([HEAD, [*ROW[:2], "Sirih contoh", *ROW[3:]]], ALOR)
        publish(CHIEF, other.name, viewed.of(desk.submit(ALOR, other.name, {})))
    else:
        desk.check(ALOR, sent.name, {"satuan:x": "kg"}, {}, TODAY)
    do = {
        "undo": lambda: desk.undo(CHIEF, sent.name, "salah", lambda _: None, saw=saw),
        "discard": lambda: desk.discard(ALOR, sent.name, saw=saw),
        "submit": lambda: desk.submit(ALOR, sent.name, {}, saw=saw),
    }
    with pytest.raises(Changed, match="berubah sejak Anda melihatnya"):
        do[action]()
    assert sent.folder.exists()


def test_whoever_answered_or_marked_does_not_approve(send, quick):
    untouched = send([HEAD, ROW], ALOR)
    marked = desk.submit(CHIEF, untouched.name, {})
    with pytest.raises(Forbidden, match="orang lain"):
        publish(CHIEF, marked.name, viewed.of(marked))
    answered = desk.check(OTHER_CHIEF, marked.name, {}, {}, TODAY)
    marked = desk.submit(ALOR, answered.name, {})
    for one_of_them in (CHIEF, OTHER_CHIEF):
        with pytest.raises(Forbidden, match="orang lain"):
            publish(one_of_them, marked.name, viewed.of(marked))
    third = replace(CHIEF, name="ketiga@contoh.go.id")
    assert publish(third, marked.name, viewed.of(marked)) is not None


# What stands on the page, with one import among others in every state that a kill or a damage leaves.


def page(monkeypatch, person: Person, name: str = "", **choices: str) -> AppTest:
    roles = imports.folder().parent / "roles.toml"
    told = [
        f'[[orang]]\nsurel = "{each.name}"\nperan = "{each.role}"\nwilayah = {json.dumps(each.regencies)}\n'
        for each in (ALOR, CHIEF)
    ]
    roles.write_text("".join(told), "utf-8")
    monkeypatch.setenv("DASBOR_ROLES", str(roles))
    monkeypatch.setattr(sending, "who", lambda: person)
    at = AppTest.from_file(str(ROOT / "dashboard" / "front" / "main.py"), default_timeout=200)
    at._registered_pages = known_pages()  # else each test would pass the front page on its way
    at.switch_page(str(ROOT / "pages" / "kirim_data.py"))
    for key, value in (({"kiriman": name} if name else {}) | choices).items():
        at.query_params[key] = value
    return at.run()


def test_a_click_approves_what_stood_above_it_and_shows_what_changed(draft, monkeypatch):
    at = page(monkeypatch, CHIEF, draft.name)
    assert not at.exception
    assert any("memang begitu" in each.body for each in at.get("html"))  # the approver sees the reasons
    desk.check(ALOR, draft.name, {"satuan:x": "kg"}, {}, TODAY)
    findings = ledger.load(draft.name).result["findings"]
    desk.submit(ALOR, draft.name, {each["key"]: "alasan lain" for each in findings})
    before = snapshots.current()
    at.button(key=f"publish_{draft.name}").click().run()
    assert [each.value for each in at.error if "dahulu “memang begitu”" in each.value]
    assert not at.exception and snapshots.current() == before


def test_who_may_only_look_is_offered_nothing_to_decide(send, monkeypatch):
    rows = [["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan"], ["Alor", "Kenari", "Kriya", "kriya"]]
    sent = send(rows, ALOR)
    looker = replace(ALOR, name="lihat@contoh.go.id", role="pemirsa")
    for person, may in ((ALOR, True), (looker, False)):
        at = page(monkeypatch, person, sent.name)
        assert not at.exception and any("kiriman.csv" in each.body for each in at.get("html"))
        offered = [*at.toggle, *(each for each in at.button if each.key and sent.name in each.key)]
        assert bool(offered) == may


def spoil(draft: ledger.Draft, how: str) -> None:
    file, result = draft.folder / "draft.json", draft.folder / "result.json"
    said = asdict(draft)
    texts = {
        "cut": json.dumps(said)[:60],
        "empty": "",
        "a list": "[]",
        "of another program": json.dumps(said | {"besok": 1}),
        "without a field": json.dumps({key: value for key, value in said.items() if key != "kind"}),
        "an unknown kind": json.dumps(said | {"kind": "rahasia"}),
        "no day": json.dumps(said | {"embargo": "besok"}),
        "a number": json.dumps(said | {"answers": 3}),
        "a list for a kind": json.dumps(said | {"kind": ["produk"]}),
        "a number for an answer": json.dumps(said | {"answers": {"satuan:x": 3}}),
    }
    if how in texts:
        file.write_text(texts[how], "utf-8")
    elif how == "not text":
        file.write_bytes(b"\xff\xfe\x00")
    elif how == "no record":
        file.unlink()
    elif how == "no result":
        result.unlink()
    elif how == "half a result":
        result.write_text(result.read_text("utf-8")[:40], "utf-8")
    elif how == "another result":
        result.write_text('{"refused": "x"}', "utf-8")
    elif how == "half an effect":
        (draft.folder / "effect.json").write_text('{"of": [', "utf-8")
    elif how == "a strange line in the log":
        with (imports.folder() / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write('3\n{"when": "x"}\n[1]\n')
            line = dict.fromkeys(ledger.ENTRY, "x") | {"import": draft.name, "new": 1}
            log.writelines(json.dumps(line | {"when": when}) + "\n" for when in ("kemarin", "2026-01-01"))


DAMAGED = ["cut", "empty", "a list", "of another program", "without a field", "an unknown kind", "no day"]
DAMAGED += ["a number", "a list for a kind", "a number for an answer", "not text", "no record"]
BROKEN_OFF = ["no result", "half a result", "another result"]


@pytest.mark.parametrize("how", [*DAMAGED, *BROKEN_OFF, "half an effect", "a strange line in the log"])
def test_one_bad_import_stops_nobody(send, quick, monkeypatch, how):
    good, bad = send([HEAD, ROW], ALOR), send([HEAD, [*ROW[:2], "Sirih contoh", *ROW[3:]]], ALOR)
    spoil(bad, how)
    at = page(monkeypatch, ALOR, bad.name)
    assert not at.exception
    said = " ".join(each.value for each in at.warning).replace("\\", "")
    assert ("dilewati" in said and bad.name in said) == (how in DAMAGED)
    assert ("terputus" in said) == (how in BROKEN_OFF)
    assert good.name in [each.name for each in ledger.drafts().good]
    another = send([HEAD, [*ROW[:2], "Pinang contoh", *ROW[3:]]], ALOR)
    assert desk.submit(ALOR, another.name, {}).state == "diperiksa"


def of_other_shapes(value, path=()):
    """The same JSON again and again, each time with one part that is missing or of another kind."""
    inside = value.items() if isinstance(value, dict) else enumerate(value[:2])
    for key, part in inside:
        for odd in (None, 5, "x", [], {}, ["a", 5], {"a": {"b": 1}}):
            yield (*path, key), odd
        if isinstance(value, dict):
            yield (*path, key), MISSING
        if isinstance(part, dict | list):
            yield from of_other_shapes(part, (*path, key))


def put(value, path: tuple, odd):
    *above, last = path
    value = json.loads(json.dumps(value))
    at = functools.reduce(operator.getitem, above, value)
    if odd is MISSING:
        del at[last]
    else:
        at[last] = odd
    return value


@pytest.mark.parametrize("name", ["draft.json", "result.json", "effect.json"])
def test_a_record_of_another_shape_stops_nobody(send, quick, monkeypatch, name):
    """A damage that leaves good JSON, or a program that was rolled back: every page of it broke off."""
    bad = send([HEAD, [*ROW[:1], "Sirih <b>contoh</b>", *ROW[2:]]], ALOR)
    desk.effect(ALOR, bad.name)
    file = bad.folder / name
    whole = json.loads(file.read_text("utf-8"))
    for path, odd in random.Random(19).sample(list(of_other_shapes(whole)), 12):
        file.write_text(json.dumps(put(whole, path, odd)), "utf-8")
        at = page(monkeypatch, ALOR, bad.name)
        assert not at.exception, (path, odd)


def test_a_broken_off_examination_is_taken_up_again(send, quick, monkeypatch):
    sent = send([HEAD, ROW], ALOR)
    spoil(sent, "no result")
    at = page(monkeypatch, ALOR, sent.name)
    at.button(key=f"ulang_{sent.name}").click().run()
    assert not at.exception and ledger.load(sent.name).result["changes"]["new"] == 1


def test_leftovers_of_kills_are_swept_and_counted_and_work_in_hand_is_not(home, send, quick):
    sent = send([HEAD, ROW], ALOR)
    dead = 2**22 + 5  # beyond every process id of this system
    of_the_dead = disk.ours().replace(f"-{os.getpid()}-", f"-{dead}-")
    for purpose in ("baru", "buang", "pratinjau"):
        (imports.folder() / f".{purpose}-{of_the_dead}-x").mkdir()
    (sent.folder / f".draft.json.{of_the_dead}").write_text("x")
    elsewhere = imports.folder() / f".baru-{'0' * 8}-{dead}-abcd-x"  # of another machine: no number of ours
    elsewhere.mkdir()
    old = imports.folder() / ".baru-lama"
    old.mkdir()
    os.utime(old, (time.time() - 3600,) * 2)
    at_work = ledger.workshop("baru")
    assert ledger.tidy() == 5
    assert at_work.exists() and elsewhere.exists()
    assert not old.exists() and not list(sent.folder.glob(".*"))


def test_a_draft_is_thrown_away_whole_even_when_a_kill_comes_between(send, quick, monkeypatch):
    sent = send([HEAD, ROW], AT_THE_MACHINE)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)  # killed before the first file is gone
    desk.discard(AT_THE_MACHINE, sent.name)
    assert not sent.folder.exists() and ledger.drafts().unreadable == []


def test_what_was_thrown_away_while_its_approval_waited_is_not_published(draft, monkeypatch):
    saw, turn = viewed.of(draft), locks.turn

    def meanwhile(*given):
        monkeypatch.setattr(locks, "turn", turn)
        desk.discard(ALOR, draft.name)
        return turn(*given)

    monkeypatch.setattr(locks, "turn", meanwhile)
    with pytest.raises(Declined, match="tidak ditemukan"):
        publish(CHIEF, draft.name, saw)
    assert imports.accepted() == []


@pytest.mark.parametrize("action", ["check", "discard", "submit"])
def test_what_its_sender_does_while_it_is_published_waits_and_is_declined(draft, action, monkeypatch):
    """In a second window, which is another process: rows that a build has read were written anew, or gone."""
    do = {
        "check": lambda: desk.check(ALOR, draft.name, {"satuan:x": "kg"}, {}, TODAY),
        "discard": lambda: desk.discard(ALOR, draft.name),
        "submit": lambda: desk.submit(ALOR, draft.name, draft.reasons),
    }
    outcome: list[object] = []

    def second_window() -> None:
        try:
            outcome.append(do[action]())
        except Declined as declined:
            outcome.append(str(declined))

    beside = threading.Thread(target=second_window)
    before, publishing = (draft.folder / "draft.json").read_text("utf-8"), publication.publish

    def meanwhile(*given, **how):
        beside.start()
        beside.join(2)  # either it was let in, and has done it by now, or it waits
        assert (draft.folder / "draft.json").read_text("utf-8") == before.replace('"approver": ""', APPROVER)
        return publishing(*given, **how)

    monkeypatch.setattr(publication, "publish", meanwhile)
    assert publish(CHIEF, draft.name, viewed.of(draft)) is not None
    beside.join()
    assert "disahkan" in str(outcome[0])
    assert imports.changed(*imports.standing()) == []
    assert ledger.load(draft.name).state == "disahkan"


@pytest.mark.parametrize("later", [False, True])
def test_what_was_taken_back_stays_so_though_the_log_could_not_say_it(send, quick, monkeypatch, later):
    """A kill or a full disk after CURRENT: an import with an embargo was published again by the timer."""
    sent, day = send([HEAD, ROW], ALOR), date(2026, 12, 1)
    publish(CHIEF, sent.name, viewed.of(desk.submit(ALOR, sent.name, {}, day)))
    assert desk.publish_due(day, lambda _: None) == [sent.name]
    if later:  # a version without it has to be built, instead of the one before it
        other = desk.submit(ALOR, send([HEAD, [*ROW[:2], "Sirih contoh", *ROW[3:]]], ALOR).name, {})
        publish(CHIEF, other.name, viewed.of(other))
    note = ledger.note

    def full(what: str, *given, **more) -> None:
        if what == "dibatalkan":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        note(what, *given, **more)

    monkeypatch.setattr(ledger, "note", full)
    desk.undo(CHIEF, sent.name, "salah", lambda _: None)
    assert ledger.load(sent.name).state == "dibatalkan" and desk.publish_due(day, lambda _: None) == []
    monkeypatch.setattr(ledger, "note", note)
    ledger.tidy()
    ledger.tidy()
    told = [(entry["what"], entry["who"]) for entry in ledger.log() if entry["import"] == sent.name]
    assert told[-2:] == [("disahkan", CHIEF.name), ("dibatalkan", "tidak tercatat")]
    assert sent.name not in imports.accepted()


def test_a_sender_whose_role_names_no_place_shows_nothing_to_the_others(send, quick):
    nowhere = replace(ALOR, name="tanpa@contoh.go.id", regencies=())
    sent = send([HEAD, ROW], nowhere)
    with pytest.raises(Forbidden, match="wilayah lain"):
        desk.seen(BELU, sent.name)
    with pytest.raises(Forbidden, match="wilayah lain"):
        desk.discard(BELU, sent.name)
    assert desk.seen(nowhere, sent.name) and desk.seen(CHIEF, sent.name)


def test_what_is_altered_while_an_embargo_is_approved_is_not_published_on_its_day(send, quick, monkeypatch):
    """Between the approver's look and the record of it a sender's second window may write."""
    sent = send([HEAD, ROW], ALOR)
    marked = desk.submit(ALOR, sent.name, {}, date(2026, 12, 24))
    saw, save = viewed.of(marked), ledger.save

    def meanwhile(draft: ledger.Draft, *given) -> ledger.Draft:
        (file,) = [path for path in imports.rows(draft.name) if path.stem == "product"]
        file.write_text(file.read_text("utf-8").replace("Kenari", "Kemiri"), "utf-8")
        return save(draft, *given)

    monkeypatch.setattr(ledger, "save", meanwhile)
    assert publish(CHIEF, marked.name, saw) is None
    said: list[str] = []
    assert desk.publish_due(date(2026, 12, 25), said.append) == [] and imports.accepted() == []
    assert any("dahulu “" in each and "Kemiri" in each for each in said)


def test_an_embargo_that_the_disk_did_not_take_is_not_approved(send, quick, monkeypatch):
    """The approver was told that nothing had been done, and on its day it was published in their name."""
    sent, day = send([HEAD, ROW], ALOR), date(2026, 12, 24)
    marked = desk.submit(ALOR, sent.name, {}, day)

    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(ledger, "note", full)
        with pytest.raises(Declined, match="Ruang penyimpanan hampir habis"):
            publish(CHIEF, marked.name, viewed.of(marked))
    assert desk.publish_due(day, lambda _: None) == [] and imports.accepted() == []
    assert publish(CHIEF, marked.name, viewed.of(ledger.load(marked.name))) is None
    assert desk.publish_due(day, lambda _: None) == [sent.name]


@pytest.mark.parametrize("part", ["answers", "columns", "reasons"])
def test_nobody_fills_the_log_with_a_reason(send, quick, part):
    """The fields of the page end at 300 letters; a message to the server need not come from them."""
    sent = send([HEAD, [*ROW[:-1], "<b>baru</b>"]], ALOR)
    long = {"satuan:x": "x" * (desk.MOST_SIGNS + 1)}
    many = {f"satuan:{number}": "kg" for number in range(desk.MOST_SAID + 1)}
    for said in (long, many, {"x" * 5000: "kg"}):
        with pytest.raises(Declined, match="paling panjang 300 huruf"):
            if part == "reasons":
                desk.submit(ALOR, sent.name, said)
            else:
                desk.check(ALOR, sent.name, *((said, {}) if part == "answers" else ({}, said)), TODAY)
    assert ledger.load(sent.name).answers == sent.answers and ledger.log() == []


def test_a_draft_that_was_thrown_away_is_in_the_log_with_who_did_it(send, quick, monkeypatch):
    sent = send([HEAD, ROW], ALOR)
    desk.discard(CHIEF, sent.name, saw=viewed.of(sent))
    (entry,) = ledger.log()
    assert (entry["what"], entry["who"], entry["import"]) == ("dibuang", CHIEF.name, sent.name)
    assert imports.accepted() == [] and imports.standing() == ([], {})
    other = send([HEAD, ROW], ALOR)
    for person, sees in ((CHIEF, True), (ALOR, False)):
        tables = page(monkeypatch, person, other.name).table
        assert any("dibuang" in table.value.to_string() for table in tables) == sees


def test_a_file_name_turns_nothing_round_on_the_page(home, quick):
    draft = desk.receive(
        ALOR, "laporan\u202exslx.csv", b"Kabupaten;Nama produk;Kategori\nAlor;A;Kriya\n", "produk", TODAY
    )
    assert draft.file == "laporanxslx.csv"
