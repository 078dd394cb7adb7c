"""What an office installs: units that systemd accepts, nginx really in front, an update and the way back."""

import asyncio
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from briefing import schedule
from data import snapshots as kept
from tests.reader import Reader

ROOT = Path(__file__).resolve().parents[2]
UNITS = ROOT / "deploy" / "systemd"
TOOL = Path("deploy") / "dasbor"
NAME = "dasbor.contoh.go.id"
MOST_EXPOSED = 2.0
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SYSTEMD = shutil.which("systemd-analyze")

with_systemd = pytest.mark.skipif(
    SYSTEMD is None, reason="systemd-analyze is not installed: apt-get install systemd"
)
with_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx-light")


@pytest.fixture(scope="module")
def units(tmp_path_factory) -> Path:
    """The units as they would lie on a server, with this Python in place of the installed one."""
    folder = tmp_path_factory.mktemp("units")
    for file in UNITS.iterdir():
        text = file.read_text("utf-8").replace("/opt/dasbor/current/.venv/bin/python", sys.executable)
        (folder / file.name.replace("@.", "@8501.")).write_text(text, "utf-8")
    return folder


def services() -> list[str]:
    return sorted(file.name.replace("@.", "@8501.") for file in UNITS.glob("*.service"))


@with_systemd
def test_systemd_accepts_every_unit(units):
    names = sorted(path.name for path in units.iterdir())
    where = os.environ | {"SYSTEMD_UNIT_PATH": f"{units}:/usr/lib/systemd/system:/lib/systemd/system"}
    done = subprocess.run(
        [SYSTEMD, "verify", "--man=no", *names], env=where, capture_output=True, text=True, check=False
    )
    assert [line for line in done.stderr.splitlines() if "dasbor" in line] == []


