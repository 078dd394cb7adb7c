"""One-time links: off unless chosen, used once, soon over, for people in the roles, ended by signing out."""

import asyncio
import errno
import json
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.front import front_door
from dashboard.operating import admission
from dashboard.sending import sending
from data import backup, durable
from data.accounts import invitations, people
from data.accounts.people import Forbidden
from tests.data.test_snapshots import publish
from tests.front.test_front_door import Answer, Client

WHO, OTHER = "alor@contoh.go.id", "provinsi@contoh.go.id"
ROLES = f"""
[[orang]]
surel = "{WHO}"
peran = "pengirim"
wilayah = ["5305"]
[[orang]]
surel = "{OTHER}"
peran = "pengesah"
wilayah = ["*"]
"""
HOST = "127.0.0.1:8501"


@pytest.fixture
def office(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "snapshots"))
    monkeypatch.setenv("DASBOR_ROLES", str(tmp_path / "roles.toml"))
    monkeypatch.setenv("DASBOR_TAUTAN_MASUK", "1")
    monkeypatch.setattr(front_door, "DOOR", admission.Door())
    monkeypatch.setattr("dashboard.front.entering.DOOR", front_door.DOOR)
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "roles.toml").write_text(ROLES)
    return tmp_path


class Browser(Client):
    """Asks like a browser that presses the button, and keeps nothing."""

    def press(self, code: str, origin: str = f"http://{HOST}") -> Answer:
        return self.post("/masuk", {"kode": code}, host=HOST, origin=origin)


def session_of(answer: Answer) -> str:
    return re.search(rf"{invitations.COOKIE}=([\w-]+)", answer.headers["set-cookie"])[1]


def test_a_link_opens_one_session_by_its_button_and_no_other(office):
    browser, code = Browser(), invitations.invite(WHO)
    for _ in range(3):  # mail programs look
        page = browser.get(f"/masuk?kode={code}", accept_encoding="")
        assert page.status_code == 200 and code in page.text and "set-cookie" not in page.headers
        assert page.headers["cache-control"] == "no-store"
    answer = browser.press(code)
    assert answer.status_code == 303 and answer.headers["location"] == "/kirim-data"
    cookie = answer.headers["set-cookie"].casefold()
    assert "httponly" in cookie and "samesite=strict" in cookie
    name, person = invitations.of_session(session_of(answer))
    assert name == WHO and person == people.named(WHO)
    again = browser.press(code)
    assert again.status_code == 403 and "sudah dipakai" in again.text and "set-cookie" not in again.headers


def test_nothing_on_the_disk_opens_anything_and_no_backup_holds_it(office):
    secret = invitations.invite(WHO)
    session = invitations.enter(invitations.invite(OTHER))
    files = [path for path in (office / "snapshots").rglob("*") if path.is_file()]
    assert len(files) == 2
    for path in files:
        assert path.stat().st_mode & 0o077 == 0 or path.parent.stat().st_mode & 0o077 == 0
        assert secret not in path.name + path.read_text() and session not in path.name + path.read_text()
        assert invitations.enter(path.name) is None and invitations.of_session(path.name) is None
    publish(office / "snapshots", 1)
    backup.back_up(office / "cadangan")
    assert "masuk/" not in next((office / "cadangan" / "daftar").glob("*.json")).read_text()


def test_of_two_who_press_at_once_one_gets_in(office):
    code = invitations.invite(WHO)

    async def both():
        return await asyncio.gather(*(asyncio.to_thread(invitations.enter, code) for _ in range(20)))

    assert len([session for session in asyncio.run(both()) if session]) == 1


def test_off_unless_chosen(office, monkeypatch, capsys):
    code = invitations.invite(WHO)
    session = invitations.enter(invitations.invite(OTHER))
    monkeypatch.delenv("DASBOR_TAUTAN_MASUK")
    browser = Browser()
    assert browser.get("/masuk").status_code == 404 and browser.press(code).status_code == 404
    assert invitations.of_session(session) is None and invitations.enter(code) is None
    assert invitations.main([WHO]) == 1 and "DASBOR_TAUTAN_MASUK" in capsys.readouterr().err


def test_only_people_in_the_roles_get_a_link_and_one_at_a_time(office, monkeypatch, capsys):
    assert invitations.main(["asing@contoh.go.id"]) == 1
    assert "tidak ada dalam berkas peran" in capsys.readouterr().err
    monkeypatch.setenv("DASBOR_ALAMAT", "https://dasbor.contoh.go.id")
    assert invitations.main([WHO]) == 0
    first = re.fullmatch(
        r"https://dasbor\.contoh\.go\.id/masuk\?kode=([\w-]{43})", capsys.readouterr().out.strip()
    )[1]
    monkeypatch.delenv("DASBOR_ALAMAT")
    assert invitations.main([OTHER]) == 0 and "DASBOR_ALAMAT belum disetel" in capsys.readouterr().err
    second, other = invitations.invite(WHO), invitations.invite(OTHER)
    assert invitations.enter(first) is None and invitations.enter(second) and invitations.enter(other)


