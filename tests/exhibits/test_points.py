"""Villages as points: what is sent is short, complete, and says in words what form and colour say."""

import json

import pandas as pd
import pytest

import queries
from dashboard.exhibits import theme
from dashboard.language.text import say
from dashboard.saying import tables
from dashboard.subjects.places import points


@pytest.fixture(scope="module")
def published(con):
    return queries.run(con, "village_points", regencies=[], district="", categories=[])


def villages(count: int) -> pd.DataFrame:
    """As many villages as wanted, with the longest names and every kind of product."""
    categories = list(points.FORM_OF)
    return pd.DataFrame(
        {
            "code": [f"53{1 + number % 21:02}{number % 30 + 1:02}2{number:03}" for number in range(count)],
            "name": [f"Desa Contoh {number:03} Selatan" for number in range(count)],
            "longitude": [119 + number / 200 for number in range(count)],
            "latitude": [-10 + number / 500 for number in range(count)],
            "coordinate": "desa",
            "products": 3,
            "product_names": "Kopi; Tenun; Madu hutan",
            "category": [categories[number % len(categories)] for number in range(count)],
            "export_status": [list(theme.export())[number % 4] for number in range(count)],
            "rungs_done": 3,
            "rungs": 7,
        }
    )


def test_844_villages_weigh_at_most_60_kb():
    sent = json.dumps(points.layer(villages(844)), ensure_ascii=False).encode()
    assert len(sent) <= 60_000


def test_every_village_is_counted_once_in_each_of_form_and_colour(published):
    layer = points.layer(published)
    assert len(layer["rows"]) == len(published) > 20
    assert sum(count for *_, count in layer["forms"]) == len(published)
    assert sum(count for *_, count in layer["colours"]) == (published.products > 0).sum()
    assert sum(count for *_, count in layer["sizes"]) == (published.products > 0).sum()


def test_every_category_has_a_form(con):
    categories = set(queries.run(con, "filter_options").query("kind == 'category'").code)
    assert categories == set(points.FORM_OF)


def test_a_village_without_a_point_of_its_own_is_marked(con):
    codes = con.sql(
        "select district, code from village where coordinate = 'kecamatan' order by code"
    ).fetchall()
    assert len(codes) == 90
    district, code = codes[0]
    frame = queries.run(con, "village_points", regencies=[], district=district, categories=[])
    row = next(row.split("|") for row in points.layer(frame)["rows"] if row.startswith(code))
    assert row[9] == "0"


def test_a_village_without_products_is_a_ring_and_has_no_colour():
    frame = villages(1).assign(products=0, category=None, export_status=None, rungs=None)
    row = points.layer(frame)["rows"][0].split("|")
    assert list(points.FORMS)[int(row[5])] == "cincin" and row[6] == "-1"


def test_size_tells_readiness():
    frame = villages(3).assign(rungs_done=[1, 2, 4])
    assert [points.size_of(row) for row in frame.itertuples()] == [0, 1, 2]


def test_of_a_thousand_names_the_first_are_told_and_the_others_counted():
    """A cell or a label of thousands is read by nobody, and weighs megabytes on a large register."""
    frame = villages(2).assign(
        products=[1000, 10],
        product_names=["; ".join(f"Kopi {number:04}" for number in range(1000)), "; ".join(["Tenun"] * 10)],
        district_name="Contoh",
        categories="Kopi",
    )
    many, few = (row.split(points.DIVIDER)[-1] for row in points.layer(frame)["rows"])
    listed = tables.villages(frame)[say("kolom.produk")].tolist()
    assert listed == [many, few]
    assert many.startswith("Kopi 0000; Kopi 0001; ") and many.endswith("Kopi 0009 dan 990 lainnya")
    assert few.count("Tenun") == 10 and "lainnya" not in few
