"""Roles: nothing for anybody who is not named, and a training switch that works on this machine only."""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import build, imports, snapshots
from data.accounts import people, training
from data.accounts.people import Forbidden
from data.intake import act, desk
from tests.intake import quick_build
from tests.intake.conftest import TODAY

ROOT = Path(__file__).resolve().parent.parent.parent

HERE = {"Host": "127.0.0.1:8501"}
HEAD = ["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan"]
ROW = ["Alor", "Kenari contoh", "Kriya", "kriya"]
ROLES = """
[[orang]]
surel = "Alor@contoh.go.id"
peran = "pengirim"
wilayah = ["5305"]
lembaga = "Dinas PMD Kabupaten Alor"

[[orang]]
penerbit = "https://masuk.contoh.go.id"
sub = "u-1"
peran = "pengesah"
wilayah = ["*"]

[[orang]]
surel = "strasse@contoh.go.id"
peran = "pengesah"
"""
NOT_TRUE = (None, False, 0, 1, "", "false", "true", [], "True")


@pytest.fixture
def roles(tmp_path, monkeypatch):
    file = tmp_path / "roles.toml"
    file.write_text(ROLES, encoding="utf-8")
    monkeypatch.setenv("DASBOR_ROLES", str(file))
    return file


def test_a_person_is_known_by_a_verified_address(roles):
    person = people.of_login({"email": "Alor@contoh.go.id", "email_verified": True})
    assert (person.role, person.regencies, person.alone) == ("pengirim", ("5305",), False)
    assert person.serves("5305") and not person.serves("5304") and not person.may("sahkan")


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"email": "asing@contoh.go.id"},
        {"email": "asing@contoh.go.id", "email_verified": True},
        *[{"email": "Alor@contoh.go.id", "email_verified": told} for told in NOT_TRUE],
        {"email": "Alor@contoh.go.id"},
        {"email": "alor@contoh.go.id", "email_verified": True},
        {"email": "ålor@contoh.go.id", "email_verified": True},
        {"email": "Alor@contoẖ.go.id", "email_verified": True},
        {"sub": "Alor@contoh.go.id", "email_verified": True},
        {"sub": "u-1", "iss": "https://lain.contoh.go.id"},
        {"sub": "u-2", "iss": "https://masuk.contoh.go.id"},
        {"sub": "u-1"},
        {"email": None, "email_verified": True},
        {"email": ["Alor@contoh.go.id"], "email_verified": True},
        {"email": "u-1 di https://masuk.contoh.go.id", "email_verified": True},
        {"email": "", "email_verified": True},
        {"email_verified": True},
    ],
)
def test_everybody_else_is_nobody(roles, claims):
    assert people.of_login(claims) is None


def test_two_addresses_that_fold_to_one_are_two_people(roles):
    assert people.of_login({"email": "strasse@contoh.go.id", "email_verified": True}).role == "pengesah"
    for other in ("straße@contoh.go.id", "STRASSE@contoh.go.id"):
        assert people.of_login({"email": other, "email_verified": True}) is None


def test_a_person_is_known_by_issuer_and_subject(roles):
    person = people.of_login({"iss": "https://masuk.contoh.go.id", "sub": "u-1"})
    assert (person.role, person.name) == ("pengesah", "u-1 di https://masuk.contoh.go.id")


def test_a_sign_in_that_was_ended_opens_nothing_and_another_one_does(roles, home):
    claims = {"email": "Alor@contoh.go.id", "email_verified": True, "iss": "x", "sub": "1", "iat": 1}
    again = claims | {"iat": 2}
    people.sign_out(claims)
    assert people.of_login(claims) is None and people.is_signed_out(claims)
    assert people.of_login(again) is not None
    assert "Alor" not in (imports.folder() / people.SIGNED_OUT).read_text()
    (imports.folder() / people.SIGNED_OUT).write_text("{")  # a damage lets nobody in by mistake
    with pytest.raises(Forbidden, match="rusak"):
        people.of_login(again)


def test_a_role_that_was_taken_away_acts_at_once(roles, home, send, monkeypatch):
    person = people.of_login({"email": "Alor@contoh.go.id", "email_verified": True})
    draft = send([HEAD, ROW], person)
    roles.write_text(ROLES.replace("Alor@", "lain@"), encoding="utf-8")
    *_, outcome = act.told("discard", person, name=draft.name, saw=None, today=TODAY)
    assert "dicabut" in outcome["declined"] and draft.folder.exists()
    roles.write_text(ROLES.replace('"pengirim"', '"pemirsa"'), encoding="utf-8")
    *_, outcome = act.told("discard", person, name=draft.name, saw=None, today=TODAY)
    assert "tidak berhak" in outcome["declined"] and draft.folder.exists()


def test_nobody_is_trained_into_the_real_data(home, monkeypatch):
    monkeypatch.delenv("DASBOR_LATIHAN", raising=False)
    with pytest.raises(Forbidden):
        people.still(people.IN_TRAINING)


def test_without_a_roles_file_nobody_has_a_role(monkeypatch, tmp_path):
    monkeypatch.setenv("DASBOR_ROLES", str(tmp_path / "tidak-ada.toml"))
    assert people.of_login({"email": "alor@contoh.go.id"}) is None


