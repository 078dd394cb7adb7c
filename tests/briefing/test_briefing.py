"""Briefings: the figures of the screen in every file, the same bytes each time, nothing cut, blanks told."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pypdf import PdfReader

import queries
from briefing import __main__ as command
from briefing import deck, drawing, files, library, pdf, powerpoint, ready
from briefing.editing import moved, reworded, without
from briefing.keeping import Unreadable, from_json, to_json
from briefing.slides import Briefing, Meeting, Slide, by_a_reader, said
from dashboard.answers import passport
from dashboard.answers.view import View
from dashboard.exhibits import spoken, theme
from dashboard.exhibits.bodies import (
    Bar,
    Bars,
    Beside,
    BurnUp,
    Cover,
    Figures,
    Look,
    Map,
    Matrix,
    Number,
    Table,
    Text,
    parts,
)
from dashboard.language import languages
from dashboard.language.clock import WITA
from dashboard.language.numbers import headline
from dashboard.language.text import say
from dashboard.paper import geography, lettering, map_body
from dashboard.paper.ink import Box
from dashboard.paper.lettering import width, wrapped
from dashboard.saying import findings
from data.snapshots import Snapshot, current, kept

HOSTILE = {
    "long": "Kesiapan produk unggulan desa " * 10,
    "one word": "x" * 300,
    "emoji": "Kopi 🌽 Bajawa 👩‍🌾",
    "tag": "<b>tebal</b> & <script>alert(1)</script>",
    "Arabic": "تمر هندي dari Alor",
    "formula": "=1+1",
    "control": "a\x00b\x0bc\ufffe",
}
SLUGS = ("provinsi", "5305", "5310", "bangun-karya", "ntt-mart", "replikasi-pangan-lokal")


@pytest.fixture(scope="module")
def snapshot(snapshots) -> Snapshot:
    return current().snapshot


@pytest.fixture(scope="module")
def ask(con):
    return lambda name, **parameters: queries.run(con, name, **parameters)


@pytest.fixture(scope="module")
def made(snapshot) -> dict[str, Briefing]:
    return {slug: ready.make(slug, View(snapshot)) for slug in SLUGS}


@pytest.fixture(scope="module")
def in_powerpoint(made) -> Callable[[str], bytes]:
    """The file of a ready-made briefing, written once."""
    return cache(lambda slug: powerpoint.pptx(made[slug])[0])


@pytest.fixture(scope="module")
def in_print(made) -> Callable[[str], str]:
    """The words of its PDF, read once."""
    return cache(lambda slug: words_of_pdf(pdf.handout(made[slug])))


def hostile(text: str) -> Briefing:
    """A briefing with this text wherever a text can be."""
    looks = (Look(text, theme.PRIMARY), Look("lain", theme.BLANK, "/"))
    bodies = (
        Figures((Number(text, "12", (text,), "klaim", "K01·53·2025·a3f9"),)),
        Bars((Bar(text, (3.0, 1.0), text),), looks, 4.0),
        Table((text, "Nilai"), ((text, "belum dilaporkan"),)),
        Text((text,)),
    )
    slides = tuple(Slide(text, text, body, text, "K01·53·2025·a3f9", text, (text,)) for body in bodies)
    return Briefing(
        "uji",
        text,
        text,
        "terpublikasi",
        "ntt-20250604T010203Z-a3f90000",
        "2025-06-04T01:02:03+00:00",
        slides,
    )


def words_of_html(html: str) -> str:
    """Everything written on the slides, the lines of a broken text joined again."""
    return " ".join(unescape(each) for each in re.findall(r"<text[^>]*>([^<]*)</text>", html))


def every(shapes):
    """Shapes, and those inside groups."""
    for shape in shapes:
        yield shape
        yield from every(getattr(shape, "shapes", ()))


def words_of_pptx(content: bytes) -> str:
    found = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in every(slide.shapes):
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            elif getattr(shape, "has_table", False) and shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
        found.append(slide.notes_slide.notes_text_frame.text)
    return " ".join(found).replace("\n", " ")


def words_of_pdf(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).replace("\n", " ")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_ready_made_briefing_has_no_more_slides_than_promised(made, slug):
    pages = drawing.spread(made[slug].slides)
    assert 1 <= len(pages) <= (8 if slug == "provinsi" else 6)
    assert len({page.title for page in pages}) == len(pages), "no two slides say the same"


def test_the_ladder_is_products_by_rungs_and_is_not_made_of_blanks(made, ask, snapshot):
    (slide,) = [slide for slide in made["5305"].slides if isinstance(slide.body, Matrix)]
    frame = ask("product_rungs", regencies=["5305"])
    filled = {row.name: sum(row.filled) for grid in slide.body.grids for row in grid.rows if grid.columns}
    named = {row.name for grid in slide.body.grids for row in grid.rows}
    assert named == set(ask("products", regencies=["5305"], categories=[], search="")["product"])
    trackless = [grid.name for grid in slide.body.grids if not grid.columns]
    assert trackless and all("menyusul setelah jalur ditetapkan" in name for name in trackless)
    expected = frame[frame.step > 0].groupby("product").done.sum()
    assert filled == expected.to_dict() and sum(filled.values()) > 0
    codes = [name for name in ready.names(View(snapshot)) if name.isdecimal()]
    blank = next(
        code for code in codes if not ask("product_rungs", regencies=[code]).query("step > 0").done.any()
    )
    slides = ready.make(blank, View(snapshot)).slides
    assert not [slide for slide in slides if isinstance(slide.body, (Bars, Matrix))]


@pytest.mark.parametrize("code", ["5305", "5310"])
def test_the_first_slide_of_a_regency_has_one_large_figure_and_the_province_beside_its_own(made, code):
    slide = made[code].slides[1]
    lead, *others = slide.body.left.numbers
    assert 1 <= len(others) <= 3 and all(len(each.value) < 12 for each in (lead, *others))
    assert any(each.comparison and each.comparison.text.startswith("NTT ") for each in others)
    assert [place.code for place in slide.body.right.places if place.chosen] == [code]
    svg = drawing.draw(slide, number=1, of=6)
    sizes = {text: float(size) for size, text in re.findall(r'font-size="([\d.]+)"[^>]*>([^<]*)<', svg)}
    assert sizes[lead.value] >= 120


@pytest.mark.long
def test_every_deck_keeps_its_number_of_slides_whatever_the_data(both):
    """Of the simulated data, where lists are long: no deck grows."""
    for dataset in ("terpublikasi", "simulasi"):
        snapshot = current(dataset).snapshot
        for slug in ready.names(View(snapshot)):
            pages = drawing.spread(ready.make(slug, View(snapshot)).slides)
            assert len(pages) <= (8 if slug == "provinsi" else 6), slug


def test_how_many_products_have_no_known_export_is_told_once(made, ask):
    counts = ask("register_counts", regencies=[], categories=[]).iloc[0]
    told = " ".join(
        " ".join((slide.title, slide.subtitle, *slide.notes, spoken.sentence("", slide.body)))
        for slide in made["provinsi"].slides
    )
    assert told.count(f"{counts.unknown} dari {counts.products}") == 1
    assert f"{counts.unknown} produk belum dilaporkan" not in told


def test_what_one_page_does_not_hold_is_counted(made):
    slide = replace(made["provinsi"].slides[3], body=Table(("No",), tuple((str(n),) for n in range(90))))
    cut = drawing.on_one_page(slide)
    assert len(drawing.pages(cut)) == 1 and 8 < len(cut.body.rows) < 90
    assert f"{len(cut.body.rows)} dari 90 ditampilkan" in cut.subtitle
    assert drawing.on_one_page(cut) == cut


def test_the_shops_that_are_not_open_stand_beside_the_steps_to_the_target(made):
    (slide,) = [slide for slide in made["provinsi"].slides if isinstance(slide.body, BurnUp)]
    assert slide.body.waiting == ("Alor", "Sabu Raijua")
    for words in ("20 dari 22 gerai", "5 Februari 2026", "31 Januari 2026 lewat", "Alor dan Sabu Raijua"):
        assert words in slide.title
    svg = drawing.draw(slide, number=5, of=8)
    told = {text: float(size) for size, text in re.findall(r'font-size="([\d.]+)"[^>]*>([^<]*)<', svg)}
    assert told["Alor"] >= 60 and told["Sabu Raijua"] >= 60
    places = dict(re.findall(r'y="([\d.]+)"[^>]*>([^<]*)<', svg))
    (low,) = [float(y) for y, text in places.items() if text.startswith("Penanggung jawab")]
    assert low > 0.7 * 1080, "below two names the column stood half bare"
    assert told["20 gerai"] > 40 and {"0", "22"} <= set(told)
    assert "31 Januari 2026" in slide.body.goal.text and slide.body.goal.text in told
    assert "●" not in svg and "○" not in svg, "no list of dots"


def test_who_has_not_reached_the_last_stage_is_only_told_where_it_is_known(ask):
    state = ask("programme_progress", programme="ntt-mart").iloc[0]
    stages = ask("regency_stages", programme="ntt-mart")
    assert findings.waiting(state, stages) == (("Alor", "Sabu Raijua"), "diresmikan")
    unreported = stages.assign(step=stages.step.where(stages.code != "5301"))
    assert findings.waiting(state, unreported) == ((), ""), "19 documented of 20: the third may be any"


def test_sources_are_named_as_people_name_them(made):
    for briefing in made.values():
        for slide in briefing.slides:
            assert "PyPI" not in slide.source and "resmikan" not in slide.source


@pytest.mark.long
def test_every_regency_and_programme_has_its_briefing(snapshot):
    names = ready.names(View(snapshot))
    assert len([name for name in names if name.isdecimal()]) == 22
    for name in names:
        assert 1 <= len(ready.make(name, View(snapshot)).slides) <= (8 if name == "provinsi" else 6)


def test_an_unknown_name_is_refused(snapshot):
    with pytest.raises(ready.NoSuchBriefing):
        ready.make("5399", View(snapshot))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_slide_has_finding_source_and_a_code_that_can_be_looked_up(made, snapshot, slug):
    for slide in made[slug].slides[1:]:
        assert slide.title and slide.source and slide.alt
        assert passport.read(slide.passport).version == snapshot.code


def test_the_statement_stands_beside_what_the_register_holds(made):
    standing = made["provinsi"].slides[1].body
    values = {number.label: number.value for number in standing.numbers}
    assert "844 desa" in values.values() and "35 desa" in values.values() and "120" in values.values()


def test_a_regency_without_documented_export_is_not_called_zero(made, ask):
    counts = ask("register_counts", regencies=["5310"], categories=[]).iloc[0]
    assert not counts.exported
    figures = made["5310"].slides[1].body.left
    assert figures.note.startswith("Belum dilaporkan: ekspor produk")
    assert "0" not in [number.value for number in figures.numbers]
    assert " 0 " not in made["5310"].slides[1].title


def test_a_programme_of_which_nothing_is_known_says_so_once(made):
    _, slide = made["replikasi-pangan-lokal"].slides
    told = {row[0]: row for row in slide.body.right.rows}
    wanted = {"Angka kemajuan", "Wilayah program", "Tahap", "Tonggak bertanggal", "Target"}
    assert wanted == set(told)
    assert "5 hal belum dilaporkan" in slide.title and "bukan berarti nol" in slide.subtitle


def test_one_sentence_is_no_slide_it_joins_its_neighbour(made):
    first = made["bangun-karya"].slides[1]
    assert [number.value for number in first.body.left.numbers] == ["10 UMKM", "lebih dari 300 orang"]
    told = {row[0]: row for row in made["bangun-karya"].slides[-1].body.rows}
    assert {"Target", "Tahap", "Izin edar terbit bagi peserta Bangun Karya"} <= set(told)
    assert all(row[1] == "BPOM RI" for row in told.values())
    for briefing in made.values():
        for slide in briefing.slides:
            assert not isinstance(slide.body, Text) or len(slide.body.lines) > 1, slide.title


@pytest.mark.parametrize("slug", SLUGS)
def test_a_ready_made_briefing_opens_with_its_cover_and_closes_with_what_who_and_when(made, slug):
    first, *_, last = made[slug].slides
    assert isinstance(first.body, Cover) and first.body.office and first.title == made[slug].title
    tasks = last.body.right if isinstance(last.body, Beside) else last.body
    assert tasks.columns == ("Apa", "Siapa", "Kapan")
    assert all(row[0] and row[2] for row in tasks.rows)


def test_what_is_late_stands_first_with_who_moves_and_since_when(made, ask):
    rows = made["provinsi"].slides[-1].body.rows
    late = ask("overdue", programme="", regencies=[], today="2026-11-28").iloc[0]
    assert rows[0][1] == late.mover and "31 Januari 2026" in rows[0][2]
    assert f"{len(rows) - 1} hal belum dilaporkan" in made["provinsi"].slides[-1].title
    alor, ngada = (
        ready.make(code, View(current().snapshot)).slides[-1].body.rows for code in ("5305", "5312")
    )
    assert alor[0] == rows[0] and rows[0] not in ngada, "only a regency that the target waits for"


def test_place_and_day_of_the_meeting_stand_on_the_cover(snapshot):
    meeting = Meeting("Aula El Tari, Kupang", date(2026, 12, 1))
    briefing = ready.make("5305", View(snapshot), meeting)
    told = "Aula El Tari, Kupang, 1 Desember 2026"
    assert told in words_of_html(deck.html(briefing)) and told in words_of_pdf(pdf.handout(briefing))
    assert told in words_of_pptx(powerpoint.pptx(briefing)[0]).replace(chr(160), " ")


def test_the_command_takes_place_and_day_of_the_meeting(snapshot, tmp_path, monkeypatch):
    asked = ["briefing", "5305", "--jenis", "html", "--ke", str(tmp_path), "--tempat", "Kalabahi"]
    monkeypatch.setattr("sys.argv", [*asked, "--tanggal", "2026-12-01"])
    assert command.main() == 0
    (file,) = tmp_path.glob("kabupaten-alor-*.html")
    assert "Kalabahi, 1 Desember 2026" in words_of_html(file.read_text(encoding="utf-8"))


def test_name_and_emblem_of_the_office_come_from_one_file(made, tmp_path, monkeypatch, snapshot, caplog):
    emblem = pdf.png(made["5305"].slides[2], number=1, of=1, simulated=False)
    (tmp_path / "lambang.png").write_bytes(emblem)
    own = tmp_path / "kantor.toml"
    own.write_text('nama = "Dinas Perindustrian & Perdagangan"\nlambang = "lambang.png"\n', encoding="utf-8")
    monkeypatch.setenv("DASBOR_KANTOR", str(own))
    briefing = ready.make("5305", View(snapshot))
    assert "Dinas Perindustrian & Perdagangan" in words_of_html(deck.html(briefing))
    pictures = [
        shape.image.blob
        for shape in Presentation(io.BytesIO(powerpoint.pptx(briefing)[0])).slides[0].shapes
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE
    ]
    assert pictures == [emblem]
    (tmp_path / "rusak.toml").write_text("nama = 3\nlambang = 'lambang.png'\n", encoding="utf-8")
    monkeypatch.setenv("DASBOR_KANTOR", str(tmp_path / "rusak.toml"))
    assert ready.make("5305", View(snapshot)).slides[0].body.office == "Dasbor Produk Desa NTT"
    assert "rusak.toml" in caplog.text


def test_what_a_reader_composed_carries_neither_name_nor_emblem(made):
    shown = by_a_reader(made["5305"])
    assert not shown.slides[0].body.office and "bukan terbitan kantor" in shown.slides[0].subtitle
    assert "<image" not in deck.html(shown)


def test_the_map_shows_every_regency_as_the_query_says(made, ask):
    frame = ask("export_status_by_regency", categories=[]).set_index("code")
    (slide,) = [slide for slide in made["provinsi"].slides if slide.title == findings.export_map(frame)]
    assert sorted(place.code for place in slide.body.places) == list(frame.index)
    kinds = [place.look for place in slide.body.places]
    assert kinds == sorted(kinds)  # as the legend has them, and not by code
    exported = [int(frame.exported[place.code]) for place in slide.body.places if place.look == 0]
    assert exported == sorted(exported, reverse=True) and len(set(exported)) > 1
    for place in slide.body.places:
        status = frame.status[place.code]
        expected = "belum dilaporkan" if not isinstance(status, str) else theme.export()[status].name
        assert slide.body.looks[place.look].name.startswith(f"{expected}: ")
        assert place.label.startswith(expected)


@pytest.mark.slow
@pytest.mark.parametrize("slug", SLUGS)
def test_the_figures_of_the_slides_stand_in_every_file(made, in_powerpoint, in_print, slug):
    briefing = made[slug]
    told = {
        "html": words_of_html(deck.html(briefing)),
        "pptx": words_of_pptx(in_powerpoint(slug)),
        "pdf": in_print(slug),
    }
    for kind, text in told.items():
        for value in figures_of(briefing):
            assert squeezed(value) in squeezed(text), (kind, value)


def figures_of(briefing: Briefing) -> list[str]:
    """The formatted values that must be read again in each file."""
    found = []
    for slide in briefing.slides:
        match slide.body:
            case Figures(numbers):
                found += [number.value for number in numbers]
            case Table(_, rows):
                found += [cell for row in rows for cell in row]
            case Map() as drawn:
                found += [each for place in drawn.named for each in (place.name, *place.label.split(": "))]
    return found


def test_the_charts_are_native_and_hold_the_numbers_of_the_query(in_powerpoint, ask):
    counts = ask("register_counts", regencies=[], categories=[]).iloc[0]
    deck_file = Presentation(io.BytesIO(in_powerpoint("provinsi")))
    charts = [shape.chart for slide in deck_file.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 3
    status = next(chart for chart in charts if "Ekspor tercatat" in list(chart.plots[0].categories))
    values = list(status.plots[0].series[0].values)
    assert values == [counts.exported, counts.claimed, counts.supplying, counts.unknown]
    tracks = next(chart for chart in charts if "Kosmetik" in list(chart.plots[0].categories))
    frame = ask("products_by_track", regencies=[], categories=[])
    known = sorted(frame.products.dropna(), reverse=True)
    assert list(tracks.plots[0].series[0].values) == known + [None] * int(frame.products.isna().sum())
    assert frame.products.isna().any()  # not reported, which is no bar of no length
    points = next(chart for chart in charts if len(chart.plots[0].series) == 2)
    frame = ask("progress_points", programme="ntt-mart")
    reported = frame.drop_duplicates("as_of", keep="last")
    assert list(points.plots[0].series[0].values)[::2] == list(reported.value)


def test_the_map_in_powerpoint_is_22_named_shapes_in_their_places(made, in_powerpoint):
    slide = Presentation(io.BytesIO(in_powerpoint("provinsi"))).slides[2]
    (group,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert group.name == "Peta"
    regencies = {shape.name[:4]: shape for shape in group.shapes if re.match(r"53\d\d ", shape.name)}
    shapes = geography.shapes(made["provinsi"].slides[2].body.shapes)
    assert set(regencies) == set(shapes.places)
    middles = {code: shape.left + shape.width / 2 for code, shape in regencies.items()}
    assert sorted(middles, key=middles.get)[0] in ("5315", "5318") and max(middles, key=middles.get) in (
        "5304",
        "5321",
    )


def test_the_map_has_names_and_counts_instead_of_a_list(made):
    slide = made["provinsi"].slides[2]
    svg = drawing.draw(slide, number=2, of=8)
    told = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert all(told.count(place.name) == 1 for place in slide.body.places)
    assert not {"21", "22"} & set(told), "a map with names needs no numbers to be looked up"
    counts = [look.name.rpartition(": ")[2] for look in slide.body.looks if look.name]
    large = re.findall(r'<text[^>]*font-size="54"[^>]*>([^<]*)<', svg)
    assert large == counts


@pytest.mark.parametrize("slug", SLUGS)
def test_no_name_on_a_map_lies_on_another_or_outside(made, slug):
    box = Box(72, 150, 1776, 800)
    for slide in made[slug].slides:
        if isinstance(slide.body, Map):
            labels = map_body.lay(slide.body, box).labels
            for place, one in enumerate(labels):
                assert box.x <= one.box.x and one.box.x + one.box.width <= box.x + box.width
                assert box.y <= one.box.y and one.box.y + one.box.height <= box.y + box.height
                for other in labels[:place]:
                    assert (
                        one.box.x >= other.box.x + other.box.width
                        or other.box.x >= one.box.x + one.box.width
                        or one.box.y >= other.box.y + other.box.height
                        or other.box.y >= one.box.y + one.box.height
                    ), (one.lines, other.lines)


def test_a_square_picture_lists_the_places_of_its_map(made):
    slide = made["provinsi"].slides[2]
    told = words_of_html(drawing.draw(slide, number=2, of=8, size=drawing.SQUARE))
    values = [map_body.own_words(slide.body, place) for place in slide.body.places]
    assert all(squeezed(value) in squeezed(told) for value in values)
    kinds = {map_body.counted_name(slide.body.looks[place.look]) for place in slide.body.places}
    assert all(squeezed(kind) in squeezed(told) for kind in kinds)
    upright = words_of_html(drawing.draw(slide, number=2, of=8, size=drawing.PORTRAIT))
    assert all(squeezed(place.label) in squeezed(upright) for place in slide.body.places)


def test_a_list_beside_a_map_begins_with_the_highest_value(made):
    (slide,) = [slide for slide in made["provinsi"].slides if "stunting" in slide.title]
    values = [float(place.label.rstrip("%").replace(",", ".")) for place in slide.body.places]
    assert values == sorted(values, reverse=True) and len(set(values)) > 10
    told = words_of_html(drawing.draw(slide, number=7, of=8, size=drawing.PORTRAIT))
    at = [squeezed(told).index(squeezed(f"{place.name}{place.label}")) for place in slide.body.places]
    assert at == sorted(at)


@pytest.mark.parametrize("size", (drawing.WIDE, drawing.SQUARE, drawing.PORTRAIT))
def test_a_map_of_a_programme_names_its_places_and_counts_the_others(made, size):
    (slide,) = [slide for slide in made["bangun-karya"].slides if isinstance(slide.body, Map)]
    of_it = [place.name for place in slide.body.named]
    others = {place.name for place in slide.body.places} - set(of_it)
    assert len(of_it) == 5 and len(others) == 17
    picture = drawing.draw(slide, number=3, of=5, size=size)
    written = re.findall(r'font-size="([\d.]+)"[^>]*>([^<]+)</text>', picture)
    letters = {words: float(size) for size, words in written}
    assert letters.keys() >= set(of_it) and not letters.keys() & others
    assert letters["Alor"] >= (24 if size == drawing.WIDE else 32)  # a short list is written large


@pytest.mark.parametrize("slug", SLUGS)
def test_powerpoint_takes_colours_from_the_theme_and_speaks_indonesian(in_powerpoint, slug):
    with zipfile.ZipFile(io.BytesIO(in_powerpoint(slug))) as archive:
        slides = [
            archive.read(name).decode()
            for name in archive.namelist()
            if re.match(r"ppt/(slides/slide|charts/chart)\d+\.xml", name)
        ]
        look = archive.read("ppt/theme/theme1.xml").decode()
    assert theme.PRIMARY.strip("#") in look and theme.ACCENT.strip("#") in look
    for xml in slides:
        runs = re.findall(r"<a:r>(.*?)</a:r>", xml)
        assert all('lang="id-ID"' in run for run in runs) and (runs or "c:chart" in xml)
        assert "schemeClr" in xml or "<p:ph" in xml, "its own colours, or those of its placeholders"
        for colour in (theme.PRIMARY, theme.ACCENT, theme.INK):
            assert f'srgbClr val="{colour.strip("#").upper()}"' not in xml


@pytest.mark.slow
@pytest.mark.parametrize("slug", ["provinsi", "5305"])
def test_the_same_briefing_gives_the_same_bytes(snapshot, made, slug):
    again = ready.make(slug, View(snapshot))
    assert again == made[slug]
    for kind in ("html", "pptx", "pdf"):
        assert files.content(again, kind, "https://contoh.id/x") == files.content(
            made[slug], kind, "https://contoh.id/x"
        )
    slide = made[slug].slides[1]
    pictures = {pdf.png(slide, number=1, of=1, simulated=False) for _ in range(2)}
    assert len(pictures) == 1


def test_the_files_name_their_snapshot_and_no_time_of_writing(in_print, in_powerpoint, snapshot):
    properties = Presentation(io.BytesIO(in_powerpoint("provinsi"))).core_properties
    assert snapshot.name in properties.comments
    assert properties.modified == snapshot.published.replace(tzinfo=None)
    assert snapshot.name in in_print("provinsi")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_is_set_as_text_and_nothing_is_cut(text):
    briefing = hostile(text)
    html = deck.html(briefing)
    shown = re.sub("[\x00-\x08\x0b\ufffe]", "", text)
    assert squeezed(words_of_html(html)).count(squeezed(shown)) >= 6
    assert "<script>alert" not in html and "<b>tebal" not in html
    content, _ = powerpoint.pptx(briefing)
    assert squeezed(shown) in squeezed(words_of_pptx(content))
    assert b"<f>" not in b"".join(_inner(content))
    told = squeezed(words_of_pdf(pdf.handout(briefing)))
    assert squeezed(shown)[:3] in told or not shown.isascii()
    assert "[U+" not in told


def _inner(content: bytes) -> list[bytes]:
    """The sheets of the workbooks inside a PPTX."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(archive.read(name))) as book:
                    found += [book.read(each) for each in book.namelist() if "worksheets/" in each]
    assert found
    return found


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_every_line_stays_inside_its_slide_and_is_large_enough(text):
    for page in drawing.spread(hostile(text).slides):
        svg = drawing.draw(page, number=1, of=9)
        for x, y, _ in lines_of(svg):
            assert 0 <= x <= 1920 and 0 < y <= 1080
        for _, _, size in lines_of(re.sub(r'<g class="kode">.*?</g>', "", svg)):
            assert size >= 24


