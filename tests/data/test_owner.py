"""Commands that root ran leave nothing of root's own: the server, whose folder it is, goes on."""

import os
from pathlib import Path

import pytest

from data import backup, build, disk, durable, imports, retention, snapshots
from data.accounts import invitations
from data.intake import __main__ as intake
from data.intake import child
from tests.data.test_backup import ROWS
from tests.data.test_chain import as_another, open_to_all  # noqa: F401 - a fixture
from tests.intake import quick_build
from tests.intake.conftest import home  # noqa: F401 - a fixture

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes files of others"
)
OWNER = 12345
WHO = "alor@contoh.go.id"


def roots_own(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.lstat().st_uid == 0]


def given_away(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        os.chown(path, OWNER, OWNER)


@pytest.fixture
def office(home, tmp_path, monkeypatch) -> Path:  # noqa: F811
    """A folder of versions, and one of backups, that belong to the server's user."""
    quick_build.install(monkeypatch.setattr)
    monkeypatch.setattr(child, "step_back", lambda: None)
    (tmp_path / "roles.toml").write_text(f'[[orang]]\nsurel = "{WHO}"\nperan = "pengesah"\nwilayah = ["*"]\n')
    (tmp_path / "alor.csv").write_text(
        "\n".join(map(";".join, [*ROWS, ["Alor", "Kenari contoh", "Kriya", "kriya"]]))
    )
    monkeypatch.setenv("DASBOR_ROLES", str(tmp_path / "roles.toml"))
    monkeypatch.setenv("DASBOR_TAUTAN_MASUK", "1")
    (tmp_path / "cadangan").mkdir()
    given_away(home)
    given_away(tmp_path / "cadangan")
    return home


def test_what_a_command_of_roots_leaves_belongs_to_the_folders_owner(office, tmp_path):
    """An import, a link to sign in, a backup: each closed a folder to the server, and its next one failed."""
    before = os.umask(0o077)
    try:
        for module, *told in (
            (intake, str(tmp_path / "alor.csv"), "--publish", "--accept", "memang begitu"),
            (invitations, WHO),
            (backup, "cadangkan", str(tmp_path / "cadangan")),
            (backup, "uji", str(tmp_path / "cadangan")),
            (build,),
            (retention, "--hapus"),
        ):
            main = lambda: module.main(told)  # noqa: B023, E731 - run at once
            assert disk.command(main, snapshots.folder, imports.folder) == 0
            assert roots_own(office) == [], module.__name__
    finally:
        os.umask(before)
    assert len(imports.accepted()) == 1
    assert roots_own(tmp_path / "cadangan") == []
    (tmp_path / "di-sini").mkdir()
    os.chown(tmp_path / "di-sini", OWNER, OWNER)
    assert backup.main(["pulihkan", str(tmp_path / "cadangan"), "--ke", str(tmp_path / "di-sini/data")]) == 0
    assert roots_own(tmp_path / "di-sini") == []


def test_what_is_made_meanwhile_is_open_to_the_server_at_once(office):
    """The command may take a minute, or end by kill -9."""
    with build.alone(print) as workshop:
        assert workshop.stat().st_uid == OWNER
    invitations.invite(WHO)
    durable.write(office / "catatan.json", "{}")
    assert roots_own(office) == []


def test_a_link_to_somebody_elses_file_is_given_to_nobody(office, tmp_path):
    (tmp_path / "rahasia").write_text("milik root")
    (office / "simbolik").symlink_to(tmp_path / "rahasia")
    os.link(tmp_path / "rahasia", office / "keras")
    disk.give_all(office)
    assert (tmp_path / "rahasia").stat().st_uid == 0


def test_what_a_killed_build_of_roots_left_stops_nobody(open_to_all):  # noqa: F811
    """It could not be swept, and so nothing was published from then on."""
    dead = open_to_all / ".build-mati" / "peta"
    dead.mkdir(parents=True, mode=0o700)
    (dead / "x.svg").touch()
    os.chown(open_to_all, 65534, 65534)
    with as_another(), build.alone(print) as workshop:
        assert workshop.is_dir()
    assert dead.exists()
    with build.alone(print):
        assert not dead.exists()


@pytest.mark.parametrize("refused", [PermissionError(1, "not permitted"), OSError(30, "read-only")])
def test_a_mount_that_keeps_its_owners_ends_no_command(tmp_path, monkeypatch, refused):
    """A network folder often takes no owner from anybody, root among them."""

    def never(*_, **__):
        raise refused

    mount = tmp_path / "mount"
    mount.mkdir()
    (mount / "left.json").write_text("{}")
    os.chown(mount, OWNER, OWNER)
    monkeypatch.setattr(os, "chown", never)
    if isinstance(refused, PermissionError):
        durable.write(mount / "made.json", "{}")
        assert (mount / "made.json").read_text() == "{}"
    assert disk.command(lambda: 3, lambda: mount) == 3
