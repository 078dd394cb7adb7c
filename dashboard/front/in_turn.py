"""Streamlit's runs of a page, each in its turn (`operating.turns`)."""

from functools import wraps

import streamlit as st
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

from dashboard.operating.turns import TURNS


def take_turns() -> None:
    """Let every run of every session, of a whole page or of a part, wait for its turn.

    Streamlit has no door for this; after an upgrade that moved the method the start fails, not a crowd.
    """
    run = getattr(ScriptRunner, "_run_script", None)
    if run is None:
        raise LookupError(f"Streamlit {st.__version__} runs its scripts elsewhere")
    if hasattr(run, "__wrapped__"):
        return

    @wraps(run)
    def in_turn(runner: ScriptRunner, *given: object) -> None:
        with TURNS.turn():
            run(runner, *given)

    ScriptRunner._run_script = in_turn  # type: ignore[assignment, method-assign]
