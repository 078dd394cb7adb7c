"""Tables of many rows: a page is seen, cut by the database; passports and files are those of all."""

import csv
import io

import pytest

from dashboard.answers import passport, store
from dashboard.answers.view import View
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Pick
from dashboard.front import front_door
from dashboard.front.menu import MENU
from dashboard.operating import admission
from dashboard.saying import taking
from dashboard.subjects.products import paging
from tests.front.test_front_door import Client
from tests.pages.test_pages import opened

FEW = 50
TABLES = {
    "produk-desa": ("register", "product", "volume_tonnes"),
    "ekspor": ("peristiwa", "commodity", "product"),
}


@pytest.fixture(scope="module", autouse=True)
def _both(both):
    """Published and simulated snapshots."""


@pytest.fixture(autouse=True)
def _short_pages(monkeypatch):
    monkeypatch.setattr(paging, "ROWS", FEW)


def seen(path: str, **choices) -> tuple[Exhibit, dict[str, Pick], View]:
    (entry,) = [each for each in MENU if each.path == path]
    view = View(store.newest("simulasi").snapshot, choices, entry.page)
    blocks = list(entry.describe(view).every(view))
    (table,) = [each for each in blocks if isinstance(each, Exhibit) and each.key == TABLES[path][0]]
    return table, {each.name: each for each in blocks if isinstance(each, Pick)}, view


@pytest.mark.slow
@pytest.mark.parametrize("path", TABLES)
def test_all_pages_together_are_the_whole_each_row_once(path):
    first, picks, _ = seen(path)
    whole = taking.rows(first)
    pages = [seen(path, baris=place)[0] for place in picks["baris"].names]
    codes = [code for page in pages for code in passport.rows(page.rows)]
    assert len(first.rows) == FEW == len(first.beside) and len(whole) > FEW
    assert codes == passport.rows(whole) and first.passport == str(passport.of(whole))
    assert f"dari {len(whole):,}".replace(",", ".") in [*picks["baris"].names.values()][-1]


@pytest.mark.parametrize("path", TABLES)
def test_a_sorted_page_begins_with_the_first_of_all(path):
    _, column, foreign = TABLES[path]
    table, _, _ = seen(path, urut=column)
    words = [word.lower() for word in taking.rows(table)[column].dropna()]
    assert table.rows[column].str.lower().tolist() == sorted(words)[:FEW]
    assert seen(path, urut=foreign)[0].rows.id.tolist() == seen(path)[0].rows.id.tolist()


@pytest.mark.parametrize("path", TABLES)
def test_a_page_that_is_not_there_any_more_is_the_first(path):
    assert seen(path, baris="900001")[0].rows.id.tolist() == seen(path)[0].rows.id.tolist()


def test_a_short_table_has_no_pages(monkeypatch):
    monkeypatch.setattr(paging, "ROWS", 100_000)
    for path in TABLES:
        table, picks, _ = seen(path)
        assert "baris" not in picks and "urut" not in picks
        assert len(table.rows) == len(taking.rows(table))


def test_the_page_turns_at_its_control_and_the_link_says_so():
    at = opened("produk_desa", data="simulasi")
    second = next(iter(list(at.selectbox(key="baris").options)[1:]))
    at.selectbox(key="baris").select(str(FEW + 1)).run()
    assert not at.exception and at.query_params["baris"] in (str(FEW + 1), [str(FEW + 1)])
    assert second.startswith(f"Baris {FEW + 1}–{2 * FEW} dari ")
    known = at.dataframe[-1] if len(at.dataframe) else None
    assert known is None or len(known.value) <= FEW


def test_the_file_holds_all_rows_whichever_page_is_seen(monkeypatch):
    monkeypatch.setattr(front_door, "DOOR", admission.Door())
    rows = Client().get("/berkas/ekspor/peristiwa.csv?data=simulasi&baris=51").content.decode("utf-8-sig")
    table, _, _ = seen("ekspor")
    assert len(list(csv.DictReader(io.StringIO(rows), delimiter=";"))) == len(taking.rows(table)) > FEW


@pytest.mark.parametrize("part", ["baris=0", "baris=-3", "baris=x", "baris=²", "urut=1;drop"])
def test_a_wrong_part_of_a_link_is_said(part):
    name, value = part.split("=")
    at = opened("produk_desa", **{name: value})
    assert not at.exception and any(value in each.value for each in at.warning)
