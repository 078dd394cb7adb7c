"""*Satu produk*: what a village hands in lands in its sender's queue, once, within limits, and in no data."""

import asyncio
import errno
import io
import json
import os
import re
import shutil
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from dashboard.front import front_door
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.operating import admission
from dashboard.paper.lettering import width
from dashboard.sending import one_product
from data import backup, imports, snapshots
from data.accounts.people import Forbidden
from data.intake import child, ledger, photo, village_links, village_products
from data.intake.declined import Declined
from tests.front.test_front_door import Answer, Client
from tests.intake.conftest import ALOR, BELU, CHIEF, TODAY, home  # noqa: F401 - a fixture

ROLES = "".join(
    f'[[orang]]\nsurel = "{each.name}"\nperan = "{each.role}"\nwilayah = {json.dumps(each.regencies)}\n'
    f'lembaga = "{each.organisation}"\n'
    for each in (ALOR, BELU, CHIEF)
)
KEY = "0123456789abcdef0123456789abcdef"
FILLED = {
    "desa": "Aimoli (Alor Barat Laut)",
    "nama": "Keripik Contoh",
    "kategori": "makanan",
    "izin_PIRT": "ada",
}


@pytest.mark.parametrize("language", languages.known())
def test_what_a_field_asks_for_is_whole_in_half_of_a_phone(language):
    """*Nomor, bila ada* was cut at 390 pixels."""
    letters, phone, beside = (
        18,
        390,
        0.6,
    )  # assets/satu_produk.css; the gap in rem
    around, inside = 2 * (1 + 0.8) * letters + 2, 2 * 0.7 * letters + 2
    room = (phone - around - beside * letters) / 2 - inside
    with languages.speaking(language):
        assert width(say("satu.nomor_contoh"), letters) <= room


@pytest.fixture
def office(home: Path, monkeypatch) -> Path:  # noqa: F811
    monkeypatch.setenv("DASBOR_ROLES", str(home / "roles.toml"))
    (home / "roles.toml").write_text(ROLES)
    monkeypatch.setattr(front_door, "DOOR", admission.Door())
    monkeypatch.setattr(one_product, "DOOR", front_door.DOOR)
    return home


class Phone(Client):
    """Asks as the form does; a script asks for JSON."""

    def hand_in(
        self, secret: str, told: dict | None = None, accept: str = "application/json", **more
    ) -> Answer:
        fields = {"kode": secret, "kunci": KEY} | (told or FILLED) | more
        return self.post("/satu-produk", fields, accept=accept)


def picture(size=(640, 480), kind="JPEG", **more) -> bytes:
    written = io.BytesIO()
    Image.effect_noise(size, 30).convert("RGB").save(written, kind, **more)
    return written.getvalue()


def letters(content: bytes) -> str:
    return urlsafe_b64encode(content).decode()


def test_a_product_waits_for_the_sender_of_the_link_with_its_origin_and_is_no_data(office):
    secret = village_links.make(ALOR, "5305", "Kecamatan Alor Barat Laut", 30)
    before = snapshots.current().snapshot.name
    page = Phone().get(f"/satu-produk?kode={secret}", accept_encoding="")
    assert page.status_code == 200 and page.headers["cache-control"] == "no-store"
    assert (
        "Aimoli (Alor Barat Laut)" in page.text
        and "Kabupaten Alor" in page.text
        and ALOR.organisation in page.text
    )
    assert len(page.sent) < 30_000
    answer = Phone().hand_in(secret, foto=letters(picture()))
    assert answer.status_code == 200 and "Keripik Contoh" in json.loads(answer.text)["kata"]
    (waits,) = village_products.waiting(ALOR)
    assert (waits.village, waits.regency, waits.label) == (
        "5305042007",
        "5305",
        "Kecamatan Alor Barat Laut",
    ) or (waits.village.startswith("5305") and len(waits.village) == 10)
    assert waits.permits == {"PIRT": "ada"} and waits.picture and village_products.picture_of(waits)
    assert village_products.waiting(BELU) == [] and ledger.drafts().good == []
    assert snapshots.current().snapshot.name == before


