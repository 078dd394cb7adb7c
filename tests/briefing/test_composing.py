"""Composing a briefing: what a page shows becomes a slide with the same values, and a link names it."""

from dataclasses import replace

import pandas as pd
import pytest

from briefing import drawing, library, ready
from briefing.editing import own_words, written
from briefing.slides import by_a_reader
from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.composing import order, remaking, showing
from dashboard.exhibits import making, theme
from dashboard.exhibits.bodies import (
    Bars,
    BurnUp,
    Calendar,
    Cover,
    Fields,
    Figures,
    Map,
    Multiples,
    Panels,
    Table,
)
from dashboard.language.text import say
from data.snapshots import current
from tests.pages.test_pages import PAGES, html, link_of, opened

WITHOUT_SLIDES = ("profil_kabupaten", "paparan", "kirim_data", "tentang_angka")  # a sheet; desks to work at
ROWS = pd.DataFrame({"name": ["Ende", "Alor"], "value": [3, 1], "other": [0, 2]})


@pytest.fixture(autouse=True)
def _published(snapshots):
    """Every page here reads the tests' own snapshots."""


def offered(at, key: str):
    """The button below a panel that adds it; it stands in the popover, which a reader opens first."""
    if not key.startswith("kartu_"):
        at.session_state[f"bawa_{key}"] = True
        at.run()
    return at.button(key=f"paparan_{key}")


def added(page: str, key: str, **link: str):
    at = opened(page, **link)
    offered(at, key).click().run()
    assert not at.exception
    return library.find(link_of(at)["paparan"])


def test_a_map_becomes_a_slide_with_its_finding_source_and_code():
    briefing = added("ringkasan", "peta_ekspor", kab="5305")
    (slide,) = briefing.slides
    assert isinstance(slide.body, Map) and len(slide.body.places) == 22
    assert "kabupaten/kota memiliki ekspor terdokumentasi" in slide.title and "Sumber" in slide.source
    assert briefing.code in slide.passport
    assert [place.code for place in slide.body.places if place.chosen] == ["5305"]


def test_cards_a_chart_and_a_table_become_slides():
    cards = opened("ringkasan")
    (key,) = [button.key for button in cards.button if button.key.startswith("paparan_kartu")]
    assert isinstance(added("ringkasan", key.removeprefix("paparan_")).slides[0].body, Figures)
    assert isinstance(added("ekspor", "status_ekspor").slides[0].body, Bars)
    assert isinstance(added("ekspor", "peristiwa").slides[0].body, Table)


def test_a_slide_of_one_regency_says_so_and_one_of_the_province_does_not():
    assert "Alor" in added("ekspor", "status_ekspor", kab="5305").slides[0].subtitle
    assert "Alor" not in added("ringkasan", "peta_ekspor", kab="5305").slides[0].subtitle


def test_no_name_of_the_code_stands_on_a_slide():
    briefing = added("ekspor", "status_ekspor", kab="5305")
    assert briefing.slides[0].subtitle.endswith("Cakupan: Kabupaten Alor")
    assert briefing.scope == say("paparan.lingkup")


def test_a_slide_of_cards_says_which_of_them_are_narrowed():
    page = opened("ringkasan", kab="5305")
    (key,) = [button.key for button in page.button if button.key.startswith("paparan_kartu")]
    cards = added("ringkasan", key.removeprefix("paparan_"), kab="5305").slides[0].body.numbers
    told = {card.label: " ".join(card.context) for card in cards}
    assert "Cakupan: Kabupaten Alor" in told.pop(say("ringkasan.produk"))
    assert len(told) == 5 and all(
        "Tidak menyaring angka ini: kabupaten/kota" in each for each in told.values()
    )


def test_a_shared_link_goes_on_where_it_was():
    at = opened("ringkasan")
    offered(at, "peta_ekspor").click().run()
    name = link_of(at)["paparan"]
    again = opened("ringkasan", paparan=name)
    offered(again, "peta_ekspor").click().run()
    assert len(library.find(link_of(again)["paparan"]).slides) == 2
    assert len(library.find(name).slides) == 1


def test_the_link_of_a_frozen_view_names_what_was_added():
    at = opened("ringkasan", versi=store.newest("terpublikasi").snapshot.name)
    offered(at, "peta_ekspor").click().run()
    assert f"paparan={link_of(at)['paparan']}" in html(at)


def test_a_link_to_a_briefing_that_is_not_here_says_so():
    at = opened("paparan", paparan="0" * 16)
    assert any("tidak ada di komputer ini" in warning.value for warning in at.warning)


def test_a_ready_made_one_is_taken_reworded_and_saved():
    at = opened("paparan")
    at.button(key="pakai_siap").click().run()
    assert len(library.find(link_of(at)["paparan"]).slides) == 8
    at.button(key="turun").click().run()
    at.session_state["slaid_terpilih"] = 7
    at.run().button(key="hapus").click().run()
    assert not at.exception
    assert len(library.find(link_of(at)["paparan"]).slides) == 7


