"""What happens at the limit, not before it: the next visitor gets a sentence, and those inside stay."""

import asyncio
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
import websockets
from starlette.responses import PlainTextResponse
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.testing.v1 import AppTest

from briefing import library
from dashboard.composing import offered
from dashboard.front import front_door, index_page, static_edition
from dashboard.operating import admission, silent
from dashboard.sending import sending
from data.accounts.people import Person
from data.intake import act
from tests.front.test_front_door import STREAMLIT, Client

ROOT = Path(__file__).resolve().parents[2]
MANY = 90  # more than one address may hold of the 122 that 1,024 open files serve


@pytest.fixture
def client(monkeypatch) -> Client:
    fresh = admission.Door()
    monkeypatch.setattr(front_door, "DOOR", fresh)
    return Client()


def connection(address: str, host: str = "127.0.0.1:8501") -> dict:
    headers = [(b"host", host.encode())]
    return {"type": "websocket", "path": "/_stcore/stream", "headers": headers, "client": (address, 1)}


async def tried(scope: dict, until: asyncio.Event) -> str:
    """Connect and stay until told; 'inside', or how one was sent away."""
    told = []

    async def streamlit(_scope, _receive, _send):
        told.append("inside")
        await until.wait()

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        told.append(message["code"])

    await front_door.FrontDoor(streamlit)(scope, receive, send)
    return told[0]


@contextmanager
def connected(*addresses: str):
    """So many readers inside while the block runs; yields what became of each."""
    until, loop = asyncio.Event(), asyncio.new_event_loop()
    tasks = [loop.create_task(tried(connection(address), until)) for address in addresses]
    loop.run_until_complete(asyncio.sleep(0.01))
    yield
    until.set()
    loop.run_until_complete(asyncio.gather(*tasks))
    loop.close()


def one(address: str, host: str = "127.0.0.1:8501") -> str | int:
    until = asyncio.Event()
    until.set()
    return asyncio.run(tried(connection(address, host), until))


def test_a_full_house_gives_the_next_visitor_the_page_and_a_sentence(client, snapshots, monkeypatch):
    monkeypatch.setenv("DASBOR_SESI", "3")
    with connected("10.0.0.1", "10.0.0.1", "10.0.0.2"):
        answer = client.get("/")
        assert (answer.status_code, "sedang penuh" in answer.text) == (200, True)
        assert '<h1 class="judul">' in answer.text
        monkeypatch.setattr(static_edition, "of", lambda *_, **__: None)  # nor is there a moment to make it
        answer = client.get("/")
        assert (answer.status_code, "sedang penuh" in answer.text) == (503, True)
        assert answer.headers["retry-after"] == "30" and answer.headers["cache-control"] == "no-store"
        assert one("10.0.0.3") == 1013
        assert client.get("/sehat").status_code == 200
        assert client.get("/_stcore/health").text == STREAMLIT
    assert client.get("/").status_code == 200 and one("10.0.0.3") == "inside"
    assert front_door.DOOR.sessions == {}


def test_one_address_never_takes_all_places(client, monkeypatch):
    monkeypatch.setenv("DASBOR_SESI", "4")
    with connected("10.0.0.1", "10.0.0.1"):
        assert one("10.0.0.1") == 1013
        assert one("10.0.0.2") == "inside"


def test_who_asks_too_fast_is_told_so_and_the_others_are_not(client, monkeypatch):
    monkeypatch.setattr(admission, "REQUESTS", (5, 0.001))
    answers = [client.get("/x.txt").status_code for _ in range(6)]
    assert answers == [404] * 5 + [503]
    assert "terlalu cepat" in client.get("/").text
    assert client.get("/sehat").status_code in (200, 503) and "status" in json.loads(
        client.get("/sehat").text
    )
    assert front_door.DOOR.too_early("10.0.0.9", "/") == 0


