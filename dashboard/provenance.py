"""Where one number comes from: the parts of a passport, from its definition to the hashes of its files."""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

import queries
from dashboard import (
    captions,
    cards,
    cells,
    citation,
    conflicts,
    correction,
    downloads,
    evidence_tables,
    filters,
    findings,
    numbers,
    one_row,
    panel,
    passport,
    presenting,
    questions,
    store,
    tables,
)
from dashboard.cards import Figure
from dashboard.filters import Filters
from dashboard.panel import Words
from dashboard.passport import PROVINCE, Passport, Unreadable
from dashboard.store import Snapshot, ask_in
from dashboard.text import say
from dashboard.values import Value

REGISTER = "register"  # the period of what is counted from the register itself
EVENTS = "K62"
STATISTICS = ("K06", "K07", "K08", "K09")
# rows behind an answer -> the indicator that counts them
DEFINED_BY = {"products": "K03", "export_events": EVENTS}
CHOICES = {
    "regencies": "kabupaten",
    "categories": "kategori",
    "programme": "program",
    "search": "pencarian",
    "measure": "ukuran",
    "granularity": "rincian",
    "totals_only": "hanya_total",
    "indicator": "indikator",
    "indicators": "indikator",
    "tables": "tabel",
    "most": "paling_banyak",
    "period": "periode",
    "year_from": "tahun_awal",
    "year_to": "tahun_akhir",
}


def at_a_glance(chosen: Filters) -> None:
    """What fits on one projected screen: the passport of the link, else what a passport is."""
    if code := filters.passport_code():
        find(code, chosen)
        return
    definitions, versions = (
        store.ask("indicator_definitions", passports=[]),
        store.ask("conflict_versions", tables=conflicts.EVERYWHERE),
    )
    counted = (
        ("angka.kartu_aturan", len(definitions), definitions),
        ("angka.kartu_versi", versions.conflict.nunique(), versions),
    )
    cards.figures(
        [
            Figure(say(key), numbers.number(count), rows=rows, **cards.snapshot_source())
            for key, count, rows in counted
        ]
    )
    panel.section(say("angka.bentuk"), say("angka.bentuk_isi"))
    panel.section(say("angka.cara"), say("angka.cara_isi"))


def find(text: str, chosen: Filters) -> None:
    """The passport that a text names, or the nearest codes."""
    try:
        wanted = passport.read(text)
        snapshot = store.of_version(wanted.version)
        if snapshot is None:
            snapshot = store.in_view()
            st.warning(
                say("paspor.tanpa_versi", kode=wanted.version, versi=numbers.moment(snapshot.published))
            )
            wanted = replace(wanted, version=snapshot.code)  # what is shown and cited is of this version
        draw = _figure if wanted.is_indicator else _answer
        draw(wanted, snapshot, chosen)
    except Unreadable:
        _suggest(text)


def _suggest(text: str) -> None:
    version = store.in_view().code
    figures = store.ask("passport_figures")
    known = [
        str(Passport(row.passport, row.area, row.period, version)) for row in figures.itertuples(index=False)
    ]
    found = passport.nearest(text, known)
    told = say("paspor.mirip") if found else say("paspor.tak_mirip")
    items = "".join(f"<li>{panel.passport_link(code, code)}</li>" for code in found)
    asked = escape(say("paspor.tak_dikenal", kode=text))
    st.html(f'<p class="kosong">{asked} {escape(told)}</p><ul class="daftar">{items}</ul>')


def _figure(wanted: Passport, snapshot: Snapshot, chosen: Filters) -> None:
    """The passport of an indicator's figure. Raises Unreadable for one that the snapshot does not hold."""
    cards_found = ask_in(snapshot, "indicator_definitions", passports=[wanted.subject])
    places = ask_in(snapshot, "area_names", areas=wanted.area.split("+"))
    if cards_found.empty or len(places) != wanted.area.count("+") + 1:
        raise Unreadable(str(wanted))
    card = cards_found.iloc[0]
    areas = [] if wanted.area == PROVINCE else list(places.code)
    period = "" if wanted.period == passport.ALL else wanted.period
    asked = {"passport": wanted.subject, "areas": areas}
    claims = ask_in(snapshot, "passport_claims", **asked, period="" if period == REGISTER else period)
    where = numbers.listing(list(places.name))
    when = captions.period(period) if period else say("paspor.semua_periode")
    if claims.empty and not card.coverage:
        raise Unreadable(str(wanted))
    panel.section(say("paspor.judul_angka", nama=card["name"], wilayah=where, periode=when), str(wanted))
    if card.coverage:
        counted = _counted(card, areas, snapshot, chosen)
        presenting.end(chosen)
        citation.of_count(
            say("kutip.angka", nama=card["name"], wilayah=where, nilai=counted), wanted, snapshot
        )
    else:
        first = _first(claims, wanted.row)
        _claims(first, wanted, chosen)
        citation.of_claims(first, wanted)
        _before(claims, asked, period, snapshot)
    cards.definition(card.reindex([*card.index, "province_value"]), panel.heading(say("paspor.definisi")))
    query = "export_statistics" if wanted.subject in STATISTICS else "claims"
    query = "indicator_by_regency" if card.regional else query
    _query(query, [(say("kolom.wilayah"), where), (say("kolom.periode"), when)])
    _files(snapshot)
    correction.form(str(wanted), f"{card['name']}, {where}, {when}", card.owner, snapshot)


