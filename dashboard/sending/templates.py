"""Templates and checked files in the reader's language, and the words by which the import knows them again.

Run: python -m dashboard.sending.templates, after a word of a template has changed: the import room knows no
language, so what its templates say elsewhere stands beside it, in data/intake/template_words.csv.
"""

import csv
import re
import tempfile
import zipfile
from collections.abc import Iterator
from functools import cache
from html import escape, unescape
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from dashboard.language import languages, sentences
from dashboard.language.text import say
from data import disk
from data.build import RAW
from data.intake import kinds, template_words, workbooks
from data.snapshots import Snapshot

# As the library writes them that made the file: a cell of the list, and a comment.
CELL = re.compile(r'(<c r="([A-Z]+)\d+"[^>]*><is><t(?: [^>]*)?>)(.*?)(</t>)', re.DOTALL)
COMMENT = re.compile(r"(<t(?: [^>]*)?>)(.*?)(</t>)", re.DOTALL)
ROW = re.compile(r"baris (\d+)")
OURS = "BDFGH"  # columns of the list that hold our words below its heads; the others hold the sender's


@cache
def _known(language: str) -> dict[str, str]:
    try:
        return dict(import_module(f"dashboard.language.{language}.intake").TEMPLATE)
    except ModuleNotFoundError:
        return {}


def told(text: str) -> str:
    """A word of a template or a label that it offers, in the language of the moment."""
    language = languages.spoken()
    if language == languages.HOME:
        return text
    return _known(language).get(text) or sentences.told(text)


def made(snapshot: Snapshot, kind: str, regency: str | None) -> bytes:
    """The workbook to fill in, in the language of the moment."""
    with tempfile.TemporaryDirectory() as folder, disk.connect() as con:
        con.execute(f"attach '{disk.quoted(snapshot.path)}' as now (read_only)")
        file = Path(folder) / "templat.xlsx"
        workbooks.template(con, kinds.get(kind), regency, file, told)
        return file.read_bytes()


def checked(path: Path, findings: list[dict[str, Any]]) -> bytes:
    """A sender's file with its bad cells coloured: what is said of them in the language of the moment.

    What the sender wrote stays. The file is read as the text that it is, sheet by sheet and only where we
    wrote words: one of twenty thousand rows costs no more than its list of findings.
    """
    if languages.spoken() == languages.HOME:
        return path.read_bytes()
    remarks = {workbooks.remark(each): _remark(each) for each in findings}
    out = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        sheets = [name for name in old.namelist() if name.startswith("xl/worksheets/sheet")]
        listed = f"xl/worksheets/sheet{len(sheets)}.xml"
        for part in old.infolist():
            content = old.read(part)
            if part.filename == listed:
                content = CELL.sub(_cell, content.decode()).encode()
            elif part.filename.startswith("xl/comments"):
                content = COMMENT.sub(lambda found: _comment(found, remarks), content.decode()).encode()
            elif part.filename in ("xl/workbook.xml", "docProps/app.xml"):
                content = content.replace(workbooks.LISTED.encode(), escape(told(workbooks.LISTED)).encode())
            new.writestr(part.filename, content)
    return out.getvalue()


def _remark(finding: dict[str, Any]) -> str:
    return workbooks.remark(
        finding | {part: sentences.told(finding[part]) for part in ("severity", "what", "remedy")}
    )


def _cell(found: re.Match[str]) -> str:
    before, column, written, after = found.groups()
    is_head = f'r="{column}1"' in before
    if not is_head and column not in OURS and unescape(written) != workbooks.NOTHING_WRONG:
        return found[0]
    text = unescape(written)
    row = ROW.fullmatch(text) if column == "B" else None
    words = say("kirim.baris", baris=row[1]) if row else told(text)
    return f"{before}{escape(words, quote=False)}{after}"


def _comment(found: re.Match[str], remarks: dict[str, str]) -> str:
    before, written, after = found.groups()
    text = unescape(written)
    return f"{before}{escape(remarks.get(text, text), quote=False)}{after}"


def words() -> Iterator[tuple[str, str, str]]:
    """Everything that a template says otherwise in another language: column, what it says, and ours."""
    for language in (each for each in languages.known() if each != languages.HOME):
        with languages.speaking(language):
            for name in workbooks.BESIDE:
                yield template_words.SHEET, told(name), name
            fields = {field.name: field for code in kinds.KINDS for field in kinds.get(code).fields}
            for name, field in fields.items():
                yield template_words.HEADING, told(field.label), field.label
                for label in dict.fromkeys((*_offered(field), *_units(name))):
                    if told(label) != label:
                        yield name, told(label), label


def _offered(field: kinds.Field) -> Iterator[str]:
    """The labels of a column, of every kind that has it."""
    for code in kinds.KINDS:
        yield from (
            label for each in kinds.get(code).fields if each.name == field.name for label in each.choices
        )
    if field.refers_to in workbooks.NAMED and field.refers_to not in workbooks.PLACES:
        column = workbooks.NAMED[field.refers_to]
        with (RAW / f"{field.refers_to}.csv").open(encoding="utf-8", newline="") as file:
            yield from (row[column] for row in csv.DictReader(file))


def _units(name: str) -> Iterator[str]:
    if name == "unit":
        with (RAW / "indicator.csv").open(encoding="utf-8", newline="") as file:
            yield from (row["unit"] for row in csv.DictReader(file))


def main() -> None:
    with template_words.FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(template_words.COLUMNS)
        writer.writerows(dict.fromkeys(words()))


if __name__ == "__main__":
    main()