def test_what_waits_becomes_one_import_that_names_where_it_came_from(office):
    secret = village_links.make(ALOR, "5305", "Kecamatan Alor Barat Laut", 30)
    for number, name in enumerate(("Keripik Contoh", "Anyaman Contoh")):
        told = FILLED | {"nama": name, "kunci": f"{number:032x}", "kategori": ("makanan", "kriya")[number]}
        assert Phone().hand_in(secret, told).status_code == 200
    waits = village_products.waiting(ALOR)
    draft = village_products.take(ALOR, [each.name for each in waits], TODAY)
    result = draft.result
    assert draft.sender == ALOR.name and result["questions"] == [] and result["findings"] == []
    assert result["changes"]["new"] == 4  # two products with a permit each
    rows = (draft.folder / "rows" / "product.csv").read_text()
    assert rows.count("Usulan desa lewat formulir Satu produk") == 2 and waits[0].name[-8:] in rows
    assert village_products.waiting(ALOR) == [] and len(village_products.of_import(ALOR, draft)) == 2
    shutil.rmtree(draft.folder)  # as a draft that is thrown away
    assert len(village_products.waiting(ALOR)) == 2


def test_what_comes_twice_counts_once_even_after_it_was_decided(office):
    secret, phone = village_links.make(ALOR, "5305", "Desa", 30), Phone()
    for _ in range(3):
        assert phone.hand_in(secret).status_code == 200
    (one,) = village_products.waiting(ALOR)
    village_products.throw_away(ALOR, [one.name])
    assert phone.hand_in(secret).status_code == 200 and village_products.waiting(ALOR) == []
    kept = "".join(path.read_text() for path in (office / "imports" / "desa").rglob("*.json"))
    assert "Keripik" not in kept  # thrown away is gone, but for its key


def test_a_link_ends_on_its_day_by_its_maker_and_with_the_right_of_its_maker(office, monkeypatch):
    phone = Phone()
    for end in ("day", "revoked", "role", "regency"):
        secret = village_links.make(ALOR, "5305", end, 1)
        assert phone.get(f"/satu-produk?kode={secret}").status_code == 200
        (link,) = village_links.of_maker(ALOR)
        if end == "day":
            later = datetime.now(UTC) + timedelta(days=1, seconds=1)
            file = next((office / "desa").glob("[!.]*"))
            told = json.loads(file.read_text())
            file.write_text(json.dumps(told | {"until": (later - timedelta(days=2)).isoformat()}))
        elif end == "revoked":
            village_links.revoke(BELU, link.code)  # not theirs
            assert phone.get(f"/satu-produk?kode={secret}").status_code == 200
            village_links.revoke(ALOR, link.code)
        elif end == "role":
            (office / "roles.toml").write_text(ROLES.replace(ALOR.name, "lain@contoh.go.id"))
        else:
            (office / "roles.toml").write_text(ROLES.replace('["5305"]', '["5306"]'))
        assert phone.get(f"/satu-produk?kode={secret}").status_code == 403, end
        refused = phone.hand_in(secret)
        assert refused.status_code == 403 and "Mintalah tautan baru" in refused.text
        (office / "roles.toml").write_text(ROLES)
        village_links.revoke(ALOR, link.code)
    assert village_products.waiting(ALOR) == []


def test_who_may_make_a_link_and_how_many(office):
    with pytest.raises(Forbidden):
        village_links.make(None, "5305", "x", 30)
    with pytest.raises(Declined):
        village_links.make(ALOR, "5304", "x", 30)
    for _ in range(village_links.MOST_LINKS):
        village_links.make(ALOR, "5305", "x", 30)
    with pytest.raises(Declined, match="Cabut"):
        village_links.make(ALOR, "5305", "x", 30)
    assert all(link.ends < datetime.now(UTC) + timedelta(days=91) for link in village_links.of_maker(ALOR))


def test_no_link_lies_on_the_disk_and_no_backup_brings_one_back(office, tmp_path):
    secret = village_links.make(ALOR, "5305", "Desa", 30)
    Phone().hand_in(secret)
    for path in office.rglob("*"):
        assert secret not in path.name and (not path.is_file() or secret.encode() not in path.read_bytes()), (
            path
        )
    backup.back_up(tmp_path / "cadangan")
    listed = next((tmp_path / "cadangan" / "daftar").glob("*.json")).read_text()
    assert '"desa/' not in listed and '"imports/desa/' in listed