def lines_of(svg: str) -> list[tuple[float, float, float]]:
    return [
        tuple(map(float, found))
        for found in re.findall(r'<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)"', svg)
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_letters_are_legible_from_the_back_row(made, slug):
    for page in drawing.spread(made[slug].slides):
        svg = re.sub(r'<g class="kode">.*?</g>', "", drawing.draw(page, number=1, of=8))
        sizes = [size for _, _, size in lines_of(svg)]
        assert min(sizes) >= 24
        if isinstance(page.body, Figures):
            assert sum(size >= 72 for size in sizes) >= len(page.body.numbers)


def test_a_line_is_never_wider_than_its_room():
    for text in HOSTILE.values():
        for line in wrapped(text, 30, 500):
            assert width(line, 30) <= 500 or len(line) == 1


def test_the_word_simulasi_stands_inside_every_slide_of_every_file(made):
    briefing = replace(made["provinsi"], dataset="simulasi")
    html = deck.html(briefing)
    assert len(re.findall(r">SIMULASI</text>", html)) == 2 * len(drawing.spread(briefing.shown))
    for slide in Presentation(io.BytesIO(powerpoint.pptx(briefing)[0])).slides:
        assert any(shape.has_text_frame and shape.text_frame.text == "SIMULASI" for shape in slide.shapes)
    for page in PdfReader(io.BytesIO(pdf.handout(briefing))).pages:
        assert "SIMULASI" in page.extract_text()


def test_the_pdf_is_tagged(made):
    for slug, content in (("provinsi", pdf.handout(made["provinsi"])), ("5305", pdf.profile(made["5305"]))):
        reader = PdfReader(io.BytesIO(content))
        assert (
            reader.trailer["/Root"]["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in reader.trailer["/Root"]
        )
        assert "pdfuaid:part" in reader.xmp_metadata.stream.get_data().decode(), slug


def test_pictures_for_messages_have_their_size_and_are_light(made):
    for slide in made["provinsi"].slides[:2]:
        for size in (drawing.WIDE, drawing.SQUARE, drawing.PORTRAIT):
            page = drawing.pages(slide, size)[0]
            content = pdf.png(page, number=1, of=8, simulated=False, size=size)
            assert len(content) < 300_000
            assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (
                size.width,
                size.height,
            )


def test_an_archive_of_pictures_holds_the_upright_ones_for_the_status_of_a_phone(made):
    with zipfile.ZipFile(io.BytesIO(files.content(made["ntt-mart"], "png")[0])) as archive:
        folders = {name.split("/")[0] for name in archive.namelist()}
    assert folders == {"1920x1080", "1080x1080", "1080x1920"}


@pytest.mark.parametrize("slug", SLUGS)
def test_an_upright_picture_keeps_free_what_a_phone_covers(made, slug):
    size = drawing.PORTRAIT
    for page in drawing.spread(made[slug].slides, size):
        svg = drawing.draw(page, number=1, of=9, size=size, about=made[slug].about)
        legend = re.compile(r'<g transform="translate.*?</g>')  # told in units of its own
        rows = [float(y) for y in re.findall(r'<text x="[^"]+" y="([\d.]+)"', legend.sub("", svg))]
        assert min(rows) > size.air and max(rows) < size.height - size.air


@pytest.mark.slow
@pytest.mark.parametrize("paper", pdf.PAPERS)
def test_a_pdf_has_the_paper_of_the_office_and_a_regency_fits_on_it(made, snapshot, paper):
    for content in (pdf.handout(made["provinsi"], paper=paper), pdf.profile(made["5305"], paper=paper)):
        pages = PdfReader(io.BytesIO(content)).pages
        wide, high = (float(each) * 25.4 / 72 for each in pages[0].mediabox[2:])
        assert (wide, high) == pytest.approx(pdf.PAPERS[paper], abs=0.1)
        assert all(len(page.extract_text()) > 100 for page in pages)
    for code in ("5301", "5305", "5310", "5371"):
        content = pdf.profile(ready.make(code, View(snapshot)), paper=paper)
        _, *back = PdfReader(io.BytesIO(content)).pages
        told = [page.extract_text().startswith(say("paparan.istilah")) for page in back]
        assert told == [True]  # what its terms mean, and nothing else


def test_the_command_takes_the_paper(snapshot, tmp_path, monkeypatch):
    arguments = ["briefing", "5305", "--ke", str(tmp_path), "--jenis", "pdf", "--kertas", "F4"]
    monkeypatch.setattr(command.sys, "argv", arguments)
    assert command.main() == 0
    (file,) = tmp_path.glob("*.pdf")
    wide = float(PdfReader(file).pages[0].mediabox[2])
    assert wide * 25.4 / 72 == pytest.approx(215, abs=0.1)


EMOJI = "🚀🌽✅⛵🧵🥥🏝🇮🇩❌👩‍🌾"


def test_an_emoji_is_drawn_everywhere_and_never_told_by_its_number():
    """Paper has no other fonts: its compiler refuses a sign that none of ours holds."""
    briefing = hostile(f"Kopi {EMOJI} Bajawa")
    printed = words_of_pdf(pdf.handout(briefing))
    assert "[U+" not in printed and all(sign in printed for sign in "🚀🌽✅⛵🧵🥥🏝❌👩🌾")
    assert "🚀" in words_of_html(deck.html(briefing)) and "🚀" in words_of_pptx(powerpoint.pptx(briefing)[0])
    bare, drawn = (
        pdf.png(hostile(text).slides[3], number=1, of=1, simulated=False) for text in ("Kopi", "Kopi 🚀🌽✅")
    )
    assert bare != drawn


def test_every_sign_that_is_said_to_travel_with_us_does():
    """Set in a tagged PDF, which refuses one without a shape; what is in no font is told by its number."""
    signs = sorted({sign for held in lettering.held().values() for sign in held})
    assert len(signs) > 2800
    text = " ".join(chr(sign) for sign in signs if sign > 0x20)
    slide = Slide("Tanda", "", Text((text,)), "", "", "Tanda")
    briefing = replace(hostile("uji"), slides=(slide,))
    assert pdf.handout(briefing).startswith(b"%PDF") and "[U+" not in lettering.printable(text)
    assert lettering.printable("漢") == "[U+6F22]"


def test_a_broken_template_is_named_and_the_default_used(made, tmp_path):
    broken = tmp_path / "kantor.pptx"
    broken.write_bytes(b"not a deck")
    content, problem = powerpoint.pptx(made["ntt-mart"], broken)
    assert "kantor.pptx" in problem and "bawaan" in problem
    _, problem = powerpoint.pptx(made["ntt-mart"], tmp_path / "hilang.pptx")
    assert "hilang.pptx" in problem and "berkas itu tidak ada" in problem
    assert content == powerpoint.pptx(made["ntt-mart"])[0]


def test_the_template_of_the_office_is_used(made, tmp_path):
    own = Presentation()
    own.core_properties.category = "Kantor Gubernur"
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "sisa"
    own.save(tmp_path / "kantor.pptx")
    content, problem = powerpoint.pptx(made["ntt-mart"], tmp_path / "kantor.pptx")
    read = Presentation(io.BytesIO(content))
    assert problem is None and read.core_properties.category == "Kantor Gubernur"
    assert "sisa" not in words_of_pptx(content)
    titles = list(dict.fromkeys(slide.shapes.title.text_frame.text for slide in read.slides))
    assert titles == [headline(slide.title) for slide in made["ntt-mart"].shown], "a long table may go on"


def test_a_briefing_survives_being_kept(made):
    for briefing in made.values():
        assert from_json(to_json(briefing)) == briefing


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"slides": [{"kind": "Foto"}]}', "null"])
def test_what_is_no_briefing_is_refused(text):
    with pytest.raises(Unreadable):
        from_json(text)


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    monkeypatch.setattr(library, "folder", lambda: tmp_path / "paparan")


def test_saving_again_adds_to_the_history(made, shelf):
    first = library.save(made["ntt-mart"])
    second = library.save(reworded(made["ntt-mart"], 0, title="Judul lain", notes="satu\n\ndua"))
    assert first.newest == second.versions[0][0] and len(second.versions) == 2
    assert [each.slug for each in library.saved()] == [first.slug]
    newest = library.find(second.newest)
    assert newest.slides[0].title == "Judul lain" and newest.slides[0].notes == ("satu", "dua")
    assert library.find(first.newest) == made["ntt-mart"]


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 16, "zzzzzzzzzzzzzzzz"])
def test_what_is_not_kept_is_not_found(shelf, name):
    with pytest.raises(library.NotKept):
        library.find(name)


