"""The labels of the data in English: each that the data hold has its words, and none stands for two."""

import csv
import re

import duckdb
import pandas as pd
import pytest

from dashboard.answers import store
from dashboard.language import languages, terms
from dashboard.language.en.terms import PARTS, TERMS, simulated
from dashboard.saying import markup
from data.simulation import plans, world
from tests.language.test_english import AMERICAN, INDONESIAN
from tests.language.test_text import ROOT

# The columns of data/raw that hold labels. Titles, codes, names of people and media stay as published.
LABELS = {
    "category": ("name",),
    "commitment": ("note",),
    "conflict": ("title", "explanation", "rule"),
    "export_event": ("commodity", "destination", "via", "evidence", "note"),
    "export_statistic": ("measure", "granularity", "commodity", "place", "destination", "publisher", "note"),
    "indication": ("name", "status", "note"),
    "indicator": (
        *("name", "topic", "concept", "definition", "classification", "measure", "unit"),
        *("direction", "owner", "rule"),
    ),
    "licensing_track": ("name", "basis"),
    "milestone": ("name", "status", "note"),
    "observation": ("value_text", "blank", "blank_reason", "precision", "status", "speaker", "note"),
    "partner": ("name",),
    "permit": ("note",),
    "permit_type": (
        *(
            "name",
            "short_name",
            "issuer",
            "meaning",
            "format",
            "validity",
            "regulation",
            "confidence",
            "note",
        ),
    ),
    "product": ("name", "hs_confidence", "export_status", "export_evidence", "indication_status", "note"),
    "programme": ("name", "status", "kind", "owner", "summary"),
    "programme_area": ("certainty", "note"),
    "programme_partner": ("role",),
    "programme_policy": ("policy",),
    "regency": ("name", "kind"),
    "rung": ("name",),
    "source": ("kind", "licence", "obtained", "note"),
    "stage": ("name", "taken_by"),
    "stage_event": ("evidence", "note"),
    "target": ("status", "speaker", "note"),
    "technical_unit": ("name", "note"),
}
# What is the same in both languages: names, abbreviations, numbers of laws.
SAME = {
    *(
        "NIB",
        "SPP-IRT",
        "IP-CPPOB",
        "NIE MD",
        "NIE OT",
        "UMOT",
        "UKOT",
        "CPOTB",
        "CPKB",
        "Halal",
        "IG",
        "SNI",
    ),
    *("HS", "PEB", "BPJPH", "BPOM", "BPOM (Notifkos)", "BPOM (e-Reg RBA)", "LPEI (Indonesia Eximbank)"),
    *("Desa Devisa", "Bangun Karya", "NTT Mart", "Bentoel Group", "Malaysia", "Argentina", "Australia"),
    *(
        "Thailand",
        "Timor-Leste",
        "Surabaya",
        "Tanjung Perak, Surabaya",
        "BNPP",
        "BPS",
        "BPS NTT",
        "KIPM Kupang",
    ),
    *("Antara NTT", "Babe Indonesia", "Detik NTT", "Haluan NTT", "Kompas.com", "Koran NTT", "Lidik News"),
    *("Pos Kupang (Tribun)", "Selatan Indonesia", "Suara Indo", "detikNews"),
}
LAW = re.compile(r"(?:(?:PP|UU|PerBPOM|Perppu|Permenkes|BTKI) [\d/]+(?:; )?)+")
GLOSSED = re.compile(r"\([^)]*\)|desa and kelurahan|\d (?:desa|kelurahan)\b")  # names that are explained


def labels() -> dict[str, str]:
    """Every label of data/raw -> the table and column that hold it."""
    found = {}
    for table, columns in LABELS.items():
        for row in rows(table):
            found |= {row[column]: f"{table}.{column}" for column in columns if row[column]}
    return found


