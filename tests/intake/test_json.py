"""What programs of offices answer as JSON is understood by its layout: SIMDASI, CKAN, OpenSID, OpenKab."""

import csv
import json
from pathlib import Path

import pytest

from data.intake import grids, parcel, personal
from tests.intake.conftest import examined
from tests.intake.test_reading import claims, keys

pytestmark = pytest.mark.usefixtures("snapshots")

SIMDASI = {
    "status": "OK",
    "data": [
        {"page": 0},
        {
            "judul": "Jumlah Desa Menurut Kabupaten/Kota di Provinsi Contoh",
            "tahun_data": "2023",
            "kolom": {"k1": {"nama_variabel": "Jumlah Desa", "satuan": "Desa"}},
            "data": [
                {
                    "label": "<b>Nusa Tenggara Timur</b>",
                    "kode_wilayah": "5300000",
                    "variables": {"k1": {"value": "1.227", "value_raw": "1 227"}},
                },
                {"label": "Belu", "kode_wilayah": "5306000", "variables": {"k1": {"value_raw": "1 069"}}},
                {"label": "Alor", "kode_wilayah": "5307000", "variables": {"k1": {"value_raw": "158"}}},
                {"label": "Ende", "kode_wilayah": "5311000", "variables": {"k1": {"value_raw": "–"}}},
            ],
        },
    ],
}


def sent(folder: Path, said: object) -> str:
    (folder / "jawaban.json").write_text(json.dumps(said), encoding="utf-8")
    return "jawaban.json"


def test_a_table_of_simdasi_is_read_with_its_codes_year_and_unit(tmp_path):
    result = examined(tmp_path, "indikator", sent(tmp_path, SIMDASI))
    assert keys(result) == []
    assert [claim[1:] for claim in claims(tmp_path)] == [
        ("53", "2023", "1227"),
        ("5304", "2023", "1069"),
        ("5305", "2023", "158"),
        ("5308", "2023", ""),
    ]
    assert any("kode BPS" in each for each in result["decisions"])


@pytest.mark.parametrize("broken", [{"kolom": {"k": {}}, "data": []}, {"kolom": {}, "data": [{"x": 1}]}])
def test_half_a_table_of_simdasi_is_a_sentence(tmp_path, broken):
    with pytest.raises(parcel.Refused, match="SIMDASI tidak lengkap"):
        grids.read(tmp_path / sent(tmp_path, broken))


CKAN = {"result": {"fields": [{"id": "_id"}], "records": [
    {"_id": 1, "kode_kabupaten": "53.05", "nama_kabupaten": "ALOR", "jumlah_desa": 158, "tahun": "2023"},
    {"_id": 2, "kode_kabupaten": "53.04", "nama_kabupaten": "BELU", "jumlah_desa": 69, "tahun": "2023"},
]}}  # fmt: skip


def test_records_of_ckan_are_rows(tmp_path):
    assert keys(examined(tmp_path, "indikator", sent(tmp_path, CKAN))) == []
    assert claims(tmp_path) == [("desa", "5304", "2023", "69"), ("desa", "5305", "2023", "158")]


def lapak(**more: object) -> dict:
    """One product as the web shop of a village's OpenSID answers it."""
    told = {
        "nama": "Keripik contoh",
        "kategori": {"kategori": "Kerajinan"},
        "harga": 15000,
        "satuan": "bungkus",
    }
    return {"type": "produk", "id": "1", "attributes": told | {"deskripsi": "enak", "foto": ["a.jpg"]} | more}


def test_products_of_opensid_are_a_list_of_its_regency(tmp_path):
    file = sent(tmp_path, {"data": [lapak(), lapak(nama="Tenun contoh", kategori="Tenun")], "meta": {}})
    asked = keys(examined(tmp_path, "produk", file))
    assert asked == ["wilayah:JSON"]
    result = examined(tmp_path, "produk", file, answers={"wilayah:JSON": "5307"})
    assert (result["questions"], result["findings"]) == ([], [])
    with (tmp_path / "rows" / "product.csv").open(encoding="utf-8") as written:
        told = [
            (row["regency"], row["name"], row["category"], row["track"]) for row in csv.DictReader(written)
        ]
    assert told == [("5307", "Keripik contoh", "kriya", "kriya"), ("5307", "Tenun contoh", "tenun", "kriya")]


def test_products_of_openkab_come_with_their_places(tmp_path):
    places = {"nama_kabupaten": "Kabupaten Alor", "nama_kecamatan": "Kabola", "nama_desa": "Lawahing"}
    result = examined(tmp_path, "produk", sent(tmp_path, {"data": [lapak(**places)]}), allowed=("5305",))
    assert keys(result) == [] and result["findings"] == []
    assert ",5305,5305102004,Keripik contoh," in (tmp_path / "rows" / "product.csv").read_text(
        encoding="utf-8"
    )


def test_who_sells_is_personal(tmp_path):
    with pytest.raises(personal.Personal, match="pelapak"):
        examined(tmp_path, "produk", sent(tmp_path, {"data": [lapak(pelapak={"nama": "Yosef Contoh"})]}))
