"""The menu: every file of `pages/`, in the order that they name; a page that is not there is not here."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.exhibits.kept import KEPT
from dashboard.exhibits.page import Page
from dashboard.language import languages

FOLDER = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True)
class Entry:
    """A page of the menu: what it is, and the module that says what it shows."""

    page: Facts
    module: ModuleType

    @property
    def path(self) -> str:
        return self.page.address

    @property
    def file(self) -> str:
        """The file's name in `pages/`."""
        return f"{self.module.__name__.removeprefix('pages.')}.py"

    def describe(self, view: View) -> Page:
        """What the page shows, in the language of the view; made once for all who choose the same."""
        make: Callable[[View], Page] = self.module.describe
        with languages.speaking(view.language):
            return (
                make(view) if self.page.unkept else KEPT.once(self.file, view, make, lambda page: page.rows)
            )


def _entries() -> list[Entry]:
    names = [file.stem for file in FOLDER.glob("*.py") if file.stem != "__init__"]
    modules = [import_module(f"pages.{name}") for name in names]
    return sorted((Entry(module.PAGE, module) for module in modules), key=lambda entry: entry.page.place)


MENU = tuple(_entries())


def of(path: str) -> Entry:
    """The entry of an address; the front page's for one that has none."""
    return next((entry for entry in MENU if entry.path == path.strip("/")), MENU[0])
