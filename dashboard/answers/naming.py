"""Names of places as people write them, and which regency somebody means who types one.

Names are compared without case, apostrophes of any kind and dots; II and Dua are the same.
"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches

# Numbers in names are written in Roman or in words; the words win.
NUMBERS = {"i": "satu", "ii": "dua", "iii": "tiga", "iv": "empat", "v": "lima", "vi": "enam", "vii": "tujuh"}
APOSTROPHES = re.compile(r"['’‘ʼ`´]")
KINDS = re.compile(r"^(kabupaten|kab|kota)\s+")
ONE_LETTER, ALIKE = 0.9, 0.75  # how alike a name is with one slip, and with more
MOST = 4  # regencies proposed for a misspelt name


@dataclass(frozen=True)
class Meant:
    """`code` is the one regency that is named, else empty; `near` are those that may be meant, best first."""

    code: str = ""
    near: tuple[str, ...] = ()
    is_misspelt: bool = False  # nothing is called so; `near` are called nearly so


def spelled(name: str) -> str:
    """A name as it is compared: 'Ba’a II' and \"Ba'a Dua\" are one."""
    plain = unicodedata.normalize("NFKD", APOSTROPHES.sub("", name.casefold()))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.sub(r"[^\w\s]", " ", letters).split()
    return " ".join(NUMBERS.get(word, word) for word in words)


def regency(text: str, spellings: dict[str, tuple[str, ...]]) -> Meant:
    """The regency that is named by code, name, alias or a part of one, with 'Kab.' before it or not.

    spellings: code -> name and aliases. What is said of several names none: it is asked back.
    """
    digits = re.sub(r"[.\s]", "", text)
    if digits.isdecimal():
        return Meant(digits if digits in spellings else "")
    wanted = spelled(text)
    bare = KINDS.sub("", wanted)
    if not bare:
        return Meant()
    whole = {code: {spelled(each) for each in names} for code, names in spellings.items()}
    bares = {code: {KINDS.sub("", each) for each in names} for code, names in whole.items()}
    for found in (
        tuple(code for code, names in whole.items() if wanted in names),
        tuple(code for code, names in bares.items() if bare in names),
        tuple(code for code, names in bares.items() if any(bare in each for each in names)),
    ):
        if found:
            return Meant(found[0]) if len(found) == 1 else Meant(near=found)
    return Meant(near=_alike(bare, bares), is_misspelt=True)


def _alike(bare: str, bares: dict[str, set[str]]) -> tuple[str, ...]:
    of = {each: code for code, names in bares.items() for each in names}
    found = get_close_matches(bare, of, MOST, ONE_LETTER) or get_close_matches(bare, of, MOST, ALIKE)
    return tuple(dict.fromkeys(of[each] for each in found))
