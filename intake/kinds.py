"""What can be sent: one kind per table of the schema, with the words a sender reads for each column.

Types, obligations and choices are read from data/schema.sql, so that a template never drifts from it; here stand
only names, explanations and which columns the import fills in itself.
"""

import re
from dataclasses import dataclass
from functools import cache

import duckdb

from data.build import SCHEMA

CHOICES = re.compile(r"\(?\"?(\w+)\"? IN \((.*)\)\)?", re.DOTALL)


@dataclass(frozen=True)
class Field:
    name: str  # the schema's column, or 'regencies' for the regencies of an export
    label: str  # the heading in the template
    explanation: str
    other_names: tuple[str, ...]  # further headings by which it is known
    type: str
    required: bool
    choices: tuple[str, ...]
    refers_to: str | None  # the table whose keys are meant
    example: str


@dataclass(frozen=True)
class Kind:
    code: str
    name: str
    table: str
    fields: tuple[Field, ...]
    fixed: tuple[tuple[str, str], ...]  # what is put where the sender leaves a blank or has no column

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    @property
    def place(self) -> str:
        """The column that says whose row it is."""
        names = [field.name for field in self.fields]
        return next(name for name in ("regency", "regencies", "area", "product") if name in names)


# name: heading | explanation | example | other headings, divided by ';'
WORDS = {
    "id": "Kode baris|Kosongkan untuk baris baru. Baris yang sudah ada memakai kodenya agar dapat dibetulkan.||id;kode produk;kode izin;kode klaim",
    "regency": "Kabupaten/kota|Nama lengkap (Kabupaten Alor) atau kode Kemendagri (5305 atau 53.05).|Kabupaten Alor|kabupaten;kab;kab kota;kabupaten kota;nama kabupaten kota;nama kabupaten;kode kabupaten kota;kode kab;kode wilayah;wilayah;daerah;kode kemendagri;kode bps;kode;kode kabupaten",
    "village": "Desa/kelurahan|Kode Kemendagri sepuluh angka, dengan atau tanpa titik. Nama saja hanya menjadi usulan.||desa;kelurahan;kode desa;nama desa;desa kelurahan;kode desa kelurahan",
    "name": "Nama produk|Nama produk, bukan nama orang.|Kopi bubuk Contoh|produk;nama;produk unggulan;nama produk unggulan;jenis produk",
    "category": "Kategori|Pilih dari daftar.|Perkebunan|kategori produk;kelompok;kelompok produk",
    "track": "Jalur perizinan|Pilih dari daftar; bila belum pasti, pilih yang menyebut belum ditentukan.|Pangan, jalur belum ditentukan|jalur;jenis perizinan",
    "hs6": "HS 6 digit|Enam angka sebagai teks; kosong bila belum diketahui.|090111|hs;kode hs;hs code;hs6",
    "hs_confidence": "Keyakinan HS|Seberapa yakin kode HS-nya.||keyakinan",
    "export_status": "Status ekspor|Tercatat memerlukan bukti. Tidak tahu berarti belum dilaporkan.|belum dilaporkan|ekspor;status",
    "export_evidence": "Bukti ekspor|Dokumen atau berita yang membuktikan.||bukti",
    "indication_status": "Indikasi geografis|Status nama asal yang dilindungi.|belum dilaporkan|ig;indikasi geografis status",
    "recorded": "Tanggal didata|Hari/bulan/tahun.|04/06/2025|tanggal pendataan;tgl didata;didata",
    "note": "Catatan|Keterangan singkat; tanpa nama orang, telepon, atau alamat rumah.||keterangan;ket;catatan keterangan",
    "product": "Kode produk|Kode produk di register, misalnya P079.|P079|produk;id produk",
    "type": "Jenis izin|Pilih dari daftar.|SPP-IRT|izin;jenis;jenis perizinan;nama izin",
    "number": "Nomor izin|Ditulis sebagai teks, persis seperti pada dokumen.||nomor;no izin;nomor sertifikat;nie;no",
    "issued": "Tanggal terbit|Hari/bulan/tahun.|04/06/2025|terbit;tgl terbit",
    "expires": "Berlaku sampai|Hari/bulan/tahun; kosong bila tidak berbatas.|04/06/2030|masa berlaku;habis masa berlaku;berlaku s d;kedaluwarsa",
    "commodity": "Komoditas|Barang yang dikirim.|Kopi biji|barang;produk;nama komoditas",
    "hs": "Kode HS|Dua sampai delapan angka sebagai teks.|0901|hs;hs code",
    "regencies": "Kabupaten/kota|Asal barang; beberapa dipisahkan titik koma.|Kabupaten Ngada|kabupaten;kabupaten asal;kab kota;asal;asal barang;wilayah",
    "date": "Tanggal|Hari/bulan/tahun.|04/06/2025|tgl;tanggal ekspor;tanggal pengiriman;tanggal komitmen",
    "destination": "Negara tujuan|Nama negara.|Timor-Leste|tujuan;negara",
    "via": "Pelabuhan atau pos|Tempat barang keluar.||lewat;pelabuhan;pelabuhan muat;pos",
    "volume_tonnes": "Berat bersih (ton)|Angka dalam ton; kosong bila tidak diketahui.|12,5|volume;volume ton;berat;berat bersih;tonase;berat ton",
    "value_usd": "Nilai FOB (US$)|Angka dalam dolar Amerika.||nilai usd;nilai us;nilai ekspor us;nilai fob",
    "value_idr": "Nilai (Rp)|Angka penuh dalam rupiah.||nilai rp;nilai rupiah;nilai",
    "sender": "Organisasi pengirim|Perusahaan atau koperasi, bukan orang.||pengirim;eksportir;perusahaan",
    "evidence": "Bukti|Dokumen, berita acara, atau berita yang membuktikan.|Berita acara pelepasan ekspor|dokumen bukti;sumber bukti",
    "programme": "Program|Pilih dari daftar.|OVOP (Satu Desa Satu Produk)|nama program",
    "step": "Tahap|Nomor tahap pada program itu.|1|nomor tahap;tahapan",
    "as_of": "Keadaan per tanggal|Hari/bulan/tahun.|04/06/2025|per tanggal;keadaan",
    "document": "Nomor dokumen|Nomor akta, sertipikat, atau berita acara.||nomor nphd;dokumen;no dokumen",
    "document_date": "Tanggal dokumen|Hari/bulan/tahun.||tgl dokumen",
    "quantity_m2": "Luas (m2)|Angka dalam meter persegi.|2800|luas;luas lahan;luas m",
    "indicator": "Indikator|Pilih dari daftar.|Penduduk miskin|nama indikator;variabel;uraian",
    "area": "Wilayah|Nama atau kode Kemendagri kabupaten/kota; 53 untuk provinsi.|Kabupaten Alor|kabupaten;kab;kabupaten kota;kab kota;nama kabupaten kota;nama kabupaten;kode kabupaten kota;kode wilayah;nama wilayah;kode kemendagri;kode bps;daerah;kode;kode kabupaten",
    "value": "Nilai|Angka; tanda - berarti belum dilaporkan, bukan nol.|12,34|jumlah;angka;persentase;nilai target;target;realisasi",
    "due": "Tenggat|Hari/bulan/tahun.|31/12/2026|batas waktu;target waktu",
    "status": "Status|Pilih dari daftar.||status klaim",
    "speaker": "Yang menyatakan|Lembaga atau jabatan, bukan nama orang.|Dinas PMD Provinsi NTT|penutur;sumber;sumber data;produsen data;instansi",
    "stated": "Tanggal dinyatakan|Hari/bulan/tahun.|04/06/2025|dinyatakan",
    "period": "Periode|Tahun (2025), bulan (2025-03), atau semester (2025-S1).|2025|tahun;tahun data;waktu",
    "bound": "Batas|Tanda =, >, atau ~ bila hanya batas bawah atau kira-kira.|=|",
    "company": "Perusahaan|Nama perusahaan.|PT Contoh|nama perusahaan;csr",
    "need": "Kebutuhan|Pilih dari daftar.|stunting|sasaran",
    "amount_idr": "Nilai komitmen (Rp)|Angka penuh dalam rupiah.|100000000|nilai;jumlah;besaran",
    "decision": "Keputusan|Apa yang diputuskan.|Menyurati kabupaten yang belum melapor|tindak lanjut;tindakan",
    "organisation": "Penanggung jawab|Perangkat daerah, bukan nama orang.|Dinas PMD Provinsi NTT|opd;perangkat daerah;pelaksana",
    "decided": "Tanggal diputuskan|Hari/bulan/tahun.|04/06/2025|diputuskan",
    "state": "Keadaan|Pilih dari daftar.|terbuka|status",
    "state_since": "Keadaan sejak|Hari/bulan/tahun.|04/06/2025|sejak",
}  # fmt: skip

