"""A name goes from all that was kept; the chain stays whole, figures stay as they are, two people do it."""

import errno
import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from openpyxl import Workbook

from briefing import library, ready
from briefing.keeping import to_json
from dashboard.answers import store
from dashboard.answers.view import View
from data import backup, build, chain, imports, removal, snapshots
from data.accounts.people import Person
from data.intake import desk, ledger, viewed
from data.unnaming import GONE, Failed, Name
from tests.data.test_backup import AS_OWNER, ROOT
from tests.data.test_snapshots import publish
from tests.intake import quick_build
from tests.intake.conftest import TODAY, home, send  # noqa: F401 - fixtures
from tests.pages.test_pages import opened

WHO = "Yohanes Contoh"
SENDER = Person("Yohanes.Contoh@contoh.go.id", "pengirim", ("5305",), "Dinas PMD Kabupaten Alor")
CHIEF = Person("kepala@contoh.go.id", "pengesah", ("*",), "Dinas PMD Provinsi NTT")
ROLES = """
[[orang]]
surel = "kepala@contoh.go.id"
peran = "pengesah"
[[orang]]
surel = "admin@contoh.go.id"
peran = "administrator"
[[orang]]
surel = "lihat@contoh.go.id"
peran = "pemirsa"
"""
BASIS = "Penetapan pengadilan 12/2026"
BY = ["--oleh", "kepala@contoh.go.id", "--bersama", "admin@contoh.go.id"]


def workbook(product: str) -> bytes:
    book, content = Workbook(), io.BytesIO()
    for row in (
        ["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan"],
        ["Alor", product, "Kriya", "kriya"],
    ):
        book.active.append(row)
    book.save(content)
    return content.getvalue()


@pytest.fixture
def office(home, tmp_path, monkeypatch) -> Path:  # noqa: F811
    """A name in a version, an accepted import, a draft, a briefing, the logs and a backup."""
    quick_build.install(monkeypatch.setattr)
    for number, product in enumerate((f"Tenun {WHO}", "Kenari biasa", "Madu YOHANES  contoh")):
        draft = desk.receive(SENDER, f"kiriman {WHO}.xlsx", workbook(product), "produk", TODAY)
        if number < 2:
            reasons = {each["key"]: "memang begitu" for each in draft.result["findings"]}
            desk.submit(SENDER, draft.name, reasons)
            desk.publish(CHIEF, draft.name, TODAY, lambda _: None, saw=viewed.of(ledger.load(draft.name)))
    snapshot = snapshots.current().snapshot
    made = ready.make("provinsi", View(snapshot))
    library.save(replace(made, title=f"Paparan {WHO}"))
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "dasbor-8501.jsonl").write_text(json.dumps({"pesan": f"galat: {WHO}"}) + "\n")
    (tmp_path / "roles.toml").write_text(ROLES)
    monkeypatch.setenv("DASBOR_ROLES", str(tmp_path / "roles.toml"))
    backup.back_up(tmp_path / "cadangan")
    return home


def run(*words: str) -> int:
    return removal.main([*words], ask=lambda: f"{WHO}\n")


def code(capsys, log: Path) -> str:
    assert run("cari", "--log", str(log)) == 0
    return capsys.readouterr().out.rsplit("Kode: ", 1)[1].strip()


def everything(folder: Path) -> str:
    """All that is in a folder, unpacked, as text without regard to capitals."""
    told = []
    for path in sorted(folder.rglob("*")):
        told.append(path.name)
        if path.is_file():
            content = path.read_bytes()
            if zipfile.is_zipfile(io.BytesIO(content)):
                with zipfile.ZipFile(io.BytesIO(content)) as parts:
                    content = b"".join(parts.read(part) for part in parts.namelist())
            told.append(content.decode("utf-8", errors="replace"))
    return " ".join(" ".join(told).casefold().split())


def figures() -> dict:
    with duckdb.connect(snapshots.current().snapshot.path, read_only=True, config=store.LOCKED) as con:
        tables = [name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()]
        return {table: con.execute(f'select count(*) from "{table}"').fetchone() for table in tables}


