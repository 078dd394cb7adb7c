"""The rules of docs/aturan-program.md: every worked example there is what the program computes."""

import re
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import queries
from dashboard.exhibits import theme
from dashboard.subjects.programme import progress
from tests.answers.test_queries import answer

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "aturan-program.md").read_text(encoding="utf-8")
SCHEMA = (ROOT / "data" / "schema.sql").read_text(encoding="utf-8")


def examples(first: str) -> list[dict[str, str]]:
    """The rows of the one table of the page whose first columns are `first`."""
    tables = re.findall(r"(?:^\|.*\|\n)+", PAGE, flags=re.M)
    (table,) = [each for each in tables if each.startswith(f"| {first} |")]
    head, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
    return [dict(zip(head, row, strict=True)) for row in rows]


def number(text: str) -> float:
    return float(text.rstrip("%").replace(".", "").replace(",", "."))


def put(con, table: str, **values) -> None:
    """One row; what is not said is null."""
    places = ", ".join("?" * len(values))
    con.execute(f"insert into {table} ({', '.join(values)}) values ({places})", list(values.values()))


@pytest.fixture
def small():
    """A database with the real schema, one indicator that should rise and one that should fall."""
    con = duckdb.connect()
    con.execute(SCHEMA)
    put(con, "area", code="53", name="Nusa Tenggara Timur", level="provinsi")
    words = dict.fromkeys(("concept", "definition", "classification", "measure", "owner", "rule"), "-")
    for code, passport in (("naik", "K01"), ("turun", "K02")):
        put(
            con, "indicator", code=code, passport=passport, name=code, topic="Program", unit="UMKM",
            decimals=0, direction=code, additive=True, regional=False, coverage=False, **words,
        )  # fmt: skip
    return con


def programme(
    con, *, started: str, due: str, target: float, reports: dict[str, float], indicator="naik"
) -> None:
    put(
        con, "programme", id="p", name="P", status="berjalan", kind="program", started=started,
        started_precision="hari", owner="-", summary="-", progress=indicator, position=1,
    )  # fmt: skip
    goal(con, "t", indicator=indicator, value=target, due=due, stated=started)
    for day, value in reports.items():
        report(con, day, value, indicator)


def goal(con, name: str, *, indicator: str = "naik", value: float, due: str, stated: str) -> None:
    put(
        con, "target", id=name, programme="p", indicator=indicator, area="53", value=value, due=due,
        status="dokumen", speaker="-", stated=stated,
    )  # fmt: skip


def report(con, day: str, value: float, indicator: str = "naik") -> None:
    put(
        con, "observation", id=day, indicator=indicator, area="53", period=day, period_start=day,
        period_end=day, value=value, bound="=", precision="tepat", status="satu versi", used=True,
        speaker="-",
    )  # fmt: skip


def example(con, row: dict[str, str]) -> None:
    """The programme of a row of the page."""
    programme(
        con,
        started=row.get("mulai", "2025-01-01"),
        due=row["tenggat"],
        target=number(row["target"]),
        reports={row["laporan"]: number(row["realisasi"])},
    )


@pytest.mark.parametrize("row", examples("mulai"), ids=lambda row: f"{row['realisasi']} of {row['target']}")
def test_status_is_judged_as_the_page_says(small, row):
    example(small, row)
    (found,) = queries.run(small, "programme_progress", programme="").itertuples()
    assert found.status == row["status"]
    assert round(found.planned, 2) == number(row["rencana"])
    assert round(100 * found.value / found.planned, 1) == number(row["bagian dari rencana"])


def test_every_status_has_its_words():
    con_text = queries.text("programme_progress")
    named = set(re.findall(r"(?:then|else) '([a-z ]+)'", con_text))
    assert named == set(theme.progress())


