"""What the one who keeps the server can see: bounded lines, figures behind a token, a page, a watchdog."""

import asyncio
import io
import json
import logging
import os
import socket
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.front.routes import static_files
from dashboard.operating import journal, measures, supervised
from dashboard.sending import condition, keeping, sending
from data import backup
from data import snapshots as published
from data.accounts.people import AT_THE_MACHINE, Person
from data.intake import ledger
from tests.front.test_front_door import Client

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "kata-panjang-untuk-ukuran"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
def test_a_log_that_cannot_be_written_is_said_once_and_by_the_health_page(monkeypatch, capfd, snapshots):
    """By itself logging writes a traceback for each line that it could not write: a full disk grew fuller."""
    file = journal.File("/dev/full")
    monkeypatch.setattr(journal.LOG, "handlers", [file])
    monkeypatch.setattr(journal.LOG, "propagate", False)
    for _ in range(200):
        journal.LOG.error("sesuatu")
    said = capfd.readouterr().err
    assert said.count("No space left on device") == 1 and len(said) < 200
    assert any("DASBOR_LOG" in each for each in condition.state()[2])
    full, file.stream = file.stream, io.StringIO()  # there is room again
    with suppress(OSError):  # what it still holds goes nowhere
        full.close()
    journal.LOG.error("sesuatu")
    assert not any("DASBOR_LOG" in each for each in condition.state()[2])


def test_a_log_that_could_not_be_begun_is_said_and_begins_when_there_is_room(
    monkeypatch, tmp_path, snapshots
):
    """A server started on a full disk wrote none until its next start, and its health page said nothing."""
    monkeypatch.setenv("DASBOR_LOG", str(tmp_path / "catatan" / "dasbor.jsonl"))
    monkeypatch.setattr(journal.LOG, "handlers", [])
    monkeypatch.setattr(journal.LOG, "propagate", True)
    monkeypatch.setattr(journal, "OTHERS", ())
    (tmp_path / "catatan").write_text("di tempat foldernya")
    journal.open_file()
    journal.LOG.warning("satu")
    assert any("DASBOR_LOG" in each for each in condition.state()[2])
    (tmp_path / "catatan").unlink()
    journal.LOG.warning("dua")
    assert "dua" in (tmp_path / "catatan" / "dasbor.jsonl").read_text("utf-8")
    assert not any("DASBOR_LOG" in each for each in condition.state()[2])


@pytest.fixture
def lines(tmp_path, monkeypatch):
    """A journal of the test's own; returns what stands in it."""
    file = tmp_path / "catatan" / "dasbor.jsonl"
    monkeypatch.setenv("DASBOR_LOG", str(file))
    before = {name: list(logging.getLogger(name).handlers) for name in (*journal.OTHERS, journal.NAME)}
    journal.open_file()
    yield lambda: [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    for name, handlers in before.items():
        for handler in set(logging.getLogger(name).handlers) - set(handlers):
            logging.getLogger(name).removeHandler(handler)
            handler.close()
    journal.LOG.propagate = True


def test_each_request_is_one_line_of_json(lines):
    Client().get("/tidak-ada")
    there = min(path for path in static_files.THERE if path.endswith(".js"))
    for script in (there, "/static/js/tidak-ada.js"):  # one that never changes is not worth a line
        Client().get(script, accept_encoding="identity")
    line, missing = [each for each in lines() if each["pesan"] == "permintaan"]
    assert (missing["permintaan"], missing["status"]) == ("/static/js/tidak-ada.js", 404)
    assert line["permintaan"] == "/tidak-ada" and line["status"] == 303 and line["milidetik"] >= 0
    assert line["waktu"].endswith("+00:00") and line["tingkat"] == "info"


def test_each_drawn_page_says_which_version_for_whom_and_how_long(lines, snapshots):
    AppTest.from_file(str(ROOT / "dashboard" / "front" / "main.py"), default_timeout=200).run()
    (line,) = [each for each in lines() if each["pesan"] == "halaman"]
    assert line["permintaan"] == "ringkasan" and line["versi"].startswith("ntt-")
    assert line["sesi"] and line["milidetik"] > 0


def test_a_long_line_is_shortened_and_a_repeated_one_counted(lines):
    for _ in range(500):
        try:
            raise ValueError("x" * 20_000)
        except ValueError:
            journal.LOG.exception("gagal")
    told = [each for each in lines() if each["tingkat"] == "error"]
    assert len(told) == journal.MOST_A_MINUTE
    assert all(len(each["pesan"]) <= journal.LONGEST + 10 for each in told)
    assert "ValueError" in told[0]["pesan"] and len(journal.ERRORS) <= 20


def test_files_of_lines_rotate(lines, monkeypatch, tmp_path):
    (handler,) = [each for each in journal.LOG.handlers if hasattr(each, "maxBytes")]
    monkeypatch.setattr(handler, "maxBytes", 2000)
    monkeypatch.setattr(handler, "backupCount", 2)
    for number in range(200):
        journal.asked(f"/{number}", status=200, seconds=0.1, version="", address="")
    files = list((tmp_path / "catatan").iterdir())
    assert len(files) == 3 and all(file.stat().st_size <= 2500 for file in files)


@pytest.mark.parametrize(
    ("set_to", "sent", "status"),
    [
        (TOKEN, f"Bearer {TOKEN}", 200),
        (TOKEN, f"Bearer {TOKEN}x", 404),
        (TOKEN, TOKEN, 404),
        (TOKEN, "", 404),
        ("", "Bearer ", 404),
        ("pendek", "Bearer pendek", 404),
    ],
)
def test_figures_need_the_token(snapshots, monkeypatch, set_to, sent, status):
    monkeypatch.setenv("DASBOR_METRIK", set_to)
    answer = Client().get("/metrics", authorization=sent)
    assert answer.status_code == status
    if status == 200:
        told = dict(line.rsplit(" ", 1) for line in answer.text.splitlines() if not line.startswith("#"))
        assert int(told["dasbor_versi_disimpan"]) >= 1 and float(told["dasbor_disk_bebas_byte"]) > 0
        assert told["dasbor_masalah"] == "0" and "dasbor_umur_cadangan_detik" not in told


def on_the_page(monkeypatch, role: str) -> str:
    person = Person("x@contoh.go.id", role, ("*",), "Dinas")
    monkeypatch.setattr(sending, "who", lambda: person)
    at = AppTest.from_file(str(ROOT / "dashboard" / "front" / "main.py"), default_timeout=200).run()
    at.switch_page(str(ROOT / "pages" / "kirim_data.py")).run()
    assert not at.exception
    tables = [table.value.to_string() for table in at.table]
    return " ".join(
        [*(each.body for each in at.get("html")), *tables, *(each.value for each in (*at.error, *at.warning))]
    )


def test_an_administrator_sees_how_the_server_is_and_nobody_else(snapshots, monkeypatch):
    assert "Untuk pengelola" not in on_the_page(monkeypatch, "pengesah")
    monkeypatch.setattr(backup, "status", dict)
    page = on_the_page(monkeypatch, "administrator")
    assert "Untuk pengelola" in page and "belum pernah" in page
    monkeypatch.setattr(backup, "status", lambda: {"terakhir": "20200101T000000Z", "uji_outcome": "gagal"})
    page = on_the_page(monkeypatch, "administrator")
    assert "gagal" in page and "hari lalu" in page and "Pembaca terhubung" in page
    assert AT_THE_MACHINE.may("atur")


def stamp(days: float) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).strftime(published.MOMENT)