@pytest.mark.parametrize(
    "address", ["/tayang/ntt-20200101T000000Z-00000000/provinsi.html", "/pratinjau/tiada.png"]
)
def test_decks_and_pictures_have_limits_of_their_own(client, monkeypatch, address):
    monkeypatch.setattr(admission, "DRAWN", (2, 0.001))
    assert [client.get(address).status_code for _ in range(3)] == [404, 404, 503]
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("::1", "::1"),
        ("2001:db8:1:2::5", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff:1:2:3", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::5", "2001:db8:1:3::/64"),
        ("bukan alamat " * 9, ("bukan alamat " * 9)[:45]),
    ],
)
def test_a_customers_whole_network_is_one_address(address, counted_as):
    """Of IPv6 one device has billions of addresses: each would have limits of its own, and all places."""
    assert admission.address_of({"client": (address, 1)}) == counted_as


@pytest.fixture
def clock(monkeypatch) -> SimpleNamespace:
    """The door's clock, moved by the test alone: the real one runs ahead of a busy machine."""
    hands = SimpleNamespace(now=time.monotonic() + 1000)
    monkeypatch.setattr(admission, "time", SimpleNamespace(monotonic=lambda: hands.now))
    return hands


def test_a_bucket_fills_again(clock):
    bucket = admission.Bucket(2, 100.0)
    assert [bucket.take(), bucket.take()] == [0, 0] and 0 < bucket.take() <= 0.01
    clock.now += 0.005
    assert bucket.take() > 0
    clock.now += 0.006
    assert bucket.take() == 0


def test_addresses_that_were_quiet_are_forgotten(monkeypatch):
    monkeypatch.setattr(admission, "MOST_ADDRESSES", 10)
    door = admission.Door()
    for number in range(50):
        door.too_early(f"10.0.0.{number}", "/")
    assert len(door._requests) <= 10


def test_clicks_that_come_faster_than_a_person_clicks_wait_and_none_is_lost(monkeypatch):
    monkeypatch.setattr(admission, "MESSAGES", (3, 50.0))
    sent = iter([bytes([number]) for number in range(8)])

    async def receive():
        return {"type": "websocket.receive", "bytes": next(sent)}

    async def read():
        paced = admission.in_turn(receive)
        return [(await paced())["bytes"] for _ in range(8)]

    started = time.monotonic()
    assert asyncio.run(read()) == [bytes([number]) for number in range(8)]
    assert time.monotonic() - started > 0.08


@pytest.mark.parametrize("kind", ["bytes", "text"])
def test_a_click_larger_than_any_page_ends_the_connection(kind):
    """By itself Streamlit takes 200 megabytes from anybody, some readers of which end the server."""
    large, most = {"bytes": b"x", "text": "x"}[kind], admission.LONGEST_MESSAGE

    async def first(content):
        async def receive():
            return {"type": "websocket.receive", kind: content}

        return await admission.in_turn(receive)()

    assert asyncio.run(first(large * most))[kind] == large * most
    assert asyncio.run(first(large * (most + 1))) == {"type": "websocket.disconnect", "code": 1009}


@pytest.mark.parametrize("told", ["banyak", "-5", "1.5", "", "²"])
def test_a_number_of_sessions_that_is_none_keeps_the_door_open(monkeypatch, told):
    monkeypatch.setenv("DASBOR_SESI", told)
    assert admission.wanted_sessions() == admission.MOST_SESSIONS and admission.most_sessions() >= 1


# Uploads.


def test_an_upload_needs_a_session_whose_reader_has_a_role(client):
    path = "/_stcore/upload_file/sesi-1/berkas-1"
    for method in ("PUT", "POST", "DELETE"):
        answer = client.ask(method, path)
        assert (answer.status_code, "berperan pengirim" in answer.text) == (403, True)
    front_door.DOOR.let_upload("sesi-1")
    assert front_door.DOOR.may_upload(path) and not front_door.DOOR.may_upload(path.replace("-1/", "-2/"))
    front_door.DOOR.let_no_more_upload("sesi-1")
    assert client.ask("PUT", path).status_code == 403


def test_few_uploads_at_once_and_the_next_one_waits():
    door = admission.Door()
    assert [door.begin_upload("a") for _ in range(3)] == [True, True, False]
    assert [door.begin_upload("b") for _ in range(3)] == [True, True, False]
    assert not door.begin_upload("c")
    door.end_upload("a")
    assert door.begin_upload("c")


