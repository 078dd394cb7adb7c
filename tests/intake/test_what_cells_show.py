"""A cell means what it shows: percents, errors and units are read as their sender saw them, or told."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from data import snapshots
from data.intake import __main__ as command
from data.intake import cells, child, grids, preview
from tests.intake.conftest import examined, table
from tests.intake.test_reading import claims, keys

pytestmark = pytest.mark.usefixtures("snapshots")
POOR = "Persentase Penduduk Miskin"


def shares(path: Path, code: str = "0.0%") -> None:
    """Shares of which the last is formatted as a plain number, and a cell formatted far below."""
    with xlsxwriter.Workbook(path) as book:
        page, percent = book.add_worksheet("Isi"), book.add_format({"num_format": code})
        page.write_row(0, 0, ["Kabupaten/Kota", "Tingkat kemiskinan 2023"])
        for row, (name, value) in enumerate([("Sikka", 0.1325), ("Nagekeo", 0.124)], start=1):
            page.write(row, 0, name)
            page.write_number(row, 1, value, percent)
        page.write_row(3, 0, ["Ende", 23.5])
        page.write_blank(900_000, 1, None, percent)


@pytest.mark.parametrize("code", ["0.0%", "0%", '0.00" "%', "[Red]0.0%"])
def test_a_percent_format_is_part_of_the_number(code, tmp_path):
    shares(tmp_path / "isi.xlsx", code)
    assert examined(tmp_path, "indikator", "isi.xlsx")["questions"] == []
    assert claims(tmp_path) == [
        ("kemiskinan", "5307", "2023", "13.25"),
        ("kemiskinan", "5308", "2023", "23.5"),
        ("kemiskinan", "5316", "2023", "12.4"),
    ]


OLD_BOOK = Path(__file__).parent / "files" / "bentuk.xls"  # written by LibreOffice: nothing here can
OWN = ' office:value="{}"'
BOOK = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Isi">{rows}</table:table></office:spreadsheet></office:body>
</office:document-content>"""


def open_document(path: Path, rows: list[list[tuple[str, str, str]]]) -> None:
    """Rows of (type, stored value, what is seen) as an .ods file."""
    lines = ""
    for row in rows:
        cells = "".join(
            f'<table:table-cell office:value-type="{kind}"{stored and OWN.format(stored)}>'
            f"<text:p>{seen}</text:p></table:table-cell>"
            for kind, stored, seen in row
        )
        rest = '<table:table-cell table:number-columns-repeated="16380"/>'
        lines += f"<table:table-row>{cells}{rest}</table:table-row>"
    lines += '<table:table-row table:number-rows-repeated="1048000">' + rest + "</table:table-row>"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", "<m/>")
        book.writestr("content.xml", BOOK.format(rows=lines))


def test_an_open_document_is_read_as_it_shows(tmp_path):
    text = [("string", "", "Kabupaten/Kota"), ("string", "", "Tingkat kemiskinan 2023")]
    rows = [text, [("string", "", "Sikka"), ("percentage", "0.1325", "13,25%")]]
    open_document(tmp_path / "isi.ods", [*rows, [("string", "", "Ende"), ("float", "23.5", "23,5")]])
    assert examined(tmp_path, "indikator", "isi.ods")["questions"] == []
    assert claims(tmp_path) == [
        ("kemiskinan", "5307", "2023", "13.25"),
        ("kemiskinan", "5308", "2023", "23.5"),
    ]
    open_document(tmp_path / "isi.ods", [*rows, [("string", "", "Ende"), ("string", "", "#DIV/0!")]])
    (question,) = examined(tmp_path, "indikator", "isi.ods")["questions"]
    answers = {question["key"]: "galat"}
    (finding,) = examined(tmp_path, "indikator", "isi.ods", answers=answers)["findings"]
    assert (finding["cell"], finding["rule"]) == ("B3", "T05")


