"""Every kind goes the whole way: its template, filled in, changes a figure, and undo takes it back."""

import csv
from pathlib import Path

import duckdb
import openpyxl
import pytest

from data import build, imports, snapshots
from data.accounts.people import AT_THE_MACHINE
from data.intake import desk, kinds, personal, preview, workbooks
from data.intake.headings import normal
from tests.intake import quick_build
from tests.intake.conftest import TODAY

pytestmark = pytest.mark.slow

FILLED = {  # kind -> label in the template -> what is written; the rest stays blank
    "produk": {
        "Kabupaten/kota": "Kabupaten Alor",
        "Nama produk": "Kenari contoh",
        "Kategori": "Perkebunan",
        "Jalur perizinan": "Pangan, jalur belum ditentukan",
    },
    "izin": {"Kode produk": "P079", "Jenis izin": "SPP-IRT", "Tanggal terbit": "04/06/2025"},
    "ekspor": {
        "Kabupaten/kota": "Kabupaten Ngada; Kabupaten Ende",
        "Komoditas": "Kopi contoh",
        "Tanggal": "04/06/2025",
        "Negara tujuan": "Jepang",
        "Berat bersih (ton)": 12.5,
        "Nilai (Rp)": 1_500_000_000,
        "Bukti": "Berita acara contoh",
    },
    "tahapan": {
        "Program": "NTT Mart",
        "Tahap": "1",
        "Kabupaten/kota": "Kabupaten Alor",
        "Keadaan per tanggal": "04/06/2026",
        "Bukti": "Berita acara contoh",
    },
    "target": {
        "Program": "NTT Mart",
        "Indikator": "Gerai NTT Mart yang diresmikan",
        "Wilayah": "53",
        "Nilai": 21,
        "Satuan": "gerai",
        "Tenggat": "31/12/2026",
        "Yang menyatakan": "Disperindag Provinsi NTT",
        "Tanggal dinyatakan": "04/06/2026",
    },
    "indikator": {
        "Indikator": "Penduduk miskin",
        "Wilayah": "Kabupaten Alor",
        "Periode": "2026-S1",
        "Nilai": 18.25,
        "Satuan": "persen",
        "Yang menyatakan": "BPS Kabupaten Alor",
    },
    "lahan": {
        "Tahap": "2",
        "Kabupaten/kota": "Kabupaten Alor",
        "Keadaan per tanggal": "04/06/2026",
        "Luas (m2)": 2800,
        "Bukti": "Berita acara contoh",
    },
    "komitmen": {
        "Perusahaan": "PT Contoh",
        "Kebutuhan": "stunting",
        "Kabupaten/kota": "Kabupaten Alor",
        "Nilai komitmen (Rp)": 100_000_000,
        "Tanggal": "04/06/2026",
    },
    "tindak-lanjut": {
        "Program": "NTT Mart",
        "Wilayah": "Kabupaten Alor",
        "Keputusan": "Menyurati kabupaten contoh",
        "Penanggung jawab": "Disperindag Provinsi NTT",
        "Tanggal diputuskan": "04/06/2026",
        "Keadaan": "terbuka",
        "Keadaan sejak": "04/06/2026",
    },
}
MOVED = {  # kind -> the headline figure that it moves by one
    "produk": "Produk tercatat di register ini",
    "izin": "Izin tercatat",
    "ekspor": "Ekspor terdokumentasi",
    "tahapan": "Tahapan tercatat",
    "target": "Target tercatat",
    "indikator": "Klaim angka",
    "lahan": "Tahapan tercatat",
    "komitmen": "Komitmen CSR",
    "tindak-lanjut": "Tindak lanjut tercatat",
}


def filled(kind: str, path: Path) -> Path:
    """The template as a person would fill it: the example row is overwritten, blanks stay blank."""
    with duckdb.connect() as con:
        con.execute(f"attach '{snapshots.current().snapshot.path}' as now (read_only)")
        workbooks.template(con, kinds.get(kind), None, path)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    labels = [cell.value for cell in page[1]]
    assert set(FILLED[kind]) <= set(labels)
    for column, label in enumerate(labels, start=1):
        page.cell(2, column).value = FILLED[kind].get(label)
    book.save(path)
    return path


