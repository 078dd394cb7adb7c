"""Who may, in which order, and what is left behind: the desk keeps its promises to senders and readers."""

import errno
import os
import subprocess
import sys
import threading
import time
from collections import namedtuple
from dataclasses import replace
from datetime import date

import duckdb
import pytest

from data import build, disk, imports, publication, snapshots
from data.accounts import people
from data.accounts.people import Forbidden
from data.intake import __main__ as command
from data.intake import act, child, desk, grids, ledger, viewed
from data.intake.desk import Changed, Declined
from tests.intake import quick_build
from tests.intake.conftest import ALOR, BELU, CHIEF, TODAY, said
from tests.intake.messy import grid

pytestmark = pytest.mark.slow

HEAD = ["Kode baris", "Kabupaten", "Nama produk", "Kategori", "Jalur perizinan", "Catatan"]
OPEN = "Pangan, jalur belum ditentukan"


def row(name: str, regency: str = "Alor", code: str = "", note: str = "") -> list[str]:
    return [code, regency, name, "Makanan", OPEN, note]


def products(snapshot: snapshots.Snapshot) -> set[str]:
    with duckdb.connect(snapshot.path, read_only=True) as con:
        return {name for (name,) in con.execute("select name from product").fetchall()}


@pytest.fixture
def quick(home, monkeypatch):
    quick_build.install(monkeypatch.setattr)


def checked(send, *rows, person=ALOR) -> ledger.Draft:
    draft = send([HEAD, *rows], person)
    return desk.submit(
        person, draft.name, {each["key"]: "sudah diperiksa" for each in draft.result["findings"]}
    )


def approve(name: str, today: date = TODAY):
    """Published by the province, which saw the import as it is now."""
    return desk.publish(CHIEF, name, today, lambda _: None, saw=viewed.of(ledger.load(name)))


def published(send, *rows, person=ALOR) -> ledger.Draft:
    draft = checked(send, *rows, person=person)
    approve(draft.name)
    return ledger.load(draft.name)


def test_from_a_file_to_a_figure_and_back_by_the_real_build(in_a_child, send, home):
    before = snapshots.current().snapshot
    draft = checked(send, row("Kenari contoh"))
    figures = {each["label"]: (each["before"], each["after"]) for each in desk.effect(ALOR, draft.name)}
    assert figures["Produk tercatat di register ini"] == (120, 121)
    snapshot = approve(draft.name)
    assert snapshots.current().snapshot == snapshot
    assert products(snapshot) - products(before) == {"Kenari contoh"}
    assert [name for name in snapshot.manifest["inputs"] if draft.name in name] == [
        f"imports/{draft.name}/product.csv",
        f"imports/{draft.name}/source.csv",
    ]
    assert build.build(say=lambda _: None).manifest["inputs"] == snapshot.manifest["inputs"]
    publication.put_in_view(snapshot)
    assert desk.undo(CHIEF, draft.name, "salah kirim", lambda _: None) == before
    assert snapshots.current() == snapshots.Choice(before, None)
    assert [entry["what"] for entry in ledger.log()] == ["diperiksa", "disahkan", "dibatalkan"]
    assert ledger.load(draft.name).state == "dibatalkan"
    assert (draft.folder / "kiriman.csv").exists()


def test_a_sender_cannot_touch_another_regencys_rows(send):
    foreign = send([HEAD, row("Jagung contoh", "Belu")], ALOR)
    assert said(foreign) == {"B2": "W03"}
    with duckdb.connect(snapshots.current().snapshot.path, read_only=True) as con:
        (theirs,) = con.execute("select id from product where regency = '5304' limit 1").fetchone()
    taken = send([HEAD, row("Jagung contoh", "Alor", theirs)], ALOR)
    assert said(taken)["A2"] == "W05"
    for draft in (foreign, taken):
        with pytest.raises(Declined, match="galat"):
            desk.submit(ALOR, draft.name, {})


