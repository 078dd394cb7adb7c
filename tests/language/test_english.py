"""The English words: whole, in English, in the fixed terms, plainly and in British spelling."""

import re
from string import Formatter

import pytest

from dashboard.language import languages
from dashboard.language.en.intake import SENTENCES
from dashboard.language.en.terms import TERMS
from tests.language.test_text import ROOT

HOME, ENGLISH = languages.words("id"), languages.words("en")
TABLE = ROOT / "docs" / "istilah-inggris.md"
INDONESIAN = {  # common words, none of which is English
    *("yang", "dan", "di", "ke", "dari", "untuk", "dengan", "pada", "ini", "itu", "atau", "tidak", "belum"),
    *("sudah", "akan", "oleh", "sebagai", "dalam", "menurut", "sampai", "sejak", "lebih", "tiap", "semua"),
    *("ada", "adalah", "jumlah", "angka", "nilai", "produk", "desa", "kabupaten", "kota", "kecamatan"),
    *("kelurahan", "provinsi", "sumber", "berkas", "halaman", "baris", "kolom", "izin", "ekspor", "tahap"),
    *("tonggak", "tenggat", "paparan", "dasbor", "versi", "dilaporkan", "berlaku", "tercatat", "wilayah"),
    *("pilih", "pilihan", "tampilkan", "unduh", "kirim", "cari", "peta", "tabel", "grafik", "ukuran"),
    *("program", "peserta", "hari", "bulan", "tahun", "tanggal", "pihak", "dan", "satu", "dua", "lainnya"),
}
# What stays: how the workshop's commands are called, and what a reader of the register types into its search.
KEPT = {
    "istilah.desa.kata": {"desa", "kelurahan"},
    "istilah.desa.arti": {"desa", "kelurahan"},
    "istilah.kabupaten.kata": {"kabupaten", "kota"},
    "istilah.kabupaten.arti": {"kecamatan"},
    "istilah.satu_data.kata": {"satu"},
    "istilah.desa_devisa.kata": {"desa"},
    "paparan.perintah_apa": {"semua", "provinsi", "kirim"},
    "paparan.perintah_jadwal": {"kirim"},  # a command and the keys of its file
    "jadwal.mana": {"kirim", "paparan"},
    "jadwal.tanpa_paparan": {"paparan"},
    "jadwal.tanpa_surat": {"dari"},
    "berubah.susunan_lain": {"program"},  # of a computer
    "kirim.unggah_sub": {"satu"},  # the name of the Satu Data portals
    "pintu.alamat_asing": {"dasbor"},  # a setting
    "pintu.catatan": {"dasbor"},  # another
    "pintu.susunan": {"program"},  # of a computer
    "kirim.tak_terbaca": {"program"},
    "paparan.versi_lain": {"program"},
}
AMERICAN = re.compile(
    r"\b(?:colou?r(?<!colour)\w*|center\w*|labeled|license|\w+ization\w*|\w+yzed|analyze\w*|meter|organiz\w+|recogniz\w+"
    r"|favor\w*|catalog|gray|percent|cancell?ed(?<!cancelled)|fulfill\w*|toward)\b",
    re.IGNORECASE,
)
NAMES = (  # what begins with capital letters inside a sentence, beside abbreviations
    "GeoJSON",
    *(
        "NTT Village Products Dashboard",
        "NTT Mart",
        "Bangun Karya",
        "Desa Devisa",
        "Indonesia Eximbank",
        "Asia",
        "One Village One Product",
        "Satu Data",
        "LKjIP",
    ),
    *(
        "Indonesian Health Survey",
        "Indonesian Nutritional Status Survey",
        "Indonesian Food and Drug Authority",
    ),
    *("National Agency for Border Management", "National Crafts Council", "Village Development Index"),
    *(
        "Government of NTT Province",
        "Bentoel Group",
        "Ministry of Law",
        "Kemendagri",
        "Dekranasda",
        "Dukcapil",
    ),
    *(
        "Nusa Tenggara Timur",
        "Timor Tengah Selatan",
        "Timor Tengah Utara",
        "Timor-Leste",
        "Indonesia",
        "Java",
    ),
    *("Kupang", "Tablolong", "Mabar", "Alor", "Sumba Timur", "OpenStreetMap", "ODbL", "Rp", "Perpres"),
    *("Orca", "TalkBack", "Tab", "English"),
    *(
        "March",
        "May",
        "June",
        "Excel",
        "JavaScript",
        "Data > From Text/CSV",
        "Text",
        "Esc",
        "Ctrl+P",
        "A4",
        "Letter",
    ),
    *("Shift", "Delete", "Enter"),
    *(
        "“Download or present”",
        "“Add to briefing”",
        "“Send data”",
        "“Passport …”",
        "Published data set",
        "Reason for accepting",
    ),
)


