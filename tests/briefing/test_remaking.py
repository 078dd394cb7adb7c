"""Slides made anew: of another place, of the newest data with what that changed."""

from dataclasses import replace

import pytest

from briefing import library, ready
from briefing.editing import put, reworded
from briefing.keeping import from_json, to_json
from briefing.slides import Briefing
from dashboard.answers import links
from dashboard.answers.view import View
from dashboard.composing import as_slides, remaking
from data import snapshots as kept
from tests.answers.test_versions import put as put_version
from tests.briefing.test_composing import added, offered
from tests.pages.test_pages import html, link_of, opened

CHANGED = "update observation set value = 850 where indicator = 'desa-produk'"


@pytest.fixture
def two(snapshots, tmp_path, monkeypatch):
    """A folder of versions with one in view; what is returned puts a newer one in view that differs."""
    folder, source = tmp_path / "versi", kept.current().snapshot
    folder.mkdir()
    (folder / "peta").symlink_to(snapshots / "peta")
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(folder))
    first = put_version(source, "20261101T000000Z", [])
    (folder / "CURRENT").write_text(first.name + "\n")

    def newer(*statements: str) -> None:
        (folder / "CURRENT").write_text(put_version(source, "20261201T000000Z", list(statements)).name + "\n")

    return newer


def newest():
    return kept.current().snapshot


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("", {}),
        ("ekspor", {"kab": "5305"}),
        ("produk-desa", {"kat": "tenun"}),
        ("peta", {"ind": "stunting-ssgi", "kab": "5304"}),
        ("program", {"prog": "ntt-mart"}),
    ],
)
def test_every_part_of_a_page_is_made_again_as_it_is(snapshots, address, link):
    module = remaking._pages()[address]
    view, _ = links.view(newest(), {**link, "paparan": "0" * 16, "versi": newest().name}, module.PAGE)
    slides = as_slides.of_page(module.describe(view), view)
    assert len(slides) > 2
    for slide in slides:
        assert "paparan=" not in slide.made_of and "versi=" not in slide.made_of
        assert remaking.again(slide, newest()) == slide, slide.title


def test_every_ready_made_slide_is_made_again_as_it_is(snapshots):
    for slug in ("provinsi", "5305", "bangun-karya"):
        for slide in ready.make(slug, View(newest())).slides[1:]:
            assert remaking.again(slide, newest()) == slide, slide.title


def test_the_filter_of_a_slide_is_swapped_on_the_page(snapshots):
    at = opened("ekspor", kab="5305")
    offered(at, "ekspor_tujuan").click().run()
    at = opened("paparan", paparan=link_of(at)["paparan"])
    of_alor = library.find(link_of(at)["paparan"]).slides[0]
    place = next(each for each in at.selectbox if each.label == "Kabupaten/kota")
    assert place.value == "5305"
    place.set_value("")
    apply = [each for each in at.button if each.label == "Terapkan"][-1]
    apply.click().run()
    assert not at.exception
    (whole,) = library.find(link_of(at)["paparan"]).slides
    assert whole.made_of == "/ekspor#ekspor_tujuan" and whole.body != of_alor.body
    at.button(key="langkah_undo").click().run()
    assert library.find(link_of(at)["paparan"]).slides == (of_alor,)


def test_a_slide_kept_under_a_former_name_of_its_part_is_made_again(snapshots):
    (slide,) = added("ekspor", "ekspor_tujuan").slides
    former = replace(slide, made_of="/ekspor#export_by_destination")
    assert remaking.again(former, newest()) == slide


def test_a_filter_under_which_a_part_is_not_shown_changes_nothing(snapshots):
    (slide,) = added("ekspor", "ekspor_tujuan").slides
    assert remaking.narrowed(slide, {"kat": "tidak-ada"}, newest()) is None
    assert remaking.narrows(ready.make("provinsi", View(newest())).slides[1]) is None


def test_all_slides_are_brought_to_the_newest_data_and_what_changed_is_told(two):
    at = opened("paparan")
    at.button(key="pakai_siap").click().run()
    assert not [each for each in at.button if each.key == "perbarui"]
    name = link_of(at)["paparan"]
    old = library.find(name)
    own = reworded(old, 2, title="Peta untuk rapat", notes="satu")
    two(CHANGED)
    at = opened("paparan", paparan=library.keep(own))
    at.button(key="perbarui").click().run()
    assert not at.exception
    new = library.find(link_of(at)["paparan"])
    assert not new.mixed and new.snapshot == newest().name and len(new.slides) == 8
    assert "850" in new.slides[1].title and "844" in old.slides[1].title
    assert new.slides[2].title == "Peta untuk rapat"
    told = html(at)
    assert "850" in told and "Dulu" in told and "Kini" in told
    assert not [each for each in at.button if each.key == "perbarui"]
    at.button(key="langkah_undo").click().run()
    assert library.find(link_of(at)["paparan"]) == own


def test_what_the_newest_data_does_not_show_stays_and_is_named(two):
    briefing = ready.make("provinsi", View(newest()))
    lost = replace(briefing.slides[1], made_of="/tiada#apa")
    two(CHANGED)
    new, changes = remaking.renewed(put(briefing, 1, lost), newest())
    assert new.slides[1] == lost and changes[0].gone and changes[0].place == 2
    assert new.mixed and new.snapshot == briefing.snapshot


def test_a_briefing_kept_before_slides_knew_what_they_are_made_of_opens_and_says_so(two):
    briefing = ready.make("provinsi", View(newest()))
    bare = replace(briefing, slides=tuple(replace(each, made_of="") for each in briefing.slides))
    text = to_json(bare).replace('"made_of": "",', "").replace('"titled": false,', "")
    held: Briefing = from_json(text)
    assert held == bare
    two(CHANGED)
    new, changes = remaking.renewed(held, newest())
    assert new == held and all(each.gone for each in changes) and len(changes) == 7