def _first(claims: pd.DataFrame, key: str | None) -> pd.DataFrame:
    """The claims, the one that was asked for before the others."""
    asked = [] if key is None else list(passport.row_of(claims, key).index)
    return claims.loc[[*asked, *claims.index.difference(asked, sort=False)]]


def _claims(claims: pd.DataFrame, wanted: Passport, chosen: Filters) -> None:
    """The claims behind the figure: those that differ are shown side by side with the rule."""
    used = claims[claims.used.fillna(False).astype(bool) & (claims.passport == wanted.subject)]
    used = used[used.area == PROVINCE] if len(used) > 1 else used
    span = findings.span(claims.iloc[0])
    if len(used) == 1 and not pd.isna(used.value.iloc[0]):
        cards.figures([cards.claim(used.iloc[0])])
    elif span:
        st.html(f'<p class="nama">{escape(say("konflik.rentang", rentang=span))}</p>')
    reasons = claims[["conflict_title", "explanation", "rule"]].dropna().drop_duplicates()
    for title, why, rule in reasons.itertuples(index=False):
        told = f"<strong>{escape(title)}</strong>. {escape(why)} {escape(say('konflik.aturan', aturan=rule))}"
        st.html(f'<p class="kecil">{told}</p>')
    presenting.end(chosen)
    words = Words(
        say("paspor.klaim", jumlah=len(claims)),
        say("paspor.klaim_sub") if wanted.row is None else say("paspor.klaim_ini_sub"),
        captions.publishers(claims),
        say("paspor.klaim", jumlah=len(claims)),
        rows=claims,
    )
    panel.table(evidence_tables.passport_claims(claims), words, key="paspor_klaim")


def _counted(card: pd.Series, areas: list[str], snapshot: Snapshot, chosen: Filters) -> str:
    """A count of the register: the products or exports that were counted. How many, in words."""
    if card.passport == EVENTS:
        rows = ask_in(snapshot, "export_events", regencies=areas, categories=[], year_from=0, year_to=9999)
        rows, name = rows[rows.counted], "export_events"
    else:
        rows, name = ask_in(snapshot, "products", regencies=areas, categories=[], search=""), "products"
    if card.code == "produk-ekspor-tercatat":
        rows = rows[rows.export_status == "tercatat"]
    if card.code == "desa-tercatat":
        rows = rows[rows.village.notna()]
    _behind(rows, name, chosen)
    counted = rows.village.nunique() if card.code == "desa-tercatat" else len(rows)
    return Value(counted, card.unit).text


def _before(claims: pd.DataFrame, asked: dict, period: str, snapshot: Snapshot) -> None:
    """What was said before: of earlier periods, and of the same period in the previous snapshot."""
    panel.section(say("paspor.sebelumnya"))
    every = ask_in(snapshot, "passport_claims", **asked, period="")
    earlier = every[(every.period != period) & every.used.fillna(True).astype(bool)].head(5)
    if period and not earlier.empty and asked["areas"]:
        told = "; ".join(
            f"{numbers.period(row.period)}: {cells.claim_text(row)}" for _, row in earlier.iterrows()
        )
        st.html(f'<p class="kecil">{escape(say("paspor.periode_lain", isi=told))}</p>')
    older = store.before(snapshot)
    then = _then(older, "passport_claims", **asked, period=period)
    if older is None:
        told = say("paspor.versi_pertama")
    elif then is None:
        told = say("paspor.susunan_lain", versi=older.code)
    else:
        told = findings.claims_changed(
            evidence_tables.passport_claims(then), evidence_tables.passport_claims(claims), older.code
        )
    st.html(f'<p class="kecil">{escape(told)}</p>')


def _then(older: Snapshot | None, name: str, **parameters) -> pd.DataFrame | None:
    """The answer of the version before; None where there is none, or where its tables were other ones."""
    try:
        return None if older is None else ask_in(older, name, **parameters)
    except store.OtherSchema:
        return None


