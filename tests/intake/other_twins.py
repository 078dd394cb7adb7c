"""Tables of offices that asked too much, led nowhere, or were read wrongly, when they were first tried.

Imported for its effect: they stand behind the others in TWINS.
"""

import json

from tests.intake.further_twins import PLACES, TWINS, of_bps, strict
from tests.intake.twins import MANY, POOR, Sheet, book, claims, poor, products, text, twin

assert TWINS
YEAR_AND_PLACE = ["Kabupaten/Kota\nRegency/Municipality"]
BY_TOWN = [(521, "Perkotaan"), (522, "Perdesaan"), (523, "Jumlah")]
HALVES = [(61, "Semester 1 (Maret)"), (62, "Semester 2 (September)"), (63, "Tahunan")]

twin(
    "errors of formulas beside good numbers",
    book(Sheet([["Kabupaten", f"{POOR} 2018"], ["Sikka", 13.5], ["Ngada", "#DIV/0!"], ["Ende", "#REF!"],
                ["Belu", 15.25]])),
    poor("2018", _5307=13.5, _5309=None, _5308=None, _5304=15.25),
    kosong="kosong",
)  # fmt: skip
twin(
    "a measure that is kept for the province alone, beside its regencies",
    book(Sheet([["Indeks Pembangunan Manusia Menurut Kabupaten/Kota, 2021-2022"],
                ["Kabupaten/Kota", 2021, 2022], ["Sikka", 65.25, 65.75], ["Ende", 67.5, 67.75],
                ["Nusa Tenggara Timur", 65.28, 65.9]])),
    claims("ipm", "2021", {"53": 65.28}) | claims("ipm", "2022", {"53": 65.9}),
)  # fmt: skip
twin(
    "a measure that is kept for the province alone, beside one that is not",
    book(Sheet([["No", "Kabupaten/Kota", "IPM 2022", f"{POOR} 2022"], [1, "Sikka", 65.75, 12.75],
                [2, "Ende", 67.75, 23.5], [None, "PROVINSI NTT", 65.9, 20.05]])),
    claims("ipm", "2022", {"53": 65.9}) | poor("2022", _5307=12.75, _5308=23.5, _53=20.05),
)  # fmt: skip
twin(
    "an index of BPS without a unit, of regencies and the province",
    text(of_bps("Indeks Pembangunan Manusia", PLACES, [(0, "Tidak ada")], [(121, "2021")], [(0, "Tahun")],
                {f"{place}7701210": value for place, value in ((5300, 65.28), (5311, 67.5), (5314, 62.25))})
         .replace("Persen", "")),
    claims("ipm", "2021", {"53": 65.28}),
    file="ipm.json",
)  # fmt: skip
twin(
    "a variable of BPS by town and country and by semester",
    text(of_bps(f"{POOR} Menurut Daerah Tempat Tinggal", PLACES[:1], BY_TOWN, [(121, "2021")], HALVES,
                {f"530077{part}121{half}": value for part, half, value in
                 ((521, 61, 8.75), (522, 61, 24.5), (523, 61, 20.99), (521, 62, 8.5), (523, 62, 20.44))})),
    claims("kemiskinan", "2021-S1", {"53": 20.99}) | claims("kemiskinan", "2021-S2", {"53": 20.44}),
    file="bps.json",
)  # fmt: skip
twin(
    "a pivot table by years",
    book(Sheet([[f"Sum of {MANY}", "Column Labels"], ["Row Labels", 2020, 2021, "Grand Total"],
                ["Ende", 61000, 60500, 121500], ["Sikka", 42000, 41500, 83500],
                ["Grand Total", 103000, 102000, 205000]])),
    claims("jumlah-miskin", "2020", {"5308": 61000, "5307": 42000})
    | claims("jumlah-miskin", "2021", {"5308": 60500, "5307": 41500}),
)  # fmt: skip
twin(
    "a pivot table in our language, with a filter above it",
    book(Sheet([["Tahun", "(Semua)"], [], ["Jumlah dari Jumlah Desa", "Label Kolom"],
                ["Label Baris", "2021", "Total Keseluruhan"], ["Ende", 255, 255], ["Sikka", 181, 181],
                ["Total Keseluruhan", 436, 436]])),
    claims("desa", "2021", {"5308": 255, "5307": 181}),
)  # fmt: skip
twin(
    "apostrophes before codes, numbers and years in UTF-16",
    text("Kode Wilayah,Nama Wilayah,Persentase Penduduk Miskin,Tahun\n'53.08,Kab. Ende,'23.25,'2020\n"
         "'53.07,Kab. Sikka,'13.25,'2020\n", "utf-16"),
    poor("2020", _5308=23.25, _5307=13.25),
    file="petik.csv",
)  # fmt: skip
twin(
    "a hidden sheet of codes beside the table",
    book(Sheet([["Kab/Kota", "2021"], ["Ende", 23.75], ["Sikka", 13.5]], name="P0"),
         Sheet([["kode", "nama"], [5308, "Ende"], [5307, "Sikka"]], name="ref", hidden=True)),
    poor("2021", _5308=23.75, _5307=13.5),
    sembunyi="buang",
)  # fmt: skip
twin(
    "sorts of places under the heading of places, names beside them",
    book(Sheet([["No", "Kab/Kota", "Nama", "Angka Kemiskinan 2019 (%)"], [1, "Kab.", "Kupang", 22.25],
                [2, "Kota", "Kupang", 9.25], [3, "Kab.", "Ende", 24.25]])),
    poor("2019", _5301=22.25, _5371=9.25, _5308=24.25),
)  # fmt: skip
twin(
    "headings in English alone",
    text("Regency/Municipality,Percentage of Poor People 2021 (percent),Number of Poor People 2021 (people)\n"
         "Ende,23.75,63480\nSikka,13.50,41750\n"),
    poor("2021", _5308=23.75, _5307=13.5) | claims("jumlah-miskin", "2021", {"5308": 63480, "5307": 41750}),
    file="english.csv",
)  # fmt: skip
twin(
    "two languages and measures over years, headings merged over rows",
    book(Sheet(
        [["Tabel 4.2.1 / Table 4.2.1"],
         ["Garis Kemiskinan dan Penduduk Miskin Menurut Kabupaten/Kota, 2020 dan 2021"],
         ["Poverty Line and Poor People by Regency/Municipality, 2020 and 2021"],
         [*YEAR_AND_PLACE, "Garis Kemiskinan (rupiah/kapita/bulan)\nPoverty Line (rupiah/capita/month)", None,
          f"{POOR}\nPercentage of Poor People", None],
         [None, 2020, 2021, 2020, 2021], ["(1)", "(2)", "(3)", "(4)", "(5)"],
         ["Ende", 390000, 402000, 23.5, 23.75], ["Nusa Tenggara Timur", 403005, 415116, 20.9, 20.99]],
        merged=((3, 0, 4, 0), (3, 1, 3, 2), (3, 3, 3, 4)))),
    poor("2020", _5308=23.5, _53=20.9) | poor("2021", _5308=23.75, _53=20.99)
    | claims("garis-kemiskinan", "2020", {"53": 403005}) | claims("garis-kemiskinan", "2021", {"53": 415116}),
)  # fmt: skip
twin(
    "a measure without a year beside one with a year",
    text("Kabupaten;Luas Wilayah;Penduduk BPS 2022\nEnde;2.068,00 km²;275 ribu jiwa\n"
         "Sikka;1.675,36 km²;325,5 ribu jiwa\n"),
    claims("luas", "2022", {"5308": 2068, "5307": 1675.36})
    | claims("penduduk-bps", "2022", {"5308": 275000, "5307": 325500}),
    file="luas.csv",
    tahun="2022",
    indikator="penduduk-bps",
)  # fmt: skip
twin(
    "a semester over its year, in rows of their own",
    book(Sheet([["DATA AGREGAT KEPENDUDUKAN"], ["SEMESTER II"], ["TAHUN 2023"],
                ["KODE", "WILAYAH", "Jumlah penduduk menurut Dukcapil (jiwa)"],
                ["53", "NUSA TENGGARA TIMUR", "5.569.068"], ["53.08", "ENDE", "280.579"]])),
    claims("penduduk-dukcapil", "2023-S2", {"53": 5569068, "5308": 280579}),
)  # fmt: skip
twin(
    "the semester of a file's name",
    book(Sheet([["KODE", "WILAYAH", "Jumlah penduduk menurut Dukcapil (jiwa)"], ["53.08", "ENDE", 280579]])),
    claims("penduduk-dukcapil", "2023-S2", {"5308": 280579}),
    file="dkb_semester_2_2023.xlsx",
    tahun="2023-S2",
)
twin(
    "codes of the regencies, the whole's row without one",
    book(Sheet([["Luas Wilayah Menurut Kabupaten/Kota, 2019 (km2)"], ["Kode", "Kabupaten/Kota", "Luas"],
                ["5311", "Ende", "2 068,00"], ["5310", "Sikka", "1 675,36"],
                [None, "Total NTT", "3 743,36"]])),
    claims("luas", "2019", {"5308": 2068, "5307": 1675.36, "53": 3743.36}),
)  # fmt: skip
twin(
    "codes and years that became fractions in a text",
    text("id_kab,th,p0\n5311.0,2020.0,23.5\n5310.0,2020.0,13.25\n"),
    poor("2020", _5308=23.5, _5307=13.25),
    file="pecahan.csv",
    sistem_kode="bps",
)
twin(
    "rows that name their measure, a target of another year beside what was reached",
    book(Sheet([["Kinerja Kabupaten Ende"], ["Indikator", "Satuan", "Target 2024", "Realisasi 2022"],
                ["Persentase penduduk miskin", "%", 22, "23,5"]])),
    poor("2022", _5308=23.5),
)  # fmt: skip
twin(
    "rows that name their measure, its target, what was reached, and the share of it",
    book(Sheet([["Capaian IKU Kabupaten Ende"],
                ["Indikator", "Satuan", "Target 2022", "Realisasi 2022", "Capaian (%)"],
                ["Persentase penduduk miskin", "%", 22, "23,5", "93,6"]])),
    poor("2022", _5308=23.5),
)  # fmt: skip
twin(
    "products on a sheet for each district",
    book(*(Sheet([[f"KECAMATAN {district.upper()}"], ["NO", "DESA", "PRODUK UNGGULAN", "JENIS"],
                  [1, village, product, sort]], name=district)
           for district, village, product, sort in (("Nangapanda", "Ondorea", "Kue contoh", "Makanan"),
                                                     ("Kabola", "Lawahing", "Kain contoh", "Tenun")))),
    products(("5308", "Kue contoh", "makanan", "pangan_belum_ditentukan"),
             ("5305", "Kain contoh", "tenun", "kriya")),
    kind="produk",
)  # fmt: skip
twin(
    "products of districts of two regencies, which nothing names",
    text("No;Kecamatan;Desa;Produk Unggulan;Golongan Produk\n1;Nangapanda;Ondorea;Kue contoh;Makanan\n"
         "2;Kabola;Lawahing;Kain contoh;Tenun\n"),
    products(("5308", "Kue contoh", "makanan", "pangan_belum_ditentukan"),
             ("5305", "Kain contoh", "tenun", "kriya")),
    file="kecamatan.csv",
    kind="produk",
)  # fmt: skip
twin(
    "sorts of products under the heading that is mostly of their names",
    book(Sheet([["DAFTAR PRODUK"], ["No", "Kabupaten", "Nama Produk Khas", "Jenis Produk"],
                [1, "Ende", "Kue contoh", "Makanan"], [2, "Sikka", "Kain contoh", "Tenun Ikat"]])),
    products(("5308", "Kue contoh", "makanan", "pangan_belum_ditentukan"),
             ("5307", "Kain contoh", "tenun", "kriya")),
    kind="produk",
)  # fmt: skip
twin(
    "permits with their numbers in one column",
    text("Kabupaten;Nama Produk;Kategori;Legalitas\n"
         "Ende;Kue contoh;Makanan;NIB 1234567890123, No. PIRT 2065308010001-28\n"
         "Ende;Teh contoh;Minuman;BPOM MD 867010001001; Halal ID53110000123450123\n"
         "Ende;Sirup contoh;Minuman;PIRT ada\n"),
    products(("5308", "Kue contoh", "makanan", "pangan_irt"), ("5308", "Teh contoh", "minuman", "pangan_md"),
             ("5308", "Sirup contoh", "minuman", "pangan_irt")),
    file="legalitas.csv",
    kind="produk",
)  # fmt: skip
twin(
    "records of CKAN with two measures each",
    text(json.dumps({"result": {"records": [
        {"_id": 1, "Kabupaten": "Ende", "Tahun": "2021", "Jumlah Kecamatan": "21", "Jumlah Desa": "255"},
        {"_id": 2, "Kabupaten": "Sikka", "Tahun": "2021", "Jumlah Kecamatan": "21", "Jumlah Desa": "181"},
    ]}})),
    claims("desa", "2021", {"5308": 255, "5307": 181})
    | claims("kecamatan", "2021", {"5308": 21, "5307": 21}),
    file="ckan.json",
)  # fmt: skip
twin(
    "numbers in two sheets of Strict Open XML, a year for each, regencies merged over rows",
    strict(book(*(
        Sheet([[f"{POOR} dan {MANY}"], ["Kabupaten/Kota", "Ukuran", "Nilai"], ["Ende", POOR, share],
               [None, MANY, people], ["Sarai", POOR, share + 5], [None, MANY, people - 30000]],
              name=str(year), merged=((2, 0, 3, 0), (4, 0, 5, 0)))
        for year, share, people in ((2018, 24.25, 64250), (2019, 23.75, 63750))))),
    poor("2018", _5308=24.25, _5320=29.25) | poor("2019", _5308=23.75, _5320=28.75)
    | claims("jumlah-miskin", "2018", {"5308": 64250, "5320": 34250})
    | claims("jumlah-miskin", "2019", {"5308": 63750, "5320": 33750}),
)  # fmt: skip
twin(
    "thousands by format and dates as years in Strict Open XML",
    strict(book(Sheet(
        [["Kabupaten/Kota", f"{MANY} (jiwa)", None], [None, 2018, 2019], ["Ende", 64250, 63750],
         ["Sikka", 42250, 41750]],
        merged=((0, 0, 1, 0), (0, 1, 0, 2)),
        formats={(row, column): '#,##0" jiwa"' for row in (2, 3) for column in (1, 2)}))),
    claims("jumlah-miskin", "2018", {"5308": 64250, "5307": 42250})
    | claims("jumlah-miskin", "2019", {"5308": 63750, "5307": 41750}),
)  # fmt: skip
twin(
    "a table in two languages that goes on below its repeated headings, revised years, groups of one name",
    book(Sheet(
        [["Tabel 4.3.1", f"{MANY} dan {POOR} Menurut Kabupaten/Kota, 2019 dan 2020"],
         [None, "Number and Percentage of Poor People by Regency/Municipality, 2019 and 2020"], [],
         *(TWO_HEADINGS := [
             [*YEAR_AND_PLACE, f"{MANY} (ribu)\nNumber of Poor People (thousand)", None,
              f"{POOR}\nPercentage of Poor People", None], [None, 2019, "2020r)", 2019, "2020r)"],
             ["(1)", "(2)", "(3)", "(4)", "(5)"]]),
         ["Kabupaten/Regency"], ["1. Sumba Tengah", 25.5, "25,25e", "34,5", "34,25x)"],
         ["Lanjutan Tabel/Continued Table 4.3.1"], *TWO_HEADINGS,
         ["2. Kupang", "88,0", 89.5, 22.75, "-"], ["Kota/Municipality"],
         ["1. Kupang", 39.5, 40.25, "9,25*)", "9,0"],
         ["Catatan/Note:", "r Angka diperbaiki/Revised figures"]],
        merged=((3, 1, 3, 2), (3, 3, 3, 4), (9, 1, 9, 2), (9, 3, 9, 4)))),
    claims("jumlah-miskin", "2019", {"5317": 25500, "5301": 88000, "5371": 39500})
    | claims("jumlah-miskin", "2020", {"5317": 25250, "5301": 89500, "5371": 40250})
    | poor("2019", _5317=34.5, _5301=22.75, _5371=9.25) | poor("2020", _5317=34.25, _5301=None, _5371=9),
)  # fmt: skip
twin(
    "a target beside its result below each semester",
    book(Sheet([["PERSENTASE PENDUDUK MISKIN TAHUN 2019"],
                ["Kabupaten", "Semester I", None, "Semester II", None],
                [None, "Target", "Realisasi", "Target", "Realisasi"], ["Ende", 22, 23.5, 21.5, 23.25],
                ["Sikka", 12, 13.5, 11.5, 13.25]], merged=((1, 1, 1, 2), (1, 3, 1, 4)))),
    poor("2019-S1", _5308=23.5, _5307=13.5) | poor("2019-S2", _5308=23.25, _5307=13.25),
    indikator="",
)  # fmt: skip
twin(
    "where a plan begins and what it aims at, years below one heading",
    book(Sheet([["INDIKATOR KINERJA UTAMA RPJMD KABUPATEN ENDE"],
                ["NO", "INDIKATOR", "SATUAN", "KONDISI AWAL 2018", "TARGET", None, None],
                [None, None, None, None, 2027, 2028, 2029],
                [1, "Persentase penduduk miskin", "%", "24,25", "21,5", "20,5", "19,5"]],
               merged=((1, 4, 1, 6),))),
    poor("2018", _5308=24.25),
)  # fmt: skip
twin(
    "remarks and errors of the survey behind the numbers",
    book(
        Sheet(
            [
                ["Kabupaten", f"{POOR} 2017"],
                ["Ende", "24,5 (naik)"],
                ["Sikka", "14,25 *angka sementara"],
                ["Alor", "21,75 ± 1,2"],
                ["Belu", "15,5"],
            ]
        )
    ),
    poor("2017", _5308=24.5, _5307=14.25, _5305=21.75, _5304=15.5),
    kosong="angka",
)
twin(
    "the day of the numbers in a row below the headings, households beside them",
    book(Sheet([["Kabupaten", "Jumlah Desa", "Jumlah Kelurahan", "KK"], ["Keadaan 31 Desember 2019"],
                ["Ende", 255, 23, 60000], ["Sikka", 181, 13, 70000]])),
    claims("desa", "2019-12", {"5308": 255, "5307": 181})
    | claims("kelurahan", "2019-12", {"5308": 23, "5307": 13}),
    indikator="",
)  # fmt: skip
twin(
    "villages with and without a product of their own",
    book(
        Sheet(
            [
                ["REKAPITULASI PRODUK UNGGULAN DESA (PRUDES)"],
                ["KABUPATEN ALOR TAHUN 2026"],
                ["NO", "KECAMATAN", "NAMA DESA", "STATUS IDM", "PRODUK UNGGULAN", "JENIS PRODUK"],
                [1, "Kabola", "Lawahing", "Maju", "Jagung titi contoh", "Makanan"],
                [2, "Kabola", "Kopidil", "Mandiri", "-", "-"],
            ]
        )
    ),
    products(("5305", "Jagung titi contoh", "makanan", "pangan_belum_ditentukan")),
    kind="produk",
)
twin(
    "certificates of origin, days of their own",
    book(
        Sheet(
            [
                ["REKAPITULASI PENERBITAN SURAT KETERANGAN ASAL (SKA)"],
                [
                    "NO",
                    "NO. SKA",
                    "TGL SKA",
                    "KAB/KOTA",
                    "URAIAN BARANG",
                    "NEGARA TUJUAN",
                    "BERAT BERSIH (KG)",
                ],
                [1, "000123/KPG/2025", "14/02/2025", "Ngada", "Kopi arabika contoh", "Malaysia", 18500],
                ["JUMLAH", None, None, None, None, None, 18500],
            ]
        )
    ),
    {("5309", "Kopi arabika contoh"): "2025-02-14 18.5 "},
    kind="ekspor",
)
twin(
    "a health office's register of food from homes, its kinds of food in words of their own",
    text("NO;NAMA IRTP;NAMA PRODUK PANGAN;JENIS PANGAN;NO. P-IRT;MASA BERLAKU\n"
         "1;Dapur Contoh;Keripik pisang contoh;Hasil olahan buah;2155308010001-28;12/01/2028\n"
         "2;UD Contoh;Abon ikan contoh;Hasil olahan ikan;P-IRT 2025308010002-29;03/05/2029\n"),
    products(("5308", "Keripik pisang contoh", "makanan", "pangan_irt"),
             ("5308", "Abon ikan contoh", "makanan", "pangan_irt")),
    file="irtp.csv",
    kind="produk",
    wilayah="5308",
    letak__Lembar_1__category="",
    kategori="makanan",
)  # fmt: skip
twin(
    "two pages of one title, each with years of its own",
    book(Sheet([[f"{POOR} (persen), 2015-2018"], ["Kabupaten/Kota", 2015, 2016], ["Sikka", "15,25", "14,75"],
                ["Ende", "25,5", "25,25"], ["Lanjutan"], ["Kabupaten/Kota", 2017, 2018],
                ["Sikka", "14,5", "14,25"], ["Ende", "25,1", "24,75"]])),
    poor("2015", _5307=15.25, _5308=25.5) | poor("2016", _5307=14.75, _5308=25.25)
    | poor("2017", _5307=14.5, _5308=25.1) | poor("2018", _5307=14.25, _5308=24.75),
)  # fmt: skip
twin(
    "surveys as headings below what they measured",
    book(Sheet([["Prevalensi Stunting Balita Menurut Kabupaten/Kota"],
                ["Kabupaten", "SSGI 2019", "SSGI 2020", "SKI 2018", "e-PPGBM Agt 2024"],
                ["Ende", 26.5, 25.5, 24.5, 12.5]])),
    claims("stunting-ssgi", "2019", {"5308": 26.5}) | claims("stunting-ssgi", "2020", {"5308": 25.5})
    | claims("stunting-ski", "2018", {"5308": 24.5}) | claims("stunting-eppgbm", "2024-08", {"5308": 12.5}),
)  # fmt: skip
twin(
    "an old and a revised sheet of the same numbers, one of them unchanged on a third",
    book(*(Sheet([[f"{POOR} 2016"], ["Kabupaten", "Persen"], *rows], name=name) for name, rows in (
        ("lama", [["Ende", 25.5], ["Sikka", 14.75]]), ("revisi", [["Ende", 25.25], ["Sikka", 14.5]]),
        ("grafik", [["Ende", 25.25], ["Sikka", 14.5]])))),
    poor("2016", _5308=25.25, _5307=14.5),
    lembar_ganda="revisi",
)  # fmt: skip
twin(
    "numbers of permits that a spreadsheet rounded",
    text("Kabupaten;Nama Produk;Kategori;NIB;PIRT\nEnde;Kue contoh;Makanan;9,12E+12;2,06531E+14\n"),
    products(("5308", "Kue contoh", "makanan", "pangan_irt")),
    file="bulat.csv",
    kind="produk",
)
