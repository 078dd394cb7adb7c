"""What choosing does to the choices: the same for a click on the live page and for a link on a static one.

Each changes `choices` in place and returns what the newest choice of a place let go, as a sentence, or "".
"""

from collections.abc import Callable
from typing import Any

from dashboard.answers import links, options, store
from dashboard.answers.facts import Facts
from dashboard.answers.view import DATASETS, View
from dashboard.language.text import say
from data.snapshots import Choice, Snapshot

LEVELS = {4: "kab", 6: "kec", 10: "desa"}  # digits of a code -> the choice that it belongs to
PROVINCE = 2  # digits: of a country, where the provinces stand in place of island groups
WITHIN = ("kec", "desa")
Choices = dict[str, Any]


def put(choices: Choices, name: str, value: Any, snapshot: Snapshot, default: Any = None) -> str:
    """Set one choice; an empty or default value takes it back."""
    told = ""
    if value and value != default:
        choices[name] = value
        if name in ("kab", "pulau"):
            told = links.one_place(choices, name, options.of(snapshot))
    else:
        choices.pop(name, None)
    if name in ("kab", "pulau") and choices.get("kab") != [choices.get("kec", "")[:4]]:
        for inside in WITHIN:  # they lie in the one regency that is opened, or nowhere
            choices.pop(inside, None)
    return told


def toggle(choices: Choices, name: str, code: str, snapshot: Snapshot) -> str:
    """Choose one of several, or take the choice back."""
    kept = list(choices.get(name, []))
    left = [other for other in kept if other != code] if code in kept else [*kept, code]
    return put(choices, name, left, snapshot)


def toggle_place(choices: Choices, code: str, snapshot: Snapshot) -> str:
    """Choose a place of any level, or take the choice back."""
    name = LEVELS[len(code)]
    if name == "kab":
        return toggle(choices, name, code, snapshot)
    if choices.get(name) == code:
        choices.pop(name)
        if name == "kec":
            choices.pop("desa", None)
    else:
        links.descend(choices, code, snapshot)
    return ""


def open_only(choices: Choices, code: str, snapshot: Snapshot) -> str:
    """Go to one place and let go of every other."""
    for name in links.PLACES:
        choices.pop(name, None)
    if len(code) == PROVINCE:
        return put(choices, "pulau", [code], snapshot)
    if len(code) == 4:
        return put(choices, "kab", [code], snapshot)
    links.descend(choices, code, snapshot)
    return links.one_place(choices, "kab", options.of(snapshot))


def let_go(choices: Choices, name: str, code: str, snapshot: Snapshot) -> str:
    """Take one filter back; one without a code is taken back whole."""
    if name in links.PLACES:
        return toggle_place(choices, code, snapshot)
    return toggle(choices, name, code, snapshot) if code else put(choices, name, None, snapshot)


def address(view: View, change: Callable[..., str], *given: Any) -> str:
    """The address of this page after a change: `change(choices, *given, snapshot)`."""
    choices = dict(view.choices)
    change(choices, *given, view.snapshot)
    return View(view.snapshot, choices, view.page).address


def snapshot(asked: Choices) -> tuple[Choice, list[str], Snapshot | None]:
    """What a link's `data` and `versi` show: a kept version, else the newest; notices for the reader.

    The last is the kept version that is nearest to one which was asked for in vain.
    """
    notices, frozen, nearest = [], asked.get("versi"), None
    dataset = asked.get("data", DATASETS[0])
    if dataset not in DATASETS:
        notices.append(say("catatan.tautan", bagian=f"data={dataset}"[: links.MOST_LETTERS]))
        dataset = DATASETS[0]
    if frozen:
        if found := store.named(frozen):
            return Choice(found, None), notices, None
        dataset = DATASETS[1] if frozen.startswith(DATASETS[1]) else dataset
        nearest = store.nearest_kept(frozen, dataset)
        notices.append(say("versi.tak_ada", versi=frozen[:60]))
    choice = store.newest(dataset)
    if choice.snapshot is None and dataset != DATASETS[0]:
        notices.append(say("catatan.tanpa_simulasi"))
        choice = store.newest(DATASETS[0])
    return choice, notices, nearest


def opened(asked: Choices, page: Facts, host: str = "") -> tuple[View | None, list[str], Snapshot | None]:
    """The view behind a link, the notices of what means nothing in it, the nearest kept version.

    None where there is no snapshot to show; the last notice then says why.
    """
    choice, notices, nearest = snapshot(asked)
    if choice.problem:
        notices.append(choice.problem)
    if choice.snapshot is None:
        return None, notices, None
    choices = understood(asked, choice.snapshot, page, notices)
    return View(choice.snapshot, choices, page, host), notices, nearest


def understood(asked: Choices, shown: Snapshot, page: Facts, notices: list[str]) -> Choices:
    """The choices of a link to a page for the snapshot that it shows; what means nothing becomes a notice."""
    choices, unread = links.understood(asked, shown, page)
    notices += unread
    if shown.dataset != DATASETS[0]:
        choices["data"] = shown.dataset
    if asked.get("versi") == shown.name:
        choices["versi"] = shown.name
    return choices
