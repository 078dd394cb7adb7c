"""How many of a whole, with what is not known kept beside it: what a composed sentence is made of.

A sentence gets a `Count` and never two bare numbers, so that it cannot tell the unknown as not done, or a
blank as zero: whatever is left of the whole is either known not to be so, or said to be unreported.
"""

from dataclasses import dataclass
from typing import Self

import pandas as pd

from dashboard.language import numbers
from dashboard.language.text import say

MOST_NAMED = 3  # who share a value, by name; more of them are counted


@dataclass(frozen=True)
class Count:
    """Of a whole: known to be so, known not to be so, and not reported. What cannot be so is not in it."""

    so: int
    not_so: int
    unknown: int

    @classmethod
    def of(cls, answers: pd.Series) -> Self:
        """Of yes, no and blank, one for each member of the whole."""
        told = answers.dropna().astype(bool)
        return cls(int(told.sum()), int((~told).sum()), int(answers.isna().sum()))

    @classmethod
    def known(cls, values: pd.Series) -> Self:
        """How many have a value; that a value is missing says nothing about the member."""
        return cls(int(values.notna().sum()), 0, int(values.isna().sum()))

    @property
    def whole(self) -> int:
        return self.so + self.not_so + self.unknown

    def told(self, key: str, **values: str) -> str:
        """'7 dari 22 kabupaten/kota memiliki ekspor; 15 belum dilaporkan', or that nothing is known.

        key: whose words are `.siapa`, the members as so many of them are called; `.apa`, what is so of them;
        `.tentang`, what is asked, as it begins a sentence.
        """
        whom = say(f"{key}.siapa", semua=self.whole)
        if not self.so + self.not_so:
            return say("hitung.tidak_ada", tentang=say(f"{key}.tentang"), semua=self.whole, siapa=whom)
        what = say(f"{key}.apa", ya=self.so, **values)
        return say("hitung.dari", ya=self.so, semua=self.whole, siapa=whom, apa=what) + self.rest()

    def rest(self) -> str:
        """What follows a sentence that told the others: '; 2 belum dilaporkan', or nothing."""
        return say("hitung.sisa", jumlah=self.unknown) if self.unknown else ""


def sharing(names: list[str], many: str = "alt.wilayah") -> str:
    """Who share the highest, lowest or most frequent value: none of them leads, so none is named alone.

    many: the key whose words count them, where they are more than can be named.
    """
    return numbers.listing(names) if len(names) <= MOST_NAMED else say(many, jumlah=len(names))


def parts(*told: tuple[int, str]) -> str:
    """Counts of one whole in words, those that are zero left out: '84 bertautan, 16 menunggu'.

    told: how many, and the key whose words say so of {jumlah}.
    """
    return ", ".join(say(key, jumlah=count) for count, key in told if count)
