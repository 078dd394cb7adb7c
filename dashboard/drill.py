"""From the province to the village: the districts of the one regency that is opened, its villages as points.

The register's products are the only facts known below a regency; they are counted, never shaded from weak to
strong, because they say how far the register looked.
"""

import pandas as pd
import streamlit as st

from dashboard import captions, controls, filters, findings, links, panel, points, scales, store, tables
from dashboard.filters import Filters
from dashboard.indicator import View
from dashboard.panel import Words
from dashboard.store import ask, ask_regency
from dashboard.text import say

MAP = "peta_wilayah"  # one map for all levels: going down it changes, it is not made anew


def opened(chosen: Filters) -> str:
    """The regency to look into: the only one chosen, if its districts are known and drawn. Else nothing."""
    if len(chosen.chosen) != 1:
        return ""
    (code,) = chosen.chosen
    drawn = f"districts-{code}" in store.in_view().shapes
    return code if drawn and not ask_regency("districts", code, categories=[]).empty else ""


def trail(chosen: Filters) -> None:
    """The way back up: province, regency, district, village; the last one is where the reader is."""
    if len(chosen.chosen) != 1:
        st.empty()  # the way back takes its place beforehand: what stands below is not drawn anew for it
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
        panel.hint(say("peta.tanpa_kecamatan", kabupaten=str(chosen)))


def districts(regency: str, chosen: Filters) -> None:
    """The districts of a regency, or the one that is opened, with the villages on it as points."""
    frame = ask_regency("districts", regency, categories=chosen.categories)
    villages = _villages(regency, chosen)
    if not chosen.presenting:
        st.empty()  # where the province has its switch: the map stays in its place
    table = tables.districts(frame)
    words = Words(
        findings.villages(frame, villages, chosen.district),
        say("peta.kecamatan_sub"),
        captions.register_line(),
        rows=frame,
    )
    panel.region_map(
        scales.by_district(frame),
        scales.REGISTER,
        words,
        table,
        key=MAP,
        chosen=chosen,
        shapes=f"districts-{regency}",
        points=points.layer(villages),
        focus=chosen.district,
    )


def _villages(regency: str, chosen: Filters) -> pd.DataFrame:
    """village_points of the opened district, else of the regency."""
    if chosen.district:
        wanted = dict(regencies=[regency], district=chosen.district, categories=chosen.categories)
        return ask("village_points", **wanted)
    return ask_regency("village_points", regency, district="", categories=chosen.categories)


def villages(regency: str, chosen: Filters) -> None:
    """The villages as a list whose rows open them, and the products of the one that is opened."""
    frame = _villages(regency, chosen)
    held = ask("export_status_by_regency", categories=chosen.categories).set_index("code").products
    nameless = held[regency] - frame.products.sum() if not chosen.district else 0
    name = "peta.desa_kecamatan" if chosen.district else "peta.desa"
    above = panel.heading(say(name), say("peta.desa_sub", tanpa=nameless) if nameless else "")
    if frame.empty:
        panel.nothing(say("peta.apa_desa"), chosen, above)
        return
    known = frame.products.sum()
    title = say("peta.desa_judul" if known else "peta.desa_tanpa", desa=len(frame), produk=known)
    panel.choices(
        tables.villages(frame),
        list(frame.code),
        Words(title, say("peta.desa_cara"), captions.register_line(), title, rows=frame),
        key="desa",
        chosen=chosen,
        above=above,
    )
    if chosen.village:
        village(frame[frame.code == chosen.village], chosen)


def village(found: pd.DataFrame, chosen: Filters) -> None:
    """What is known of the one village that is opened."""
    products = ask("products", regencies=[chosen.village], categories=chosen.categories, search="")
    if products.empty:
        panel.nothing(say("peta.apa_produk_desa"), chosen)
        return
    title = say("peta.produk_desa", desa=found["name"].iloc[0], jumlah=len(products))
    words = Words(title, say("produk.sub_desa"), captions.register_line(), title, rows=products)
    panel.table(tables.products(products), words, key="produk_desa")
