"""What the simulated data set holds: something of everything, in order, but for what is planted."""

import re
from collections.abc import Iterator

import duckdb
import pytest

from data import build, check, simulate
from data.simulation.world import AS_OF


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The raw files as the schema types them; that they pass its checks is tested with the build."""
    raw, _ = simulate.write(tmp_path_factory.mktemp("simulated"))
    with duckdb.connect() as schema, duckdb.connect() as connection:
        schema.execute(build.SCHEMA.read_text(encoding="utf-8"))
        for table in check.tables(schema, build.PLACES):
            if table.name not in build.PLACES:
                given = {"path": str(raw / table.file), "columns": table.columns}
                rows = "read_csv($path, columns = $columns, header = true, auto_detect = false)"
                connection.execute(f"create table {table.name} as from {rows}", given)
        yield connection


def one(con: duckdb.DuckDBPyConnection, query: str, **given: object):
    return con.execute(query, given).fetchone()[0]


def test_every_permit_type_occurs_in_its_format_but_for_those_spoilt_on_purpose(con):
    rows = con.execute(
        "select permit.type, permit.number, permit_type.pattern, permit.note"
        " from permit join permit_type on code = permit.type"
    ).fetchall()
    assert one(con, "select count(distinct type) from permit") == one(con, "select count(*) from permit_type")
    known = [(number, pattern, note) for _, number, pattern, note in rows if pattern]
    ill = [(number, note) for number, pattern, note in known if not re.search(pattern, number)]
    assert 5 <= len(ill) <= 40
    assert all("sengaja salah tulis" in note for _, note in ill)
    assert len(ill) == sum("sengaja salah tulis" in row[3] for row in rows)


def test_permits_expire_in_the_past_soon_and_later(con):
    counted = con.execute(
        "select count(*) filter (expires < $today), count(*) filter (expires between $today and $soon),"
        " count(*) filter (expires > $soon) from permit",
        {"today": AS_OF, "soon": AS_OF.replace(month=5, day=1)},
    ).fetchone()
    assert all(number >= 5 for number in counted)
    assert one(con, "select max(issued) from permit") <= AS_OF


def test_sixty_months_of_exports_by_destination(con):
    months = "select count(distinct date_trunc('month', date)) from export_event where counted"
    assert one(con, months) == 60
    assert one(con, "select count(distinct destination) from export_event") >= 8
    shipped_otherwise_than_registered = (
        "select count(*) from product p where (export_status = 'tercatat') <>"
        " exists (from export_event_product e where e.product = p.id)"
    )
    assert one(con, shipped_otherwise_than_registered) == 0


@pytest.mark.parametrize("part", ["destination", "place"])
def test_published_months_are_the_sum_of_their_parts_and_some_are_missing(con, part):
    rows = con.execute(
        f"select period, max(value_usd) filter (total), sum(value_usd) filter ({part} is not null)"
        " from export_statistic where measure = 'nilai asal' and granularity = 'bulan' group by period"
    ).fetchall()
    assert len(rows) == 57  # three of sixty were not reported
    assert all(whole == parts for _, whole, parts in rows)


def test_every_regional_indicator_is_told_for_all_22_over_several_periods(con):
    rows = con.execute(
        "select indicator.code, count(distinct period), count(distinct area)"
        " from indicator left join observation on indicator = indicator.code and area <> '53'"
        " where regional and not coverage group by indicator.code"
    ).fetchall()
    assert rows and all(areas == 22 for _, _, areas in rows)
    once = {"kecamatan", "desa", "kelurahan", "luas", "stunting-ski"}  # counted or surveyed once
    assert all(periods >= 3 for code, periods, _ in rows if code not in once)


def test_both_blanks_the_zero_and_their_reasons_occur(con):
    blanks = dict(con.execute("select blank, count(*) from observation group by blank").fetchall())
    assert blanks["belum dilaporkan"] > 30 and blanks["tidak berlaku"] >= 5
    assert one(con, "select count(*) from observation where value = 0 and indicator = 'kelurahan'") > 0
    assert one(con, "select count(*) from observation where area = '5371' and blank = 'tidak berlaku'") > 0


def test_conflicts_have_two_versions_or_more_and_at_most_one_is_used(con):
    rows = con.execute(
        "select conflict.code, count(*), count(*) filter (used) from conflict join ("
        " select conflict, used from observation union all select conflict, used from milestone"
        " union all select conflict, counted from export_event"
        " union all select conflict, false from export_statistic) version on version.conflict = conflict.code"
        " group by conflict.code"
    ).fetchall()
    assert len(rows) == one(con, "select count(*) from conflict") >= 6
    assert all(versions >= 2 and used <= 1 for _, versions, used in rows)
    assert any(used == 0 for _, _, used in rows)


def test_the_regencies_add_up_to_the_province_where_all_reported(con):
    rows = con.execute(
        "select round(max(value) filter (area = '53') - sum(value) filter (area <> '53'), 3)"
        " from observation join indicator on indicator.code = indicator"
        " where additive and regional and used group by indicator, period"
        " having count(value) filter (area <> '53') = 22 and count(value) filter (area = '53') = 1"
    ).fetchall()
    assert len(rows) >= 10
    assert {difference for (difference,) in rows} == {0}


# Programmes


def test_every_programme_but_that_of_the_regencies_has_participants_who_climb_its_stages(con):
    rows = con.execute(
        "select programme.id, count(distinct participant.id), count(distinct stage_event.step)"
        " from programme left join participant on participant.programme = programme.id"
        " left join stage_event on stage_event.participant = participant.id"
        " group by programme.id"
    ).fetchall()
    for programme, people, steps in rows:
        assert (people, steps) == (0, 0) if programme == "upt-bpom" else people >= 10 and steps >= 3
    strays = "select count(*) from stage_event s join participant p on p.id = s.participant"
    assert one(con, f"{strays} where s.programme <> p.programme or s.regency <> p.regency") == 0


@pytest.mark.parametrize(
    "indicator, counted",
    [
        ("bk-umkm", "select count(*) from participant where programme = 'bangun-karya'"),
        ("bk-izin-edar", "select count(*) from stage_event where programme = 'bangun-karya' and step = 5"
         " and coalesce(date, date '2025-06-30') <= '2025-06-30'"),
        ("gerai-ntt-mart", "select count(*) from stage_event where programme = 'ntt-mart' and step = 1"),
        ("lahan-upt", "select count(*) from stage_event where programme = 'upt-bpom' and step = 2"),
        ("ovop-produk-selesai", "select count(*) from stage_event where programme = 'ovop' and step = 2"),
        ("simulasi-kosmetik-alami",
         "select count(*) from participant where programme = 'replikasi-kosmetik-alami'"),
    ],
)  # fmt: skip
def test_progress_is_what_participants_and_stages_add_up_to(con, indicator, counted):
    newest = (
        "select value from observation where indicator = $indicator and used order by period_end desc limit 1"
    )
    assert one(con, newest, indicator=indicator) == one(con, counted) > 0


def test_targets_have_dates_and_the_regencies_add_up_to_the_province(con):
    assert one(con, "select count(*) from target where due is null") == 0
    assert one(con, "select count(distinct programme) from target where area = '53'") >= 5
    parts = "select sum(value) from target where indicator = 'ovop-produk-selesai' and area <> '53'"
    whole = "select value from target where indicator = 'ovop-produk-selesai' and area = '53'"
    assert one(con, parts) == one(con, whole)


def test_milestones_slip_are_met_early_and_are_still_open(con):
    rows = con.execute("select planned, actual from milestone where used").fetchall()
    met = [(planned, actual) for planned, actual in rows if planned and actual]
    assert any(actual > planned for planned, actual in met)
    assert any(actual < planned for planned, actual in met)
    assert any(actual is None and planned < AS_OF for planned, actual in rows)


def test_follow_ups_are_open_overdue_and_done_and_companies_have_committed(con):
    state = "select count(*) from follow_up where state = $state"
    assert one(con, state, state="terbuka") > 5 and one(con, state, state="selesai") > 5
    assert one(con, f"{state} and due < $today", state="terbuka", today=AS_OF) > 3
    assert one(con, "select count(*) from commitment where company like 'Perusahaan Contoh %'") >= 20


# Planted, so that the checks of the dashboard have something to find


def test_a_few_stages_are_dated_before_the_one_before_them(con):
    backwards = (
        "select count(*) from stage_event later join stage_event earlier using (participant, programme)"
        " where later.step = earlier.step + 1 and later.date < earlier.date"
    )
    marked = "select count(*) from stage_event where note like '%sengaja bertanggal sebelum%'"
    assert 1 <= one(con, backwards) == one(con, marked) <= 15


def test_a_few_permits_expire_before_they_were_issued(con):
    assert 1 <= one(con, "select count(*) from permit where expires < issued") <= 10


def test_a_few_targets_lie_below_what_was_realised_when_they_were_stated(con):
    below = (
        "select count(*) from target where exists (from observation o where o.indicator = target.indicator"
        " and o.area = target.area and o.used and o.period_end <= target.stated and o.value > target.value)"
    )
    assert one(con, below) == 2


def test_a_few_participants_stand_in_two_programmes_under_two_spellings(con):
    twice = (
        "select count(distinct a.product) from participant a join participant b using (product)"
        " where a.programme <> b.programme and a.name <> b.name"
    )
    alike = twice.replace("<> b.name", "= b.name")
    assert 1 <= one(con, twice) <= 10
    assert one(con, alike) > 10
