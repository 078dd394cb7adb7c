"""Which indicator a heading names: one whose name or usual wording it equals, else the nearest to ask about.

Equal means: the same words, once unit, time and "menurut kabupaten/kota" are taken off. One word more
(target, perempuan, tertinggal, hutan) makes another measure, which is asked.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb
from rapidfuzz import fuzz

from data.intake import bilingual, periods, units
from data.intake.headings import in_full, normal

WORDINGS = Path(__file__).parent / "measures.csv"  # how statistics offices call what the register holds
SHARE, COUNT = "bagian", "banyaknya"
KINDS = {
    SHARE: {"persentase", "persen", "prevalensi", "tingkat", "proporsi", "angka"},
    COUNT: {"jumlah", "banyaknya", "banyak", "total"},
}
BY_PLACE = re.compile(
    r"\b(menurut|berdasarkan|per|di|pada|tiap|setiap)"
    r"( (menurut|di|pada|dan|atau|tiap|setiap|semua|seluruh|se|provinsi|propinsi|prov|kabupaten|kab|kota"
    r"|kecamatan|wilayah|daerah|tahun|indonesia|provinsiini))+\b"
)  # and no word more: "di daerah perkotaan" is of a part
ALL_PARTS = re.compile(  # named together they leave nothing out
    r"\b(perkotaan( dan)? perdesaan|perdesaan( dan)? perkotaan"
    r"|laki laki( dan)? perempuan|perempuan( dan)? laki laki)\b"
)
NUMBERED = re.compile(r"^(tabel|table|lampiran|gambar) [\divx ]+")
WHOLE = "provinsiini"  # stands in a heading for the name of what the data are about
PLACE = re.compile(rf"\b(provinsi )?{WHOLE}\b|\bkabupaten kota\b")
GENERIC = {
    "", "nilai", "jumlah", "angka", "persentase", "persen", "total", "banyaknya", "data", "realisasi",
    "capaian", "tahun", "value", "hasil",
}  # fmt: skip
AIMS = {
    "target", "sasaran", "rencana", "proyeksi", "ramalan", "perkiraan", "prakiraan", "estimasi",
    "prognosa", "prognosis", "prediksi", "tgt", "pagu", "anggaran",
}  # fmt: skip
NAMES_OF_PLANS = {"pagu", "anggaran", "rencana"}  # "Tahun Anggaran 2024", "Rencana Pembangunan"
OF_STATISTICS = {"perkiraan", "prakiraan", "estimasi"}  # of what was reached: published numbers may be such
OF_BUDGETS = re.compile(r"\btahun anggaran\b")  # the name of a year, whatever it counts
NO_AIM = re.compile(r"\b(bukan|tanpa|belum termasuk|dibandingkan?( dengan)?|terhadap) (angka )?\w+")
OF_NUMBERS = re.compile(
    r"\b(angka|data|nilai|tabel|kolom|tersebut|ini|diatas|atas|masih|bersifat|merupakan)\b"
)
SHORT_NOTE = 4  # words; a longer note tells of the numbers where it says so
RESULTS = {"realisasi", "capaian", "hasil"}
OF_TABLES = {
    "data", "tabel", "rekap", "rekapitulasi", "daftar", "kondisi", "keadaan", "posisi", "akhir", "awal",
    "hasil", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "susenas", "sakernas", "podes",
    "di", "pada", "indonesia", "agregat", "kependudukan",
}  # fmt: skip
VAGUE = {"wilayah", "daerah", "area", "yang", "ini", "register", "menurut", "dari"}


@dataclass(frozen=True)
class Indicator:
    code: str
    name: str
    unit: str
    regional: bool
    additive: bool


@dataclass(frozen=True)
class Meaning:
    """What a heading says: its words, whether they are of a share or a count, and the unit it states."""

    words: frozenset[str]
    kind: str
    unit: str | None


class Register:
    """The indicators of the snapshot attached as `now`, by the words that name them."""

    def __init__(self, con: duckdb.DuckDBPyConnection, wholes: Iterable[str]):
        """`wholes` are the spellings of what the data are about, the province or the country (`Places`)."""
        rows = con.execute("select code, name, unit, regional, additive from now.indicator").fetchall()
        self.all = {row[0]: Indicator(*row) for row in rows}
        spelled = "|".join(map(re.escape, sorted(wholes, key=len, reverse=True)))
        self.whole = re.compile(rf"\b(?:{spelled})\b")
        with WORDINGS.open(encoding="utf-8", newline="") as file:
            wordings = [(row["indicator"], row["wording"]) for row in csv.DictReader(file)]
        self.named: dict[frozenset[str], list[tuple[str, str]]] = {}  # words -> indicators and their kind
        for code, wording in [*((each.code, each.name) for each in self.all.values()), *wordings]:
            if code in self.all:
                said = meaning(wording, self.whole)
                pair = (code, SHARE if self.all[code].unit == units.SHARE else COUNT)
                if pair not in self.named.setdefault(said.words, []):
                    self.named[said.words].append(pair)
        self.units = {units.canonical(each.unit) for each in self.all.values()}
        places = con.execute("select short_name from now.regency order by length(short_name) desc").fetchall()
        named = "|".join(re.escape(name) for (name,) in places)
        self.place = re.compile(rf"\b(di|se)([\s-]*(?:kabupaten|kab\.?|kota))\s+(?:{named})\b", re.IGNORECASE)
        self.exact = {normal(each.name): each.code for each in self.all.values()}

    def equal(self, text: str, unit: str | None = None) -> str | None:
        """The one indicator that a text equals, of those in a unit where one is stated."""
        text, unit = self._without_own_unit(self.place.sub(r"\1 \2", text), unit)
        code = self.exact.get(normal(periods.without(text)))
        if code and self.fits(code, unit):
            return code
        said = meaning(text, self.whole)
        found = [
            code
            for code, kind in self.named.get(said.words, ())
            if said.kind in ("", kind) and self.fits(code, said.unit) and self.fits(code, unit)
        ]
        return found[0] if len(found) == 1 else None

    def equal_in_short(self, text: str, title: str, unit: str | None = None) -> str | None:
        """The one indicator that a title equals, where a heading says all of its words but vague ones."""
        short, said = meaning(text, self.whole).words, meaning(title, self.whole).words
        return self.equal(title, unit) if short and said - VAGUE == short and said != short else None

    def equal_together(self, title: str, heading: str, unit: str | None = None) -> str | None:
        """The one indicator that a title and a heading equal together, where each says words of its own."""
        short, said = meaning(heading, self.whole), meaning(title, self.whole)
        apart = short.words and said.words and not short.words & said.words and not short.kind
        return self.equal(f"{title} {heading}", unit) if apart and not self.equal(title) else None

    def _without_own_unit(self, text: str, unit: str | None) -> tuple[str, str | None]:
        """A heading without a unit in brackets that only the register knows, and that unit."""
        for match in units.INSIDE.finditer(text) if units.stated(text) is None else ():
            if units.canonical(match[1]) in self.units:
                return f"{text[: match.start()]} {text[match.end() :]}", unit or match[1]
        return text, unit

    def speaks_of(self, text: str, heading: str) -> bool:
        """Does a line above a table tell of its numbers: of place and time alone, or of what is counted?

        The name of a book or of a survey's report tells of itself.
        """
        said = meaning(self.place.sub(r"\1 \2", text), self.whole).words
        words = {word for word in said - OF_TABLES if not word.isdecimal()}
        ours = set().union(*self.named) - VAGUE
        return not words or bool(words & (ours | meaning(heading, self.whole).words))

    def is_share(self, text: str) -> bool:
        """Does a heading say that its numbers are shares of something?"""
        return meaning(text, self.whole).kind == SHARE

    def fits(self, code: str, unit: str | None) -> bool:
        """May numbers in this unit be of the indicator? Without a unit they may be of any."""
        own = units.canonical(self.all[code].unit)
        return (
            unit is None
            or units.canonical(unit).split(" ")[0] in ("", own.split(" ")[0])  # "" of "Ribu", a scale alone
            or units.of(unit, units.within(own)) is not None
        )

    def near(self, text: str, unit: str | None, *, regional: bool = True) -> list[tuple[str, str]]:
        """The indicators to offer for a heading, nearest first: code and name with its unit."""
        plain = normal(periods.without(text))
        offered = [
            each
            for each in self.all.values()
            if self.fits(each.code, unit) and (each.regional or not regional)
        ]
        by_nearness = sorted(
            offered,
            key=lambda each: (
                -fuzz.token_set_ratio(plain, normal(each.name)) - fuzz.ratio(plain, normal(each.name)),
                each.name,
            ),
        )
        return [(each.code, f"{each.name} ({each.unit})") for each in by_nearness]


@lru_cache(maxsize=1 << 12)  # of every heading and wording, by each table again
def meaning(text: str, whole: re.Pattern[str]) -> Meaning:
    """The words of a heading that say what is counted; `whole` is how the province may be called in it."""
    unit = units.stated(text)
    plain = in_full(normal(periods.without(units.without(bilingual.ours(text)))))
    plain = whole.sub(WHOLE, plain)
    plain = PLACE.sub(" ", BY_PLACE.sub(" ", ALL_PARTS.sub(" ", NUMBERED.sub(" ", plain))))
    words = set(plain.split())
    kind = next((kind for kind, names in KINDS.items() if words & names), "")
    if unit and not kind:
        kind = SHARE if units.canonical(unit) == units.SHARE else COUNT
    rest = words - KINDS[SHARE] - KINDS[COUNT] - {"dan"} if kind else words
    return Meaning(frozenset(rest), kind, unit)


def is_generic(text: str) -> bool:
    """Does a heading leave it to the title what its numbers are?"""
    return normal(periods.without(units.without(bilingual.ours(text)))) in GENERIC


def is_aim(texts: Iterable[str], *, of_plans: bool = True) -> bool:
    """Does a heading speak of what is wanted or foretold, and not of what came about?

    Words that also name years and plans count only `of_plans`.
    """
    words = AIMS if of_plans else AIMS - NAMES_OF_PLANS
    return any(words & set(OF_BUDGETS.sub(" ", normal(text)).split()) for text in texts)


def note_of_aim(note: str) -> bool:
    """Does a note below a table say that its numbers are wanted or foretold? A source's name says it not."""
    plain = NO_AIM.sub(" ", normal(note))
    words = set(plain.split())
    if plain.startswith(("sumber", "source")) or not words & (AIMS - OF_STATISTICS):
        return False
    return len(words) <= SHORT_NOTE or OF_NUMBERS.search(plain) is not None


def is_result(text: str) -> bool:
    """Does a heading say that its numbers came about?"""
    return bool(RESULTS & set(normal(text).split()))
