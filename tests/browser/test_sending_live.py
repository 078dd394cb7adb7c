"""Staff send their Excel, in a browser: from a messy file to a figure on Ringkasan and back, and who may
not.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from data import snapshots as kept
from data.accounts import invitations
from data.intake import child
from tests.browser import harness
from tests.intake.messy import TWELVE
from tests.intake.other_twins import TWINS
from tests.intake.test_twins import answered
from tests.intake.twins import Twin

# The one that is driven every time, with the mouse; test_by_keyboard drives another with keys, and each is
# read, answered and published on values by tests/intake/test_twins.py, test_messy.py and test_desk.py.
QUICK = {"thousands by point in one row, by comma in the next"}
KINDS = {"produk": "Produk desa", "indikator": "Indikator", "ekspor": "Ekspor"}
COUNTED = {"produk": "/", "indikator": "/", "ekspor": "/ekspor"}  # where a figure follows from its rows
MOST_ROUNDS = 6
WORD = "kata-latihan-uji"
SECONDS = 1_000 * child.WALL_SECONDS  # in milliseconds: a page waits as long for the file that is examined
AT_LEISURE = pytest.mark.timeout(900)  # seconds: each test has several such waits
pytestmark = AT_LEISURE
ROLES = """
[[orang]]
surel = "alor@contoh.go.id"
peran = "pengirim"
wilayah = ["5305"]
lembaga = "Dinas PMD Kabupaten Alor"

[[orang]]
surel = "provinsi@contoh.go.id"
peran = "pengesah"
wilayah = ["*"]
lembaga = "Dinas PMD Provinsi NTT"
"""


def copied(snapshots: Path, folder: Path) -> Path:
    """The published data in a folder of its own, so that publishing disturbs no other test."""
    snapshot = kept.current().snapshot
    folder.mkdir()
    for path in (snapshot.path, snapshot.path.with_suffix(".json"), snapshots / "CURRENT"):
        shutil.copy2(path, folder / path.name)
    shutil.copytree(snapshots / "peta", folder / "peta")
    return folder


@pytest.fixture(scope="module")
def room(snapshots: Path, tmp_path_factory) -> Path:
    """Where the training room's data lie."""
    return copied(snapshots, tmp_path_factory.mktemp("training") / kept.TRAINING)


@pytest.fixture(scope="module")
def training(room: Path) -> Iterator[str]:
    """A server on this machine with the training switch on."""
    told = {"DASBOR_SNAPSHOTS": str(room.parent), "DASBOR_LATIHAN": "1", "DASBOR_LATIHAN_SANDI": WORD}
    with harness.serving(room.parent, **told) as url:
        yield url


@pytest.fixture
def desk(browser: Browser, training: str) -> Iterator[Page]:
    context = browser.new_context(base_url=training, viewport={"width": 1366, "height": 1800}, locale="en-US")
    page = context.new_page()
    trouble = harness.watch(page)
    yield page
    assert trouble.foreign == [] and trouble.console == []
    context.close()


def opened(page: Page, path: str = "/kirim-data") -> None:
    """The page for senders; in a training room with the word that its server printed."""
    harness.visit(page, path)
    word = page.get_by_label("Kata sandi ruang latihan")
    if word.count():
        word.fill(WORD)
        word.press("Enter")
        expect(page.locator("input[type=file]")).to_have_count(1, timeout=SECONDS)
        harness.settled(page)


def upload(page: Page, file: Path, kind: str = "Produk desa") -> None:
    opened(page)
    if kind != "Produk desa":
        page.get_by_role("combobox", name="Jenis data").click()
        page.get_by_role("option", name=kind).click()
        harness.settled(page)
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Periksa", exact=True).click(timeout=SECONDS)
    expect(page.get_by_text("Keadaan: draf")).to_be_visible(timeout=SECONDS)
    expect(page.get_by_text("Membaca dan memeriksa berkas")).to_have_count(0, timeout=SECONDS)
    harness.settled(page)


def press(page: Page, name: str, then: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text(then).first).to_be_visible(timeout=SECONDS)
    harness.settled(page)


def figures(page: Page, where: str) -> list[str]:
    """The numbers on the cards of a page and in its tables, which carry no code of the version."""
    harness.visit(page, where)
    return page.locator(".kartu .angka, [data-testid=stTable]").all_inner_texts()