def test_a_met_target_gives_way_to_the_next_one_due(small):
    programme(small, started="2025-01-01", due="2025-06-30", target=10, reports={"2025-07-31": 12})
    goal(small, "u", value=30, due="2025-12-31", stated="2025-01-01")
    (found,) = queries.run(small, "programme_progress", programme="p").itertuples()
    assert (found.target, found.due) == (30, pd.Timestamp("2025-12-31"))


def test_a_target_without_a_report_is_not_reported_and_never_late(small):
    programme(small, started="2025-01-01", due="2025-06-30", target=10, reports={})
    (found,) = queries.run(small, "programme_progress", programme="p").itertuples()
    assert found.status == "belum dilaporkan"


def test_where_less_is_better_more_is_late_and_less_has_met_it(small):
    """A target for poverty was late when fewer were poor than asked, and never when more were."""
    programme(small, started="2025-01-01", due="2025-06-30", target=14, reports={}, indicator="turun")
    report(small, "2025-07-31", 20, "turun")
    asked = {"programme": "p", "regencies": [], "today": "2026-01-01"}
    (late,) = queries.run(small, "overdue", **asked).itertuples()
    assert (late.kind, late.value, late.target, late.days) == ("target", 20, 14, 31)
    report(small, "2025-08-31", 12, "turun")
    assert queries.run(small, "overdue", **asked).empty


@pytest.mark.parametrize("row", examples("program"), ids=lambda row: row["program"])
def test_the_forecast_is_that_of_the_page(con, row):
    state = answer(con, "programme_progress", programme=row["program"]).iloc[0]
    coming = progress.forecast(state, answer(con, "programme_pace", programme=row["program"]).iloc[0])
    assert coming.reports == number(row["laporan"])
    assert round(coming.pace, 2) == number(row["laju per 30 hari"])
    dates = [date.fromisoformat(row[name]) for name in ("perkiraan", "paling awal", "paling akhir")]
    assert [coming.expected, coming.earliest, coming.latest] == dates
    assert coming.required is None


@pytest.mark.parametrize("row", examples("target"), ids=lambda row: row["realisasi"])
def test_the_required_pace_is_that_of_the_page(small, row):
    example(small, row)
    coming = forecast(small)
    assert round(coming.required, 2) == number(row["diperlukan per 30 hari"])


def forecast(con) -> progress.Forecast:
    state = queries.run(con, "programme_progress", programme="p").iloc[0]
    return progress.forecast(state, queries.run(con, "programme_pace", programme="p").iloc[0])


def test_one_report_has_no_forecast_and_a_standstill_no_latest_day(small):
    programme(small, started="2025-01-01", due="2026-12-31", target=100, reports={"2025-03-31": 10})
    assert forecast(small).expected is None
    report(small, "2025-04-30", 10)
    report(small, "2025-05-31", 20)
    coming = forecast(small)
    assert coming.expected is not None and coming.earliest < coming.expected and coming.latest is None


def test_a_pace_that_would_take_more_than_ten_years_names_no_day(small):
    reports = {"2025-03-31": 10, "2025-06-30": 11}
    programme(small, started="2025-01-01", due="2026-12-31", target=100_000, reports=reports)
    assert forecast(small).expected is None


@pytest.mark.parametrize(
    "row", examples("realisasi"), ids=lambda row: f"{row['realisasi']} of {row['target']}"
)
def test_a_band_is_that_of_the_page(small, row):
    day, realised = "2025-06-30", number(row["realisasi"])
    goal = number(row["target"])
    programme(
        small, started="2025-01-01", due=day, target=goal, reports={day: realised}, indicator=row["arah"]
    )
    (found,) = queries.run(small, "target_achievement", programme="", regencies=[]).itertuples()
    assert found.band == row["kategori"]
    assert f"{found.achievement:.1f}" == f"{number(row['capaian']):.1f}"