def places(text: str) -> list[tuple[str, str]]:
    return [(name, spec or "") for _, name, spec, _ in Formatter().parse(text) if name is not None]


def bare(text: str) -> str:
    """The words without their places for values; counted words stay in all their forms."""
    told = re.sub(r"\{[^{}:]+:([^{}]*)\}", lambda forms: forms[1].replace("|", " "), text)
    return re.sub(r"\{[^{}]*\}", " ", told)


def glossary() -> dict[str, tuple[str, ...]]:
    """Indonesian term -> the English words that may stand for it, from the table of the documentation."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| [^|]*\|$", TABLE.read_text(encoding="utf-8"), re.MULTILINE)
    return {term: tuple(words.split(", ")) for term, words in rows if term != "Indonesia"}


# Of settings, services and commands: they are typed as they are, in every language.
TYPED = re.compile(r"DASBOR_\w+|\bdasbor[-.][\w.-]+|python -m [\w.]+ \w+")


def test_every_sentence_has_its_english():
    assert not HOME.keys() - ENGLISH.keys()


def test_no_indonesian_word_is_left():
    left = {}
    for key, text in ENGLISH.items():
        if key.endswith(".tanda"):  # how a term is written, in either language
            continue
        words = TYPED.sub(" ", bare(text)).lower()
        found = set(re.findall(r"[a-z]+", words)) & INDONESIAN
        if found - KEPT.get(key, set()):
            left[key] = found
    assert not left, left


@pytest.mark.parametrize("term", glossary())
def test_a_term_is_always_told_in_its_fixed_words(term):
    """In the sentences of pages, of the import, and in the labels of the data."""
    said = [(text, ENGLISH.get(key, "")) for key, text in HOME.items()]
    wrong = {}
    for text, english in [*said, *TERMS.items(), *SENTENCES.items()]:
        if re.search(rf"(?<![\w-]){re.escape(term)}(?:nya)?(?![\w-])", bare(text), re.IGNORECASE):
            told = re.sub(r"\s+", " ", bare(english).lower())
            if not any(re.search(rf"\b{re.escape(words)}s?\b", told) for words in glossary()[term]):
                wrong[text] = english
    assert not wrong, wrong


def test_every_term_of_the_table_is_used():
    told = " ".join(map(bare, HOME.values())).lower()
    assert not [term for term in glossary() if term not in told]


def test_the_spelling_is_british():
    assert AMERICAN.search("the color of a center") and AMERICAN.search("canceled")
    assert not AMERICAN.search("coloured, cancelled, marketing authorisation, licence")
    assert not {key: text for key, text in ENGLISH.items() if AMERICAN.search(bare(text))}


def capitals(text: str) -> list[str]:
    """The words with a capital letter that begin no sentence and are neither names nor abbreviations."""
    told = bare(text).replace("\n", ". ")
    for name in sorted(NAMES, key=len, reverse=True):
        told = told.replace(name, "_")
    return re.findall(r"(?<![.:?!>|·]) (?<!^)([A-Z](?!-)\w*[a-z]\w*)", told)


def test_capital_letters_stand_where_a_sentence_or_a_name_begins():
    assert capitals("The Village of the Year") == ["Village", "Year"]
    assert not capitals("Over. Here in NTT: The BPOM of Indonesia")
    told = {key: text for key, text in ENGLISH.items() if not key.endswith(".tanda")}
    assert not {key: found for key, text in told.items() if (found := capitals(text))}


def test_apostrophes_are_typographic():
    assert not {key: text for key, text in ENGLISH.items() if re.search(r"\w'\w", text)}


def test_a_counted_word_follows_the_number_that_counts_it():
    """'{hari:day|days}' in a sentence that does not show {hari} would count something unseen."""
    unseen = {
        key: text
        for key, text in ENGLISH.items()
        if {name for name, spec in places(text) if spec} - {name for name, spec in places(text) if not spec}
    }
    assert not {key: text for key, text in unseen.items() if not key.endswith((".apa", ".siapa"))}, unseen
