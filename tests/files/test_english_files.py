"""Files in English: heads, blanks and statuses in its words; numbers as its spreadsheets read them."""

import csv
import io
import json
import re

import openpyxl
import pytest

from dashboard.answers import links, store
from dashboard.exhibits.exhibit import Exhibit
from dashboard.files import downloads
from dashboard.front.menu import MENU
from dashboard.language import languages
from dashboard.saying import taking
from data.snapshots import current
from tests.briefing.test_english_briefings import unread
from tests.crawl import LINKS
from tests.files.test_downloads import ABOUT

ASKED = dict(indicator="stunting-ssgi", period="2021", categories=[])


def rows():
    return store.ask(current().snapshot, "indicator_by_regency", **ASKED)


def lines(delimiter: str) -> list[dict[str, str]]:
    content = downloads.as_csv(rows(), ABOUT).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=delimiter))


def test_a_csv_in_english_has_english_heads_points_and_commas(snapshots):
    with languages.speaking("en"):
        told = list(csv.DictReader(io.StringIO(downloads.as_csv(rows(), ABOUT).decode("utf-8-sig"))))
    assert {
        "regency_code",
        "regency_name",
        "value",
        "unit",
        "source",
        "passport_code",
        "data_version",
    } <= told[0].keys()
    assert told[0]["regency_name"] == "Kupang regency" and told[0]["value"] == "40.4"
    assert told[0]["unit"] == "per cent" and told[0]["precision"] == "exact"
    home = list(
        csv.DictReader(io.StringIO(downloads.as_csv(rows(), ABOUT).decode("utf-8-sig")), delimiter=";")
    )
    assert home[0]["nilai"] == "40,4" and home[0]["kode_paspor"] == told[0]["passport_code"]


def test_a_workbook_in_english_says_what_a_blank_means(snapshots):
    frame = rows()
    frame.loc[0, "value"], frame.loc[0, "blank"] = None, "tidak berlaku"
    with languages.speaking("en"):
        book = openpyxl.load_workbook(io.BytesIO(downloads.as_xlsx(frame, ABOUT)))
    (head, first, *_) = book.worksheets[0].iter_rows(values_only=True)
    assert dict(zip(head, first, strict=True))["value"] == "not applicable"
    about = dict(book.worksheets[1].iter_rows(values_only=True))
    assert "Title" in about and any("not reported" in str(words) for words in about.values())


def test_a_geojson_in_english_has_its_places(snapshots):
    with languages.speaking("en"):
        told = json.loads(downloads.as_geojson(rows(), ABOUT))
    assert told["title"] == ABOUT.title and "boundaries" in told
    assert {each["id"] for each in told["features"]} >= {"5305"}
    assert told["features"][0]["properties"]["regency_name"]


# Codes and addresses are no words, names of publishers and senders stay, definitions explain their terms.
NO_WORDS = re.compile(r"(?:^|_)(?:code|address|indicator|publisher|sender|category|period|file)(?:$|_)")
EXPLAINED, ADDRESS = {"desa", "kelurahan"}, re.compile(r"\S+[/.]\S+")


@pytest.mark.slow
@pytest.mark.parametrize("entry", MENU, ids=lambda entry: entry.file)
def test_no_indonesian_word_is_left_in_a_file_of_any_page(snapshots, entry):
    left = {}
    with languages.speaking("en"):
        for link in LINKS[entry.file.removesuffix(".py")]:
            view, _ = links.view(current().snapshot, {**link, "bahasa": "en"}, entry.page)
            for shown in entry.describe(view).every(view):
                if not isinstance(shown, Exhibit):
                    continue
                file = downloads.as_csv(taking.rows(shown), taking.about(shown, view)).decode("utf-8-sig")
                head, *lines = csv.reader(io.StringIO(file))
                for name, cell in (
                    (name, cell) for line in lines for name, cell in zip(head, line, strict=True)
                ):
                    told = ADDRESS.sub("_", cell) if name == "address_text" else cell
                    if not NO_WORDS.search(name) or name == "address_text":
                        found = [
                            word
                            for word in unread(told, view.foreign_titles)
                            if not word[0].isdigit() and word not in EXPLAINED
                        ]
                        left |= {(name, cell): found} if found else {}
    assert not left
