"""How answers become a map's classes or a chart's kinds: few, fixed over filters, by a named method."""

from math import floor, log10
from typing import Any

import pandas as pd

from dashboard.exhibits import theme
from dashboard.exhibits.choropleth import Kinds, Steps
from dashboard.exhibits.theme import Style
from dashboard.language.blanks import NOT_APPLICABLE, UNCLASSED
from dashboard.language.blanks import NOT_REPORTED as BLANK
from dashboard.language.text import say
from dashboard.language.values import CUT, Value
from dashboard.saying import cells
from dashboard.saying.findings import DISPUTED, span, told


def export_parts() -> dict[str, Style]:
    """Of export_status_by_regency: the columns that count products, each with its style."""
    styles = theme.export()
    parts = {"exported": "tercatat", "claimed": "klaim", "supplying": "pemasok"}
    return {column: styles[key] for column, key in parts.items()}


def ladder() -> dict[str, Style]:
    """Of readiness_by_rung: what is documented of a rung, and what is not known."""
    return {
        "done": Style(say("kolom.terdokumentasi"), theme.PRIMARY),
        "unknown": Style(say("kolom.belum"), theme.BLANK, "/"),
    }


def _kinds(styles: dict[str, Style]) -> Kinds:
    return Kinds(
        tuple((key, style.name, style.colour, style.pattern) for key, style in styles.items() if key != BLANK)
    )


def export() -> Kinds:
    """Regencies by how their exports are known."""
    return _kinds(theme.export())


def area() -> Kinds:
    """Regencies by how surely they are part of a programme."""
    return _kinds(theme.area())


def register() -> Kinds:
    """Places of which the register knows a product: one neutral tone."""
    return Kinds((("tercatat", say("peta.tercatat"), theme.NEUTRAL, ""),))


def _places(frame: pd.DataFrame, **columns: Any) -> pd.DataFrame:
    """What a map asks of each place: code, name and short_name of the frame, and the columns given."""
    empty = dict(value=pd.NA, kind=None, blank=None, mark=None)
    return frame[["code", "name", "short_name"]].assign(**(empty | columns))


def by_export_status(frame: pd.DataFrame) -> pd.DataFrame:
    """export_status_by_regency, for a map."""
    known = frame.status.notna()
    labels = [str(row.exported) if row.exported else "" for row in frame.itertuples()]
    return _places(
        frame,
        value=frame.exported.where(known),
        kind=frame.status.where(known, None),
        blank=[None if each else BLANK for each in known],
        label=labels,
    )


def by_district(frame: pd.DataFrame) -> pd.DataFrame:
    """districts, for a map: counts of the register, in one neutral tone."""
    known = frame.products.notna()
    return _places(
        frame.assign(short_name=frame["name"]),
        value=frame.products,
        kind=["tercatat" if each else None for each in known],
        blank=[None if each else BLANK for each in known],
        label=[
            say("peta.label_produk", jumlah=count) if told else ""
            for count, told in zip(frame.products, known, strict=True)
        ],
    )


def by_area(frame: pd.DataFrame) -> pd.DataFrame:
    """programme_areas, for a map: a regency that no source names is not part of the programme."""
    named = frame.certainty.notna()
    return _places(
        frame,
        kind=frame.certainty.where(named, None),
        blank=[None if each else NOT_APPLICABLE for each in named],
        label="",
    )


def of_stages(frame: pd.DataFrame) -> Kinds:
    """One class per stage that a regency stands on, darker with each step."""
    steps = sorted(frame.step.dropna().unique())
    colours = theme.SEQUENTIAL[1:] if len(steps) > 1 else (theme.PRIMARY,)
    named = dict(zip(frame.step, frame.stage, strict=True))
    spread = [
        colours[round(place * (len(colours) - 1) / max(len(steps) - 1, 1))] for place in range(len(steps))
    ]
    return Kinds(
        tuple((str(int(step)), named[step], colour, "") for step, colour in zip(steps, spread, strict=True))
    )


def by_stage(frame: pd.DataFrame) -> pd.DataFrame:
    """regency_stages, for a map."""
    known = frame.step.notna()
    return _places(
        frame,
        kind=[str(int(step)) if told else None for step, told in zip(frame.step, known, strict=True)],
        blank=[None if each else BLANK for each in known],
        label="",
    )


def of_indicator(card: pd.Series, values: pd.Series) -> Kinds | Steps:
    """The classes of an indicator: one neutral tone for register counts, else steps over its exact values."""
    if card.coverage:
        return register()
    cuts = breaks(values)
    colours = theme.SEQUENTIAL[: len(cuts) + 1] if len(cuts) > 3 else theme.SEQUENTIAL[1 : len(cuts) + 2]
    return Steps(cuts, colours, card.unit, lower_is_better=card.direction == "turun")


def by_indicator(frame: pd.DataFrame, card: pd.Series) -> pd.DataFrame:
    """indicator_by_regency, for a map. Truncated values keep their label but get no class."""
    exact = frame.value.notna() & (frame.precision != CUT)
    blanks = [
        None if known else UNCLASSED if not pd.isna(row.value) else row.blank
        for known, (_, row) in zip(exact, frame.iterrows(), strict=True)
    ]
    labels = [cells.own_value(row, card) for _, row in frame.iterrows()]
    kind = ["tercatat" if known else None for known in exact] if card.coverage else None
    marks = [DISPUTED if span(row) else None for _, row in frame.iterrows()]
    return _places(frame, value=frame.value.where(exact), kind=kind, blank=blanks, label=labels, mark=marks)


def in_order(frame: pd.DataFrame, card: pd.Series) -> pd.DataFrame:
    """indicator_by_regency as bars: by size where that is fair, by code where it says how far we looked."""
    known = told(frame)
    known = known.assign(label=[Value.of(row, card).cell for row in known.itertuples()])
    return (known if card.coverage else known.sort_values("value", ascending=False)).reset_index(drop=True)


def breaks(values: pd.Series, classes: int = 5) -> tuple[float, ...]:
    """Bounds between classes of about equally many places, rounded to two digits that a person can say.

    values: every exact value of the indicator, whatever the period or filter, so that the breaks stay.
    Returns at most classes - 1 rising numbers; none when there are fewer than two different values.
    """
    known = values.dropna()
    if known.nunique() < 2:
        return ()
    cuts = known.quantile([place / classes for place in range(1, classes)])
    rounded = sorted({_two_digits(cut) for cut in cuts})
    return tuple(cut for cut in rounded if known.min() < cut <= known.max())


def _two_digits(value: float) -> float:
    return float(round(value, 1 - floor(log10(abs(value))))) if value else 0.0


def track_styles(frame: pd.DataFrame) -> list[Style]:
    """products_by_track: the undecided are a kind of their own."""
    decided, undecided = Style("", theme.PRIMARY), Style("", theme.BLANK, "/")
    return [decided if each else undecided for each in frame.decided]


def export_counts(counts: pd.Series) -> pd.DataFrame:
    """register_counts as one row per export status: status, products."""
    columns = {"tercatat": "exported", "klaim": "claimed", "pemasok": "supplying", BLANK: "unknown"}
    frame = pd.DataFrame(
        {
            "status": [style.name for style in theme.export().values()],
            "products": [counts[columns[key]] for key in theme.export()],
        }
    )
    frame.attrs |= counts.attrs
    return frame
