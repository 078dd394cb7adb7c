"""What the live page looks like: the template of its charts, its sheets and scripts and their addresses."""

import hashlib
import json
import re
from pathlib import Path

import plotly.graph_objects as go

from dashboard.exhibits import theme

PALETTE = {  # as the sheets call it
    "tinta": theme.INK,
    "redup": theme.MUTED,
    "garis": theme.LINE,
    "kertas": theme.PAPER,
    "utama": theme.PRIMARY,
    "aksen": theme.ACCENT,
}
ASSETS = Path(__file__).resolve().parent.parent / "assets"


def _template() -> go.layout.Template:
    axis = dict(
        gridcolor="#e3e8eb",
        linecolor=theme.LINE,
        zerolinecolor=theme.LINE,
        title=None,
        automargin=True,
        ticks="outside",  # a gap between names and bars
        ticklen=6,
        tickcolor="rgba(0,0,0,0)",
    )
    return go.layout.Template(
        layout=dict(
            font=dict(family=theme.FONT, size=14, color=theme.INK),
            colorway=[theme.PRIMARY, theme.ACCENT, "#8fbfae", "#e2a12f", "#6b5b95", theme.MUTED],
            paper_bgcolor=theme.PAPER,
            plot_bgcolor=theme.PAPER,
            margin=dict(l=8, r=24, t=8, b=8),
            xaxis=axis,
            yaxis=axis,
            hoverlabel=dict(font=dict(family=theme.FONT, size=14)),
            legend=dict(orientation="h", yanchor="bottom", y=1.02, x=0, title=None, traceorder="normal"),
            bargap=0.35,
            dragmode=False,
        )
    )


TEMPLATE = _template()


def address(name: str) -> str:
    """Where the front door serves a file of assets/: under a name with a hash of its content."""
    file = ASSETS / name
    return f"/aset/{file.stem}-{hashlib.sha256(file.read_bytes()).hexdigest()[:8]}{file.suffix}"


def loader(host: str, *scripts: str, failed: str, **look: str) -> str:
    """The script of a component: it travels with every change, so it only fetches the real ones, once.

    The first of `scripts` draws, with `look` and the others at hand; `failed` names the words (`skrip.`)
    that are written into the element of class `host` when they do not come. What is imported is kept, so that
    a change waits for no import that was made before; Streamlit keeps its placeholder until the promise is
    kept, so that a page never stands there with an empty frame.
    """
    files = [address(f"{name}.js") for name in scripts]
    return f"""
const files = {json.dumps(files)};
const kept = (globalThis.dasborScripts ??= {{}});
export default function (component) {{
  const draw = ([first, ...others]) => first.default(component, {json.dumps(look)}, ...others);
  if (kept[files]) return draw(kept[files]);
  const all = Promise.all(files.map((file) => import(location.origin + file)));
  return all.then((modules) => draw((kept[files] = modules)), (problem) => {{
    component.parentElement.querySelector(".{host}").textContent = globalThis.dasborKata.words.{failed};
    console.warn(problem);
  }});
}}
"""


def sheet(*names: str) -> str:
    """Small sheets of ours, with the palette as their variables: 'layar', 'edisi', 'proyektor'."""
    palette = ";".join(f"--{colour}:{value}" for colour, value in PALETTE.items())
    rules = "\n".join((ASSETS / f"{name}.css").read_text(encoding="utf-8") for name in names)
    # They travel inside the page. A space before a colon may part two selectors and stays.
    small = re.sub(r"/\*.*?\*/|^\s+|\s*\n|(?<=[{};:,]) +| +(?=[{};])|;(?=\s*})", "", rules, flags=re.S | re.M)
    return f"<style>:root{{{palette}}}{small}</style>"
