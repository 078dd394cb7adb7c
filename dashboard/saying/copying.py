"""A text to copy with one touch. Streamlit's own code box would fetch 440 KB of syntax colouring for it.

The button carries its text; the script of the page (assets/salin.js) copies it.
"""

from html import escape

from dashboard.language.text import say


def button(text: str, words: str = "") -> str:
    """The button as HTML. `words` is what stands on it."""
    carried, done = escape(text, quote=True), escape(say("salin.sudah"), quote=True)
    return (
        f'<button type="button" class="salin" data-salin="{carried}" data-sudah="{done}">'
        f"{escape(words or say('salin.tombol'))}</button>"
    )


def copyable(text: str) -> str:
    """A text, as text, with a button that copies it, as HTML."""
    return f'<p class="disalin">{escape(text)}</p>{button(text)}'
