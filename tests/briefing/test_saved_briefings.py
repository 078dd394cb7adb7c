"""Saved briefings keep apart what is not the same: titles, versions of the data, and what is old."""

import errno
import io
import json
import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from briefing import deck, library, pdf, powerpoint, ready
from briefing.editing import extended, without
from briefing.keeping import from_json, to_json
from briefing.slides import Briefing, Slide, slug_of
from dashboard.answers.passport import Passport
from dashboard.answers.view import View
from dashboard.composing import composing
from dashboard.exhibits.bodies import Text, parts
from dashboard.sending import sending
from data.snapshots import current
from tests.briefing.test_composing import added, offered
from tests.pages.test_pages import link_of, opened

LONG = "Paparan Gubernur Nusa Tenggara Timur tentang Program Satu Desa Satu Produk Unggulan"
TITLES = [
    *("東ヌサ・トゥンガラ", "تمر هندي", "Kopi", "kopi", "Kopi!", "Paparan", "***"),
    *(f"{LONG} {month}" for month in ("Januari", "Februari")),
]
EARLIER = ("slug", "title", "scope", "dataset", "snapshot", "published", "slides")
OLD = "K01·53·2025·a3f9", "K01·53·2025·b7c2"


def holding(*codes: str) -> Briefing:
    slides = tuple(
        Slide(f"Slaid {code}", "", Text(("isi",)), "Sumber: uji", code, "Slaid", ()) for code in codes
    )
    name = "ntt-20250604T010203Z-a3f90000"
    return Briefing("uji", "Uji", "", "terpublikasi", name, "2025-06-04T01:02:03+00:00", slides)


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    monkeypatch.setattr(library, "folder", lambda: tmp_path / "paparan")
    return tmp_path / "paparan"


def test_no_two_titles_become_one(shelf):
    for title in TITLES:
        library.save(replace(holding(OLD[0]), title=title))
    found = library.saved()
    assert sorted(each.title for each in found) == sorted(TITLES)
    assert len({each.slug for each in found}) == len(TITLES)
    assert all(len(each.versions) == 1 for each in found)
    assert {library.find(each.newest).title for each in found} == set(TITLES)


def test_a_file_is_named_in_the_letters_of_its_title():
    assert slug_of("東ヌサ・トゥンガラ") != slug_of("تمر هندي") != "paparan"
    assert slug_of("Kopi Bajawa, 2025/26") == "kopi-bajawa-2025-26" and slug_of("***") == "paparan"


def test_a_file_is_named_in_whole_words():
    """*replikasi-bangun-karya-obat-tradisio*: but for a word that is longer than a name may be."""
    title = "Program: Replikasi Bangun Karya untuk obat tradisional"
    assert slug_of(title) == "program-replikasi-bangun-karya-untuk"
    assert slug_of("kata " * 8) == "-".join(["kata"] * 8)
    assert slug_of("a" * 300) == "a" * 40


def test_what_was_saved_under_one_name_before_comes_apart_and_goes_on(shelf):
    home = shelf / "simpan" / "paparan"
    home.mkdir(parents=True)
    for place, title in enumerate(["東ヌサ", "تمر", "東ヌサ"], 1):
        name = library.keep(replace(holding(OLD[0]), title=title, scope=str(place)))
        when = datetime(2026, 1, place, tzinfo=UTC).isoformat()
        (home / f"{place:04}.txt").write_text(f"{name}\n{when}\n{title}\n", encoding="utf-8")
    assert {each.title: len(each.versions) for each in library.saved()} == {"東ヌサ": 2, "تمر": 1}
    kept = library.save(replace(holding(OLD[0]), title="تمر"))
    assert len(kept.versions) == 2 and library.find(kept.newest).title == "تمر"


def test_a_briefing_kept_by_an_earlier_version_opens():
    """As it was written before a briefing told how new its facts are and that a reader composed it."""
    kept = json.loads(to_json(holding(*OLD)))
    earlier = {name: kept[name] for name in EARLIER}
    opened_again = from_json(json.dumps(earlier))
    assert opened_again.versions == ("a3f9", "b7c2") and "a3f9 dan b7c2" in deck.html(opened_again)


