"""What villages handed in, on the sender's page: its origin and picture; made an import, or thrown away."""

import errno
import io
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from data import backup, disk
from data.intake import __main__ as command
from data.intake import child, ledger, photo, village_links, village_products
from data.intake.declined import Declined, NotNow
from tests.intake.conftest import ALOR, CHIEF, TODAY
from tests.intake.test_decisions import page

KNOWN = village_products.Known("Kabupaten Alor", {"5305042007": "Aimoli"}, {"makanan": "Makanan"})


def seen(at: AppTest) -> str:
    shown = [each.body for each in at.get("html")] + [each.label for each in at.checkbox]
    return " ".join([*shown, *(each.value for each in at.text)])


@pytest.fixture
def arrive(home) -> Callable[..., village_products.Product]:
    def arrive(number: int = 1, sender=ALOR, **more: str) -> village_products.Product:
        secret = village_links.make(sender, "5305", "Kecamatan Contoh", 30)
        made = next(
            each for each in village_links.of_maker(sender) if each.code == village_links._hash(secret)[:12]
        )
        told = {"desa": "5305042007", "nama": f"Keripik {number}", "kategori": "makanan"} | more
        written = io.BytesIO()
        Image.new("RGB", (90, 60), "red").save(written, "JPEG")
        return village_products.hand_in(made, f"{number:032x}", told, written.getvalue(), KNOWN)

    return arrive


def test_a_sender_makes_a_link_sees_it_once_and_revokes_it(home, monkeypatch):
    at = page(monkeypatch, ALOR)
    at.text_input(key="tautan_sebutan").set_value("Kecamatan Contoh")
    next(button for button in at.button if button.label == "Buat tautan").click().run()
    (shown,) = [code.value for code in at.code]
    secret = re.search(r"kode=([\w-]{43})", shown)[1]
    (link,) = village_links.of_maker(ALOR)
    assert village_links._hash(secret).startswith(link.code) and link.regency == "5305"
    assert any("0 dari paling banyak 200 produk" in text.value for text in at.text)
    at.button(key=f"cabut_{link.code}").click().run()
    assert village_links.of_maker(ALOR) == [] and not at.exception and not at.code


def test_what_waits_is_shown_with_its_origin_and_becomes_one_import(arrive, monkeypatch):
    one, two = arrive(1), arrive(2, izin_PIRT="ada")
    at = page(monkeypatch, ALOR)
    labels = [box.label for box in at.checkbox if box.key.startswith("usulan_")]
    assert len(labels) == 2 and all("Aimoli" in label and "Kecamatan Contoh" in label for label in labels)
    at.checkbox(key=f"usulan_{one.name}").set_value(False)
    next(button for button in at.button if button.label == "Jadikan satu kiriman").click().run()
    assert not at.exception
    (draft,) = ledger.drafts().good
    assert [each.name for each in village_products.waiting(ALOR)] == [one.name]
    assert [each.name for each in village_products.of_import(ALOR, draft)] == [two.name]
    assert "SPP-IRT" in seen(at) or "izin" in seen(at)


def test_what_is_thrown_away_is_gone_with_its_picture(arrive, monkeypatch):
    one = arrive(1)
    assert len(village_products.picture_of(one)) <= photo.MOST_BYTES
    at = page(monkeypatch, ALOR)
    next(button for button in at.button if button.label == "Buang yang dipilih").click().run()
    assert not at.exception and village_products.waiting(ALOR) == []
    assert village_products.picture_of(one) is None and "Keripik" not in seen(at)


def test_nobody_else_sees_what_waits_for_a_sender(arrive, monkeypatch):
    arrive(1)
    assert "Keripik" not in seen(page(monkeypatch, CHIEF))


def test_a_picture_goes_some_days_after_its_product_is_published(arrive, monkeypatch, capsys):
    taken, waits = arrive(1), arrive(2)
    draft = village_products.take(ALOR, [taken.name], TODAY)
    ledger.note(ledger.PUBLISHED, CHIEF.name, draft)
    days = timedelta(days=village_products.PICTURE_DAYS)
    assert village_products.let_pictures_go(datetime.now(UTC) + days - timedelta(minutes=1)) == 0
    assert village_products.picture_of(taken)
    monkeypatch.setattr(village_products, "PICTURE_DAYS", 0)  # what the nightly command finds a month later
    monkeypatch.setattr(child, "step_back", lambda: None)
    assert command.main(["--due"]) == command.DONE
    assert "1 foto dari desa dihapus" in capsys.readouterr().out
    assert village_products.picture_of(taken) is None and village_products.picture_of(waits)
    assert [each.picture for each in village_products.of_import(ALOR, draft)] == [False]
    assert village_products.let_pictures_go(datetime.now(UTC)) == 0


