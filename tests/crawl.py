"""Every page of the menu as a reader opens it, in both data sets, with all that it offers as files.

A page is opened once for each link and data set, whatever the number of tests that look at it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.answers import links
from dashboard.answers.facts import Facts
from dashboard.answers.store import Question
from dashboard.answers.view import View
from dashboard.edition import pieces
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.kept import KEPT
from dashboard.files import downloads
from dashboard.front.menu import MENU
from dashboard.saying import scope, taking
from dashboard.screen import frame
from dashboard.screen.page import DRAWERS
from data.snapshots import Snapshot
from tests.pages.test_pages import known_pages, opened

DATASETS = ("terpublikasi", "simulasi")
# What is chosen on a page beside each of its parts, where it then shows what it shows nowhere else.
MORE = {
    "ringkasan": [{"kab": "5305"}],
    "peta": [
        {"ind": "kemiskinan"},
        {"ind": "penduduk-bps"},
        {"ind": "produk-tercatat", "kat": "tenun"},
        {"kab": "5301"},
        {"kab": "5301,5305"},
    ],
    "produk_desa": [{"kab": "5305"}],
    "ekspor": [{"kab": "5304,5321", "tahun": "2019-2025"}],
    "program": [
        {"prog": "ovop"},
        {"prog": "ovop", "tampil": "tahap"},
        {"prog": "ntt-mart"},
        {"prog": "upt-bpom"},
        {"prog": "upt-bpom", "tampil": "kabupaten"},
    ],
    "peluang": [{"kab": "5305"}],
    "profil_kabupaten": [{"kab": "5301"}, {"kab": "5371"}],
}


def parts(page: Facts) -> list[dict[str, str]]:
    """The links to each part of a page, or to the one that it is."""
    return [{page.part: name} for name in page.parts] or [{}]


LINKS = {
    name: [*parts(entry.page), *MORE.get(name, [])]
    for entry in MENU
    for name in [entry.file.removesuffix(".py")]
}
# What shows no figure of the database by its nature, and in which data sets.
WITHOUT_FIGURE = [
    (page, link, dataset)
    for page, link, datasets in (
        ("paparan", {}, DATASETS),  # until slides are chosen: those are looked at in a test of their own
        ("kirim_data", {}, DATASETS),  # what it counts are the rows of the sender's own file
        ("tentang_angka", {"bagian": links.ACCESSIBILITY}, DATASETS),  # it tells of the dashboard alone
        ("data", {"lembar": "ubah"}, DATASETS),  # until there is a second version to compare with
        # nothing was published of either: the page says so in a sentence
        ("program", {"tampil": "tindak-lanjut"}, DATASETS[:1]),
        ("program", {"tampil": "periksa"}, DATASETS[:1]),
    )
    for dataset in datasets
]
VISITS = [(page, link, dataset) for dataset in DATASETS for page, links in LINKS.items() for link in links]
WITH_FIGURES = [visit for visit in VISITS if visit not in WITHOUT_FIGURE]


@dataclass(frozen=True)
class Offer:
    """What one panel shows as a table and writes into files."""

    title: str
    about: downloads.About
    shown: pd.DataFrame  # the rows behind what stands on the screen
    table: pd.DataFrame  # those rows as the screen words them
    rows: pd.DataFrame  # what the files are made of: the shown rows, or all of which they are the first
    links: list[str]  # the address of each row's passport
    file: str  # what its files are called, without the format


@dataclass(frozen=True)
class Told:
    """What something on the page says that its figures are about: a panel, a card, a note, a heading."""

    scope: str
    rows: pd.DataFrame | pd.Series
    snapshot: Snapshot


@dataclass(frozen=True)
class Visit:
    at: AppTest
    offers: tuple[Offer, ...]
    told: tuple[Told, ...]


def visited(page: str, link: dict[str, str], dataset: str) -> Visit:
    """The page behind a link of this data set."""
    return _visited(page, tuple(sorted(link.items())), dataset)


@cache
def _visited(page: str, link: tuple[tuple[str, str], ...], dataset: str) -> Visit:
    known_pages()  # what it draws on the front page is no offer of this one
    offers, told = [], []
    KEPT.forget()  # what was described before is noted too
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(DRAWERS, Exhibit, partial(_noted, offers))
        patch.setattr(scope, "of", partial(_noted_scope, scope.of, told))
        at = opened(page, **dict(link), **({"data": dataset} if dataset == "simulasi" else {}))
    return Visit(at, tuple(offers), tuple(told))


def _noted_scope(of: Callable, told: list[Told], answer: pd.DataFrame, view: View, **named) -> str:
    words = of(answer, view, **named)
    told.append(Told(words, answer, view.snapshot))
    return words


def _noted(offers: list[Offer], exhibit: Exhibit, view: View) -> None:
    """Draw an exhibit, and note what it shows and offers."""
    whole = exhibit.whole
    every = whole.rows() if isinstance(whole, Question) else exhibit.rows if whole is None else whole
    links = [place for _, place in pieces.row_links(exhibit, view)]
    about, file = taking.about(exhibit, view), taking.file_name(exhibit, view)
    offers.append(Offer(exhibit.title, about, exhibit.rows, exhibit.beside, every, links, file))
    frame.draw(exhibit, view)


def menu() -> list[str]:
    """The pages of the menu, in its order."""
    return [entry.file.removesuffix(".py") for entry in MENU]