def test_a_place_merged_over_rows_is_that_of_each_of_them_in_an_open_document(tmp_path):
    rows = [["Kabupaten/Kota", "Tahun", f"{POOR} (%)"], ["Sikka", "2021", "13,5"], ["", "2022", "13,25"],
            ["Ende", "2022", "23,5"]]  # fmt: skip
    path = tmp_path / "isi.ods"
    open_document(path, [[("string", "", cell) for cell in row] for row in rows])
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    merged = cell.replace("cell ", 'cell table:number-columns-spanned="1" table:number-rows-spanned="2" ', 1)
    content = parts["content.xml"].replace(cell.format("Sikka"), merged.format("Sikka"))
    parts["content.xml"] = content.replace(cell.format(""), "<table:covered-table-cell/>")
    with zipfile.ZipFile(path, "w") as book:
        for name, part in parts.items():
            book.writestr(name, part)
    assert keys(examined(tmp_path, "indikator", "isi.ods")) == []
    assert [claim[1:] for claim in claims(tmp_path)] == [
        ("5307", "2021", "13.5"), ("5307", "2022", "13.25"), ("5308", "2022", "23.5"),
    ]  # fmt: skip


def test_a_number_is_told_as_the_country_writes_it(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "isi.xlsx") as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(
            [["Kabupaten", f"{POOR} 2020"], ["Ende", 0.235], ["Sikka", 13.25], ["Alor", 20.5]]
        ):
            sheet.write_row(at, 0, row)
    (finding,) = examined(tmp_path, "indikator", "isi.xlsx")["findings"]
    assert finding["what"].startswith("Nilai 0,235 tampak sebagai pecahan")


def test_an_old_workbook_is_read_as_it_shows(tmp_path):
    shutil.copy(OLD_BOOK, tmp_path / "bentuk.xls")
    (question,) = examined(tmp_path, "indikator", "bentuk.xls")["questions"]
    result = examined(tmp_path, "indikator", "bentuk.xls", answers={question["key"]: "galat"})
    assert [(each["cell"], each["rule"]) for each in result["findings"]] == [("B5", "T05")]
    rows = grids.read(OLD_BOOK)[0].rows
    assert [str(row[1]) for row in rows[1:4]] == ["13,25%", "12,4%", "23.5"]
    assert [str(row[2]) for row in rows[1:4]] == ["2,5 rb", "7 kg", "TRUE"]


def test_strict_office_xml_is_a_workbook_like_another(tmp_path):
    shares(tmp_path / "longgar.xlsx")
    with zipfile.ZipFile(tmp_path / "longgar.xlsx") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(tmp_path / "isi.xlsx", "w") as book:
        for name, content in parts.items():
            strict = content.replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                     b"http://purl.oclc.org/ooxml/spreadsheetml/main")  # fmt: skip
            relations = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            strict = strict.replace(relations, b"http://purl.oclc.org/ooxml/officeDocument/relationships")
            book.writestr(name, strict)
    assert examined(tmp_path, "indikator", "isi.xlsx")["questions"] == []
    assert len(claims(tmp_path)) == 3


@pytest.mark.parametrize(
    ("code", "stored", "seen", "meant", "unit"),
    [
        ('0,"rb"', 12000, "12 rb", 12000, None),
        ('0.0,," juta"', 2_500_000, "2,5 juta", 2_500_000, None),
        ("#,##0,", 12000, "12", 12, None),
        ('0"rb"', 12, "12 rb", 12000, None),
        ('0.00" kg"', 12.5, "12,5 kg", 12.5, "kg"),
        ("#,##0", 12000, None, None, None),
        ('"Rp"#,##0_);("Rp"#,##0)', 12000, None, None, None),
        ('0" (sementara)"', 12, None, None, None),
    ],
)
def test_a_number_format_is_part_of_what_is_seen(code, stored, seen, meant, unit):
    shape = cells.format_of(164, code)
    shown = shape.of(stored) if shape else None
    assert (shown and str(shown), shown and float(shown), shown and shown.unit) == (seen, meant, unit)


