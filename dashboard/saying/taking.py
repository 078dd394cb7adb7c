"""An exhibit to take home: all of its rows, and what a file says of itself."""

import re
from datetime import datetime

import pandas as pd

from dashboard.answers.facts import Facts
from dashboard.answers.store import Question
from dashboard.answers.view import View
from dashboard.exhibits.exhibit import Exhibit
from dashboard.files import downloads
from dashboard.language import clock
from dashboard.language.text import say
from dashboard.saying import captions, glossary, scope

PLACE_LETTERS = 60
ASKED = ("indicator", "programme", "period")  # the parameters that say what an answer is of

FORMER = {
    "export-by-destination": "ekspor-tujuan",
    "export-by-commodity": "ekspor-komoditas",
    "pilih-regencies": "pilih-wilayah",
    "pilih-tiles": "pilih-ubin",
    "cocok-register-sub": "cocok-register",
    "cocok-ekspor-sub": "cocok-ekspor",
}

FOLDER = "/berkas/"
FRONT_PAGE = "ringkasan"  # what the page without an address is called here


def name(exhibit: Exhibit) -> str:
    """What its files are called: 'ekspor-tujuan'."""
    return exhibit.key.replace("_", "-")


def named_now(former: str) -> str:
    """The name of today for one that stands in a shared address or a kept slide."""
    return FORMER.get(former, former)


def address(page: str, exhibit: Exhibit) -> str:
    """Where its files stand, without the format; `page` as `page_name` calls it."""
    return f"{FOLDER}{page}/{name(exhibit)}"


def page_name(page: Facts) -> str:
    return page.address or FRONT_PAGE


def file_name(exhibit: Exhibit, view: View) -> str:
    """The same with what, where and when, for a folder of downloads.

    'urutan-kemiskinan-2025-03-seluruh-ntt-2026-11-28': an order alone would not say of what.
    """
    asked = exhibit.rows.attrs["asked"]["parameters"]
    what = (name(exhibit), *(str(asked[each]) for each in ASKED if asked.get(each)))
    place = small(scope.told(exhibit.rows, view))[:PLACE_LETTERS]
    return of_day(f"{small(' '.join(what))}-{place}", view.snapshot.published, simulated=view.simulated)


def of_day(what: str, published: datetime, *, simulated: bool) -> str:
    """A file's name with the day of its data, and that they are simulated: 'simulasi-profil-2026-11-28'."""
    kind = say("simulasi.kata").lower() if simulated else ""
    day = published.astimezone(clock.WITA)  # as the page says when its data were made
    return "-".join(filter(None, (kind, what.strip("-"), f"{day:%Y-%m-%d}")))


def small(text: str) -> str:
    """A name as part of a file name: 'Kabupaten Alor' is 'kabupaten-alor'."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


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
