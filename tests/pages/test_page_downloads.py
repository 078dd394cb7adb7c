"""The files of each page are opened and hold what the screen shows: four formats, both data sets."""

import io
import json
import re
from numbers import Number

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard.files import downloads
from dashboard.language import numbers
from dashboard.language.blanks import NOT_APPLICABLE, NOT_REPORTED
from tests.crawl import DATASETS, WITH_FIGURES, Offer, visited
from tests.files.test_downloads import read_csv, read_xlsx

TIMES = {"ribu": 1e3, "juta": 1e6, "miliar": 1e9, "triliun": 1e12}
NUMBER = re.compile(
    r"(?:[≈>±≠~]|US\$|Rp|\s)*(-?\d[\d.]*(?:,\d+)?)(?: (ribu|juta|miliar|triliun))?( ?%| [^\d]*)?"
)

pytestmark = pytest.mark.slow
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
WRITTEN = re.compile(r"\d{4}(-\d\d){0,2}")  # a period as the database writes it
MOST_ROWS = 60  # of one table: those that a difference would also show in


@pytest.fixture(scope="module", autouse=True)
def _both(both):
    """Published and simulated snapshots."""


def with_points(frame: pd.DataFrame) -> pd.DataFrame:
    """A column with a word in it is read as text, decimal commas included."""
    return frame.map(lambda cell: cell.replace(",", ".") if isinstance(cell, str) else cell)


def opened_files(offer: Offer) -> dict[str, pd.DataFrame]:
    """Every file of a panel, written as its button writes it and read as its reader would."""
    kinds = downloads.KINDS if downloads.is_by_regency(offer.rows) else downloads.KINDS[:-1]
    files = {kind.ending: kind.write(offer.rows, offer.about) for kind in kinds}
    frames = {
        "csv": with_points(read_csv(files["csv"])),
        "xlsx": with_points(read_xlsx(files["xlsx"])),
        "parquet": pq.read_table(io.BytesIO(files["parquet"])).to_pandas(),
    }
    if "geojson" in files:
        features = json.loads(files["geojson"])["features"]
        assert all(feature["geometry"] for feature in features)
        frames["geojson"] = pd.DataFrame([feature["properties"] for feature in features])
    return frames


def numbers_of(values: pd.Series) -> list[float | None]:
    """A column as numbers, whatever a format made of it; words are blanks."""
    read = pd.to_numeric(values, errors="coerce")
    return [None if pd.isna(each) else round(float(each), 6) for each in read]


def offers(dataset: str) -> list[Offer]:
    """Every panel of every page."""
    here = [visit for visit in WITH_FIGURES if visit[2] == dataset]
    return [offer for visit in here for offer in visited(*visit).offers]


def kinds(dataset: str) -> list[Offer]:
    """One panel of each kind: the same columns of the same question are told in one way under any filter."""
    found = {
        (offer.rows.attrs["asked"]["name"], *offer.rows.columns, *offer.table.columns): offer
        for offer in offers(dataset)
    }
    assert len(found) > 40
    return list(found.values())


@pytest.mark.parametrize("dataset", DATASETS)
def test_the_formats_of_a_panel_hold_the_same_values_source_and_passports(dataset):
    for offer in kinds(dataset):
        frames = opened_files(offer)
        typed = frames["parquet"]
        for kind, frame in frames.items():
            told = (kind, offer.title)
            assert len(frame) == len(offer.rows) > 0, told
            for name in typed.select_dtypes("number"):
                assert numbers_of(frame[name]) == numbers_of(typed[name]), (*told, name)
            assert list(frame.kode_paspor) == list(typed.kode_paspor), told
            assert frame.sumber.notna().all() and frame.keterangan_sumber.str.contains(r"\d{4}").all(), told
            assert ("himpunan_data" in frame) == (dataset == "simulasi"), told
            if dataset == "simulasi":
                assert frame.himpunan_data.str.startswith("SIMULASI").all(), told
        words = downloads.worded(offer.rows, offer.about)
        for place, word in enumerate(typed.keterangan_kosong):
            said = [] if pd.isna(word) else [part.split(": ")[1] for part in word.split("; ")]
            row = list(words.iloc[place])
            assert all(row.count(each) >= said.count(each) for each in said), (offer.title, place)


@pytest.mark.parametrize("dataset", DATASETS)
def test_each_row_of_a_file_says_what_its_row_on_the_screen_says(dataset):
    for offer in kinds(dataset):
        assert len(offer.table) == len(offer.shown), offer.title
        written = downloads.worded(offer.shown, offer.about)
        rows = list(zip(offer.table.iterrows(), written.iterrows(), strict=True))
        for (_, screen), (_, file) in rows[:: max(len(rows) // MOST_ROWS, 1)]:
            for name, cell in screen.items():
                assert is_told(cell, list(file)), (offer.title, name, cell, dict(file))
            for blank in (NOT_REPORTED, NOT_APPLICABLE):
                told = (offer.title, dict(screen), dict(file))
                assert list(screen).count(blank) <= list(file).count(blank), told


def is_told(cell, file: list) -> bool:
    """Does the row of a file hold what this cell says? Words, days and figures of the data are sought."""
    texts, days = ([each for each in file if isinstance(each, kind)] for kind in (str, pd.Timestamp))
    if cell in texts:
        return True
    if isinstance(cell, str) and DAY.fullmatch(cell):
        periods = [numbers.period(each) for each in texts if WRITTEN.fullmatch(each)]
        return cell in [*periods, *(numbers.day(each) for each in days)]
    said = NUMBER.fullmatch(str(cell))
    if said is None:
        return True
    times = TIMES.get(said[2], 1)
    figure = float(said[1].replace(".", "").replace(",", ".")) * times if isinstance(cell, str) else cell
    half = 0.5000001 * times / 10 ** len(said[1].partition(",")[2])
    known = [float(each) for each in file if isinstance(each, Number) and not pd.isna(each)]
    known += [100 * each for each in known if "%" in str(cell)] + [each.year for each in days]
    return any(abs(each - figure) <= half for each in known) or any(cell in each for each in texts)
