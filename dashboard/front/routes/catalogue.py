"""What other data portals may fetch: every exhibit's rows as a data set, in the words of two standards.

/datapackage.json is a Data Package (Frictionless), /dcat.json a catalogue of DCAT 3 in JSON-LD.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from dashboard.answers import addresses, passport, questions, store
from dashboard.answers.view import View
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Pick
from dashboard.files import described, downloads
from dashboard.front import menu
from dashboard.front.menu import Entry
from dashboard.front.routes import data_files
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.operating.turns import TURNS
from dashboard.saying import taking
from data.snapshots import Snapshot

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGE = "id"


@dataclass(frozen=True)
class Listed:
    """One data set: `path` and `query` are the address of its files, without the format."""

    name: str
    title: str
    text: str
    source: str
    passport: str
    path: str
    query: str
    endings: tuple[str, ...]
    schema: dict[str, Any]
    theme: str

    def address(self, host: str, ending: str) -> str:
        return f"{host}{self.path}.{ending}" + (f"?{self.query}" if self.query else "")


def package(request: Request) -> Response:
    return _answer(request, _package)


def dcat(request: Request) -> Response:
    return _answer(request, _dcat)


def _answer(request: Request, make: Any) -> Response:
    try:
        snapshot = data_files.chosen(dict(request.query_params))
    except data_files.Refused as refused:
        return PlainTextResponse(str(refused), status_code=refused.status)
    host = addresses.host(str(request.base_url)) or str(request.base_url).rstrip("/")
    with languages.speaking(languages.HOME):  # one address, one catalogue
        told = make(snapshot, host)
    return JSONResponse(told, headers={"cache-control": "no-cache"})


@store.once_per_snapshot
def listed(snapshot: Snapshot) -> tuple[Listed, ...]:
    """Every answer that a page shows, once, at the first address that shows it."""
    found: dict[tuple[Any, ...], Listed] = {}
    for entry in menu.MENU:
        with TURNS.turn():
            for exhibit, view, chosen in _shown(entry, snapshot):
                rows = taking.rows(exhibit)
                same = exhibit.passport, tuple(rows.columns), len(rows)
                if same not in found:
                    found[same] = _listed(entry, exhibit, view, chosen)
    return tuple(found.values())


def _shown(entry: Entry, snapshot: Snapshot) -> Iterator[tuple[Exhibit, View, str]]:
    """What a page shows by itself, and behind each choice that it offers; the last is the choice in words."""
    plain = View(snapshot, {}, entry.page)
    blocks = list(entry.describe(plain).every(plain))
    yield from ((block, plain, "") for block in blocks if isinstance(block, Exhibit))
    for pick in blocks:
        if isinstance(pick, Pick):
            for choice in pick.names:
                view = View(snapshot, {pick.name: choice}, entry.page)
                if choice != pick.default:
                    every = entry.describe(view).every(view)
                    yield from (
                        (each, view, pick.names[choice]) for each in every if isinstance(each, Exhibit)
                    )


def _listed(entry: Entry, exhibit: Exhibit, view: View, chosen: str) -> Listed:
    rows, about = taking.rows(exhibit), taking.about(exhibit, view)
    choices = dict(view.choices) | ({"data": view.snapshot.dataset} if view.simulated else {})
    called = questions.title(exhibit.rows.attrs["asked"]["name"], passport.whole(exhibit.rows))
    endings = [ending for ending in data_files.KINDS if ending != "geojson" or downloads.is_by_regency(rows)]
    page = taking.page_name(entry.page)
    return Listed(
        name=_name(page, taking.name(exhibit), *view.choices.values()),
        title=f"{called}: {chosen}" if chosen else called,
        text=f"{about.title}. {about.subtitle}",
        source=about.source,
        passport=exhibit.passport,
        path=taking.address(page, exhibit),
        query=urlencode(choices),
        endings=tuple(endings),
        schema=described.schema(rows, about),
        theme=entry.page.name,
    )


def _name(*parts: str) -> str:
    """As a Data Package wants it: small letters, digits, and signs that an address may hold."""
    return re.sub(r"[^a-z0-9._]+", "-", "-".join(parts).casefold()).strip("-")


def _mark(snapshot: Snapshot) -> str:
    return f"{say('simulasi.berkas')} · " if snapshot.dataset == "simulasi" else ""


def _package(snapshot: Snapshot, host: str) -> dict[str, Any]:
    """A Data Package whose resources are the CSVs, each with the schema of its columns."""
    return {
        "profile": "tabular-data-package",
        "name": "dasbor-produk-desa-ntt",
        "id": snapshot.name,
        "title": _mark(snapshot) + say("judul"),
        "description": say("katalog.uraian"),
        "homepage": f"{host}/",
        "version": snapshot.name,
        "created": snapshot.published.isoformat(),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": each.name,
                "title": _mark(snapshot) + each.title,
                "description": each.text,
                "path": each.address(host, "csv"),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": described.DIALECT,
                "schema": each.schema,
                "sources": [{"title": each.source}],
                "kode_paspor": each.passport,
            }
            for each in listed(snapshot)
        ],
    }


def _dcat(snapshot: Snapshot, host: str) -> dict[str, Any]:
    """A catalogue whose data sets are given in every format that they have."""
    issued = {"@type": "xsd:dateTime", "@value": snapshot.published.isoformat()}
    publisher = {"@id": f"{host}/#penerbit", "@type": "foaf:Agent", "foaf:name": say("judul")}
    return {
        "@context": CONTEXT,
        "@id": f"{host}/dcat.json",
        "@type": "dcat:Catalog",
        "dct:title": _said(_mark(snapshot) + say("judul")),
        "dct:description": _said(say("katalog.uraian")),
        "dct:publisher": publisher,
        "dct:language": LANGUAGE,
        "dct:modified": issued,
        "foaf:homepage": {"@id": f"{host}/"},
        "dcat:dataset": [
            {
                "@id": f"{host}/dcat.json#{each.name}",
                "@type": "dcat:Dataset",
                "dct:identifier": each.name,
                "dct:title": _said(_mark(snapshot) + each.title),
                "dct:description": _said(f"{each.text}. {each.source}"),
                "dct:publisher": {"@id": publisher["@id"]},
                "dct:modified": issued,
                "dcat:version": snapshot.name,
                "dcat:keyword": [_said(each.theme)],
                "dcat:distribution": [_distribution(each, host, ending) for ending in each.endings],
            }
            for each in listed(snapshot)
        ],
    }


def _distribution(each: Listed, host: str, ending: str) -> dict[str, Any]:
    address, kind = each.address(host, ending), data_files.KINDS[ending]
    return {
        "@type": "dcat:Distribution",
        "dct:title": _said(f"{each.title} ({kind.name})"),
        "dct:format": kind.name,
        "dcat:mediaType": kind.mime,
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
    }


def _said(words: str) -> dict[str, str]:
    return {"@language": LANGUAGE, "@value": words}
