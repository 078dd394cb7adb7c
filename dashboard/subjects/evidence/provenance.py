"""Where one number comes from: the parts of a passport, from its definition to the hashes of its files."""

from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd

import queries
from dashboard.answers import links, passport, questions, store
from dashboard.answers.passport import Passport, Unreadable
from dashboard.answers.view import View
from dashboard.exhibits import exhibit
from dashboard.exhibits.card import Card
from dashboard.exhibits.page import (
    PROJECTOR_ENDS,
    Block,
    Cards,
    Folded,
    Heading,
    Live,
    Markup,
    Nothing,
    Search,
    Warn,
)
from dashboard.files import downloads
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import captions, cards, cells, citation, findings, markup, tables
from dashboard.subjects.evidence import conflicts, evidence_tables, one_row
from data.snapshots import Snapshot

REGISTER = "register"  # the period of what is counted from the register itself
EVENTS = "K62"
MOST_ASKED = ("desa-produk", "desa-ekspor", "gerai-ntt-mart", "lahan-upt", "kemiskinan", "stunting-ssgi")
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


def part(view: View) -> tuple[Block, ...]:
    """Where a passport is asked for, and what it tells."""
    box = Search(say("angka.cari"), say("angka.cari_contoh"), "paspor", links.PASSPORT_LETTERS)
    if code := view.choice("paspor"):
        return (box, *find(code, view))
    return (box, most_asked(view))


def most_asked(view: View) -> Markup:
    """The figures that are quoted most, each a way to its passport; below them how passports are used."""
    claims = view.ask("claims", indicators=list(MOST_ASKED))
    told = claims[claims.used.fillna(True).astype(bool)].drop_duplicates("indicator").set_index("indicator")
    rows = "".join(_asked(told.loc[code], view) for code in MOST_ASKED if code in told.index)
    head = markup.heading(say("angka.sering"), say("angka.sering_teks"))
    way = markup.heading(say("angka.cara"), say("angka.cara_isi"))
    return Markup(f'{head}<ul class="daftar">{rows}</ul>{way}')


def _asked(row: pd.Series, view: View) -> str:
    """Of claims: what it is, its value as the way to its passport, who said it and of when."""
    link = markup.passport_link(str(passport.of(row)), view, Value.of(row).text)
    publisher = say("panel.tanpa_sumber") if pd.isna(row.publisher) else row.publisher
    said = f"{row.speaker}, {numbers.period(row.period)}. {say('kutip.sumber', sumber=publisher)}"
    name = f'<span class="nama">{escape(row["name"])}: <b>{link}</b></span>'
    return f'<li>{name}<p class="kecil">{escape(said)}</p></li>'


def at_a_glance(view: View) -> tuple[Block, ...]:
    """What fits on one projected screen: the passport of the link, else what a passport is."""
    if code := view.choice("paspor"):
        return find(code, view)
    definitions = view.ask("indicator_definitions", passports=[])
    versions = view.ask("conflict_versions", tables=conflicts.EVERYWHERE)
    counted = (
        ("angka.kartu_aturan", len(definitions), definitions),
        ("angka.kartu_versi", versions.conflict.nunique(), versions),
    )
    source = cards.snapshot_source(view)
    return (
        Cards(
            tuple(Card(say(key), numbers.number(count), rows=rows, **source) for key, count, rows in counted)
        ),
        Heading(say("angka.bentuk"), say("angka.bentuk_isi")),
        Heading(say("angka.cara"), say("angka.cara_isi")),
    )


def find(text: str, view: View) -> tuple[Block, ...]:
    """The passport that a text names, or the nearest codes."""
    try:
        wanted = passport.read(text)
        snapshot = store.of_version(wanted.version, view.snapshot)
        told: tuple[Block, ...] = ()
        if snapshot is None:
            snapshot = view.snapshot
            when = numbers.moment(snapshot.published)
            told = (Warn(say("paspor.tanpa_versi", kode=wanted.version, versi=when)),)
            wanted = replace(wanted, version=snapshot.code)  # what is shown and cited is of this version
        shown = _figure if wanted.is_indicator else _answer
        return (*told, *shown(wanted, replace(view, snapshot=snapshot)))
    except Unreadable:
        return (_suggested(text, view),)