def test_an_upload_that_never_ends_gives_its_place_back(client, monkeypatch):
    monkeypatch.setattr(admission, "BODY_SECONDS", 0.05)
    front_door.DOOR.let_upload("sesi-1")
    told = []

    async def streamlit(_scope, receive, _send):
        await receive()

    async def never():
        await asyncio.sleep(60)

    async def send(message):
        told.append(message)

    scope = connection("10.0.0.1") | {
        "type": "http", "method": "PUT", "path": "/_stcore/upload_file/sesi-1/1", "query_string": b"",
    }  # fmt: skip
    asyncio.run(front_door.FrontDoor(streamlit)(scope, never, send))
    assert told[0]["status"] == 503 and "sepuluh menit" in told[1]["body"].decode()
    assert front_door.DOOR.uploads == {}


def test_downloads_of_one_address_come_one_after_the_other_in_all_its_sessions(client, monkeypatch, clock):
    """Two hundred clicks in a moment held every thread in which Streamlit makes files."""
    monkeypatch.setattr(admission, "MADE", (3, 20.0))
    asked = BackMsg()
    asked.backend_operation_request.request_id = "1"
    click, file = BackMsg(), asked.SerializeToString()
    click.rerun_script.page_name = "ekspor"

    def waits(address: str, message: bytes) -> float:
        return front_door._seconds_to_a_file(address, message)

    assert [waits("10.0.0.1", file) for _ in range(3)] == [0, 0, 0]
    assert 0 < waits("10.0.0.1", file) < waits("10.0.0.1", file) < 0.2  # the door's clock stands still
    assert waits("10.0.0.2", file) == waits("10.0.0.1", click.SerializeToString()) == 0
    assert waits("10.0.0.1", b"\xff\xff") == 0

    async def read() -> float:
        async def receive():
            return {"type": "websocket.receive", "bytes": file}

        paced = admission.in_turn(receive, partial(front_door._seconds_to_a_file, "10.0.0.3"))
        started = time.monotonic()
        for _ in range(7):
            await paced()
        return time.monotonic() - started

    assert asyncio.run(read()) > 0.15


def test_whoever_watches_is_answered_while_many_wait_for_files(client, snapshots, monkeypatch):
    """Each takes a thread; the health page came after all of them, and maps with it."""
    let, made = threading.Event(), []

    def slow(_request):
        made.append(threading.current_thread().name)
        assert let.wait(120)
        return PlainTextResponse("berkas")

    monkeypatch.setattr(front_door.data_files, "send", slow)
    many, address = Client(), "/berkas/ekspor/x.csv"

    def scope(path: str, host: str = "10.0.0.1") -> dict:
        return connection(host) | {"type": "http", "method": "GET", "path": path, "query_string": b""}

    async def all_of_them() -> tuple[list[int], list[int]]:
        waiting = [asyncio.create_task(many.exchange(scope(address))) for _ in range(60)]
        waiting += [asyncio.create_task(many.exchange(scope(address, "10.0.0.2"))) for _ in range(5)]
        await asyncio.sleep(0.3)
        paths = "/sehat", "/data", f"/aset/{index_page.asset('icon.png')}"
        first = [await asyncio.wait_for(many.exchange(scope(path)), 60) for path in paths]
        let.set()
        rest = await asyncio.gather(*waiting)
        return [each[0]["status"] for each in first], [each[0]["status"] for each in rest]

    first, rest = asyncio.run(all_of_them())
    assert first == [200, 200, 200]
    assert rest[:60].count(200) == admission.MAKING_OF_ONE and set(rest[:60]) == {200, 503}
    assert rest[60:] == [200] * 5
    assert len(set(made)) <= admission.MAKING_AT_ONCE and front_door.DOOR.making == {}