@with_systemd
@pytest.mark.parametrize("name", services())
def test_a_service_may_do_little_to_the_machine(units, name):
    done = subprocess.run(
        [SYSTEMD, "security", "--offline=true", "--no-pager", str(units / name)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = re.search(r"Overall exposure level for .*?: ([\d.]+)", done.stdout)
    assert found and float(found[1]) <= MOST_EXPOSED, done.stdout[-300:] + done.stderr[-300:]


def test_every_job_of_a_unit_is_a_command_there_is():
    told = "\n".join(file.read_text("utf-8") for file in UNITS.glob("*.service"))
    modules = set(re.findall(r"python -m ([\w.]+)", told)) - {"streamlit"}
    assert modules == {"data.build", "data.backup", "data.intake", "briefing"}
    for module in modules:
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists()
    for timer in UNITS.glob("*.timer"):
        assert timer.with_suffix(".service").exists()
    watched = (UNITS / "dasbor@.service").read_text("utf-8")
    for line in (
        "Type=notify",
        "WatchdogSec=",
        "MemoryMax=",
        "LimitNOFILE=",
        "ProtectSystem=strict",
        "User=dasbor",
    ):
        assert line in watched


# Installing, updating and going back, into a folder.


@pytest.fixture
def office(tmp_path) -> Path:
    (tmp_path / "akar").mkdir()
    return tmp_path / "akar"


def tool(
    office: Path, *words: str, program: Path = ROOT, prepared: bool = True
) -> subprocess.CompletedProcess:
    """The command on a server whose root is `office`; `prepared`: with the libraries of these tests."""
    told = os.environ | {"DESTDIR": str(office), "PYTHON": sys.executable}
    if prepared:
        told |= {"DASBOR_VENV": str(Path(sys.executable).parent.parent)}
    return subprocess.run(
        [str(program / TOOL), *words], env=told, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_one_command_installs_updates_and_goes_back(office):
    first = tool(office, "pasang", NAME)
    assert first.returncode == 0, first.stderr
    current = office / "opt/dasbor/current"
    before = current.resolve()
    assert (before / "app.py").exists() and (before / ".cache").exists() and not (before / ".git").exists()
    assert (office / "etc/systemd/system/dasbor@.service").exists()
    conf = (office / "etc/nginx/conf.d/dasbor.conf").read_text("utf-8")
    assert NAME in conf and "DASBOR_NAMA" not in conf
    plan = office / "etc/dasbor/paparan.toml"
    (weekly,) = schedule.read(plan).briefings
    assert (weekly.name, weekly.every, weekly.recipients) == ("provinsi", "minggu", ())
    plan.write_text("# milik kantor\n")
    told = (office / "etc/dasbor/dasbor.env").read_text("utf-8")
    assert re.search(r"DASBOR_METRIK=[0-9a-f]{48}\n", told) and f"https://{NAME}" in told
    assert (office / "etc/dasbor/dasbor.env").stat().st_mode & 0o007 == 0
    assert tool(office, "pasang", NAME).returncode == 1  # nothing is overwritten
    assert tool(office, "kembali").returncode == 1  # nothing to go back to

    second = tool(office, "perbarui")
    assert second.returncode == 0 and current.resolve() != before
    assert (office / "etc/dasbor/dasbor.env").read_text("utf-8") == told
    assert plan.read_text("utf-8") == "# milik kantor\n"
    after = current.resolve()
    assert tool(office, "kembali").returncode == 0 and current.resolve() == before
    assert tool(office, "kembali").returncode == 0 and current.resolve() == after  # and forward again

    (current.parent / "versions" / "20260101T000000Z-mati.belum").mkdir()  # a command that was killed
    assert tool(office, "perbarui").returncode == 0  # and of each version, nearly 1 GB, two are kept
    assert set((current.parent / "versions").iterdir()) == {after, current.resolve()}


def folder_of_wheels(office: Path) -> Path:
    """What was brought along for another Python: nothing that fits here."""
    wheels = office.parent / "roda orang lain"
    wheels.mkdir()
    return wheels


@pytest.mark.slow
def test_what_could_not_be_installed_is_said_and_is_never_the_program_in_use(office):
    """It said "Terpasang" and pointed to a version without a library, an update on a running server."""
    wheels, current = folder_of_wheels(office), office / "opt/dasbor/current"
    failed = tool(office, "pasang", NAME, "--roda", str(wheels), prepared=False)
    assert failed.returncode == 1 and "bukan roda untuk Python" in failed.stderr
    assert failed.stdout == "" and "Traceback" not in failed.stderr
    assert not current.is_symlink() and list((office / "opt/dasbor/versions").iterdir()) == []

    assert tool(office, "pasang", NAME).returncode == 0  # once more, with what is needed
    before = current.resolve()
    failed = tool(office, "perbarui", "--roda", str(wheels), prepared=False)
    assert failed.returncode == 1 and "tidak ada yang berubah" in failed.stderr
    assert current.resolve() == before and list((office / "opt/dasbor/versions").iterdir()) == [before]


@pytest.mark.slow
def test_a_first_installation_that_broke_off_is_done_again(office):
    """It was "installed already" for ever, without nginx's part of it."""
    hindrance = office / "etc/nginx/conf.d"
    hindrance.parent.mkdir(parents=True)
    hindrance.write_text("")
    assert tool(office, "pasang", NAME).returncode != 0
    hindrance.unlink()
    assert tool(office, "pasang", NAME).returncode == 0 and (hindrance / "dasbor.conf").exists()


@pytest.mark.slow
def test_what_root_installs_is_read_by_the_server_whatever_its_umask(office):
    before = os.umask(0o077)
    try:
        assert tool(office, "pasang", NAME).returncode == 0
    finally:
        os.umask(before)
    program = (office / "opt/dasbor/current").resolve() / "app.py"
    for path in (program, *list(program.parents)[:4]):
        assert path.stat().st_mode & 0o004, path


@pytest.mark.parametrize(
    "words",
    [
        ("pasang",),
        ("pasang", "a b"),
        ("pasang", "-x"),
        ("lain",),
        (),
        ("pasang", NAME, "--roda", "tidak/ada"),
        ("pasang", NAME, "--rodah", "."),
        ("perbarui", "sekarang"),
    ],
)
def test_a_wrong_word_changes_nothing(office, words):
    done = tool(office, *words)
    assert done.returncode != 0 and done.stdout + done.stderr and list(office.iterdir()) == []


def test_a_server_starts_over_what_is_in_view_though_nothing_can_be_published():
    """After a restart with a full disk, or a damaged import, there was no dashboard at all."""
    unit = (UNITS / "dasbor@.service").read_text("utf-8")
    assert re.search("^After=.*dasbor-data", unit, re.M) and re.search("^Wants=.*dasbor-data", unit, re.M)
    assert "Requires=" not in unit and "BindsTo=" not in unit
    for file, serving in (("deploy/Containerfile", "; exec"), ("Makefile", " || true")):
        told = (ROOT / file).read_text("utf-8")
        assert told.count("--if-needed") == told.count(f"--if-needed{serving}") > 0, file


def test_the_image_takes_the_steps_of_the_readme():
    steps = (ROOT / "deploy" / "Containerfile").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for step in (
        "-m venv .venv",
        "requirements.lock",
        "-m dashboard.front.front_door",
        "-m data.build --if-needed",
    ):
        assert step in steps and step.replace(".venv", "").strip() in makefile.replace(".venv", "")
    assert "USER dasbor" in steps and "/sehat" in steps


# nginx really in front of two replicas on one folder of snapshots.


@contextmanager
def replica(port: int, folder: Path, log: Path, program: Path = ROOT) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    told = os.environ | {"DASBOR_SNAPSHOTS": str(folder), "DASBOR_ALAMAT": f"https://{NAME}"}
    with log.open("a") as said:
        server = subprocess.Popen(command, cwd=program, env=told, stdout=said, stderr=subprocess.STDOUT)
    try:
        try:
            _ready(f"http://127.0.0.1:{port}/_stcore/health")
        except RuntimeError as silent:
            raise RuntimeError(f"{silent}; {server.poll()=}; it said: {log.read_text()[-2000:]}") from silent
        yield server
    finally:
        server.terminate()
        server.wait(60)


def _ready(address: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Front:
    """nginx with the office's own configuration, on ports of the test's."""

    def __init__(self, folder: Path, ports: tuple[int, int]):
        self.folder, self.port, plain = folder, free_port(), free_port()
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
             "-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")],
            check=True, capture_output=True,
        )  # fmt: skip
        conf = (ROOT / "deploy/nginx/dasbor.conf").read_text("utf-8").replace("DASBOR_NAMA", NAME)
        for old, new in (("8501", str(ports[0])), ("8502", str(ports[1])), ("/etc/dasbor/tls", str(folder))):
            conf = conf.replace(old, new)
        conf = conf.replace("/var/cache/nginx/dasbor", str(folder / "cache"))
        conf = re.sub(r"    listen \[::\].*\n", "", conf)
        conf = conf.replace("listen 443", f"listen 127.0.0.1:{self.port}").replace(
            "listen 80", f"listen 127.0.0.1:{plain}"
        )
        paths = "".join(
            f"{kind}_temp_path {folder}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        self.conf = folder / "nginx.conf"
        self.conf.write_text(
            f"{'user root;' if os.geteuid() == 0 else ''} pid {folder}/pid; "
            f"error_log {folder}/error.log; daemon off; worker_processes 1;"
            f"events {{ worker_connections 512; }} http {{ access_log off; {paths}\n{conf}\n}}",
            "utf-8",
        )
        subprocess.run([NGINX, "-t", "-c", str(self.conf)], check=True, capture_output=True)
        self.process = subprocess.Popen([NGINX, "-c", str(self.conf)])
        self.trust = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
        self.trust.check_hostname = False

    def get(self, path: str, **headers: str) -> tuple[int, bytes, dict]:
        asked = urllib.request.Request(
            f"https://127.0.0.1:{self.port}{path}", headers={"Host": NAME} | headers
        )
        try:
            with urllib.request.urlopen(asked, timeout=60, context=self.trust) as got:
                return got.status, got.read(), _lower(got.headers)
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read(), _lower(refused.headers)

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(10)


@with_nginx
def test_what_nginx_refuses_itself_is_said_in_a_sentence(tmp_path):
    """Too large, too fast, or nobody behind it: its own pages are English and say nothing to do."""
    front = Front(tmp_path, (free_port(), free_port()))
    try:
        _open(front.port)
        status, page, headers = front.get("/ekspor")
        assert (status, headers["retry-after"]) == (503, "30") and "dimulai ulang" in page.decode()
        assert (
            headers["content-type"] == "text/html; charset=utf-8" and "strict-transport-security" in headers
        )
        pages = [front.get("/tayang/x/y.html")[1].decode() for _ in range(40)]
        assert any("terlalu cepat" in each for each in pages) and not any("nginx" in each for each in pages)
        for said, too_long in ((414, {"path": f"/?kab={'5301,' * 3000}"}), (400, {"cookie": "x" * 9000})):
            status, page, _ = front.get(**{"path": "/"} | too_long)
            assert status == said and "terlalu panjang" in page.decode() and "nginx" not in page.decode()
        status, page = _too_large(front)
        assert status == 413 and "lebih besar daripada 20 MB" in page
    finally:
        front.close()


@pytest.mark.long  # and so said aloud by `make test-long` where nginx is missing
@with_nginx
def test_nginx_stands_in_front_and_two_replicas_start_anew_without_a_lost_request(snapshots, tmp_path):
    ports = free_port(), free_port()
    log = tmp_path / "log"
    shape = f"/peta/{kept.current().snapshot.shapes['regencies']}"
    with replica(ports[0], snapshots, log) as first, replica(ports[1], snapshots, log):
        front = Front(tmp_path, ports)
        try:
            _open(front.port)
            status, page, headers = front.get("/")
            assert status == 200 and b'<html lang="id">' in page
            assert "strict-transport-security" in headers and headers["x-content-type-options"] == "nosniff"
            assert front.get("/sehat")[0] == 200
            assert front.get("/_stcore/metrics")[0] == 404
            assert front.get("/metrics")[0] == 404  # from here, but without the token
            caches = [front.get(shape)[2].get("x-dasbor-cache") for _ in range(2)]
            assert caches == ["MISS", "HIT"]
            assert _websocket(front) == 101
            assert _too_large(front)[0] == 413
            answers, stop = [], threading.Event()
            reader = threading.Thread(
                target=_read, args=(front, answers, stop, ("/", "/sehat", "/peta", "/ekspor"))
            )
            reader.start()
            first.terminate()
            first.wait(15)
            with replica(ports[0], snapshots, log):
                time.sleep(2.5)  # nginx tries it again
                stop.set()
                reader.join()
                assert front.get("/sehat")[0] == 200
            assert len(answers) > 20 and set(answers) == {200}
        finally:
            front.close()


def checkout(commit: str, folder: Path) -> Path:
    """The files of a commit, as an office gets them."""
    folder.mkdir()
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True).stdout
    subprocess.run(["tar", "-xf", "-", "-C", str(folder)], input=packed, check=True)
    return folder


@pytest.mark.long
@with_nginx
def test_an_update_and_the_way_back_between_two_commits_lose_no_request(snapshots, office, tmp_path):
    old, new = (checkout(commit, tmp_path / name) for commit, name in (("HEAD~3", "old"), ("HEAD", "new")))
    ports, log = (free_port(), free_port()), tmp_path / "log"
    shape = f"/peta/{kept.current().snapshot.shapes['regencies']}"
    current = office / "opt/dasbor/current"
    assert tool(office, "pasang", NAME, program=old).returncode == 0

    def start(port: int) -> ExitStack:
        running = ExitStack()
        running.enter_context(replica(port, snapshots, log, current.resolve()))
        return running

    replicas = [start(port) for port in ports]
    front = Front(tmp_path, ports)
    answers, stop = [], threading.Event()
    readers = [
        threading.Thread(target=_read, args=(front, answers, stop, (path, "/sehat"))) for path in ("/", shape)
    ]
    try:
        _open(front.port)
        first = current.resolve()
        for reader in readers:
            reader.start()
        for words, program in ((("perbarui",), new), (("kembali",), new)):
            assert tool(office, *words, program=program).returncode == 0
            for number, port in enumerate(ports):  # as `mulai_ulang` of deploy/dasbor has systemd do it
                replicas[number].close()
                replicas[number] = start(port)
                time.sleep(2.5)  # nginx tries it again
            assert (current.resolve() == first) == (words == ("kembali",))
        assert asyncio.run(_page_through(front)) == []
    finally:
        stop.set()
        for reader in readers:
            reader.join()
        front.close()
        for running in replicas:
            running.close()
    assert len(answers) > 50 and set(answers) == {200}


async def _page_through(front: Front) -> list[str]:
    async with Reader(f"https://127.0.0.1:{front.port}", trust=front.trust) as reader:
        return (await reader.open("ekspor")).wrong


def _lower(headers) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _open(port: int) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx does not listen")


def _read(front: Front, answers: list[int], stop: threading.Event, paths: tuple[str, ...]) -> None:
    while not stop.is_set():
        for path in paths:
            answers.append(front.get(path)[0])
            time.sleep(0.025)  # nginx lets an address ask a hundred times a second, and these are two


def _websocket(front: Front) -> int:
    """The status with which a websocket is opened through nginx."""
    with front.trust.wrap_socket(
        socket.create_connection(("127.0.0.1", front.port)), server_hostname=NAME
    ) as line:
        line.sendall(
            f"GET /_stcore/stream HTTP/1.1\r\nHost: {NAME}\r\nOrigin: https://{NAME}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: streamlit\r\n\r\n".encode()
        )
        return int(line.recv(1000).split()[1])


def _too_large(front: Front) -> tuple[int, str]:
    """The answer to an upload that says it is larger than any file may be."""
    with front.trust.wrap_socket(
        socket.create_connection(("127.0.0.1", front.port)), server_hostname=NAME
    ) as line:
        line.sendall(
            f"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: {NAME}\r\n"
            "Content-Length: 30000000\r\n\r\n".encode()
        )
        answer = line.recv(4000).decode()
        return int(answer.split()[1]), answer
