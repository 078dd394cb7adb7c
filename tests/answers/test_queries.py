"""Every query says what it takes and gives, gives it in a fixed order, and answers what its name promises."""

import re

import duckdb
import pandas as pd
import pytest

import queries

SAMPLES = {
    "regencies": [],
    "categories": [],
    "indicators": ["desa-produk"],
    "indicator": "stunting-ssgi",
    "period": "2021",
    "programme": "ntt-mart",
    "search": "",
    "year_from": 2000,
    "year_to": 2100,
    "measure": "nilai asal",
    "granularity": [],
    "totals_only": False,
    "tables": [],
    "most": 5,
    "passport": "K42",
    "passports": [],
    "areas": ["53"],
    "today": "2026-02-10",
    "track": "kriya",
    "states": [],
    "codes": ["530501", "5305012001"],
    "regency": "5305",
    "survey": "stunting-ssgi.2021",
    "district": "",
    "as_of": "2026-11-21",
    "keys": [],
    "sort": "",
    "descending": False,
    "from_row": 0,
}
EVERYWHERE = {"regencies": [], "categories": []}
YEARS = {"year_from": 2000, "year_to": 2100}


def header(name: str) -> str:
    """The comment block before the statement, without its dashes."""
    lines = queries.text(name).split("\n\n")[0].splitlines()
    assert all(line.startswith("--") for line in lines), name
    return "\n".join(line[2:].strip() for line in lines)


def parameters(name: str) -> set[str]:
    (statement,) = duckdb.extract_statements(queries.text(name))
    return set(statement.named_parameters)


def answer(con, name: str, **given):
    return queries.run(con, name, **({key: SAMPLES[key] for key in parameters(name)} | given))


@pytest.mark.parametrize("name", queries.names())
def test_header_documents_exactly_the_parameters(name):
    documented = re.findall(r"^\$(\w+)\s+\S", header(name), flags=re.M)
    assert set(documented) == parameters(name) and len(documented) == len(set(documented))


@pytest.mark.parametrize("name", queries.names())
def test_header_documents_exactly_the_columns(con, name):
    promise = re.search(r"(?:One row per|Exactly one row)[^:]*:\s*([\w\s,]+)\.", header(name), flags=re.S)
    assert promise, f"{name}: the header has no line 'One row per ...: columns.'"
    assert [column.strip() for column in promise[1].split(",")] == list(answer(con, name).columns)


@pytest.mark.parametrize("name", queries.names())
def test_order_is_part_of_the_answer(con, name):
    if "Exactly one row" in header(name):
        assert len(answer(con, name)) == 1
    else:
        assert re.search(r"^order by", queries.text(name), flags=re.M), name
        assert answer(con, name).equals(answer(con, name))


def test_an_unknown_query_is_named_with_those_that_exist():
    with pytest.raises(LookupError, match=r"no query named 'nothing'.*products"):
        queries.text("nothing")


def test_no_regency_chosen_means_every_regency(con):
    assert answer(con, "register_counts").products[0] == 120
    assert answer(con, "register_counts", regencies=["5305"]).products[0] == len(
        answer(con, "products", regencies=["5305"])
    )


def test_the_places_of_a_regency_add_up_to_its_products_of_known_villages(con):
    known = answer(con, "products", regencies=["5301"]).village_code.dropna()
    villages = [answer(con, "register_counts", regencies=[code]).products[0] for code in set(known)]
    districts = [answer(con, "register_counts", regencies=[code]).products[0] for code in {*known.str[:6]}]
    assert sum(villages) == sum(districts) == len(known) > 0


def test_an_export_is_found_by_the_village_of_its_product(con):
    ((code, event),) = con.execute(
        "select product.village, event from export_event_product join product on product.id = product "
        "where village is not null order by 1 limit 1"
    ).fetchall()
    counted = answer(con, "export_events", regencies=[code])
    assert event in set(counted.id) and len(counted) < len(answer(con, "export_events"))
    for name in ("export_by_destination", "export_by_commodity"):
        assert answer(con, name, regencies=[code[:6]]).events.sum() == counted.counted.sum()


