"""Is the programme on track? Every programme by the same code, one part at a time."""

import streamlit as st

from dashboard import (
    controls,
    faults,
    filters,
    findings,
    follow_up,
    links,
    panel,
    permits,
    programme,
    progress,
    schedule,
    stages,
    standings,
)
from dashboard.store import ask_one
from dashboard.text import say

chosen = filters.current()
picked = controls.pick(
    "prog", say("program.pilih"), filters.programmes(), filters.DEFAULT_PROGRAMME, st.pills
)
state = ask_one("programme_progress", programme=picked)
panel.head(say("program.nama"), say("program.tanya"), findings.programme(state), state)
programme.introduction(ask_one("programme_card", programme=picked), state)

names = dict(zip(links.PROGRAMME_PARTS, programme.PART_NAMES, strict=True))
part = controls.pick("tampil", say("program.bagian"), names, links.PROGRAMME_PARTS[0], st.pills)
match part:
    case "kemajuan":
        progress.part(picked, state, chosen)
    case "tahap":
        stages.part(picked, chosen)
    case "izin":
        permits.part(picked, chosen)
    case "tonggak":
        schedule.part(picked, chosen)
    case "kabupaten":
        standings.part(picked, chosen)
    case "tindak-lanjut":
        follow_up.part(picked, chosen)
    case "periksa":
        faults.part(picked, chosen)
