"""A regency that somebody types is the one that is named, or it is asked back: never another or several."""

import pytest

import queries
from dashboard.answers import naming
from dashboard.language.text import say
from tests.pages.test_pages import html, link_of, opened

NAMED = {
    "Kab. Alor": "5305",
    "Kabupaten Alor": "5305",
    "kab alor": "5305",
    "ALOR": "5305",
    "53.05": "5305",
    "5305": "5305",
    "53 05": "5305",
    "Kab. Kupang": "5301",
    "Kab Kupang": "5301",
    "Kota Kupang": "5371",
    "Manggarai": "5310",
    "kab. manggarai barat": "5315",
    "Mabar": "5315",
    "TTS": "5302",
    "Sika": "5307",
    "Raijua": "5320",
}
ASKED_BACK = {
    "Manggrai Barat": ("5315", True),
    "Sumba Timor": ("5311", True),
    "Kab. Alorr": ("5305", True),
    "Lembta": ("5313", True),
    "Kupang": ("5301", False),
    "Sumba": ("5311", False),
}


@pytest.fixture(scope="module")
def spellings(con) -> dict[str, tuple[str, ...]]:
    frame = queries.run(con, "filter_options")
    rows = frame[frame.kind == "regency"]
    return {row.code: (row.name, *filter(None, row.aliases.split(";"))) for row in rows.itertuples()}


@pytest.mark.parametrize(("text", "code"), NAMED.items())
def test_a_name_with_or_without_its_kind_an_alias_or_a_code_names_one(spellings, text, code):
    assert naming.regency(text, spellings) == naming.Meant(code)


@pytest.mark.parametrize(("text", "asked"), ASKED_BACK.items())
def test_a_slip_of_the_pen_or_a_name_of_several_is_asked_back(spellings, text, asked):
    meant = naming.regency(text, spellings)
    assert (meant.code, meant.near[0], meant.is_misspelt) == ("", *asked)
    assert len(meant.near) <= 4


@pytest.mark.parametrize("text", ["Surabaya", "9999", "5399", "???", " "])
def test_what_names_nobody_names_nobody(spellings, text):
    assert naming.regency(text, spellings).code == "" and not naming.regency(text, spellings).near


def test_every_regency_is_named_by_all_its_spellings(spellings):
    for code, names in spellings.items():
        for name in (*names, code, f"{code[:2]}.{code[2:]}"):
            assert naming.regency(name, spellings).code == code, name


def buttons(at) -> list[str]:
    return [each.key for each in at.button if each.key and each.key.startswith("maksud_kab_")]


def test_what_is_typed_into_the_filter_is_taken_or_proposed(snapshots):
    at = opened("ringkasan")
    at.multiselect(key="kab").set_value(["Kab. Alor"]).run()
    assert link_of(at) == {"kab": "5305"} and not buttons(at)
    at.multiselect(key="kab").set_value(["5305", "Manggrai Barat"]).run()
    assert link_of(at) == {"kab": "5305"} and buttons(at) == ["maksud_kab_5315"]
    assert say("tempat.salah_tulis", tulisan="Manggrai Barat") in html(at)
    at.button(key="maksud_kab_5315").click().run()
    assert link_of(at) == {"kab": "5305,5315"} and not buttons(at)


def test_what_is_typed_is_text_and_leaves_with_the_next_choice(snapshots):
    at = opened("ringkasan")
    at.multiselect(key="kab").set_value(["<b>x</b>"]).run()
    assert link_of(at) == {} and "&lt;b&gt;x" in html(at) and "<b>x" not in html(at)
    at.multiselect(key="kab").set_value(["5305"]).run()
    assert link_of(at) == {"kab": "5305"} and "&lt;b&gt;x" not in html(at)


def test_a_regency_elsewhere_that_is_typed_replaces_the_island_and_says_so(snapshots):
    at = opened("ringkasan", pulau="flores")
    at.multiselect(key="kab").set_value(["Kab. Alor"]).run()
    assert link_of(at) == {"kab": "5305"}
    assert say("catatan.diganti_kab", lama="Flores", baru="Kabupaten Alor") in html(at)
