"""Streamlit's floor: a page with one sentence.   Run: streamlit run bench/peers/empty.py"""

import streamlit as st

st.title("Halaman kosong")