def _suggested(text: str, view: View) -> Markup:
    figures = view.ask("passport_figures")
    known = [
        str(Passport(row.passport, row.area, row.period, view.snapshot.code))
        for row in figures.itertuples(index=False)
    ]
    found = passport.nearest(text, known)
    told = say("paspor.mirip") if found else say("paspor.tak_mirip")
    items = "".join(f"<li>{markup.passport_link(code, view, code)}</li>" for code in found)
    asked = escape(say("paspor.tak_dikenal", kode=text))
    return Markup(f'<p class="kosong">{asked} {escape(told)}</p><ul class="daftar">{items}</ul>')


def _figure(wanted: Passport, view: View) -> tuple[Block, ...]:
    """The passport of an indicator's figure. Raises Unreadable for one that the snapshot does not hold."""
    found = view.ask("indicator_definitions", passports=[wanted.subject])
    places = view.ask("area_names", areas=wanted.area.split("+"))
    if found.empty or len(places) != wanted.area.count("+") + 1:
        raise Unreadable(str(wanted))
    card = found.iloc[0]
    areas = [] if wanted.area == passport.whole(found) else list(places.code)
    period = "" if wanted.period == passport.ALL else wanted.period
    asked = {"passport": wanted.subject, "areas": areas}
    claims = view.ask("passport_claims", **asked, period="" if period == REGISTER else period)
    where = numbers.listing(list(places.name))
    when = captions.period(period) if period else say("paspor.semua_periode")
    if claims.empty and not card.coverage:
        raise Unreadable(str(wanted))
    shown: tuple[Block, ...]
    if card.coverage:
        rows, counted = _counted(card, areas, view)
        what = say("kutip.angka", nama=card["name"], wilayah=where, nilai=counted)
        shown = (rows, PROJECTOR_ENDS, citation.of_count(what, wanted, view))
    else:
        first = _first(claims, wanted.row)
        cited = citation.of_claims(first, wanted, view)
        shown = (*_claims(first, wanted, view), cited, *_before(claims, asked, period, view))
    query = "export_statistics" if wanted.subject in STATISTICS else "claims"
    query = "indicator_by_regency" if card.regional else query
    return (
        Heading(say("paspor.judul_angka", nama=card["name"], wilayah=where, periode=when), str(wanted)),
        *shown,
        cards.definition(card.reindex([*card.index, "province_value"]), say("paspor.definisi"), view),
        *_query(query, [(say("kolom.wilayah"), where), (say("kolom.periode"), when)], view),
        *_files(view),
        *_correction(str(wanted), f"{card['name']}, {where}, {when}", card.owner, view.snapshot),
    )


def _first(claims: pd.DataFrame, key: str | None) -> pd.DataFrame:
    """The claims, the one that was asked for before the others."""
    asked = [] if key is None else list(passport.row_of(claims, key).index)
    return claims.loc[[*asked, *claims.index.difference(asked, sort=False)]]


def _claims(claims: pd.DataFrame, wanted: Passport, view: View) -> tuple[Block, ...]:
    """The claims behind the figure: those that differ are shown side by side with the rule."""
    used = claims[claims.used.fillna(False).astype(bool) & (claims.passport == wanted.subject)]
    used = used[used.area == passport.whole(claims)] if len(used) > 1 else used
    told: list[Block] = []
    if len(used) == 1 and not pd.isna(used.value.iloc[0]):
        told.append(Cards((cards.claim(used.iloc[0]),)))
    elif span := findings.span(claims.iloc[0]):
        told.append(Markup(f'<p class="nama">{escape(say("konflik.rentang", rentang=span))}</p>'))
    reasons = claims[["conflict_title", "explanation", "rule"]].dropna().drop_duplicates()
    for title, why, rule in reasons.itertuples(index=False):
        words = f"{escape(why)} {escape(say('konflik.aturan', aturan=rule))}"
        told.append(Markup(f'<p class="kecil"><strong>{escape(title)}</strong>. {words}</p>'))
    listed = exhibit.table(
        "paspor_klaim",
        say("paspor.klaim", jumlah=len(claims)),
        say("paspor.klaim_sub") if wanted.row is None else say("paspor.klaim_ini_sub"),
        captions.publishers(view, claims),
        evidence_tables.passport_claims(claims),
        rows=claims,
    )
    return (*told, PROJECTOR_ENDS, listed)