def test_the_ladder_adds_up_as_on_the_page(small):
    ladder(small)
    found = queries.run(
        small, "ladder_standing", track="pangan_irt", programme="", regencies=[], categories=[]
    )
    counted = found[found.passed.notna()].set_index("rung")
    for row in examples("anak tangga"):
        rung = counted.loc[row["anak tangga"]]
        told = [rung.done, rung.passed, rung.standing, rung.blocked]
        names = ("terdokumentasi", "lewat", "berhenti di sini", "terhenti menunggu ini")
        assert told == [number(row[name]) for name in names], row["anak tangga"]
    assert counted.standing.sum() == found.products.max()
    assert list(found.rung[found.passed.isna()]) == ["Masuk ritel atau NTT Mart"]


def ladder(con) -> None:
    """Three products with the real ladder of their track: A only listed, B with a NIB, C with a SPP-IRT."""
    put(con, "area", code="5305", name="Alor", level="kabupaten")
    put(con, "source", id="s", title="s", publisher="s", kind="dokumen", licence="-", obtained="-")
    put(
        con, "regency", code="5305", bps_code="5307", name="Alor", short_name="Alor", kind="kabupaten",
        capital="-", island_group="-", area_km2=1, population=1, capital_latitude=-8, capital_longitude=124,
        tile_column=1, tile_row=1, source="s",
    )  # fmt: skip
    put(con, "category", code="c", name="c", position=1)
    put(con, "licensing_track", code="pangan_irt", name="P-IRT", family="pangan", basis="-", position=1)
    for place, code in enumerate(("NIB", "SPP_IRT", "HALAL", "MEREK")):
        put(
            con, "permit_type", code=code, name=code, short_name=code, issuer="-", meaning="-", validity="-",
            confidence="tinggi", position=place,
        )  # fmt: skip
    rungs = (ROOT / "data" / "raw" / "rung.csv").as_posix()
    con.execute(
        f"insert into rung select * from read_csv('{rungs}', all_varchar = true) where track = 'pangan_irt'"
    )
    for name in "ABC":
        put(
            con, "product", id=name, regency="5305", name=name, category="c", track="pangan_irt",
            export_status="belum dilaporkan", indication_status="belum dilaporkan",
        )  # fmt: skip
    put(con, "permit", id="1", product="B", type="NIB")
    put(con, "permit", id="2", product="C", type="SPP_IRT")


SCOPE = dict(programme="", regencies=[], categories=[], today="2026-01-15")
HELD = {  # how a permit of five years is named -> issued, expires
    "expired": ("2020-01-01", "2025-12-31"),
    "soon": ("2020-01-01", "2026-04-01"),
    "valid": ("2022-01-01", None),
    "undated": (None, None),
}


@pytest.fixture
def held(small):
    """Four permits of a type that is valid for five years and numbered with thirteen digits."""
    ladder(small)
    small.execute("delete from permit")
    small.execute("update permit_type set validity_years = 5, pattern = '^[0-9]{13}$' where code = 'HALAL'")
    for name, (issued, expires) in HELD.items():
        put(small, "permit", id=name, product="A", type="HALAL", number=name, issued=issued, expires=expires)
    return small


def test_permits_are_sorted_into_states_that_add_up(held):
    (counts,) = queries.run(held, "permit_counts", **SCOPE).itertuples()
    assert (counts.expired, counts.soon, counts.valid, counts.undated, counts.lasting) == (1, 1, 1, 1, 0)
    months = queries.run(held, "permit_expiry", **SCOPE)
    assert len(months) == 12 and months.permits.sum() == 1  # the other ends a day too late


def test_a_permit_keeps_its_number_as_written_and_gets_its_expiry_from_its_type(held):
    listed = queries.run(held, "permits", **SCOPE, states=[], most=10).set_index("id")
    assert list(listed.index) == ["soon", "valid", "expired", "undated"]
    assert listed.expires["valid"] == pd.Timestamp("2027-01-01") and listed.by_rule["valid"]
    assert listed.number["soon"] == "soon" and listed.format["soon"] == "tidak cocok"
    assert list(queries.run(held, "permits", **SCOPE, states=["segera"], most=10).id) == ["soon"]
