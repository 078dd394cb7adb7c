"""How everything looks: one palette, one style for each status, one chart template, three small sheets.

The office's own colours and mark are `COLOURS` and `assets/icon.png`: replace them here and nowhere else.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import plotly.graph_objects as go

ASSETS = Path(__file__).parent / "assets"

INK = "#16262f"
MUTED = "#4d5f69"
LINE = "#c3ccd2"
PAPER = "#ffffff"
PRIMARY = "#0b5c7a"
ACCENT = "#b04a0a"
LAND = "#e7eaec"
SEQUENTIAL = ("#e6f0f4", "#bcd9e4", "#86bace", "#4a96b5", "#1b6f93", "#0a4762")
NEUTRAL = "#a9cad8"  # one tone for counts that say how far the register looked: not weak, not strong
BLANK = "#d5dadd"
NOT_APPLICABLE = "#f1f3f4"
FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"


@dataclass(frozen=True)
class Style:
    """How one status or kind is drawn and named, everywhere: never by colour alone."""

    name: str
    colour: str
    pattern: str = ""  # Plotly's pattern shapes; also the map's
    sign: str = ""  # goes before the name in text


EXPORT = {
    "tercatat": Style("Ekspor tercatat", PRIMARY, "", "●"),
    "klaim": Style("Pernyataan atau uji coba", "#e2a12f", "/", "◐"),
    "pemasok": Style("Pemasok bahan baku", "#8fbfae", ".", "◌"),
    "belum dilaporkan": Style("Belum dilaporkan", BLANK, "x", "–"),
}
READINESS = {
    "separuh": Style("Separuh anak tangga atau lebih", PRIMARY, ""),
    "sebagian": Style("Sebagian anak tangga", "#8fbfae", "."),
    "awal": Style("Baru terdata", NEUTRAL, "/"),
    "belum ditentukan": Style("Jalur belum ditentukan", BLANK, "x"),
}
PROGRESS = {  # in the order in which they ask for attention
    "terlambat": Style("Terlambat", "#a3261b", "", "▲"),
    "perlu perhatian": Style("Perlu perhatian", "#855600", "", "◆"),
    "belum dilaporkan": Style("Realisasi belum dilaporkan", MUTED, "", "–"),
    "sesuai rencana": Style("Sesuai rencana", PRIMARY, "", "▶"),
    "tercapai": Style("Tercapai", "#1d6b43", "", "✓"),
    "tanpa tenggat": Style("Target tanpa tenggat", MUTED, "", "◇"),
    "target ukuran lain": Style("Target untuk ukuran lain", MUTED, "", "◇"),
    "belum ada target": Style("Target belum dipublikasikan", MUTED, "", "–"),
    "direncanakan": Style("Direncanakan (pernyataan)", MUTED, "", "○"),
}
AREA = {
    "pasti": Style("Disebut sumber tanpa perbedaan", PRIMARY, "", "●"),
    "bertentangan": Style("Disebut sebagian sumber", "#e2a12f", "/", "◐"),
}
PERMIT = {
    "habis": Style("Habis masa berlaku", "#a3261b", "x", "▲"),
    "segera": Style("Habis dalam 90 hari", "#855600", "/", "◆"),
    "berlaku": Style("Berlaku", PRIMARY, "", "●"),
    "tanpa batas": Style("Tidak berbatas waktu atau belum diketahui", "#8fbfae", ".", "○"),
    "tanggal belum dilaporkan": Style("Tanggal belum dilaporkan", BLANK, "", "–"),
}
CLAIM = {
    "satu versi": "satu sumber",
    "pernyataan": "pernyataan",
    "konflik": "data bertentangan",
    "estimasi": "estimasi",
    "survei": "survei",
    "belum pasti": "belum pasti",
    "target": "target",
    "simulasi": "SIMULASI",
}


def _template() -> go.layout.Template:
    axis = dict(
        gridcolor="#e3e8eb",
        linecolor=LINE,
        zerolinecolor=LINE,
        title=None,
        automargin=True,
        ticks="outside",  # a gap between names and bars
        ticklen=6,
        tickcolor="rgba(0,0,0,0)",
    )
    return go.layout.Template(
        layout=dict(
            font=dict(family=FONT, size=14, color=INK),
            colorway=[PRIMARY, ACCENT, "#8fbfae", "#e2a12f", "#6b5b95", MUTED],
            paper_bgcolor=PAPER,
            plot_bgcolor=PAPER,
            margin=dict(l=8, r=24, t=8, b=8),
            separators=",.",
            xaxis=axis,
            yaxis=axis,
            hoverlabel=dict(font=dict(family=FONT, size=14)),
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

    The first of `scripts` draws, with `look` and the others at hand; `failed` is written into the element of
    class `host` when they do not come.
    """
    files = [address(f"{name}.js") for name in scripts]
    return f"""
const files = {json.dumps(files)};
const kept = (globalThis.dasborScripts ??= {{}}); // a change waits for no import that was made before
export default function (component) {{
  const draw = ([first, ...others]) => first.default(component, {json.dumps(look)}, ...others);
  if (kept[files]) return draw(kept[files]);
  const all = Promise.all(files.map((file) => import(location.origin + file)));
  // Streamlit keeps its placeholder until this is done: a page never stands there with an empty frame.
  return all.then((modules) => draw((kept[files] = modules)), (problem) => {{
    component.parentElement.querySelector(".{host}").textContent = {json.dumps(failed)};
    console.warn(problem);
  }});
}}
"""


def sheet(name: str) -> str:
    """One of the small style sheets, with the palette as its variables: 'layar', 'proyektor' or 'cetak'."""
    palette = (
        f"--tinta:{INK};--redup:{MUTED};--garis:{LINE};--kertas:{PAPER};--utama:{PRIMARY};--aksen:{ACCENT}"
    )
    rules = (ASSETS / f"{name}.css").read_text(encoding="utf-8")
    return f"<style>:root{{{palette}}}\n{rules}</style>"
