"""The words of this dashboard in plain language: what a reader meets on a page and may not know."""

from html import escape

from dashboard.answers.view import View
from dashboard.exhibits import exhibit
from dashboard.exhibits.page import Block, Markup
from dashboard.files import downloads
from dashboard.language.text import say
from dashboard.saying import captions

TERMS = (  # in the order in which they are read
    "desa",
    "kabupaten",
    "ovop",
    "bangun_karya",
    "ntt_mart",
    "umkm",
    "bpom",
    "upt",
    "nie",
    "p_irt",
    "indikasi_geografis",
    "tangga_kesiapan",
    "ski",
    "nib",
    "umot_dan_ukot",
    "cpotb",
    "cpkb",
    "cppob",
    "lkjip",
    "nphd",
    "kipm",
    "bnpp",
    "atcc",
    "dekranasda",
    "tts_dan_ttu",
    "ssgi",
    "e_ppgbm",
    "kemiskinan_ekstrem",
    "dukcapil",
    "idm",
    "hs",
    "plbn",
    "satu_data",
    "pernyataan",
    "paspor_angka",
    "belum_dilaporkan",
    "tidak_berlaku",
    "data_lama",
    "versi_data",
)


def shown(view: View) -> tuple[Block, ...]:
    """Terms of the dashboard, then the permits as the database describes them."""
    told = [(say(f"istilah.{term}.kata"), say(f"istilah.{term}.arti")) for term in TERMS]
    rows = "".join(f"<tr><th>{escape(term)}</th><td>{escape(meaning)}</td></tr>" for term, meaning in told)
    permits = view.ask("permit_terms")
    title, below = say("istilah.izin", jumlah=len(permits)), say("istilah.izin_sub")
    source, told = captions.publishers(view, permits), downloads.readable(permits)
    return (
        Markup(f'<table class="baku">{rows}</table>'),
        exhibit.table("istilah_izin", title, below, source, told, rows=permits),
    )
