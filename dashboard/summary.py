"""Three sentences made by rule, ready to copy into a message, with the link and the day of the data."""

import pandas as pd
import streamlit as st

from dashboard import clock, filters, numbers, programme_findings, store
from dashboard.copying import copyable
from dashboard.panel import simulated
from dashboard.store import ask
from dashboard.text import say


def sentences(programmes: pd.DataFrame, counts: pd.Series) -> None:
    """What is late, what moved, what is missing.

    programmes: programme_progress of all; counts: register_counts of everything.
    """
    late = ask("overdue", programme="", today=clock.today().isoformat())
    told = programme_findings.three_sentences(late, ask("programme_moves"), programmes, counts)
    lines = [say("simulasi.berkas")] if simulated() else []
    lines += [f"{place}. {sentence}" for place, sentence in enumerate(told, start=1)]
    published = numbers.moment(store.in_view().published)
    lines.append(say("ringkasan.tautan", tautan=_address(), saat=published))
    copyable("\n".join(lines), key="tiga_kalimat")


def _address() -> str:
    """The address of what is on the screen, to send to somebody else."""
    choices, here = filters.link(), st.context.url or "/"
    return f"{here}?{choices}" if choices else here
