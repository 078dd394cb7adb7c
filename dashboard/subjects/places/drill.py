"""From the province to the village: the districts of the regency that is opened, its villages as points."""

from typing import Any

import pandas as pd

from dashboard.answers import links
from dashboard.answers.view import View
from dashboard.exhibits import exhibit
from dashboard.exhibits.exhibit import Choose, Exhibit, Places
from dashboard.exhibits.page import Block, Following, Gap, Group, Head, Hint, Nothing, Switch, Trail
from dashboard.language.text import say, say_of
from dashboard.saying import captions, scales, scope, tables
from dashboard.subjects.indicators import indicator, ranking
from dashboard.subjects.indicators.indicator import Indicator
from dashboard.subjects.places import inside, points, provinces

MAP = "peta_wilayah"  # one map for all levels: going down it changes, it is not made anew
POINTS = "titik"  # the choice of villages as points in an address


def opened(view: View) -> str:
    """The regency to look into: the only one chosen, if its districts are known and drawn. Else nothing."""
    if len(view.chosen.chosen) != 1:
        return ""
    (code,) = view.chosen.chosen
    return code if inside.is_known(code, view) else ""


def head(seen: Indicator, view: View) -> tuple[Block, ...]:
    """The head of the page, whose answer is about the regency that is opened, and the way back up."""
    regency = opened(view)
    found = indicator.finding_in(view.snapshot, seen, regency) if regency else seen.finding
    rows = scope.within(seen.frame, (regency,)) if regency else seen.frame
    return (Head(view.page, found, rows), *_trail(view))


def _trail(view: View) -> tuple[Trail, ...]:
    """The way back up: province, regency, district, village; the last one is where the reader is."""
    known = view.options
    if len(view.chosen.chosen) != 1:
        return ()
    steps = tuple((code, label) for name, code, label in view.active if name in links.PLACES)
    province = known.island_of[view.chosen.chosen[0]]
    above = ((province, known.island[province]),) if known.is_country else ()
    return (Trail(known.whole, above + steps),)


def level(seen: Indicator, view: View) -> tuple[Block, ...]:
    """The map of the level that is opened."""
    if regency := opened(view):
        return _districts(regency, view)
    return _province(seen, view)


def tiles(seen: Indicator, view: View) -> Block:
    """Each regency as a square of one size.

    Of a country those of the province that is chosen or opened; before that its provinces.
    """
    if not view.options.is_country:
        return _tiles(seen, view)
    return Following(lambda now: (_of_a_province(seen, now),))


def _of_a_province(seen: Indicator, view: View) -> Exhibit:
    chosen = view.chosen
    regencies = chosen.island or view.options.around(chosen.chosen)
    if not regencies:
        return provinces.chooser(view)
    return _tiles(indicator.of(view.snapshot, seen.code, seen.period, chosen.categories, regencies), view)


def _tiles(seen: Indicator, view: View) -> Exhibit:
    return exhibit.regions(
        "ubin_indikator",
        say("peta.ubin"),
        say_of(view.whole, "peta.ubin_subjudul"),
        seen.source,
        Places(seen.shown, seen.scale, "tiles", own_part=True),
        view=view,
        rows=seen.frame,
        beside=seen.table,
        alt=f"{say('peta.ubin')}. {seen.alt}",
    )


def below(seen: Indicator, before: str, view: View) -> tuple[Block, ...]:
    """What stands under the map and follows the chosen places. before: the period before the chosen one."""
    order = ranking.order(seen, before, view)
    return (villages(view), *order, ranking.compare(view), *ranking.over_time(seen, view))


def _province(seen: Indicator, view: View) -> tuple[Block, ...]:
    """The regencies, with their villages as points when the reader asks for them."""
    chosen, shown = view.chosen, None
    if not view.presenting and view.choice(POINTS) == "1":
        scope = dict(regencies=chosen.regencies, district="", categories=chosen.categories)
        shown = points.layer(view.ask("village_points", **scope))
    drawn = regencies(seen, view, shown)
    switch = () if view.presenting else (Switch(POINTS, say("peta.titik")),)
    if len(chosen.chosen) != 1:
        return (*switch, drawn)
    # it would have been opened, had it districts
    name = view.options.regency[chosen.chosen[0]]
    return (*switch, drawn, Hint(say_of(view.whole, "peta.tanpa_kecamatan", kabupaten=name)))


def regencies(seen: Indicator, view: View, villages: dict[str, Any] | None = None) -> Exhibit:
    """The regencies of an indicator on the map, with villages as points on them where they are given."""
    return exhibit.regions(
        MAP,
        seen.on_map,
        seen.measure,
        seen.source,
        Places(seen.shown, seen.scale, "regencies", points=villages, inner=True),
        view=view,
        rows=seen.frame,
        beside=seen.table,
        alt=seen.alt,
    )


def _districts(regency: str, view: View) -> tuple[Block, ...]:
    """The districts of a regency, or the one that is opened, with the villages on it as points."""
    chosen = view.chosen
    within = inside.inside(view.snapshot, regency, chosen.district, chosen.categories)
    drawn = exhibit.regions(
        MAP,
        within.finding,
        say("peta.kecamatan_sub"),
        within.source,
        Places(
            within.shown,
            scales.register(),
            f"districts-{regency}",
            points=within.points,
            focus=chosen.district,
        ),
        view=view,
        rows=within.districts,
        beside=within.table,
        alt=within.alt,
    )
    # where the province has its switch: the map stays in its place
    return (drawn,) if view.presenting else (Gap(), drawn)


def villages(view: View) -> Block:
    """The villages of the regency that is opened."""
    if regency := opened(view):
        return Group(_villages(regency, view))  # one place either way: what stands below is not drawn anew
    return Gap()


def _villages(regency: str, view: View) -> tuple[Block, ...]:
    """The villages as a list whose rows open them, and the products of the one that is opened."""
    chosen = view.chosen
    within = inside.inside(view.snapshot, regency, chosen.district, chosen.categories)
    frame = within.villages
    if frame.empty:
        return (Nothing(say("peta.apa_desa"), frame, within.heading),)
    listed = exhibit.table(
        "desa",
        within.title,
        say("peta.desa_cara"),
        within.source,
        within.listed,
        rows=frame,
        chooses=Choose("tempat", tuple(frame.code)),
        above=within.heading,
    )
    if not chosen.village:
        return (listed,)
    return (listed, _village(frame[frame.code == chosen.village], view))


def _village(found: pd.DataFrame, view: View) -> Block:
    """What is known of the one village that is opened."""
    asked = dict(regencies=[view.chosen.village], categories=view.chosen.categories, search="")
    products = view.ask("products", **asked)
    if products.empty:
        return Nothing(say("peta.apa_produk_desa"), products)
    title = say("peta.produk_desa", desa=found["name"].iloc[0], jumlah=len(products))
    below, source = say("produk.sub_desa"), captions.register_line(view)
    told = tables.products(products)
    return exhibit.table("produk_desa", title, below, source, told, rows=products)
