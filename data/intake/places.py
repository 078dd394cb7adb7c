"""Places as people write them, by code where there is one; a name is only a suggestion for villages.

Most regency codes of a province mean another regency in the other code system: a bare code says nothing
until its system is known, from names that stand beside it or from the sender. Which places are ours, how
they are called, and which names a regency shares with a city, the snapshot in view says.
"""

import re
from dataclasses import dataclass
from functools import cached_property

import duckdb
from rapidfuzz import fuzz, process

from data.intake.headings import normal

KEMENDAGRI, BPS = "kemendagri", "bps"
LOWEST_PROVINCE = 11
COUNTRY, OF_COUNTRY = "ID", ("indonesia", "nasional")
ENOUGH, SUGGESTED, SLIP = 60, 4, 75
PREFIX = re.compile(r"^(kabupaten|kab|pemerintah kabupaten|pemkab|regency of) ")
VILLAGE = re.compile(r"^(desa|kelurahan|kel) ")
DISTRICT = re.compile(r"^(kecamatan|kec) ")
PROVINCE = re.compile(r"^(provinsi|prov) ")
COUNTED = re.compile(r"(\d{1,2}|\d{4}) (\D+)")
IN_PARTS = re.compile(r"^(\d{2}) (\d{2})(?= \D)|(?<=\D )(\d{2}) (\d{2})$")  # "[53.05] Alor"
CODED = re.compile(r"(\D+) (\d{4})")  # "Kab. Alor (5305)"
LISTED = re.compile(r"^\s*\(?([ivx]{1,5}|[a-z])[.)]\s+(?=\w{2})", re.IGNORECASE)  # "II. Belu"
TAG = re.compile(r"</?[a-z]+>", re.IGNORECASE)  # of BPS' bold names
SORT_BEHIND = re.compile(r"^(.+) (kota|kabupaten|kab|regency|municipality|city)$")  # "Kupang (Kota)"
MARKED = re.compile(
    r"\s*((?<!\d)\d{1,2}\)|[\u00b9\u00b2\u00b3\u2070-\u2079ᵃᵇᶜᵈᵉʳˣ*]+\)?)\s*$"
)  # "Alor 1)", "Belu²"
LETTERS = re.compile(r"\b\w( \w)+\b")
ABBREVIATIONS = {
    "brt": "barat", "bar": "barat", "tim": "timur", "tmr": "timur", "sel": "selatan", "ut": "utara",
    "utr": "utara", "tgh": "tengah", "teng": "tengah", "kodya": "kota", "kotamadya": "kota", "kt": "kota",
    "pemkot": "kota",
}  # fmt: skip
VOWELLESS = re.compile(r"[bcdfghjklmnpqrstvwxyz]{3,4}")
SUM = re.compile(r"^(jumlah|total) | (jumlah|total)$")
SEVERAL = re.compile(r"\s*[,;&+/]\s*(?:dan\s+)?|\s+dan\s+")
SORTS = ("kabupaten", "kab", "kota")
CITY = "kota "  # before the name of a city
CITIES = ("kota", "municipality", "city")
# The provinces, as tables of the whole country name them.
PROVINCES = frozenset(
    """aceh; sumatera utara; sumatera barat; riau; jambi; sumatera selatan; bengkulu; lampung;
    kepulauan bangka belitung; bangka belitung; kepulauan riau; dki jakarta; jakarta; jawa barat; jawa tengah;
    di yogyakarta; d i yogyakarta; daerah istimewa yogyakarta; yogyakarta; jawa timur; banten; bali;
    nusa tenggara barat; nusa tenggara timur; ntt; kalimantan barat; kalimantan tengah; kalimantan selatan;
    kalimantan timur; kalimantan utara; sulawesi utara; sulawesi tengah; sulawesi selatan; sulawesi tenggara;
    gorontalo; sulawesi barat; maluku; maluku utara; papua barat; papua; papua selatan; papua tengah;
    papua pegunungan; papua barat daya;
    nanggroe aceh darussalam; nad; sumut; sumbar; sumsel; babel; kep bangka belitung; kepri; kep riau; dki;
    jabar; jateng; diy; d i y; di yogya; jatim; ntb; kalbar; kalteng; kalsel; kaltim; kaltara; sulut; sulteng;
    sulsel; sultra; sulbar; malut; papbar; irian jaya; irian jaya barat""".replace("\n", "")
    .replace("    ", " ")
    .split("; ")
)


