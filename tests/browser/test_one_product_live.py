"""A village's phone: what is filled in without a network is kept, and sent once when there is one again."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from data import snapshots as kept
from data.accounts import people
from data.intake import village_links, village_products
from tests.browser import harness
from tests.browser.conftest import PHONE
from tests.browser.test_sending_live import ROLES, copied

SECONDS = 30_000


@pytest.fixture
def office(snapshots: Path, tmp_path, monkeypatch) -> Iterator[tuple[str, str]]:
    """A server, and a link that Alor's sender made for its villages."""
    folder = copied(snapshots, tmp_path / "snapshots")
    (tmp_path / "roles.toml").write_text(ROLES)
    told = {"DASBOR_SNAPSHOTS": str(folder), "DASBOR_ROLES": str(tmp_path / "roles.toml")}
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert kept.folder() == folder
    secret = village_links.make(people.named("alor@contoh.go.id"), "5305", "Kecamatan Contoh", 30)
    with harness.serving(tmp_path, **told) as url:
        yield url, f"{village_links.PATH}?kode={secret}"


def photograph(path: Path) -> Path:
    """A picture as a phone takes it: large, and with the place in it."""
    noise = Image.effect_noise((3000, 4000), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "KAMERA-RAHASIA"
    exif.get_ifd(0x8825)[2] = (8.0, 13.0, 5.0)
    noise.save(path, "JPEG", quality=85, exif=exif)
    return path


def fill_in(page: Page, name: str) -> None:
    page.get_by_label("Desa/kelurahan").fill("Aimoli (Alor Barat Laut)")
    page.get_by_label("Nama produk").fill(name)
    page.get_by_label("Kategori").select_option(label="Makanan")
    page.locator("[name=izin_HALAL]").select_option(label="Ada")


def waiting() -> list[village_products.Product]:
    return village_products.waiting(people.named("alor@contoh.go.id"))


def test_what_is_filled_in_without_a_network_is_sent_once_when_there_is_one(
    browser: Browser, office, tmp_path
):
    url, link = office
    context = browser.new_context(
        base_url=url, viewport=PHONE, is_mobile=True, has_touch=True, locale="id-ID"
    )
    page = context.new_page()
    trouble = harness.watch(page)
    page.goto(link)
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    page.reload()  # kept by the worker, so that it opens without a network too
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert trouble.console == [] and trouble.foreign == []
    context.set_offline(True)
    fill_in(page, "Keripik Contoh")
    page.locator("input[type=file]").set_input_files(photograph(tmp_path / "besar.jpg"))
    expect(page.locator("#tampak")).to_be_visible(timeout=SECONDS)
    page.get_by_role("button", name="Kirim").click()
    expect(page.locator("#antrean li")).to_contain_text("menunggu jaringan")
    page.get_by_label("Nama produk").fill("Anyaman Con")  # half a name, and the phone closes the page
    page.close()
    page = context.new_page()
    page.goto(link)
    expect(page.locator("#disimpan")).to_be_visible()
    expect(page.locator("#antrean li")).to_contain_text("Keripik Contoh")
    expect(page.get_by_label("Nama produk")).to_have_value("Anyaman Con")
    expect(page.get_by_label("Desa/kelurahan")).to_have_value("Aimoli (Alor Barat Laut)")
    page.get_by_label("Nama produk").fill("Anyaman Contoh")
    page.get_by_label("Kategori").select_option(label="Kriya")
    page.get_by_role("button", name="Kirim").click()
    expect(page.locator("#antrean li")).to_have_count(2)
    assert waiting() == []
    context.set_offline(False)
    expect(page.locator("#antrean")).to_be_hidden(timeout=SECONDS)
    first, second = waiting()
    assert (first.product, first.village_name, first.permits) == (
        "Keripik Contoh",
        "Aimoli",
        {"HALAL": "ada"},
    )
    assert second.product == "Anyaman Contoh" and second.permits == {} and not second.picture
    picture = village_products.picture_of(first)
    assert len(picture) <= 200_000 and b"RAHASIA" not in picture
    with Image.open(io.BytesIO(picture)) as seen:
        assert max(seen.size) <= 1280
    page.reload()
    page.wait_for_load_state("networkidle")
    assert len(waiting()) == 2
    context.close()


def test_what_the_server_refuses_stays_with_its_reason_until_somebody_decides(browser: Browser, office):
    url, link = office
    context = browser.new_context(base_url=url, viewport=PHONE, service_workers="block")
    page = context.new_page()
    page.goto(f"{link}&bahasa=en")
    expect(page.locator("h1")).to_have_text("One product")
    sender = people.named("alor@contoh.go.id")
    village_links.revoke(sender, village_links.of_maker(sender)[0].code)
    page.get_by_label("Village").fill("Aimoli")
    page.get_by_label("Name of the product").fill("Keripik")
    page.get_by_label("Category").select_option(index=1)
    page.get_by_role("button", name="Send").click()
    line = page.locator("#antrean li")
    expect(line).to_contain_text("not accepted. This link has ended")
    line.get_by_role("button", name="Discard").click()
    expect(page.locator("#antrean")).to_be_hidden()
    assert waiting() == []
    context.close()