def test_kilograms_in_a_format_are_no_tonnes(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "berat.xlsx") as book:
        page, heavy = book.add_worksheet("Isi"), book.add_format({"num_format": '0" kg"'})
        page.write_row(0, 0, SHIPMENT)
        page.write_row(1, 0, ["Sikka", "Kakao contoh", "03/02/2025", "Malaysia", None, "Berita contoh"])
        page.write_number(1, 4, 3500, heavy)
    assert examined(tmp_path, "ekspor", "berat.xlsx")["findings"] == []
    lines = (tmp_path / "rows" / "export_event.csv").read_text(encoding="utf-8").splitlines()
    assert dict(zip(lines[0].split(","), lines[1].split(","), strict=True))["volume_tonnes"] == "3.5"


def test_an_error_cell_is_named_and_never_a_blank(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "rumus.xlsx") as book:
        page = book.add_worksheet("Isi")
        page.write_row(0, 0, ["Kabupaten/Kota", "Tingkat kemiskinan 2023"])
        page.write_row(1, 0, ["Sikka", 13.25])
        for row, error in enumerate(["#DIV/0!", "#REF!", "#VALUE!"], start=2):
            page.write_string(row, 0, ["Ende", "Ngada", "Alor"][row - 2])
            page.write_formula(row, 1, "=1/0", None, error)
    (question,) = examined(tmp_path, "indikator", "rumus.xlsx")["questions"]
    assert "3 sel berisi “#DIV/0!, #REF!, #VALUE!”" in question["text"]
    assert [code for code, _ in question["choices"]] == ["kosong", "galat"]
    result = examined(tmp_path, "indikator", "rumus.xlsx", answers={question["key"]: "galat"})
    told = {each["cell"]: (each["rule"], each["severity"]) for each in result["findings"]}
    assert told == dict.fromkeys(("B3", "B4", "B5"), ("T05", "galat"))
    assert result["changes"] == {}


SHIPMENT = ["Kabupaten asal", "Komoditas", "Tanggal", "Negara tujuan", "Berat bersih (ton)", "Bukti"]


def test_a_letter_after_a_weight_is_a_unit(tmp_path):
    rows = [
        SHIPMENT,
        ["Sikka", "Kakao contoh", "03/02/2025", "Malaysia", "8 t", "Berita contoh"],
        ["Ende", "Cengkih contoh", "03/02/2025", "Malaysia", "3.500 kg", "Berita contoh"],
        ["Belu", "Sapi contoh", "03/02/2025", "Timor-Leste", "40 kw", "Berita contoh"],
    ]
    file = table(tmp_path, rows)
    answers = {"desimal:Lembar 1:Berat bersih (ton)": "koma"}
    assert examined(tmp_path, "ekspor", file, answers=answers)["findings"] == []
    lines = (tmp_path / "rows" / "export_event.csv").read_text(encoding="utf-8").splitlines()
    at = lines[0].split(",").index("volume_tonnes")
    assert [line.split(",")[at] for line in lines[1:]] == ["8", "3.5", "4"]


@pytest.mark.parametrize("cell", ["300 m", "12 jiwa", "2 triliun jiwa"])
def test_a_unit_of_another_kind_makes_no_weight(cell, tmp_path):
    rows = [SHIPMENT, ["Sikka", "Kakao contoh", "03/02/2025", "Malaysia", cell, "Berita contoh"]]
    (finding,) = examined(tmp_path, "ekspor", table(tmp_path, rows))["findings"]
    assert (finding["cell"], finding["severity"]) == ("E2", "galat")


def test_one_sentence_stands_for_all_cells_of_which_it_is_true(tmp_path):
    names = ["Sikka", "Ende", "Ngada", "Alor", "Belu", "Lembata", "Malaka", "Nagekeo"]
    rows = [["Kabupaten", "Tingkat kemiskinan 2023"], *([name, "0"] for name in names), ["Rote Ndao", "24"]]
    result = examined(tmp_path, "indikator", table(tmp_path, rows))
    (zeros,) = [each for each in result["findings"] if each["rule"] == "N04"]
    assert (zeros["count"], zeros["cell"], zeros["what"][:20]) == (8, "B2", "8 dari 9 baris nol. ")
    assert len(zeros["cells"]) == 8


