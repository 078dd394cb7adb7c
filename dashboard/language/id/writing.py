"""How numbers, dates, periods and blanks are written. The shapes of dates are those of CLDR."""

WORDS = {
    "tanggal.hari": "d MMMM y",
    "tanggal.bulan": "MMMM y",
    "tanggal.saat": "d MMMM y HH.mm 'WITA'",
    "tanggal.belum": "tanggal belum dilaporkan",
    "periode.rentang": "{awal} sampai {akhir}",
    "periode.semester": "semester {ke} {tahun}",
    "periode.triwulan": "triwulan {ke} {tahun}",
    "ukuran.juta": "juta",
    "ukuran.miliar": "miliar",
    "ukuran.triliun": "triliun",
    "ukuran.semua": "ribu|juta|miliar|triliun",
    "nilai.lebih_dari": "lebih dari",
    "nilai.sekitar": "sekitar",
    # what a file as a whole says of itself: names as programs read them
    "berkas.judul": "judul",
    "berkas.baris": "baris",
    "berkas.uraian": "uraian",
    "berkas.sumber": "sumber",
    "berkas.versi": "versi_data",
    "berkas.kemutakhiran": "kemutakhiran",
    "berkas.batas": "batas_wilayah",
    "berkas.himpunan": "himpunan_data",
    "kosong.belum_dilaporkan": "belum dilaporkan",
    "kosong.tidak_berlaku": "tidak berlaku",
    "kosong.tidak_dikelaskan": "tidak dikelaskan",
}
