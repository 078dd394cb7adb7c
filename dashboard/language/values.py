"""A published value with all that says how exactly it is known: the only way to print one.

A value that its source cut off, rounded, estimated or only bounded never stands as if it were exact:
`text` says so in words, `cell` by a mark that the caption of its table or map explains.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.language import terms
from dashboard.language.numbers import brief, cut_off, money, number
from dashboard.language.text import say

EXACT, ROUNDED, CUT, ESTIMATE = EXACTNESS = ("tepat", "dibulatkan", "dipotong", "perkiraan")  # the least last
BOUNDS = {">": "nilai.lebih_dari", "~": "nilai.sekitar"}
CURRENCIES = ("Rp", "US$")
TOLD = {"=": "nilai.sama_dengan"} | BOUNDS
UNITS_TOLD = ("persen", *CURRENCIES, "indeks")  # those that stand beside each number


@dataclass(frozen=True)
class Value:
    """A number in its unit.

    decimals: with how many it is published, None for at most two. precision: 'tepat', 'dibulatkan',
    'dipotong' (25 may be anything from 25 to under 26) or 'perkiraan'. bound: '=', '>' (more than) or '~'
    (about), which is what a rounded value is as well.
    """

    value: float
    unit: str
    decimals: int | None = 0
    precision: str = "tepat"
    bound: str = "="

    @classmethod
    def of(cls, row: Any, card: pd.Series | None = None) -> "Value":
        """Of a row with value, bound and precision; unit and decimals are its own or those of the card."""
        kind = row if card is None else card
        return cls(row.value, kind.unit, int(kind.decimals), row.precision, row.bound)

    @classmethod
    def of_province(cls, card: Any) -> "Value":
        """Of a row with province_value and all that says how exactly it is known."""
        return cls(
            card.province_value, card.unit, int(card.decimals), card.province_precision, card.province_bound
        )

    @classmethod
    def named(cls, row: Any, name: str, unit: str, decimals: int) -> "Value":
        """Of a row with more than one value: `name`, and beside it `name`_precision and `name`_bound."""
        value, *known = (getattr(row, f"{name}{part}") for part in ("", "_precision", "_bound"))
        return cls(value, unit, decimals, *known)

    @classmethod
    def of_target(cls, row: Any) -> "Value":
        """Of a row with target, unit and decimals: what was asked for, as it was stated."""
        return cls(row.target, row.unit, int(row.decimals) if row.target % 1 else 0)

    @property
    def is_cut(self) -> bool:
        return self.precision == CUT

    @property
    def interval(self) -> tuple[float, float]:
        """Between which two numbers the truth lies; both are the value itself where it was not cut off."""
        if not self.is_cut:
            return self.value, self.value
        step = float(Decimal(1).scaleb(-_printed(self.value)))
        return (self.value, self.value + step) if self.value >= 0 else (self.value - step, self.value)

    @property
    def text(self) -> str:
        """In words that stand alone: 'lebih dari 300 orang', '18% (desimal tidak dicantumkan sumber)'."""
        if self.is_cut:
            return say("nilai.tanpa_desimal", nilai=self.whole, sebab=say("nilai.sebab_tanpa_desimal"))
        return self._before + self._in_unit(self._digits)

    @property
    def whole(self) -> str:
        """Only the digits that a source printed: '18%'. What it left out must stand beside it."""
        return self._before + self._in_unit(number(self.value, _printed(self.value)))

    @property
    def cell(self) -> str:
        """As short as in a table or on a map: '18,6%', '≈ 7,12%', '18,…%'; a count goes without its unit."""
        digits = self._digits
        if self.is_cut:
            digits = cut_off(number(self.value, _printed(self.value)))
        return self._before + (self._in_unit(digits) if self.unit in UNITS_TOLD else digits)

    @property
    def _before(self) -> str:
        key = BOUNDS.get(self.bound) or (BOUNDS["~"] if self.precision == ROUNDED else "")
        if key:
            return f"{say(key)} "
        return "≈ " if self.precision == ESTIMATE else ""

    @property
    def _digits(self) -> str:
        if self.unit.split(" ")[0] in CURRENCIES:
            return money(self.value, self.unit.split(" ")[0])
        return brief(self.value) if self.decimals is None else number(self.value, self.decimals)

    def _in_unit(self, digits: str) -> str:
        match self.unit:
            case "persen":
                return f"{digits}%"
            case "indeks" | "":
                return digits
            case unit if unit.split(" ")[0] in CURRENCIES:  # 'Rp per tahun': the currency stands before
                return f"{digits}{terms.told(unit).removeprefix(unit.split(' ')[0])}"
        return f"{digits} {terms.counted(self.unit, self.value)}"


def bound_told(bound: str | None) -> str | None:
    """A bound in words, for a cell of its own: 'sama dengan', 'lebih dari', 'sekitar'."""
    return None if bound is None else say(TOLD[bound])


def least_exact(precisions: Iterable[str]) -> str:
    """How exactly that is known which was counted from values known so exactly."""
    return max(precisions, key=EXACTNESS.index, default=EXACT)


def _printed(value: float) -> int:
    """With how many decimals a cut value was printed."""
    return max(-int(Decimal(str(float(value))).normalize().as_tuple().exponent), 0)