@pytest.mark.parametrize(
    ("parts", "periods"),
    [
        ([(61, "Semester 1 (Maret)"), (62, "Semester 2 (September)")], {"2023-S1", "2023-S2"}),
        ([(31, "Triwulan I"), (32, "Triwulan II")], {"2023-Q1", "2023-Q2"}),
        ([(3, "Maret"), (9, "September")], {"2023-03", "2023-09"}),
        ([(0, "Tahun"), (61, "Semester 1")], {"2023", "2023-S1"}),
    ],
)
def test_a_part_of_a_year_of_the_web_api_is_no_year(parts, periods, tmp_path):
    content = {f"53068880123{part}": 11.5 + part / 100 for part, _ in parts}
    said = {
        "var": [{"val": 888, "label": "Persentase Penduduk Miskin", "unit": "Persen"}],
        "turvar": [{"val": 0, "label": "Jumlah"}],
        "vervar": [{"val": 5306, "label": "Belu"}],
        "tahun": [{"val": 123, "label": "2023"}],
        "turtahun": [{"val": part, "label": label} for part, label in parts],
        "datacontent": content,
    }
    (tmp_path / "bps.json").write_text(json.dumps(said), encoding="utf-8")
    assert examined(tmp_path, "indikator", "bps.json")["questions"] == []
    assert {period for _, _, period, _ in claims(tmp_path)} == periods


@pytest.mark.parametrize(
    "heading",
    ["Target 2027", "Proyeksi 2027", "Jumlah desa hutan 2023", "Penduduk miskin perempuan 2023 (persen)"],
)
def test_a_word_more_makes_another_measure_which_is_asked(heading, tmp_path):
    rows = [["Persentase penduduk miskin"], ["Kabupaten/Kota", heading], ["Sikka", "11,5"], ["Ende", "12,5"]]
    result = examined(tmp_path, "indikator", table(tmp_path, rows))
    (asked,) = [each for each in result["questions"] if each["key"].startswith("indikator:")]
    assert asked["choices"][-1][0] == "" and result["changes"] == {}


def test_the_year_of_a_publication_is_not_the_year_of_its_numbers(tmp_path):
    rows = [
        ["Kabupaten Contoh Dalam Angka 2022"],
        ["Persentase penduduk miskin"],
        ["Kabupaten/Kota", "Persentase penduduk miskin"],
        ["Sikka", "11,5"],
    ]
    (asked,) = examined(tmp_path, "indikator", table(tmp_path, rows))["questions"]
    assert asked["key"] == "tahun:Lembar 1" and [code for code, _ in asked["choices"]][:2] == ["2021", "2022"]


def test_columns_that_are_all_skipped_are_no_success(tmp_path):
    rows = [["Kabupaten/Kota", "Pohon", "Batu"], ["Sikka", 4, 5], ["Ende", 6, 7]]
    file = table(tmp_path, rows)
    answers = dict.fromkeys(keys(examined(tmp_path, "indikator", file)), "")
    answers |= {"tahun:Lembar 1": "2023"}
    result = examined(tmp_path, "indikator", file, answers=answers)
    assert result["questions"] == [] and result["nothing"].startswith("Tidak ada yang dapat diterbitkan")


