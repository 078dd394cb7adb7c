"""Every page as it comes out of the printer, on the papers of offices here: A4, F4 and Letter."""

import io
import re
import unicodedata
from html import unescape

import pytest
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from dashboard.language.text import say
from tests.browser.harness import visit
from tests.browser.shots import PAPERS

MOST = {
    "": 4,
    "peta": 5,
    "produk-desa": 12,  # all 120 products with all they have
    "ekspor": 6,
    "program": 4,
    "peluang": 4,
    "data": 4,
    "profil-kabupaten?kab=5305": 1,
    "paparan": 2,
    "kirim-data": 3,
    "tentang-angka": 4,
}
CONTROLS = (
    "Unduh atau paparkan",
    "Tampilkan tabel",
    "Mode proyektor",
    "Salin tautan",
    "Salin kutipan",
    "Bagian\n",
)
# Whatever stands above a chart or table, without what the eye does not see.
HEADS = "() => [...document.querySelectorAll('.temuan, h2.bagian')].map(each => each.innerText.trim())"

# Of what is folded on the screen only its control would be printed.
FOLDS = """() => [...document.querySelectorAll('[data-testid=stExpander] details:not([open]) > summary')]
    .map(each => each.innerText)"""

# What a table whose rows choose has that its sheet would cut: how far its columns reach beyond it, in pixels.
BEYOND = """() => [...document.querySelectorAll('[class*=st-key-baris_] .stBidiComponent *')].flatMap(
    ({shadowRoot}) => [...(shadowRoot?.querySelectorAll('table') ?? [])].map(
        table => table.scrollWidth - table.closest('.gulung').clientWidth))"""


def plain(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text))  # a PDF has one sign for fi


def printed_well(page, paper: tuple[str, str]) -> list[str]:
    """The words of each sheet; none is blank, none shows a control, none ends with a heading."""
    width, height = paper
    heads = {plain(each) for each in page.evaluate(HEADS)} - {""}
    folded = {plain(each) for each in page.evaluate(FOLDS)} - {""}
    printed = PdfReader(io.BytesIO(page.pdf(width=width, height=height, print_background=True)))
    sheets = [sheet.extract_text() for sheet in printed.pages]
    assert all(len(plain(sheet)) > 40 for sheet in sheets), "a blank sheet"
    assert not [each for each in CONTROLS if any(each in sheet for sheet in sheets)]
    assert not [each for each in folded if any(each in plain(sheet) for sheet in sheets)], "a fold"
    terms = [place for place, sheet in enumerate(sheets, 1) if say("istilah.di_sini") in sheet]
    assert terms in ([], [len(sheets)]), "the last lines of its terms are a sheet"
    assert not re.search(r"\? ·\s*$", sheets[0], flags=re.MULTILINE), "a mark before a link that is not there"
    for sheet in sheets:
        assert not any(plain(sheet).endswith(head) for head in heads), sheet[-120:]
    return sheets


@pytest.mark.parametrize("code", ["5302", "5306"])
def test_the_longest_profile_is_one_sheet_of_a4_too(page, code):
    """Of 58 products its first sheet held the page's head alone, and two more its parts."""
    visit(page, f"/profil-kabupaten?kab={code}&data=simulasi")
    (sheet,) = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True))).pages
    assert plain(say("profil.utang")) in plain(sheet.extract_text())
    bullets = page.locator(".lembar section ul").first
    page.emulate_media(media="print")
    assert bullets.evaluate("each => parseFloat(getComputedStyle(each).paddingLeft)") > 16
    page.emulate_media(media="screen")


@pytest.mark.parametrize("path", MOST)
def test_a_page_prints_without_blank_sheets_or_controls_and_keeps_heads_with_charts(page, path):
    visit(page, f"/{path}")
    for name, paper in PAPERS.items():
        sheets = printed_well(page, paper)
        assert len(sheets) <= MOST[path], (name, [sheet[:60] for sheet in sheets])