def test_slides_are_moved_and_taken_out(made):
    titles = [slide.title for slide in made["ntt-mart"].slides]
    assert [slide.title for slide in moved(made["ntt-mart"], 0, 1).slides][:2] == [titles[1], titles[0]]
    assert [slide.title for slide in moved(made["ntt-mart"], 0, -1).slides] == titles
    assert [slide.title for slide in without(made["ntt-mart"], 2).slides] == titles[:2] + titles[3:]


def test_an_archived_version_has_a_nearest_one(snapshot):
    assert library.nearest("ntt-20200101T000000Z-00000000") in {each.name for each in kept()}
    assert library.nearest("lain-20200101T000000Z-00000000") is None


def test_all_regencies_come_as_one_archive(snapshot, tmp_path, monkeypatch):
    codes = {"5301": "Kabupaten Kupang", "5305": "Kabupaten Alor"}
    monkeypatch.setattr(ready, "names", lambda _view: codes | {"provinsi": ""})
    monkeypatch.setattr(files.ready, "make", lambda code, *_: hostile(codes[code]))
    target = tmp_path / "semua.zip"
    done = list(files.write_regencies(target, View(snapshot), lambda code: f"/{code}"))
    with zipfile.ZipFile(target) as archive:
        assert (
            archive.namelist()
            == done
            == [
                f"{place}-2025-06-04{rest}"
                for place in ("kabupaten-kupang", "kabupaten-alor")
                for rest in (".pdf", ".html", ".pptx", *(f"-{place:02}.png" for place in range(1, 6)))
            ]
        )


