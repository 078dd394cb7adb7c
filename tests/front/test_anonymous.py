"""What anybody may write: compositions that say whose they are, within bounds, outside the common list."""

import io
import os
import re
import time
from dataclasses import replace

import brotli
import pypdf
import pytest
from pptx import Presentation
from starlette.requests import Request

from briefing import files, library
from briefing.editing import LONGEST_NOTES, reworded
from briefing.keeping import from_json, to_json
from briefing.slides import by_a_reader
from dashboard.answers import links
from dashboard.composing import composing, showing
from dashboard.operating import admission
from dashboard.sending import sending
from data.accounts.people import Person
from tests.briefing.test_composing import offered
from tests.pages.test_pages import link_of, opened

SENDER = Person("alor@contoh.go.id", "pengirim", ("5305",), "Dinas PMD Kabupaten Alor")
STEWARD = Person("provinsi@contoh.go.id", "pengesah", ("*",), "Dinas PMD Provinsi NTT")
TOLD = "Disusun pembaca, bukan terbitan kantor"


@pytest.fixture(autouse=True)
def shelf(snapshots, tmp_path, monkeypatch):
    monkeypatch.setattr(library, "folder", lambda: tmp_path / "paparan")
    return tmp_path / "paparan"


@pytest.fixture(scope="module")
def composed(snapshots):
    """Three slides from pages, one under a headline of the reader's own."""
    at = opened("ringkasan")
    offered(at, "peta_ekspor").click().run()
    briefing = library.find(link_of(at)["paparan"])
    other = opened("ekspor")
    offered(other, "status_ekspor").click().run()
    more = library.find(link_of(other)["paparan"]).slides
    briefing = replace(briefing, title="Paparan resmi Gubernur", slides=(*briefing.slides, *more))
    return reworded(briefing, 0, title="Semua desa sudah mengekspor", notes="")


def test_every_slide_of_a_composed_deck_says_that_a_reader_composed_it(composed):
    name = library.keep(composed)
    address = showing.address(composed.snapshot, name)
    scope = {"type": "http", "method": "GET", "path": address, "headers": [(b"accept-encoding", b"br")]}
    scope |= {"query_string": b"", "path_params": {"version": composed.snapshot, "name": name}}
    page = brotli.decompress(showing.show(Request(scope)).body).decode()
    slides = page.split('<section class="slaid"')[1:]
    assert len(slides) >= 2
    for slide in slides:
        words = re.sub(
            r"\s+",
            " ",
            " ".join(re.findall(r"<text[^>]*>(.*?)</text>", re.sub("</?tspan[^>]*>", " ", slide))),
        )
        assert TOLD in words


def test_no_file_of_a_composed_deck_looks_like_the_offices(composed, tmp_path, monkeypatch):
    template = Presentation()
    template.core_properties.category = "Kantor Gubernur"
    template.save(str(tmp_path / "kantor.pptx"))
    monkeypatch.setenv("DASBOR_TEMPLAT", str(tmp_path / "kantor.pptx"))
    shown = by_a_reader(composed)
    deck = Presentation(io.BytesIO(files.content(shown, "pptx")[0]))
    for slide in deck.slides:
        assert TOLD in " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert deck.core_properties.category != "Kantor Gubernur"
    assert deck.core_properties.author == "Pembaca dasbor"
    paper = pypdf.PdfReader(io.BytesIO(files.content(shown, "pdf")[0]))
    words = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in paper.pages))
    assert words.count(TOLD) >= len(composed.slides)
    official = Presentation(io.BytesIO(files.content(composed, "pptx")[0]))
    assert official.core_properties.category == "Kantor Gubernur"


def test_what_is_kept_is_what_was_composed(composed):
    assert (
        from_json(to_json(by_a_reader(composed))).slides != composed.slides
    )  # only by going through it twice
    assert library.find(library.keep(composed)) == composed


def on_the_page(monkeypatch, person: Person | None, composed):
    monkeypatch.setattr(sending, "signed_in", lambda: person)
    return opened("paparan", paparan=library.keep(composed))


def test_the_downloads_of_the_page_say_it_too(composed, monkeypatch):
    at = on_the_page(monkeypatch, None, composed)
    assert not at.exception
    assert len([each for each in at.get("download_button") if "berkas_" in each.proto.id]) == 4


def test_nobody_without_a_role_saves_into_the_common_list(composed, monkeypatch):
    for person in (None, replace(SENDER, role="pemirsa")):
        at = on_the_page(monkeypatch, person, composed)
        assert not [each for each in at.button if each.label == "Simpan"]
        assert any(
            "memerlukan akun" in str(each.value) for each in [*at.get("html"), *at.caption, *at.markdown]
        )
    at = on_the_page(monkeypatch, SENDER, composed)
    next(each for each in at.button if each.label == "Simpan").click().run()
    assert not at.exception and [each.title for each in library.saved()] == ["Paparan resmi Gubernur"]


