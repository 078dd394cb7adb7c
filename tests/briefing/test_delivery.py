"""Briefings by themselves: into a folder and by a real server of mail, each to each reader once a period."""

import json
import os
import re
import ssl
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pptx import Presentation

from briefing import delivery, mail, schedule
from dashboard.answers.view import View
from dashboard.language import languages
from dashboard.language.text import say
from data import disk
from data import snapshots as kept
from deploy.serve import free_port
from tests.answers.test_versions import put
from tests.briefing.test_english_briefings import unread

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
MONDAY, NEXT = date(2026, 11, 30), date(2026, 12, 7)
USER, SECRET = "dasbor", "kata-sandi"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """Key and certificate of localhost in one file."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        [x509.NameAttribute(NameOID.COMMON_NAME, "localhost")],
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name(name))
        .issuer_name(x509.Name(name))
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("sertifikat") / "localhost.pem"
    encoding = serialization.Encoding.PEM
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file.write_bytes(key.private_bytes(encoding, *plain) + made.public_bytes(encoding))
    return file


class Office:
    """What came in. `refuses`: address -> answer; `drops`: the line is cut in place of the last one."""

    def __init__(self):
        self.messages, self.refuses, self.drops = [], {}, False

    async def handle_RCPT(self, server, session, envelope, address, options):
        if answer := self.refuses.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.messages.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        if self.drops:
            server.transport.abort()
        return "250 OK"

    def readers(self) -> list[str]:
        return [to for readers, _ in self.messages for to in readers]


def authenticated(server, session, envelope, mechanism, data) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (USER.encode(), SECRET.encode()), handled=False)


@pytest.fixture
def office(certificate, monkeypatch):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    told = Office()
    told.port = free_port()  # aiosmtpd 1.4.6 greets the port that it was told, never the one it was given
    running = Controller(
        told, hostname="localhost", port=told.port, tls_context=context, require_starttls=True,
        authenticator=authenticated, auth_required=True,
    )  # fmt: skip
    running.start()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv(mail.USER, USER)
    monkeypatch.setenv(mail.SECRET, SECRET)
    yield told
    running.stop(no_assert=True)


def planned(folder: Path, port: int, *readers: str, kinds: str = '["pptx"]', name: str = "provinsi") -> Path:
    file = folder / "jadwal.toml"
    file.write_text(
        f'folder = "keluar"\n[surat]\nserver = "localhost"\nporta = {port}\n'
        'dari = "Dasbor <dasbor@contoh.go.id>"\n'
        f'[[paparan]]\nnama = "{name}"\nsetiap = "minggu"\njenis = {kinds}\n'
        f"kepada = {json.dumps(list(readers))}\n"
    )
    return file


def run(file: Path, day: date = MONDAY) -> tuple[int, list[str], list[str]]:
    told, warned = [], []
    link = "https://dasbor.contoh.go.id/tayang/{}/{}.html".format
    made = delivery.Run(schedule.read(file), day, link, told.append, warned.append)
    return made.all(), told, warned


def test_each_reader_gets_the_files_once_a_period(snapshots, office, tmp_path):
    file = planned(tmp_path, office.port, "a@contoh.go.id", "b@contoh.go.id", kinds='["pptx", "pdf"]')
    code, told, warned = run(file)
    assert (code, warned) == (delivery.DONE, []) and len(told) == 4
    assert office.readers() == ["a@contoh.go.id", "b@contoh.go.id"]
    _, message = office.messages[0]
    assert message["To"] == "a@contoh.go.id" and "produk desa" in message["Subject"]
    text = message.get_body().get_content()
    assert "paparan pertama" in text and "https://dasbor.contoh.go.id/tayang/ntt-" in text
    sent = {each.get_filename(): each.get_content() for each in message.iter_attachments()}
    assert sent == {each.name: each.read_bytes() for each in (tmp_path / "keluar").glob("*-2026-W49-id.*")}
    nothing = [say("jadwal.tak_ada_lagi")]
    assert run(file) == (delivery.DONE, nothing, []) and len(office.messages) == 2
    assert run(file, date(2026, 12, 6))[0] == delivery.DONE and len(office.messages) == 2  # the same week
    run(file, NEXT)
    assert len(office.messages) == 4
    assert len({message["Message-ID"] for _, message in office.messages}) == 4


def test_a_reader_who_comes_later_gets_the_same_files_and_nobody_again(snapshots, office, tmp_path):
    run(planned(tmp_path, office.port, "a@contoh.go.id"))
    code, told, _ = run(planned(tmp_path, office.port, "a@contoh.go.id", "c@contoh.go.id"))
    assert code == delivery.DONE and len(told) == 1
    assert office.readers() == ["a@contoh.go.id", "c@contoh.go.id"]


def test_without_the_server_files_stay_and_it_is_tried_again(snapshots, office, tmp_path):
    port = free_port()
    code, told, warned = run(planned(tmp_path, port, "a@contoh.go.id"))
    assert code == delivery.AGAIN and Path(told[0]).exists()
    assert f"localhost:{port} tidak dapat dihubungi" in warned[0] and "dicoba lagi" in warned[0]
    written = Path(told[0]).stat().st_mtime_ns
    code, told_again, warned = run(planned(tmp_path, office.port, "a@contoh.go.id"))
    assert (code, warned, len(office.messages)) == (delivery.DONE, [], 1)
    assert told_again == ["Terkirim ke a@contoh.go.id: provinsi, periode 2026-W49"]
    assert Path(told[0]).stat().st_mtime_ns == written  # what was made is what is sent


def test_who_is_refused_is_tried_again_and_the_others_are_not(snapshots, office, tmp_path):
    office.refuses = {"b@contoh.go.id": "451 nanti"}
    file = planned(tmp_path, office.port, "a@contoh.go.id", "b@contoh.go.id", "c@contoh.go.id")
    code, _, warned = run(file)
    assert code == delivery.AGAIN and "b@contoh.go.id ditolak (451 nanti)" in warned[0]
    office.refuses = {}
    assert run(file)[0] == delivery.DONE
    assert office.readers() == ["a@contoh.go.id", "c@contoh.go.id", "b@contoh.go.id"]


def test_where_the_line_breaks_before_the_answer_nothing_goes_twice(snapshots, office, tmp_path):
    office.drops = True
    file = planned(tmp_path, office.port, "a@contoh.go.id")
    code, _, warned = run(file)
    assert code == delivery.FAILED and "Tidak pasti apakah provinsi sampai ke a@contoh.go.id" in warned[0]
    office.drops = False
    code, _, warned = run(file)
    assert code == delivery.FAILED and "Tidak pasti" in warned[0] and len(office.messages) == 1
    assert run(file, NEXT)[0] == delivery.DONE and len(office.messages) == 2


def test_a_damaged_record_sends_nothing(snapshots, office, tmp_path):
    file = planned(tmp_path, office.port, "a@contoh.go.id")
    run(file)
    for damage in ("{", "[]", '{"edisi": 2, "paparan": {}}', '{"edisi": 1, "paparan": {"x": {}}}'):
        (tmp_path / "keluar" / delivery.STATE).write_text(damage)
        code, _, (warned,) = run(file)
        assert code == delivery.FAILED and "rusak" in warned and len(office.messages) == 1


def test_what_a_killed_run_was_writing_goes_with_the_next_one(snapshots, tmp_path):
    """Its name carries the period, so nothing ever wrote over it: a briefing's size for each kill."""
    folder = tmp_path / "paparan"
    folder.mkdir()
    dead = folder / f".provinsi-2026-W40-id-1234.pptx.{disk.ours()}".replace(
        f"-{os.getpid()}-", f"-{2**22 + 5}-"
    )
    for path in (dead, living := disk.beside(folder / "provinsi.pptx")):
        path.write_bytes(b"x")
    nothing_due = schedule.Schedule(folder, None, ())
    assert delivery.Run(nothing_due, MONDAY, lambda *_: "", print, print).all() == delivery.DONE
    assert not dead.exists() and living.exists()