WELL = {"terakhir": stamp(0.5), "uji": stamp(10), "uji_outcome": "berhasil"}
FIGURES = {
    "dasbor_sesi": 3,
    "dasbor_sesi_terbanyak": 400,
    "dasbor_memori_byte": 3e8,
    "dasbor_berkas_terbuka": 60,
}
FIGURES |= {"dasbor_disk_bebas_byte": 6.4e10, "dasbor_versi_disimpan": 2, "dasbor_umur_data_detik": 9e4}
FIGURES |= {"dasbor_hidup_detik": 60, "dasbor_sisa": 0, "dasbor_umur_cadangan_detik": 43200}
FIGURES |= {f"dasbor_ditolak_{name}": 0 for name in keeping.REFUSED}


@pytest.mark.parametrize(
    ("figures", "kept", "about", "state"),
    [
        ({}, {}, None, None),
        ({"dasbor_sesi": 390}, {}, "Pembaca terhubung", "390 dari 400"),
        ({"dasbor_disk_bebas_byte": 5e8}, {}, "Ruang disk tersisa", "500 MB"),
        ({"dasbor_sisa": 2}, {}, "Sisa proses", "2"),
        ({"dasbor_umur_cadangan_detik": 2592000}, {}, "Cadangan terakhir", "30 hari lalu"),
        ({"dasbor_umur_cadangan_detik": None}, {}, "Cadangan terakhir", "belum pernah"),
        ({"dasbor_umur_cadangan_detik": -9e7}, {}, "Cadangan terakhir", "lebih baru daripada jam server"),
        ({}, {"uji": stamp(-3000)}, "Uji pemulihan", "berhasil, lebih baru daripada jam server"),
        ({}, {"uji_outcome": "gagal"}, "Uji pemulihan", "gagal, 10 hari lalu"),
        ({}, {"uji": stamp(100)}, "Uji pemulihan", "berhasil, 100 hari lalu"),
        ({}, {"uji_outcome": None}, "Uji pemulihan", "belum pernah"),
    ],
)
def test_what_is_not_well_says_what_to_do_and_what_is_well_does_not(monkeypatch, figures, kept, about, state):
    monkeypatch.setattr(backup, "status", lambda: WELL | kept)
    monkeypatch.setattr(keeping.ledger, "drafts", lambda: ledger.Drafts([], []))
    wrong = [line for line in keeping.lines(FIGURES | figures) if line.remedy]
    assert len(wrong) == (about is not None)
    for line in wrong:
        assert line.about.startswith(about) and line.state.startswith(state) and line.remedy.endswith(".")