@pytest.mark.parametrize(
    "text",
    [
        ROLES + ROLES,
        "bukan toml",
        "[[orang]]\nsurel = 1\n",
        '[[orang]]\nsurel = "x"\nperan = "raja"\n',
        "orang = 3\n",
        *(
            f'[[orang]]\nsurel = "x"\nperan = "pengirim"\nwilayah = {told}\n'
            for told in ('"5305"', '["Alor"]', '["53.05"]', "5305", '["*", "5"]', '""', '["٥٣٠٥"]')
        ),
        '[[orang]]\nsurel = "x"\nperan = "pengirim"\nwilayah = ["5305"]\nlembag = "Dinas"\n',
        *(
            f'[[orang]]\nsurel = {told}\nperan = "administrator"\n'
            for told in ('""', '" "', '["x"]', '"a b"', '"a\\u200b@b"')
        ),
        *(
            f'[[orang]]\nsurel = "x"\nperan = "pengirim"\nwilayah = ["5305"]\nlembaga = {told}\n'
            for told in ("5", '["Dinas"]', '"Dinas\\nlain"', '"Dinas \\u202e"')
        ),
        '[[orang]]\npenerbit = ""\nsub = ""\nperan = "administrator"\n',
        '[[orang]]\npenerbit = "https://akun"\nsub = " "\nperan = "administrator"\n',
        '[[orang]]\npenerbit = "https://akun"\nsub = 5\nperan = "administrator"\n',
        '[[orang]]\nsurel = "x"\npenerbit = "https://akun"\nsub = "1"\nperan = "administrator"\n',
    ],
)
def test_a_broken_roles_file_lets_nobody_in_and_says_so(roles, text):
    roles.write_text(text, encoding="utf-8")
    with pytest.raises(Forbidden, match=r"roles\.toml"):
        people.of_login({"email": "alor@contoh.go.id"})


def test_a_roles_file_that_notepad_saved_is_read(roles):
    roles.write_text(ROLES, encoding="utf-8-sig", newline="\r\n")
    assert people.named("Alor@contoh.go.id").organisation == "Dinas PMD Kabupaten Alor"


def test_the_training_switch_is_off_unless_set(monkeypatch):
    monkeypatch.delenv("DASBOR_LATIHAN", raising=False)
    assert training.in_training("127.0.0.1", HERE, None, training.training_word()) is None


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
            for name in (
                *("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "X-Forwarded-Port", "X-Client-IP"),
                *("CF-Connecting-IP", "True-Client-IP", "X-Cluster-Client-IP", "X-Original-Host"),
            )
        ],
    ],
)
def test_the_training_switch_works_on_this_machine_only(monkeypatch, listening, headers, works):
    monkeypatch.setenv("DASBOR_LATIHAN", "1")
    word = training.training_word()
    assert (training.in_training(listening, headers, None, word) is not None) == works
    assert (training.in_training(listening, headers, "127.0.0.1", word) is not None) == works
    assert training.in_training(listening, headers, "192.168.1.9", word) is None


def test_a_hidden_proxy_alone_makes_nobody_administrator(monkeypatch):
    """Host and socket say that one sits here, as behind a proxy that says nothing: the word is missing."""
    monkeypatch.setenv("DASBOR_LATIHAN", "1")
    assert len(training.training_word()) >= 12
    for word in ("", " ", "latihan", training.training_word()[:-1]):
        assert training.in_training("127.0.0.1", HERE, None, word) is None


def test_the_word_of_a_training_room_is_asked_on_its_page(home, monkeypatch):
    monkeypatch.setenv("DASBOR_LATIHAN", "1")
    monkeypatch.setattr(training, "may_train", lambda *_: True)  # AppTest has no socket and no headers
    (home / snapshots.TRAINING).mkdir()
    for path in [*home.glob("ntt-*"), home / "CURRENT", home / "peta"]:
        path.rename(home / snapshots.TRAINING / path.name)
    at = AppTest.from_file(str(ROOT / "dashboard" / "front" / "main.py"), default_timeout=200).run()
    at.switch_page(str(ROOT / "pages" / "kirim_data.py")).run()
    assert not at.exception and "periksa" not in [each.key for each in at.button]
    at.text_input(key="sandi_latihan").set_value("salah").run()
    assert any("bukan yang tercetak" in each.value for each in at.error)
    at.text_input(key="sandi_latihan").set_value(training.training_word()).run()
    assert "periksa" in [each.key for each in at.button] and not at.error
    at.run()
    assert "periksa" in [each.key for each in at.button]


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
    page = AppTest.from_file(str(ROOT / "dashboard" / "front" / "main.py"), default_timeout=200).run()
    assert any("LATIHAN" in each.body for each in page.get("html")) and not page.exception


SIGNING_OUT = """
import sys
from data.accounts import people, training
for turn in range(25):
    people.sign_out({"sub": f"{sys.argv[1]}-{turn}", "iss": "x"})
"""


def test_of_sign_outs_at_the_same_time_none_is_forgotten(home):
    """Two servers on one folder each wrote the list as they had read it."""
    both = [subprocess.Popen([sys.executable, "-c", SIGNING_OUT, name], cwd=ROOT) for name in ("a", "b")]
    assert [each.wait(60) for each in both] == [0, 0]
    every = [{"sub": f"{name}-{turn}", "iss": "x"} for name in ("a", "b") for turn in range(25)]
    assert [claims["sub"] for claims in every if not people.is_signed_out(claims)] == []


def test_a_clock_that_was_ahead_opens_no_session_that_was_ended(home, monkeypatch):
    """Its cookie lives as long as the clock says: set back again, a copy of it would be good once more."""
    ended = {"iss": "https://akun", "sub": "1", "iat": 1}
    people.sign_out(ended)

    class Ahead(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + timedelta(days=400)

    with monkeypatch.context() as wrong:
        wrong.setattr(people, "datetime", Ahead)
        for number in range(2, 20):
            people.sign_out(ended | {"iat": number})
    assert people.is_signed_out(ended)
