"""What a composed sentence says of what is not known: never that it is not done, and never zero."""

import pandas as pd
import pytest

from dashboard.language import languages
from dashboard.language.counts import Count, parts
from dashboard.saying import captions, findings
from dashboard.subjects.indicators import ranking
from dashboard.subjects.overview import summary
from dashboard.subjects.programme import lateness, programme_findings
from tests.answers.test_queries import answer

YES, NO, BLANK = True, False, None


def told(*answers: bool | None) -> str:
    return Count.of(pd.Series(answers, dtype="boolean")).told("uji")


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ((YES, YES), "2 dari 2 wilayah memiliki lahan"),
        ((YES, NO), "1 dari 2 wilayah memiliki lahan"),
        ((YES, NO, BLANK), "1 dari 3 wilayah memiliki lahan; 1 belum dilaporkan"),
        ((NO, BLANK), "0 dari 2 wilayah memiliki lahan; 1 belum dilaporkan"),
        ((BLANK, BLANK), "Lahan 2 wilayah belum dilaporkan"),
    ],
)
def test_a_count_carries_what_is_not_known_into_its_sentence(answers, sentence, monkeypatch):
    words = {"uji.siapa": "wilayah", "uji.apa": "memiliki lahan", "uji.tentang": "Lahan"}
    for key, text in words.items():
        monkeypatch.setitem(languages.words("id"), key, text)
    assert told(*answers) == sentence


def test_parts_that_are_zero_are_not_told():
    told = parts((84, "temuan.bertautan"), (0, "temuan.tanpa_alamat"), (1200, "temuan.tanpa_sumber"))
    assert told == "84 bertautan sumber, 1.200 menunggu konfirmasi"
    assert parts((0, "temuan.bertautan")) == ""


def counts(**known) -> pd.Series:
    none = dict.fromkeys(
        ("products", "villages", "exported", "unknown", "linked", "unlinked", "unsourced"), 0
    )
    return pd.Series(none | known)


def test_nothing_on_record_is_never_told_as_zero():
    assert findings.documented_exports(0, 0) == "Ekspor terdokumentasi belum dilaporkan"
    assert findings.registered(counts()) == "Produk belum tercatat di register ini"
    assert findings.registered(counts(products=6)).endswith("nama desanya belum dilaporkan")
    assert findings.sourced(counts(products=6, linked=6)) == "6 bertautan sumber"
    assert findings.without_status(counts(products=6)) == ""


@pytest.mark.parametrize(
    ("exported", "sentence"),
    [
        ([1, 2], "2 dari 2 kabupaten/kota memiliki ekspor terdokumentasi"),
        ([1, 0], "1 dari 2 kabupaten/kota memiliki ekspor terdokumentasi; 1 belum dilaporkan"),
        ([0, 0], "Ekspor 2 kabupaten/kota belum dilaporkan"),
    ],
)
def test_the_map_of_exports(exported, sentence):
    status = ["tercatat" if count else None for count in exported]
    assert findings.export_map(pd.DataFrame({"exported": exported, "status": status})) == sentence


def test_the_title_of_the_export_map_counts_as_its_legend_does():
    """A regency of which an export is stated is not one of which nothing is reported."""
    frame = pd.DataFrame({"exported": [2, 0, 0, 0], "status": ["tercatat", "klaim", "pemasok", None]})
    lesser = "baru disebut dalam pernyataan atau sebagai pemasok; 1 belum dilaporkan"
    documented = "1 dari 4 kabupaten/kota memiliki ekspor terdokumentasi"
    assert findings.export_map(frame) == f"{documented}; 2 {lesser}"
    none = frame.assign(exported=0, status=["klaim", "klaim", "pemasok", None])
    assert findings.export_map(none) == f"3 dari 4 kabupaten/kota {lesser}"


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([2, 2], "2 dari 2 kabupaten/kota mencapai tahap: tahap 2"),
        ([2, 1], "1 dari 2 kabupaten/kota mencapai tahap: tahap 2"),
        ([2, None], "1 dari 2 kabupaten/kota mencapai tahap: tahap 2; 1 belum dilaporkan"),
        ([None, None], "Tahap kabupaten/kota belum dilaporkan"),
    ],
)
def test_the_stages_of_regencies(steps, sentence):
    names = [None if step is None else f"Tahap {step}" for step in steps]
    assert findings.regency_stages(pd.DataFrame({"step": steps, "stage": names})) == sentence


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([1, 2], "1 menyatakan bersedia; penyediaan lahannya belum dilaporkan"),
        ([2, 2], ""),
        ([2, None], "1 belum dilaporkan sama sekali"),
    ],
)
def test_who_stated_to_be_willing_is_not_told_to_have_given_no_land(steps, sentence):
    assert programme_findings.land(pd.DataFrame({"step": steps, "first_step": 1})) == sentence


