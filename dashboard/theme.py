"""How everything looks: one palette, one style for each status, one chart template, three small sheets.

The office's own colours and mark are `COLOURS` and `assets/icon.png`: replace them here and nowhere else.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import plotly.graph_objects as go

from dashboard.text import say

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


_EXPORT = {
    "tercatat": ("gaya.ekspor_tercatat", PRIMARY, "", "●"),
    "klaim": ("gaya.ekspor_klaim", "#e2a12f", "/", "◐"),
    "pemasok": ("gaya.ekspor_pemasok", "#8fbfae", ".", "◌"),
    "belum dilaporkan": ("gaya.ekspor_belum_dilaporkan", BLANK, "x", "–"),
}
_READINESS = {
    "separuh": ("gaya.kesiapan_separuh", PRIMARY, ""),
    "sebagian": ("gaya.kesiapan_sebagian", "#8fbfae", "."),
    "awal": ("gaya.kesiapan_awal", NEUTRAL, "/"),
    "belum ditentukan": ("gaya.kesiapan_belum_ditentukan", BLANK, "x"),
}
_PROGRESS = {
    "terlambat": ("gaya.kemajuan_terlambat", "#a3261b", "", "▲"),
    "perlu perhatian": ("gaya.kemajuan_perlu_perhatian", "#855600", "", "◆"),
    "belum dilaporkan": ("gaya.kemajuan_belum_dilaporkan", MUTED, "", "–"),
    "sesuai rencana": ("gaya.kemajuan_sesuai_rencana", PRIMARY, "", "▶"),
    "tercapai": ("gaya.kemajuan_tercapai", "#1d6b43", "", "✓"),
    "tanpa tenggat": ("gaya.kemajuan_tanpa_tenggat", MUTED, "", "◇"),
    "target ukuran lain": ("gaya.kemajuan_target_ukuran_lain", MUTED, "", "◇"),
    "belum ada target": ("gaya.kemajuan_belum_ada_target", MUTED, "", "–"),
    "direncanakan": ("gaya.kemajuan_direncanakan", MUTED, "", "○"),
}
_AREA = {
    "pasti": ("gaya.wilayah_pasti", PRIMARY, "", "●"),
    "bertentangan": ("gaya.wilayah_bertentangan", "#e2a12f", "/", "◐"),
}
_PERMIT = {
    "habis": ("gaya.izin_habis", "#a3261b", "x", "▲"),
    "segera": ("gaya.izin_segera", "#855600", "/", "◆"),
    "berlaku": ("gaya.izin_berlaku", PRIMARY, "", "●"),
    "tanpa batas": ("gaya.izin_tanpa_batas", "#8fbfae", ".", "○"),
    "tanggal belum dilaporkan": ("gaya.izin_tanggal_belum_dilaporkan", BLANK, "", "–"),
}
_CLAIM = {
    "satu versi": "klaim.satu_versi",
    "pernyataan": "klaim.pernyataan",
    "konflik": "klaim.konflik",
    "estimasi": "klaim.estimasi",
    "survei": "klaim.survei",
    "belum pasti": "klaim.belum_pasti",
    "target": "klaim.target",
    "simulasi": "klaim.simulasi",
}


def _named(looks: dict[str, tuple[str, ...]]) -> dict[str, Style]:
    return {key: Style(say(words), *look) for key, (words, *look) in looks.items()}


def export() -> dict[str, Style]:
    """How the export of a product is known."""
    return _named(_EXPORT)


def readiness() -> dict[str, Style]:
    """How far products have come on their ladder."""
    return _named(_READINESS)


def progress() -> dict[str, Style]:
    """The status of a programme, in the order in which they ask for attention."""
    return _named(_PROGRESS)


def area() -> dict[str, Style]:
    """How surely a regency is part of a programme."""
    return _named(_AREA)


def permit() -> dict[str, Style]:
    """The state of a permit."""
    return _named(_PERMIT)


def claim() -> dict[str, str]:
    """The status of a statement -> its words."""
    return {key: say(words) for key, words in _CLAIM.items()}


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