def test_a_steward_takes_a_title_out_of_the_list_and_its_links_stay(composed, monkeypatch):
    saved = library.save(composed)
    for person in (None, SENDER):
        at = on_the_page(monkeypatch, person, composed)
        assert f"keluarkan_{saved.slug}" not in [each.key for each in at.button]
    at = on_the_page(monkeypatch, STEWARD, composed)
    at.button(key=f"keluarkan_{saved.slug}").click().run()
    assert not at.exception and library.saved() == []
    assert library.find(saved.newest) == composed


def asked(address: str, **parts) -> int:
    scope = {"type": "http", "method": "GET", "path": address, "headers": [], "query_string": b""}
    scope |= {"path_params": parts}
    return (showing.picture if "place" in parts else showing.show)(Request(scope)).status_code


def test_a_steward_withdraws_what_a_reader_composed_and_nobody_keeps_it_again(composed, shelf, monkeypatch):
    """Out of the list it went, but under the office's address anybody's link still opened it."""
    saved = library.save(composed)
    name = saved.newest
    deck, picture = dict(version=composed.snapshot, name=name), dict(name=name, place=1)
    assert asked("/tayang", **deck) == asked("/slaid", **picture) == 200  # and now they are remembered
    for person in (None, SENDER):
        assert "cabut" not in [each.key for each in on_the_page(monkeypatch, person, composed).button]
    at = on_the_page(monkeypatch, STEWARD, composed)
    monkeypatch.setattr(sending, "signed_in", lambda: SENDER)  # the role was taken away meanwhile
    at.button(key="cabut").click().run()
    assert library.find(name) == composed
    at = on_the_page(monkeypatch, STEWARD, composed)
    at.button(key="cabut").click().run()
    assert not at.exception and library.saved() == [] and not (shelf / "isi" / f"{name}.json").exists()
    assert asked("/tayang", **deck) == asked("/slaid", **picture) == 404
    with pytest.raises(library.Full, match="dicabut"):
        library.keep(composed)


OTHER = replace(SENDER, name="ende@contoh.go.id", organisation="Dinas PMD Kabupaten Ende")


def pressed(at, label: str):
    return next(each for each in at.button if each.label == label).click().run()


def test_who_saved_it_may_rename_it_put_it_into_a_folder_and_take_it_out(composed, monkeypatch):
    saved = library.save(composed, library.By(SENDER.name, SENDER.organisation))
    for person in (None, OTHER, replace(SENDER, role="pemirsa")):
        at = on_the_page(monkeypatch, person, composed)
        keys = [each.key for each in at.button]
        assert f"buka_{saved.slug}" in keys and f"keluarkan_{saved.slug}" not in keys
        assert SENDER.name not in "".join(each.label for each in at.selectbox)
    at = on_the_page(monkeypatch, SENDER, composed)
    assert any(SENDER.organisation in each.label for each in at.selectbox)
    next(each for each in at.text_input if each.value == composed.title).set_value("Rapat Senin")
    next(each for each in at.text_input if each.label == "Folder").set_value("Pimpinan")
    pressed(at, "Terapkan")
    assert not at.exception
    (renamed,) = library.saved()
    assert (renamed.title, renamed.shelf, renamed.owner) == ("Rapat Senin", "Pimpinan", SENDER.name)
    assert renamed.versions == saved.versions
    at = on_the_page(monkeypatch, SENDER, composed)
    at.button(key=f"keluarkan_{renamed.slug}").click().run()
    assert library.saved() == [] and library.find(saved.newest) == composed


def test_rights_are_asked_when_it_is_done_and_not_only_when_it_is_shown(composed, monkeypatch):
    saved = library.save(composed, library.By(SENDER.name, SENDER.organisation))
    at = on_the_page(monkeypatch, SENDER, composed)
    monkeypatch.setattr(sending, "signed_in", lambda: None)  # signed out while the page stands there
    at.button(key=f"keluarkan_{saved.slug}").click().run()
    assert [each.title for each in library.saved()] == [composed.title]


def test_a_title_of_another_is_not_taken_and_a_heading_alone_may_change(composed):
    one = library.save(composed, library.By("a"))
    library.save(replace(composed, title="Lain"), library.By("b"))
    with pytest.raises(library.Full, match="sudah dipakai"):
        library.arrange(one.slug, "Lain", "")
    library.arrange(one.slug, composed.title, "  Map\n satu ")
    kept = {each.title: each for each in library.saved()}
    assert kept[composed.title].shelf == "Map satu" and kept[composed.title].owner == "a"
    assert kept[composed.title].versions == one.versions and kept["Lain"].shelf == ""