def test_export_statuses_add_up_to_the_register(con):
    counts = answer(con, "register_counts").iloc[0]
    assert (counts.exported, counts.claimed, counts.supplying, counts.unknown) == (9, 9, 5, 97)
    assert counts.linked + counts.unlinked + counts.unsourced == counts.products


def test_regencies_add_up_to_the_province(con):
    frame = answer(con, "export_status_by_regency")
    counts = answer(con, "register_counts").iloc[0]
    assert len(frame) == 22
    for column in ("products", "exported", "claimed", "supplying", "unknown"):
        assert frame[column].sum() == counts[column]


def test_no_documented_export_is_not_reported_and_never_zero(con):
    frame = answer(con, "indicator_by_regency", indicator="produk-ekspor-tercatat", period="register")
    assert not (frame.value == 0).any()
    assert (frame.blank.dropna() == "belum dilaporkan").all() and frame.blank.notna().sum() == 15
    assert frame.blank_reason[frame.blank.notna()].notna().all()


def test_truncated_values_never_reach_the_class_breaks(con):
    shown = answer(con, "indicator_by_regency", indicator="kemiskinan", period="2025-03")
    classed = answer(con, "indicator_values", indicator="kemiskinan")
    cut = set(shown.code[shown.precision == "dipotong"])
    assert cut and not cut & set(classed.code[classed.period == "2025-03"])


def test_undecided_tracks_are_a_row_of_their_own(con):
    frame = answer(con, "products_by_track").set_index("code")
    assert frame.products["pangan_belum_ditentukan"] == 52 and not frame.decided["pangan_belum_ditentukan"]
    assert frame.products.sum() == 120


def test_a_rung_is_documented_or_unknown_and_never_absent(con):
    frame = answer(con, "readiness_by_rung")
    assert (frame.done + frame.unknown == frame.products).all()
    assert (frame.done[frame.step == 0] == frame.products[frame.step == 0]).all()


def test_the_joint_shipment_is_one_export(con):
    joint = answer(con, "export_events")
    joint = joint[
        joint.regencies.fillna("").str.contains("Belu") & joint.regencies.fillna("").str.contains("Malaka")
    ]
    assert joint.volume_tonnes.tolist() == [30]
    for regencies in (["5304"], ["5321"], ["5304", "5321"]):
        found = answer(con, "export_by_commodity", regencies=regencies).set_index("commodity")
        assert found.volume_tonnes[joint.commodity.iloc[0]] == 30


def test_an_event_with_two_published_dates_is_counted_once(con):
    frame = answer(con, "export_events")
    assert not frame.counted.all()
    assert answer(con, "export_by_destination").events.sum() == frame.counted.sum()


def test_months_and_cumulative_figures_stay_apart(con):
    frame = answer(con, "export_statistics", granularity=["bulan"], totals_only=True)
    assert (frame.granularity == "bulan").all() and frame.total.all()
    assert frame.period.is_unique


def test_indonesias_totals_never_stand_among_ntts(con):
    for measure in ("nilai asal", "nilai pos", "komoditas", "neraca"):
        assert "Indonesia" not in set(answer(con, "export_statistics", measure=measure).scope)


def test_programme_status_follows_the_rule(con):
    frame = answer(con, "programme_progress", programme="").set_index("id")
    assert (
        frame.status["ntt-mart"] == "terlambat"
        and frame.value["ntt-mart"] == 20
        and frame.target["ntt-mart"] == 22
    )
    assert frame.status["bangun-karya"] == "belum ada target"
    replications = frame[frame.kind == "replikasi"]
    assert len(replications) == 3 and (replications.status == "direncanakan").all()