WHOLES = """
    select area.code, area.name, area.code = (from now.whole), area.name, province.short_name,
        province.aliases
    from now.area left join now.province using (code)
    where area.level = 'provinsi' or area.code = (from now.whole)
"""  # the province, or the country and its provinces


@dataclass(frozen=True)
class Places:
    names: dict[str, str]  # every known spelling -> Kemendagri code
    by_bps: dict[str, str]  # BPS code -> Kemendagri code
    official: dict[str, str]  # Kemendagri code -> name
    districts: dict[str, set[str]]  # district name -> regencies that have one of that name
    villages: dict[str, dict[str, str]]  # regency -> village code -> name
    named: dict[tuple[str, str], list[str]]  # regency and plain village name -> codes
    district_names: dict[str, str]  # district code -> plain name
    whole: str  # the code of all that the data are about: a province, or the country
    wholes: dict[str, str]  # its name as sentences write it, and every spelling of a province -> code
    shared: dict[str, tuple[str, str]]  # a name alone that a regency and a city have -> their codes

    whole_name: str  # as a sentence names it

    @cached_property
    def total(self) -> re.Pattern[str]:
        """What names a row of the whole, which adds up the others."""
        return re.compile(rf"((jumlah|total) )?((provinsi|prov) )?({self._spelled})( (jumlah|total))?")

    @cached_property
    def before(self) -> re.Pattern[str]:
        """The province before a place: "NUSA TENGGARA TIMUR - ALOR"."""
        return re.compile(rf"^(provinsi |prov )?({self._spelled}) (?=\w)")

    @cached_property
    def after(self) -> re.Pattern[str]:
        """And behind it: "Alor, NTT"."""
        return re.compile(rf"(?<=\w) (provinsi |prov )?({self._spelled})( indonesia)?$")

    @cached_property
    def words(self) -> frozenset[str]:
        """What the names of regencies are made of."""
        return frozenset(word for name in self.official.values() for word in normal(name).split())

    @cached_property
    def _spelled(self) -> str:
        return "|".join(map(re.escape, sorted(self.wholes, key=len, reverse=True)))


def known(con: duckdb.DuckDBPyConnection) -> Places:
    """The places of the snapshot attached as `now`."""
    names, by_bps, official = {}, {}, {}
    for code, bps, name, short, aliases in con.execute(
        "select code, bps_code, name, short_name, aliases from now.regency"
    ).fetchall():
        official[code], by_bps[bps] = name, code
        for spelling in filter(normal, (name, short, *(aliases or "").split(";"))):
            names[normal(spelling)] = code
        if not normal(name).startswith(CITY):
            names.setdefault(PREFIX.sub("", normal(name)), code)
    shared = _shared(official)
    names = {spelling: code for spelling, code in names.items() if spelling not in shared}
    for spelling, code in list(names.items()):  # "Rotendao", "KotaKupang"
        names.setdefault(spelling.replace(" ", ""), code)
    provinces = con.execute(WHOLES).fetchall()
    wholes = {
        normal(spelling): code
        for code, _, _, *told in provinces
        for spelling in ";".join(filter(None, told)).split(";")
    }
    whole, whole_name = next((code, name) for code, name, is_whole, *_ in provinces if is_whole)
    for before in ("", "provinsi ", "prov "):
        names |= {f"{before}{spelling}": code for spelling, code in wholes.items()}
    districts: dict[str, set[str]] = {}
    district_names: dict[str, str] = {}
    for code, name, regency in con.execute("select code, name, regency from now.district").fetchall():
        districts.setdefault(normal(name), set()).add(regency)
        district_names[code] = normal(name)
    villages: dict[str, dict[str, str]] = {}
    named: dict[tuple[str, str], list[str]] = {}
    for code, name, regency in con.execute("select code, name, regency from now.village").fetchall():
        villages.setdefault(regency, {})[code] = name
        named.setdefault((regency, normal(name)), []).append(code)
    lists = (districts, villages, named, district_names)
    return Places(names, by_bps, official, *lists, whole, wholes, shared, whole_name)