def test_the_command_says_no_where_nothing_could_be_published(home, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(child, "step_back", lambda: None)
    file = tmp_path / "kosong.csv"
    file.write_text("Kabupaten/Kota;Pohon 2023;Batu 2023\nSikka;4;5\nEnde;6;7\n", encoding="utf-8")
    skip = [f"indikator:Lembar 1:{name}=" for name in ("Pohon", "Batu")]
    arguments = [str(file), "--kind", "indikator", "--preview"]
    for each in skip:
        arguments += ["--answer", each]
    assert command.main(arguments) == command.REFUSED
    assert "Tidak ada yang dapat diterbitkan" in capsys.readouterr().out


def test_the_preview_counts_exports_as_every_page_does(con, home):
    told = preview.figures(snapshots.current().snapshot.path)["Ekspor terdokumentasi"]
    counted, all_of_them = con.execute(
        "select count(*) filter (counted), count(*) from export_event"
    ).fetchone()
    assert told == counted < all_of_them


def test_about_so_many_is_an_estimate(tmp_path):
    rows = [["Kabupaten", "Tingkat kemiskinan 2023"], ["Sikka", "± 14"], ["Ende", "23,5"], ["Alor", "19,5*"]]
    examined(tmp_path, "indikator", table(tmp_path, rows))
    written = (tmp_path / "rows" / "observation.csv").read_text(encoding="utf-8")
    assert written.count(",perkiraan,") == 2 and written.count(",tepat,") == 1


def said_twice(path: Path, first: str, second: str) -> None:
    """A workbook whose cell B2 stands in its sheet twice: which number is read depends on the reader."""
    shares(path, "0.0")
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    cell = re.search(rb'<c r="B2"[^>]*><v>[^<]*</v></c>', parts[part])[0]
    both = b"".join(re.sub(rb"<v>.*</v>", b"<v>" + each.encode() + b"</v>", cell) for each in (first, second))
    parts[part] = parts[part].replace(cell, both)
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)


@pytest.mark.parametrize(("answer", "value"), [("satu", None), ("dua", None), ("kosong", "")])
def test_a_cell_that_two_readers_read_differently_is_asked(answer, value, tmp_path):
    said_twice(tmp_path / "isi.xlsx", "13.25", "31.25")
    asked = examined(tmp_path, "indikator", "isi.xlsx")
    (question,) = [each for each in asked["questions"] if each["key"] == "sel:Isi:B2"]
    assert {"13.25", "31.25"} <= {label for _, label in question["choices"]} and not asked["changes"]
    label = dict(question["choices"])[answer]
    examined(tmp_path, "indikator", "isi.xlsx", answers={question["key"]: answer})
    told = {area: number for _, area, _, number in claims(tmp_path)}
    assert told.get("5307", "") == (label if value is None else value)


def test_a_workbook_that_two_readers_read_alike_asks_nothing(tmp_path):
    said_twice(tmp_path / "isi.xlsx", "13.25", "13.25")
    assert examined(tmp_path, "indikator", "isi.xlsx")["questions"] == []


RAISED = """<office:automatic-styles><style:style style:name="T1" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles>"""


def test_a_raised_letter_in_an_open_document_is_a_footnote(tmp_path):
    rows = [
        [("string", "", "Kabupaten"), ("string", "", f"{POOR} 2016 (%)")],
        [("string", "", "Belu"), ("string", "", '15,9<text:span text:style-name="T1">2</text:span>')],
        [("string", "", "Ende"), ("string", "", "23,5")],
    ]
    path = tmp_path / "pangkat.ods"
    open_document(path, rows)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    space = ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:body>'
    parts["content.xml"] = parts["content.xml"].replace(
        "><office:body>", f"{space[:-13]}{RAISED}<office:body>", 1
    )
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    assert grids.read(path)[0].rows[1][:2] == ["Belu", "15,9²"]
    assert keys(examined(tmp_path, "indikator", "pangkat.ods")) == []
    assert [claim[1:] for claim in claims(tmp_path)] == [("5304", "2016", "15.9"), ("5308", "2016", "23.5")]


def test_a_sheet_too_large_for_the_second_reader_says_so(tmp_path, monkeypatch):
    shares(tmp_path / "isi.xlsx")
    monkeypatch.setattr(cells, "READ_TWICE", 10)
    decisions = examined(tmp_path, "indikator", "isi.xlsx")["decisions"]
    assert "Lembar Isi lebih besar dari 4 MB: angkanya dibaca oleh satu pembaca saja." in decisions