@pytest.mark.parametrize(
    ("path", "paper"),
    [
        ("program?prog=ntt-mart", "A4"),
        ("profil-kabupaten", "Letter"),
        ("profil-kabupaten?data=simulasi", "Letter"),  # full to its last line
        ("", "Letter"),
    ],
)
def test_the_terms_of_a_page_are_no_sheet_by_themselves(page, path, paper):
    visit(page, f"/{path}")
    sheets = printed_well(page, PAPERS[paper])
    terms = page.locator(".istilah")
    expect(terms).to_have_count(1)  # the screen has them where they were
    expect(terms).to_be_visible()
    assert sheets[-1].count(say("istilah.di_sini")) == 1
    assert len(plain(sheets[-1])) > len(plain(terms.inner_text())) + 60, "nothing but its terms"


def test_a_table_whose_rows_choose_has_all_its_columns_on_the_sheet(page):
    """Its last two were cut, and a heading stood alone above drawings that were higher than a sheet."""
    visit(page, "/peta")
    sheets = printed_well(page, PAPERS["A4"])
    rows = page.locator("[class*=st-key-baris_] table").first
    columns = rows.locator("thead th").all_inner_texts()
    assert len(columns) >= 8
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1032})  # what an A4 has between its margins
    assert page.evaluate(BEYOND) == [0]
    page.set_viewport_size({"width": 1366, "height": 768})
    page.emulate_media(media="null")
    with_rows = [sheet for sheet in sheets if "Flores Timur" in sheet and "1 dari 22" in sheet]
    assert with_rows
    for name in columns:
        assert all(word in with_rows[0] for word in name.split()[:1]), name
    with_heading = [sheet for sheet in sheets if "Dari waktu ke waktu" in sheet]
    assert with_heading and all("Rote Ndao" in sheet for sheet in with_heading), "its heading stands alone"


def rows_of(sheets: list[str], table: Locator) -> list[int]:
    """How many rows of the table each sheet has, of those that have any."""
    codes = [plain(each) for each in table.locator("tbody tr td:last-child").all_inner_texts()]
    return [found for sheet in sheets if (found := sum(code in plain(sheet) for code in codes))]


@pytest.mark.parametrize("link", ["program?data=simulasi", "data?lembar=cocok"])
def test_a_table_on_two_sheets_has_three_rows_on_each(page, link):
    """One row stood at the foot of a sheet, and one alone on the last."""
    visit(page, f"/{link}")
    sheets = printed_well(page, PAPERS["F4"])
    rows = rows_of(sheets, page.get_by_test_id("stTable").last)
    assert len(rows) >= 2 and min(rows[-2:]) >= 3, rows


def test_a_heading_with_a_line_below_it_stays_with_its_table(page):
    """A ranking's heading and who is not ranked ended a sheet; its table began the next."""
    visit(page, "/peta?data=simulasi")
    sheets = printed_well(page, PAPERS["F4"])
    (with_heading,) = [sheet for sheet in sheets if plain("Peringkat kabupaten/kota") in plain(sheet)]
    assert plain("Perubahan peringkat") in plain(with_heading)
    visit(page, "/ekspor?data=simulasi")
    sheets = printed_well(page, PAPERS["F4"])
    (with_heading,) = [sheet for sheet in sheets if plain("Ekspor yang terdokumentasi") in plain(sheet)]
    assert plain("Kopi bubuk") in plain(with_heading), (
        "what chooses its rows stands between, and is not printed"
    )


@pytest.mark.parametrize("paper", PAPERS)
def test_two_charts_and_a_map_are_no_larger_than_their_sheet_has_room_for(page, paper):
    """A half-bare first sheet: the next drawing was blown up to the width of the paper and had no room."""
    visit(page, "/ekspor?data=simulasi")
    first = printed_well(page, PAPERS[paper])[0]
    assert plain("Timor-Leste paling sering tercatat") in plain(first)
    assert plain("komoditas tercatat dalam") in plain(first)
    if paper == "F4":
        visit(page, "/program")
        assert plain("wilayah disebut sumber") in plain(printed_well(page, PAPERS[paper])[0])


