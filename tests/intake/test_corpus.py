"""The layouts of docs/susunan-berkas.md, one made-up twin each: what the page says of it is what happens.

Run to write the page anew: python -m tests.intake.test_corpus
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from data.intake import parcel, personal
from tests.intake.conftest import examined, table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "susunan-berkas.md"
UNDERSTOOD, ASKED, REFUSED = "dipahami", "ditanyakan", "ditolak"
OPEN = "Pangan, jalur belum ditentukan"
POOR = "Persentase Penduduk Miskin"
SENT = ["Kabupaten", "Komoditas", "Tanggal", "Tujuan", "Berat (ton)", "Bukti"]
INTRODUCTION = """# Susunan berkas yang dikenal impor

Setiap baris di bawah ini diuji dengan berkas buatan (`tests/intake/test_corpus.py`), yang juga menulis
halaman ini. *Dipahami*: tanpa pertanyaan. *Ditanyakan*: pengirim menjawab, tanpa mengubah berkasnya.
*Ditolak*: kalimatnya menyebut apa yang harus dilakukan.

Yang dibuka: `.xlsx` (juga *Strict Open XML*), `.xls` sejak Excel 97, `.ods`, teks berpemisah titik
koma, koma, tab, atau garis tegak (UTF-8, UTF-16, atau Windows), dan `.json`. Angka dibaca seperti tampak
pada selnya, juga bila selnya menyimpan 0,192 untuk 19,2% atau 12000 untuk 12 rb.

Teks yang disalin dari PDF, kolomnya terpisah spasi, dibaca per kolom; komanya tanda desimal. Angka lembar
`.xlsx` dibaca dua pembaca; sel yang terbaca berbeda ditanyakan. Lembar di atas 4 MB dibaca satu pembaca, dan
itu disebut. Angka kecil yang dinaikkan (20,5 dengan ² di belakangnya) adalah catatan kaki, bukan angka; pada
`.xls` belum dibedakan: simpan sebagai `.xlsx`. Ukuran yang belum ada di register dapat diusulkan dari
pertanyaannya.

Baris judul kelompok bernomor (I, II, A, B) pada daftar produk berlaku bagi baris di bawahnya: kabupaten,
kecamatan, desa, atau kategori. Tahun dasar dan tahun peraturan pada judul (harga konstan 2010, Permendagri 72
Tahun 2019) bukan tahun datanya: ditanyakan. Templat impor OpenSID (penduduk, bantuan, analisis) memuat orang
per baris: ditolak sebagai data pribadi. Daftar *Lapak* sebagai tabel dikenal dari judulnya, misalnya:

```
NO;PELAPAK;PRODUK;KATEGORI;HARGA;SATUAN;POTONGAN;DESKRIPSI
1;Contoh;Keripik contoh;Makanan;15000;bungkus;0;renyah
```

Teks yang memakai koma sebagai pemisah kolom dan juga desimal (`Alor,19,2`) digabungkan kembali bila setiap
angkanya terpotong; selain itu ditolak dengan nomor barisnya. Baris yang seluruhnya diapit tanda kutip dibuka
dulu. Sel berformat tanpa isi, spasi jauh di bawah, dan baris yang hanya bernomor bukan data.

Catatan, tanda, atau judul bagian yang menyebut target berlaku bagi angkanya: tidak diambil sebagai hasil.
Berat dan luas memakai satuan di kolom sebelahnya, nilai memakai mata uang di kolom sebelahnya; ‰ dijadikan
persen.

Satuan yang disebut dua kali dan tidak sama (judul “ton”, kolom atau catatan “kg”) ditanyakan, begitu juga
pecahan pada ukuran yang dihitung satu per satu (39,1 jiwa). Catatan seperti “0 = data tidak tersedia” atau
“- = nol” berlaku bagi selnya. Akun di kolom “IG” bukan indikasi geografis. Beberapa kabupaten dalam satu sel
(“Ngada, Manggarai dan Alor”) dipahami pada ekspor.

Baris, kolom, dan lembar yang disembunyikan ditanyakan sekali per berkas bila memuat data: ikut dikirim atau
tidak. Baris yang diputar, berdampingan, atau berbagian tetap disebut dengan selnya yang asli.

Yang wajib tetapi tidak ada kolomnya (tanggal, program, tahap, bukti, tujuan) disebut sekali untuk semua
baris: diambil dari judul bila di situ tertulis, selain itu ditanyakan. Angka yang diubah Excel menjadi
tanggal (20,5 menjadi 20 Mei) ditanyakan asalnya.

Satu angka di dua lembar, atau dua kali dalam satu lembar, ditanyakan bila berbeda, dan dipakai sekali bila
sama. Nama tahun yang berakhir di tengah tahun (2021/2022) ditanyakan sekali per berkas. Lembar berisi angka
tanpa tabel jenis itu disebut namanya. Pengirim satu kabupaten boleh menulis nama produk pada daftar izin:
nama yang persis sama dengan satu produknya dipakai, selain itu ditanyakan.

JSON dikenal dari susunannya (`tests/intake/test_json.py`):

- Web API BPS: setiap turunan variabel selain *Jumlah* adalah ukuran lain; bagian tahun dibaca sebagai bulan,
  triwulan, atau semester.
- SIMDASI: `kolom` menyebut ukuran dan satuannya, `data` nilainya per `kode_wilayah`, `tahun_data` tahunnya.
- CKAN: `result.records`, satu baris per catatan, juga sebagai daftar atau CSV di bawah `fields`. Keterangan
  paket (`package_show`) bukan data: yang diunduh salah satu sumbernya.
