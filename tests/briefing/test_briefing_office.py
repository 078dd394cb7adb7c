"""The PPTX opened by LibreOffice: every slide becomes a page, and nothing on it is empty."""

import shutil
import subprocess

import pytest
from pypdf import PdfReader

from briefing import powerpoint, ready
from dashboard.answers.view import View
from data.snapshots import current

OFFICE = shutil.which("soffice")


@pytest.mark.long
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed: apt-get install libreoffice-impress")
@pytest.mark.parametrize("slug", ["provinsi", "5305", "bangun-karya"])
def test_libreoffice_opens_the_deck_slide_by_slide(con, snapshots, tmp_path, slug):
    made = ready.make(slug, View(current().snapshot))
    deck = tmp_path / f"{slug}.pptx"
    deck.write_bytes(powerpoint.pptx(made)[0])
    command = [OFFICE, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = PdfReader(deck.with_suffix(".pdf")).pages
    assert len(pages) >= len(made.slides)
    for page, slide in zip(pages, made.slides, strict=False):
        assert slide.title.split()[0] in page.extract_text()
