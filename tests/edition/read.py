"""A page read as a browser without a script reads it: its words, its links, its forms."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

from dashboard.answers import choosing
from dashboard.answers.view import View
from dashboard.front import menu, static_edition
from dashboard.front.menu import Entry

SILENT = ("script", "style")


@dataclass
class Read(HTMLParser):
    """`links`: address -> what a reader hears of each. `forms`: the fields that each sends as it stands."""

    words: list[str] = field(default_factory=list)
    links: dict[str, list[str]] = field(default_factory=dict)
    forms: list[list[tuple[str, str]]] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _link: str = ""
    _select: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        self.tags.append((tag, told))
        if tag in SILENT:
            self._open.append(tag)
        if tag == "a":
            self._link = told.get("href", "")
            self.links.setdefault(self._link, []).append(told.get("aria-label", ""))
        if tag == "form":
            self.forms.append([])
        is_sent = told.get("type") not in ("checkbox", "radio") or "checked" in told
        if tag == "input" and self.forms and "name" in told and is_sent:
            self.forms[-1].append((told["name"], told.get("value", "")))
        if tag == "select":
            self._select = told["name"]
        if tag == "option" and "selected" in told:
            self.forms[-1].append((self._select, told.get("value", "\0")))

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == self._open[-1]:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            return
        self.words.append(data)
        if self._link and not self.links[self._link][-1]:
            self.links[self._link][-1] = data
        if self.forms and self.forms[-1] and self.forms[-1][-1][1] == "\0":
            self.forms[-1][-1] = (self.forms[-1][-1][0], data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).replace("\xa0", " ").split())


def page(entry: Entry, link: dict[str, str], dataset: str = "terpublikasi") -> tuple[View, str]:
    """The view and the document behind a link."""
    asked = link | ({"data": dataset} if dataset != "terpublikasi" else {})
    view, notices, nearest = choosing.opened(asked, entry.page)
    return view, static_edition.html(entry, view, notices, nearest)


def read(html: str) -> Read:
    found = Read()
    found.feed(html)
    return found


def choices(address: str) -> dict[str, str]:
    """The parts of an address behind its host."""
    return dict(parse_qsl(urlsplit(address).query))


def entry(path: str) -> Entry:
    return menu.of(path)
