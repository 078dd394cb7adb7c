"""The files of each page are opened and hold what the screen shows, in all four formats."""

import io
import json

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard import downloads, panel
from tests.test_downloads import ABOUT, read_csv, read_xlsx
from tests.test_every_figure import PAGES
from tests.test_pages import opened

VISITS = [(page, link) for page, links in PAGES.items() for link in links]


@pytest.fixture(autouse=True)
def _published(snapshots):
    """Every page here reads the tests' own snapshots."""


@pytest.fixture
def offered(monkeypatch) -> list[tuple[panel.Words, pd.DataFrame | None]]:
    """What the pages offer as files, each with the table that stands above it, where there is one."""
    found, shown = [], []
    rows, tools = panel._rows, panel._tools
    monkeypatch.setattr(panel, "_rows", lambda frame, alt: (shown.append(frame), rows(frame, alt)))
    monkeypatch.setattr(
        panel,
        "_tools",
        lambda words, *given, **named: (
            found.append((words, shown.pop() if shown else None)),
            tools(words, *given, **named),
        ),
    )
    return found


def numbers_of(values: pd.Series) -> list[float | None]:
    """A column as numbers, whatever a format made of it; words are blanks."""
    return [
        None if pd.isna(each) else round(float(each), 6) for each in pd.to_numeric(values, errors="coerce")
    ]


def with_points(frame: pd.DataFrame) -> pd.DataFrame:
    """A column with a word in it is read as text, decimal commas included."""
    return frame.map(lambda cell: cell.replace(",", ".") if isinstance(cell, str) else cell)


@pytest.mark.parametrize(("page", "link"), VISITS)
def test_the_files_of_a_page_agree_with_its_screen(page, link, offered):
    opened(page, **link)
    assert offered
    for words, table in offered:
        typed = pq.read_table(io.BytesIO(downloads.as_parquet(words.rows, ABOUT))).to_pandas()
        frames = {
            "csv": with_points(read_csv(downloads.as_csv(words.rows, ABOUT))),
            "xlsx": with_points(read_xlsx(downloads.as_xlsx(words.rows, ABOUT))),
            "parquet": typed,
        }
        if downloads.is_by_regency(words.rows):
            features = json.loads(downloads.as_geojson(words.rows, ABOUT))["features"]
            frames["geojson"] = pd.DataFrame([feature["properties"] for feature in features])
        for kind, frame in frames.items():
            assert len(frame) == len(words.rows), (kind, words.title)
            assert table is None or len(table) == len(frame)
            for name in typed.select_dtypes("number"):
                assert numbers_of(frame[name]) == numbers_of(typed[name]), (kind, words.title, name)
            assert set(frame.kode_paspor) == set(typed.kode_paspor) and frame.sumber.notna().all()