def test_of_two_who_change_one_briefing_the_second_is_told_and_nothing_is_lost(composed, monkeypatch):
    first = library.save(composed, library.By(SENDER.name))
    pages = []
    for person, words in ((SENDER, "satu"), (OTHER, "dua")):
        at = on_the_page(monkeypatch, person, reworded(composed, 0, title=words, notes=""))
        at.session_state["paparan_dasar"] = first.newest
        pages.append((person, at))
    told = []
    for person, at in pages:
        monkeypatch.setattr(sending, "signed_in", lambda person=person: person)
        pressed(at, "Simpan")
        assert not at.exception
        told.append(" ".join(each.value for each in [*at.success, *at.warning]).replace("\\", ""))
    assert "tersimpan, simpanan ke-2" in told[0]
    assert "simpanan ke-3" in told[1] and "orang lain sudah menyimpan simpanan ke-2" in told[1]
    (kept,) = library.saved()
    shown = [library.find(name).slides[0].title for name, _ in kept.versions]
    assert shown == [composed.slides[0].title, "satu", "dua"] and kept.owner == SENDER.name


def test_lengths_and_counts_are_bounded(composed, monkeypatch):
    long = reworded(composed, 0, title="x" * 5000, notes="catatan " * 400_000)
    assert len(long.slides[0].title) <= 300 and sum(map(len, long.slides[0].notes)) <= LONGEST_NOTES
    heavy = replace(composed, scope="x" * library.MOST_BYTES)
    with pytest.raises(library.Full, match="terlalu besar"):
        library.keep(heavy)
    monkeypatch.setattr(library, "MOST_VERSIONS", 2)
    library.save(composed)
    library.save(composed)
    with pytest.raises(library.Full, match="2 versi"):
        library.save(composed)
    monkeypatch.setattr(library, "MOST_TITLES", 1)
    with pytest.raises(library.Full, match="memuat 1"):
        library.save(replace(composed, title="Lain"))


def test_what_nobody_saved_goes_in_its_time_and_what_was_saved_stays(composed, shelf):
    saved, left = library.save(composed), library.keep(replace(composed, title="Ditinggalkan"))
    long_ago = time.time() - (library.OLDEST_DAYS + 1) * 86_400
    for name in (saved.newest, left):
        os.utime(shelf / "isi" / f"{name}.json", (long_ago, long_ago))
    library.keep(replace(composed, title="Baru"))
    assert library.find(saved.newest) == composed
    with pytest.raises(library.NotKept):
        library.find(left)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"x\nbukan waktu\n", b"x\n2026-01-01T00:00:00+00:00\n"]
)
def test_one_damaged_entry_hides_none_of_the_others(composed, shelf, monkeypatch, content):
    library.save(composed)
    bad = shelf / "simpan" / "rusak"
    bad.mkdir()
    (bad / "0001.txt").write_bytes(content)
    at = on_the_page(monkeypatch, SENDER, composed)
    assert not at.exception and [each.title for each in library.saved()] == ["Paparan resmi Gubernur"]


@pytest.mark.usefixtures("snapshots")
def test_a_link_that_says_a_place_twice_says_it_once():
    """Every page ended in an incident: two chips of one name."""
    for part in ("kab=5301,5305,5301", "pulau=timor,timor", "kat=kriya,kriya"):
        name, value = part.split("=")
        at = opened("ringkasan", **{name: value})
        assert not at.exception and not at.error, part


@pytest.mark.usefixtures("snapshots")
def test_a_link_of_thousands_of_wrong_parts_is_told_in_a_few_sentences():
    wrong = {f"x{number}": "y" for number in range(300)}
    at = opened("ringkasan", kab=",".join(map(str, range(3000))), halaman="z" * 9000, **wrong)
    told = [each.value.replace("\\", "") for each in at.warning]
    assert not at.exception and len(told) <= links.MOST_NOTICES + 1
    assert all(len(each) < 400 for each in told) and "3.295 bagian lain" in told[-1]


def test_one_address_has_only_so_many_states_kept(composed, shelf, monkeypatch):
    """Whoever clicked on for an hour pushed out what all others had put together and not saved."""
    monkeypatch.setattr(composing, "DOOR", admission.Door())
    monkeypatch.setattr(composing, "_address", lambda: "10.0.0.1")  # AppTest has no socket
    monkeypatch.setattr(admission, "COMPOSED", (2, 0.0001))
    at = opened("ringkasan")
    counts = []
    for _ in range(3):
        offered(at, "peta_ekspor").click().run()
        assert not at.exception
        counts.append(len(list((shelf / "isi").glob("*.json"))))
    assert counts[0] < counts[1] == counts[2]
    assert any("terlalu sering" in each.value for each in at.error)
