"""A programme's parts in a browser: one screen each on a projector, and a link for each."""

import pytest
from playwright.sync_api import Page, expect

from pages import program
from tests.browser.harness import settled, visit


@pytest.mark.parametrize("part", program.PAGE.parts)
def test_a_projected_part_needs_no_scroll_bar(page: Page, part):
    page.set_viewport_size({"width": 1920, "height": 1080})
    visit(page, f"/program?proyektor=1&prog=ntt-mart&tampil={part}")
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollHeight <= main.clientHeight")


def test_choosing_a_part_puts_it_into_the_link(page: Page):
    visit(page, "/program?prog=upt-bpom")
    page.get_by_role("radio", name="Kabupaten", exact=True).click()
    page.wait_for_url("**tampil=kabupaten**")
    settled(page)
    joint = "22 dari 22 kabupaten/kota tercatat tahapnya; 18 di antaranya hanya dari satu pernyataan bersama"
    expect(page.get_by_role("heading", name=joint)).to_be_visible()
    expect(page.locator(".petak")).to_have_count(22)
