"""What the facts cannot show yet: participants, stages, permits and faults, on the simulation."""

import duckdb
import pytest

from dashboard.answers import store
from data import shapes, simulate
from pages import program
from tests.answers.test_queries import answer
from tests.pages.test_pages import html, opened
from tests.subjects.test_new_programme import one_shape

TRACK = "pangan_irt"


@pytest.fixture(scope="module", autouse=True)
def sim(tmp_path_factory: pytest.TempPathFactory):
    """A connection to a simulation of this module's own, which is also what the pages show."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASBOR_SNAPSHOTS", str(tmp_path_factory.mktemp("simulation")))
        patch.setattr(shapes, "write", one_shape)
        snapshot = simulate.simulate(say=lambda line: None)
        with duckdb.connect(snapshot.path, read_only=True, config=store.LOCKED) as con:
            yield con


@pytest.mark.parametrize("part", program.PAGE.parts)
@pytest.mark.parametrize("programme", ["ovop", "ntt-mart"])
def test_every_part_holds_up_and_is_marked(programme, part):
    assert "SIMULASI" in html(opened("program", prog=programme, tampil=part, data="simulasi"))


def test_the_planted_faults_are_all_found_with_their_rows(sim):
    found = {}
    for (programme,) in sim.execute("select id from programme").fetchall():
        frame = answer(sim, "programme_faults", programme=programme, most=1000)
        for kind, rows in frame.groupby("kind"):
            found.setdefault(kind, []).extend(rows.row)
    assert set(found) == {"tahap", "izin", "target", "nama"}
    noted = "select id from {} where note like '%agar ditemukan%'"
    planted = {
        "tahap": sim.execute(noted.format("stage_event")).fetchall(),
        "target": sim.execute(noted.format("target")).fetchall(),
    }
    for kind, rows in planted.items():
        assert {row for (row,) in rows} <= set(found[kind]), kind


def test_a_misspelt_participant_is_a_suggestion_and_both_rows_stay(sim):
    frame = answer(sim, "programme_faults", programme="ntt-mart", most=1000)
    pairs = frame[frame.kind == "nama"]
    assert not pairs.empty and (pairs.subject.str.startswith("UD") | pairs.second.str.startswith("UD")).all()
    count = "select count(*) from participant where id in (?, ?)"
    assert all(sim.execute(count, [row.row, row.other]).fetchone() == (2,) for row in pairs.itertuples())


@pytest.mark.parametrize("programme", ["", "ovop"])
def test_the_funnel_adds_up_and_only_narrows(sim, programme):
    frame = answer(sim, "ladder_standing", track=TRACK, programme=programme)
    counted = frame[frame.passed.notna()]
    assert counted.standing.sum() == frame.products.max()
    assert counted.passed.is_monotonic_decreasing and (counted.passed <= counted.done).all()
    assert counted.blocked.sum() + counted.passed.iloc[-1] == frame.products.max()


def test_cohorts_add_up_to_all_participants(sim):
    frame = answer(sim, "cohorts", programme="ovop")
    members = answer(sim, "programme_members", programme="ovop").participants[0]
    assert frame.standing.sum() == members == frame.drop_duplicates("quarter").started.sum()


def test_those_who_wait_are_those_before_the_last_stage(sim):
    waiting = answer(sim, "longest_waits", programme="ovop", most=10_000)
    by_regency = answer(sim, "waits_by_regency", programme="ovop")
    assert len(waiting) == by_regency.waiting.sum() and waiting.days.is_monotonic_decreasing
    assert (
        waiting.stage != "Selesai pendampingan"
    ).all() and waiting.days.max() == by_regency.longest_days.max()
    known = waiting[waiting.permit.notna()]
    assert not known.empty and known["product"].notna().all()


def test_who_waits_on_a_stage_without_a_date_is_counted_on_the_page(sim):
    undated = answer(sim, "waits_by_regency", programme="ovop").undated.sum()
    page = html(opened("program", prog="ovop", tampil="tahap", data="simulasi"))
    assert undated and f"{undated} lainnya menunggu di tahap yang tanggalnya belum dilaporkan" in page


def test_regencies_are_ranked_by_share_and_small_ones_are_not():
    page = html(opened("program", prog="ovop", tampil="kabupaten", data="simulasi"))
    assert "tidak diurutkan" in page and page.index("Kota Kupang") < page.index("Sabu Raijua")


def test_permit_lists_agree_with_their_counts(sim):
    scope = dict(programme="", today="2026-02-01")
    counts = answer(sim, "permit_counts", **scope)
    parts = counts[["expired", "soon", "valid", "lasting", "undated"]]
    assert (parts.sum(axis=1) == counts.permits).all()
    for state, column in (("habis", "expired"), ("segera", "soon"), ("berlaku", "valid")):
        assert len(answer(sim, "permits", **scope, states=[state], most=100_000)) == counts[column].sum()
    listed = answer(sim, "permits", **scope, most=100_000)
    assert (listed.format == "tidak cocok").sum() == counts.misformatted.sum() > 0


def test_overdue_follow_ups_stand_on_the_first_page_and_with_their_indicator():
    assert "Lewat tenggat" in html(opened("ringkasan", data="simulasi"))
    page = html(opened("peta", data="simulasi", ind="stunting-eppgbm"))
    assert "Kirim laporan penimbangan yang tertunggak" in page


def test_a_filter_limits_waits_and_permits(sim):
    few = answer(sim, "longest_waits", programme="ovop", regencies=["5305"], most=1000)
    assert set(few.regency) == {"Alor"}
    assert set(
        answer(sim, "permits", programme="", regencies=["5305"], today="2026-02-01", most=1000).regency
    ) == {"Alor"}


def test_what_is_known_to_the_month_is_told_as_a_month_wherever_a_report_is_dated(sim):
    front = html(opened("ringkasan", data="simulasi"))
    assert "(Desember 2025 ke Januari 2026)" in front and "31 Desember 2025 ke" not in front
    page = html(opened("program", prog="ntt-mart", data="simulasi"))
    assert "target tercapai menurut data per Januari 2026" in page
