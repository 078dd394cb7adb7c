"""The words of readers: one term for one thing, formal Indonesian, and no word of the workshop.

What people published keeps its own words: titles of articles and texts of statements are quoted.
"""

import ast
import re
from collections.abc import Iterator
from html import unescape

import duckdb
import pytest

from briefing import ready
from briefing.slides import Briefing
from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.exhibits.bodies import Text
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.saying import glossary
from tests.crawl import DATASETS, VISITS, visited
from tests.pages.test_pages import html, opened
from tests.test_layout import files, parsed

REPLACED = (
    *(
        "klaim",
        "tak",
        "punya",
        "kuantil",
        "kohor",
        "snapshot",
        "sha-256",
        "ckan",
        "giliran",
        "kisi sama luas",
    ),
    *("follow_up.csv", "laju kini", "sesiap apa", "gugus pulau", "wajik", "berongga", "belum melapor"),
    *("kosong di sini bukan nol", "selisih nol", "kecocokan", "nama kabupaten kota", "mutu data [abcd]"),
    *(
        "sejauh mana register",
        "nilai asal barang",
        "disebut semua sumber",
        "satu versi(?! data)",
        "kedudukan kabupaten",
    ),
    *("terpotong di sumber", "terbitan akun", "dapatkah data ini dipercaya", "apa yang terlambat\\?"),
)
UNTRUE = (  # of what is not known
    *(
        "lainnya belum menyediakan",
        "terhenti menunggu",
        "masih harus menempuh",
        "22 dari 22 kabupaten/kota melapor",
    ),
    *("dari 0 ", "\\b0 desa diketahui", "\\b0 alamat", "wilayah kerja 5 di antaranya"),
    *("belum ada target", "belum ada angka", "\\b(\\d{4})\N{EN DASH}\\1\\b"),
)
# Commands and files of the workshop; who keeps the server is told them where only they can act.
WORKSHOP = re.compile(
    r"python -m|`|\bdata/|\bqueries/|\b[\w-]+\.(?:py|sql|csv|json|toml|md)\b|sha-?256|DASBOR_", re.IGNORECASE
)
TEXTS = languages.words(languages.HOME)
FOR_KEEPERS = {
    "pintu.alamat_asing",
    "pintu.catatan",
    "pintu.susunan",
    "paparan.tanpa_nama",
    "jadwal.mana",
    "jadwal.nama",
}
FOR_KEEPERS |= {key for key in TEXTS if key.startswith("setelan.") or re.match(r"kelola\..+_lakukan", key)}
APPENDIX = re.compile(r'<pre class="sql".*?</pre>', re.DOTALL)  # opened by who checks the figures themselves
FORBIDDEN = [re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for words in REPLACED]
FORBIDDEN += [re.compile(words, re.IGNORECASE) for words in UNTRUE]
QUOTED = re.compile(r"<a .*?</a>|“[^”]*”", re.DOTALL)  # a title, or the words of somebody


def found(text: str) -> list[str]:
    return [match.group() for pattern in (*FORBIDDEN, WORKSHOP) for match in pattern.finditer(text)]


def words_of(page: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " | ", QUOTED.sub(" ", APPENDIX.sub(" ", page))))


def test_the_patterns_find_what_they_are_for():
    assert (
        found("18 lainnya belum menyediakan lahan") and found("Satu klaim") and found("2022\N{EN DASH}2022")
    )
    assert found("Dibuat oleh python -m data.simulate") and found("berkas data/raw") and found("target.csv")
    assert not found("Kirim sebagai .xlsx atau .csv") and not found("https://bps.go.id/berita")
    assert not found("Dua pernyataan, 2021\N{EN DASH}2022; tidak mempunyai lahan")


def test_no_text_has_a_word_that_was_replaced():
    assert not {key: words for key in TEXTS.keys() - FOR_KEEPERS if (words := found(TEXTS[key]))}


@pytest.mark.parametrize(("page", "link", "dataset"), VISITS)
def test_no_page_has_a_word_that_was_replaced(both, page, link, dataset):
    visit = visited(page, link, dataset)
    told = words_of(html(visit.at))
    for offer in visit.offers:
        told += f"\n{offer.title}\n{offer.about.subtitle}\n" + " | ".join(map(str, offer.table.columns))
    assert not found(told), [told[max(told.find(each) - 60, 0) :][:140] for each in found(told)]


@pytest.mark.parametrize("dataset", DATASETS)
def test_no_cell_of_the_data_names_a_command_or_a_file_of_the_workshop(both, dataset):
    with duckdb.connect(store.newest(dataset).snapshot.path, read_only=True, config=store.LOCKED) as con:
        texts = con.execute(
            "select table_name, column_name from duckdb_columns() c join duckdb_tables() t using (table_name)"
            " where t.comment is null and data_type = 'VARCHAR'"
            " and column_name not in ('id', 'code', 'source', 'pattern', 'address', 'address_text')"
        ).fetchall()
        for table, column in texts:
            cells = con.execute(
                f'select distinct "{column}" from "{table}" where "{column}" is not null'
            ).fetchall()
            assert not [cell for (cell,) in cells if WORKSHOP.search(cell)], (table, column)


ASKED_OF = ("data/intake/", "data/accounts/")


