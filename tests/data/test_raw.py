"""The published facts are all there, each with its source, and none of our working notes shows through."""

import csv
import re
from datetime import date, timedelta

import pytest

import queries
from dashboard.language.text import say
from dashboard.saying.citation import Source
from dashboard.subjects.programme import programme_findings
from data.build import RAW

# Words of English working notes; titles of pages and names of programmes may hold English, see NAMES.
ENGLISH = set(
    re.findall(
        "[a-z]+",
        """
        the and with from this that which unknown found source slug truncated kept printed article excerpt
        headline registered application pending claim claimed unverified sample samples supplied exported
        shipment derived rounded estimate exact regency regencies statement joint inaugurated covers granted
        conflict only same not later earlier also never always because address product products village
        villages sold sent since through including digits certificate validity years month months name names
        """,
    )
)
NAMES = re.compile(
    r"One Village One Product|NTT Mart by Dekranasda|Grand Design|Poco Nembu Coffee Colol|Niang Coffee"
    r"|The East|Sikka Innovation Centre|Control Union"
)
INDICATIONS = ("terdaftar", "permohonan", "dokumen")
NOT_WORDS = {
    "id",
    "code",
    "source",
    "publisher",
    "address",
    "address_text",
    "pattern",
    "valid_example",
    "invalid_example",
    "number",
}


def one(con, query, **parameters):
    (row,) = con.execute(query, parameters).fetchall()
    return row[0] if len(row) == 1 else row


