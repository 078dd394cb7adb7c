"""Numbers on cards, programmes in a list, definitions in a table: what is read before any chart."""

from dataclasses import dataclass, field
from html import escape

import pandas as pd
import streamlit as st

from briefing.slides import Slide
from dashboard import (
    captions,
    citation,
    composing,
    findings,
    freshness,
    numbers,
    passport,
    scope,
    store,
    theme,
)
from dashboard.blanks import NOT_REPORTED
from dashboard.citation import Source
from dashboard.exhibits.bodies import Figures, Number
from dashboard.panel import caption, link, passport_link, simulated
from dashboard.passport import PROVINCE, Passport
from dashboard.text import say
from dashboard.values import Value


@dataclass(frozen=True)
class Figure:
    """One number on a card. `value` is formatted; `context` are short lines below it.

    `rows` is the answer that it was made from, or one row of it: the passport and the scope are read from it.
    """

    label: str
    value: str
    as_of: str
    source: str
    rows: pd.DataFrame | pd.Series = field(kw_only=True, compare=False)
    address: str | None = None
    badge: str = ""
    context: tuple[str, ...] = ()
    status: str = ""  # what the badge says, without its sign
    speaker: str = ""  # where `as_of` does not name who said it
    published: Source | None = None  # None: it is counted here, or no page was kept

    @property
    def passport(self) -> Passport:
        return passport.of(self.rows)

    @property
    def scope(self) -> str:
        """What of the chosen filters narrows this number and what does not; empty where none is chosen."""
        return scope.of(self.rows)


def figures(cards: list[Figure]) -> None:
    """A row of cards that wraps on a narrow screen; at most six on a page's front."""
    st.html(f'<div class="kartu-kartu">{"".join(_card(card) for card in cards)}</div>')
    if cards:
        composing.offer(f"kartu_{cards[0].passport}", lambda: _slide(cards))


def _slide(cards: list[Figure]) -> Slide:
    """The cards as one slide of a briefing."""
    told = tuple(
        Number(card.label, card.value, _beside(card), card.badge, str(card.passport)) for card in cards
    )
    named = list(dict.fromkeys(card.source for card in cards if isinstance(card.source, str)))
    source = say("paparan.sumber", sumber=numbers.listing(named[:3]) or say("panel.tanpa_sumber"))
    title = f"{told[0].label}: {told[0].value}"
    return Slide(title, "", Figures(told), source, told[0].passport, title)


def _beside(card: Figure) -> tuple[str, ...]:
    """What stands below a figure on a slide: its day, whether that is long ago, its scope, a line more."""
    told = (card.as_of, freshness.mark(card.passport.subject), card.scope, *card.context[:1])
    return tuple(filter(None, told))


def _card(card: Figure) -> str:
    # The status of an invented claim is the mark itself: it is said once.
    told_twice = simulated() and card.badge == say("simulasi.kata")
    badge = f'<span class="lencana">{escape(card.badge)}</span>' if card.badge and not told_twice else ""
    lines = "".join(f'<p class="kecil rinci">{escape(numbers.unbroken(line))}</p>' for line in card.context)
    about = f'<p class="kecil">{escape(card.scope)}</p>' if card.scope else ""
    mark = f'<span class="lencana simulasi">{say("simulasi.kata")}</span>' if simulated() else ""
    return (
        f'<div class="kartu"><p class="nama">{escape(card.label)} {badge}{mark}</p>'
        f'<p class="angka">{escape(numbers.unbroken(card.value))}</p>{about}{lines}'
        f'<p class="kecil sumber">{_dated(card)} · {link(card.source, card.address)}{_unlinked(card)}</p>'
        f'<p class="kecil sumber rinci">{passport_link(str(card.passport))} · '
        f"{citation.button(cited(card))}</p></div>"
    )


def _unlinked(card: Figure) -> str:
    """That a source has no address is said: nobody looks for a link that is not there."""
    missing = card.published is not None and not card.published.address
    return f" ({escape(say('kutip.tanpa_alamat'))})" if missing else ""


def cited(card: Figure) -> str:
    """The card as a citation."""
    what = say("kutip.kartu", nama=card.label, nilai=card.value)
    if narrowed := scope.narrowing(card.rows):
        what = say("kutip.lingkup", isi=what, lingkup=narrowed)
    if card.status and not (simulated() and card.status == say("simulasi.kata")):
        what = say("kutip.status", isi=what, status=card.status)
    said = ", ".join(filter(None, (card.speaker, card.as_of)))
    counted = None if pd.isna(card.source) else card.source
    return citation.sentence(what, said, card.published or counted, str(card.passport))


def _dated(card: Figure) -> str:
    return " · ".join(escape(part) for part in (card.as_of, freshness.mark(card.passport.subject)) if part)