@pytest.mark.slow
def test_a_name_goes_from_everything_that_was_kept(office, tmp_path, capsys):
    before, counted, accepted = snapshots.current().snapshot, figures(), imports.accepted()
    assert everything(office).count("yohanes contoh") > 5
    done = run(
        "hapus", "--kode", code(capsys, tmp_path / "log"), "--dasar", BASIS, *BY,
        "--log", str(tmp_path / "log"), "--cadangan", str(tmp_path / "cadangan"),
    )  # fmt: skip
    assert done == 0, capsys.readouterr()
    for folder in (office, tmp_path / "log", tmp_path / "cadangan"):
        assert "yohanes contoh" not in everything(folder), folder
    assert sorted(path.name for path in tmp_path.glob("snapshots*")) == ["snapshots"]
    after = snapshots.current()
    assert after.problem is None and after.snapshot.name != before.name and figures() == counted
    assert chain.main() == 0 and imports.accepted() == accepted
    assert after.snapshot.published == before.published  # a link to the old name is led here
    assert {entry["who"] for entry in ledger.log()} == {SENDER.name, CHIEF.name}
    assert ledger.drafts().unreadable == [] and len(ledger.drafts().good) == 3
    (saved,) = library.saved()
    assert saved.title == f"Paparan {GONE}"
    kept = library.find(saved.newest)
    assert kept.snapshot == after.snapshot.name and f"·{before.code}" not in to_json(kept)
    (note,) = removal.notes()
    assert note["dasar"] == BASIS and note["versi"][before.name] == after.snapshot.name
    assert any(BASIS in each.value for each in opened("data").sidebar.caption)
    assert "tidak ditemukan" in (run("cari"), capsys.readouterr().out)[1]


@pytest.mark.slow
def test_what_was_not_seen_is_not_removed_and_one_person_is_not_enough(office, tmp_path, capsys):
    seen, before = code(capsys, tmp_path / "log"), everything(office)
    log = ["--log", str(tmp_path / "log")]
    refused = [
        ["--kode", "00000000", "--dasar", BASIS, *BY, *log],  # something else than what `cari` told
        ["--kode", seen, *BY, *log],
        ["--kode", seen, "--dasar", f"permintaan {WHO}", *BY, *log],  # the note is public
        ["--kode", seen, "--dasar", BASIS, *log],
        ["--kode", seen, "--dasar", BASIS, "--oleh", BY[1], "--bersama", BY[1], *log],
        ["--kode", seen, "--dasar", BASIS, "--oleh", BY[1], "--bersama", "lihat@contoh.go.id", *log],
    ]
    for words in refused:
        assert run("hapus", *words) == 1, words
    assert everything(office) == before
    removal.after_a_kill(office)  # nothing to do
    assert everything(office) == before


def test_what_a_server_takes_in_meanwhile_is_not_lost(office, tmp_path, capsys, monkeypatch):
    seen, late = code(capsys, tmp_path / "log"), office / "kiriman-terlambat.json"
    whole = removal.Rewriting.all_of_it

    def while_a_server_writes(rewriting):
        whole(rewriting)
        late.write_text("{}", encoding="utf-8")

    monkeypatch.setattr(removal.Rewriting, "all_of_it", while_a_server_writes)
    assert run("hapus", "--kode", seen, "--dasar", BASIS, *BY, "--log", str(tmp_path / "log")) == 1
    assert late.name in capsys.readouterr().err
    assert late.exists() and not removal.notes()


def test_a_kill_between_the_two_folders_leaves_a_whole_one(home):  # noqa: F811
    before = snapshots.current()
    home.rename(home.with_name("snapshots.lama"))
    removal.after_a_kill(home)
    assert snapshots.current() == before
    for name in ("snapshots.lama", "snapshots.baru"):
        home.with_name(name).mkdir()
    removal.after_a_kill(home)  # the new one is in place: the old one still holds the name
    assert snapshots.current() == before and not list(home.parent.glob("snapshots.*"))


def test_after_a_kill_between_the_two_folders_a_build_begins_nothing_anew(home):  # noqa: F811
    """At its start a server builds: without any import, and the next removal threw the old folder away."""
    before = snapshots.current()
    home.rename(home.with_name("snapshots.lama"))
    with build.alone(lambda _: None):
        assert snapshots.current() == before
    home.rename(home.with_name("snapshots.lama"))
    home.mkdir()
    publish(home, 1)  # by whoever knew nothing of it
    with pytest.raises(Failed, match="sama-sama ada"):
        removal.after_a_kill(home)
    assert (home / "CURRENT").exists() and (home.with_name("snapshots.lama") / "CURRENT").exists()
    (home / removal.NOTE).write_text('[{"waktu": "x"}]')  # that one was made of the other
    removal.after_a_kill(home)
    assert not home.with_name("snapshots.lama").exists()


