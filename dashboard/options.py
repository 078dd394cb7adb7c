"""What can be chosen in the snapshot in view: its regencies, categories, indicators and programmes."""

from dataclasses import dataclass

from dashboard import store


@dataclass(frozen=True)
class Options:
    """code -> name, by kind; every regency's island group; the years of the exports."""

    regency: dict[str, str]
    island: dict[str, str]
    category: dict[str, str]
    indicator: dict[str, str]
    programme: dict[str, str]
    years: tuple[int, ...]
    island_of: dict[str, str]

    def on(self, islands: list[str]) -> tuple[str, ...]:
        """The regencies of these island groups."""
        return tuple(code for code in self.regency if self.island_of[code] in islands)


@store.once_per_snapshot
def in_view() -> Options:
    """What the snapshot in view knows."""
    frame = store.ask("filter_options")
    named = {kind: dict(zip(rows.code, rows.name, strict=True)) for kind, rows in frame.groupby("kind")}
    regencies = frame[frame.kind == "regency"]
    return Options(
        regency=named["regency"],
        island={name.lower(): name for name in named["island"].values()},
        category=named["category"],
        indicator=named["indicator"],
        programme=named["programme"],
        years=tuple(int(year) for year in named.get("year", {})) or (2025,),
        island_of={
            code: island.lower() for code, island in zip(regencies.code, regencies.parent, strict=True)
        },
    )
