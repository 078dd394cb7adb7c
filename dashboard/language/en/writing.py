"""How numbers, dates, periods and blanks are written. The shapes of dates are those of CLDR."""

WORDS = {
    "tanggal.hari": "d MMMM y",
    "tanggal.bulan": "MMMM y",
    "tanggal.saat": "d MMMM y, HH:mm 'WITA'",
    "tanggal.belum": "date not reported",
    "periode.rentang": "{awal} to {akhir}",
    "periode.semester": "semester {ke} {tahun}",
    "periode.triwulan": "quarter {ke} {tahun}",
    "ukuran.juta": "million",
    "ukuran.miliar": "billion",
    "ukuran.triliun": "trillion",
    "ukuran.semua": "thousand|million|billion|trillion",
    "nilai.lebih_dari": "more than",
    "nilai.sekitar": "about",
    # what a file as a whole says of itself: names as programs read them
    "berkas.judul": "title",
    "berkas.baris": "rows",
    "berkas.uraian": "description",
    "berkas.sumber": "source",
    "berkas.versi": "data_version",
    "berkas.kemutakhiran": "newest",
    "berkas.batas": "boundaries",
    "berkas.himpunan": "data_set",
    "kosong.belum_dilaporkan": "not reported",
    "kosong.tidak_berlaku": "not applicable",
    "kosong.tidak_dikelaskan": "not classed",
}
