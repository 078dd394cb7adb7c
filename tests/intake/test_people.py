"""Roles: nothing for anybody who is not named, and a training switch that works on this machine only."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import build, imports, snapshots
from data.intake import desk, people
from data.intake.people import Forbidden
from tests.intake import quick_build
from tests.intake.conftest import TODAY

ROOT = Path(__file__).resolve().parent.parent.parent

HERE = {"Host": "127.0.0.1:8501"}
ROLES = """
[[orang]]
surel = "Alor@contoh.go.id"
peran = "pengirim"
wilayah = ["5305"]
lembaga = "Dinas PMD Kabupaten Alor"
"""


@pytest.fixture
def roles(tmp_path, monkeypatch):
    file = tmp_path / "roles.toml"
    file.write_text(ROLES, encoding="utf-8")
    monkeypatch.setenv("DASBOR_ROLES", str(file))
    return file


def test_a_person_is_known_by_a_verified_address(roles):
    person = people.of_login({"email": "alor@CONTOH.go.id", "email_verified": True})
    assert (person.role, person.regencies, person.alone) == ("pengirim", ("5305",), False)
    assert person.serves("5305") and not person.serves("5304") and not person.may("sahkan")


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"email": "asing@contoh.go.id"},
        {"email": "alor@contoh.go.id", "email_verified": False},
        {"sub": "alor@contoh.go.id"},
        {"email": None},
    ],
)
def test_everybody_else_is_nobody(roles, claims):
    assert people.of_login(claims) is None


def test_without_a_roles_file_nobody_has_a_role(monkeypatch, tmp_path):
    monkeypatch.setenv("DASBOR_ROLES", str(tmp_path / "tidak-ada.toml"))
    assert people.of_login({"email": "alor@contoh.go.id"}) is None


@pytest.mark.parametrize(
    "text",
    ["bukan toml", "[[orang]]\nsurel = 1\n", '[[orang]]\nsurel = "x"\nperan = "raja"\n', "orang = 3\n"],
)
def test_a_broken_roles_file_lets_nobody_in_and_says_so(roles, text):
    roles.write_text(text, encoding="utf-8")
    with pytest.raises(Forbidden, match=r"roles\.toml"):
        people.of_login({"email": "alor@contoh.go.id"})


def test_the_training_switch_is_off_unless_set(monkeypatch):
    monkeypatch.delenv("DASBOR_LATIHAN", raising=False)
    assert people.in_training("127.0.0.1", HERE) is None


@pytest.mark.parametrize(
    ("listening", "headers", "works"),
    [
        ("127.0.0.1", HERE, True),
        ("127.0.0.1", {"host": "localhost:8501"}, True),
        ("::1", {"host": "[::1]:8501"}, True),
        ("0.0.0.0", HERE, False),
        ("", HERE, False),
        ("192.168.1.5", HERE, False),
        ("127.0.0.1", {"Host": "dasbor.contoh.go.id"}, False),
        ("127.0.0.1", {}, False),
        *[
            ("127.0.0.1", HERE | {name: "1.2.3.4"}, False)
            for name in ("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP")
        ],
    ],
)
def test_the_training_switch_works_on_this_machine_only(monkeypatch, listening, headers, works):
    monkeypatch.setenv("DASBOR_LATIHAN", "1")
    assert (people.in_training(listening, headers) is not None) == works


def test_a_training_room_never_touches_the_real_data(send, home, monkeypatch):
    real = sorted(path.relative_to(home) for path in home.rglob("*"))
    monkeypatch.setenv("DASBOR_IMPORTS", str(home / "imports"))
    monkeypatch.setenv("DASBOR_LATIHAN", "1")
    assert snapshots.current().snapshot is None
    build.build(say=lambda _: None)
    quick_build.install(monkeypatch.setattr)
    draft = send(
        [
            ["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan"],
            ["Alor", "Kenari contoh", "Kriya", "kriya"],
        ]
    )
    desk.submit(people.IN_TRAINING, draft.name, {})
    practised = desk.publish(people.IN_TRAINING, draft.name, TODAY, lambda _: None)
    assert practised.path.parent == home / snapshots.TRAINING and draft.folder.is_relative_to(
        practised.path.parent
    )
    monkeypatch.delenv("DASBOR_LATIHAN")
    assert (
        sorted(path.relative_to(home) for path in home.rglob("*") if snapshots.TRAINING not in path.parts)
        == real
    )
    assert imports.accepted() == []


@pytest.mark.usefixtures("snapshots")
def test_every_page_of_a_training_room_says_so(home, monkeypatch):
    (home / snapshots.TRAINING).mkdir()
    for path in [*home.glob("ntt-*"), home / "CURRENT", home / "peta"]:
        path.rename(home / snapshots.TRAINING / path.name)
    monkeypatch.setenv("DASBOR_LATIHAN", "1")
    page = AppTest.from_file(str(ROOT / "dashboard" / "main.py"), default_timeout=60).run()
    assert any("LATIHAN" in each.body for each in page.get("html")) and not page.exception
