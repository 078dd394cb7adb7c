"""What can be chosen in a snapshot: its regencies, categories, indicators and programmes."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from dashboard.answers import store
from dashboard.language import languages
from dashboard.language.text import COUNTRY
from data.snapshots import Snapshot

ALIKE = 0.8  # an alias so like the name is a misspelling met in a file: "Sika" for Sikka


@dataclass(frozen=True)
class Options:
    """code -> name, by kind; every regency's island group; the years of the exports.

    In the data of several provinces these stand in place of the island groups.
    """

    regency: dict[str, str]
    island: dict[str, str]
    category: dict[str, str]
    indicator: dict[str, str]
    programme: dict[str, str]
    years: tuple[int, ...]
    whole_code: str
    whole: str  # what all of it is called for short: 'NTT'
    whole_name: str  # and in full: 'Nusa Tenggara Timur'
    island_of: dict[str, str]
    typed: dict[str, str]  # regencies as lists show them: all that a reader may type of one
    spellings: dict[str, tuple[str, ...]]  # regencies: code -> name and aliases

    def on(self, islands: list[str]) -> tuple[str, ...]:
        """The regencies of these island groups."""
        return tuple(code for code in self.regency if self.island_of[code] in islands)

    def around(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Of a country the regencies of the province in which these lie; none where they lie in several."""
        provinces = {self.island_of[code] for code in codes}
        return self.on([*provinces]) if self.is_country and len(provinces) == 1 else ()

    @property
    def is_country(self) -> bool:
        """Are there several provinces, which stand in place of island groups?"""
        return self.whole_code == COUNTRY


@store.once_per_snapshot
def of(snapshot: Snapshot) -> Options:
    """What a snapshot knows."""
    frame = store.ask(snapshot, "filter_options")
    with languages.speaking(languages.HOME):  # what is typed may be the name as it is published
        published = store.ask(snapshot, "filter_options").name
    named = {kind: dict(zip(rows.code, rows.name, strict=True)) for kind, rows in frame.groupby("kind")}
    regencies, whole = frame[frame.kind == "regency"], frame[frame.kind == "whole"].iloc[0]
    return Options(
        regency=named["regency"],
        island={code.lower(): name for code, name in named["island"].items()},
        category=named["category"],
        indicator=named["indicator"],
        programme=named["programme"],
        whole_code=whole.code,
        whole=whole["name"],
        whole_name=whole.aliases,
        years=tuple(int(year) for year in named.get("year", {})) or (2025,),
        island_of={
            code: island.lower() for code, island in zip(regencies.code, regencies.parent, strict=True)
        },
        spellings={
            row.code: tuple(
                dict.fromkeys((row.name, published[row.Index], *filter(None, row.aliases.split(";"))))
            )
            for row in regencies.itertuples()
        },
        typed={row.code: _typed(row) for row in regencies.itertuples()},
    )


def _typed(regency: Any) -> str:
    """The name, the aliases that it does not hold already, the code; a mere misspelling is not shown."""
    known = [] if not regency.aliases else regency.aliases.split(";")
    bare = regency.name.removeprefix("Kabupaten ")
    aliases = [each for each in known if each not in regency.name and not each.startswith("Kab")]
    aliases = [each for each in aliases if not get_close_matches(each, [bare], cutoff=ALIKE)]
    return " · ".join([regency.name, *aliases, regency.code])