@pytest.mark.parametrize(
    ("achievement", "bound", "sentence"),
    [
        ([None], [None], "1 target dinyatakan, realisasinya belum dilaporkan"),
        ([50.0], [">"], "1 target dinyatakan, realisasinya belum dilaporkan"),
        ([120.0], [">"], "1 dari 1 target tercapai menurut data per Maret 2025"),
        (
            [50.0, None],
            ["=", None],
            "0 dari 2 target tercapai menurut data per Maret 2025; 1 belum dilaporkan",
        ),
    ],
)
def test_the_targets(achievement, bound, sentence):
    day = pd.to_datetime(["2025-03-31"] * len(bound))
    frame = pd.DataFrame({"achievement": achievement, "bound": bound, "as_of": day, "put_off": None}).astype(
        {"achievement": float}
    )
    frame["period"] = "2025-03"
    assert programme_findings.targets(frame) == sentence


@pytest.mark.parametrize(
    ("blocked", "sentence"),
    [
        ([0, 0], "Semua 3 produk berbukti pada setiap anak tangga"),
        ([0, 3], "Data NIB untuk 3 produk belum dilaporkan"),
        ([0, 2], "Data NIB untuk 2 dari 3 produk belum dilaporkan"),
    ],
)
def test_a_permit_without_a_record_is_not_told_as_lacking(blocked, sentence):
    frame = pd.DataFrame({"rung": ["Terdata", "NIB"], "passed": [3, 1], "blocked": blocked, "products": 3})
    assert programme_findings.blocked(frame) == sentence


@pytest.mark.parametrize(
    ("soon", "undated", "sentence"),
    [
        (2, 0, "2 dari 5 izin habis dalam 90 hari"),
        (0, 0, "0 dari 5 izin habis dalam 90 hari"),
        (0, 2, "0 dari 5 izin habis dalam 90 hari; 2 belum dilaporkan"),
        (0, 5, "Tanggal habis 5 izin belum dilaporkan"),
    ],
)
def test_permits_without_a_date_are_not_told_as_valid(soon, undated, sentence):
    frame = pd.DataFrame({"permits": [5], "soon": [soon], "expired": [0], "undated": [undated]})
    assert programme_findings.permits_in("segera", frame) == sentence


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ([], "Indikasi geografis belum dilaporkan"),
        (["terdaftar"], "1 indikasi terdaftar diketahui namanya"),
        (["terdaftar", "permohonan"], "1 indikasi terdaftar, 1 permohonan diketahui namanya"),
    ],
)
def test_the_indications(status, told):
    assert findings.indications(pd.DataFrame({"status": status})) == told


@pytest.mark.parametrize(
    ("products", "sentence"),
    [
        ([4, 0], "4 dari 4 produk jelas jalur izinnya"),
        ([4, 2], "4 dari 6 produk jelas jalur izinnya; 2 belum dilaporkan"),
        ([None, 2], "Jalur izin 2 produk belum dilaporkan"),
    ],
)
def test_the_tracks(products, sentence):
    frame = pd.DataFrame({"products": pd.array(products, dtype="Int64"), "decided": [True, False]})
    assert findings.tracks(frame) == sentence


