"""What a page is described from: one snapshot, what the reader chose, and the way to ask.

It knows no session. One makes its view from its state (`filters.view`), a link from its address
(`links.view`); a test, a route or a command makes one from a snapshot alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard.answers import options, store
from dashboard.answers.facts import NOWHERE, Facts
from dashboard.answers.options import Options
from dashboard.language import languages, numbers, terms
from dashboard.language.text import say
from data.snapshots import Snapshot

DATASETS = ("terpublikasi", "simulasi")
DEFAULT_INDICATOR = "stunting-ssgi"
DEFAULT_PROGRAMME = "bangun-karya"


def written(value: Any) -> str:
    """A choice as it stands in a link."""
    if isinstance(value, tuple):
        return f"{value[0]}-{value[1]}"
    return ",".join(value) if isinstance(value, list) else str(value)


@lru_cache(maxsize=4096)
def _asked(name: str, value: str) -> str:
    """One choice in an address; a page has hundreds of links that ask for the same."""
    return urlencode({name: value}, safe=",")


@dataclass(frozen=True)
class Filters:
    """What the reader chose. Empty tuples mean everything. What a panel is about, `scope` says: not these."""

    regencies: tuple[str, ...]  # Kemendagri codes: those chosen by name, or all of the chosen island groups
    chosen: tuple[str, ...]  # only the regencies chosen by name
    categories: tuple[str, ...]
    years: tuple[int, int]
    indicator: str
    period: str  # empty: the newest
    programme: str
    search: str
    presenting: bool
    district: str  # empty: no district is opened
    village: str

    @property
    def places(self) -> tuple[str, ...]:
        """Every chosen place, of any level: what a map or a list marks."""
        return (*self.chosen, *(code for code in (self.district, self.village) if code))

    @property
    def areas(self) -> tuple[str, ...]:
        """The narrowest places chosen: what products and their exports can be asked for."""
        inside = self.village or self.district
        return (inside,) if inside else self.regencies

    @property
    def island(self) -> tuple[str, ...]:
        """The regencies of the chosen island groups: what maps show, where single ones are only marked."""
        return () if self.chosen else self.regencies


@dataclass(frozen=True, eq=False)
class View:
    """`choices` are those of an address, as `links.understood` reads them; `page` is what the page is.

    host: scheme and host under which others open this server, empty where none is known.
    """

    snapshot: Snapshot
    choices: Mapping[str, Any] = field(default_factory=dict)
    page: Facts = NOWHERE
    host: str = ""

    def ask(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The answer to queries/<name>.sql, with what was asked in its `attrs`."""
        return store.ask(self.snapshot, name, **parameters)

    def one(self, name: str, **parameters: Any) -> pd.Series:
        """The one row of a query that promises exactly one."""
        return self.ask(name, **parameters).iloc[0]

    def ask_regency(self, name: str, code: str, **parameters: Any) -> pd.DataFrame:
        """The rows of one regency, out of the answer about all of them (`store.ask_regency`)."""
        return store.ask_regency(self.snapshot, name, code, **parameters)

    @property
    def whole(self) -> str:
        """The code of the place that the snapshot is about: its province, or the country of several."""
        return store.whole(self.snapshot)

    @property
    def simulated(self) -> bool:
        return bool(self.snapshot.dataset == "simulasi")

    @property
    def language(self) -> str:
        return str(self.choice("bahasa", languages.HOME))

    def in_language(self, language: str) -> str:
        """The address of the same view in another language."""
        return View(self.snapshot, {**self.choices, "bahasa": language}, self.page).address

    @cached_property
    def foreign_titles(self) -> frozenset[str]:
        """The titles of sources that are in the home language while another one is spoken."""
        if languages.spoken() == languages.HOME:
            return frozenset()
        return frozenset(title for title in self.ask("sources").title.dropna() if not terms.is_own(title))

    @property
    def presenting(self) -> bool:
        return bool(self.choice("proyektor") == "1")

    @property
    def projected(self) -> "View":
        """The same, as a meeting sees it."""
        return replace(self, choices={**self.choices, "proyektor": "1"})

    def choice(self, name: str, default: Any = None) -> Any:
        """What was chosen under this name."""
        return self.choices.get(name, default)

    def picked(self, name: str, known: Mapping[str, str], default: str) -> str:
        """The choice of a control that offers `known`: its default where the address names none of them."""
        value = self.choice(name, default)
        return value if value in known else default

    @cached_property
    def options(self) -> Options:
        return options.of(self.snapshot)

    @cached_property
    def chosen(self) -> Filters:
        known, chosen = self.options, tuple(self.choice("kab", ()))
        return Filters(
            regencies=chosen or known.on(self.choice("pulau", [])),
            chosen=chosen,
            categories=tuple(self.choice("kat", ())),
            years=self.choice("tahun", (known.years[0], known.years[-1])),
            indicator=self.choice("ind", DEFAULT_INDICATOR),
            period=self.choice("per", ""),
            programme=self.choice("prog", DEFAULT_PROGRAMME),
            search=self.choice("cari", ""),
            presenting=self.presenting,
            district=self.choice("kec", ""),
            village=self.choice("desa", ""),
        )

    @cached_property
    def active(self) -> tuple[tuple[str, str, str], ...]:
        """What is filtered here, each as the name of its choice, its code and what a reader calls it."""
        called = self.names
        found = [(name, code, called[name][code]) for name in called for code in self.choice(name, ())]
        found += [("kec" if len(code) == 6 else "desa", code, place) for code, place in self._inside]
        if "tahun" in self.choices and self._is_here("tahun"):
            found.append(("tahun", "", numbers.years(self.choices["tahun"])))
        if "cari" in self.choices and self._is_here("cari"):
            found.append(("cari", "", say("filter.cari", cari=self.choices["cari"])))
        return tuple(found)

    @property
    def names(self) -> dict[str, dict[str, str]]:
        """Of each filter that a click can set: code -> what a reader calls it."""
        known = self.options
        return {"pulau": known.island, "kab": known.regency, "kat": known.category}

    def places(self, name: str) -> tuple[str, ...]:
        """What is chosen under a filter of places, as codes with which the codes of all in it begin."""
        value = self.choice(name, [])
        if name == "pulau":
            return self.options.on(value)
        return (value,) if isinstance(value, str) else tuple(value)

    @property
    def address(self) -> str:
        """The address of this page behind its host, with all that is chosen: '/ekspor?kab=5305'."""
        chosen = "&".join(
            [
                _asked(name, value if value.__class__ is str else written(value))
                for name, value in self.choices.items()
            ]
        )
        return f"/{self.page.address}?{chosen}" if chosen else f"/{self.page.address}"

    @property
    def same_data(self) -> dict[str, str]:
        """The part of a link that keeps a reader in this data set, snapshot and language."""
        return {name: self.choices[name] for name in ("data", "versi", "bahasa") if name in self.choices}

    @cached_property
    def same_data_asked(self) -> str:
        """The same as the end of an address that asks for something: '&bahasa=en'."""
        return f"&{urlencode(self.same_data)}" if self.same_data else ""

    def _is_here(self, name: str) -> bool:
        """Does this filter narrow anything on this page? Elsewhere it sleeps, and nothing claims it."""
        return name in self.page.narrows

    @cached_property
    def _inside(self) -> list[tuple[str, str]]:
        """The district and the village that are opened: code and name with kind, the widest first."""
        codes = [self.choices[name] for name in ("kec", "desa") if name in self.choices]
        if not codes:
            return []
        found = self.ask("place_names", codes=codes)
        return [
            (row.code, say("filter.tempat", jenis=terms.counted(row.kind, 1), nama=row.name))
            for row in found.itertuples()
        ]
