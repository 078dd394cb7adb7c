"""Passport codes: a short name for every figure, from which it can be found again in the same snapshot.

    K42·5311·2021·a3f9
        an indicator, its area, its period, the snapshot
    Q1f3c·5301+5305·2017-2022·a3f9·kat=+tenun
        an answer: its question (as that one's header names it), regencies, years, the snapshot, other choices
    Q1f3c·53·semua·a3f9·baris=kopi-bajawa
        one row of an answer, by what its question calls the key of a row

An answer is a frame of `store.ask`, which carries the question, its parameters and the snapshot in `attrs`.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote, unquote

import duckdb
import pandas as pd
from rapidfuzz import process

import queries

MARK = "·"
ALL = "semua"
LETTERS_OF_ALL = 2  # of the code of a province or the country, which narrows nothing
TYPED_FOR_MARK = re.compile(r"[\s·•∙⋅|.]+")
INDICATOR = re.compile(r"K\d{2,3}")
QUESTION = re.compile(r"Q[0-9a-f]{4}")
SHORT = {
    "categories": "kat",
    "programme": "prog",
    "search": "cari",
    "measure": "ukuran",
    "granularity": "rinci",
    "totals_only": "total",
    "indicator": "ind",
    "indicators": "ind",
    "tables": "dari",
    "most": "paling",
}
ROW = "baris"  # the part of a code that names one row of an answer
PLACED = ("regencies", "year_from", "year_to", "period")  # parameters that are told by area and period
NEAREST = 5
LEAST_LIKE = 55  # per cent; what is less alike is no typing error


class Unreadable(ValueError):
    """A text that is not a passport code."""


@dataclass(frozen=True)
class Passport:
    subject: str
    area: str
    period: str
    version: str
    rest: tuple[str, ...] = ()

    def __str__(self) -> str:
        return MARK.join((self.subject, self.area, self.period, self.version, *self.rest))

    @property
    def is_indicator(self) -> bool:
        return bool(INDICATOR.fullmatch(self.subject))

    @property
    def row(self) -> str | None:
        """The key of the one row that is meant, None where the whole answer is."""
        return next((part.split("=", 1)[1] for part in self.rest if part.startswith(f"{ROW}=")), None)


def whole(answer: pd.DataFrame | pd.Series) -> str:
    """The code of the place that the asked snapshot is about: its province, or the country."""
    return str(answer.attrs["asked"]["whole"])


def of(answer: pd.DataFrame | pd.Series) -> Passport:
    """The passport of an answer, or of one row of it that is an indicator's figure."""
    asked = answer.attrs["asked"]
    name, parameters, version = asked["name"], asked["parameters"], asked["version"]
    of_indicator = isinstance(answer.get("passport"), str) and isinstance(answer.get("period"), str)
    if isinstance(answer, pd.Series) and of_indicator:
        return Passport(answer.passport, answer.get("area", whole(answer)), answer.period, version)
    if name == "indicator_by_regency" and not parameters["categories"]:
        return Passport(answer.passport.iloc[0], whole(answer), parameters["period"], version)
    if name == "passport_claims":
        areas, when = parameters["areas"] or [whole(answer)], parameters["period"] or ALL
        return Passport(parameters["passport"], "+".join(areas), when, version)
    years = [str(parameters[key]) for key in ("year_from", "year_to") if key in parameters]
    area = "+".join(parameters.get("regencies", ())) or whole(answer)
    period = str(parameters.get("period") or "-".join(years) or ALL)
    rest = tuple(
        f"{SHORT.get(key, key)}={_written(value)}"
        for key, value in sorted(parameters.items())
        if key not in PLACED and (value or isinstance(value, int))  # nothing chosen is not told
    )
    return Passport(queries.code(name), area, period, version, rest)


def subject_of(answer: pd.DataFrame | pd.Series | Passport) -> str:
    """Which indicator an answer is of, if its rows are all of one; else its question."""
    if isinstance(answer, pd.DataFrame) and "passport" in answer and answer["passport"].nunique() == 1:
        return str(answer["passport"].dropna().iloc[0])
    return answer.subject if isinstance(answer, Passport) else of(answer).subject


