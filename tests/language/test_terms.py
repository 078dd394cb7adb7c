"""The labels of the data in English: each that the data hold has its words, and none stands for two."""

import csv
import re

import pytest

from dashboard.language.en.terms import PARTS, TERMS
from data.simulation import plans, world
from tests.language.test_english import AMERICAN, INDONESIAN
from tests.language.test_text import ROOT

# The columns of data/raw that hold labels. Titles, notes, codes, names of people and media stay as published.
LABELS = {
    "category": ("name",),
    "conflict": ("title", "explanation", "rule"),
    "export_event": ("commodity", "destination", "via", "evidence"),
    "export_statistic": ("measure", "granularity", "commodity", "place", "destination", "publisher"),
    "indication": ("name", "status"),
    "indicator": (
        *("name", "topic", "concept", "definition", "classification", "measure", "unit"),
        *("direction", "owner", "rule"),
    ),
    "licensing_track": ("name", "basis"),
    "milestone": ("name", "status"),
    "observation": ("value_text", "blank", "blank_reason", "precision", "status", "speaker"),
    "partner": ("name",),
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
    "product": ("name", "hs_confidence", "export_status", "export_evidence", "indication_status"),
    "programme": ("name", "status", "kind", "owner", "summary"),
    "programme_area": ("certainty", "note"),
    "programme_partner": ("role",),
    "programme_policy": ("policy",),
    "regency": ("name", "kind"),
    "rung": ("name",),
    "source": ("kind", "licence", "obtained"),
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
GLOSSED = re.compile(r"\([^)]*\)|desa and kelurahan|\d desa and \d+ kelurahan")  # names that are explained


def labels() -> dict[str, str]:
    """Every label of data/raw -> the table and column that hold it."""
    found = {}
    for table, columns in LABELS.items():
        with (ROOT / "data" / "raw" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {row[column]: f"{table}.{column}" for column in columns if row[column]}
    return found


@pytest.mark.parametrize("table", LABELS)
def test_each_label_of_the_data_has_its_english(table):
    lacking = {
        label: where
        for label, where in labels().items()
        if where.startswith(f"{table}.") and label not in TERMS.keys() | SAME and not LAW.fullmatch(label)
    }
    assert not lacking, lacking


def test_each_stage_of_the_simulation_has_its_english():
    stages = {step.name for plan in plans.PLANS for step in plan.steps if step.name}
    assert stages and stages <= TERMS.keys() and world.SPEAKER in TERMS


def test_no_label_stands_for_two():
    told = [label for part in PARTS for label in part.TERMS]
    assert len(told) == len(set(told)), {label for label in told if told.count(label) > 1}


def test_no_term_is_told_for_a_label_that_is_gone():
    """What only the program says (kinds, units of time) is named here, with who says it."""
    elsewhere = {
        *("Kab. Kupang",),  # a short name; the others hold no kind of place
        *("pangan lokal", "obat tradisional", "kosmetik alami"),  # cut from the names of the replications
        *("hari", "belum dilaporkan", "tidak berlaku"),  # of a date's precision; blanks
    }
    simulated = {label for label in TERMS if "SIMULASI" in label}
    assert not TERMS.keys() - labels().keys() - elsewhere - simulated


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
