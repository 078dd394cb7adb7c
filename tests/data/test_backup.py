"""What was backed up comes back whole, from the backup alone; what was damaged in it is named."""

import errno
import json
import os
import shutil
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from dashboard.operating import measures
from dashboard.sending import keeping
from data import backup, build, chain, disk, imports, manifests, removal, retention, snapshots
from data.accounts import invitations
from data.accounts.people import AT_THE_MACHINE
from data.intake import __main__ as intake
from data.intake import child, desk, ledger
from tests.intake import quick_build
from tests.intake.conftest import TODAY, home, send  # noqa: F401 - fixtures

ROOT = Path(__file__).resolve().parents[2]
# Tests run as root, who may open anything; nothing that an office does needs that.
ROOTS_OWN = "-dac_override,-dac_read_search,-fowner"
AS_OWNER = ["setpriv", f"--bounding-set={ROOTS_OWN}", f"--inh-caps={ROOTS_OWN}"]
if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("setpriv") is None:
    AS_OWNER = []
ROWS = [["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan"]]


@pytest.fixture
def published(send, home, monkeypatch, tmp_path) -> str:  # noqa: F811
    """The published data with one accepted import, roles and a secret."""
    quick_build.install(monkeypatch.setattr)
    draft = send([*ROWS, ["Alor", "Kenari contoh", "Kriya", "kriya"]])
    desk.submit(AT_THE_MACHINE, draft.name, {})
    desk.publish(AT_THE_MACHINE, draft.name, TODAY, lambda _: None)
    for variable, name in (("DASBOR_ROLES", "roles.toml"), ("STREAMLIT_SECRETS_FILES", "secrets.toml")):
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
        monkeypatch.setenv(variable, str(tmp_path / name))
    return draft.name


@pytest.fixture
def shelf(tmp_path) -> Path:
    return tmp_path / "cadangan"


def products() -> set[str]:
    with duckdb.connect(snapshots.current().snapshot.path, read_only=True) as con:
        return {name for (name,) in con.execute("select name from product").fetchall()}


def test_a_server_comes_back_from_its_backup_alone(published, home, shelf, tmp_path, monkeypatch):  # noqa: F811
    before = products(), snapshots.current().snapshot.name, ledger.log()
    assert backup.main(["cadangkan", str(shelf), "--rahasia", str(tmp_path / "apart")]) == 0
    shutil.rmtree(home)
    assert backup.main(["pulihkan", str(shelf), "--ke", str(tmp_path / "baru")]) == 0
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "baru"))
    assert chain.troubles_in_view() == []
    assert (products(), snapshots.current().snapshot.name, ledger.log()) == before
    assert imports.accepted(build.build(say=lambda _: None)) == [published]
    desk.undo(AT_THE_MACHINE, published, "uji", lambda _: None)
    assert (tmp_path / "baru" / "roles.toml").read_text() == "# roles.toml\n"
    secret = tmp_path / "apart" / "secrets.toml"
    assert secret.stat().st_mode & 0o077 == 0 and not list(shelf.rglob("*secrets*"))
    contents = b"".join(path.read_bytes() for path in shelf.rglob("*") if path.is_file())
    assert b"# secrets.toml" not in contents


def test_the_second_backup_takes_only_what_is_new(published, shelf, send):  # noqa: F811
    first = backup.back_up(shelf)
    there = {path for path in (shelf / "isi").rglob("*") if path.is_file()}
    second = backup.back_up(shelf)
    assert second > first and {path for path in (shelf / "isi").rglob("*") if path.is_file()} == there
    send([*ROWS, ["Alor", "Sirih contoh", "Kriya", "kriya"]])
    backup.back_up(shelf)
    new = {path for path in (shelf / "isi").rglob("*") if path.is_file()} - there
    assert new and sum(path.stat().st_size for path in new) < 1_000_000
    assert backup.names(shelf)[-1] == first and len(backup.names(shelf)) == 3


