"""Data beside the pages: every exhibit's rows at an address of their own, and the catalogue of them."""

import csv
import io
import json
import re
from urllib.parse import urlsplit

import pyarrow.parquet as pq
import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook

from dashboard.answers import passport, store
from dashboard.front import front_door
from dashboard.front.routes import catalogue, data_files
from dashboard.operating import admission
from dashboard.saying import taking
from tests.front.test_front_door import Client

BY_REGENCY = "/berkas/ekspor/ekspor-kabupaten"
EVENTS = "/berkas/ekspor/peristiwa"
# What Data Package 1 and Table Schema 1 require (specs.frictionlessdata.io), and DCAT-AP 3 calls mandatory.
TEXT, NAME = {"type": "string", "minLength": 1}, {"type": "string", "pattern": "^[-a-z0-9._/]+$"}
SAID = {"type": "object", "required": ["@language", "@value"], "properties": {"@value": TEXT}}
ADDRESS = {"type": "object", "required": ["@id"], "properties": {"@id": {"pattern": "^https?://"}}}
FIELD = {
    "required": ["name"],
    "properties": {"name": TEXT, "type": {"enum": ["string", "number", "boolean", "date"]}},
}
PACKAGE = {
    "required": ["resources", "name", "profile"],
    "properties": {
        "name": NAME,
        "profile": {"const": "tabular-data-package"},
        "resources": {
            "minItems": 1,
            "items": {
                "required": ["name", "path", "profile", "schema"],
                "properties": {
                    "name": NAME,
                    "profile": {"const": "tabular-data-resource"},
                    "path": {"type": "string", "pattern": "^https?://"},
                    "schema": {
                        "required": ["fields"],
                        "properties": {"fields": {"minItems": 1, "items": FIELD}},
                    },
                },
            },
        },
    },
}
DCAT = {
    "required": ["@context", "@type", "dct:title", "dct:description", "dct:publisher", "dcat:dataset"],
    "properties": {
        "@type": {"const": "dcat:Catalog"},
        "dct:title": SAID,
        "dct:description": SAID,
        "dct:publisher": {"required": ["@id", "foaf:name"], "properties": {"foaf:name": TEXT}},
        "dcat:dataset": {
            "minItems": 1,
            "items": {
                "required": ["@id", "@type", "dct:title", "dct:description", "dcat:distribution"],
                "properties": {
                    "@type": {"const": "dcat:Dataset"},
                    "dct:title": SAID,
                    "dct:description": SAID,
                    "dcat:distribution": {
                        "minItems": 4,
                        "items": {
                            "required": ["@type", "dcat:accessURL", "dcat:mediaType"],
                            "properties": {"dcat:accessURL": ADDRESS, "dcat:downloadURL": ADDRESS},
                        },
                    },
                },
            },
        },
    },
}


@pytest.fixture(scope="module", autouse=True)
def _both(both):
    """Published and simulated snapshots."""


@pytest.fixture
def client(monkeypatch) -> Client:
    monkeypatch.setattr(front_door, "DOOR", admission.Door())
    return Client()


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_one_exhibit_says_the_same_in_every_format(client):
    got = {ending: client.get(f"{BY_REGENCY}.{ending}") for ending in data_files.KINDS}
    assert {answer.status_code for answer in got.values()} == {200}
    for ending, answer in got.items():
        assert answer.headers["content-type"].startswith(data_files.KINDS[ending].mime)
        assert re.search(
            rf'filename="ekspor-kabupaten-[a-z-]+-\d{{4}}-\d\d-\d\d\.{ending}"',
            answer.headers["content-disposition"],
        )
    rows = table(got["csv"].content)
    told = json.loads(got["json"].text)
    codes = [row["kode_kabupaten_kota"] for row in rows]
    assert len(codes) > 5 and codes == [row["kode_kabupaten_kota"] for row in told["baris"]]
    parquet = pq.read_table(io.BytesIO(got["parquet"].content)).to_pylist()
    head, *cells = (
        CalamineWorkbook.from_filelike(io.BytesIO(got["xlsx"].content)).get_sheet_by_index(0).to_python()
    )
    sheet = [dict(zip(head, row, strict=True)) for row in cells]
    features = json.loads(got["geojson"].text)["features"]
    for other in (parquet, sheet, [each["properties"] for each in features]):
        assert [row["kode_paspor"] for row in other] == [row["kode_paspor"] for row in rows]
    assert told["versi_data"] == store.newest("terpublikasi").snapshot.name and told["sumber"]
    assert passport.read(told["kode_paspor"]) and all(passport.read(row["kode_paspor"]) for row in rows)