def test_of_a_picture_only_its_colours_are_kept(office):
    secret = village_links.make(ALOR, "5305", "Desa", 30)
    exif = Image.Exif()
    exif[0x010F] = "KAMERA-RAHASIA"
    exif.get_ifd(0x8825)[2] = (8.0, 13.0, 5.0)
    sent = picture(exif=exif, comment=b"KOMENTAR-RAHASIA")
    assert b"RAHASIA" in sent
    assert Phone().hand_in(secret, foto=letters(sent)).status_code == 200
    (waits,) = village_products.waiting(ALOR)
    kept = village_products.picture_of(waits)
    with Image.open(io.BytesIO(kept)) as seen:
        assert seen.size == (640, 480) and not seen.getexif() and "comment" not in seen.info
    assert b"RAHASIA" not in kept and len(kept) <= photo.MOST_BYTES


@pytest.mark.parametrize(
    "content",
    [
        picture((90, 90), kind="PNG"),
        picture()[:3000],
        b"\xff\xd8\xff" + b"x" * 500,
        picture((1700, 10)),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
    ids=["png", "cut", "noise", "wide", "svg"],
)
def test_what_is_no_small_jpeg_is_a_sentence_and_leaves_nothing(office, content):
    secret = village_links.make(ALOR, "5305", "Desa", 30)
    answer = Phone().hand_in(secret, foto=letters(content))
    assert answer.status_code == 422 and "tanpa foto" in answer.text
    assert village_products.waiting(ALOR) == []
    assert [path for path in (office / "imports").rglob("*") if path.is_file()] == []


def test_too_much_is_not_even_read(office):
    secret = village_links.make(ALOR, "5305", "Desa", 30)
    assert Phone().hand_in(secret, foto=letters(b"\xff\xd8\xff" * 70_000)).status_code == 422  # 210,000 bytes
    assert Phone().hand_in(secret, foto="A" * one_product.MOST_BYTES).status_code == 413
    assert Phone().hand_in(secret, **{f"lain{number}": "x" for number in range(30)}).status_code == 422
    assert village_products.waiting(ALOR) == []


def test_a_pictures_reader_that_is_late_is_a_busy_server(office, monkeypatch):
    monkeypatch.setattr(child, "capped", lambda *_, **__: None)
    secret = village_links.make(ALOR, "5305", "Desa", 30)
    answer = Phone().hand_in(secret, foto=letters(picture()))
    assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0


def test_how_much_may_come_is_bounded(office, monkeypatch):
    monkeypatch.setattr(village_products, "MOST_OF_LINK", 3)
    monkeypatch.setattr(village_products, "MOST_WAITING", 4)
    monkeypatch.setattr(admission, "PRODUCTS", (9, 0.01))
    phone, secret, other = Phone(), *(village_links.make(ALOR, "5305", "x", 30) for _ in range(2))
    asked = [phone.hand_in(secret, kunci=f"{number:032x}") for number in range(4)]
    assert [each.status_code for each in asked] == [200, 200, 200, 422] and "tautan baru" in asked[-1].text
    asked = [phone.hand_in(other, kunci=f"{number:032x}") for number in range(2)]
    assert [each.status_code for each in asked] == [200, 422] and "penuh" in asked[-1].text
    asked = [phone.hand_in("x" * 43, kunci=f"{number:032x}") for number in range(4)]
    assert [each.status_code for each in asked] == [403, 403, 403, 503]
    assert int(asked[-1].headers["retry-after"]) > 0
    assert len(village_products.waiting(ALOR)) == 4


@pytest.mark.parametrize(
    "told",
    [
        {"desa": ""},
        {"nama": " \u200b "},
        {"kategori": "rahasia"},
        {"kunci": "../../x"},
        {"desa": "5304012001"},
    ],
)
def test_what_is_not_filled_in_rightly_is_a_sentence(office, told):
    secret = village_links.make(ALOR, "5305", "Desa", 30)
    answer = Phone().hand_in(secret, FILLED | told)
    assert answer.status_code == 422 and json.loads(answer.text)["kata"].endswith(".")
    assert village_products.waiting(ALOR) == []


def test_a_village_of_no_known_name_waits_as_it_was_typed_and_is_asked_of_the_sender(office):
    secret = village_links.make(ALOR, "5305", "Desa", 30)
    assert Phone().hand_in(secret, FILLED | {"desa": "Desa Antah Berantah"}).status_code == 200
    (waits,) = village_products.waiting(ALOR)
    draft = village_products.take(ALOR, [waits.name], TODAY)
    assert draft.result["questions"] or draft.result["findings"] or "Antah" in json.dumps(draft.result)


def test_without_a_script_there_is_a_page_in_the_readers_language(office):
    secret, phone = village_links.make(ALOR, "5305", "Desa", 30), Phone()
    assert "sudah diterima" in phone.hand_in(secret, accept="text/html").text
    page = phone.get(f"/satu-produk?bahasa=en&kode={secret}", accept_encoding="")
    assert 'lang="en"' in page.text and "One product" in page.text
    assert re.search(r'name="kunci" value="[0-9a-f]{32}"', page.text)
    assert "style=" not in page.text and "<script>" not in page.text


def test_what_villages_sent_is_looked_for_among_imports_by_nobody_else(office):
    secret = village_links.make(ALOR, "5305", "Desa", 30)
    Phone().hand_in(secret)
    assert ledger.drafts().unreadable == [] and imports.accepted() == []


def test_who_sends_a_little_now_and_then_keeps_nobody_out(office, monkeypatch):
    monkeypatch.setattr(admission, "PRODUCT_SECONDS", 0.05)
    said = []

    async def never():
        await asyncio.sleep(5)

    async def gone():
        return {"type": "http.disconnect"}

    async def send(message):
        said.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/satu-produk", "query_string": b"", "scheme": "http",
        "headers": [(b"host", b"127.0.0.1:8501")], "client": ("10.0.0.7", 1),
    }  # fmt: skip
    for receive, status in ((never, 503), (gone, 400)):
        asyncio.run(Phone().app(scope, receive, send))
        assert said[-2]["status"] == status
    assert front_door.DOOR.products == {}
    monkeypatch.setattr(admission, "PRODUCTS_OF_ONE", 0)
    secret = village_links.make(ALOR, "5305", "Desa", 30)
    assert Phone().hand_in(secret).status_code == 503