KINDS = {
    "produk": ("Produk desa", "product", "id regency village name category track hs6 hs_confidence export_status export_evidence indication_status recorded note", {"export_status": "belum dilaporkan", "indication_status": "belum dilaporkan"}),
    "izin": ("Izin produk", "permit", "id product type number issued expires note", {}),
    "ekspor": ("Ekspor", "export_event", "id regencies commodity hs date destination via volume_tonnes value_usd value_idr sender evidence note", {"date_precision": "hari", "counted": "true"}),
    "tahapan": ("Tahapan program", "stage_event", "id programme step regency date as_of document document_date quantity_m2 evidence note", {}),
    "target": ("Target", "target", "id programme indicator area value due status speaker stated note", {"status": "dokumen"}),
    "indikator": ("Indikator", "observation", "id indicator area period value bound status speaker note", {"bound": "=", "precision": "tepat", "status": "satu versi", "used": "true"}),
    "lahan": ("Lahan UPT BPOM", "stage_event", "id step regency date as_of document document_date quantity_m2 evidence note", {"programme": "upt-bpom"}),
    "komitmen": ("Komitmen CSR", "commitment", "id company need regency amount_idr date note", {}),
    "tindak-lanjut": ("Tindak lanjut", "follow_up", "id indicator programme area decision organisation decided due state state_since note", {}),
}  # fmt: skip


