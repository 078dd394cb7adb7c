"""From the province to the village: the districts of the regency that is opened, its villages as points."""

import pandas as pd
import streamlit as st

from dashboard import captions, controls, filters, indicator, inside, links, panel, points, scales, tables
from dashboard.filters import Filters
from dashboard.indicator import View
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say

MAP = "peta_wilayah"  # one map for all levels: going down it changes, it is not made anew


def opened(chosen: Filters) -> str:
    """The regency to look into: the only one chosen, if its districts are known and drawn. Else nothing."""
    if len(chosen.chosen) != 1:
        return ""
    (code,) = chosen.chosen
    return code if inside.is_known(code) else ""


def head(seen: View, chosen: Filters) -> None:
    """The head of the page, whose answer is about the regency that is opened, and the way back up."""
    regency = opened(chosen)
    found = indicator.finding_in(seen, regency) if regency else seen.finding
    rows = filters.within(seen.frame, (regency,)) if regency else seen.frame
    panel.head(say("peta.nama"), say("peta.tanya"), found, rows)
    trail(chosen)


def level(seen: View, chosen: Filters) -> None:
    """The map of the level that is opened."""
    if regency := opened(chosen):
        districts(regency, chosen)
    else:
        province(seen, chosen)


def trail(chosen: Filters) -> None:
    """The way back up: province, regency, district, village; the last one is where the reader is."""
    if len(chosen.chosen) != 1:
        return
    steps = [(name, code, label) for name, code, label in filters.active() if name in links.PLACES]
    with st.container(horizontal=True, key="jejak", gap="small", vertical_alignment="center"):
        st.button(
            say("jejak.provinsi"),
            key="jejak_53",
            type="tertiary",
            on_click=filters.let_go,
            args=("kab", chosen.chosen[0]),
        )
        for place, (_, code, label) in enumerate(steps):
            st.button(
                f"› {panel.plain(label)}",
                key=f"jejak_{code}",
                type="tertiary",
                disabled=place == len(steps) - 1,
                on_click=filters.open_only,
                args=(code,),
            )


def province(view: View, chosen: Filters) -> None:
    """The 22 regencies, with their villages as points when the reader asks for them."""
    shown = None
    if not chosen.presenting and controls.switch("titik", say("peta.titik")):
        shown = points.layer(
            ask("village_points", regencies=chosen.regencies, district="", categories=chosen.categories)
        )
    words = Words(view.on_map, view.measure, view.source, view.alt, rows=view.frame)
    panel.region_map(
        view.shown,
        view.scale,
        words,
        view.table,
        key=MAP,
        chosen=chosen,
        shapes="regencies",
        points=shown,
        inner=True,
    )
    if len(chosen.chosen) == 1:  # it would have been opened, had it districts
        panel.hint(say("peta.tanpa_kecamatan", kabupaten=filters.regencies()[chosen.chosen[0]]))


def districts(regency: str, chosen: Filters) -> None:
    """The districts of a regency, or the one that is opened, with the villages on it as points."""
    if not chosen.presenting:
        st.empty()  # where the province has its switch: the map stays in its place
    within = inside.inside(regency, chosen.district, chosen.categories)
    panel.region_map(
        within.shown,
        scales.REGISTER,
        within.on_map,
        within.table,
        key=MAP,
        chosen=chosen,
        shapes=f"districts-{regency}",
        points=within.points,
        focus=chosen.district,
    )


def villages(chosen: Filters) -> None:
    """The villages of the regency that is opened."""
    if regency := opened(chosen):
        with st.container():  # one place either way: what stands below is not drawn anew
            _villages(regency, chosen)
    else:
        st.empty()


def _villages(regency: str, chosen: Filters) -> None:
    """The villages as a list whose rows open them, and the products of the one that is opened."""
    within = inside.inside(regency, chosen.district, chosen.categories)
    frame = within.villages
    if frame.empty:
        panel.nothing(say("peta.apa_desa"), frame, within.heading)
        return
    codes = list(frame.code)
    panel.choices(within.listed, codes, within.listing, key="desa", chosen=chosen, above=within.heading)
    if chosen.village:
        village(frame[frame.code == chosen.village], chosen)


def village(found: pd.DataFrame, chosen: Filters) -> None:
    """What is known of the one village that is opened."""
    products = ask("products", regencies=[chosen.village], categories=chosen.categories, search="")
    if products.empty:
        panel.nothing(say("peta.apa_produk_desa"), products)
        return
    title = say("peta.produk_desa", desa=found["name"].iloc[0], jumlah=len(products))
    words = Words(title, say("produk.sub_desa"), captions.register_line(), title, rows=products)
    panel.table(tables.products(products), words, key="produk_desa")