def rows(answer: pd.DataFrame) -> list[str]:
    """The passport code of each row: an indicator's figure has its own, any other row that of answer and key.

    One of several claims of the same figure is named by its key too.
    What was added up from a whole answer has no key of its own: its rows share the code of the answer.
    """
    of_all, keys = str(of(answer)), row_keys(answer)
    codes = [f"{of_all}{MARK}{ROW}={key}" for key in keys] if keys else [of_all] * len(answer)
    narrowed = answer.attrs["asked"]["parameters"].get("categories")  # then it is no figure of the indicator
    if narrowed or not {"passport", "period"} <= set(answer.columns):
        return codes
    areas = next((answer[name] for name in ("area", "code") if name in answer), [whole(answer)] * len(answer))
    version = answer.attrs["asked"]["version"]
    figures = [
        None if pd.isna(passport) or pd.isna(period) else str(Passport(passport, area, period, version))
        for passport, area, period in zip(answer.passport, areas, answer.period, strict=True)
    ]
    said, keys = Counter(figures), keys or [""] * len(figures)
    return [
        code if figure is None else f"{figure}{MARK}{ROW}={key}" if key and said[figure] > 1 else figure
        for code, figure, key in zip(codes, figures, keys, strict=True)
    ]


def row_keys(answer: pd.DataFrame) -> list[str]:
    """What finds each row again, as it stands in a code; empty where a row has no key of its own."""
    columns = queries.key(answer.attrs["asked"]["name"])
    if not columns or not set(columns) <= set(answer.columns):
        return []
    cells = (["" if pd.isna(value) else _quoted(value) for value in answer[name]] for name in columns)
    return ["+".join(parts) for parts in zip(*cells, strict=True)]


def row_of(answer: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows of an answer with this key: one, or none where the answer does not hold it."""
    return answer[[each == key for each in row_keys(answer)]]


def read(text: str) -> Passport:
    """The passport that a text says; a dot, a bar or a space also divides its parts. Raises Unreadable."""
    parts = TYPED_FOR_MARK.sub(MARK, text.strip()).strip(MARK).split(MARK)
    if len(parts) < 4:
        raise Unreadable(text)
    subject_, area, period, version, *rest = parts
    subject_ = subject_[:1].upper() + subject_[1:].lower()
    known = INDICATOR.fullmatch(subject_) or QUESTION.fullmatch(subject_)
    if not known or not re.fullmatch(r"[0-9a-fA-F]{4}", version) or any("=" not in part for part in rest):
        raise Unreadable(text)
    return Passport(subject_, area.upper(), period, version.lower(), tuple(rest))


@cache
def questions() -> dict[str, str]:
    """Short name -> name of the question."""
    return {queries.code(name): name for name in queries.names()}


def question(passport: Passport) -> tuple[str, dict[str, Any]]:
    """The question and the parameters that a passport of an answer stands for. Raises Unreadable."""
    name = questions().get(passport.subject)
    if name is None:
        raise Unreadable(str(passport))
    given = dict(part.split("=", 1) for part in passport.rest)
    try:
        return name, {key: _parameter(key, kind, passport, given) for key, kind in kinds(name).items()}
    except (KeyError, ValueError) as unknown:
        raise Unreadable(str(passport)) from unknown


@cache
def kinds(name: str) -> dict[str, type]:
    """The parameters of a question and what each is, by the words of its header."""
    (statement,) = duckdb.extract_statements(queries.text(name))
    head = queries.text(name).split("\n\n")[0]
    told = dict(re.findall(r"^-- \$(\w+)\s+(.+)$", head, flags=re.M))
    return {key: _kind(told[key]) for key in sorted(statement.named_parameters)}


def _kind(told: str) -> type:
    if told.startswith("list of"):
        return list
    if told.startswith("true "):
        return bool
    return int if re.search(r"\byear\b|how many|number of", told) else str


def _parameter(key: str, kind: type, passport: Passport, given: dict[str, str]) -> Any:
    match key:
        case "regencies":
            return [] if len(passport.area) == LETTERS_OF_ALL else passport.area.split("+")
        case "year_from" | "year_to":
            first, _, last = passport.period.partition("-")
            return int(last if key == "year_to" else first)
        case "period":
            return "" if passport.period == ALL else passport.period
    short = SHORT.get(key, key)
    if kind is not bool and short not in given:
        return None if kind is int else kind()  # no number: all
    text = given[short]
    if kind is list:
        return [unquote(part) for part in text.split("+") if part]
    return text == "ya" if kind is bool else kind(unquote(text))


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list | tuple):
        return "+" + "+".join(_quoted(part) for part in value)
    return _quoted(value)


def _quoted(value: Any) -> str:
    return quote(str(value), safe="").replace(".", "%2E")  # a dot would divide the code


def nearest(text: str, known: list[str]) -> list[str]:
    """The known codes that a mistyped one may have meant, the most alike first."""
    cleaned = TYPED_FOR_MARK.sub(MARK, text.strip())
    found = process.extract(cleaned, known, limit=NEAREST, score_cutoff=LEAST_LIKE)
    return [code for code, _, _ in found]