def driven(names: list[str]) -> list:
    return [pytest.param(name, marks=() if name in QUICK else pytest.mark.long) for name in names]


@pytest.mark.parametrize("name", driven(list(TWELVE)))
def test_a_messy_file_changes_a_figure_and_undo_brings_it_back(desk: Page, tmp_path, name):
    messy = TWELVE[name]
    messy.make(tmp_path / messy.file)
    before = figures(desk, messy.page)
    upload(desk, tmp_path / messy.file, KINDS[messy.kind])
    if messy.asks:
        answer_first(desk, messy)
    publish_and_take_back(desk, messy.page, before)


@pytest.mark.parametrize("name", driven([each.name for each in TWINS]))
def test_a_twin_is_answered_in_the_browser_changes_a_figure_and_is_taken_back(
    desk: Page, room, tmp_path, name
):
    twin = next(each for each in TWINS if each.name == name)
    twin.make(tmp_path / twin.file)
    before = figures(desk, COUNTED[twin.kind])
    upload(desk, tmp_path / twin.file, KINDS[twin.kind])
    answer_all(desk, room, twin)
    publish_and_take_back(desk, COUNTED[twin.kind], before)


def publish_and_take_back(page: Page, where: str, before: list[str]) -> None:
    for field in page.get_by_placeholder("Tulis alasannya").all():
        field.fill("sudah dicocokkan dengan dokumen")
    expect(page.get_by_text("angka lain tetap")).to_be_visible(timeout=SECONDS)
    press(page, "Tandai sudah diperiksa", "Keadaan: diperiksa")
    press(page, "Sahkan dan terbitkan", "Keadaan: disahkan")
    sent = page.url.split("kiriman=")[1]
    assert figures(page, where) != before
    opened(page, f"/kirim-data?kiriman={sent}")
    press(page, "Batalkan penerbitan ini", "Keadaan: dibatalkan")
    assert figures(page, where) == before


def answer_all(page: Page, room: Path, twin: Twin) -> None:
    """Choose on the page what the twin's sender means, until nothing is asked any more."""
    draft = room / "imports" / page.url.split("kiriman=")[1]
    for _ in range(MOST_ROUNDS):
        questions = json.loads((draft / "result.json").read_text(encoding="utf-8"))["questions"]
        if not questions:
            return
        for each in questions:
            choose(page, each["text"], dict(each["choices"])[answered(twin, each)])
        page.get_by_role("button", name="Kirim jawaban").click()
        wait_for_answers(draft, {each["key"] for each in questions})
        expect(page.get_by_text("Membaca dan memeriksa berkas")).to_have_count(0, timeout=SECONDS)
        harness.settled(page)
    pytest.fail(f"still asked: {questions}")


def choose(page: Page, question: str, answer: str) -> None:
    asked = page.get_by_role("combobox", name=question)
    asked.click()
    asked.fill(answer)  # of a long list only what is in sight is drawn
    page.get_by_role("option", name=answer, exact=True).click()


def wait_for_answers(draft: Path, keys: set[str]) -> None:
    """Until the import was examined with these answers."""
    until = time.monotonic() + SECONDS / 1000
    while time.monotonic() < until:
        told = json.loads((draft / "draft.json").read_text(encoding="utf-8"))["answers"].keys()
        if keys <= told and (draft / "result.json").exists():
            return
        time.sleep(0.05)
    pytest.fail("the answers did not arrive")


def answer_first(page: Page, messy) -> None:
    """Choose the one answer that the test knows to be right."""
    words = {
        "sistem_kode": ("Kode apa", "Kemendagri"),
        "desa": ("yang mana", "Maikang (5305042009)"),
        "satuan": ("dalam satuan apa", "Dalam satuan indikatornya"),
    }
    for key in messy.asks:
        asked, answer = words[key.split(":", 1)[0]]
        page.get_by_role("combobox", name=asked).click()
        page.get_by_role("option", name=answer, exact=True).click()
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_text("Bila disahkan")).to_be_visible(timeout=SECONDS)
    harness.settled(page)


