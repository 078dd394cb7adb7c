"""The sheets to look at hold every slide and page once, in its order; what cannot be made is said first."""

import itertools
import sys
from contextlib import nullcontext

import pytest
from PIL import Image, ImageChops

from briefing import drawing, ready
from dashboard.answers.view import View
from data.snapshots import current
from tests.browser import contact_sheets, harness, shots


def test_a_sheet_holds_every_slide_of_the_deck(browser, snapshots, tmp_path):
    made = ready.make("ntt-mart", View(current().snapshot))
    taken = contact_sheets.pictures(made, "html", browser, tmp_path)
    assert len(taken) == len(drawing.spread(made.shown))
    shown = [Image.open(each).convert("L") for each in taken]
    for one, other in itertools.pairwise(shown):
        assert ImageChops.difference(one, other).getbbox()
    whole = contact_sheets.sheet(taken)
    rows = -(-len(taken) // contact_sheets.COLUMNS)
    assert whole.height > rows * shown[0].height


def test_a_sheet_holds_every_page_as_desk_phone_and_wall_have_it(browser, url, tmp_path):
    for medium, size in (("screen", "390x844"), ("projected", "1280x720")):
        taken = {medium: {size: shots.EVERY[medium][size]}}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(shots, "EVERY", taken)
            patch.setattr(harness, "serving", lambda workshop: nullcontext(url))
            (made,) = contact_sheets.of_pages(tmp_path, ["simulasi"], ["data", ""], [medium], browser)
        assert made == tmp_path / f"simulasi-{medium}-{size}.png"
        whole = [
            Image.open(tmp_path / made.stem / f"{name}-data-simulasi.png") for name in ("data", "ringkasan")
        ]
        wide, high = map(int, size.split("x"))
        for each in whole:
            assert each.width == wide and (each.height == high or (medium == "screen" and each.height > high))
        assert Image.open(made).height > max(
            each.height * min(wide, contact_sheets.WIDTH) / wide for each in whole
        )


def test_the_command_takes_a_folder_by_a_part_of_its_name(browser, snapshots, tmp_path, monkeypatch, capsys):
    """As `make contact-sheets` names it; data that nobody asked for are not made beside the other tests'."""
    in_view = sorted(file.name for file in snapshots.glob("CURRENT*"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(harness, "browsing", lambda: nullcontext(browser))
    asked = ["--data", "terpublikasi", "--briefings", "replikasi-pangan-lokal", "--media", "html"]
    monkeypatch.setattr(sys, "argv", ["contact_sheets", "--to", "sheets", *asked])
    assert contact_sheets.main() == 0
    (made,) = (tmp_path / "sheets").glob("*.png")
    assert str(made) in capsys.readouterr().out
    assert sorted(file.name for file in snapshots.glob("CURRENT*")) == in_view


def test_every_page_in_every_medium_is_made_by_the_one_command():
    opened = {each.partition("?")[0] for each in contact_sheets.ADDRESSES}
    assert opened == set(harness.PAGES)
    assert set(shots.EVERY) == set(contact_sheets.OF_PAGES)
    assert {len(sizes) for sizes in shots.EVERY.values()} == {3}


@pytest.mark.parametrize("absent", ["soffice", "pdftoppm"])
def test_what_is_not_installed_is_named_and_nothing_is_made(monkeypatch, tmp_path, capsys, absent):
    there = contact_sheets.shutil.which
    monkeypatch.setattr(
        contact_sheets.shutil, "which", lambda name: None if name == absent else there(name) or name
    )
    monkeypatch.setattr(sys, "argv", ["contact_sheets", "--to", str(tmp_path / "sheets")])
    assert contact_sheets.main() == 1
    told = capsys.readouterr().err
    assert f"{absent} is not installed" in told and contact_sheets.PACKAGES[absent] in told
    assert "pptx cannot" in told or "pptx, pdf, paper cannot" in told
    assert "--media html" in told and not (tmp_path / "sheets").exists()
