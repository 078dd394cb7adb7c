"""What scripts say in the browser, a small script for each language, served under a name with its hash."""

import hashlib
import json
from functools import cache

from dashboard.language import languages
from dashboard.language.text import say

OURS = "skrip."
# As a script calls them: words that pages say too.
SHARED = {
    "simulasi": "simulasi.kata",
    "rekaan": "simulasi.berkas",
    "tersalin": "salin.sudah",
    "salin_tautan": "tautan.tombol",
    "salin_kutipan": "kutip.tombol",
}


@cache
def script(language: str) -> tuple[str, bytes]:
    """Name and content of the script that puts the words of a language into `dasborKata`."""
    keys = [key for key in languages.words(languages.HOME) if key.startswith(OURS)]
    with languages.speaking(language):
        words = {key.removeprefix(OURS): say(key) for key in keys}
        words |= {name: say(key) for name, key in SHARED.items()}
    told = {
        "language": language,
        "locale": languages.tag(language),
        "words": words,
        **languages.interface(language),
    }
    content = f"globalThis.dasborKata = {json.dumps(told, ensure_ascii=False)};\n".encode()
    return f"kata-{language}-{hashlib.sha256(content).hexdigest()[:8]}.js", content


@cache
def of_the_worker() -> bytes:
    """The words of `pekerja.js` in every language: it is one for all readers, and asks no server for them."""
    told = {}
    for language in languages.known():
        with languages.speaking(language):
            told[language] = {
                "judul": say("luring.judul"),
                "belum": say("luring.belum"),
                "ada": say("luring.ada"),
                "kosong": say("luring.kosong"),
            }
    return f"const WORDS = {json.dumps(told, ensure_ascii=False)};\n".encode()


def named(name: str) -> bytes | None:
    """The content of the script of that name."""
    scripts = (script(language) for language in languages.known() if name.startswith(f"kata-{language}-"))
    return next((content for served, content in scripts if served == name), None)