def test_files_that_a_session_sends_again_and_again_are_not_gathered(client, monkeypatch):
    """Streamlit keeps every file of a session: a hundred of 20 megabytes would end the server."""
    manager = MemoryUploadedFileManager("/_stcore/upload_file")
    monkeypatch.setattr(front_door.runtime, "exists", lambda: True)
    monkeypatch.setattr(
        front_door.runtime, "get_instance", lambda: SimpleNamespace(uploaded_file_mgr=manager)
    )

    def sent(session: str, number: int, method: str = "POST") -> int:
        front_door.DOOR.let_upload(session)
        answer = client.ask(method, f"/_stcore/upload_file/{session}/{number}")
        if answer.status_code == 200 and method == "POST":
            manager.add_file(session, UploadedFileRec(str(number), "a.csv", "text/csv", b"x"))
        return answer.status_code

    assert [sent("a", number) for number in range(4)] == [200, 200, 200, 503]
    assert sent("a", 0, "DELETE") == 405  # taking one away is left to Streamlit
    manager.remove_file("a", "0")
    assert sent("a", 5) == 200
    sessions = [sent(f"s{number}", 1) for number in range(30)]
    assert sessions == [200] * (admission.HELD_IN_ALL - 3) + [503] * (30 - admission.HELD_IN_ALL + 3)


def test_the_archive_of_all_regencies_is_made_once_for_everybody(snapshots, monkeypatch):
    made = []

    def make(folder: Path, _version: str):
        made.append(folder)
        (folder / "semua.zip").write_bytes(b"PK")
        yield "5301-kupang.pptx"

    monkeypatch.setattr(offered, "_made", make)
    monkeypatch.setattr(offered, "_ARCHIVES", {})
    for _ in range(2):
        at = AppTest.from_file(str(ROOT / "dashboard" / "front" / "main.py"), default_timeout=200).run()
        at.switch_page(str(ROOT / "pages" / "paparan.py")).run()
        at.button(key="buat_semua").click().run()
        assert not at.exception and at.get("download_button")
    assert len(made) == 1
    monkeypatch.setattr(offered, "_ARCHIVES", {})
    with offered._MAKING:  # another reader is at it
        at.button(key="buat_semua").click().run()
    assert len(made) == 1 and any("sedang dibuat" in each.value for each in at.info)


# Names of this server.


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1:8501", True),
        ("[::1]:8501", True),
        ("10.20.30.40", True),
        ("localhost:8501", True),
        ("LOCALHOST", True),
        ("dasbor.contoh.go.id", True),
        ("dasbor.contoh.go.id.", True),
        ("dua.contoh.go.id:443", True),
        (socket.gethostname(), True),
        ("asing.example", False),
        ("dasbor.contoh.go.id.asing.example", False),
        ("", False),
        ("[", False),
        ("asing.example@localhost", False),
        ("localhost/asing", False),
        ("localhost?asing", False),
        ("localhost#asing", False),
        ("localhost:", False),
        ("localhost:8501@", False),
        ("127.0.0.1 asing.example", False),
    ],
)
def test_a_foreign_name_for_this_server_is_refused(client, monkeypatch, host, known):
    monkeypatch.setenv("DASBOR_ALAMAT", "https://dasbor.contoh.go.id")
    monkeypatch.setenv("DASBOR_HOST", "lain.contoh.go.id, dua.contoh.go.id")
    answer = client.get("/", host=host)
    assert answer.status_code == (200 if known else 421)
    assert (one("10.0.0.1", host) == "inside") == known
    assert known or "DASBOR_HOST" in answer.text


@pytest.mark.parametrize("told", ["https://[dasbor", "dasbor.contoh.go.id", "https://", "http://[::1"])
def test_an_address_of_ours_that_is_none_closes_no_door(client, monkeypatch, told):
    monkeypatch.setenv("DASBOR_ALAMAT", told)
    assert client.get("/", host="localhost:8501").status_code == 200
    assert client.get("/", host="asing.example").status_code == 421


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/metrics?families=x", "/_stcore/script-health-check"]
)
def test_what_the_server_knows_of_itself_is_not_for_everybody(client, path):
    assert client.get(path).status_code == 404


# With the usual 1,024 open files, in a real server.