def rows(table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "raw" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", LABELS)
def test_each_label_of_the_data_has_its_english(table):
    lacking = {
        label: where
        for label, where in labels().items()
        if where.startswith(f"{table}.") and label not in TERMS.keys() | SAME and not LAW.fullmatch(label)
    }
    assert not lacking, lacking


def test_what_the_simulation_says_has_its_english(both):
    stages = {step.name for plan in plans.PLANS for step in plan.steps if step.name}
    assert stages and stages <= TERMS.keys() and world.SPEAKER in TERMS
    with duckdb.connect(store.newest("simulasi").snapshot.path, read_only=True, config=store.LOCKED) as con:
        columns = con.execute(
            "select table_name, column_name from duckdb_columns() join duckdb_tables() using (table_name)"
            " where data_type = 'VARCHAR'"
        ).fetchall()
        said = {
            cell.removeprefix(terms.MARK)
            for table, column in columns
            for (cell,) in con.execute(
                f"""select distinct "{column}" from "{table}" where "{column}" like '{terms.MARK}%'"""
            ).fetchall()
        }
    assert len(said) > 50 and not said - TERMS.keys()


def test_a_label_behind_the_mark_of_the_simulation_keeps_the_mark(both):
    with languages.speaking("en"):
        frame = pd.DataFrame({"title": ["SIMULASI: Nilai ekspor tahun 2024", "SIMULASI"]})
        assert list(terms.translated(frame, "en").title) == [
            "SIMULATION: Value of exports in 2024",
            "SIMULATION",
        ]


def test_no_label_stands_for_two():
    told = [label for part in PARTS for label in part.TERMS]
    assert len(told) == len(set(told)), {label for label in told if told.count(label) > 1}


def test_no_term_is_told_for_a_label_that_is_gone():
    """What only the program says (kinds, units of time) is named here, with who says it."""
    elsewhere = {
        *("Kab. Kupang",),  # a short name; the others hold no kind of place
        *("pangan lokal", "obat tradisional", "kosmetik alami"),  # cut from the names of the replications
        *("cocok", "tidak cocok", "nomor belum dilaporkan", "tanpa pola"),  # of a permit's number
        *("Akun Gubernur NTT", "Paket data terbuka, mengutip Ditjen Dukcapil"),  # publishers
        *("hari", "belum dilaporkan", "tidak berlaku"),  # of a date's precision; blanks
        *("tonggak", "tindak lanjut", "masa", "Tidak ada sumber untuk kabupaten ini"),  # of queries
        *("separuh", "sebagian", "awal", "belum ditentukan"),  # how ready a product is
        *("habis", "segera", "berlaku", "tanpa batas", "tanggal belum dilaporkan"),  # how long a permit holds
    }
    known = (re.search(r"\(([^)]*)\)$", row["address_text"]) for row in rows("source"))
    elsewhere |= {found[1] for found in known if found}
    ways = {f"lewat {row['via']}" for row in rows("export_event")}  # as `conflict_versions` tells them
    sources = {row["title"] for row in rows("source")}
    assert not TERMS.keys() - labels().keys() - elsewhere - simulated.TERMS.keys() - ways - sources


def test_a_source_whose_title_is_not_known_is_told_in_english():
    described = [row["title"] for row in rows("source") if row["title"].endswith("(judul tidak diketahui)")]
    assert len(described) > 30 and all(TERMS[each].endswith("(title not known)") for each in described)
    with languages.speaking("en"):
        assert 'lang="id"' not in markup.link(TERMS[described[0]], "https://a.id")
        assert 'lang="id"' in markup.link("Ekspor ikan kering ke Timor-Leste meningkat", "https://a.id")


def test_every_way_of_an_export_is_told_in_english():
    assert {f"lewat {row['via']}" for row in rows("export_event") if row["via"]} <= TERMS.keys()


def test_terms_are_english():
    left = {}
    for label, words in TERMS.items():
        told = GLOSSED.sub(" ", words).replace("|", " ")
        if found := set(re.findall(r"\b[a-z’]+\b", told.lower())) & (INDONESIAN - {"kota", "per", "satu"}):
            left[label] = found
        if AMERICAN.search(told.replace("Standardization Agency", "")):
            left[label] = words
        if re.search(r"\w'\w|\d,\d%|\d,\d ton", words):
            left[label] = words
    assert not left, left


def test_a_published_title_that_holds_a_label_stays_as_it_was_published():
    title = "Jagung titi Ina Florata, ide pangan lokal jadi oleh-oleh khas Lembata"
    assert title in {row["title"] for row in rows("source")} and title.partition(",")[0] in TERMS
    told = terms.translated(pd.DataFrame({"title": [title], "source": [title]}), "en")
    assert told.title[0] == told.source[0] == title
