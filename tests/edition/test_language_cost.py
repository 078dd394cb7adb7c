"""A second language costs nothing: what an English page weighs, and what it takes to make it.

A page weighs what it is and the words of its scripts, which every page loads in its own language.
Function calls are counted in place of seconds: they are the same on every machine, whoever else works on it.
"""

import cProfile
import pstats

import pytest

from dashboard.answers import links
from dashboard.exhibits.kept import KEPT
from dashboard.front import menu, script_words, static_edition
from dashboard.language import languages
from data.snapshots import current

MORE = 1.02
# Of one document without those words: sources keep their Indonesian titles, with which the names of products
# share their words in Indonesian and not in English.
MORE_OF_A_DOCUMENT = 1.035


def cost(entry: menu.Entry, language: str) -> tuple[int, int]:
    """Bytes as sent, and function calls to make the page when its answers and words are known."""
    view, _ = links.view(current().snapshot, {"bahasa": language}, entry.page)
    with languages.speaking(language):
        html = static_edition.html(entry, view, [], None)
        KEPT.forget()
        profile = cProfile.Profile()
        profile.runcall(static_edition.html, entry, view, [], None)
    return len(static_edition.compressed(html).brotli), pstats.Stats(profile).total_calls


def words(language: str) -> int:
    """Bytes as sent of what scripts say."""
    _, script = script_words.script(language)
    return len(static_edition.compressed(script.decode()).brotli)


@pytest.mark.slow
@pytest.mark.parametrize("language", [each for each in languages.known() if each != languages.HOME])
def test_another_language_costs_next_to_nothing(snapshots, language):
    home = {entry.path: cost(entry, languages.HOME) for entry in menu.MENU}
    other = {entry.path: cost(entry, language) for entry in menu.MENU}
    documents, calls = (
        sum(each[place] for each in other.values()) / sum(each[place] for each in home.values())
        for place in (0, 1)
    )
    assert documents <= MORE and calls <= MORE, (documents, calls)
    alone = {path: other[path][0] / home[path][0] for path in home}
    assert max(alone.values()) <= MORE_OF_A_DOCUMENT, alone
    work = {path: other[path][1] / home[path][1] for path in home}
    assert max(work.values()) <= MORE, work
    whole = {
        path: (other[path][0] + words(language)) / (home[path][0] + words(languages.HOME)) for path in home
    }
    assert max(whole.values()) <= MORE, whole