def test_bars_keep_their_values_words_and_looks():
    body = making.bars(ROWS, name="name", value="value", chosen=("Alor",))
    assert [(row.name, row.values, row.label) for row in body.rows] == [
        ("Ende", (3.0,), "3"),
        ("Alor", (1.0,), "1"),
    ]
    assert body.rows[0].own is None and body.rows[1].own.colour == theme.ACCENT


def test_shares_keep_every_part():
    parts = {"value": theme.export()["tercatat"], "other": theme.export()["klaim"]}
    body = making.shares(ROWS, name="name", parts=parts)
    assert [look.name for look in body.looks] == ["Ekspor tercatat", "Pernyataan atau uji coba"]
    assert [row.values for row in body.rows] == [(3.0, 0.0), (1.0, 2.0)] and body.most == 3


def test_more_dated_values_than_a_slide_can_tell_are_a_table():
    frame = pd.DataFrame({"when": pd.date_range("2025-01-01", periods=15), "value": 1.0, "text": "1"})
    told = frame.assign(told=frame["when"].astype(str))
    few, many = (
        making.points(rows, when="when", value="value", text="text", told="told", unit="Rp")
        for rows in (told.head(14), told)
    )
    assert not making.is_crowded(few) and making.is_crowded(many)


# What crashed or arrived wrong when its figure was guessed back: panels, targets, cohorts, small multiples.
@pytest.mark.parametrize(
    ("page", "key", "kind", "link"),
    [
        ("peta", "waktu", Multiples, dict(ind="jumlah-miskin-ekstrem")),
        ("peta", "banding", Panels, dict(kab="5301,5303")),
        ("peta", "peta_wilayah", Map, dict(kab="5305")),
        ("program", "capaian", Bars, dict(prog="ntt-mart")),
        ("program", "kemajuan", BurnUp, dict(prog="ntt-mart")),
        ("program", "kalender", Calendar, dict(tampil="tonggak")),
        ("produk_desa", "petak", Fields, {}),
    ],
)
def test_every_kind_of_chart_arrives_as_itself(page, key, kind, link):
    (slide,) = added(page, key, **link).slides
    assert isinstance(slide.body, kind)
    assert "1970" not in slide.alt  # guessed coordinates were told as days


def test_small_multiples_name_every_regency_and_its_values():
    (slide,) = added("peta", "waktu", ind="jumlah-miskin-ekstrem").slides
    assert len(slide.body.multiples) == 22 and all(each.name for each in slide.body.multiples)


@pytest.mark.parametrize("page", [page for page in PAGES if page not in WITHOUT_SLIDES])
def test_a_whole_page_becomes_a_briefing_with_its_cover(page):
    at = opened(page, kab="5305")
    at.button(key="paparan_halaman").click().run()
    briefing = library.find(link_of(at)["paparan"])
    first, *slides = briefing.slides
    assert isinstance(first.body, Cover) and first.title == briefing.title
    assert 1 <= len(slides) <= 11 and all(slide.source and slide.passport for slide in slides)
    assert all(len(drawing.pages(slide)) == 1 for slide in slides)


def test_every_page_says_how_many_slides_are_held():
    at = opened("ringkasan")
    assert not [button for button in at.button if button.key == "ke_paparan"]
    offered(at, "peta_ekspor").click().run()
    held = link_of(at)["paparan"]
    for page in PAGES:
        for link in ({}, {"kab": "5305"}):
            again = opened(page, paparan=held, **link)
            told = [button.label for button in again.button if button.key == "ke_paparan"]
            assert told == ([] if page == "paparan" else ["1 slaid"]), page  # the desk shows them all


def test_the_profile_of_a_regency_becomes_its_briefing():
    at = opened("profil_kabupaten", kab="5305")
    at.button(key="paparan_halaman").click().run()
    briefing = library.find(link_of(at)["paparan"])
    made = ready.make("5305", View(current().snapshot))
    assert (briefing.title, briefing.slides) == (made.title, made.slides)


def test_steps_are_undone_and_done_again_and_slides_doubled():
    def slides(at):
        return [slide.title for slide in library.find(link_of(at)["paparan"]).slides]

    at = opened("paparan")
    at.button(key="pakai_siap").click().run()
    ready_made = slides(at)
    at.session_state["slaid_terpilih"] = 1
    at.run().button(key="gandakan").click().run()
    assert slides(at) == [*ready_made[:2], *ready_made[1:]]
    at.button(key="tambah_bagian").click().run()
    assert slides(at)[-1] == "Bagian baru" and len(slides(at)) == len(ready_made) + 2
    for _ in range(2):
        at.button(key="langkah_undo").click().run()
    assert slides(at) == ready_made
    at.button(key="langkah_redo").click().run()
    assert slides(at) == [*ready_made[:2], *ready_made[1:]]
    assert not at.exception