- Portal lain: daftar catatan, catatan di bawah nama wilayahnya, deret per tahun, satu catatan per baris,
  kolom yang sama panjang, `columns` dengan `data`, dan `properties` GeoJSON. Jawaban yang hanya sebagian
  (`total` lebih besar) disebut.
- *Lapak* OpenSID dan profil OpenKab: `data[].attributes`. Yang dipahami `nama`, `kategori`, `nama desa`,
  `nama kecamatan`, `nama kabupaten`; nama pelapak adalah data pribadi. Contoh:

```json
{"data": [{"type": "produk", "id": "1", "attributes": {
  "nama": "Keripik contoh", "kategori": {"kategori": "Makanan"}, "harga": 15000, "satuan": "bungkus",
  "nama_kabupaten": "Kabupaten Alor", "nama_kecamatan": "Kabola", "nama_desa": "Lawahing"}}]}
```

| susunan | jenis | yang terjadi |
|---|---|---|
"""


@dataclass(frozen=True)
class Layout:
    name: str
    kind: str
    outcome: str
    rows: list[list]


LAYOUTS = [
    Layout("Tahun pada judul kolom", "indikator", UNDERSTOOD,
           [["Kabupaten/Kota", f"{POOR} 2023"], ["Sikka", "13,25"]]),
    Layout("Tahun berdampingan di bawah satu judul", "indikator", UNDERSTOOD,
           [[f"{POOR} Menurut Kabupaten/Kota"], ["Kabupaten/Kota", "2022", "2023"],
            ["Sikka", "13,5", "13,25"]]),
    Layout("Bulan atau semester berdampingan, dengan tahunnya", "indikator", UNDERSTOOD,
           [[POOR], ["Kabupaten/Kota", "Semester 1 2023", "Semester 2 2023"], ["Sikka", "13,5", "13,25"]]),
    Layout("Provinsi/Kabupaten/Kota dalam satu kolom", "indikator", UNDERSTOOD,
           [["Provinsi/Kabupaten/Kota", f"{POOR} 2023"], ["NUSA TENGGARA TIMUR", "19,5"],
            ["Sikka", "13,25"]]),
    Layout("Kupang di samping Kota Kupang", "indikator", UNDERSTOOD,
           [["Kabupaten/Kota", f"{POOR} 2023"], ["Kupang", "21,5"], ["Kota Kupang", "8,25"]]),
    Layout("Singkatan yang dijelaskan pada Keterangan di bawah tabel", "indikator", UNDERSTOOD,
           [["Kabupaten/Kota", "TK 2023"], ["Sikka", "13,25"], [], ["Keterangan"], ["TK", POOR]]),
    Layout("Tabel tanpa tahun", "indikator", ASKED, [["Kabupaten/Kota", POOR], ["Sikka", "13,25"]]),
    Layout("Tahun penerbitan pada judul (Dalam Angka)", "indikator", ASKED,
           [["Contoh Dalam Angka 2023"], ["Kabupaten/Kota", POOR], ["Sikka", "13,25"]]),
    Layout("Ukuran dengan satu kata lebih (perempuan, hutan, penerima)", "indikator", ASKED,
           [["Kabupaten/Kota", "Penduduk miskin perempuan 2023 (persen)"], ["Sikka", "13,25"]]),
    Layout("Target atau proyeksi", "indikator", ASKED,
           [["Kabupaten/Kota", "Target 2027"], ["Sikka", "13,25"]]),
    Layout("Ukuran yang tidak ada dalam register", "indikator", ASKED,
           [["Kabupaten/Kota", "Jumlah koperasi 2023 (unit)"], ["Sikka", 13]]),
    Layout("Satuan di dalam sel berat (8 t, 40 kuintal)", "ekspor", UNDERSTOOD,
           [SENT, ["Sikka", "Kakao contoh", "03/02/2025", "Malaysia", "8 t", "Berita contoh"]]),
    Layout("Kategori dengan kata sendiri", "produk", ASKED,
           [["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan"],
            ["Sikka", "Anyaman contoh", "Anyam-anyaman", OPEN]]),
    Layout("Kategori dengan kata yang lazim (kerajinan, kuliner, jamu)", "produk", UNDERSTOOD,
           [["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan"],
            ["Sikka", "Anyaman contoh", "Kerajinan", "Tenun dan kriya"]]),
    Layout("Daftar UMKM tanpa jalur, dengan kolom izin berisi ada/belum", "produk", UNDERSTOOD,
           [["Kabupaten", "Produk utama", "Kategori usaha", "NIB", "PIRT", "Halal", "Ekspor", "Omzet"],
            ["Sikka", "Keripik contoh", "Kuliner", "ada", "belum", "", "tidak", "2 juta"]]),
    Layout("Nama desa beserta kecamatannya", "produk", UNDERSTOOD,
           [["Kabupaten", "Kecamatan", "Desa", "Nama produk", "Kategori", "Jalur perizinan"],
            ["Alor", "Kabola", "Lawahing", "Keripik contoh", "Makanan", OPEN]]),
    Layout("Kolom data pribadi, sebelum “Buang kolom pribadi” dicentang", "produk", REFUSED,
           [["Kabupaten", "Nama produk", "Nama pemilik"], ["Sikka", "Anyaman contoh", "X"]]),
    Layout("Kolom wilayah tanpa judul atau dengan judul lain", "indikator", UNDERSTOOD,
           [["", f"{POOR} 2023"], ["Sikka", "13,25"], ["Ende", "23,5"]]),
    Layout("Tabel kecamatan dengan baris kabupatennya", "indikator", UNDERSTOOD,
           [["Kecamatan", "Jumlah kecamatan 2023"], ["Pulau Pura", 1], ["Alor Barat Laut", 1],
            ["Kabupaten Alor", 18]]),
    Layout("Tabel kecamatan dengan baris jumlah", "indikator", ASKED,
           [["Kecamatan", "Jumlah kecamatan 2023"], ["Pulau Pura", 1], ["Alor Barat Laut", 1],
            ["Jumlah", 18]]),
    Layout("Kabupaten hanya pada judul tabel", "produk", UNDERSTOOD,
           [["PRODUK DESA KABUPATEN SIKKA"], ["Nama produk", "Kategori", "Jalur perizinan"],
            ["Anyaman contoh", "Kriya", OPEN]]),
    Layout("Kolom wajib dengan judul yang tidak dikenal", "ekspor", ASKED,
           [["Kabupaten", "Komoditas", "Hari kirim", "Ke", "Berat (ton)", "Dok"],
            ["Sikka", "Kakao contoh", "03/02/2025", "Malaysia", 8, "Berita contoh"]]),
    Layout("Tanpa satu judul kolom yang dikenal: lembarnya ditunjukkan", "indikator", ASKED,
           [["a", "b"], ["c", "d"]]),
    Layout("Kabupaten berderet ke samping, tahun ke bawah", "indikator", UNDERSTOOD,
           [[POOR], ["Tahun", "Sikka", "Ende", "Ngada"], [2022, "13,5", "23,5", "12,25"],
            [2023, "13,25", "23,25", "12,5"]]),
    Layout("Dua tabel berdampingan dalam satu lembar", "indikator", UNDERSTOOD,
           [["Kabupaten", f"{POOR} 2023", "", "Kabupaten", "Jumlah Desa 2023"],
            ["Sikka", "13,25", "", "Ende", 255], ["Ngada", "12,5", "", "Alor", 158]]),
    Layout("Baris judul bagian: tahun, semester, atau ukuran", "indikator", UNDERSTOOD,
           [[POOR], ["Kabupaten", "Persen"], ["Tahun 2022"], ["Sikka", "13,5"], ["Tahun 2023"],
            ["Sikka", "13,25"]]),
    Layout("Baris judul kelompok (pulau, “Kabupaten”, “Kota”)", "indikator", UNDERSTOOD,
           [[f"{POOR} 2023"], ["Wilayah", "Persen"], ["Pulau Flores"], ["Sikka", "13,25"], ["Ende", "23,5"]]),
    Layout("Judul dalam dua bahasa", "indikator", UNDERSTOOD,
           [[f"Tabel/Table 4.1 {POOR} / Percentage of Poor People, 2023"],
            ["Kabupaten/Kota\nRegency/Municipality", "Persentase\nPercentage"], ["Sikka", "13,25"]]),
    Layout("Tempat, tanggal, dan penanda tangan di bawah tabel", "indikator", UNDERSTOOD,
           [["Kabupaten", f"{POOR} 2023"], ["Sikka", "13,25"], [], ["", "Maumere, 3 Maret 2024"],
            ["", "Kepala Bidang Contoh"]]),
    Layout("Nama ukuran pada barisnya, tahun berdampingan", "indikator", UNDERSTOOD,
           [["Kabupaten", "Uraian", "Satuan", "2022", "2023"], ["Sikka", POOR, "persen", "13,5", "13,25"]]),
    Layout("Angka yang dibagi (jenis kelamin, kota dan desa) dengan barisnya yang utuh", "indikator",
           UNDERSTOOD,
           [["Kabupaten", "Jenis kelamin", f"{POOR} 2023"], ["Sikka", "Laki-laki", "13,5"],
            ["Sikka", "Perempuan", "13"], ["Sikka", "Jumlah", "13,25"]]),
    Layout("Tanda angka sementara, perkiraan, dan perbaikan (*, **, e, r)", "indikator", UNDERSTOOD,
           [["Kabupaten", f"{POOR} 2023"], ["Sikka", "13,25 r)"], ["Ende", "23,5**)"], ["Ngada", "12,5e"]]),
    Layout("Kode dan nama wilayah dalam satu sel, singkatan nama", "indikator", UNDERSTOOD,
           [["Wilayah", f"{POOR} 2023"], ["[5310] Sikka", "13,25"], ["Kab. T.T.S", "26,5"],
            ["Kab. Manggarai Brt", "16,75"]]),
    Layout("Sel kosong di bawah nama wilayah", "indikator", ASKED,
           [["Kabupaten", "Tahun", POOR], ["Sikka", 2022, "13,5"], ["", 2023, "13,25"]]),
    Layout("Kata di antara angka (x, tidak disurvei)", "indikator", ASKED,
           [["Kabupaten", f"{POOR} 2023"], ["Sikka", "13,25"], ["Ende", "23,5"], ["Alor", "tidak disurvei"]]),
    Layout("Nama wilayah yang tidak dikenal", "indikator", ASKED,
           [["Kabupaten", f"{POOR} 2023"], ["Sikka", "13,25"], ["Endeh Baru", "23,5"]]),
    Layout("Titik dan koma sama-sama pemisah ribuan", "indikator", ASKED,
           [["Kabupaten", "Luas wilayah 2023 (km2)"], ["Sikka", "1.675"], ["Ende", "2,091"]]),
    Layout("Titik atau koma pada yang dihitung satu per satu (41.500 jiwa)", "indikator", UNDERSTOOD,
           [["Kabupaten", "Jumlah penduduk miskin 2023 (jiwa)"], ["Sikka", "41.500"], ["Ende", "32,500"]]),
    Layout("Tanggal yang urutannya tidak jelas (12/05/25)", "ekspor", ASKED,
           [SENT, ["Sikka", "Kakao contoh", "12/05/25", "Malaysia", "8 t", "Berita contoh"]]),
    Layout("Tanggal yang hanya bulan atau tahunnya diketahui", "ekspor", UNDERSTOOD,
           [SENT, ["Sikka", "Kakao contoh", "Mei 2025", "Malaysia", "8 t", "Berita contoh"]]),
    Layout("Beberapa produk dalam satu sel", "produk", ASKED,
           [["Kabupaten", "Produk", "Kategori"], ["Sikka", "Keripik contoh, Sambal contoh", "Makanan"]]),
    Layout("Izin disebut dalam satu kolom (NIB, PIRT)", "produk", UNDERSTOOD,
           [["Kabupaten", "Produk", "Kategori", "Legalitas"],
            ["Sikka", "Keripik contoh", "Makanan", "NIB, PIRT"]]),
    Layout("Tanda catatan kaki pada nama wilayah (Alor 1), Belu²)", "indikator", UNDERSTOOD,
           [["Kabupaten/Kota", "Persentase Penduduk Miskin 2022"], ["Alor 1)", "20,5"], ["Belu²", "14,5"]]),
    Layout("Kolom diberi nomor dengan huruf atau rumus (a, b, e=d-c)", "indikator", UNDERSTOOD,
           [["No", "Kabupaten", "Persentase Penduduk Miskin 2022"], ["a", "b", "c=a+b"], [1,
            "Alor", "20,5"]]),
    Layout("Baris minimum, maksimum, dan rata-rata di bawah tabel", "indikator", UNDERSTOOD,
           [["Kabupaten", "Persentase Penduduk Miskin 2022"], ["Alor", "20,5"], ["Belu", "14,5"],
            ["Minimum", "14,5"], ["Maksimum", "20,5"]]),
    Layout("Kode provinsi dan kode kabupaten dua angka dalam kolom sendiri-sendiri", "indikator", ASKED,
           [["kode_prov", "kode_kab", "tahun", "persentase_penduduk_miskin"], [53, "05", 2022, "20,5"],
            [53, "71", 2022, "8,5"]]),
    Layout("Subjumlah tiap pulau di antara kabupaten", "indikator", ASKED,
           [["Wilayah", "Jumlah Penduduk Miskin 2022 (jiwa)"], ["Pulau Sumba", 71000], ["Sumba Barat", 31000],
            ["Sumba Timur", 40000]]),
    Layout("Daftar Lapak OpenSID sebagai tabel, sebelum “Buang kolom pribadi” dicentang", "produk", REFUSED,
           [["NO", "PELAPAK", "PRODUK", "KATEGORI", "HARGA", "SATUAN", "POTONGAN", "DESKRIPSI"],
            [1, "Contoh", "Keripik contoh", "Makanan", 15000, "bungkus", 0, "renyah"]]),
    Layout("Templat penduduk OpenSID (orang per baris)", "produk", REFUSED,
           [["alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tempatlahir", "tanggallahir"],
            ["Contoh", "Contoh", "1", "2", "Contoh", "", "", "1", "Contoh", "1980-01-01"]]),
    Layout("Kelompok bernomor romawi berisi kategori", "produk", UNDERSTOOD,
           [["PRODUK DESA KABUPATEN SIKKA"], ["No", "Nama Produk"], ["I", "MAKANAN"], [1, "Keripik contoh"],
            ["II", "KRIYA"], [1, "Anyaman contoh"]]),
    Layout("Tahun dasar atau tahun peraturan pada judul", "indikator", ASKED,
           [["Jumlah Desa (Permendagri Nomor 72 Tahun 2019)"], ["Kabupaten", "Jumlah Desa"], ["Alor", 158]]),
    Layout("Kode wilayah di kolom “id”, judul tanpa spasi (kabkota)", "indikator", ASKED,
           [["id", "tahun", "persentase_penduduk_miskin"], [5305, 2022, "20,5"], [5304, 2022, "14,5"]]),
    Layout("Ribuan dengan spasi (41 250)", "indikator", UNDERSTOOD,
           [["Kabupaten", "Jumlah Penduduk Miskin 2022 (jiwa)"], ["Alor", "41 250"], ["Belu", "32 500"]]),
    Layout("Legenda yang diawali tandanya (*), 1), e) di bawah tabel", "indikator", UNDERSTOOD,
           [["Kabupaten", "Persentase Penduduk Miskin 2022"], ["Alor", "20,5*)"], ["*)", "Angka sementara"]]),
    Layout("Catatan di bawah tabel yang menyebut target", "indikator", ASKED,
           [["Kabupaten", "Persentase Penduduk Miskin 2022"], ["Alor", "20,5"],
            ["Catatan: angka di atas adalah target"]]),
    Layout("Lebih dari enam nama yang bukan kabupaten/kota", "indikator", ASKED,
           [["Wilayah", "Persentase Penduduk Miskin 2022"], ["Alor", "20,5"],
            *([f"Wilker {letter}", "14,5"] for letter in "ABCDEFG")]),
    Layout("Provinsi lain sebagai judul kelompok kabupatennya, atau disingkat", "indikator", UNDERSTOOD,
           [["Wilayah", "Persentase Penduduk Miskin 2022"], ["Kalsel", ""], ["Kab. Contoh", "9,5"],
            ["NTT", ""], ["Kab. Alor", "20,5"]]),
    Layout("Permil (‰)", "indikator", UNDERSTOOD,
           [["Kabupaten", "Persentase Penduduk Miskin 2022 (‰)"], ["Alor", "205"], ["Belu", "145"]]),
    Layout("Satuan disebut dua kali, tidak sama (judul, kolom, catatan)", "indikator", ASKED,
           [["Kabupaten", "Luas Wilayah 2022 (km2)"], ["Alor", "2905"], ["Catatan: luas dalam hektar"]]),
    Layout("Pecahan pada ukuran yang dihitung satu per satu", "indikator", ASKED,
           [["Kabupaten", "Jumlah Penduduk Miskin 2022 (jiwa)"], ["Alor", "40,5"], ["Belu", "31,5"]]),
    Layout("Dua tabel berdampingan tanpa kolom kosong di antaranya", "indikator", UNDERSTOOD,
           [["Kabupaten", "Persentase Penduduk Miskin 2022"] * 2, ["Alor", "20,5", "Belu", "14,5"]]),
    Layout("Tahun hanya di baris pertama tiap kelompok", "indikator", ASKED,
           [["Tahun", "Kabupaten", "Persentase Penduduk Miskin"], ["2022", "Alor", "20,5"],
            ["", "Belu", "14,5"]]),
    Layout("Status desa di bawah satu judul", "indikator", UNDERSTOOD,
           [["Kabupaten", "Status Desa 2022", "", ""], ["", "Mandiri", "Maju", "Sangat Tertinggal"],
            ["Alor", 1, 20, 7]]),
    Layout("Satu baris per desa", "indikator", ASKED,
           [["Kabupaten", "Desa", "Persentase Penduduk Miskin 2022"], ["Alor", "Contoh", "20,5"]]),
    Layout("Satuan dan mata uang di kolom sendiri", "ekspor", UNDERSTOOD,
           [[*SENT[:4], "Volume", "Satuan", "Nilai", "Mata uang", "Bukti"],
            ["Alor", "Vanili", "12/05/2022", "Timor-Leste", "250", "kg", "500", "USD", "Contoh"]]),
    Layout("Berat kotor atau jumlah tanpa berat bersih", "ekspor", ASKED,
           [[*SENT[:4], "Berat kotor (kg)", "Bukti"],
            ["Alor", "Vanili", "12/05/2022", "Timor-Leste", "250", "Contoh"]]),
    Layout("Tahun dua angka bertanda petik (’21)", "indikator", UNDERSTOOD,
           [[POOR], ["Kabupaten", "'21", "'22"], ["Sikka", "13,5", "13,25"]]),
    Layout("Tahun ganda (2021/2022)", "indikator", ASKED,
           [[POOR], ["Kabupaten", "2021/2022", "2022/2023"], ["Sikka", "13,5", "13,25"]]),
    Layout("Tanggal di kolom periode (31/03/2022)", "indikator", UNDERSTOOD,
           [["Periode", "Kabupaten", POOR], ["31/03/2022", "Sikka", "13,25"]]),
    Layout("Ribuan pada judul, pecahan pada sel (41,25 ribu jiwa)", "indikator", UNDERSTOOD,
           [["Kabupaten", "Jumlah penduduk miskin 2022 (ribu jiwa)"], ["Alor", "41,25"], ["Belu", "32,5"]]),
    Layout("Kecamatan di bawah kabupatennya, beberapa kabupaten", "indikator", UNDERSTOOD,
           [["Wilayah", "Jumlah Kelurahan 2024"], ["Kabupaten Belu", 12], ["Kakuluk Mesak", 1],
            ["Tasifeto Barat", 2], ["Kabupaten Alor", 17], ["Kabola", 1]]),
    Layout("Judul kelompok di kolom nomor, baris “Halaman 2” atau “Lanjutan Tabel”", "indikator", UNDERSTOOD,
           [["No", "Kabupaten", f"{POOR} 2022"], ["DARATAN FLORES"], [1, "Ende", "23,5"],
            ["Lanjutan Tabel 2"], [2, "Sikka", "13,25"]]),
    Layout("Kode di atas nama kabupaten yang berderet ke samping", "indikator", UNDERSTOOD,
           [["Uraian", "5305", "5304"], ["", "Alor", "Belu"], [f"{POOR} 2022", "20,5", "14,5"]]),
    Layout("Satu ukuran dalam dua satuan (km² dan ha)", "indikator", UNDERSTOOD,
           [["Kabupaten", "Luas wilayah 2022 (km2)", "Luas wilayah 2022 (ha)"],
            ["Alor", "2905,5", "290550"]]),
    Layout("Satu ukuran di dua kolom", "indikator", ASKED,
           [["Kabupaten", f"{POOR} 2022", "Tingkat kemiskinan 2022"], ["Alor", "20,5", "20,4"]]),
    Layout("Lebih dari tiga kolom angka yang bukan milik register: satu pertanyaan", "indikator", ASKED,
           [["Kabupaten", f"{POOR} 2022", "Sapi 2022", "Kuda 2022", "Babi 2022", "Kambing 2022"],
            ["Alor", "20,5", 1, 2, 3, 4]]),
    Layout("Formulir: label ke bawah, isi di sampingnya", "produk", UNDERSTOOD,
           [["FORMULIR"], ["1. Nama Produk", ":", "Madu contoh"], ["2. Kabupaten", ":", "Sikka"],
            ["3. Kategori", ":", "Makanan"]]),
    Layout("Daftar izin dengan nama produk, bukan kodenya", "izin", ASKED,
           [["Nama Produk", "Jenis Izin", "No Izin"], ["Madu contoh", "PIRT", "2065309010123-28"]]),
    Layout("Desa ke bawah, produk ke samping, diberi tanda (v, ✓, 1, x)", "produk", UNDERSTOOD,
           [["POTENSI PRODUK KABUPATEN ALOR"], ["No", "Kecamatan", "Desa", "Tenun", "Jambu mete"],
            [1, "Kabola", "Lawahing", "v", ""], [2, "Kabola", "Kopidil", "", "v"], ["Jumlah", "", "", 1, 1]]),
    Layout("Tanda “x” di samping “v”", "produk", ASKED,
           [["Kabupaten", "Tenun", "Jambu mete"], ["Ngada", "v", "x"], ["Ende", "x", "v"]]),
    Layout("Daftar produk tanpa kategori", "produk", ASKED,
           [["Kabupaten", "Nama produk"], ["Sikka", "Anyaman contoh"]]),
    Layout("Kabupaten di atas tiap bagian, judul kolom diulang", "produk", UNDERSTOOD,
           [["KABUPATEN SIKKA"], ["Nama Produk", "Kategori"], ["Tenun contoh", "Tenun"], [],
            ["KABUPATEN ENDE"], ["Nama Produk", "Kategori"], ["Anyaman contoh", "Kriya"]]),
    Layout("Bulan pada kolom, tahun pada judul", "ekspor", UNDERSTOOD,
           [["EKSPOR KABUPATEN NGADA TAHUN 2024"], ["Bulan", "Komoditas", "Tujuan", "Berat (kg)", "Dokumen"],
            ["Januari", "Kopi contoh", "Jepang", "18.500,5", "PEB contoh"]]),
    Layout("Tanggal yang menjadi angka (44621) di kolom periode", "indikator", UNDERSTOOD,
           [["Kabupaten/Kota", "Periode", POOR], ["Sikka", 44621, "13,25"], ["Ende", 44621, "23,5"]]),
    Layout("Sisa HTML (b, nbsp, sup) pada sel teks", "indikator", UNDERSTOOD,
           [["Kabupaten/Kota", f"{POOR} 2023"], ["<b>Sikka</b>", "13,25<sup>2</sup>"],
            ["Ende", "&nbsp;23,5"]]),
    Layout("Kode di samping nama yang judulnya tidak dikenal", "indikator", UNDERSTOOD,
           [["Kode", "Nama", f"{POOR} 2023"], [5310, "Sikka", "13,25"], [5311, "Ende", "23,5"]]),
    Layout("Angka dalam kurung: kurang dari nol, atau bukan", "indikator", ASKED,
           [["Kabupaten/Kota", f"{POOR} 2023"], ["Sikka", "(13,25)"], ["Ende", "23,5"]]),
    Layout("Satuan dalam dua bahasa (km2/sq.km)", "indikator", UNDERSTOOD,
           [["Kabupaten/Kota", "Luas Daerah (km2/sq.km) 2023"], ["Sikka", "1.669,71"]]),
    Layout("Galat hitungan (#DIV/0!, #REF!) di antara angka", "indikator", ASKED,
           [["Kabupaten/Kota", f"{POOR} 2023"], ["Sikka", "13,25"], ["Ende", "#DIV/0!"]]),
    Layout("Ukuran yang disimpan hanya untuk provinsi, beserta baris provinsinya", "indikator", UNDERSTOOD,
           [["Kabupaten/Kota", "IPM 2023"], ["Sikka", "65,25"], ["NTT", "66,5"]]),
    Layout("Indikator pada barisnya, target di samping realisasi", "indikator", UNDERSTOOD,
           [["Kabupaten", "Indikator", "Satuan", "Target 2024", "Realisasi 2023"],
            ["Sikka", POOR, "persen", 12, "13,25"]]),
    Layout("Tabel pivot (Row Labels, Label Baris)", "indikator", UNDERSTOOD,
           [[f"Jumlah dari {POOR} (persen)", "Label Kolom"], ["Label Baris", 2022, 2023],
            ["Sikka", "13,5", "13,25"]]),
    Layout("Judul kolom hanya dalam bahasa Inggris", "indikator", UNDERSTOOD,
           [["Regency/Municipality", "Percentage of Poor People 2023 (percent)"], ["Sikka", "13,25"],
            ["Ende", "23,5"]]),
    Layout("“Kab.” atau “Kota” di bawah judul wilayah, namanya di sebelahnya", "indikator", UNDERSTOOD,
           [["Kab/Kota", "Nama", f"{POOR} 2023"], ["Kab.", "Kupang", "21,5"], ["Kota", "Kupang", "8,25"]]),
    Layout("Ukuran tanpa tahun di samping ukuran bertahun", "indikator", ASKED,
           [["Kabupaten/Kota", "Luas Wilayah (km2)", f"{POOR} 2023"], ["Sikka", "1.669,71", "13,25"]]),
    Layout("Rupiah dan dolar dalam satu kolom", "ekspor", UNDERSTOOD,
           [["Kabupaten", "Komoditas", "Tanggal", "Tujuan", "Nilai", "Bukti"],
            ["Sikka", "Kakao contoh", "03/02/2025", "Malaysia", "Rp 450.000.000", "Berita contoh"],
            ["Sikka", "Vanili contoh", "03/02/2025", "Malaysia", "US$ 32.500,75", "Berita contoh"]]),
    Layout("Daftar produk dengan kecamatan tanpa kabupaten", "produk", UNDERSTOOD,
           [["Kecamatan", "Desa", "Nama produk", "Kategori"],
            ["Kabola", "Lawahing", "Kue contoh", "Makanan"]]),
    Layout("Jenis produk yang isinya kategori", "produk", UNDERSTOOD,
           [["Kabupaten", "Nama Produk Khas", "Jenis Produk"], ["Sikka", "Anyaman contoh", "Kerajinan"]]),
    Layout("Nomor izin di belakang namanya, beberapa dalam satu sel", "produk", UNDERSTOOD,
           [["Kabupaten", "Nama produk", "Kategori", "Legalitas"],
            ["Sikka", "Kue contoh", "Makanan", "NIB 1234567890123, No. PIRT 2065308010001-28"]]),
    Layout("Tabel berlanjut dengan judul kolom yang diulang (dua baris)", "indikator", UNDERSTOOD,
           [["Kabupaten/Kota", POOR, ""], ["", 2019, "2020r)"], ["Sikka", "13,5", "13,25"], ["Lanjutan"],
            ["Kabupaten/Kota", POOR, ""], ["", 2019, "2020r)"], ["Ende", "23,5", "23,25"]]),
    Layout("Target di samping realisasi di bawah tiap semester", "indikator", ASKED,
           [[f"{POOR} 2019"], ["Kabupaten", "Semester I", "", "Semester II", ""],
            ["", "Target", "Realisasi", "Target", "Realisasi"], ["Ende", 22, "23,5", 21, "23,25"]]),
    Layout("Kondisi awal dan target per tahun di bawah satu judul (RPJMD)", "indikator", UNDERSTOOD,
           [["IKU KABUPATEN ENDE"], ["Indikator", "Satuan", "Kondisi Awal 2018", "Target", ""],
            ["", "", "", 2028, 2029], [POOR, "%", "24,25", "21,5", "20,5"]]),
    Layout("Catatan di belakang angka (23,5 (naik))", "indikator", ASKED,
           [["Kabupaten/Kota", f"{POOR} 2017"], ["Ende", "24,5 (naik)"], ["Sikka", "14,25"]]),
    Layout("Galat baku di belakang angka (23,5 ± 1,2)", "indikator", UNDERSTOOD,
           [["Kabupaten/Kota", f"{POOR} 2017"], ["Ende", "24,5 ± 1,2"], ["Sikka", "14,25 ± 0,8"]]),
    Layout("“Keadaan 31 Desember 2019” di bawah judul kolom", "indikator", UNDERSTOOD,
           [["Kabupaten", "Jumlah Desa", "Jumlah Kelurahan"], ["Keadaan 31 Desember 2019"],
            ["Ende", 255, 23]]),
    Layout("Tiga kolom yang bukan milik register, satu persentase", "indikator", ASKED,
           [["Kabupaten", "Jumlah Balita", "Balita Stunting", "%"], ["Ende", 20000, 2400, 12]]),
    Layout("Desa tanpa produk di antara desa yang punya", "produk", UNDERSTOOD,
           [["Kabupaten", "Nama produk", "Kategori"], ["Sikka", "Kue contoh", "Makanan"],
            ["Ende", "-", "-"]]),
    Layout("Jasa (bengkel, salon) di antara produk", "produk", ASKED,
           [["Kabupaten", "Nama produk", "Kategori"], ["Sikka", "Kue contoh", "Makanan"],
            ["Ende", "Bengkel contoh", "Jasa"]]),
    Layout("Izin produk yang belum ada di register", "izin", ASKED,
           [["Nama Produk", "Jenis Izin", "No Izin"], ["Dodol tak dikenal", "Halal", "ID53110000123450123"]]),
    Layout("Rekapitulasi surat keterangan asal (SKA)", "ekspor", UNDERSTOOD,
           [["No SKA", "Tgl SKA", "Kab/Kota", "Uraian Barang", "Negara Tujuan", "Berat Bersih (Kg)"],
            ["000123", "14/02/2025", "Ngada", "Kopi contoh", "Malaysia", 18500]]),
    Layout("Daftar P-IRT Dinas Kesehatan", "produk", ASKED,
           [["No", "Nama Produk Pangan", "Jenis Pangan", "No P-IRT"],
            [1, "Keripik contoh", "Hasil olahan buah", "2155308010001-28"]]),
    Layout("Halaman lanjutan dengan tahun sendiri", "indikator", UNDERSTOOD,
           [[f"{POOR} (persen)"], ["Kabupaten/Kota", 2015, 2016], ["Sikka", "15,25", "14,75"], ["Lanjutan"],
            ["Kabupaten/Kota", 2017, 2018], ["Sikka", "14,5", "14,25"]]),
    Layout("Survei (SSGI, SKI, e-PPGBM) sebagai judul kolom di bawah ukurannya", "indikator", UNDERSTOOD,
           [["Prevalensi Stunting Balita"], ["Kabupaten", "SSGI 2019", "SKI 2018"],
            ["Ende", "26,5", "24,5"]]),
    Layout("Satu baris per kecamatan beserta kabupatennya", "indikator", ASKED,
           [["Kabupaten", "Kecamatan", "Jumlah Desa 2020"], ["Belu", "Kakuluk Mesak", 6],
            ["Belu", "Tasifeto Barat", 8], ["Malaka", "Malaka Tengah", 17]]),
    Layout("Nomor izin yang dibulatkan Excel (9,12E+12)", "produk", UNDERSTOOD,
           [["Kabupaten", "Nama Produk", "Kategori", "NIB"], ["Ende", "Kue contoh", "Makanan", "9,12E+12"]]),
    Layout("Tahun dan bulan, semester, atau triwulan di dua kolom", "indikator", UNDERSTOOD,
           [["Tahun", "Semester", "Kabupaten", "Jumlah penduduk menurut Dukcapil (jiwa)"],
            [2021, "I", "Alor", 219000], [2021, 2, "Alor", 219875]]),
    Layout("Kolom yang menyebut satu bagian saja (Perempuan)", "indikator", ASKED,
           [["Kabupaten", "Tahun", "Jenis Kelamin", POOR], ["Alor", 2021, "Perempuan", "21,5"]]),
    Layout("Judul atau nama lembar yang menyebut satu bagian saja", "indikator", ASKED,
           [["Jenis Kelamin: Perempuan"], [POOR], ["Kabupaten", "2021"], ["Alor", "21,5"]]),
    Layout("Satu angka disebut dua kali, berbeda", "indikator", ASKED,
           [["Kabupaten", f"{POOR} 2021"], ["Alor", "21,5"], ["Belu", "14,5"], ["Alor", "21,25"]]),
    Layout("Angka yang diubah Excel menjadi tanggal (20-Mei)", "indikator", ASKED,
           [["Kabupaten", f"{POOR} 2021"], ["Alor", "20-Mei"], ["Belu", "14,5"]]),
    Layout("Huruf di belakang angka (20,5a)", "indikator", ASKED,
           [["Kabupaten", f"{POOR} 2021"], ["Alor", "20,5a"], ["Belu", "14,5"]]),
    Layout("Kode dan nama wilayah yang tidak cocok", "indikator", ASKED,
           [["Kode Kemendagri", "Kabupaten", "Jumlah Desa 2021"], ["53.05", "Alor", 158],
            ["53.04", "Malaka", 127]]),
    Layout("Rekap ekspor tanpa tanggal, tahunnya pada judul; bukti ditanyakan", "ekspor", ASKED,
           [["REKAP EKSPOR TAHUN 2024"], ["Kabupaten", "Komoditas", "Tujuan", "Volume (ton)"],
            ["Ngada", "Kopi contoh", "Jepang", "18,5"]]),
    Layout("Tahap yang disebut namanya, tanggal pada judul", "lahan", UNDERSTOOD,
           [["Keadaan 31 Maret 2026"], ["Kabupaten", "Luas (m2)", "Tahap", "Bukti"],
            ["Ngada", 2500, "Lokasi dan luas ditetapkan", "SK contoh"]]),
    Layout("Program dan tanggal pada judul", "tahapan", UNDERSTOOD,
           [["Progres NTT Mart per 15 April 2026"], ["Kabupaten", "Status", "Tgl Peresmian", "Bukti"],
            ["Alor", "Diresmikan", "10 April 2026", "Berita contoh"]]),
    Layout("Target tanpa tanggal dinyatakan", "target", ASKED,
           [["Program", "Indikator", "Wilayah", "Target"],
            ["NTT Mart", "Gerai NTT Mart yang diresmikan", "NTT", 22]]),
    Layout("Angka romawi di depan tahun (III/2021): triwulan atau bulan", "indikator", ASKED,
           [["Jumlah Penduduk Miskin (jiwa)"], ["Kabupaten", "II/2021", "III/2021"], ["Alor", 41000, 42000]]),
    Layout("Bulan berderet ke samping pada rekap ekspor", "ekspor", UNDERSTOOD,
           [["EKSPOR 2024 (KG)"], ["Kabupaten", "Komoditas", "Tujuan", "Januari", "Feb", "Bukti"],
            ["Ende", "Rumput laut contoh", "Jepang", 20000, 500, "PEB contoh"]]),
    Layout("Triwulan berderet ke samping pada rekap ekspor", "ekspor", ASKED,
           [["EKSPOR 2024 (KG)"], ["Kabupaten", "Komoditas", "Tujuan", "Triwulan I", "TW II", "Bukti"],
            ["Ende", "Rumput laut contoh", "Jepang", 20000, 500, "PEB contoh"]]),
    Layout("Satu produk disebut dua kali", "produk", ASKED,
           [["Kabupaten", "Nama produk", "Kategori"], ["Alor", "Kenari contoh", "Makanan"],
            ["Alor", "Kenari contoh", "Makanan"]]),
]  # fmt: skip


def page() -> str:
    lines = [f"| {each.name} | {each.kind} | {each.outcome} |" for each in LAYOUTS]
    return INTRODUCTION + "\n".join(lines) + "\n"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_what_the_page_says_of_a_layout_is_what_happens(layout, snapshots, tmp_path):
    file = table(tmp_path, layout.rows)
    try:
        result = examined(tmp_path, layout.kind, file)
    except (parcel.Refused, personal.Personal) as refused:
        assert layout.outcome == REFUSED and str(refused).endswith(".")
        return
    assert [each for each in result["findings"] if each["severity"] == "galat"] == []
    assert bool(result["questions"]) == (layout.outcome == ASKED)
    assert all(question["choices"] for question in result["questions"])
    assert bool(result["changes"]) == (layout.outcome == UNDERSTOOD)


def test_the_page_lists_these_layouts():
    assert PAGE.read_text(encoding="utf-8") == page()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
