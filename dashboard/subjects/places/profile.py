"""One regency on one page, in the order a regent asks; it prints on one A4 and reads without colour.

Everything is text and small tables: what is known, from whom and as of when, what is missing and who owes it.
"""

import re
from html import escape

import pandas as pd

from dashboard.answers import passport
from dashboard.answers.view import View
from dashboard.exhibits import theme
from dashboard.exhibits.page import Markup
from dashboard.language import clock, numbers, terms
from dashboard.language.counts import parts
from dashboard.language.dates import Dated
from dashboard.language.text import say, say_of
from dashboard.language.values import CUT, Value
from dashboard.saying import captions, cells, findings, markup, scope
from dashboard.subjects.indicators import peers, quality

PARTICIPANTS_LISTED = 3
MOST_LISTED = 6  # products, exports: as many as leave the page one page
MOST_LETTERS = 3_600  # in letters of the usual size on a printed sheet; of a longer one they are smaller
TAG = re.compile(r"<[^>]+>")
LAND = "upt-bpom"
CONTEXT = ("Penduduk", "Kemiskinan", "Stunting")  # topics of indicators, as the data name them


def sheet(code: str, view: View) -> Markup:
    """The page of one regency: seven parts, each with its source, and how it is printed."""
    parts = [_products, _exports, _programmes, _land, _context, _peers, _missing]
    body = "".join(f"<section>{part(code, view)}</section>" for part in parts)
    mark = f'<p class="lencana simulasi">{say("simulasi.kata")}</p>' if view.simulated else ""
    dense = len(TAG.sub("", body)) > MOST_LETTERS
    printed = f'<p class="kecil tak-cetak">{escape(say("profil.cetak"))}</p>'
    return Markup(f'<div class="lembar{" rapat" if dense else ""}">{mark}{body}</div>{printed}')


def answer(code: str, counts: pd.Series, view: View) -> str:
    """The one sentence that stands above: what is recorded, and what is missing.

    counts: register_counts of the regency.
    """
    name = view.ask("regency_codes").set_index("code").loc[code, "name"]
    key = "profil.jawab" if counts.exported else "profil.jawab_tanpa_ekspor"
    if not counts.products:
        return say("profil.jawab_kosong", nama=name)
    return say(key, nama=name, produk=counts.products, ekspor=counts.exported)


def _head(key: str, note: str = "") -> str:
    below = f' <span class="kecil">{escape(note)}</span>' if note else ""
    return f'<h2 class="bagian">{escape(say(f"profil.{key}"))}{below}</h2>'


def _source(text: str, rows: pd.DataFrame, view: View) -> str:
    """Where a part is from, and the scope that its own question was asked for."""
    link = "" if rows.empty else f" {markup.passport_of(rows, view)}"
    told = " · ".join(filter(None, (text, scope.of(rows, view))))
    return f'<p class="kecil sumber">{markup.titled(told, view.foreign_titles)}{link}</p>'


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"


def _products(code: str, view: View) -> str:
    frame = view.ask("products", regencies=[code], categories=[], search="")
    if frame.empty:
        return (
            _head("produk")
            + _list([say("profil.tanpa_produk")])
            + _source(captions.register_line(view), frame, view)
        )
    decided = frame[frame.rungs.notna()]
    lines = [
        say(
            "profil.kesiapan",
            produk=len(frame),
            jalur=len(decided),
            anak=int(decided.rungs_done.sum()),
            semua=int(decided.rungs.sum()),
        )
        if len(decided)
        else say("profil.tanpa_jalur", produk=len(frame))
    ]
    near = frame.sort_values(["rungs_done", "id"], ascending=[False, True], na_position="last")
    for row in near.head(MOST_LISTED).itertuples():
        ladder = (
            say("produk.tak_tentu")
            if pd.isna(row.rungs)
            else say("profil.anak_tangga", selesai=int(row.rungs_done), semua=int(row.rungs))
        )
        where = "" if pd.isna(row.village) else f", {row.village}"
        export = say(f"profil.ekspor_{row.export_status.replace(' ', '_')}")
        lines.append(say("profil.satu_produk", produk=f"{row.product}{where}", tangga=ladder, ekspor=export))
    if len(frame) > MOST_LISTED:
        lines.append(say("profil.lainnya", jumlah=len(frame) - MOST_LISTED))
    return _head("produk") + _list(lines) + _source(captions.register_line(view), frame, view)


def _exports(code: str, view: View) -> str:
    frame = view.ask("export_events", regencies=[code], categories=[], year_from=0, year_to=9999)
    counted = frame[frame.counted]
    if counted.empty:
        return (
            _head("ekspor")
            + _list([say("profil.tanpa_ekspor")])
            + _source(captions.register_line(view), frame, view)
        )
    lines = []
    for row in counted.head(MOST_LISTED).itertuples():
        told = dict(tanggal=Dated.of(row).text, komoditas=terms.told(row.commodity))
        told |= dict(tujuan=terms.told(row.destination))
        if pd.isna(row.volume_tonnes):
            lines.append(say("profil.satu_ekspor", **told))
        else:
            lines.append(say("profil.satu_ekspor_volume", ton=numbers.brief(row.volume_tonnes), **told))
    if len(counted) > MOST_LISTED:
        lines.append(say("profil.lainnya", jumlah=len(counted) - MOST_LISTED))
    return _head("ekspor") + _list(lines) + _source(captions.publishers(view, counted), frame, view)


