"""Every page passes through here: menu, shared filters, page."""

import subprocess
from pathlib import Path

import streamlit as st

from dashboard import chips, controls, filters, panel, parts, presenting, store, versions
from dashboard.parts import part
from dashboard.text import say

PAGES = Path(__file__).resolve().parent.parent / "pages"

st.set_page_config(page_title=say("judul"), layout="wide")  # the icon stands in the index page
menu = [
    st.Page(PAGES / "ringkasan.py", title="Ringkasan", default=True),
    st.Page(PAGES / "peta.py", title="Peta"),
    st.Page(PAGES / "produk_desa.py", title="Produk Desa", url_path="produk-desa"),
    st.Page(PAGES / "ekspor.py", title="Ekspor"),
    st.Page(PAGES / "program.py", title="Program"),
    st.Page(PAGES / "peluang.py", title="Peluang"),
    st.Page(PAGES / "profil_kabupaten.py", title="Profil Kabupaten", url_path="profil-kabupaten"),
    st.Page(PAGES / "paparan.py", title="Paparan"),
    st.Page(PAGES / "data.py", title="Data"),
    st.Page(PAGES / "kirim_data.py", title="Kirim Data", url_path="kirim-data"),
    st.Page(PAGES / "tentang_angka.py", title="Tentang angka", url_path="tentang-angka"),
]
page = st.navigation(menu)

if store.is_empty():
    with st.status(say("mulai.menyiapkan"), expanded=True) as progress:
        try:
            for line in store.first_build():
                st.text(line)
        except subprocess.CalledProcessError as refused:
            progress.update(label=say("mulai.gagal"), state="error")
            st.text(refused.output)
            st.stop()
    st.rerun()
try:
    notices = filters.open_session(page.url_path)
except LookupError as nothing:
    st.error(say("mulai.tanpa_data", sebab=panel.plain(str(nothing))))
    st.stop()

parts.begin(page.url_path)
with st.sidebar:
    chosen = controls.draw(page.url_path)
    panel.snapshot_note()
    versions.freezer()
for notice in notices:
    st.warning(panel.plain(notice))
panel.training_bar()
versions.bar()
if filters.frozen():
    part(versions.link)
presenting.controls(menu, page, chosen)
part(chips.draw, page.url_path)
try:
    page.run()
    parts.end()
except store.OtherSchema as unreadable:
    versions.of_another_time(unreadable)