def _counted(card: pd.Series, areas: list[str], view: View) -> tuple[Block, str]:
    """A count of the register: the products or exports that were counted, and how many, in words."""
    if card.passport == EVENTS:
        rows = view.ask("export_events", regencies=areas, categories=[], year_from=0, year_to=9999)
        rows, name = rows[rows.counted], "export_events"
    else:
        rows, name = view.ask("products", regencies=areas, categories=[], search=""), "products"
    if card.code == "produk-ekspor-tercatat":
        rows = rows[rows.export_status == "tercatat"]
    if card.code == "desa-tercatat":
        rows = rows[rows.village.notna()]
    counted = rows.village.nunique() if card.code == "desa-tercatat" else len(rows)
    return _behind(rows, name, view), Value(counted, card.unit).text


def _before(claims: pd.DataFrame, asked: dict[str, Any], period: str, view: View) -> tuple[Block, ...]:
    """What was said before: of earlier periods, and of the same period in the previous snapshot."""
    every = view.ask("passport_claims", **asked, period="")
    earlier = every[(every.period != period) & every.used.fillna(True).astype(bool)].head(5)
    lines = []
    if period and not earlier.empty and asked["areas"]:
        told = "; ".join(
            f"{numbers.period(row.period)}: {cells.claim_text(row)}" for _, row in earlier.iterrows()
        )
        lines.append(say("paspor.periode_lain", isi=told))
    older = store.before(view.snapshot)
    then = _then(older, "passport_claims", **asked, period=period)
    if older is None:
        lines.append(say("paspor.versi_pertama"))
    elif then is None:
        lines.append(say("paspor.susunan_lain", versi=older.code))
    else:
        now = evidence_tables.passport_claims(claims)
        lines.append(findings.claims_changed(evidence_tables.passport_claims(then), now, older.code))
    return (
        Heading(say("paspor.sebelumnya")),
        *(Markup(f'<p class="kecil">{escape(line)}</p>') for line in lines),
    )


def _then(older: Snapshot | None, name: str, **parameters: Any) -> pd.DataFrame | None:
    """The answer of the version before; None where there is none, or where its tables were other ones."""
    try:
        return None if older is None else store.ask(older, name, **parameters)
    except store.OtherSchema:
        return None


def _answer(wanted: Passport, view: View) -> tuple[Block, ...]:
    """The passport of an answer: its question, its choices, the answer itself and the rows that went in."""
    name, parameters = passport.question(wanted)
    rows, behind = view.ask(name, **parameters), queries.behind(name)
    if wanted.row is not None:
        older = store.before(view.snapshot)
        then = _then(older, name, **parameters)
        one = one_row.shown(wanted, name, rows, view, then=then, older=older)
        cited = citation.of_row(passport.row_of(rows, wanted.row), name, wanted, view)
        shown = (*one, PROJECTOR_ENDS, *cited)
    else:
        went_in = (_asked_behind(behind, parameters, view),) if behind else ()
        chosen = "; ".join(": ".join(each) for each in _choices(parameters, view))
        what = say("kutip.jawaban", nama=questions.title(name, view.whole), jumlah=len(rows), pilihan=chosen)
        shown = (*went_in, _shown(rows, view), PROJECTOR_ENDS, citation.of_count(what, wanted, view))
    about = sorted(set(rows["passport"].dropna())) if "passport" in rows else []
    about = about or [DEFINED_BY[each] for each in (name, behind) if each in DEFINED_BY]
    definitions = view.ask("indicator_definitions", passports=about or ["-"])
    return (
        Heading(questions.title(name, view.whole), str(wanted)),
        *shown,
        *(
            cards.definition(
                card.reindex([*card.index, "province_value"]),
                say("paspor.definisi_dari", nama=card["name"]),
                view,
            )
            for _, card in definitions.iterrows()
        ),
        *_query(name, _choices(parameters, view), view),
        *_files(view),
        *_correction(str(wanted), questions.title(name, view.whole), say("judul"), view.snapshot),
    )