def test_what_the_disk_did_not_take_comes_in_no_second_import(arrive, monkeypatch):
    """The import stayed, and those that were not marked waited on: each of them came twice."""
    names = [arrive(number).name for number in (1, 2, 3)]
    marked = []

    def full(product: village_products.Product, folder: Path) -> None:
        marked.append(product.name)
        if len(marked) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(product, folder)

    write = village_products._write
    with monkeypatch.context() as patch:
        patch.setattr(village_products, "_write", full)
        with pytest.raises(Declined, match="Ruang penyimpanan hampir habis"):
            village_products.take(ALOR, names, TODAY)
    assert ledger.drafts().good == []
    assert sorted(each.name for each in village_products.waiting(ALOR)) == sorted(names)
    assert len(village_products.of_import(ALOR, village_products.take(ALOR, names, TODAY))) == 3


def test_a_picture_that_a_kill_left_of_what_was_thrown_away_goes_at_night(arrive, monkeypatch):
    """Its record said that there was none, and so nothing ever looked for it again."""
    one, two = arrive(1), arrive(2)
    unlink = Path.unlink
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda path, **more: path.name != "foto.jpg" and unlink(path, **more))
        village_products.throw_away(ALOR, [one.name])
    assert village_products.picture_of(one)
    assert village_products.let_pictures_go(datetime.now(UTC)) == 1
    assert village_products.picture_of(one) is None and village_products.picture_of(two)


def test_a_picture_for_which_there_was_no_room_is_no_bad_picture(arrive, monkeypatch):
    """The phone was told that it cannot be read, and never sent it again."""
    monkeypatch.setattr(child, "capped", lambda *_, **__: 1)  # what a full disk makes of its writing
    with pytest.raises(Declined, match="tidak dapat dibaca"):
        arrive(1)
    rooms = iter([True, False])
    monkeypatch.setattr(disk, "has_room", lambda _: next(rooms))
    with pytest.raises(NotNow, match="Ruang penyimpanan hampir habis"):
        arrive(1)
    assert village_products.waiting(ALOR) == []


@pytest.mark.parametrize("which", ["on its day", "with what was thrown away", "by a damage"])
def test_a_picture_that_went_here_goes_from_the_earlier_backups(arrive, tmp_path, monkeypatch, which):
    """The form says that it is deleted; each backup kept it for ever. What was lost comes back from there."""
    going, stays = arrive(1), arrive(2)
    folder = village_products._of(ALOR.name)
    picture = (folder / stays.name / village_products.PICTURE).read_bytes()
    (folder / stays.name / village_products.PICTURE).write_bytes(picture + b"lain")
    shelf = tmp_path / "cadangan"
    first = backup.back_up(shelf)
    if which == "on its day":
        draft = village_products.take(ALOR, [going.name], TODAY)
        ledger.note(ledger.PUBLISHED, CHIEF.name, draft)
        monkeypatch.setattr(village_products, "PICTURE_DAYS", 0)
        assert village_products.let_pictures_go(datetime.now(UTC)) == 1
    elif which == "by a damage":
        (folder / going.name / village_products.PICTURE).unlink()
    else:
        village_products.throw_away(ALOR, [going.name])
    backup.back_up(shelf)
    backup.restore(shelf, tmp_path / "pulih", first)
    found = {path.parent.name for path in (tmp_path / "pulih").rglob(village_products.PICTURE)}
    assert found == {stays.name} | ({going.name} if which == "by a damage" else set())
    contents = [path.read_bytes() for path in (shelf / backup.CONTENTS).rglob("*") if path.is_file()]
    assert (picture in contents) == (which == "by a damage") and picture + b"lain" in contents


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_what_the_disk_does_not_take_of_a_senders_is_a_sentence(arrive, monkeypatch, number):
    """It ended the page, and a phone that sent meanwhile was not told to send again."""
    one = arrive(1)
    (link,) = village_links.of_maker(ALOR)

    def refused(*_, **__):
        raise OSError(number, os.strerror(number))

    for hindered, act in (
        ("data.durable.write", lambda: village_products.throw_away(ALOR, [one.name])),
        ("data.durable.write", lambda: village_links.make(ALOR, "5305", "Camat", 7)),
        ("pathlib.Path.unlink", lambda: village_links.revoke(ALOR, link.code)),
        ("data.disk.make_folder", lambda: arrive(2)),
        ("tempfile.mkdtemp", lambda: arrive(2)),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(hindered, refused)
            with pytest.raises(NotNow):
                act()
    assert [each.name for each in village_products.waiting(ALOR)] == [one.name]
    assert link in village_links.of_maker(ALOR)