@pytest.fixture
def table():
    """The page with the ready-made briefing of the province on the table."""
    at = opened("paparan")
    at.button(key="pakai_siap").click().run()
    return at


def test_the_slides_stand_there_as_pictures_and_one_that_moves_keeps_its_own(table):
    name = link_of(table)["paparan"]
    before = order._pictured(library.find(name), 0)
    assert [each["title"] for each in before["slides"]] == [each.title for each in library.find(name).slides]
    table.button(key="turun").click().run()
    after = order._pictured(library.find(link_of(table)["paparan"]), 1)
    marks = [[each["mark"] for each in told["slides"]] for told in (before, after)]
    assert marks[1] == [marks[0][1], marks[0][0], *marks[0][2:]] and len(set(marks[0])) == 8
    assert showing.picture_address(name, 2) == before["slides"][1]["address"]
    drawn = showing._picture(name, 2)
    assert drawn.startswith("<svg") and "844 desa" in drawn
    with pytest.raises(LookupError):
        showing._picture(name, 9)


def test_what_names_no_slide_of_now_changes_nothing(table, monkeypatch):
    done = []
    monkeypatch.setattr(order.filters, "show", lambda *told: done.append(told))
    monkeypatch.setattr(order.composing, "change", done.append)
    held = library.find(link_of(table)["paparan"])
    for name, told in (
        ("moved", [0, 8]),
        ("moved", [-1, 2]),
        ("removed", 8),
        ("chosen", None),
        ("moved", "x"),
    ):
        order._ordered(held, name, told)
    assert done == []
    order._ordered(held, "moved", [7, 0])
    (_, changed) = done
    assert changed.slides[0] == held.slides[7] and done[0] == (order.CHOSEN, 0)


def test_a_cover_is_put_first_and_says_where_and_when(table):
    held = library.find(link_of(table)["paparan"])
    table.session_state["slaid_terpilih"] = 4
    table.run().button(key="tambah_sampul").click().run()
    area = next(each for each in table.text_area if each.label == "Tempat dan tanggal rapat")
    area.set_value("Aula El Tari, Kupang\n1 Desember 2026\nbaris ketiga")
    next(each for each in table.button if each.label == "Terapkan").click().run()
    assert not table.exception
    made = library.find(link_of(table)["paparan"])
    first, *others = made.slides
    assert isinstance(first.body, Cover) and first.title == held.title and tuple(others) == held.slides
    assert first.body.lines == ("Aula El Tari, Kupang", "1 Desember 2026")
    assert "1 Desember 2026" in drawing.draw(first, number=1, of=9).replace("\N{NO-BREAK SPACE}", " ")
    assert not by_a_reader(made).slides[0].body.office, "what a reader composed is no office's"
    again = remaking._kept_words(first, replace(first, body=replace(first.body, lines=())))
    assert again.body.lines == first.body.lines, "the newest data take nobody's meeting away"


def test_a_title_is_written_on_the_small_picture(table, monkeypatch):
    held = library.find(link_of(table)["paparan"])
    done = []
    monkeypatch.setattr(order.filters, "show", lambda *told: done.append(told))
    monkeypatch.setattr(order.composing, "change", done.append)
    for told in ([8, "x"], [-1, "x"], [1], "x", [1, 2], ["1", "x"], None):
        order._ordered(held, "titled", told)
    assert done == []
    order._ordered(held, "titled", [3, "  Judul   kami "])
    (_, changed) = done
    assert done[0] == (order.CHOSEN, 3) and changed.slides[3].title == "Judul kami"
    assert changed.slides[3].titled and changed.slides[3].notes == held.slides[3].notes


def test_a_slide_of_text_is_written_within_bounds_and_says_whose_it_is(table):
    table.button(key="tambah_teks").click().run()
    area = next(each for each in table.text_area if each.label == "Isi slaid")
    area.set_value("<b>Satu</b>\n=1+1\n\n" + "x" * 300)
    next(each for each in table.button if each.label == "Terapkan").click().run()
    assert not table.exception
    slide = library.find(link_of(table)["paparan"]).slides[-1]
    assert own_words(slide) == ("<b>Satu</b>", "=1+1", "x" * 300)
    many = written(library.find(link_of(table)["paparan"]), 8, "satu\n" * 500)
    assert len(many.slides[8].body.lines) == 12
    assert by_a_reader(many).slides[8].source == "Disusun pembaca, bukan terbitan kantor"
    held = library.find(link_of(table)["paparan"])
    assert written(held, 1, "angka lain") == held  # the words of a figure are no reader's to write