@pytest.mark.parametrize("file", [each for each in files() if each.startswith(ASKED_OF)])
def test_no_answer_to_a_sender_names_a_command_or_a_file_of_the_workshop(file):
    """What is said on Kirim Data is raised as one of these; the keepers' command line has its own help."""
    said = ("Declined", "Refused", "parcel.Refused", "Forbidden")
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in said:
            told = " ".join(
                part.value
                for part in ast.walk(node)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )
            assert not WORKSHOP.search(told), told


def test_the_source_of_a_sent_file_is_said_without_the_name_of_a_hash():
    source = next(
        node
        for node in ast.walk(parsed("data/intake/desk.py"))
        if isinstance(node, ast.Dict)
        and any(isinstance(key, ast.Constant) and key.value == "obtained" for key in node.keys)
    )
    told = dict(
        zip((ast.literal_eval(key) for key in source.keys), map(ast.unparse, source.values), strict=True)
    )
    assert "sidik berkas" in told["obtained"] and "sha256 " not in told["obtained"]


def deck(dataset: str, slugs: tuple[str, ...] = ()) -> Iterator[Briefing]:
    """The ready briefings of the newest snapshot of a data set, all of them unless some are named."""
    snapshot = store.newest(dataset).snapshot
    for slug in slugs or ready.names(View(snapshot)):
        yield ready.make(slug, View(snapshot))


@pytest.mark.slow
@pytest.mark.parametrize("dataset", DATASETS)
def test_no_ready_deck_has_a_word_that_was_replaced(both, dataset):
    for briefing in deck(dataset):
        for slide in briefing.slides:
            lines = slide.body.lines if isinstance(slide.body, Text) else ()
            told = QUOTED.sub(" ", "\n".join((slide.title, slide.subtitle, *slide.notes, *lines)))
            assert not found(told), (briefing.title, slide.title, found(told))


def test_alor_is_not_told_to_have_a_shop(both):
    (alor,) = deck("terpublikasi", ("5305",))
    (slide,) = [each for each in alor.slides if "program memiliki keterangan" in each.title]
    told = "3 dari 4 program memiliki keterangan terbit tentang Kabupaten Alor"
    assert slide.title == f"{told}; NTT Mart belum dilaporkan"
    (shop,) = [row for row in slide.body.rows if row[0] == "NTT Mart"]
    assert shop[1] == "tahap belum dilaporkan (wilayah program)"


def test_a_regency_says_who_takes_part_and_land_is_asked_no_permit(both):
    page = html(visited("profil_kabupaten", {"kab": "5301"}, "simulasi").at)
    assert re.search(r"\d+ peserta \(", page)
    for programme in ("upt-bpom", "ntt-mart"):
        told = html(opened("program", prog=programme, tampil="tahap"))
        assert "Obat tradisional" not in told and "anak tangga" not in told
        assert "Izin produk tidak berlaku" in html(opened("program", prog=programme, tampil="izin"))


def test_a_survey_that_the_register_lacks_is_not_told_as_unpublished(both):
    page = html(visited("profil_kabupaten", {"kab": "5305"}, "terpublikasi").at)
    heading, lacking = page.split("Prevalensi stunting (SKI)")[0].rsplit("<h2", 1)[-1].split("</h2>")
    assert "Belum ada di register ini" in heading and "Kementerian Kesehatan" in lacking


def test_one_year_is_told_once(both):
    page = html(opened("ekspor", tahun="2022-2022"))
    assert "Cakupan: 2022<" in page and "2022\N{EN DASH}2022" not in page
    assert "Cakupan: 2019\N{EN DASH}2022<" in html(opened("ekspor", tahun="2019-2022"))


def test_the_glossary_explains_the_abbreviations_of_the_pages():
    named = {say(f"istilah.{term}.kata") for term in glossary.TERMS}
    terms = " ".join(named)
    for each in ("NIB", "UMOT", "UKOT", "CPOTB", "CPKB", "CPPOB", "LKjIP", "NPHD", "KIPM", "BNPP", "ATCC"):
        assert each in terms
    assert {"Dekranasda", "Pernyataan", "Versi data"} <= {
        say(f"istilah.{term}.kata") for term in glossary.TERMS
    }


ACT = r"(?:tekan|klik|pilih|buka|ketuk|press|click|choose|open|tap|select)"
WHERE = (
    r"(?:di (?:atas|bawah|kiri|kanan|samping)|(?:yang )?(?:hijau|merah|biru|bulat)|above|below"
    r"|on the (?:left|right)|(?:green|red|blue|round) (?:button|one))"
)


def test_an_instruction_names_what_it_means_and_not_only_where_it_stands():
    """WCAG 1.3.3: what is told by place, shape or colour alone is nothing to who does not see it."""
    told = re.compile(rf"\b{ACT}\b[^.“]*\b{WHERE}\b[^.“]*(?:\.|$)", re.IGNORECASE)
    assert told.search("Tekan tombol di bawah.") and told.search("Press the round button.")
    assert not told.search("Tekan tombol “Masuk” di bawah.")
    for language in languages.known():
        assert not {key: text for key, text in languages.words(language).items() if told.search(text)}


@pytest.mark.parametrize("language", languages.known())
def test_how_many_places_there_are_is_counted_never_written(language, con):
    """In the data of another province, or of all, a written number of regencies is wrong."""
    counted = [
        con.execute(f"select count(*) from {table}").fetchone()[0]
        for table in ("regency", "district", "village")
    ]
    told = "|".join(re.sub(r"\B(?=(\d{3})+$)", "[.,]?", str(count)) for count in counted)
    written = re.compile(rf"\b({told})\b")
    assert [key for key, text in languages.words(language).items() if written.search(text)] == []