@pytest.mark.parametrize(
    ("owed", "sentence"),
    [
        ([0, 0], "2 dari 2 kabupaten/kota mencapai tahap akhir"),
        ([0, 3], "1 dari 2 kabupaten/kota mencapai tahap akhir; 1 belum dilaporkan"),
        ([1, 3], "Pencapaian tahap akhir 2 kabupaten/kota belum dilaporkan"),
    ],
)
def test_a_stage_that_is_not_reported_is_not_told_as_owed(owed, sentence):
    assert programme_findings.owed(pd.DataFrame({"owed_count": owed})) == sentence


@pytest.mark.parametrize(
    ("certainty", "sentence"),
    [
        (
            ["pasti", "bertentangan"],
            "1 wilayah disebut sumber tanpa perbedaan; Y hanya disebut sebagian sumber",
        ),
        ([None, "bertentangan"], "Y hanya disebut sebagian sumber"),
        (["pasti", None], "1 kabupaten/kota menjadi wilayah program"),
    ],
)
def test_an_island_with_only_a_disputed_area_has_no_zero(certainty, sentence):
    assert findings.areas(pd.DataFrame({"certainty": certainty, "short_name": ["X", "Y"]})) == sentence


def test_food_tracks_are_not_zero_while_food_has_no_track(con):
    frame = answer(con, "products_by_track").set_index("code").products
    assert frame["pangan_belum_ditentukan"] > 0
    assert frame[["pangan_irt", "pangan_md"]].isna().all() and frame["kriya"] > 0


def test_one_joint_statement_is_not_22_reports(con):
    frame = answer(con, "regency_steps", programme="upt-bpom").drop_duplicates("code")
    assert frame.joint.sum() == 18
    assert "18 di antaranya hanya dari satu pernyataan bersama" in programme_findings.regency_steps(frame)
    shops = answer(con, "regency_steps", programme="ntt-mart").drop_duplicates("code")
    assert not shops.joint.fillna(False).any()


def test_a_unit_known_by_its_seat_alone_has_no_published_working_area(con):
    frame = answer(con, "technical_units").set_index("unit")
    assert set(frame.index[frame.beyond_seat]) == {"Loka POM di Belu", "Loka POM di Manggarai Barat"}
    assert programme_findings.units(frame).startswith("2 dari 5 unit BPOM")


def test_a_target_is_graded_once_it_fell_due(con):
    land = answer(con, "target_achievement", programme="upt-bpom").iloc[0]
    assert land.band == "tidak berlaku" and land.achievement < 51
    shops = answer(con, "target_achievement", programme="ntt-mart").iloc[0]
    assert shops.due < shops.as_of and shops.band == "tinggi"


def test_targets_for_another_measure_are_not_told_as_none(con):
    row = answer(con, "programme_progress", programme="ovop").iloc[0]
    assert (row.status, row.other_targets) == ("target ukuran lain", 2)
    assert findings.programme(row).endswith("2 target dinyatakan untuk ukuran lain")
    assert "44 produk (Kepala Dinas PMD NTT, 27 November 2025)" in findings.newer_statement(row)
    shops = answer(con, "programme_progress", programme="ntt-mart").iloc[0]
    assert ": 20 dari 22 gerai, " in findings.programme(shops), "what is counted follows its target"
    without = answer(con, "programme_progress", programme="bangun-karya").iloc[0]
    assert without.status == "belum ada target" and findings.newer_statement(without) == ""


@pytest.mark.parametrize(
    ("events", "sentence"),
    [
        ([3, 2, 1, 1, 1], "A paling sering tercatat: 3 dari 8 ekspor"),
        ([3], "A satu-satunya tujuan tercatat: 3 ekspor"),
        ([3, 3, 1, 1, 1], "A dan B paling sering tercatat: masing-masing 3 dari 9 ekspor"),
        ([1, 1, 1, 1, 1], "5 tujuan paling sering tercatat: masing-masing 1 dari 5 ekspor"),
    ],
)
def test_destinations_with_as_many_exports_are_named_together(events, sentence):
    """The first of two equal ones was said to be the most frequent."""
    frame = pd.DataFrame({"destination": list("ABCDE")[: len(events)], "events": events})
    assert findings.destinations(frame) == sentence