def test_what_is_asked_stands_before_what_was_read(browser: Browser, training: str, tmp_path):
    context = browser.new_context(base_url=training, viewport={"width": 390, "height": 844}, locale="en-US")
    page = context.new_page()
    rows = "Kabupaten;Nama produk;Kategori\nAlor;Kenari contoh;Aneka rupa\n"
    (tmp_path / "tanya.csv").write_text(rows, encoding="utf-8")
    upload(page, tmp_path / "tanya.csv")
    asked = page.get_by_role("combobox", name="berarti yang mana").bounding_box()
    read = page.get_by_text("judul kolom di baris").bounding_box()
    assert asked and read and asked["y"] < read["y"]
    context.close()


def test_a_file_with_personal_data_is_refused_in_words(desk: Page, tmp_path):
    (tmp_path / "orang.csv").write_text("Kabupaten;Nama produk;NIK\nAlor;Kopi;1\n", encoding="utf-8")
    opened(desk)
    desk.locator("input[type=file]").set_input_files(tmp_path / "orang.csv")
    desk.get_by_role("button", name="Periksa", exact=True).click(timeout=SECONDS)
    expect(desk.get_by_text("memuat data pribadi")).to_be_visible(timeout=SECONDS)


def test_without_accounts_nobody_sends_over_the_web(page: Page):
    harness.visit(page, "/kirim-data")
    expect(page.get_by_text("penyedia akun belum diatur")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """A real OpenID Connect provider, as a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    users = [
        {"sub": name, "email": f"{name}@contoh.go.id", "email_verified": True}
        for name in ("alor", "provinsi", "asing")
    ]
    claims = [part for user in users for part in ("--user-claims", json.dumps(user))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *claims]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/.well-known/openid-configuration", timeout=2).close()
            break
        except OSError:
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="module")
def accounts(snapshots: Path, provider: str, tmp_path_factory) -> Iterator[str]:
    """A server whose accounts come from the provider and whose roles from a file."""
    workshop = tmp_path_factory.mktemp("accounts")
    home = copied(snapshots, workshop / "snapshots")
    (workshop / "roles.toml").write_text(ROLES, encoding="utf-8")
    (workshop / "secrets.toml").write_text(
        '[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
        f'cookie_secret = "{os.urandom(24).hex()}"\nclient_id = "dasbor"\nclient_secret = "rahasia-uji"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    with harness.serving(
        workshop,
        DASBOR_SNAPSHOTS=str(home),
        DASBOR_ROLES=str(workshop / "roles.toml"),
        STREAMLIT_SECRETS_FILES=str(workshop / "secrets.toml"),
    ) as url:
        yield url


def signed_in(browser: Browser, url: str, name: str) -> Page:
    page = browser.new_context(base_url=url, viewport={"width": 1366, "height": 1800}).new_page()
    harness.visit(page, "/kirim-data")
    page.get_by_role("button", name="Masuk untuk mengirim").click()
    page.get_by_role("textbox").first.fill(name)
    page.locator("button[type=submit], input[type=submit], form button").first.click()
    page.wait_for_url(f"{url}/**", timeout=SECONDS)
    harness.visit(page, "/kirim-data")
    expect(page.get_by_text(f"{name}@contoh.go.id").first).to_be_visible(timeout=SECONDS)
    return page


def test_a_sender_of_alor_cannot_send_belus_rows_and_a_stranger_nothing(browser, accounts, tmp_path):
    head = "Kabupaten;Nama produk;Kategori;Jalur perizinan\n"
    (tmp_path / "belu.csv").write_text(f"{head}Belu;Jagung contoh;Kriya;kriya\n", encoding="utf-8")
    (tmp_path / "alor.csv").write_text(f"{head}Alor;Kenari contoh;Kriya;kriya\n", encoding="utf-8")
    sender = signed_in(browser, accounts, "alor")
    upload(sender, tmp_path / "belu.csv")
    expect(sender.get_by_text("di luar wilayah pengirim").first).to_be_visible()
    expect(sender.get_by_role("button", name="Tandai sudah diperiksa")).to_have_count(0)
    upload(sender, tmp_path / "alor.csv")
    press(sender, "Tandai sudah diperiksa", "Keadaan: diperiksa")
    expect(sender.get_by_role("button", name="Sahkan dan terbitkan")).to_have_count(0)
    link = sender.url.removeprefix(accounts)

    stranger = signed_in(browser, accounts, "asing")
    expect(stranger.get_by_text("belum mempunyai peran")).to_be_visible()
    harness.visit(stranger, link)
    expect(stranger.get_by_text("Kenari contoh")).to_have_count(0)
    expect(stranger.locator("input[type=file]")).to_have_count(0)

    chief = signed_in(browser, accounts, "provinsi")
    harness.visit(chief, link)
    press(chief, "Sahkan dan terbitkan", "Keadaan: disahkan")
    for each in (sender, stranger, chief):
        each.context.close()


def test_a_one_time_link_opens_a_session_that_ends_by_signing_out(browser, snapshots, tmp_path, monkeypatch):
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(copied(snapshots, tmp_path / "snapshots")))
    monkeypatch.setenv("DASBOR_ROLES", str(tmp_path / "roles.toml"))
    monkeypatch.setenv("DASBOR_TAUTAN_MASUK", "1")
    (tmp_path / "roles.toml").write_text(ROLES, encoding="utf-8")
    address = f"{invitations.PATH}?kode={invitations.invite('alor@contoh.go.id')}"
    with harness.serving(tmp_path) as url:
        context = browser.new_context(base_url=url, viewport={"width": 1366, "height": 1800})
        page = context.new_page()
        harness.visit(page, "/kirim-data")
        expect(page.get_by_text("mintalah tautan masuk")).to_be_visible()
        page.goto(address)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(f"{url}/kirim-data", timeout=SECONDS)
        expect(page.get_by_text("alor@contoh.go.id · peran: pengirim")).to_be_visible(timeout=SECONDS)
        expect(page.locator("input[type=file]")).to_have_count(1)
        cookies = context.cookies()
        page.get_by_role("button", name="Keluar dari akun").click()
        expect(page.get_by_text("mintalah tautan masuk")).to_be_visible(timeout=SECONDS)
        thief = browser.new_context(base_url=url)
        thief.add_cookies(cookies)
        page = thief.new_page()
        harness.visit(page, "/kirim-data")
        expect(page.get_by_text("mintalah tautan masuk")).to_be_visible()
        expect(page.locator("input[type=file]")).to_have_count(0)
        page.goto(address)
        page.get_by_role("button", name="Masuk").click()
        expect(page.get_by_text("sudah dipakai")).to_be_visible()
        for each in (context, thief):
            each.close()


def spoilt(value: str) -> list[str]:
    """A signed cookie with one sign changed at its begin, in its middle and near its end, and cut short."""
    places = (3, len(value) // 2, len(value) - 6)
    return [f"{value[:at]}{'B' if value[at] == 'A' else 'A'}{value[at + 1 :]}" for at in places] + [
        value[:-9]
    ]


def test_a_cookie_that_was_altered_opens_nothing(browser, accounts):
    sender = signed_in(browser, accounts, "alor")
    whole = sender.context.cookies()
    account = [each for each in whole if each["name"].startswith("_streamlit_user")]
    assert account
    for change in range(4):
        context = browser.new_context(base_url=accounts, viewport={"width": 1366, "height": 1800})
        others = [each for each in whole if each not in account]
        context.add_cookies([*others, *(each | {"value": spoilt(each["value"])[change]} for each in account)])
        page = context.new_page()
        harness.visit(page, "/kirim-data")
        expect(page.get_by_role("button", name="Masuk untuk mengirim")).to_be_visible()
        expect(page.locator("input[type=file]")).to_have_count(0)
        context.close()
    sender.context.close()


def test_a_copied_cookie_opens_nothing_after_signing_out(browser, accounts):
    sender = signed_in(browser, accounts, "alor")
    expect(sender.locator("input[type=file]")).to_have_count(1)
    copied = sender.context.cookies()
    sender.get_by_role("button", name="Keluar dari akun").click()
    expect(sender.get_by_role("heading", name="End Session")).to_be_visible(timeout=SECONDS)  # the provider's
    thief = browser.new_context(base_url=accounts, viewport={"width": 1366, "height": 1800})
    thief.add_cookies(copied)
    page = thief.new_page()
    harness.visit(page, "/kirim-data")
    expect(page.get_by_role("button", name="Masuk untuk mengirim")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
    again = signed_in(browser, accounts, "alor")
    expect(again.locator("input[type=file]")).to_have_count(1)
    for context in (sender.context, thief, again.context):
        context.close()