def _asked_behind(name: str, parameters: dict[str, Any], view: View) -> Block:
    """The rows that went into an answer, asked for with its own choices."""
    defaults = {list: [], str: "", bool: False, int: 0}
    given = {key: parameters.get(key, defaults[kind]) for key, kind in passport.kinds(name).items()}
    return _behind(view.ask(name, **given), name, view)


def _choices(parameters: dict[str, Any], view: View) -> list[tuple[str, str]]:
    """The filters in words."""
    told = []
    for name, value in parameters.items():
        if name == "regencies":
            places = view.ask("area_names", areas=value)
            words = numbers.listing(list(places.name)) or say(
                "filter.semua_kabupaten", tempat=view.options.whole
            )
        elif isinstance(value, list):
            words = ", ".join(value) or say("paspor.semua")
        elif isinstance(value, bool):
            words = say("kolom.ya") if value else say("kolom.tidak")
        else:
            words = say("paspor.semua") if value in (None, "") else str(value)
        told.append((say(f"kolom.{CHOICES.get(name, 'pilihan')}"), words))
    return told


def _behind(rows: pd.DataFrame, name: str, view: View) -> Block:
    if rows.empty:
        return Nothing(say("paspor.apa_baris"), rows)
    told = {"products": tables.products, "export_events": tables.events}[name](rows)
    title, source = say("paspor.baris", jumlah=len(rows)), captions.register_line(view)
    return exhibit.table("paspor_baris", title, say("paspor.baris_sub"), source, told, rows=rows)


def _shown(rows: pd.DataFrame, view: View) -> Block:
    """The answer itself, under the names that its files have."""
    if rows.empty:
        return Nothing(say("paspor.apa_baris"), rows)
    title, told = say("paspor.jawaban", jumlah=len(rows)), downloads.readable(rows)
    source = one_row.source_of(rows, view)
    return exhibit.table("paspor_jawaban", title, say("paspor.jawaban_sub"), source, told, rows=rows)


def _query(name: str, choices: list[tuple[str, str]], view: View) -> tuple[Block, ...]:
    cells = "".join(f"<tr><th>{escape(what)}</th><td>{escape(words)}</td></tr>" for what, words in choices)
    code = f"-- queries/{name}.sql\n{queries.with_rules(name)}"
    text = f'<pre class="sql" lang="en" translate="no">{escape(code)}</pre>'
    called = questions.title(name, view.whole)
    return (
        Heading(say("paspor.pertanyaan"), say("paspor.pertanyaan_sub", nama=called)),
        Markup(f'<table class="baku">{cells}</table>'),
        Folded(say("paspor.sql"), Markup(text)),
    )


def _correction(code: str, what: str, owner: str, snapshot: Snapshot) -> tuple[Block, ...]:
    above = Heading(say("lapor.judul"), say("lapor.guna", pemilik=owner))
    return (above, Live("correction", (code, what, owner, snapshot)))


def _files(view: View) -> tuple[Block, ...]:
    """The snapshot and the files it was made of, with their hashes."""
    snapshot, manifest = view.snapshot, view.snapshot.manifest
    lines = [f"{snapshot.path.name}  {manifest['sha256']}"]
    lines += [f"{name}  {digest}" for name, digest in sorted(manifest["inputs"].items())]
    when = numbers.moment(snapshot.published)
    return (
        Heading(say("paspor.snapshot"), say("paspor.snapshot_isi", nama=snapshot.name, saat=when)),
        Folded(
            say("paspor.berkas", jumlah=len(manifest["inputs"])),
            Markup(f'<pre class="sql" translate="no">{escape(chr(10).join(lines))}</pre>'),
        ),
    )
