"""A schedule says what is made when and for whom; one that is wrong is told where, and what to do."""

from datetime import date
from pathlib import Path

import pytest

from briefing import schedule

HEAD = 'folder = "keluar"\n[surat]\nserver = "surel.contoh.go.id"\ndari = "dasbor@contoh.go.id"\n'
GOOD = HEAD + '[[paparan]]\nnama = "provinsi"\nsetiap = "minggu"\nkepada = ["a@contoh.go.id"]\n'


def read(folder: Path, text: str | bytes) -> schedule.Schedule:
    file = folder / "jadwal.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return schedule.read(file)


def test_a_schedule_is_read_with_what_it_leaves_out(tmp_path):
    told = read(tmp_path, GOOD)
    assert told.folder == tmp_path / "keluar" and told.mail == schedule.Mail(
        "surel.contoh.go.id", 587, "dasbor@contoh.go.id"
    )
    (due,) = told.briefings
    assert due.kinds == ("pptx", "pdf") and due.language == "id" and due.dataset == "terpublikasi"
    assert due.recipients == ("a@contoh.go.id",) and due.day == 0


@pytest.mark.parametrize(
    ("every", "today", "period"),
    [
        ('"minggu"', date(2026, 11, 30), "2026-W49"),
        ('"minggu"\nhari = "rabu"', date(2026, 12, 1), None),
        ('"minggu"\nhari = "rabu"', date(2026, 12, 2), "2026-W49"),
        ('"minggu"\nhari = "minggu"', date(2026, 12, 6), "2026-W49"),
        ('"minggu"', date(2027, 1, 2), "2026-W53"),
        ('"bulan"', date(2026, 12, 31), "2026-12"),
        ('"hari"', date(2026, 12, 2), "2026-12-02"),
    ],
)
def test_a_period_begins_on_its_day(tmp_path, every, today, period):
    (due,) = read(tmp_path, GOOD.replace('"minggu"', every)).briefings
    assert due.period(today) == period


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace('"minggu"', "minggu"), "jadwal.toml baris 7: bentuknya bukan TOML. Tulis"),
        (
            GOOD.replace('"minggu"', '"pekan"'),
            "baris 7, kunci setiap: tidak dikenal. Pilih hari",
        ),
        (GOOD.replace("kepada", "kepda"), "baris 8, kunci kepda: tidak dikenal. Mungkin maksudnya kepada."),
        (GOOD.replace("folder", "map"), "baris 1, kunci map: tidak dikenal. Hapus baris itu."),
        (GOOD.replace('nama = "provinsi"\n', ""), "baris 5, kunci nama: belum ada. Tambahkan"),
        (GOOD.replace('"provinsi"', "53"), "baris 6, kunci nama: isinya bukan teks. Tulis"),
        (
            GOOD.replace('["a@contoh.go.id"]', '"a@contoh.go.id"'),
            "baris 8, kunci kepada: isinya bukan daftar.",
        ),
        (GOOD.replace("a@", "a,b@"), "baris 8, kunci kepada (a,b@contoh.go.id): bukan alamat surel. Tulis"),
        (GOOD.replace("a@", "a\\r\\nBcc: b@"), "baris 8, kunci kepada"),
        (GOOD.replace("[surat]\n", "[surat]\nporta = 0\n"), "baris 3, kunci porta: bukan nomor porta."),
        (GOOD.replace("surel.contoh", "surel contoh"), "baris 3, kunci server: bukan nama server."),
        (GOOD.replace('server = "surel.contoh.go.id"\n', ""), "baris 2, kunci server: belum ada."),
        (GOOD + GOOD[GOOD.index("[[") :], "baris 10, kunci nama: paparan provinsi dengan kekerapan"),
        (HEAD, "baris 1, kunci paparan: belum ada."),
        (HEAD + "[[paparan]]\n", "baris 5, kunci setiap: belum ada."),
        (
            'folder = "x"\n' + GOOD[GOOD.index("[[") :],
            "baris 5, kunci kepada: ada penerima, tetapi bagian [surat] belum ada.",
        ),
        (GOOD + 'jenis = ["docx"]\n', "kunci jenis (docx): bukan jenis berkas. Pilih html, pptx, pdf"),
        (GOOD.replace('"minggu"', '"bulan"\nhari = "senin"'), "baris 8, kunci hari: hanya berlaku"),
        (GOOD + 'data = "rahasia"\n', "baris 9, kunci data: tidak dikenal. Pilih"),
        (GOOD + 'tempat = "a\\nb"\n', "baris 9, kunci tempat: memuat tanda"),
        (b'folder = "\xff"\n', "jadwal.toml baris 1: hurufnya bukan UTF-8. Simpan"),
        ("#" * 70_000, "jadwal.toml terlalu besar"),
        ("surat = 1\n" + 'folder = "x"\n', "kunci surat: harus berupa bagian. Tulis [surat]"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_key_and_remedy(tmp_path, text, told):
    with pytest.raises(schedule.Wrong) as wrong:
        read(tmp_path, text)
    assert told in str(wrong.value), str(wrong.value)
    assert "jadwal.toml" in str(wrong.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(schedule.Wrong, match=r"tidak_ada\.toml tidak dapat dibuka .*Periksa"):
        schedule.read(tmp_path / "tidak_ada.toml")