def _programmes(code: str, view: View) -> str:
    frame = view.ask("regency_programmes", regency=code)
    named = frame[(frame.certainty.notna() | frame.stage.notna()) & (frame.id != LAND)]
    lines = []
    for row in named.itertuples():
        stage = say("profil.tanpa_tahap") if pd.isna(row.stage) else findings.begun_small(row.stage)
        doubt = f" ({theme.area()[row.certainty].name.lower()})" if row.certainty == "bertentangan" else ""
        when = "" if pd.isna(row.as_of) else f", {Dated.of_stage(row).text}"
        lines.append(f"{row.name}{doubt}: {stage}{when}")
    members = view.ask("regency_participants", regency=code)
    for programme, rows in members.groupby("programme", sort=False):
        lines.append(_participants(programme, rows))
    lines = lines or [say("profil.tanpa_program")]
    return _head("program") + _list(lines) + _source(captions.publishers(view, named), frame, view)


def _participants(programme: str, rows: pd.DataFrame) -> str:
    """Of regency_participants of one programme: how many, and the first of them with their stage."""
    told = [
        say("profil.satu_peserta", nama=row.participant, tahap=_stage(row.stage))
        for row in rows.head(PARTICIPANTS_LISTED).itertuples()
    ]
    if len(rows) > PARTICIPANTS_LISTED:
        told.append(say("profil.lainnya", jumlah=len(rows) - PARTICIPANTS_LISTED))
    return say("profil.peserta", program=programme, jumlah=len(rows), daftar="; ".join(told))


def _stage(name: str) -> str:
    return say("profil.tanpa_tahap_peserta") if pd.isna(name) else findings.begun_small(name)


def _land(code: str, view: View) -> str:
    frame = view.ask("regency_programmes", regency=code)
    row = frame[frame.id == LAND]
    if row.empty or pd.isna(row.stage.iloc[0]):
        return (
            _head("lahan")
            + _list([say("profil.tanpa_lahan")])
            + _source(captions.register_line(view), frame, view)
        )
    row = row.iloc[0]
    size = "" if pd.isna(row.quantity_m2) else f", {cells.size(row)}"
    document = say("profil.tanpa_dokumen") if pd.isna(row.document) else row.document
    line = f"{row.stage}{size}; {document}; {Dated.of_stage(row).text}"
    return (
        _head("lahan")
        + _list([line])
        + _source(captions.publishers(view, frame[frame.id == LAND]), frame, view)
    )


def _context(code: str, view: View) -> str:
    """People, poverty and stunting, the method in the name; the province beside it where published."""
    frame = view.ask("regency_context", regency=code)
    kept = frame[frame.topic.isin(CONTEXT) & frame.value.notna()]
    if kept.empty:
        return (
            _head("konteks")
            + _list([say("profil.tanpa_konteks")])
            + _source(captions.register_line(view), frame, view)
        )
    head = "".join(
        f"<th>{escape(say_of(view.whole, f'kolom.{name}'))}</th>"
        for name in ("ukuran", "nilai", "angka_provinsi", "periode")
    )
    rows = ""
    for _, row in kept.iterrows():
        own, when = _asked(cells.own_value(row, row), row, code, view), escape(numbers.period(row.period))
        province = (
            escape(say("profil.tanpa_provinsi"))
            if pd.isna(row.province_value)
            else _asked(Value.of_province(row).cell, row, passport.whole(kept), view)
        )
        told = (escape(row["name"]), own, province, when)
        rows += f"<tr>{''.join(f'<td>{cell}</td>' for cell in told)}</tr>"
    table = f'<table class="baku">{markup.caption(view)}<tr>{head}</tr>{rows}</table>'
    cut = say("peta.desimal") if (kept.precision == CUT).any() else ""
    source = " · ".join(filter(None, (captions.publishers(view, kept), cut)))
    return _head("konteks") + table + _source(source, frame, view)


def _asked(text: str, row: pd.Series, area: str, view: View) -> str:
    """A figure as HTML that opens its passport."""
    version = row.attrs["asked"]["version"]
    return markup.passport_link(str(passport.Passport(row.passport, area, row.period, version)), view, text)


def _peers(code: str, view: View) -> str:
    facts = view.ask("regency_facts")
    near = peers.nearest(facts, code)
    if (near.closeness == say("serupa.jauh")).all():
        line = say("profil.serupa_jauh", daftar=numbers.listing(list(near.short_name)))
    else:
        line = numbers.listing([f"{row.short_name} ({row.closeness})" for row in near.itertuples()])
    return _head("serupa") + _list([line]) + _source(say("serupa.cara"), scope.within(facts, (code,)), view)


def _missing(code: str, view: View) -> str:
    """What the register does not hold of this regency, and whose it is: a survey may well have it."""
    frame = view.ask("regency_context", regency=code)
    absent = frame[frame.value.isna()]
    lines = [f"{owner}: {numbers.listing(list(rows['name']))}" for owner, rows in absent.groupby("owner")]
    products = view.ask("products", regencies=[code], categories=[], search="")
    unknown = (products.export_status == "belum dilaporkan").sum()
    nameless = products.village.isna().sum()
    name = view.ask("regency_codes").set_index("code").loc[code, "name"]
    if unknown or nameless:
        owed = say(
            "profil.utang_register",
            isi=parts((unknown, "profil.utang_ekspor"), (nameless, "profil.utang_desa")),
            semua=len(products),
        )
        lines.append(f"{say('profil.pemerintah', nama=name)}: {owed}")
    held = scope.within(view.ask("regency_quality", as_of=clock.today().isoformat()), (code,))
    note = say("profil.mutu", isi="; ".join(quality.parts(held.iloc[0])))
    return _head("utang") + _list(lines or [say("profil.tanpa_utang")]) + _source(note, held, view)