MEASURE = pd.Series(
    {"name": "Desa tertinggal", "unit": "persen", "decimals": 0, "direction": "turun", "coverage": False}
)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([9, 5, 5, 4, 3], "tertinggi A 9%, terendah E 3%"),
        ([9, 9, 5, 3, 3], "tertinggi A dan B 9%, terendah D dan E 3%"),
        ([9, 3, 3, 3, 3], "tertinggi A 9%, terendah 4 wilayah 3%"),
        ([9, 9, 9, 9, 9], "sama di 5 kabupaten/kota, 9%"),
    ],
)
def test_who_shares_the_highest_or_the_lowest_value_is_never_named_alone(values, sentence):
    frame = pd.DataFrame({"short_name": list("ABCDE"), "value": [float(each) for each in values]})
    frame = frame.assign(precision="tepat", bound="=", period="2024")
    assert findings.indicator(frame, MEASURE) == f"Desa tertinggal, 2024: {sentence}"


def test_several_that_wait_as_long_or_end_together_are_named_together():
    waits = pd.DataFrame({"days": [30, 30, 2], "regency": ["Alor", "Belu", "Ende"]})
    assert programme_findings.waits(waits) == "Terlama di satu tahap: 30 hari, di Alor dan Belu"
    medians = pd.DataFrame({"median_days": [9.0, 9.0], "short_name": ["Alor", "Belu"]})
    assert programme_findings.waits_by_regency(medians).endswith("di Alor dan Belu: 9 hari")
    stages = pd.DataFrame({"median_days": [9.0, 9.0, None], "stage": ["Bina", "Uji", "Izin"]})
    assert programme_findings.stage_times(stages) == "Tahap terlama: Bina dan Uji, 9 hari"
    months = pd.to_datetime(["2026-01-01", "2026-02-01"])
    ends = programme_findings.expiry(pd.DataFrame({"month": months, "permits": [2, 2]}))
    assert ends == "Terbanyak habis pada Januari 2026 dan Februari 2026: 2 izin"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([9, 5, 4], "A tertinggi dari 3 yang serupa"),
        ([9, 9, 4], "A dan 1 lainnya sama-sama tertinggi dari 3 yang serupa"),
        ([4, 9, 4], "A dan 1 lainnya sama-sama terendah dari 3 yang serupa"),
        ([4, 4, 4], "A dan yang serupa, 3 semuanya, sama nilainya"),
        ([5, 9, 4], "A ke-2 dari atas di antara 3 yang serupa"),
    ],
)
def test_who_is_level_with_those_alike_is_not_above_them(values, sentence):
    rows = pd.DataFrame({"code": list("ABC"), "short_name": list("ABC"), "value": values})
    assert ranking.among_alike(rows, "A", ("A", "B", "C")) == sentence


def test_what_is_late_and_who_has_a_unit_names_publishers_as_its_source(con):
    """A newspaper's headline stood as the source of the map on Ringkasan."""
    for name in ("overdue", "technical_units"):
        frame = answer(con, name)
        assert not frame.empty and captions.named(frame)
        assert set(captions.named(frame).split(", ")).isdisjoint(frame.source.dropna())


@pytest.mark.parametrize(
    ("late", "told"),
    [
        ([], ""),
        (["NTT Mart"], "NTT Mart"),
        (["NTT Mart", "Bangun Karya"], "2 hal"),
        (["Kirim laporan penimbangan yang tertunggak"], "1 hal"),
    ],
)
def test_a_place_on_the_map_names_what_is_late_where_it_is_short(late, told):
    """A whole sentence lay across the islands, and eleven of their names were left out."""
    assert lateness._told(late) == told


def test_only_a_register_that_knows_fewer_villages_than_are_stated_holds_so_far():
    """Of simulated data the first page said *register ini baru memuat 1.223 produk* beside 844 villages."""
    said = pd.Series({"value": 844.0, "unit": "desa", "decimals": 0, "precision": "tepat", "bound": "="})
    few, all_of_them = (pd.Series({"products": 1223, "villages": known}) for known in (26, 844))
    assert "register ini baru memuat 1.223 produk" in summary.stated(said, few)
    assert "register ini memuat 1.223 produk" in summary.stated(said, all_of_them)
