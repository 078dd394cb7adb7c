"""The reader's language at the door: what an address asks for is shown, remembered, told to the browser."""

import json
import re

import pytest

from dashboard.front import front_door, script_words
from dashboard.language import languages
from tests.front.test_front_door import Client


@pytest.fixture(scope="module")
def client() -> Client:
    return Client()


def test_an_address_in_english_is_answered_in_english_and_remembered(client):
    answer = client.get("/ekspor?bahasa=en")
    assert '<html lang="en">' in answer.text and '"og:locale" content="en_GB"' in answer.text
    assert answer.headers["set-cookie"].startswith("bahasa=en;")
    assert "set-cookie" not in client.get("/ekspor").headers


def test_where_the_address_names_no_language_the_remembered_one_is_shown(client):
    kept = {"cookie": "bahasa=en"}
    answer = client.get("/ekspor?kab=5305", **kept)
    assert answer.status_code == 303 and answer.headers["location"] == "/ekspor?kab=5305&bahasa=en"
    assert client.get("/ekspor?bahasa=id", **kept).headers["set-cookie"].startswith("bahasa=id;")
    assert '<html lang="id">' in client.get("/ekspor?bahasa=id", **kept).text


def test_a_language_that_there_is_not_is_answered_in_indonesian(client):
    answer = client.get("/?bahasa=xx")
    assert '<html lang="id">' in answer.text and "set-cookie" not in answer.headers
    assert '<html lang="id">' in client.get("/", cookie="bahasa=xx").text


def test_each_page_says_where_it_stands_in_the_other_languages(client):
    told = dict(
        re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', client.get("/peta").text)
    )
    assert told.keys() == {*languages.known(), "x-default"}
    assert told["en"].endswith("/peta?bahasa=en")


def test_a_page_brings_the_words_of_its_own_language_for_scripts(client):
    for language in ("id", "en"):
        parts = re.search(r'data-bagian="([^"]+)"', client.get(f"/?bahasa={language}").text)[1]
        (address,) = re.findall(r'"(/aset/kata-[^"]+)"', client.get(parts).text)
        told = json.loads(client.get(address).text.removeprefix("globalThis.dasborKata = ").rstrip(";\n"))
        assert told["language"] == language and told["words"]["dipilih"]
    assert client.get("/aset/kata-en-00000000.js").status_code == 404
    assert script_words.script("id")[1] != script_words.script("en")[1]


def test_a_refusal_speaks_the_language_of_who_asks(client):
    answer = client.get("/aset/gone.js", cookie="bahasa=en")
    with languages.speaking("en"):
        assert answer.text == front_door.say("pintu.tanpa_berkas")
