"""A text to copy with one touch. Streamlit's own code box would fetch 440 KB of syntax colouring for it."""

import streamlit as st

from dashboard.text import say

SCRIPT = """
export default function ({ data, parentElement }) {
  const text = parentElement.querySelector("pre");
  const button = parentElement.querySelector("button");
  text.textContent = data.text;
  button.textContent = data.copy;
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.text);
    } catch {  // a plain http address has no clipboard; the old way still works there
      const range = document.createRange();
      range.selectNodeContents(text);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      document.execCommand("copy");
    }
    button.textContent = data.copied;
  };
}
"""
SHEET = """
pre { white-space: pre-wrap; font: inherit; line-height: 1.5; margin: 0 0 .5rem; padding: .8rem 1rem;
  border: 1px solid var(--st-border-color, #c3ccd2); border-radius: .5rem; }
button { font: inherit; padding: .3rem 1rem; min-height: 2.2rem; border: 1px solid currentColor;
  border-radius: .5rem; background: none; color: var(--st-primary-color, #0b5c7a); cursor: pointer; }
button:focus-visible { outline: 3px solid var(--st-primary-color, #0b5c7a); outline-offset: 2px; }
"""
_component = st.components.v2.component(
    "salin", html="<pre></pre><button type='button'></button>", css=SHEET, js=SCRIPT
)


def copyable(text: str, *, key: str) -> None:
    """Show a text, as text, with a button that copies it."""
    _component(data={"text": text, "copy": say("salin.tombol"), "copied": say("salin.sudah")}, key=key)