def _shared(official: dict[str, str]) -> dict[str, tuple[str, str]]:
    """The names that a regency and a city have when alone: which is meant, only the sender knows."""
    plain = {code: normal(name) for code, name in official.items()}
    cities = {name.removeprefix(CITY): code for code, name in plain.items() if name.startswith(CITY)}
    regencies = {PREFIX.sub("", name): code for code, name in plain.items()}
    return {name: (regencies[name], city) for name, city in cities.items() if name in regencies}


def code_text(cell) -> str | None:
    """A cell as the digits of a code, dotted or not, also when a spreadsheet made it a number."""
    if isinstance(cell, float):
        cell = int(cell) if cell.is_integer() else _dotted(cell) or cell
    text = re.sub(r"^['’‘`\"]|\s|['’\"]$", "", str(cell).strip())  # an apostrophe keeps it a text
    text = re.sub(r"^(\d{4,10})\.0$", r"\1", text)
    if re.fullmatch(r"\d{2}(\.\d{2}){1,2}(\.\d{4})?|\d{2}(\d{2}(\d{2,3}(\d{3,4})?)?)?", text):
        return text.replace(".", "")
    return None


def _dotted(cell: float) -> str | None:
    """A code with a point that a spreadsheet took for a number: 53.1 can be none but 53.10."""
    whole = round(cell, 2)
    return f"{whole:.2f}" if abs(whole - cell) < 1e-9 and LOWEST_PROVINCE <= cell < 100 else None


def is_dotted(cell) -> bool:
    if isinstance(cell, float):
        return not cell.is_integer() and _dotted(cell) is not None
    return isinstance(cell, str) and bool(re.fullmatch(r"\s*\d{2}(\.\d{2}){1,2}(\.\d{4})?\s*", cell))


def by_name(cell, places: Places) -> str | None:
    """The regency of a name in any known spelling, also with the province before or behind it.

    A number before the name counts the rows, or is its code in one of the two systems.
    """
    code, name = _told(cell)
    found = _named(name, places) or _named(_in_full(name, places), places)
    return found if len(code) < 4 or code == found or places.by_bps.get(code) == found else None


def several(cell, places: Places):
    """A cell with ';' between its regencies, where it names more than one and nothing else."""
    parts = SEVERAL.split(cell.strip()) if isinstance(cell, str) else []
    whole = len(parts) < 2 or not all(part and by_name(part, places) for part in parts)
    return cell if whole else ";".join(parts)


def shared_name(cell, places: Places) -> str | None:
    """The name in a cell, where it is nothing but one that a regency and a city have: "Kupang"."""
    if not places.shared or not isinstance(cell, str):
        return None
    name = places.after.sub("", places.before.sub("", _told(cell)[1]))
    return name if name in places.shared else None


def _told(cell) -> tuple[str, str]:
    """The number that stands with a name, "" where none does, and the name in plain letters."""
    text = LISTED.sub("", TAG.sub(" ", MARKED.sub("", cell))) if isinstance(cell, str) else cell
    whole = IN_PARTS.sub(lambda match: "".join(filter(None, match.groups())), normal(text))
    if match := COUNTED.fullmatch(whole):
        return match[1], match[2]
    return (match[2], match[1]) if (match := CODED.fullmatch(whole)) else ("", whole)


def _named(whole: str, places: Places) -> str | None:
    whole = SUM.sub("", whole)
    for name in dict.fromkeys((whole, places.before.sub("", whole), places.after.sub("", whole))):
        bare = PREFIX.sub("", name)
        if found := places.names.get(name) or places.names.get(bare):
            return found
        if bare != name and bare in places.shared:
            return places.shared[bare][0]
    return None


def _in_full(name: str, places: Places) -> str:
    """A name without points between its initials and with its usual abbreviations written out."""
    name = LETTERS.sub(lambda match: match[0].replace(" ", ""), name)
    if match := SORT_BEHIND.fullmatch(name):
        name = f"{'kota' if match[2] in CITIES else 'kabupaten'} {match[1]}"
    return " ".join(_whole_word(word, places) for word in name.split())


def _whole_word(word: str, places: Places) -> str:
    """A word, or the one that it abbreviates: a usual one, or one of our names without vowels ("kpg")."""
    if word in ABBREVIATIONS or not VOWELLESS.fullmatch(word):
        return ABBREVIATIONS.get(word, word)
    pattern = re.compile(".*".join(word) + ".*")
    found = [each for each in places.words if pattern.fullmatch(each)]
    return found[0] if len(found) == 1 else word


