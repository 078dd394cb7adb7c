"""The words of this dashboard in plain language: what a reader meets on a page and may not know."""

from html import escape

from dashboard.answers.view import View
from dashboard.exhibits import exhibit
from dashboard.exhibits.page import Block, Markup
from dashboard.files import downloads
from dashboard.language.text import say
from dashboard.saying import captions

TERMS = (
    (
        "OVOP",
        "One Village One Product: program provinsi agar tiap desa atau kelurahan memiliki satu produk unggulan.",
    ),
    (
        "Bangun Karya",
        "Program pendampingan UMKM oleh BPOM, Pemerintah Provinsi NTT, dan Bentoel Group, Mei 2024 sampai 4 Juni 2025.",
    ),
    ("NTT Mart", "Gerai milik daerah yang menjual produk UMKM dan produk desa NTT."),
    ("UMKM", "Usaha mikro, kecil, dan menengah."),
    ("BPOM", "Badan Pengawas Obat dan Makanan."),
    ("UPT", "Unit pelaksana teknis: kantor BPOM di daerah, berupa balai besar, balai, atau loka."),
    ("NIE", "Nomor izin edar dari BPOM, misalnya MD untuk pangan olahan dalam negeri dan ML untuk impor."),
    ("P-IRT", "Izin pangan industri rumah tangga dari bupati atau wali kota; bukan izin BPOM."),
    (
        "Indikasi geografis",
        "Nama asal yang dilindungi karena mutunya bergantung pada daerahnya; satu nama dapat mencakup beberapa kabupaten.",
    ),
    (
        "Tangga kesiapan",
        "Urutan izin dan bukti yang perlu ditempuh sebuah produk. Kesiapan = anak tangga yang terdokumentasi dibagi anak tangga yang berlaku pada jalurnya.",
    ),
    (
        "SKI",
        "Survei Kesehatan Indonesia 2023: stunting diukur pada sampelnya sendiri, tidak disambung dengan SSGI.",
    ),
    ("NIB", "Nomor Induk Berusaha: identitas pelaku usaha dan dasar semua izin lain."),
    (
        "UMOT dan UKOT",
        "Usaha mikro dan usaha kecil obat tradisional, masing-masing dengan izinnya sendiri.",
    ),
    ("CPOTB", "Cara pembuatan obat tradisional yang baik."),
    ("CPKB", "Cara pembuatan kosmetika yang baik."),
    ("CPPOB", "Cara produksi pangan olahan yang baik."),
    ("LKjIP", "Laporan kinerja instansi pemerintah; dari sana kategori capaian target di dasbor ini."),
    ("NPHD", "Naskah perjanjian hibah daerah, misalnya untuk tanah."),
    ("KIPM", "Karantina ikan dan pengendalian mutu hasil perikanan."),
    ("BNPP", "Badan Nasional Pengelola Perbatasan."),
    ("ATCC", "Alkali treated cottonii chips: rumput laut yang dimasak dengan alkali, lalu dipotong."),
    ("Dekranasda", "Dewan Kerajinan Nasional Daerah."),
    ("TTS dan TTU", "Kabupaten Timor Tengah Selatan dan Kabupaten Timor Tengah Utara."),
    ("SSGI", "Survei Status Gizi Indonesia: stunting diukur pada sampel rumah tangga."),
    (
        "e-PPGBM",
        "Pencatatan gizi dari penimbangan di posyandu. Angkanya lebih rendah daripada SSGI dan tidak sebanding.",
    ),
    (
        "Kemiskinan ekstrem",
        "Hidup di bawah garis kemiskinan ekstrem. Angka kabupatennya perkiraan dan tidak diperingkat.",
    ),
    (
        "Dukcapil",
        "Catatan penduduk Ditjen Kependudukan dan Pencatatan Sipil; berbeda dari proyeksi penduduk BPS.",
    ),
    ("IDM", "Indeks Desa Membangun: mengelompokkan desa dari sangat tertinggal sampai mandiri."),
    ("HS", "Kode barang dagangan internasional; enam angka pertama sama di semua negara."),
    ("PLBN", "Pos lintas batas negara. Nilai barang yang melewatinya bukan nilai ekspor produk NTT."),
    (
        "Satu Data",
        "Aturan data pemerintah (Perpres 39/2019): tiap ukuran memiliki konsep, definisi, klasifikasi, ukuran, dan satuan.",
    ),
    (
        "Pernyataan",
        "Satu pernyataan tentang satu angka: apa yang dikatakan, oleh siapa, untuk kapan, terbit di mana.",
    ),
    (
        "Paspor angka",
        "Kode pendek sebuah angka: indikator, wilayah, periode, dan versi data, misalnya K42·5311·2021·a3f9.",
    ),
    ("Belum dilaporkan", "Angkanya belum diketahui. Bukan nol, tidak diurutkan, dan tidak masuk rata-rata."),
    (
        "Tidak berlaku",
        "Angkanya tidak mungkin ada di sini, misalnya nilai rupiah dari angka yang terbit dalam dolar.",
    ),
    (
        "Data lama",
        "Seri data yang dijanjikan terbit berkala, tetapi laporan berikutnya sudah lewat waktunya.",
    ),
    ("Versi data", "Keadaan data yang sudah terbit dan tidak pernah diubah lagi."),
)


def shown(view: View) -> tuple[Block, ...]:
    """Terms of the dashboard, then the permits as the database describes them."""
    rows = "".join(f"<tr><th>{escape(term)}</th><td>{escape(meaning)}</td></tr>" for term, meaning in TERMS)
    permits = view.ask("permit_terms")
    title, below = say("istilah.izin", jumlah=len(permits)), say("istilah.izin_sub")
    source, told = captions.publishers(view, permits), downloads.readable(permits)
    return (
        Markup(f'<table class="baku">{rows}</table>'),
        exhibit.table("istilah_izin", title, below, source, told, rows=permits),
    )
