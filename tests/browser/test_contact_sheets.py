"""The sheets to look at hold every slide once, in its order."""

import itertools

from PIL import Image, ImageChops

from briefing import ready
from dashboard.answers.view import View
from data.snapshots import current
from tests.browser import contact_sheets


def test_a_sheet_holds_every_slide_of_the_deck(browser, snapshots, tmp_path):
    made = ready.make("ntt-mart", View(current().snapshot))
    taken = contact_sheets.pictures(made, "html", browser, tmp_path)
    assert len(taken) == len(made.slides)
    shown = [Image.open(each).convert("L") for each in taken]
    for one, other in itertools.pairwise(shown):
        assert ImageChops.difference(one, other).getbbox()
    whole = contact_sheets.sheet(taken)
    rows = -(-len(taken) // contact_sheets.COLUMNS)
    assert whole.height > rows * shown[0].height
