"""Templates and checked files in every language: told whole, and a template of any is read as ours."""

import csv
import io
import zipfile

import openpyxl
import pytest

from dashboard.language import languages
from dashboard.language.text import say
from dashboard.sending import templates
from data import snapshots
from data.intake import kinds, template_words, workbooks
from tests.intake.conftest import ALOR
from tests.intake.test_decisions import page
from tests.intake.test_kinds import FILLED

OTHERS = [each for each in languages.known() if each != languages.HOME]
SAID = (
    "Penjelasan",
    "Pilihan",
    "Kolom",
    "Wajib",
    "Contoh",
    "ya",
    "tidak",
    workbooks.EXAMPLE,
    workbooks.LISTED,
)


def book(kind: str, regency: str | None = None):
    return openpyxl.load_workbook(io.BytesIO(templates.made(snapshots.current().snapshot, kind, regency)))


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_of_a_template_has_its_words(language):
    fields = [field for code in kinds.KINDS for field in kinds.get(code).fields]
    said = {text for field in fields for text in (field.label, field.explanation)}
    known = templates._known(language)
    assert {text for text in (*said, *SAID, workbooks.NOTHING_WRONG) if text and text not in known} == set()


def test_the_import_knows_the_words_of_every_language():
    with template_words.FILE.open(encoding="utf-8", newline="") as file:
        kept = [tuple(row) for row in csv.reader(file)]
    assert kept == [template_words.COLUMNS, *dict.fromkeys(templates.words())], (
        "python -m dashboard.sending.templates"
    )
    meant = {(column, words) for column, words, _ in kept}
    assert len(meant) == len(kept)  # no word of a column means two things


@pytest.mark.slow
@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_template_of_another_language_says_the_same_as_ours(kind, language, send, tmp_path):
    """Filled in with the words that it offers, it gives the same rows as ours with ours."""
    rows = {}
    for spoken in (languages.HOME, language):
        with languages.speaking(spoken):
            made = book(kind)
            page = made.worksheets[0]
            assert page.title == templates.told(kinds.get(kind).name)[:31]
            for column, field in enumerate(kinds.get(kind).fields, start=1):
                assert page.cell(1, column).value == templates.told(field.label)
                written = FILLED[kind].get(field.label)
                listed = isinstance(written, str) and workbooks._is_told(field)
                names = written.split(workbooks.SEVERAL) if listed else ()
                told = workbooks.SEVERAL.join(map(templates.told, names)) if listed else written
                page.cell(2, column).value = told
        path = tmp_path / f"{kind}-{spoken}.xlsx"
        made.save(path)
        draft = send(path, kind=kind)
        assert (draft.result["questions"], draft.result["findings"]) == ([], [])
        rows[spoken] = sorted(
            [
                {name: cell for name, cell in row.items() if name not in ("id", "source")}
                for file in (draft.folder / "rows").glob("*.csv")
                if file.stem != "source"
                for row in csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))
            ],
            key=str,
        )
    assert rows[language] == rows[languages.HOME] and rows[language]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["produk", "indikator", "target"])
def test_present_rows_in_another_language_sent_back_change_nothing(kind, send, tmp_path):
    place = "53" if kind == "target" else "5306"
    path = tmp_path / "template.xlsx"
    with languages.speaking("en"):
        path.write_bytes(templates.made(snapshots.current().snapshot, kind, place))
    changes = send(path, kind=kind).result["changes"]
    assert (changes["new"], changes["changed"]) == (0, 0) and changes["unchanged"]


WRONG = (
    "Kabupaten/kota,Nama produk,Kategori,Jalur perizinan\n"
    'Kabupaten Alor,"=Kopi <galat>",Perkebunan,"Pangan, jalur belum ditentukan"\n'
    'Kabupaten Entah,Kopi lain,Perkebunan,"Pangan, jalur belum ditentukan"\n'
)
COLUMNS = {"Product name"}  # of the template, in which something of this is wrong


@pytest.mark.slow
def test_an_import_on_the_page_names_columns_as_the_template_does(send, tmp_path, monkeypatch):
    path = tmp_path / "salah.csv"
    path.write_text(WRONG, encoding="utf-8")
    draft = send(path, ALOR, kind="produk")
    at = page(monkeypatch, ALOR, draft.name, bahasa="en")
    assert not at.exception
    with languages.speaking("en"):
        at.toggle(key=f"kolom_{draft.name}").set_value(True).run()
        offered = at.selectbox(key=f"kolom_{draft.name}_0").options
        labels = {templates.told(field.label) for field in kinds.get("produk").fields}
        assert {*offered[1:]} == labels
        (listed,) = [each.value for each in at.table if say("kirim.kolom_nama") in each.value]
        assert {*listed[say("kirim.kolom_nama")]} == COLUMNS


@pytest.mark.slow
def test_a_checked_file_says_what_is_wrong_in_the_readers_language(send, tmp_path):
    path = tmp_path / "salah.csv"
    path.write_text(WRONG, encoding="utf-8")
    draft = send(path, kind="produk")
    found = draft.result["findings"]
    assert found
    ours = templates.checked(draft.folder / "hasil.xlsx", found)
    assert ours == (draft.folder / "hasil.xlsx").read_bytes()
    with languages.speaking("en"):
        theirs = templates.checked(draft.folder / "hasil.xlsx", found)
        assert zipfile.ZipFile(io.BytesIO(theirs)).testzip() is None
        told = openpyxl.load_workbook(io.BytesIO(theirs))
        page = told[templates.told(workbooks.LISTED)]
        head, *listed = page.iter_rows(values_only=True)
        assert head == tuple(
            templates.told(cell.value) for cell in openpyxl.load_workbook(io.BytesIO(ours)).worksheets[-1][1]
        )
        remarks = {
            cell.comment.text for row in told.worksheets[0].iter_rows() for cell in row if cell.comment
        }
        assert remarks == {templates._remark(each) for each in found}
    assert {row[5] for row in listed} <= {"error", "warning"}
    assert {row[3] for row in listed} == COLUMNS
    before = openpyxl.load_workbook(io.BytesIO(ours)).worksheets[0].iter_rows(values_only=True)
    assert list(told.worksheets[0].iter_rows(values_only=True)) == list(before)  # what was sent stays
