"""The one button that hands over a file, which is made only when it is asked for.

Streamlit makes it in a thread of no session: there is no snapshot in view, no filter and no link.
So the button takes a function of a module and the plain values that it needs; `tests/test_layout.py` follows
each such function and refuses those that reach for a session. What fails there is said below the button, in
the words of assets/antarmuka.js.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.language import languages


def draw(label: str, make: Callable[..., bytes], *given, file_name: str, mime: str, key: str, **look) -> None:
    """A button that hands over `make(*given)`.

    Raises TypeError for a function made on the way: it would carry along what stood around it.
    """
    if "<" in make.__qualname__:
        raise TypeError(f"{make.__qualname__} is no function of a module")
    content = partial(_made, languages.spoken(), make, *given)
    st.download_button(label, content, file_name=file_name, mime=mime, key=key, on_click="ignore", **look)


def _made(language: str, make: Callable[..., bytes], *given) -> bytes:
    """The file in the language of the page that offered it."""
    with languages.speaking(language):
        return make(*given)