@pytest.mark.parametrize(
    ("page", "former", "asked"),
    [
        ("ekspor", "export-by-destination", ""),
        ("ekspor", "export-by-commodity", ""),
        ("profil-kabupaten", "pilih-regencies", ""),
        ("profil-kabupaten", "pilih-tiles", ""),
        ("data", "cocok-register-sub", "?lembar=cocok"),
        ("data", "cocok-ekspor-sub", "?lembar=cocok"),
    ],
)
def test_a_shared_address_with_a_former_name_opens_the_file_under_its_name_of_today(
    client, page, former, asked
):
    answer = client.get(f"/berkas/{page}/{former}.csv{asked}")
    named = taking.named_now(former)
    assert answer.status_code == 200 and f'filename="{named}-' in answer.headers["content-disposition"]
    assert answer.content == client.get(f"/berkas/{page}/{named}.csv{asked}").content


def test_a_file_of_the_simulated_set_says_so_in_its_name_too(client):
    """The page without a script hands over these files: 'ekspor-kabupaten.csv' could be of either set."""
    for language, told in (("id", "simulasi-"), ("en", "simulation-")):
        answer = client.get(f"{BY_REGENCY}.csv?data=simulasi&bahasa={language}")
        assert f'filename="{told}ekspor-kabupaten-' in answer.headers["content-disposition"]


def test_a_blank_in_json_is_null_with_its_word_beside_it(client):
    rows = json.loads(client.get(f"{EVENTS}.json").text)["baris"]
    unknown = [row for row in rows if row["volume_ton"] is None]
    assert unknown and all("volume_ton: belum dilaporkan" in row["keterangan_kosong"] for row in unknown)
    assert not any(row["volume_ton"] == 0 for row in unknown)


def test_filters_narrow_the_rows_and_a_version_freezes_them(client):
    newest = store.newest("terpublikasi").snapshot.name
    whole, some = table(client.get(f"{EVENTS}.csv").content), client.get(f"{EVENTS}.csv?tahun=2015-2018")
    assert 0 < len(table(some.content)) < len(whole)
    assert some.headers["cache-control"] == "no-cache"
    frozen = client.get(f"{EVENTS}.csv?versi={newest}")
    assert "max-age" in frozen.headers["cache-control"] and table(frozen.content) == whole
    again = client.get(f"{EVENTS}.csv", if_none_match=frozen.headers["etag"])
    assert again.status_code == 304 and not again.content


def test_a_table_that_shows_its_first_rows_gives_all_of_them(client):
    seen = data_files.shown(*_program(), "izin-daftar")
    assert len(table(client.get("/berkas/program/izin-daftar.csv?tampil=izin&data=simulasi").content)) > len(
        seen.rows
    )


def _program():
    (entry,) = [each for each in front_door.menu.MENU if each.path == "program"]
    simulated = store.newest("simulasi").snapshot
    return entry, data_files.View(simulated, {"tampil": "izin"}, entry.page)