@pytest.fixture
def bare(browser, url):
    """A page of a reader without JavaScript: the one that the server sends whole."""
    context = browser.new_context(base_url=url, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("path", "paper", "most"),
    [
        ("", "Letter", 4),
        ("peta", "F4", 6),
        ("ekspor", "Letter", 7),
        ("program", "A4", 4),
        ("data", "F4", 3),
        ("profil-kabupaten?kab=5305", "Letter", 1),
        ("produk-desa", "A4", 12),  # all 120 products, where the live page shows the first ones
    ],
)
def test_the_page_that_the_server_sends_whole_prints_as_well(bare, path, paper, most):
    bare.goto(f"/{path}")
    sheets = printed_well(bare, PAPERS[paper])
    assert len(sheets) <= most, [sheet[:60] for sheet in sheets]
    if path == "produk-desa":  # its head again on every sheet of the register
        table = bare.locator("[data-kunci=register] table")
        columns = table.locator("thead th").all_inner_texts()
        begun = "rows => rows.map(row => row.cells[0].innerText + row.cells[1].innerText)"
        codes = [plain(row) for row in table.locator("tbody tr").evaluate_all(begun)]
        assert len(columns) > 6 and len(codes) == 120
        with_rows = [sheet for sheet in sheets if sum(each in plain(sheet) for each in codes) > 4]
        assert len(with_rows) > 5
        for sheet in with_rows:
            assert not [name for name in columns if plain(name) not in plain(sheet)], sheet[:200]


def test_a_long_table_repeats_its_head_and_loses_no_column(page):
    visit(page, "/ekspor")
    table = page.get_by_test_id("stTable").filter(has_text="Lewat").first
    columns = table.locator("thead th").all_inner_texts()
    begun = "rows => rows.map(row => row.cells[0].innerText + row.cells[1].innerText)"
    rows = {plain(each) for each in table.locator("tbody tr").evaluate_all(begun)}
    assert len(columns) >= 6 and len(rows) >= 10
    printed = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    sheets = [sheet.extract_text() for sheet in printed.pages]
    with_rows = [sheet for sheet in sheets if any(row in plain(sheet) for row in rows)]
    assert with_rows
    for sheet in with_rows:
        assert not [name for name in columns if plain(name) not in plain(sheet)], sheet[:200]


@pytest.mark.parametrize("link", ["produk-desa", "produk-desa?bahasa=en"])
def test_a_long_table_is_printed_whole_though_the_screen_shows_a_part(page, link):
    """On the screen it is a canvas: fifteen rows and three columns of it came out of the printer."""
    visit(page, f"/{link}")
    canvas = page.locator("[class*=st-key-lembar_register]")
    expect(canvas).to_have_count(1)
    page.evaluate(
        "addEventListener('beforeprint', () => { window.whole = document.querySelectorAll("
        "'.lembar-cetak tbody tr').length; })"
    )
    printed = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    sheets = [sheet.extract_text() for sheet in printed.pages]
    html = page.request.get(f"/{link}").text()
    rows = re.search(r'data-kunci="register".*?</section>', html, flags=re.S)[0]
    names = [
        re.sub(r"<[^>]+>", "", each)
        for each in re.findall(r"<th[^>]*>(.*?)</th>", rows.partition("</thead>")[0], flags=re.S)
    ]
    assert page.evaluate("window.whole") == rows.count("<tr") - 1 == 120
    columns = [plain(unescape(each)) for each in names if each.strip()]
    opens = columns.pop()  # its links say only "open", which paper does not
    heads = [sheet for sheet in sheets if all(each in plain(sheet) for each in columns)]
    assert len(heads) >= 5, "its head on every sheet"
    assert not [sheet for sheet in heads if plain(columns[-1] + opens) in plain(sheet)]
    assert len(sheets) <= 8, "sentences have room: towers of one word a line took ten"
    expect(page.locator(".lembar-cetak")).to_have_count(0)  # nothing of it stays on the screen


def test_a_passport_has_its_code_on_paper(page):
    visit(page, "/")
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "".join(sheet.extract_text() for sheet in printed.pages)
    assert len(re.findall(r"Paspor\s+[KQ]\w+", text)) >= 6
