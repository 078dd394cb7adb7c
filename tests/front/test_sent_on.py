"""What leaves the house: addresses that others can open, links they hang things onto, files for Excel."""

import pytest

from dashboard.answers import addresses
from tests.pages.test_pages import html, opened


@pytest.fixture(autouse=True)
def _published(snapshots):
    """Every page here reads the tests' own snapshots."""


@pytest.mark.parametrize(
    ("seen", "host"),
    [
        ("http://127.0.0.1:8501/ekspor", ""),
        ("http://localhost:8501/", ""),
        ("http://[::1]:8501/", ""),
        ("http://0.0.0.0:8501/", ""),
        ("", ""),
        ("http://10.20.0.5:8501/ekspor", "http://10.20.0.5:8501"),
        ("https://dasbor.contoh.go.id/ekspor", "https://dasbor.contoh.go.id"),
    ],
)
def test_an_address_of_this_machine_is_told_to_nobody(monkeypatch, seen, host):
    monkeypatch.delenv("DASBOR_ALAMAT", raising=False)
    assert addresses.host(seen) == host
    monkeypatch.setenv("DASBOR_ALAMAT", "https://dasbor.contoh.go.id/")
    assert addresses.host(seen) == "https://dasbor.contoh.go.id"


def copied(at) -> str:
    return html(at)


@pytest.mark.parametrize("named", ["", "https://dasbor.contoh.go.id"])
def test_the_sentences_to_copy_end_with_what_others_can_open(monkeypatch, named):
    monkeypatch.setenv("DASBOR_ALAMAT", named)
    told = copied(opened("ringkasan", kab="5305"))
    assert "localhost" not in told and "127.0.0.1" not in told
    wanted = f"{named}/?kab=5305" if named else "halaman /?kab=5305 pada Dasbor Produk Desa NTT"
    assert wanted in told


def test_what_others_hang_onto_a_link_is_nobodys_mistake():
    hung = {"fbclid": "x1", "utm_source": "facebook", "utm_campaign": "ntt", "gclid": "1", "igsh": "2"}
    at = opened("ekspor", kab="5305", **hung)
    assert not at.exception and [each.value for each in at.warning] == []
    assert "Alor" in html(at)


def test_a_part_of_a_link_that_is_not_known_is_still_told():
    at = opened("ekspor", kabupaten="5305", fbclid="x1")
    (told,) = [each.value for each in at.warning]
    assert "kabupaten" in told and "fbclid" not in told


def test_beside_the_csv_stands_what_excel_does_to_codes():
    at = opened("ekspor")
    assert "Excel" not in html(at)
    at.session_state["bawa_status_ekspor"] = True
    at.run()
    assert "nol di depan kode" in html(at)