def _answer(wanted: Passport, snapshot: Snapshot, chosen: Filters) -> None:
    """The passport of an answer: its question, its choices, the answer itself and the rows that went in."""
    name, parameters = passport.question(wanted)
    rows = ask_in(snapshot, name, **parameters)
    panel.section(questions.title(name), str(wanted))
    behind = queries.behind(name)
    if wanted.row is not None:
        older = store.before(snapshot)
        one_row.show(wanted, name, rows, _then(older, name, **parameters), older)
        presenting.end(chosen)
        citation.of_row(passport.row_of(rows, wanted.row), name, wanted, snapshot)
    elif behind:
        defaults = {list: [], str: "", bool: False, int: 0}
        given = {key: parameters.get(key, defaults[kind]) for key, kind in passport.kinds(behind).items()}
        _behind(ask_in(snapshot, behind, **given), behind, chosen)
    about = sorted(set(rows["passport"].dropna())) if "passport" in rows else []
    about = about or [DEFINED_BY[each] for each in (name, behind) if each in DEFINED_BY]
    if wanted.row is None:
        _shown(rows, chosen)
    presenting.end(chosen)
    if wanted.row is None:
        chosen_words = "; ".join(": ".join(each) for each in _choices(parameters, snapshot))
        what = say("kutip.jawaban", nama=questions.title(name), jumlah=len(rows), pilihan=chosen_words)
        citation.of_count(what, wanted, snapshot)
    for _, card in ask_in(snapshot, "indicator_definitions", passports=about or ["-"]).iterrows():
        above = panel.heading(say("paspor.definisi_dari", nama=card["name"]))
        cards.definition(card.reindex([*card.index, "province_value"]), above)
    _query(name, _choices(parameters, snapshot))
    _files(snapshot)
    correction.form(str(wanted), questions.title(name), say("judul"), snapshot)


def _choices(parameters: dict, snapshot: Snapshot) -> list[tuple[str, str]]:
    """The filters in words."""
    told = []
    for name, value in parameters.items():
        if name == "regencies":
            places = ask_in(snapshot, "area_names", areas=value)
            words = numbers.listing(list(places.name)) or say("filter.semua_kabupaten")
        elif isinstance(value, list):
            words = ", ".join(value) or say("paspor.semua")
        elif isinstance(value, bool):
            words = say("kolom.ya") if value else say("kolom.tidak")
        else:
            words = say("paspor.semua") if value in (None, "") else str(value)
        told.append((say(f"kolom.{CHOICES.get(name, 'pilihan')}"), words))
    return told


def _behind(rows: pd.DataFrame, name: str, chosen: Filters) -> None:
    title = say("paspor.baris", jumlah=len(rows))
    words = Words(title, say("paspor.baris_sub"), captions.register_line(), title, rows=rows)
    table = {"products": tables.products, "export_events": tables.events}[name]
    if rows.empty:
        panel.nothing(say("paspor.apa_baris"), rows)
    else:
        panel.table(table(rows), words, key="paspor_baris")


def _shown(rows: pd.DataFrame, chosen: Filters) -> None:
    """The answer itself, under the names that its files have."""
    title = say("paspor.jawaban", jumlah=len(rows))
    source = captions.publishers(rows) if {"publisher", "source"} & set(rows) else captions.register_line()
    words = Words(title, say("paspor.jawaban_sub"), source, title, rows=rows)
    if rows.empty:
        panel.nothing(say("paspor.apa_baris"), rows)
    else:
        panel.table(downloads.readable(rows), words, key="paspor_jawaban")


def _query(name: str, choices: list[tuple[str, str]]) -> None:
    panel.section(say("paspor.pertanyaan"), say("paspor.pertanyaan_sub", nama=questions.title(name)))
    cells = "".join(f"<tr><th>{escape(what)}</th><td>{escape(words)}</td></tr>" for what, words in choices)
    st.html(f'<table class="baku">{cells}</table>')
    code = f"-- queries/{name}.sql\n{queries.with_rules(name)}"
    with st.expander(say("paspor.sql")):
        st.html(f'<pre class="sql" lang="en" translate="no">{escape(code)}</pre>')


def _files(snapshot: Snapshot) -> None:
    """The snapshot and the files it was made of, with their hashes."""
    manifest = snapshot.manifest
    panel.section(
        say("paspor.snapshot"),
        say("paspor.snapshot_isi", nama=snapshot.name, saat=numbers.moment(snapshot.published)),
    )
    with st.expander(say("paspor.berkas", jumlah=len(manifest["inputs"]))):
        lines = [f"{snapshot.path.name}  {manifest['sha256']}"]
        lines += [f"{name}  {digest}" for name, digest in sorted(manifest["inputs"].items())]
        st.html(f'<pre class="sql" translate="no">{escape(chr(10).join(lines))}</pre>')
