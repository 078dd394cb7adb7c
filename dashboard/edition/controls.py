"""What a reader chooses with on a page without a script: links, and forms whose answer is an address.

A form says every choice again that it does not itself offer, so that none is lost. `SENT` names the choices
that are no choice, because they are the default; `canonical` makes of what a browser sends the address that
the live page would have written.
"""

from collections.abc import Callable, Iterable, Mapping
from html import escape

from dashboard.answers import choosing, links, store
from dashboard.answers.view import DATASETS, View, written
from dashboard.edition.sheet import Sheet
from dashboard.exhibits.page import Pick, PickRegency, Search, Switch, Trail
from dashboard.language.text import say

SENT = "saring"
DIVIDER = ";"
JOINED = {"kab": ",", "pulau": ",", "kat": ",", "tahun": "-"}  # choices of several parts in an address


def canonical(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The parts of the address that a form asks for: each choice once, no default, nothing empty."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if value:
            found.setdefault(name, []).append(value)
    defaults = dict(
        part.split("=", 1) for part in DIVIDER.join(found.pop(SENT, [])).split(DIVIDER) if "=" in part
    )
    joined = {
        name: JOINED[name].join(values) if name in JOINED else values[-1] for name, values in found.items()
    }
    kept = {name: value for name, value in joined.items() if value != defaults.get(name)}
    if kept.get("kab") != kept.get("kec", "")[:4]:  # what lies in another regency than the chosen one
        kept.pop("kec", None)
        kept.pop("desa", None)
    return list(kept.items())


def _form(view: View, inside: str, offered: tuple[str, ...], defaults: Mapping[str, str], button: str) -> str:
    """A form about the choices `offered`; the others go along."""
    sent = DIVIDER.join(f"{name}={value}" for name, value in defaults.items()) or "1"
    kept = {name: written(value) for name, value in view.choices.items() if name not in offered}
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in ({SENT: sent} | kept).items()
    )
    return (
        f'<form method="get" action="/{view.page.address}" class="pilihan" data-isi>{hidden}{inside}'
        f"<button>{escape(button)}</button></form>"
    )


def shared(view: View) -> str:
    """The filters that every page has."""
    known, chosen = view.options, view.choices
    islands = chosen.get("pulau", [])
    if known.is_country:
        label, every = say("filter.provinsi"), say("filter.semua_provinsi")
        parts = [_folded("pulau", label, every, known.island, islands)]
    else:
        parts = [_ticks("pulau", say("filter.pulau"), known.island, islands)]
    offered = {code: name for code, name in known.regency.items() if not islands or code in known.on(islands)}
    parts.append(
        _folded(
            "kab",
            say("filter.kabupaten"),
            say("filter.semua_kabupaten", tempat=known.whole),
            offered,
            chosen.get("kab", []),
        )
    )
    parts.append(
        _folded(
            "kat", say("filter.kategori"), say("filter.semua_kategori"), known.category, chosen.get("kat", [])
        )
    )
    defaults, names = {"data": DATASETS[0]}, ["pulau", "kab", "kat"]
    if len(known.years) > 1 and "tahun" in view.page.narrows:
        defaults["tahun"] = f"{known.years[0]}-{known.years[-1]}"
        names.append("tahun")
        parts.append(_years(view))
    if store.newest(DATASETS[1]).snapshot is not None:
        names.append("data")
        parts.append(_datasets(view))
    return _form(view, "".join(parts), tuple(names), defaults, say("edisi.terapkan"))


def _ticks(name: str, label: str, names: Mapping[str, str], chosen: list[str]) -> str:
    """Several choices, all of them in view."""
    ticks = "".join(_tick(name, code, words, code in chosen) for code, words in names.items())
    return _fieldset(label, f'<div class="keping-keping">{ticks}</div>')


def _tick(name: str, code: str, words: str, ticked: bool, kind: str = "checkbox") -> str:
    checked = " checked" if ticked else ""
    box = f'<input type="{kind}" name="{name}" value="{escape(code)}"{checked}>'
    return f"<label>{box}<span>{escape(words)}</span></label>"


def _folded(name: str, label: str, every: str, names: Mapping[str, str], chosen: list[str]) -> str:
    """Several choices of many, folded away; what is chosen stands on the fold."""
    told = ", ".join(names[code] for code in chosen if code in names) or every
    ticks = "".join(_tick(name, code, words, code in chosen) for code, words in names.items())
    inside = f'<summary>{escape(told)}</summary><div class="centang">{ticks}</div>'
    return _fieldset(label, f'<details class="lipat">{inside}</details>')


