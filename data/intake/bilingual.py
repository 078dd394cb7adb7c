"""Headings in two languages, as statistics offices print them: the Indonesian of them.

A part counts as English only if every word in it does: "Jumlah Desa/Kelurahan" is no translation. The name of
a place stands in both: beside words that are English alone it is no word of ours.
"""

import re

WORDS_OF_HEADINGS = """
    a all and annual annually annum area areas at average by capita child children city code consumption count
    current data densities density development district districts domestic economic education estimate
    estimated expenditure expenditures export exports extreme extremely female figure figures from gender
    gross growth households household human in index indicator indicators information island islands labor
    labour level line local male market men month monthly municipalities municipality name nominal note notes
    number of on open or order participation people per percent percentage persons point poor
    population poverty prevalence preliminary price product products production province provinces quarter
    rate ratio regencies regency region regional registered revised rupiah sector selected semester sex size
    source statistics stunted stunting subdistrict subdistricts table the thousand time to
    total type types unemployment unit units value values village villages with women year years
"""
ENGLISH = frozenset(WORDS_OF_HEADINGS.split())
UNMISTAKEN = frozenset({"of", "in", "by", "the"})  # "total", "data", and "area" are words of ours as well
SQUARE = re.compile(r"(?:(?<=km2)|(?<=km²))\s*/\s*sq(?:uare)?\.? ?km\b", re.IGNORECASE)  # of "(km2/sq.km)"
PART = re.compile(r"\n|/")
INSIDE, HELD = re.compile(r"\(([^()]*)\)"), "\x1f"  # a unit in brackets is of both or of neither
WORD = re.compile(r"[^\W\d_]+")


def ours(text: str) -> str:
    """A text without its parts that only say the same in English; the text itself where nothing is left."""
    if "\n" not in text and "/" not in text:
        return text
    text = INSIDE.sub(lambda match: f"({_ours(match[1]).replace('/', HELD)})", SQUARE.sub("", text))
    return _ours(text).replace(HELD, "/")


def _ours(text: str) -> str:
    parts = PART.split(text)
    signs = [match[0] for match in PART.finditer(text)]
    kept = parts[0]
    for sign, part in zip(signs, parts[1:], strict=True):
        words = WORD.findall(part.casefold())
        # "Tabel/Table 4.1 Persentase ..." goes on in Indonesian behind its second word.
        first = re.match(r"\s*([^\W\d_]+)(.*)", part, re.DOTALL)
        both = set(WORD.findall(kept.casefold())) if UNMISTAKEN & set(words) else set()
        if words and all(word in ENGLISH or word in both for word in words):
            kept += " "
        elif first and first[1].casefold() == "table":
            kept += first[2]
        else:
            kept += (" " if sign == "\n" else sign) + part
    return kept.strip() or text