def claim(row: pd.Series, *context: str) -> Figure:
    """A card for a row of the query `claims`. Where versions differ it shows their range."""
    span = findings.span(row)
    return Figure(
        label=row["name"],
        value=span if span and not row.used else Value.of(row).text,
        badge=theme.CLAIM[row.status],
        status=theme.CLAIM[row.status],
        context=(say("konflik.rentang", rentang=span), *context) if span else context,
        rows=row,
        as_of=f"{row.speaker}, {numbers.period(row.period)}",
        source=row.publisher,
        address=row.address,
        published=Source.of(row),
    )


def progress(row: pd.Series, *context: str) -> Figure:
    """A card for a row of `programme_progress`: realised out of target, and the status by rule."""
    style = theme.PROGRESS[row.status]
    context = tuple(filter(None, context))
    if pd.isna(row.value):
        value = NOT_REPORTED
    elif pd.isna(row.target):
        value = Value.of(row).text
    else:
        value = say("ringkasan.dari_target", nilai=Value.of(row).cell, target=Value.of_target(row).cell)
        due = (
            say("kolom.tanpa_tenggat") if pd.isna(row.due) else say("panel.per", tanggal=numbers.day(row.due))
        )
        goal = say(
            "ringkasan.target", target=Value.of_target(row).cell, tanggal=due, status=row.target_status
        )
        context = (goal, *context)
    return Figure(
        label=row.indicator_name,
        value=value,
        badge=f"{style.sign} {findings.progress_state(row)}",
        status=findings.progress_state(row),
        speaker="" if pd.isna(row.speaker) else row.speaker,
        context=context,
        as_of=say("panel.per", tanggal=numbers.period(row.period)),
        source=row.source,
        rows=row,
        address=row.address,
        published=Source.of(row),
    )


def programmes(frame: pd.DataFrame) -> None:
    """Programmes that have begun, each with its status by rule, late ones first; then those announced."""
    order = list(theme.PROGRESS)
    announced = frame[frame.status == "direncanakan"]
    frame = frame[frame.status != "direncanakan"]
    rows = "".join(
        _programme(row)
        for _, row in frame.sort_values(
            "status", key=lambda all: all.map(order.index), kind="stable"
        ).iterrows()
    )
    if not announced.empty:
        names = numbers.listing([name.split(": ")[-1] for name in announced["name"]])
        words = say("program.diumumkan", jumlah=len(announced), nama=names)
        rows += f'<li>{state(announced.iloc[0])} <span class="nama">{escape(words)}</span></li>'
    about = scope.of(frame)
    above = f'<p class="kecil">{escape(about)}</p>' if about else ""
    st.html(f'{above}<ul class="daftar">{rows}</ul>')


def state(row: pd.Series) -> str:
    """The status of a programme, by rule, as a badge."""
    style = theme.PROGRESS[row.status]
    name = escape(findings.progress_state(row))
    return f'<span class="lencana" style="color:{style.colour}">{style.sign} {name}</span>'


def _programme(row: pd.Series) -> str:
    when = "" if pd.isna(row.period) else f" · {say('panel.per', tanggal=numbers.period(row.period))}"
    code = passport_link(str(passport.of(row)))
    stated = findings.newer_statement(row)
    beside = f'<p class="kecil">{escape(stated)}</p>' if stated else ""
    return (
        f'<li>{state(row)} <span class="nama">{escape(findings.programme(row))}</span>{beside}'
        f'<p class="kecil sumber">{link(row.source, row.address)}{escape(when)} · {code}</p></li>'
    )


def definition(card: pd.Series, above: str) -> None:
    """The five Satu Data fields of an indicator, its owner and its rule, under their heading."""
    fields = ("konsep", "definisi", "klasifikasi", "ukuran", "satuan", "pemilik", "aturan")
    values = (
        card.concept,
        card.definition,
        card.classification,
        card.measure,
        card.unit,
        card.owner,
        card.rule,
    )
    rows = [(say(f"peta.{field}"), value) for field, value in zip(fields, values, strict=True)]
    if not pd.isna(card.province_value):
        asked = card.attrs["asked"]
        code = Passport(card.passport, PROVINCE, asked["parameters"]["period"], asked["version"])
        words = f"{Value.of_province(card).cell}, {card.province_source}"
        rows.append((say("peta.provinsi"), words, passport_link(str(code))))
    cells = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(value)} {''.join(link)}</td></tr>"
        for name, value, *link in rows
    )
    st.html(f'{above}<table class="baku">{caption()}{cells}</table>')


def snapshot_source() -> dict[str, str]:
    """The source of a card that counts what this version of the data holds."""
    snapshot = store.in_view()
    return dict(
        as_of=say("panel.dibuat", tanggal=numbers.day(snapshot.published)),
        source=say("panel.dari_versi", kode=snapshot.code),
    )


def register_source() -> dict[str, str]:
    """The source of a card that counts the register."""
    facts = captions.register_facts()
    return dict(
        as_of=say("panel.per", tanggal=findings.newest_fact(facts)),
        source=findings.register(store.in_view().dataset, facts),
    )
