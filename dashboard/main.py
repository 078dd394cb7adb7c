"""Every page passes through here: menu, shared filters, page."""

import subprocess
import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import chips, controls, filters, journal, panel, parts, presenting, store, versions
from dashboard.menu import FOLDER, MENU
from dashboard.parts import part
from dashboard.text import say

menu = [
    st.Page(FOLDER / entry.file, title=entry.name, url_path=entry.path, default=not entry.path)
    for entry in MENU
]
page = st.navigation(menu)
title = MENU[menu.index(page)].title
st.set_page_config(page_title=title, layout="wide")  # the icon stands in the index page

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

filters.open_again()
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
started = time.monotonic()
try:
    page.run()
    parts.end()
    if context := get_script_run_ctx():
        how = {"session": context.session_id, "version": store.in_view().name}
        journal.drawn(page.url_path, seconds=time.monotonic() - started, **how)
except store.OtherSchema as unreadable:
    versions.of_another_time(unreadable)
