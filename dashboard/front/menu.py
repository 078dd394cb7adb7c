"""The menu: every page with its file, its address and its words; a page that is not here is not there."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from dashboard.answers.view import View
from dashboard.exhibits.page import Page
from dashboard.language.text import say

FOLDER = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True)
class Entry:
    """`subject` is the part of `text` that holds the page's name and the question it answers."""

    path: str
    file: str
    subject: str

    def describe(self, view: View) -> Page:
        """What the page shows."""
        page: Page = import_module(f"pages.{self.file.removesuffix('.py')}").describe(view)
        return page

    @property
    def name(self) -> str:
        return say(f"{self.subject}.nama")

    @property
    def question(self) -> str:
        return say(f"{self.subject}.tanya")

    @property
    def title(self) -> str:
        """What a browser's tab and a shared link say: the page first, tabs are narrow."""
        return f"{self.name} · {say('judul')}"


MENU = (
    Entry("", "ringkasan.py", "ringkasan"),
    Entry("peta", "peta.py", "peta"),
    Entry("produk-desa", "produk_desa.py", "produk"),
    Entry("ekspor", "ekspor.py", "ekspor"),
    Entry("program", "program.py", "program"),
    Entry("peluang", "peluang.py", "peluang"),
    Entry("profil-kabupaten", "profil_kabupaten.py", "profil"),
    Entry("paparan", "paparan.py", "paparan"),
    Entry("data", "data.py", "data"),
    Entry("kirim-data", "kirim_data.py", "kirim"),
    Entry("tentang-angka", "tentang_angka.py", "angka"),
)


def of(path: str) -> Entry:
    """The entry of an address; the front page's for one that has none."""
    return next((entry for entry in MENU if entry.path == path.strip("/")), MENU[0])