@cache
def get(code: str) -> Kind:
    """A kind by its code; LookupError when there is none."""
    if code not in KINDS:
        raise LookupError(code)
    name, table, columns, fixed = KINDS[code]
    types, required, choices, references = _schema()[table]
    fields = tuple(
        Field(
            name=column,
            label=(words := WORDS[column].split("|"))[0],
            explanation=words[1],
            other_names=tuple(filter(None, words[3].split(";"))),
            type=types.get(column, "VARCHAR"),
            required=(column in required and column not in fixed and column != "id") or column == "regencies",
            choices=choices.get(column, ()),
            refers_to="regency" if column == "regencies" else references.get(column),
            example=words[2],
        )
        for column in columns.split()
    )
    return Kind(code, name, table, fields, tuple(fixed.items()))


@cache
def _schema() -> dict[str, tuple[dict, set, dict, dict]]:
    """Per table: types, required columns, choices and references, from DuckDB's own catalogue."""
    with duckdb.connect() as con:
        con.execute(SCHEMA.read_text(encoding="utf-8"))
        columns = con.execute(
            "select table_name, column_name, data_type, is_nullable from duckdb_columns() where not internal"
        ).fetchall()
        constraints = con.execute(
            "select table_name, constraint_type, expression, constraint_column_names, referenced_table"
            " from duckdb_constraints()"
        ).fetchall()
    found: dict[str, tuple[dict, set, dict, dict]] = {}
    for table, column, kind, nullable in columns:
        types, required, _, _ = found.setdefault(table, ({}, set(), {}, {}))
        types[column] = kind
        required |= set() if nullable else {column}
    for table, kind, expression, names, other in constraints:
        _, _, choices, references = found[table]
        if kind == "CHECK" and (match := CHOICES.fullmatch(expression)):
            choices[match[1]] = tuple(re.findall(r"'((?:[^']|'')*)'", match[2]))
        if kind == "FOREIGN KEY" and len(names) == 1:
            references[names[0]] = other
    return found