@pytest.mark.parametrize("action", ["seen", "check", "submit", "publish", "undo", "discard", "effect"])
def test_every_action_asks_who_may(send, quick, action):
    draft = send([HEAD, row("Kenari contoh")], ALOR)
    details = {"check": ({}, {}, TODAY), "submit": ({},), "publish": (TODAY,), "undo": ("x",)}.get(action, ())
    nobody = people.Person("x@contoh.go.id", "tak dikenal", ("*",), "x")
    for person in (None, nobody, BELU):
        with pytest.raises(Forbidden):
            getattr(desk, action)(person, draft.name, *details)


def test_nobody_without_a_role_may_send(home):
    for person in (None, people.Person("x@contoh.go.id", "pemirsa", ("*",), "x")):
        with pytest.raises(Forbidden):
            desk.receive(person, "a.csv", b"x", "produk", TODAY)
    assert not list(imports.folder().glob("*Z-*"))


def test_two_people_are_needed_where_roles_are_set_up(send, quick):
    draft = checked(send, row("Kenari contoh"), person=CHIEF)
    with pytest.raises(Forbidden, match="orang lain"):
        approve(draft.name)
    with pytest.raises(Forbidden):
        desk.publish(ALOR, draft.name, TODAY, lambda _: None)


def test_what_is_not_checked_is_not_published(send, quick):
    draft = send([HEAD, row("Kenari contoh")], ALOR)
    with pytest.raises(Declined, match="sudah diperiksa"):
        approve(draft.name)


def test_a_warning_needs_a_reason_and_an_error_cannot_be_accepted(send):
    warned = send([HEAD, row("Kenari contoh", note="<b>baru</b>")], ALOR)
    (finding,) = warned.result["findings"]
    assert finding["severity"] == "peringatan"
    with pytest.raises(Declined, match="alasan"):
        desk.submit(ALOR, warned.name, {finding["key"]: "  "})
    assert desk.submit(ALOR, warned.name, {finding["key"]: "memang namanya"}).state == "diperiksa"
    wrong = send([HEAD, row("Kenari contoh", note="=cmd|' /C calc'!A0")], ALOR)
    with pytest.raises(Declined, match="galat"):
        desk.submit(ALOR, wrong.name, {each["key"]: "tetap saja" for each in wrong.result["findings"]})


def test_the_second_of_two_is_told_what_changed_and_checks_again(send, quick):
    first, second = checked(send, row("Kenari contoh")), checked(send, row("Sirih contoh"))
    approve(first.name)
    with pytest.raises(Changed, match="Produk desa dari Dinas PMD Kabupaten Alor \\(1 baris baru"):
        approve(second.name)
    again = desk.check(ALOR, second.name, {}, {}, TODAY)
    desk.submit(ALOR, again.name, {})
    snapshot = approve(again.name)
    assert {"Kenari contoh", "Sirih contoh"} <= products(snapshot)
    assert imports.accepted() == [first.name, second.name]


def test_an_embargo_holds_until_its_day(send, quick):
    draft = send([HEAD, row("Kenari contoh")], ALOR)
    desk.submit(ALOR, draft.name, {}, date(2026, 12, 1))
    before = snapshots.current()
    assert approve(draft.name) is None
    assert snapshots.current() == before and ledger.load(draft.name).state == "menunggu"
    assert desk.publish_due(date(2026, 11, 30), lambda _: None) == []
    assert desk.publish_due(date(2026, 12, 1), lambda _: None) == [draft.name]
    assert imports.accepted() == [draft.name]


def test_an_older_import_is_taken_back_and_later_ones_stay(send, quick):
    first = published(send, row("Kenari contoh"))
    published(send, row("Sirih contoh"))
    after = desk.undo(CHIEF, first.name, "salah", lambda _: None)
    assert "Kenari contoh" not in products(after) and "Sirih contoh" in products(after)
    with pytest.raises(Declined, match="tidak ada dalam data"):
        desk.undo(CHIEF, first.name, "lagi", lambda _: None)