def test_a_wrong_secret_and_a_strange_certificate_are_told(snapshots, office, tmp_path, monkeypatch):
    file = planned(tmp_path, office.port, "a@contoh.go.id")
    for variable, value, told in (
        (mail.SECRET, "salah", "menolak akun. Periksa DASBOR_SMTP"),
        ("SSL_CERT_FILE", os.devnull, "tidak dipercaya"),
    ):
        monkeypatch.setenv(variable, value)
        code, _, warned = run(file)
        assert code == delivery.AGAIN and told in warned[0] and SECRET not in warned[0]
    assert not office.messages


def test_a_server_without_encryption_gets_nothing(snapshots, tmp_path):
    told = Office()
    port = free_port()
    running = Controller(told, hostname="localhost", port=port)
    running.start()
    try:
        code, _, warned = run(planned(tmp_path, port, "a@contoh.go.id"))
    finally:
        running.stop(no_assert=True)
    assert code == delivery.AGAIN and "tidak menawarkan STARTTLS" in warned[0] and not told.messages


def test_an_unknown_briefing_is_named_and_the_others_are_made(snapshots, tmp_path):
    file = planned(tmp_path, 1, name="tidak-ada")
    file.write_text(file.read_text() + '[[paparan]]\nnama = "5305"\nsetiap = "hari"\njenis = ["pdf"]\n')
    code, told, warned = run(file)
    assert code == delivery.FAILED and "tidak-ada" in warned[0] and "kabupaten-alor" in told[0]


