"""The parts of Peluang: where products near market and need meet, commitments, national markets.

Need is read from one survey of one period, which the reader chooses and every headline names, against the
province's own figure of the same; where another survey says otherwise, that is marked. Extreme poverty is an
estimate, shown and marked and never part of the rule. What the register holds says how far it looked.
"""

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from dashboard.answers import passport
from dashboard.answers.view import View
from dashboard.exhibits import exhibit, theme
from dashboard.exhibits.bodies import Item, Items
from dashboard.exhibits.card import Card
from dashboard.exhibits.choropleth import Kinds
from dashboard.exhibits.exhibit import Choose, Exhibit, Places
from dashboard.exhibits.page import Block, Cards, Heading, Live, Markup, Nothing, Pick
from dashboard.language import numbers
from dashboard.language.text import say, say_of
from dashboard.language.values import Value
from dashboard.saying import captions, cells, findings, markup, scope, tables

WISH = "harapan-csr"
MOST_TOLD = 3  # regencies that a subtitle names
MARKETS = ["pasar-farmasi", "pasar-kosmetik", "pasar-makanan"]
KINDS = {  # of a regency -> what it is called, its colour, its pattern
    "bertemu": ("peluang.bertemu", theme.PRIMARY, ""),
    "butuh": ("peluang.butuh", "#e2a12f", "/"),
    "dekat": ("peluang.dekat", "#8fbfae", "."),
    "lain": ("peluang.lain", theme.NEUTRAL, ""),
}


def scale(whole: str) -> Kinds:
    """The four kinds of regencies as a map shows them; whole: what their figure is held against."""
    entries = (
        (key, say_of(whole, words), colour, pattern) for key, (words, colour, pattern) in KINDS.items()
    )
    return Kinds(tuple(entries))


def meeting(frame: pd.DataFrame) -> pd.Series:
    """Of opportunities: which of KINDS each regency is, None where its need is not reported."""
    high, near = frame.stunting >= frame.stunting_province, frame.near.notna()
    kinds = pd.Series("lain", index=frame.index, dtype=object)
    kinds[near] = "dekat"
    kinds[high] = "butuh"
    kinds[high & near] = "bertemu"
    return kinds.where(frame.stunting.notna() & frame.stunting_province.notna(), None)


@dataclass(frozen=True)
class Survey:
    """One survey of one period, as a link names it and as a reader calls it: 'SSGI 2021'."""

    code: str
    name: str
    province: Value | None  # None where its own figure of the province is not published


def survey(view: View) -> tuple[Pick, Survey]:
    """The survey by which need is read, and the control that shows all that are known by regency."""
    known = view.ask("surveys").set_index("code")
    named = {row.Index: f"{row.survey} {numbers.period(row.period)}" for row in known.itertuples()}
    offered = {
        code: say("peluang.survei_pilihan", survei=name, jumlah=known.regencies[code])
        for code, name in named.items()
    }
    pick = Pick("survei", say("peluang.survei"), offered, known.index[known.opens][0])
    code = view.picked(pick.name, offered, pick.default)
    row = known.loc[code]
    province = None if pd.isna(row.province) else Value.named(row, "province", "persen", 1)
    return pick, Survey(code, named[code], province)


def finding(frame: pd.DataFrame, by: Survey) -> str:
    kinds = meeting(frame)
    return say(
        "peluang.temuan",
        jumlah=int((kinds == "bertemu").sum()),
        tinggi=int(kinds.isin(["bertemu", "butuh"]).sum()),
        survei=by.name,
    )


def where(frame: pd.DataFrame, by: Survey, view: View) -> Exhibit:
    """The map of the four kinds, and every regency with the two sides beside each other."""
    kinds = meeting(frame)
    known = kinds.notna()
    places = frame[["code", "name", "short_name"]].assign(
        value=pd.NA,
        kind=kinds,
        blank=[None if each else "belum dilaporkan" for each in known],
        label=[
            numbers.brief(near) if told else ""
            for near, told in zip(frame.near, frame.near.notna(), strict=True)
        ],
        mark=[findings.DISPUTED if each else None for each in frame.contrary.notna()],
    )
    line = "peluang.peta_sub" if by.province is None else "peluang.peta_sub_provinsi"
    provinces = {} if by.province is None else {"provinsi": by.province.cell}
    about = say_of(passport.whole(frame), line, survei=by.name, **provinces)
    told = (about, _contrary(frame, 1 if view.presenting else MOST_TOLD))
    return exhibit.regions(
        "peluang",
        say("peluang.peta_judul", survei=by.name),
        ". ".join(filter(None, told)),
        _line(frame, by),
        Places(places, scale(passport.whole(frame)), "regencies"),
        view=view,
        rows=frame,
        beside=_table(frame, kinds),
    )


