"""The map component in a browser, without a server: real shapes and script, a page that only holds it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dashboard.exhibits import choropleth as peta
from dashboard.front import script_words
from dashboard.screen import map as screen_map
from dashboard.screen import sheets
from data import shapes

HOME = "http://127.0.0.1:4242"  # nothing listens there: each request is answered by the test
REGENCIES = pd.read_csv(shapes.RAW / "regency.csv", dtype=str).sort_values("code", ignore_index=True)
SHARES = pd.Series([7.6 + number for number in range(22)])
FRAME = pd.DataFrame(
    {
        "code": REGENCIES.code,
        "name": REGENCIES.name,
        "short_name": REGENCIES.short_name,
        "value": SHARES.where(SHARES.index > 1),
        "blank": [peta.NOT_REPORTED, peta.NOT_APPLICABLE] + [None] * 20,
        "label": SHARES.map("{:.1f}%".format),
    }
)
SCALE = peta.Steps(breaks=(10, 15, 20), colours=("#e6f0f4", "#86bace", "#1b6f93", "#0a4762"), unit="persen")
PAGE = f"""<!doctype html><html lang="id" style="--u:calc(100vh/1080)">
<body style="margin:0"><div id="host"></div>
<script>{script_words.script("id")[1].decode()}</script><script type="module">
import draw from "/script.js";
const root = document.getElementById("host").attachShadow({{ mode: "open" }});
root.innerHTML = '{screen_map.HTML}';
window.sent = [];
const setTriggerValue = (name, value) => sent.push([name, value]);
window.show = (data) => draw({{ data, parentElement: root, setTriggerValue }});
</script></body></html>"""

AT = """code => {
  const path = document.getElementById("host").shadowRoot.getElementById(code), m = path.getScreenCTM();
  return [path.dataset.x * m.a + m.e, path.dataset.y * m.d + m.f];
}"""
HIT = """([x, y]) => {
  const found = document.getElementById("host").shadowRoot.elementFromPoint(x, y);
  return found?.closest("[data-code]")?.dataset.code;
}"""
BOXES = """() => [...document.getElementById("host").shadowRoot.querySelectorAll(".nama text")].map(text => {
  const { left, right, top, bottom, height } = text.getBoundingClientRect();
  const air = 0.08 * height;  // a line's box is higher than its letters
  return { text: text.textContent, left, right, top: top + air, bottom: bottom - air };
})"""
# Names of two lines on a small map: lines through other names and lines, names that lie on other places.
CROSSED = """async ({ script, pixels, names }) => {
  const { landGrid, spots } = await import(script);
  const svg = document.getElementById("host").shadowRoot.querySelector(".kanvas svg");
  const { width, height } = svg.viewBox.baseVal;
  const view = { x: 0, y: 0, width, height }, unit = width / pixels;
  const of = (group, sign) => [...svg.querySelectorAll(`g.${group} path`)].map((path, index) => (
    { path, d: path.getAttribute("d"), owner: sign * (index + 1) }));
  const places = of("tempat", 1);
  const land = landGrid(view, [...of("konteks", -1), ...places]);
  const wide = (name) => Math.max(name.length, 9) * 9.5 * unit;
  const labels = places.map(({ path, owner }) => (
    { owner, x: +path.dataset.x, y: +path.dataset.y, width: wide(names[path.id]), height: 37 * unit }));
  const found = spots(labels, land, view, unit, []).filter(Boolean);
  const side = (p, q, r) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  const meet = ([a, b], [c, d]) => side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
  const through = (line, { x, y, width, height }) => [[-1, -1, 1, 1], [-1, 1, 1, -1]].some(
    ([a, b, c, d]) => meet(line, [
      [x + a * width / 2, y + b * height / 2], [x + c * width / 2, y + d * height / 2]]));
  let crossed = 0;
  for (const one of found) for (const other of found) if (one !== other && one.line) {
    const line = [one.from, one.line];
    crossed += through(line, other) || Boolean(other.line) && meet(line, [other.from, other.line]);
  }
  const cell = ({ x, y }) => land.cells[Math.floor(y / 4) * land.columns + Math.floor(x / 4)];
  const astray = found.filter((one) => cell(one) > 0 && cell(one) !== one.owner).length;
  return { names: found.length, crossed, astray };
}"""
RIM = """() => {
  const drawing = document.getElementById("host").shadowRoot.querySelector(".kanvas svg");
  const { left, right } = drawing.getBoundingClientRect();
  return { left, right };
}"""
SMALLEST = """() => Math.min(...[...document.getElementById("host").shadowRoot.querySelectorAll(".peta *")]
  .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(one => parseFloat(getComputedStyle(one).fontSize) * (one.getScreenCTM?.().a ?? 1)))"""


@dataclass
class Board:
    """A page with a map, and what it has fetched."""

    page: Page
    files: dict[str, Path]
    fetched: list[str] = field(default_factory=list)
    broken: bool = False

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(HOME)
        self.fetched.append(path)
        if path == "/":
            route.fulfill(body=PAGE, content_type="text/html")
        elif path == "/script.js":
            route.fulfill(body=screen_map.SCRIPT, content_type="text/javascript")
        elif asset := re.fullmatch(r"/aset/(\w+)-[0-9a-f]{8}(\.\w+)", path):
            route.fulfill(path=sheets.ASSETS / "".join(asset.groups()))
        elif path in self.files and not self.broken:
            route.fulfill(path=self.files[path])
        else:
            route.fulfill(status=404)

    def show(
        self,
        view: str = "regencies",
        frame: pd.DataFrame = FRAME,
        scale: peta.Scale = SCALE,
        **content,
    ) -> None:
        (url,) = [path for path in self.files if path.startswith(f"/peta/{view}-")]
        texts = {"title": "Judul", "subtitle": "Ukuran", "source": "Sumber: uji.", "alt": "Peta uji."}
        self.page.evaluate(
            "data => show(data)", {"url": url} | peta.picture(frame, scale=scale, **texts | content)
        )
        expect(self.page.locator(".kanvas > *")).to_be_visible()

    def sent(self) -> list:
        return self.page.evaluate("sent.splice(0)")


@pytest.fixture(scope="module")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("peta")
    return {f"/peta/{name}": folder / name for name in shapes.write(folder).values()}


@pytest.fixture
def board(browser: Browser, drawings: dict[str, Path]) -> Callable[..., Board]:
    contexts = []

    def opened(width: int = 1366, height: int = 768) -> Board:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, has_touch=True))
        made = Board(contexts[-1].new_page(), drawings)
        made.page.route("**/*", made.answer)
        made.page.goto(HOME)
        made.page.wait_for_function("Boolean(window.show)")
        return made

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("view", ["regencies", "tiles"])
def test_each_regency_is_drawn_at_its_own_place(board, view, width):
    shown = board(width)
    shown.show(view)
    hits = {code: shown.page.evaluate(HIT, shown.page.evaluate(AT, code)) for code in FRAME.code}
    assert hits == {code: code for code in FRAME.code}


def test_a_small_regency_is_as_large_as_a_fingertip_on_a_phone(board):
    shown = board(390)
    shown.show()
    x, y = shown.page.evaluate(AT, "5371")
    around = [(x + 11, y), (x - 11, y), (x, y + 11), (x, y - 11)]
    assert [shown.page.evaluate(HIT, list(point)) for point in around] == ["5371"] * 4


def test_click_tap_enter_and_space_choose_and_a_second_click_asks_again(board):
    shown = board()
    shown.show()
    x, y = shown.page.evaluate(AT, "5305")
    shown.page.mouse.click(x, y)
    shown.show(chosen=("5305",))
    shown.page.mouse.click(x, y)
    shown.page.touchscreen.tap(*shown.page.evaluate(AT, "5320"))
    shown.page.locator('path[id="5311"]').focus()
    shown.page.keyboard.press("Enter")
    shown.page.keyboard.press("Space")
    assert shown.sent() == [["chosen", code] for code in ("5305", "5305", "5320", "5311", "5311")]


def test_a_map_is_one_stop_for_tab_and_arrows_move_in_code_order(board):
    shown = board()
    shown.show()
    for key, code in (
        ("Tab", "5301"),
        ("ArrowRight", "5302"),
        ("ArrowDown", "5303"),
        ("ArrowUp", "5302"),
        ("End", "5371"),
    ):
        shown.page.keyboard.press(key)
        expect(shown.page.locator(f'path[id="{code}"]')).to_be_focused()
    expect(shown.page.locator(".fokus path")).to_have_count(1)
    shown.show(chosen=("5371",))
    expect(shown.page.locator('path[id="5371"]')).to_be_focused()
    expect(shown.page.locator('path[tabindex="0"]')).to_have_count(1)
    shown.page.keyboard.press("Tab")
    assert shown.page.locator(".kanvas path:focus").count() == 0
    shown.page.keyboard.press("Shift+Tab")
    expect(shown.page.locator('path[id="5371"]')).to_be_focused()  # back to where it was left


def test_a_place_says_its_name_value_and_state_to_a_screen_reader(board):
    shown = board()
    shown.show(chosen=("5305",))
    alor = shown.page.get_by_role("button", name="Alor: 11.6%")
    expect(alor).to_have_attribute("aria-pressed", "true")
    expect(shown.page.get_by_role("button", name="Kab. Kupang: belum dilaporkan")).to_have_attribute(
        "aria-pressed", "false"
    )
    expect(shown.page.locator("svg[role=group]")).to_have_attribute("aria-label", "Peta uji.")
    expect(shown.page.locator(".dipilih")).to_have_text("Dipilih: Kabupaten Alor: 11.6%")


def test_where_kinds_are_shown_a_place_says_its_kind_and_its_value(board):
    shown = board()
    kinds = peta.Kinds((("ya", "Tercatat", "#0a4762", ""), ("ragu", "Pernyataan", "#e6f0f4", "/")))
    frame = FRAME.assign(kind=[None, None, "ya", *["ragu"] * 19], label=["", "", "2", *[""] * 19])
    shown.show(frame=frame, scale=kinds, chosen=("5304",))
    for name in ("TTU: Tercatat: 2", "Belu: Pernyataan", "Kab. Kupang: belum dilaporkan"):
        expect(shown.page.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(shown.page.locator(".dipilih")).to_have_text("Dipilih: Kabupaten Belu: Pernyataan")


def test_a_place_whose_kind_is_itself_is_named_once(board):
    """*Dipilih: Kabupaten Alor: Alor*, on the map of where a regency lies."""
    shown = board()
    kinds = peta.Kinds((("ini", "Alor", "#0a4762", ""), ("lain", "Kabupaten/kota lain", "#e6f0f4", "")))
    here = (FRAME.code == "5305").map({True: "ini", False: "lain"})
    shown.show(frame=FRAME.assign(kind=here, label="", blank=None), scale=kinds, chosen=("5305",))
    expect(shown.page.locator(".dipilih")).to_have_text("Dipilih: Kabupaten Alor")
    for name in ("Alor", "Belu: Kabupaten/kota lain"):
        expect(shown.page.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_places_that_only_lie_around_the_others_are_not_named_and_still_told(board):
    """With 17 of 22 late, the names of the five others pushed those of the 17 far from their places."""
    shown = board()
    entries = (("ditunggu", "Ditunggu", "#a00", ""), ("lain", "Tidak terlambat", "#e6f0f4", ""))
    late = ["ditunggu" if place > 4 else "lain" for place in range(len(FRAME))]
    frame = FRAME.assign(kind=late, label="", blank=None)
    shown.show(frame=frame, scale=peta.Kinds(entries, unnamed="lain"), chosen=("5304",))
    written = {each["text"] for each in shown.page.evaluate(BOXES)}
    quiet = {name for name, kind in zip(FRAME.short_name, late, strict=True) if kind == "lain"}
    assert written & quiet == {"Belu"}, "the chosen one alone"
    assert set(FRAME.short_name) - quiet <= written
    expect(shown.page.get_by_role("button", name="Kab. Kupang: Tidak terlambat")).to_be_visible()


@pytest.mark.parametrize(("width", "tall"), [(700, 0), (1000, 0), (1560, 0), (1920, 1000)])
def test_every_name_is_written_and_none_lies_over_another(board, width, tall):
    shown = board(width, 1080)
    shown.show(tall=tall)
    boxes = shown.page.evaluate(BOXES)
    assert len(boxes) == 23  # the regencies and Timor-Leste
    for number, one in enumerate(boxes):
        assert one["left"] >= 0
        assert one["right"] <= width
        for other in boxes[:number]:
            beside = one["right"] <= other["left"] or other["right"] <= one["left"]
            above = one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
            assert beside or above, (one["text"], other["text"])


def test_names_make_room_for_each_other_before_one_lies_on_another_place(board):
    """On a projected map *Manggarai* stood on Sumba Barat Daya, and lines ran through other names."""
    shown = board()
    shown.show()
    script = next(path for path in shown.fetched if "map_labels" in path)
    names = dict(zip(FRAME.code, FRAME.short_name, strict=True))
    found = [
        shown.page.evaluate(CROSSED, {"script": script, "pixels": pixels, "names": names})
        for pixels in range(620, 780, 20)
    ]
    assert {each["names"] for each in found} == {len(FRAME)}, "one was left out although it had a place"
    assert sum(each["crossed"] for each in found) <= 12, found  # where each looked for itself there were 37
    assert sum(each["astray"] for each in found) <= 3, found


def test_a_name_keeps_clear_of_the_rim_even_with_a_sign_that_is_wider_than_it_measures(board):
    """≠ comes from another font: with no air at the rim it lost a stroke (Malaka, on Peluang)."""
    eastern = FRAME.code.isin(["5304", "5305", "5321"])  # whose names stand at the eastern rim
    frame = FRAME.assign(
        label=FRAME.label.where(~eastern, "1 produk"), mark=eastern.map({True: "≠", False: None})
    )
    shown = board()
    shown.show(frame=frame)
    for width in range(640, 1400, 60):
        shown.page.set_viewport_size({"width": width, "height": 900})
        shown.page.wait_for_timeout(150)  # it arranges its names anew
        rim = shown.page.evaluate(RIM)
        for box in shown.page.evaluate(BOXES):
            assert box["left"] >= rim["left"] + 2 and box["right"] <= rim["right"] - 2, (width, box, rim)


def test_a_phone_shows_no_names_and_says_what_to_do(board):
    shown = board(390)
    shown.show()
    assert shown.page.evaluate(BOXES) == []
    expect(shown.page.get_by_text("atau buka tabelnya")).to_be_visible()


@pytest.mark.parametrize("view", ["regencies", "tiles"])
def test_a_projected_map_is_large_and_does_not_scroll(board, view):
    shown = board(1920, 1080)
    shown.show(view, tall=1000, chosen=("5305",))
    assert shown.page.evaluate(SMALLEST) >= 23.9
    assert shown.page.evaluate("document.documentElement.scrollHeight") <= 1080


def test_blanks_are_hatched_each_in_its_own_way(board):
    shown = board()
    shown.show()
    fills = [
        shown.page.locator(f'path[id="{code}"]').evaluate("path => path.style.fill")
        for code in ("5301", "5302")
    ]
    assert fills == ['url("#kelas-4")', 'url("#kelas-5")']
    expect(shown.page.locator("pattern#kelas-4 path")).to_have_count(1)
    expect(shown.page.locator("pattern#kelas-5 circle")).to_have_count(2)


def test_simulated_numbers_carry_the_word_inside_the_drawing(board):
    shown = board()
    shown.show()
    expect(shown.page.locator("svg .tanda text")).to_have_count(0)
    shown.show(simulated=True)
    expect(shown.page.locator("svg .tanda text")).to_have_text("SIMULASI")


def test_the_shapes_are_fetched_once_however_often_the_numbers_change(board):
    shown = board()
    for share in (9.0, 12.0, 18.0):
        shown.show(frame=FRAME.assign(value=FRAME.value.mask(FRAME.value.notna(), share)))
    assert len([path for path in shown.fetched if path.startswith("/peta/")]) == 1
    expect(shown.page.locator('path[id="5371"]')).to_have_css("fill", "rgb(27, 111, 147)")


def test_a_chosen_place_shows_the_places_inside_it_before_the_answer_comes(board):
    shown = board()
    (inner,) = [path for path in shown.files if path.startswith("/peta/districts-5305-")]
    shown.show(inner={"5305": inner})
    shown.page.mouse.click(*shown.page.evaluate(AT, "5305"))
    expect(shown.page.locator("svg[data-kind=districts] .tempat path").first).to_be_visible()
    expect(shown.page.get_by_role("heading", name=FRAME.set_index("code")["name"]["5305"])).to_be_visible()
    expect(shown.page.get_by_text("Membuka kecamatan")).to_be_visible()
    expect(shown.page.locator("svg[data-kind=districts] [data-code]")).to_have_count(0)
    assert shown.sent() == [["chosen", "5305"]]
    shown.show(inner={"5305": inner})  # the answer may be another than was thought
    expect(shown.page.locator("svg[data-kind=regencies] [data-code='5305'][role=button]")).to_be_visible()
    expect(shown.page.get_by_text("Membuka kecamatan")).to_have_count(0)


def test_one_of_several_chosen_places_is_not_opened(board):
    shown = board()
    (inner,) = [path for path in shown.files if path.startswith("/peta/districts-5305-")]
    shown.show(inner={"5305": inner}, chosen=("5306",))
    place = shown.page.evaluate(AT, "5305")
    with shown.page.expect_request(f"**{inner}"):  # asked for while the finger is down, and not drawn
        shown.page.mouse.click(*place)
    assert shown.sent() == [["chosen", "5305"]]
    expect(shown.page.locator("svg[data-kind=regencies]")).to_be_visible()


def test_a_failed_fetch_says_so_and_can_be_tried_again(board):
    shown = board()
    shown.broken = True
    shown.show()
    expect(shown.page.get_by_text("Bentuk peta tidak dapat dimuat")).to_be_visible()
    shown.broken = False
    shown.page.get_by_role("button", name="Coba lagi").click()
    expect(shown.page.locator('path[id="5305"][role=button]')).to_be_visible()


def test_a_code_without_a_shape_is_named(board):
    shown = board()
    shown.show(frame=pd.concat([FRAME, FRAME.tail(1).assign(code="5399")]))
    expect(shown.page.get_by_text("Tidak ada di peta: 5399.")).to_be_visible()


def test_names_are_text_and_never_markup(board):
    shown = board()
    shown.show(frame=FRAME.assign(name="<b>Alor</b>", short_name="<i>Alor</i>"), chosen=("5305",))
    expect(shown.page.get_by_text("<b>Alor</b>").first).to_be_visible()
    expect(shown.page.locator(".peta b, .peta i")).to_have_count(0)


def test_districts_are_drawn_by_the_same_component(board):
    shown = board()
    districts = shapes.read(shapes.BOUNDARIES / "districts.geojson", parents=set(FRAME.code))
    own = districts[districts.regency_code == "5320"]
    frame = pd.DataFrame(
        {"code": own.code, "name": own.name, "short_name": own.name, "value": 12.0, "blank": None}
    )
    shown.show("districts-5320", frame=frame.assign(label="12"))
    for code in own.code:
        assert shown.page.evaluate(HIT, shown.page.evaluate(AT, code)) == code


def test_a_drawing_of_an_older_snapshot_keeps_its_names_and_shows_no_points(board, drawings, tmp_path):
    """Its shapes said neither which degrees they show nor whose borders they are."""
    shown = board()
    ((path, new),) = [(path, file) for path, file in drawings.items() if path.startswith("/peta/regencies-")]
    old = tmp_path / "old.svg"
    old.write_text(
        re.sub(r' data-(box|credit)="[^"]*"', "", new.read_text(encoding="utf-8")), encoding="utf-8"
    )
    shown.files = drawings | {path: old}
    rows = ["5305012001|124500|-8250|Desa|0|0|-1|0|0|1"]
    villages = {"forms": [["cincin", "Tanpa", 1]], "colours": [], "sizes": [], "rows": rows, "words": {}}
    shown.show(points=villages)
    expect(shown.page.locator(".nama text").first).to_be_visible()
    assert shown.page.locator(".desa *").count() == 0
    expect(shown.page.locator(".legenda-titik")).to_be_hidden()
    assert shown.page.locator(".sumber").first.inner_text() == "Sumber: uji."


def test_crowded_villages_gather_by_district_and_each_circle_is_whole(board):
    shown = board(390, 844)
    districts = shapes.read(shapes.BOUNDARIES / "districts.geojson", parents=set(FRAME.code))
    own = districts[districts.regency_code == "5320"]
    frame = pd.DataFrame(
        {"code": own.code, "name": own.name, "short_name": own.name, "value": 12.0, "blank": None}
    )
    places = zip(own.code, own.geometry.representative_point(), strict=True)
    rows = [
        f"{code}20{number:02}|{point.x * 1000:.0f}|{point.y * 1000:.0f}|Desa|0|0|-1|0|0|1"
        for code, point in places
        for number in range(40)
    ]
    villages = {"forms": [["cincin", "Tanpa", len(rows)]], "colours": [], "sizes": [], "rows": rows}
    shown.show("districts-5320", frame.assign(label="12"), points=villages | {"words": {"kelompok": "desa"}})
    circles = shown.page.locator(".kumpulan")
    assert sorted(each.get_attribute("data-code") for each in circles.all()) == sorted(own.code)
    frame_box = shown.page.locator(".kanvas svg").bounding_box()
    for circle in circles.all():
        box = circle.bounding_box()
        assert frame_box["x"] - 1 <= box["x"] and frame_box["y"] - 1 <= box["y"]
        assert box["x"] + box["width"] <= frame_box["x"] + frame_box["width"] + 1
        assert box["y"] + box["height"] <= frame_box["y"] + frame_box["height"] + 1