def test_the_simulation_says_so_in_every_format(client):
    for ending in ("csv", "json", "geojson"):
        assert "SIMULASI" in client.get(f"{BY_REGENCY}.{ending}?data=simulasi").content.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        (f"{BY_REGENCY}.csv?kab=9999", 400, "kab=9999"),
        (f"{BY_REGENCY}.csv?tahum=2017-2018", 400, "tahum=2017-2018"),
        (f"{BY_REGENCY}.csv?data=rahasia", 400, "data=rahasia"),
        (f"{BY_REGENCY}.csv?versi=ntt-20200101T000000Z-00000000", 404, "tidak disimpan"),
        (f"{BY_REGENCY}.doc", 404, "tidak ditemukan"),
        (f"{EVENTS}.geojson", 404, "tidak ada GeoJSON"),
        ("/berkas/ekspor/tiada.csv", 404, "tidak menampilkan “tiada”"),
        ("/berkas/tiada/peristiwa.csv", 404, "tidak ditemukan"),
        ("/berkas/ekspor/<script>.csv", 404, "tidak menampilkan"),
    ],
)
def test_what_there_is_not_is_refused_with_a_sentence(client, address, status, told):
    answer = client.get(address)
    assert answer.status_code == status and told in answer.text
    assert "html" not in answer.headers["content-type"]


def test_who_fetches_too_many_files_is_told_to_wait_and_pages_go_on(client, monkeypatch):
    monkeypatch.setattr(admission, "FILES", (2, 0.001))
    assert [client.get(f"{BY_REGENCY}.csv").status_code for _ in range(3)] == [200, 200, 503]
    assert client.get("/").status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize(("address", "schema"), [("/datapackage.json", PACKAGE), ("/dcat.json", DCAT)])
@pytest.mark.parametrize("dataset", ["", "?data=simulasi"])
def test_a_catalogue_has_what_its_standard_requires(client, monkeypatch, address, schema, dataset):
    monkeypatch.setenv("DASBOR_ALAMAT", "https://dasbor.contoh.go.id")
    told = json.loads(client.get(address + dataset).text)
    Draft202012Validator(schema).validate(told)
    assert ("SIMULASI" in json.dumps(told)) == bool(dataset)
    names = [
        each.name for each in catalogue.listed(data_files.chosen({"data": "simulasi"} if dataset else {}))
    ]
    assert len(names) == len(set(names)) > 40


@pytest.mark.slow
def test_every_csv_of_the_package_holds_what_its_schema_says(client):
    """Decimal commas, words for blanks and dates, as a reader of the schema would take them."""
    told = json.loads(client.get("/datapackage.json").text)
    kinds = set()
    for resource in told["resources"]:
        address = urlsplit(resource["path"])
        answer = client.get(f"{address.path}?{address.query}" if address.query else address.path)
        assert answer.status_code == 200, (resource["name"], answer.text)
        rows, fields = table(answer.content), resource["schema"]["fields"]
        assert not rows or [*rows[0]] == [field["name"] for field in fields]
        for field in fields:
            kinds.add(field["type"])
            cells = {row[field["name"]] for row in rows} - set(resource["schema"]["missingValues"])
            for cell in cells:
                assert matches(field, cell), (resource["name"], field, cell)
    assert kinds == {"string", "number", "boolean", "date"}


def matches(field: dict, cell: str) -> bool:
    match field["type"]:
        case "number":
            return bool(re.fullmatch(r"-?\d+(,\d+)?(e[+-]?\d+)?", cell))
        case "boolean":
            return cell in (*field["trueValues"], *field["falseValues"])
        case "date":
            return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", cell))
    return True


def test_every_address_of_dcat_answers(client):
    told = json.loads(client.get("/dcat.json").text)
    assert len(told["dcat:dataset"]) == len(json.loads(client.get("/datapackage.json").text)["resources"])
    for dataset in told["dcat:dataset"][::7]:
        for given in dataset["dcat:distribution"]:
            address = urlsplit(given["dcat:downloadURL"]["@id"])
            answer = client.get(f"{address.path}?{address.query}" if address.query else address.path)
            assert answer.status_code == 200, given
            assert answer.headers["content-type"].startswith(given["dcat:mediaType"])
