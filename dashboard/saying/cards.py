"""Numbers on cards, programmes in a list, definitions in a table: what is read before any chart."""

from html import escape
from typing import Any

import pandas as pd

from dashboard.answers.passport import Passport
from dashboard.answers.view import View
from dashboard.exhibits import theme
from dashboard.exhibits.card import Card, Source
from dashboard.exhibits.page import Markup
from dashboard.language import blanks, numbers, terms
from dashboard.language.text import say, say_of
from dashboard.language.values import Value
from dashboard.saying import captions, findings, markup, scope


def claim(row: pd.Series, *context: str) -> Card:
    """A card for a row of the query `claims`. Where versions differ it shows their range."""
    span = findings.span(row)
    return Card(
        label=row["name"],
        value=span if span and not row.used else Value.of(row).text,
        badge=theme.claim()[row.status],
        status=theme.claim()[row.status],
        context=(say("konflik.rentang", rentang=span), *context) if span else context,
        rows=row,
        as_of=f"{row.speaker}, {numbers.period(row.period)}",
        source=row.publisher,
        address=row.address,
        published=Source.of(row),
    )


def progress(row: pd.Series, *context: str) -> Card:
    """A card for a row of `programme_progress`: realised out of target, and the status by rule."""
    style = theme.progress()[row.status]
    context = tuple(filter(None, context))
    if pd.isna(row.value):
        value = blanks.not_reported()
    elif pd.isna(row.target):
        value = Value.of(row).text
    else:
        value = say("ringkasan.dari_target", nilai=Value.of(row).cell, target=Value.of_target(row).cell)
        due = (
            say("kolom.tanpa_tenggat")
            if pd.isna(row.due)
            else say("ringkasan.target_per", tanggal=numbers.day(row.due))
        )
        goal = say(
            "ringkasan.target",
            target=Value.of_target(row).cell,
            tanggal=due,
            status=terms.told(row.target_status),
        )
        context = (goal, *context)
    return Card(
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


def programmes(frame: pd.DataFrame, view: View) -> Markup:
    """Programmes that have begun, each with its status by rule, late ones first; then those announced."""
    order = list(theme.progress())
    announced = frame[frame.status == "direncanakan"]
    frame = frame[frame.status != "direncanakan"]
    rows = "".join(
        _programme(row, view)
        for _, row in frame.sort_values(
            "status", key=lambda all: all.map(order.index), kind="stable"
        ).iterrows()
    )
    if not announced.empty:
        names = numbers.listing([name.split(": ")[-1] for name in announced["name"]])
        words = say("program.diumumkan", jumlah=len(announced), nama=names)
        rows += f'<li>{state(announced.iloc[0])} <span class="nama">{escape(words)}</span></li>'
    about = scope.of(frame, view)
    head = markup.heading(say("ringkasan.program"), say("ringkasan.program_teks"))
    above = f'{head}<p class="kecil">{escape(about)}</p>' if about else head
    return Markup(f'{above}<ul class="daftar">{rows}</ul>')


def state(row: pd.Series) -> str:
    """The status of a programme, by rule, as a badge."""
    style = theme.progress()[row.status]
    name = escape(findings.progress_state(row))
    return f'<span class="lencana" style="color:{style.colour}">{style.sign} {name}</span>'


def _programme(row: pd.Series, view: View) -> str:
    when = "" if pd.isna(row.period) else f" · {say('panel.per', tanggal=numbers.period(row.period))}"
    code = markup.passport_of(row, view)
    stated = findings.newer_statement(row)
    beside = f'<p class="kecil">{escape(stated)}</p>' if stated else ""
    return (
        f'<li>{state(row)} <span class="nama">{escape(findings.programme(row))}</span>{beside}'
        f'<p class="kecil sumber">{markup.link(row.source, row.address)}{escape(when)} · {code}</p></li>'
    )


def definition(card: pd.Series, heading: str, view: View) -> Markup:
    """The five Satu Data fields of an indicator, its owner and its rule, under their heading."""
    fields = ("konsep", "definisi", "klasifikasi", "ukuran", "satuan", "pemilik", "aturan")
    values = (
        card.concept,
        card.definition,
        card.classification,
        terms.told(card.measure),
        terms.told(card.unit),
        card.owner,
        card.rule,
    )
    rows: list[tuple[str, ...]] = [
        (say(f"peta.{field}"), value) for field, value in zip(fields, values, strict=True)
    ]
    if not pd.isna(card.province_value):
        asked = card.attrs["asked"]
        code = Passport(card.passport, asked["whole"], asked["parameters"]["period"], asked["version"])
        words = f"{Value.of_province(card).cell}, {card.province_source}"
        rows.append((say_of(asked["whole"], "peta.provinsi"), words, markup.passport_link(str(code), view)))
    cells = "".join(
        f"<tr><th>{escape(row[0])}</th><td>{escape(row[1])} {''.join(row[2:])}</td></tr>" for row in rows
    )
    told = f'<table class="baku definisi">{markup.caption(view)}{cells}</table>'
    return Markup(markup.heading(heading) + told)


def snapshot_source(view: View) -> dict[str, Any]:
    """The source of a card that counts what this version of the data holds."""
    return dict(
        as_of=say("panel.dibuat", tanggal=numbers.day(view.snapshot.published)),
        source=say("panel.dari_versi", kode=view.snapshot.code),
    )


def register_source(view: View) -> dict[str, Any]:
    """The source of a card that counts the register."""
    facts = captions.register_facts(view)
    return dict(
        as_of=say("panel.per", tanggal=findings.newest_fact(facts)),
        source=findings.register(view.snapshot.dataset, facts),
    )
