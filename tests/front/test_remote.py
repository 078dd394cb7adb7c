"""A phone drives a deck: a room of its own, known steps alone, no foreign page, and rooms that end."""

import errno
import json
import os
import re
import time
from pathlib import Path

import pytest

from dashboard.composing import remote
from dashboard.front import front_door
from dashboard.operating import admission
from tests.front.test_front_door import Client

HOST = "127.0.0.1:8501"
OWN = {"host": HOST, "origin": f"http://{HOST}"}


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    monkeypatch.setattr(front_door, "DOOR", admission.Door())
    monkeypatch.setattr(remote, "DOOR", front_door.DOOR)
    return tmp_path


def opened(browser: Client) -> dict:
    answer = browser.post("/kendali", {}, **OWN)
    assert answer.status_code == 200
    return json.loads(answer.text)


def path(told: dict) -> str:
    return told["langkah"].removesuffix("/langkah")


def test_what_the_phone_presses_the_wall_hears_once_and_in_order(office):
    browser = Client()
    told = opened(browser)
    assert (
        told["kode"].startswith("data:image/svg+xml;base64,")
        and "hanya terbuka di komputer ini" in told["kata"]
    )
    page = browser.get(path(told), accept_encoding="")
    assert page.status_code == 200 and page.text.count("<button") == len(remote.BUTTONS)
    assert json.loads(browser.get(told["langkah"]).text) == []
    for step in ("maju", "maju", "hitam", "mundur"):
        assert browser.post(f"{path(told)}?langkah={step}", {}, **OWN).status_code == 204
    assert json.loads(browser.get(told["langkah"]).text) == ["maju", "maju", "hitam", "mundur"]
    assert json.loads(browser.get(f"{told['langkah']}?sesudah=3").text) == ["mundur"]
    other = opened(browser)
    assert json.loads(browser.get(other["langkah"]).text) == []


def test_the_address_is_that_of_the_office(office, monkeypatch):
    monkeypatch.setenv("DASBOR_ALAMAT", "https://dasbor.contoh.go.id")
    told = opened(Client())
    assert re.fullmatch(r"https://dasbor\.contoh\.go\.id/kendali/[\w-]{16}", told["alamat"])
    assert "Pindai" in told["kata"]


@pytest.mark.parametrize("origin", ["https://lain.contoh", "null", ""])
def test_a_foreign_page_turns_no_slide(office, origin):
    browser = Client()
    told = opened(browser)
    foreign = {"host": HOST, "origin": origin}
    assert browser.post(f"{path(told)}?langkah=maju", {}, **foreign).status_code == 403
    assert browser.post("/kendali", {}, **foreign).status_code == 403
    assert json.loads(browser.get(told["langkah"]).text) == []


def test_what_is_no_step_and_no_room_is_refused(office):
    browser = Client()
    told = opened(browser)
    for step in ("", "hapus", "maju%0Amaju", "../x"):
        assert browser.post(f"{path(told)}?langkah={step}", {}, **OWN).status_code == 403
    assert json.loads(browser.get(told["langkah"]).text) == []
    for room in ("x" * 16, "." * 16, "a"):
        answer = browser.get(f"/kendali/{room}")
        assert answer.status_code == 404
    assert "sudah ditutup" in browser.get(f"/kendali/{'x' * 16}/langkah").text


def test_rooms_end_and_are_never_too_many(office, monkeypatch):
    monkeypatch.setattr(remote, "MOST_ROOMS", 3)
    browser = Client()
    rooms = [opened(browser) for _ in range(4)]
    for place, told in enumerate(rooms):
        file = office / "kendali" / path(told).rsplit("/", 1)[-1]
        if file.exists():
            os.utime(file, (time.time() - 100 + place,) * 2)
    assert len(list((office / "kendali").iterdir())) == 3
    for file in (office / "kendali").iterdir():
        os.utime(file, (time.time() - remote.OLDEST_SECONDS - 1,) * 2)
    told = opened(browser)
    assert [file.name for file in (office / "kendali").iterdir()] == [path(told).rsplit("/", 1)[-1]]


def test_an_address_opens_a_few_rooms_and_then_waits(office):
    browser = Client()
    answers = [browser.post("/kendali", {}, **OWN).status_code for _ in range(admission.REMOTES[0] + 1)]
    assert answers == [200] * admission.REMOTES[0] + [503]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_takes_nothing_is_said(office, monkeypatch, number):
    def full(*_given, **_more):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "touch", full)
    answer = Client().post("/kendali", {}, **OWN)
    assert answer.status_code == 503 and "data yang berlaku tidak berubah" in answer.text