def _table(frame: pd.DataFrame, kinds: pd.Series) -> pd.DataFrame:
    whole = passport.whole(frame)
    names = {key: say_of(whole, words) for key, (words, *_) in KINDS.items()}
    return tables.opportunities(frame, kinds, names)


def _contrary(frame: pd.DataFrame, most: int) -> str:
    """Where another survey puts a regency on the other side, at most so many of them by name; an empty text
    where all agree.
    """
    apart, whole = frame[frame.contrary.notna()], passport.whole(frame)
    told = [
        say_of(
            whole,
            "peluang.survei_lain",
            wilayah=row.short_name,
            survei=f"{row.contrary_survey} {numbers.period(row.contrary_period)}",
            nilai=Value.named(row, "contrary", "persen", 1).cell,
            provinsi=Value.named(row, "contrary_province", "persen", 1).cell,
        )
        for row in apart.head(most).itertuples()
    ]
    rest = [say("panel.lainnya", jumlah=len(apart) - most)] if len(apart) > most else []
    return say_of(whole, "peluang.berbeda", daftar="; ".join([*told, *rest])) if told else ""


def listing(frame: pd.DataFrame, by: Survey, view: View) -> Exhibit:
    """Every regency of the choice with the two sides beside each other."""
    shown = scope.within(frame, view.chosen.regencies)
    title, told = say("peluang.daftar", survei=by.name), _table(shown, meeting(frame)[shown.index])
    choose = Choose("tempat", tuple(shown.code))
    below, source = say("peluang.daftar_sub"), _line(frame, by)
    return exhibit.table("daftar_peluang", title, below, source, told, rows=shown, chooses=choose)


def meeting_by_name(frame: pd.DataFrame, by: Survey, view: View) -> Exhibit | Nothing:
    """The regencies where need and a product near market meet, most need first."""
    met = frame[meeting(frame) == "bertemu"].sort_values("stunting", ascending=False, kind="stable")
    met.attrs = frame.attrs
    if met.empty:
        return Nothing(say("peluang.apa_bertemu"), frame)
    items = tuple(
        Item(
            say("peluang.satu", nama=row.short_name, nilai=Value.named(row, "stunting", "persen", 1).cell),
            say("peluang.produk", daftar=cells.first_named(row.near_names, row.near, tables.NEAR_NAMED)),
        )
        for row in met.itertuples()
    )
    title = say("peluang.bertemu_judul", jumlah=len(met))
    told = _table(met, meeting(frame)[met.index])
    return Exhibit(
        "bertemu",
        title,
        say("peluang.bertemu_sub", survei=by.name),
        _line(frame, by),
        Items(items),
        rows=met,
        beside=told,
    )


def _line(frame: pd.DataFrame, by: Survey) -> str:
    names = sorted({*frame.stunting_publisher.dropna(), *frame.poor_publisher.dropna()})
    return say("peluang.sumber", sumber=numbers.listing(names) or say("panel.tanpa_sumber"), periode=by.name)


def commitments(view: View) -> tuple[Block, ...]:
    """The published commitments, or that there are none; and the form to report one."""
    frame = view.ask("commitments", regencies=view.chosen.regencies)
    title = say("peluang.komitmen_jumlah", jumlah=len(frame))
    source = captions.publishers(view, frame)
    told = (
        Nothing(say("peluang.apa_komitmen"), frame)
        if frame.empty
        else exhibit.table("komitmen", title, "", source, tables.commitments(frame), rows=frame)
    )
    return (
        Heading(say("peluang.komitmen"), say("peluang.komitmen_sub")),
        *(_wish(row) for row in view.ask("claims", indicators=[WISH]).itertuples()),
        told,
        Live("commitment"),
    )


def _wish(row: Any) -> Markup:
    told = say("peluang.harapan", penutur=row.speaker, tanggal=numbers.period(row.period), isi=row.value_text)
    return Markup(f'<p class="kecil">{escape(told)} {markup.link(row.source, row.address)}</p>')


def markets(view: View) -> tuple[Block, ...]:
    """National market sizes: context, and never a figure of the province."""
    claims = view.ask("claims", indicators=MARKETS)
    cards = tuple(
        Card(
            label=row["name"],
            value=Value.of(row).text,
            badge=say("peluang.nasional"),
            rows=row,
            as_of=f"{row.speaker}, {numbers.period(row.period)}",
            source=row.publisher,
            address=row.address,
        )
        for _, row in claims.iterrows()
    )
    below = say_of(passport.whole(claims), "peluang.pasar_sub", tempat=view.options.whole)
    return (Heading(say("peluang.pasar"), below), Cards(cards))