@pytest.mark.slow
def test_whoever_owns_the_data_takes_a_name_out_of_them(office, tmp_path):
    """As the service's own user it was refused, at the end of all the work: versions are read-only."""
    told = ""
    for words in (["cari"], ["hapus", "--dasar", BASIS, *BY]):
        command = [*AS_OWNER, sys.executable, "-m", "data.removal", *words, "--kode", told[-9:].strip()]
        done = subprocess.run(
            command, cwd=ROOT, input=f"{WHO}\n", capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        told = done.stdout
    assert "yohanes contoh" not in everything(office) and chain.main() == 0


def test_what_broke_off_behind_the_data_is_done_by_the_same_command(office, tmp_path, capsys, monkeypatch):
    """The name was "not found" any more, and stayed in the backups and in what had been made of the data."""
    log, derived, shelf = tmp_path / "log", tmp_path / "turunan", tmp_path / "cadangan"
    derived.mkdir()
    (derived / "paparan.txt").write_text(WHO)
    words = ["--dasar", BASIS, *BY, "--log", str(log), "--turunan", str(derived), "--cadangan", str(shelf)]
    seen = code(capsys, log)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(backup, "back_up", full)
        assert run("hapus", "--kode", seen, *words) == 1
        said = capsys.readouterr()
        assert "ulangi perintah yang sama" in said.err and "tidak berubah" not in said.err + said.out
        assert run("hapus", "--kode", seen, *words) == 1  # still no room
    (derived / "lagi.txt").write_text(WHO)  # as it is after a kill
    assert run("hapus", "--kode", seen, *words) == 0
    assert "diselesaikan" in capsys.readouterr().out
    for folder in (office, log, derived, shelf):
        assert "yohanes contoh" not in everything(folder), folder
    assert backup.check(shelf) and not list(derived.iterdir())
    assert run("cari") == 0 and "diselesaikan" not in capsys.readouterr().out


def test_what_stands_in_a_source_file_is_mended_there(home, tmp_path, monkeypatch):  # noqa: F811
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "participant.csv").write_text(f"id,name\n1,UD {WHO}\n")
    monkeypatch.setattr(removal, "RAW", tmp_path / "raw")
    with pytest.raises(Failed, match=r"participant\.csv, baris 2"):
        removal.remove(Name(WHO), reason=BASIS, by=("", ""))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("YOHANES\u00a0 contoh", "[dihapus]"),
        ("Yohanes Contohan", "Yohanes Contohan"),
        ("a Yohanes Contoh, b", "a [dihapus], b"),
    ],
)
def test_a_name_is_found_however_it_is_written_and_never_within_a_word(text, left):
    assert Name(WHO).out_of(text) == left


def test_a_text_too_short_to_be_a_name_is_refused():
    with pytest.raises(Failed):
        Name(" a b ")


def test_the_notes_of_earlier_removals_are_never_lost(home):  # noqa: F811
    (home / removal.NOTE).write_text("{")
    with pytest.raises(Failed, match="rusak"):
        removal.notes()


ODD = "Yoséphine Contoh"


def test_a_file_that_was_sent_keeps_its_letters_and_loses_the_name_in_any(home, tmp_path, monkeypatch):  # noqa: F811
    """As Excel and older programs write them: what was not UTF-8 was spoilt in everybody's file."""
    written = {
        "kiriman.csv": (f'Kabupaten;Nama\nAlor;"Kenari, {ODD}"\nEnde;Café\n', "cp1252"),
        "kiriman.txt": (f"Kabupaten\tNama\nAlor\tKenari {ODD}\nEnde\tCafé\n", "utf-16"),
        "kiriman.tsv": ("Kabupaten\tNama\nEnde\tCafé\n", "cp1252"),
    }
    for number, (name, (text, code)) in enumerate(written.items()):
        folder = imports.folder() / f"2026010{number}T000000Z-00000000"
        folder.mkdir(parents=True)
        (folder / name).write_bytes(text.encode(code))
    odd = b"x" + ODD.encode("utf-16-le")  # in an old workbook a text may begin anywhere
    (folder / "kiriman.xls").write_bytes(odd)
    monkeypatch.setattr(removal, "RAW", tmp_path)
    log = tmp_path / "log"
    log.mkdir()
    (log / "dasbor.jsonl.1").write_text(json.dumps({"pesan": ODD}) + "\n")  # letters as numbers
    places = removal.found(Name(ODD), log)
    assert sorted(place.rsplit("/", 1)[-1] for place in places) == [
        *("dasbor.jsonl.1", "kiriman.csv", "kiriman.txt", "kiriman.xls")
    ]
    code = removal.code_of(places)
    words = ["hapus", "--kode", code, "--dasar", BASIS, "--log", str(log)]
    assert removal.main(words, ask=lambda: ODD) == 0
    assert removal.found(Name(ODD), log) == []
    for number, (name, (text, code)) in enumerate(written.items()):
        file = imports.folder() / f"2026010{number}T000000Z-00000000" / name
        assert file.read_bytes() == text.replace(ODD, GONE).encode(code)