@pytest.mark.parametrize("kind", ["tautan", "sesi"])
def test_links_and_sessions_end(office, kind):
    secret = invitations.invite(WHO)
    secret = invitations.enter(secret) if kind == "sesi" else secret
    (path,) = (office / "snapshots" / "masuk" / kind).iterdir()
    ended = datetime.now(UTC) - timedelta(seconds=1)
    path.write_text(json.dumps({"orang": WHO, "sampai": ended.isoformat()}))
    assert (invitations.of_session if kind == "sesi" else invitations.enter)(secret) is None


def test_what_a_clock_that_was_ahead_made_opens_nothing(office):
    """A session of ten hours lived for a year."""
    for kind, opens in (("tautan", invitations.enter), ("sesi", invitations.of_session)):
        secret = invitations.invite(WHO)
        secret = secret if kind == "tautan" else invitations.enter(secret)
        path = office / "snapshots" / "masuk" / kind / invitations._hash(secret)
        late = datetime.now(UTC) + timedelta(days=365)
        path.write_text(json.dumps({"orang": WHO, "sampai": late.isoformat()}))
        assert opens(secret) is None


def test_signing_out_ends_the_session_on_every_server(office):
    one, two = (invitations.enter(invitations.invite(WHO)) for _ in range(2))
    invitations.leave(one)
    assert invitations.of_session(one) is None and invitations.of_session(two)


def test_what_the_roles_say_now_counts(office):
    session, code = invitations.enter(invitations.invite(WHO)), invitations.invite(WHO)
    (office / "roles.toml").write_text(ROLES.replace('"pengirim"', '"pemirsa"'))
    assert not invitations.of_session(session)[1].may("kirim")
    (office / "roles.toml").write_text(ROLES.replace(WHO, "lain@contoh.go.id"))
    assert invitations.of_session(session) == (WHO, None) and invitations.enter(code) is None
    (office / "roles.toml").write_text("[[orang]")
    with pytest.raises(Forbidden):
        invitations.of_session(session)


@pytest.mark.parametrize("origin", ["https://jahat.example", "null", "", "http://[", "//"])
def test_a_foreign_page_signs_nobody_in(office, origin):
    code = invitations.invite(WHO)
    assert Browser().press(code, origin).status_code == 403
    assert invitations.enter(code)  # and has not used it up


def test_who_tries_many_links_waits(office):
    browser = Browser()
    answers = [browser.press("A" * 43).status_code for _ in range(admission.ENTRIES[0] + 1)]
    assert answers == [403] * admission.ENTRIES[0] + [503]


@pytest.mark.parametrize("code", ["", "../../CURRENT", "A" * 43, "é" * 43, "A" * 5000])
def test_a_made_up_code_opens_nothing(office, code):
    assert Browser().press(code).status_code == 403


def test_every_door_knows_a_session_of_a_link(office, monkeypatch):
    session = invitations.enter(invitations.invite(WHO))
    monkeypatch.setattr(sending, "_invited", lambda: session)
    assert sending.signed_in() == people.named(WHO)
    invitations.leave(session)
    assert sending.signed_in() is None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_takes_nothing_keeps_nobody_signed_in_unsaid(office, monkeypatch, caplog, number):
    """The click ended in an incident, and this browser stayed signed in."""
    said = []

    def full(*_given, **_more):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(people, "sign_out", full)
    monkeypatch.setattr(sending.st, "logout", lambda: said.append("keluar"))
    sending._leave({"sub": "1"})
    assert said == ["keluar"] and "copy of its cookie" in caplog.text
    session = invitations.enter(invitations.invite(WHO))
    monkeypatch.setattr(sending, "_invited", lambda: session)
    monkeypatch.setattr(Path, "unlink", full)
    monkeypatch.setattr(sending.st, "error", said.append)
    sending._leave_invited()
    assert "belum ditutup" in said[-1] and "data yang berlaku tidak berubah" in said[-1]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_takes_nothing_uses_no_link_up(office, monkeypatch, number):
    code, write = invitations.invite(WHO), durable.write

    def full(*_given, **_more):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(durable, "write", full)
    answer = Browser().press(code)
    assert answer.status_code == 503 and "data yang berlaku tidak berubah" in answer.text
    monkeypatch.setattr(durable, "write", write)
    assert Browser().press(code).status_code == 303


def test_a_form_whose_rest_never_comes_is_answered(office, monkeypatch):
    monkeypatch.setattr(admission, "FORM_SECONDS", 0.05)
    told = []

    async def never():
        await asyncio.sleep(60)

    async def send(message):
        told.append(message)

    headers = [(b"host", HOST.encode()), (b"origin", f"http://{HOST}".encode())]
    scope = {"type": "http", "method": "POST", "path": "/masuk", "query_string": b"", "headers": headers}
    asyncio.run(Client().app(scope | {"client": ("10.0.0.1", 1)}, never, send))
    assert told[0]["status"] == 503 and "setengah menit" in told[1]["body"].decode()
