"""An exhibit to take home: all of its rows, and what a file says of itself."""

import re

import pandas as pd

from dashboard.answers.facts import Facts
from dashboard.answers.store import Question
from dashboard.answers.view import View
from dashboard.exhibits.exhibit import Exhibit
from dashboard.files import downloads
from dashboard.language.text import say
from dashboard.saying import captions, glossary, scope

PLACE_LETTERS = 60

FOLDER = "/berkas/"
FRONT_PAGE = "ringkasan"  # what the page without an address is called here


def name(exhibit: Exhibit) -> str:
    """What its files are called: 'export-by-destination'."""
    return exhibit.key.replace("_", "-")


def address(page: str, exhibit: Exhibit) -> str:
    """Where its files stand, without the format; `page` as `page_name` calls it."""
    return f"{FOLDER}{page}/{name(exhibit)}"


def page_name(page: Facts) -> str:
    return page.address or FRONT_PAGE


def file_name(exhibit: Exhibit, view: View) -> str:
    """The same with what, where and when, for a folder of downloads: 'register-kabupaten-alor-2026-11-28'."""
    place = scope.told(exhibit.rows, view).lower()
    made = f"{view.snapshot.published:%Y-%m-%d}"
    kind = say("simulasi.kata").lower() if view.simulated else ""
    parts = (kind, name(exhibit), re.sub(r"[^a-z0-9]+", "-", place).strip("-")[:PLACE_LETTERS], made)
    return "-".join(filter(None, parts))


def rows(exhibit: Exhibit) -> pd.DataFrame:
    """The shown rows, or all of them where a table shows the first ones."""
    whole = exhibit.rows if exhibit.whole is None else exhibit.whole
    return whole.rows() if isinstance(whole, Question) else whole


def about(exhibit: Exhibit, view: View) -> downloads.About:
    """What the files say of themselves."""
    return downloads.About(
        title=exhibit.title,
        subtitle=captions.below(exhibit, view),
        source=captions.dated(exhibit, view),
        version=view.snapshot.name,
        simulated=view.simulated,
        newest=captions.version_line(view),
        explain=glossary.within,
    )
