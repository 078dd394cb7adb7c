"""A text to copy with one touch. Streamlit's own code box would fetch 440 KB of syntax colouring for it.

The button carries its text, or the script of the page (assets/salin.js) makes it of what stands beside it.
"""

from html import escape

from dashboard.language.text import say


def button(text: str, words: str = "") -> str:
    """The button as HTML. `words` is what stands on it; without a `text` the script cites what is above."""
    carried = escape(text, quote=True)
    return (
        f'<button type="button" class="salin" data-salin="{carried}">'
        f"{escape(words or say('salin.tombol'))}</button>"
    )


def link() -> str:
    """A button that copies the address of a card's passport, elsewhere that of the page."""
    return f'<button type="button" class="salin" data-tautan>{escape(say("tautan.tombol"))}</button>'


def copyable(text: str) -> str:
    """A text, as text, with a button that copies it, as HTML."""
    return f'<p class="disalin">{escape(text)}</p>{button(text)}'
