"""What the cells of an .ods file show beside their values: as `cells` for .xlsx, from its one XML part."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from data.intake import parcel, values
from data.intake.cells import ERROR, PERCENT, RAISED, WORD, YEAR, Format, Look

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
SPAN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}span"
OF_SPAN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
MOST_REPEATED = 1000  # a cell that is repeated further is one of an empty rest


def look(path: Path) -> Look:
    """One pass over the tables of an .ods file; raises as `zipfile` and `ElementTree` do."""
    found = Look()
    name, row, column, headed = "", 0, 0, 0
    raised: set[str] = set()  # styles of letters that stand above the line
    with zipfile.ZipFile(path) as book, book.open("content.xml") as content:
        for event, element in ElementTree.iterparse(content, ("start", "end")):
            if event == "start":
                if element.tag == f"{TABLE}table":
                    name, row, headed = element.get(f"{TABLE}name", ""), 0, 0
                elif element.tag == f"{TABLE}table-row":
                    column = 0
                continue
            hidden = element.get(f"{TABLE}visibility", "visible") != "visible"
            if element.tag == f"{TABLE}table-column":
                times = int(element.get(f"{TABLE}number-columns-repeated", 1))
                if hidden:
                    here = range(headed, min(headed + times, parcel.MAX_COLUMNS))
                    found.columns.setdefault(name, set()).update(here)
                headed += times
            if element.tag == f"{STYLE}style":
                told = element.find(f"{STYLE}text-properties")
                if told is not None and told.get(f"{STYLE}text-position", "").startswith("super"):
                    raised.add(element.get(f"{STYLE}name", ""))
            if element.tag in CELLS:
                times = int(element.get(f"{TABLE}number-columns-repeated", 1))
                here = range(column, column + min(times, MOST_REPEATED))
                _cell(element, name, row, here, found)
                if shown := _raised_in(element, raised):
                    found.texts.setdefault(name, {}).update(dict.fromkeys(((row, at) for at in here), shown))
                column += times
                element.clear()
            elif element.tag == f"{TABLE}table-row":
                times = int(element.get(f"{TABLE}number-rows-repeated", 1))
                if hidden:
                    found.rows.setdefault(name, set()).update(range(row, row + min(times, MOST_REPEATED)))
                row += times
                element.clear()
    return found


def _cell(element, name: str, row: int, columns: range, found: Look) -> None:
    shown = "".join(element.find(TEXT).itertext()) if element.find(TEXT) is not None else ""
    found.formulas = found.formulas or element.get(f"{TABLE}formula") is not None
    if (high := int(element.get(f"{TABLE}number-rows-spanned", 1))) > 1:
        last = columns.start + int(element.get(f"{TABLE}number-columns-spanned", 1)) - 1
        found.spans.setdefault(name, []).append(((row, columns.start), (row + high - 1, last)))
    here = [(row, at) for at in columns]
    if element.get(f"{CALC}value-type") == "error" or ERROR.fullmatch(shown):
        found.texts.setdefault(name, {}).update(dict.fromkeys(here, shown))
    elif element.get(f"{OFFICE}value-type") == "date" and re.fullmatch(r"\d{4}", shown):
        found.formats.setdefault(name, {}).update(dict.fromkeys(here, YEAR))
    elif element.get(f"{OFFICE}value-type") == "percentage":
        found.formats.setdefault(name, {}).update(dict.fromkeys(here, PERCENT))
    elif element.get(f"{OFFICE}value-type") == "float" and re.search(r"[a-z]\.?$", shown, re.IGNORECASE):
        if rounded := _rounded(shown, element.get(f"{OFFICE}value", "")):
            found.formats.setdefault(name, {}).update(dict.fromkeys(here, rounded))
        else:
            found.texts.setdefault(name, {}).update(dict.fromkeys(here, shown))


def _rounded(shown: str, stored: str) -> Format | None:
    """The format of a cell that shows "41 rb" for a stored 41250; None for "12 rb" of a 12."""
    word = WORD.fullmatch(re.sub(r"^.*[\d.,]", "", shown).strip().rstrip("."))
    seen = values.amount(shown, values.Style(values.COMMA, ""))
    if word is None or not word["scale"] or seen is None or not stored:
        return None
    scale = values.SCALES[word["scale"].casefold()]
    if abs(seen.value - float(stored)) > scale / 2:
        return None
    return Format(1 / scale, scale, (word["unit"] or "").casefold() or None, f" {word[0]}")


def _raised_in(element, raised: set[str]) -> str:
    """A text with raised letters among others, "20,5²" for a 20,5 with a footnote; "" for any other."""
    paragraph = element.find(TEXT) if raised else None
    if paragraph is None:
        return ""
    parts = [(paragraph.text or "", False)]
    for each in paragraph:
        parts.append(("".join(each.itertext()), each.tag == SPAN and each.get(OF_SPAN) in raised))
        parts.append((each.tail or "", False))
    full = [is_raised for text, is_raised in parts if text.strip()]
    if all(full) or not any(full):
        return ""
    return "".join(text.translate(RAISED) if is_raised else text for text, is_raised in parts)