def test_rows_that_say_nothing_new_are_not_published(send, quick):
    published(send, row("Kenari contoh"))
    again = send([HEAD, row("Kenari contoh")], ALOR)
    assert again.result["changes"]["unchanged"] == 1
    with pytest.raises(Declined, match="tidak mengubah apa pun"):
        desk.submit(ALOR, again.name, {})


def test_personal_data_leave_no_copy(in_a_child, send, home):
    for rows in (
        [[*HEAD, "NIK"], [*row("Kenari contoh"), ""]],
        [[*HEAD, "Kontak"], [*row("Kenari"), "081234567890"], [*row("Sirih"), "0812-3456-7891"]],
        [[*HEAD, "Kode"], [*row("Kenari"), "5305010203900001"], [*row("Sirih"), "5305014203900002"]],
    ):
        with pytest.raises(Declined, match="data pribadi") as refused:
            send(rows, ALOR)
        assert "0812" not in str(refused.value) and "53050" not in str(refused.value)
    assert not list(imports.folder().glob("*Z-*")) and not list(imports.folder().glob(".baru-*"))


SECRET = ["5305010203900001", "081234567890", "Jalan Melati 5", "Yohanes Bere", "Maria Seran"]


@pytest.mark.parametrize("end", [".csv", ".xlsx"])
def test_personal_columns_are_dropped_on_one_tick_and_never_kept(end, in_a_child, home, quick, tmp_path):
    own = ["NIK", "No. HP", "Alamat Usaha", "Nama Pemilik", "UMKM", "Lain"]
    lines = [*SECRET, "081234567891"], [*SECRET[:4], "Yosef Tnomel", "0812-3456-7892"]
    rows = [["Daftar"], [*HEAD, *own]]
    rows += [[*row(f"Kenari {at}"), *line] for at, line in enumerate(lines)]
    path = tmp_path / f"daftar{end}"
    if end == ".csv":
        path.write_text("\n".join(";".join(map(str, each)) for each in rows), encoding="utf-8")
    else:
        grid(path, ("Data", rows))
    with pytest.raises(Declined, match="Buang kolom pribadi"):
        desk.receive(ALOR, path.name, path.read_bytes(), "produk", TODAY)
    draft = desk.receive(ALOR, path.name, path.read_bytes(), "produk", TODAY, drop_personal=True)
    assert draft.result["changes"]["new"] == 2
    assert any("dibuang dan tidak disimpan" in each for each in draft.result["decisions"])
    desk.check(ALOR, draft.name, {}, {}, TODAY)
    kept = [file for file in imports.folder().rglob("*") if file.is_file()]
    assert {file.name for file in kept} >= {"kiriman.xlsx", "hasil.xlsx", "result.json"}
    for file in kept:
        told = str(grids.read(file)) if file.suffix == ".xlsx" else file.read_text(encoding="utf-8")
        assert not [each for each in (*SECRET, "Tnomel", "081234567891", "3456-7892") if each in told], file


def test_names_of_businesses_are_no_people(send):
    draft = send([[*HEAD, "Nama Usaha"], [*row("Kenari"), "UD Contoh"], [*row("Sirih"), "Kelompok Mawar"]])
    assert draft.result["changes"]["new"] == 2


def test_a_full_disk_refuses_and_changes_nothing(send, quick, monkeypatch):
    draft = checked(send, row("Kenari contoh"))
    before = snapshots.current()

    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def full_for_duckdb(*_, **__):
        raise duckdb.IOException(f'Could not write file "x.wal": {os.strerror(errno.ENOSPC)}')

    for filled in (full, full_for_duckdb):
        with monkeypatch.context() as patch:
            patch.setattr(build, "assemble", filled)
            for act in (
                lambda: approve(draft.name),
                lambda: desk.effect(ALOR, draft.name),
            ):
                with pytest.raises(Declined, match="penyimpanan"):
                    act()
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "save", full)
        with pytest.raises(Declined, match="penyimpanan"):
            send([HEAD, row("Sirih contoh")], ALOR)
    assert not list(imports.folder().glob(".*")) and len(ledger.drafts().good) == 1
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(desk.shutil, "disk_usage", lambda _: usage(10, 10, 0))
    with pytest.raises(Declined, match="penyimpanan"):
        send([HEAD, row("Sirih contoh")], ALOR)
    assert snapshots.current() == before