def test_what_an_administrator_has_to_do_comes_first_and_trouble_above_it(snapshots, monkeypatch):
    monkeypatch.setattr(backup, "status", lambda: WELL | {"uji_outcome": "gagal"})
    monkeypatch.setattr(condition.disk, "has_room", lambda _: False)
    monkeypatch.setenv("DASBOR_SESI", "banyak")
    journal.ERRORS.append({"waktu": "2026-11-28T01:02:03+00:00", "pesan": "Incident ABC123 … ValueError: x"})
    try:
        page = on_the_page(monkeypatch, "administrator").replace("\N{NO-BREAK SPACE}", " ")
    finally:
        journal.ERRORS.pop()
    first = page.index("Uji pemulihan cadangan terakhir")
    assert first < page.index("Pembaca terhubung") and "Ruang penyimpanan hampir habis" in page
    assert "28 November 2026" in page and "Incident ABC123" in page and "bilangan bulat positif" in page


@pytest.mark.parametrize(
    ("name", "told", "words"),
    [
        ("DASBOR_ALAMAT", "dasbor.contoh.go.id", "bukan alamat yang lengkap"),
        ("DASBOR_ALAMAT", "https://[", "bukan alamat yang lengkap"),
        ("DASBOR_SESI", "0", "bukan bilangan bulat positif"),
        ("DASBOR_SESI", "9" * 5000, "bukan bilangan bulat positif"),
        ("DASBOR_METRIK", "pendek", "terlalu pendek"),
        ("DASBOR_REPLIKA", "http://127.0.0.1:8501 10.0.0.2:8501", "bukan alamat: 10.0.0.2:8501"),
        ("DASBOR_ROLES", "/tiada/roles.toml", "berkas yang tidak ada"),
        ("DASBOR_KANTOR", "/tiada/kantor.toml", "berkas yang tidak ada"),
        ("DASBOR_TEMPLAT", "/tiada/templat.pptx", "berkas yang tidak ada"),
        ("DASBOR_HARI_INI", "besok", "bukan tanggal"),
        ("DASBOR_HARI_INI", "2026-11-28", "itu untuk uji"),
    ],
)
def test_a_setting_that_cannot_be_followed_is_said_and_the_page_is_served(
    snapshots, monkeypatch, name, told, words
):
    for other in [each for each in os.environ if each.startswith("DASBOR_") and each != "DASBOR_SNAPSHOTS"]:
        monkeypatch.delenv(other)
    assert condition.settings() == []
    monkeypatch.setenv(name, told)
    (said,) = condition.settings()
    assert name in said and words in said
    assert Client().get("/ekspor").status_code == 200


def test_a_supervisor_is_told_again_and_again_that_the_loop_turns(tmp_path, monkeypatch):
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(address)
        line.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", address)
        monkeypatch.setenv("WATCHDOG_USEC", "300000")

        async def live() -> list[str]:
            task = asyncio.create_task(supervised.keep_telling(lambda: "Sehat"))
            loop = asyncio.get_running_loop()
            told = [(await asyncio.wait_for(loop.sock_recv(line, 1000), 60)).decode() for _ in range(4)]
            task.cancel()
            return told

        told = asyncio.run(live())
    assert told[0] == "READY=1\nSTATUS=Sehat" and told[1:] == ["WATCHDOG=1\nSTATUS=Sehat"] * 3
    monkeypatch.delenv("NOTIFY_SOCKET")
    assert supervised.supervisor() is None


def test_the_supervisor_reads_the_same_as_the_health_page(snapshots, monkeypatch):
    assert condition.in_words() == "Sehat"
    monkeypatch.setattr(condition.disk, "has_room", lambda _: False)
    assert "Ruang penyimpanan" in condition.in_words()


def test_leftovers_are_counted(snapshots, monkeypatch, tmp_path):
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    (tmp_path / ".build-x").mkdir()
    (tmp_path / "imports").mkdir()
    (tmp_path / "imports" / f".baru-{os.getpid()}-x").mkdir()
    assert measures.leftovers() == 2


@pytest.mark.skipif(os.name != "posix", reason="other systems tell of rights in other ways")
def test_secrets_and_roles_that_others_may_touch_are_said(monkeypatch, tmp_path):
    files = {"secrets.toml": (0o640, 0o644), "roles.toml": (0o644, 0o666)}
    for name in files:
        (tmp_path / name).write_text("", "utf-8")
    monkeypatch.setenv("DASBOR_ROLES", str(tmp_path / "roles.toml"))
    monkeypatch.setattr(condition.config, "get_option", lambda _: [str(tmp_path / "secrets.toml")])
    secrets = {"auth": {"cookie_secret": "x" * 32}}
    monkeypatch.setattr(condition.st, "secrets", secrets)
    for turn, told in ((0, 0), (1, 1)):
        for name, modes in files.items():
            (tmp_path / name).chmod(modes[turn])
            assert sum(name in said for said in condition.settings()) == told
    secrets["auth"]["cookie_secret"] = "rahasia"
    assert any("cookie_secret" in said for said in condition.settings())