def words_of_pptx(content: bytes) -> list[str]:
    slides = Presentation(io.BytesIO(content)).slides
    return ["\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame) for slide in slides]


def test_slides_of_two_versions_say_which_each_is_from():
    mixed = holding(*OLD)
    assert mixed.versions == ("a3f9", "b7c2")
    page = deck.html(mixed)
    assert "Dibuat dari beberapa versi data: a3f9 dan b7c2" in page and mixed.snapshot not in page
    told = words_of_pptx(powerpoint.pptx(mixed)[0])
    paper = [each.extract_text() for each in PdfReader(io.BytesIO(pdf.handout(mixed))).pages]
    for code, slide in zip(("a3f9", "b7c2"), told, strict=True):
        assert f"Sumber: uji\N{NO-BREAK SPACE}· versi data {code}" in slide
        assert f"versi data {code}" in page and f"versi data {code}" in "".join(paper)
    assert mixed.snapshot not in "".join(paper)


def test_a_briefing_of_one_version_says_its_name_and_nothing_more():
    page = deck.html(holding(OLD[0], OLD[0]))
    assert "beberapa versi" not in page and "versi data a3f9" not in page.lower()
    assert holding().snapshot in page


def test_what_is_left_of_two_versions_is_named_by_what_it_is():
    left = without(holding(*OLD), 0)
    assert left.versions == ("b7c2",) and left.mixed
    assert left.snapshot not in deck.html(left)


def test_the_page_says_that_slides_are_of_several_versions(snapshots):
    at = opened("ringkasan")
    offered(at, "peta_ekspor").click().run()
    kept = library.find(link_of(at)["paparan"])
    other = replace(kept.slides[0], passport=kept.slides[0].passport.replace(kept.code, "0bad"))
    name = library.keep(extended(kept, other))
    at = opened("paparan", paparan=name)
    assert any("beberapa versi data" in each.value and "0bad" in each.value for each in at.info)


@pytest.mark.parametrize("day", ["2015-02-01", "2026-11-21"])
def test_a_ready_made_slide_says_that_its_series_is_old(con, snapshots, monkeypatch, day):
    monkeypatch.setenv("DASBOR_HARI_INI", day)
    made = ready.make("5305", View(current().snapshot))
    figures = {each.label: each for each in parts(made.slides[1].body)[0].numbers}
    people = next(each for name, each in figures.items() if "Dukcapil" in name or "penduduk" in name.lower())
    assert any("data lama" in line for line in people.context) == (day == "2026-11-21")
    assert ("data lama" in deck.html(made)) == (day == "2026-11-21")


def test_a_slide_added_from_a_page_keeps_the_mark(snapshots, monkeypatch):
    monkeypatch.setenv("DASBOR_HARI_INI", "2026-11-21")
    (slide,) = added("peta", "ubin_indikator", ind="penduduk-dukcapil").slides
    assert "data lama" in slide.source


def test_cards_added_from_a_page_keep_the_mark(snapshots, monkeypatch):
    monkeypatch.setenv("DASBOR_HARI_INI", "2026-11-21")
    code = str(Passport("K37", "53", "2024", current().snapshot.code))
    (slide,) = added("tentang_angka", f"kartu_{code}", bagian="paspor", paspor=code).slides
    assert slide.body.numbers[0].context[1].startswith("data lama")


def test_an_altered_figure_of_a_kept_briefing_is_never_shown(shelf):
    """Its name is the hash of what was kept; the file was read without looking."""
    kept = holding(OLD[0])
    name = library.keep(kept)
    file = shelf / "isi" / f"{name}.json"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("Slaid K01", "Slaid K02", 1), "utf-8")
    with pytest.raises(library.NotKept):
        library.find(name)
    assert library.keep(kept) == name and library.find(name) == kept  # whoever has it mends it


def test_what_nobody_saved_is_bounded_in_bytes_and_what_was_saved_stays(shelf, monkeypatch):
    """Two thousand of a megabyte each were two gigabytes of anybody's."""
    first = library.save(holding(OLD[0])).newest
    names = [library.keep(replace(holding(OLD[1]), scope=f"{number}" * 900)) for number in range(1, 4)]
    for number, name in enumerate([first, *names]):
        os.utime(shelf / "isi" / f"{name}.json", (number + time.time() - 60,) * 2)
    monkeypatch.setattr(library, "MOST_BYTES_IN_ALL", 4000)
    newest = library.keep(replace(holding(OLD[1]), scope="baru"))
    there = {path.stem for path in (shelf / "isi").iterdir()}
    assert {first, newest, names[-1]} <= there and names[0] not in there
    monkeypatch.setattr(library, "MOST_STATES", 1)
    last = library.keep(replace(holding(OLD[1]), scope="terakhir"))
    assert {path.stem for path in (shelf / "isi").iterdir()} == {first, last}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
