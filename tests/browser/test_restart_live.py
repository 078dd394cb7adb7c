"""A server that was restarted under an open page: the reader goes on where they were."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import harness
from tests.browser.harness import settled, visit
from tests.browser.ways import chips, says

SCOPE = "Cakupan: Kabupaten Alor; kategori Tenun"


def by_a_click(page: Page) -> None:
    chips(page).filter(has_text="Tenun").click()
    says(page, "/produk-desa?kab=5305")
    expect(page).to_have_url(re.compile(r"kab=5305$"))
    expect(page.get_by_text("Cakupan: Kabupaten Alor", exact=True).first).to_be_visible()


def by_the_menu(page: Page) -> None:
    page.get_by_role("link", name="Ekspor", exact=True).click()
    says(page, "/ekspor", "kab=5305", "kat=tenun")


@pytest.mark.parametrize("first", [by_a_click, by_the_menu])
def test_after_a_restart_the_first_click_counts_and_nothing_chosen_is_lost(
    browser: Browser, both_folder: Path, tmp_path: Path, first: Callable[[Page], None]
):
    port, folder = harness.free_port(), str(both_folder)
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{port}", viewport={"width": 1366, "height": 900}
    )
    page = context.new_page()
    with harness.serving(tmp_path, port=port, DASBOR_SNAPSHOTS=folder):
        visit(page, "/produk-desa?kab=5305&kat=tenun")
        expect(page.get_by_text(SCOPE, exact=True).first).to_be_visible()
    app = page.get_by_test_id("stApp")
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    with harness.serving(tmp_path, port=port, DASBOR_SNAPSHOTS=folder):
        expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=30_000)
        settled(page)
        expect(page.get_by_text(SCOPE, exact=True).first).to_be_visible()
        first(page)
    context.close()