def serving_with(files: int, folder: Path, log: Path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("w") as said:
        server = subprocess.Popen(
            ["sh", "-c", f'ulimit -n {files}; exec "$@"', "sh", *command],
            cwd=ROOT,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=os.environ | {"DASBOR_SNAPSHOTS": str(folder)},
        )
    return server, port


def answer(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as got:
            return got.status, got.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux lists them")
def test_idle_connections_never_stop_a_server_with_1024_files(snapshots, tmp_path):
    server, port = serving_with(1024, snapshots, tmp_path / "log")
    try:
        for _ in range(1200):
            if server.poll() is None:
                try:
                    if answer(port, "/_stcore/health")[0] == 200:
                        break
                except OSError:
                    pass
            time.sleep(0.1)
        inside, refused = asyncio.run(crowd(port))
        assert 40 <= inside < MANY and inside + refused == MANY
        assert answer(port, "/")[0] == 200  # they have left, and what they held is let go of
        assert (tmp_path / "log").stat().st_size < 100_000
        assert len(list(Path(f"/proc/{server.pid}/fd").iterdir())) < 1024
    finally:
        server.terminate()
        server.wait(60)


async def crowd(port: int) -> tuple[int, int]:
    """Many idle connections at once; how many came in and how many did not, after looking around."""
    held, refused = [], 0
    for _ in range(MANY):
        try:
            address = f"ws://127.0.0.1:{port}/_stcore/stream"
            held.append(await websockets.connect(address, subprotocols=["streamlit"], open_timeout=60))
        except (websockets.WebSocketException, OSError):
            refused += 1
    status, said = await asyncio.to_thread(answer, port, "/")
    assert (status, "sedang penuh" in said) == (200, True)
    assert (await asyncio.to_thread(answer, port, "/sehat"))[0] == 200
    for each in held:
        await each.close()
    await asyncio.sleep(0.5)
    return len(held), refused


def test_the_form_lets_a_session_upload_and_a_lost_role_takes_that_back(snapshots, monkeypatch):
    fresh = admission.Door()
    monkeypatch.setattr(sending, "DOOR", fresh)
    sender = Person("alor@contoh.go.id", "pengirim", ("5305",), "Dinas PMD Kabupaten Alor")
    asked = {"person": sender}
    monkeypatch.setattr(sending, "_asked", lambda: asked["person"])
    at = AppTest.from_file(str(ROOT / "dashboard" / "front" / "main.py"), default_timeout=200).run()
    at.switch_page(str(ROOT / "pages" / "kirim_data.py")).run()
    (session,) = fresh._may_upload
    assert not at.exception and fresh.may_upload(f"/_stcore/upload_file/{session}/1")
    for person in (replace(sender, role="pemirsa"), None):
        fresh.let_upload(session)
        asked["person"] = person
        at.run()
        assert not at.exception and not fresh.may_upload(f"/_stcore/upload_file/{session}/1")


def test_the_limits_that_are_written_down_are_those_that_hold():
    lines = (ROOT / "docs" / "memasang.md").read_text("utf-8").splitlines()
    told = {line.split("|")[1].strip(): re.findall(r"\d+", line) for line in lines if line.count("|") == 4}
    one, all_of_them = admission.MAKING_OF_ONE, admission.MAKING_AT_ONCE
    hold = {
        "pembaca terhubung": (admission.MOST_SESSIONS,),
        "permintaan": admission.REQUESTS,
        "paparan dan gambar menurut alamat": (*admission.DRAWN, all_of_them),
        "berkas data menurut alamat": (*admission.FILES, one, all_of_them),
        "unduhan dari halaman interaktif": admission.MADE,
        "unggahan": (
            *(admission.UPLOADS_OF_ONE, admission.HELD_BY_ONE),
            *(admission.UPLOADS_AT_ONCE, admission.HELD_IN_ALL),
        ),
        "sambungan yang belum meminta apa-apa": (silent.MOST_WAITING, silent.HEADERS_SECONDS),
        "satu klik": (admission.LONGEST_MESSAGE,),
        "paparan yang disusun dan belum disimpan": (
            *(admission.COMPOSED[0], 1 / admission.COMPOSED[1]),
            *(library.MOST_STATES, library.MOST_BYTES_IN_ALL / 1e6),
        ),
        "pekerjaan Kirim Data": (act.AT_ONCE,),
    }
    for what, numbers in hold.items():
        assert told[what] == [f"{number:.0f}" for number in numbers], what
