"""Every button that hands over a file is pressed, and the file is opened as its reader would open it."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import openpyxl
import pyarrow.parquet as pq
import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from pptx import Presentation

from data import snapshots as kept
from tests.browser import harness
from tests.browser import test_sending_live as sending
from tests.browser.harness import settled, visit
from tests.browser.test_sending_live import WORD, copied
from tests.browser.ways import DATASETS
from tests.crawl import LINKS

MADE_MS = 60_000
HAND_MS = 200  # between two presses: a browser loses a download that begins while another is just beginning
TALL = {"width": 1366, "height": 1800}
ADDRESSES = {page: page.replace("_", "-") for page in LINKS} | {"ringkasan": ""}


def is_table(content: bytes) -> bool:
    lines = content.decode("utf-8-sig").splitlines()
    return len(lines) > 1 and "kode_paspor" in lines[0]


def is_form(content: bytes) -> bool:
    return content.decode("utf-8-sig").startswith("id,company")


def is_workbook(content: bytes) -> bool:
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].max_row > 1


def is_pictures(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sizes = {Image.open(archive.open(name)).size for name in archive.namelist()}
    return sizes == {(1920, 1080), (1080, 1080), (1080, 1920)}


OPENS: dict[str, Callable[[bytes], bool]] = {
    "csv": is_table,
    "xlsx": is_workbook,
    "parquet": lambda content: pq.read_table(io.BytesIO(content)).num_rows > 0,
    "geojson": lambda content: len(json.loads(content)["features"]) > 0,
    "html": lambda content: b'<section class="slaid"' in content,
    "pptx": lambda content: len(Presentation(io.BytesIO(content)).slides) > 0,
    "pdf": lambda content: content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF"),
    "zip": is_pictures,
    "txt": lambda content: len(content.decode()) > 100,
}


def pressed(page: Page, button: Locator) -> tuple[str, bytes]:
    """The name and the content of the file that a button hands over."""
    page.wait_for_timeout(HAND_MS)
    with page.expect_download(timeout=MADE_MS) as waited:
        button.click()
    return waited.value.suggested_filename, Path(waited.value.path()).read_bytes()


def press_all(page: Page, place: Locator, opens: dict[str, Callable] = OPENS) -> list[str]:
    """The endings of the files behind every button in a place, each opened."""
    found = []
    for button in place.get_by_test_id("stDownloadButton").get_by_role("button").all():
        name, content = pressed(page, button)
        ending = name.rsplit(".", 1)[-1]
        assert opens[ending](content), (page.url, name)
        found.append(ending)
    return found


def below(page: Page) -> list[Locator]:
    """The buttons that open what may be taken home, one below each panel."""
    return page.locator("[class*=st-key-bawa_] button").all()


def taken(page: Page, opener: Locator) -> list[str]:
    """All files of one panel."""
    opener.click()
    settled(page)
    body = page.get_by_test_id("stPopoverBody")
    expect(body.get_by_role("button", name="Parquet")).to_be_visible()  # the buttons come one by one
    settled(page)
    found = press_all(page, body)
    page.keyboard.press("Escape")
    expect(body).to_have_count(0)
    return found


def opened(page: Page, name: str, **link: str) -> None:
    page.set_viewport_size(TALL)
    visit(page, f"/{ADDRESSES[name]}?{urlencode(link)}")


# One panel of each page, and of those whose files hold more rows than the page.
QUICK = {
    "ringkasan": ({}, "peta_ekspor"),
    "peta": ({}, ""),
    "produk_desa": ({}, ""),
    "ekspor": ({}, ""),
    "program": ({"tampil": "izin"}, "izin_daftar"),
    "peluang": ({}, ""),
    "data": ({}, ""),
    "tentang_angka": ({"bagian": "versi"}, ""),
}


# One data set every time, the other in the long run: tests/pages/test_page_downloads.py opens what both hold.
@pytest.mark.parametrize("dataset", ["simulasi", pytest.param("terpublikasi", marks=pytest.mark.long)])
def test_the_files_of_a_panel_on_each_page_open(page: Page, dataset: str):
    for name, (link, key) in QUICK.items():
        opened(page, name, **link, data=dataset)
        opener = page.locator(f"[class*=st-key-bawa_{key}] button").first
        assert {"csv", "xlsx", "parquet"} <= set(taken(page, opener)), name


@pytest.mark.parametrize(("tampil", "key"), [("tahap", "menunggu"), ("periksa", "periksa_")])
def test_the_whole_of_a_table_that_shows_its_first_rows_opens(page: Page, tampil: str, key: str):
    opened(page, "program", data="simulasi", tampil=tampil)
    opener = page.locator(f"[class*=st-key-bawa_{key}] button").first
    assert taken(page, opener) == ["csv", "xlsx", "parquet"]


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("name", [name for name in LINKS if name not in ("paparan", "kirim_data")])
def test_every_file_of_every_panel_opens(page: Page, name: str, dataset: str):
    for link in LINKS[name]:
        opened(page, name, **link, data=dataset)
        for folded in page.locator("details:not([open]) > summary").all():
            folded.click()
        settled(page)
        for opener in below(page):
            assert {"csv", "xlsx", "parquet"} <= set(taken(page, opener)), page.url


@pytest.mark.parametrize("dataset", ["terpublikasi", pytest.param("simulasi", marks=pytest.mark.long)])
def test_every_file_of_a_briefing_opens(page: Page, dataset: str):
    opened(page, "paparan", data=dataset)
    page.get_by_role("combobox", name="Paparan").first.click()
    page.get_by_role("option", name="Alor", exact=False).last.click()
    settled(page)
    name, content = pressed(page, page.locator(".st-key-unduh_profil button"))
    assert re.fullmatch(r"profil-kabupaten-alor-\d{4}-\d\d-\d\d\.pdf", name.removeprefix("simulasi-"))
    assert name.startswith("simulasi-") == (dataset == "simulasi") and OPENS["pdf"](content)
    page.locator(".st-key-pakai_siap button").click()
    expect(page.locator(".st-key-berkas_png button")).to_be_visible()
    settled(page)
    assert press_all(page, page.get_by_test_id("stMain")) == ["pdf", "html", "pptx", "pdf", "zip"]


def test_what_a_page_asks_for_in_writing_is_handed_over(page: Page):
    opened(page, "peluang")
    page.get_by_test_id("stExpander").locator("summary").first.click()
    for field, text in (("perusahaan", "PT Contoh"), ("tanggal", "01/02/2025"), ("bukti", "Surat 1")):
        page.locator(f".st-key-lapor_{field} input").fill(text)
        page.keyboard.press("Tab")
        settled(page)
    page.locator(".st-key-lapor_kabupaten input").fill("Kab. Alor")
    page.keyboard.press("Enter")
    settled(page)
    name, content = pressed(page, page.locator(".st-key-unduh_lapor button"))
    assert name == "komitmen.csv" and is_form(content) and b",5305," in content


def test_a_correction_is_handed_over(page: Page):
    opened(page, "ringkasan")
    code = page.locator(".kartu a.paspor").first.get_attribute("href")
    visit(page, code)
    page.locator(".st-key-lapor_salah textarea, .st-key-lapor_salah input").first.fill("Angka ini keliru")
    page.keyboard.press("Tab")
    settled(page)
    name, content = pressed(page, page.locator(".st-key-unduh_laporan button"))
    assert re.fullmatch(r"laporan-kesalahan-\d{4}-\d\d-\d\d\.txt", name) and b"Angka ini keliru" in content


@pytest.mark.long
@pytest.mark.timeout(900)
def test_the_archive_of_every_regency_opens(page: Page):
    opened(page, "paparan")
    page.locator(".st-key-buat_semua button").click()
    button = page.locator(".st-key-unduh_semua button")
    expect(button).to_be_visible(timeout=800_000)
    _, content = pressed(page, button)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        places = [name for name in archive.namelist() if name.endswith(".pdf")]
        assert len(places) == 22 and archive.testzip() is None
    assert any(name.startswith("kabupaten-alor-") for name in places)


@pytest.fixture(scope="module")
def training(snapshots: Path, tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """A server on this machine with the training switch on, and the folder that it keeps things in."""
    workshop = tmp_path_factory.mktemp("training_files")
    copied(snapshots, workshop / kept.TRAINING)
    told = {"DASBOR_SNAPSHOTS": str(workshop), "DASBOR_LATIHAN": "1", "DASBOR_LATIHAN_SANDI": WORD}
    with harness.serving(workshop, **told) as url:
        yield url, workshop


@pytest.fixture
def desk(browser: Browser, training: tuple[str, Path]) -> Iterator[Page]:
    context = browser.new_context(base_url=training[0], viewport=TALL, locale="en-US")
    yield context.new_page()
    context.close()


def test_in_the_training_room_the_files_of_an_import_open_and_one_that_is_gone_says_so(
    desk: Page, training: tuple[str, Path], tmp_path: Path
):
    sending.opened(desk, "/kirim-data?kab=5305")
    name, template = pressed(desk, desk.locator(".st-key-unduh_templat button"))
    assert name == "templat-produk-kabupaten-alor.xlsx" and is_workbook(template)
    broken = "Kabupaten;Nama produk;Kategori;Jalur perizinan\nAlor;;Kriya;kriya\n"
    (tmp_path / "alor.csv").write_text(broken, encoding="utf-8")
    desk.locator("input[type=file]").set_input_files(tmp_path / "alor.csv")
    desk.get_by_role("button", name="Periksa", exact=True).click()
    result = desk.locator("[class*=st-key-hasil_] button")
    expect(result).to_be_visible(timeout=MADE_MS)
    settled(desk)
    assert press_all(desk, desk.get_by_test_id("stMain")) == ["xlsx", "xlsx"]
    (written,) = training[1].rglob("hasil.xlsx")
    written.unlink()
    result.click()
    expect(desk.get_by_text("Berkas gagal dibuat. Coba sekali lagi")).to_be_visible()


def test_in_the_training_room_the_files_of_pages_and_briefings_open(desk: Page):
    opened(desk, "ringkasan")
    assert {"csv", "xlsx", "parquet"} <= set(taken(desk, below(desk)[0]))
    opened(desk, "paparan")
    desk.locator(".st-key-pakai_siap button").click()
    expect(desk.locator(".st-key-berkas_png button")).to_be_visible()
    settled(desk)
    assert press_all(desk, desk.get_by_test_id("stMain")) == ["html", "pptx", "pdf", "zip"]