@pytest.mark.parametrize(
    ("field", "odd"),
    [("arrived", "kemarin"), ("arrived", 5), ("permits", {"SIM": "ada"}), ("product", None), ("taken", [])],
)
def test_one_damaged_product_hides_none_of_the_others(office, field, odd):
    secret = village_links.make(ALOR, "5305", "Camat", 30)
    for key in (KEY, KEY[::-1]):
        assert Phone().hand_in(secret, kunci=key).status_code == 200
    bad, good = village_products.waiting(ALOR)
    file = village_products._of(ALOR.name) / bad.name / village_products.TOLD
    file.write_text(json.dumps(json.loads(file.read_text()) | {field: odd}))
    assert village_products.waiting(ALOR) == [good]


def test_a_link_of_a_clock_that_was_ahead_opens_nothing(office):
    secret = village_links.make(ALOR, "5305", "Camat", 30)
    (file,) = (snapshots.folder() / "desa").iterdir()
    told = json.loads(file.read_text())
    late = datetime.now(UTC) + timedelta(days=village_links.LONGEST_DAYS + 400)
    file.write_text(json.dumps(told | {"until": late.isoformat()}))
    assert village_links.opened(secret) is None
    file.write_text(json.dumps(told | {"label": 5}))
    assert village_links.opened(secret) is None and village_links.of_maker(ALOR) == []
    file.write_text(json.dumps(told))
    assert village_links.opened(secret) is not None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EMFILE])
def test_what_the_server_could_not_take_a_phone_sends_again(office, monkeypatch, number):
    """A full disk was answered like a wrong form: the phone kept the product and never sent it again."""
    secret = village_links.make(ALOR, "5305", "", 7)

    def refused(*_, **__):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(village_products.durable, "write", refused)
        answer = Phone().hand_in(secret)
    assert answer.status_code == 503 and "retry-after" in answer.headers
    assert json.loads(answer.text)["kata"].endswith((".", "!"))
    with monkeypatch.context() as patch:
        patch.setattr("data.disk.has_room", lambda _: False)
        assert Phone().hand_in(secret).status_code == 503
    assert not village_products.waiting(ALOR) and not list(imports.folder().glob(".desa-*"))
    assert Phone().hand_in(secret).status_code == 200
    assert len(village_products.waiting(ALOR)) == 1