def sent(send, kind: str, tmp_path: Path):
    draft = send(filled(kind, tmp_path / f"{kind}.xlsx"), kind=kind)
    assert (draft.result["questions"], draft.result["findings"]) == ([], [])
    return draft


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_filled_template_changes_a_figure_and_undo_brings_it_back(kind, send, home, tmp_path, monkeypatch):
    quick_build.install(monkeypatch.setattr)
    draft = sent(send, kind, tmp_path)
    changes = draft.result["changes"]
    assert (changes["new"], changes["changed"]) == (1, 0)
    before = snapshots.current()
    foretold = {
        each["label"]: (each["before"], each["after"]) for each in desk.effect(AT_THE_MACHINE, draft.name)
    }
    assert foretold[MOVED[kind]][1] - foretold[MOVED[kind]][0] == 1
    desk.submit(AT_THE_MACHINE, draft.name, {})
    published = desk.publish(AT_THE_MACHINE, draft.name, TODAY, lambda _: None)
    assert preview.figures(published.path)[MOVED[kind]] == foretold[MOVED[kind]][1]
    desk.undo(AT_THE_MACHINE, draft.name, "uji", lambda _: None)
    assert snapshots.current() == before


def test_the_real_build_accepts_every_kind_together(send, home, tmp_path):
    drafts = [sent(send, kind, tmp_path) for kind in kinds.KINDS]
    database = tmp_path / "semua.duckdb"
    build.assemble(build.RAW, database, sent=[draft.name for draft in drafts])
    before, after = preview.figures(snapshots.current().snapshot.path), preview.figures(database)
    assert {label: after[label] - before[label] for label in set(MOVED.values())} == {
        label: list(MOVED.values()).count(label) for label in MOVED.values()
    }
    assert all(imports.rows(draft.name) for draft in drafts)


@pytest.mark.parametrize("kind", ["produk", "izin", "ekspor", "tahapan", "target", "indikator", "lahan"])
def test_a_template_with_a_places_present_rows_sent_back_changes_nothing(kind, send, tmp_path):
    path = tmp_path / "templat.xlsx"
    place = {"izin": "5315", "ekspor": "5309", "target": "53"}.get(kind, "5306")
    with duckdb.connect() as con:
        con.execute(f"attach '{snapshots.current().snapshot.path}' as now (read_only)")
        workbooks.template(con, kinds.get(kind), place, path)
    rows = openpyxl.load_workbook(path).worksheets[0].max_row - 1
    draft = send(path, kind=kind)
    errors = [each for each in draft.result["findings"] if each["severity"] == "galat"]
    assert (draft.result["questions"], errors) == ([], [])
    changes = draft.result["changes"]
    assert (changes["new"], changes["changed"], changes["unchanged"]) == (0, 0, rows)


def test_a_known_month_stays_a_month_until_a_file_names_its_day(send, tmp_path):
    """TTU's land of March 2025, sent back as the template writes it but for the day of its report."""
    path = tmp_path / "templat.xlsx"
    with duckdb.connect() as con:
        con.execute(f"attach '{snapshots.current().snapshot.path}' as now (read_only)")
        workbooks.template(con, kinds.get("lahan"), "5303", path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[1]]
    day, code = head.index("Keadaan per tanggal") + 1, head.index("Kode baris") + 1
    (row,) = [each for each in range(2, sheet.max_row + 1) if sheet.cell(each, code).value == "S043"]
    sheet.cell(row, day).value = "17/03/2025"
    book.save(path)
    draft = send(path, kind="lahan")
    assert draft.result["changes"]["changed"] == 1
    (file,) = [each for each in imports.rows(draft.name) if each.stem == "stage_event"]
    with file.open(encoding="utf-8", newline="") as lines:
        (sent,) = csv.DictReader(lines)
    assert (sent["as_of"], sent["as_of_precision"]) == ("2025-03-17", "hari")
    assert (sent["date"], sent["date_precision"]) == ("2025-03-01", "bulan")  # which the file left as it was


@pytest.mark.parametrize("code", kinds.KINDS)
def test_no_heading_of_a_template_passes_for_personal_data(code):
    for field in kinds.get(code).fields:
        for heading in (field.name, field.label, *field.other_names):
            words = normal(heading)
            assert not personal.HEADINGS.fullmatch(words) and not personal.OF_BUSINESSES.fullmatch(words)
