"""Every page passes through here: menu, shared filters, page."""

import subprocess
import time
from contextlib import nullcontext

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.answers import store
from dashboard.choices import chips, controls, filters, parts, versions
from dashboard.choices.parts import part
from dashboard.front import presenting
from dashboard.front.menu import FOLDER, MENU
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.operating import journal
from dashboard.saying import markup
from dashboard.screen import page as drawn

languages.follow(filters.language)  # what is drawn apart from a page's run: its parts, its files
languages.speak(filters.language())
menu = [
    st.Page(FOLDER / entry.file, title=entry.page.name, url_path=entry.path, default=not entry.path)
    for entry in MENU
]
page = st.navigation(menu)
entry = MENU[menu.index(page)]
st.set_page_config(page_title=entry.page.title, layout="wide")  # the icon stands in the index page

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
    notices = filters.open_session(entry.page)
except LookupError as nothing:
    st.error(say("mulai.tanpa_data", sebab=markup.plain(str(nothing))))
    st.stop()

languages.speak(filters.language())
if filters.view().presenting:
    filters.open_again()  # elsewhere a part of the page does: the tray, or the desk
parts.begin(entry.page)
with st.sidebar:
    controls.draw(filters.view())
    versions.told()
    versions.freezer()
# At a wall's foot; elsewhere where it stands, without an element more at every choice.
with st.container(key="pesan") if filters.view().presenting else nullcontext():
    presenting.told(notices, filters.view())
    versions.training()
    versions.bar()
if filters.frozen():
    part(versions.link)
view = filters.view()
tools = presenting.controls(
    [each for each, one in zip(menu, MENU, strict=True) if one.page.projected or one is entry], page, view
)
if not view.presenting:
    part(chips.draw)
started = time.monotonic()
try:
    drawn.draw(entry.describe(view), view, tools)
    parts.end()
    if context := get_script_run_ctx():
        how = {"session": context.session_id, "version": view.snapshot.name}
        journal.drawn(page.url_path, seconds=time.monotonic() - started, **how)
except store.OtherSchema as unreadable:
    versions.of_another_time(unreadable)