def _years(view: View) -> str:
    first, last = view.chosen.years
    years = view.options.years
    every = range(years[0], years[-1] + 1)
    boxes = "".join(
        f'<select name="tahun" aria-label="{escape(say(words))}">'
        + "".join(f"<option{' selected' if year == chosen else ''}>{year}</option>" for year in every)
        + "</select>"
        for words, chosen in (("edisi.tahun_dari", first), ("edisi.tahun_sampai", last))
    )
    return _fieldset(say("filter.tahun"), f'<div class="sebelah">{boxes}</div>')


def _fieldset(label: str, inside: str) -> str:
    return f"<fieldset><legend>{escape(label)}</legend>{inside}</fieldset>"


def _datasets(view: View) -> str:
    names = {DATASETS[0]: say("filter.terpublikasi"), DATASETS[1]: say("filter.simulasi")}
    ticks = "".join(
        _tick("data", code, words, code == view.snapshot.dataset, "radio") for code, words in names.items()
    )
    return _fieldset(say("filter.data"), f'<div class="centang">{ticks}</div>')


def _link(
    view: View, change: Callable[..., str], *given: str, words: str, look: str = "", now: bool = False
) -> str:
    address = escape(choosing.address(view, change, *given))
    current = ' aria-current="true"' if now else ""
    kind = f' class="{look}"' if look else ""
    return f'<a href="{address}"{kind}{current}>{escape(words)}</a>'


def pick(control: Pick, sheet: Sheet) -> str:
    """One of several: all in view as links, or a list."""
    view = sheet.view
    value = view.picked(control.name, control.names, control.default)
    if control.pills:
        pills = "".join(
            _link(
                view,
                choosing.put,
                control.name,
                "" if code == control.default else code,
                words=words,
                now=code == value,
            )
            for code, words in control.names.items()
        )
        label = escape(control.label)
        row = f'<nav class="pil" aria-label="{label}">{pills}</nav>'
        return f'<div class="pilihan"><p class="label">{label}</p>{row}</div>'
    box = _list(control.label, control.name, control.names, value)
    return _form(view, box, (control.name,), {control.name: control.default}, say("edisi.tampilkan"))


def _list(label: str, name: str, names: Mapping[str, str], value: str) -> str:
    options = "".join(
        f'<option value="{escape(code)}"{" selected" if code == value else ""}>{escape(words)}</option>'
        for code, words in names.items()
    )
    return f'<label>{escape(label)} <select name="{escape(name)}">{options}</select></label>'


def search(control: Search, sheet: Sheet) -> str:
    view = sheet.view
    typed = escape(str(view.choice(control.name, "")))
    box = (
        f'<label>{escape(control.label)} <input type="search" name="{control.name}" value="{typed}"'
        f' maxlength="{control.most}" placeholder="{escape(control.placeholder)}"></label>'
    )
    return _form(view, box, (control.name,), {}, say("edisi.cari"))


def switch(control: Switch, sheet: Sheet) -> str:
    """A switch as the link that turns it."""
    on = sheet.view.choice(control.name) == "1"
    sign = "☑" if on else "☐"
    return _link(
        sheet.view,
        choosing.put,
        control.name,
        "" if on else "1",
        words=f"{sign} {control.label}",
        look="sakelar",
        now=on,
    )


def pick_regency(control: PickRegency, sheet: Sheet) -> str:
    """The one regency that a page is about; it replaces whatever place was chosen."""
    if control.narrow:  # the filters of this edition are never folded away
        return ""
    view = sheet.view
    names = {"": say("filter.pilih_kabupaten")} | view.options.regency
    box = _list(control.label, "kab", names, control.value)
    return _form(view, box, (*links.PLACES, "pulau"), {}, say("edisi.tampilkan"))


def trail(way: Trail, sheet: Sheet) -> str:
    """The way back up, each step as a link; the last one is where the reader is."""
    view = sheet.view
    up = [_link(view, choosing.let_go, "kab", view.chosen.chosen[0], words=way.top)]
    up += [_link(view, choosing.open_only, code, words=label) for code, label in way.steps[:-1]]
    here = f"<span>{escape(way.steps[-1][1])}</span>"
    steps = " › ".join([*up, here])
    return f'<nav class="jejak" aria-label="{escape(say("edisi.jejak"))}">{steps}</nav>'


def chips(view: View) -> str:
    """One chip per filter, each the link that takes it back."""
    if view.presenting or not view.active:
        return ""
    made = "".join(
        f'<a href="{escape(choosing.address(view, choosing.let_go, name, code))}"'
        f' title="{escape(say("keping.hapus"))}">{escape(label)} <span aria-hidden="true">✕</span></a>'
        for name, code, label in view.active
    )
    return f'<nav class="pil keping" aria-label="{escape(say("edisi.saringan"))}">{made}</nav>'
