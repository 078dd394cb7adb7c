"""How everything looks: one palette, and one style for each status.

The office's own colours and mark are these and `assets/icon.png`: replace them there and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.language.text import say

INK = "#16262f"
MUTED = "#46575f"
LINE = "#c3ccd2"
PAPER = "#ffffff"
PRIMARY = "#0b5c7a"
ACCENT = "#923c08"
LAND = "#e7eaec"
SEQUENTIAL = ("#e6f0f4", "#bcd9e4", "#86bace", "#4a96b5", "#155d7c", "#0a4762")
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


def _named(looks: Mapping[str, tuple[str, ...]]) -> dict[str, Style]:
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