def test_a_torn_log_line_is_passed_over(send, quick):
    draft = published(send, row("Kenari contoh"))
    with (imports.folder() / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"when": "2026-')
    desk.undo(CHIEF, draft.name, "salah", lambda _: None)
    assert [entry["what"] for entry in ledger.log()][-1] == "dibatalkan"


def test_brackets_without_end_hide_none_of_the_others(send, quick):
    """JSON that nests too deep raises no ValueError."""
    deep = "[" * 200_000
    one, two, three = (checked(send, row(f"Kenari contoh {at}")) for at in range(3))
    (one.folder / "draft.json").write_text(deep, encoding="utf-8")
    (two.folder / "result.json").write_text(deep, encoding="utf-8")
    with (imports.folder() / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"{deep}\n")
    assert ledger.drafts().unreadable == [one.name]
    with pytest.raises(ledger.Unexamined):
        assert ledger.load(two.name).result
    assert approve(three.name) and imports.accepted() == [three.name]


def test_columns_that_a_sender_corrected_are_remembered(send):
    rows = [
        ["Kabupaten", "Sebutan setempat", "Kategori", "Jalur perizinan"],
        ["Alor", "Kenari contoh", "Makanan", OPEN],
    ]
    first = send(rows, ALOR)
    assert first.result["questions"]  # the column that must be there is asked for
    fixed = desk.check(ALOR, first.name, {}, {"Sebutan setempat": "name"}, TODAY)
    assert fixed.result["findings"] == fixed.result["questions"] == []
    again = send(rows, ALOR)
    assert again.result["findings"] == again.result["questions"] == []
    assert send(rows, CHIEF).result["questions"] != []


def test_a_file_that_leaves_columns_out_changes_only_the_others(send, quick):
    with duckdb.connect(snapshots.current().snapshot.path, read_only=True) as con:
        code, name, hs6 = con.execute(
            "select id, name, hs6 from product where regency = '5305' and hs6 is not null"
        ).fetchone()
    draft = send([["Kode baris", "Kabupaten", "Catatan"], [code, "Alor", "catatan contoh"]], ALOR)
    (difference,) = draft.result["changes"]["differences"]
    assert (difference["id"], difference["after"]) == (code, "catatan contoh")
    (written,) = imports.rows(draft.name)[:1]
    assert name in written.read_text(encoding="utf-8") and hs6 in written.read_text(encoding="utf-8")


@pytest.mark.skipif(not child.UNIX, reason="Windows knows no such priority")
def test_what_examines_a_file_steps_back_for_readers():
    tried = "import os; from data.intake import child; child.step_back(); print(os.nice(0))"
    told = subprocess.run([sys.executable, "-c", tried], capture_output=True, text=True, check=True)
    assert int(told.stdout) == child.NICE


def test_a_busy_server_says_so_and_not_that_the_file_is_unsafe(in_a_child, send, monkeypatch):
    monkeypatch.setattr(child, "WALL_SECONDS", 0.01)
    with pytest.raises(Declined, match=r"sibuk.* tidak ditolak"):
        send([["Kabupaten", "Nama produk"], ["Alor", "Kenari contoh"]])


def test_one_sender_never_fills_the_disk_of_all_the_others(send, home, monkeypatch):
    monkeypatch.setattr(desk, "MOST_OPEN", 2)
    kept = [send([HEAD, row(f"Kenari contoh {number}")], ALOR) for number in range(2)]
    with pytest.raises(Declined, match="2 kiriman yang belum disahkan"):
        send([HEAD, row("Kenari contoh lagi")], ALOR)
    assert len(ledger.drafts().good) == 2 and not list(imports.folder().glob(".*"))
    assert send([HEAD, row("Kenari contoh lagi")], CHIEF)  # others send on
    desk.discard(ALOR, kept[0].name)
    assert send([HEAD, row("Kenari contoh lagi")], ALOR)


def test_few_actions_run_at_once_and_one_of_each_person(monkeypatch):
    """Each is a process with a file in memory: fifty clicks of one sender took what the service may have."""
    running: list[str] = []
    seen: list[list[str]] = []

    def elsewhere(_action, person, _details):
        running.append(person.name)
        seen.append(list(running))
        time.sleep(0.05)
        running.remove(person.name)
        yield {"name": person.name}

    monkeypatch.setattr(act, "_elsewhere", elsewhere)
    outcomes: list[list] = []
    people = [replace(ALOR, name=f"{name}@contoh.go.id") for name in "aaaabc"]
    threads = [
        threading.Thread(target=lambda each=each: outcomes.append(list(act.told("receive", each))))
        for each in people
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == len(seen) == 6 and all(said[-1].get("name") for said in outcomes)
    assert max(map(len, seen)) == act.AT_ONCE and all(len(set(each)) == len(each) for each in seen)
    assert [act.WAITING] in [said[:-1] for said in outcomes]


def test_who_waited_too_long_for_a_place_is_told_so_and_takes_none(monkeypatch):
    monkeypatch.setattr(act, "PATIENCE", 0.01)
    assert act.PLACES.take(ALOR.name, 0)
    try:
        *_, outcome = act.told("receive", ALOR)
        assert "sibuk" in outcome["declined"]
    finally:
        act.PLACES.give_back(ALOR.name)
    assert act.PLACES.take(ALOR.name, 0)  # nothing of it stays behind
    act.PLACES.give_back(ALOR.name)


def test_an_action_that_breaks_gives_its_place_back(monkeypatch):
    def breaks(*_):
        raise ZeroDivisionError
        yield

    monkeypatch.setattr(act, "_elsewhere", breaks)
    with pytest.raises(ZeroDivisionError):
        list(act.told("receive", ALOR))
    assert act.PLACES.take(ALOR.name, 0)
    act.PLACES.give_back(ALOR.name)


@pytest.mark.parametrize("trouble", [Declined("Data berubah."), KeyboardInterrupt(), OSError(28, "x")])
def test_a_publication_by_command_that_failed_leaves_no_draft(home, quick, tmp_path, monkeypatch, trouble):
    """Each attempt left one more draft among everybody's, which nobody had sent."""
    file = tmp_path / "kiriman.csv"
    file.write_text("Kabupaten;Nama produk;Kategori;Jalur perizinan\nAlor;Kenari contoh;Kriya;kriya\n")
    monkeypatch.setattr(child, "step_back", lambda: None)
    given = [str(file), "--publish", "--accept", "memang begitu"]

    def failing(*_, **__):
        raise trouble

    with monkeypatch.context() as patch:
        patch.setattr(desk, "publish", failing)
        assert disk.command(lambda: command.main(given)) != 0
    assert ledger.drafts().good == [] and imports.accepted() == []
    assert command.main([*given, "--embargo", "2999-01-01"]) == 0
    assert [each.state for each in ledger.drafts().good] == ["menunggu"]
    assert command.main(given) == 0 and len(imports.accepted()) == 1


def test_an_examination_that_is_stopped_by_hand_leaves_no_draft(home, monkeypatch):
    """Ctrl-C while the file was looked at: the draft stayed among everybody's, examined by nobody."""

    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(child, "examine", stopped)
    with pytest.raises(KeyboardInterrupt):
        desk.receive(ALOR, "kiriman.csv", b"Kabupaten;Nama produk;Kategori\nAlor;A;Kriya\n", "produk", TODAY)
    assert ledger.drafts().good == [] and not list(imports.folder().glob(".*"))