def test_ovop_stages_add_up_to_the_first_stage(con):
    frame = answer(con, "stage_counts", programme="ovop")
    assert sorted(frame.standing.dropna()) == [3, 4, 37] and frame.standing.sum() == 44


def test_land_stages_cover_all_22(con):
    frame = answer(con, "regency_stages", programme="upt-bpom")
    assert frame.step.notna().all()
    assert (frame.step > frame.step.min()).sum() == 4


def test_bangun_karya_has_four_certain_areas_and_one_disputed(con):
    frame = answer(con, "programme_areas", programme="bangun-karya").set_index("short_name")
    assert set(frame.index[frame.certainty == "pasti"]) == {"Kota Kupang", "Kab. Kupang", "TTS", "Alor"}
    assert list(frame.index[frame.certainty == "bertentangan"]) == ["TTU"]


def test_every_conflict_shows_at_least_two_versions(con):
    frame = answer(con, "conflict_versions")
    assert frame.groupby("conflict").size().min() >= 2
    assert frame.rule.notna().all()


def test_a_value_in_a_search_is_only_ever_a_value(con):
    assert answer(con, "products", search="' or 1=1 --").empty
    assert answer(con, "products", search="%").empty


def plain(frame: pd.DataFrame) -> list[tuple]:
    """Rows as values, every blank None: a page without a value in a column has another type there."""
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


PAGED = {"product_page": "products", "export_event_page": "export_events"}


@pytest.mark.parametrize(("page", "whole"), PAGED.items())
def test_pages_of_rows_are_the_whole_answer_cut_and_say_how_many_there_are(con, page, whole):
    every = answer(con, whole)
    cut = [answer(con, page, from_row=start, most=7) for start in range(0, len(every), 7)]
    joined = pd.concat(cut, ignore_index=True)
    assert plain(joined[list(every.columns)]) == plain(every)
    assert joined.place.tolist() == list(range(1, len(every) + 1)) and set(joined.whole) == {len(every)}
    assert answer(con, page, from_row=len(every)).empty
    assert len(answer(con, page, most=None)) == len(every)


@pytest.mark.parametrize("page", PAGED)
def test_pages_of_rows_are_sorted_by_any_column_that_the_header_names_with_blanks_last(con, page):
    named = re.search(r"\$sort .*?(?=;)", header(page), flags=re.S)[0]
    for column in re.findall(r"'(\w+)'", named):
        for descending in (False, True):
            frame = answer(con, page, sort=column, descending=descending, most=None)
            told = frame.rungs_done / frame.rungs if column == "rungs_done" else frame[column]
            filled = [value.lower() if isinstance(value, str) else value for value in told.dropna()]
            assert filled == sorted(filled, reverse=descending), column
            assert told.isna().tolist() == sorted(told.isna()), column
            assert sorted(frame.id) == sorted(answer(con, page, most=None).id)


@pytest.mark.parametrize(("page", "whole"), PAGED.items())
def test_pages_of_rows_are_searched_and_narrowed_as_the_whole_is(con, page, whole):
    for given in ({"regencies": ["5305"]}, {"regencies": ["530501"]}, {"categories": ["tenun"]}):
        told = answer(con, page, most=None, **given)
        assert told.id.tolist() == answer(con, whole, **given).id.tolist(), given
    found = answer(con, page, search="KOPI", most=2)
    assert len(found) == min(2, found.whole.max()) and found.whole.max() < len(answer(con, whole))
    assert answer(con, page, search="' or 1=1 --").empty and answer(con, page, search="%").empty


def test_texts_of_an_answer_are_read_cell_by_cell_without_being_made_anew(con):
    """In Arrow's memory each look at a cell makes its text anew; that was two fifths of a page."""
    frame = queries.run(con, "products", regencies=[], categories=[], search="")
    texts = [dtype for dtype in frame.dtypes if isinstance(dtype, pd.StringDtype)]
    assert len(texts) > 10 and {dtype.storage for dtype in texts} == {"python"}
