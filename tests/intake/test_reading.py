"""Tables as offices and portals lay them out, and what a file does not say is asked and never guessed."""

import json
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest

from data import snapshots
from data.intake import __main__ as command
from data.intake import child
from tests.intake.conftest import examined, table

pytestmark = pytest.mark.usefixtures("snapshots")
LONG = ["Indikator", "Kabupaten", "Tahun", "Nilai", "Satuan"]


def keys(result: dict) -> list[str]:
    return [question["key"] for question in result["questions"]]


def claims(folder: Path) -> list[tuple[str, ...]]:
    """Indicator, area, period and value of each row that would be published."""
    lines = (folder / "rows" / "observation.csv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split(",")
    at = [head.index(name) for name in ("indicator", "area", "period", "value")]
    return sorted(tuple(line.split(",")[place] for place in at) for line in lines[1:])


UNITS_ACROSS = [
    ["Penduduk Miskin Menurut Kabupaten/Kota, Semester I 2026"],
    ["Kabupaten/Kota", "Penduduk Miskin", "", "Jumlah penduduk miskin (jiwa)"],
    ["", "Persentase (%)", "Garis (Rp)", ""],
    ["(1)", "(2)", "(3)", "(4)"],
    ["Kab. Alor", "18,25", "412345", "39120"],
    ["Kab. Belu", "14,5", "450120", "33410"],
]


def test_columns_in_different_units_are_claims_of_their_own(tmp_path):
    file = table(tmp_path, UNITS_ACROSS)
    first = examined(tmp_path, "indikator", file)
    (asked,) = first["questions"]
    assert asked["key"] == "indikator:Lembar 1:Penduduk Miskin | Garis (Rp)"
    assert ["", "Tidak ada di register ini: lewati"] in [list(choice) for choice in asked["choices"]]
    result = examined(tmp_path, "indikator", file, answers={asked["key"]: ""})
    assert (result["questions"], result["findings"]) == ([], [])
    assert claims(tmp_path) == [
        ("jumlah-miskin", "5304", "2026-S1", "33410"),
        ("jumlah-miskin", "5305", "2026-S1", "39120"),
        ("kemiskinan", "5304", "2026-S1", "14.5"),
        ("kemiskinan", "5305", "2026-S1", "18.25"),
    ]


def test_years_and_units_may_both_stand_across(tmp_path):
    rows = [
        ["Kabupaten", "Penduduk miskin", "", "Jumlah penduduk miskin", ""],
        ["", "2025", "2026", "2025", "2026"],
        ["", "persen", "persen", "ribu jiwa", "ribu jiwa"],
        ["Alor", "18,25", "18,1", "39,12", "38,9"],
        ["Belu", "14,5", "14,25", "33,41", "33,2"],
    ]
    file = table(tmp_path, rows)
    result = examined(tmp_path, "indikator", file)
    assert (result["questions"], result["findings"]) == ([], [])  # 39,12 people can only be thousands
    assert ("jumlah-miskin", "5305", "2026", "38900") in claims(tmp_path)
    assert ("kemiskinan", "5304", "2025", "14.5") in claims(tmp_path)


@pytest.mark.parametrize(
    ("heading", "cells", "answer", "value"),
    [
        ("Nilai", ("0,18", "0,145"), "pecahan", "14.5"),
        ("Nilai", ("18,25", "14,5"), None, "14.5"),  # no share of one is larger than one
        ("Nilai (%)", ("18,25", "14,5"), None, "14.5"),
    ],
)
def test_a_unit_that_is_nowhere_is_asked(heading, cells, answer, value, tmp_path):
    names = ("Alor", "Belu")
    rows = [["Penduduk miskin 2026"], ["Kabupaten", heading], *zip(names, cells, strict=True)]
    file = table(tmp_path, rows)
    key = f"satuan:Lembar 1:{heading}"
    assert keys(examined(tmp_path, "indikator", file)) == ([key] if answer else [])
    assert examined(tmp_path, "indikator", file, answers={key: answer} if answer else {})["questions"] == []
    assert ("kemiskinan", "5304", "2026", value) in claims(tmp_path)


def test_a_weight_a_currency_and_an_area_without_unit_are_asked(tmp_path):
    head = ["Kabupaten", "Komoditas", "Tanggal", "Tujuan", "Volume", "Nilai", "Bukti"]
    rows = [
        head,
        ["Ngada", "Kopi contoh", "04/06/2025", "Jepang", "12.500.000", "1.755.228", "Berita contoh"],
    ]
    file = table(tmp_path, rows)
    asked = ["mata_uang:Lembar 1:Nilai", "satuan:Lembar 1:Volume", "satuan:Lembar 1:Nilai"]
    assert sorted(keys(examined(tmp_path, "ekspor", file))) == sorted(asked)
    answers = dict(zip(asked, ("value_usd", "kg", "satu"), strict=True))
    assert examined(tmp_path, "ekspor", file, answers=answers)["questions"] == []
    written = (tmp_path / "rows" / "export_event.csv").read_text(encoding="utf-8")
    assert ",12500,1755228,," in written


def test_a_year_that_is_nowhere_is_asked(tmp_path):
    rows = [["Kabupaten", "Penduduk miskin (persen)"], ["Alor", "18,25"], ["Belu", "14,5"]]
    file = table(tmp_path, rows)
    assert keys(examined(tmp_path, "indikator", file)) == ["tahun:Lembar 1"]
    assert examined(tmp_path, "indikator", file, answers={"tahun:Lembar 1": "2026"})["questions"] == []
    assert ("kemiskinan", "5305", "2026", "18.25") in claims(tmp_path)


def test_a_bare_code_means_two_regencies_and_is_asked(tmp_path):
    rows = [
        LONG,
        ["Penduduk miskin", "5307", "2026", "18,25", "persen"],
        ["Penduduk miskin", "5306", "2026", "14,5", "persen"],
    ]
    file = table(tmp_path, rows)
    assert keys(examined(tmp_path, "indikator", file)) == ["sistem_kode"]
    for system, areas in (("kemendagri", ["5306", "5307"]), ("bps", ["5304", "5305"])):
        examined(tmp_path, "indikator", file, answers={"sistem_kode": system})
        assert [area for _, area, _, _ in claims(tmp_path)] == areas
    rows[0] = ["Indikator", "Kode BPS", *LONG[2:]]
    said = examined(tmp_path, "indikator", table(tmp_path, rows))
    assert said["questions"] == [] and any("kode BPS: menurut judul" in each for each in said["decisions"])


def test_two_point_224_may_be_two_or_two_thousand_and_is_asked(tmp_path):
    rows = [LONG, ["Penduduk miskin", "Alor", "2026", "2,224", "persen"]]
    file = table(tmp_path, rows)
    assert keys(examined(tmp_path, "indikator", file)) == ["desimal:Lembar 1:Nilai"]


def test_an_answer_that_was_not_offered_is_none(tmp_path):
    rows = [
        LONG,
        ["Penduduk miskin", "5307", "2026", "18,25", "persen"],
        ["Penduduk miskin", "5306", "2026", "14,5", "persen"],
    ]
    result = examined(tmp_path, "indikator", table(tmp_path, rows), answers={"sistem_kode": "sesuka hati"})
    assert keys(result) == ["sistem_kode"]


def test_a_province_row_is_its_own_claim_and_checks_what_may_be_added(tmp_path):
    rows = [
        LONG,
        ["Jumlah desa", "Alor", "2026", "158", "desa"],
        ["Jumlah desa", "Belu", "2026", "69", "desa"],
        ["Jumlah desa", "Nusa Tenggara Timur", "2026", "227", "desa"],
    ]
    assert examined(tmp_path, "indikator", table(tmp_path, rows))["rows"] == 3
    assert ("desa", "53", "2026", "227") in claims(tmp_path)


BPS = {
    "status": "OK",
    "data-availability": "available",
    "last_update": "2026-03-02 10:00:00",
    "subject": [{"val": 23, "label": "Kemiskinan"}],
    "var": [
        {
            "val": 620,
            "label": "Penduduk Miskin",
            "unit": "Persen",
            "subj": "Kemiskinan",
            "def": "",
            "decimal": "2",
            "note": "",
        }
    ],
    "turvar": [{"val": 0, "label": "Tidak Ada"}],
    "labelvervar": "Kabupaten/Kota",
    "vervar": [
        {"val": 5307, "label": "Alor"},
        {"val": 5306, "label": "Belu"},
        {"val": 5300, "label": "Nusa Tenggara Timur"},
    ],
    "tahun": [{"val": 125, "label": "2025"}, {"val": 126, "label": "2026"}],
    "turtahun": [{"val": 0, "label": "Tahun"}],
    "metadata": {"activity": [], "var": []},
    "related": [],
    "datacontent": {"530762001250": 18.6, "530762001260": 18.25, "530662001260": 14.5, "530062001260": 18.4},
}


def test_a_variable_saved_from_the_web_api_of_bps_is_read(tmp_path):
    (tmp_path / "bps.json").write_text(json.dumps(BPS), encoding="utf-8")
    result = examined(tmp_path, "indikator", "bps.json")
    assert (result["questions"], [each for each in result["findings"] if each["severity"] == "galat"]) == (
        [],
        [],
    )
    assert any("kode BPS" in each for each in result["decisions"])
    found = claims(tmp_path)
    assert ("kemiskinan", "5305", "2026", "18.25") in found and ("kemiskinan", "53", "2026", "18.4") in found
    assert ("kemiskinan", "5304", "2025", "") in found


def test_parts_of_a_variable_of_bps_are_asked_about_one_by_one(tmp_path):
    parts = [{"val": 1, "label": "Laki-laki"}, {"val": 2, "label": "Perempuan"}]
    content = {"530762011260": 18.25, "530762021260": 17.5, "530662011260": 14.5, "530662021260": 14.25}
    (tmp_path / "bps.json").write_text(
        json.dumps(BPS | {"turvar": parts, "datacontent": content}), encoding="utf-8"
    )
    asked = ["indikator:Penduduk Miskin, Laki-laki", "indikator:Penduduk Miskin, Perempuan"]
    assert keys(examined(tmp_path, "indikator", "bps.json")) == asked
    answers = {asked[0]: "", asked[1]: "miskin-ekstrem"}
    assert examined(tmp_path, "indikator", "bps.json", answers=answers)["questions"] == []
    assert [value for _, _, _, value in claims(tmp_path) if value] == ["14.25", "17.5"]


CKAN = [
    [
        "_id",
        "kode_provinsi",
        "nama_provinsi",
        "kode_kabupaten_kota",
        "nama_kabupaten_kota",
        "jumlah_penduduk_miskin",
        "satuan",
        "tahun",
    ],
    [1, "53", "NUSA TENGGARA TIMUR", "5307", "KABUPATEN ALOR", "39120", "JIWA", "2026"],
    [2, "53", "NUSA TENGGARA TIMUR", "5371", "KOTA KUPANG", "31000", "JIWA", "2026"],
]


@pytest.mark.parametrize("layout", ["csv", "json"])
def test_the_layouts_of_open_data_portals_are_read(layout, tmp_path):
    if layout == "csv":
        file = table(tmp_path, CKAN)
    else:
        records = [dict(zip(CKAN[0], row, strict=True)) for row in CKAN[1:]]
        fields = [{"id": name, "type": "text"} for name in CKAN[0]]
        said = {"help": "", "success": True, "result": {"fields": fields, "records": records, "total": 2}}
        file = "ckan.json"
        (tmp_path / file).write_text(json.dumps(said), encoding="utf-8")
    result = examined(tmp_path, "indikator", file)
    assert (result["questions"], result["findings"]) == ([], [])
    assert claims(tmp_path) == [
        ("jumlah-miskin", "5305", "2026", "39120"),
        ("jumlah-miskin", "5371", "2026", "31000"),
    ]


def test_a_watched_folder_answers_each_file_once(home, tmp_path, monkeypatch, capsys):
    folder = tmp_path / "masuk"
    folder.mkdir()
    good = "Kabupaten;Nama produk;Kategori;Jalur perizinan\nAlor;Kenari contoh;Kriya;kriya\n"
    (folder / "baik.csv").write_text(good, encoding="utf-8")
    (folder / "orang.csv").write_text("Kabupaten;Nama produk;NIK\nAlor;Kopi;1\n", encoding="utf-8")
    rounds = []

    def pause(_):
        rounds.append(sorted(path.name for path in folder.iterdir()))
        if len(rounds) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(command, "time", SimpleNamespace(sleep=pause))
    monkeypatch.setattr(child, "step_back", lambda: None)
    before = snapshots.current()
    with pytest.raises(KeyboardInterrupt):
        command.main(["--watch", str(folder), "--kind", "produk"])
    said = capsys.readouterr().out
    assert [len(names) for names in rounds] == [2, 4, 4]  # nothing while it may still grow, then once each
    assert said.count("Baris baru 1") == 1 and said.count("data pribadi") == 1
    assert openpyxl.load_workbook(folder / "baik.csv.hasil.xlsx").sheetnames == ["Hasil pemeriksaan"]
    assert snapshots.current() == before
