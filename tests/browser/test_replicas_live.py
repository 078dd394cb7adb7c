"""Two server processes on one folder, every request to the other one: no reader stays with one of them."""

import os
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from briefing import library, ready
from dashboard.answers.view import View
from data import snapshots as published
from deploy import serve
from tests.browser import harness
from tests.browser.test_files_live import pressed
from tests.browser.test_sending_live import AT_LEISURE, ROLES, copied, press, provider, signed_in, upload
from tests.browser.ways import chips, says

__all__ = ["provider"]  # a fixture

pytestmark = pytest.mark.skipif(
    serve.NGINX is None, reason="nginx is not installed: apt-get install nginx-light"
)
STICKY = "    hash $dasbor_tempat consistent;\n"
TOKEN = "0123456789abcdef"
HEAD = "Kabupaten;Nama produk;Kategori;Jalur perizinan\n"


@pytest.fixture
def replicas(snapshots: Path, provider: str, tmp_path: Path, monkeypatch) -> Iterator[tuple[str, dict]]:
    """The address of a proxy that takes turns, and the processes behind it by their ports."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(copied(snapshots, tmp_path / "snapshots")))
    monkeypatch.setenv("DASBOR_METRIK", TOKEN)
    monkeypatch.setenv("DASBOR_ROLES", str(tmp_path / "roles.toml"))
    monkeypatch.setenv("STREAMLIT_SECRETS_FILES", str(tmp_path / "secrets.toml"))
    (tmp_path / "roles.toml").write_text(ROLES, encoding="utf-8")
    port = serve.free_port()
    (tmp_path / "secrets.toml").write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
        f'cookie_secret = "{os.urandom(24).hex()}"\nclient_id = "dasbor"\nclient_secret = "rahasia-uji"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    sticky = serve.plain
    assert STICKY in serve.CONFIGURATION.read_text("utf-8")
    monkeypatch.setattr(serve, "plain", lambda told, *given: sticky(told.replace(STICKY, ""), *given))
    with ExitStack() as open_:
        yield f"http://127.0.0.1:{port}", open_.enter_context(serve.serving(port, 2))


@AT_LEISURE
def test_login_upload_publishing_files_and_saved_briefings_work_whichever_process_answers(
    browser: Browser, replicas, tmp_path
):
    url, servers = replicas
    (tmp_path / "alor.csv").write_text(f"{HEAD}Alor;Kenari contoh;Kriya;kriya\n", encoding="utf-8")
    sender = signed_in(browser, url, "alor")
    for button in sender.get_by_test_id("stDownloadButton").get_by_role("button").all()[:2]:
        assert len(pressed(sender, button)[1]) > 100  # each was one of two refused
    before = published.current().snapshot
    upload(sender, tmp_path / "alor.csv")
    press(sender, "Tandai sudah diperiksa", "Keadaan: diperiksa")
    link = sender.url.removeprefix(url)
    chief = signed_in(browser, url, "provinsi")
    harness.visit(chief, link)
    press(chief, "Sahkan dan terbitkan", "Keadaan: disahkan")
    after = published.current().snapshot
    assert after.name != before.name
    kept = library.save(ready.make("provinsi", View(after)))
    for port in servers:
        page = browser.new_context(base_url=f"http://127.0.0.1:{port}").new_page()
        harness.visit(page, "/produk-desa?kab=5305")
        expect(page.get_by_text("Kenari contoh").first).to_be_visible()
        harness.visit(page, "/paparan")
        expect(page.get_by_text(kept.title).first).to_be_visible()
        page.context.close()
    for each in (sender, chief):
        each.context.close()


def connected(port: int) -> bool:
    """Has the process at this port a reader?"""
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}/metrics", headers={"authorization": f"Bearer {TOKEN}"}
    )
    with urllib.request.urlopen(asked, timeout=10) as told:
        return b"dasbor_sesi 1\n" in told.read()


def test_a_replica_that_is_killed_takes_no_choice_with_it(browser: Browser, replicas):
    """What is chosen stands in the address; the next click on the menu dropped it, once."""
    url, servers = replicas
    page = browser.new_context(base_url=url, viewport={"width": 1366, "height": 900}).new_page()
    harness.visit(page, "/produk-desa?kab=5305&kat=tenun")
    (mine,) = [server for port, server in servers.items() if connected(port)]
    with page.expect_event("websocket", timeout=30_000):
        mine.kill()
        mine.wait()
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-connection-state", "CONNECTED", timeout=30_000
    )
    harness.settled(page)
    expect(chips(page).filter(has_text="Tenun")).to_have_count(1)
    page.get_by_role("link", name="Ekspor", exact=True).click()
    says(page, "/ekspor", "kab=5305", "kat=tenun")
    page.context.close()
