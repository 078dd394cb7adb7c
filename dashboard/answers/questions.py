"""What each question to the database is called, and what one row of its answer is, in the reader's words.

Only those whose answer a page shows; the file of the question has its manual and its SQL.
"""

NAMED = {
    "additive_totals": ("Jumlah kabupaten/kota terhadap provinsi", "satu ukuran dalam satu periode"),
    "claims": ("Klaim tingkat provinsi dan nasional", "satu indikator dengan klaim terbarunya"),
    "cohorts": ("Peserta menurut triwulan mulai", "satu tahap dari satu triwulan mulai"),
    "commitments": ("Komitmen perusahaan", "satu komitmen yang terbit"),
    "comparables": ("Angka kabupaten/kota berdampingan", "satu indikator di satu kabupaten/kota"),
    "conflict_versions": ("Versi yang bertentangan", "satu versi terbit dari satu hal"),
    "districts": ("Kecamatan", "satu kecamatan dengan desa dan produknya yang tercatat"),
    "export_by_commodity": ("Ekspor menurut komoditas", "satu komoditas"),
    "export_by_destination": ("Ekspor menurut tujuan", "satu tujuan"),
    "export_events": (
        "Ekspor yang terdokumentasi",
        "satu pengiriman atau ekspor pertama yang terbit; pengiriman bersama tetap satu",
    ),
    "export_statistics": ("Statistik ekspor yang terbit", "satu angka terbit, tidak dijumlahkan"),
    "export_status_by_regency": (
        "Status ekspor menurut kabupaten/kota",
        "satu kabupaten/kota dengan bukti ekspor terbaik dari produknya yang tercatat",
    ),
    "figures": ("Angka yang berubah antarversi", "satu angka pada satu wilayah dan periode"),
    "follow_ups": ("Tindak lanjut", "satu keputusan dengan penanggung jawab dan tenggatnya"),
    "indications": ("Indikasi geografis", "satu nama asal, terdaftar atau masih diusulkan"),
    "indicator_by_regency": ("Satu indikator di 22 kabupaten/kota", "satu kabupaten/kota"),
    "indicator_definitions": ("Baku tiap indikator", "satu indikator"),
    "indicator_history": ("Satu indikator dari waktu ke waktu", "satu kabupaten/kota dalam satu periode"),
    "ladder_standing": ("Produk pada tangga kesiapan", "satu anak tangga dari satu jalur perizinan"),
    "longest_waits": ("Yang paling lama menunggu", "satu peserta program"),
    "milestones": ("Tonggak program", "satu tonggak; yang bertentangan muncul dengan tiap versinya"),
    "newest_claims": ("Fakta terbaru", "satu klaim atau satu tonggak yang terlaksana"),
    "opportunities": (
        "Kesiapan produk dan kebutuhan",
        "satu kabupaten/kota dengan produk yang dekat pasar, stunting, dan kemiskinan ekstrem",
    ),
    "overdue": ("Yang terlambat", "satu target, tonggak, atau tindak lanjut yang lewat tanggalnya"),
    "passport_claims": ("Pernyataan di balik satu angka", "satu pernyataan"),
    "permit_counts": ("Izin menurut jenis", "satu jenis izin"),
    "permit_expiry": ("Kalender habis berlaku", "satu bulan"),
    "permit_terms": ("Izin dan tanda", "satu jenis izin atau tanda"),
    "permits": ("Register izin", "satu izin dari satu produk"),
    "products": (
        "Register produk desa",
        "satu produk dari satu kabupaten/kota; desanya disebut bila diketahui",
    ),
    "product_rungs": ("Anak tangga tiap produk", "satu anak tangga dari satu produk"),
    "products_by_category": ("Produk menurut kategori", "satu kategori"),
    "products_by_track": ("Produk menurut jalur perizinan", "satu jalur perizinan"),
    "programme_areas": ("Wilayah program", "satu kabupaten/kota"),
    "programme_claims": ("Pernyataan tentang satu program", "satu pernyataan"),
    "programme_faults": ("Baris yang perlu diperiksa", "satu temuan"),
    "programme_progress": ("Kemajuan program", "satu program dengan angka terbarunya"),
    "progress_points": ("Laporan kemajuan", "satu laporan"),
    "readiness_by_category": ("Kesiapan menurut kategori", "satu tingkat kesiapan dari satu kategori"),
    "readiness_by_rung": ("Tangga kesiapan", "satu anak tangga dari satu jalur perizinan"),
    "regency_context": ("Angka satu kabupaten/kota", "satu indikator"),
    "regency_facts": ("Ciri kabupaten/kota untuk mencari yang serupa", "satu kabupaten/kota"),
    "regency_owes": ("Tahap berikutnya yang belum dilaporkan", "satu kabupaten/kota"),
    "regency_participants": ("Peserta program di satu kabupaten/kota", "satu peserta"),
    "regency_programmes": ("Program di satu kabupaten/kota", "satu program"),
    "regency_quality": ("Kelengkapan data menurut kabupaten/kota", "satu kabupaten/kota"),
    "regency_stages": ("Tahap menurut kabupaten/kota", "satu kabupaten/kota"),
    "regency_steps": ("Tiap tahap menurut kabupaten/kota", "satu tahap di satu kabupaten/kota"),
    "records": ("Isi baris yang berubah antarversi", "satu sel dari satu baris data"),
    "register_counts": ("Hitungan register", "hitungan seluruh pilihan"),
    "schedule": ("Kalender program", "satu masa program atau satu tonggak"),
    "series_freshness": ("Kesegaran deret berkala", "satu deret"),
    "sources": ("Sumber", "satu halaman atau dokumen"),
    "stage_counts": ("Jumlah pada tiap tahap", "satu tahap"),
    "stage_times": ("Lama tiap tahap", "satu tahap"),
    "target_achievement": ("Target dan capaiannya", "satu target"),
    "technical_units": ("Unit pelaksana teknis BPOM", "satu unit"),
    "village_points": ("Desa yang produknya tercatat", "satu desa atau kelurahan"),
    "waits_by_regency": ("Waktu tunggu menurut kabupaten/kota", "satu kabupaten/kota"),
}


def title(name: str) -> str:
    """The name of a question; one that no page shows keeps that of its file."""
    return NAMED.get(name, (name, ""))[0]


def row(name: str) -> str:
    """What one row of its answer is; an empty text where no page shows it."""
    return NAMED.get(name, ("", ""))[1]