def test_the_files_of_a_command_say_their_place_their_day_and_that_they_are_simulated(
    both, tmp_path, monkeypatch
):
    """As the page calls them: a code of the office or of the version tells a folder of downloads nothing."""
    asked = ["briefing", "5305", "--jenis", "html,png", "--ke", str(tmp_path), "--data", "simulasi"]
    for language in ("id", "en"):
        monkeypatch.setattr("sys.argv", [*asked, "--bahasa", language])
        with languages.speaking(language):  # a command speaks until it ends
            assert command.main() == 0
    day = f"{current('simulasi').snapshot.published.astimezone(WITA):%Y-%m-%d}"
    named = {f"simulasi-kabupaten-alor-produk-desa-{day}", f"simulation-alor-regency-village-products-{day}"}
    assert {file.name for file in tmp_path.iterdir()} == {
        f"{each}.{end}" for each in named for end in ("html", "zip")
    }
    with zipfile.ZipFile(tmp_path / f"simulasi-kabupaten-alor-produk-desa-{day}.zip") as archive:
        assert all(f"/simulasi-kabupaten-alor-produk-desa-{day}-" in name for name in archive.namelist())


def test_a_target_is_a_line_of_its_own_and_no_report(made):
    (reports,) = [slide.body for slide in made["provinsi"].slides if isinstance(slide.body, BurnUp)]
    assert reports.goal.value == 22 and 22 not in [point.value for point in reports.points]