def is_outside(cell, places: Places) -> bool:
    """Does a cell name or number another province, or a place in one?"""
    code = code_text(cell)
    if code is not None:
        province = code[:2]
        known = province in places.wholes.values() or int(province) < LOWEST_PROVINCE
        return len(code) in (2, 4, 6, 7, 10) and not known
    name = PROVINCE.sub("", normal(cell))
    if name in places.wholes:
        return False
    told = [each for each in PROVINCES.union(places.wholes, OF_COUNTRY) if f"{name} ".startswith(f"{each} ")]
    longest = max((each for each in told if each == name or " " in each), key=len, default="")
    return bool(longest) and longest not in places.wholes


def resembles(cell, places: Places) -> bool:
    """Is a name so near to one of ours that it may be a slip of the pen?"""
    name = PREFIX.sub("", normal(cell))
    if name in SORTS:  # a caption of what follows
        return False
    return process.extractOne(name, list(places.names), scorer=fuzz.ratio, score_cutoff=SLIP) is not None


def near(cell, places: Places) -> list[tuple[str, str]]:
    """The regencies whose names are nearest to a text: code and name."""
    found = process.extract(normal(cell), list(places.names), scorer=fuzz.WRatio, limit=SUGGESTED)
    codes = dict.fromkeys(places.names[name] for name, score, _ in found if score >= ENOUGH)
    return [(code, places.official[code]) for code in codes if code in places.official]


def doubtful(cells: list, places: Places) -> object:
    """A bare code that means two different regencies, if there is one."""
    for cell in dict.fromkeys(cells):
        code = code_text(cell)
        if not code or len(code) < 4 or _of_province(code, places) or is_dotted(cell):
            continue
        if places.by_bps.get(code[:4]) != code[:4]:
            return cell
    return None


def system(codes: list, names: list, places: Places) -> str | None:
    """The system that agrees with the names beside the codes, all of them; None when neither or both do."""
    pairs = [
        (code[:4], name)
        for cell, told in set(zip(codes, names, strict=True))
        if (code := code_text(cell)) and len(code) >= 4 and (name := by_name(told, places)) in places.official
    ]
    kemendagri = all(code == name for code, name in pairs)
    bps = all(places.by_bps.get(code) == name for code, name in pairs)
    if not pairs or kemendagri == bps:
        return None
    return KEMENDAGRI if kemendagri else BPS


def regency(cell, places: Places, code_system: str | None) -> str | None:
    """The Kemendagri code of a cell, or None when it cannot be known."""
    code = code_text(cell)
    if code is None:
        return by_name(cell, places)
    if province := _of_province(code, places):
        return province
    code = code[:4]
    if is_dotted(cell) or code_system == KEMENDAGRI or places.by_bps.get(code) == code:
        return code if code in places.official else None
    return places.by_bps.get(code) if code_system == BPS else None


def _of_province(code: str, places: Places) -> str | None:
    """The province of a code that is a province's, which BPS fills up with zeros."""
    return code[:2] if code[:2] in places.wholes.values() and not code[2:].strip("0") else None


def village(cell, places: Places, of: str | None) -> str | None:
    """The village of a code, if there is one."""
    code = code_text(cell)
    return code if code and len(code) == 10 and code in places.villages.get(of or code[:4], {}) else None


def villages_named(cell, places: Places, of: str, district=None) -> list[str]:
    """The villages of a regency, or of one of its districts, that have exactly this name."""
    found = places.named.get((of, VILLAGE.sub("", normal(cell))), [])
    if district is None:
        return found
    within = DISTRICT.sub("", normal(district))
    return [code for code in found if places.district_names.get(code[:6]) == within]


def suggestions(cell, places: Places, of: str | None) -> list[tuple[str, str]]:
    """Villages of a regency whose names are near: code and name, nearest first."""
    there = places.villages.get(of or "", {})
    near = process.extract(
        normal(cell),
        {code: normal(name) for code, name in there.items()},
        scorer=fuzz.WRatio,
        score_cutoff=ENOUGH,
        limit=SUGGESTED,
    )
    return [(code, there[code]) for _, _, code in near]