def test_an_older_backup_can_be_brought_back(published, shelf, tmp_path, send, monkeypatch):  # noqa: F811
    first = backup.back_up(shelf)
    later = send([*ROWS, ["Alor", "Sirih contoh", "Kriya", "kriya"]])
    backup.back_up(shelf)
    backup.restore(shelf, tmp_path / "dulu", first)
    assert not (tmp_path / "dulu" / "imports" / later.name).exists()
    assert (tmp_path / "dulu" / "imports" / published).exists()


def test_the_test_of_a_backup_says_so_for_the_operator(published, shelf, capsys):
    backup.back_up(shelf)
    assert backup.main(["uji", str(shelf)]) == 0
    assert backup.status()["uji_outcome"] == "berhasil" and backup.status()["terakhir"]
    content = max(
        (path for path in (shelf / "isi").rglob("*") if path.is_file()), key=lambda path: path.stat().st_size
    )
    content.write_bytes(content.read_bytes()[:-1] + b"x")
    assert backup.main(["uji", str(shelf)]) == 1
    assert "hilang atau rusak" in capsys.readouterr().err and backup.status()["uji_outcome"] == "gagal"
    assert not list(shelf.glob(".uji-*"))


@pytest.mark.parametrize("damage", ["a list", "a hash in a list", "a path in a list", "no list"])
def test_a_damaged_list_brings_nothing_back(published, shelf, tmp_path, damage):
    name = backup.back_up(shelf)
    file = shelf / "daftar" / f"{name}.json"
    told = json.loads(file.read_text("utf-8"))
    if damage == "a list":
        file.write_text(file.read_text("utf-8")[:200], "utf-8")
    elif damage == "a hash in a list":
        told["files"]["CURRENT"][0] = "0" * 64
        file.write_text(json.dumps(told), "utf-8")
    elif damage == "a path in a list":
        told["files"]["../luar"] = told["files"]["CURRENT"]
        file.write_text(json.dumps(manifests.sealed(told)), "utf-8")
    else:
        file.unlink()
    with pytest.raises(backup.Failed):
        backup.restore(shelf, tmp_path / "baru")
    assert not (tmp_path / "luar").exists()


def test_a_restoration_that_broke_off_leaves_nothing_and_is_done_again(
    published, shelf, tmp_path, monkeypatch
):
    """Half a folder with CURRENT in it stayed, shown by a server, and the next attempt was refused."""
    backup.back_up(shelf)
    (tmp_path / "baru").mkdir()
    killed = tmp_path / f".baru.{disk.ours()}".replace(f"-{os.getpid()}-", f"-{2**22 + 5}-")
    shutil.copytree(shelf / "daftar", killed)
    written = []

    def full(path: Path, content: bytes) -> int:
        written.append(content)
        if len(written) == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return open_and_write(path, content)

    open_and_write = Path.write_bytes
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert backup.main(["pulihkan", str(shelf), "--ke", str(tmp_path / "baru")]) == 1
    assert list((tmp_path / "baru").iterdir()) == [] and not list(tmp_path.glob(".baru.*"))
    assert backup.main(["pulihkan", str(shelf), "--ke", str(tmp_path / "baru")]) == 0
    with backup.looking_at(tmp_path / "baru"):
        assert chain.troubles_in_view() == []


def test_whoever_owns_the_data_restores_them_and_tries_their_backup(published, shelf, home, tmp_path):  # noqa: F811
    """As the service's own user it was refused, and its monthly self-test with it: versions are read-only."""
    backup.back_up(shelf)
    for words in (["uji", str(shelf)], ["pulihkan", str(shelf), "--ke", str(tmp_path / "baru")]):
        command = [*AS_OWNER, sys.executable, "-m", "data.backup", *words]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    with backup.looking_at(tmp_path / "baru"):
        assert chain.troubles_in_view() == [] and imports.accepted() == [published]


def test_a_backup_never_overwrites_what_is_there(published, shelf, home, capsys):  # noqa: F811
    backup.back_up(shelf)
    assert backup.main(["pulihkan", str(shelf), "--ke", str(home)]) == 1
    assert "tidak kosong" in capsys.readouterr().err and snapshots.current().problem is None