def rows_of(name):
    with (RAW / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_register_holds_the_120_known_products(con):
    assert one(con, "select count(*) from product") == 120
    statuses = dict(con.execute("select export_status, count(*) from product group by all").fetchall())
    assert statuses == {"tercatat": 9, "klaim": 9, "pemasok": 5, "belum dilaporkan": 97}


def test_52_food_products_have_no_decided_track(con):
    assert one(con, "select count(*) from product where track = 'pangan_belum_ditentukan'") == 52
    assert one(con, "select count(*) from rung where track = 'pangan_belum_ditentukan'") == 0


def test_every_recorded_export_has_an_event_behind_it_and_no_other_product_has_one(con):
    recorded = con.execute("select id from product where export_status = 'tercatat' order by id").fetchall()
    behind = con.execute("select distinct product from export_event_product order by product").fetchall()
    assert recorded == behind


def test_a_shipment_told_twice_is_counted_once(con):
    event = "from export_event join export_event_area on event = id where counted"
    onions = (
        f"select sum(volume_tonnes) from (select distinct id, volume_tonnes {event} and commodity = $name)"
    )
    assert one(con, onions, name="Bawang merah") == 30
    seaweed = f"select sum(volume_tonnes) {event} and regency = '5311'"
    assert one(con, seaweed) == 75 + 82.5


def test_the_stages_of_ovop_add_up_to_its_44_products(con):
    used = "select value from observation where used and area = '53' and indicator = $name"
    stages = con.execute("select indicator from stage where programme = 'ovop' order by step").fetchall()
    counts = [one(con, used, name=indicator) for (indicator,) in stages]
    assert counts == [37, 4, 3]
    assert sum(counts) == one(con, used, name="ovop-produk-tahap-1")


@pytest.mark.parametrize(
    ("indicator", "period", "total"),
    [
        ("desa", "2025", 3137),
        ("kelurahan", "2025", 305),
        ("kecamatan", "2025", 315),
        ("penduduk-dukcapil", "2024-S2", 5_700_772),
        ("penduduk-bps", "2024", 5_656_049),
    ],
)
def test_the_22_regencies_add_up(con, indicator, period, total):
    query = (
        "select count(*), sum(value) from observation join regency on regency.code = area"
        " where used and indicator = $indicator and period = $period"
    )
    assert one(con, query, indicator=indicator, period=period) == (22, total)


def test_the_printed_provincial_total_of_bps_stays_as_it_was_printed(con):
    query = (
        "select value from observation where indicator = 'penduduk-bps' and area = '53' and period = '2024'"
    )
    assert one(con, query) == 5_656_039


def test_villages_counted_by_the_boundaries_agree_with_the_published_counts(con):
    query = (
        "select count(*) from observation"
        " join (select regency, kind, count(*) as places from village group by all)"
        " on area = regency and indicator = kind where value <> places"
    )
    assert one(con, query) == 0


def test_an_exact_poverty_value_beats_the_truncated_one(con):
    query = (
        "select area, value from observation where indicator = 'kemiskinan' and period = '2025-03' and used"
        " and area in ('5310', '5315', '5317', '5371') order by area"
    )
    assert con.execute(query).fetchall() == [("5310", 18.1), ("5315", 16.09), ("5317", 29.23), ("5371", 7.57)]
    left = (
        "select distinct precision from observation"
        " where indicator = 'kemiskinan' and period = '2025-03' and not used"
    )
    assert con.execute(left).fetchall() == [("dipotong",)]


def test_people_reached_by_bangun_karya_are_a_lower_bound(con):
    assert one(con, "select value, bound from observation where indicator = 'bk-teredukasi'") == (300, ">")


def test_what_nobody_published_is_a_blank_with_its_reason(con):
    query = "select blank, blank_reason is not null, used from observation where indicator = $name"
    for indicator in ("ovop-anggaran", "bk-izin-edar"):
        assert one(con, query, name=indicator) == ("belum dilaporkan", True, True)


def test_national_markets_are_never_a_figure_of_the_province(con):
    query = (
        "select distinct area from observation join indicator on code = indicator"
        " where topic = 'Pasar nasional'"
    )
    assert con.execute(query).fetchall() == [("ID",)]


def test_ntt_mart_stands_in_twenty_of_22(con):
    query = (
        "select short_name from regency where code not in"
        " (select regency from stage_event where programme = 'ntt-mart' and step = 1) order by code"
    )
    assert con.execute(query).fetchall() == [("Alor",), ("Sabu Raijua",)]


def test_land_for_bpom_stands_on_one_joint_statement_but_for_four(con):
    query = (
        "select step, count(*) from stage_event where programme = 'upt-bpom' and regency <> '5304'"
        " group by step order by step"
    )
    assert con.execute(query).fetchall() == [(1, 21), (2, 3)]
    belu = "select step from stage_event where programme = 'upt-bpom' and regency = '5304' order by step"
    assert con.execute(belu).fetchall() == [(1,), (2,), (3,)]


def test_bangun_karya_is_certain_in_four_places_and_disputed_in_ttu(con):
    query = "select regency, certainty from programme_area where programme = 'bangun-karya' order by regency"
    certain = [(code, "pasti") for code in ("5301", "5302", "5305", "5371")]
    assert con.execute(query).fetchall() == sorted([*certain, ("5303", "bertentangan")])


def test_every_claim_and_figure_has_a_source_or_says_why_not(con):
    for table, reason in (
        ("observation", "coalesce(note, blank_reason)"),
        ("export_event", "note"),
        ("product", "note"),
    ):
        assert one(con, f"select count(*) from {table} where source is null and {reason} is null") == 0


def test_no_incomplete_address_is_offered_as_a_link():
    for row in rows_of("source"):
        assert not re.search(r"\s|[-,…]$|truncated|terpotong|not kept", row["address"]), row["id"]
        if "terpotong" in row["address_text"] or "tidak tersimpan" in row["address_text"]:
            assert not row["address"]


def test_no_title_of_a_source_is_a_number_or_an_address():
    titles = {row["id"]: row["title"].replace(row["publisher"], "") for row in rows_of("source")}
    for name, title in titles.items():
        assert not re.search(r"https?:|www\.|\b[\w-]+\.(?:com?|id|go|news|net|or|pub|info)\b|\?p=", title), (
            name
        )
        assert not re.search(r"(?i)^halaman \S+$|\bartikel \d|\b\d{5,}\b", title), name
    unknown = [row for row in rows_of("source") if row["title"].endswith(say("kutip.tanpa_judul"))]
    assert len(unknown) == 38
    for row in unknown:  # then it is named by its publisher and what it tells
        own = re.findall(r"\w{2,}", row["publisher"])
        assert any(word in row["title"] for word in own) and " tentang " in row["title"], row["id"]
    assert len({row["title"] for row in rows_of("source")}) == len(titles)


def test_a_source_without_a_known_title_is_cited_without_quotation_marks():
    rows = {row["id"]: row | {"source": row["title"], "published": None} for row in rows_of("source")}
    assert "“" not in str(Source.of(rows["koranntt-28457"]))
    assert "“" in str(Source.of(rows["tribunnews-kupang-ntt-mart-hadir-di-sumba"]))


WHOLE_DAYS = {  # dates without a precision beside them: why nothing but a whole day can be in them
    "product.recorded": "the office enters it itself, on a day",
    "permit.issued": "printed on the permit",
    "permit.expires": "printed on the permit",
    "participant.joined": "kept by the programme, which has the paper",
    "stage_event.document_date": "printed on the deed",
    "target.stated": "the day of a speech or of the page that quotes it",
    "target.due": "the last day that still meets it: the end of January is the 31st",
    "follow_up.decided": "minuted",
    "follow_up.due": "minuted",
    "follow_up.state_since": "minuted",
}


def test_every_date_says_how_exactly_it_is_known_or_can_only_be_a_day(con):
    columns = con.execute(
        "select table_name, column_name from duckdb_columns() c join duckdb_tables() t using (table_name)"
        " where t.comment is null and data_type in ('DATE', 'VARCHAR')"
    ).fetchall()
    dates = con.execute(
        "select table_name, column_name from duckdb_columns() c join duckdb_tables() t using (table_name)"
        " where t.comment is null and data_type = 'DATE'"
        " and column_name not in ('period_start', 'period_end')"
    ).fetchall()  # beside those stands the period, which says it
    exact = {(table, column): {f"{column}_precision"} for table, column in dates}
    exact[("milestone", "planned")] = exact[("milestone", "actual")] = {"date_precision"}
    bare = {
        f"{table}.{column}" for (table, column), beside in exact.items() if (table, *beside) not in columns
    }
    assert bare == WHOLE_DAYS.keys()


def test_what_can_only_be_a_day_is_no_end_of_a_month_but_for_deadlines():
    """The first or the last day of a month, without a precision beside it, is mostly a month that lost it."""
    for place in WHOLE_DAYS.keys() - {"target.due", "follow_up.due"}:
        table, column = place.split(".")
        for row in rows_of(table):
            if row[column]:
                day = date.fromisoformat(row[column])
                assert day.day != 1 and (day + timedelta(days=1)).day != 1, (place, row["id"])


def test_every_page_named_as_a_source_is_used():
    used = {row.get("source") for path in RAW.glob("*.csv") for row in rows_of(path.stem)}
    assert {row["id"] for row in rows_of("source")} <= used


@pytest.mark.parametrize("path", sorted(RAW.glob("*.csv")), ids=lambda path: path.stem)
def test_no_working_note_is_left_in_what_a_reader_sees(path):
    for row in rows_of(path.stem):
        for column, cell in row.items():
            if column not in NOT_WORDS:
                english = ENGLISH & set(re.findall(r"[a-z]+", NAMES.sub("", cell).lower()))
                assert not english, f"{path.name}: {cell}"


def test_the_tile_grid_keeps_the_islands_in_order(con):
    flores = con.execute("select code from regency where tile_row = 1 order by tile_column").fetchall()
    by_longitude = con.execute(
        "select code from regency where island_group in ('Flores', 'Lembata', 'Alor-Pantar')"
        " order by capital_longitude"
    ).fetchall()
    assert flores == by_longitude
    assert one(con, "select max(tile_column) <= 10 and max(tile_row) <= 5 from regency")


def test_the_series_of_ntt_mart_agrees_with_the_shops_that_were_opened(con):
    """A count holds every shop opened by its day, and none of those that opened later."""
    counted = con.execute(
        "select period_end, value from observation"
        " where indicator = 'gerai-ntt-mart' and used order by period_end"
    ).fetchall()
    assert [(str(day), value) for day, value in counted] == [
        *(("2025-11-27", 2), ("2025-12-19", 9), ("2025-12-21", 10), ("2026-01-02", 11)),
        *(("2026-02-03", 18), ("2026-02-05", 20)),
    ]
    opened = "select count(*) from stage_event where programme = 'ntt-mart' and step = 1 and date {} $day"
    for day, value in counted:
        assert one(con, opened.format("<="), day=day) <= value
        assert value <= 20 - one(con, opened.format(">"), day=day)


def test_the_deadline_of_ntt_mart_that_was_put_off_is_kept_beside_the_later_one(con):
    due = "select due from target where programme = 'ntt-mart' order by due"
    assert [str(day) for (day,) in con.execute(due).fetchall()] == ["2025-12-31", "2026-01-31"]
    late = queries.run(con, "overdue", programme="ntt-mart", regencies=[], today="2026-02-10")
    assert [str(day.date()) for day in late.since] == ["2026-01-31"]  # one lateness, by the day in force
    targets = queries.run(con, "target_achievement", programme="ntt-mart", regencies=[])
    assert [str(day.date()) for day in targets.put_off.dropna()] == ["2026-01-31"]
    assert programme_findings.targets(targets) == "0 dari 1 target tercapai menurut data per 5 Februari 2026"


def test_the_facts_of_the_founding_texts_are_dated_to_the_day_and_sourced_to_them(con):
    told = con.execute(
        "select name, cast(actual as varchar), date_precision, coalesce(note, '') from milestone"
        " where source in ('teks-20-maret-2025', 'teks-4-juni-2025')"
    ).fetchall()
    by_name = {name: (day, precision, note) for name, day, precision, note in told}
    for name in ("Pengukuhan UPT BPOM 2025", "Peresmian laboratorium regional BPOM di Jayapura"):
        assert by_name[name][:2] == ("2025-03-20", "hari")
    assert "Sinergitas Pemerintah Pusat" in by_name["Pengukuhan UPT BPOM 2025"][2]
    assert "Plh. Kepala BPOM RI" in by_name["Gubernur menutup program di Kupang"][2]
    assert "lebih masif" in " ".join(note for _, _, note in by_name.values())
    unsourced = "select count(*) from {} where source is null and programme = 'bangun-karya'"
    assert one(con, unsourced.format("programme_partner")) == 0
    policies = "select policy from programme_policy where source = 'teks-20-maret-2025' order by policy"
    assert con.execute(policies).fetchall() == [("Asta Cita",), ("Indonesia Emas 2045",)]
    wish = "select value_text, source from observation where indicator = 'harapan-csr'"
    assert "stunting" in one(con, wish)[0] and one(con, wish)[1] == "teks-20-maret-2025"


def test_geographical_indications_carry_the_day_of_their_own_source(con):
    days = con.execute("select name, cast(as_of as varchar) from indication").fetchall()
    known = dict(days)
    assert known["Tenun Ikat Sikka"] == "2017-04-26" and known["Jeruk Soe Mollo"] == "2019-09-21"
    assert known["Tenun Ikat Alor"] == "2021-10-01" and known["Kopi Robusta Flores Manggarai"] is None
    later = "select count(*) from indication join source on source.id = source where as_of > source.published"
    assert one(con, later) == 0
    said = "select value from observation where indicator = $name and used"
    assert [one(con, said, name=f"ig-{each}") for each in INDICATIONS] == [10, 13, 8]


def test_no_claim_rests_on_a_copy_site_alone():
    for row in rows_of("source"):
        assert not re.search(r"info-denpasar|salinan", row["address"] + row["title"]), row["id"]


def test_the_readme_says_how_thin_the_register_is(con):
    """Its numbers are those of today's facts."""
    products, villages, unknown, undecided, unsourced = con.execute(
        "select count(*), count(distinct village),"
        " count(*) filter (where export_status = 'belum dilaporkan'),"
        " count(*) filter (where track = $undecided), count(*) filter (where source is null) from product",
        {"undecided": "pangan_belum_ditentukan"},
    ).fetchone()
    readme = " ".join((RAW.parent.parent / "README.md").read_text(encoding="utf-8").split())
    assert f"Isinya {products} produk; {villages} desa diketahui kodenya" in readme
    assert f"Status ekspor {unknown} produk belum dilaporkan" in readme
    assert f"jalur izin {undecided} produk pangan belum dapat ditentukan" in readme
    assert f"{unsourced} produk belum memiliki halaman sumber" in readme
