"""Lists of shipments as exporters and ports keep them: units, currencies and gross weights."""

import csv

import pytest

from tests.intake.conftest import examined, table
from tests.intake.test_reading import keys

pytestmark = pytest.mark.usefixtures("snapshots")
HEAD = ["Kabupaten", "Komoditas", "Tanggal", "Negara tujuan"]


def sent(folder, headings: list[str], *rows: list[str], **answers: str) -> tuple[dict, list[dict[str, str]]]:
    """Shipments under headings of their weight and money: the result, and what is kept of it."""
    first = [
        ["Ngada", "Kopi biji", "12/05/2025", "Timor-Leste"],
        ["Alor", "Vanili", "13/05/2025", "Timor-Leste"],
    ]
    told = [[*begin, *row, "Berita acara contoh"] for begin, row in zip(first, rows, strict=False)]
    file = table(folder, [[*HEAD, *headings, "Bukti"], *told])
    result = examined(folder, "ekspor", file, answers=answers)
    kept = folder / "rows" / "export_event.csv"
    if not kept.exists():
        return result, []
    with kept.open(encoding="utf-8", newline="") as found:
        return result, list(csv.DictReader(found))


@pytest.mark.parametrize(
    ("headings", "rows", "tonnes"),
    [
        (["Volume", "Satuan"], [["12500", "kg"], ["2", "ton"]], ["12.5", "2"]),
        (["Berat", "Satuan"], [["12,5", "Ton"], ["2,25", "kuintal"]], ["12.5", "0.225"]),
        (
            ["Gross Weight (KG)", "Net Weight (KG)"],
            [["12,600.00", "12,500.50"], ["260", "250"]],
            ["12.5005", "0.25"],
        ),
    ],
)  # fmt: skip
def test_each_weight_is_in_the_unit_beside_it(tmp_path, headings, rows, tonnes):
    result, kept = sent(tmp_path, headings, *rows)
    assert (result["questions"], result["findings"]) == ([], [])
    assert [row["volume_tonnes"] for row in kept] == tonnes


@pytest.mark.parametrize(
    "heading", ["Berat Kotor (kg)", "Bruto (kg)", "Gross Weight (kg)", "Jumlah (kg)", "Qty (kg)"]
)
def test_what_may_be_no_net_weight_is_asked(tmp_path, heading):
    result, _ = sent(tmp_path, [heading], ["12500"])
    key = f"berat:Lembar 1:{heading}"
    assert keys(result) == [key]
    assert [row["volume_tonnes"] for row in sent(tmp_path, [heading], ["12500"], **{key: "bersih"})[1]] == [
        "12.5"
    ]
    assert [row["volume_tonnes"] for row in sent(tmp_path, [heading], ["12500"], **{key: ""})[1]] == [""]


def test_a_unit_of_no_weight_makes_none(tmp_path):
    assert keys(sent(tmp_path, ["Volume", "Satuan"], ["12500", "kg"], ["20", "karung"])[0])[0].endswith(
        "20 karung"
    )
    assert sent(tmp_path, ["Jumlah", "Satuan"], ["125", "ekor"])[1][0]["volume_tonnes"] == ""


def test_each_amount_is_in_the_currency_beside_it(tmp_path):
    headings = ["Netto (ton)", "Nilai", "Mata Uang"]
    _, kept = sent(tmp_path, headings, ["5", "1.000.000", "IDR"], ["2", "500", "USD"])
    assert [(row["value_idr"], row["value_usd"]) for row in kept] == [("1000000", ""), ("", "500")]
    result, _ = sent(tmp_path, headings, ["5", "1.000.000", "Rupiah"], ["2", "500", "AUD"])
    assert [question["text"] for question in result["questions"] if "AUD 500" in question["text"]]


@pytest.mark.parametrize(
    "heading", ["Nilai Ekspor (USD)", "FOB Value (USD)", "Nilai FOB (USD)", "Nilai (USD)"]
)
def test_dollars_are_never_rupiah(tmp_path, heading):
    _, (row,) = sent(tmp_path, ["Netto (ton)", heading], ["5", "20,000.50"])
    assert (row["value_usd"], row["value_idr"]) == ("20000.5", "")


@pytest.mark.parametrize(("answer", "tonnes"), [("judul", ["12500", "2"]), ("kolom", ["12.5", "0.2"])])
def test_a_heading_and_a_column_that_name_two_units_are_asked_about(tmp_path, answer, tonnes):
    headings, rows = ["Berat (ton)", "Satuan"], [["12500", "kg"], ["2", "kuintal"]]
    (question,) = sent(tmp_path, headings, *rows)[0]["questions"]
    assert [code for code, _ in question["choices"]] == ["judul", "kolom"]
    _, kept = sent(tmp_path, headings, *rows, **{question["key"]: answer})
    assert [row["volume_tonnes"] for row in kept] == tonnes


@pytest.mark.parametrize(
    "cell", ["Ngada, Manggarai dan Alor", "Ngada & Manggarai & Alor", "Ngada/Manggarai/Alor"]
)
def test_the_regencies_of_one_shipment_may_stand_in_one_cell(tmp_path, cell):
    head = [*HEAD, "Kode HS", "Berat (kg)", "Bukti"]
    rows = [
        [cell, "Kopi biji", "12/05/2025", "Timor-Leste", "0901.11.10", "800,5 Kgs", "Berita acara contoh"]
    ]
    result = examined(tmp_path, "ekspor", table(tmp_path, [head, *rows]))
    assert (result["questions"], result["findings"]) == ([], [])
    with (tmp_path / "rows" / "export_event_area.csv").open(encoding="utf-8", newline="") as file:
        assert {row["regency"] for row in csv.DictReader(file)} == {"5309", "5310", "5305"}
    with (tmp_path / "rows" / "export_event.csv").open(encoding="utf-8", newline="") as file:
        (kept,) = csv.DictReader(file)
    assert (kept["hs"], kept["volume_tonnes"]) == ("09011110", "0.8005")