def test_a_backup_within_what_is_backed_up_is_refused(home, capsys):  # noqa: F811
    """Each one would hold all those before it."""
    for inside in (home, home / "cadangan", home / "imports" / "cadangan"):
        assert backup.main(["cadangkan", str(inside)]) == 1
        assert "pilih folder lain" in capsys.readouterr().err
    assert not (home / "cadangan").exists() and not (home / "daftar").exists()


def test_a_mistyped_folder_is_never_one_in_which_all_is_well(home, shelf, tmp_path, monkeypatch, capsys):  # noqa: F811
    monkeypatch.setattr(child, "step_back", lambda: None)
    assert backup.main(["uji", str(tmp_path / "salah-ketik")]) == 1
    assert "Periksa nama foldernya" in capsys.readouterr().err
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "salah-ketik"))
    for command in (
        lambda: backup.main(["cadangkan", str(shelf)]),
        chain.main,
        lambda: retention.main([]),
        lambda: removal.main(["cari"], ask=lambda: "Yohanes Contoh"),
        lambda: intake.main(["--due"]),
        lambda: intake.main(["--log"]),
        lambda: invitations.main(["alor@contoh.go.id"]),
    ):
        assert command() == 1
        assert "Periksa DASBOR_SNAPSHOTS" in capsys.readouterr().err
    assert not shelf.exists() and not (tmp_path / "salah-ketik").exists()


def test_the_next_backup_mends_what_was_damaged_in_the_earlier_ones(published, shelf, tmp_path):
    """Each content lies there once: a flipped bit would be in every later backup, for ever."""
    backup.back_up(shelf)
    for path in (shelf / "isi").rglob("*"):
        if path.is_file() and path.stat().st_size:
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 1
            path.write_bytes(bytes(content))
    with pytest.raises(backup.Failed):
        backup.check(shelf)
    backup.back_up(shelf)
    for name in backup.names(shelf):
        backup.restore(shelf, tmp_path / name, name)
    assert backup.check(shelf) == backup.names(shelf)[0]


def test_what_a_killed_backup_left_is_swept_by_the_next_one(published, shelf):
    backup.back_up(shelf)
    inside = next(path for path in (shelf / "isi").iterdir() if path.is_dir())
    left = [inside / ".abc.1", shelf / "daftar" / ".x.json.1", shelf / ".uji-abc" / "pulih" / "CURRENT"]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    backup.back_up(shelf)
    assert not any(path.exists() for path in (*left, shelf / ".uji-abc"))


def test_of_two_backups_at_once_neither_sweeps_what_the_other_writes(published, shelf):
    made: list[str] = []
    both = [threading.Thread(target=lambda: made.append(backup.back_up(shelf))) for _ in range(3)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(made, reverse=True) == backup.names(shelf) and len(set(made)) == 3
    assert backup.check(shelf) in made


def test_a_clock_that_was_ahead_hides_no_backup_that_is_too_old(published, shelf, monkeypatch):
    """Names never go back: for years the last backup seemed to be of this very hour."""
    (shelf / "daftar").mkdir(parents=True)
    (shelf / "daftar" / "20350101T000000Z.json").write_text("{}")
    assert backup.back_up(shelf) > "2035"
    assert 0 <= measures.backup_age() < 600

    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + timedelta(days=3)

    monkeypatch.setattr(measures, "datetime", Later)
    assert measures.backup_age() > keeping.BACKUP_OLD


def test_data_on_a_disk_that_was_made_read_only_are_backed_up(published, shelf, tmp_path, monkeypatch):
    """As Linux makes a disk that failed: the backup wanted a turn, and none could be taken there."""

    def closed(*_, **__):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patch:
        patch.setattr(disk, "is_read_only", lambda home: home == snapshots.folder())
        patch.setattr(build, "alone", closed)
        patch.setattr(backup, "_say_of", closed)
        assert backup.main(["cadangkan", str(shelf)]) == 0
    backup.restore(shelf, tmp_path / "pulih")
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "pulih"))
    assert chain.troubles_in_view() == [] and imports.accepted() == [published]