def test_every_slide_says_how_new_its_facts_are_and_when_its_data_were_made(made):
    """In every file: on the slide itself, in small letters below its source, and on the slide alone."""
    briefing = made["provinsi"]
    assert briefing.about.startswith("Fakta terbaru ") and " dibuat " in briefing.about
    html = deck.html(briefing)
    shown = re.findall(r"<svg.*?</svg>", html, flags=re.DOTALL)
    assert len(shown) == len(drawing.spread(briefing.shown))
    assert all(briefing.about in unescape(re.sub(r"<[^>]+>", "", each)) for each in shown)
    show = Presentation(io.BytesIO(powerpoint.pptx(briefing)[0]))
    for slide in show.slides:
        texts = [shape for shape in slide.shapes if shape.has_text_frame]
        (told,) = [shape for shape in texts if briefing.about in shape.text_frame.text]
        assert told.placeholder_format.type == PP_PLACEHOLDER.DATE
        assert told.top + told.height <= show.slide_height
    told = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.handout(briefing))).pages)
    assert briefing.about.split(";")[0] in " ".join(told.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize(
    "size", [drawing.WIDE, drawing.SQUARE, drawing.PORTRAIT], ids=["wide", "square", "upright"]
)
def test_what_is_said_of_the_data_lies_below_the_source_and_on_the_slide(made, size):
    for slug, briefing in made.items():
        for page in drawing.spread(briefing.labelled[1:], size):
            svg = drawing.draw(page, number=1, of=9, size=size, about=briefing.about)
            outside = svg.split('<g class="luar">')[1].split("</g>")[0]
            small = re.findall(r'y="([\d.]+)" font-size="16"', outside)
            assert small and max(map(float, small)) <= size.height, (slug, page.title)
            lines = re.findall(r'y="([\d.]+)" font-size="24"[^>]*>', outside.split('<g class="kode">')[0])
            assert max(map(float, lines)) < max(map(float, small)), (slug, page.title)


def test_every_map_tells_the_licence_of_its_shapes_whatever_stands_beside_it(made):
    maps = 0
    for briefing in made.values():
        for slide in briefing.slides:
            shows = any(isinstance(part, Map) for part in parts(slide.body))
            told = slide.source_line.endswith(say("batas.lisensi")), slide.source_line in said(slide)
            assert told == (shows, True) or not slide.source_line, slide.title
            maps += shows
    assert maps > 6