def test_a_full_disk_is_said_and_keeps_what_was_there(shelf, monkeypatch):
    """It ended the reader's page."""
    before = library.keep(holding(OLD[0]))

    def full(file: Path) -> Path:
        link = file.with_name(".penuh")  # a link: what is not taken is removed afterwards
        link.symlink_to("/dev/full")
        return link

    monkeypatch.setattr(library.disk, "beside", full)
    with pytest.raises(library.Full, match="Ruang penyimpanan"):
        library.keep(holding(OLD[1]))
    with pytest.raises(library.Full, match="Ruang penyimpanan"):
        library.save(holding(OLD[1]))
    assert library.find(before) == holding(OLD[0]) and library.saved() == []


@pytest.mark.parametrize("fitting", [0, 1, 2])
def test_a_title_for_whose_versions_there_was_no_room_keeps_them_all(shelf, monkeypatch, fitting):
    """Some stood under the new title and some under the old one, and it was refused from then on."""
    for codes in ((OLD[0],), (OLD[1],), OLD):
        slug, before = (saved := library.save(holding(*codes))).slug, saved.versions
    add, left = library._add, iter([True] * fitting)

    def filling(version):
        if not next(left, False):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return add(version)

    with monkeypatch.context() as patch:
        patch.setattr(library, "_add", filling)
        with pytest.raises(library.Full, match="Ruang penyimpanan"):
            library.arrange(slug, "Judul lain", "")
    assert [each.versions for each in library.saved()] == [before]
    library.arrange(slug, "Judul lain", "")
    assert [(each.title, each.versions) for each in library.saved()] == [("Judul lain", before)]


def test_what_is_said_to_be_saved_survives_a_power_cut(shelf, monkeypatch):
    synced, fsync = [], os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda fd: (synced.append(Path(f"/proc/self/fd/{fd}").readlink()), fsync(fd))
    )
    library.save(holding(OLD[0]))
    files = {path for path in shelf.rglob("*") if path.is_file()}
    assert len(files) == 2 and files | {path.parent for path in files} <= {*synced}


def test_what_is_saved_last_is_the_newest_whatever_the_clock_says(shelf, monkeypatch):
    """After a clock was set back, the list opened what had been saved before."""
    first = library.save(holding(OLD[0]))

    class Back(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2020, 1, 2, tzinfo=tz)

    monkeypatch.setattr(library, "datetime", Back)
    second = library.save(replace(holding(OLD[1]), title=first.title))
    assert [name for name, _ in second.versions] == [first.newest, second.newest]
    assert library.find(second.newest).slides == holding(OLD[1]).slides


def test_two_people_who_edit_one_briefing_lose_nothing_and_the_later_is_told(shelf, snapshots, monkeypatch):
    first = library.save(ready.make("ntt-mart", View(current().snapshot)))
    people = [Person("a@contoh.id", "Dinas A"), Person("b@contoh.id", "Dinas B")]
    pages = []
    for _ in people:  # both open what was saved last
        at = opened("paparan", paparan=first.newest)
        at.session_state[composing.BASE] = first.newest
        pages.append(at)
    for person, at in zip(people, pages, strict=True):
        monkeypatch.setattr(sending, "signed_in", lambda person=person: person)
        at.run().button(key="turun").click().run()
        for _ in range(people.index(person)):  # the second one makes something else of it
            at.button(key="gandakan").click().run()
        next(each for each in at.button if each.label == "Simpan").click().run()
        assert not at.exception
    (kept,) = library.saved()
    assert len(kept.versions) == 3 and len({name for name, _ in kept.versions}) == 3
    assert any("simpanan ke-2" in each.value for each in pages[0].success)
    assert not [each for each in pages[0].warning if "orang lain" in each.value]
    assert any("orang lain sudah menyimpan simpanan ke-2" in each.value for each in pages[1].warning)


class Person:
    """Somebody who is signed in and may do all that a sender may."""

    def __init__(self, name: str, organisation: str):
        self.name, self.organisation, self.email = name, organisation, name

    def may(self, what: str) -> bool:
        return what == "kirim"


def test_nobody_takes_all_places_of_the_list(shelf, monkeypatch):
    """One account saved three hundred titles, and nobody else could save any."""
    monkeypatch.setattr(library, "MOST_TITLES_OF_ONE", 2)
    for title in ("satu", "dua"):
        library.save(replace(holding(OLD[0]), title=title), library.By("a"))
    with pytest.raises(library.Full, match="Anda sudah menyimpan 2 paparan"):
        library.save(replace(holding(OLD[0]), title="tiga"), library.By("a"))
    library.save(replace(holding(OLD[1]), title="dua"), library.By("a"))
    library.save(replace(holding(OLD[0]), title="tiga"), library.By("b"))
    assert len(library.saved()) == 3