@pytest.fixture
def two(snapshots, tmp_path, monkeypatch):
    """A folder of versions with one in view; `newer` puts one in view that differs."""
    folder, source = tmp_path / "versi", kept.current().snapshot
    folder.mkdir()
    (folder / "peta").symlink_to(snapshots / "peta")
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(folder))
    first = put(source, "20261101T000000Z", [])
    (folder / "CURRENT").write_text(first.name + "\n")

    def newer(*statements: str) -> None:
        (folder / "CURRENT").write_text(put(source, "20261201T000000Z", list(statements)).name + "\n")

    return newer


CHANGED = (
    "update observation set value = 850 where indicator = 'desa-produk'",
    "delete from observation where indicator = 'belanja-pinang'",
)


def titles(file: Path) -> list[str]:
    return [
        "\n".join(each.text_frame.text for each in slide.shapes if each.has_text_frame).replace("\xa0", " ")
        for slide in Presentation(file).slides
    ]


def test_what_changed_since_the_last_one_is_a_slide_and_a_paragraph(two, office, tmp_path):
    file = planned(tmp_path, office.port, "a@contoh.go.id")
    _, told, _ = run(file)
    assert len(titles(Path(told[0]))) == 9  # with the annex of terms
    two(*CHANGED)
    _, told, _ = run(file, NEXT)
    shown = titles(Path(told[0]))
    assert len(shown) == 10 and "berubah sejak paparan lalu" in shown[1]
    _, message = office.messages[1]
    assert "Sejak paparan lalu (data dibuat 1 November 2026" in message.get_body().get_content()
    _, told, _ = run(file, NEXT + timedelta(days=7))
    assert len(titles(Path(told[0]))) == 9  # the same data: nothing to list
    assert "tidak ada yang berubah" in office.messages[2][1].get_body().get_content()


def test_a_regency_is_told_of_its_own_changes_alone(two, office, tmp_path):
    file = planned(tmp_path, office.port, "a@contoh.go.id", name="5305")
    run(file)
    two(
        *CHANGED,
        "update observation set value = value + 1 where area = '5305' and indicator = 'penduduk-dukcapil'",
    )
    _, told, _ = run(file, NEXT)
    slide = titles(Path(told[0]))[1]
    text = office.messages[1][1].get_body().get_content()
    assert "berubah sejak paparan lalu" in slide and "850" not in slide and "angka 1 berubah" in text


def test_a_message_and_its_file_are_in_the_language_of_the_schedule(two, office, tmp_path):
    file = planned(tmp_path, office.port, "a@contoh.go.id")
    with file.open("a") as more:
        more.write('bahasa = "en"\n')
    _, told, _ = run(file)
    _, message = office.messages[0]
    with languages.speaking("en"):
        foreign = View(kept.current().snapshot, {"bahasa": "en"}).foreign_titles
    text = re.sub(r"http\S+", "", message.get_body().get_content())
    assert not unread(f"{message['Subject']}\n{text}", foreign)
    assert "The attached briefing contains:" in message.get_body().get_content()
    assert not unread("\n".join(titles(Path(told[0]))), foreign) and Path(told[0]).stem.endswith("-en")


def test_files_that_were_taken_away_are_made_again_and_sent_to_nobody_twice(two, office, tmp_path):
    file = planned(tmp_path, office.port, "a@contoh.go.id")
    run(file)
    two(*CHANGED)
    _, told, _ = run(file, NEXT)
    Path(told[0]).unlink()
    _, again, _ = run(file, NEXT)
    assert len(titles(Path(again[0]))) == 10 and len(office.messages) == 2


def test_the_command_reads_the_schedule_and_says_what_is_wrong(snapshots, tmp_path):
    file = planned(tmp_path, 1)
    command = [sys.executable, "-m", "briefing", "kirim"]
    there = os.environ | {"DASBOR_HARI_INI": MONDAY.isoformat()}
    done = subprocess.run(
        [*command, "--jadwal", str(file)], cwd=ROOT, env=there, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "keluar").joinpath(
        Path(done.stdout.strip()).name
    ).exists() and "2026-W49" in done.stdout
    file.write_text("folder = 1")
    for words, told in (
        (["--jadwal", str(file)], "jadwal.toml baris 1, kunci"),
        ([], "--jadwal paparan.toml"),
    ):
        done = subprocess.run([*command, *words], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 1 and told in done.stderr and "Traceback" not in done.stderr
